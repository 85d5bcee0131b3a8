"""What goes into the fields of an article that a page may tell in more than one place, and where each value comes from."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from newsclean.choosing import TEXT, choose_authors, choose_date, choose_headline
from newsclean.elements import FURNITURE
from newsclean.parts import ArticleDate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.blocks import Block
    from newsclean.document import Document
    from newsclean.metadata import Told
    from newsclean.parts import Precision

HINT = "hint"
"""Where a value comes from that the caller gave."""

NEAR = 8
"""Blocks above the headline among which the story's byline may stand."""

_PRECISION: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


class Fields:
    """The values that are found so far, and where each was.

    >>> fields = Fields()
    >>> fields.take("publisher", (None, "text"), ("Example News", "og:site_name"))
    >>> fields.values, fields.sources
    ({'publisher': 'Example News'}, {'publisher': 'og:site_name'})
    """

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.sources: dict[str, str] = {}

    def take(self, name: str, *candidates: tuple[Any, str]) -> None:
        """Takes the first value that is none of `None`, an empty string and an empty tuple."""
        for value, where in candidates:
            if value:
                self.values[name], self.sources[name] = value, where
                return


def fields_of(
    doc: Document,
    *,
    headline: str | None,
    alternative_headline: str | None,
    bylines: Sequence[tuple[Block, Sequence[str]]],
    dates: dict[str, ArticleDate],
    publisher: str | None,
) -> Fields:
    """The fields of a document, of which the filters have read these values in its text; `bylines` holds the names in each.

    A hint of the caller goes before all else for the headline, and fills the other fields only where the page is silent.
    """
    told, hints, fields = doc.metadata, doc.hints, Fields()
    title = choose_headline(told, (headline,) if headline else ())
    fields.take("headline", (hints.headline, HINT), title or (headline, TEXT))
    fields.take("alternative_headline", (alternative_headline, TEXT), _first(told.alternative_headline))
    authors = choose_authors(told, [name for names in _bylines_of_story(doc, bylines) for name in names])
    fields.take(
        "authors",
        (tuple(dict.fromkeys(name for name, _ in authors)), authors[0].where if authors else ""),
        (hints.authors, HINT),
    )
    for which, hint, values in (
        ("published", hints.date_published, told.date_published),
        ("modified", hints.date_modified, told.date_modified),
    ):
        seen = dates.get(which)
        chosen = choose_date(values, (seen.iso,) if seen else ())
        if chosen:
            value = seen if seen and chosen.where == TEXT else article_date(chosen.value)
            fields.take(f"date_{which}", (value, chosen.where))
        elif hint:
            fields.take(f"date_{which}", (article_date(hint), HINT))
    fields.take("publisher", (hints.publisher, HINT), (publisher, TEXT), _first(told.publisher))
    for name, values in (
        ("section", told.section),
        ("description", told.description),
        ("image_url", told.image_url),
        ("canonical_url", told.canonical_url),
    ):
        fields.take(name, _first(values))
    keywords = tuple(dict.fromkeys(value for value, _ in told.keyword))
    fields.take("keywords", (keywords, told.keyword[0].where if keywords else ""))
    return fields


def _bylines_of_story(doc: Document, bylines: Sequence[tuple[Block, Sequence[str]]]) -> list[Sequence[str]]:
    """The names in the bylines; of a page of HTML, which prints menus and those of other stories as well, the first one
    from near above the headline on."""
    if not doc.is_html:
        return [names for _, names in bylines]
    headline = next((claim.span for claim in doc.claims if claim.label == "headline"), None)
    above = bisect_right(doc.outline.starts, headline.start) - 1 if headline else 0
    return [
        names
        for block, names in bylines
        if block.index >= above - NEAR and not (block.element and block.element.within(FURNITURE))
    ][:1]


def _first(values: Sequence[Told]) -> tuple[str | None, str]:
    return values[0] if values else (None, "")


def article_date(iso: str) -> ArticleDate:
    """A date as precise as it is written.

    >>> article_date("2024-03-05")
    ArticleDate(iso='2024-03-05', precision='day')
    """
    return ArticleDate(iso, _PRECISION.get(len(iso), "second" if iso[16:17] == ":" else "minute"))
