"""`BodyModel`: how likely each block of a page is body text; plain arrays in a file, and numpy to run them.

A linear score over the n-grams of a block, from three tables; then a small convolutional network over the sequence of
blocks, which sees that score, the shape of the block and what the filters have said, of the block and of those around it,
and the means over the page.  A file may hold several networks; the mean of what they say is the score.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newsclean.bodymodel.grams import BITS, WORDS
from newsclean.bodymodel.grams import KINDS as GRAM_KINDS
from newsclean.bodymodel.inference import LONGEST_WEIGHED, judged
from newsclean.bodymodel.lexical import LEXICAL, lexical
from newsclean.bodymodel.markup import LEVELS
from newsclean.bodymodel.naming import NAME_BITS, named
from newsclean.bodymodel.sight import FEATURES, KINDS, NAMED, sight
from newsclean.bodymodel.tokens import tokens
from newsclean.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from newsclean.blocks import Block
    from newsclean.bodymodel.sight import Kind
    from newsclean.bodymodel.tokens import Tokens
    from newsclean.document import Document

    Array = NDArray[np.float32]

VERSION = 1
"""Changes when the features or the networks do, so that models of an older version are of no use."""

SEGMENT = 4000
"""Blocks that are judged as one page: a longer document is cut, which bounds memory and keeps time linear.  The longest
of the labelled pages has some 2,500."""


class Reading(NamedTuple):
    """What the model makes of some blocks."""

    blocks: Sequence[Block]
    known: float
    """How well the model knows the language: of the n-grams of words in prose those that have a weight, net of chance."""
    scores: Array
    """For each block how likely it is body text, from 0 to 1, with all that stands around it."""


_NETWORK = frozenset({"in", "mix", "page", "group", "hidden", "out"})
"""The openings of the names of the arrays that are weights of networks."""

SHIPPED: dict[Kind, str] = {"text": "body.model", "markdown": "markdown.model", "html": "page.model"}


@dataclass(frozen=True, eq=False)
class BodyModel:
    """Arrays that were read from a file; equal if their fingerprints are.

    >>> from newsclean.pipeline import Pipeline
    >>> doc = Pipeline.default().read("Storm closes three ports\\n\\nThe harbour master closed all ports on Monday night.")
    >>> BodyModel.default().scores(doc).shape
    (2,)
    """

    header: Mapping[str, Any]
    """What it was trained on, under which licences, with which seed, and how it scored."""
    arrays: Mapping[str, NDArray[Any]]
    fingerprint: str
    """The start of the SHA-256 of the file, in hexadecimal."""
    content: bytes = field(repr=False)
    """The file."""

    @classmethod
    def default(cls, kind: Kind = "text") -> BodyModel:
        """The model that ships, of a kind of document."""
        return _default(kind)

    @classmethod
    def load(cls, path: str | Path) -> BodyModel:
        """The model in a file that `newsclean.bodymodel.train` has written.

        Raises:
            ModelError: The file cannot be read, is no model, or one of another version.
        """
        try:
            content = Path(path).read_bytes()
        except OSError as error:
            raise ModelError(f"{path} cannot be read: {error}") from error
        return cls._of(content, str(path))

    @classmethod
    def of(cls, header: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> BodyModel:
        """A model as it will be when it was saved and loaded again: weights of networks as half floats."""
        halves = {
            key: value.astype(np.float16) if key.partition(".")[0] in _NETWORK else value for key, value in arrays.items()
        }
        file = io.BytesIO()
        np.savez_compressed(file, allow_pickle=False, **halves)
        head = {"newsclean_body_model": VERSION, "features": FEATURES[header.get("kind", "text")], **header}
        return cls._of(json.dumps(head, ensure_ascii=False).encode() + b"\n" + file.getvalue(), "the new model")

    @classmethod
    def _of(cls, content: bytes, name: str) -> BodyModel:
        head, _, rest = content.partition(b"\n")
        try:
            header = json.loads(head)
            is_ours = header["newsclean_body_model"] == VERSION
            kind = header.get("kind", "text")
            if not is_ours or tuple(header["features"]) != FEATURES[kind]:
                raise ModelError(f"{name} is a body model of another version, with other features: train it again")
            with np.load(io.BytesIO(rest), allow_pickle=False) as file:
                arrays = {key: _widened(file[key]) for key in file.files}
            model = cls(header, arrays, _fingerprint(content), content)
            inside = None if kind == "text" else np.zeros((2, LEVELS), np.int64)
            model.judged(np.zeros((2, len(FEATURES[kind])), np.float32), np.ones(2, np.float32), inside)
            sizes = {**dict.fromkeys(GRAM_KINDS, BITS), **({} if kind == "text" else {NAMED: NAME_BITS})}
            if any(arrays[f"table.{name}"].shape != (1 << bits,) for name, bits in sizes.items()):
                raise ModelError(f"{name} is not a body model: a table of words has another size")
        except ModelError:
            raise
        except (ValueError, KeyError, TypeError, IndexError, OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise ModelError(f"{name} is not a body model: {error}") from error
        return model

    def save(self, path: str | Path) -> None:
        """Writes the file: a line of JSON, and the arrays as numpy's `.npz`.  The same model gives the same bytes."""
        Path(path).write_bytes(self.content)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BodyModel) and self.fingerprint == other.fingerprint

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __repr__(self) -> str:
        return f"BodyModel({self.fingerprint})"

    def __reduce__(self) -> tuple[Any, ...]:
        # The models that ship are found again by name, which keeps pickles small.
        if self is _loaded.get(self.kind):
            return _default, (self.kind,)
        return BodyModel._of, (self.content, "a pickled model")

    def scores(self, doc: Document) -> Array:
        """For each block how likely it is body text, from 0 to 1."""
        parts = [reading.scores for reading in self.readings(doc)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def readings(self, doc: Document) -> Iterator[Reading]:
        """What the model makes of each stretch of SEGMENT blocks."""
        for start in range(0, len(doc.blocks), SEGMENT):
            blocks = doc.blocks[start : start + SEGMENT]
            found = tokens([block.text for block in blocks])
            words = self.lexical(found, len(blocks))
            lengths = np.fromiter((len(block.text) for block in blocks), np.float32, len(blocks))
            seen = sight(self.kind, doc, blocks, found)
            columns = [seen.rows, words]
            if seen.names is not None:
                columns.append(named(self.arrays[f"table.{NAMED}"], float(self.arrays["table_scales"][-1]), seen.names))
            scores = self.judged(np.hstack(columns), lengths, seen.inside)
            told = np.minimum(lengths, LONGEST_WEIGHED) * doc.outline.prose[start : start + len(blocks)]
            known = float(words[:, LEXICAL.index("known")] @ told / max(1.0, float(told.sum())))
            yield Reading(blocks, (known - self._filled) / (1 - self._filled), scores)

    @property
    def kind(self) -> Kind:
        """What it reads."""
        kind: Kind = self.header.get("kind", "text")
        return kind

    @cached_property
    def _filled(self) -> float:
        """The share of places in the table of words that have a weight, which an unknown n-gram meets by chance."""
        return float((self.arrays[f"table.{WORDS}"] != 0).mean())

    def lexical(self, found: Tokens, count: int) -> Array:
        """What the words of some blocks say: a column for each of LEXICAL."""
        tables = [self.arrays[f"table.{kind}"] for kind in GRAM_KINDS]
        return lexical(found, tables, self.arrays["table_scales"].tolist()[: len(tables)], count)

    def judged(self, rows: Array, lengths: Array, inside: NDArray[np.int64] | None = None) -> Array:
        """What the networks make of one page: rows of features, the blocks' code points, and, unless it is a model of text,
        for each block the numbers of what it stands in."""
        return judged(self.arrays, self.header["dilations"], rows, lengths, inside)


def _widened(array: NDArray[Any]) -> NDArray[Any]:
    """Halves are stored, and counted with as singles."""
    return array.astype(np.float32) if array.dtype == np.float16 else array


def _shipped(kind: Kind) -> bytes:
    return (resources.files("newsclean") / "data" / SHIPPED[kind]).read_bytes()


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


@lru_cache(maxsize=len(KINDS))
def shipped_name(kind: Kind) -> str:
    """The `repr` of a model that ships, without loading it."""
    return f"BodyModel({_fingerprint(_shipped(kind))})"


_loaded: dict[Kind, BodyModel] = {}


def _default(kind: Kind) -> BodyModel:
    if kind not in _loaded:
        _loaded[kind] = BodyModel._of(_shipped(kind), f"data/{SHIPPED[kind]}")
    return _loaded[kind]
