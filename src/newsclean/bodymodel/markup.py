"""What the body model sees of a block's markup: its element, what that stands in, its links, and what the page says of
itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.markup.tags import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from numpy.typing import NDArray

    from newsclean.blocks import Block
    from newsclean.document import Document
    from newsclean.elements import Element
    from newsclean.metadata import Metadata

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
_COLUMNS = {tag: TAGS.index(name) for tag, name in _TAGS.items()}
ABOVE = (
    "article", "main", "aside", "nav", "footer", "header", "figure", "ul", "ol", "table", "form", "blockquote", "section",
    "button", "address", "a",
)  # fmt: skip
LEVELS = 4
"""Elements above a block's own of which the text is looked at."""

SHARES = tuple(f"{what}_{level}" for level in range(1, LEVELS + 1) for what in ("text", "unlinked", "prose", "links"))
REST = (
    "depth", "siblings", "cousins", "alike", "alike_prose", "alike_length", "has_h1", "above_h1", "below_h1",
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

FARTHEST = 40
"""Blocks from the headline of the page beyond which no difference is made."""

_WORD = re.compile(r"\w+")
_TOLD = 3
"""Words in a row by which it is found whether a block stands in what structured data say is the story."""

LONGEST_TOLD = 400_000
"""Code points of that which are looked at."""

LONGEST_READ, MOST_COMPARED = 2000, 100
"""Code points of a block that are compared with what the page says, and words that are with a headline."""


class _Sizes(NamedTuple):
    """For each block its code points, those of prose, and those of links."""

    lengths: NDArray[np.float64]
    told: NDArray[np.float64]
    linked: NDArray[np.float64]

    @classmethod
    def of(cls, doc: Document, blocks: Sequence[Block]) -> _Sizes:
        """The sizes of some blocks of a document."""
        count = len(blocks)
        lengths = np.fromiter((len(block.text) for block in blocks), np.float64, count)
        told = lengths * np.array([doc.outline.prose[block.index] for block in blocks])
        return cls(lengths, told, lengths * np.fromiter((block.link_share or 0 for block in blocks), np.float64, count))


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
    elements = [element for block in blocks if (element := block.element) is not None]
    sizes = _Sizes.of(doc, blocks)
    depth = np.fromiter((element.depth / 20 for element in elements), np.float64, len(blocks))
    return np.hstack(
        [
            _tags([place.own.tag for place in found]),
            _tags([element.tag for element in elements]),
            np.array([_above(element.tags) for element in elements], np.float32),
            _shares(sizes, inside),
            depth[:, None],
            _repeats(sizes, found),
            _title(found),
            _told(doc.metadata, blocks),
        ],
        dtype=np.float32,
    )


def _tags(tags: Sequence[str]) -> Matrix:
    """A column for each of TAGS."""
    columns = np.fromiter((_COLUMNS.get(tag, -1) for tag in tags), np.int64, len(tags))
    found: Matrix = (columns[:, None] == np.arange(len(TAGS))).astype(np.float32)
    return found


@lru_cache(maxsize=1000)
def _above(tags: frozenset[str]) -> tuple[bool, ...]:
    """Which of ABOVE an element stands in, or is."""
    return tuple(tag in tags for tag in ABOVE)


def shares(doc: Document, blocks: Sequence[Block], inside: NDArray[np.int64]) -> Matrix:
    """A row for each block, a column for each of SHARES; `inside` are the numbers of what it stands in, by level."""
    return _shares(_Sizes.of(doc, blocks), inside)


def _shares(sizes: _Sizes, inside: NDArray[np.int64]) -> Matrix:
    """By level: the element's share of the page's text, of what is no link, of its prose; and its own share of links."""
    lengths, told, linked = sizes
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


def _repeats(sizes: _Sizes, found: Sequence[Place]) -> Matrix:
    """How often what a block stands in comes, and blocks like it; what such blocks are on average."""
    lengths, told, _ = sizes
    signs = _numbered(map(_signature, found))
    alike, size, prose = (np.bincount(signs, values)[signs] for values in (None, lengths, told))
    columns = [
        np.log1p(_times(id(place.above[0]) if place.above else 0 for place in found)),
        np.log1p(_times(id(place.above[1]) if len(place.above) > 1 else 0 for place in found)),
        np.log1p(alike),
        prose / np.maximum(1, size),
        np.log1p(size / alike),
    ]
    return np.stack(columns, 1).astype(np.float32)


def _times(keys: Iterable[Hashable]) -> NDArray[np.int64]:
    """For each key how often it comes."""
    numbers = _numbered(keys)
    return np.bincount(numbers)[numbers]


def _numbered(keys: Iterable[Hashable]) -> NDArray[np.int64]:
    """The keys as numbers, from 0 on in order."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(key, len(known)) for key in keys], np.int64)


def _title(found: Sequence[Place]) -> Matrix:
    """Whether the page has an `<h1>`, and how far above or below it each block stands."""
    h1 = next((number for number, place in enumerate(found) if place.own.tag == "h1"), None)
    distance = np.zeros(len(found)) if h1 is None else np.arange(len(found)) - h1
    has_h1 = np.full(len(found), h1 is not None)
    above, below = np.clip(-distance, 0, FARTHEST), np.clip(distance, 0, FARTHEST)
    return np.stack([has_h1, above / FARTHEST, below / FARTHEST], 1).astype(np.float32)


def _told(metadata: Metadata, blocks: Sequence[Block]) -> Matrix:
    """What the page says of its headline, story and description, and how far each block is that."""
    body = _runs(metadata.article_body[0].value[:LONGEST_TOLD]) if metadata.article_body else frozenset()
    headline, description = (
        frozenset(_words(some[0].value)) if some else frozenset() for some in (metadata.headline, metadata.description)
    )
    rows = np.zeros((len(blocks), 5), np.float32)
    rows[:, 0] = bool(metadata.headline)
    rows[:, 1] = bool(body)
    if body or headline or description:
        for row, block in zip(rows, blocks, strict=True):
            words = _words(block.text[:LONGEST_READ])
            runs = _runs_of(words) if body else []
            own = set(words[:MOST_COMPARED])
            told = sum(map(body.__contains__, runs)) / len(runs) if runs else 0
            row[2:] = told, _overlap(own, headline), _overlap(own, description)
    return rows


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


def _overlap(words: set[str], wanted: frozenset[str]) -> float:
    """The share of distinct words that both have, of all that either has."""
    if not wanted or not words:
        return 0
    both = len(words & wanted)
    return both / (len(words) + len(wanted) - both)
