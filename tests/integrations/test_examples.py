"""The examples of docs/integrations.md, each run as it is written where its package is installed."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from typing import NamedTuple

import pytest

TEXT = (Path(__file__).parents[2] / "docs" / "integrations.md").read_text(encoding="utf-8")
LONGEST = 10
"""Lines of an example."""

_SECTION = re.compile(r"^#{2,3} (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Section(NamedTuple):
    """A heading, and the blocks of Python below it."""

    title: str
    blocks: list[str]


def sections() -> list[Section]:
    parts = _SECTION.split(TEXT)[1:]
    found = zip(parts[::2], parts[1::2], strict=True)
    return [Section(title, blocks) for title, text in found if (blocks := _BLOCK.findall(text))]


PAGE = next(section for section in sections() if "page = " in section.blocks[0])
"""Where the page stands that the other examples clean."""


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.title)
@pytest.mark.filterwarnings("default")
def test_the_examples_run(section: Section) -> None:
    names: dict[str, object] = {}
    exec(PAGE.blocks[0], names)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    try:
        for block in section.blocks:
            if ">>> " in block:
                test = doctest.DocTestParser().get_doctest(block, names, section.title, "docs/integrations.md", 0)
                _need(block)
                runner.run(test, clear_globs=False)
                names = test.globs
            else:
                exec(block, names)
    except ModuleNotFoundError as error:
        if (error.name or "newsclean").startswith("newsclean"):
            raise
        pytest.skip(f"{section.title}: {error.name} is not installed")
    assert not runner.summarize(verbose=False).failed


def _need(block: str) -> None:
    """Imports what a doctest imports, which would report a missing package as a wrong output."""
    for line in re.findall(r"^>>> ((?:import|from) .+)$", block, re.MULTILINE):
        exec(line, {})


def test_examples_are_short() -> None:
    blocks = [block for section in sections() if section.title != PAGE.title for block in section.blocks]
    long = [block for block in blocks if len([line for line in block.splitlines() if _is_code(line, block)]) > LONGEST]
    assert not long


def _is_code(line: str, block: str) -> bool:
    return line.startswith((">>> ", "... ")) if ">>> " in block else bool(line.strip())
