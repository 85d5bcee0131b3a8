"""What the user of an article should know about its text: the issues that no single phrase raises, and those that do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.outline import count_words
from newsclean.parts import Issue
from newsclean.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.document import Document
    from newsclean.labels import IssueCode
    from newsclean.parts import BodyItem

FEWEST_ARTICLE_WORDS = 20
"""A body of fewer words is flagged: news in brief has some 30 words at the least."""

LEAST_DISTINCT = 0.1
"""A text of which fewer lines than this share are distinct is a list or a test pattern, not an article."""

MASK_RUN = 5
"""So many `@` in a row are a deliberate masking, as some released corpora do it."""

_MASK = re.compile(f"@{{{MASK_RUN},}}")

MESSAGES: dict[IssueCode, str] = {
    "empty": "The source holds no words.",
    "no_body": "No body was found.",
    "paywall": "The text says that it goes on for subscribers only.",
    "consent_wall": "The text asks for consent instead of telling the story.",
    "truncated": "The text says that it is cut.",
    "not_an_article": "The text does not read like an article.",
    "encoding_loss": "Characters were lost before or while the text was decoded (U+FFFD).",
    "masked": "Words are masked by runs of @.",
}


def issues_of(doc: Document, body: Sequence[BodyItem]) -> Iterator[Issue]:
    """The issues of a document with this body: those raised by claims first, in order, then those of the whole."""
    seen: dict[IssueCode, Span] = {}
    for claim in sorted(doc.claims, key=lambda claim: claim.span):
        if claim.issue:
            seen.setdefault(claim.issue, claim.span)
    if (lost := doc.text.find("\ufffd")) >= 0:
        seen["encoding_loss"] = Span(lost, lost + 1)
    if masked := _MASK.search(doc.text):
        seen["masked"] = Span(*masked.span())
    for code, span in seen.items():
        yield Issue(code, MESSAGES[code], doc.source_map.to_source(span)[0])
    if not doc.blocks:
        yield Issue("empty", MESSAGES["empty"])
    elif not body:
        yield Issue("no_body", MESSAGES["no_body"])
    elif not _reads_like_an_article(doc, body):
        yield Issue("not_an_article", MESSAGES["not_an_article"])


def _reads_like_an_article(doc: Document, body: Sequence[BodyItem]) -> bool:
    words = 0
    for item in body:
        words += count_words(item.text[: 20 * FEWEST_ARTICLE_WORDS])
        if words >= FEWEST_ARTICLE_WORDS:
            break
    else:
        return False
    return len(doc.outline.body) > 0 and len(doc.outline.copies) >= LEAST_DISTINCT * len(doc.blocks)
