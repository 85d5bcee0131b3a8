"""The filter `players`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document


@dataclass(frozen=True, slots=True)
class Players:
    """Claims the controls and messages of video and audio players and of galleries.

    >>> from newsclean.testing import claims, within_story
    >>> claims(Players(), within_story("This video is no longer available"))
    ['player: This video is no longer available']
    >>> claims(Players(), within_story("The video is no longer available to jurors, the judge ruled."))      # kept
    []

    Known limits: the title of a video that is printed below its player is not seen.
    Source: phrase list `player`; each phrase there names where it was seen.
    """

    labels: ClassVar[tuple[str, ...]] = ("player",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        yield from doc.claims_by_phrase("player")
