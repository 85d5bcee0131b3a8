"""pandas: index, order and number of rows are kept, whatever stands in them; dtypes are fixed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import HintError, SourceError

pytest.importorskip("pyarrow", reason="needs the extra `pandas`")
pd = pytest.importorskip("pandas", reason="needs the extra `pandas`")

from newsclean.integrations.arrow import ARTICLE_SCHEMA  # noqa: E402
from newsclean.integrations.pandas import STRING, clean_frame  # noqa: E402

SOURCE = "Storm closes three ports\n\nAdvertisement\n\nThe harbour master closed all ports."
TEXT = "The harbour master closed all ports."


def test_columns_and_dtypes_are_fixed() -> None:
    full = clean_frame(pd.DataFrame({"text": [SOURCE, None]}))
    nulls = clean_frame(pd.DataFrame({"text": [None]}))
    empty = clean_frame(pd.DataFrame({"text": []}))
    assert list(full) == ARTICLE_SCHEMA.names
    assert full.dtypes.equals(empty.dtypes)
    assert full.dtypes.equals(nulls.dtypes)
    assert (full.dtypes["text"], full.dtypes["source_length"], full.dtypes["authors"]) == (STRING, "Int64", object)
    assert full["removed"][0][0]["text"] == "Advertisement"
    assert full.loc[1].isna().all()


@pytest.mark.parametrize(
    "series",
    [
        pd.Series([SOURCE, None]),
        pd.Series([SOURCE, float("nan")], dtype=object),
        pd.Series([SOURCE, pd.NA], dtype="string"),
        pd.Series([SOURCE, None], dtype="category"),
        pd.Series([SOURCE.encode(), None]),
        pd.Series([SOURCE, pd.NaT], dtype=object),
    ],
    ids=lambda series: str(series.dtype),
)
def test_strings_and_nulls_of_every_dtype(series: Any) -> None:
    found = series.newsclean.text()
    assert found[0] == TEXT
    assert pd.isna(found[1])


def test_columns_of_nothing_but_nan_and_odd_strings() -> None:
    assert clean_frame(pd.DataFrame({"text": [float("nan")]}))["text"].isna().all()
    mixed = pd.Series(["Storm \ud800", b"St\xf6rung im Bahnverkehr, Z\xfcge fallen aus"], dtype=object)
    assert list(mixed.newsclean.text()) == ["Storm \ufffd", "Störung im Bahnverkehr, Züge fallen aus"]


@pytest.mark.parametrize(
    "index",
    [[3, 3, 1], pd.MultiIndex.from_tuples([("a", 1), ("a", 1), ("b", 0)], names=["x", "y"]), pd.RangeIndex(9, 6, -1)],
    ids=["duplicate", "levels", "range"],
)
def test_the_index_is_kept(index: Any) -> None:
    frame = pd.DataFrame({"id": [1, 2, 3], "text": ["One port.", None, "Three ports."]}, index=index)
    found = clean_frame(frame, keep=["id"], prefix="clean_")
    assert found.index.equals(frame.index)
    assert list(found["clean_text"].fillna("-")) == ["One port.", "-", "Three ports."]
    assert found["id"].equals(frame["id"])
    assert pd.concat([frame, found[["clean_text"]]], axis=1).shape == (3, 3)
    text = frame["text"].newsclean.text()
    assert text.index.equals(frame.index)
    assert (text.name, text.dtype) == ("text", STRING)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.one_of(st.none(), st.just(float("nan")), st.text(max_size=9)))))
def test_rows_are_kept_in_number_and_order(rows: list[tuple[int, Any]]) -> None:
    sources = [source if isinstance(source, str) else None for _, source in rows]
    frame = pd.DataFrame({"text": pd.Series([source for _, source in rows], dtype=object)})
    frame.index = pd.Index([number for number, _ in rows], dtype="int64")
    found = clean_frame(frame, columns=["text", "source_length"])
    assert found.index.equals(frame.index)
    assert [None if pd.isna(length) else length for length in found["source_length"]] == [
        None if source is None else len(source) for source in sources
    ]


def test_what_is_known_beside_the_series() -> None:
    series = pd.Series([SOURCE, SOURCE], index=[3, 3])
    found = series.newsclean.clean(url=pd.Series(["https://example.com/a", None], index=[3, 3]), language="pt")
    assert list(found["language"]) == ["pt", "pt"]
    assert list(found["url"].fillna("-")) == ["https://example.com/a", "-"]


def test_columns_that_are_not_read_may_hold_anything() -> None:
    frame = pd.DataFrame({"raw": [SOURCE], "odd": [object()], 7: [1j], ("a", "b"): [{1}]})
    found = clean_frame(frame, "raw", keep=["odd"], columns=["text"])
    assert found.iloc[0].tolist() == [frame["odd"][0], TEXT]


def test_mistakes_are_named() -> None:
    frame = pd.DataFrame({"raw": [SOURCE], "id": [1]})
    with pytest.raises(HintError, match="source='text': no column has this name; there are: 'raw', 'id'"):
        clean_frame(frame)
    with pytest.raises(HintError, match="source='raw': several columns have this name"):
        clean_frame(frame[["raw", "raw"]], "raw")
    with pytest.raises(SourceError, match="source='id': the column holds int64"):
        clean_frame(frame, "id")
