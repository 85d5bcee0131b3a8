"""Why the body model thinks that a block is no body text, in words that a person understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsclean.bodymodel.grams import WORDS, Marked, grams
from newsclean.bodymodel.tokens import DIGIT, tokens
from newsclean.outline import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.blocks import Block
    from newsclean.bodymodel.model import BodyModel, Reading
    from newsclean.bodymodel.tokens import Tokens
    from newsclean.document import Document

SHORT_WORDS = 8
"""Words of a block that is called short."""

MOSTLY = 0.5
"""Share of a block's characters from which it is called mostly links."""

APART = frozenset({"nav", "aside", "footer", "header", "form", "button"})
"""Elements that stand apart from a story (HTML standard, sections 4.3 and 4.10)."""

MOST_REASONS = 3
"""Reasons that are given, the plainest first."""

TELLING = 0.15
"""What an n-gram must speak against body text to be quoted, in units of the logit."""


WORD = 4
"""Letters of a word that makes an n-gram worth quoting."""


def reasons(model: BodyModel, doc: Document, reading: Reading, chosen: Sequence[int]) -> Iterator[str]:
    """For each of the chosen blocks, by their places in the reading, a line such as
    `body score 0.04: short, unpunctuated, like "Sign up for …"`."""
    phrases = _phrases(model, [reading.blocks[place].text for place in chosen])
    for number, place in enumerate(chosen):
        block = reading.blocks[place]
        said = [*_looks(doc, block)][:MOST_REASONS]
        if number in phrases:
            said.append(f'like "{phrases[number]}"')
        yield f"body score {reading.scores[place]:.2f}: {', '.join(said or ['by what stands around it'])}"


def _looks(doc: Document, block: Block) -> Iterator[str]:
    outline = doc.outline
    if block.link_share is not None and block.link_share >= MOSTLY:
        yield "mostly links"
    if block.element is not None and block.element.within(APART):
        yield f"in <{next(one.tag for one in block.element.chain() if one.tag in APART)}>"
    if outline.words[block.index] <= SHORT_WORDS:
        yield "short"
    if not ends_sentence(block.text):
        yield "unpunctuated"
    if outline.copies[block.text] > 1:
        yield f"printed {outline.copies[block.text]} times"
    if outline.body and outline.zone(block.index) != "body":
        yield "above the story" if outline.zone(block.index) == "head" else "below the story"
    beside = (doc.beside(block, -1), doc.beside(block, 1))
    if any(one is not None and doc.is_gone(one) for one in beside):
        yield "beside what was removed"
    if outline.prose[block.index] and outline.kinship(block.text) < 0.1:
        yield "about something else"


def _phrases(model: BodyModel, texts: Sequence[str]) -> dict[int, str]:
    """By place, for each text in which there are any, the words that speak most against body text: `Sign up for …`."""
    found = tokens(texts)
    marked = Marked(found)
    those = grams(marked, WORDS)
    weights = model.arrays[f"table.{WORDS}"][those.place] * float(model.arrays["table_scales"][0])
    first, stop = marked.range_of(those.start, those.order)
    long = np.append(0, np.cumsum((found.kind < DIGIT) & (found.size >= WORD)))
    order = np.flatnonzero((weights < -TELLING) & (long[stop] > long[first]) & (those.order > 1))
    order = order[np.lexsort((weights[order], those.block[order]))]
    blocks, at = np.unique(those.block[order], return_index=True)
    best = order[at]
    return {
        block: _quoted(found, one, end - 1)
        for block, one, end in zip(blocks.tolist(), first[best].tolist(), stop[best].tolist(), strict=True)
    }


def _quoted(found: Tokens, first: int, last: int) -> str:
    """Some tokens as they stand in their block."""
    block = found.block
    before = "… " if first and block[first - 1] == block[first] else ""
    after = " …" if last + 1 < len(block) and block[last + 1] == block[last] else ""
    return f"{before}{found.text[found.start[first] : found.start[last] + found.size[last]]}{after}"
