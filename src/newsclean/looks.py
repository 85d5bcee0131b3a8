"""How much the lines of a head look like the headline: the weights of the filter `headlines`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.outline import count_words, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.blocks import Block
    from newsclean.document import Document

FEWEST_SLUG_STEMS = 3
"""Words in the address of a page from which it tells of the headline."""

SHORT_HEAD = 2
"""Blocks before the body of a text that an extractor has made, which may have left the headline out."""

LONGEST_LABEL = 3
"""Words of a kicker or a section's name, below which the headline is still the first line."""

SIGNED, SIGNED_WITHIN = 2, 2
"""What a byline or a date speaks for a headline, and within how many blocks below it: a deck may stand between them."""

GOOD_LENGTHS = range(4, 21)
"""Words that nine of ten headlines have."""


class HeadlineLooks:
    """What speaks for and against each line of a head; the weights were set by hand on labelled pages of 200 sites."""

    def __init__(self, doc: Document, head: Sequence[Block]) -> None:
        self._doc = doc
        self._head = head
        # The lines that make what is above them less likely the headline: bylines, dates and key points do not.
        self._between = [
            block.index
            for block in head
            if block.kind != "list_item" and not doc.outline.matches[block.index] and not doc.outline.sorts[block.index]
        ]
        self._first = next((block.index for block in head if count_words(block.text) > LONGEST_LABEL), -1)

    def score(self, block: Block) -> float:
        """How much a block looks like the headline; about 0 for a label, above 3 for a headline."""
        outline = self._doc.outline
        score = 4 * outline.kinship(block.text)
        score += 3 * (block.kind == "heading")
        score += count_words(block.text) in GOOD_LENGTHS
        score += block.index in (self._first, self._head[0].index)
        score += SIGNED * self._is_signed(block)
        score += _slug_score(outline.slug, set(stems(block.text)))
        below = outline.matches[block.index + 1] if block.index + 1 < len(outline.matches) else ()
        score -= any(phrase.label == "credit" for phrase in below)  # a caption stands above its credit
        if outline.is_broken:  # the pieces of sentences look like headlines
            score -= 1
        if outline.crossheads and len(self._head) <= SHORT_HEAD:  # the first of them, in a text without headline?
            score -= 1
        return score - min(3.0, 0.25 * sum(index > block.index for index in self._between))

    def _is_signed(self, block: Block) -> bool:
        """Whether a byline or a date stands right below, or below a deck and a paragraph of standfirst."""
        outline = self._doc.outline
        below = range(block.index + 1, min(block.index + 2 + SIGNED_WITHIN, len(outline.matches)))
        lines = [index for index in below if not outline.prose[index]][:SIGNED_WITHIN]
        return any(self._signs(index) for index in lines)

    def _signs(self, index: int) -> bool:
        outline = self._doc.outline
        if outline.sorts[index] & {"date", "relative"}:  # a time alone heads the entry of a live blog
            return True
        return any(phrase.label == "byline" for phrase in outline.matches[index])


def _slug_score(slug: frozenset[str], own: set[str]) -> float:
    """What the address of the page says: many publishers put the headline into it."""
    shared = len(slug & own)
    if len(slug) < FEWEST_SLUG_STEMS or not own:
        return 0.0
    if not shared:
        return -1.5
    return 4 * shared / min(len(slug), len(own)) if shared >= 2 else 0.0
