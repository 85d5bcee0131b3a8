"""The filter `standfirsts`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.datelines import dateline_of
from newsclean.outline import holds_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document

LONGEST = 500
"""Code points of a standfirst."""

BODY_AFTER = 2
"""Paragraphs of prose that must follow."""

_BETWEEN = frozenset({"byline", "timestamp", "share", "player", "key_point", "credit", "caption"})
_SURE = frozenset({"byline", "timestamp", "share", "key_point"})
"""What still parts a standfirst from the body where the byline stands above it: players and pictures follow a lede, too."""


@dataclass(frozen=True, slots=True)
class Standfirsts:
    """Claims the summary paragraph before the body: prose below the headline that byline or date part from the rest.

    >>> from newsclean.testing import claims
    >>> from newsclean.filters import Bylines, Headlines
    >>> text = '''Storm closes three ports
    ...
    ... Waves of nine metres have closed the northern coast.
    ...
    ... By Ana Ruíz
    ...
    ... The harbour master closed all three ports on Monday night.
    ...
    ... Two ferries with some 400 people on board were overdue at midnight.'''
    >>> claims([Headlines(), Bylines(), Standfirsts()], text)
    ['standfirst: Waves of nine metres have closed the northern coast.']

    Without something between it and the body it cannot be told from the lede, and stays in the body; so does a paragraph
    with a dateline, which opens the story.
    """

    labels: ClassVar[tuple[str, ...]] = ("standfirst",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        headline = next((claim for claim in doc.claims if claim.label == "headline"), None)
        if headline is None:
            return
        below = [block for block in doc.blocks if block.start > headline.span.start]
        first = next((number for number, block in enumerate(below) if doc.is_free(block)), None)
        if first is None or first + 1 >= len(below):
            return
        block, following = below[first], below[first + 1]
        between = doc.claims_of(following)
        signed = any(claim.label == "byline" for one in below[:first] for claim in doc.claims_of(one))
        if not between or between[0].label not in (_SURE if signed else _BETWEEN):
            return
        reads = doc.outline.prose[block.index] or holds_sentence(block.text)
        if reads and len(block.text) <= LONGEST and block.kind == "paragraph" and not dateline_of(block.text):
            rest = sum(doc.outline.prose[other.index] and doc.is_free(other) for other in below[first + 1 :])
            if rest >= BODY_AFTER:
                yield block.claim("standfirst", f"stands between the headline and the {between[0].label}")
