"""Entries of feeds, and what services make of a page as Markdown, in the shapes that they are documented to have."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

import newsclean
from newsclean.integrations.crawl4ai import from_crawl4ai
from newsclean.integrations.firecrawl import from_firecrawl
from newsclean.integrations.jina import from_jina

URL = "https://news.example.com/coast/storm-closes-three-ports"

LEDE = "The harbour master closed all three ports of the northern coast on Monday night, after waves of nine metres."
FERRIES = "Two ferries with some 400 people on board were still overdue at midnight, the coast guard said on Monday."

MARKDOWN = f"""[Home](/) [Coast](/coast) [Sport](/sport)

# Storm closes three ports

By **Ana Ruíz**

{LEDE}

Advertisement

## Fishermen stay ashore

{FERRIES}

- The port of Vila Nova stays closed until Thursday, says the harbour master.
- The port of Santa Rita opens for small boats on Wednesday, if the wind drops.

The fishermen of the coast had brought in their boats by noon, and sat in the market hall, mending nets.
"""

METAS = {
    "title": "Storm closes three ports | Example News",
    "og:site_name": "Example News",
    "author": "By Ana Ruíz, Staff Writer | Example News",
    "article:published_time": "2026-03-05T14:30:00+01:00",
    "keywords": "Storms, Ports",
    "og:image": None,
}

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Example News</title><language>en-GB</language>
<item><title>Storm &amp;amp; flood close three ports</title><link>{URL}</link>
<author>ana@example.com (Ana Ruíz)</author><pubDate>Thu, 05 Mar 2026 14:30:00 +0100</pubDate><category>Storms</category>
<media:content url="https://news.example.com/pier.jpg" medium="image"/>
<description>Waves have closed the coast.</description>
<content:encoded><![CDATA[<p>{LEDE}</p><h2>Fishermen stay ashore</h2><p>{FERRIES}</p><p>Advertisement</p>
<ul><li>The port of Vila Nova stays closed until Thursday.</li></ul>
<p>READ MORE: Ferry company sold</p>]]></content:encoded>
</item>
<item><title>Ports open again</title><description>The harbour master opened all ports.</description></item>
<item><title>Nothing</title></item></channel></rss>"""


def check(article: newsclean.Article) -> None:
    assert article.headline == "Storm closes three ports"
    assert article.authors == ("Ana Ruíz",)
    assert article.text.startswith(LEDE)
    assert FERRIES in article.text
    assert "Advertisement" not in article.text
    assert "Sport" not in article.text
    kinds = [item.kind for item in article.body]
    assert kinds == ["paragraph", "heading", "paragraph", "list_item", "list_item", "paragraph"]


def check_metadata(article: newsclean.Article) -> None:
    assert (article.publisher, article.url, article.keywords) == ("Example News", URL, ("Storms", "Ports"))
    assert article.date_published
    assert article.date_published.iso == "2026-03-05T14:30:00+01:00"


def is_empty(article: newsclean.Article) -> bool:
    return [issue.code for issue in article.issues] == ["empty"]


def parsed(feed: str) -> Any:
    feedparser = pytest.importorskip("feedparser", reason="needs newsclean[feedparser]")
    return feedparser.parse(feed)


def test_feedparser() -> None:
    feed = parsed(RSS)
    from newsclean.integrations.feedparser import from_feedparser

    article = from_feedparser(feed.entries[0], feed=feed.feed)
    assert article.headline == "Storm & flood close three ports"
    assert (article.authors, article.publisher, article.language) == (("Ana Ruíz",), "Example News", "en-GB")
    assert article.text.startswith(LEDE)
    assert [item.kind for item in article.body] == ["paragraph", "heading", "paragraph", "list_item"]
    assert {removed.label for removed in article.removed} == {"advertisement", "related"}
    assert article.date_published
    assert article.date_published.iso == "2026-03-05T14:30:00+01:00"
    assert article.date_modified is None
    assert (article.description, article.keywords) == ("Waves have closed the coast.", ("Storms",))
    assert (article.url, article.image_url) == (URL, "https://news.example.com/pier.jpg")
    assert newsclean.clean(feed.entries[0]).text == article.text
    assert newsclean.clean(feed.entries[0]).publisher is None


def test_feedparser_without_content() -> None:
    feed = parsed(RSS)
    article = newsclean.clean(feed.entries[1])
    assert (article.text, article.description) == ("The harbour master opened all ports.", None)
    assert is_empty(newsclean.clean(feed.entries[2]))
    with pytest.raises(newsclean.SourceError, match="pass its entries"):
        newsclean.clean(feed)


def test_feedparser_atom() -> None:
    feed = parsed(
        f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Example News</title><entry><title>Ports open</title>
        <link href="{URL}"/><link rel="enclosure" type="image/png" href="https://news.example.com/map.png"/>
        <author><name>Ana Ruíz</name></author><updated>2026-03-06T09:00:00Z</updated><published>2026-03-05</published>
        <source><title>Example Agency</title></source>
        <content type="text">The ports are open.\n\nTwo ferries left.</content></entry></feed>"""
    )
    from newsclean.integrations.feedparser import from_feedparser

    article = from_feedparser(feed.entries[0], feed=feed.feed)
    assert [item.text for item in article.body] == ["The ports are open.", "Two ferries left."]
    assert (article.publisher, article.image_url) == ("Example Agency", "https://news.example.com/map.png")
    assert article.date_published
    assert article.date_published.iso == "2026-03-05"  # a day, and no midnight
    assert article.date_modified
    assert article.date_modified.iso == "2026-03-06T09:00:00+00:00"


@dataclass
class Generated:
    """As crawl4ai's `MarkdownGenerationResult`."""

    raw_markdown: str
    fit_markdown: str | None = None


@dataclass
class Result:
    """As crawl4ai's `CrawlResult`, and as firecrawl's `Document`."""

    url: str | None = None
    markdown: Any = None
    metadata: Any = field(default_factory=dict)
    cleaned_html: str | None = None
    html: str | None = None


@pytest.mark.parametrize(
    "markdown",
    [MARKDOWN, Generated(MARKDOWN), Generated("# Home", MARKDOWN), {"raw_markdown": MARKDOWN, "fit_markdown": ""}],
)
def test_crawl4ai(markdown: object) -> None:
    article = from_crawl4ai(Result(URL, markdown, METAS))
    check(article)
    check_metadata(article)
    assert from_crawl4ai({"url": URL, "markdown": markdown, "metadata": METAS}) == article


def test_crawl4ai_without_markdown() -> None:
    page = f"<h1>Storm closes three ports</h1><p>{LEDE}</p><p>{FERRIES}</p>"
    assert from_crawl4ai(Result(URL, None, None, page)).text == f"{LEDE}\n\n{FERRIES}"
    assert from_crawl4ai(Result(URL, Generated("", ""), None, "", page)).text == f"{LEDE}\n\n{FERRIES}"
    assert is_empty(from_crawl4ai(Result(URL)))
    assert is_empty(from_crawl4ai({}))


class Model:
    """As a pydantic model of metadata."""

    def model_dump(self, *, exclude_none: bool) -> dict[str, object]:
        told = {
            "title": "Storm closes three ports | Example News",
            "og_site_name": "Example News",
            "published_time": "2026-03-05T14:30:00+01:00",
            "keywords": ["Storms", "Ports"],
            "author": "Ana Ruíz",
            "source_url": URL,
            "status_code": 200,
            "og_image": None,
        }
        return {name: value for name, value in told.items() if value is not None or not exclude_none}


def test_firecrawl() -> None:
    metadata = {
        "title": "Storm closes three ports | Example News",
        "ogSiteName": "Example News",
        "publishedTime": "2026-03-05T14:30:00+01:00",
        "keywords": "Storms, Ports",
        "author": "By Ana Ruíz, Staff Writer | Example News",
        "language": "en",
        "sourceURL": URL,
        "statusCode": 200,
    }
    document = {"markdown": MARKDOWN, "metadata": metadata}
    article = from_firecrawl({"success": True, "data": document})
    check(article)
    check_metadata(article)
    assert article.language == "en"
    assert from_firecrawl(document) == article
    of_sdk = from_firecrawl(Result(markdown=MARKDOWN, metadata=Model()))
    check(of_sdk)
    check_metadata(of_sdk)


def test_firecrawl_without_markdown() -> None:
    assert from_firecrawl({"data": {"html": f"<h1>Ports</h1><p>{LEDE}</p><p>{FERRIES}</p>"}}).text.endswith(FERRIES)
    for nothing in ({}, {"data": None}, {"success": False, "error": "timeout"}, Result(metadata=None)):
        assert is_empty(from_firecrawl(nothing))


def test_jina() -> None:
    told = {
        "title": "Storm closes three ports | Example News",
        "url": URL,
        "content": MARKDOWN,
        "publishedTime": "Thu, 05 Mar 2026 14:30:00 +0100",
        "metadata": {"og:site_name": "Example News", "keywords": "Storms, Ports", "author": "Ana Ruíz"},
    }
    article = from_jina({"code": 200, "status": 20000, "data": told})
    check(article)
    check_metadata(article)
    assert from_jina(told) == article
    assert is_empty(from_jina({"code": 422, "data": None}))


def test_jina_text() -> None:
    head = f"Title: Storm closes three ports\n\nURL Source: {URL}\n\nPublished Time: 2026-03-05T14:30:00+01:00\n\n"
    article = from_jina(f"{head}Markdown Content:\n{MARKDOWN}")
    check(article)
    assert article.canonical_url == URL
    assert article.date_published
    assert article.date_published.iso == "2026-03-05T14:30:00+01:00"
    assert is_empty(from_jina(""))
