"""The filter `kickers`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.document import is_headline_like
from newsclean.outline import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document

LONGEST_WORDS = 5
"""Words of a kicker: `Guest Essay`, `Storms on the northern coast`."""

FURTHEST = 2
"""Blocks above the headline at the top of a page; where more stand there, they are a menu."""


@dataclass(frozen=True, slots=True)
class Kickers:
    """Claims the short label just above the headline.

    >>> from newsclean.testing import claims
    >>> from newsclean.filters import Headlines
    >>> story = "Weather\\n\\nStorm closes three ports\\n\\nThe harbour master closed all three ports on Monday night."
    >>> claims([Headlines(), Kickers()], story)
    ['kicker: Weather']

    Known limits: the last item of a short menu above the headline is taken for one.
    """

    labels: ClassVar[tuple[str, ...]] = ("kicker",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        headline = next((claim for claim in doc.claims if claim.label == "headline"), None)
        if headline is None or not doc.outline.is_running:
            return
        above = [block for block in doc.blocks if block.start < headline.span.start and doc.is_free(block)]
        if not above or len(above) > FURTHEST:
            return
        block = above[-1]
        if count_words(block.text) <= LONGEST_WORDS and is_headline_like(block.text) and block.kind != "list_item":
            yield block.claim("kicker", "short line above the headline")
