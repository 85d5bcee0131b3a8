"""The filter `advertisements`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document


@dataclass(frozen=True, slots=True)
class Advertisements:
    """Claims blocks that only announce an advertisement.

    >>> from newsclean.testing import claims
    >>> claims(Advertisements(), "Advertisement — scroll to continue")
    ['advertisement: Advertisement — scroll to continue']
    >>> claims(Advertisements(), "Advertisement spending rose 4% in May.")   # news: kept
    []

    An announcement is never the end of the article: the text goes on after it.

    Known limits: an advertisement's own copy, printed without an announcement, is not seen.
    Source: phrase list `advertisement`; each phrase there names where it was seen.
    """

    labels: ClassVar[tuple[str, ...]] = ("advertisement",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        yield from doc.claims_by_phrase("advertisement")
