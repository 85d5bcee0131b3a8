"""`lines_are_blocks`: whether each line of Markdown is a block, as some crawlers write it, or blank lines part them."""

from __future__ import annotations

import re

FEWEST, LEAST = 5, 0.5
"""Line ends within paragraphs, and how many of them for each blank line, from which a line is a block; with less, a line
end is a space, as in CommonMark.  Of 210 pages as Crawl4AI writes them all have more, and of those of five other converters
two or three in a hundred."""

MOST_LOWER = 0.2
"""Share of the lines after such ends that may begin with a small letter: in pages of Crawl4AI it is mostly below 0.1, and
where lines are wrapped 0.3 or more, in German as well."""

_SIGNS = "[*_(\"'“‘«„"
_LINE = re.compile(
    r"[\n\r][ \t]*+(?![-+*][ \t]|[0-9]{1,9}[.)][ \t]|!?\[[^\]\n]{0,200}\]:|---|===|[#>|`~<:=\\])"
    rf"!?[{re.escape(_SIGNS)}]*+(?P<letter>[^\W\d_])"
)
"""A line end and what begins the next line, if that goes on with a paragraph."""
_FIRST = re.compile(rf"[{re.escape(_SIGNS)} \t!]*+(?P<first>.)")
_WORD = re.compile(r"[ \t>]*([^\W\d_]+)")
_CONJUNCTIONS = frozenset(
    {"and", "bis", "bzw", "e", "eller", "en", "et", "i", "o", "och", "oder", "of", "og", "or", "ou", "sowie", "to", "u",
     "und", "y"}
)  # fmt: skip
"""What stands after the first of two words that share their end: `pre- and post-war`."""
_BLANK_LINE = re.compile(r"\n[ \t\r]*+\n")
_UNSPACED = "\u2e80"
"""From here on stand the scripts without spaces and capitals, of which no converter wraps lines."""


def lines_are_blocks(source: str, start: int) -> bool:
    """Whether a line end parts blocks in what follows a place in Markdown, by the letters that the next lines begin with.

    >>> lines_are_blocks("Advertisement\\nPorts\\nFerries\\nStorm closes ports\\nBy Ana Ruíz\\nThree ports are closed.", 0)
    True
    >>> lines_are_blocks("The harbour\\nmaster closed\\nall three\\nports on\\nMonday night\\nafter waves.", 0)
    False
    """
    lower = others = 0
    for found in _LINE.finditer(source, start):
        before = found.start() - 1
        while before >= start and source[before] in " \t\r":
            before -= 1
        if before < start or source[before] in "\n|>":
            continue
        letter = found["letter"]
        if letter.islower():
            lower += 1
        elif letter.isupper() or letter >= _UNSPACED:
            others += 1
    ends = lower + others
    if ends < FEWEST or lower > MOST_LOWER * ends:
        return False
    return ends >= LEAST * sum(1 for _ in _BLANK_LINE.finditer(source, start))


def is_hyphen_between(source: str, end: int, position: int) -> bool:
    """Whether a line ends, and the next begins, within a word with a hyphen, and not after the first of two such words.

    >>> source = "Boxing Day sales at In-N-\\nOut, pre- and\\npost-war"
    >>> is_hyphen_between(source, 25, 26), is_hyphen_between("pre-\\nand post-war", 4, 5)
    (True, False)
    """
    if source[end - 1 : end] != "-" or not source[end - 2 : end - 1].isalpha():
        return False
    following = _WORD.match(source, position)
    return following is not None and following[1].lower() not in _CONJUNCTIONS


def goes_on(source: str, position: int) -> bool:
    """Whether a line begins with a small letter, so that it goes on with the sentence of the one above."""
    found = _FIRST.match(source, position)
    return found is not None and found["first"].islower()
