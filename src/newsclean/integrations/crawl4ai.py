"""Crawl4AI: its `CrawlResult`, or the same from its server as a dict; no package is needed to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.cleaning import clean
from newsclean.integrations.shapes import value_of
from newsclean.readers.told.handed import handed_metas
from newsclean.scraped import Scraped

if TYPE_CHECKING:
    from newsclean.article import Article


def from_crawl4ai(result: Any, **options: Any) -> Article:
    """The article in what `AsyncWebCrawler.arun(url)` gives.

    Args:
        result: Its `fit_markdown` is taken if a content filter made one, else `raw_markdown`; without Markdown its
            `cleaned_html`, or the page.  Its metadata are read as the page's own.
        options: Those of `newsclean.clean`.
    """
    return clean(scraped(result), **options)


def scraped(result: Any) -> Scraped:
    """What the result hands over."""
    url = value_of(result, "redirected_url") or value_of(result, "url")
    metadata = handed_metas(value_of(result, "metadata") or {})
    markdown = value_of(result, "markdown")
    text = value_of(markdown, "fit_markdown") or value_of(markdown, "raw_markdown") or markdown
    if text and isinstance(text, str):
        return Scraped(str(text), "markdown", url, metadata)
    return Scraped(value_of(result, "cleaned_html") or value_of(result, "html") or "", "html", url, metadata)
