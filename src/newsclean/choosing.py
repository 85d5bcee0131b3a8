"""Which of the values that a page tells goes into a field: where its words and its metadata agree, what a reader sees."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from newsclean.folding import fold
from newsclean.metadata import ORGANIZATION, Told
from newsclean.names import is_role
from newsclean.titles import Title, site_key, site_of, title_key
from newsclean.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsclean.metadata import Metadata

_OFFSET = re.compile(r"[+-](?!00:00)")

TEXT = "text"
"""Where a value was found that filters read from the text of the page."""

SEEN = frozenset({TEXT, "h1", "microdata headline"})
"""Where headlines are told that readers of the page see."""

LEAST_LIKENESS, LEAST_LIKENESS_OF_TEXT = 0.2, 0.8
"""Share of a printed headline, and of a line that only looks like one, that one of the titles has to have: by letters, so
that small words weigh little.  Set on labelled pages of some 800 sites, where 0.1 and 0.3 do about as well as 0.2."""

MOST_LABEL_WORDS, SHORTEST_LABEL = 3, 4
"""Words and code points of a label that is printed in one line with the headline: `College Sports |`."""


def choose_headline(metadata: Metadata, visible: Sequence[str] = ()) -> Told | None:
    """The headline: as it is printed, if one of the titles in the metadata bears it out; never the name of the site.

    >>> from newsclean.metadata import Metadata, Told
    >>> told = (Told("Storm: three ports close", "og:title"), Told("Storm closes three ports - Coast", "title"))
    >>> choose_headline(Metadata(headline=(*told, Told("Example News", "h1"), Told("Storm closes three ports", "h1"))))
    Told(value='Storm closes three ports', where='h1')
    >>> choose_headline(Metadata(headline=told))
    Told(value='Storm: three ports close', where='og:title')

    Newsrooms write one headline for the page and others for search and for sharing, which may say it all in other words,
    so that a printed line which shares some of a title's is believed; a label that is printed with it (`Opinion`) is not
    part of it where a title goes without.
    """
    sites = {site_key(name) for name, _ in metadata.publisher} | {
        site_key(site_of(url)) for url, _ in metadata.canonical_url
    }
    told = [one for one in metadata.headline if title_key(one.value) and site_key(one.value) not in sites]
    titles = [one for one in told if one.where not in SEEN]
    text = [Told(line, TEXT) for line in visible if title_key(line)]
    for printed, least in (([one for one in told if one.where in SEEN], LEAST_LIKENESS), (text, LEAST_LIKENESS_OF_TEXT)):
        best = max(printed, key=lambda one: _likeness(one.value, titles), default=None)
        if best and (not titles or _likeness(best.value, titles) >= least):
            return next((one for one in titles if _is_labelled(best.value, one.value)), best)
    return next(iter(titles), None)


def _likeness(text: str, titles: Iterable[Told]) -> float:
    """How much of a printed line is in one of the titles: 1 if it is what the title says, else the share of its words."""
    words = set(title_key(text).split())
    most = 0.0
    for one in titles:
        if Title(one.value).is_copied_by(text):
            return 1.0
        shared = words & set(title_key(one.value).split())
        most = max(most, sum(map(len, shared)) / sum(map(len, words)))
    return most


def _is_labelled(printed: str, title: str) -> bool:
    """Whether a printed line is a title with a label before it, a word or three that say what sort of story it is.

    >>> _is_labelled("Opinion | Storms will close more ports", "Storms will close more ports")
    True
    >>> _is_labelled("2024 storms closed more ports", "Storms closed more ports")                       # no label: kept
    False
    """
    label = printed[: -len(title)]
    if not label or title_key(printed[len(label) :]) != title_key(title) or printed[len(label)].islower():
        return False
    bare = label.rstrip(" |•·:–—-\t")
    return bare.replace(" ", "").isalpha() and len(bare) >= SHORTEST_LABEL and len(bare.split()) <= MOST_LABEL_WORDS


def choose_date(told: Sequence[Told], visible: Sequence[str] = ()) -> Told | None:
    """The moment: the most exact one that is of the printed day, as papers print days of their own time zone.

    >>> told = (Told("2024-03-06T01:30:00+00:00", "json-ld datePublished"), Told("2024-03-05", "time"))
    >>> choose_date(told, ("2024-03-05",))
    Told(value='2024-03-05', where='time')
    >>> choose_date(told), choose_date((), ("2024-03-05",))
    (Told(value='2024-03-06T01:30:00+00:00', where='json-ld datePublished'), Told(value='2024-03-05', where='text'))
    """
    first = next(iter(told), None)
    if first is None:
        return next((Told(iso, TEXT) for iso in visible), None)
    if (local := next((one for one in told if _is_local(one.value, first.value)), None)) is not None:
        return local
    near = [iso for iso in visible if _is_beside(iso, first.value)]
    if not near or first.value[:10] in {iso[:10] for iso in visible}:
        return first
    same_day = [one for one in told if one.value[:10] == near[0][:10]]
    return max(same_day, key=lambda one: len(one.value), default=Told(near[0], TEXT))


def _is_local(one: str, other: str) -> bool:
    """Whether the one is, in the time of a place, what the other tells in universal time."""
    if len(one) <= 10 or not other.endswith("+00:00") or one.endswith("+00:00"):
        return False
    moment = datetime.fromisoformat(one)
    return moment.tzinfo is not None and abs(moment - datetime.fromisoformat(other)) < timedelta(minutes=1)


def _is_beside(one: str, other: str) -> bool:
    """Whether the one is of the day before or after the other, which is not told in the time of a place."""
    if len(one) < 10 or len(other) < 10 or _OFFSET.search(other[10:]):
        return False
    return abs(date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])) == timedelta(days=1)


def choose_authors(metadata: Metadata, visible: Sequence[str] = ()) -> tuple[Told, ...]:
    """The authors: those of the best source in the metadata; the printed byline, if it names all of them or there are none.

    >>> from newsclean.metadata import Metadata, Told
    >>> metadata = Metadata(author=(Told("ANA RUÍZ", "json-ld author"), Told("Webdesk Coast", "meta author")))
    >>> choose_authors(metadata, ("Ana Ruíz", "John de Vries"))
    (Told(value='Ana Ruíz', where='text'), Told(value='John de Vries', where='text'))
    >>> choose_authors(metadata, ("John de Vries",))                                # of another story
    (Told(value='ANA RUÍZ', where='json-ld author'),)
    >>> choose_authors(Metadata(author=(Told("Example News", "json-ld author organization"),)), ("Ana Ruíz",))
    (Told(value='Ana Ruíz', where='text'),)
    >>> choose_authors(metadata)
    (Told(value='ANA RUÍZ', where='json-ld author'),)

    Metadata go first as a page prints the names of other stories' authors as well.  `visible` should be the names of the
    first byline alone.
    """
    people = [one for one in metadata.author if not _is_outlet(one)]
    if not people and visible:
        return tuple(Told(name, TEXT) for name in visible)
    known = people or metadata.author
    chosen = [one for one in known if one.where == known[0].where]
    printed = {fold(name): Told(name, TEXT) for name in visible}
    if chosen and {fold(one.value) for one in chosen} <= printed.keys():
        return tuple(one for one in printed.values() if not _is_outlet(one))
    return tuple(printed.get(fold(one.value), one) for one in chosen)


def _is_outlet(one: Told) -> bool:
    """Whether an author is a desk or a paper rather than a person or an agency."""
    if fold(one.value) in word_list("agencies"):
        return False
    return one.where.endswith(ORGANIZATION) or is_role(one.value)
