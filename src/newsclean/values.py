"""What filters understand of the lines they claim: the shapes of `Claim.value` that assembly puts into fields."""

from __future__ import annotations

from typing import Literal, NamedTuple


class HeadlineValue(NamedTuple):
    """The headline in its best form, and the site that the title names."""

    text: str
    publisher: str | None = None


class DatelineValue(NamedTuple):
    """The parts of a dateline, as printed."""

    place: str | None = None
    agency: str | None = None
    date: str | None = None


class DateValue(NamedTuple):
    """A moment: ISO 8601 as precise as printed, and whether it is of the publication or of a change."""

    which: Literal["published", "modified"]
    iso: str
    precision: Literal["year", "month", "day", "minute", "second"]


class CaptionValue(NamedTuple):
    """The words of a caption and of its credit; either may be missing."""

    text: str | None = None
    credit: str | None = None


Names = tuple[str, ...]
"""The names in a byline or in a line that names contributors."""
