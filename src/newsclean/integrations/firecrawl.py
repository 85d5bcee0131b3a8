"""Firecrawl: the `Document` of its SDK, or the answer of its API as a dict; no package is needed to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.cleaning import clean
from newsclean.integrations.shapes import value_of
from newsclean.readers.told.handed import handed_metas
from newsclean.scraped import Scraped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.article import Article

_METAS = {
    "ogtitle": "og:title",
    "ogdescription": "og:description",
    "ogurl": "og:url",
    "ogimage": "og:image",
    "oglocale": "og:locale",
    "ogsitename": "og:site_name",
    "publishedtime": "article:published_time",
    "modifiedtime": "article:modified_time",
    "articlesection": "article:section",
    "articletag": "article:tag",
    "dctermscreated": "dcterms.created",
    "dcdatecreated": "dc.date.created",
    "dcdate": "dc.date",
    "dcdescription": "dc.description",
}
"""The `<meta>` of a page by what Firecrawl calls it, as `ogTitle` in its API and as `og_title` in its SDK."""


def from_firecrawl(document: Any, **options: Any) -> Article:
    """The article in what `Firecrawl().scrape(url, formats=["markdown"])` or the API gives.

    Args:
        document: Its Markdown is taken; without it its `html`, or the page.  Its metadata are read as the page's own.
        options: Those of `newsclean.clean`.
    """
    return clean(scraped(document), **options)


def scraped(document: Any) -> Scraped:
    """What the document hands over."""
    document = value_of(document, "data") or document
    told = _mapping(value_of(document, "metadata"))
    url = told.get("url") or told.get("source_url") or told.get("sourceURL")
    metadata = handed_metas({_METAS.get(name.replace("_", "").lower(), name): value for name, value in told.items()})
    if markdown := value_of(document, "markdown"):
        return Scraped(markdown, "markdown", url, metadata)
    pages = (value_of(document, name) for name in ("html", "raw_html", "rawHtml"))
    return Scraped(next((page for page in pages if page), ""), "html", url, metadata)


def _mapping(metadata: Any) -> Mapping[str, Any]:
    """The metadata by name; those of the SDK are a pydantic model."""
    if hasattr(metadata, "model_dump"):
        metadata = metadata.model_dump(exclude_none=True)
    return metadata or {}
