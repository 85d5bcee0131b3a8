"""The shadow of a source: what the Markdown parser is given, of which each position is a position of the source.

The parser counts bytes of UTF-8 and the house counts code points, so every sign beyond ASCII becomes one ASCII sign of
the same nature.  The words are always taken from the source, never from the shadow.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache

DEEPEST = 40
"""Quote signs, or markers of list items, that are read at the start of one line.  For each line the parser looks through
all that is open: 25,000 quotes around 25,000 lines take half a second, and ten times as many a minute."""

WIDEST = 200
"""Columns of indent beyond which a line opens no list: nested lists are indented by two to four columns a level."""

_OPENERS = r"(?:>|[-+*](?=[ \t])|[0-9]{1,9}[.)](?=[ \t]))[ \t]*+"
# That a pattern begins with one certain sign makes the search for it quick.
_DEEP = re.compile(rf"\n[ \t]*+(?:{_OPENERS}){{{DEEPEST}}}(?P<more>(?:{_OPENERS})+)")
_SPACED = re.compile(
    r"\]\((?=[^ \n]{0,500} )(?P<address>(?:data:|https?://|//?)(?:[^()\n\"]|\([^()\n\"]{0,200}\)){1,2000})(?<!['\" )])\)"
)
"""An address with spaces in it, which converters leave as they are and the parser takes for no address."""
_WRAPPED = re.compile(
    r"(?:\]\(|<(?=https?://))(?:[^\s()\"<>]|\([^\s()\"<>]{0,200}\)|(?<=-)\r?\n[ \t>]{0,40}(?=\w)){1,2000}+"
)
"""An address that was wrapped at a hyphen, as html2text does unless told otherwise."""
_HYPHEN_AT_END = re.compile(r"-\r?\n")
_BLANK = re.compile(r"[\s>]")
_WIDE = re.compile(rf"\n[ \t]{{{WIDEST}}}[ \t]*+(?P<more>[-+*0-9>])")


def shadow_of(source: str) -> str:
    """The source as ASCII of the same length, without nesting that costs the parser more than linear time.

    >>> shadow_of("# Störung: **“später”**")
    '# Stxrung: **,spxter,**'
    >>> shadow_of("![](data:image/svg+xml,%3Csvg viewBox='0 0 9 9'%3E) ![](/a.jpg 'A title')")
    "![](data:image/svg+xml,%3Csvg_viewBox='0_0_9_9'%3E) ![](/a.jpg 'A title')"
    >>> shadow_of("[Ports](https://example.com/storm-\\n  closes-ports)")
    '[Ports](https://example.com/storm-___closes-ports)'
    >>> shadow_of("> " * 100 + "Ports closed.").count(">")
    40
    """
    shadow = source if source.isascii() else source.encode("ascii", "newsclean.shadow").decode("ascii")
    if source.startswith("\ufeff"):
        shadow = " " + shadow[1:]
    if "](" in shadow:
        shadow = _SPACED.sub(lambda link: link[0].replace(" ", "_"), shadow)
    if _HYPHEN_AT_END.search(shadow):
        shadow = _WRAPPED.sub(lambda link: _BLANK.sub("_", link[0]), shadow)
    lines = "\n" + shadow.replace("\r", "\n")
    if _DEEP.search(lines) or _WIDE.search(lines):
        return _WIDE.sub(_flat, _DEEP.sub(_flat, lines))[1:]
    return shadow


def _flat(opened: re.Match[str]) -> str:
    start = opened.start("more") - opened.start()
    return opened[0][:start] + "x" * (opened.end() - opened.start() - start)


@lru_cache(maxsize=4096)
def _likeness(letter: str) -> str:
    """A letter for a letter, a line end for a line end, and a comma, which means nothing in Markdown, for anything else."""
    if letter in "\u2028\u2029":
        return "\n"
    return "x" if unicodedata.category(letter)[0] in "LMNC" else ","


def _shadowed(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(_likeness, error.object[error.start : error.end])), error.end


codecs.register_error("newsclean.shadow", _shadowed)
