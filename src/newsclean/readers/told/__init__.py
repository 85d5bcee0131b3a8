"""What a page tells of itself beside its visible text: JSON-LD, `<meta>`, microdata and the like become `Metadata`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.metadata import Metadata, Told
from newsclean.readers.told import json_ld, marks, metas
from newsclean.readers.told.findings import Findings
from newsclean.readers.told.language_tags import tag_of
from newsclean.readers.told.mending import values_in
from newsclean.readers.told.people import without_outlets
from newsclean.readers.told.things import Things
from newsclean.readers.told.wording import without_site, words_of
from newsclean.titles import site_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.readers.head import Head

MOST_SCRIPTS = 50
"""Scripts of JSON-LD that are read; pages that were seen have up to a dozen."""

_TITLES = ("og:title", "twitter:title", "title", "headline")
_ADDRESSES = ("og:url", "twitter:url")


def metadata_of(head: Head) -> Metadata:
    """For each field what the page tells, the best source first.

    >>> from newsclean.readers.head import Head
    >>> script = '{"@type": "NewsArticle", "headline": "Storm closes three ports", "author": {"name": "Ana Ruíz"}}'
    >>> metadata = metadata_of(Head(title="Storm closes three ports | Example News", scripts=[script]))
    >>> metadata.headline
    (Told(value='Storm closes three ports', where='json-ld headline'),
     Told(value='Storm closes three ports | Example News', where='title'))
    >>> metadata.author
    (Told(value='Ana Ruíz', where='json-ld author'),)

    Known limits: RDFa other than in `<meta>` is not read; the scopes of microdata are told by order alone.
    """
    findings = Findings()
    things = Things(value for script in head.scripts[:MOST_SCRIPTS] for value in values_in(script).values)
    told_titles = [words_of(value) for name, value in head.metas if name in _TITLES]
    titles = [words_of(head.title), *told_titles, *(words_of(mark.text) for mark in head.marks if mark.tag == "h1")]
    addresses = [address for rel, address in head.links if "canonical" in rel.split()]
    addresses += [value for name, value in head.metas if name in _ADDRESSES]
    json_ld.tell(things, things.articles(addresses, titles), findings)
    findings.add("language", tag_of(head.language), "html lang")
    metas.tell(head, findings)
    marks.tell(head, findings)
    for value, where in json_ld.publishers(things):
        findings.add("publisher", value, where)
    findings.add("headline", words_of(head.title), "title")
    metadata = findings.metadata()
    sites = tuple(_sites(metadata))
    return replace(
        metadata,
        headline=_once(Told(without_site(value, sites), where) for value, where in metadata.headline),
        author=_people(metadata.author, sites),
        language=_once(Told(tag, where) for value, where in metadata.language if (tag := tag_of(value))),
    )


def _sites(metadata: Metadata) -> Iterator[str]:
    """The names of the site: what it says, and its host with and without the last parts."""
    for value, _ in metadata.publisher:
        yield value
    for url, _ in metadata.canonical_url:
        if host := site_of(url):
            yield host
            yield host.partition(".")[0]


def _people(told: Iterable[Told], sites: Iterable[str]) -> tuple[Told, ...]:
    """What was told of the authors, without the names of the site if somebody else is named."""
    told = tuple(told)
    people = set(without_outlets((value for value, _ in told), sites))
    return _once(one for one in told if one.value in people)


def _once(told: Iterable[Told]) -> tuple[Told, ...]:
    return tuple(dict.fromkeys(told))
