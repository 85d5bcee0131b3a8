"""`Element`: where in a page's markup a block stands."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

DEEPEST = 200
"""Levels that are told apart: what lies deeper is taken to stand in the element at this depth.  Browsers stop at 512."""

MOST_WORDS = 12
"""Words of an element's class, id, role and itemprop that are looked at: some builders write hundreds."""

FURNITURE = frozenset({"nav", "footer"})
"""Elements in which no part of a story stands (HTML standard, section 4.3)."""

_NAMING = ("class", "id", "itemprop", "role")
_WORD = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{3,}|[a-z]{3,}")


EmbedKind: TypeAlias = Literal["video", "audio", "post", "frame"]


class Element:
    """An element of a page, and by `parent` all that it stands in.

    >>> page = Element("body")
    >>> story = Element("div", {"class": "story-body articleText"}, page, 2)
    >>> story.path, story.words
    ('body > div:nth-child(2)', ('story', 'body', 'article', 'text'))
    """

    __slots__ = ("_names", "_path", "_tags", "_words", "attributes", "depth", "parent", "place", "tag")

    def __init__(
        self, tag: str, attributes: Mapping[str, str | None] | None = None, parent: Element | None = None, place: int = 1
    ) -> None:
        """`place` counts from 1 among the elements of the parent."""
        self.tag = tag
        self.attributes = attributes or {}
        self.parent = parent
        self.place = place
        self.depth: int = 0 if parent is None else parent.depth + 1
        self._path: str | None = None
        self._words: tuple[str, ...] | None = None
        self._tags: frozenset[str] | None = None
        self._names: frozenset[str] | None = None

    def __repr__(self) -> str:
        return f"Element({self.path!r})"

    def chain(self) -> Iterator[Element]:
        """The element, its parent, and so on up to the root."""
        here: Element | None = self
        while here is not None:
            yield here
            here = here.parent

    @property
    def tags(self) -> frozenset[str]:
        """Its tag and those of all that it stands in."""
        if self._tags is None:
            above = self.parent.tags if self.parent is not None else frozenset()
            self._tags = above if self.tag in above else above | {self.tag}
        return self._tags

    def within(self, tags: Set[str]) -> bool:
        """Whether it is, or stands in, an element of one of these tags."""
        return not self.tags.isdisjoint(tags)

    @property
    def path(self) -> str:
        """A CSS selector that finds it."""
        if self._path is None:
            is_root = self.parent is None or self.tag == "body"
            step = self.tag if is_root else f"{self.tag}:nth-child({self.place})"
            self._path = step if self.parent is None else f"{self.parent.path} > {step}"
        return self._path

    @property
    def names(self) -> frozenset[str]:
        """Its classes and its id, whole and in lower case."""
        if self._names is None:
            given = self.attributes
            self._names = frozenset(f"{given.get('class') or ''} {given.get('id') or ''}".lower().split())
        return self._names

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its class, id, itemprop and role, in lower case."""
        if self._words is None:
            named = " ".join([value for name in _NAMING if (value := self.attributes.get(name))])
            self._words = _words(named) if named else ()
        return self._words


def common(one: Element | None, other: Element | None) -> Element | None:
    """The innermost element that holds both, if one does.

    >>> story = Element("div", None, Element("body"), 2)
    >>> common(Element("p", None, story), Element("i", None, Element("p", None, story, 2)))
    Element('body > div:nth-child(2)')
    >>> common(story, Element("div")) is common(story, None) is None
    True
    """
    while one is not other:
        if one is None or other is None:
            return None
        if one.depth >= other.depth:
            one = one.parent
        else:
            other = other.parent
    return one


class Embed(NamedTuple):
    """What is set into the page from elsewhere."""

    kind: EmbedKind
    url: str
    position: int
    """The code point of the document's text before which it stands."""
    element: Element | None
    """What it stands in; amid Markdown often nothing."""


@lru_cache(maxsize=4096)
def _words(named: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(named[:500])[:MOST_WORDS])
