"""`Page`: the lines of a page as a browser would show them, and what its markup says of it, in one walk over its nodes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.elements import DEEPEST, Element, common
from newsclean.markup.hiding import is_hidden
from newsclean.markup.tags import BLOCKS, CELLS, HEADINGS, PICTURES, SKIPPED
from newsclean.readers.embeds import EMBEDS, embed_of
from newsclean.readers.head import Head, Mark
from newsclean.readers.nodes import OTHER, TEXT, shown_text
from newsclean.readers.opened import Open, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsclean.blocks import Kind, Picture
    from newsclean.elements import EmbedKind
    from newsclean.readers.nodes import Nodes

_SPACE = re.compile("[ \t\n\r\f\v\u2028\u2029\x1c\x1d\x1e\x1f]+")
_UNEVEN = re.compile("[\t\n\r\f\v\u2028\u2029\x1c\x1d\x1e\x1f]|  ")
_BLANK = " \t\n\r\f\v"
_LINE = re.compile("\r\n|[\n\r\u2028\u2029]")
_WORDS = re.compile(r"\w")
_JSON_LD = re.compile(r"application/ld\+json", re.IGNORECASE)
_MARKED = frozenset({"time", "h1"})
_NOTED = _MARKED | {"meta", "html", "link", "script", "title"}
_NOTING = ("itemprop", "rel")
_SIGNED = re.compile("author|byline|writer|date|publi|posted", re.IGNORECASE)
MOST_NAMED = 300
"""Elements of such a class of which the text is read: below those of the story are those of teasers and comments."""


LONGEST_MARK = 300
"""Code points of the text of a mark."""


class Line(NamedTuple):
    """A block before it has a place in the text."""

    text: str
    kind: Kind
    marker: str | None
    link_share: float
    links: tuple[str, ...]
    element: Element
    picture: Picture | None


class Page:
    """A page while it is read: the lines so far, and the one that is being gathered."""

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes
        self.head = Head()
        self.lines: list[Line] = []
        self.embeds: list[tuple[EmbedKind, str, int, Element]] = []
        """What is set into the page, each with the number of the line before which it stands."""
        self._pieces: list[str] = []
        self._linked = 0
        self._links: list[str] = []
        self._holder: Element | None = None
        self._marker: str | None = None
        self._turns = 0
        """How many blocks have begun or ended."""
        self._pictured: int | None = None
        """At which turn there was a picture after which no word has come."""
        self._picture: Picture | None = None

    def read(self, roots: Iterable[Any]) -> Page:
        """Reads nodes and all that is in them, without recursion, so that no nesting is too deep."""
        nodes = self.nodes
        tag_of, attributes_of, children_of = nodes.tag, nodes.attributes, nodes.children  # asked for each node
        root = Element("html")
        # What is open: the element, its children that are to come, those seen, the link that it is part of, whether it is
        # preformatted text, a block, and the number of the next item of a list.
        here = Open(None, iter(roots), link=None, pre=False, block=True)
        stack = [here]
        while stack:
            here = stack[-1]
            node = next(here.children, None)
            if node is None:
                if here.block:
                    self._turns += 1
                    if self._pieces:
                        self._flush(here)
                if here.listed:  # an empty item has no marker to give
                    self._marker = None
                stack.pop()
                continue
            tag = tag_of(node)
            if tag == TEXT:
                self._add(nodes.text(node), here, root)
                continue
            if tag == OTHER:
                continue
            here.seen += 1
            attributes = attributes_of(node)
            if tag in _NOTED or not attributes.keys().isdisjoint(_NOTING):
                self._note(tag, attributes, node)
            elif (names := attributes.get("class")) and _SIGNED.search(names) and len(self.head.named) < MOST_NAMED:
                text = shown_text(nodes, node, LONGEST_MARK)
                words = Element(tag, attributes).words
                self.head.named.append(Mark(tag, "", "", words, "", text, len(self.lines)))
            if tag == "br":
                self._flush(here)
                continue
            if tag in EMBEDS and not is_hidden(tag, attributes):
                self._note_embed(node, tag, attributes, here.element or root)
            if tag in SKIPPED:
                if tag == "head":
                    self._read_head(node)
                continue
            if ("style" in attributes or "hidden" in attributes) and is_hidden(tag, attributes):
                continue
            if tag in PICTURES:
                self._pictured = self._turns
            block = tag in BLOCKS
            if block:
                self._turns += 1
                if self._pieces:
                    self._flush(here)
            elif tag in CELLS and self._pieces:
                self._pieces.append("\t")
            parent = here.element
            if parent is None:
                element = Element(tag, attributes, None, here.seen) if tag != "html" else Element("html", attributes)
            elif parent.depth < DEEPEST:
                element = Element(tag, attributes, parent, here.seen)
            else:
                element = parent
            opened = Open(
                element,
                iter(children_of(node)),
                link=(attributes["href"] or "") if tag == "a" and "href" in attributes else here.link,
                pre=here.pre or tag == "pre",
                block=block,
            )
            if tag == "ol":
                opened.number = number_of(attributes.get("start"), 1)
            elif tag == "li":
                opened.listed = True
                self._marker = here.next_marker(attributes.get("value"))
            stack.append(opened)
        self._flush(None)
        return self

    def _add(self, text: str, here: Open, root: Element) -> None:
        """Adds a text to the line that is being gathered; in preformatted text a line end ends it."""
        if here.pre:
            for number, part in enumerate(_LINE.split(text)):
                if number:
                    self._flush(here)
                self._take(part, here, root)
        elif not self._pieces and not text.strip(_BLANK):
            return  # between two blocks
        else:
            self._take(_SPACE.sub(" ", text) if _UNEVEN.search(text) else text, here, root)

    def _take(self, text: str, here: Open, root: Element) -> None:
        if not text:
            return
        self._pieces.append(text)
        size = len(text.strip())
        if not size:
            return
        if (link := here.link) is not None:
            self._linked += size
            if not self._links or self._links[-1] is not link:
                self._links.append(link)
        holder, element = self._holder, here.element or root
        if holder is None:
            self._holder = element
            if self._pictured is not None:
                self._picture = "beside" if self._pictured == self._turns else "above"
                self._pictured = None
        elif holder is not element:
            self._holder = common(holder, element) or root

    def _flush(self, here: Open | None) -> None:
        """Ends the line that is being gathered."""
        if not self._pieces:
            return
        text = "".join(self._pieces)
        pieces, linked, links, holder, picture = len(self._pieces), self._linked, self._links, self._holder, self._picture
        self._pieces, self._linked, self._links, self._holder, self._picture = [], 0, [], None, None
        pre = here is not None and here.pre
        if not pre:
            text = _tidied(text) if pieces > 1 else text.strip(" ")
        if holder is None or not text.strip():
            return
        marker, self._marker = self._marker, None
        kind = _kind(holder, text, marker is not None, pre)
        share = min(1.0, linked / len(text))
        self.lines.append(Line(text.rstrip() if pre else text, kind, marker, share, tuple(links), holder, picture))

    def _note(self, tag: str, attributes: Mapping[str, str | None], node: Any) -> None:
        """Notes what an element says of the page."""
        if tag == "meta":
            self._note_meta(attributes)
        elif tag == "html":
            self.head.language = attributes.get("lang") or attributes.get("xml:lang") or ""
        elif tag == "link":
            self.head.links.append(((attributes.get("rel") or "").lower(), attributes.get("href") or ""))
        elif tag == "script":
            if _JSON_LD.search(attributes.get("type") or ""):
                self.head.scripts.append(self.nodes.text(node))
        elif tag == "title" and not self.head.title:
            self.head.title = _tidied(_SPACE.sub(" ", self.nodes.text(node)))
        if tag in _MARKED or "itemprop" in attributes or attributes.get("rel") == "author":
            value = attributes.get("content") or attributes.get("datetime") or attributes.get("href") or ""
            itemprop, rel = (attributes.get("itemprop") or "").lower(), (attributes.get("rel") or "").lower()
            text = "" if itemprop == "articlebody" else shown_text(self.nodes, node, LONGEST_MARK)
            names = Element(tag, attributes).words
            self.head.marks.append(Mark(tag, itemprop, rel, names, value, text, len(self.lines)))

    def _note_embed(self, node: Any, tag: str, attributes: Mapping[str, str | None], holder: Element) -> None:
        if found := embed_of(self.nodes, node, tag, attributes):
            self.embeds.append((*found, len(self.lines) + (self._holder is not None), holder))

    def _note_meta(self, attributes: Mapping[str, str | None]) -> None:
        content = attributes.get("content")
        if content is None:
            return
        for key in ("property", "name", "itemprop", "http-equiv"):
            if name := attributes.get(key):
                self.head.metas.append((name.strip().lower(), content))

    def _read_head(self, head: Any) -> None:
        for node in self.nodes.children(head):
            tag = self.nodes.tag(node)
            if tag not in (TEXT, OTHER):
                self._note(tag, self.nodes.attributes(node), node)


def _tidied(text: str) -> str:
    """Runs of spaces as one, none at the edges and beside tabs."""
    if _UNEVEN.search(text):
        text = _SPACE.sub(lambda run: "\t" if "\t" in run[0] else " ", text)
    return text.strip(" \t")


def _kind(holder: Element, text: str, listed: bool, pre: bool) -> Kind:
    if listed:
        return "list_item"
    for one in holder.chain():
        tag = one.tag
        if tag in HEADINGS:
            return "heading"
        if tag == "blockquote":
            return "quote"
        if tag in BLOCKS and tag not in ("p", "div", "span", "center"):
            break
    if pre:
        return "preformatted"
    return "table_row" if "\t" in text else "paragraph"
