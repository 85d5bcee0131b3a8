"""`lexical`: what the words of each block say, as sums of the weights of their n-grams."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsclean.bodymodel.grams import KINDS, WORDS, Marked, grams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newsclean.bodymodel.tokens import Tokens

    Matrix = NDArray[np.float32]

LEXICAL = (*KINDS, "known")
"""What the words of a block say, by kind of n-gram, and the share of its n-grams of words that have a weight."""


def lexical(found: Tokens, tables: Sequence[NDArray[np.int8]], scales: Sequence[float], count: int) -> Matrix:
    """A row for each block, a column for each of LEXICAL: sums of weights over the root of the number of n-grams."""
    columns = []
    known = np.zeros(count)
    marked = Marked(found)
    for kind, table, scale in zip(KINDS, tables, scales, strict=True):
        those = grams(marked, kind)
        weights = table[those.place]
        number = np.maximum(1, np.bincount(those.block, minlength=count))
        columns.append(scale * np.bincount(those.block, weights, count) / np.sqrt(number))
        if kind == WORDS:
            known = np.bincount(those.block, weights != 0, count) / number
    return np.stack([*columns, known], 1).astype(np.float32)
