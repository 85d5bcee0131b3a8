"""What a regular expression can begin with: by it patterns are indexed, so that few are tried on each line."""

from __future__ import annotations

import re
from itertools import product

REACH = 7
"""Characters that are looked at."""

MOST_OPENINGS = 800
"""A pattern with more openings than this is tried on every line."""

_ANY = "\0"
_PLAIN = re.compile(r"[^\\\[\](){}?*+.|^$]+(?![?*+{])")
"""Characters that stand for themselves, once each."""

_STRUCTURE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")


def openings(pattern: str) -> set[str]:
    """The first characters, up to REACH, of all that a pattern matches; an empty string stands for anything.

    >>> sorted(openings("(?:skip|hide) (?:this )?ad"))
    ['hide ad', 'hide th', 'skip ad', 'skip th']
    >>> sorted(openings("(?:the )?story")), sorted(openings(".{2,40} said")), sorted(openings("x?"))
    (['story', 'the sto'], [''], [''])
    >>> sorted(openings("(?:ad )+here")), sorted(openings("(?:ad )?here"))
    (['ad '], ['ad here', 'here'])
    >>> sorted(openings("a[bc]de")), sorted(openings(r"v\\d+"))
    (['abde', 'acde'], ['v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9'])
    """
    found, _ = _alternatives(pattern, 0)
    cut = {opening.split(_ANY)[0] for opening in found}
    if "" in cut or len(cut) > MOST_OPENINGS:
        return {""}
    return {opening for opening in cut if not any(opening[:length] in cut for length in range(1, len(opening)))}


def _alternatives(pattern: str, at: int) -> tuple[set[str], int]:
    """The openings of alternatives up to a closing bracket or the end, and where that is."""
    found: set[str] = set()
    while True:
        sequence, at = _sequence(pattern, at)
        found |= sequence
        if at >= len(pattern) or pattern[at] != "|":
            return found, at
        at += 1


def _sequence(pattern: str, at: int) -> tuple[set[str], int]:
    found = {""}
    while at < len(pattern) and pattern[at] not in "|)":
        if all(map(_has_ended, found)):
            return found, _end_of_sequence(pattern, at)
        if run := _PLAIN.match(pattern, at):
            found = {opening if _has_ended(opening) else (opening + run[0])[:REACH] for opening in found}
            at = run.end()
            continue
        element, at = _element(pattern, at)
        optional, repeats, at = _quantifier(pattern, at)
        if repeats:  # after the first time, it or what follows it can come
            element = {one if _ANY in one else one + _ANY for one in element}
        if optional:
            element = element | {""}
        ended = {opening for opening in found if _has_ended(opening)}
        found = ended | {(one + other)[:REACH] for one, other in product(found - ended, element)}
        if len(found) > MOST_OPENINGS:
            found = {_ANY}
    return found, at


def _end_of_sequence(pattern: str, at: int) -> int:
    """Where the alternative that we are in ends: at a bar or bracket of its own, or with the pattern."""
    depth = 0
    for sign in _STRUCTURE.finditer(pattern, at):
        if sign[0] == "(":
            depth += 1
        elif depth == 0 and sign[0] in "|)":
            return sign.start()
        elif sign[0] == ")":
            depth -= 1
    return len(pattern)


def _has_ended(opening: str) -> bool:
    """Whether no more is to be known of an opening."""
    return len(opening) >= REACH or _ANY in opening


def _element(pattern: str, at: int) -> tuple[set[str], int]:
    """The openings of the next element: a group, a class, an escape or a character."""
    sign = pattern[at]
    if sign == "(":
        start = at + 1
        if pattern.startswith("?", start):
            if not pattern.startswith("?:", start):  # look-around and flags: nothing can be said
                return {_ANY}, _closing(pattern, at)
            start += 2
        found, end = _alternatives(pattern, start)
        return found, end + 1
    if sign == "[":
        end = at + 2
        while end < len(pattern) and pattern[end] != "]":
            end += 2 if pattern[end] == "\\" else 1
        inside = pattern[at + 1 : end]
        simple = not any(one in inside for one in "^\\-[")
        return (set(inside) if simple else {_ANY}), end + 1
    if sign == "\\":
        following = pattern[at + 1 : at + 2]
        if following == "d":
            return {digit + _ANY for digit in "0123456789"}, at + 2
        return ({_ANY} if following.isalnum() else {following}), at + 2
    if sign in "^$":
        return {""}, at + 1
    return ({_ANY} if sign == "." else {sign}), at + 1


def _closing(pattern: str, at: int) -> int:
    """Where the group that opens here has ended."""
    depth = 0
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 1
        elif pattern[at] in "()":
            depth += 1 if pattern[at] == "(" else -1
            if depth == 0:
                return at + 1
        at += 1
    return at


def _quantifier(pattern: str, at: int) -> tuple[bool, bool, int]:
    """Whether the element before can be left out, whether it can come again, and where the quantifier ends."""
    sign = pattern[at : at + 1]
    if sign not in ("?", "*", "+", "{"):
        return False, False, at
    end = pattern.index("}", at) if sign == "{" else at
    optional = sign in "?*" or pattern[at + 1 : end].startswith(("0", ","))
    end += 1
    if pattern[end : end + 1] in ("?", "+"):  # lazy, possessive
        end += 1
    return optional, sign != "?", end
