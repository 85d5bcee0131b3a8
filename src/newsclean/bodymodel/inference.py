"""The networks of the body model, in numpy: a score for each block from its features and from what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float32]

LONGEST_WEIGHED = 1000
"""Code points of a block that count for the mean over the page, so that one block is not the page."""


GROUP_LEVELS = 3
"""Elements above a block's own over whose blocks the networks take means."""

MOST_PRODUCTS = 250_000
"""Multiplications of one call of OpenBLAS, which takes more threads from 262,144 on (its GEMM_MULTITHREAD_THRESHOLD)."""


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
        found: Array = (rows[:, self.source] - self.middle) / self.width
        return np.clip(found, -self.reach, self.reach, out=found)


def judged(
    arrays: Mapping[str, NDArray[Any]],
    dilations: Sequence[int],
    rows: Array,
    lengths: Array,
    inside: NDArray[np.int64] | None,
) -> Array:
    """What the networks make of one page; `BodyModel.judged` says of what."""
    means = [] if inside is None else [_Means(inside[:, level], lengths) for level in range(GROUP_LEVELS)]
    rows = Encoding(*(arrays[f"encoding.{name}"] for name in Encoding._fields))(rows)
    weight = np.minimum(lengths, LONGEST_WEIGHED)
    weight /= max(1.0, float(weight.sum()))
    state: Array = np.maximum(_product(rows, arrays["in.weight"]) + arrays["in.bias"], 0)
    for layer, step in enumerate(dilations):
        page = np.concatenate([weight @ state, state.mean(1)], -1)
        mixed = _product(state, arrays["mix.weight"][layer])
        width = state.shape[-1]
        change = mixed[..., width : 2 * width]
        if step < len(rows):
            change[:, step:] += mixed[:, :-step, :width]
            change[:, :-step] += mixed[:, step:, 2 * width :]
        if means:
            around = np.concatenate([mean(state) for mean in means], -1, dtype=np.float32)
            change += _product(around, arrays["group.weight"][layer])
        change += (page[:, None] @ arrays["page.weight"][layer]) + arrays["mix.bias"][layer][:, None]
        state += np.maximum(change, 0, out=change)
    hidden = np.maximum(_product(state, arrays["hidden.weight"]) + arrays["hidden.bias"], 0)
    logits = (hidden @ arrays["out.weight"] + arrays["out.bias"])[..., 0].mean(0)
    slope, shift = arrays["calibration"]
    scores: Array = 1 / (1 + np.exp(-(slope * logits + shift)))
    return scores


class _Means:
    """The means over the blocks that stand in the same element, long blocks counting more than short ones."""

    def __init__(self, of: NDArray[np.int64], lengths: Array) -> None:
        self._order = np.argsort(of, kind="stable")
        inside = of[self._order]
        self._starts = np.flatnonzero(np.diff(inside, prepend=-1))
        self._back = np.empty(len(of), np.int64)
        self._back[self._order] = np.cumsum(np.diff(inside, prepend=inside[:1]) != 0)
        self._weight = np.sqrt(np.clip(lengths, 1, LONGEST_WEIGHED)).astype(np.float32)[:, None]
        self._sums = np.add.reduceat(self._weight[self._order], self._starts, 0)

    def __call__(self, state: Array) -> Array:
        """For each network and block the mean over its element."""
        sums = np.add.reduceat((state * self._weight)[:, self._order], self._starts, 1)
        return np.asarray((sums / self._sums)[:, self._back], np.float32)


def _product(rows: Array, weights: Array) -> Array:
    """`rows @ weights` for each network, in slices so small that OpenBLAS takes one thread for each.

    With more threads a product of microseconds takes milliseconds wherever the cores are busy, as in a pool of workers.
    """
    step = max(1, MOST_PRODUCTS // (weights.shape[-2] * weights.shape[-1]))
    found = np.empty((len(weights), rows.shape[-2], weights.shape[-1]), np.float32)
    for start in range(0, rows.shape[-2], step):
        np.matmul(rows[..., start : start + step, :], weights, out=found[:, start : start + step])
    return found
