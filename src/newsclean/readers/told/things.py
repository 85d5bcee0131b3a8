"""The things of JSON-LD: found at any depth, with the names that refer to them, and the one that is the page's article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from newsclean.readers.told.wording import words_of
from newsclean.titles import title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Thing: TypeAlias = "Mapping[str, Any]"

MOST_THINGS = 20_000
"""Things looked at in a page; a long live blog has some 500."""

DEEPEST_REFERENCE = 4
"""Steps from `@id` to `@id`."""

ARTICLES = ("Article", "BlogPosting", "Report")
"""Ends of the types of articles: NewsArticle, OpinionNewsArticle, LiveBlogPosting …"""

PAGES = ("WebPage", "ItemPage", "FAQPage")
"""Ends of the types of pages, which tell dates and a name where no article does."""

ELSEWHERE = frozenset(
    ["itemlistelement", "haspart", "ispartof", "mentions", "citation", "relatedlink", "isbasedon", "about", "subjectof",
     "liveblogupdate", "comment", "review", "associatedmedia", "significantlink", "blogpost", "workexample", "video"]
)  # fmt: skip
"""Properties whose things are not the page's own article: lists, parts, mentions."""

_SCHEME = re.compile(r"^(?:https?:)?//(?:www\.)?|[?#].*$|/(?:index\.html?)?$", re.IGNORECASE)


class Found(NamedTuple):
    """A thing, and whether it stands in a list or the like of other things."""

    thing: Thing
    elsewhere: bool


class Things:
    """All things of a page's scripts, in order."""

    def __init__(self, values: Iterable[Any]) -> None:
        self.found: list[Found] = []
        self._named: dict[str, Thing] = {}
        stack: list[tuple[Any, bool]] = [(value, False) for value in reversed(list(values))]
        while stack and len(self.found) < MOST_THINGS:
            value, elsewhere = stack.pop()
            if isinstance(value, list):
                stack += [(one, elsewhere) for one in reversed(value)]
            elif isinstance(value, dict):
                self.found.append(Found(value, elsewhere))
                self._name(value)
                inner = [(one, elsewhere or key.lower() in ELSEWHERE) for key, one in value.items()]
                stack += [pair for pair in reversed(inner) if isinstance(pair[0], (dict, list))]

    def _name(self, thing: Thing) -> None:
        name = thing.get("@id")
        if isinstance(name, str) and len(thing) > len(self._named.get(name, {})):
            self._named[name] = thing

    def resolved(self, value: Any) -> Any:
        """What is meant by a value: the thing that an `@id` alone refers to, or the value itself."""
        for _ in range(DEEPEST_REFERENCE):
            if not isinstance(value, dict) or set(value) - {"@id", "@type"} or value.get("@id") not in self._named:
                break
            value = self._named[value["@id"]]
        return value

    def values(self, thing: Thing, name: str) -> Iterator[Any]:
        """The values of a property, one by one, with references resolved."""
        value = thing.get(name)
        for one in value if isinstance(value, list) else (value,):
            if one is not None:
                yield self.resolved(one)

    def articles(self, urls: Iterable[str], titles: Iterable[str]) -> list[Thing]:
        """The articles, that of the page first: by its address, its headline, its type; those in lists are left out."""
        addresses = {address_key(url) for url in urls if url}
        keys = {title_key(title) for title in titles if title}
        ranked: list[tuple[tuple[bool, bool, bool], int, Thing]] = []
        for number, (thing, elsewhere) in enumerate(self.found):
            types = types_of(thing)
            article, page = (any(one.endswith(ends) for one in types) for ends in (ARTICLES, PAGES))
            if not (article or page) or (page and not article and len(thing) < 4):
                continue
            named = {title_key(words_of(one)) for one in (thing.get("headline"), thing.get("name")) if isinstance(one, str)}
            placed = bool(self._addresses(thing) & addresses)
            if elsewhere and not (placed and article and named & keys):
                continue
            ranked.append(((not article, not (named & keys), not placed), number, thing))
        return [thing for _, _, thing in sorted(ranked, key=lambda one: one[:2])]

    def _addresses(self, thing: Thing) -> set[str]:
        """The addresses that a thing says it has."""
        main = thing.get("mainEntityOfPage")
        given = [thing.get("url"), thing.get("@id"), main]
        if isinstance(main, dict):
            given += [main.get("@id"), main.get("url")]
        return {address_key(one) for one in given if isinstance(one, str)}


def types_of(thing: Thing) -> tuple[str, ...]:
    """The types of a thing, without the name of the vocabulary.

    >>> types_of({"@type": ["schema:NewsArticle", "https://schema.org/Report"]})
    ('NewsArticle', 'Report')
    """
    given = thing.get("@type")
    kinds = given if isinstance(given, list) else [given]
    return tuple(re.split("[/:#]", one)[-1] for one in kinds if isinstance(one, str))


def address_key(url: str) -> str:
    """What the writings of an address have in common.

    >>> address_key("https://www.example.com/storm/?from=home") == address_key("http://example.com/storm")
    True
    """
    return _SCHEME.sub("", _SCHEME.sub("", url.strip()).rstrip("/")).casefold()
