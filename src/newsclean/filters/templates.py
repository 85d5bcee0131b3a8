"""The filter `templates`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.document import has_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document


@dataclass(frozen=True, slots=True)
class Templates:
    """Claims what template engines, scripts and page builders left behind, and lines without a letter or a digit.

    >>> from newsclean.testing import claims
    >>> claims(Templates(), "{{}}"), claims(Templates(), "___")
    (['template: {{}}'], ['template: ___'])
    >>> claims(Templates(), "The set {1, 2, 3} was the answer.")                     # kept
    []

    Source: phrase list `template`; each phrase there names where it was seen.
    """

    labels: ClassVar[tuple[str, ...]] = ("template",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        taken = set()
        for claim in doc.claims_by_phrase("template"):
            taken.add(claim.span.start)
            yield claim
        for block in doc.blocks:
            if not has_words(block.text) and block.whole.start not in taken and doc.is_free(block):
                yield block.claim("template", "no words")
