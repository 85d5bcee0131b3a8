"""datasets (Hugging Face): a function for `Dataset.map` and `IterableDataset.map` (extra `datasets`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Unpack

import pyarrow as pa
from datasets import Features

from newsclean import __version__
from newsclean.integrations.arrow import ARTICLE_SCHEMA, BatchCleaner, text_array

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.integrations.arrow import Choices

HF_FEATURES = Features.from_arrow_schema(ARTICLE_SCHEMA)
"""The columns of `ARTICLE_SCHEMA` as features; give them to `map`, which otherwise guesses from the first rows."""


@dataclass(frozen=True)
class ColumnCleaner:
    """What `clean_columns` gives; datasets keeps results by the hash of its pickle, which tells all that they depend on."""

    cleaner: BatchCleaner
    made_by: tuple[str, str]
    """Version of newsclean, and fingerprint of the pipeline with its rules."""

    @property
    def features(self) -> Features:
        """The features of the columns that are made."""
        return Features.from_arrow_schema(self.cleaner.makes)

    def __call__(self, batch: Mapping[str, Any] | pa.Table) -> dict[str, list[Any]] | pa.Table:
        """The articles of a batch, as columns; of a batch in the format `arrow`, as a table."""
        if isinstance(batch, pa.Table):
            return self._cleaned(batch)
        # A column that is not read stands in the table by its name alone: a batch is decoded only where it is looked at.
        read = {name: text_array(batch[name]) for name in batch if name in self.cleaner.reads.values()}
        rows = max(map(len, read.values()), default=0)
        columns: dict[str, list[Any]] = self._cleaned(
            pa.table({name: read.get(name, pa.nulls(rows)) for name in batch})
        ).to_pydict()
        return columns

    def _cleaned(self, table: pa.Table) -> pa.Table:
        return pa.Table.from_batches(self.cleaner(table.to_batches()), schema=self.cleaner.schema(table.schema))


def clean_columns(source: str = "text", **choices: Unpack[Choices]) -> ColumnCleaner:
    """A function for `map(..., batched=True)` that adds the articles in a column as the columns of `ARTICLE_SCHEMA`.

    >>> from datasets import Dataset
    >>> raw = Dataset.from_dict({"raw": ["Storm closes three ports\\n\\nThe harbour master closed all ports.", None]})
    >>> cleaned = raw.map(clean_columns("raw"), batched=True, remove_columns=["raw"], features=HF_FEATURES)
    >>> cleaned["headline"][:]
    ['Storm closes three ports', None]

    The choices, and the errors, are those of `newsclean.integrations.arrow.BatchCleaner`.
    """
    cleaner = BatchCleaner(source, **choices)
    return ColumnCleaner(cleaner, (__version__, cleaner.running.fingerprint))
