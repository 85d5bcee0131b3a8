"""The body model: what it sees, the file it comes from, and what the filter `boilerplate` makes of its scores."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean import Pipeline
from newsclean.blocks import Block
from newsclean.bodymodel import tokens as kinds
from newsclean.bodymodel.features import NAMES, features
from newsclean.bodymodel.grams import KINDS, Marked, grams
from newsclean.bodymodel.lexical import LEXICAL
from newsclean.bodymodel.model import SEGMENT, BodyModel
from newsclean.bodymodel.naming import NAME_BITS
from newsclean.bodymodel.sections import sections
from newsclean.bodymodel.sight import kind_of
from newsclean.bodymodel.targets import targets_of
from newsclean.bodymodel.tokens import tokens, window
from newsclean.errors import ModelError
from newsclean.filters import Boilerplate
from newsclean.spans import Span
from newsclean.testing import STORY, claims, within_story

if TYPE_CHECKING:
    from pathlib import Path

lines = st.text(alphabet=st.characters(exclude_characters="\n"), min_size=1, max_size=260)


@settings(max_examples=200, deadline=None)
@given(st.lists(lines, min_size=1, max_size=6))
def test_what_is_seen_of_a_block_does_not_depend_on_the_blocks_around_it(texts: list[str]) -> None:
    together = tokens(texts)
    for place, text in enumerate(texts):
        alone, own = tokens([text]), together.block == place
        for name in ("number", "stem", "kind", "size", "shout"):
            assert getattr(together, name)[own].tolist() == getattr(alone, name).tolist()
        assert together.kinds[place].tolist() == alone.kinds[0].tolist()
        for kind in KINDS:
            found, single = grams(Marked(together), kind), grams(Marked(alone), kind)
            assert sorted(found.place[found.block == place].tolist()) == sorted(single.place.tolist())


def test_words_are_told_alike_in_small_and_capital_letters_and_with_other_figures() -> None:
    one, other = tokens(["Published 12 May at 10:30"]), tokens(["PUBLISHED 07 MAY AT 23:59"])
    assert one.number.tolist() == other.number.tolist()
    assert one.shout.tolist() != other.shout.tolist()


def test_scripts_without_spaces_are_told_sign_by_sign() -> None:
    found = tokens(["港口关闭 abc"])
    assert found.kind.tolist() == [kinds.WIDE] * 4 + [kinds.LOWER]


def test_a_long_block_is_seen_at_both_ends() -> None:
    text = "Storm " * 1000 + "read more"
    assert window(text).endswith("read more")
    assert len(tokens([text]).number) < 60


@settings(max_examples=100, deadline=None)
@given(st.lists(lines, min_size=1, max_size=8))
def test_features_are_finite_for_every_text(texts: list[str]) -> None:
    doc = Pipeline.default().without("boilerplate").claimed(Pipeline.default().read("\n".join(texts)))
    if doc.blocks:
        rows = features(doc, doc.blocks, tokens([block.text for block in doc.blocks]))
        assert rows.shape == (len(doc.blocks), len(NAMES) - len(LEXICAL))
        assert np.isfinite(rows).all()
    scores = BodyModel.default().scores(doc)
    assert scores.shape == (len(doc.blocks),)
    assert ((scores >= 0) & (scores <= 1)).all()


def test_the_model_that_ships_says_where_it_comes_from() -> None:
    model = BodyModel.default()
    header = model.header
    assert len(model.content) <= 3_000_000
    assert header["seed"] == 0
    assert len(header["sources"]) == 3
    assert all(any(licence in source for licence in ("Apache-2.0", "CC-BY-4.0", "MIT")) for source in header["sources"])
    assert header["held_out_scores"]["inscriptis"]["auc"] > 0.95


def test_a_document_gets_the_same_scores_each_time_and_in_another_copy() -> None:
    doc = Pipeline.default().read(within_story("Sign up for our newsletter"))
    model = BodyModel.default()
    copied = pickle.loads(pickle.dumps(BodyModel._of(model.content, "a copy")))
    assert copied == model
    assert copied.scores(doc).tolist() == model.scores(doc).tolist() == model.scores(doc).tolist()


def test_a_pipeline_does_not_carry_the_model_that_ships() -> None:
    pipeline = Pipeline.default()
    pipeline.clean(within_story("Advertisement"))
    assert pickle.loads(pickle.dumps(BodyModel.default())) is BodyModel.default()
    assert len(pickle.dumps(pipeline.filters)) < 10_000


def test_another_model_is_another_pipeline(tmp_path: Path) -> None:
    ours = BodyModel.default()
    other = BodyModel.of({**_header(ours), "seed": 1}, ours.arrays)
    other.save(tmp_path / "other.model")
    pipelines = [
        Pipeline.default(),
        Pipeline.default().replace("boilerplate", Boilerplate(model=other)),
        Pipeline.default().replace("boilerplate", Boilerplate(model=tmp_path / "other.model")),
    ]
    first, second, third = (pipeline.fingerprint for pipeline in pipelines)
    assert first != second == third


def _header(model: BodyModel) -> dict[str, object]:
    return {key: value for key, value in model.header.items() if key not in ("newsclean_body_model", "features")}


def test_what_is_no_model_is_refused_by_name(tmp_path: Path) -> None:
    ours = BodyModel.default()
    head, _, rest = ours.content.partition(b"\n")
    old = json.dumps({**json.loads(head), "newsclean_body_model": 0}).encode()
    small = BodyModel.of(_header(ours), ours.arrays).arrays | {"table.words": np.zeros(8, np.int8)}
    for name, content in {
        "empty": b"",
        "text": b"Storm closes three ports",
        "json": b"[]\n",
        "cut": ours.content[: len(ours.content) // 2],
        "headless": rest,
        "old": old + b"\n" + rest,
        "bare": head + b"\n",
    }.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ModelError, match=name):
            BodyModel.load(tmp_path / name)
    with pytest.raises(ModelError, match="table of words"):
        BodyModel.of(_header(ours), small)
    with pytest.raises(ModelError, match="cannot be read"):
        Boilerplate(model=tmp_path / "missing").loaded("text")


@pytest.mark.parametrize("story", [STORY, STORY[1:]], ids=["with headline", "without"])
def test_a_clean_story_comes_out_untouched(story: tuple[str, ...]) -> None:
    assert claims(Boilerplate(), "\n\n".join(story)) == []
    assert claims(Boilerplate(), "\n".join(story)) == []


def test_a_text_without_a_sentence_loses_only_what_is_surely_noise() -> None:
    for text in ("Ports closed", "Hello world", "***\n***", "", "港口关闭"):
        assert claims(Boilerplate(), text) == []
    assert claims(Boilerplate(), "Discussion about this post\nSubscribe\nSign in") != []


def test_the_last_long_paragraph_stays() -> None:
    text = "Subscribe to our newsletter and follow us. Sign up today for free access to all our stories. " * 8
    assert claims(Boilerplate(), text) == []


def test_each_claim_says_why() -> None:
    menu = ["Home", "News", "Sport", "Weather", "Sign in", "Subscribe"]
    article = newsclean.clean("\n".join([*menu, *STORY, "Follow us on social media", "More from this section", *menu]))
    reasons = [removed.because for removed in article.removed if removed.filter == "boilerplate"]
    assert reasons
    assert all(reason.startswith("body score 0.") and ": " in reason for reason in reasons)
    assert any("short" in reason for reason in reasons)
    assert any(' like "' in reason for reason in reasons)
    assert article.full_text.split("\n\n") == list(STORY[1:])


def test_a_page_longer_than_a_segment_is_judged_in_parts() -> None:
    text = "\n\n".join(["\n\n".join(STORY)] * (SEGMENT // 4))
    doc = Pipeline(()).read(text)
    scores = BodyModel.default().scores(doc)
    assert len(doc.blocks) > SEGMENT
    assert len(scores) == len(doc.blocks)


def test_the_most_that_may_go_can_be_set() -> None:
    text = "\n".join(["Home", "News", *STORY, "Weather", "Sign in"])
    assert claims(Boilerplate(story_score=0, dump_score=0), text) == []
    everything = claims(Boilerplate(story_score=1, dump_score=1), text)
    assert len(everything) >= len(claims(Boilerplate(), text))


def test_what_a_link_leads_to_is_known_by_the_words_of_its_address() -> None:
    def targets(*links: str) -> list[frozenset[int]]:
        own = [Block(0, "paragraph", "x", 0, Span(0, 1), links=("https://example.com/",) * 3)]
        return targets_of([*own, *(Block(1, "paragraph", "x", 0, Span(0, 1), links=(link,)) for link in links)])[1:]

    share, other_share = targets("https://www.facebook.com/sharer?u=1", "https://facebook.com/sharer?u=2")
    assert share == other_share
    tag, author = targets("https://example.com/tag/storms", "https://example.com/author/jo")
    assert share - tag
    assert tag != author
    assert tag & author  # both are on the page's own site
    one, other = targets("/2024/05/12/storm-closes-three-ports", "/2025/11/30/ferry-found-in-the-fog")
    assert one == other
    for odd in ("", "#", "http://[broken", "mailto:jo@example.com", "?", "/" * 1000, "\ud800", "x" * 100_000):
        assert all(0 <= number < 1 << NAME_BITS for number in targets(odd)[0])
    assert targets_of([Block(0, "paragraph", "x", 0, Span(0, 1))]) == [frozenset()]


def test_what_stands_together_in_markdown_is_numbered_alike() -> None:
    doc = Pipeline.default().read(
        "[Home](/)\n\n* [One](/a)\n* [Two](/b)\n\n# Storm\n\nIt [came](/c) on Monday.\n\nIt went.\n\n## More\n\n* [6](/f)",
        kind="markdown",
    )
    assert kind_of(doc) == "markdown"
    assert [block.text for block in doc.blocks] == [
        "Home", "One", "Two", "Storm", "It came on Monday.", "It went.", "More", "6"
    ]  # fmt: skip
    run, section, setting, linked = sections(doc.blocks).T.tolist()
    assert run[1] == run[2] != run[7]
    assert section[:3] == section[:1] * 3
    assert section[3:6] == section[3:4] * 3
    assert setting[1] == setting[2] == setting[7] != setting[0]
    assert linked[1] == linked[7] != linked[4] == linked[5]


def test_without_a_link_markdown_is_judged_as_text() -> None:
    assert kind_of(Pipeline.default().read("# Storm\n\n**It** came.", kind="markdown")) == "text"
    assert kind_of(Pipeline.default().read("<p>It <a href=/a>came</a>.", kind="html")) == "html"
