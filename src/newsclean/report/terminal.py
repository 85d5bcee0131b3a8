"""The story in a terminal: each line coloured by its verdict, the reason in the margin, runs folded."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from rich.console import Console
    from rich.text import Text

    from newsclean.explanation import Explanation

LONGEST_RUN = 3
"""Lines with the same verdict and reason that are shown before the rest of them is folded; body lines are never folded."""

MARGIN = 30
"""Columns of the margin."""

STYLES = {"body": "", "in place": "green", "field": "cyan", "removed": "red", "folded": "dim red"}


class Line(NamedTuple):
    """A stretch of the source with its verdict; `folded` counts further stretches like it that are not shown."""

    label: str
    disposition: str
    because: str
    text: str
    folded: int = 0


def lines(explanation: Explanation) -> Iterator[Line]:
    """The story line by line, runs folded.

    >>> import newsclean
    >>> story = "Storm closes three ports\\n\\nAdvertisement\\n\\nThe harbour master closed all ports on Monday."
    >>> [(line.label, line.because) for line in lines(newsclean.explain(story))]
    [('headline', 'opens the head'), ('advertisement', 'ad-alone'), ('body', '')]
    """
    for (label, disposition, because), run in groupby(_entries(explanation), key=lambda line: line[:3]):
        found = list(run)
        shown = len(found) if disposition in ("body", "in place") or len(found) <= LONGEST_RUN + 1 else LONGEST_RUN
        yield from found[:shown]
        if shown < len(found):
            yield Line(label, disposition, because, "", len(found) - shown)


def _entries(explanation: Explanation) -> Iterator[Line]:
    for entry in explanation.article.ledger:
        if entry.disposition != "layout":
            text = " ".join(entry.span.of(explanation.source).split())
            yield Line(entry.label, entry.disposition, entry.because, text)


def print_story(explanation: Explanation, file: TextIO, *, colour: bool | None = None, width: int | None = None) -> None:
    """Prints the story to `file`; in colour if that is a terminal, unless told otherwise.

    Args:
        explanation: What `newsclean.explain` returned.
        file: Where to print.
        colour: Whether to colour; None to see whether `file` is a terminal.
        width: Columns; None for those of the terminal. Without colour lines are not broken.
    """
    from rich.console import Console

    in_colour = file.isatty() if colour is None else colour
    if not in_colour:
        file.writelines(f"{margin:<{MARGIN}} {text}\n" for margin, text, _ in _printed(lines(explanation)))
        return
    console = Console(file=file, force_terminal=True, width=width, highlight=False)
    for margin, text, style in _printed(lines(explanation)):
        console.print(_row(margin, text, style, console))


def _printed(rows: Iterable[Line]) -> Iterator[tuple[str, str, str]]:
    """Margin, text and style of each line."""
    for line in rows:
        reason = f" · {line.because}" if line.because else ""
        margin = "" if line.label == "body" else f"{line.label}{reason}"
        margin = margin if len(margin) < MARGIN else f"{margin[: MARGIN - 2]}…"
        if line.folded:
            yield margin, f"… {line.folded} more", STYLES["folded"]
        else:
            yield margin, line.text, STYLES[line.disposition]


def _row(margin: str, text: str, style: str, console: Console) -> Text:
    """One line, wrapped beside its margin."""
    from rich.text import Text

    row = Text()
    words = Text(text, style=f"{style} strike" if style == STYLES["removed"] else style)
    for number, piece in enumerate(words.wrap(console, max(20, console.width - MARGIN - 1))):
        if number:
            row.append("\n")
        row.append(f"{margin if number == 0 else '':<{MARGIN}} ", style="dim")
        row.append_text(piece)
    return row
