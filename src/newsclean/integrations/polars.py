"""polars: the namespace `newsclean` of expressions (extra `polars`)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa

from newsclean.integrations.arrow import ARTICLE_SCHEMA, BatchCleaner

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = pl.Schema(pl.DataFrame(ARTICLE_SCHEMA.empty_table()).schema)
"""The columns of `ARTICLE_SCHEMA` with their dtypes in polars."""


@pl.api.register_expr_namespace("newsclean")
class Namespace:
    """What `expression.newsclean` is, once this module is imported; in eager frames, lazy ones and streams.

    >>> raw = pl.DataFrame({"raw": ["Storm closes three ports\\n\\nThe harbour master closed all ports.", None]})
    >>> raw.select(pl.col("raw").newsclean.text()).to_series().to_list()
    ['The harbour master closed all ports.', None]
    >>> raw.select(pl.col("raw").newsclean.clean(columns=["headline", "issues"])).unnest("raw").to_dicts()
    [{'headline': 'Storm closes three ports', 'issues': ['not_an_article']}, {'headline': None, 'issues': None}]
    """

    def __init__(self, expression: pl.Expr) -> None:
        """Of an expression of strings or binary."""
        self._expression = expression

    def clean(
        self,
        *,
        url: pl.Expr | str | None = None,
        headline: pl.Expr | str | None = None,
        language: pl.Expr | str | None = None,
        **choices: Any,
    ) -> pl.Expr:
        """The articles as structs of the columns of `ARTICLE_SCHEMA`, to be unnested; a null gives a struct of nulls.

        Args:
            url: Where they were found: an expression, or the name of a column.
            headline: Their known headlines, likewise.
            language: BCP 47 tags of their known languages, likewise; `pl.lit("pt")` for one that all are in.
            choices: `kind`, `pipeline`, `columns` and `prefix` of `newsclean.integrations.arrow.BatchCleaner`.

        Raises:
            HintError: A choice has a value that is not known.
            SourceError: When the frame is computed: the expression is neither of strings nor of binary.
        """
        told = {"url": url, "headline": headline, "language": language}
        return _mapped(self._expression, told, choices)

    def text(self, **choices: Any) -> pl.Expr:
        """The texts of the articles as strings; the choices are those of `clean`, without `columns` and `prefix`."""
        names = ("url", "headline", "language")
        told = {name: choices.pop(name) for name in names if name in choices}
        return _mapped(self._expression, told, {**choices, "columns": "text"}, field="text")


def _mapped(
    expression: pl.Expr, told: Mapping[str, pl.Expr | str | None], choices: Mapping[str, Any], field: str | None = None
) -> pl.Expr:
    """The expression cleaned, under its own name: as structs, or one field of them."""
    given = {name: pl.col(one) if isinstance(one, str) else one for name, one in told.items() if one is not None}
    reads: Any = {name: name for name in given}
    cleaner = BatchCleaner("source", **reads, **choices)
    dtypes = {made: SCHEMA[made.removeprefix(cleaner.prefix)] for made in cleaner.makes.names}
    if given:  # a struct bears the name of its first field
        expression = pl.struct(expression, *(one.alias(f"newsclean {name}") for name, one in given.items()))
    return expression.map_batches(
        partial(_cleaned, cleaner=cleaner, field=field),
        return_dtype=dtypes[field] if field else pl.Struct(dtypes),
        is_elementwise=True,
    )


def _cleaned(series: pl.Series, cleaner: BatchCleaner, field: str | None) -> pl.Series:
    frame = series.to_frame() if len(cleaner.reads) == 1 else series.struct.unnest()
    table = frame.to_arrow().rename_columns(list(cleaner.reads))
    made = pl.DataFrame(pa.Table.from_batches(cleaner(table.to_batches()), schema=cleaner.makes))
    return made[field].rename(series.name) if field else made.to_struct(series.name)
