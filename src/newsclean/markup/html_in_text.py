"""HTML in the midst of other text: its tags, what they say, and the elements that they make.

No parser of trees tells where in the source a tag ends, so a pattern does; what a tag says, BeautifulSoup reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsclean.elements import DEEPEST, Element
from newsclean.markup.tags import BLOCKS, CELLS, CLOSED, FORMATTING, INLINE, SKIPPED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_VALUES, LONGEST_VALUE = 80, 5_000
"""Values in quotes in one tag, and their code points; what has more, or is not closed, is text and no tag."""

MOST_READ = 5_000
"""Tags of a source of which it is read what they say: each takes a tenth of a millisecond."""

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^<>]*+>"
    rf"|<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)"
    rf"(?:[\s/][^<>\"']*+(?:(?:\"[^\"]{{0,{LONGEST_VALUE}}}+\"|'[^']{{0,{LONGEST_VALUE}}}+')[^<>\"']*+){{0,{MOST_VALUES}}}+)?>",
    re.DOTALL,
)


RAW = {name: re.compile(rf"</{name}\s*+>", re.IGNORECASE) for name in ("script", "style")}
"""What ends elements that hold no tags (HTML standard, section 13.1.2)."""

_KNOWN = BLOCKS | CELLS | CLOSED | FORMATTING | INLINE | SKIPPED


class Tag(NamedTuple):
    """A tag: its name in lower case, or "" for a comment or declaration; and whether it closes."""

    start: int
    end: int
    name: str
    closes: bool


def tags(source: str, start: int, end: int) -> Iterator[Tag]:
    """The tags in a stretch of the source.

    >>> [(tag.name, tag.closes) for tag in tags("<p>Ports <!-- two --> closed.</p>", 0, 33)]
    [('p', False), ('', False), ('p', True)]
    >>> list(tags("Ask for <username>.", 0, 19))                                       # no tag of HTML: kept
    []
    """
    for match in _TAG.finditer(source, start, end):
        name = (match["name"] or "").lower()
        if name.isalnum() and name not in _KNOWN and match.end() - match.end("name") == 1:
            continue
        yield Tag(match.start(), match.end(), name, bool(match["slash"]))


def stretches(source: str, start: int) -> Iterator[tuple[Tag, int]]:
    """The tags from a place on, and where their markup ends: that of a script or style sheet with all that it holds.

    >>> [(tag.name, end) for tag, end in stretches("<p>One <script>'<b>'</script></p>", 0)]
    [('p', 3), ('script', 29), ('p', 33)]
    """
    unended: set[str] = set()
    goes_on = True
    while goes_on:
        goes_on = False
        for tag in tags(source, start, len(source)):
            end = tag.end
            if not tag.closes and tag.name in RAW and tag.name not in unended:
                if close := RAW[tag.name].search(source, end):
                    end = close.end()
                else:
                    unended.add(tag.name)  # looked for once, so that a million unclosed ones cost no more than one
            yield tag, end
            if end > tag.end:
                start, goes_on = end, True
                break


class Elements:
    """The elements of HTML amid other text, while that is read from its start to its end.

    >>> source = "One <div class=box><p>two</p></div> three"
    >>> elements = Elements(source, 0)
    >>> for tag in tags(source, 0, len(source)):
    ...     if not tag.closes:
    ...         elements.open(tag, elements.attributes(tag))
    ...     print(tag.name, elements.at(tag.end))
    div Element('div')
    p Element('div > p:nth-child(1)')
    p Element('div')
    div None

    An element that is never closed is none: all that follows it would seem to stand in it.
    """

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._ends = _ends(source, start) if "</" in source else {}
        self.are_any = bool(self._ends)
        self._open: list[_Opened] = []
        self._read = 0

    def attributes(self, tag: Tag) -> Mapping[str, str | None]:
        """The attributes of a tag, with what entities in them stand for."""
        says_more = tag.name and not tag.closes and tag.end - tag.start > len(tag.name) + len("< />")
        if not says_more or self._read >= MOST_READ:
            return {}
        from bs4 import BeautifulSoup  # takes a while to load, and most texts have no tag that says more than its name

        self._read += 1
        soup = BeautifulSoup(self._source[tag.start : tag.end], "html.parser", multi_valued_attributes=None)
        return {} if (element := soup.find()) is None else {name: str(value) for name, value in element.attrs.items()}

    def end_of(self, tag: Tag) -> int | None:
        """Where the element that a tag opens ends, if it does."""
        return self._ends.get(tag.start)

    def at(self, position: int) -> Element | None:
        """What a place stands in; asked in ascending order."""
        while self._open and self._open[-1].end <= position:
            self._open.pop()
        return self._open[-1].element if self._open else None

    def open(self, tag: Tag, attributes: Mapping[str, str | None]) -> None:
        """Opens the element that a tag begins, if it ends anywhere."""
        parent = self.at(tag.start)
        place = 1
        if self._open:
            self._open[-1].seen += 1
            place = self._open[-1].seen
        if end := self.end_of(tag):
            deepest = parent if parent and parent.depth >= DEEPEST else None
            self._open.append(_Opened(deepest or Element(tag.name, attributes, parent, place), end))


class _Opened:
    """An element that is open, where it ends, and how many elements were seen right inside it."""

    __slots__ = ("element", "end", "seen")

    def __init__(self, element: Element, end: int) -> None:
        self.element, self.end, self.seen = element, end, 0


def _ends(source: str, start: int) -> dict[int, int]:
    """By where a tag begins that opens an element: where the tag ends that closes this.

    >>> _ends("<p>One <b>two</b>", 0)
    {7: 17}
    """
    opened: dict[str, list[int]] = {}
    ends = {}
    for tag, end in stretches(source, start):
        if end > tag.end:
            ends[tag.start] = end
        elif not tag.closes:
            opened.setdefault(tag.name, []).append(tag.start)
        elif starts := opened.get(tag.name):
            ends[starts.pop()] = end
    return ends
