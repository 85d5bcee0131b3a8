"""The filter `copyright_lines`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.credits import names_agency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document

_DIGIT = re.compile(r"\d")


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
        for claim in doc.claims_by_phrase("copyright"):
            if not _is_credit(claim.span.of(doc.text)):
                yield claim


def _is_credit(text: str) -> bool:
    """Whether a line such as `© ANP / Jeroen Klaver` says whose a picture is: an agency after the sign, and no number."""
    return text.startswith("©") and not _DIGIT.search(text) and names_agency(text.strip("© "))
