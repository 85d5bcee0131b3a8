"""`Block` and `Claim`: a piece of the page, and what a filter says of it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from newsclean.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.elements import Element
    from newsclean.labels import IssueCode

Kind: TypeAlias = Literal["paragraph", "heading", "list_item", "quote", "table_row", "preformatted"]
Picture: TypeAlias = Literal["above", "beside", "captioned"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a filter says about some characters: they bear `label`, `because` of this.

    `content` is the part of the span that is words (a bullet without its glyph); `value` is what the filter understood;
    `issue` is the code of an issue that the claim raises; `filter` is stamped on by the pipeline.
    """

    span: Span
    label: str
    because: str
    content: Span | None = None
    value: Any = None
    issue: IssueCode | None = None
    filter: str = ""

    def by(self, name: str) -> Claim:
        """The same claim with the name of its filter."""
        return Claim(self.span, self.label, self.because, self.content, self.value, self.issue, name)

    def valued(self, value: Any) -> Claim:
        """The same claim with what the filter understood."""
        return replace(self, value=value)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page that stands on its own: a paragraph, a heading, a list item.

    `text` is what a reader sees: without the marker, and with the lines of a hard-wrapped paragraph joined by spaces.
    `start` is where it begins in the document's text, `whole` also covers the marker; both count code points.  `gap` is
    the number of blank lines before the block.  What a format does not tell is `None`, not zero.
    """

    index: int
    kind: Kind
    text: str
    start: int
    whole: Span
    marker: str | None = None
    indent: int | None = None
    gap: int = 0
    joins: tuple[tuple[int, int], ...] = ()
    """For each joined line: where it begins in `text`, and in the document's text."""
    link_share: float | None = None
    """The share of its characters that are links."""
    links: tuple[str, ...] | None = None
    """The addresses of its links, in order, as the source writes them."""
    element: Element | None = None
    """Where it stands in the markup of a page."""
    picture: Picture | None = None
    """The picture right before its first word: in a paragraph of its own `above`, or `beside` it in the same paragraph, all
    of which is emphasised where it is `captioned`."""

    @property
    def path(self) -> str | None:
        """A CSS selector of its element."""
        return self.element.path if self.element else None

    @property
    def hints(self) -> tuple[str, ...]:
        """The words by which the markup names its element, and those that this stands in, from the inside out."""
        return tuple(word for one in self.element.chain() for word in one.words) if self.element else ()

    def place(self, offset: int, *, end: bool = False) -> int:
        """The position in the document's text of an offset into `text`; as the `end` of a span if asked."""
        line_start, place = 0, self.start
        for joined, position in self.joins:
            if offset < joined or (end and offset == joined):
                break
            line_start, place = joined, position
        return place + offset - line_start

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The span, in the document's text, of `text[start:end]`.

        >>> Block(0, "list_item", "Three ports closed.", 2, Span(0, 21), "•").span(0, 5)
        Span(start=2, end=7)
        """
        if end is None:
            end = len(self.text)
        if not self.joins:
            return Span(self.start + start, self.start + end)
        return Span(self.place(start), self.place(end, end=True))

    def offsets(self, span: Span) -> tuple[int, int]:
        """Where a span of the document's text lies in `text`; what is outside the words is cut off.

        >>> Block(0, "list_item", "Three ports closed.", 2, Span(0, 21), "•").offsets(Span(0, 7))
        (0, 5)
        """
        size = len(self.text)
        if not self.joins:
            return max(0, span.start - self.start), min(size, span.end - self.start)
        places = [self.place(offset) for offset in range(size + 1)]
        return bisect_left(places, span.start), bisect_left(places, span.end)

    def claim(
        self,
        label: str,
        because: str,
        *,
        start: int | None = None,
        end: int | None = None,
        content: tuple[int, int] | None = None,
        value: Any = None,
        issue: IssueCode | None = None,
    ) -> Claim:
        """A claim of the whole block, or of `text[start:end]`; `content` gives offsets into `text`, too.

        >>> block = Block(0, "list_item", "Visit our homepage.", 2, Span(0, 21), "•")
        >>> claim = block.claim("promo", "visit our homepage")
        >>> claim.span, claim.content
        (Span(start=0, end=21), Span(start=2, end=21))
        """
        if start is None and end is None:
            span = self.whole
            words = self.span(*(content or (0, None)))
        else:
            span = self.span(start or 0, end)
            words = self.span(*content) if content else span
            if start in (None, 0) and self.marker:
                span = Span(self.whole.start, span.end)
        return Claim(span, label, because, words, value, issue)

    def part(self, start: int, end: int) -> Block:
        """The block that consists of `text[start:end]` alone, without outer white space."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        end = start + len(text)
        span = self.span(start, end)
        joins = tuple((at - start, place) for at, place in self.joins if start < at < end)
        whole = Span(self.whole.start, span.end) if start == 0 else span
        marker = self.marker if start == 0 else None
        return Block(
            self.index,
            self.kind,
            text,
            span.start,
            whole,
            marker,
            self.indent,
            self.gap,
            joins,
            self.link_share,
            self.links,
            self.element,
            self.picture,
        )


def by_place(claim: Claim) -> Span:
    """What claims are sorted by."""
    return claim.span


def overlapping(claims: Sequence[Claim], span: Span) -> Claim | None:
    """The claim that shares a character with a span, if one does; the claims are in order and share none."""
    at = bisect_left(claims, span, key=by_place)
    return next((claim for claim in claims[max(0, at - 1) : at + 1] if claim.span.overlaps(span)), None)
