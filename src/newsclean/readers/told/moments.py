"""Moments as metadata write them become ISO 8601, as precise as they were given."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from newsclean.dates import read_dates

EARLIEST = 1600
"""The year of the first newspaper is 1605; what systems write for `unknown` lies before (0001) or is the epoch itself."""

LATEST = 2100
"""A year from which a date is a mistake."""

LONGEST_MOMENT = 80
"""Code points: `Tue Mar 05 2024 14:30:00 GMT+0100 (Central European Standard Time)` has 66."""

_EPOCH = re.compile(r"(\d{10})(?:\d{3})?")
_MAIL = re.compile(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|[A-Z]{1,4})")
_YEAR_AND_MONTH = re.compile(r"(\d{4})[-/](\d\d)")
_YEAR = re.compile(r"\d{4}")
_OFFSET_APART = re.compile(r"(?<=\d)\s+(?=(?:[+-]\d\d:?\d\d|Z)$)")
_UNIVERSAL = re.compile(r"(?<=\d) ?(?:UTC|GMT)$")
_ISO_LIKE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d|$)|\d{8}(?:T|$)")
_FRACTION = re.compile(r"[.,]\d+(?=$|Z|[+-]\d\d)")


def iso_of(text: str, language: str | None = None) -> str | None:
    """The moment in ISO 8601, as precise as it is given and with its offset; None if it is none.

    >>> iso_of("2024-03-05"), iso_of("2024-03-05T14:30:00.000Z"), iso_of("Tue, 05 Mar 2024 14:30:00 +0100")
    ('2024-03-05', '2024-03-05T14:30:00+00:00', '2024-03-05T14:30:00+01:00')
    >>> iso_of("March 5, 2024"), iso_of("2024/03"), iso_of("04/05/2024")           # the last one: April or May?
    ('2024-03-05', '2024-03', None)
    >>> iso_of("0001-01-01T00:00:00Z"), iso_of("1970-01-01")                        # what systems write for `unknown`
    (None, None)
    """
    text = _UNIVERSAL.sub("Z", text.strip())
    if not text or len(text) > LONGEST_MOMENT:
        return None
    iso = _standard(text) or next((value.iso for value in read_dates(text, language, None)), None)
    if iso is None or not EARLIEST <= int(iso[:4]) < LATEST or iso.startswith("1970-01-01"):
        return None
    return iso


def _standard(text: str) -> str | None:
    """A moment in ISO 8601, in the form of e-mail, or counted in seconds since 1970."""
    if _ISO_LIKE.match(text):
        try:
            return _written(_FRACTION.sub("", _OFFSET_APART.sub("", text)))
        except ValueError:
            return None
    if epoch := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC).isoformat(timespec="seconds")
    if _MAIL.fullmatch(text):
        try:
            return parsedate_to_datetime(text).isoformat(timespec="seconds" if text.count(":") == 2 else "minutes")
        except (ValueError, OverflowError):
            return None
    if (month := _YEAR_AND_MONTH.fullmatch(text)) and 1 <= int(month[2]) <= 12:
        return f"{month[1]}-{month[2]}"
    return text if _YEAR.fullmatch(text) else None


def _written(text: str) -> str:
    """A moment in one form of ISO 8601."""
    if len(text) <= len("2024-03-05"):
        return date.fromisoformat(text).isoformat()
    moment = datetime.fromisoformat(text)
    clock = re.sub(r"(?:Z|[+-][\d:]+)$", "", text[10 if text[4] == "-" else 8 :])
    return moment.isoformat(timespec="seconds" if sum(sign.isdigit() for sign in clock) > 4 else "minutes")
