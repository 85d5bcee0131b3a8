"""Golden stories: what a scraper printed, and the article that a person wrote down for it.

`fixtures/<case>/input.txt` (or `.html`, `.md`) is the scrape, `expected.json` the article: every field that is not empty,
the body with plain strings for paragraphs, `removed` with or without spans.  `options`, if there, are passed to `clean`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import Article

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = sorted(path.parent.name for path in FIXTURES.glob("*/expected.json"))

FIELDS = (
    "headline",
    "kicker",
    "alternative_headline",
    "standfirst",
    "byline",
    "authors",
    "contributors",
    "dateline",
    "date_published",
    "date_modified",
    "key_points",
    "captions",
    "notes",
    "url",
    "publisher",
)


def source_of(case: str) -> bytes:
    return next((FIXTURES / case).glob("input.*")).read_bytes()


def digest(article: Article, *, spans: bool) -> dict[str, Any]:
    """The article as `expected.json` writes it: what is empty is left out."""
    full = json.loads(article.model_dump_json())
    found = {field: full[field] for field in FIELDS}
    found["body"] = [
        item["text"] if item["kind"] == "paragraph" else _without_none(item, ("kind", "marker", "text"))
        for item in full["body"]
    ]
    found["issues"] = [issue["code"] for issue in full["issues"]]
    keys = ("label", "text", "because", "filter") + (("span",) if spans else ())
    found["removed"] = [{key: one[key] for key in keys} for one in full["removed"]]
    return {field: value for field, value in found.items() if value}


def _without_none(item: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: item[key] for key in keys if item[key] is not None}


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str) -> None:
    source = source_of(case)
    expected = json.loads((FIXTURES / case / "expected.json").read_text(encoding="utf-8"))
    options = expected.pop("options", {})
    article = newsclean.clean(source, **options)
    spans = all("span" in one for one in expected.get("removed", []))
    assert digest(article, spans=spans) == expected


@pytest.mark.parametrize("case", CASES)
def test_ledger_tiles_and_exact_spans_read_alike(case: str) -> None:
    article = newsclean.clean(source_of(case), keep_source=True)
    source = article.source or ""
    assert "".join(entry.span.of(source) for entry in article.ledger) == source
    for one in (*article.body, *article.removed):
        assert not one.exact or one.span.of(source) == one.text


@pytest.mark.parametrize("case", CASES)
def test_a_cleaned_story_cleaned_again_loses_nothing(case: str) -> None:
    first = newsclean.clean(source_of(case))
    again = newsclean.clean(first.text)
    assert again.removed == ()
    assert again.full_text == first.text


def test_every_case_has_a_note_of_origin() -> None:
    assert [case for case in CASES if not (FIXTURES / case / "NOTE.md").exists()] == []


def test_there_are_enough_cases() -> None:
    assert len(CASES) > 25
