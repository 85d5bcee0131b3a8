"""The filter `datelines`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.datelines import dateline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document

OPENING = 2
"""Paragraphs of the body of which the first that has a dateline is taken."""


@dataclass(frozen=True, slots=True)
class Datelines:
    """Claims the place, date and agency that open the story, in place: they stay in the text.

    >>> from newsclean.testing import claims
    >>> claims(Datelines(), "LONDON, March 3 (Reuters) - The harbour master closed all three ports on Monday.")
    ['dateline: LONDON, March 3 (Reuters) -']
    """

    labels: ClassVar[tuple[str, ...]] = ("dateline",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        prose = [index for index in doc.outline.body if doc.outline.prose[index]][:OPENING]
        for block in (doc.blocks[index] for index in prose):
            found = dateline_of(block.text) if doc.is_free(block) else None
            if found:
                value, end = found
                yield block.claim("dateline", "opens with place and agency", start=0, end=end, value=value)
                return
