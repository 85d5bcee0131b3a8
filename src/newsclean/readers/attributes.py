"""What pandoc and its kin write beside Markdown: attributes in braces, spans in brackets, and fences of colons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_VALUE = r"\"[^\"\\]*+(?:\\.[^\"\\]*+)*+\"|'[^'\n]*+'|[^\s\"'{}]++"
_ATTRIBUTE = rf"(?:[.#][^\s{{}}\"']++|[A-Za-z_@:][^\s{{}}\"'=]*+=(?:{_VALUE}))"
_ATTRIBUTES = rf"\{{\s*+(?:{_ATTRIBUTE}\s*+)++\}}"
_QUOTED_OR_LISTED = r"(?:[ \t>]|[-+*][ \t]|[0-9]{1,9}[.)][ \t])*+"
_OPENINGS = ("]{", "){", "`{", "{=", ":::", " {.", " {#", "\t{.", "\t{#")
"""Without any of these there is nothing to find; most Markdown has none."""
_SIGNS = re.compile(
    rf"(?P<attributes>(?<=[\])`]){_ATTRIBUTES})"
    rf"|^{_QUOTED_OR_LISTED}(?P<fence>:::++[ \t]*+(?:(?:{_ATTRIBUTES}|[^\s{{}}:][^\s{{}}]*+)[ \t]*+)?:*+[ \t]*+$)"
    rf"|(?P<title>(?<=\S)[ \t]++\{{[.#](?:[^{{}}\"\n]|\"[^\"\n]*+\")*+\}}[ \t]*+$)"
    r"|(?P<raw>`[^`\n]++`\{=\w++\}|^[ \t]*+```[ \t]*+\{=\w++\}\n(?:(?![ \t]*+```).*+\n){0,99}+[ \t]*+```[ \t]*+$)"
    r"|(?P<other>\\.|\[|\]|\n[ \t>]*+(?=\n))",
    re.MULTILINE,
)
_HEADING = re.compile(rf"{_QUOTED_OR_LISTED}#{{1,6}}[ \t]")


def attributes(source: str) -> Iterator[Span]:
    """The attributes in Markdown, the brackets of spans, which end before they begin, and the fences.

    >>> source = "::: {#story .body}\\n# Storm {#storm}\\n[Three]{.big} [ports](/a){.link rel=x} are {.closed}.\\n:::"
    >>> [span.of(source) for span in sorted(attributes(source))]
    ['::: {#story .body}', ' {#storm}', '[', ']{.big}', '{.link rel=x}', ':::']

    Source: pandoc's manual, on fenced divs, bracketed spans and attributes.
    """
    if not any(sign in source for sign in _OPENINGS):
        return
    open_: list[int] = []
    closed = -1  # where the bracket begins that has just ended
    for sign in _SIGNS.finditer(source):
        start, end = sign.span()
        if sign["raw"]:
            yield Span(start, end)
        elif sign["attributes"]:
            if source[start - 1] != "]":
                yield Span(start, end)
            elif closed >= 0 and source[closed - 1 : closed] != "!":
                yield Span(closed, closed + 1)
                yield Span(start - 1, end)
        elif sign["fence"]:
            yield Span(*sign.span("fence"))
        elif sign["title"]:
            line = source.rfind("\n", 0, start) + 1
            if _HEADING.match(source, line, start + 1):
                yield Span(start, end)
        elif sign[0] == "[":
            open_.append(start)
        elif sign[0][0] == "\n":
            open_.clear()
        closed = open_.pop() if sign[0] == "]" and open_ else -1
