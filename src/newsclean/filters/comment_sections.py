"""The filter `comment_sections`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document
    from newsclean.elements import Element

_NAMES = frozenset(
    {
        "comment", "comments", "comment-body", "comment-content", "comment-form", "comment-list", "comment-respond",
        "comment-section", "comment-text", "comment__body", "commentlist", "comments-area", "comments-container",
        "comments-list", "comments-section", "comments-wrapper", "disqus_thread",
    }
)  # fmt: skip
"""Classes and ids, whole and in lower case."""

LEAST_OUTSIDE = 400
"""Code points of prose outside: with less, and less than inside, it is the story that a page calls so, as opinion pages of
some papers do."""


@dataclass(frozen=True, slots=True)
class CommentSections:
    """Claims what readers wrote below a story, on pages of HTML that name the place.

    >>> from newsclean.testing import claims
    >>> story = "<p>The harbour master closed all three ports on Monday night, and two ferries are overdue.</p>" * 5
    >>> claims(CommentSections(), f'{story}<ol class="comment-list"><li>I told you so.</ol>', kind="html")
    ['comment: I told you so.']
    >>> claims(CommentSections(), '<p>Ports closed.</p><div id="comments">I told you so.</div>', kind="html")
    ['comment: I told you so.']
    >>> claims(CommentSections(), f'<div class="comment">{story}</div><p>More opinion</p>', kind="html")       # kept
    []

    Known limits: sections that a page names otherwise are left to `boilerplate`.
    Source: the markup of WordPress, Disqus and some ninety labelled sites; of the words in such elements 0.8 % are part
    of the story, and those mostly because readers quote it.
    """

    labels: ClassVar[tuple[str, ...]] = ("comment",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        if not doc.is_html:
            return
        known: dict[int, bool] = {}
        inside = {block.index for block in doc.blocks if block.element and _is_within(block.element, known)}
        if not inside:
            return
        told = [len(block.text) * doc.outline.prose[block.index] for block in doc.blocks]
        within = sum(told[index] for index in inside)
        if sum(told) - within < min(LEAST_OUTSIDE, within):
            return
        for index in sorted(inside):
            for part in doc.free_parts(doc.blocks[index]):
                yield part.claim("comment", "stands in a comment section")


def _is_within(element: Element, known: dict[int, bool]) -> bool:
    """Whether an element is, or stands in, one that is named like a comment section."""
    above: list[Element] = []
    found = False
    for one in element.chain():
        if id(one) in known:
            found = known[id(one)]
            break
        above.append(one)
    for one in reversed(above):
        found = known[id(one)] = found or _is_named(one)
    return found


def _is_named(element: Element) -> bool:
    names = f"{element.attributes.get('class') or ''} {element.attributes.get('id') or ''}"
    return not _NAMES.isdisjoint(names.lower().split())
