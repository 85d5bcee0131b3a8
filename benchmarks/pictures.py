"""Two pictures of a run, as SVG: raw against cleaned per program, and how far the body scores can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

from benchmarks.results import ordered, split
from newsclean.bodymodel.training.measure import Score

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.cases import Case

RAW, CLEAN, CEILING = "#9aa5b1", "#0b7285", "#d0d7de"

mpl.rcParams["svg.hashsalt"] = "newsclean"  # the same picture, byte for byte, from the same figures
mpl.rcParams["svg.fonttype"] = "none"
mpl.rcParams["font.family"] = "sans-serif"
NO_DATE = {"Date": None, "Creator": None}


def scores(cases: Sequence[Case], path: Path) -> None:
    """F1 of the raw and of the cleaned text behind each program, and the ceiling, for each collection."""
    by_collection = split(cases, lambda case: case.collection)
    height = 2.2 + 0.25 * len({case.tool for case in cases})
    figure = Figure(figsize=(1.5 + 3.1 * len(by_collection), height), layout="constrained")
    for number, (axes, (collection, those)) in enumerate(
        zip(np.atleast_1d(figure.subplots(1, len(by_collection), sharey=True)), by_collection.items(), strict=True)
    ):
        by_tool = split(those, lambda case: case.tool)
        names = ordered(by_tool)[::-1]
        for row, name in enumerate(names):
            raw, clean, ceiling = (
                Score.of(getattr(case, which) for case in by_tool[name]).f1 for which in ("raw", "clean", "ceiling")
            )
            axes.plot([raw, ceiling], [row, row], color=CEILING, linewidth=5, solid_capstyle="round", zorder=1)
            axes.plot([raw, clean], [row, row], color=CLEAN, linewidth=5, solid_capstyle="round", zorder=2)
            axes.scatter(raw, row, s=40, color=RAW, zorder=3, label="raw" if not row else None)
            axes.scatter(clean, row, s=40, color=CLEAN, zorder=3, label="cleaned" if not row else None)
            axes.text(clean, row + 0.22, f"{clean:.3f}", fontsize=7, ha="center", color=CLEAN)
        axes.set_title(collection, fontsize=10)
        axes.set_ylim(-0.7, len(names) - 0.2)
        axes.margins(x=0.08)
        axes.set_yticks(range(len(names)), names, fontsize=9)
        axes.tick_params(axis="x", labelsize=8)
        axes.set_xlabel("F1 of the text", fontsize=9)
        axes.grid(axis="x", color="#e9ecef")
        axes.set_axisbelow(True)
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
        if not number:
            axes.legend(loc="lower left", fontsize=8, frameon=False)
    figure.savefig(path, metadata=NO_DATE)


def reliability(cases: Sequence[Case], path: Path) -> None:
    """Of the text with a body score of so much, how much is body text."""
    bins = sum(case.reliability for case in cases if case.reliability is not None)
    tokens, body = np.asarray(bins).T
    steps = len(tokens)
    middle = (np.arange(steps) + 0.5) / steps
    figure = Figure(figsize=(4.2, 4.2), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color=CEILING, linewidth=1.5)
    axes.scatter(middle, body / np.maximum(1, tokens), s=10 + 240 * np.sqrt(tokens / tokens.sum()), color=CLEAN, alpha=0.8)
    axes.set_xlabel("body score", fontsize=9)
    axes.set_ylabel("share that is in the gold text", fontsize=9)
    axes.set_title("larger points stand for more text", fontsize=9)
    axes.grid(color="#e9ecef")
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=8)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    figure.savefig(path, metadata=NO_DATE)
