"""The filter `repeats`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.outline import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.blocks import Claim
    from newsclean.document import Document

FEWEST_BLOCKS = 3
"""Blocks in a row that are printed again in the same order: a refrain or a quote is shorter."""

FEWEST_WORDS = 40
"""Words that such a row has together."""

TWIN_WORDS = 12
"""Words of a paragraph from which a copy right below it is a scraper's slip; shorter ones may be meant."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """Claims parts of the story that are printed a second time: several blocks in the same order, or a paragraph at once.

    >>> from newsclean.testing import STORY, claims
    >>> claims(Repeats(), "\\n\\n".join([*STORY, *STORY]))[1][:43]
    'repeat: The harbour master closed all three'
    >>> claims(Repeats(), "\\n\\n".join([*STORY, STORY[3]]))                     # a quote told again: kept
    []

    A refrain, a repeated quote and a paragraph that is also a key point stay.
    """

    labels: ClassVar[tuple[str, ...]] = ("repeat",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        title = next((claim.span.start for claim in doc.claims if claim.label == "headline"), -1)
        blocks = [block for block in doc.blocks if doc.is_free(block) or block.whole.start == title]
        keys = [block.text for block in blocks]
        if len(set(keys)) == len(keys):
            return
        first: dict[str, int] = {}
        at = 0
        while at < len(blocks):
            # Stepping over a whole copy, claimed or not, keeps the time linear in the number of blocks.
            length = max(1, self._length(keys, first.get(keys[at], at), at))
            copy = blocks[at : at + length]
            words = sum(count_words(block.text) for block in copy)
            if len(set(keys[at : at + length])) >= FEWEST_BLOCKS and words >= FEWEST_WORDS:
                for block in copy:
                    yield block.claim("repeat", "printed a second time, in the same order")
            else:
                for number, block in enumerate(copy, at):
                    first.setdefault(keys[number], number)
                    if number and keys[number] == keys[number - 1] and count_words(block.text) >= TWIN_WORDS:
                        yield block.claim("repeat", "printed twice in a row")
            at += length

    def _length(self, keys: Sequence[str], earlier: int, at: int) -> int:
        """The number of blocks from `at` on that read like those from `earlier` on, which all stand before `at`."""
        length = 0
        while at + length < len(keys) and earlier + length < at and keys[earlier + length] == keys[at + length]:
            length += 1
        return length
