"""`Keeper`: the lines that a markup shows, as stretches of its source, and the text and the blocks that they make.

Nothing is copied: a line is a list of stretches of the source that are kept, and all between them is markup, which the
recorded edits delete.  Between two lines, the white space of the source stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsclean.blocks import Block
from newsclean.elements import Embed
from newsclean.readers.lines import BLANK
from newsclean.readers.reading import Reading, mended
from newsclean.spans import MARKUP, Edit, SourceMap, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Kind, Picture
    from newsclean.elements import Element, EmbedKind
    from newsclean.metadata import Metadata

_BLANKS = frozenset(char for char in map(chr, range(0x10000)) if re.match(f"[{BLANK}]", char))
_BLANK_SIGNS = "".join(_BLANKS)
_LINE_ENDS = "\n\r\u2028\u2029"
_LINE_END = re.compile(f"[{_LINE_ENDS}]")
_BLANK_LINE = re.compile(rf"(?>\r\n|[{_LINE_ENDS}])[ \t>]*(?=[{_LINE_ENDS}])")


class Piece(NamedTuple):
    """A stretch of the source that is shown, as it is or as another text; and the address of the link it is part of."""

    start: int
    end: int
    text: str | None
    link: str | None
    why: str = MARKUP


class Shown(NamedTuple):
    """A block before the text is mended: its places in the text, and what it is."""

    kind: Kind
    first: int
    start: int
    end: int
    marker: str | None
    indent: int
    gap: int
    link_share: float
    links: tuple[str, ...]
    element: Element | None
    picture: Picture | None


class Keeper:
    """What is kept of a source, in its order."""

    def __init__(self, source: str, start: int) -> None:
        """Takes the source, and where its text begins: all before that is markup."""
        self.source = source
        self.edits: list[Edit] = [Edit(Span(0, start), "", MARKUP)] if start else []
        self.shown: list[Shown] = []
        self.embeds: list[tuple[EmbedKind, str, int, Element | None]] = []
        """What is set into the page, each with the number of the line before which it stands."""
        self._parts: list[str] = []
        self._length = 0
        self.position = start
        self._line_ends = [end for end in _LINE_ENDS if end in source] or ["\n"]
        self._line_start, self._seen, self._indent = -1, 0, 0

    def line_start(self, position: int) -> int:
        """Where the line of a position begins; asked in ascending order."""
        source = self.source
        start = max(source.rfind(end, self._seen, position) for end in self._line_ends) + 1
        self._seen = max(self._seen, position)
        if start > self._line_start:
            self._line_start = indent = start
            while indent < position and source[indent] in _BLANKS:
                indent += 1
            self._indent = indent - start
        return self._line_start

    def add(
        self, kind: Kind, marker: Span | None, pieces: list[Piece], element: Element | None, picture: Picture | None
    ) -> bool:
        """Adds a line of pieces, and says whether there was anything to see in it."""
        if self._char(pieces[0], 0) in _BLANKS or self._char(pieces[-1], -1) in _BLANKS:
            pieces = self._stripped(pieces)
            if not pieces:
                return False
        start = marker.start if marker else pieces[0].start
        gap = self._part_from_last(start)
        first = self._length
        if marker:
            self._keep(marker.end)
            between = self.source[marker.end : pieces[0].start]
            blank = len(between) - len(between.lstrip(" \t"))
            self._keep(marker.end + blank)
            self._drop(pieces[0].start, "" if blank else " ")
        words = self._length
        linked = 0
        links: list[str] = []
        for piece in pieces:
            before = self._length
            self._put(piece)
            if piece.link is not None:
                linked += self._length - before
                if not links or links[-1] is not piece.link:
                    links.append(piece.link)
        self.line_start(start)
        glyph = self.source[marker.start : marker.end] if marker else None
        share = min(1.0, linked / (self._length - words))
        self.shown.append(
            Shown(kind, first, words, self._length, glyph, self._indent, gap, share, tuple(links), element, picture)
        )
        return True

    def _stripped(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces without white space at the edges of the line."""
        first, last, left, right = 0, len(pieces), 0, 0
        while first < last:
            text = self._text(pieces[first])
            left = len(text) - len(text.lstrip(_BLANK_SIGNS))
            if left < len(text):
                break
            first, left = first + 1, 0
        while first < last:
            text = self._text(pieces[last - 1])
            right = len(text) - len(text.rstrip(_BLANK_SIGNS))
            if right < len(text):
                break
            last, right = last - 1, 0
        pieces = pieces[first:last]
        if right:
            pieces[-1] = _cut(pieces[-1], 0, right)
        if left:
            pieces[0] = _cut(pieces[0], left, 0)
        return pieces

    def _char(self, piece: Piece, at: int) -> str:
        """The first character of a piece, or the last."""
        if piece.text is not None:
            return piece.text[at]
        return self.source[piece.end - 1 if at else piece.start]

    def _text(self, piece: Piece) -> str:
        return self.source[piece.start : piece.end] if piece.text is None else piece.text

    def _part_from_last(self, start: int) -> int:
        """Keeps the white space before a line as far as there is any, and tells how many blank lines that is."""
        layout = self.source[self.position : start]
        if layout.isspace() and self.shown and layout.isascii() and "\r" not in layout and (lines := layout.count("\n")):
            self._keep(start)
            return lines - 1
        self._drop_but_break(start, layout, "\n" if self.shown else "")
        return len(_BLANK_LINE.findall(layout if self.shown else "\n" + layout))

    def _drop_but_break(self, end: int, layout: str, otherwise: str) -> None:
        """Drops what stands before a place but the first white space with a line end in it."""
        begin = self.position
        if (found := _LINE_END.search(layout)) is None:
            self._drop(end, otherwise)
            return
        at = found.start()
        self._drop(begin + len(layout[:at].rstrip(_BLANK_SIGNS)))
        self._keep(end - len(layout[at:].lstrip(_BLANK_SIGNS + _LINE_ENDS)))
        self._drop(end)

    def _put(self, piece: Piece) -> None:
        start, end = piece.start, piece.end
        if piece.text is not None:
            self._drop(start)
            self.edits.append(Edit(Span(start, end), piece.text, piece.why))
            self._parts.append(piece.text)
            self._length += len(piece.text)
            self.position = end
            return
        self._drop(start)
        self._keep(end)

    def _keep(self, end: int) -> None:
        if end > self.position:
            self._parts.append(self.source[self.position : end])
            self._length += end - self.position
            self.position = end

    def _drop(self, end: int, text: str = "") -> None:
        if end > self.position:
            self.edits.append(Edit(Span(self.position, end), text, MARKUP))
            self.position = end
            if text:
                self._parts.append(text)
                self._length += len(text)

    def reading(self, metadata: Metadata) -> Reading:
        """The text, mended, the way back to the source, and the blocks."""
        self._drop_but_break(len(self.source), self.source[self.position :], "")
        text = "".join(self._parts)
        road = SourceMap(self.edits)
        text, repairs = mended(text)
        if repairs.edits:
            road = road.then(repairs.edits)
        blocks = tuple(_blocks(text, self.shown, repairs.edits))
        return Reading(self.source, text, road, blocks, metadata, tuple(self._embeds(text, repairs.edits)))

    def _embeds(self, text: str, repairs: tuple[Edit, ...]) -> Iterator[Embed]:
        moved = _Moved(repairs)
        for kind, url, line, element in self.embeds:
            yield Embed(kind, url, moved(self.shown[line].first) if line < len(self.shown) else len(text), element)


def _cut(piece: Piece, left: int, right: int) -> Piece:
    if piece.text is not None:
        return piece._replace(text=piece.text[left : len(piece.text) - right])
    return piece._replace(start=piece.start + left, end=piece.end - right)


def _blocks(text: str, shown: list[Shown], repairs: tuple[Edit, ...]) -> Iterator[Block]:
    """The blocks in the mended text; one of which nothing is left is none."""
    moved = _Moved(repairs)
    index = 0
    for kind, first, start, end, marker, indent, gap, link_share, links, element, picture in shown:
        if repairs:
            first, start, end = moved(first), moved(start), moved(end)
            # What was mended at the edge of a line may have left white space there.
            words = text[start:end]
            start += len(words) - len(words.lstrip())
            end = start + len(words.strip())
            if start == end:
                continue
            if marker is None:
                first = start
        yield Block(
            index,
            kind,
            text[start:end],
            start,
            Span(first, end),
            marker,
            indent,
            gap,
            (),
            link_share,
            links,
            element,
            picture,
        )
        index += 1


class _Moved:
    """Where places in the text are after repairs; asked in ascending order."""

    def __init__(self, repairs: tuple[Edit, ...]) -> None:
        self._repairs = repairs
        self._next = self._shift = 0

    def __call__(self, place: int) -> int:
        while self._next < len(self._repairs) and (repair := self._repairs[self._next]).span.end <= place:
            self._shift += len(repair.text) - (repair.span.end - repair.span.start)
            self._next += 1
        if self._next < len(self._repairs) and (repair := self._repairs[self._next]).span.start < place:
            return min(place, repair.span.start + len(repair.text)) + self._shift
        return place + self._shift
