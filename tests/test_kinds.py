"""Text, Markdown or HTML: the signs that tell them apart, and what only looks like one."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from newsclean.readers.kinds import kind_of
from newsclean.testing import STORY

FIXTURES = Path(__file__).parents[1] / "fixtures"
PROSE = "\n\n".join(STORY)
WIDE = f"<div class='{'wide ' * 300}'>"


@pytest.mark.parametrize(
    "source",
    [
        "<!DOCTYPE html><title>Storm</title>",
        "\ufeff\n<!-- a > b -->\n<?xml version='1.0'?>\n<html lang=en><p>Ports",
        f"<p>{STORY[1]}</p>",
        f"<div class='story'>\n{STORY[1]}\n</div>",
        "<script>let ports = 3</script>\n" + " " * 5000 + "<html><body>Ports",
        f"Ports: <p>{STORY[1]}</p><p>{STORY[2]}</p><p><a href='/a'>Ferries</a></p>",
        f"<noscript><img src=a></noscript><div><p>{STORY[1]}</p></div>",
        f"HTTP/1.1 200 OK\n\n{WIDE}{WIDE}{WIDE}{PROSE}</div></div></div>",
        f"Ports<script>let a = '<b>'; {'b = [1](/c);' * 500}</script><div><p>{STORY[1]}</p></div><ul></ul>",
        f"<div><pre>\n\n# The ports\n\nclose()\n\n# The piers</pre><p>{STORY[1]}</p></div>",
    ],
)
def test_html(source: str) -> None:
    assert kind_of(source) == "html"


@pytest.mark.parametrize(
    "source",
    [
        "[Ports](https://example.com/a) and [piers](/b)",
        f"![A pier](/a.jpg)\n\n{PROSE}",
        f"---\ntitle: Storm\n---\n\n{PROSE}",
        f"Title: Storm\n\nURL Source: https://example.com/a\n\n{PROSE}",
        f"## Storm\n\n{PROSE}\n\n## Ports\n\n{PROSE}",
        f"# Storm\n\n**Ports** are closed.\n\n{PROSE}",
        f"```\nport\n```\n\n{PROSE}",
        "| Port | Ships |\n|---|---|\n| North | 3 |\n\n## Ships\n\nThree.",
        "Ports are [closed][a].\n\n## Ships\n\n[a]: https://example.com/a",
        "[Ports](https://example.com/a) and [piers](/b) <p>a</p><p>b</p><p>c</p>",
        f"<div id='page'>\n\n<div class='story'>\n\n# Storm\n\n{STORY[1]}\n\n[Ferries](/a)\n\n</div>\n\n</div>",
        f"<div>\n\n# Storm\n\n{STORY[1]}\n\n</div>\n\n<div>\n\n## Ports\n\n{STORY[2]}\n\n</div>",
    ],
)
def test_markdown(source: str) -> None:
    assert kind_of(source) == "markdown"


@pytest.mark.parametrize(
    "line",
    [
        "The page used <div> and </div> where <p> and </p> would do.",
        "* Three ports are closed\n* Two ferries are overdue",
        "It cost $5* and £6**.\n* plus tax ** in May",
        "#Storm #Ports\n# Storm over ports",
        "“We was [sic] there,” he said [1](see below).",
        "def __init__(self): __name__ = 1 ** 2 ** 3",
        "{{}} {{ title }} {% ad %}",
        '<span class="credit">Photo: AFP</span> The ports <b>closed</b>.',
        "---\nThree ports are closed\n---",
        "1. The pier\n2. The harbour",
        "> Nobody saw it coming.\n> Nobody.",
        "Port | Ships\nNorth | 3",
        "Time: 3-|-4",
        "",
    ],
)
def test_what_only_looks_like_markup_is_text(line: str) -> None:
    assert kind_of(line) == "text"
    assert kind_of(f"{PROSE}\n\n{line}\n\n{PROSE}") == "text"


def test_the_stories_and_sentences_of_the_project_are_text() -> None:
    for path in FIXTURES.glob("*/input.txt"):
        assert kind_of(path.read_text(encoding="utf-8")) == "text", path
    rows = tomllib.loads((FIXTURES / "must_keep.toml").read_text(encoding="utf-8"))
    sentences = [str(value) for row in next(iter(rows.values())) for value in row.values()]
    assert len(sentences) > 100
    assert [one for one in sentences if kind_of(one) != "text"] == []


@pytest.mark.parametrize(
    "unit",
    ["<", "<p>", "<a ", "<!--", "</p>", "<script>", "<p></p><script>'", "[", "](", "![", "[a]:", "**a", "__a ", "#",
     "# a\n", "|-", "\n", " ", "```\n"],
)  # fmt: skip
def test_the_time_is_bounded(unit: str) -> None:
    source = unit * (2_000_000 // len(unit))
    begin = time.process_time()
    kind_of(source)
    assert time.process_time() - begin < 3
