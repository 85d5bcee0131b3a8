"""How far the scores of blocks can be trusted, on sites that a model has not seen, and how they are set right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

from newsclean.bodymodel.training.examples import weights_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newsclean.bodymodel.training.examples import Example

LEAST_SURE = 1e-4
"""Scores nearer to 0 and 1 than this are taken for this, so that no logarithm is infinite."""


class Judged(NamedTuple):
    """An example, and the scores of its blocks by a model that has not seen its site."""

    example: Example
    scores: NDArray[np.float32]


class _Flat(NamedTuple):
    """Each block twice: as far as it is body, and as far as it is not."""

    logits: NDArray[np.float64]
    wanted: NDArray[np.int64]
    weight: NDArray[np.float64]

    @classmethod
    def of(cls, judged: Sequence[Judged]) -> _Flat:
        scores = np.concatenate([one.scores for one in judged]).astype(np.float64)
        share = np.concatenate([one.example.share for one in judged]).astype(np.float64)
        weight = np.concatenate([weights_of(one.example) for one in judged]).astype(np.float64)
        scores = np.clip(scores, LEAST_SURE, 1 - LEAST_SURE)
        logits = np.log(scores / (1 - scores))
        wanted = np.repeat([1, 0], len(logits))
        weights = np.concatenate([weight * share, weight * (1 - share)])
        some = weights > 0
        return cls(np.concatenate([logits, logits])[some], wanted[some], weights[some])


def calibration_of(judged: Sequence[Judged]) -> NDArray[np.float32]:
    """The slope and the shift that turn a network's logit into a probability (Platt 1999)."""
    flat = _Flat.of(judged)
    learner = LogisticRegression(C=1e6).fit(flat.logits[:, None], flat.wanted, sample_weight=flat.weight)
    return np.array([learner.coef_[0, 0], learner.intercept_[0]], np.float32)


def told(judged: Sequence[Judged], calibration: NDArray[np.float32]) -> dict[str, dict[str, float]]:
    """By program the log loss and the area under the ROC curve of the calibrated scores, by share of the text."""
    found = {}
    for tool in sorted({one.example.tool for one in judged}):
        flat = _Flat.of([one for one in judged if one.example.tool == tool])
        if len(set(flat.wanted.tolist())) < 2:
            continue
        scores = 1 / (1 + np.exp(-(calibration[0] * flat.logits + calibration[1])))
        found[tool] = {
            "log_loss": round(float(log_loss(flat.wanted, scores, sample_weight=flat.weight)), 4),
            "auc": round(float(roc_auc_score(flat.wanted, scores, sample_weight=flat.weight)), 4),
        }
    return found
