"""One small view of a node for two trees: lexbor's, which is quick, and BeautifulSoup's, which callers bring."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from newsclean.markup.tags import BLOCKS, SKIPPED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_NODES = 200
"""Nodes of an element in which its text is looked for: a headline or a name has a handful."""

_SPACE = re.compile(r"\s+")

TEXT, OTHER = "", "!"
"""The tags of what is no element: text; and comments, declarations and the like."""


class Nodes(Protocol):
    """How a tree is read."""

    def children(self, node: Any) -> Iterable[Any]:
        """The nodes right inside an element."""

    def tag(self, node: Any) -> str:
        """The name of an element in lower case, or TEXT or OTHER."""

    def attributes(self, node: Any) -> Mapping[str, str | None]:
        """The attributes of an element."""

    def text(self, node: Any) -> str:
        """The characters of a text, or all of them in an element."""


class LexborNodes:
    """The nodes of selectolax's lexbor."""

    def children(self, node: Any) -> Iterable[Any]:
        return node.iter(include_text=True)  # type: ignore[no-any-return]

    def tag(self, node: Any) -> str:
        tag: str = node.tag or OTHER
        if tag == "-text":
            return TEXT
        return OTHER if tag[0] in "-!" else tag

    def attributes(self, node: Any) -> Mapping[str, str | None]:
        return node.attributes  # type: ignore[no-any-return]

    def text(self, node: Any) -> str:
        text: str | None = node.text_content
        return node.text(deep=True) if text is None else text


class SoupNodes:
    """The nodes of BeautifulSoup, whichever parser has made them."""

    def children(self, node: Any) -> Iterable[Any]:
        return node.contents  # type: ignore[no-any-return]

    def tag(self, node: Any) -> str:
        if isinstance(node, Tag):
            return OTHER if isinstance(node, BeautifulSoup) else node.name.lower()
        return TEXT if isinstance(node, NavigableString) and not isinstance(node, PreformattedString) else OTHER

    def attributes(self, node: Any) -> Mapping[str, str | None]:
        return {name: " ".join(value) if isinstance(value, list) else str(value) for name, value in node.attrs.items()}

    def text(self, node: Any) -> str:
        return node.get_text() if isinstance(node, Tag) else str(node)


def shown_text(nodes: Nodes, node: Any, longest: int) -> str:
    """The text that an element shows, on one line, cut off after `longest` code points: there is a space where lines end.

    >>> from bs4 import BeautifulSoup
    >>> shown_text(SoupNodes(), BeautifulSoup("<h1>Storm<br>closes <b>th</b>ree</h1>", "html.parser").h1, 300)
    'Storm closes three'
    """
    pieces: list[str] = []
    size = 0
    stack = [iter([node])]
    for _ in range(MOST_NODES):
        while stack and (node := next(stack[-1], None)) is None:
            stack.pop()
        if not stack or size > 2 * longest:
            break
        tag = nodes.tag(node)
        if tag == TEXT:
            text = nodes.text(node)
            size += len(text.strip())
            pieces.append(text)
        elif tag != OTHER and tag not in SKIPPED:
            if tag == "br" or tag in BLOCKS:
                pieces.append(" ")
            stack.append(iter(nodes.children(node)))
    return _SPACE.sub(" ", "".join(pieces)).strip()[:longest]
