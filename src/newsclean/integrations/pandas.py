"""pandas: cleans a column of a frame, and the accessor `Series.newsclean` (extra `pandas`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

import numpy as np
import pandas as pd
import pyarrow as pa

from newsclean.integrations.arrow import BatchCleaner, clean_table, text_array

if TYPE_CHECKING:
    from newsclean.integrations.arrow import KeepingChoices

STRING = pd.StringDtype("pyarrow", na_value=np.nan)
"""The dtype of columns of strings: the one that pandas 3 itself gives to strings."""

_DTYPES = {pa.string(): STRING, pa.int64(): pd.Int64Dtype()}


def clean_frame(frame: pd.DataFrame, source: str = "text", **choices: Unpack[KeepingChoices]) -> pd.DataFrame:
    """The articles in a column of a frame, row for row and with its index, as the columns of `ARTICLE_SCHEMA`.

    >>> story = "Storm closes three ports\\n\\nThe harbour master closed all ports."
    >>> raw = pd.DataFrame({"raw": [story, None]}, index=[7, 9])
    >>> clean_frame(raw, "raw", columns=["headline", "authors"], prefix="clean_")
                 clean_headline clean_authors
    7  Storm closes three ports            []
    9                       NaN          None

    Columns of strings have the dtype `STRING`, those of numbers `Int64`; the others hold lists, in which a dict stands for
    a struct.  So it is in an empty frame too.  Where the source is None, NaN or NA, the row holds no values.

    The choices, and the errors, are those of `newsclean.integrations.arrow.BatchCleaner`.
    """
    cleaner = BatchCleaner(source, **choices)
    # Columns that are not read stay as they are, and stand in the table by their names alone.
    read = set(cleaner.reads.values())
    arrays = [text_array(column) if name in read else pa.nulls(len(frame)) for name, column in frame.items()]
    table = clean_table(pa.Table.from_arrays(arrays, names=[str(name) for name in frame]), source, **choices)
    made = {name: _series(table.column(name), frame.index) for name in cleaner.makes.names}
    return pd.concat([frame[list(cleaner.keep)], pd.DataFrame(made, index=frame.index)], axis=1)


@pd.api.extensions.register_series_accessor("newsclean")
class Accessor:
    """What `series.newsclean` is, once this module is imported.

    >>> raw = pd.Series(["Advertisement\\n\\nThe harbour master closed all ports."], name="raw")
    >>> raw.newsclean.text()
    0    The harbour master closed all ports.
    Name: raw, dtype: str
    >>> raw.newsclean.clean()["issues"][0]
    ['not_an_article']
    """

    def __init__(self, series: pd.Series) -> None:
        """Of a series of strings or bytes."""
        self._series = series

    def clean(
        self,
        *,
        url: pd.Series | str | None = None,
        headline: pd.Series | str | None = None,
        language: pd.Series | str | None = None,
        **choices: Any,
    ) -> pd.DataFrame:
        """The articles, as `clean_frame` gives them.

        Args:
            url: Where they were found: a series with the same index, or one value for all.
            headline: Their known headlines, likewise.
            language: BCP 47 tags of their known languages, likewise.
            choices: `kind`, `pipeline`, `columns` and `prefix` of `newsclean.integrations.arrow.BatchCleaner`.
        """
        given = {"url": url, "headline": headline, "language": language}
        told = {name: value for name, value in given.items() if value is not None}
        frame = pd.DataFrame({"source": self._series, **told}, index=self._series.index)
        reads: Any = {name: name for name in told}
        return clean_frame(frame, "source", **reads, **choices)

    def text(self, **choices: Any) -> pd.Series:
        """The texts of the articles, under the name of the series; the choices are those of `clean`."""
        return self.clean(**choices, columns="text").iloc[:, 0].rename(self._series.name)


def _series(column: pa.ChunkedArray, index: pd.Index) -> pd.Series:
    if column.type in _DTYPES:
        values = column.to_pandas(types_mapper=_DTYPES.get)
        return values.set_axis(index)
    return pd.Series(column.to_pylist(), index=index, dtype=object)
