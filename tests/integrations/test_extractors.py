"""What extractors make of a page is taken over with its structure and its metadata, and cleaned; with the real packages."""

from __future__ import annotations

from importlib import import_module

import pytest

import newsclean
from newsclean.integrations.shapes import value_of
from newsclean.partners import KNOWN

URL = "https://news.example.com/coast/storm-closes-three-ports"

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Storm closes three ports | Example News</title>
<link rel="canonical" href="https://news.example.com/coast/storm-closes-three-ports">
<meta name="description" content="Waves of nine metres have closed the northern coast.">
<meta name="author" content="By Ana Ruíz, Staff Writer | Example News">
<meta property="og:title" content="Storm closes three ports"><meta property="og:site_name" content="Example News">
<meta property="og:url" content="https://news.example.com/coast/storm-closes-three-ports">
<meta property="og:image" content="https://news.example.com/pier.jpg">
<meta property="article:published_time" content="2026-03-05T14:30:00+01:00"></head>
<body><nav><a href="/">Home</a> <a href="/coast">Coast</a> <a href="/sport">Sport</a></nav>
<article><h1>Storm closes three ports</h1>
<p>LISBON (Reuters) - The harbour master closed all three ports of the northern coast on Monday night, after waves of nine
metres had been measured at the pier of Vila Nova.</p>
<p>Two ferries with some 400 people on board were still overdue at midnight, the coast guard said, and tugs could not
leave the harbour to look for them before the wind had dropped.</p>
<p>Advertisement</p>
<h2>Fishermen stay ashore</h2>
<p>The fishermen of the coast had brought in their boats by noon, as the forecast had warned them of the storm, and sat in
the market hall for most of the day, mending nets.</p>
<ul><li>The port of Vila Nova stays closed until Thursday, says the harbour master.</li>
<li>The port of Santa Rita opens for small boats on Wednesday, if the wind drops.</li></ul>
<p>Advertisement spending on the ferries fell by 4% in the second quarter, the ferry company had said on Friday, and it
hopes that passengers will come back in the summer.</p>
<p>READ MORE: Ferry company sold for the third time</p>
</article></body></html>"""

LEDE = "LISBON (Reuters) - The harbour master closed all three ports of the northern coast on Monday night,"
SPENDING = "Advertisement spending on the ferries fell by 4% in the second quarter,"


def package(name: str, extra: str) -> None:
    pytest.importorskip(name, reason=f"needs newsclean[{extra}]")


def check(article: newsclean.Article) -> None:
    """The story is whole, what is not the story is set aside, and the metadata are clean."""
    assert article.headline == "Storm closes three ports"
    assert article.authors == ("Ana Ruíz",)
    assert article.url == URL
    assert article.text.startswith(LEDE)
    assert SPENDING in article.text
    assert "Vila Nova stays closed" in article.text
    assert "READ MORE" not in article.text
    assert "Advertisement" not in article.text.split("\n\n")
    assert not article.issues
    assert [item.kind for item in article.body if item.text == "Fishermen stay ashore"] == ["heading"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:newspaper")
def test_newspaper4k() -> None:
    package("newspaper", "newspaper4k")
    import newspaper

    from newsclean.integrations.newspaper import from_newspaper

    config = newspaper.Config()
    config.fetch_images = False
    parsed = newspaper.article(URL, input_html=PAGE, config=config)
    article = from_newspaper(parsed)
    check(article)
    assert [item.kind for item in article.body if item.kind != "paragraph"] == ["heading", "list_item", "list_item"]
    assert (article.publisher, article.language) == ("Example News", "en")
    assert article.date_published
    assert article.date_published.iso == "2026-03-05T14:30:00+01:00"
    assert article.description == "Waves of nine metres have closed the northern coast."
    assert newsclean.clean(parsed) == article


@pytest.mark.filterwarnings("ignore::DeprecationWarning:newspaper")
def test_newspaper4k_without_its_html_or_anything() -> None:
    package("newspaper", "newspaper4k")
    import newspaper

    parsed = newspaper.Article(URL)
    assert [issue.code for issue in newsclean.clean(parsed).issues] == ["empty"]
    parsed.text = "The harbour master closed all ports.\n\nTwo ferries are overdue."
    assert len(newsclean.clean(parsed).body) == 2


def news_please(html: str) -> object:
    package("newsplease", "news-please")
    from newsplease import NewsPlease

    return NewsPlease.from_html(html, url=URL, fetch_images=False)


@pytest.mark.filterwarnings("ignore")
def test_news_please() -> None:
    from newsclean.integrations.newsplease import from_newsplease

    parsed = news_please(PAGE)
    article = from_newsplease(parsed)
    check(article)  # it loses what the heading and the list are; newsclean sees the heading again
    assert article.date_published
    assert article.date_published.iso == "2026-03-05T14:30:00"  # news-please drops the time zone
    assert article.language == "en"
    assert article.image_url == "https://news.example.com/pier.jpg"
    assert newsclean.clean(parsed) == article == from_newsplease(value_of(parsed, "get_dict")())


@pytest.mark.filterwarnings("ignore")
def test_news_please_without_a_picture() -> None:
    parsed = news_please(PAGE.replace("https://news.example.com/pier.jpg", ""))
    assert value_of(parsed, "image_url") == URL
    assert newsclean.clean(parsed).image_url is None


@pytest.mark.filterwarnings("ignore")
def test_news_please_without_a_text() -> None:
    from newsclean.integrations.newsplease import from_newsplease

    parsed = news_please("")
    assert parsed == {}
    assert [issue.code for issue in from_newsplease(parsed).issues] == ["empty"]
    parsed = news_please("<html><body></body></html>")
    assert value_of(parsed, "maintext") is None
    assert "empty" in [issue.code for issue in newsclean.clean(parsed).issues]


def test_goose3() -> None:
    package("goose3", "goose3")
    from goose3 import Goose
    from goose3.article import Article

    from newsclean.integrations.goose3 import from_goose3

    with Goose() as goose:
        parsed = goose.extract(raw_html=PAGE)
    article = from_goose3(parsed)
    check(article)
    assert [item.kind for item in article.body if item.kind != "paragraph"] == ["heading", "list_item", "list_item"]
    assert (article.publisher, article.language) == ("Example News", "en")
    assert article.date_published
    assert article.date_published.iso == "2026-03-05T14:30:00+01:00"
    assert newsclean.clean(parsed) == article
    assert [issue.code for issue in newsclean.clean(Article()).issues] == ["empty"]


def test_goose3_of_a_page_that_tells_twice() -> None:
    package("goose3", "goose3")
    from goose3 import Goose

    again = (
        """<meta property="og:site_name" content="Example"><meta property="og:image" content="https://example.com/2.jpg">"""
    )
    with Goose() as goose:
        parsed = goose.extract(raw_html=PAGE.replace("</head>", f"{again}</head>"))
    assert parsed.opengraph["site_name"] == ["Example News", "Example"]
    article = newsclean.clean(parsed)
    assert (article.publisher, article.image_url) == ("Example News", "https://news.example.com/pier.jpg")


def test_readability() -> None:
    package("readability", "readability-lxml")
    import readability

    from newsclean.integrations.readability import from_readability

    document = readability.Document(PAGE, url=URL)
    article = from_readability(document)
    check(article)
    assert [item.kind for item in article.body if item.kind != "paragraph"] == ["heading", "list_item", "list_item"]
    assert newsclean.clean(document) == article


def test_readability_without_a_text_or_a_title() -> None:
    package("readability", "readability-lxml")
    import readability

    for page in ("", b"", "<p></p>"):
        article = newsclean.clean(readability.Document(page))
        assert [issue.code for issue in article.issues] == ["empty"]
        assert (article.headline, article.authors) == (None, ())


def test_readability_title_that_is_the_site() -> None:
    """The short title is what a heading of the page repeats of its title, be it the name of the site above the menu."""
    package("readability", "readability-lxml")
    import readability

    page = PAGE.replace("<h1>Storm closes three ports</h1>", "").replace("<nav>", "<h3>The Vila Nova Example</h3><nav>")
    page = page.replace("ports | Example News</title>", "ports of the coast - The Vila Nova Example</title>")
    document = readability.Document(page, url=URL)
    assert document.short_title() == "The Vila Nova Example"
    assert newsclean.clean(document).headline == "Storm closes three ports of the coast"


def test_zyte() -> None:
    package("zyte_common_items", "zyte-common-items")
    from zyte_common_items import Article, Author, Image

    from newsclean.integrations.zyte import from_zyte

    body = PAGE.split("<h1>Storm closes three ports</h1>")[1].split("</article>")[0]
    item = Article(
        url=URL,
        headline="Storm closes three ports",
        authors=[Author(name="By Ana Ruíz, Staff Writer | Example News")],
        articleBody="The harbour master closed all ports.\n\nTwo ferries are overdue.",
        articleBodyHtml=f"<article>{body}</article>",
        datePublished="2026-03-05T13:30:00Z",
        inLanguage="en",
        mainImage=Image(url="https://news.example.com/pier.jpg"),
    )
    article = from_zyte(item)
    check(article)
    assert article.date_published
    assert article.date_published.iso == "2026-03-05T13:30:00+00:00"
    assert article.image_url == "https://news.example.com/pier.jpg"
    assert newsclean.clean(item) == article
    item.articleBodyHtml = None
    assert len(newsclean.clean(item).body) == 2
    assert [issue.code for issue in newsclean.clean(Article(url=URL)).issues] == ["empty"]


def test_headline_that_is_the_name_of_the_site() -> None:
    """A title is told that names only the site: the headline is the one that the text prints."""
    package("newspaper", "newspaper4k")
    import newspaper

    parsed = newspaper.Article(URL)
    parsed.title, parsed.meta_site_name = "Example News", "Example News"
    parsed.text = (
        "Storm closes three ports\n\nBy Ana Ruíz\n\nThe harbour master closed all three ports on Monday night, as a storm "
        "had come.\n\nTwo ferries with some 400 people on board were still overdue at midnight, the coast guard said."
    )
    assert newsclean.clean(parsed).headline == "Storm closes three ports"
    parsed.text = parsed.text.partition("By Ana Ruíz\n\n")[2]
    assert newsclean.clean(parsed).headline is None


@pytest.mark.parametrize("module", sorted(set(KNOWN.values())))
def test_every_partner_has_its_two_functions(module: str) -> None:
    if module == "scrapy":  # its classes are Scrapy's own, so that it alone cannot be imported without its package
        package("scrapy", "scrapy")
    integration = import_module(f"newsclean.integrations.{module}")
    assert callable(integration.scraped)
    assert callable(getattr(integration, "clean_response" if module == "scrapy" else f"from_{module}"))
