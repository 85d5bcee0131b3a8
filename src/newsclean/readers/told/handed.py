"""What a scraper says of a story becomes `Metadata`: names, dates and titles clean, as those of a page's own."""

from __future__ import annotations

from collections.abc import Iterable
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
    from collections.abc import Mapping

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
    keywords: str | Iterable[str | None] | None = None,
    image_url: str | None = None,
    url: str | None = None,
) -> Metadata:
    """What a scraper, named by `where`, says of a story; `url` is the address that the story has by itself.

    >>> told = handed("my scraper", headline="Storm closes three ports | Example News", publisher="Example News",
    ...               authors=["By Ana Ruíz, Staff Writer | Example News"], date_published=datetime(2024, 3, 5))
    >>> told.headline[0].value, told.author[0].value, told.date_published[0].value          # a day, not midnight
    ('Storm closes three ports', 'Ana Ruíz', '2024-03-05')
    """
    headline, alternative_headline, description, publisher, language, section, image_url, url = map(
        _one, (headline, alternative_headline, description, publisher, language, section, image_url, url)
    )
    findings = Findings()
    host = site_of(url) or ""
    sites = [site for site in (publisher, host, host.partition(".")[0]) if site]
    for field, text in (
        ("headline", without_site(words_of(headline), sites)),
        ("alternative_headline", words_of(alternative_headline)),
        ("description", words_of(description)),
        ("publisher", words_of(publisher)),
        ("section", words_of(section)),
        ("language", tag_of(language)),
        ("date_published", moment_of(date_published)),
        ("date_modified", moment_of(date_modified)),
        ("image_url", image_url.strip()),
        ("canonical_url", url.strip()),
    ):
        findings.add(field, text, where)
    people = (name for one in _several(authors) for name in people_in(words_of(one)))
    for name in without_outlets(people, sites):
        findings.add("author", name, where)
    for keywords_or_one in _several(keywords):
        for keyword in keywords_or_one.split(","):
            findings.add("keyword", words_of(keyword), where)
    return findings.metadata()


def _several(value: object) -> list[str]:
    """The texts in what a program gives for them, which may be one, and may be something else."""
    if isinstance(value, str):
        return [value]
    return [one for one in value if isinstance(one, str) and one] if isinstance(value, Iterable) else []


def _one(value: object) -> str:
    """One text, whatever a program gives for it: of several the first."""
    return next(iter(_several(value)), "")


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
