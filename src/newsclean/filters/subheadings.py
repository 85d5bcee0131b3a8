"""The filter `subheadings`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.document import is_headline_like
from newsclean.outline import count_words, ends_sentence, holds_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document

LONGEST_WORDS = 12
"""Words of a heading inside the body."""


@dataclass(frozen=True, slots=True)
class Subheadings:
    """Claims headings inside the body, in place: short lines without a full stop that stand between paragraphs.

    >>> from newsclean.testing import claims, within_story
    >>> claims(Subheadings(), within_story("Ferries overdue"))
    ['subheading: Ferries overdue']
    >>> claims(Subheadings(), within_story("Nobody was hurt."))              # a short sentence: a paragraph
    []
    """

    labels: ClassVar[tuple[str, ...]] = ("subheading",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        prose = doc.outline.prose
        for index in doc.outline.body:
            block = doc.blocks[index]
            if block.kind not in ("paragraph", "heading") or prose[index] or not doc.is_free(block):
                continue
            before, after = doc.free_beside(block, -1), doc.free_beside(block, 1)
            if before is None or after is None or not prose[before.index] or not prose[after.index]:
                continue
            if count_words(block.text) <= LONGEST_WORDS and is_headline_like(block.text) and not _is_spoken(block.text):
                yield block.claim("subheading", "short line between paragraphs")


def _is_spoken(text: str) -> bool:
    """Whether the line is something that somebody said: it opens with a quote, and a sentence ends in it."""
    return text[0] in "\"“«„‘'»”「『" and (ends_sentence(text) or holds_sentence(text))
