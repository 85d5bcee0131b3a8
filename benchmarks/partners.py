"""What newsclean adds behind each extractor that hands over an object of its own: its text against the article of it.

    python -m benchmarks.partners DIR --models build/folds
    python -m benchmarks.partners DIR --models build/folds --partners fundus --out benchmarks/FUNDUS.md
    python -m benchmarks.partners DIR --models build/folds --out benchmarks/CONVERTERS.md \
        --partners html2text markdownify html-to-markdown pypandoc_binary crawl4ai

DIR holds `gold.jsonl` and `html/<id>.html.gz`.  Of each page the extractor makes its object, in the way that its documents
name; scored are its own text, and `newsclean.clean` of the object by models that have not seen the site.  The table goes
into PARTNERS.md.  Needs the extra `bench` and those of the extractors; Fundus has to have an environment of its own, and is
measured on the pages of publishers that it knows.  Converters hand over the Markdown of a page, which is their text.
"""

from __future__ import annotations

import argparse
import contextlib
from functools import partial
from importlib.metadata import version
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from threadpoolctl import threadpool_limits

from benchmarks.cases import Cleaners
from benchmarks.converters import CONVERTERS
from benchmarks.others import CHOOSY, NOWHERE, OBJECTS
from newsclean.bodymodel.model import BodyModel
from newsclean.bodymodel.sight import KINDS
from newsclean.bodymodel.training.measure import Counts, Gold, Score
from newsclean.bodymodel.training.pages import FOLDS, fold_name, read_html, read_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.bodymodel.training.pages import Raw

HERE = Path(__file__).parent

_cleaners: dict[int, Cleaners] = {}


class Pair(NamedTuple):
    """What became of one page behind one extractor."""

    collection: str
    partner: str
    raw: Counts
    clean: Counts


def _load(models: Path | None) -> None:
    threadpool_limits(1)  # the workers share the cores already
    for fold in range(FOLDS):
        _cleaners[fold] = Cleaners.of(
            {kind: BodyModel.load(models / fold_name(fold, kind)) for kind in KINDS} if models else {}
        )


def _pairs(raw: Raw, partners: Sequence[str]) -> list[Pair]:
    gold = Gold(raw.page.text)
    pairs = []
    for partner in partners:
        found, text = None, ""
        with contextlib.suppress(Exception):  # the page is then one of which the extractor makes nothing
            if partner in CONVERTERS:
                found = text = CONVERTERS[partner](raw.text)
            else:
                found, text = OBJECTS[partner](raw.text, raw.page.url or NOWHERE)
        if found is None and partner in CHOOSY:
            continue
        full_text = _cleaners[raw.page.fold].default.clean(found).full_text if found is not None else ""
        pairs.append(Pair(raw.page.collection, partner, gold.counts(text), gold.counts(full_text)))
    return pairs


def report(pairs: Sequence[Pair], partners: Sequence[str], models: Path | None) -> Iterator[str]:
    """The file of results, line by line."""
    yield f"# What is added behind {'converters to Markdown' if CONVERTERS.keys() & {*partners} else 'extractors'}"
    yield ""
    yield "Written by `python -m benchmarks.partners`; not to be edited."
    yield ""
    yield f"{', '.join(f'{name} {version(name)}' for name in ('newsclean', *partners))}."
    yield ""
    if not models:
        yield "**With the models that ship, which have seen these pages: this flatters.**"
        yield ""
    yield (
        "Raw is the program's own text, cleaned the `full_text` of `newsclean.clean` of what it hands over, by models that "
        "were trained on other sites; F1 over shingles of four tokens, as in [HTML.md](HTML.md)."
    )
    if CHOOSY & {*partners}:
        yield ""
        yield (
            "Fundus is measured on the pages of publishers that it knows.  The gold texts of news-world were made with its "
            "parsers, so that there is little to gain: what is looked for is harm."
        )
    yield ""
    yield "| collection | program | pages | raw F1 | P | R | cleaned F1 | P | R | exact raw | exact cleaned |"
    yield "|---|---|---|---|---|---|---|---|---|---|---|"
    for collection in dict.fromkeys(pair.collection for pair in pairs):
        for partner in partners:
            those = [pair for pair in pairs if (pair.collection, pair.partner) == (collection, partner)]
            raw, clean = Score.of(pair.raw for pair in those), Score.of(pair.clean for pair in those)
            exact = (sum(getattr(pair, name).is_exact for pair in those) / len(those) for name in ("raw", "clean"))
            yield (
                f"| {collection} | {partner} | {len(those)} | {raw.f1:.4f} | {raw.precision:.3f} | {raw.recall:.4f} "
                f"| **{clean.f1:.4f}** | {clean.precision:.3f} | {clean.recall:.4f} "
                f"| {' | '.join(f'{share:.0%}' for share in exact)} |"
            )


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark and writes what it found."""
    parser = argparse.ArgumentParser(description="What newsclean adds behind each extractor.")
    parser.add_argument("folder", type=Path, help="the folder of labelled pages")
    parser.add_argument("--models", type=Path, help="the folder of the models of each part; without it, those that ship")
    measured = [name for name in OBJECTS if name not in CHOOSY]
    parser.add_argument(
        "--partners", nargs="+", choices=[*OBJECTS, *CONVERTERS], default=measured, help="programs, by package"
    )
    parser.add_argument("--pages", type=int, help="the first pages only")
    parser.add_argument("--out", type=Path, default=HERE / "PARTNERS.md", help="the file of results")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(arguments)
    raws = islice(read_html(options.folder, read_pages(options.folder)), options.pages)
    with Pool(options.workers, partial(_load, options.models)) as pool:
        found = pool.imap(partial(_pairs, partners=options.partners), raws, chunksize=8)
        pairs = [pair for some in found for pair in some]
    text = "\n".join(report(pairs, options.partners, options.models)) + "\n"
    options.out.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
