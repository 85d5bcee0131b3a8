"""The networks that read a page block by block, in torch: how they are trained, and what of them goes into the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from newsclean.bodymodel.inference import GROUP_LEVELS, LONGEST_WEIGHED
from newsclean.bodymodel.sight import FEATURES, NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from newsclean.bodymodel.inference import Encoding
    from newsclean.bodymodel.sight import Kind

    Array = NDArray[np.float32]

DILATIONS = (1, 2, 4, 8, 16)
"""Distances of the neighbours that each layer looks at: together they reach 31 blocks to either side."""

WIDTH = 48
"""Numbers that stand for a block between the layers."""

DROPOUT, DECAY, RATE = 0.3, 1e-2, 3e-3
EPOCHS: dict[Kind, int] = {"text": 6, "markdown": 8, "html": 8}
BUDGET: dict[Kind, int] = {"text": 8000, "markdown": 4000, "html": 4000}
FEWEST_BATCHES = 20
"""Blocks of a batch at most, and batches of a round at least: with few pages, batches are smaller."""

LONGEST = 1200
"""Blocks of a text that are learned from at once; of a longer one a stretch is drawn each time."""

UNKNOWN_SHARE = 0.1
"""Texts of which the words are hidden, each time others, as those of a language are of which there are few pages; and of
pages as many of which the names of the markup are."""

_WORDS = ("words", "stems", "known")

PAGE_LOSS = 3.0
"""What the loss by page (one minus F1, with scores for decisions) counts beside the loss by block.  Without it the
networks lose 0.003 F1 on dumps: it asks for decisions that fit together."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One raw text to learn from."""

    rows: Array
    """Features and lexical scores of each block."""
    share: Array
    """The share of each block that is body."""
    weight: Array
    """What each block counts."""
    lengths: Array
    """Its code points."""
    inside: NDArray[np.int64] | None = None
    """The numbers of what it stands in; none for text."""


class Network(nn.Module):
    """Residual convolutions over the blocks, each layer with the means over the page beside it, and, unless it reads text,
    with those of what a block stands in."""

    def __init__(self, features: int, levels: int) -> None:
        super().__init__()
        self.enter = nn.Linear(features, WIDTH)
        self.mix = nn.ModuleList([nn.Conv1d(WIDTH, WIDTH, 3, padding=step, dilation=step) for step in DILATIONS])
        self.page = nn.ModuleList([nn.Linear(2 * WIDTH, WIDTH) for _ in DILATIONS])
        self.levels = levels
        around = [nn.Linear(WIDTH * levels, WIDTH, bias=False) for _ in DILATIONS] if levels else []
        self.around = nn.ModuleList(around)
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.leave = nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, rows: torch.Tensor, there: torch.Tensor, lengths: torch.Tensor, inside: torch.Tensor) -> torch.Tensor:
        """The logit of each block."""
        mask = there.unsqueeze(-1)
        weight = (lengths * there).unsqueeze(-1)
        weight = weight / weight.sum(1, keepdim=True).clamp(min=1)
        count = mask.sum(1).clamp(min=1)
        state = functional.relu(self.enter(rows))
        means_of = [_Means(inside[level], lengths.clamp(min=1).sqrt() * there) for level in range(self.levels)]
        for layer, (mix, page) in enumerate(zip(self.mix, self.page, strict=True)):
            state = state * mask
            means = torch.cat([(state * weight).sum(1), state.sum(1) / count], -1)
            change = mix(self.drop(state).transpose(1, 2)).transpose(1, 2) + page(means).unsqueeze(1)
            if means_of:
                around = torch.cat([one(state) for one in means_of], -1)
                change = change + self.around[layer](self.drop(around))
            state = state + functional.relu(change)
        logits: torch.Tensor = self.leave(functional.relu(self.hidden(self.drop(state)))).squeeze(-1)
        return logits


class _Means:
    """The means over the blocks that stand in the same element, as `newsclean.bodymodel.inference` takes them."""

    def __init__(self, inside: torch.Tensor, weight: torch.Tensor) -> None:
        self._inside = inside.unsqueeze(-1)
        self._weight = weight.unsqueeze(-1)
        self._size = int(inside.max()) + 1
        empty = torch.zeros(len(inside), self._size, 1)
        self._sums = empty.scatter_add(1, self._inside, self._weight).clamp(min=1e-3)

    def __call__(self, state: torch.Tensor) -> torch.Tensor:
        at = self._inside.expand_as(state)
        empty = torch.zeros(len(state), self._size, state.shape[-1])
        return (empty.scatter_add(1, at, state * self._weight) / self._sums).gather(1, at)


def trained(lessons: Sequence[Lesson], encoding: Encoding, kind: Kind, seed: int, epochs: int) -> Network:
    """A network that has learned from some pages; the same pages and seed give the same network on one machine."""
    torch.set_num_threads(1)  # sums are then taken in the same order each time
    torch.manual_seed(seed)
    random = np.random.RandomState(seed)
    network = Network(len(encoding.source), 0 if kind == "text" else GROUP_LEVELS)
    hidden = [np.isin(encoding.source, [FEATURES[kind].index(name) for name in names if name in FEATURES[kind]])
              for names in (_WORDS, (NAMED,))]  # fmt: skip
    learner = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    rounds = [list(_batches(lessons, BUDGET[kind], random)) for _ in range(epochs)]
    steps = sum(map(len, rounds))
    schedule = torch.optim.lr_scheduler.OneCycleLR(learner, RATE, total_steps=steps + 1, pct_start=0.15)
    network.train()
    for batches in rounds:
        for batch in batches:
            loss = _loss(network, *_stacked([lessons[index] for index in batch], encoding, hidden, random))
            learner.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            learner.step()
            schedule.step()
    network.eval()
    return network


def _batches(lessons: Sequence[Lesson], most: int, random: np.random.RandomState) -> Iterator[list[int]]:
    """Texts of about the same length together, in random order."""
    sizes = np.array([min(len(lesson.share), LONGEST) for lesson in lessons])
    budget = min(most, int(sizes.sum()) // FEWEST_BATCHES)
    order = np.argsort(sizes + random.rand(len(sizes)) * 10)
    batches: list[list[int]] = [[]]
    for index in order.tolist():
        if batches[-1] and sizes[index] * (len(batches[-1]) + 1) > budget:
            batches.append([])
        batches[-1].append(index)
    return (batches[place] for place in random.permutation(len(batches)))


def _stacked(
    lessons: Sequence[Lesson], encoding: Encoding, hidden: Sequence[NDArray[np.bool_]], random: np.random.RandomState
) -> tuple[torch.Tensor, ...]:
    size = max(min(len(lesson.share), LONGEST) for lesson in lessons)
    rows = np.zeros((len(lessons), size, len(encoding.source)), np.float32)
    share, weight, lengths, there = (np.zeros((len(lessons), size), np.float32) for _ in range(4))
    inside = np.zeros((GROUP_LEVELS, len(lessons), size), np.int64)
    for at, lesson in enumerate(lessons):
        count = min(len(lesson.share), LONGEST)
        start = random.randint(0, len(lesson.share) - count + 1)
        cut = slice(start, start + count)
        rows[at, :count] = encoding(lesson.rows[cut])
        for columns in hidden:
            if columns.any() and random.rand() < UNKNOWN_SHARE:
                rows[at, :, columns] = 0
        share[at, :count], weight[at, :count] = lesson.share[cut], lesson.weight[cut]
        lengths[at, :count], there[at, :count] = np.minimum(lesson.lengths[cut], LONGEST_WEIGHED), 1
        if lesson.inside is not None:
            for level in range(GROUP_LEVELS):
                _, inside[level, at, :count] = np.unique(lesson.inside[cut, level], return_inverse=True)
    return tuple(map(torch.from_numpy, (rows, share, weight, lengths, there, inside)))


def _loss(
    network: Network,
    rows: torch.Tensor,
    share: torch.Tensor,
    weight: torch.Tensor,
    lengths: torch.Tensor,
    there: torch.Tensor,
    inside: torch.Tensor,
) -> torch.Tensor:
    logits = network(rows, there, lengths, inside)
    by_block = functional.binary_cross_entropy_with_logits(logits, share, reduction="none") * weight
    score = torch.sigmoid(logits)
    right, wrong = (score * share * weight).sum(1), (score * (1 - share) * weight).sum(1)
    missing = ((1 - score) * share * weight).sum(1)
    by_page = 1 - (2 * right + 0.01) / (2 * right + wrong + missing + 0.01)
    return by_block.sum() / len(rows) + PAGE_LOSS * by_page.mean()


def arrays_of(networks: Sequence[Network]) -> dict[str, NDArray[np.float32]]:
    """The weights of some networks as `BodyModel` reads them; the first dimension, or the second after the layers, counts
    the networks."""

    def stacked(name: str, *, turned: bool = False) -> NDArray[np.float32]:
        found = [network.state_dict()[name].numpy() for network in networks]
        return np.stack([one.T if turned else one for one in found])

    layers = range(len(DILATIONS))
    taps = [stacked(f"mix.{layer}.weight") for layer in layers]  # network, out, in, tap
    around = {}
    if networks[0].levels:
        around["group.weight"] = np.stack([stacked(f"around.{layer}.weight", turned=True) for layer in layers])
    return {
        **around,
        "in.weight": stacked("enter.weight", turned=True),
        "in.bias": stacked("enter.bias")[:, None],
        "mix.weight": np.stack([np.concatenate([tap[..., at].transpose(0, 2, 1) for at in range(3)], -1) for tap in taps]),
        "mix.bias": np.stack([stacked(f"mix.{layer}.bias") + stacked(f"page.{layer}.bias") for layer in layers]),
        "page.weight": np.stack([stacked(f"page.{layer}.weight", turned=True) for layer in layers]),
        "hidden.weight": stacked("hidden.weight", turned=True),
        "hidden.bias": stacked("hidden.bias")[:, None],
        "out.weight": stacked("leave.weight", turned=True),
        "out.bias": stacked("leave.bias")[:, None],
    }
