"""CSS selectors, as far as rules for publishers need them: matched against the chain of elements that a block stands in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsclean.elements import Element

_COMPOUND = re.compile(
    r"(?P<tag>[a-z][a-z0-9-]*|\*)?(?P<rest>(?:[.#][\w-]+|\[[a-z][\w:-]*(?:[*^$]?=\"[^\"\]]*\")?\])*)", re.IGNORECASE
)
_SIMPLE = re.compile(r"([.#])([\w-]+)|\[([a-z][\w:-]*)(?:([*^$]?)=\"([^\"\]]*)\")?\]", re.IGNORECASE)


class Test(NamedTuple):
    """One condition on an attribute."""

    attribute: str
    how: str
    """`has`, `word`, `=`, `*`, `^` or `$`."""
    value: str

    def holds(self, element: Element) -> bool:
        """Whether it holds of an element."""
        value = element.attributes.get(self.attribute)
        if self.how == "has":
            return self.attribute in element.attributes
        if value is None:
            return False
        match self.how:
            case "word":
                return self.value in value.split()
            case "*":
                return self.value in value
            case "^":
                return value.startswith(self.value)
            case "$":
                return value.endswith(self.value)
        return value == self.value


class Compound(NamedTuple):
    """A tag and conditions, all of which have to hold of one element."""

    tag: str | None
    tests: tuple[Test, ...]

    def holds(self, element: Element) -> bool:
        """Whether it holds of an element."""
        return self.tag in (None, element.tag) and all(test.holds(element) for test in self.tests)


@lru_cache(maxsize=1000)
def compiled(selector: str) -> tuple[Compound, ...]:
    """A selector as its compounds, from the outermost to the innermost.

    Tags, `*`, classes, ids and attributes (`[name]`, `[name="value"]`, with `*=`, `^=` and `$=`) are known, and the space
    between an element and what it holds.

    Raises:
        ValueError: There is something else in it.
    """
    compounds = []
    for part in selector.split():
        match = _COMPOUND.fullmatch(part)
        if match is None:
            raise ValueError(
                f'{part!r} in the selector {selector!r} is not understood: use tags, .class, #id, [name="value"]'
            )
        tests = tuple(_test(*found) for found in _SIMPLE.findall(match["rest"]))
        tag = match["tag"]
        compounds.append(Compound(None if tag in (None, "*") else tag.lower(), tests))
    if not compounds:
        raise ValueError("an empty selector matches nothing")
    return tuple(compounds)


def _test(sign: str, name: str, attribute: str, how: str, value: str) -> Test:
    if sign:
        return Test("class" if sign == "." else "id", "word" if sign == "." else "=", name)
    return Test(attribute.lower(), how or ("=" if value else "has"), value)


def matches(selector: str, element: Element) -> bool:
    """Whether an element, or one that it stands in, is selected.

    >>> from newsclean.elements import Element
    >>> teaser = Element("p", {}, Element("div", {"class": "box story-promo"}, Element("article")))
    >>> matches("article .story-promo", teaser), matches("aside .story-promo", teaser)
    (True, False)
    """
    *outer, inner = compiled(selector)
    return any(inner.holds(one) and _stands_in(outer, one.parent) for one in element.chain())


def _stands_in(outer: list[Compound], element: Element | None) -> bool:
    """Whether an element, or what it stands in, satisfies the outer compounds; the nearest fit of each is the best."""
    wanted = list(outer)
    while wanted and element is not None:
        if wanted[-1].holds(element):
            wanted.pop()
        element = element.parent
    return not wanted
