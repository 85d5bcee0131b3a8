"""The filter `stray_tags`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.document import has_words
from newsclean.markup.hiding import is_hidden
from newsclean.markup.html_in_text import RAW, Elements, tags
from newsclean.markup.tags import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document
    from newsclean.markup.html_in_text import Tag

_NAMES = frozenset(
    ["a", "abbr", "acronym", "article", "aside", "b", "big", "blockquote", "br", "button", "center", "cite", "code",
     "dd", "del", "details", "div", "dl", "dt", "em", "embed", "figcaption", "figure", "font", "footer", "form",
     "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img", "input", "ins", "label", "li", "main",
     "mark", "nav", "noscript", "object", "ol", "option", "p", "picture", "pre", "q", "s", "script", "section",
     "select", "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table",
     "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time", "tr", "u", "ul", "video"]
)  # fmt: skip
_DECLARATION = re.compile(r"<!doctype\b", re.IGNORECASE)
_AMID_SENTENCE = re.compile(r"[^\W\d_],? $")
_VOID = frozenset({"br", "hr", "img", "input"})
_QUOTES = "\"'“”‘’„«»‹›`"
_TAG_WORD = re.compile(r"[\"'“”‘’«»`)]*[\s-]+(?:tag|element|attribut|markup|balise|etiquet|тег|タグ|标签)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StrayTags:
    """Claims HTML tags that were left in plain text, and scripts, styles and hidden elements with what they hold.

    >>> from newsclean.testing import claims
    >>> claims(StrayTags(), "<p>The ports are <b>closed</b>.</p>", kind="text")
    ['template: <p>', 'template: <b>', 'template: </b>', 'template: </p>']
    >>> claims(StrayTags(), "He had used a <div> where a <table> belonged.")         # a sentence about tags: kept
    []

    A bare opening tag that stands between spaces like a word, or that is quoted, is a mention; so is a heading's in the
    middle of a sentence.

    Known limits: a mention at the very start or end of a block is taken for a stray tag.
    Source: the names are those of the HTML standard.
    """

    labels: ClassVar[tuple[str, ...]] = ("template",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        if "<" not in doc.text:
            return
        for block in doc.unclaimed:
            tags = list(_stray(block.text)) if "<" in block.text else []
            if not tags:
                continue
            ends = [0, *(end for _, end in tags)]
            starts = [*(start for start, _ in tags), len(block.text)]
            if any(has_words(block.text[end:start]) for end, start in zip(ends, starts, strict=True)):
                for start, end in tags:
                    yield block.claim("template", "stray tag", start=start, end=end)
            else:
                yield block.claim("template", "stray tag")


def _stray(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the tags left over in a text, and of comments, scripts and what is hidden with what they hold."""
    elements, gone, mentioned = Elements(text, 0), 0, set()
    for tag in tags(text, 0, len(text)):
        start, end, name, closes = tag
        if start < gone or not (name in _NAMES or _is_comment(text, tag)):
            continue
        said = elements.attributes(tag)
        can_be_mention = name and name not in RAW
        if can_be_mention and (_is_mention(text, tag, bare=not said) or (closes and name in mentioned)):
            mentioned.add(name)
            continue
        if not can_be_mention or is_hidden(name, said):
            end = elements.end_of(tag) or end
        yield start, end
        gone = end


def _is_comment(text: str, tag: Tag) -> bool:
    """Whether it is a comment with its end, or the declaration of a page."""
    if text.startswith("<!--", tag.start):
        return text.endswith("-->", tag.start, tag.end)
    return not tag.name and _DECLARATION.match(text, tag.start) is not None


def _is_mention(text: str, tag: Tag, *, bare: bool) -> bool:
    """Whether a tag is spoken of rather than left over; a bare one says nothing but its name."""
    before, after = text[tag.start - 1 : tag.start], text[tag.end : tag.end + 1]
    if (before and before in _QUOTES and after and after in _QUOTES) or _TAG_WORD.match(text, tag.end):
        return True
    if tag.name in HEADINGS and not tag.closes and _AMID_SENTENCE.search(text[max(0, tag.start - 3) : tag.start]):
        return True
    bare = bare and text[tag.end - 2] != "/" and tag.name not in _VOID
    return bare and before != "" and before in " (" and after != "" and after in " .,;:!?)"
