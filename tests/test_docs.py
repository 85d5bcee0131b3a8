"""The documents tell of every filter, label and key."""

from __future__ import annotations

from pathlib import Path

from newsclean.labels import LABELS
from newsclean.phrases import Phrase
from newsclean.pipeline import Pipeline

DOCS = Path(__file__).parents[1] / "docs"


def test_every_filter_and_label_is_described() -> None:
    text = (DOCS / "filters.md").read_text(encoding="utf-8")
    assert [name for name in Pipeline.default().names if f"\n| {name} |" not in text] == []
    assert [label for label in LABELS if f"\n| `{label}` |" not in text] == []


def test_every_key_of_a_phrase_is_described() -> None:
    text = (DOCS / "rules.md").read_text(encoding="utf-8")
    assert [key for key in Phrase.model_fields if f"`{key}`" not in text and f"{key} = " not in text] == []


def test_every_filter_says_what_it_keeps() -> None:
    """Each filter's docstring runs an example, and shows or tells what it does not claim."""
    for one in Pipeline.default().filters:
        text = type(one).__doc__ or ""
        assert ">>>" in text, one
        assert any(word in text for word in ("kept", "[]", "stays", "stay ", "Known limits")), one
