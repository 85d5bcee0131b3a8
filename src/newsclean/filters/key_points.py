"""The filter `key_points`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.outline import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.blocks import Block, Claim
    from newsclean.document import Document

MOST = 10
"""Key points that a story has at the most."""

LONGEST_WORDS = 60
"""Words of a key point; nine of ten have under 35."""

DECK_WORDS = 60
"""Words of a paragraph above the key points, when it is a deck."""

BODY_AFTER = 2
"""Paragraphs of prose that follow the key points: a list that ends the text is part of the body."""


@dataclass(frozen=True, slots=True)
class KeyPoints:
    """Claims the bulleted summary before the body: a run of list items, or the lines below a heading that announces it.

    >>> from newsclean.testing import claims, within_story
    >>> claims(KeyPoints(), within_story("• Three ports are closed.\\n• Two ferries are overdue.", at=1))
    ['key_point: Three ports are closed.', 'key_point: Two ferries are overdue.']
    >>> claims(KeyPoints(), within_story("• Three ports are closed.\\n• Two ferries are overdue.", at=3))     # kept
    []

    What was claimed inside the run, such as a promo printed as a bullet, does not end it.  Lists in the body stay there.

    Source: phrase list `key_point`.
    """

    labels: ClassVar[tuple[str, ...]] = ("key_point", "boilerplate")

    def __call__(self, doc: Document) -> Iterator[Claim]:
        heading = next((block for block, _ in doc.hits("key_point") if self._is_early(doc, block)), None)
        if heading is not None:
            points = self._below(doc, heading)
            if points:
                yield heading.claim("boilerplate", "heading of the key points")
                for block in points:
                    yield block.claim("key_point", f"below {heading.text!r}")
                return
        for block in self._run(doc):
            yield block.claim("key_point", "list before the body")

    def _is_early(self, doc: Document, block: Block) -> bool:
        return block.index < doc.outline.body.start + 3

    def _below(self, doc: Document, heading: Block) -> Sequence[Block]:
        """The lines that the heading announces: the list below it, or the lines up to a gap or a long paragraph."""
        below = [block for block in doc.blocks[heading.index + 1 : heading.index + 1 + 2 * MOST] if doc.is_free(block)]
        if not below:
            return ()
        listed = below[0].kind == "list_item"
        points: list[Block] = []
        for block in below:
            if listed != (block.kind == "list_item") or count_words(block.text) > LONGEST_WORDS:
                break
            if not listed and points and block.gap > points[0].gap:
                break
            points.append(block)
        if not listed and (len(points) > MOST or (points and points[-1] is below[-1])):
            return ()
        return points if self._leaves_a_body(doc, points) else ()

    def _run(self, doc: Document) -> Sequence[Block]:
        """The first run of list items, if it stands before the body or after a deck."""
        top = next((claim.span.end for claim in doc.claims if claim.label == "headline"), 0)  # above it stands a menu
        listed = (block for block in doc.blocks if block.kind == "list_item" and block.start >= top)
        start = next((block.index for block in listed if doc.is_free(block)), None)
        if start is None or not self._may_begin(doc, start):
            return ()
        points: list[Block] = []
        for block in doc.blocks[start:]:
            if not doc.is_free(block):
                continue
            if block.kind != "list_item":
                break
            points.append(block)
        if not 2 <= len(points) <= MOST or any(count_words(block.text) > LONGEST_WORDS for block in points):
            return ()
        if sum(count_words(block.text) for block in points) < 4 * len(points):
            return ()
        return points if self._leaves_a_body(doc, points) else ()

    def _may_begin(self, doc: Document, start: int) -> bool:
        """Whether a list here opens the story: no prose before it, or one short paragraph that does not announce it."""
        before = [index for index in range(start) if doc.outline.prose[index] and doc.is_free(doc.blocks[index])]
        if not before:
            return start < doc.outline.body.start or not doc.outline.body
        deck = doc.blocks[before[0]]
        has_headline = any(claim.label == "headline" for claim in doc.claims)
        return len(before) == 1 and has_headline and count_words(deck.text) <= DECK_WORDS and not deck.text.endswith(":")

    def _leaves_a_body(self, doc: Document, points: Sequence[Block]) -> bool:
        if not points:
            return False
        after = doc.outline.prose[points[-1].index + 1 :]
        return sum(after) >= BODY_AFTER
