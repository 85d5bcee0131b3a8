"""The filter `promos`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document


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
        yield from doc.claims_by_phrase("promo")
