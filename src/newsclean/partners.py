"""`scraped_by`: finds the integration that reads the object of another program, without importing the program."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.scraped import Scraped

KNOWN = {
    "crawl4ai.models.CrawlResult": "crawl4ai",
    "crawl4ai.models.CrawlResultContainer": "crawl4ai",
    "feedparser.util.FeedParserDict": "feedparser",
    "firecrawl.v1.client.V1FirecrawlDocument": "firecrawl",
    "firecrawl.v2.types.Document": "firecrawl",
    "fundus.scraping.article.Article": "fundus",
    "goose3.article.Article": "goose3",
    "newspaper.article.Article": "newspaper",
    "NewsArticle.NewsArticle": "newsplease",  # as news-please itself imports it
    "newsplease.NewsArticle.NewsArticle": "newsplease",
    "readability.readability.Document": "readability",
    "scrapy.http.response.text.TextResponse": "scrapy",
    "trafilatura.settings.Document": "trafilatura",
    "zyte_common_items.items.article.Article": "zyte",
}
"""By the full name of a class the module of `newsclean.integrations` whose function `scraped` reads its objects."""


def scraped_by(source: object) -> Scraped | None:
    """What an object of another program hands over; None if it is of none that is known.

    >>> scraped_by("Storm closes three ports")
    """
    for base in type(source).__mro__:
        if name := KNOWN.get(f"{base.__module__}.{base.__qualname__}"):
            found: Scraped = import_module(f"newsclean.integrations.{name}").scraped(source)
            return found
    return None
