"""The words and figures of dates and times, and the lines that consist of nothing else."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import regex

from newsclean.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_TIMESTAMP = 200
"""Code points; a longer line is prose or a menu."""

_DIGIT = re.compile(r"\d")
_OTHER = re.compile(r"[$€£¥₹%=#*&@?!\t]|^\||\|$")
"""Signs of prices, tables and sentences."""
TOKEN = regex.compile(r"\d+|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)?")
ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?:[t ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s?(z|[+-]\d\d:?\d\d)?)?(?!\d)")
NUMERIC = re.compile(r"\b(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{2,4})\b")
EASTERN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?")
CLOCK = re.compile(
    r"(?<![\d.:/-])(?P<hour>[01]?\d|2[0-4])(?:"
    r"\s?(?P<sign>[:.h]|uhr|時|时|시)\s?(?P<minute>[0-5]\d)(?!\d)(?:\s?[分분]|[:.m](?P<second>[0-5]\d)(?!\d))?(?:\s?(?P<half>[ap])\.?\s?m\b)?"
    r"|\s?(?P<half_only>[ap])\.?\s?m\b|\s?(?:uhr|h|時|时|시)(?![^\W\d_]))"
)

Which: TypeAlias = Literal["published", "modified"]
"""Of what a moment is."""

Sort: TypeAlias = Literal["date", "clock", "relative", "reading"]


class Vocabulary(NamedTuple):
    """The words of dates: for each folded word the languages and roles that it has, for each folded phrase its role."""

    languages: Mapping[str, frozenset[str]]
    roles: Mapping[str, frozenset[str]]
    phrases: Mapping[str, str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The words in `data/words/calendar.toml`."""
    file = resources.files("newsclean") / "data" / "words" / "calendar.toml"
    languages: dict[str, set[str]] = {}
    roles: dict[str, set[str]] = {}
    phrases: dict[str, str] = {}
    for language, lists in tomllib.loads(file.read_text(encoding="utf-8")).items():
        for role, words in lists.items():
            for folded in map(fold, words):
                parts = folded.split()
                if len(parts) > 1:  # mis à jour: none of its words says so alone
                    phrases[folded] = role
                for part in parts:
                    languages.setdefault(part, set()).add(language)
                    roles.setdefault(part, set()).add("words" if len(parts) > 1 else role)
    return Vocabulary(
        {word: frozenset(found) for word, found in languages.items()},
        {word: frozenset(found) for word, found in roles.items()},
        phrases,
    )


def sorts_of(text: str) -> set[Sort]:
    """What a line of nothing but dates and times holds; nothing if there are other words in it.

    >>> sorted(sorts_of("Published Jun 04, 2026 • Last updated 1 day ago • 2 minute read"))
    ['date', 'reading', 'relative']
    >>> sorts_of("On 4 June 2026 the harbour was closed")
    set()
    """
    if len(text) > LONGEST_TIMESTAMP or not _DIGIT.search(text) or _OTHER.search(text):
        return set()
    folded = fold(text)
    roles = vocabulary().roles
    tokens = TOKEN.findall(_eastern_blanked(folded))
    seen: set[str] = set()
    for token in tokens:
        if not token.isdecimal():
            if token not in roles:
                return set()
            seen |= roles[token]
    found: set[Sort] = set()
    if ISO.search(folded) or NUMERIC.search(folded) or EASTERN.search(folded) or "months" in seen:
        found.add("date")
    if any(match["sign"] != "." or len(tokens) > 2 for match in CLOCK.finditer(folded)):  # 3.56 is no time
        found.add("clock")
    if "units" in seen and "ago" in seen:
        found.add("relative")
    if "units" in seen and "reading" in seen:
        found.add("reading")
    return found


def _eastern_blanked(folded: str) -> str:
    """The line with spaces for dates such as `2026年1月16日`, to which words are glued (`2026年1月16日更新`)."""
    if "年" not in folded and "년" not in folded:
        return folded
    return EASTERN.sub(lambda match: " " * len(match[0]), folded)


def is_labelled(text: str) -> bool:
    """Whether a line says that its date is one of publication or update.

    >>> is_labelled("Updated at 1:23 p.m."), is_labelled("4 June 2026")
    (True, False)
    """
    return bool(labels_in(fold(text)))


def labels_in(folded: str) -> list[tuple[int, Which]]:
    """Where a folded line says of what the next date is: of the publication or of a change.

    >>> labels_in("published 5 march, updated 6 march")
    [(0, 'published'), (19, 'modified')]
    """
    found: list[tuple[int, Which]] = []
    for match in TOKEN.finditer(_eastern_blanked(folded)):
        roles = roles_of(match[0]) & {"published", "modified", "words"}
        if roles == {"modified"}:
            found.append((match.start(), "modified"))
        elif roles == {"published"}:
            found.append((match.start(), "published"))
    for phrase, role in vocabulary().phrases.items():
        if (at := folded.find(phrase)) >= 0:
            found.append((at, "modified" if role == "modified" else "published"))
    return sorted(found)


def roles_of(word: str) -> frozenset[str]:
    """The roles of a folded word in dates: `months`, `units`, `published` …; none if it is no such word.

    >>> sorted(roles_of("updated")), sorted(roles_of("harbour"))
    (['modified'], [])
    """
    return vocabulary().roles.get(word, frozenset())
