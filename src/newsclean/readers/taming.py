"""Keeps hostile markup from costing a parser more than linear time: too many elements open at once, or attributes of one.

A parser compares each attribute with all others of the tag, so that a tag of too many loses them all.  It also looks
through all open elements at each tag, and opens formatting elements again in each paragraph, so that nesting of depth n
costs n² steps.  Browsers stop nesting at 512; here the tags that would nest deeper are left out, and their text stays.
"""

from __future__ import annotations

import re
from collections import Counter

from newsclean.markup.tags import CLOSED, FORMATTING

SUSPECT = 5_000
"""Tags from which a page is looked through: fewer cost little however they nest."""

MOST_ATTRIBUTES, LONG = 500, 30_000
"""Attributes of a tag from which it loses them, and code points of a page from which they could cost anything: 10,000 of
them take half a second."""

DEEPEST, MOST_FORMATTING = 1_000, 20
"""Elements, and formatting elements, that may be open at once."""

# A tag as the HTML standard cuts it (section 13.2.5), so that quotes and signs cannot hide attributes.
_CROWDED = re.compile(
    r"""(<[a-z][^\s/>]*+)(?:[\s/=]++(?:[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]*+)?+)?+)?+)"""
    rf"{{{MOST_ATTRIBUTES},}}+",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>?")


def tamed(source: str) -> str:
    """The source without the tags that would open too many elements at once; nearly always the source itself.

    >>> tamed("<p>Ports closed.</p>")
    '<p>Ports closed.</p>'
    >>> len(tamed("<div>" * 100_000 + "Ports closed."))
    5013
    """
    if len(source) > LONG:
        source = _CROWDED.sub(r"\1", source)
    if source.count("<") < SUSPECT:
        return source
    open_: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    depth = formatting = 0
    pieces: list[str] = []
    position = 0
    for tag in _TAG.finditer(source):
        name = tag[2].lower()
        if name in CLOSED:
            continue
        is_formatting = name in FORMATTING
        if not tag[1]:
            if depth < DEEPEST and (not is_formatting or formatting < MOST_FORMATTING):
                open_[name] += 1
                depth += 1
                formatting += is_formatting
                continue
            dropped[name] += 1
        elif dropped[name]:
            dropped[name] -= 1
        else:
            if open_[name]:
                open_[name] -= 1
                depth -= 1
                formatting -= is_formatting
            continue
        pieces.append(source[position : tag.start()])
        position = tag.end()
    return "".join([*pieces, source[position:]]) if pieces else source
