"""An article as plain text."""

from __future__ import annotations

from collections import defaultdict
from itertools import zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.blocks import Kind
    from newsclean.parts import BodyItem
    from newsclean.rendering.story import Story

LISTED = frozenset({"list_item", "table_row"})
"""Kinds of which neighbours stand together."""


class Piece(NamedTuple):
    """A part of the story as it is rendered."""

    kind: Kind
    text: str
    marker: str | None = None

    @property
    def marked(self) -> str:
        """The words behind their bullet, number or quote sign."""
        return f"{self.marker} {self.text}" if self.marker else self.text


def plain(items: Iterable[BodyItem]) -> str:
    """Items parted by blank lines; neighbouring list items and table rows by newlines."""
    return flowed((piece.kind, piece.marked) for piece in pieces(items))


def full(article: Story) -> str:
    """Standfirst, key points and body in printed order, which the ledger knows."""
    return flowed((piece.kind, piece.marked) for piece in printed(article))


def pieces(items: Iterable[BodyItem]) -> list[Piece]:
    """The items of a body as pieces."""
    return [Piece(item.kind, item.text, item.marker) for item in items]


def printed(article: Story) -> list[Piece]:
    """Standfirst, key points and body, in printed order."""
    starts = defaultdict(list)
    for entry in article.ledger:
        if entry.disposition == "field":
            starts[entry.label].append(entry.span.start)
    placed = [(item.span.start, piece) for item, piece in zip(article.body, pieces(article.body), strict=True)]
    if article.standfirst:
        placed.append((min(starts["standfirst"], default=-2), Piece("paragraph", article.standfirst)))
    for position, point in zip_longest(starts["key_point"][: len(article.key_points)], article.key_points, fillvalue=-1):
        placed.append((int(position), Piece("list_item", str(point))))
    placed.sort(key=itemgetter(0))
    return [piece for _, piece in placed]


def flowed(parts: Iterable[tuple[str, str]]) -> str:
    """Kinds and texts as one text: parted by blank lines, neighbours in a list or table by newlines.

    >>> flowed([("paragraph", "Closed:"), ("list_item", "- Lisbon"), ("list_item", "- Porto")])
    'Closed:\\n\\n- Lisbon\\n- Porto'
    """
    written: list[str] = []
    before = ""
    for kind, text in parts:
        if written:
            written.append("\n" if kind in LISTED and kind == before else "\n\n")
        written.append(text)
        before = kind
    return "".join(written)
