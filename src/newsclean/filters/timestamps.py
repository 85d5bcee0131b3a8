"""The filter `timestamps`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.dates import read_dates
from newsclean.datewords import is_labelled, sorts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Block, Claim
    from newsclean.document import Document


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
    """Blocks before and after the body among which a bare date is the story's."""
    labels: ClassVar[tuple[str, ...]] = ("timestamp",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        taken = set()
        for claim in doc.claims_by_phrase("timestamp"):
            taken.add(claim.span.start)
            yield self._with_date(claim, doc)
        for block in doc.unclaimed:
            if block.whole.start in taken:
                continue
            sorts = sorts_of(block.text)
            if not sorts:
                continue
            if "reading" in sorts or is_labelled(block.text) or self._is_at_edge(doc, block):
                yield self._with_date(block.claim("timestamp", f"nothing but {' and '.join(sorted(sorts))}"), doc)

    def _is_at_edge(self, doc: Document, block: Block) -> bool:
        """Whether the block stands near the body, before or after it; further off, and inside, dates belong to lists."""
        body = doc.outline.body
        return body.start - self.reach <= block.index < body.start or body.stop <= block.index < body.stop + self.reach

    def _with_date(self, claim: Claim, doc: Document) -> Claim:
        text = (claim.content or claim.span).of(doc.text)
        dates = tuple(read_dates(text, doc.outline.language, doc.hints.now))
        return claim.valued(dates) if dates else claim
