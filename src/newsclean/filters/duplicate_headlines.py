"""The filter `duplicate_headlines`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.matching import LONGEST_LINE
from newsclean.titles import Title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document

OPENING = 3
"""Blocks at the start of the body among which a copy, word for word, still counts as one."""


@dataclass(frozen=True, slots=True)
class DuplicateHeadlines:
    """Claims further printings of the headline before and after the body.

    >>> from newsclean.testing import claims
    >>> from newsclean.filters import Headlines
    >>> head = "Storm closes three ports\\n\\nSTORM CLOSES THREE PORTS | Example News"
    >>> text = f"{head}\\n\\nThe harbour master closed all ports."
    >>> claims([Headlines(), DuplicateHeadlines()], text)
    ['duplicate_headline: STORM CLOSES THREE PORTS | Example News']

    An opening paragraph that resembles the headline stays, and so does a heading inside the body.

    Known limits: a headline that was rewritten (less than 95 of 100 letters alike) is not recognised.
    """

    labels: ClassVar[tuple[str, ...]] = ("duplicate_headline",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        headline = next((claim for claim in doc.claims if claim.label == "headline"), None)
        if headline is None:
            return
        title = Title(headline.value.text if headline.value else (headline.content or headline.span).of(doc.text))
        body = doc.outline.body
        for block in doc.blocks:
            if not doc.is_free(block) or len(block.text) > LONGEST_LINE:
                continue
            if block.index in body:
                at_edge = block.index < body.start + OPENING or block.index == body.stop - 1
                is_copy = at_edge and title.is_repeated_by(block.text)
            else:
                is_copy = title.is_copied_by(block.text)
            if is_copy:
                yield block.claim("duplicate_headline", "copy of the headline")
