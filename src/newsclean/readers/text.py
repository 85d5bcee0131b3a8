"""The text reader: plain text becomes lines, mended, and then blocks.

Positions are code points.  Only recorded edits change the text; a hard-wrapped paragraph is joined as a view.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.blocks import Block, Kind
from newsclean.readers.lines import BLANK, Line, cut_lines
from newsclean.readers.reading import Reading, mended
from newsclean.readers.wraps import wrap_width
from newsclean.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BULLETS = "•·・●▪▫‣⁃◦∙○■□►▸➤➔➢✓✔✅❖◆–—−*+-"
"""Glyphs that open a list item when a space follows."""

_SURE_BULLETS = "•・●▪▫‣⁃◦■□►▸➤➔➢✓✔✅❖"
"""Glyphs that open a list item even when the words are glued to them."""

_MARKER = re.compile(
    rf"(?P<glyph>[{re.escape(BULLETS)}])[{BLANK}]+(?=\S)|(?P<glued>[{_SURE_BULLETS}])(?=\S)"
    rf"|(?P<number>\(?[0-9]{{1,2}}[.)])[{BLANK}]+(?=\S)|(?P<quote>>(?:[{BLANK}]?>)*)[{BLANK}]*(?=\S)"
)
_MARKER_STARTS = frozenset(BULLETS + _SURE_BULLETS + "(0123456789>")
_DASHES = ("–", "—", "-")
_SENTENCE_ENDS = (".", "!", "?", "…", "»", "”", '"')
_NUMBER_REACH = 8
"""Lines around a numbered line in which the number before or after it is looked for: `3. März` is no list item."""


def read_text(source: str) -> Reading:
    """Reads plain text.

    >>> reading = read_text("Storm closes three ports\\n\\n• Two ferries are overdue.")
    >>> [(block.kind, block.marker, block.text) for block in reading.blocks]
    [('paragraph', None, 'Storm closes three ports'), ('list_item', '•', 'Two ferries are overdue.')]
    """
    text, source_map = mended(source)
    lines = list(cut_lines(text))
    return Reading(source, text, source_map, tuple(_blocks(text, lines)))


def _blocks(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    width = wrap_width(text, lines)
    markers = [_MARKER.match(text, line.start, line.end) if text[line.start] in _MARKER_STARTS else None for line in lines]
    first_indent = _first_line_indent(lines, markers) if width else None
    position = index = 0
    while position < len(lines):
        line, marker = lines[position], markers[position]
        if marker and marker["number"] and not _in_sequence(position, markers):
            marker = None
        if marker and not width and marker["glyph"] in _DASHES and _is_spoken(text, position, lines, markers):
            marker = None
        start, last = marker.end() if marker else line.start, position
        glyph = marker[0].strip() if marker else None
        if line.end - line.start == 1 and text[line.start] in _SURE_BULLETS and _is_marked(lines, markers, position):
            # The scraper printed the bullet on a line of its own.
            glyph, position, last = text[line.start], position + 1, position + 1
            start = lines[position].start
        if width:
            while last + 1 < len(lines) and _continues(text, lines, markers, last, width, glyph is not None):
                if lines[last + 1].indent == first_indent:
                    break
                last += 1
        words, places = _joined(text, start, lines[position : last + 1])
        yield Block(
            index,
            _kind(glyph, words),
            words,
            start,
            Span(line.start, lines[last].end),
            glyph,
            line.indent,
            line.gap,
            places,
        )
        index += 1
        position = last + 1


def _joined(text: str, start: int, lines: Sequence[Line]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words of some lines as one, and where each further line begins in them and in the text."""
    if len(lines) == 1:
        return text[start : lines[0].end], ()
    pieces = [text[start : lines[0].end]]
    places, length = [], len(pieces[0])
    for line in lines[1:]:
        pieces.append(text[line.start : line.end])
        places.append((length + 1, line.start))
        length += 1 + len(pieces[-1])
    return " ".join(pieces), tuple(places)


def _kind(marker: str | None, words: str) -> Kind:
    if marker:
        return "quote" if marker.startswith(">") else "list_item"
    return "table_row" if "\t" in words else "paragraph"


def _is_marked(lines: Sequence[Line], markers: Sequence[re.Match[str] | None], position: int) -> bool:
    """Whether the line after a lone bullet is what the bullet belongs to."""
    return position + 1 < len(lines) and not lines[position + 1].gap and markers[position + 1] is None


def _is_spoken(text: str, position: int, lines: Sequence[Line], markers: Sequence[re.Match[str] | None]) -> bool:
    """Whether a dash opens what somebody says, as in many languages: a sentence with no list item beside it."""
    beside = (*markers[max(0, position - 1) : position], *markers[position + 1 : position + 2])
    return not any(beside) and text.endswith(_SENTENCE_ENDS, 0, lines[position].end)


def _in_sequence(position: int, markers: Sequence[re.Match[str] | None]) -> bool:
    """Whether the number before or after this one opens a line nearby."""
    number = _number_of(markers[position])
    for step, wanted in ((-1, number - 1), (1, number + 1)):
        for distance in range(1, _NUMBER_REACH + 1):
            at = position + step * distance
            if 0 <= at < len(markers) and _number_of(markers[at]) == wanted:
                return True
    return False


def _number_of(marker: re.Match[str] | None) -> int:
    return int(marker["number"].strip("(.)")) if marker and marker["number"] else -10


def _first_line_indent(lines: Sequence[Line], markers: Sequence[re.Match[str] | None]) -> int | None:
    """The indent of first lines, where paragraphs are told by it: deeper than the next line's, more than once."""
    steps = Counter(
        one.indent
        for (one, two), marker in zip(pairwise(lines), markers[1:], strict=True)
        if one.indent > two.indent and not two.gap and marker is None
    )
    return next((indent for indent, times in steps.most_common(1) if times > 1), None)


def _continues(
    text: str, lines: Sequence[Line], markers: Sequence[re.Match[str] | None], last: int, width: int, listed: bool
) -> bool:
    """Whether the next line goes on with the paragraph of this one: it was wrapped, as its first word did not fit."""
    this, following = lines[last], lines[last + 1]
    marker = markers[last + 1]
    if following.gap or (marker and not marker["number"]):
        return False
    if following.indent > this.indent and not listed:
        return False
    first_word = text[following.start : following.end].split(maxsplit=1)[0]
    return this.indent + (this.end - this.start) + 1 + len(first_word) > width
