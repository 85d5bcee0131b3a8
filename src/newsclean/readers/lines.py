"""Lines: cut at line ends, without the white space at their edges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATOR = re.compile("\r\n|[\n\r\u2028\u2029]")
"""Not U+0085: that is a common splinter of mojibake."""

BLANK = " \t\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""White space and invisible signs, for a character class."""

_EDGES = re.compile(f"[{BLANK}]*")
_TRAILING = re.compile(f"[{BLANK}]+$")


class Line(NamedTuple):
    """The words of one line, without white space at the edges: start and end in the text, indent, blank lines before."""

    start: int
    end: int
    indent: int
    gap: int


def line_ends(text: str) -> Iterator[tuple[int, int]]:
    """For each line: where it ends, and where the next begins."""
    for match in _SEPARATOR.finditer(text):
        yield match.span()
    yield len(text), len(text)


def cut_lines(text: str) -> Iterator[Line]:
    """The lines that hold more than white space."""
    begin, gap = 0, 0
    for end, following in line_ends(text):
        start = begin
        if end > begin and not text[begin].isalnum():
            start = _EDGES.match(text, begin, end).end()  # type: ignore[union-attr]
        if start >= end:
            gap += 1
        else:
            stop = end
            if text[end - 1].isspace() or text[end - 1] in "\u200b\u2060\ufeff":
                stop = start + len(_TRAILING.sub("", text[start:end]))
            yield Line(start, stop, start - begin, gap)
            gap = 0
        begin = following
