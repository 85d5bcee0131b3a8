"""Tells hard-wrapped text (lynx, e-mail, wire copy) from text whose lines are paragraphs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.readers.lines import Line

NARROWEST, WIDEST = 50, 100
"""Columns at which text is hard-wrapped by mail programs, text browsers and wire services (mostly 60-80)."""

LEAST_WRAPPED = 0.5
"""Share of the pairs of neighbouring lines that have to look wrapped before a text counts as hard-wrapped."""

FEWEST_PAIRS = 3
"""Wrapped pairs that a text must have: fewer are chance."""

MANY_PAIRS, LEAST_OF_MANY, MOST_LONGER = 15, 0.1, 0.01
"""A page with its menus is wrapped if so many pairs, and this share of all, look so, and no more lines than this share are
longer than the width, those apart that hold one long word.  Of pages dumped by lynx and w3m nineteen of twenty are told by
it, and none of those dumped by programs that do not wrap."""

LIST_SIGNS = "•·●▪‣*–—-+◦"
"""What opens a list item, which never continues the line above."""

RAGGED = 3
"""A width counts as the wrapping width if two lines come as near to it as this many columns."""

MOST_CAPITALS = 0.6
"""Share of the further lines that may begin with a capital: in German prose four of ten words do, in lists all lines."""

LEAST_OPEN = 0.6
"""Share of the wrapped lines that have to end inside a sentence: lines of a list or a poem end elsewhere."""


def wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """The column at which the text is hard-wrapped, or None if its lines are paragraphs.

    A pair of lines looks wrapped if the first word of the second would not have fitted on the first.  Widths are in
    code points.
    """
    widths = [_breakable(text, line) for line in lines]
    narrow = sorted((width for width in widths if width <= WIDEST), reverse=True)
    if len(widths) <= FEWEST_PAIRS or len(narrow) < 0.9 * len(widths):
        return None
    width = next((one for one, two in pairwise(narrow) if one - two <= RAGGED), 0)
    if width < NARROWEST:
        return None
    pairs = wrapped = unended = capitals = 0
    for position in range(len(lines) - 1):
        following = lines[position + 1]
        if following.gap or text[following.start] in LIST_SIGNS:
            continue
        pairs += 1
        first_word = text[following.start : following.end].split(maxsplit=1)[0]
        if widths[position] + 1 + len(first_word) > width >= widths[position]:
            wrapped += 1
            unended += text[lines[position].end - 1] not in '.!?:;…”"'
            capitals += first_word[0].isupper()
    is_text = wrapped >= FEWEST_PAIRS and wrapped >= LEAST_WRAPPED * pairs
    is_page = wrapped >= MANY_PAIRS and wrapped >= LEAST_OF_MANY * pairs
    if not is_text and not (is_page and sum(one > width for one in widths) <= MOST_LONGER * len(widths)):
        return None
    if unended < LEAST_OPEN * wrapped or capitals > MOST_CAPITALS * wrapped:
        return None
    return width


def _breakable(text: str, line: Line) -> int:
    """The width of a line, or of its first words, if the last one is too long for any line."""
    width = line.indent + line.end - line.start
    if width <= WIDEST:
        return width
    return min(width, line.indent + max(0, text.rfind(" ", line.start, line.end) - line.start))
