"""The filter `comment_sections`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.named import within_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document

_NAMES = frozenset(
    {
        "comment", "comments", "comment-body", "comment-content", "comment-form", "comment-list", "comment-respond",
        "comment-section", "comment-text", "comment__body", "commentlist", "comments-area", "comments-container",
        "comments-list", "comments-section", "comments-wrapper", "disqus_thread",
    }
)  # fmt: skip
"""Classes and ids, whole and in lower case."""


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
        for index in within_named(doc, _NAMES):
            for part in doc.free_parts(doc.blocks[index]):
                yield part.claim("comment", "stands in a comment section")
