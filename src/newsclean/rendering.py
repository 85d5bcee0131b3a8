"""An article as plain text, Markdown and schema.org JSON-LD."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.parts import ArticleDate, BodyItem, Caption, Dateline, LedgerEntry

_LISTED = frozenset({"list_item", "table_row"})
_MARKDOWN_SIGNS = re.compile(r"[\\`*_\[\]<]|^(?:#{1,6}(?=\s)|>|[-+](?=\s)|\d{1,9}[.)](?=\s)|={3,}$|-{3,}$|~{3})")


class Story(Protocol):
    """What of an article is rendered."""

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
    publisher: str | None
    language: str | None
    ledger: tuple[LedgerEntry, ...]

    @property
    def text(self) -> str: ...


def plain(items: Iterable[BodyItem]) -> str:
    """Items parted by blank lines; neighbouring list items and table rows by newlines."""
    return _flowed((item.kind, _with_marker(item)) for item in items)


def full(article: Story) -> str:
    """Standfirst, key points and body in printed order, which the ledger knows."""
    return _flowed(_printed(article))


def _printed(article: Story) -> Iterator[tuple[str, str]]:
    """Kind and text of the parts of the story, in printed order."""
    starts = defaultdict(list)
    for entry in article.ledger:
        if entry.disposition == "field":
            starts[entry.label].append(entry.span.start)
    placed = [(item.span.start, item.kind, _with_marker(item)) for item in article.body]
    if article.standfirst:
        placed.append((min(starts["standfirst"], default=-2), "paragraph", article.standfirst))
    for position, point in zip_longest(starts["key_point"][: len(article.key_points)], article.key_points, fillvalue=-1):
        placed.append((int(position), "list_item", str(point)))
    placed.sort(key=itemgetter(0))
    return ((kind, text) for _, kind, text in placed)


def _with_marker(item: BodyItem) -> str:
    return f"{item.marker} {item.text}" if item.marker else item.text


def _flowed(parts: Iterable[tuple[str, str]]) -> str:
    pieces: list[str] = []
    before = ""
    for kind, text in parts:
        if pieces:
            pieces.append("\n" if kind in _LISTED and kind == before else "\n\n")
        pieces.append(text)
        before = kind
    return "".join(pieces)


def markdown(article: Story) -> str:
    """Headline, standfirst, key points and body as Markdown; signs that Markdown would read are escaped.

    >>> from newsclean.article import Article
    >>> from newsclean.parts import BodyItem
    >>> print(markdown(Article(headline="A *star*", body=(BodyItem("paragraph", "Ports closed.", (9, 22)),))))
    # A \\*star\\*
    <BLANKLINE>
    Ports closed.
    """
    parts: list[tuple[str, str]] = []
    if article.kicker:
        parts.append(("paragraph", f"**{_escaped(article.kicker)}**"))
    if article.headline:
        parts.append(("heading", f"# {_escaped(article.headline)}"))
    if article.alternative_headline:
        parts.append(("paragraph", f"*{_escaped(article.alternative_headline)}*"))
    if article.standfirst:
        parts.append(("paragraph", f"**{_escaped(article.standfirst)}**"))
    if article.byline:
        parts.append(("paragraph", _escaped(article.byline)))
    parts += (("list_item", f"- {_escaped(point)}") for point in article.key_points)
    if article.key_points and article.body and article.body[0].kind == "list_item":
        parts.append(("break", "---"))
    parts += ((item.kind, _marked_down(item)) for item in article.body)
    return _flowed(parts)


def _marked_down(item: BodyItem) -> str:
    match item.kind:
        case "heading":
            return f"## {_escaped(item.text)}"
        case "list_item":
            numbered = item.marker and item.marker.strip("().").isdigit()
            return f"{item.marker if numbered else '-'} {_escaped(item.text)}"
        case "quote":
            return f"> {_escaped(item.text)}"
        case "preformatted":
            fence = "`" * max(3, 1 + max(map(len, re.findall(r"`+", item.text)), default=0))
            return f"{fence}\n{item.text}\n{fence}"
    return _escaped(item.text)


def _escaped(text: str) -> str:
    return _MARKDOWN_SIGNS.sub(lambda sign: _escape(sign[0]), text)


def _escape(sign: str) -> str:
    return f"{sign[:-1]}\\{sign[-1]}" if sign[0].isdigit() else f"\\{sign}"


def schema_org(article: Story) -> dict[str, Any]:
    """A schema.org `NewsArticle` (https://schema.org/NewsArticle); what is not known is left out.

    >>> from newsclean.article import Article
    >>> schema_org(Article(headline="Storm closes three ports", authors=("Ana Ruíz",)))["author"]
    [{'@type': 'Person', 'name': 'Ana Ruíz'}]
    """
    images = [
        {"@type": "ImageObject", **_present(caption=caption.text, creditText=caption.credit)}
        for caption in article.captions
    ]
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        **_present(
            headline=article.headline,
            alternativeHeadline=article.alternative_headline,
            abstract=article.standfirst or "\n".join(article.key_points),
            author=_people(article.authors),
            contributor=_people(article.contributors),
            dateline=article.dateline and article.dateline.text,
            datePublished=article.date_published and article.date_published.iso,
            dateModified=article.date_modified and article.date_modified.iso,
            inLanguage=article.language,
            url=article.url,
            publisher=article.publisher and {"@type": "NewsMediaOrganization", "name": article.publisher},
            image=images,
            articleBody=article.text,
        ),
    }


def _people(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": name} for name in names]


def _present(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
