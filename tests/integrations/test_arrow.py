"""Arrow: the kernel keeps rows, takes every type of text, streams, and travels to other processes."""

from __future__ import annotations

import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean import HintError, Pipeline, SourceError
from newsclean.testing import STORY, within_story

pa = pytest.importorskip("pyarrow", reason="needs the extra `arrow`")

from newsclean.integrations import arrow  # noqa: E402
from newsclean.integrations.arrow import ARTICLE_SCHEMA, BatchCleaner, clean_batches, clean_table  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = within_story("By Ana Ruíz", "Published 5 March 2024", "Advertisement", at=1)


def texts(column: Any, **choices: Any) -> list[str | None]:
    found: list[str | None] = clean_table(pa.table({"text": column}), columns="text", **choices)["text"].to_pylist()
    return found


def test_a_row_says_what_the_article_says() -> None:
    article = newsclean.clean(SOURCE)
    (row,) = clean_table(pa.table({"text": [SOURCE]})).to_pylist()
    assert list(row) == ARTICLE_SCHEMA.names
    assert (row["headline"], row["text"], row["full_text"]) == (STORY[0], article.text, article.full_text)
    assert row["authors"] == ["Ana Ruíz"]
    assert (row["date_published"], row["date_published_precision"]) == ("2024-03-05", "day")
    assert (row["date_modified"], row["dateline_place"], row["captions"], row["issues"]) == (None, None, [], [])
    assert {one["label"]: SOURCE[one["start"] : one["end"]] for one in row["removed"]} == {
        one.label: one.text for one in article.removed
    }
    assert article.provenance is not None
    assert (row["source_length"], row["fingerprint"]) == (len(SOURCE), article.provenance.fingerprint)


def test_every_column_of_parts_is_filled() -> None:
    page = f"""<html><head><title>{STORY[0]}</title><link rel="canonical" href="https://example.com/storm"></head><body>
    <article><h1>{STORY[0]}</h1><figure><img src="a.jpg" alt=""><figcaption>Waves at
    the pier on Monday. Photo: Rui Lima/AFP</figcaption></figure><p>LISBON (Reuters) - {STORY[1]}</p>
    <p>{STORY[2]}</p><p>{STORY[3]}</p>
    <iframe src="https://www.youtube.com/embed/x"></iframe><p>{STORY[4]}</p></article></body></html>"""
    (row,) = clean_table(pa.table({"text": [page]})).to_pylist()
    assert (row["dateline_place"], row["dateline_agency"]) == ("LISBON", "Reuters")
    assert row["captions"] == [{"text": "Waves at the pier on Monday.", "credit": "Photo: Rui Lima/AFP"}]
    assert [(one["kind"], one["url"]) for one in row["embeds"]] == [("video", "https://www.youtube.com/embed/x")]
    assert row["canonical_url"] == "https://example.com/storm"


def test_every_column_says_what_it_means() -> None:
    assert all(field.metadata[b"meaning"] for field in ARTICLE_SCHEMA)


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.binary(),
        pa.large_binary(),
        pa.binary_view(),
        pa.dictionary(pa.int32(), pa.string()),
        pa.dictionary(pa.int8(), pa.binary()),
        pa.run_end_encoded(pa.int32(), pa.string()),
    ],
    ids=str,
)
def test_strings_and_bytes_of_every_type(kind: pa.DataType) -> None:
    values: list[str | None] = ["Storm closes Málaga’s ports.", None, ""]
    column = pa.array(values)
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type).dictionary_encode().cast(kind)
    elif pa.types.is_run_end_encoded(kind):
        column = pa.compute.run_end_encode(column)
    else:
        column = column.cast(kind)
    assert texts(column) == values


def test_a_null_source_is_a_row_of_nulls() -> None:
    assert texts(pa.nulls(2)) == [None, None]
    null, empty = clean_table(pa.table({"text": pa.array([None, ""])})).to_pylist()
    assert set(null.values()) == {None}
    assert (empty["text"], empty["issues"], empty["authors"]) == ("", ["empty"], [])


def test_bytes_are_decoded_and_so_are_strings_that_are_not_utf_8() -> None:
    latin = pa.array(["Störung im Bahnverkehr, Züge fallen aus".encode("cp1252")])
    broken = latin.view(pa.string())
    for column in (latin, broken, broken.dictionary_encode(), broken.cast(pa.large_string())):
        assert texts(column) == ["Störung im Bahnverkehr, Züge fallen aus"]


def test_slices_and_chunks() -> None:
    stories = [f"The harbour master closed {n} ports." for n in range(9)]
    chunked = pa.chunked_array([stories[:2], [], stories[2:]])
    assert texts(chunked) == stories
    assert texts(chunked.slice(1, 5)) == stories[1:6]
    assert texts(pa.array(stories).slice(4)) == stories[4:]


def test_nothing_in_nothing_out() -> None:
    assert list(clean_batches([])) == []
    (batch,) = clean_batches([pa.record_batch({"text": pa.array([], pa.string())})])
    assert (batch.num_rows, batch.schema) == (0, ARTICLE_SCHEMA)
    for table in (pa.table({"text": pa.array([], pa.string())}), pa.table({"text": pa.chunked_array([], pa.string())})):
        assert clean_table(table).schema == ARTICLE_SCHEMA


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.one_of(st.none(), st.text(max_size=30)), max_size=5), max_size=4))
def test_rows_are_kept_in_number_and_order(batches: list[list[str | None]]) -> None:
    count = iter(range(99))
    given_ = [
        pa.record_batch({"text": arrow.text_array(sources).cast(pa.string()), "id": [next(count) for _ in sources]})
        for sources in batches
        if sources
    ]
    found = [row for batch in clean_batches(given_, keep=["id"], prefix="clean_") for row in batch.to_pylist()]
    sources = [source for batch in given_ for source in batch["text"].to_pylist()]
    assert [row["id"] for row in found] == list(range(len(sources)))
    assert [row["clean_text"] for row in found] == [
        None if source is None else newsclean.clean(source).text for source in sources
    ]


def test_large_batches_are_cut_and_read_only_when_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "ROWS", 2)
    read = []

    def batches() -> Iterator[pa.RecordBatch]:
        for n in range(2):
            read.append(n)
            yield pa.record_batch({"text": ["The harbour master closed all ports."] * 5})

    found = clean_batches(batches(), columns=["text"])
    assert (next(found).num_rows, read) == (2, [0])
    assert [batch.num_rows for batch in found] == [2, 1, 2, 2, 1]


def test_what_is_known_comes_from_columns() -> None:
    table = pa.table(
        {
            "text": [STORY[1]] * 3,
            "address": ["https://example.com/storm", None, ""],
            "title": pa.array([STORY[0], None, ""]).dictionary_encode(),
            "tongue": ["pt", None, ""],
        }
    )
    rows = clean_table(table, url="address", headline="title", language="tongue").to_pylist()
    assert (rows[0]["url"], rows[0]["headline"], rows[0]["language"]) == ("https://example.com/storm", STORY[0], "pt")
    for row in rows[1:]:
        assert (row["url"], row["headline"], row["text"]) == (None, None, STORY[1])


def test_kinds_and_pipelines() -> None:
    source = ["<p>Storm</p>"]
    assert texts(source, kind="html") == ["Storm"]
    line = within_story("Ferry company sold for the third time this year", at=5)
    shipped = [texts([line], pipeline=name)[0] or "" for name in ("cautious", "default", "thorough")]
    assert ["Ferry company" in text for text in shipped] == [True, True, False]
    assert texts(["Storm\n\nAdvertisement"], pipeline=Pipeline(())) == ["Storm\n\nAdvertisement"]


@pytest.mark.parametrize(
    ("choices", "error", "says"),
    [
        ({"source": "txt"}, HintError, "source='txt': no column has this name; there are: 'text', 'n'"),
        ({"keep": "m"}, HintError, "keep='m': no column has this name"),
        ({"keep": ["text"]}, HintError, "keep='text': a column of this name is made; give a prefix"),
        ({"source": "n"}, SourceError, "source='n': the column holds int64; give one that holds strings or bytes"),
        ({"url": "n"}, SourceError, "url='n': the column holds int64; give one that holds strings"),
        ({"columns": ["txt"]}, HintError, "columns='txt' is not known; known are 'headline'"),
        ({"kind": "pdf"}, HintError, "kind='pdf' is not known; known are 'auto'"),
        ({"pipeline": "bold"}, HintError, "pipeline='bold' is not known; known are 'default'"),
    ],
)
def test_mistakes_are_named_before_a_row_is_read(choices: Any, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=f"^{says}"):
        BatchCleaner(**choices).schema(pa.schema({"text": pa.string(), "n": pa.int64()}))


def test_two_columns_of_one_name_are_told() -> None:
    table = pa.table([["a"], ["b"]], names=["text", "text"])
    with pytest.raises(HintError, match="source='text': several columns have this name"):
        clean_table(table)


def test_an_exception_in_a_row_names_it() -> None:
    def broken(_: object) -> Any:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError) as caught:
        clean_table(pa.table({"text": [None, "Storm"]}), pipeline=Pipeline((broken,)))
    assert caught.value.__notes__[-1] == "in row 1 of column 'text', of a batch of 2 rows"


def cleaned_elsewhere(pickled: bytes, sources: list[str]) -> list[str]:
    cleaner = pickle.loads(pickled)
    return [text for batch in cleaner([pa.record_batch({"raw": sources})]) for text in batch["text"].to_pylist()]


def test_it_travels_to_another_process() -> None:
    own = Pipeline.cautious().without("advertisements")
    cleaners = [BatchCleaner("raw", columns=["text"]), BatchCleaner("raw", pipeline=own, keep=["raw"])]
    sources = ["Storm closes three ports\n\nAdvertisement\n\nThe harbour master closed all ports."]
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        found = [pool.submit(cleaned_elsewhere, pickle.dumps(one), sources).result() for one in cleaners]
    assert found == [cleaned_elsewhere(pickle.dumps(one), sources) for one in cleaners]
    assert found[0] != found[1]


def test_a_pipeline_that_was_used_pickles_the_same() -> None:
    cleaner = BatchCleaner(pipeline=Pipeline.default().without("captions"))
    before = pickle.dumps(cleaner)
    assert texts([SOURCE], pipeline=cleaner.pipeline)
    assert cleaner.running.fingerprint
    assert pickle.dumps(cleaner) == before
    assert pickle.loads(before) == cleaner


def test_python_values() -> None:
    assert arrow.text_array(["a", b"b", None]).to_pylist() == [b"a", b"b", None]
    assert arrow.text_array([float("nan"), None]).type == pa.null()
    for odd in (["a", 3], [2**70]):
        with pytest.raises(SourceError, match="give strings or bytes"):
            arrow.text_array(odd)
