"""What the body model sees of a block's markup: its element, what that stands in, its links, and what the page says of
itself."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain
from math import log1p
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.readers.tags import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newsclean.blocks import Block
    from newsclean.document import Document
    from newsclean.elements import Element

    Matrix = NDArray[np.float32]

_TAGS = {
    "p": "p", "li": "li", "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4", "div": "div",
    "td": "table", "th": "table", "tr": "table", "tbody": "table", "table": "table", "figcaption": "figure",
    "figure": "figure", "blockquote": "blockquote", "dd": "dl", "dt": "dl", "dl": "dl", "pre": "pre", "section": "section",
    "article": "section", "main": "section", "footer": "footer", "header": "header", "nav": "nav", "aside": "aside",
    "button": "button", "label": "button", "form": "button", "a": "a", "span": "span", "em": "em", "i": "em",
    "strong": "strong", "b": "strong", "time": "time", "small": "small", "cite": "small",
}  # fmt: skip
TAGS = tuple(dict.fromkeys(_TAGS.values()))
ABOVE = (
    "article", "main", "aside", "nav", "footer", "header", "figure", "ul", "ol", "table", "form", "blockquote", "section",
    "button", "address", "a",
)  # fmt: skip
LEVELS = 4
"""Elements above a block's own of which the text is looked at."""

SHARES = tuple(f"{what}_{level}" for level in range(1, LEVELS + 1) for what in ("text", "unlinked", "prose", "links"))
REST = (
    "link_share", "depth", "siblings", "cousins", "alike", "alike_prose", "alike_length", "has_h1", "above_h1", "below_h1",
    "told", "body_told", "in_told", "headline_told", "description_told",
)  # fmt: skip
MARKUP = (
    *(f"in_{tag}" for tag in TAGS),
    *(f"held_by_{tag}" for tag in TAGS),
    *(f"above_{tag}" for tag in ABOVE),
    *SHARES,
    *REST,
)
"""The names of the features, in order."""

NAME_BITS = 17
"""The names of markup have a table of two to this power of weights."""

NAMED_LEVELS = 5
"""Elements, from the own one up, whose words are told apart by how far up they stand."""

FARTHEST = 40
"""Blocks from the headline of the page beyond which no difference is made."""

_WORD = re.compile(r"\w+")
_TOLD = 3
"""Words in a row by which it is found whether a block stands in what structured data say is the story."""

LONGEST_TOLD = 400_000
"""Code points of that which are looked at."""


class Place(NamedTuple):
    """Where a block stands."""

    own: Element
    """The innermost element that begins and ends a line."""
    above: tuple[Element, ...]
    """What it stands in, from the inside out, LEVELS at most; shorter at the top of the page."""


def places(blocks: Sequence[Block]) -> list[Place]:
    """Where each block stands."""
    return [_place(block.element) for block in blocks if block.element is not None]


def _place(element: Element) -> Place:
    own = element
    while own.tag not in BLOCKS and own.parent is not None:
        own = own.parent
    above: list[Element] = []
    here = own.parent
    while here is not None and len(above) < LEVELS:
        above.append(here)
        here = here.parent
    return Place(own, tuple(above))


def groups(found: Sequence[Place]) -> NDArray[np.int64]:
    """For each block and each of its first levels the number of the element that it stands in (two dimensions)."""
    numbers: dict[int, int] = {}
    rows = []
    for place in found:
        own = (*place.above, *([place.above[-1] if place.above else place.own] * LEVELS))[:LEVELS]
        rows.append([numbers.setdefault(id(one), len(numbers)) for one in own])
    return np.array(rows, np.int64).reshape(len(found), LEVELS)


def markup(doc: Document, blocks: Sequence[Block], found: Sequence[Place], inside: NDArray[np.int64]) -> Matrix:
    """A row for each block, a column for each of MARKUP; `inside` are the `groups` of the places."""
    tag_place = {tag: number for number, tag in enumerate(TAGS)}
    above_place = {tag: number for number, tag in enumerate(ABOVE)}
    rows = np.zeros((len(blocks), len(MARKUP)), np.float32)
    start = 2 * len(TAGS)
    for row, block, place in zip(rows, blocks, found, strict=True):
        assert block.element is not None
        if (tag := _TAGS.get(place.own.tag)) is not None:
            row[tag_place[tag]] = 1
        if (tag := _TAGS.get(block.element.tag)) is not None:
            row[len(TAGS) + tag_place[tag]] = 1
        for one in block.element.chain():
            if (at := above_place.get(one.tag)) is not None:
                row[start + at] = 1
    start += len(ABOVE)
    rows[:, start : start + len(SHARES)] = _shares(doc, blocks, inside)
    rows[:, start + len(SHARES) :] = _rest(doc, blocks, found)
    return rows


def _shares(doc: Document, blocks: Sequence[Block], inside: NDArray[np.int64]) -> Matrix:
    """By level: the element's share of the page's text, of what is no link, of its prose; and its own share of links."""
    lengths = np.fromiter((len(block.text) for block in blocks), np.float64, len(blocks))
    linked = lengths * np.fromiter((block.link_share or 0 for block in blocks), np.float64, len(blocks))
    told = lengths * np.array([doc.outline.prose[block.index] for block in blocks])
    columns = []
    size = int(inside.max()) + 1
    for level in range(LEVELS):
        of = inside[:, level]
        text, links, prose = (np.bincount(of, values, size)[of] for values in (lengths, linked, told))
        columns += [
            text / max(1, lengths.sum()),
            (text - links) / max(1, (lengths - linked).sum()),
            prose / max(1, told.sum()),
            links / np.maximum(1, text),
        ]
    return np.stack(columns, 1).astype(np.float32)


def _rest(doc: Document, blocks: Sequence[Block], found: Sequence[Place]) -> Matrix:
    parents = Counter(id(place.above[0]) if place.above else 0 for place in found)
    grands = Counter(id(place.above[1]) if len(place.above) > 1 else 0 for place in found)
    signs = [_signature(place) for place in found]
    alike = Counter(signs)
    told: dict[tuple[tuple[str, str], ...], float] = defaultdict(float)
    size: dict[tuple[tuple[str, str], ...], float] = defaultdict(float)
    for sign, block in zip(signs, blocks, strict=True):
        size[sign] += len(block.text)
        told[sign] += len(block.text) * doc.outline.prose[block.index]
    h1 = next((number for number, place in enumerate(found) if place.own.tag == "h1"), None)
    metadata = doc.metadata
    body = _runs(metadata.article_body[0].value[:LONGEST_TOLD]) if metadata.article_body else frozenset()
    headline, description = (
        frozenset(_words(some[0].value)) if some else frozenset() for some in (metadata.headline, metadata.description)
    )
    is_told = bool(body or headline or description)
    rows = []
    for number, (block, place, sign) in enumerate(zip(blocks, found, signs, strict=True)):
        assert block.element is not None
        distance = 0 if h1 is None else number - h1
        words = _words(block.text[:2000]) if is_told else []
        runs = _runs_of(words) if body else []
        rows.append(
            (
                block.link_share or 0,
                block.element.depth / 20,
                log1p(parents[id(place.above[0]) if place.above else 0]),
                log1p(grands[id(place.above[1]) if len(place.above) > 1 else 0]),
                log1p(alike[sign]),
                told[sign] / max(1, size[sign]),
                log1p(size[sign] / alike[sign]),
                h1 is not None,
                min(FARTHEST, max(0, -distance)) / FARTHEST,
                min(FARTHEST, max(0, distance)) / FARTHEST,
                bool(metadata.headline),
                bool(body),
                sum(run in body for run in runs) / len(runs) if runs else 0,
                _overlap(words, headline),
                _overlap(words, description),
            )
        )
    return np.array(rows, np.float32)


def _signature(place: Place) -> tuple[tuple[str, str], ...]:
    """The element, its parent and its grandparent by tag and class: equal for the teasers of a list."""
    return tuple((one.tag, one.attributes.get("class") or "") for one in (place.own, *place.above[:2]))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(_runs_of(_words(text)))


def _runs_of(words: list[str]) -> list[tuple[str, ...]]:
    if len(words) < _TOLD:
        return [tuple(words)] if words else []
    return list(zip(words, words[1:], words[2:], strict=False))


def _overlap(words: list[str], wanted: frozenset[str]) -> float:
    """The share of distinct words that both have, of all that either has."""
    if not wanted or not words:
        return 0
    own = set(words[:100])
    return len(own & wanted) / len(own | wanted)


def names_of(blocks: Sequence[Block], found: Sequence[Place]) -> list[tuple[int, ...]]:
    """For each block numbers (of NAME_BITS bits) for its tags and for the words of the elements that it stands in: as such,
    and by how far up they are."""
    anywhere: dict[int, frozenset[int]] = {}
    rows = []
    for block, place in zip(blocks, found, strict=True):
        element = block.element
        assert element is not None
        numbers = {*_numbers("0", (place.own.tag,)), *_numbers("^", (element.tag,)), *_anywhere(element, anywhere)}
        here: Element | None = element
        for level in range(NAMED_LEVELS):
            if here is None:
                break
            numbers.update(_numbers(f"{min(level, 3)}_", here.words))
            here = here.parent
        rows.append(tuple(sorted(numbers)))
    return rows


def _anywhere(element: Element, known: dict[int, frozenset[int]]) -> frozenset[int]:
    """The numbers of the words of an element and all that it stands in."""
    here: Element | None = element
    new = []
    while here is not None and id(here) not in known:
        new.append(here)
        here = here.parent
    found = known[id(here)] if here is not None else frozenset()
    for one in reversed(new):
        if words := one.words:
            found = found.union(_numbers("*", words))
        known[id(one)] = found
    return found


@lru_cache(maxsize=20_000)
def _numbers(mark: str, words: tuple[str, ...]) -> tuple[int, ...]:
    """Places in the table of names, which are the same on every machine."""
    return tuple(zlib.crc32(f"{mark}{word}".encode(errors="replace")) & ((1 << NAME_BITS) - 1) for word in words)


def named(table: NDArray[np.int8], scale: float, rows: Sequence[tuple[int, ...]]) -> Matrix:
    """For each block the sum of the weights of its names, over the root of their number."""
    sizes = np.fromiter(map(len, rows), np.int64, len(rows))
    places = np.fromiter(chain.from_iterable(rows), np.int64, int(sizes.sum()))
    sums = np.bincount(np.repeat(np.arange(len(rows)), sizes), table[places], len(rows))
    return (scale * sums / np.sqrt(np.maximum(1, sizes))).astype(np.float32)[:, None]
