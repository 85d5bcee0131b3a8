"""The filter `author_boxes`."""

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
        "about-author", "about-the-author", "article-author-bio", "article-author-box", "author-bio", "author-bio-box",
        "author-bio-content", "author-bio-text", "author-bio__content", "author-biography", "author-box",
        "author-box-content", "author-box-wrap", "author-card", "author-description", "author-details", "author__bio",
        "author__biography", "author_bio", "author_box", "authorbox", "elementor-author-box", "td-author-description",
        "wp-block-post-author-biography",
    }
)  # fmt: skip
"""Classes and ids, whole and in lower case."""


@dataclass(frozen=True, slots=True)
class AuthorBoxes:
    """Claims what a page says about the author beside the story, on pages of HTML that name the place.

    >>> from newsclean.testing import claims
    >>> story = "<p>The harbour master closed all three ports on Monday night, and two ferries are overdue.</p>" * 5
    >>> claims(AuthorBoxes(), f'{story}<div class="author-box"><p>Ana Ruíz lives by the harbour.</p></div>', kind="html")
    ['boilerplate: Ana Ruíz lives by the harbour.']
    >>> claims(AuthorBoxes(), f'<div class="author-box">{story}</div><p>More opinion</p>', kind="html")        # kept
    []

    It stands behind `boilerplate`, for the sentences about the author that the body model takes for the story's.

    Known limits: boxes that a page names otherwise are left to `boilerplate`.
    Source: the markup of WordPress, Elementor and some hundred labelled sites; of the text in such elements 1.1 % is part
    of the story.
    """

    labels: ClassVar[tuple[str, ...]] = ("boilerplate",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        for index in within_named(doc, _NAMES):
            for part in doc.free_parts(doc.blocks[index]):
                yield part.claim("boilerplate", "stands in an author box")
