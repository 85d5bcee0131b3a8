"""What stands after the words by which a line is known: `Ferry sold` of `Read more: Ferry sold`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from newsclean.folding import fold

if TYPE_CHECKING:
    from newsclean.phrases import Phrase

LONGEST_PREFIX = 100
"""Code points at the start of a line in which its prefix is looked for."""

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.-]*")


def split_prefix(text: str, phrase: Phrase) -> tuple[int, str]:
    """How many words the prefix of a line has, and what stands after it; none and the line, if it has no such prefix.

    >>> from newsclean.rules import default_rules
    >>> phrase = next(one for one in default_rules().phrases if one.id == "related-prefix")
    >>> split_prefix(">> Read more: Ferry sold", phrase)
    (2, 'Ferry sold')
    """
    found = _WORD.search(text[:LONGEST_PREFIX])
    if found is None:
        return 0, text
    line = fold(text[found.start() : LONGEST_PREFIX])
    size = max((len(_WORD.findall(words)) for words in phrase.prefix if line.startswith(fold(words))), default=0)
    words = list(_WORD.finditer(text[: 2 * LONGEST_PREFIX]))
    if size == 0 or len(words) < size:
        return 0, text
    return size, text[words[size].start() :] if len(words) > size else ""
