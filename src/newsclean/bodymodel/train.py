"""Trains the body model on labelled pages.

    python -m newsclean.bodymodel.train DIR --out my.model

DIR holds `gold.jsonl` (a page a line: `id`, `text`, and if known `url`, `collection`) and `scraped/<tool>.jsonl.gz` (a page
a line: `id`, `text`); or, for a model of pages of HTML (`--kind html`), the pages in `html/<id>.html.gz`.  The model learns
from what each tool made of each page, or from the pages, as the filters before it leave them, and from the gold texts
themselves; one of Markdown (`--kind markdown`) from what is Markdown with links, and from cuts of that.  Sites are split
into parts; the scores in the header of the file come from models that were trained without the part they judge.  The same
pages, seed and machine give the same file, byte for byte.  Needs the extra `train`.
"""

from __future__ import annotations

import argparse
from functools import partial
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from newsclean.bodymodel.model import BodyModel
from newsclean.bodymodel.sight import KINDS
from newsclean.bodymodel.training.clean import GOLD, clean_texts, cut_markdown
from newsclean.bodymodel.training.encoding import encoding_of
from newsclean.bodymodel.training.examples import Example, example, weights_of
from newsclean.bodymodel.training.lexicon import Lexicon
from newsclean.bodymodel.training.network import DILATIONS, EPOCHS, Lesson, arrays_of, trained
from newsclean.bodymodel.training.pages import FOLDS, Raw, fold_name, read_html, read_pages, read_raw, tools
from newsclean.bodymodel.training.scores import Judged, calibration_of, told
from newsclean.bodymodel.training.trust import trust_of
from newsclean.errors import TrainingError
from newsclean.readers.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from numpy.typing import NDArray

    from newsclean.bodymodel.sight import Kind

    Arrays = dict[str, NDArray[Any]]
    Parts = frozenset[int]

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

NETWORKS = 1
"""Networks whose mean is the score: a second one of the same kind is worth less than 0.001 F1."""

EVERY: Parts = frozenset(range(FOLDS))
"""All parts of the sites."""

NO_CALIBRATION = np.array([1, 0], np.float32)


class Settings(NamedTuple):
    """What a run can be told."""

    networks: int = NETWORKS
    epochs: int | None = None
    """Rounds over all pages; None for the number that has proved best."""
    seed: int = 0
    kind: Kind = "text"
    """What is learned from, and for."""
    workers: int = 1
    """Processes; more than one needs an operating system that forks."""


class Models(NamedTuple):
    """What a run makes."""

    whole: BodyModel
    """Trained on all sites."""
    without: list[BodyModel]
    """For each part of the sites the model that was trained without it."""


class _School:
    """Examples and words, from which a model can be made for any parts of the sites."""

    def __init__(self, examples: Sequence[Example], settings: Settings, header: dict[str, Any]) -> None:
        self.examples = examples
        self.settings = settings
        self.header = header
        self.lexicon = Lexicon(examples, GOLD, named=settings.kind != "text")
        self.ends = np.cumsum([0, *(len(one.texts) for one in examples)])

    def model(self, parts: Parts, trust: Mapping[str, float], *, draft: bool = False) -> BodyModel:
        """A model of the sites of some parts, with what each page counts."""
        words = self.lexicon.cross_fitted(parts)
        lessons = [
            Lesson(
                np.hstack([one.features, words[start:end]]),
                one.share,
                weights_of(one) * np.float32(trust.get(one.page, 1)),
                one.lengths,
                one.inside,
            )
            for one, start, end in zip(self.examples, self.ends, self.ends[1:], strict=False)
            if one.fold in parts
        ]
        encoding = encoding_of(np.concatenate([lesson.rows for lesson in lessons]))
        arrays: Arrays = {f"encoding.{name}": value for name, value in encoding._asdict().items()}
        tables = {kind: self.lexicon.table(parts, kind) for kind in self.lexicon.lines}
        arrays |= {f"table.{kind}": table.steps for kind, table in tables.items()}
        arrays["table_scales"] = np.array([table.step for table in tables.values()], np.float32)
        epochs = self.settings.epochs or EPOCHS[self.settings.kind]
        networks, epochs = (1, max(1, epochs // 2)) if draft else (self.settings.networks, epochs)
        seeds = range(self.settings.seed, self.settings.seed + networks)
        made = [trained(lessons, encoding, self.settings.kind, seed, epochs) for seed in seeds]
        return BodyModel.of(self.header, {**arrays, **arrays_of(made), "calibration": NO_CALIBRATION})

    def judged(self, model: BodyModel, parts: Parts) -> list[Judged]:
        """What a model makes of the sites of the parts that it was trained without."""
        words = self.lexicon.columns(EVERY - parts, np.arange(self.ends[-1]))
        return [
            Judged(one, model.judged(np.hstack([one.features, words[start:end]]), one.lengths, one.inside))
            for one, start, end in zip(self.examples, self.ends, self.ends[1:], strict=False)
            if one.fold in parts
        ]

    def draft(self, parts: Parts) -> dict[str, float]:
        """What each page of the other parts counts, by a model of these parts that was trained for a shorter time."""
        return trust_of(self.judged(self.model(parts, {}, draft=True), EVERY - parts))


def models_of(examples: Sequence[Example], settings: Settings, header: dict[str, Any]) -> Models:
    """The model of some examples, and one for each part of their sites that has not seen it.

    Raises:
        TrainingError: There are too few sites: a part has none.
    """
    examples = [one for one in examples if one.texts]
    if empty := EVERY - {one.fold for one in examples}:
        raise TrainingError(f"too few sites to split them into {FOLDS} parts: {len(empty)} parts have none")
    kind = {} if settings.kind == "text" else {"kind": settings.kind}
    header = {**header, **kind, "dilations": DILATIONS, "seed": settings.seed}
    school = _School(examples, settings, header)
    part_of = {one.page: one.fold for one in examples}
    pairs = [EVERY - {one, other} for one, other in combinations(sorted(EVERY), 2)]
    drafts = dict(zip(pairs, _all(school.draft, pairs, settings.workers), strict=True))

    def without(part: int) -> BodyModel:
        """A model in which nothing comes from the sites of a part, not even what the other pages count."""
        trust = {page: drafts[EVERY - {part, own}].get(page, 1.0) for page, own in part_of.items() if own != part}
        return school.model(EVERY - {part}, trust)

    models = _all(without, sorted(EVERY), settings.workers)
    judged = [school.judged(model, frozenset({part})) for part, model in enumerate(models)]
    every = [one for some in judged for one in some]
    whole = school.model(EVERY, trust_of(every))
    calibration = calibration_of(every)
    return Models(
        _calibrated(whole, calibration, held_out_scores=told(every, calibration)),
        [
            _calibrated(model, calibration_of([one for one in every if one.example.fold != part]), without=part)
            for part, model in enumerate(models)
        ],
    )


def _calibrated(model: BodyModel, calibration: NDArray[np.float32], **more: Any) -> BodyModel:
    header = {key: value for key, value in model.header.items() if key not in ("newsclean_body_model", "features")}
    return BodyModel.of({**header, **more}, {**model.arrays, "calibration": calibration})


def _all(make: Callable[[_Given], _Made], given: Sequence[_Given], workers: int) -> list[_Made]:
    """What is made of each, in some processes that share what this one holds."""
    if workers == 1:
        return list(map(make, given))
    _SHARED.append(make)
    try:
        with get_context("fork").Pool(workers) as pool:
            return pool.map(_make, given, chunksize=8 if len(given) > 1000 else 1)
    finally:
        _SHARED.pop()


_SHARED: list[Callable[[Any], Any]] = []


def _make(given: Any) -> Any:
    return _SHARED[-1](given)


def raws_of(folder: Path, names: Iterable[str] | None = None, kind: Kind = "text") -> list[Raw]:
    """All raw texts of a folder, those that are Markdown with links, or all its pages of HTML, with clean texts among them.

    Raises:
        TrainingError: The folder does not hold labelled pages; the message names the file and the line.
    """
    pages = read_pages(folder)
    scraped = (raw for name in sorted(names or tools(folder)) for raw in read_raw(folder, name, pages))
    if kind == "markdown":
        linked = [raw._replace(kind=kind) for raw in scraped if "](" in raw.text and kind_of(raw.text) == kind]
        return [one for raw in linked for one in (raw, *cut_markdown(raw))]
    clean = [raw for page in pages.values() for raw in clean_texts(page, kind)]
    return [*clean, *(read_html(folder, pages) if kind == "html" else scraped)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains on a folder and writes the model."""
    parser = argparse.ArgumentParser(prog="newsclean.bodymodel.train", description="Trains the body model.")
    parser.add_argument("folder", type=Path, help="the folder of labelled pages")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    parser.add_argument("--source", action="append", default=[], help="a source of the pages, with its licence")
    parser.add_argument("--tools", nargs="+", help="raw texts of these programs only")
    parser.add_argument("--fold-models", type=Path, help="where the models that were trained without each part go")
    parser.add_argument("--networks", type=int, default=NETWORKS)
    parser.add_argument("--kind", choices=KINDS, default="text", help="raw texts, Markdown with links, or pages of HTML")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1, help="processes; more than one needs a system that forks")
    options = parser.parse_args(arguments)
    settings = Settings(options.networks, options.epochs, options.seed, options.kind, options.workers)
    raws = raws_of(options.folder, options.tools, options.kind)
    header = {
        "sources": options.source,
        "pages": len({raw.page.id for raw in raws}),
        "sites": len({raw.page.site for raw in raws}),
        "texts": sorted({raw.tool for raw in raws}),
    }
    print(f"{len(raws):,} texts of {header['pages']:,} pages", flush=True)
    models = models_of(_all(partial(example, kind=settings.kind), raws, settings.workers), settings, header)
    models.whole.save(options.out)
    print(f"{options.out}: {models.whole.fingerprint}, {options.out.stat().st_size:,} bytes")
    for tool, scores in models.whole.header["held_out_scores"].items():
        print(f"{tool}: {scores}")
    if options.fold_models:
        options.fold_models.mkdir(parents=True, exist_ok=True)
        for part, model in enumerate(models.without):
            model.save(options.fold_models / fold_name(part, options.kind))


if __name__ == "__main__":
    main()
