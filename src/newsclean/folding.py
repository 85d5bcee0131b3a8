"""How lines are compared: case, dashes, quotes and spaces made one kind.

Folded text can be longer or shorter than the text itself (`İ` becomes two characters), so offsets are never computed
on it.
"""

from __future__ import annotations

import re

_ONE_KIND = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("‘’‚‛′ʼ´＇", "'"),
        **dict.fromkeys("“”„‟″«»‹›＂「」『』", '"'),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
        "…": "...",
        "：": ":",
        "，": ",",
        "（": "(",
        "）": ")",
        "［": "[",
        "］": "]",
        "【": "[",
        "】": "]",
        "！": "!",
        "？": "?",
        "｜": "|",
        "／": "/",
        "ё": "е",
        "ﬁ": "fi",
        "ﬂ": "fl",
    }
)
_OUTER = re.compile(r"^[^\w?©]+|[^\w?©]+$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def fold(text: str) -> str:
    """`text` without differences of case and of the kind of dash, quote and space.

    >>> fold("  Don’t  MISS – Störung ")
    "don't miss - störung"
    """
    folded = text.casefold()
    if not folded.isascii():
        folded = folded.translate(_ONE_KIND)
    return " ".join(folded.split())


def strip_outer(folded: str) -> str:
    """A folded line without the brackets, bullets, arrows and full stops around it.

    >>> strip_outer("[ advertisement ] ↓"), strip_outer("want more?")
    ('advertisement', 'want more?')
    """
    if folded[:1].isalnum() and folded[-1:].isalnum():
        return folded
    return _OUTER.sub("", folded)


def number_blind(folded: str) -> str:
    """A folded line with each number as `0`.

    >>> number_blind("1,204 comments, 3 new")
    '0 comments, 0 new'
    """
    return _NUMBER.sub("0", folded)


def after_prefix(text: str, prefix: str) -> int | None:
    """Where the text goes on after words that it begins with, once folded; None if it does not begin with them.

    >>> after_prefix("— PAR : Ana Ruíz", "par")
    5
    """
    wanted = strip_outer(fold(prefix))
    for end in range(1, min(len(text), 2 * len(prefix) + 12) + 1):
        if strip_outer(fold(text[:end])) == wanted:
            return end
    return None
