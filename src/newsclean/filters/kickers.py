"""The filter `kickers`."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.document import is_headline_like
from newsclean.elements import FURNITURE
from newsclean.outline import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Block, Claim
    from newsclean.document import Document

LONGEST_WORDS = 5
"""Words of a kicker: `Guest Essay`, `Storms on the northern coast`."""

FURTHEST = 2
"""Blocks above a printing of the headline, from the top or from the one before; where more stand there, they are a menu."""

_TRAIL = re.compile(r"\s[|>›»/]\s|»")
"""Sections side by side: a menu, or a trail such as `Home > News`."""


@dataclass(frozen=True, slots=True)
class Kickers:
    """Claims the short label just above the headline.

    >>> from newsclean.testing import claims
    >>> from newsclean.filters import Headlines
    >>> story = "Weather\\n\\nStorm closes three ports\\n\\nThe harbour master closed all three ports on Monday night."
    >>> claims([Headlines(), Kickers()], story)
    ['kicker: Weather']
    >>> page = "<{0}>Home</{0}><h1>Storm closes three ports</h1><p>The harbour master closed all ports on Monday night."
    >>> [claims([Headlines(), Kickers()], page.format(tag), kind="html") for tag in ("p", "nav")]
    [['kicker: Home'], []]

    Known limits: the last item of a short menu above the headline is taken for one.
    """

    labels: ClassVar[tuple[str, ...]] = ("kicker",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        copies = [claim.span for claim in doc.claims if claim.label in ("headline", "duplicate_headline")]
        if not copies or not doc.outline.is_running:
            return
        after = 0
        for copy in sorted(copies):
            if doc.outline.zone(bisect_right(doc.outline.starts, copy.start) - 1) != "head":
                return
            above = [block for block in doc.blocks if after <= block.start < copy.start and doc.is_free(block)]
            if above and len(above) <= FURTHEST and self._is_label(above[-1]):
                yield above[-1].claim("kicker", "short line above the headline")
                return
            after = copy.end

    def _is_label(self, block: Block) -> bool:
        if _TRAIL.search(block.text) or (block.element and block.element.within(FURNITURE)):
            return False
        return count_words(block.text) <= LONGEST_WORDS and is_headline_like(block.text) and block.kind != "list_item"
