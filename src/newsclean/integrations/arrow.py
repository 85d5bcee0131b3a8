"""Arrow: cleans a column of record batches (extra `arrow`); the kernel of all integrations that work on tables."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict, Unpack

import pyarrow as pa

from newsclean.errors import HintError, SourceError
from newsclean.integrations.arrow_schema import ARTICLE_SCHEMA, COLUMNS
from newsclean.pipeline import PIPELINES, Pipeline, storable
from newsclean.readers import KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["ARTICLE_SCHEMA", "BatchCleaner", "Choices", "KeepingChoices", "clean_batches", "clean_table", "text_array"]

Profile: TypeAlias = Literal["default", "cautious", "thorough"]
"""The pipelines that ship, by name; of all ways to say which pipeline, a name travels lightest to another process."""

ROWS = 128
"""Rows that are cleaned at a time and make one batch: at 200 KB a page their sources take some 25 MB."""

_STRINGS = frozenset({pa.string(), pa.large_string(), pa.string_view(), pa.null()})
_BYTES = frozenset({pa.binary(), pa.large_binary(), pa.binary_view()})


class Choices(TypedDict, total=False):
    """What may be chosen beside the column of sources; `BatchCleaner` says what each means."""

    url: str | None
    headline: str | None
    language: str | None
    kind: Kind
    pipeline: Profile | Pipeline
    columns: Sequence[str] | None
    prefix: str


class KeepingChoices(Choices, total=False):
    """The same where there are columns to carry through."""

    keep: Sequence[str]


@dataclass(frozen=True)
class BatchCleaner:
    """Record batches in, record batches of articles out: the same number of rows in the same order.

    It is called with an iterator and gives an iterator, which is what engines that work on Arrow ask for; it pickles,
    holds a few rows at a time, and builds the pipeline once in each process.

    >>> cleaner = BatchCleaner("raw", columns=["headline", "text"])
    >>> batch = pa.record_batch({"raw": ["Storm closes three ports\\n\\nThe harbour master closed all ports.", None]})
    >>> next(cleaner([batch])).to_pylist()
    [{'headline': 'Storm closes three ports', 'text': 'The harbour master closed all ports.'},
     {'headline': None, 'text': None}]

    Raises:
        HintError: A choice has a value that is not known.
    """

    source: str = "text"
    """The column that is cleaned: strings or bytes of any Arrow type, or a dictionary of them; null gives nulls."""
    _: KW_ONLY
    url: str | None = None
    """The column of addresses where the sources were found."""
    headline: str | None = None
    """The column of known headlines."""
    language: str | None = None
    """The column of BCP 47 tags of known languages."""
    kind: Kind = "auto"
    """What all sources are: `text`, `markdown`, `html`, or `auto` to find out for each."""
    pipeline: Profile | Pipeline = "default"
    """`default`, `cautious`, `thorough`, or a pipeline of your own, which must then pickle to travel."""
    columns: Sequence[str] | None = None
    """Which columns of `ARTICLE_SCHEMA` to make, in this order; None for all."""
    keep: Sequence[str] = ()
    """Columns of the input to carry through; they stand first."""
    prefix: str = ""
    """Stands before the names of the columns that are made."""

    def __post_init__(self) -> None:
        known: tuple[tuple[str, Any, Sequence[Any]], ...] = (
            ("kind", [self.kind], KINDS),
            ("pipeline", [] if isinstance(self.pipeline, Pipeline) else [self.pipeline], PIPELINES),
            ("columns", _names(self.columns or ()), ARTICLE_SCHEMA.names),
        )
        for name, given, allowed in known:
            if unknown := [one for one in given if one not in allowed]:
                raise HintError(f"{name}={unknown[0]!r} is not known; known are {', '.join(map(repr, allowed))}")
        object.__setattr__(self, "columns", None if self.columns is None else _names(self.columns))
        object.__setattr__(self, "keep", _names(self.keep))

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The articles, in batches of at most `ROWS` rows; an empty batch gives an empty batch.

        Raises:
            HintError: A batch lacks a column, or one that is kept bears the name of one that is made.
            SourceError: A column holds neither strings nor bytes.
        """
        for batch in batches:
            schema = self.schema(batch.schema)
            for start in range(0, batch.num_rows or 1, ROWS):
                yield self._cleaned(batch.slice(start, ROWS), schema)

    def schema(self, given: pa.Schema) -> pa.Schema:
        """The schema of what comes out if this goes in, known before a row is read; the errors are those of a call."""
        for option, name in self.reads.items():
            kind = _unwrapped(_column(given, name, option).type)
            if kind not in _STRINGS and not (option == "source" and kind in _BYTES):
                wanted = "strings or bytes" if option == "source" else "strings"
                raise SourceError(f"{option}={name!r}: the column holds {kind}; give one that holds {wanted}")
        kept = [_column(given, name, "keep") for name in self.keep]
        if clash := {one.name for one in kept} & set(self.makes.names):
            raise HintError(f"keep={min(clash)!r}: a column of this name is made; give a prefix, such as prefix='clean_'")
        return pa.schema([*kept, *self.makes])

    @property
    def reads(self) -> dict[str, str]:
        """By option the column of the input that is read for it."""
        options = {"source": self.source, "url": self.url, "headline": self.headline, "language": self.language}
        return {option: name for option, name in options.items() if name is not None}

    @property
    def makes(self) -> pa.Schema:
        """The columns that are made, under their names in the output."""
        fields = [ARTICLE_SCHEMA.field(name) for name in self._made]
        return pa.schema([field.with_name(self.prefix + field.name) for field in fields])

    @property
    def running(self) -> Pipeline:
        """The pipeline; one that ships is built once in each process."""
        return self.pipeline if isinstance(self.pipeline, Pipeline) else Pipeline.named(self.pipeline)

    @property
    def _made(self) -> tuple[str, ...]:
        return tuple(ARTICLE_SCHEMA.names) if self.columns is None else tuple(self.columns)

    def _cleaned(self, batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
        pipeline = self.running
        made = [COLUMNS[name] for name in self._made]
        values = {option: _values(batch.column(name)) for option, name in self.reads.items()}
        rows = []
        for at, source in enumerate(values.pop("source")):
            if source is None:
                rows.append((None,) * len(made))
                continue
            told: Any = {option: _string(column[at]) for option, column in values.items()}
            try:
                article = pipeline.clean(source, kind=self.kind, **told)
            except Exception as error:
                error.add_note(f"in row {at} of column {self.source!r}, of a batch of {batch.num_rows} rows")
                raise
            rows.append(tuple(one.of(article) for one in made))
        lists = zip(*rows, strict=True) if rows else [()] * len(made)
        arrays = [pa.array(one, column.type) for one, column in zip(lists, made, strict=True)]
        return pa.RecordBatch.from_arrays([*(batch.column(name) for name in self.keep), *arrays], schema=schema)


def clean_batches(
    batches: Iterable[pa.RecordBatch], source: str = "text", **choices: Unpack[KeepingChoices]
) -> Iterator[pa.RecordBatch]:
    """The articles in a column of record batches, row for row; a file that is larger than the memory streams through.

    >>> reader = pa.table({"raw": ["Advertisement\\n\\nThe harbour master closed all ports."]}).to_reader()
    >>> [batch.column("text").to_pylist() for batch in clean_batches(reader, "raw")]
    [['The harbour master closed all ports.']]

    The choices, and the errors, are those of `BatchCleaner`.
    """
    return BatchCleaner(source, **choices)(batches)


def clean_table(table: pa.Table, source: str = "text", **choices: Unpack[KeepingChoices]) -> pa.Table:
    """The articles in a column of a table, row for row, as a table of the columns of `ARTICLE_SCHEMA`.

    >>> raw = pa.table({"id": [7], "page": ["Storm closes three ports\\n\\nThe harbour master closed all ports."]})
    >>> clean_table(raw, "page", keep=["id"], columns=["headline", "issues"]).to_pylist()
    [{'id': 7, 'headline': 'Storm closes three ports', 'issues': ['not_an_article']}]

    The choices, and the errors, are those of `BatchCleaner`.
    """
    cleaner = BatchCleaner(source, **choices)
    return pa.Table.from_batches(cleaner(table.to_batches()), schema=cleaner.schema(table.schema))


def text_array(values: Any) -> pa.Array | pa.ChunkedArray:
    """Strings, bytes or both of Python as an Arrow array: None and NaN are null, a lone surrogate becomes U+FFFD.

    >>> text_array(["Storm", None, float("nan"), "\\ud800"]).to_pylist()
    ['Storm', None, None, '\\ufffd']

    Raises:
        SourceError: There is something else among them.
    """
    try:
        try:
            array = pa.array(values, from_pandas=True)
        except UnicodeEncodeError:  # Arrow holds UTF-8, which has no surrogates
            array = pa.array([storable(one) if isinstance(one, str) else one for one in values], from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError) as error:
        raise SourceError(f"give strings or bytes, and None where there is no source: {error}") from error
    return pa.nulls(len(array)) if array.null_count == len(array) else array  # a column of NaN alone is one of numbers


def _names(given: str | Sequence[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _column(schema: pa.Schema, name: str, option: str) -> pa.Field:
    if (count := schema.names.count(name)) != 1:
        has = ", ".join(map(repr, schema.names)) or "none"
        raise HintError(
            f"{option}={name!r}: {'several columns have' if count else 'no column has'} this name; there are: {has}"
        )
    return schema.field(name)


def _unwrapped(kind: pa.DataType) -> pa.DataType:
    """The type of the values of an encoded column."""
    while pa.types.is_dictionary(kind) or pa.types.is_run_end_encoded(kind):
        kind = kind.value_type
    return kind


def _values(column: pa.Array) -> list[str | bytes | None]:
    try:
        values: list[str | bytes | None] = column.to_pylist()
    except UnicodeDecodeError:  # strings that another program wrote without looking: as bytes they are decoded with care
        plain = column.dictionary_decode() if pa.types.is_dictionary(column.type) else column
        values = plain.cast(pa.large_binary()).to_pylist()
    return values


def _string(value: str | bytes | None) -> str | None:
    """A value of a column of strings; one that is empty says nothing."""
    return (value.decode(errors="replace") if isinstance(value, bytes) else value) or None
