"""Jina Reader: what `https://r.jina.ai/` answers, as JSON or as text; no package is needed to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.cleaning import clean
from newsclean.readers.told.handed import handed_metas
from newsclean.scraped import Scraped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.article import Article


def from_jina(response: str | Mapping[str, Any], **options: Any) -> Article:
    """The article in an answer of Jina Reader.

    Args:
        response: The answer as text, with its lines of `Title:` and `URL Source:`; or the JSON of it, whole or only its
            `data`.  Its metadata are read as the page's own.
        options: Those of `newsclean.clean`.
    """
    return clean(scraped(response), **options)


def scraped(response: str | Mapping[str, Any]) -> Scraped:
    """What the answer hands over."""
    if isinstance(response, str):
        return Scraped(response, "markdown")
    told = response.get("data", response) or {}
    metadata = handed_metas(
        {
            "title": told.get("title"),
            "description": told.get("description"),
            "article:published_time": told.get("publishedTime"),
            **(told.get("metadata") or {}),
        }
    )
    if html := told.get("html"):
        return Scraped(html, "html", told.get("url"), metadata)
    if text := told.get("text"):
        return Scraped(text, "text", told.get("url"), metadata)
    return Scraped(told.get("content") or "", "markdown", told.get("url"), metadata)
