"""What a source is: text, Markdown or HTML, told from signs that only one of them has."""

from __future__ import annotations

import re
from itertools import islice
from typing import Literal, TypeAlias

from newsclean.markup.html_in_text import stretches
from newsclean.markup.tags import BLOCKS
from newsclean.readers.front_matter import read_front

KnownKind: TypeAlias = Literal["text", "markdown", "html"]

REACH = 1_000_000
"""Code points at the start that are looked at: long scripts and menus may stand before the first line of a story."""

FEWEST_PAIRS = 3
"""Block elements, opened and closed, from which a source is a fragment of HTML: a story may quote one or two."""

FEWEST_LINKS, FEWEST_SIGNS = 2, 2
"""Links in brackets, and kinds of weaker signs or repeats of them, from which a source is Markdown."""

SPARSE, SPARSE_AFTER_WORDS = 1_500, 150
"""Code points for each pair of tags beyond which a source is text with tags in it, and not HTML: if it opens with a tag,
and if it opens with words."""

MOSTLY = 0.5
"""Share of tags, scripts and styles in a source from which it is HTML though its tags are sparse.  Of what ten programs
made of 1,265 pages, texts with three tags or more have 0.27 at most; pages cut off at some place, 0.56 or more."""

_HEAD = re.compile(
    r"[\s\ufeff]*+(?:<!--(?:(?!-->).)*+-->[\s\ufeff]*+|<\?[^>]*+>[\s\ufeff]*+)*+"
    r"<(?:!doctype\s+html|(?:html|head|body)(?=[\s>/]))",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(
    r"[\s\ufeff]*+(?:<!--(?:(?!-->).)*+-->[\s\ufeff]*+)*+"
    r"<(?:article|aside|blockquote|div|dl|figure|footer|form|h[1-6]|header|iframe|link|main|meta|nav|noscript|ol|p|a|script|"
    r"section|style|svg|table|template|title|ul)(?:\s[^<>]*+)?>",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE_PAGE = re.compile(r"<(?:!doctype\s+html|(?:html|body)[\s>])", re.IGNORECASE)
_OPENED = re.compile(
    rf"<({'|'.join(sorted(BLOCKS - {'button', 'option', 'dir', 'menu', 'search'}))}|a)(?:\s[^<>]*+)?>", re.I
)
_CLOSED = re.compile(r"</([a-z][a-z0-9]*+)\s*>", re.I)

_LINK = re.compile(r"\]\((?:<?https?://|/|#|\.\.?/|mailto:|tel:|javascript:|www\.)[^\s]*")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^\s)]")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*<?(?:https?://|/|\./)", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|[-|: \t]*$", re.MULTILINE)
# After an empty line: without, it may be a comment in code.
_HEADING = re.compile(r"(?:\A|\n[ \t\r]*\n) {0,3}#{1,6}[ \t]+\S")
_CODE = re.compile(r"<(?:pre|code|script|style)\b", re.I)
_SIGNS = (
    _HEADING,
    re.compile(r"^ {0,3}(?:```|~~~)[\w+-]*[ \t]*$", re.MULTILINE),
    re.compile(r"(?<![\w*\\])\*\*(?=[^\s*])[^*\n]{1,300}(?<=[^\s*])\*\*(?![\w*])"),
    re.compile(r"(?<![\w_\\])__(?=[^\s_])[^_\n]{1,300}[ ,.][^_\n]{0,300}(?<=[^\s_])__(?![\w_])"),
    re.compile(r"(?<=[0-9])\\\.(?=\s)|^[ \t]*\\[-+*#]", re.MULTILINE),
)


def kind_of(source: str) -> KnownKind:
    """What the source is, by its first million code points; in doubt, text.

    >>> kind_of("<!-- saved --><!DOCTYPE html><title>Storm</title>"), kind_of("<p>Three ports are closed.</p>")
    ('html', 'html')
    >>> kind_of("## Storm closes three ports\\n\\nTwo ferries are [overdue](https://example.com/a).")
    'markdown'
    >>> kind_of("URL Source: https://example.com/a\\n\\nMarkdown Content:\\nThree ports are closed.")
    'markdown'
    >>> kind_of("* The minister [sic] wrote `<div>` and #Storm, and paid $5* for {{name}}.")          # text: kept as it is
    'text'

    Known limits: Markdown without links that has one sign of it alone is text, and HTML of few tags that opens with words.
    """
    source = source[:REACH]
    has_tags = "<" in source
    if has_tags and _HEAD.match(source):
        return "html"
    pairs = _pairs(source) if has_tags else 0
    opens_with_tag = has_tags and _FRAGMENT.match(source) is not None
    if opens_with_tag and _WHOLE_PAGE.search(source):
        return "html"
    is_dense = opens_with_tag and pairs * SPARSE >= len(source)
    if is_dense or (pairs >= FEWEST_PAIRS and _is_mostly_markup(source)):
        return "markdown" if _holds_markdown(source) else "html"
    if _is_markdown(source):
        return "markdown"
    return "html" if pairs >= FEWEST_PAIRS and pairs * SPARSE_AFTER_WORDS >= len(source) else "text"


def _pairs(source: str) -> int:
    """How many block elements and links are opened and closed."""
    opened: dict[str, int] = {}
    for tag in _OPENED.finditer(source):
        name = tag[1].lower()
        opened[name] = opened.get(name, 0) + ("href" in tag[0].lower() if name == "a" else 1)
    pairs = 0
    for tag in _CLOSED.finditer(source):
        if opened.get(name := tag[1].lower()):
            opened[name] -= 1
            pairs += 1
    return pairs


def _is_mostly_markup(source: str) -> bool:
    """Whether tags, and scripts and styles with what they hold, are most of a source."""
    size = sum(end - tag.start for tag, end in stretches(source, 0))
    return size >= sum(map(len, source.split())) * MOSTLY


def _holds_markdown(source: str) -> bool:
    """Whether it is Markdown that stands between the tags, as converters write that keep the containers of a page."""
    headings = sum(1 for _ in islice(_HEADING.finditer(source), 2))
    return headings > 0 and (_LINK.search(source) is not None or (headings > 1 and not _CODE.search(source)))


def _is_markdown(source: str) -> bool:
    if read_front(source)[0]:
        return True
    signs = 0
    if "](" in source:
        links = sum(1 for _ in _LINK.finditer(source))
        if links >= FEWEST_LINKS or _IMAGE.search(source):
            return True
        signs += links
    signs += "]:" in source and _DEFINITION.search(source) is not None
    # Some tools print tables like this, and all else as text.
    signs += "-|" in source and _TABLE.search(source) is not None
    return signs + sum(min(2, len(sign.findall(source))) for sign in _SIGNS) >= FEWEST_SIGNS
