"""`names_of`: the names that markup bears where a block stands, as places in a table of weights, and what they say."""

from __future__ import annotations

import zlib
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newsclean.blocks import Block
    from newsclean.bodymodel.markup import Place
    from newsclean.elements import Element

    Matrix = NDArray[np.float32]

NAME_BITS = 17
"""The names of markup have a table of two to this power of weights."""

NAMED_LEVELS = 5
"""Elements, from the own one up, whose words are told apart by how far up they stand."""


def names_of(blocks: Sequence[Block], found: Sequence[Place]) -> list[frozenset[int]]:
    """For each block numbers (of NAME_BITS bits) for its tags and for the words of the elements that it stands in: as such,
    and by how far up they are."""
    named = _Named()
    names: dict[tuple[str, str, int], frozenset[int]] = {}
    rows = []
    for block, place in zip(blocks, found, strict=True):
        element = block.element
        assert element is not None
        key = place.own.tag, element.tag, named.number(element)
        if key not in names:
            names[key] = named.names[key[2]].union(_numbers("0", key[:1]), _numbers("^", key[1:2]))
        rows.append(names[key])
    return rows


class _Named:
    """The numbers of the words of elements and of all that they stand in: found once for those that are named alike."""

    def __init__(self) -> None:
        self.names: list[frozenset[int]] = [frozenset()]
        self._anywhere: list[frozenset[int]] = [frozenset()]
        self._levels: list[tuple[tuple[str, ...], ...]] = [()]
        self._known: dict[tuple[int, tuple[str, ...]], int] = {}
        self._of: dict[int, int] = {}

    def number(self, element: Element) -> int:
        """Where in `names` those of an element are."""
        new: list[Element] = []
        here: Element | None = element
        while here is not None and id(here) not in self._of:
            new.append(here)
            here = here.parent
        number = self._of[id(here)] if here is not None else 0
        for one in reversed(new):
            number = self._of[id(one)] = self._inside(number, one.words)
        return number

    def _inside(self, parent: int, words: tuple[str, ...]) -> int:
        if (parent, words) not in self._known:
            self._known[parent, words] = len(self.names)
            levels = (words, *self._levels[parent][: NAMED_LEVELS - 1])
            anywhere = self._anywhere[parent].union(_numbers("*", words))
            by_level = (_numbers(f"{min(level, 3)}_", some) for level, some in enumerate(levels))
            self.names.append(anywhere.union(*by_level))
            self._anywhere.append(anywhere)
            self._levels.append(levels)
        return self._known[parent, words]


@lru_cache(maxsize=20_000)
def _numbers(mark: str, words: tuple[str, ...]) -> tuple[int, ...]:
    """Places in the table of names, which are the same on every machine."""
    return tuple(zlib.crc32(f"{mark}{word}".encode(errors="replace")) & ((1 << NAME_BITS) - 1) for word in words)


def named(table: NDArray[np.int8], scale: float, rows: Sequence[frozenset[int]]) -> Matrix:
    """For each block the sum of the weights of its names, over the root of their number."""
    sizes = np.fromiter(map(len, rows), np.int64, len(rows))
    places = np.fromiter(chain.from_iterable(rows), np.int64, int(sizes.sum()))
    sums = np.bincount(np.repeat(np.arange(len(rows)), sizes), table[places], len(rows))
    return (scale * sums / np.sqrt(np.maximum(1, sizes))).astype(np.float32)[:, None]
