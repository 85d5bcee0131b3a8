"""`Span`, `Edit` and `SourceMap`: the road from any place in the text back to the raw source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic_core import CoreSchema


class Span(NamedTuple):
    """A half-open range of a text, counted in Unicode code points.

    >>> Span(0, 5).of("Storm closes three ports")
    'Storm'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character.

        >>> Span(0, 5).overlaps(Span(4, 6)), Span(0, 5).overlaps(Span(5, 6))
        (True, False)
        """
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether every character of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> CoreSchema:
        """For pydantic: a span is taken as it is, without a copy; anything else has to be a start and an end."""
        from pydantic_core import core_schema

        position = core_schema.int_schema(ge=0)
        pair = core_schema.no_info_after_validator_function(cls._make, core_schema.tuple_schema([position, position]))
        return core_schema.json_or_python_schema(
            json_schema=pair,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), pair]),
        )


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of the text: the characters at `span` of the raw source read `text` from here on, because of `why`."""

    span: Span
    text: str
    why: str


MARKUP = "markup"
"""Why an edit leaves markup out, or shows white space in its place: nothing was damaged, and no word is lost."""


class SourceMap:
    """Leads from spans of an edited text back to spans of its source.

    >>> edits = [Edit(Span(6, 8), "í", "encoding")]                 # "By Ruí-z", whose í was two characters
    >>> road = SourceMap(edits)
    >>> road.to_source(Span(0, 2))                                  # nothing changed here
    (Span(start=0, end=2), True)
    >>> road.to_source(Span(3, 8))                                  # the smallest source slice that holds the text
    (Span(start=3, end=9), False)
    """

    __slots__ = ("_source_ends", "_source_starts", "_text_ends", "_text_starts", "edits")

    def __init__(self, edits: Sequence[Edit] = ()) -> None:
        """Takes the edits in source order; they may touch but not overlap."""
        self.edits = tuple(edits)
        self._source_starts = [edit.span.start for edit in self.edits]
        self._source_ends = [edit.span.end for edit in self.edits]
        self._text_starts: list[int] = []
        self._text_ends: list[int] = []
        shift = 0
        for edit in self.edits:
            start = edit.span.start + shift
            self._text_starts.append(start)
            self._text_ends.append(start + len(edit.text))
            shift += len(edit.text) - (edit.span.end - edit.span.start)

    def __reduce__(self) -> tuple[type[SourceMap], tuple[tuple[Edit, ...]]]:
        return SourceMap, (self.edits,)

    def then(self, later: Sequence[Edit]) -> SourceMap:
        """The map after more edits, whose spans are of the edited text; one that touches an earlier edit takes it in whole.

        >>> earlier = [Edit(Span(0, 2), "", "markup"), Edit(Span(10, 12), "", "markup")]         # "**By Ruí-z**"
        >>> [(tuple(edit.span), edit.text) for edit in SourceMap(earlier).then([Edit(Span(6, 8), "í", "encoding")]).edits]
        [((0, 2), ''), ((8, 10), 'í'), ((10, 12), '')]
        """
        edits: list[Edit] = []
        at = reach = 0  # the first earlier edit that is still to come; and up to where the last new one reaches in the text
        for edit in later:
            start, end = edit.span
            while at < len(self.edits) and self._text_ends[at] <= start:
                edits.append(self.edits[at])
                at += 1
            first, last, text = self.boundary(start), self._end(end), edit.text
            if start < reach:
                # The edit before this one has taken in an earlier edit, in which this one begins.
                before = edits.pop()
                cut = len(before.text) - (reach - start)
                text = before.text[:cut] + text + before.text[cut + end - start :]
                first = before.span.start
                last = max(last, before.span.end)
            reach = max(reach, end)
            while at < len(self.edits) and self._text_starts[at] < end:
                here, until, was = self._text_starts[at], self._text_ends[at], self.edits[at]
                # What the earlier edit wrote beside the place of this one stays.
                text = was.text[: max(0, start - here)] + text + was.text[len(was.text) - max(0, until - end) :]
                first, last = min(first, was.span.start), max(last, was.span.end)
                reach = max(reach, until)
                at += 1
            edits.append(Edit(Span(first, max(first, last)), text, edit.why))
        return SourceMap([*edits, *self.edits[at:]])

    def to_source(self, span: Span) -> tuple[Span, bool]:
        """The smallest source span that surely holds the text at `span`, and whether nothing in it was changed."""
        if not self.edits:
            return span, True
        first, last = self.boundary(span.start), self._end(span.end)
        return Span(first, max(first, last)), not self._touched(span)

    def boundary(self, position: int) -> int:
        """The source position of a cut in the text; characters deleted just before the cut stay before it.

        Boundaries grow with positions, so consecutive pieces of the text become consecutive pieces of the source.
        """
        if not self.edits:
            return position
        at = bisect_right(self._text_starts, position) - 1
        if at < 0:
            return position
        if position < self._text_ends[at]:
            return self._source_starts[at]
        return self._source_ends[at] + position - self._text_ends[at]

    def _end(self, position: int) -> int:
        """Where the text before `position` ends in the source: before what was deleted there."""
        at = bisect_left(self._text_starts, position) - 1
        if at < 0:
            return position
        if position <= self._text_ends[at]:
            return self._source_ends[at]
        return self._source_ends[at] + position - self._text_ends[at]

    def _touched(self, span: Span) -> bool:
        """Whether an edit replaced, or deleted from the inside of, the text at `span`."""
        at = bisect_left(self._text_ends, span.start)
        while at < len(self.edits) and self._text_starts[at] < span.end:
            if self._text_ends[at] > span.start and (
                self._text_starts[at] < self._text_ends[at] or span.start < self._text_starts[at]
            ):
                return True
            at += 1
        return False


def align(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """The small replacements that turn `before` into `after`: start and end in `before`, and the new characters.

    >>> list(align("Ana RuÃ­z and JosÃ©", "Ana Ruíz and José"))
    [(6, 8, 'í'), (17, 19, 'é')]
    """
    start, longest = 0, min(len(before), len(after))
    while start < longest and before[start] == after[start]:
        start += 1
    end = 0
    while end < longest - start and before[-1 - end] == after[-1 - end]:
        end += 1
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if not old or not new or len(old) > LONGEST_ALIGNED:
        if old or new:
            yield start, start + len(old), new
        return
    from rapidfuzz.distance import Indel

    # An insertion and a deletion that touch are one replacement.
    a = b = c = d = 0
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            if b > a or d > c:
                yield start + a, start + b, new[c:d]
            a, c = step.src_end, step.dest_end
        b, d = step.src_end, step.dest_end
    if b > a or d > c:
        yield start + a, start + b, new[c:d]


LONGEST_ALIGNED = 20_000
"""Longest changed stretch, in code points, that is compared letter by letter; a longer one becomes one edit.  The
comparison takes time with the product of both lengths: 20,000 by 20,000 takes some 10 ms."""
