"""What a scraper says of a story becomes `Metadata`: names, dates and titles clean, as those of a page's own."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from newsclean.readers.head import Head
from newsclean.readers.told import metadata_of
from newsclean.readers.told.findings import Findings
from newsclean.readers.told.language_tags import tag_of
from newsclean.readers.told.moments import iso_of
from newsclean.readers.told.people import people_in, without_outlets
from newsclean.readers.told.wording import without_site, words_of
from newsclean.titles import site_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsclean.metadata import Metadata


def handed(
    where: str,
    *,
    headline: str | None = None,
    alternative_headline: str | None = None,
    description: str | None = None,
    authors: str | Iterable[str | None] | None = None,
    date_published: str | date | None = None,
    date_modified: str | date | None = None,
    publisher: str | None = None,
    language: str | None = None,
    section: str | None = None,
    keywords: Iterable[str | None] | None = None,
    image_url: str | None = None,
    url: str | None = None,
) -> Metadata:
    """What a scraper, named by `where`, says of a story; `url` is the address that the story has by itself.

    >>> told = handed("my scraper", headline="Storm closes three ports | Example News", publisher="Example News",
    ...               authors=["By Ana Ruíz, Staff Writer | Example News"], date_published=datetime(2024, 3, 5))
    >>> told.headline[0].value, told.author[0].value, told.date_published[0].value          # a day, not midnight
    ('Storm closes three ports', 'Ana Ruíz', '2024-03-05')
    """
    findings = Findings()
    sites = [site for site in (publisher, site_of(url or "")) if site]
    for field, text in (
        ("headline", without_site(words_of(headline or ""), sites)),
        ("alternative_headline", words_of(alternative_headline or "")),
        ("description", words_of(description or "")),
        ("publisher", words_of(publisher or "")),
        ("section", words_of(section or "")),
        ("language", tag_of(language or "")),
        ("date_published", moment_of(date_published)),
        ("date_modified", moment_of(date_modified)),
        ("image_url", (image_url or "").strip()),
        ("canonical_url", (url or "").strip()),
    ):
        findings.add(field, text, where)
    given = [authors] if isinstance(authors, str) else authors or ()
    people = (name for one in given if one for name in people_in(words_of(one)))
    for name in without_outlets(people, sites):
        findings.add("author", name, where)
    for keyword in keywords or ():
        findings.add("keyword", words_of(keyword or ""), where)
    return findings.metadata()


def handed_metas(metas: Mapping[str, object]) -> Metadata:
    """What a scraper hands over of the `<meta>` of a page, by their names; read as the page's own.

    >>> told = handed_metas({"title": "Storm closes three ports | Example News", "og:site_name": "Example News",
    ...                      "article:tag": ["Storms", "Ports"], "status": 200})
    >>> told.headline, [tag.value for tag in told.keyword]
    ((Told(value='Storm closes three ports', where='meta title'),), ['Storms', 'Ports'])
    """
    values = ((name.lower(), value if isinstance(value, list) else [value]) for name, value in metas.items())
    return metadata_of(Head(metas=[(name, one) for name, several in values for one in several if isinstance(one, str)]))


def moment_of(value: str | date | None) -> str | None:
    """A moment in ISO 8601, as precise as it was known: midnight without a time zone is what programs make of a day.

    >>> moment_of(datetime(2024, 3, 5, 14, 30)), moment_of("Tue, 05 Mar 2024 14:30:00 +0100"), moment_of("yesterday")
    ('2024-03-05T14:30:00', '2024-03-05T14:30:00+01:00', None)
    """
    if isinstance(value, datetime):
        if value.tzinfo is None and value.time() == time():
            return iso_of(value.date().isoformat())
        return iso_of(value.isoformat(timespec="seconds"))
    if isinstance(value, date):
        return iso_of(value.isoformat())
    return iso_of(value) if isinstance(value, str) else None
