"""What the elements of the visible page tell by their names: `<h1>`, microdata, `<time>`, `rel="author"`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.dates import read_dates
from newsclean.names import is_name, is_role
from newsclean.readers.told.language_tags import tag_of
from newsclean.readers.told.moments import iso_of
from newsclean.readers.told.people import people_in
from newsclean.readers.told.wording import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.readers.head import Head, Mark
    from newsclean.readers.told.findings import Findings

NEAR = 12
"""Blocks between the headline and the date below it: kicker, deck, byline, share buttons, caption."""

TOGETHER = 3
"""Blocks from one author of a story to the next."""

NAME_BEHIND = 4
"""Marks between an author and its name, such as its address and picture."""

MOST_MARKS = 2_000
"""Marks that are looked at; pages with many cards have some hundreds."""

ABOVE = 4
"""Blocks above the headline among which some print who wrote it and when."""

LONGEST_NAMED = 100
"""Code points of a line of authors or dates; longer ones say something about the author."""

_SIGNS = frozenset({"author", "authors", "byline", "bylines", "writer", "writers"})
_NO_SIGNS = frozenset(
    {"bio", "biography", "box", "image", "avatar", "photo", "social", "share", "follow", "related", "title", "role", "job",
     "position", "description", "desc", "comment", "comments", "reviewer", "reviewed", "editor"}
)  # fmt: skip
_DATES = frozenset({"date", "dates", "published", "publish", "posted", "pubdate", "timestamp", "byline", "updated"})
_CHANGED = frozenset({"updated", "modified", "update", "lastmod"})


def tell(head: Head, findings: Findings) -> None:
    """Adds what the marks tell."""
    marks = head.marks[:MOST_MARKS]
    headings = [mark for mark in marks if mark.tag == "h1" and mark.text]
    for mark in headings:
        findings.add("headline", words_of(mark.text), "h1")
    for mark in marks:
        props = mark.itemprop.split()
        if "headline" in props and mark.tag != "h1":
            findings.add("headline", words_of(mark.value or mark.text), "microdata headline")
        if "alternativeheadline" in props:
            findings.add("alternative_headline", words_of(mark.text or mark.value), "microdata alternativeHeadline")
        for field, name in (("date_published", "datePublished"), ("date_modified", "dateModified")):
            if name.lower() in props:
                findings.add(field, iso_of(mark.value or mark.text), f"microdata {name}")
    for where in ("microdata author", "rel author"):
        _tell_authors(marks, where, findings)
    for mark in _times_near(marks, headings):
        field = "date_modified" if _CHANGED & set(mark.names) else "date_published"
        findings.add(field, iso_of(mark.value) or iso_of(mark.text), "time")
    _tell_named(head, headings, findings)


def _tell_named(head: Head, headings: Sequence[Mark], findings: Findings) -> None:
    """Adds the author and the dates of the elements that only their class calls so: the nearest below the headline."""
    below = [
        (mark.block - heading.block, len(mark.text), mark)
        for heading in headings[:1]
        for mark in head.named
        if heading.block - ABOVE <= mark.block <= heading.block + NEAR and len(mark.text) <= LONGEST_NAMED
    ]
    # Of elements one in the other the innermost, which is the shortest, is the name.
    near = [mark for _, _, mark in sorted(below, key=lambda one: (abs(one[0]), one[1]))]
    for mark in near:
        names = set(mark.names)
        if names & _SIGNS and not names & _NO_SIGNS:
            people = [person for person in people_in(words_of(mark.text)) if is_name(person) and not is_role(person)]
            for person in people:
                findings.add("author", person, "class author")
            if people:
                break
    for mark in near:
        if set(mark.names) & _DATES:
            for which, iso, _ in read_dates(mark.text, tag_of(head.language), None):
                changed = which == "modified" or _CHANGED & set(mark.names)
                findings.add("date_modified" if changed else "date_published", iso, "class date")


def _tell_authors(marks: Sequence[Mark], where: str, findings: Findings) -> None:
    """Adds the authors who stand together first on the page: those further off wrote comments and other stories."""
    place = None
    for number, mark in enumerate(marks):
        props = mark.itemprop.split()
        by_property = "author" in props or "creator" in props
        if not (by_property if where.startswith("microdata") else "author" in mark.rel.split() and not by_property):
            continue
        if place is not None and mark.block > place + TOGETHER:
            break
        text = mark.text or (by_property and (_name_behind(marks, number) or mark.value)) or ""
        for person in people_in(words_of(text)):
            findings.add("author", person, where)
            place = mark.block


def _name_behind(marks: Sequence[Mark], number: int) -> str:
    """The name of an author that is told in an element of its own, without words that are seen."""
    behind = marks[number + 1 : number + 1 + NAME_BEHIND]
    return next((mark.value or mark.text for mark in behind if "name" in mark.itemprop.split()), "")


def _times_near(marks: Sequence[Mark], headings: Sequence[Mark]) -> Iterator[Mark]:
    """The times that are not those of other stories: near below or above a headline; all, if there is none."""
    times = [mark for mark in marks if mark.tag == "time" and not mark.itemprop]
    if not headings:
        yield from times[:1]
        return
    near = ((min(_distance(mark, heading) for heading in headings[:3]), mark) for mark in times)
    yield from (mark for distance, mark in sorted(near, key=lambda one: one[0]) if distance <= NEAR)


def _distance(mark: Mark, heading: Mark) -> int:
    """Blocks from a headline to a mark; what stands above it is as far as what stands twice as far below."""
    return mark.block - heading.block if mark.block >= heading.block else 2 * (heading.block - mark.block)
