"""The must-keep gate: how many of the lines that look like noise and are news stay in the text, in each pipeline."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.testing import STORY

if TYPE_CHECKING:
    from newsclean.pipeline import Pipeline

FIXTURES = Path(__file__).parents[1] / "fixtures"
MIDDLE = 3
"""Before which part of a story the line is put."""


def lines() -> list[dict[str, str]]:
    """The rows of `fixtures/must_keep.toml`."""
    return list(tomllib.loads((FIXTURES / "must_keep.toml").read_text(encoding="utf-8"))["line"])


def lost(pipeline: Pipeline) -> list[str]:
    """The lines that a pipeline does not leave in the middle of a story in their language."""
    stories = {"en": list(STORY), **tomllib.loads((FIXTURES / "stories.toml").read_text(encoding="utf-8"))}
    found = []
    for row in lines():
        parts = stories.get(row["language"], stories["en"])
        text = "\n\n".join([*parts[:MIDDLE], row["text"], *parts[MIDDLE:]])
        if row["text"] not in pipeline.clean(text, language=row["language"]).text.split("\n"):
            found.append(row["text"])
    return found
