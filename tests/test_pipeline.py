"""Pipelines: the three that ship, changing them, filters and rules of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newsclean
from newsclean import Claim, Document, Pipeline, PipelineError, RuleError
from newsclean.filters import Captions, RelatedLinks
from newsclean.testing import STORY, kept, within_story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def score_ticker(doc: Document) -> Iterator[Claim]:
    for block in doc.unclaimed:
        if block.text.startswith("LIVE SCORES"):
            yield block.claim("score_ticker", because="starts with LIVE SCORES")


def test_a_filter_of_ones_own() -> None:
    pipeline = Pipeline.default().before("related_links", score_ticker)
    article = newsclean.clean(within_story("LIVE SCORES 3:1"), pipeline=pipeline)
    assert [(one.label, one.filter, one.because) for one in article.removed] == [
        ("score_ticker", "score_ticker", "starts with LIVE SCORES")
    ]


def test_a_pipeline_is_changed_by_name() -> None:
    default = Pipeline.default()
    assert default.without("captions", "promos").names == tuple(
        name for name in default.names if name not in ("captions", "promos")
    )
    assert default.after("captions", score_ticker).names[default.names.index("captions") + 1] == "score_ticker"
    assert default.before("captions", score_ticker).names[default.names.index("captions")] == "score_ticker"
    replaced = default.replace("related_links", RelatedLinks(fewest_at_end=5))
    assert replaced.names == default.names
    assert replaced != default
    assert Pipeline.default() == default


def test_names_that_are_not_there_are_told() -> None:
    with pytest.raises(PipelineError, match="no filter named 'caption'; it has: advertisements"):
        Pipeline.default().without("caption")
    with pytest.raises(PipelineError, match="two filters named 'captions'"):
        Pipeline.default().after("captions", Captions()).without("captions")


def test_an_exception_in_a_filter_bears_its_name() -> None:
    def broken(doc: Document) -> Iterator[Claim]:
        yield doc.blocks[99].claim("noise", "a reason")

    with pytest.raises(IndexError) as caught:
        Pipeline((broken,)).clean("text")
    assert caught.value.__notes__ == ["in filter 'broken'"]


def test_a_filter_that_returns_nothing_is_told() -> None:
    with pytest.raises(newsclean.ClaimError, match="'forgets' returned None"):
        _forgetful().clean("text")


def _forgetful() -> Pipeline:
    def forgets(_: Document) -> None:
        return None

    return Pipeline((forgets,))  # type: ignore[arg-type]


def test_cautious_moves_only_certainties_and_the_headline() -> None:
    story = within_story(
        "By Ana Ruíz",
        "Published 5 March 2024",
        "Photo by Rui Lima/AFP",
        "Advertisement",
        "READ MORE: Ferry company sold",
        "© 2026 Example News. All rights reserved.",
        at=1,
    )
    article = Pipeline.cautious().clean(story)
    assert article.headline == STORY[0]
    assert {entry.label for entry in article.ledger} == {"headline", "layout", "body", "advertisement", "copyright"}
    for line in ("By Ana Ruíz", "Published 5 March 2024", "Photo by Rui Lima/AFP", "READ MORE: Ferry company sold"):
        assert line in article.text


def test_thorough_doubts_more() -> None:
    story = within_story("Ferry company sold for the third time this year", at=5)
    assert "Ferry company" in Pipeline.default().clean(story).text
    assert "Ferry company" not in Pipeline.thorough().clean(story).text


def test_the_fingerprint_tells_pipelines_and_rules_apart(tmp_path: Path) -> None:
    rule = tmp_path / "mine.toml"
    rule.write_text(MINE.format(head=""))
    prints = [
        pipeline.fingerprint
        for pipeline in (
            Pipeline.default(),
            Pipeline.cautious(),
            Pipeline.default().without("promos"),
            Pipeline.default().replace("related_links", RelatedLinks(fewest_at_end=5)),
            Pipeline.default().after("promos", score_ticker),
            Pipeline.default(rules=rule),
        )
    ]
    assert len(set(prints)) == len(prints)
    assert Pipeline.default().fingerprint == prints[0]
    assert newsclean.clean("x").provenance.fingerprint == prints[0]  # type: ignore[union-attr]


MINE = """
label = "promo"
language = "en"
{head}

[[phrase]]
id = "mine-tagline"
line = "All the news from the coast, every hour"
hits = ["All the news from the coast, every hour"]
misses = ["All the news from the coast was bad."]
source = "composed"
"""


class TestRules:
    line = "All the news from the coast, every hour"

    def test_a_file_of_ones_own(self, tmp_path: Path) -> None:
        (tmp_path / "mine.toml").write_text(MINE.format(head=""))
        assert not kept(self.line, Pipeline.default(rules=tmp_path / "mine.toml"))
        assert not kept(self.line, Pipeline.default(rules=[tmp_path]))
        assert not kept(self.line, Pipeline.default(rules=str(tmp_path)))
        assert kept(self.line)

    def test_a_publishers_own(self, tmp_path: Path) -> None:
        (tmp_path / "example.com.toml").write_text(MINE.format(head='publisher = "example.com"'))
        pipeline = Pipeline.default(rules=tmp_path)
        assert kept(self.line, pipeline)
        assert kept(self.line, pipeline, url="https://notexample.com/storm")
        assert not kept(self.line, pipeline, url="https://example.com/storm")
        assert not kept(self.line, pipeline, url="https://www.example.com/storm")

    def test_a_language_of_its_own(self, tmp_path: Path) -> None:
        text = MINE.format(head="").replace('source = "composed"', 'source = "composed"\nonly_language = true')
        (tmp_path / "mine.toml").write_text(text.replace('language = "en"', 'language = "de"'))
        pipeline = Pipeline.default(rules=tmp_path)
        assert kept(self.line, pipeline, language="en")
        assert not kept(self.line, pipeline, language="de-AT")

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            (('line = "', 'lyne = "'), "phrase 'mine-tagline': key 'lyne': is not a key"),
            (('id = "mine-tagline"', ""), "phrase 1: key 'id': Field required"),
            (("misses = [", "misses = [] # ["), "phrase 'mine-tagline': key 'misses'"),
            (('source = "composed"', 'source = "a friend"'), "phrase 'mine-tagline': key 'source'"),
            (('line = "', 'prefix = "'), "phrase 'mine-tagline'.*second signal"),
            (('language = "en"', 'language = "English"'), "key 'language'"),
            (("[[phrase]]", "[[phrase"), "is not a TOML file"),
            (('line = "', 'pattern = "(" # "'), "phrase 'mine-tagline'.*key 'pattern': not a regular expression"),
            (('label = "promo"', ""), "phrase 'mine-tagline': key 'label'"),
        ],
    )
    def test_a_broken_file_names_file_phrase_and_key(self, tmp_path: Path, change: tuple[str, str], says: str) -> None:
        path = tmp_path / "mine.toml"
        path.write_text(MINE.format(head="").replace(*change))
        with pytest.raises(RuleError, match=says) as caught:
            Pipeline.default(rules=path)
        if "not a regular" not in says:
            assert str(path) in str(caught.value)

    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(RuleError, match="cannot be read"):
            Pipeline.default(rules=tmp_path / "nothing.toml")

    def test_an_id_that_is_taken(self, tmp_path: Path) -> None:
        (tmp_path / "mine.toml").write_text(MINE.format(head="").replace("mine-tagline", "ad-alone"))
        with pytest.raises(RuleError, match=r"'ad-alone'.*used twice"):
            Pipeline.default(rules=tmp_path)

    def test_a_pattern_that_explodes_is_refused(self, tmp_path: Path) -> None:
        text = MINE.format(head="").replace(
            'line = "All the news from the coast, every hour"', "pattern = '(?:a|aa|a a)*[bc]'"
        )
        (tmp_path / "mine.toml").write_text(text)
        with pytest.raises(RuleError, match=r"'mine-tagline'.*takes more than"):
            Pipeline.default(rules=tmp_path).clean("a" * 300)


def test_explain_returns_claims_in_order() -> None:
    source = within_story("Advertisement", "By Ana Ruíz", at=1)
    explanation = newsclean.explain(source)
    steps = {step.filter: step.claims for step in explanation.steps}
    assert tuple(steps) == Pipeline.default().names
    assert [claim.text for claim in steps["advertisements"]] == ["Advertisement"]
    assert steps["bylines"][0].span.of(source) == "By Ana Ruíz"
    assert explanation.article == newsclean.clean(source)
    assert str(explanation).splitlines()[0] == "advertisements"
    assert str(newsclean.explain("")) == "no filter claimed anything"
