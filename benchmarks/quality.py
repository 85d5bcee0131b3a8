"""How good the cleaning is, behind every scraper, on labelled pages of sites that the model has not seen.

    # once: a model per part of the sites; with --kind markdown as well, or for --html with --kind html
    python -m newsclean.bodymodel.train DIR --out build/body.model --fold-models build/folds
    python -m benchmarks.quality DIR --models build/folds

DIR holds `gold.jsonl` and `scraped/<tool>.jsonl.gz` (see `newsclean.bodymodel.training.pages`).  Each page is cleaned by
the model that was trained without its site.  The tables go into RESULTS.md and two pictures beside it; what quotes the
pages goes into a file of its own, outside the project.  With `--html` it is the pages themselves that are cleaned, those in
`html/<id>.html.gz`, beside other extractors on the same pages, and the tables go into HTML.md.  Needs the extra `bench`,
and for `--html` goose3, newspaper4k, readability-lxml and resiliparse as well.
"""

from __future__ import annotations

import argparse
import platform
from functools import partial
from importlib.metadata import version
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from benchmarks import gate, pictures, results
from benchmarks.cases import Case, Cleaners, measured
from benchmarks.others import EXTRACTORS, PROGRAMS, extracted
from newsclean.bodymodel.model import BodyModel
from newsclean.bodymodel.training.measure import Gold
from newsclean.bodymodel.training.pages import FOLDS, HTML, Raw, fold_name, read_html, read_pages, read_raw, tools
from newsclean.rules import default_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.bodymodel.sight import Kind
    from newsclean.readers import Kind as SourceKind

HERE = Path(__file__).parent
PACKAGES = ("newsclean", "numpy", "ftfy", "beautifulsoup4", "regex", "pydantic")

TEXTS: tuple[Kind, ...] = ("text", "markdown")
PAGES: tuple[Kind, ...] = ("html",)
"""The kinds of models that judge raw texts, and pages."""

_cleaners: dict[int, Cleaners] = {}


def _load(models: Path | None, kinds: Sequence[Kind]) -> None:
    """Loads the pipelines of a worker: one for each part of the sites, or one for all."""
    threadpool_limits(1)  # the workers share the cores already
    for fold in range(FOLDS):
        _cleaners[fold] = Cleaners.of(
            {kind: BodyModel.load(models / fold_name(fold, kind)) for kind in kinds} if models else {}
        )


def _measured(raw: Raw) -> Case:
    case = measured(raw, _cleaners[raw.page.fold])
    if raw.kind == "html":
        gold = Gold(raw.page.text)
        case.extracted = {name: gold.counts(extracted(name, raw.text)) for name in EXTRACTORS}
    return case


def run(folder: Path, names: Sequence[str], models: Path | None, pages: int | None, workers: int) -> Iterator[Case]:
    """The cases of a run, program by program; that named `html` is none, but the pages themselves."""
    labelled = read_pages(folder)
    with Pool(workers, partial(_load, models, PAGES if HTML in names else TEXTS)) as pool:
        for name in names:
            found = read_html(folder, labelled) if name == HTML else read_raw(folder, name, labelled)
            kind: SourceKind = "html" if name == HTML else "auto"
            raws = [raw._replace(kind=kind) for raw in islice(found, pages)]
            yield from pool.imap(_measured, raws, chunksize=16)
            print(f"{name}: {len(raws)} pages", flush=True)


def report(cases: Sequence[Case], models: Path | None) -> Iterator[str]:
    """RESULTS.md, line by line."""
    yield "# How good the cleaning is"
    yield ""
    yield "Written by `python -m benchmarks.quality`; not to be edited."
    yield ""
    yield from _made_with(PACKAGES, models, TEXTS)
    yield (
        "Scored is `article.full_text` of raw text alone: no address, no headline, no HTML. F1 is the harmonic mean of "
        "mean precision and mean recall over shingles of four tokens; the ceiling is the score of keeping exactly the "
        "lines of which at least half stands in the gold text; the gap is that between raw and ceiling."
    )
    yield ""
    yield "![raw against cleaned](scores.svg)"
    yield ""
    yield "![reliability of the body scores](reliability.svg)"
    yield ""
    count = len(gate.lines())
    cleaners = Cleaners.of({})
    lost = {name: len(gate.lost(pipeline)) for name, pipeline in {"default": cleaners.default, **cleaners.others}.items()}
    kept = ", ".join(f"{name} {count - number} of {count}" for name, number in lost.items())
    yield f"Lines that must be kept, with the model that ships: {kept}."
    yield ""
    yield from results.tables(cases, [phrase.id for phrase in default_rules().phrases])


def _made_with(packages: Sequence[str], models: Path | None, kinds: Sequence[Kind]) -> Iterator[str]:
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    yield f"Python {platform.python_version()}, {versions}."
    yield ""
    if models:
        names = (BodyModel.load(models / fold_name(fold, kind)).fingerprint for kind in kinds for fold in range(FOLDS))
        yield (
            f"Each page is cleaned by a model that was trained on other sites (five parts; the models: {', '.join(names)})."
        )
    else:
        ours = ", ".join(BodyModel.default(kind).fingerprint for kind in kinds)
        yield f"**With the model that ships ({ours}), which has seen these pages: this flatters.**"
    yield ""


def html_report(cases: Sequence[Case], models: Path | None) -> Iterator[str]:
    """HTML.md, line by line."""
    yield "# How good the cleaning of pages is, beside other extractors"
    yield ""
    yield "Written by `python -m benchmarks.quality --html`; not to be edited."
    yield ""
    yield from _made_with((*PACKAGES, "selectolax", *PROGRAMS.values()), models, PAGES)
    yield (
        "Scored is `article.full_text` of the page as it was served, and what each program gives for the same page, in "
        "the same run: F1 over shingles of four tokens, precision, recall, and the share of exact pages."
    )
    yield ""
    yield from results.html_tables(cases, [phrase.id for phrase in default_rules().phrases])


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark and writes what it found."""
    parser = argparse.ArgumentParser(description="How good the cleaning is, behind every scraper.")
    parser.add_argument("folder", type=Path, help="the folder of labelled pages")
    parser.add_argument("--models", type=Path, help="the folder of the models of each part; without it, the one that ships")
    parser.add_argument("--tools", nargs="+", help="raw texts of these programs only")
    parser.add_argument("--html", action="store_true", help="the pages themselves, beside other extractors")
    parser.add_argument("--pages", type=int, help="the first pages only")
    parser.add_argument("--out", type=Path, default=HERE, help="where RESULTS.md and the pictures go")
    parser.add_argument("--details", type=Path, default=Path("build/quality.md"), help="where what quotes pages goes")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(arguments)
    for package in PROGRAMS.values() if options.html else ():
        version(package)  # what is missing is named before an hour's work
    names = [HTML] if options.html else results.ordered(options.tools or tools(options.folder))
    cases = list(run(options.folder, names, options.models, options.pages, options.workers))
    options.out.mkdir(parents=True, exist_ok=True)
    if options.html:
        text = "\n".join(html_report(cases, options.models)) + "\n"
        (options.out / "HTML.md").write_text(text, encoding="utf-8")
    else:
        pictures.scores(cases, options.out / "scores.svg")
        pictures.reliability(cases, options.out / "reliability.svg")
        text = "\n".join(report(cases, options.models)) + "\n"
        (options.out / "RESULTS.md").write_text(text, encoding="utf-8")
    print(text)
    options.details.parent.mkdir(parents=True, exist_ok=True)
    rules = [phrase.id for phrase in default_rules().phrases]
    options.details.write_text("\n".join(results.details(cases, rules)) + "\n", encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
