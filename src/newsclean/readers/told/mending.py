"""Scripts of JSON-LD become values, after the usual breaks of hand-made JSON are mended."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_SCRIPT = 2_000_000
"""Code points; larger ones are skipped.  An article with its full text takes some 50,000."""

LONGEST_CLOSING = 40
"""Code points at the end of a script among which `]]>` or `-->` closes what surrounds it."""

MOST_VALUES = 100
"""Values one after the other in a script."""

_DECODER = json.JSONDecoder(strict=False)  # line ends and tabs inside strings are let pass
_OPENING = re.compile(r"\s*+(?:(?:(?://|/\*)\s*+)?<!\[CDATA\[(?:\s*+\*/)?|<!--|[;\ufeff])")
_CLOSING = re.compile(r"(?:-->|(?:(?://|/\*)[ \t]{0,9})?\]\]>(?:[ \t]{0,9}\*/)?|;+)\s*\Z")
_BETWEEN = re.compile(r"[\s,;\ufeff]*")
_STRING = r'"(?:[^"\\]|\\.)*+"?'
_TRAILING_COMMA = re.compile(rf"(?s:{_STRING})|,(?=\s*+[,}}\]])")
_REMARK = re.compile(rf"(?s:{_STRING})|//[^\n]*|(?s:/\*.*?(?:\*/|\Z))")
_MISSING_COMMA = re.compile(rf'(?s:({_STRING}))|(?<=[}}\]\d])[ \t\r]*+\n\s*+(?=["{{])')
_FALSE_ESCAPE = re.compile(r'\\(?:u(?![0-9a-fA-F]{4})|([^"\\/bfnrtu]))|(\\.)', re.DOTALL)
_LINE = re.compile(r'^([ \t]*+(?:"[^"\n]*+"[ \t]*+:[ \t]*+)?")(.*)("[ \t]*+,?[ \t\r]*+)$', re.MULTILINE)
_BARE_QUOTE = re.compile(r'(?<!\\)"')


class Mend(NamedTuple):
    """A step that makes one kind of broken JSON whole."""

    ailment: str
    step: Callable[[str], str]


class Values(NamedTuple):
    """What a script holds, and which ailments were mended before it could be read."""

    values: tuple[Any, ...] = ()
    mended: tuple[str, ...] = ()


def values_in(script: str) -> Values:
    """The JSON values in a script, one after the other; none if it cannot be mended.

    >>> values_in('<!-- {"headline": "Storm closes three ports",} -->')
    Values(values=({'headline': 'Storm closes three ports'},), mended=('trailing comma',))
    >>> values_in('{"headline": "Storm, {closes,} ports"} {"headline": ""}').values     # commas in strings are kept
    ({'headline': 'Storm, {closes,} ports'}, {'headline': ''})
    >>> values_in('{"headline": ')
    Values(values=(), mended=())

    The steps are tried one after the other, each on what the last one left, until the script can be read.
    """
    if len(script) > LARGEST_SCRIPT:
        return Values()
    text = _unwrapped(script)
    mended: list[str] = []
    values = _decoded(text)
    for ailment, step in MENDS if values is None else ():
        better = step(text)
        if better == text:
            continue
        text = better
        mended.append(ailment)
        if (values := _decoded(text)) is not None:
            break
    return Values(values, tuple(mended)) if values is not None else Values()


def _unwrapped(script: str) -> str:
    """The script without the comments and sections around it."""
    start = 0
    while opening := _OPENING.match(script, start):
        start = opening.end()
    text = script[start:].strip()
    if closing := _CLOSING.search(text, max(0, len(text) - LONGEST_CLOSING)):
        text = text[: closing.start()]
    return text


def _decoded(text: str) -> tuple[Any, ...] | None:
    """The values one after the other; None if what is between or behind them is something else."""
    values: list[Any] = []
    position = 0
    while position < len(text) and len(values) < MOST_VALUES:
        try:
            value, position = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            return None
        values.append(value)
        if between := _BETWEEN.match(text, position):
            position = between.end()
    return tuple(values)


def _without_trailing_commas(text: str) -> str:
    """Without commas before a closing bracket or another comma."""
    return _TRAILING_COMMA.sub(lambda match: "" if match[0] == "," else match[0], text)


def _without_remarks(text: str) -> str:
    """Without the comments of JavaScript, outside strings."""
    return _REMARK.sub(lambda match: match[0] if match[0].startswith('"') else "", text)


def _with_commas(text: str) -> str:
    """With a comma after a value whose line ends and that another one follows."""

    def closed(match: re.Match[str]) -> str:
        if match[1] is None:
            return ",\n"
        following = text[match.end() : match.end() + 200].lstrip(" \t\r")
        return match[1] + "," if following.startswith("\n") and following.lstrip().startswith('"') else match[1]

    return _MISSING_COMMA.sub(closed, text)


def _with_true_escapes(text: str) -> str:
    r"""With the backslash itself escaped where what follows it is no escape (`\'`, `\x`)."""
    return _FALSE_ESCAPE.sub(lambda match: match[2] or ("'" if match[1] == "'" else "\\" + match[0]), text)


def _with_escaped_quotes(text: str) -> str:
    """With quotes escaped that stand inside the one string of a line."""
    return _LINE.sub(lambda match: match[1] + _BARE_QUOTE.sub(r"\\" + '"', match[2]) + match[3], text)


MENDS = (
    Mend("entity", lambda text: unescape(text) if "&quot;" in text or "&#34;" in text else text),
    Mend("trailing comma", _without_trailing_commas),
    Mend("comment", _without_remarks),
    Mend("false escape", _with_true_escapes),
    Mend("missing comma", _with_commas),
    Mend("bare quote", _with_escaped_quotes),
)
"""In the order in which they are tried."""
