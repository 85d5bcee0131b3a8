"""Haystack's own documents, cleaned by the component alone and in a pipeline."""

from __future__ import annotations

import asyncio
import json
import pickle

import pytest

import newsclean
from newsclean import HintError, Pipeline, PipelineError

pytest.importorskip("haystack", reason="needs the extra `haystack`")

import haystack
from haystack import Document
from haystack.components.preprocessors import DocumentSplitter
from haystack.dataclasses import ByteStream

from newsclean.integrations.haystack import NewscleanCleaner
from newsclean.testing import within_story

STORY = within_story("By Ana Ruíz", "Advertisement", at=1)
TEXT = newsclean.clean(STORY).text


def test_the_text_of_the_article_and_what_it_tells() -> None:
    document = Document(id="storm", content=STORY, meta={"page": 1, "headline": "Mine"}, embedding=[0.5], score=0.5)
    before = document.to_dict()
    (cleaned,) = NewscleanCleaner(language="en", keep_id=True, prefix="news_").run(documents=[document])["documents"]
    assert (cleaned.id, cleaned.content, cleaned.embedding, cleaned.score) == ("storm", TEXT, None, 0.5)
    assert cleaned.meta == {
        "page": 1,
        "headline": "Mine",
        "news_headline": "Storm closes three ports on the northern coast",
        "news_authors": ["Ana Ruíz"],
        "news_language": "en",
        "news_issues": [],
    }
    assert json.loads(json.dumps(cleaned.meta)) == cleaned.meta
    assert document.to_dict() == before


def test_without_keep_id_the_id_is_that_of_the_new_content() -> None:
    document = Document(content=STORY, meta={"headline": "Mine"})
    (cleaned,) = NewscleanCleaner().run(documents=[document])["documents"]
    assert cleaned.meta["headline"] == "Mine"
    assert cleaned.id == Document(content=cleaned.content, meta=cleaned.meta).id != document.id


def test_documents_without_a_body_are_dropped_only_if_wanted_and_other_media_never() -> None:
    picture = Document(blob=ByteStream(b"pier"))
    documents = [Document(content="Advertisement"), Document(content=STORY), Document(content=""), picture]
    kept = NewscleanCleaner().run(documents=documents)["documents"]
    assert [document.content for document in kept] == ["", TEXT, "", None]
    assert NewscleanCleaner(drop_empty=True).run(documents=documents)["documents"] == [kept[1], picture]


def test_it_runs_in_a_pipeline_that_is_written_down_and_read_back() -> None:
    pipeline = haystack.Pipeline()
    pipeline.add_component("cleaner", NewscleanCleaner(pipeline="thorough", hints={"publisher": "Example News"}))
    pipeline.add_component("splitter", DocumentSplitter(split_by="passage", split_length=1))
    pipeline.connect("cleaner.documents", "splitter.documents")
    documents = [Document(content=STORY)]
    wanted = pipeline.run({"cleaner": {"documents": documents}})["splitter"]["documents"]
    assert [document.content.strip() for document in wanted] == TEXT.split("\n\n")
    assert all(document.meta["publisher"] == "Example News" for document in wanted)
    again = haystack.Pipeline.loads(pipeline.dumps(), **_trusted())
    assert again.run({"cleaner": {"documents": documents}})["splitter"]["documents"] == wanted


def _trusted() -> dict[str, list[str]]:
    """What newer versions of Haystack must be told before they import a module that is not their own."""
    from inspect import signature

    known = signature(haystack.Pipeline.loads).parameters
    return {"allowed_modules": ["newsclean.integrations.*"]} if "allowed_modules" in known else {}


def test_every_option_is_written_down() -> None:
    cleaner = NewscleanCleaner(
        pipeline="cautious",
        kind="text",
        language="en",
        hints={"publisher": "Example News"},
        content="full_text",
        prefix="news_",
        drop_empty=True,
        keep_id=True,
    )
    written = cleaner.to_dict()
    assert written["type"] == "newsclean.integrations.haystack.NewscleanCleaner"
    again = NewscleanCleaner.from_dict(written)
    assert (again.cleaning, again.drop_empty, again.keep_id) == (cleaner.cleaning, True, True)
    assert json.loads(json.dumps(written)) == again.to_dict()


def test_mistakes_are_told_before_the_first_document() -> None:
    with pytest.raises(PipelineError, match="no pipeline is named 'bold'"):
        NewscleanCleaner(pipeline="bold")
    with pytest.raises(HintError, match="unknown content 'body'"):
        NewscleanCleaner(content="body")  # type: ignore[arg-type]
    with pytest.raises(PipelineError, match="only a pipeline that is given by name"):
        NewscleanCleaner(pipeline=Pipeline.default()).to_dict()


def test_it_pickles_and_runs_in_an_event_loop() -> None:
    cleaner = NewscleanCleaner(pipeline=Pipeline.thorough(), drop_empty=True)
    documents = [Document(content=STORY), Document(content="")]
    wanted = cleaner.run(documents=documents)
    assert pickle.loads(pickle.dumps(cleaner)).run(documents=documents) == wanted
    assert asyncio.run(cleaner.run_async(documents=documents)) == wanted
