"""How much of a text stands in the gold text, and of the gold text in it: the measure of article-extraction-benchmark.

Tokens are runs of `\\w`; a text is the multiset of its shingles of four tokens (a shorter text is one shingle).
Source: github.com/scrapinghub/article-extraction-benchmark, so that figures can be laid beside its table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

SHINGLE = 4
"""Tokens of a shingle."""

_TOKEN = re.compile(r"\w+")
_FACTORS = tuple(np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93))
_SHIFT = np.uint64(31)


class Counts(NamedTuple):
    """Shingles of a text that stand in the gold text, those that do not, and those of the gold text that are missing."""

    right: int
    wrong: int
    missing: int

    @property
    def f1(self) -> float:
        """The harmonic mean of this page's precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missing)

    @property
    def is_exact(self) -> bool:
        """Whether the text is the gold text, word for word."""
        return not self.wrong and not self.missing


class Score(NamedTuple):
    """Means over pages: F1 is the harmonic mean of the mean precision and the mean recall."""

    f1: float
    precision: float
    recall: float

    @classmethod
    def of(cls, counts: Iterable[Counts]) -> Score:
        """The score of some pages; an empty text counts as recall 0, and not for precision.

        >>> Score.of([Counts(8, 2, 0), Counts(0, 0, 5)])
        Score(f1=0.6153846153846154, precision=0.8, recall=0.5)
        """
        rows = list(counts)
        precisions = [row.right / (row.right + row.wrong) for row in rows if row.right + row.wrong]
        recalls = [row.right / (row.right + row.missing) for row in rows if row.right + row.missing]
        precision, recall = (sum(values) / max(1, len(values)) for values in (precisions, recalls))
        return cls(2 * precision * recall / (precision + recall) if precision + recall else 0.0, precision, recall)


class Gold:
    """The gold text of a page, ready to be compared with many texts.

    >>> gold = Gold("The harbour master closed all three ports.")
    >>> gold.counts("Home News\\nThe harbour master closed all three ports.")
    Counts(right=4, wrong=2, missing=0)
    """

    def __init__(self, text: str, *, characters: bool = False) -> None:
        """`characters` compares signs instead of words, for scripts in which spaces do not part words."""
        self._token = re.compile(r"\w") if characters else _TOKEN
        self._ids: dict[str, int] = {}
        tokens = self.tokens(text)
        self.size = len(tokens)
        self.shingles, self._times = np.unique(_shingles(tokens), return_counts=True)
        self._flat = self._flatten(tokens)
        self._total = int(self._times.sum())

    def tokens(self, text: str) -> NDArray[np.uint64]:
        """The tokens of a text, as numbers."""
        ids = self._ids
        return np.array([ids.setdefault(word, len(ids) + 1) for word in self._token.findall(text)], np.uint64)

    def counts(self, text: str) -> Counts:
        """How a text compares."""
        return self.counts_of(self.tokens(text))

    def counts_of(self, tokens: NDArray[np.uint64]) -> Counts:
        """How a text of these tokens compares."""
        found, times = np.unique(_shingles(tokens), return_counts=True)
        at = self._places(found)
        known = at >= 0
        right = int(np.minimum(times[known], self._times[at[known]]).sum())
        return Counts(right, int(times.sum()) - right, self._total - right)

    def share(self, tokens: NDArray[np.uint64]) -> float:
        """The share of a line's shingles that stand in the gold text; a line of fewer tokens than a shingle has to stand
        there word for word."""
        if len(tokens) < SHINGLE:
            return float(len(tokens) > 0 and self._flatten(tokens) in self._flat)
        return float((self._places(_shingles(tokens)) >= 0).mean())

    def _places(self, shingles: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Where each shingle stands among those of the gold text; -1 for one that does not."""
        if not len(self.shingles):
            return np.full(len(shingles), -1)
        at = np.minimum(np.searchsorted(self.shingles, shingles), len(self.shingles) - 1)
        return np.where(self.shingles[at] == shingles, at, -1)

    def _flatten(self, tokens: NDArray[np.uint64]) -> str:
        return f" {' '.join(map(str, tokens.tolist()))} "

    def ceiling(self, text: str) -> Counts:
        """How the text of exactly those lines compares of which at least half of the shingles stand in the gold text."""
        lines = [self.tokens(line) for line in text.split("\n")]
        return self.counts_of(joined([line for line in lines if self.share(line) >= 0.5]))


def joined(parts: Sequence[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """The tokens of some parts, one after the other."""
    return np.concatenate(parts) if parts else np.zeros(0, np.uint64)


def _shingles(tokens: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A number for each shingle; two that differ have the same one once in 10^19."""
    if not len(tokens):
        return tokens
    if len(tokens) < SHINGLE:
        tokens = np.concatenate([tokens, np.zeros(SHINGLE - len(tokens), np.uint64)])
    count = len(tokens) - SHINGLE + 1
    total = np.zeros(count, np.uint64)
    for place, factor in enumerate(_FACTORS):
        part = tokens[place : place + count] * factor
        total += (part ^ (part >> _SHIFT)) * _FACTORS[place - 1]
    return total
