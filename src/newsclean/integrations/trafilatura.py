"""trafilatura: the `Document` that `bare_extraction` gives (extra `trafilatura`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.cleaning import clean
from newsclean.readers.told.handed import handed
from newsclean.scraped import Part, Scraped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trafilatura.settings import Document

    from newsclean.article import Article
    from newsclean.blocks import Kind

_KINDS: dict[str, Kind] = {
    "head": "heading",
    "quote": "quote",
    "row": "table_row",
    "item": "list_item",
    "code": "preformatted",
}
_HOLDERS = frozenset({"list", "table", "div"})
_LINES = frozenset({"lb", "p", *_KINDS, *_HOLDERS})


def from_trafilatura(document: Document, **options: Any) -> Article:
    """The article in what `trafilatura.bare_extraction(html, with_metadata=True)` gives.

    Args:
        document: Its paragraphs, headings, lists, quotes and tables stay apart; its metadata are checked against the text.
        options: Those of `newsclean.clean`.
    """
    return clean(scraped(document), **options)


def scraped(document: Document) -> Scraped:
    """What the document hands over."""
    authors, keywords, sections = (document.author or "", document.tags or (), document.categories or ())
    metadata = handed(
        "trafilatura",
        headline=document.title,
        description=document.description,
        authors=authors.split("; "),
        date_published=document.date,
        publisher=document.sitename,
        language=document.language,
        section=next(iter(sections), None),
        keywords=keywords,
        image_url=document.image,
        url=document.url,
    )
    parts = tuple(_parts(document.body)) if document.body is not None else (Part("paragraph", document.text or ""),)
    return Scraped(parts, url=document.url, metadata=metadata)


def _parts(body: Any) -> Iterator[Part]:
    for element in body:
        if element.tag in _HOLDERS:
            yield from _parts(element)
        else:
            yield Part(_KINDS.get(element.tag, "paragraph"), _words(element))


def _words(element: Any) -> str:
    """The text of an element: a line for each `<lb/>` and each piece in it, cells with a tab between."""
    pieces: list[str] = []
    for one in element.iter():
        if pieces:
            pieces.append("\n" if one.tag in _LINES else "\t" if one.tag == "cell" else "")
        pieces.append(one.text or "")
        if one is not element:
            pieces.append(one.tail or "")
    return "".join(pieces)
