"""The filter `comments`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document


@dataclass(frozen=True, slots=True)
class Comments:
    """Claims the furniture of comment sections: headings, counters, invitations, house rules.

    >>> from newsclean.testing import claims, within_story
    >>> claims(Comments(), within_story("Join the conversation", at=5))
    ['comment: Join the conversation']
    >>> claims(Comments(), within_story("Comments by the minister drew protests in both chambers."))      # kept
    []

    Known limits: the comments themselves are left to `comment_sections` and `boilerplate`.
    Source: phrase list `comment`; each phrase there names where it was seen.
    """

    labels: ClassVar[tuple[str, ...]] = ("comment",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        yield from doc.claims_by_phrase("comment")
