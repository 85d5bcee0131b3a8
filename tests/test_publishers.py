"""The rules for publishers: each selects what its samples say, in a page of the shape that it was written for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newsclean
from newsclean.elements import Element
from newsclean.errors import RuleError
from newsclean.phrases import Phrase, read_phrases
from newsclean.rules import default_rules
from newsclean.selectors import compiled, matches
from newsclean.testing import STORY, failures

if TYPE_CHECKING:
    from pathlib import Path

SELECTING = default_rules().selecting


def page(*more: str) -> str:
    paragraphs = [f"<p>{part}</p>" for part in STORY[1:]]
    return f"<article><h1>{STORY[0]}</h1>{''.join([*paragraphs[:2], *more, *paragraphs[2:]])}</article>"


@pytest.mark.parametrize("phrase", SELECTING, ids=lambda phrase: phrase.id)
def test_the_samples_hold(phrase: Phrase) -> None:
    assert list(failures(phrase)) == []


@pytest.mark.parametrize("phrase", SELECTING, ids=lambda phrase: phrase.id)
def test_the_publishers_pages_are_cleaned_by_it(phrase: Phrase) -> None:
    article = newsclean.clean(page(*phrase.hits, *phrase.misses), url=f"https://www.{phrase.publisher}/2026/storm")
    assert phrase.id in {removed.because for removed in article.removed}
    for part in STORY[1:]:
        assert part in article.text
    shown = newsclean.Pipeline(()).read(phrase.misses[0], kind="html")
    for block in shown.blocks:
        assert block.text in article.text


@pytest.mark.parametrize("phrase", SELECTING, ids=lambda phrase: phrase.id)
def test_other_publishers_are_left_alone(phrase: Phrase) -> None:
    article = newsclean.clean(page(*phrase.hits), url="https://news.example.com/2026/storm")
    assert phrase.id not in {removed.because for removed in article.removed}


def test_selectors_select() -> None:
    box = Element("div", {"class": "promo box", "id": "p1", "data-kind": "newsletter"}, Element("article"))
    text = Element("p", {}, box)
    for selector in (
        "p",
        ".promo",
        "div.promo.box",
        "#p1 p",
        '[data-kind="newsletter"]',
        '[data-kind^="news"] p',
        "article * p",
    ):
        assert matches(selector, text), selector
    for selector in ("h1", ".prom", "div.promo.other", "p #p1", '[data-kind$="news"]', "aside .promo"):
        assert not matches(selector, text), selector
    for wrong in ("", "p >", "p:first-child", "p, q"):
        with pytest.raises(ValueError, match="selector"):
            compiled(wrong)


def test_a_selector_needs_a_publisher(tmp_path: Path) -> None:
    rule = (
        'label = "promo"\n[[phrase]]\nid = "x"\nselector = "p"\nhits = ["<p>a"]\nmisses = ["<h1>a"]\nsource = "composed"\n'
    )
    (tmp_path / "rule.toml").write_text(rule)
    with pytest.raises(RuleError, match="needs a publisher"):
        read_phrases(tmp_path / "rule.toml")
