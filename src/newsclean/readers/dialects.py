"""`without_dialect`: Markdown as CommonMark has it, without what some programs write beside that."""

from __future__ import annotations

from newsclean.readers.attributes import attributes
from newsclean.readers.citations import citations
from newsclean.spans import MARKUP, Edit, SourceMap, Span


def without_dialect(source: str) -> tuple[str, SourceMap]:
    """The source without attributes and citations, and the way back.

    >>> plain, road = without_dialect("# Storm {#storm}\\n\\n[Three]{.big} ports ⟨1⟩ are closed.")
    >>> plain, road.to_source(Span(15, 20))
    ('# Storm\\n\\nThree ports are closed.', (Span(start=32, end=37), True))
    """
    pieces: list[str] = []
    edits: list[Edit] = []
    position = 0
    for start, end in sorted([*attributes(source), *citations(source)]):
        if start >= position:
            pieces.append(source[position:start])
            edits.append(Edit(Span(start, end), "", MARKUP))
            position = end
    return "".join([*pieces, source[position:]]) if edits else source, SourceMap(edits)
