"""Articles of Fundus, which needs an environment of its own: with lxml below 6 and curl_cffi below 0.16."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from test_extractors import PAGE, URL, check

import newsclean


def fundus_article(**extraction: object) -> object:
    pytest.importorskip("fundus", reason="needs newsclean[fundus], which needs lxml<6: an environment of its own")
    from fundus.scraping.article import Article
    from fundus.scraping.html import HTML, SourceInfo

    html = HTML(URL, URL, PAGE, datetime(2026, 3, 6, tzinfo=UTC), SourceInfo("Example News"))
    return Article(html=html, **extraction)


def test_fundus() -> None:
    article = fundus_article()
    from fundus.parser import ArticleBody
    from fundus.parser.data import ArticleSection, Image, ImageVersion, TextSequence

    from newsclean.integrations.fundus import from_fundus

    paragraphs = [text.split("</p>")[0].replace("\n", " ") for text in PAGE.split("<p>")[1:]]
    sections = [
        ArticleSection(TextSequence(()), TextSequence(paragraphs[:3])),
        ArticleSection(
            TextSequence(["Fishermen stay ashore"]),
            TextSequence([paragraphs[3], "The port of Vila Nova stays closed until Thursday.", *paragraphs[4:]]),
        ),
    ]
    points = ("Waves of nine metres were measured.", "Two ferries are overdue.")
    article = fundus_article(
        title="Storm closes three ports",
        body=ArticleBody(TextSequence(points), sections),
        authors=["By Ana Ruíz, Staff Writer | Example News"],
        publishing_date=datetime(2026, 3, 5, 14, 30, tzinfo=UTC),
        topics=["Storms"],
        images=[Image([ImageVersion("https://news.example.com/pier.jpg")], True, None, None, [], 1)],
    )
    cleaned = from_fundus(article)
    check(cleaned)
    assert cleaned.key_points == points
    assert (cleaned.publisher, cleaned.language, cleaned.keywords) == ("Example News", "en", ("Storms",))
    assert cleaned.image_url == "https://news.example.com/pier.jpg"
    assert newsclean.clean(article) == cleaned


def test_fundus_attributes_that_are_exceptions() -> None:
    error = ValueError("no such element")
    broken = fundus_article(title=error, body=error, authors=error, publishing_date=error, topics=error, images=error)
    article = newsclean.clean(broken)
    assert [issue.code for issue in article.issues] == ["empty"]
    assert (article.headline, article.authors, article.publisher) == (None, (), "Example News")
    assert [issue.code for issue in newsclean.clean(fundus_article()).issues] == ["empty"]
