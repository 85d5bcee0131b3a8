"""Whether lexbor and BeautifulSoup show the same lines of the same page.

    python -m benchmarks.trees DIR [--pages N]

DIR holds `gold.jsonl` and `html/<id>.html.gz`.  Printed is the share of the lines that both show, in the same order, of all
that either shows; and the pages that differ most.
"""

from __future__ import annotations

import argparse
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path

from bs4 import BeautifulSoup

from newsclean.bodymodel.training.pages import read_html, read_pages
from newsclean.readers.html import read_html as by_lexbor
from newsclean.readers.html import read_soup


def _shared(one: list[str], other: list[str]) -> int:
    return sum(match.size for match in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())


def main() -> None:
    """Prints the comparison."""
    parser = argparse.ArgumentParser(description="Whether two trees of a page show the same lines.")
    parser.add_argument("folder", type=Path, help="the folder of labelled pages")
    parser.add_argument("--pages", type=int, help="the first pages only")
    parser.add_argument("--parser", default="lxml", help="the parser that BeautifulSoup takes")
    options = parser.parse_args()
    same = total = 0
    worst = []
    for raw in islice(read_html(options.folder, read_pages(options.folder)), options.pages):
        one = [block.text for block in by_lexbor(raw.text).blocks]
        other = [block.text for block in read_soup(BeautifulSoup(raw.text, options.parser)).blocks]
        shared = len(one) if one == other else _shared(one, other)
        same, total = same + shared, total + max(len(one), len(other))
        worst.append((shared / max(1, len(one), len(other)), raw.page.id))
    print(f"{same:,} of {total:,} lines are the same: {same / max(1, total):.2%}")
    for share, page in sorted(worst)[:10]:
        print(f"{page}: {share:.1%}")


if __name__ == "__main__":
    main()
