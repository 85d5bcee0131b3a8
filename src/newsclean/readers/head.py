"""`Head`: what a page says of itself, as found in its markup and not yet understood."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """An element of the visible page that says what it holds: `<time>`, `itemprop`, `rel="author"`, `<h1>`."""

    tag: str
    itemprop: str
    """The words of its `itemprop`, in lower case; empty if it has none."""
    rel: str
    names: tuple[str, ...]
    """The words of its class, id, itemprop and role."""
    value: str
    """What its `content`, `datetime` or `href` says; empty if nothing."""
    text: str
    """Its text, with single spaces, cut off after 300 code points."""
    block: int
    """The number of blocks before it."""


@dataclass(slots=True)
class Head:
    """The ingredients, in the order of the page."""

    title: str = ""
    language: str = ""
    """`<html lang>`."""
    metas: list[tuple[str, str]] = field(default_factory=list)
    """`name`, `property`, `http-equiv` or `itemprop` of each `<meta>` in lower case, and its `content`."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """`rel` and `href` of each `<link>`."""
    scripts: list[str] = field(default_factory=list)
    """The content of each script of JSON-LD."""
    marks: list[Mark] = field(default_factory=list)
    named: list[Mark] = field(default_factory=list)
    """Elements that only their class calls an author, a byline or a date."""
