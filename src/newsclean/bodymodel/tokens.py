"""`Tokens`: the words of many blocks at once, as arrays: where each stands, how it is written, and a number for it.

A block is looked at through a window: its opening and its end.  What boilerplate says of itself stands there, and a long
paragraph costs no more than a short one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

OPENING, END = 160, 40
"""Code points of a block that are looked at: so many from its start, and so many before its end."""

_CUT = " \x00 "
"""What stands for the middle of a long block."""

SPACE, LOWER, UPPER, DIGIT, CASELESS, WIDE, STOP, COMMA, COLON, BAR, QUOTE, BRACKET, DASH, SIGN = range(14)
"""What characters are.  WIDE ones are words by themselves, as no spaces part words in their scripts."""

_KINDS = {
    STOP: ".!?…。！？؟۔।॥։።",
    COMMA: ",，、،;；",
    COLON: ":：",
    BAR: "|•·●›»«‹/\\▶►→>",
    QUOTE: "\"'“”„‟‘’‚‛「」『』",
    BRACKET: "()[]{}（）【】［］〈〉《》",
    DASH: "-–—−―~",
}

_WIDE = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF))
"""Thai, Lao, Burmese, Khmer, kana and Chinese characters."""

_SAME = str.maketrans("‘’‚`“”„–—−", "''''\"\"\"---")

FIRST, LAST = np.uint64(0x1234567), np.uint64(0x7654321)
"""The numbers of the marks before the first and after the last word of a block."""

LONGEST_WORD = 32
"""Letters of a word that count for its number."""

STEM = 5
"""Letters of a word that count for its stem, so that endings do not."""

_A, _B, _C = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
_SHIFT = np.uint64(32)
_POWERS = np.cumprod(np.full(LONGEST_WORD, _A, dtype=np.uint64))


def mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers of which every bit depends on every bit of those given (the finaliser of MurmurHash3, shortened)."""
    numbers = (numbers ^ (numbers >> _SHIFT)) * _B
    return numbers ^ (numbers >> _SHIFT)


class Letters(NamedTuple):
    """By code point, up to U+FFFF: what a character is, and the one that stands for it in the number of a word."""

    kind: NDArray[np.uint8]
    folded: NDArray[np.uint16]


@lru_cache(maxsize=1)
def letters() -> Letters:
    """The table of characters: lower case, one kind of quote and dash, `0` for every digit."""
    kinds = {sign: kind for kind, signs in _KINDS.items() for sign in signs}
    kind = np.full(0x10000, SIGN, np.uint8)
    folded = np.arange(0x10000, dtype=np.uint16)
    for code in range(0x10000):
        sign = chr(code)
        category = unicodedata.category(sign)
        if sign in kinds:
            kind[code] = kinds[sign]
            folded[code] = ord(sign.translate(_SAME))
        elif category[0] in "ZC" and category not in ("Cs", "Co", "Cn"):
            kind[code] = SPACE
        elif category[0] == "N":
            kind[code], folded[code] = DIGIT, 48
        elif category[0] in "LM":
            lower = sign.lower()[0]
            kind[code] = UPPER if lower != sign else LOWER if category == "Ll" else CASELESS
            folded[code] = ord(lower) if ord(lower) < 0x10000 else code
    for start, end in _WIDE:
        stretch = kind[start : end + 1]
        stretch[(stretch == CASELESS) | (stretch == LOWER)] = WIDE
    return Letters(kind, folded)


class Tokens(NamedTuple):
    """The words and signs of some blocks, one after the other; arrays of the same length unless they say otherwise."""

    number: NDArray[np.uint64]
    """The word, folded."""
    stem: NDArray[np.uint64]
    """Its first letters, folded."""
    kind: NDArray[np.uint8]
    """What its first character is."""
    size: NDArray[np.int64]
    """Its letters and digits; 1 for a sign."""
    shout: NDArray[np.bool_]
    """Whether it is written in capitals throughout."""
    block: NDArray[np.int64]
    """The block it stands in, by its place among those given."""
    start: NDArray[np.int64]
    """Where it begins in the text of all windows."""
    kinds: NDArray[np.int64]
    """By block and kind: how many characters there are in the window (two dimensions)."""
    text: str
    """The text of all windows, a line each."""


def window(text: str) -> str:
    """The opening and the end of a block's text.

    >>> len(window("x" * 1000))
    203
    """
    return text if len(text) <= OPENING + END else f"{text[:OPENING]}{_CUT}{text[-END:]}"


def tokens(texts: Sequence[str]) -> Tokens:
    """The words and signs of some texts, seen through the window; none of the texts holds a line feed.

    >>> found = tokens(["Storm closes 3 ports", "BY Ana."])
    >>> found.block.tolist(), found.size.tolist(), found.shout.tolist()
    ([0, 0, 0, 0, 1, 1, 1], [5, 6, 1, 5, 2, 3, 1], [False, False, False, False, True, False, False])
    """
    text = "\n".join(map(window, texts)) + "\n"
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    low = np.minimum(codes, 0xFFFF)
    table = letters()
    kind, folded = table.kind[low], table.folded[low].astype(np.uint64)
    ends = codes == 10
    line = np.cumsum(ends)
    line -= ends
    kinds = np.bincount(line * (SIGN + 1) + kind, minlength=len(texts) * (SIGN + 1)).reshape(len(texts), SIGN + 1)

    in_word = (kind >= LOWER) & (kind <= CASELESS)
    begins = in_word.copy()
    begins[1:] &= ~in_word[:-1]
    begins |= kind >= WIDE
    starts = np.flatnonzero(begins)
    if not len(starts):
        none = np.zeros(0, np.int64)
        return Tokens(none.astype(np.uint64), none.astype(np.uint64), none.astype(np.uint8), none, none > 0, none, none,
                      kinds, text)  # fmt: skip
    lengths = np.diff(starts, append=len(codes))
    place = np.zeros(len(codes), np.int64)
    place[starts[0] :] = np.arange(starts[0], len(codes)) - np.repeat(starts, lengths)
    counted = begins | in_word
    weighted = np.where(counted, folded * _POWERS[np.minimum(place, LONGEST_WORD - 1)], 0).astype(np.uint64)
    number = mixed(np.add.reduceat(weighted, starts))
    stem = mixed(np.add.reduceat(np.where(place < STEM, weighted, 0).astype(np.uint64), starts))
    size = np.add.reduceat(counted.astype(np.int64), starts)
    capitals = np.add.reduceat((kind == UPPER).astype(np.int64), starts)
    first = kind[starts]
    return Tokens(number, stem, first, size, (capitals == size) & (size > 1), line[starts], starts, kinds, text)
