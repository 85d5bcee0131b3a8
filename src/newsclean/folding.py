"""How lines are compared: case, dashes, quotes and spaces made one kind.

Folded text can be longer or shorter than the text itself (`İ` becomes two characters), so offsets are never computed
on it.
"""

from __future__ import annotations

import re
from unicodedata import category, normalize

_ONE_KIND = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("‘’‚‛′ʼ´＇", "'"),
        **dict.fromkeys("“”„‟″«»‹›＂「」『』", '"'),
        **dict.fromkeys(
            "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        ),
        # Arabic vowel signs, which some print and most leave out.
        **dict.fromkeys("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640"),
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
        # Turkish: İ folds to i with a dot above, and I to i; with ı as i all four meet.
        "ı": "i",
        "\u0307": None,
        # Greek: capitals are written without accents.
        **dict(zip("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ", strict=True)),
        "ﬁ": "fi",
        "ﬂ": "fl",
    }
)
_INNER = "?©"
"""Signs that are kept at the edge of a line: a question is another thing, and © says what the line is."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def fold(text: str) -> str:
    """`text` without differences of case and of the kind of dash, quote and space.

    >>> fold("  Don’t  MISS – Störung ")
    "don't miss - störung"
    >>> fold("HABERİN DEVAMI") == fold("Haberin devamı"), fold("ΔΙΑΦΉΜΙΣΗ") == fold("ΔΙΑΦΗΜΙΣΗ")
    (True, True)
    """
    folded = text.casefold()
    if not folded.isascii():
        folded = normalize("NFC", folded.translate(_ONE_KIND))
    return " ".join(folded.split())


def strip_outer(folded: str) -> str:
    """A folded line without the brackets, bullets, arrows and full stops around it.

    >>> strip_outer("[ advertisement ] ↓"), strip_outer("want more?")
    ('advertisement', 'want more?')
    """
    start, end = 0, len(folded)
    while start < end and not (folded[start].isalnum() or folded[start] in _INNER):
        start += 1
    while end > start and not (
        folded[end - 1].isalnum() or folded[end - 1] in _INNER or category(folded[end - 1])[0] == "M"
    ):
        end -= 1
    return folded[start:end]


def _is_inner(sign: str) -> bool:
    """Whether a sign belongs to a line: letters with their marks, figures, and what _INNER names."""
    return sign.isalnum() or sign in _INNER or (sign > "\x7f" and category(sign)[0] == "M")


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
