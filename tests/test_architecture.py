"""The rooms of the house: each imports only rooms above it, and stays small enough to be read in one sitting."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE = Path(__file__).parents[1] / "src" / "newsclean"

ROOMS = (
    "errors",
    "addresses",
    "spans",
    "labels",
    "folding",
    "openings",
    "words",
    "speech",
    "gates",
    "elements",
    "markup",
    "selectors",
    "phrases",
    "prefixes",
    "matching",
    "rules",
    "datewords",
    "values",
    "blocks",
    "outline",
    "hints",
    "metadata",
    "scraped",
    "document",
    "repair",
    "dates",
    "names",
    "titles",
    "readers",
    "languages",
    "choosing",
    "credits",
    "datelines",
    "named",
    "looks",
    "bodymodel",
    "filters",
    "parts",
    "rendering",
    "article",
    "issues",
    "fields",
    "assembly",
    "explanation",
    "partners",
    "pipeline",
    "training",
    "cleaning",
    "integrations",
    "report",
    "testing",
    "cli",
    "__main__",
)
"""Above to below."""

MODULES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


def room(parts: Sequence[str]) -> str:
    """The room of a module, by its path within the package; training stands in the folder of what it trains."""
    return "training" if parts[0] == "bodymodel" and parts[1:2] in (["train"], ["training"]) else parts[0]


def room_of(path: Path) -> str:
    return room([part.removesuffix(".py") for part in path.relative_to(SOURCE).parts])


def imported_rooms(path: Path) -> set[str]:
    """The rooms that a module imports, at any depth and for whatever purpose."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "newsclean":
            parts = node.module.split(".")
            found |= {room(parts[1:])} if len(parts) > 1 else {name.name for name in node.names}
        elif isinstance(node, ast.Import):
            found |= {room(name.name.split(".")[1:]) for name in node.names if name.name.startswith("newsclean.")}
    return found - {"__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_room_imports_one_below_it(path: Path) -> None:
    own = ROOMS.index(room_of(path))
    upward = {room for room in imported_rooms(path) if ROOMS.index(room) > own}
    assert not upward


@pytest.mark.parametrize("path", sorted(SOURCE.glob("filters/*.py")), ids=lambda path: path.stem)
def test_no_filter_imports_another_or_a_reader(path: Path) -> None:
    if path.stem != "__init__":
        assert not imported_rooms(path) & {"filters", "readers"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_are_small(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= (145 if room_of(path) == "filters" else 275)


def test_there_is_no_room_without_a_name() -> None:
    assert not [path.name for path in MODULES if path.stem in {"utils", "helpers", "common", "misc"}]


def test_data_holds_no_python() -> None:
    assert not list((SOURCE / "data").rglob("*.py"))


def loaded(statement: str) -> set[str]:
    """The modules that are loaded after a statement in a fresh interpreter."""
    code = f"{statement}\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


LATER = {"numpy", "bs4", "ftfy", "rapidfuzz", "regex", "pydantic", "typer", "dateparser", "gcld3", "rich", "cchardet"}
PARTNERS = {
    "trafilatura",
    "newspaper",
    "goose3",
    "readability",
    "feedparser",
    "scrapy",
    "pyarrow",
    "pandas",
    "polars",
    "datasets",
}


def test_importing_newsclean_loads_nothing_else() -> None:
    assert not loaded("import newsclean") & (LATER | PARTNERS)


def test_a_sound_story_loads_no_more_than_it_needs() -> None:
    story = "Storm closes three ports\\n\\nThe harbour master closed all ports on Monday night."
    after = loaded(f"import newsclean; newsclean.clean('{story}')")
    assert not after & ({"bs4", "ftfy", "typer", "rich", "dateparser", "torch", "scipy", "sklearn"} | PARTNERS)
    assert {"pydantic", "regex"} <= after
