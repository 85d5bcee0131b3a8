"""A date of an article as RFC 3339 has it, if it is precise enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.parts import ArticleDate


def rfc3339(date: ArticleDate | None) -> str | None:
    """The moment with its offset; None if the day, the time or the zone is not known, as none of them is invented.

    >>> from newsclean.parts import ArticleDate
    >>> rfc3339(ArticleDate("2024-03-05T14:30+01:00", "minute"))
    '2024-03-05T14:30:00+01:00'
    >>> rfc3339(ArticleDate("2024-03-05T14:30", "minute")), rfc3339(ArticleDate("2024-03-05", "day"))
    (None, None)

    The form has no minutes without seconds, so that a moment that is known to the minute is written with `:00`.

    Source: RFC 3339, section 5.6.
    """
    moment = date.moment if date else None
    return moment.isoformat(timespec="seconds") if moment and moment.tzinfo else None
