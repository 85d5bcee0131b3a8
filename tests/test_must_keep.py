"""Lines that look like boilerplate and are news (`fixtures/must_keep.toml`) stay in the text, in every pipeline."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsclean.labels import LABELS
from newsclean.outline import count_words
from newsclean.pipeline import Pipeline
from newsclean.rules import default_rules
from newsclean.testing import STORY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _pytest.mark import ParameterSet

    from newsclean.article import Article

FIXTURES = Path(__file__).parents[1] / "fixtures"
LINES: list[dict[str, str]] = tomllib.loads((FIXTURES / "must_keep.toml").read_text(encoding="utf-8"))["line"]
STORIES: dict[str, list[str]] = {
    "en": list(STORY),
    **tomllib.loads((FIXTURES / "stories.toml").read_text(encoding="utf-8")),
}
"""By language a story in which a line is tried; lines of other languages are tried in the English one."""

PIPELINES = {"default": Pipeline.default(), "cautious": Pipeline.cautious(), "thorough": Pipeline.thorough()}

MIDDLE, END = 3, 5
"""Before which part of a story a line is put."""

STOPS = (".", "!", "?", "。", "！", "？", "।", "؟", "۔", "։", "…")
FEWEST_WORDS = 3
"""A sentence of fewer words, such as `“None.”`, is not tried at the end of a story."""


def _ends_in_a_stop(text: str) -> bool:
    return text.rstrip("\"'”’»“」』)").endswith(STOPS) and count_words(text) >= FEWEST_WORDS


def _names(rows: Iterable[dict[str, str]]) -> Iterator[str]:
    """A name for each row, such as `de-02-advertisement-anzeige-gegen-unbekannt`."""
    numbers: Counter[str] = Counter()
    for row in rows:
        numbers[row["language"]] += 1
        words = re.findall(r"[^\W_]+", row["text"].casefold())[:5]
        words = words if "".join(words).isascii() else []  # pytest prints other letters as escapes
        yield "-".join([row["language"], f"{numbers[row['language']]:02}", row["looks_like"], *words])


def _params(*, at_end: bool = False) -> list[ParameterSet]:
    """The rows; at the end of a story only sentences are tried."""
    return [
        pytest.param(row, id=name)
        for row, name in zip(LINES, _names(LINES), strict=True)
        if not at_end or _ends_in_a_stop(row["text"])
    ]


def _story(row: dict[str, str], at: int) -> list[str]:
    """The parts of a story in the line's language, with the line among them."""
    parts = STORIES.get(row["language"], STORIES["en"])
    return [*parts[:at], row["text"], *parts[at:]]


def _receipts(article: Article) -> str:
    """What the article's ledger says of what is not body, for the message of a failure."""
    removed = [f"{one.label} ({one.because}, {one.filter}): {one.text!r}" for one in article.removed]
    fields = [
        f"{one.label} ({one.because}, {one.filter}) at {tuple(one.span)}"
        for one in article.ledger
        if one.disposition == "field" and one.label != "headline"
    ]
    return "; ".join([*removed, *fields]) or "no receipt"


def _assert_kept(row: dict[str, str], name: str, at: int) -> None:
    parts = _story(row, at)
    article = PIPELINES[name].clean("\n\n".join(parts), language=row["language"])
    kept = article.text.split("\n")
    assert row["text"] in kept, _receipts(article)
    assert [part for part in parts[1:] if part not in kept] == [], f"lost beside the line: {_receipts(article)}"


@pytest.mark.parametrize("name", PIPELINES)
@pytest.mark.parametrize("row", _params())
def test_stays_in_the_middle_of_a_story(row: dict[str, str], name: str) -> None:
    _assert_kept(row, name, MIDDLE)


@pytest.mark.parametrize("name", PIPELINES)
@pytest.mark.parametrize("row", _params(at_end=True))
def test_a_sentence_stays_at_the_end_of_a_story(row: dict[str, str], name: str) -> None:
    _assert_kept(row, name, END)


@pytest.mark.parametrize("name", PIPELINES)
@pytest.mark.parametrize("language", STORIES)
def test_the_stories_themselves_stay(language: str, name: str) -> None:
    article = PIPELINES[name].clean("\n\n".join(STORIES[language]), language=language)
    body = "\n\n".join(STORIES[language][1:])
    assert article.text.endswith(body), _receipts(article)
    assert article.removed == ()


def test_there_are_enough_lines() -> None:
    assert len(LINES) >= 200
    assert len({row["language"] for row in LINES}) >= 20


def test_no_line_stands_twice() -> None:
    counts = Counter(row["text"] for row in LINES)
    assert [line for line, count in counts.items() if count > 1] == []


def test_every_row_is_well_formed() -> None:
    for row in LINES:
        assert row.keys() == {"text", "language", "looks_like"}, row
        assert row["looks_like"] in LABELS, row
        assert row["text"] == row["text"].strip(), row
        assert "\n" not in row["text"], row


def test_every_language_with_phrases_has_lines() -> None:
    counts = Counter(row["language"] for row in LINES)
    languages = {phrase.language for phrase in default_rules().phrases} - {"mul"}
    assert sorted(language for language in languages if counts[language] < 2) == []
