"""Fundus: its `Article` (extra `fundus`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.cleaning import clean
from newsclean.readers.told.handed import handed
from newsclean.scraped import Part, Scraped

if TYPE_CHECKING:
    from collections.abc import Iterator

    import fundus

    from newsclean.article import Article


def from_fundus(article: fundus.Article, **options: Any) -> Article:
    """The article in what a crawler of Fundus gives.

    Args:
        article: Its summary, the headlines of its sections and their paragraphs stay apart; its metadata are checked
            against the text.  An attribute that Fundus could not extract, and that is an exception, counts as missing.
        options: Those of `newsclean.clean`.
    """
    return clean(scraped(article), **options)


def scraped(article: fundus.Article) -> Scraped:
    """What the article hands over."""
    url, body = article.html.responded_url, _extracted(article, "body")
    images = _extracted(article, "images") or ()
    metadata = handed(
        "fundus",
        headline=_extracted(article, "title"),
        description=" ".join(body.summary) if body else None,
        authors=_extracted(article, "authors"),
        date_published=_extracted(article, "publishing_date"),
        publisher=article.publisher,
        language=article.lang if body else None,  # found from the text
        keywords=_extracted(article, "topics"),
        image_url=next((image.url for image in images if image.is_cover), None),
        url=url,
    )
    return Scraped(tuple(_parts(body)) if body else "", url=url, metadata=metadata)


def _extracted(article: fundus.Article, name: str) -> Any:
    """An attribute, or None: with `error_handling="catch"` Fundus leaves the exception where the value would be."""
    value = getattr(article, name, None)
    return None if isinstance(value, Exception) else value


def _parts(body: Any) -> Iterator[Part]:
    for text in body.summary:
        yield Part("list_item" if len(body.summary) > 1 else "paragraph", text)
    for section in body.sections:
        for text in section.headline:
            yield Part("heading", text)
        for text in section.paragraphs:
            yield Part("paragraph", text)
