"""The Markdown reader: a page becomes the lines that Markdown shows, with a way back from each letter to the source.

The text of the document is the rendered text: without signs of emphasis, targets of links, pictures and tags.  Positions
are code points.  Markers of lists and quotes stay before their blocks, as in plain text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pyromark import Markdown, Options

from newsclean.markup.hiding import is_hidden
from newsclean.markup.html_in_text import tags
from newsclean.markup.tags import BLOCKS, CELLS, HEADINGS, SKIPPED
from newsclean.readers.breaks import goes_on, is_hyphen_between, lines_are_blocks
from newsclean.readers.dialects import without_dialect
from newsclean.readers.embeds import EMBEDS, embed_amid
from newsclean.readers.front_matter import read_front
from newsclean.readers.gathering import Gathering
from newsclean.readers.lines import BLANK, line_ends
from newsclean.readers.shadow import shadow_of
from newsclean.readers.wraps import WIDEST
from newsclean.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.blocks import Kind
    from newsclean.markup.html_in_text import Tag
    from newsclean.readers.reading import Reading

_PARSER = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH)

DEEPEST_INDENT = 8
"""How often an indented stretch is read again as what it holds; nested lists are rarely deeper."""

_MARKER = re.compile(r"[ \t]*([-+*]|[0-9]{1,9}[.)])(?=[ \t\r\n]|\Z)")
_LATE_MARKER = re.compile(rf"[{BLANK}]*([-+*]|[0-9]{{1,2}}[.)])[ \t]+(?=\S)")
_ATX = re.compile(r"[ \t>]*#")
_NO_CODE = re.compile(r"[ \t]*(?:[-+*]|[0-9]{1,9}[.)])[ \t]|[^\n]*\]\(")
_CELL = re.compile(r"[^|\s](?:[^|\r\n\\]|\\.)*+")
_FOLD = re.compile(r"[\r\n][ \t>]*")
_INLINE = ("Strong", "Strikethrough")
_KINDS: dict[str, Kind] = {**dict.fromkeys(HEADINGS, "heading"), "li": "list_item", "blockquote": "quote"}


def read_markdown(source: str) -> Reading:
    """Reads Markdown.

    >>> reading = read_markdown("# Storm closes *three* ports\\n\\n* Two ferries are [overdue](https://example.com/a).")
    >>> reading.text
    'Storm closes three ports\\n\\n* Two ferries are overdue.'
    >>> [(block.kind, block.marker, block.text) for block in reading.blocks]
    [('heading', None, 'Storm closes three ports'), ('list_item', '*', 'Two ferries are overdue.')]
    >>> reading.source_map.to_source(reading.blocks[0].span(19)), round(reading.blocks[1].link_share, 2)
    ((Span(start=23, end=28), True), 0.29)

    A line end shows as a space, but after a line that is too long to be wrapped: there some converters end a paragraph.
    HTML has elements, and what it hides is no text.  The attributes that pandoc writes are markup, and so
    are the citations of Crawl4AI.
    Pictures leave nothing behind: their alternative texts are rarely part of a story.  Footnotes stay text.  What is
    indented by four columns is code only if it looks like nothing else: converters indent lists.
    """
    plain, beside = without_dialect(source)
    start, metadata = read_front(plain)
    walk = _Walk(plain, start)
    walk.read(shadow_of(plain), start, len(plain))
    reading = walk.keeper.reading(metadata)
    if beside.edits:
        reading = reading._replace(source=source, source_map=beside.then(reading.source_map.edits))
    return reading


class _Walk(Gathering):
    """One walk over what the parser sees in a source."""

    def __init__(self, source: str, start: int) -> None:
        super().__init__(source, start)
        self._images = self._depth = self._cell_end = 0
        self._by_line = lines_are_blocks(source, start)
        self._in_row = False

    def read(self, shadow: str, start: int, end: int) -> None:
        """Reads a stretch of the source."""
        self._shadow = shadow
        stretch = shadow if end - start == len(shadow) else shadow[start:end]
        event: Any
        for event, place in _PARSER.events_with_range(stretch, merge_text=True):  # of ASCII, so that bytes are code points
            first, last = place["start"] + start, place["end"] + start
            if event.__class__ is str:
                self._break(event, first, last)
                continue
            for name, value in event.items():
                if name == "Text":
                    self._text(first, last, value)
                elif value == "Emphasis":
                    self.emphasis += 1 if name == "Start" else -1
                elif value in _INLINE:
                    pass
                elif name == "Start":
                    self._open(value, first, last, shadow)
                elif name == "End":
                    self._close(value, last, shadow)
                elif name == "InlineHtml":
                    self._inline_html(first, last)
                elif name == "Code":
                    self._inline_code(first, last)
        self.flush()

    def _text(self, start: int, end: int, text: str) -> None:
        if self._images:
            return
        if self.in_code:
            self._code_lines(start, end, text)
            return
        verbatim, shown = len(text) == end - start, self.source[start:end]
        if verbatim and "**" not in shown and "__" not in shown and not _FOLD.search(shown):
            self.add(start, end)
        else:
            self.folded(start, end, verbatim=verbatim)

    def _code_lines(self, start: int, end: int, text: str) -> None:
        """Adds code, of which each line is a block; before the lines of a quote stand signs that are not part of it."""
        shown = text.split("\n")
        begin = start
        for number, (stop, following) in enumerate(line_ends(self._shadow[start:end])):
            words = shown[number].strip() if number < len(shown) else ""
            if words and (at := self._shadow.rfind(words, begin, start + stop)) >= 0:
                self.folded(at, start + stop, verbatim=True, as_code=True)
            if following > stop:
                self.flush()
            begin = start + following

    def _inline_html(self, start: int, end: int) -> None:
        if self._images:
            return
        tag = next(tags(self.source, start, end), None)
        if tag is None:
            self.folded(start, end, verbatim=True)
        elif tag.start >= self.gone:
            self._tag(tag)

    def _inline_code(self, start: int, end: int) -> None:
        text = self.source[start:end]
        ticks = len(text) - len(text.lstrip("`"))
        self.folded(start + ticks, end - ticks, verbatim=True, as_code=True)

    def _break(self, name: str, start: int, end: int) -> None:
        if self._images or start < self.gone:
            return
        if name != "SoftBreak":
            self.flush()
        elif marker := _LATE_MARKER.match(self.source, end):
            # An item too deep for the parser, as its list has lost its parents.
            self.flush()
            self.marker, self.gone = Span(*marker.span(1)), marker.end()
        elif (self._by_line and not goes_on(self.source, end)) or self.line_width() > WIDEST:
            self.flush()
        else:
            self.line = len(self.pieces)
            if not is_hyphen_between(self.source, start, end):
                self.add(start, end, " ")

    def _open(self, what: Any, start: int, end: int, shadow: str) -> None:
        name = what if what.__class__ is str else next(iter(what))
        if name == "Link":
            self.link = self._address(what[name]["dest_url"], start, end)
            if self.pieces and self.pieces[-1].link is not None:
                self.part(" ")
        elif name == "Image":
            self._images += 1
        elif name == "TableCell":
            self.part("\t")
        else:
            self.flush()
            if name == "Heading":
                self.heading = "#" if _ATX.match(self.source, start) else "="
            elif name == "Item":
                self.containers.append(name)
                marker = _MARKER.match(self.source, start)
                self.marker = Span(*marker.span(1)) if marker else None
            elif name == "BlockQuote":
                self.containers.append(name)
            elif name in ("TableHead", "TableRow"):
                self._in_row = True
            elif name == "HtmlBlock":
                self._html(start, end)
            elif name == "CodeBlock":
                self._open_code(what[name] == "Indented", start, end, shadow)

    def _address(self, address: str, start: int, end: int) -> str:
        """The address of a link as the source writes it, which the parser knows by its shadow alone."""
        at = self._shadow.rfind(address, start, end)
        return _FOLD.sub("", self.source[at : at + len(address)]) if at >= 0 else address

    def _open_code(self, indented: bool, start: int, end: int, shadow: str) -> None:
        if indented and self._depth < DEEPEST_INDENT and _NO_CODE.match(self.source, start):
            self._depth += 1
            self.read(shadow, start, end)
            self._depth -= 1
            self.gone = end
        else:
            self.in_code = True

    def _close(self, what: Any, end: int, shadow: str) -> None:
        name = what if what.__class__ is str else next(iter(what))
        if name == "Link":
            self.link = None
        elif name == "Image":
            self._images -= 1
            if end > self.gone:
                self._picture()
        elif name == "TableCell":
            self._cell_end = end
        else:
            if name == "Heading" and self.heading == "=" and self.is_long():
                self.heading = ""
            self.flush()
            self.kind, self.heading, self._in_row, self.in_code, self.link = "paragraph", "", False, False, None
            if name in ("TableHead", "TableRow"):
                # The parser leaves out the cells that a row has beyond those of the first.
                for cell in _CELL.finditer(self.source, self._cell_end, end):
                    self.read(shadow, *cell.span())
            elif name in ("Item", "BlockQuote"):
                self.containers.pop()
                self.marker = None

    def _picture(self) -> None:
        self.part(" ")
        self.picture = "captioned"

    def _html(self, start: int, end: int) -> None:
        """Reads a stretch of HTML."""
        for tag in tags(self.source, start, end):
            if tag.start >= self.gone:
                self.folded(start, tag.start, verbatim=False)
                self._tag(tag)
            start = max(tag.end, self.gone)
        self.folded(start, end, verbatim=False)
        self.flush()
        self.gone = max(self.gone, end)

    def _tag(self, tag: Tag) -> None:
        name, said = tag.name, self.elements.attributes(tag)
        if said and name in EMBEDS and not is_hidden(name, said):
            self._note_embed(tag, said)
        if name in SKIPPED:
            self.gone = self.elements.end_of(tag) or self.gone
            return
        if name in CELLS:
            self.part("\t")
        elif name == "img":
            self._picture()
        elif name == "a":
            self.link = said.get("href")
        elif name == "br" or name in BLOCKS:
            if self._in_row:
                self.part(" ")
            else:
                self.flush()
            if name != "br":
                self.kind = "paragraph" if tag.closes else _KINDS.get(name, "paragraph")
        if name and not tag.closes:
            if said and is_hidden(name, said):
                self.gone = self.elements.end_of(tag) or self.gone
            self.elements.open(tag, said)

    def _note_embed(self, tag: Tag, said: Mapping[str, str | None]) -> None:
        end = self.elements.end_of(tag) or tag.end
        if found := embed_amid(self.source, tag.start, end, tag.name, said):
            line = len(self.keeper.shown) + bool(self.pieces)
            self.keeper.embeds.append((*found, line, self.elements.at(tag.start)))
