"""The filter `stray_tags`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.document import has_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document

_NAMES = (
    "a|abbr|acronym|article|aside|b|big|blockquote|br|button|center|cite|code|dd|del|details|div|dl|dt|em|embed|"
    "figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|label|li|main|mark|nav|noscript|object|"
    "ol|option|p|picture|pre|q|s|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|"
    "tbody|td|template|textarea|tfoot|th|thead|time|tr|u|ul|video"
)
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>{_NAMES})(?P<attributes>\s[^<>]{{0,2000}})?(?P<void>/?)>|<!doctype[^<>]{{0,200}}>|<!--",
    re.IGNORECASE,
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "title"})
_AMID_SENTENCE = re.compile(r"[^\W\d_],? $")
_VOID = frozenset({"br", "hr", "img", "input"})
_ENDS = {
    "script": re.compile(r"</script\s{0,9}>", re.I),
    "style": re.compile(r"</style\s{0,9}>", re.I),
    "": re.compile("-->"),
}
_QUOTES = "\"'“”‘’„«»‹›`"
_TAG_WORD = re.compile(r"[\"'“”‘’«»`)]*[\s-]+(?:tag|element|attribut|markup|balise|etiquet|тег|タグ|标签)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StrayTags:
    """Claims HTML tags that were left in plain text, and scripts and styles with what they hold.

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
    """Start and end of the tags left over in a text; a comment, a script or a style sheet with what it holds."""
    position, unended, mentioned = 0, set(), set()
    for match in _TAG.finditer(text):
        start, end = match.span()
        if start < position:
            continue
        name = (match["name"] or "").lower()
        opens = match["close"] == "" or match["name"] is None
        if opens and name in _ENDS and name not in unended and not match[0].startswith("<!d"):
            if closing := _ENDS[name].search(text, end):
                end = closing.end()
            else:
                unended.add(name)  # looked for once, so that a million unclosed ones cost no more than one
        elif match["name"] and (_is_mention(match) or (not opens and name in mentioned)):
            mentioned.add(name)
            continue
        yield start, end
        position = end


def _is_mention(match: re.Match[str]) -> bool:
    """Whether a tag is spoken of rather than left over."""
    text = match.string
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if (before and before in _QUOTES and after and after in _QUOTES) or _TAG_WORD.match(text, match.end()):
        return True
    heading = match["name"].lower() in _HEADINGS and not match["close"]
    if heading and _AMID_SENTENCE.search(text[max(0, match.start() - 3) : match.start()]):
        return True
    bare = not match["attributes"] and not match["void"] and match["name"].lower() not in _VOID
    return bare and before != "" and before in " (" and after != "" and after in " .,;:!?)"
