"""How fast pages of HTML are cleaned, beside trafilatura on the same pages in one run; and where the time goes.

    python -m benchmarks.html_speed DIR [--pages N]

DIR holds `gold.jsonl` and `html/<id>.html.gz`.  What travels is the ratios, medians over pages that both do in turn.
"""

from __future__ import annotations

import argparse
import gc
import statistics
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.speed import fastest, run
from newsclean.bodymodel.training.pages import read_html, read_pages
from newsclean.pipeline import Pipeline
from newsclean.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def beside_trafilatura(pages: Sequence[str]) -> Iterator[str]:
    """Rows of two tables: the time of each, and what each step of newsclean takes."""
    import trafilatura

    pipeline = Pipeline.default()
    at = pipeline.names.index("boilerplate")
    before, judge, after = (Pipeline(some, pipeline.rules) for some in (
        pipeline.filters[:at], pipeline.filters[at : at + 1], pipeline.filters[at + 1 :]
    ))  # fmt: skip
    rows = []
    for page in pages:
        gc.collect()
        doc = pipeline.read(page)
        ruled = before.claimed(doc)
        judged = judge.claimed(ruled)
        done = after.claimed(judged)
        rows.append(
            (
                fastest(lambda page=page: pipeline.clean(page)),  # type: ignore[misc]
                fastest(lambda page=page: trafilatura.extract(page)),  # type: ignore[misc]
                fastest(lambda page=page: read(page)),  # type: ignore[misc]
                fastest(lambda page=page: before.claimed(pipeline.read(page))),  # type: ignore[misc]
                fastest(lambda ruled=ruled: judge.claimed(ruled)),  # type: ignore[misc]
                fastest(lambda done=done: pipeline.assembled(done)),  # type: ignore[misc]
            )
        )
    own, theirs, reading, ruling, judging, assembling = (statistics.fmean(one) * 1000 for one in zip(*rows, strict=True))
    ratio = statistics.median(row[0] / row[1] for row in rows)
    yield "| pages | newsclean ms | trafilatura ms | median ratio | ratio of the means |"
    yield "|---|---|---|---|---|"
    yield f"| {len(rows)} | {own:.1f} | {theirs:.1f} | {ratio:.2f} | {own / theirs:.2f} |"
    yield ""
    yield "| step | ms | share |"
    yield "|---|---|---|"
    steps = {"reading": reading, "rules": ruling - reading, "body model": judging, "assembly": assembling}
    for name, time in steps.items():
        yield f"| {name} | {time:.1f} | {time / own:.0%} |"


MEMORY = """
import resource, sys
from pathlib import Path
from itertools import islice
from newsclean.bodymodel.training.pages import read_html, read_pages
if sys.argv[1] == "newsclean":
    from newsclean import clean as work
else:
    from trafilatura import extract as work
folder = Path(sys.argv[2])
pages = [raw.text for raw in islice(read_html(folder, read_pages(folder)), int(sys.argv[3]))]
work(pages[0])
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for page in pages:
    work(page)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) / 1000)
"""


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description="How fast pages of HTML are cleaned.")
    parser.add_argument("folder", type=Path, help="the folder of labelled pages")
    parser.add_argument("--pages", type=int, default=100)
    options = parser.parse_args()
    raws = islice(read_html(options.folder, read_pages(options.folder)), options.pages)
    for line in beside_trafilatura([raw.text for raw in raws]):
        print(line, flush=True)
    print()
    for program in ("newsclean", "trafilatura"):
        grown = float(run(MEMORY, program, str(options.folder), str(options.pages)))
        print(f"peak memory that {options.pages} pages add to that of the first: {program} {grown:.1f} MB")


if __name__ == "__main__":
    main()
