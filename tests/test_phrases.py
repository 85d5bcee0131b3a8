"""Every phrase of every rule file: its hits match, its misses are kept, and it is quick on hostile near-misses."""

from __future__ import annotations

import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsclean.pipeline import Pipeline
from newsclean.rules import RuleSet, default_rules
from newsclean.testing import STORY, within_story

if TYPE_CHECKING:
    from newsclean.phrases import Phrase

PHRASES = tuple(phrase for phrase in default_rules().phrases if not phrase.selector)
PLACES = (1, 3, 5)
"""Below the headline, in the middle, at the end."""

SAFE_ALONE = {"advertisement", "share", "copyright", "timestamp", "template", "note", "key_point", "byline", "credit"}
"""Labels whose short lines need no second signal, or get it from their filter."""


def _name(phrase: Phrase) -> str:
    return f"{phrase.label}.{phrase.language}:{phrase.id}"


def _matches(phrase: Phrase, text: str) -> bool:
    rules = RuleSet([phrase], tested=1)
    return any(rules.parts(text)) if phrase.inline else bool(rules.match(text))


def _labels_at(line: str, place: int, language: str | None) -> set[str]:
    """The labels of what is claimed of a line in a story."""
    source = within_story(line, at=place)
    start = source.index(line)
    article = Pipeline.default().clean(source, language=language)
    inside = [entry for entry in article.ledger if entry.span.start < start + len(line) and start < entry.span.end]
    return {entry.label for entry in inside} - {"layout"}


@pytest.mark.parametrize("phrase", PHRASES, ids=_name)
def test_hits_match_and_misses_do_not(phrase: Phrase) -> None:
    for hit in phrase.hits:
        assert _matches(phrase, hit), f"{hit!r} is not matched"
    for line in phrase.line:
        assert _matches(phrase, line.replace("#", "12")), f"{line!r} does not match itself"
    if not phrase.prefix:
        for miss in phrase.misses:
            assert not _matches(phrase, miss), f"{miss!r} is matched"


@pytest.mark.parametrize("phrase", PHRASES, ids=_name)
def test_hits_are_claimed_and_misses_kept_in_a_story(phrase: Phrase) -> None:
    language = None if phrase.language == "mul" else phrase.language
    for hit in phrase.hits:
        seen = set().union(*(_labels_at(hit, place, language) for place in PLACES))
        wanted = {phrase.label, "caption"} if phrase.label == "credit" else {phrase.label}
        if phrase.label == "key_point":  # a heading needs points below it
            continue
        assert seen & wanted, f"{hit!r} is nowhere claimed as {phrase.label}, only {seen}"
    for miss in phrase.misses:
        article = Pipeline.default().clean(within_story(miss), language=language)
        assert miss in article.text, f"{miss!r} is lost: {list(article.removed)}"


def test_short_lines_have_a_second_signal() -> None:
    bare = [
        (_name(phrase), line)
        for phrase in PHRASES
        for line in phrase.line
        if phrase.label not in SAFE_ALONE and not phrase.needs and not phrase.where
        if len(line.split()) < 3 and line.isascii()
    ]
    assert not bare, "give these `needs` or `where`"


def test_a_line_stands_in_one_phrase_of_a_label() -> None:
    seen = defaultdict(set)
    for phrase in PHRASES:
        for line in phrase.line:
            seen[phrase.label, phrase.language, line.casefold()].add(phrase.id)
    assert not {line: ids for line, ids in seen.items() if len(ids) > 1}


def test_file_names_tell_label_and_language() -> None:
    folder = Path(__file__).parents[1] / "src" / "newsclean" / "data" / "phrases"
    known = {f"{phrase.label}.{phrase.language}.toml" for phrase in PHRASES}
    assert {file.name for file in folder.iterdir()} <= known


def test_patterns_that_could_begin_with_anything_say_what_they_contain() -> None:
    rules = default_rules()
    assert [phrase.id for _, phrase in rules._index._everywhere] == []


HOSTILE = [
    "a" * 300,
    "a " * 150,
    "1:" * 150,
    "by " * 100,
    "sign up for the " * 20,
    "we use cookies " * 20,
    "copyright 2020 " * 20,
    "(reporting by " * 20,
    "x, " * 100,
    "get the latest " * 20,
    "- " * 150,
    "é" * 300,
    "中" * 300,
    "if you or someone you know " * 11,
    "by signing up " * 20,
]


@pytest.mark.parametrize("phrase", [phrase for phrase in PHRASES if phrase.pattern or phrase.inline], ids=_name)
def test_no_pattern_explodes(phrase: Phrase) -> None:
    near_misses = HOSTILE + [(hit + " ") * 12 + "\x00" for hit in phrase.hits] + [hit[:-1] * 12 for hit in phrase.hits]
    rules = RuleSet([phrase])  # not tested: every match has a time limit, and passing it raises
    began = time.process_time()
    for text in near_misses:
        rules.match(text[:320])
        list(rules.parts(text[:5000]))
    assert time.process_time() - began < 60  # a guard against exploding `inline` patterns, which have no limit


def test_the_story_itself_is_kept() -> None:
    article = Pipeline.default().clean("\n\n".join(STORY))
    assert article.text == "\n\n".join(STORY[1:])
    assert article.removed == ()
