"""The filter `repeats`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.labels import disposition_of
from newsclean.outline import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.blocks import Block, Claim
    from newsclean.document import Document

FEWEST_BLOCKS = 3
"""Blocks in a row that are printed again in the same order: a refrain or a quote is shorter."""

FEWEST_WORDS = 40
"""Words that such a row has together."""

TWIN_WORDS = 12
"""Words of a paragraph from which a copy right below it is a scraper's slip; shorter ones may be meant."""

_BESIDE = frozenset({"caption", "credit", "key_point"})
"""What one printing has and the other has not."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """Claims parts of the story that are printed a second time: several blocks in the same order, or a paragraph at once.

    >>> from newsclean.testing import STORY, claims
    >>> claims(Repeats(), "\\n\\n".join([*STORY, *STORY]))[1][:43]
    'repeat: The harbour master closed all three'
    >>> claims(Repeats(), "\\n\\n".join([*STORY, STORY[3]]))                     # a quote told again: kept
    []

    A refrain, a repeated quote and a paragraph that is also a key point stay, and so do rows without a single sentence,
    such as the lines of a table.
    """

    labels: ClassVar[tuple[str, ...]] = ("repeat",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        rows = [(block, key) for block in doc.blocks if (key := _what_is_left(doc, block))]
        keys = [key for _, key in rows]
        if len(set(keys)) == len(keys):
            return
        first: dict[str, int] = {}
        at = 0
        while at < len(rows):
            # Stepping over a whole copy, claimed or not, keeps the time linear in the number of blocks.
            length = max(1, self._length(keys, first.get(keys[at], at), at))
            copy = rows[at : at + length]
            words = sum(count_words(key) for _, key in copy)
            told = any(doc.outline.prose[block.index] for block, _ in copy)
            if told and len(set(keys[at : at + length])) >= FEWEST_BLOCKS and words >= FEWEST_WORDS:
                for block, _ in copy:
                    yield from _claims(doc, block, "printed a second time, in the same order")
            else:
                for number, (block, key) in enumerate(copy, at):
                    first.setdefault(key, number)
                    if number and key == keys[number - 1] and count_words(key) >= TWIN_WORDS:
                        yield from _claims(doc, block, "printed twice in a row")
            at += length

    def _length(self, keys: Sequence[str], earlier: int, at: int) -> int:
        """The number of blocks from `at` on that read like those from `earlier` on, which all stand before `at`."""
        length = 0
        while at + length < len(keys) and earlier + length < at and keys[earlier + length] == keys[at + length]:
            length += 1
        return length


def _what_is_left(doc: Document, block: Block) -> str:
    """The words of a block without what was removed from it: so a copy is known that was damaged in another way.

    The date of the story stays in: both printings have it.
    """
    claims = doc.claims_of(block)
    if not claims:
        return block.text if "\xa0" not in block.text else " ".join(block.text.split())
    if any(claim.label in _BESIDE for claim in claims):
        return ""
    left, offset = [], 0
    for claim in claims:
        if disposition_of(claim.label) == "removed" and claim.label != "timestamp":
            start, end = block.offsets(claim.span)
            left.append(block.text[offset:start])
            offset = end
    return " ".join("".join([*left, block.text[offset:]]).split())


def _claims(doc: Document, block: Block, because: str) -> Iterator[Claim]:
    """A claim for each part of a block that is free."""
    for part in doc.free_parts(block):
        yield part.claim("repeat", because)
