"""Lines of dates, times and reading times: found by our own patterns, read by dateparser (`newsclean[dates]`).

Nothing is invented: a day has no midnight, a time without zone has none, a time without day is no moment, and `2 hours
ago` is one only if the caller says when now is.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import regex

from newsclean.folding import fold
from newsclean.values import DateValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

LONGEST_TIMESTAMP = 200
"""Code points; a longer line is prose or a menu."""

_DIGIT = re.compile(r"\d")
_OTHER = re.compile(r"[$€£¥₹%=#*&@?!\t]|^\||\|$")
"""Signs of prices, tables and sentences."""
_TOKEN = regex.compile(r"\d+|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)?")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?:[t ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s?(z|[+-]\d\d:?\d\d)?)?(?!\d)")
_NUMERIC = re.compile(r"\b(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{2,4})\b")
_EASTERN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?")
_CLOCK = re.compile(
    r"(?<![\d.:/-])(?P<hour>[01]?\d|2[0-4])(?:"
    r"\s?(?P<sign>[:.h]|uhr|時|时|시)\s?(?P<minute>[0-5]\d)(?!\d)(?:\s?[分분]|[:.m](?P<second>[0-5]\d)(?!\d))?(?:\s?(?P<half>[ap])\.?\s?m\b)?"
    r"|\s?(?P<half_only>[ap])\.?\s?m\b|\s?(?:uhr|h|時|时|시)(?![^\W\d_]))"
)

ZONES = {
    **dict.fromkeys(("gmt", "utc", "z"), "+00:00"),
    **dict.fromkeys(("cet", "mez"), "+01:00"),
    **dict.fromkeys(("cest", "mesz"), "+02:00"),
    **dict.fromkeys(("msk", "мск"), "+03:00"),
    "wib": "+07:00",
    **dict.fromkeys(("jst", "kst"), "+09:00"),
    "est": "-05:00",
    "edt": "-04:00",
    "pst": "-08:00",
    "pdt": "-07:00",
}
"""Zones whose abbreviation stands for one offset; `IST`, `CST` and `ET` stand for several, so they give none."""

Sort: TypeAlias = Literal["date", "clock", "relative", "reading"]
Which: TypeAlias = Literal["published", "modified"]
Precision: TypeAlias = Literal["year", "month", "day", "minute", "second"]


class Vocabulary(NamedTuple):
    """The words of dates: for each folded word, the languages and roles that it has."""

    languages: Mapping[str, frozenset[str]]
    roles: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The words in `data/words/calendar.toml`."""
    file = resources.files("newsclean") / "data" / "words" / "calendar.toml"
    languages: dict[str, set[str]] = {}
    roles: dict[str, set[str]] = {}
    for language, lists in tomllib.loads(file.read_text(encoding="utf-8")).items():
        for role, words in lists.items():
            for word in words:
                languages.setdefault(fold(word), set()).add(language)
                roles.setdefault(fold(word), set()).add(role)
    return Vocabulary(
        {word: frozenset(found) for word, found in languages.items()},
        {word: frozenset(found) for word, found in roles.items()},
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
    tokens = _TOKEN.findall(folded)
    seen: set[str] = set()
    for token in tokens:
        if not token.isdecimal():
            if token not in roles:
                return set()
            seen |= roles[token]
    found: set[Sort] = set()
    if _ISO.search(folded) or _NUMERIC.search(folded) or _EASTERN.search(folded) or "months" in seen:
        found.add("date")
    if any(match["sign"] != "." or len(tokens) > 2 for match in _CLOCK.finditer(folded)):  # 3.56 is no time
        found.add("clock")
    if "units" in seen and "ago" in seen:
        found.add("relative")
    if "units" in seen and "reading" in seen:
        found.add("reading")
    return found


def is_labelled(text: str) -> bool:
    """Whether a line says that its date is one of publication or update.

    >>> is_labelled("Updated at 1:23 p.m."), is_labelled("4 June 2026")
    (True, False)
    """
    roles = vocabulary().roles
    return any(
        roles.get(token, frozenset()) & {"published", "modified"} and len(token) > 2 for token in _TOKEN.findall(fold(text))
    )


def read_dates(text: str, language: str | None, now: datetime | None) -> Iterator[DateValue]:
    """The moments in a timestamp line: each as precise as it is printed, and what it is the moment of.

    >>> list(read_dates("Published 2024-03-05T14:30+01:00, updated 6 March 2024", "en", None))
    [DateValue(which='published', iso='2024-03-05T14:30+01:00', precision='minute'),
     DateValue(which='modified', iso='2024-03-06', precision='day')]
    >>> list(read_dates("Updated at 1:23 p.m.", "en", None))                # a time, but of which day?
    []
    >>> list(read_dates("04/05/2024", "en", None))                          # April or May?
    []
    """
    folded = fold(text)
    found = sorted([*_iso_days(folded), *_numeric_days(folded, language), *_worded_days(folded, language)])
    if not found and now is not None and (day := _relative(folded, language, now)):
        found = [day]
    labels = _labels(folded)
    for number, day in enumerate(found):
        end = found[number + 1].start if number + 1 < len(found) else len(folded)
        which = next((name for at, name in reversed(labels) if at < day.start), "published")
        clock = _clock(folded[day.end : end]) if day.precision == "day" else None
        if clock:
            yield DateValue(which, f"{day.iso}T{clock.iso}", clock.precision)
        else:
            yield DateValue(which, day.iso, day.precision)


class _Found(NamedTuple):
    """A moment and where it stands in the folded line."""

    start: int
    end: int
    iso: str
    precision: Precision


def _labels(folded: str) -> list[tuple[int, Which]]:
    """Where the line says of what the next date is: of the publication or of a change."""
    found: list[tuple[int, Which]] = []
    for match in _TOKEN.finditer(folded):
        roles = vocabulary().roles.get(match[0], frozenset())
        if "modified" in roles and not roles & {"published", "words"}:
            found.append((match.start(), "modified"))
        elif "published" in roles and not roles & {"modified", "words"}:
            found.append((match.start(), "published"))
    return found


def _iso_days(folded: str) -> Iterator[_Found]:
    for match in _ISO.finditer(folded):
        year, month, day, hour, minute, second, zone = match.groups()
        if not _is_day(year, month, day):
            continue
        iso, precision = f"{year}-{month}-{day}", "day"
        if hour is not None and int(hour) < 24:
            iso, precision = f"{iso}T{hour}:{minute}", "minute"
            if second is not None:
                iso, precision = f"{iso}:{second}", "second"
            iso += "+00:00" if zone == "z" else f"{zone[:3]}:{zone[-2:]}" if zone else ""
        yield _Found(*match.span(), iso, precision)


def _numeric_days(folded: str, language: str | None) -> Iterator[_Found]:
    """Days in figures; where day and month could be either, only if the language or the dots decide."""
    for match in (*_NUMERIC.finditer(folded), *_EASTERN.finditer(folded)):
        if len(match.groups()) == 3:
            year, month, day = match.groups()
        elif len(match[1]) == 4:
            year, month, day = match[1], match[3], match[4]
        else:
            day, month, year = match[1], match[3], match[4]
            if int(month) > 12 or (match[2] != "." and int(day) <= 12 and (language or "en").startswith("en")):
                if int(month) <= 12:
                    continue
                day, month = month, day
        year = year if len(year) == 4 else f"20{year}"
        if len(year) == 4 and _is_day(year, month, day) and not _ISO.match(match[0]):
            yield _Found(*match.span(), f"{year}-{int(month):02}-{int(day):02}", "day")


def _worded_days(folded: str, language: str | None) -> Iterator[_Found]:
    """Days with the month as a word, which dateparser reads."""
    masked = _CLOCK.sub(lambda match: " " * len(match[0]), folded)
    known = vocabulary()
    tokens = [
        token
        for token in _TOKEN.finditer(masked)
        if token[0].isdecimal() or "months" in known.roles.get(token[0], ())
    ]
    at = 0
    while at < len(tokens):
        for before, after in ((1, 2), (1, 1), (0, 3), (0, 2)):
            part = tokens[max(0, at - before) : at + after]
            if tokens[at][0].isdecimal() or at < before or len(part) != before + after:
                continue
            others = [token[0] for token in part if token is not tokens[at]]
            year = others[-1] if others and len(others[-1]) == 4 and others[-1][:2] in ("19", "20") else None
            day = others[0] if len(others) == 2 and len(others[0]) <= 2 else None
            if year is None or (len(others) == 2 and day is None):
                continue
            iso = _month(tokens[at][0], language)
            if iso is None or (day and not _is_day(year, str(iso), day)):
                continue
            text = f"{year}-{iso:02}-{int(day):02}" if day else f"{year}-{iso:02}"
            yield _Found(part[0].start(), part[-1].end(), text, "day" if day else "month")
            at += after - 1
            break
        at += 1


@lru_cache(maxsize=4096)
def _month(word: str, language: str | None) -> int | None:
    """The number of the month that a word names, as dateparser has it; None if it is not installed."""
    try:
        import dateparser
    except ImportError:
        return None
    bases = vocabulary().languages.get(word, frozenset())
    base = (language or "").partition("-")[0]
    for name in (base,) if base in bases else sorted(bases, key=lambda name: (name != "en", name)):
        try:
            moment = dateparser.parse(f"1 {word} 2000", languages=[name], settings={"REQUIRE_PARTS": ["month"]})
        except ValueError:  # a language that dateparser does not know
            continue
        if moment is not None:
            return int(moment.month)
    return None


def _relative(folded: str, language: str | None, now: datetime) -> _Found | None:
    """What `2 hours ago` was, given now; hours and more are told by the day, because they are rounded."""
    sorts = sorts_of(folded)
    if "relative" not in sorts:
        return None
    try:
        import dateparser
    except ImportError:
        return None
    words = " ".join(token for token in _TOKEN.findall(folded) if _roles(token) & {"units", "ago"} or token.isdecimal())
    languages = [language.partition("-")[0]] if language else None
    try:
        moment = dateparser.parse(words, languages=languages, settings={"RELATIVE_BASE": now.replace(tzinfo=None)})
    except ValueError:
        return None
    return _Found(0, len(folded), moment.date().isoformat(), "day") if moment else None


def _roles(token: str) -> frozenset[str]:
    return vocabulary().roles.get(token, frozenset())


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


class _Clock(NamedTuple):
    iso: str
    precision: Precision


def _clock(folded: str) -> _Clock | None:
    """The time of day in the rest of a line, with its offset if the zone is one that always has the same."""
    match = _CLOCK.search(folded)
    if match is None:
        return None
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), match["second"]
    if half := match["half"] or match["half_only"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23:
        return None
    zone = next((ZONES[token] for token in _TOKEN.findall(folded[match.end() :])[:2] if token in ZONES), "")
    if second:
        return _Clock(f"{hour:02}:{minute:02}:{second}{zone}", "second")
    return _Clock(f"{hour:02}:{minute:02}{zone}", "minute")
