"""`Story`: what of an article is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from newsclean.parts import ArticleDate, BodyItem, Caption, Dateline, Issue, LedgerEntry, Provenance


class Story(Protocol):
    """What of an article is rendered; an `Article` is one."""

    headline: str | None
    kicker: str | None
    alternative_headline: str | None
    standfirst: str | None
    byline: str | None
    authors: tuple[str, ...]
    contributors: tuple[str, ...]
    dateline: Dateline | None
    date_published: ArticleDate | None
    date_modified: ArticleDate | None
    key_points: tuple[str, ...]
    body: tuple[BodyItem, ...]
    captions: tuple[Caption, ...]
    url: str | None
    canonical_url: str | None
    section: str | None
    keywords: tuple[str, ...]
    description: str | None
    image_url: str | None
    publisher: str | None
    language: str | None
    issues: tuple[Issue, ...]
    ledger: tuple[LedgerEntry, ...]
    provenance: Provenance | None

    @property
    def text(self) -> str: ...

    @property
    def full_text(self) -> str: ...


def present(**fields: Any) -> dict[str, Any]:
    """The fields that are filled.

    >>> present(headline="Storm closes three ports", author=[], section=None)
    {'headline': 'Storm closes three ports'}
    """
    return {name: value for name, value in fields.items() if value}
