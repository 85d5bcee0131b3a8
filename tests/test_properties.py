"""Properties that hold for every text."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Pipeline
from newsclean.testing import STORY

LINES = [
    *STORY,
    "Advertisement",
    "{{}}",
    "By Ana Ruíz and John de Vries",
    "Published 5 March 2024 at 10:30",
    "READ MORE: Ferry company sold for the third time",
    "Related articles",
    "Photo by Rui Lima/AFP",
    "A flooded street in Porto. (Photo by Rui Lima/AFP)",
    "• Three ports are closed.",
    "  - Two ferries are overdue",
    "1. The harbour",
    "2. The pier",
    "> Nobody saw it coming.",
    "LONDON (Reuters) - The harbour master closed all ports.",
    "Correction: An earlier version misstated the height of the waves.",
    "RuÃ­z &amp; JosÃ©",
    "<p>The ports are <b>closed</b>.</p>",
    "Share Facebook Twitter WhatsApp",
    "© 2026 Example News. All rights reserved.",
    "Storm closes three ports on the northern coast | Example News",
    "The report, opens new tab, says so.",
    "Name\tAge",
    "\u200b",
    "İstanbul’da fırtına",
    "ﬁne words\ud800",
    "",
]

texts = st.one_of(
    st.lists(st.sampled_from(LINES), max_size=14).flatmap(
        lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]).map(lambda gap: gap.join(lines))
    ),
    st.text(alphabet=st.characters(), max_size=200),
    st.text(alphabet="aB .\n\r\t•-1>Ã©&;<{}\ufeff\u00ad", max_size=80),
)
pipelines = st.sampled_from([Pipeline.default(), Pipeline.cautious(), Pipeline.thorough()])
thoroughly = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@thoroughly
@given(texts, pipelines)
def test_the_ledger_tiles_the_source(source: str, pipeline: Pipeline) -> None:
    article = pipeline.clean(source, kind="text")
    assert "".join(entry.span.of(source) for entry in article.ledger) == source
    starts = [0, *(entry.span.end for entry in article.ledger)]
    assert starts == [*(entry.span.start for entry in article.ledger), len(source)]
    assert all(entry.span.start < entry.span.end for entry in article.ledger)


@thoroughly
@given(texts, pipelines)
def test_exact_spans_give_back_the_characters(source: str, pipeline: Pipeline) -> None:
    article = pipeline.clean(source, kind="text")
    for one in (*article.body, *article.removed):
        assert 0 <= one.span.start <= one.span.end <= len(source)
        assert not one.exact or one.span.of(source) == one.text


@thoroughly
@given(texts, pipelines)
def test_any_text_yields_an_article_that_survives_json(source: str, pipeline: Pipeline) -> None:
    article = pipeline.clean(source, keep_source=True, kind="text")
    assert Article.model_validate_json(article.model_dump_json()) == article
    assert Article.model_validate_json(article.model_dump_json(by_alias=True)) == article
    assert article.source is not None
    assert len(article.source) == len(source)


@thoroughly
@given(texts, pipelines)
def test_the_same_input_gives_the_same_output(source: str, pipeline: Pipeline) -> None:
    assert pipeline.clean(source) == pipeline.clean(source)


@thoroughly
@given(texts, pipelines)
def test_every_word_has_a_place(source: str, pipeline: Pipeline) -> None:
    """What is not in the body, in a field or among the removed was a marker, white space or a repair."""
    article = pipeline.clean(source, kind="text")
    for entry in article.ledger:
        if entry.disposition == "layout" and entry.exact:
            words = entry.span.of(source)
            assert not any(sign.isalpha() for sign in words) or len(words) < 4, words
    removed = [entry for entry in article.ledger if entry.disposition == "removed"]
    assert len(removed) <= len(article.removed)
    assert all(entry.because and entry.filter for entry in removed)


@thoroughly
@given(st.lists(st.sampled_from(STORY[1:]), min_size=2, max_size=4, unique=True))
def test_a_clean_story_comes_out_untouched(paragraphs: list[str]) -> None:
    article = newsclean.clean("\n\n".join(paragraphs))
    assert article.text == "\n\n".join(paragraphs)
    assert article.full_text == article.text
    assert article.removed == ()


@thoroughly
@given(texts)
def test_rendering_never_fails(source: str) -> None:
    article = newsclean.clean(source)
    assert isinstance(article.to_markdown(), str)
    assert article.to_schema_org()["@type"] == "NewsArticle"
    assert all(item.text in article.full_text for item in article.body)


@pytest.mark.parametrize("make", [Pipeline.default, Pipeline.cautious, Pipeline.thorough])
def test_pipelines_survive_pickling(make: type[Pipeline]) -> None:
    pipeline = make()
    again = pickle.loads(pickle.dumps(pipeline))
    assert again.clean("\n".join(LINES)) == pipeline.clean("\n".join(LINES))
    assert len(pickle.dumps(pipeline)) < 20_000


def test_pipelines_are_shared_between_threads() -> None:
    pipeline = Pipeline.default()
    sources = ["\n\n".join([*LINES[shift:], *LINES[:shift]]) for shift in range(len(LINES))] * 4
    wanted = [pipeline.clean(source) for source in sources]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(pipeline.clean, sources)) == wanted
