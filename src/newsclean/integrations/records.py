"""Records of other programs, such as the items of Scrapy: an article as plain values, and what a record says of a story."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from newsclean.article import Article
from newsclean.readers.told.handed import handed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from newsclean.metadata import Metadata

HANDED = (
    "headline",
    "alternative_headline",
    "description",
    "authors",
    "date_published",
    "date_modified",
    "publisher",
    "language",
    "section",
    "keywords",
    "image_url",
)
"""Fields of an article that a record may know already; what it says there is checked against the text."""

_DATES = frozenset({"date_published", "date_modified"})
_SEVERAL = frozenset({"authors", "keywords"})

FIELDS: Mapping[str, str] = MappingProxyType(
    {name: name for name in ("text", *HANDED, "standfirst", "key_points", "canonical_url", "issues")}
)
"""By field of an article the field of a record that takes it, unless its user says otherwise."""

_RENDERED: dict[str, Callable[[Article], Any]] = {
    "text": lambda article: article.text,
    "full_text": lambda article: article.full_text,
    "markdown": Article.to_markdown,
    "schema_org": Article.to_schema_org,
    "dateline": lambda article: article.dateline and article.dateline.text,
    "date_published": lambda article: article.date_published and article.date_published.iso,
    "date_modified": lambda article: article.date_modified and article.date_modified.iso,
    "issues": lambda article: [issue.code for issue in article.issues],
}
"""What a record takes in another shape than the JSON of the article has it, and what is no field of the model."""

NAMES = frozenset(Article.model_fields.keys() | _RENDERED.keys())
"""What a record may take of an article."""


def plain(article: Article, fields: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Of the named fields name and value: text, lists and dictionaries, dates in ISO 8601, issues by their codes.

    >>> import newsclean
    >>> article = newsclean.clean("Storm closes three ports\\n\\nBy Ana Ruíz\\n\\nThe harbour master closed all ports.")
    >>> dict(plain(article, {"headline": "title", "authors": "authors", "issues": "issues"}))
    {'headline': 'Storm closes three ports', 'authors': ['Ana Ruíz'], 'issues': ['not_an_article']}
    """
    dumped = article.model_dump(mode="json", include=fields.keys() - _RENDERED.keys())
    return ((name, _RENDERED[name](article) if name in _RENDERED else dumped[name]) for name in fields)


def told(record: Mapping[str, Any], fields: Mapping[str, str], where: str) -> Metadata:
    """What a record says of a story, in those of its fields that an article is to fill; `where` names the record.

    >>> told({"title": ["Storm closes three ports"]}, {"headline": "title"}, "item").headline[0].value
    'Storm closes three ports'
    """
    given: dict[str, Any] = {}
    for name in HANDED:
        if name in fields:
            kinds = (str, dt.date) if name in _DATES else str
            several = list(values(record.get(fields[name]), kinds))
            given[name] = several if name in _SEVERAL else next(iter(several), None)
    return handed(where, **given)


def values(value: object, kinds: type | tuple[type, ...]) -> Iterator[Any]:
    """The values of these types in a field; programs make lists of single ones.

    >>> list(values(["https://news.example.com/storm"], str)), list(values(7, str))
    (['https://news.example.com/storm'], [])
    """
    several = value if isinstance(value, (list, tuple, set)) else (value,)
    return (one for one in several if isinstance(one, kinds))
