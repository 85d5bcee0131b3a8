"""The core: spans and the source map, blocks, claims, documents."""

from __future__ import annotations

import pickle
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.blocks import Block, Claim
from newsclean.errors import ClaimError, HintError
from newsclean.hints import Hints
from newsclean.pipeline import Pipeline
from newsclean.readers import read_text
from newsclean.spans import Edit, SourceMap, Span, align
from newsclean.testing import within_story


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str, SourceMap]:
    """A source, the text that some edits make of it, and their map."""
    kept = draw(st.lists(st.text("abc", max_size=4), min_size=1, max_size=6))
    changes = draw(
        st.lists(st.tuples(st.text("xyz", max_size=3), st.text("XYZ", max_size=3)), min_size=len(kept), max_size=len(kept))
    )
    source, text, edits = "", "", []
    for same, (old, new) in zip(kept, changes, strict=True):
        source, text = source + same, text + same
        if old or new:
            edits.append(Edit(Span(len(source), len(source) + len(old)), new, "test"))
        source, text = source + old, text + new
    return source, text, SourceMap(edits)


@given(edited())
def test_the_map_leads_from_each_character_back_to_its_own(case: tuple[str, str, SourceMap]) -> None:
    source, text, road = case
    for at, character in enumerate(text):
        span, exact = road.to_source(Span(at, at + 1))
        if exact:
            assert span.of(source) == character
        else:
            assert character.isupper()


@given(edited(), st.integers(0, 30), st.integers(0, 30))
def test_exact_spans_read_alike_and_inexact_ones_cover(case: tuple[str, str, SourceMap], one: int, other: int) -> None:
    source, text, road = case
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    span, exact = road.to_source(Span(start, end))
    assert 0 <= span.start <= span.end <= len(source)
    if exact and end > start:
        assert span.of(source) == text[start:end]
    unchanged = "".join(character for character in text[start:end] if character.islower())
    assert _is_within(unchanged, span.of(source))


def _is_within(wanted: str, text: str) -> bool:
    """Whether the characters stand in the text, in this order."""
    rest = iter(text)
    return all(character in rest for character in wanted)


@given(edited())
def test_boundaries_grow(case: tuple[str, str, SourceMap]) -> None:
    source, text, road = case
    places = [road.boundary(at) for at in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(source)


@given(st.text("ab éÃ", max_size=30), st.text("ab éÃ", max_size=30))
def test_align_turns_one_text_into_the_other(before: str, after: str) -> None:
    built, position = "", 0
    for start, end, new in align(before, after):
        built += before[position:start] + new
        position = end
    assert built + before[position:] == after


def test_the_map_is_picklable() -> None:
    road = SourceMap([Edit(Span(1, 3), "x", "test")])
    assert pickle.loads(pickle.dumps(road)).to_source(Span(0, 2)) == road.to_source(Span(0, 2))


def test_parts_and_offsets_of_a_joined_block() -> None:
    text = "one two\n   three four"
    block = Block(0, "paragraph", "one two three four", 0, Span(0, 21), joins=((8, 11),))
    assert block.span(4, 13).of(text) == "two\n   three"
    assert block.offsets(Span(4, 16)) == (4, 13)
    part = block.part(4, 13)
    assert part.text == "two three"
    assert part.span().of(text) == "two\n   three"
    assert block.part(8, 18).span().of(text) == "three four"


class TestClaims:
    """What a filter may not do is refused with a message that says who and where."""

    def clean(self, *claims: Claim) -> None:
        def mine(_: object) -> list[Claim]:
            return list(claims)

        Pipeline.default().before("headlines", mine).clean("Storm closes three ports\n\nThe harbour is closed.")

    def test_outside_a_block(self) -> None:
        with pytest.raises(ClaimError, match=r"'mine' claims 'noise' at \(20, 30\).*not inside one block") as caught:
            self.clean(Claim(Span(20, 30), "noise", "a reason"))
        assert "in filter" not in str(caught.value)

    def test_without_a_reason(self) -> None:
        with pytest.raises(ClaimError, match="without a reason"):
            self.clean(Claim(Span(0, 5), "noise", ""))

    def test_overlapping(self) -> None:
        with pytest.raises(ClaimError, match="'mine' has claimed 'noise'"):
            self.clean(Claim(Span(0, 5), "noise", "a reason"), Claim(Span(3, 8), "noise", "a reason"))

    def test_empty(self) -> None:
        with pytest.raises(ClaimError, match="not inside one block"):
            self.clean(Claim(Span(5, 5), "noise", "a reason"))

    def test_content_outside(self) -> None:
        with pytest.raises(ClaimError, match="content"):
            self.clean(Claim(Span(0, 5), "noise", "a reason", content=Span(0, 6)))

    def test_bad_label(self) -> None:
        with pytest.raises(ClaimError, match="one word"):
            self.clean(Claim(Span(0, 5), "score ticker", "a reason"))


def test_now_is_a_moment_or_its_iso_form() -> None:
    assert Hints.of({"now": "2024-03-05T14:30"}, None).now == datetime(2024, 3, 5, 14, 30)
    for wrong in ("yesterday", 1709648000):
        with pytest.raises(HintError, match="'now'"):
            Hints.of({"now": wrong}, None)


def test_hints_are_checked() -> None:
    with pytest.raises(HintError, match=r"'publsher'.*publisher"):
        Hints.of({"publsher": "Example News"}, None)
    assert Hints.of({"authors": "Ana Ruíz"}, "Storm").authors == ("Ana Ruíz",)


def test_unclaimed_yields_blocks_and_parts() -> None:
    seen: list[str] = []

    def first(doc):  # type: ignore[no-untyped-def]
        yield doc.blocks[0].claim("noise", "a reason", start=6, end=12)

    def second(doc):  # type: ignore[no-untyped-def]
        seen.extend(block.text for block in doc.unclaimed)
        return ()

    Pipeline((first, second)).clean("Storm closes three ports\n\nThe harbour is closed.")
    assert seen == ["Storm", "three ports", "The harbour is closed."]


def test_a_part_that_was_cut_out_leaves_the_rest() -> None:
    def cut(doc):  # type: ignore[no-untyped-def]
        for block in doc.unclaimed:
            at = block.text.find(" (opens here)")
            if at >= 0:
                yield block.claim("noise", "a reason", start=at, end=at + len(" (opens here)"))

    article = Pipeline((cut,)).clean("The report (opens here) says so.\n\nIt is closed (opens here)")
    assert [(item.text, item.exact) for item in article.body] == [
        ("The report says so.", False),
        ("It is closed", True),
    ]
    assert [removed.text for removed in article.removed] == ["(opens here)", "(opens here)"]


def test_reading_joins_nothing_in_a_story() -> None:
    assert [block.text for block in read_text(within_story()).blocks] == within_story().split("\n\n")
