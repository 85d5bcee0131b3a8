"""`Document`: one page on its journey through the filters."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsclean.blocks import by_place, overlapping
from newsclean.errors import ClaimError
from newsclean.hints import Hints
from newsclean.labels import disposition_of
from newsclean.metadata import Metadata
from newsclean.outline import ends_sentence
from newsclean.spans import SourceMap, Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from newsclean.blocks import Block, Claim
    from newsclean.elements import Embed
    from newsclean.outline import Outline
    from newsclean.phrases import Phrase

_GOES_ON = ",.;:)"
"""What a line begins with that goes on with a sentence."""

_WORD = re.compile(r"[^\W_]")

_UNLIKE_HEADLINES = (".", "。", "।", ":", "：", ";", "；", ",", "，")

LONGEST_HEADLINE_WORDS = 30
"""Headlines in the labelled news pages this was built on have 2 to 30 words (99 of 100)."""

SHORT_WORDS = 14
"""A `short` block, as a second signal, has at most so many words: labels, teasers and buttons do."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text, its blocks, and what the filters have claimed of them so far.

    Filters read it and yield claims; nothing they hold changes it.
    """

    text: str
    blocks: tuple[Block, ...]
    outline: Outline
    source_map: SourceMap = field(default_factory=SourceMap)
    hints: Hints = field(default_factory=Hints)
    source: str = ""
    """What spans lead back to: the raw source, or the rendered text of a page."""
    metadata: Metadata = field(default_factory=Metadata)
    embeds: tuple[Embed, ...] = ()
    is_html: bool = False
    """Whether it was read from HTML, so that each block has an element."""
    claims: tuple[Claim, ...] = ()
    claims_by_block: Mapping[int, tuple[Claim, ...]] = field(default_factory=dict)

    def claims_of(self, block: Block) -> tuple[Claim, ...]:
        """The claims on a block so far, in order."""
        return self.claims_by_block.get(block.index, ())

    def is_free(self, block: Block) -> bool:
        """Whether nobody has claimed anything of the block."""
        return block.index not in self.claims_by_block

    @property
    def unclaimed(self) -> Iterator[Block]:
        """The blocks, and the parts of blocks, that nobody has claimed, in order."""
        for block in self.blocks:
            yield from self.free_parts(block)

    def free_parts(self, block: Block) -> Iterator[Block]:
        """The block, if nobody has claimed anything of it, or else its parts with words that nobody has."""
        claims = self.claims_by_block.get(block.index)
        if claims is None:
            yield block
        else:
            yield from _free_parts(block, claims)

    def hits(self, label: str) -> Iterator[tuple[Block, Phrase]]:
        """The free blocks that match a phrase of this label, where the phrase has the second signal that it needs.

        A block comes once, with the first phrase that it matches.
        """
        last = -1
        for block, phrase in self.outline.hits.get(label, ()):
            if block.index != last and self.is_free(block) and self.bears_out(block, phrase):
                last = block.index
                yield block, phrase

    def claims_by_phrase(self, label: str) -> Iterator[Claim]:
        """A claim for each free block, and each free part of a block, that a phrase of this label names."""
        whole = set()
        for block, phrase in self.hits(label):
            whole.add(block.index)
            yield block.claim(label, phrase.id, issue=phrase.issue)
        yield from self.inline_claims(label, whole)

    def inline_claims(self, label: str, besides: Container[int] = ()) -> Iterator[Claim]:
        """A claim for each free part of a block that an `inline` phrase names, in other blocks than those of `besides`."""
        hits = [(span, phrase) for span, phrase in self.outline.inline_hits if phrase.label == label]
        if not hits:
            return
        last = -1
        for span, phrase in hits:
            index = bisect_right(self.outline.starts, span.end - 1) - 1
            if index < 0 or index in besides:
                continue
            block = self.blocks[index]
            start, end = max(span.start, block.whole.start, last), min(span.end, block.whole.end)
            if start >= end or overlapping(self.claims_of(block), Span(start, end)):
                continue
            last = end
            left, right = block.offsets(Span(start, end))
            if has_words(block.text[:left] + block.text[right:]) or not self.is_free(block):
                yield block.claim(label, phrase.id, start=left, end=right, issue=phrase.issue)
            else:
                yield block.claim(label, phrase.id, issue=phrase.issue)
                last = block.whole.end

    def bears_out(self, block: Block, phrase: Phrase) -> bool:
        """Whether the block stands where the phrase counts, with one of the second signals that it needs."""
        if phrase.where and self.outline.zone(block.index) not in phrase.where:
            return False
        if not phrase.needs:
            return True
        if self.is_piece(block):
            return False
        return any(self.signal(block, need, phrase.label or "") for need in phrase.needs)

    def is_piece(self, block: Block) -> bool:
        """Whether the block is a piece of a sentence that a scraper broke at its links and emphasis: the next goes on."""
        following = self.beside(block, 1)
        if following is None or following.kind == "list_item":
            return False
        if following.text[0] in _GOES_ON:
            return True
        before = self.beside(block, -1)
        return following.text[0].islower() and before is not None and not ends_sentence(before.text)

    def signal(self, block: Block, name: str, label: str) -> bool:
        """Whether a second signal is there.

        - `link`: at least half of the block is link text.
        - `after-heading`: the block before it bears the same label.
        - `neighbour`: a block beside it was removed or moved to a field.
        - `headline-like`: it has no final stop and no more words than a headline.
        - `edge`: it does not stand between two blocks of prose.
        - `repeated`: the same line stands elsewhere on the page.
        - `short`: it has at most SHORT_WORDS words.
        """
        match name:
            case "link":
                return block.link_share is not None and block.link_share >= 0.5
            case "after-heading":
                before = self.beside(block, -1)
                return before is not None and any(claim.label == label for claim in self.claims_of(before))
            case "neighbour":
                return any(beside is not None and self.is_gone(beside) for beside in self._both_sides(block))
            case "headline-like":
                return is_headline_like(block.text)
            case "edge":
                prose = self.outline.prose
                return not all(beside is not None and prose[beside.index] for beside in self._both_sides(block))
            case "repeated":
                return self.outline.copies[block.text] > 1
            case "short":
                return len(block.text.split()) <= SHORT_WORDS and len(block.text) <= 12 * SHORT_WORDS
        raise ValueError(f"no such signal: {name!r}")

    def beside(self, block: Block, step: int) -> Block | None:
        """The block that stands `step` places after this one (before it, if negative)."""
        index = block.index + step
        return self.blocks[index] if 0 <= index < len(self.blocks) else None

    def free_beside(self, block: Block, step: int) -> Block | None:
        """The next free block in the direction of `step`, which is 1 or -1."""
        beside = self.beside(block, step)
        while beside is not None and not self.is_free(beside):
            beside = self.beside(beside, step)
        return beside

    def is_gone(self, block: Block) -> bool:
        """Whether the whole block was removed or moved to a field."""
        claims = self.claims_of(block)
        return len(claims) == 1 and claims[0].span == block.whole and disposition_of(claims[0].label) != "in place"

    def _both_sides(self, block: Block) -> tuple[Block | None, Block | None]:
        return self.beside(block, -1), self.beside(block, 1)

    def claimed(self, new: Iterable[Claim], filter_name: str) -> Document:
        """The document with the claims of one more filter, stamped with its name.

        Raises:
            ClaimError: A claim has no reason, does not lie in one block, or overlaps another.
        """
        by_block: dict[int, list[Claim]] = {}
        stamped = []
        for claim in new:
            claim = claim.by(filter_name)
            index = bisect_right(self.outline.starts, claim.span.start) - 1
            if index not in by_block:
                by_block[index] = list(self.claims_by_block.get(index, ()))
            _check(claim, self.blocks[index] if 0 <= index < len(self.blocks) else None, by_block[index])
            insort(by_block[index], claim, key=by_place)
            stamped.append(claim)
        if not stamped:
            return self
        return Document(
            self.text,
            self.blocks,
            self.outline,
            self.source_map,
            self.hints,
            self.source,
            self.metadata,
            self.embeds,
            self.is_html,
            (*self.claims, *stamped),
            {**self.claims_by_block, **{index: tuple(claims) for index, claims in by_block.items()}},
        )


def is_headline_like(text: str) -> bool:
    """Whether the text could be a headline: no final stop, and no more words than headlines have.

    >>> is_headline_like("Storm closes three ports"), is_headline_like("Storms closed three ports on Monday.")
    (True, False)
    """
    bare = text.rstrip("\"'”’»)」』）】")
    if bare.endswith(_UNLIKE_HEADLINES) and not bare.endswith(("...", " Jr.", " Inc.", "U.S.")):
        return False
    return len(text) <= 12 * LONGEST_HEADLINE_WORDS and len(text.split()) <= LONGEST_HEADLINE_WORDS


def _check(claim: Claim, block: Block | None, others: Sequence[Claim]) -> None:
    said = f"{claim.filter!r} claims {claim.label!r} at {tuple(claim.span)}"
    if not claim.because:
        raise ClaimError(f"{said} without a reason: give `because` a phrase id or a few words")
    if not claim.label.isidentifier():
        raise ClaimError(f"{said}: a label is one word in lower case, such as 'score_ticker'")
    if block is None or not block.whole.covers(claim.span) or claim.span.start >= claim.span.end:
        raise ClaimError(f"{said}, which is not inside one block: claim each block by itself, with `block.claim(...)`")
    if claim.content is not None and not claim.span.covers(claim.content):
        raise ClaimError(f"{said} with content at {tuple(claim.content)}, which is not inside it")
    if other := overlapping(others, claim.span):
        raise ClaimError(
            f"{said}, but {other.filter!r} has claimed {other.label!r} at {tuple(other.span)}: "
            "claim only what `doc.unclaimed` yields"
        )


def _free_parts(block: Block, claims: tuple[Claim, ...]) -> Iterator[Block]:
    """The parts of the block between its claims that hold words."""
    offset = 0
    for start, end in (*(block.offsets(claim.span) for claim in claims), (len(block.text), len(block.text))):
        if has_words(block.text[offset:start]):
            yield block.part(offset, start)
        offset = max(offset, end)


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit in the text.

    >>> has_words("1"), has_words(" – ")
    (True, False)
    """
    return _WORD.search(text) is not None
