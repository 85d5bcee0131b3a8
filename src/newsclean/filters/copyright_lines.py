"""The filter `copyright_lines`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document


@dataclass(frozen=True, slots=True)
class CopyrightLines:
    """Claims lines about copyright and reuse.

    >>> from newsclean.testing import claims, within_story
    >>> claims(CopyrightLines(), within_story("© 2026 Example News. All rights reserved.", at=5))
    ['copyright: © 2026 Example News. All rights reserved.']
    >>> claims(CopyrightLines(), within_story("Copyright law will be rewritten by 2026, the minister said."))      # kept
    []

    Known limits: a licence text of several sentences is claimed block by block, where its sentences are the usual ones.
    Source: phrase list `copyright`; each phrase there names where it was seen.
    """

    labels: ClassVar[tuple[str, ...]] = ("copyright",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        yield from doc.claims_by_phrase("copyright")
