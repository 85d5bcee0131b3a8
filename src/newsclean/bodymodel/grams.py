"""Word n-grams as places in a table: what a linear model over words looks its weights up by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newsclean.bodymodel.tokens import DIGIT, FIRST, LAST, UPPER, WIDE, Tokens, mixed

if TYPE_CHECKING:
    from numpy.typing import NDArray

BITS = 19
"""Each kind of n-gram has a table of two to this power of weights."""

SHORT = 3
"""Letters of words that shapes name as they are: mostly grammar.  Longer ones are named by how they are written."""

LONGEST = 4
"""Tokens and marks of the longest n-gram."""

_ORDERS = {"words": (1, 2, 3), "stems": (1, 2), "shapes": (2, 3, 4)}

WORDS = "words"
KINDS = tuple(_ORDERS)
"""Words as they are, their first letters, and how they are written (`Xx of Xx 0`)."""

_SEEDS = {
    "words": np.uint64(0x2545F4914F6CDD1D),
    "stems": np.uint64(0x51ED2703A4F1C9E5),
    "shapes": np.uint64(0x77AA11C3D2B94E6F),
}
_STEP = np.uint64(0xD6E8FEB86659FD93)
_SHAPE, _CAPITAL, _SHOUT, _NUMBER = (np.uint64(n * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF) for n in (3, 5, 7, 11))


class Marked:
    """The tokens of some blocks with a mark before the first and after the last of each: one layout for all kinds."""

    def __init__(self, found: Tokens) -> None:
        size = len(found.block)
        turns = np.flatnonzero(np.diff(found.block, prepend=-1))
        at = np.arange(size)
        self.found = found
        self._place = at + np.repeat(np.arange(len(turns)) * 2 + 1, np.diff(turns, append=size))
        self._opening = turns + 2 * np.arange(len(turns))
        self._closing = np.append(self._opening[1:], size + 2 * len(turns))[: len(turns)] - 1
        self.block = self._filled(found.block, found.block[turns], found.block[turns])
        self.token = self._filled(at, turns, np.append(turns[1:], size)[: len(turns)])
        """At each place the token that stands there, or the next."""
        self.is_token = self._filled(at >= 0, turns < 0, turns < 0)
        self.starts = [np.flatnonzero(self.is_token)]
        """For each order the places at which an n-gram of it begins: the n-gram lies in one block."""
        for order in range(2, LONGEST + 1):
            self.starts.append(np.flatnonzero(self.block[: 1 - order] == self.block[order - 1 :]))

    def _filled(self, tokens: NDArray[Any], opening: NDArray[Any], closing: NDArray[Any]) -> NDArray[Any]:
        filled = np.empty(len(tokens) + 2 * len(self._opening), tokens.dtype)
        filled[self._place], filled[self._opening], filled[self._closing] = tokens, opening, closing
        return filled

    def numbers(self, kind: str) -> NDArray[np.uint64]:
        """At each place the number of the token, for one of KINDS, or of the mark."""
        of_kind = {"words": self.found.number, "stems": self.found.stem}
        marks = np.full(len(self._opening), FIRST), np.full(len(self._opening), LAST)
        return self._filled(of_kind[kind] if kind in of_kind else _shapes(self.found), *marks)

    def range_of(self, start: NDArray[np.int64], order: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For n-grams that begin at these places the first token, and the one after the last; marks are no tokens."""
        last = start + order - 1
        return self.token[start], self.token[last] + self.is_token[last]


class Grams(NamedTuple):
    """The n-grams of one kind."""

    block: NDArray[np.int64]
    """The block of each."""
    place: NDArray[np.int64]
    """Its place in the table of its kind."""
    start: NDArray[np.int64]
    """Where it begins among the marked tokens."""
    order: NDArray[np.int64]
    """Tokens and marks in it."""


def grams(marked: Marked, kind: str) -> Grams:
    """The n-grams of one of KINDS in the windows of some blocks.

    >>> from newsclean.bodymodel.tokens import tokens
    >>> marked = Marked(tokens(["Sign up now"]))
    >>> found = grams(marked, "words")
    >>> [part.tolist() for part in marked.range_of(found.start, found.order)]
    [[0, 1, 2, 0, 0, 1, 2, 0, 0, 1], [1, 2, 3, 1, 2, 3, 3, 2, 3, 3]]
    """
    numbers = marked.numbers(kind)
    orders = _ORDERS[kind]
    places = []
    rolled = mixed(numbers * _SEEDS[kind])
    for order in range(1, orders[-1] + 1):
        if order > 1:
            rolled = mixed(rolled[:-1] * _STEP + numbers[order - 1 :])
        if order in orders:
            places.append((rolled[marked.starts[order - 1]] >> np.uint64(64 - BITS)).astype(np.int64))
    starts = [marked.starts[order - 1] for order in orders]
    start = np.concatenate(starts)
    return Grams(marked.block[start], np.concatenate(places), start, np.repeat(orders, [len(one) for one in starts]))


def _shapes(found: Tokens) -> NDArray[np.uint64]:
    """Signs, short words and marks as they are; longer words and figures by how they are written."""
    shape = np.where(found.kind == UPPER, _CAPITAL, _SHAPE)
    shape = np.where(found.shout, _SHOUT, shape)
    shape = np.where(found.kind == DIGIT, _NUMBER, shape)
    plain = (found.kind >= WIDE) | ((found.size <= SHORT) & (found.kind != UPPER) & (found.kind != DIGIT))
    return np.where(plain, found.number, shape)
