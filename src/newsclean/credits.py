"""Credits at the end of captions: `(Photo by Ana Ruíz/AFP)`, `Foto: Rui Lima`, `John Smith/Getty Images`."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from newsclean.folding import fold
from newsclean.rules import RuleSet, word_list

LONGEST_CREDIT = 100
"""Code points; longer ends of blocks are sentences."""

_MARK = regex.compile(r"[)\]）】][.\s]*$|[/|©:：=]|\b(?:by|via|of)\s[^.]+$")
"""Without one of these at its end no line holds a credit: a quick no for nearly all prose."""

_BRACKETED = regex.compile(rf"[(\[（【]\s?(?P<inside>[^()\[\]（）【】]{{2,{LONGEST_CREDIT}}})[)\]）】][.\s]*$")
_COPYRIGHT = regex.compile(rf"(?:^|(?<=[\s.!?…”\"»)\]]))©\s?[^.:!?©]{{2,{LONGEST_CREDIT}}}$")
_SLASHED = regex.compile(
    r"(?:^|(?<=[\s.!?…”\"»)\]]))(?:\p{Lu}[\p{L}\p{M}'’.-]*\s){0,3}\p{Lu}[\p{L}\p{M}'’.-]*\s?(?:/|\||\bvia\b)\s?(?P<agency>[\p{L}][\p{L}\s./-]{1,40})$"
)
_PARTS = regex.compile(r"\s*(?:/|\||,|=|:|\bvia\b|\s-\s|–)\s*")


class Credit(NamedTuple):
    """A credit in a line: where it begins, its words, and whether only an agency is named."""

    start: int
    words: str
    bare: bool


def credit_at_end(text: str, rules: RuleSet) -> Credit | None:
    """The credit that closes a line, if one does.

    >>> from newsclean.rules import default_rules
    >>> credit_at_end("A flooded street in Porto on Monday. (Photo by Rui Lima/AFP)", default_rules())
    Credit(start=37, words='Photo by Rui Lima/AFP', bare=False)
    >>> credit_at_end("The minister resigned on Monday. (Reuters)", default_rules())
    Credit(start=33, words='Reuters', bare=True)
    >>> credit_at_end("He was 27 (and looked it)", default_rules()) is None
    True
    """
    offset = max(0, len(text) - 2 * LONGEST_CREDIT)
    end = text[offset:]
    if not _MARK.search(end):
        return None
    if match := _BRACKETED.search(end):
        inside = match["inside"].strip()
        if fold(inside) in word_list("agencies"):
            return Credit(offset + match.start(), inside, bare=True)
        if _openings(rules).match(fold(inside)) or names_agency(inside):
            return Credit(offset + match.start(), inside, bare=False)
        return None
    if match := _worded(rules).search(end):
        return Credit(offset + match.start(), match[0].strip(), bare=False)
    if match := _COPYRIGHT.search(end):
        return Credit(offset + match.start(), match[0].strip(), bare=False)
    match = _SLASHED.search(end)
    if match and names_agency(match["agency"]):
        return Credit(offset + match.start(), match[0].strip(), bare=False)
    return None


def names_agency(text: str) -> bool:
    """Whether a part of the text is the name of an agency.

    >>> names_agency("Rui Lima/AFP"), names_agency("Rui Lima")
    (True, False)
    """
    agencies = word_list("agencies")
    return any(fold(part.strip(" .")) in agencies for part in _PARTS.split(text))


@lru_cache(maxsize=8)
def _words(rules: RuleSet) -> str:
    """The words with which credits begin, as alternatives of a regular expression."""
    words = {fold(word) for phrase in rules.phrases if phrase.label == "credit" for word in phrase.prefix}
    return "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


@lru_cache(maxsize=8)
def _openings(rules: RuleSet) -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_words(rules)})")


@lru_cache(maxsize=8)
def _worded(rules: RuleSet) -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:^|(?<=[\s.!?…”\"»)\]]))(?:{_words(rules)})\s?[^.:!?]{{2,{LONGEST_CREDIT}}}(?:\.|$)$", regex.IGNORECASE
    )
