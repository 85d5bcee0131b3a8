"""`Metadata`: what a page says of itself beside its visible text."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import NamedTuple

ORGANIZATION = "organization"
"""The last word of where an author was told who is no person: `json-ld author organization`."""


class Told(NamedTuple):
    """A value, and where it was told: `json-ld headline`, `og:title`, `front matter`."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """For each field what was told, the best source first; of authors and keywords one name each."""

    headline: tuple[Told, ...] = ()
    alternative_headline: tuple[Told, ...] = ()
    description: tuple[Told, ...] = ()
    author: tuple[Told, ...] = ()
    date_published: tuple[Told, ...] = ()
    """ISO 8601."""
    date_modified: tuple[Told, ...] = ()
    """ISO 8601."""
    publisher: tuple[Told, ...] = ()
    language: tuple[Told, ...] = ()
    section: tuple[Told, ...] = ()
    keyword: tuple[Told, ...] = ()
    image_url: tuple[Told, ...] = ()
    canonical_url: tuple[Told, ...] = ()
    article_body: tuple[Told, ...] = ()
    """The story as structured data have it: often cut or dirty."""

    def followed_by(self, other: Metadata) -> Metadata:
        """What both tell, this one first."""
        return Metadata(**{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)})
