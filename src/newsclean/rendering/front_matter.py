"""What is known of an article as front matter: YAML between lines of `---`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.rendering.story import Story

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]+")
"""What no scalar of YAML may hold, and what would end its line."""


def front_matter(article: Story) -> str:
    """The fields that are filled, under the keys that static site generators use, and a blank line behind them.

    Every value is a string in single quotes, so that no headline is read as a number, a date, a list or `false`.

    >>> from newsclean.article import Article
    >>> print(front_matter(Article(headline="Storm: it's over", authors=("Ana Ruíz",), keywords=("yes", "ports"))), end="")
    ---
    title: 'Storm: it''s over'
    authors:
      - 'Ana Ruíz'
    tags:
      - 'yes'
      - 'ports'
    ---
    <BLANKLINE>

    Source: YAML 1.2.2, sections 5.1 (printable characters) and 7.3.2 (single quotes).
    """
    lines = [
        *_one("title", article.headline),
        *_one("subtitle", article.alternative_headline),
        *_one("description", article.description),
        *_many("authors", article.authors),
        *_one("date", article.date_published.iso if article.date_published else None),
        *_one("lastmod", article.date_modified.iso if article.date_modified else None),
        *_one("publisher", article.publisher),
        *_one("language", article.language),
        *_one("section", article.section),
        *_many("tags", article.keywords),
        *_one("image", article.image_url),
        *_one("url", article.canonical_url or article.url),
    ]
    return "\n".join(["---", *lines, "---", "", ""]) if lines else ""


def _one(key: str, value: str | None) -> Iterator[str]:
    if value:
        yield f"{key}: {_quoted(value)}"


def _many(key: str, values: Iterable[str]) -> Iterator[str]:
    if items := [f"  - {_quoted(value)}" for value in values]:
        yield from (f"{key}:", *items)


def _quoted(text: str) -> str:
    bare = _UNPRINTABLE.sub(" ", text).strip()
    return "'" + bare.replace("'", "''") + "'"
