"""The filter `alternative_headlines`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.document import is_headline_like
from newsclean.outline import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Block, Claim
    from newsclean.document import Document

FEWEST_WORDS, MOST_WORDS = 5, 20
"""Words of a second headline; shorter lines are labels, names and places, longer ones are standfirsts."""

LEAST_KINSHIP = 0.3
"""Share of its words that the opening of the body has to have."""


@dataclass(frozen=True, slots=True)
class AlternativeHeadlines:
    """Claims the second headline: an unpunctuated line between the headline and the body that tells of the same.

    >>> from newsclean.testing import claims
    >>> from newsclean.filters import Headlines
    >>> text = '''Storm closes three ports
    ...
    ... Harbour master measures waves of nine metres
    ...
    ... The harbour master closed all three ports on Monday night, after waves of nine metres had been measured.'''
    >>> claims([Headlines(), AlternativeHeadlines()], text)
    ['alternative_headline: Harbour master measures waves of nine metres']

    A heading of the body stays there: where the body has headings, the line has to be parted from it by a byline or date.

    Known limits: a second headline in words of its own, which the opening does not share, is not seen.
    """

    labels: ClassVar[tuple[str, ...]] = ("alternative_headline",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        headline = next((claim for claim in doc.claims if claim.label == "headline"), None)
        if headline is None or not doc.outline.is_running:
            return
        for block in doc.blocks[: doc.outline.body.start]:
            if block.start <= headline.span.start or not doc.is_free(block) or block.kind == "list_item":
                continue
            if (
                FEWEST_WORDS <= count_words(block.text) <= MOST_WORDS
                and is_headline_like(block.text)
                and not doc.outline.matches[block.index]
                and doc.outline.kinship(block.text) >= LEAST_KINSHIP
                and (not doc.outline.crossheads or self._is_parted(doc, block))
            ):
                yield block.claim("alternative_headline", "second headline before the body")
            return

    def _is_parted(self, doc: Document, block: Block) -> bool:
        """Whether byline, date or the like part the block from the body, of which it may otherwise be a heading."""
        following = doc.beside(block, 1)
        return following is not None and doc.is_gone(following)
