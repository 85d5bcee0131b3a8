"""`Hints`: what the caller knows beside the text."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

from newsclean.errors import HintError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Hints:
    """What the caller knows beside the text; a hint fills a field only where the text is silent, except `headline`."""

    headline: str | None = None
    now: datetime | None = None
    """When the page was read: the anchor of relative times such as `2 hours ago`, which stay unresolved without it."""
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    date_published: str | None = None
    """ISO 8601."""
    date_modified: str | None = None
    """ISO 8601."""

    @classmethod
    def of(cls, hints: Mapping[str, Any] | None, headline: str | None) -> Hints:
        """The hints of a mapping.

        >>> Hints.of({"publisher": "Example News"}, None).publisher
        'Example News'

        Raises:
            HintError: The mapping has a name that is not a hint, or `now` is not a moment.
        """
        known = {one.name for one in fields(cls)}
        given = dict(hints or {})
        if unknown := sorted(map(str, given.keys() - known)):
            raise HintError(f"unknown hint {', '.join(map(repr, unknown))}; known are {', '.join(sorted(known))}")
        if headline is not None:
            given["headline"] = headline
        if "authors" in given:
            authors = given["authors"]
            given["authors"] = (authors,) if isinstance(authors, str) else tuple(authors)
        if isinstance(now := given.get("now"), str):
            try:
                given["now"] = datetime.fromisoformat(now)
            except ValueError:
                raise HintError(f"hint 'now': {now!r} is not a moment in ISO 8601, such as 2024-03-05T14:30") from None
        elif now is not None and not isinstance(now, datetime):
            raise HintError(f"hint 'now': give a datetime or a string in ISO 8601, not {type(now).__name__}")
        return cls(**given)
