"""The pieces of a story as HTML."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.rendering.text import Piece


def html(story: Iterable[Piece]) -> str:
    """Paragraphs, headings, lists, quotes, tables and preformatted text, without attributes and with all signs escaped.

    >>> from newsclean.rendering.text import Piece
    >>> ports = [Piece("list_item", "Lisbon", "•"), Piece("list_item", "Porto", "•")]
    >>> print(html([Piece("paragraph", "Ports < 3 closed:"), *ports]))
    <p>Ports &lt; 3 closed:</p>
    <ul>
    <li>Lisbon</li>
    <li>Porto</li>
    </ul>
    """
    return "\n".join(line for _, group in groupby(story, _group) for line in _lines(list(group)))


def _group(piece: Piece) -> str:
    """What stands in one element: list items of one sort, the rows of a table, the paragraphs of a quote; else the kind."""
    if piece.kind == "list_item":
        return "ol" if piece.marker and piece.marker.strip("().").isdigit() else "ul"
    return piece.kind


def _lines(group: list[Piece]) -> Iterator[str]:
    match name := _group(group[0]):
        case "ol" | "ul":
            yield from (f"<{name}>", *(f"<li>{_inline(piece.text)}</li>" for piece in group), f"</{name}>")
        case "quote":
            yield from ("<blockquote>", *(f"<p>{_inline(piece.text)}</p>" for piece in group), "</blockquote>")
        case "table_row":
            yield from ("<table>", *map(_row, group), "</table>")
        case _:
            for piece in group:
                yield _one(piece)


def _one(piece: Piece) -> str:
    match piece.kind:
        case "heading":
            return f"<h2>{_inline(piece.text)}</h2>"
        case "preformatted":
            return f"<pre>{escape(piece.text, quote=False)}</pre>"
    return f"<p>{_inline(piece.text)}</p>"


def _row(piece: Piece) -> str:
    cells = "".join(f"<td>{_inline(cell.strip())}</td>" for cell in piece.text.split("\t"))
    return f"<tr>{cells}</tr>"


def _inline(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")
