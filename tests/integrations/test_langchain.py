"""LangChain's own documents, cleaned by the transformer."""

from __future__ import annotations

import asyncio
import json
import pickle

import pytest

import newsclean
from newsclean import HintError, Pipeline, PipelineError

pytest.importorskip("langchain_core", reason="needs the extra `langchain`")

from langchain_core.documents import Document

from newsclean.integrations.langchain import NewscleanTransformer
from newsclean.testing import within_story

STORY = within_story("By Ana Ruíz", "Advertisement", at=1)


def document(text: str = STORY, **metadata: object) -> Document:
    return Document(id="storm", page_content=text, metadata=metadata)


def test_the_text_of_the_article_and_what_it_tells() -> None:
    (cleaned,) = NewscleanTransformer(language="en").transform_documents([document(page=1)])
    article = newsclean.clean(STORY, language="en")
    assert cleaned.id == "storm"
    assert cleaned.page_content == article.text
    assert cleaned.metadata == {
        "page": 1,
        "headline": "Storm closes three ports on the northern coast",
        "authors": ["Ana Ruíz"],
        "language": "en",
        "issues": [],
    }
    assert json.loads(json.dumps(cleaned.metadata)) == cleaned.metadata


def test_what_the_user_knows_is_never_written_over() -> None:
    told = document(headline="Mine", authors=None)
    (cleaned,) = NewscleanTransformer().transform_documents([told])
    assert (cleaned.metadata["headline"], cleaned.metadata["authors"]) == ("Mine", None)
    (cleaned,) = NewscleanTransformer(prefix="news_").transform_documents([told])
    assert (cleaned.metadata["headline"], cleaned.metadata["news_headline"]) == (
        "Mine",
        "Storm closes three ports on the northern coast",
    )


def test_what_is_passed_in_stays_as_it_is() -> None:
    told = document(source="storm.txt")
    NewscleanTransformer().transform_documents([told])
    assert told == document(source="storm.txt")


@pytest.mark.parametrize("key", ["url", "source"])
def test_an_address_brings_the_rules_of_the_publisher(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    clean = Pipeline.clean

    def spied(self: Pipeline, source: str, **options: object) -> newsclean.Article:
        seen.append(options["url"])
        return clean(self, source, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Pipeline, "clean", spied)
    metadata = [{key: "https://news.example.com/storm"}, {key: "storm.txt"}, {key: 7}]
    NewscleanTransformer().transform_documents([document(**one) for one in metadata])
    assert seen == ["https://news.example.com/storm", None, None]


def test_documents_without_a_body_are_dropped_only_if_wanted() -> None:
    documents = [document("Advertisement"), document(), document("")]
    kept = NewscleanTransformer().transform_documents(documents)
    assert [one.page_content[:11] for one in kept] == ["", "The harbour", ""]
    assert [one.metadata["issues"] for one in kept] == [["no_body"], [], ["empty"]]
    assert len(NewscleanTransformer(drop_empty=True).transform_documents(documents)) == 1


def test_options_pipelines_and_contents() -> None:
    (cautious,) = NewscleanTransformer(pipeline="cautious").transform_documents([document()])
    (same,) = NewscleanTransformer(pipeline=Pipeline.cautious()).transform_documents([document()])
    assert cautious == same
    assert "By Ana Ruíz" in cautious.page_content
    (told,) = NewscleanTransformer(hints={"publisher": "Example News"}, content="markdown").transform_documents(
        [document()]
    )
    assert told.page_content.startswith("# Storm closes three ports on the northern coast\n\nBy Ana Ruíz\n\nThe harbour")
    assert told.metadata["publisher"] == "Example News"
    page = "<html><body><article><h1>Storm closes three ports</h1><p>All ports are closed.</p></article></body></html>"
    (page_cleaned,) = NewscleanTransformer(kind="html").transform_documents([document(page)])
    assert page_cleaned.page_content == "All ports are closed."


def test_mistakes_are_told_before_the_first_document() -> None:
    with pytest.raises(PipelineError, match="no pipeline is named 'bold'; the names are 'default'"):
        NewscleanTransformer(pipeline="bold")
    with pytest.raises(HintError, match="unknown content 'body'"):
        NewscleanTransformer(content="body")  # type: ignore[arg-type]
    with pytest.raises(HintError, match="unknown kind 'pdf'"):
        NewscleanTransformer(kind="pdf")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="takes no options, got language"):
        NewscleanTransformer().transform_documents([], language="en")


def test_it_pickles_and_runs_in_an_event_loop() -> None:
    transformer = NewscleanTransformer(pipeline=Pipeline.thorough(), drop_empty=True)
    again = pickle.loads(pickle.dumps(transformer))
    documents = [document(), document("")]
    wanted = transformer.transform_documents(documents)
    assert again.transform_documents(documents) == wanted
    assert asyncio.run(transformer.atransform_documents(documents)) == wanted
