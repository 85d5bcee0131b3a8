"""HTML in the midst of other text: its tags, and the text between them.

No parser of trees tells where in the source a tag ends, so a pattern does; what stands in a tag, BeautifulSoup reads.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bs4 import BeautifulSoup

from newsclean.readers.tags import BLOCKS, CELLS, CLOSED, FORMATTING, INLINE, SKIPPED

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_VALUES, LONGEST_VALUE = 80, 5_000
"""Values in quotes in one tag, and their code points; what has more, or is not closed, is text and no tag."""

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^<>]*+>"
    rf"|<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)"
    rf"(?:[\s/][^<>\"']*+(?:(?:\"[^\"]{{0,{LONGEST_VALUE}}}+\"|'[^']{{0,{LONGEST_VALUE}}}+')[^<>\"']*+){{0,{MOST_VALUES}}}+)?>",
    re.DOTALL,
)
_LINE_END = re.compile("[\n\r\u2028\u2029]+")


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


@lru_cache(maxsize=1000)
def link_in(tag: str) -> str | None:
    """The address that a tag links to, if it does.

    >>> link_in('<a class=teaser href="/storm?a=1&amp;b=2">'), link_in("<a name=storm>")
    ('/storm?a=1&b=2', None)
    """
    element = BeautifulSoup(tag, "html.parser").find("a")
    address = element.get("href") if element else None
    return None if address is None else str(address)


def one_line(text: str) -> str:
    """The text with a space for each line end.

    >>> one_line("Storm closes\\nthree ports")
    'Storm closes three ports'
    """
    return _LINE_END.sub(" ", text)
