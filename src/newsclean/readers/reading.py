"""`Reading`: what every reader makes of a source; and the mending that all of them begin or end with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.metadata import Metadata
from newsclean.readers.lines import line_ends
from newsclean.repair import may_need_repair, repairs
from newsclean.spans import Edit, SourceMap

if TYPE_CHECKING:
    from newsclean.blocks import Block
    from newsclean.elements import Embed


class Reading(NamedTuple):
    """The source, the text, the road back, the blocks, and what the source says of itself."""

    source: str
    """What spans count in: the raw source, but for HTML the rendered text before repair."""
    text: str
    source_map: SourceMap
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    embeds: tuple[Embed, ...] = ()
    is_html: bool = False


def mended(source: str) -> tuple[str, SourceMap]:
    """The text after repair, line by line, and the map back; lines are neither joined nor parted by it."""
    if not may_need_repair(source):
        return source, SourceMap()
    edits: list[Edit] = []
    start = 0
    for end, following in line_ends(source):
        if may_need_repair(line := source[start:end]):
            edits += repairs(line, start)
        start = following
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces += (source[position : edit.span.start], edit.text)
        position = edit.span.end
    return "".join([*pieces, source[position:]]), SourceMap(edits)
