"""`within_named`: the blocks of a page that stand in elements of some names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set

    from newsclean.document import Document
    from newsclean.elements import Element

LEAST_OUTSIDE = 400
"""Code points of prose outside: with less, and less than inside, it is the story that a page calls so, as opinion pages of
some papers do."""


def within_named(doc: Document, names: Set[str]) -> list[int]:
    """The numbers of the blocks in elements with one of these classes or ids, unless the story itself stands there.

    Args:
        doc: A document that was read from HTML; another has no such blocks.
        names: Classes and ids, whole and in lower case.
    """
    known: dict[int, bool] = {}
    inside = [block.index for block in doc.blocks if block.element and _is_within(block.element, names, known)]
    if not inside:
        return []
    told = [len(block.text) * doc.outline.prose[block.index] for block in doc.blocks]
    within = sum(told[index] for index in inside)
    return [] if sum(told) - within < min(LEAST_OUTSIDE, within) else inside


def _is_within(element: Element, names: Set[str], known: dict[int, bool]) -> bool:
    """Whether an element is, or stands in, one of these names."""
    above: list[Element] = []
    found = False
    for one in element.chain():
        if id(one) in known:
            found = known[id(one)]
            break
        above.append(one)
    for one in reversed(above):
        found = known[id(one)] = found or not names.isdisjoint(one.names)
    return found
