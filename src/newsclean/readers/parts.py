"""The reader of parts: what a scraper has told apart already stays apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.blocks import Block
from newsclean.readers.lines import line_ends
from newsclean.readers.reading import Reading, mended
from newsclean.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.blocks import Kind
    from newsclean.scraped import Part

BULLET = "•"


def read_parts(parts: Sequence[Part]) -> Reading:
    """Reads parts: a block for each, or for each of its lines.

    >>> from newsclean.scraped import Part
    >>> reading = read_parts([Part("heading", "Ports"), Part("list_item", "Porto"), Part("list_item", "Vigo")])
    >>> reading.text
    'Ports\\n\\n• Porto\\n• Vigo'
    >>> [(block.kind, block.marker, block.text) for block in reading.blocks]
    [('heading', None, 'Ports'), ('list_item', '•', 'Porto'), ('list_item', '•', 'Vigo')]
    """
    kinds: list[Kind] = []
    pieces: list[str] = []
    for kind, text in parts:
        for begin, end in _lines(text):
            if kinds:
                tight = kind == kinds[-1] and kind in ("list_item", "table_row", "preformatted")
                pieces.append("\n" if tight else "\n\n")
                kinds += [] if tight else [kind]
            kinds.append(kind)
            words = text[begin:end]
            pieces.append(f"{BULLET} {words}" if kind == "list_item" else words)
    source = "".join(pieces)
    text, source_map = mended(source)
    return Reading(source, text, source_map, tuple(_blocks(text, kinds)))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the lines with something in them, without white space at their edges."""
    begin = 0
    for end, following in line_ends(text):
        line = text[begin:end]
        if line.strip():
            yield begin + len(line) - len(line.lstrip()), begin + len(line.rstrip())
        begin = following


def _blocks(text: str, kinds: Sequence[Kind]) -> Iterator[Block]:
    """The blocks in the mended text, of which each line is of a kind; empty lines are of the next one's."""
    start = index = gap = 0
    if not kinds:  # of an empty text, which is still one line
        return
    for kind, (end, following) in zip(kinds, line_ends(text), strict=True):
        line = text[start:end]
        marker = BULLET if kind == "list_item" and line.startswith(f"{BULLET} ") else None
        words = start + (len(BULLET) + 1 if marker else 0)
        shown = text[words:end].rstrip()
        words += len(shown) - len(shown.lstrip())
        if shown := shown.strip():
            yield Block(index, kind, shown, words, Span(start if marker else words, words + len(shown)), marker, gap=gap)
            index, gap = index + 1, 0
        else:
            gap += 1
        start = following
