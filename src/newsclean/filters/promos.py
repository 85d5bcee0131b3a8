"""The filter `promos`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document

SKIP_MARK, AFTER_MARK = "skip past newsletter promotion", "after newsletter promotion"
"""The words for screen readers around a newsletter box, on the sites of a British newspaper."""

MOST_BETWEEN = 12
"""Blocks of such a box."""


@dataclass(frozen=True, slots=True)
class Promos:
    """Claims invitations to newsletters, apps, channels, subscriptions and donations.

    >>> from newsclean.testing import claims, within_story
    >>> claims(Promos(), within_story("Visit Example News's homepage for more stories."))
    ["promo: Visit Example News's homepage for more stories."]
    >>> claims(Promos(), within_story("Subscribe or die: how a newspaper passed 10 million readers."))      # kept
    []

    Known limits: a promo in its own words, which no other page prints, is not seen.
    Source: phrase list `promo`; each phrase there names where it was seen.
    """

    labels: ClassVar[tuple[str, ...]] = ("promo",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        named = set()
        for claim in doc.claims_by_phrase("promo"):
            named.add(claim.span.start)
            yield claim
        yield from self._between_marks(doc, named)

    def _between_marks(self, doc: Document, named: Container[int]) -> Iterator[Claim]:
        """What stands between `skip past newsletter promotion` and `after newsletter promotion`."""
        starts = [block.index for block in doc.blocks if block.text.lower() == SKIP_MARK]
        for start in starts:
            inside = doc.blocks[start + 1 : start + 1 + MOST_BETWEEN]
            end = next((number for number, block in enumerate(inside) if block.text.lower() == AFTER_MARK), 0)
            for block in inside[:end]:
                if doc.is_free(block) and block.whole.start not in named:
                    yield block.claim("promo", f"between {SKIP_MARK!r} and {AFTER_MARK!r}")
