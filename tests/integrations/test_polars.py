"""polars: the namespace in eager frames, lazy ones and streams; dtypes are known before a row is read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import HintError, SourceError

pytest.importorskip("pyarrow", reason="needs the extra `polars`")
pl = pytest.importorskip("polars", reason="needs the extra `polars`")

from newsclean.integrations.polars import SCHEMA  # noqa: E402

SOURCE = "Storm closes three ports\n\nAdvertisement\n\nThe harbour master closed all ports."
TEXT = "The harbour master closed all ports."
RAW = pl.DataFrame({"raw": [SOURCE, None, ""], "address": ["https://example.com/a", None, None]})


def test_a_struct_of_fixed_dtype() -> None:
    cleaned = pl.col("raw").newsclean.clean()
    found = RAW.select(cleaned)
    assert found.schema == {"raw": pl.Struct(SCHEMA)}
    assert RAW.lazy().select(cleaned).collect_schema() == found.schema == RAW.clear().select(cleaned).schema
    story, null, empty = found.unnest("raw").to_dicts()
    assert (story["headline"], story["text"]) == ("Storm closes three ports", TEXT)
    assert story["removed"][0]["text"] == "Advertisement"
    assert set(null.values()) == {None}
    assert (empty["text"], empty["issues"]) == ("", ["empty"])


@pytest.mark.parametrize("dtype", [pl.String, pl.Binary, pl.Categorical], ids=str)
def test_text_of_every_dtype(dtype: Any) -> None:
    found = RAW.select(pl.col("raw").cast(dtype).newsclean.text())
    assert found.schema == {"raw": pl.String}
    assert found["raw"].to_list() == [TEXT, None, ""]


def test_a_column_of_nulls_alone() -> None:
    assert pl.DataFrame({"raw": [None]}).select(pl.col("raw").newsclean.text())["raw"].to_list() == [None]


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_lazy_frames(engine: Any) -> None:
    lazy = RAW.lazy().with_row_index().with_columns(text=pl.col("raw").newsclean.text(url="address"))
    found = lazy.filter(pl.col("index") != 1).collect(engine=engine)
    assert found.select("index", "text").rows() == [(0, TEXT), (2, "")]


def test_what_is_known_comes_from_expressions() -> None:
    cleaned = pl.col("raw").newsclean.clean(url="address", language=pl.lit("pt"), prefix="clean_")
    found = RAW.select(cleaned).unnest("raw")
    assert found["clean_url"].to_list() == ["https://example.com/a", None, None]
    assert found["clean_language"].to_list() == ["pt", None, "pt"]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.one_of(st.none(), st.text(max_size=9))))
def test_rows_are_kept_in_number_and_order(sources: list[str | None]) -> None:
    frame = pl.DataFrame({"raw": sources}, schema={"raw": pl.String})
    found = frame.select(pl.col("raw").newsclean.clean(columns="source_length")).unnest("raw")
    assert found["source_length"].to_list() == [None if source is None else len(source) for source in sources]


def test_mistakes_are_named() -> None:
    with pytest.raises(HintError, match="kind='pdf' is not known"):
        pl.col("raw").newsclean.text(kind="pdf")
    with pytest.raises((SourceError, pl.exceptions.ComputeError), match="the column holds int64; give one that holds"):
        pl.DataFrame({"raw": [1]}).select(pl.col("raw").newsclean.text())
