"""The HTML reader: a page, a fragment, or a tree that the caller has, becomes blocks as a browser would show them.

The text of the document is the rendered text: a line for each block.  Positions are code points of that.  Pages are parsed
by lexbor, as a browser does it and fifty times as quickly as by BeautifulSoup, which reads fragments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

from newsclean.blocks import Block
from newsclean.elements import Embed
from newsclean.readers.lines import line_ends
from newsclean.readers.nodes import OTHER, LexborNodes, SoupNodes
from newsclean.readers.page import Page
from newsclean.readers.reading import Reading, mended
from newsclean.readers.taming import tamed
from newsclean.readers.told import metadata_of
from newsclean.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bs4.element import Tag

    from newsclean.readers.page import Line


LONGEST_FRAGMENT = 100_000
"""Code points beyond which a fragment is parsed as a page is: BeautifulSoup needs a quarter of a second for a million."""

_PAGE = re.compile(r"<(?:!doctype|\?xml|html|head|body|frameset)\b", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_html(source: str) -> Reading:
    """Reads a page or a fragment.

    >>> reading = read_html("<h1>Storm closes <em>three</em> ports</h1><ul><li>Two ferries are <a>overdue</a>.</ul>")
    >>> [(block.kind, block.marker, block.text) for block in reading.blocks]
    [('heading', None, 'Storm closes three ports'), ('list_item', '•', 'Two ferries are overdue.')]
    >>> reading.blocks[1].path
    'html > body > ul:nth-child(2) > li:nth-child(1)'
    """
    source = _encodable(tamed(source))
    if "<" in source and len(source) <= LONGEST_FRAGMENT and not _PAGE.search(source):
        return read_soup(BeautifulSoup(source.replace("\0", ""), "lxml"))
    root = LexborHTMLParser(source).root
    return _reading(Page(LexborNodes()).read([root] if root is not None else []))


def read_soup(node: Tag) -> Reading:
    """Reads a tree of BeautifulSoup, or a part of one."""
    nodes = SoupNodes()
    return _reading(Page(nodes).read(node.contents if nodes.tag(node) == OTHER else [node]))


def _encodable(source: str) -> str:
    """The source with U+FFFD for lone surrogates, which lexbor does not take; encoding is the quickest test."""
    try:
        source.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", source)
    return source


def _reading(page: Page) -> Reading:
    """The text with a line for each block, mended, the blocks in it, and what the page says of itself."""
    rendered = "\n".join(f"{line.marker} {line.text}" if line.marker else line.text for line in page.lines)
    text, source_map = mended(rendered)
    blocks, embeds = tuple(_blocks(text, page.lines)), tuple(_embeds(text, page))
    return Reading(rendered, text, source_map, blocks, metadata_of(page.head), embeds, is_html=True)


def _embeds(text: str, page: Page) -> Iterator[Embed]:
    """What is set into the page, by place in the text."""
    if page.embeds:
        starts = [0, *(following for _, following in line_ends(text))]
        for kind, url, line, element in page.embeds:
            yield Embed(kind, url, starts[min(line, len(starts) - 1)], element)


def _blocks(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    start = index = 0
    if not lines:  # of an empty text, which is still one line
        return
    for line, (end, following) in zip(lines, line_ends(text), strict=True):
        words = start + len(line.marker) + 1 if line.marker and text.startswith(f"{line.marker} ", start) else start
        shown = text[words:end]
        if shown.strip():
            words += len(shown) - len(shown.lstrip())
            shown = shown.strip()
            begin = start if line.marker else words
            yield Block(
                index,
                line.kind,
                shown,
                words,
                Span(begin, words + len(shown)),
                line.marker,
                link_share=line.link_share,
                links=line.links,
                element=line.element,
                picture=line.picture,
            )
            index += 1
        start = following
