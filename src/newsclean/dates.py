"""Moments read from lines of dates: our own patterns find them, dateparser (`newsclean[dates]`) knows the months.

Nothing is invented: a day has no midnight, a time without zone has none, a time without day is no moment, and `2 hours
ago` is one only if the caller says when now is.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from newsclean.datewords import CLOCK, EASTERN, ISO, NUMERIC, TOKEN, Which, labels_in, roles_of, sorts_of, vocabulary
from newsclean.folding import fold
from newsclean.values import DateValue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

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

_YEAR = re.compile("(?:19|20|25)[0-9][0-9]")
BUDDHIST_ERA, FIRST_BUDDHIST = 543, 2440
"""Years ahead of the common era that Thai calendars are, and a year from which one must be meant."""

_AFTERNOON = frozenset({"오후", "下午", "午後", "晚上", "م", "مساء", "مساءا", "μ.μ", "μμ"})
_HALF_AFTER = re.compile(r"\s?(ص|م|صباحا?|مساءا?|π\.?μ|μ\.?μ)(?![^\W\d_])")
_HALF_BEFORE = re.compile("(오전|오후|上午|下午|午前|午後|晚上)\\s?$")
_LABEL_AFTER = 1
"""Code points between a day and the word behind it that says of what it is: `2026年1月16日更新`."""

_CLOCK_BEFORE = 16
"""Code points between a time and the day behind it: `07:14 GMT, 3 March 2025`."""

_PARTING = re.compile("[|•·/–-]")
_OFFSET = re.compile(r"(?:gmt|utc)\s?([+-])\s?(\d{1,2})(?::?([0-5]\d))?(?!\d)")

Precision: TypeAlias = Literal["year", "month", "day", "minute", "second"]


_DAY: Precision = "day"
_MINUTE: Precision = "minute"
_SECOND: Precision = "second"


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
    labels = labels_in(folded)
    clock_first = bool(found) and _clock_before(folded[: found[0].start]) is not None  # as in all dates of the line
    for number, day in enumerate(found):
        later = found[number + 1 :]
        end = later[0].start if later else len(folded)
        begin = found[number - 1].end if number else 0
        behind: Which = next((name for at, name in labels if 0 <= at - day.end <= _LABEL_AFTER and not later), "published")
        which: Which = next((name for at, name in reversed(labels) if at < day.start), behind)
        clock = _clock_before(folded[begin : day.start]) if clock_first else _clock(folded[day.end : end])
        if clock and day.precision == "day":
            yield DateValue(which, f"{day.iso}T{clock.iso}", clock.precision)
        else:
            yield DateValue(which, day.iso, day.precision)


class _Found(NamedTuple):
    """A moment and where it stands in the folded line."""

    start: int
    end: int
    iso: str
    precision: Precision


def _iso_days(folded: str) -> Iterator[_Found]:
    for match in ISO.finditer(folded):
        year, month, day, hour, minute, second, zone = match.groups()
        if not _is_day(year, month, day):
            continue
        iso, precision = f"{year}-{month}-{day}", _DAY
        if hour is not None and int(hour) < 24:
            iso, precision = f"{iso}T{hour}:{minute}", _MINUTE
            if second is not None:
                iso, precision = f"{iso}:{second}", _SECOND
            iso += "+00:00" if zone == "z" else f"{zone[:3]}:{zone[-2:]}" if zone else ""
        yield _Found(*match.span(), iso, precision)


def _numeric_days(folded: str, language: str | None) -> Iterator[_Found]:
    """Days in figures; where day and month could be either, only if the language or the dots decide."""
    for match in (*NUMERIC.finditer(folded), *EASTERN.finditer(folded)):
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
        year = _western(year) if len(year) == 4 else f"20{year}"
        if len(year) == 4 and _is_day(year, month, day) and not ISO.match(match[0]):
            yield _Found(*match.span(), f"{year}-{int(month):02}-{int(day):02}", "day")


def _worded_days(folded: str, language: str | None) -> Iterator[_Found]:
    """Days with the month as a word, which dateparser reads."""
    masked = CLOCK.sub(lambda match: " " * len(match[0]), folded)
    tokens = [token for token in TOKEN.finditer(masked) if token[0].isdecimal() or _is_month(token[0])]
    at = free = 0
    while at < len(tokens):
        # 5 March 2024; March 5, 2024; 2024. március 5.; March 2024; 2024 March
        for before, after, year_first in ((1, 2, False), (0, 3, False), (1, 2, True), (0, 2, False), (1, 1, True)):
            part = tokens[max(0, at - before) : at + after]
            if tokens[at][0].isdecimal() or at - before < free or len(part) != before + after:
                continue
            others = [token[0] for token in part if token is not tokens[at]]
            year, other = others[0] if year_first else others[-1], others[-1] if year_first else others[0]
            day = other if len(others) == 2 and len(other) <= 2 else None
            if not _YEAR.fullmatch(year) or (len(others) == 2 and day is None):
                continue
            iso = _month(tokens[at][0], language)
            if iso is None or (day and not _is_day(year, str(iso), day)):
                continue
            year = _western(year)
            text = f"{year}-{iso:02}-{int(day):02}" if day else f"{year}-{iso:02}"
            yield _Found(part[0].start(), part[-1].end(), text, "day" if day else "month")
            at += after - 1
            free = at + 1
            break
        at += 1


def _western(year: str) -> str:
    return str(int(year) - BUDDHIST_ERA) if int(year) >= FIRST_BUDDHIST else year


def _is_month(word: str) -> bool:
    """Whether a word names a month, and is not also one of the small words of dates in another language."""
    return "months" in roles_of(word) and "words" not in roles_of(word)


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
    words = " ".join(token for token in TOKEN.findall(folded) if roles_of(token) & {"units", "ago"} or token.isdecimal())
    languages = [language.partition("-")[0]] if language else None
    try:
        moment = dateparser.parse(words, languages=languages, settings={"RELATIVE_BASE": now.replace(tzinfo=None)})
    except ValueError:
        return None
    return _Found(0, len(folded), moment.date().isoformat(), "day") if moment else None


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


class _Clock(NamedTuple):
    iso: str
    precision: Precision


def _clock_before(folded: str) -> _Clock | None:
    """The time that stands right before a day, with nothing but a zone or a comma between."""
    for match in CLOCK.finditer(folded):
        rest = folded[match.end() :]
        if len(rest) <= _CLOCK_BEFORE and not _PARTING.search(rest) and all(one in ZONES for one in TOKEN.findall(rest)):
            return _clock(folded[match.start() :])
    return None


def _clock(folded: str) -> _Clock | None:
    """The time of day in the rest of a line, with its offset if the zone is one that always has the same."""
    match = CLOCK.search(folded)
    if match is None:
        return None
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), match["second"]
    half = match["half"] or match["half_only"]
    if not half and (named := _HALF_AFTER.match(folded, match.end()) or _HALF_BEFORE.search(folded, 0, match.start())):
        half = "p" if named[1] in _AFTERNOON else "a"
    if half and hour <= 12:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23:
        return None
    rest = folded[match.end() :]
    zone = next((ZONES[token] for token in TOKEN.findall(rest)[:2] if token in ZONES), "")
    if zone and (offset := _OFFSET.search(rest)):
        zone = f"{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}"
    if second:
        return _Clock(f"{hour:02}:{minute:02}:{second}{zone}", "second")
    return _Clock(f"{hour:02}:{minute:02}{zone}", "minute")
