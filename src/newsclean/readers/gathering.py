"""`Gathering`: the line that a reader of Markdown is gathering, and the block that it becomes."""

from __future__ import annotations

import re
from functools import reduce
from html import unescape
from typing import TYPE_CHECKING

from newsclean.elements import common
from newsclean.markup.html_in_text import Elements
from newsclean.readers.kept import Keeper, Piece
from newsclean.readers.lines import BLANK
from newsclean.spans import MARKUP, Span

if TYPE_CHECKING:
    from newsclean.blocks import Kind, Picture
    from newsclean.elements import Element

LONGEST_HEADING_WORDS = 30
"""Words of a heading that is told by the line below it.  A longer one is a paragraph above a rule: headlines in the
labelled news pages this was built on have 2 to 30 words (99 of 100)."""

_QUOTE = re.compile(rf"[{BLANK}]*(?:(?:[-+*]|[0-9]{{1,9}}[.)])[{BLANK}]+)*(>(?:[{BLANK}]?>)*)")
# Of white space before a line end, the look-behind tries only the first sign: that keeps the search linear.
_SIGN = (
    r"(?P<fold>(?:(?<![ \t])[ \t]++)?(?:\r\n|[\n\r\u2028\u2029])[ \t]*+(?:>[ \t]?)*+)"
    r"|(?P<emphasis>(?<![*\\])\*\*(?!\*)|(?<![_\\])__(?:__)?(?!_))"
)
_SIGNS = re.compile(_SIGN)
"""Line ends; and signs of emphasis for which the parser finds no partner, which converters leave where emphasis begins or
ends with white space, or holds no words."""
_LINE_END = re.compile("[\n\r\u2028\u2029]+")
_ESCAPES = re.compile(
    rf"{_SIGN}|\\[!-/:-@\[-`{{-~]|&(?:#[0-9]{{1,7}}|#[xX][0-9A-Fa-f]{{1,6}}|[A-Za-z][0-9A-Za-z]{{1,31}});"
)


class Gathering:
    """The stretches of the source that the line consists of so far, and what it stands in."""

    def __init__(self, source: str, start: int) -> None:
        self.source = source
        self.keeper = Keeper(source, start)
        self.pieces: list[Piece] = []
        self.line = 0
        """The first piece of the line of the source that is being gathered: a block may have many."""
        self.gone = 0
        """Up to here the source was read, or shows nothing."""
        self.kind: Kind = "paragraph"
        self.marker: Span | None = None
        self.containers: list[str] = []
        """The lists and quotes that are open, as the parser names them."""
        self.heading = ""
        """`#` or `=`, which it is told by."""
        self.link: str | None = None
        """The address of the link that is open."""
        self.emphasis = 0
        self.picture: Picture | None = None
        """The picture after which no word has come."""
        self._pictured: Picture | None = None
        self.in_code = False
        self.elements = Elements(source, start)
        self._holders: list[Element | None] = []
        """What the words of the line stand in, one after the other."""
        self._parting = ""
        """What stands between the line and what comes next, where markup alone parts them."""
        self._has_cells = False

    def add(self, start: int, end: int, text: str | None = None, why: str = MARKUP) -> None:
        """Adds a stretch to the line; two spaces that markup parted are one, and links and cells stay apart."""
        start = max(start, self.gone)
        if start >= end:
            return
        source = self.source
        if self.pieces:
            last = self.pieces[-1]
            before = source[last.end - 1] if last.text is None else last.text[-1]
            if self._parting:
                parting, here = self._parting, source[start]
                if parting == "\t" or (before.isalnum() and here.isalnum()):
                    self.pieces.append(Piece(last.end, start, parting, None))
                    self._has_cells = self._has_cells or parting == "\t"
                    before = parting
            if text == " " and before.isspace():
                return
            if last.end < start and before.isspace() and text is None and source[start] == " ":
                start = end - len(source[start:end].lstrip(" "))
                if start == end:
                    return
        else:
            self._pictured, self.picture = self.picture, None
        if self._pictured == "captioned" and not self.emphasis and not (text or source[start:end]).isspace():
            self._pictured = "beside"
        self._parting = ""
        self.pieces.append(Piece(start, end, text, self.link, why))
        if self.elements.are_any and not (text or source[start:end]).isspace():
            self._holders.append(self.elements.at(start))

    def folded(self, start: int, end: int, *, verbatim: bool, as_code: bool = False) -> None:
        """Adds a stretch with a space for each line end, and with what escapes and entities in it stand for; in code, signs
        of emphasis are none."""
        for sign in (_SIGNS if verbatim else _ESCAPES).finditer(self.source, start, end):
            first, last = sign.span()
            text, why = " ", MARKUP
            if sign["emphasis"]:
                if as_code or _is_within_word(self.source, first, last):
                    continue
                text = ""
            elif not sign["fold"]:
                if sign[0][0] == "\\":
                    last, text = first + 1, ""
                elif (text := _LINE_END.sub(" ", unescape(sign[0]))) == sign[0]:
                    continue
                else:
                    why = "entity"
            self.add(start, first)
            if text:
                self.add(first, last, text, why)
            start = last
        self.add(start, end)

    def part(self, by: str) -> None:
        """Sees to it that what comes next does not stick to what is there."""
        if self.pieces:
            self._parting = by

    def flush(self) -> None:
        """Ends the line that is being gathered."""
        pieces, picture = self.pieces, self._pictured
        if self.picture:
            self.picture = "above"
        if not pieces:
            return
        self.pieces, self._parting, self.line = [], "", 0
        holder = reduce(common, self._holders) if self._holders else None
        self._holders = []
        has_cells, self._has_cells = self._has_cells, False
        kind, marker = self.kind, self.marker
        if self.in_code:
            kind = "preformatted"
        elif self.heading:
            kind = "heading"
        elif has_cells:
            kind = "table_row"
        if marker:
            kind = "list_item"
        elif kind == "paragraph" and self.containers and self.containers[-1] == "BlockQuote":
            kind = "quote"
            line_start = self.keeper.line_start(pieces[0].start)
            if line_start >= self.keeper.position and (sign := _QUOTE.match(self.source, line_start, pieces[0].start)):
                marker = Span(*sign.span(1))
        if self.keeper.add(kind, marker, pieces, holder, picture):
            self.marker = None
        elif picture:
            self.picture = "above"

    def line_width(self) -> int:
        """Code points of the line of the source that is being gathered, without markup."""
        return sum(piece.end - piece.start for piece in self.pieces[self.line :])

    def is_long(self) -> bool:
        words = sum(self.source.count(" ", piece.start, piece.end) for piece in self.pieces)
        return words >= LONGEST_HEADING_WORDS


def _is_within_word(source: str, start: int, end: int) -> bool:
    return source[start - 1 : start].isalnum() and source[end : end + 1].isalnum()
