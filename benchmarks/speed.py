"""How fast newsclean is, beside ftfy alone and trafilatura on the same pages, in one run.

    python -m benchmarks.speed DIR [--pages N]

DIR holds `html/<id>.html.gz` and `scraped/<tool>.jsonl.gz` (a page a line: `id`, `text`).  Times are of this machine and of
this moment; what travels is the ratios, which are medians over pages that each program cleans in turn.  Needs the extra
`bench` (ftfy comes with newsclean, trafilatura with the extra).
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import statistics
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.testing import STORY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STORIES, DUMPS = ("trafilatura", "newspaper4k"), ("inscriptis", "bs4")
"""Raw texts of extractors, and of whole pages."""

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000, 50_000_000)
"""Code points of the texts whose growth is timed."""

ROUNDS = 3
"""Each page is timed so many times by each program; the fastest counts."""


def texts(folder: Path, tool: str, pages: int) -> Iterator[tuple[str, str]]:
    """Id and raw text of the first pages of news."""
    with gzip.open(folder / "scraped" / f"{tool}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        yield from islice(((row["id"], row["text"]) for row in rows if row["id"].startswith("news")), pages)


def fastest(work: Callable[[], object]) -> float:
    """Seconds of the fastest of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best


def beside_others(folder: Path, pages: int) -> Iterator[str]:
    """Rows of a table: time per page of each program, and the ratios."""
    import ftfy
    import trafilatura

    import newsclean
    from newsclean import Pipeline

    rules = Pipeline.default().without("boilerplate")
    yield (
        "| raw text of | pages | kB a page | newsclean ms | without the body model | ftfy ms | trafilatura ms | to ftfy "
        "| to trafilatura | the model, to the rest |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for tool in (*STORIES, *DUMPS):
        times = []
        size = 0
        for name, text in texts(folder, tool, pages):
            with gzip.open(folder / "html" / f"{name}.html.gz") as file:
                html = file.read()
            size += len(text.encode())
            gc.collect()
            times.append(
                (
                    fastest(lambda text=text: newsclean.clean(text)),  # type: ignore[misc]
                    fastest(lambda text=text: rules.clean(text)),  # type: ignore[misc]
                    fastest(lambda text=text: ftfy.fix_text(text)),  # type: ignore[misc]
                    fastest(lambda html=html: trafilatura.extract(html)),  # type: ignore[misc]
                )
            )
        own, ruled, fixed, extracted = (statistics.fmean(column) * 1000 for column in zip(*times, strict=True))
        to_ftfy = statistics.median(one[0] / one[2] for one in times)
        to_trafilatura = statistics.median(one[0] / one[3] for one in times)
        of_model = statistics.median(one[0] / one[1] - 1 for one in times)
        yield (
            f"| {tool} | {len(times)} | {size / len(times) / 1000:.1f} | {own:.2f} | {ruled:.2f} | {fixed:.2f} "
            f"| {extracted:.1f} | {to_ftfy:.2f} | {to_trafilatura:.3f} | {of_model:.2f} |"
        )


GROWTH = """
import resource, sys, time, newsclean
from newsclean.testing import STORY
size = int(sys.argv[1])
newsclean.clean("\\n\\n".join(STORY))
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
source = ("\\n\\n".join(f"{number} {part}" for number, part in enumerate(STORY * (size // 400 + 1))))[:size]
began = time.perf_counter()
newsclean.clean(source)
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base, source.count("\\n\\n") + 1)
"""


def growth() -> Iterator[str]:
    """Rows of a table: time and peak memory for texts of growing size, each in a process of its own."""
    yield "| size | paragraphs | seconds | µs a code point | peak memory | times the input |"
    yield "|---|---|---|---|---|---|"
    for size in SIZES:
        seconds, kilobytes, paragraphs = run(GROWTH, str(size)).split()
        yield (
            f"| {size / 1000:,.0f} kB | {int(paragraphs):,} | {float(seconds):.4f} | {float(seconds) / size * 1e6:.3f} "
            f"| {int(kilobytes) / 1000:,.1f} MB | {int(kilobytes) * 1024 / size:.1f} |"
        )


def first_call() -> Iterator[str]:
    """Rows of a table: what a fresh interpreter pays, medians of paired runs."""
    statements = {
        "import pydantic": "import pydantic",
        "import newsclean": "import newsclean",
        "import newsclean, and the first clean()": f"import newsclean; newsclean.clean({chr(10).join(STORY)!r})",
    }
    code = "import time\nbegan = time.perf_counter()\n{}\nprint(time.perf_counter() - began)"
    seen: dict[str, list[float]] = {name: [] for name in statements}
    for _ in range(7):
        for name, statement in statements.items():
            seen[name].append(float(run(code.format(statement))))
    yield "| in a fresh interpreter | ms | times `import pydantic` |"
    yield "|---|---|---|"
    for name, found in seen.items():
        ratio = statistics.median(one / two for one, two in zip(found, seen["import pydantic"], strict=True))
        yield f"| {name} | {statistics.median(found) * 1000:.1f} | {ratio:.2f} |"


def run(code: str, *arguments: str) -> str:
    """What a program prints in an interpreter of its own."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def report(folder: Path, pages: int) -> Iterator[str]:
    """The whole report, as Markdown."""
    yield "## Beside others"
    yield ""
    yield from beside_others(folder, pages)
    yield ""
    yield "## Growth"
    yield ""
    yield from growth()
    yield ""
    yield "## The first call"
    yield ""
    yield from first_call()


def main() -> None:
    """Prints the report line by line."""
    parser = argparse.ArgumentParser(description="How fast newsclean is, beside others, in one run.")
    parser.add_argument("folder", type=Path, help="the folder of labelled pages")
    parser.add_argument("--pages", type=int, default=150, help="pages of news per raw text")
    options = parser.parse_args()
    for line in report(options.folder, options.pages):
        print(line, flush=True)


if __name__ == "__main__":
    main()
