"""The filter `notes`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.datewords import sorts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document


@dataclass(frozen=True, slots=True)
class Notes:
    """Claims corrections, editor's notes, disclosures and safety notices, in place: they stay in the text.

    >>> from newsclean.testing import claims, within_story
    >>> claims(Notes(), within_story("Correction: An earlier version misstated the height of the waves.", at=5))
    ['note: Correction: An earlier version misstated the height of the waves.']
    >>> claims(Notes(), within_story("Correction of the course took the crew an hour."))          # not a note
    []

    Source: phrase list `note`; each phrase there names where it was seen.
    """

    labels: ClassVar[tuple[str, ...]] = ("note",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        for claim in doc.claims_by_phrase("note"):
            if not sorts_of((claim.content or claim.span).of(doc.text)):  # "Update: 5 March 2024" is a timestamp
                yield claim
