"""LlamaIndex's own nodes, cleaned by the transform and in an `IngestionPipeline`."""

from __future__ import annotations

import asyncio
import json
import pickle

import pytest

import newsclean
from newsclean import Pipeline, PipelineError

pytest.importorskip("llama_index.core", reason="needs the extra `llama-index`")

from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.schema import BaseNode, Document, ImageNode, MetadataMode, TextNode
from pydantic import ValidationError

from newsclean.integrations.llama_index import NewscleanTransform
from newsclean.testing import within_story

STORY = within_story("By Ana Ruíz", "Advertisement", at=1)
TEXT = newsclean.clean(STORY).text


def texts(nodes: list[BaseNode]) -> list[str]:
    return [node.get_content(MetadataMode.NONE) for node in nodes]


@pytest.mark.parametrize("make", [Document, TextNode])
def test_the_text_of_the_article_and_what_it_tells(make: type[Document | TextNode]) -> None:
    node = make(text=STORY, id_="storm", metadata={"headline": "Mine", "url": "https://news.example.com/storm"})
    node.embedding = [0.5]
    before = node.to_json()
    (cleaned,) = NewscleanTransform(language="en", prefix="news_")([node])
    assert (cleaned.node_id, texts([cleaned]), cleaned.embedding) == ("storm", [TEXT], None)
    assert type(cleaned) is make
    assert cleaned.metadata == {
        "headline": "Mine",
        "url": "https://news.example.com/storm",
        "news_headline": "Storm closes three ports on the northern coast",
        "news_authors": ["Ana Ruíz"],
        "news_language": "en",
        "news_issues": [],
    }
    assert json.loads(json.dumps(cleaned.metadata)) == cleaned.metadata
    assert node.to_json() == before


def test_what_the_user_knows_is_never_written_over() -> None:
    (cleaned,) = NewscleanTransform()([Document(text=STORY, metadata={"headline": "Mine", "issues": "third of May"})])
    assert (cleaned.metadata["headline"], cleaned.metadata["issues"]) == ("Mine", "third of May")
    assert "third of May" in cleaned.get_content(MetadataMode.EMBED)


def test_issues_are_kept_out_of_embeddings_and_prompts() -> None:
    (cleaned,) = NewscleanTransform()([Document(text="All ports are closed since Monday.")])
    assert cleaned.metadata["issues"] == ["not_an_article"]
    for mode in (MetadataMode.EMBED, MetadataMode.LLM):
        assert "not_an_article" not in cleaned.get_content(mode)


def test_nodes_without_a_body_are_dropped_only_if_wanted_and_pictures_never() -> None:
    nodes = [Document(text="Advertisement"), Document(text=STORY), Document(text=""), ImageNode(image_path="pier.jpg")]
    assert texts(NewscleanTransform()(nodes)) == ["", TEXT, "", ""]
    kept = NewscleanTransform(drop_empty=True)(nodes)
    assert texts(kept) == [TEXT, ""]
    assert kept[1] is nodes[3]


def test_it_stands_before_the_splitter_of_an_ingestion_pipeline() -> None:
    pipeline = IngestionPipeline(transformations=[NewscleanTransform(), SentenceSplitter(chunk_size=100, chunk_overlap=0)])
    document = Document(text=STORY, id_="storm")
    nodes = pipeline.run(documents=[document])
    assert nodes
    assert all(node.ref_doc_id == "storm" and node.metadata["authors"] == ["Ana Ruíz"] for node in nodes)
    assert not any("Advertisement" in text for text in texts(nodes))
    again = pipeline.run(documents=[document])
    assert texts(again) == texts(nodes)


def test_mistakes_are_told_before_the_first_node() -> None:
    with pytest.raises(PipelineError, match="no pipeline is named 'bold'"):
        NewscleanTransform(pipeline="bold")
    with pytest.raises(ValidationError, match="content"):
        NewscleanTransform(content="body")


def test_it_is_written_down_and_read_back() -> None:
    transform = NewscleanTransform(pipeline="cautious", hints={"publisher": "Example News"}, drop_empty=True)
    again = NewscleanTransform.from_json(transform.to_json())
    assert again == transform
    assert transform.to_dict()["class_name"] == "NewscleanTransform"
    assert again([Document(text=STORY)])[0].metadata["publisher"] == "Example News"


def test_a_pipeline_of_ones_own_is_told_from_others_by_the_cache() -> None:
    own = [Pipeline.default(), Pipeline.default().without("captions")]
    written = [NewscleanTransform(pipeline=pipeline).to_dict()["pipeline"] for pipeline in own]
    assert written == [f"pipeline {pipeline.fingerprint}" for pipeline in own]
    assert written[0] != written[1]
    with pytest.raises(PipelineError):
        NewscleanTransform.from_dict(NewscleanTransform(pipeline=own[0]).to_dict())


def test_it_pickles_and_runs_in_an_event_loop() -> None:
    transform = NewscleanTransform(pipeline=Pipeline.thorough(), drop_empty=True)
    nodes = [Document(text=STORY), Document(text="")]
    assert texts(pickle.loads(pickle.dumps(transform))(nodes)) == [TEXT]
    assert texts(asyncio.run(transform.acall(nodes))) == [TEXT]
