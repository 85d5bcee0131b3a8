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

from newsclean.bodymodel.features import LEXICAL, NAMES, features, lexical
from newsclean.bodymodel.grams import BITS, WORDS
from newsclean.bodymodel.grams import KINDS as GRAM_KINDS
from newsclean.bodymodel.tokens import tokens
from newsclean.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from newsclean.blocks import Block
    from newsclean.bodymodel.tokens import Tokens
    from newsclean.document import Document

    Array = NDArray[np.float32]

VERSION = 1
"""Changes when the features or the networks do, so that models of an older version are of no use."""

SEGMENT = 4000
"""Blocks that are judged as one page: a longer document is cut, which bounds memory and keeps time linear.  The longest
of the labelled pages has some 2,500."""

LONGEST_WEIGHED = 1000
"""Code points of a block that count for the mean over the page, so that one block is not the page."""


class Reading(NamedTuple):
    """What the model makes of some blocks."""

    blocks: Sequence[Block]
    known: float
    """How well the model knows the language: of the n-grams of words in prose those that have a weight, net of chance."""
    scores: Array
    """For each block how likely it is body text, from 0 to 1, with all that stands around it."""


MOST_PRODUCTS = 250_000
"""Multiplications of one call of OpenBLAS, which takes more threads from 262,144 on (its GEMM_MULTITHREAD_THRESHOLD)."""

_NETWORK = frozenset({"in", "mix", "page", "hidden", "out"})
"""The openings of the names of the arrays that are weights of networks."""


class Encoding(NamedTuple):
    """How the columns of features are laid out for the networks: a feature may come more than once, as some ramps."""

    source: NDArray[np.int64]
    """For each column that the networks read, the feature that it is made from."""
    middle: Array
    """The value that becomes 0."""
    width: Array
    """The difference that becomes 1."""
    reach: Array
    """What it is cut off at on either side, so that an odd page cannot drive a network where it never was."""

    def __call__(self, rows: Array) -> Array:
        """The columns that the networks read, from rows of features."""
        found = (rows[:, self.source] - self.middle) / self.width
        return np.clip(found, -self.reach, self.reach, out=found)


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
    def default(cls) -> BodyModel:
        """The model that ships."""
        return _default()

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
        head = {"newsclean_body_model": VERSION, "features": NAMES, **header}
        return cls._of(json.dumps(head, ensure_ascii=False).encode() + b"\n" + file.getvalue(), "the new model")

    @classmethod
    def _of(cls, content: bytes, name: str) -> BodyModel:
        head, _, rest = content.partition(b"\n")
        try:
            header = json.loads(head)
            if header["newsclean_body_model"] != VERSION or tuple(header["features"]) != NAMES:
                raise ModelError(f"{name} is a body model of another version, with other features: train it again")
            with np.load(io.BytesIO(rest), allow_pickle=False) as file:
                arrays = {key: _widened(file[key]) for key in file.files}
            model = cls(header, arrays, hashlib.sha256(content).hexdigest()[:16], content)
            model.judged(np.zeros((2, len(NAMES)), np.float32), np.ones(2, np.float32))
            if any(arrays[f"table.{kind}"].shape != (1 << BITS,) for kind in GRAM_KINDS):
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
        # The model that ships is found again by name, which keeps pickles small.
        if _default.cache_info().currsize and self is _default():
            return _default, ()
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
            scores = self.judged(np.hstack([features(doc, blocks, found), words]), lengths)
            told = np.minimum(lengths, LONGEST_WEIGHED) * doc.outline.prose[start : start + len(blocks)]
            known = float(words[:, LEXICAL.index("known")] @ told / max(1.0, float(told.sum())))
            yield Reading(blocks, (known - self._filled) / (1 - self._filled), scores)

    @cached_property
    def _filled(self) -> float:
        """The share of places in the table of words that have a weight, which an unknown n-gram meets by chance."""
        return float((self.arrays[f"table.{WORDS}"] != 0).mean())

    def lexical(self, found: Tokens, count: int) -> Array:
        """What the words of some blocks say: a column for each of LEXICAL."""
        tables = [self.arrays[f"table.{kind}"] for kind in GRAM_KINDS]
        return lexical(found, tables, self.arrays["table_scales"].tolist(), count)

    def judged(self, rows: Array, lengths: Array) -> Array:
        """What the networks make of one page: rows of features, and the blocks' code points."""
        arrays = self.arrays
        rows = Encoding(*(arrays[f"encoding.{name}"] for name in Encoding._fields))(rows)
        weight = np.minimum(lengths, LONGEST_WEIGHED)
        weight /= max(1.0, float(weight.sum()))
        state = np.maximum(_product(rows, arrays["in.weight"]) + arrays["in.bias"], 0)
        for layer, step in enumerate(self.header["dilations"]):
            page = np.concatenate([weight @ state, state.mean(1)], -1)
            mixed = _product(state, arrays["mix.weight"][layer])
            width = state.shape[-1]
            change = mixed[..., width : 2 * width]
            if step < len(rows):
                change[:, step:] += mixed[:, :-step, :width]
                change[:, :-step] += mixed[:, step:, 2 * width :]
            change += (page[:, None] @ arrays["page.weight"][layer]) + arrays["mix.bias"][layer][:, None]
            state += np.maximum(change, 0, out=change)
        hidden = np.maximum(_product(state, arrays["hidden.weight"]) + arrays["hidden.bias"], 0)
        logits = (hidden @ arrays["out.weight"] + arrays["out.bias"])[..., 0].mean(0)
        slope, shift = arrays["calibration"]
        scores: Array = 1 / (1 + np.exp(-(slope * logits + shift)))
        return scores


def _product(rows: Array, weights: Array) -> Array:
    """`rows @ weights` for each network, in slices so small that OpenBLAS takes one thread for each.

    With more threads a product of microseconds takes milliseconds wherever the cores are busy, as in a pool of workers.
    """
    step = max(1, MOST_PRODUCTS // (weights.shape[-2] * weights.shape[-1]))
    found = np.empty((len(weights), rows.shape[-2], weights.shape[-1]), np.float32)
    for start in range(0, rows.shape[-2], step):
        np.matmul(rows[..., start : start + step, :], weights, out=found[:, start : start + step])
    return found


def _widened(array: NDArray[Any]) -> NDArray[Any]:
    """Halves are stored, and counted with as singles."""
    return array.astype(np.float32) if array.dtype == np.float16 else array


@lru_cache(maxsize=1)
def _default() -> BodyModel:
    file = resources.files("newsclean") / "data" / "body.model"
    return BodyModel._of(file.read_bytes(), "data/body.model")
