"""Credits at the end of captions: `(Photo by Ana Ruíz/AFP)`, `Foto: Rui Lima`, `John Smith/Getty Images`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from newsclean.folding import fold
from newsclean.outline import ends_sentence
from newsclean.words import word_list

if TYPE_CHECKING:
    from newsclean.rules import RuleSet

LONGEST_CREDIT = 100
"""Code points; longer ends of blocks are sentences."""

FEWEST_LOWER_WORDS = 3
"""As many words without a capital name nobody."""

_LONG_CHINESE = regex.compile(r"\p{Han}{5,}")
_TAKEN_BY = re.compile("[图圖供摄攝社网網报報台臺局馆館视視通者员員]")
_MARK = re.compile(r"[©/|:：=]|Credit\.\.\.|\b(?:[Bb]y|via|of|BY|VIA|courtesy)\s")
_TOKEN = re.compile(r"[^\s\d!-/:-@\[-`{-~«»“”„‘’‚…–—·•、。，：；！？「」『』（）【】＝]+")
_BEFORE = '.!?…”"»)]|·•–—-/。।॥؟۔！？'
_ENDS = regex.compile(r"[:!?]|(?<!\b(?:\w|dok|doc|dr|st|jr|sr|inc|ltd|co|arch|red|ill|vgl|coll))\.(?=\s)")
"""What a credit does not hold: a colon, or the end of a sentence."""

_SURE_MARK = re.compile(r"[©/:|]")
_TAKEN = regex.compile("(?:撮影|提供|摄|攝|供图|供圖|촬영|제공)$")
_TAKERS = ("摄", "攝", "供图", "供圖", "撮影")
_TAKEN_AT_END = regex.compile(r"(?<=[。！？”」])\s?[^。！？，、,]{2,30}(?<=\p{Lo})\s?(?:摄|攝|供图|供圖|撮影)$")
_CLOSING = (")", "]", "）", "】")
_BRACKETED = regex.compile(rf"[(\[（【]\s?(?P<inside>[^()\[\]（）【】]{{2,{LONGEST_CREDIT}}})[)\]）】][.\s]*$")
_COPYRIGHT = regex.compile(rf"(?:^|(?<=[\s.!?…”\"»)\]]))©\s?(?!(?:19|20)\d\d)[^.:!?©]{{2,{LONGEST_CREDIT}}}$")
_SLASHED = regex.compile(
    r"(?:^|(?<=[\s.!?…”\"»)\]]))(?:(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]*)\s){0,3}\p{Lu}[\p{L}\p{M}'’-]*"
    r"\s?(?:/|\||\bvia\b)\s?(?P<agency>[\p{L}][\p{L}\s./-]{1,40})$"
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
    if not may_hold_credit(end):
        return None
    if end.rstrip(". ").endswith(_CLOSING) and (match := _BRACKETED.search(end)):
        if end.endswith(".") and not ends_sentence(text[: offset + match.start()].rstrip()):
            return None  # the bracket belongs to the sentence: "… of the European Parliament (EP)."
        inside = match["inside"].strip()
        if fold(inside) in word_list("agencies"):
            if (start := _worded(end, rules)) is not None:  # Photo: Ana Ruíz (EFE)
                return Credit(offset + start, end[start:].strip(), bare=False)
            return Credit(offset + match.start(), inside, bare=True)
        if not inside.endswith(".") and (
            _worded(inside, rules) == 0
            or names_agency(inside)
            or (_TAKEN.search(inside) and not ends_sentence(text[: offset + match.start()]))
        ):
            return Credit(offset + match.start(), inside, bare=False)
        return None
    if (start := _worded(end, rules)) is not None:
        return Credit(offset + start, end[start:].strip(), bare=False)
    if end.endswith(_TAKERS) and (match := _TAKEN_AT_END.search(end)):
        return Credit(offset + match.start(), match[0].strip(), bare=False)
    if "©" in end and (match := _COPYRIGHT.search(end)):
        return Credit(offset + match.start(), match[0].strip(), bare=False)
    if "/" in end or "|" in end or " via " in end:
        for match in _SLASHED.finditer(end, overlapped=True):
            if names_agency(_PARTS.split(match["agency"])[0]):
                return Credit(offset + match.start(), match[0].strip(), bare=False)
    return None


def may_hold_credit(text: str) -> bool:
    """Whether a line could close with a credit: a quick no for nearly all prose and headings.

    >>> may_hold_credit("The minister resigned on Monday."), may_hold_credit("A street in Porto. Photo by Rui Lima")
    (False, True)
    """
    end = text[-LONGEST_CREDIT:]
    if end.rstrip(". ").endswith(_CLOSING):
        return True
    if end.endswith(_TAKERS):
        return True
    return (_SURE_MARK if end.endswith(".") else _MARK).search(end) is not None


def names_agency(text: str) -> bool:
    """Whether a part of the text is the name of an agency.

    >>> names_agency("Rui Lima/AFP"), names_agency("Rui Lima")
    (True, False)
    """
    agencies = word_list("agencies") - word_list("platforms")
    return any(fold(part.strip(" .")) in agencies for part in _PARTS.split(text))


def names_nobody(text: str) -> bool:
    """Whether the words after `Credit:` are a heading's: all in lower case, or more Chinese signs than a name has.

    >>> names_nobody("where it is due"), names_nobody("private"), names_nobody("从暗房到手机"), names_nobody("受访者供图")
    (True, False, True, False)
    """
    if text.islower():
        return len(text.split()) >= FEWEST_LOWER_WORDS and not names_agency(text)
    return _LONG_CHINESE.fullmatch(text) is not None and _TAKEN_BY.search(text) is None


@lru_cache(maxsize=8)
def _openings(rules: RuleSet) -> dict[str, tuple[str, ...]]:
    """The words with which credits begin (the prefixes of label `credit`), by the first of them."""
    found: dict[str, list[str]] = {}
    for phrase in rules.phrases:
        for words in phrase.prefix if phrase.label == "credit" else ():
            folded = fold(words)
            if first := _TOKEN.search(folded):
                found.setdefault(first[0], []).append(folded[first.start() :])
    return {first: tuple(words) for first, words in found.items()}


def _worded(text: str, rules: RuleSet) -> int | None:
    """Where a credit begins that opens with such words and goes on, without another sentence, to the end of the text."""
    openings = _openings(rules)
    if openings.keys().isdisjoint(_TOKEN.findall(text.casefold())):
        return None
    for token in _TOKEN.finditer(text):
        words = openings.get(token[0].casefold())
        if not words or not _may_begin(text, token.start()):
            continue
        rest = fold(text[token.start() :])
        for word in words:
            if rest.startswith(word) and not (word[-1].isalnum() and rest[len(word) : len(word) + 1].isalnum()):
                who = rest[len(word) :].lstrip(" :=")
                if len(who) >= 2 and not _ENDS.search(who) and not names_nobody(text[-len(who) :]):
                    return token.start()
    return None


def _may_begin(text: str, at: int) -> bool:
    """Whether a credit may begin here: at the start, after the end of a sentence, or with a capital in what is none."""
    before = text[:at].rstrip()
    if not before or before[-1] in _BEFORE:
        return True
    return text[at].isupper() and not ends_sentence(text)
