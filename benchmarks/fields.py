"""Headline, date, authors and key points beside those that gold gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.titles import title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.article import Article
    from newsclean.bodymodel.training.pages import Page

    Found = tuple[str, tuple[float, float, float]]

_BETWEEN_NAMES = re.compile(r"[,;|]|\band\b|\bund\b|\bet\b|\by\b")


def compared(page: Page, article: Article) -> Iterator[Found]:
    """By field that gold gives: what was found, what of that is right, and what gold has."""
    if page.headline:
        found = bool(article.headline)
        yield "headline", (found, found and title_key(article.headline or "") == title_key(page.headline), 1)
    if page.date:
        found = article.date_published is not None
        right = article.date_published is not None and article.date_published.iso[:10] == page.date[:10]
        yield "date", (found, right, 1)
    if page.authors:
        yield "authors", _overlap(article.authors, names_of(page.authors))
    if page.key_points:
        yield "key points", _overlap(article.key_points, page.key_points)


def names_of(authors: str | list[str]) -> list[str]:
    """The names in a gold field, which is a list or one line."""
    parts = [authors] if isinstance(authors, str) else authors
    return [name.strip() for part in parts for name in _BETWEEN_NAMES.split(part) if name.strip()]


def _overlap(found: Iterable[str], wanted: Iterable[str]) -> tuple[float, float, float]:
    ours, theirs = ({title_key(one) for one in some} for some in (found, wanted))
    return len(ours), len(ours & theirs), len(theirs)
