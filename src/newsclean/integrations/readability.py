"""readability-lxml: its `Document` (extra `readability-lxml`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.cleaning import clean
from newsclean.readers.told.handed import handed
from newsclean.scraped import Scraped
from newsclean.titles import split_site

if TYPE_CHECKING:
    import readability

    from newsclean.article import Article

_MISSING = frozenset({"[no-title]", "[no-author]"})
"""What readability-lxml says where the page says nothing."""


def from_readability(document: readability.Document, **options: Any) -> Article:
    """The article in a `readability.Document(html, url=url)`.

    Args:
        document: Its `summary()` is HTML, the structure of which is kept; title and author are checked against it.
        options: Those of `newsclean.clean`.
    """
    return clean(scraped(document), **options)


def scraped(document: readability.Document) -> Scraped:
    """What the document hands over; it parses the page anew for each of its answers."""
    url = document.url or None
    if not document.input:  # of which it gives an exception
        return Scraped("", "text", url)
    metadata = handed("readability-lxml", headline=_title(document), authors=_told(document.author()), url=url)
    return Scraped(document.summary(), "html", url, metadata)


def _title(document: readability.Document) -> str:
    """The short title, which is the better one unless it is the name of the site."""
    title, site = split_site(_told(document.title()))
    short = document.short_title() or ""
    return title if short in ("", site) else short


def _told(text: str | None) -> str:
    return "" if text is None or text in _MISSING else text
