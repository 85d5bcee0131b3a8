"""The filter `paywall_notices`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document


@dataclass(frozen=True, slots=True)
class PaywallNotices:
    """Claims notices that reading on needs an account; one that says that the text is cut raises the issue `paywall`.

    >>> from newsclean.testing import claims, within_story
    >>> claims(PaywallNotices(), within_story("Already a subscriber? Log in", at=5))
    ['paywall: Already a subscriber? Log in']
    >>> claims(PaywallNotices(), within_story("Subscribers already pay for two logs of the voyage."))      # kept
    []

    Known limits: a publisher's own wording is seen only if a rule file names it.
    Source: phrase list `paywall`; each phrase there names where it was seen.
    """

    labels: ClassVar[tuple[str, ...]] = ("paywall",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        yield from doc.claims_by_phrase("paywall")
