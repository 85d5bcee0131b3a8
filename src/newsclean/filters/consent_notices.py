"""The filter `consent_notices`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document


@dataclass(frozen=True, slots=True)
class ConsentNotices:
    """Claims notices about cookies and consent; one that replaces the story raises the issue `consent_wall`.

    >>> from newsclean.testing import claims, within_story
    >>> claims(ConsentNotices(), within_story("We use cookies to improve your experience."))
    ['consent: We use cookies to improve your experience.']
    >>> claims(ConsentNotices(), within_story("Cookies are baked at dawn, said the owner of the harbour café."))      # kept
    []

    Known limits: a consent text of many paragraphs is seen only where its sentences are the usual ones.
    Source: phrase list `consent`; each phrase there names where it was seen.
    """

    labels: ClassVar[tuple[str, ...]] = ("consent",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        yield from doc.claims_by_phrase("consent")
