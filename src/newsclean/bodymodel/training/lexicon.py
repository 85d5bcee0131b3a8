"""The weights of words: a linear model over hashed n-grams, fitted so that no score of a page knows the page's site."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import SGDClassifier

from newsclean.bodymodel.grams import BITS, WORDS, Marked, grams
from newsclean.bodymodel.grams import KINDS as GRAM_KINDS
from newsclean.bodymodel.lexical import LEXICAL
from newsclean.bodymodel.naming import NAME_BITS
from newsclean.bodymodel.sight import NAMED
from newsclean.bodymodel.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from numpy.typing import NDArray

    from newsclean.bodymodel.training.examples import Example

FEWEST_SITES = {"words": 5, "stems": 3, "shapes": 3, NAMED: 3}
"""Sites on which an n-gram must stand to get a weight: one that stands on fewer says more of the site than of the kind of
text.  Measured on held-out sites, more sites cost nothing down to a quarter of the weights."""

PENALTY = {"words": 3e-6, "stems": 1e-5, "shapes": 3e-6, NAMED: 3e-5}
"""Strength of the L2 penalty, the best of 1e-6 to 3e-5 on held-out sites."""

EPOCHS = 5
DECIDED_WEIGHT, CLEAN_WEIGHT = 0.3, 0.3
"""What a block counts that the filters have decided on, and one of a gold text."""

BATCH = 20_000


class Lines(NamedTuple):
    """Distinct block texts (or names of markup), which many examples share, and where they occur."""

    texts: list[Any]
    line: NDArray[np.int64]
    """For each block of each example its text, by place."""
    site: NDArray[np.int64]
    """For each block the site, by number."""
    folds: NDArray[np.int64]
    """For each site its part."""
    share: NDArray[np.float32]
    weight: NDArray[np.float64]

    @classmethod
    def of(cls, examples: Sequence[Example], clean: str, texts: Callable[[Example], Sequence[Any]]) -> Lines:
        """The lines of some examples, of what `texts` gives for each; `clean` is the name of the gold texts among them."""
        places: dict[Any, int] = {}
        line = [places.setdefault(text, len(places)) for one in examples for text in texts(one)]
        names = {site: number for number, site in enumerate(sorted({one.site for one in examples}))}
        folds = np.zeros(len(names), np.int64)
        for one in examples:
            folds[names[one.site]] = one.fold
        sizes = [len(one.texts) for one in examples]
        return cls(
            list(places),
            np.array(line, np.int64),
            np.repeat([names[one.site] for one in examples], sizes),
            folds,
            np.concatenate([one.share for one in examples]),
            np.concatenate([_weights(one) * (CLEAN_WEIGHT if one.tool == clean else 1) for one in examples]),
        )


def _weights(one: Example) -> NDArray[np.float64]:
    """Each raw text counts the same, long blocks more than short ones, though not by their full length."""
    weights = np.maximum(1, one.tokens).astype(np.float64) ** 0.7
    weights[one.decided] *= DECIDED_WEIGHT
    shares: NDArray[np.float64] = weights / max(1e-9, weights.sum()) * 100
    return shares


class Table(NamedTuple):
    """Weights in one byte each."""

    steps: NDArray[np.int8]
    step: float
    """What one step weighs."""

    @classmethod
    def of(cls, weights: NDArray[np.float32]) -> Table:
        """The weights as steps from -127 to 127."""
        step = max(1e-9, float(np.abs(weights).max()) / 127)
        return cls(np.round(weights / step).astype(np.int8), step)


class Lexicon:
    """The n-grams of all lines, and the names of their markup, ready to be fitted on the sites of some parts."""

    def __init__(self, examples: Sequence[Example], clean: str, *, named: bool) -> None:
        lines = Lines.of(examples, clean, lambda one: one.texts)
        self.lines = dict.fromkeys(GRAM_KINDS, lines)
        self._grams = {kind: _matrix(lines.texts, kind) for kind in GRAM_KINDS}
        if named:
            self.lines[NAMED] = Lines.of(examples, clean, lambda one: one.names)
            self._grams[NAMED] = _named_matrix(self.lines[NAMED].texts)
        self._sites = {kind: self._sites_of(kind) for kind in self.lines}
        self._fitted: dict[tuple[frozenset[int], str], Table] = {}

    def _sites_of(self, kind: str) -> NDArray[np.int32]:
        """For each part and n-gram the number of the part's sites on which it stands."""
        lines, matrix = self.lines[kind], self._grams[kind]
        counts = np.zeros((int(lines.folds.max()) + 1, matrix.shape[1]), np.int32)
        pairs = np.unique(lines.site * len(lines.texts) + lines.line)
        sites, line = pairs // len(lines.texts), pairs % len(lines.texts)
        cuts = np.flatnonzero(np.diff(sites)) + 1
        for some, site in zip(np.split(line, cuts), sites[np.append(0, cuts)], strict=True):
            counts[lines.folds[site], np.unique(matrix[some].indices)] += 1
        return counts

    def table(self, parts: Collection[int], kind: str) -> Table:
        """The weights of the n-grams of a kind, from the sites of some parts; 0 for those on too few sites."""
        key = frozenset(parts), kind
        if key not in self._fitted:
            self._fitted[key] = Table.of(self._fit(sorted(parts), kind))
        return self._fitted[key]

    def _fit(self, parts: Sequence[int], kind: str) -> NDArray[np.float32]:
        lines, matrix = self.lines[kind], self._grams[kind]
        known = np.flatnonzero(self._sites[kind][list(parts)].sum(0) >= FEWEST_SITES[kind])
        weights = np.zeros(matrix.shape[1], np.float32)
        inside = np.isin(lines.folds, parts)[lines.site]
        total = np.bincount(lines.line[inside], lines.weight[inside], len(lines.texts))
        body = np.bincount(lines.line[inside], (lines.weight * lines.share)[inside], len(lines.texts))
        some = np.flatnonzero(total > 0)
        # A line that is body on some pages and noise on others is learned as both, each as often as it was.
        rows = np.concatenate([some, some])
        wanted = np.repeat([1, 0], len(some))
        counted = np.concatenate([body[some], (total - body)[some]])
        rows, wanted, counted = rows[counted > 0], wanted[counted > 0], counted[counted > 0]
        order = np.random.RandomState(0).permutation(len(rows))
        rows, wanted, counted = rows[order], wanted[order], counted[order]
        if not len(known) or len(set(wanted.tolist())) < 2:
            return weights
        learner = SGDClassifier(
            loss="log_loss", alpha=PENALTY[kind], max_iter=EPOCHS, tol=None, average=True, random_state=0, shuffle=False
        )
        learner.fit(matrix[:, known][rows], wanted, sample_weight=counted / counted.mean())
        weights[known] = learner.coef_[0]
        return weights

    def cross_fitted(self, parts: Collection[int]) -> NDArray[np.float32]:
        """For each block of the sites of these parts the columns of words by weights from the other parts; else 0."""
        lines = self.lines[WORDS]
        part_of = lines.folds[lines.site]
        found = np.zeros((len(lines.line), len(self.lines) + 1), np.float32)
        for part in parts:
            here = np.flatnonzero(part_of == part)
            found[here] = self.columns(set(parts) - {part}, here)
        return found

    def columns(self, parts: Collection[int], blocks: NDArray[np.int64]) -> NDArray[np.float32]:
        """For some blocks the columns LEXICAL, and that of the names of markup, by weights from the sites of some parts."""
        columns = {}
        for kind, matrix in self._grams.items():
            table = self.table(parts, kind)
            sums = matrix @ table.steps.astype(np.float32) * np.float32(table.step)
            columns[kind] = sums[self.lines[kind].line[blocks]]
        words = self._grams[WORDS]
        roots = np.maximum(1, np.asarray(words.sum(1), np.float32)[:, 0])
        known = (self.table(parts, WORDS).steps != 0).astype(np.float32)
        columns["known"] = ((words @ known) / roots)[self.lines[WORDS].line[blocks]]
        return np.stack([columns[name] for name in (*LEXICAL, NAMED) if name in columns], 1).astype(np.float32)


def _matrix(texts: Sequence[str], kind: str) -> sparse.csr_matrix:
    """A row for each text: how often it holds each n-gram, over the root of the number of all."""
    parts = []
    for start in range(0, len(texts), BATCH):
        some = texts[start : start + BATCH]
        found = grams(Marked(tokens(some)), kind)
        count = np.bincount(found.block, minlength=len(some))
        values = (1 / np.sqrt(np.maximum(1, count)))[found.block].astype(np.float32)
        part = sparse.csr_matrix((values, (found.block, found.place)), shape=(len(some), 1 << BITS))
        part.sum_duplicates()
        parts.append(part)
    return sparse.vstack(parts).tocsr()


def _named_matrix(names: Sequence[tuple[int, ...]]) -> sparse.csr_matrix:
    """A row for each set of names: one over the root of their number at each."""
    sizes = np.array([len(one) for one in names])
    values = np.repeat(1 / np.sqrt(np.maximum(1, sizes)), sizes).astype(np.float32)
    places = np.fromiter(chain.from_iterable(names), np.int64, int(sizes.sum()))
    return sparse.csr_matrix((values, places, np.append(0, np.cumsum(sizes))), shape=(len(names), 1 << NAME_BITS))
