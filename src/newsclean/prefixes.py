"""What stands after the words by which a line is known: `Ferry sold` of `Read more: Ferry sold`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsclean.folding import after_prefix, fold, strip_outer

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_PREFIX = 100
"""Code points at the start of a line in which its prefix is looked for."""

_SEPARATORS = re.compile(r"[\s\xa0.:：=＝,，،|•·>»–—-]*")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


class Prefix(NamedTuple):
    """The words with which a line begins, how many they are, and where in the line the rest begins."""

    words: str
    size: int
    end: int


def prefix_of(text: str, prefixes: Iterable[str]) -> Prefix | None:
    """The longest of some prefixes that a line begins with, as phrases match it: through case, quotes and outer signs.

    >>> prefix_of(">> Read more: Ferry sold", ["Read", "Read more:"])
    Prefix(words='Read more:', size=2, end=14)
    """
    line = strip_outer(fold(text[:LONGEST_PREFIX]))
    fitting = [words for words in prefixes if line.startswith(strip_outer(fold(words)))]
    for words in sorted(fitting, key=len, reverse=True):
        if (end := after_prefix(text, words)) is not None:
            separators = _SEPARATORS.match(text, end)
            return Prefix(words, len(_WORD.findall(words)), separators.end() if separators else end)
    return None
