"""Stories that are no plain run of paragraphs (live blogs, galleries, interviews, lists) stay whole, and the rest goes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import newsclean

PAGES = tomllib.loads((Path(__file__).parents[1] / "fixtures" / "page_kinds.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("story", PAGES["story"], ids=lambda story: story["name"])
def test_the_story_stays_whole_and_the_rest_goes(story: dict[str, Any]) -> None:
    article = newsclean.clean(PAGES["head"].format(title=story["title"]) + story["html"] + PAGES["foot"])
    kept = "\n".join([article.full_text, *(caption.text or "" for caption in article.captions)])
    assert [part for part in story["keep"] if part not in kept] == []
    assert [part for part in PAGES["outside"] if part in kept] == []
    assert (article.headline, article.authors) == (story["title"], ("Ana Ruíz",))
    assert article.date_published is not None
    assert str(article.date_published.day) == "2024-03-05"
