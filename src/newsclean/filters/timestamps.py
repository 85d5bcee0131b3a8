"""The filter `timestamps`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from newsclean.dates import read_dates
from newsclean.datewords import LONGEST_TIMESTAMP, is_labelled, sorts_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from newsclean.blocks import Block, Claim
    from newsclean.document import Document


_SOURCE_AT_END = re.compile(
    r"\s*(?:[|•·—-]\s*)?(?:来源|來源|出处|稿源|출처|source|fonte|fuente|quelle|źródło|zdroj|источник|джерело)\s?[:：]\s?\S[^\d:：]{1,30}$",
    re.IGNORECASE,
)
"""`2026-04-05 09:18 来源：…`: the outlet is named behind the date."""

OPENING = 4
"""Blocks at the start of the body among which the date still stands that some sites print below the standfirst."""


@dataclass(frozen=True, slots=True)
class Timestamps:
    """Claims lines, and parts of lines, of nothing but times of publication and reading times; reads the dates in them.

    >>> from newsclean.testing import claims, within_story
    >>> claims(Timestamps(), within_story("Published 2024-03-05 • 2 minute read", at=1))
    ['timestamp: Published 2024-03-05 • 2 minute read']
    >>> claims(Timestamps(), within_story("On 5 March 2024 the harbour closed", at=1))          # kept
    []

    Inside the body a bare date stays: it may head an entry of a chronology.

    Known limits: a moment is read only if day, month and year are printed, and in figures only if they cannot be mixed up.
    Source: words of dates in `data/words/calendar.toml`; phrase list `timestamp`.
    """

    reach: int = 8
    """Free blocks before and after the body among which a bare date is the story's."""
    labels: ClassVar[tuple[str, ...]] = ("timestamp",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        taken = set()
        near = self._near(doc)
        for claim in doc.claims_by_phrase("timestamp"):
            taken.add(claim.span.start)
            yield self._with_date(claim, doc)
        for block in doc.unclaimed:
            if block.whole.start in taken:
                continue
            sorts = doc.outline.sorts[block.index] if doc.is_free(block) else sorts_of(block.text)
            sorts = sorts or sorts_of(_without_source(block.text))
            if not sorts:
                continue
            if "reading" in sorts or is_labelled(block.text) or self._is_the_storys(doc, block, sorts, near):
                yield self._with_date(block.claim("timestamp", f"nothing but {' and '.join(sorted(sorts))}"), doc)

    def _is_the_storys(self, doc: Document, block: Block, sorts: Container[str], near: Container[int]) -> bool:
        """Whether a bare date stands where the story's does; a bare time may head an entry of a live blog."""
        if "date" not in sorts and "relative" not in sorts and not doc.signal(block, "neighbour", "timestamp"):
            return False
        return block.index in near or self._is_below_deck(doc, block)

    def _near(self, doc: Document) -> frozenset[int]:
        """The blocks near the body, before or after it; further off, and inside, dates belong to lists."""
        body = doc.outline.body
        before = (block.index for block in reversed(doc.blocks[: body.start]) if not doc.is_gone(block))
        after = (block.index for block in doc.blocks[body.stop :] if not doc.is_gone(block))
        return frozenset((*islice(before, self.reach), *islice(after, self.reach)))

    def _is_below_deck(self, doc: Document, block: Block) -> bool:
        """Whether the block stands, with a byline or the like beside it, below the one paragraph of a standfirst."""
        body = doc.outline.body
        if not body.start < block.index < body.start + OPENING or not doc.signal(block, "neighbour", "timestamp"):
            return False
        return sum(doc.is_free(one) and doc.outline.prose[one.index] for one in doc.blocks[: block.index]) == 1

    def _with_date(self, claim: Claim, doc: Document) -> Claim:
        text = (claim.content or claim.span).of(doc.text)
        dates = tuple(read_dates(text, doc.outline.language, doc.hints.now))
        return claim.valued(dates) if dates else claim


def _without_source(text: str) -> str:
    """A short line without the outlet that is named at its end; nothing, if none is."""
    match = _SOURCE_AT_END.search(text) if len(text) <= LONGEST_TIMESTAMP and (":" in text or "：" in text) else None
    return text[: match.start()] if match else ""
