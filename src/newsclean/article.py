"""`Article` and its parts: the only shape that users store.  Pydantic, frozen, extra fields forbidden.

The parts that come by the thousand are pydantic dataclasses with slots, which take a third of a model's memory.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic.dataclasses import dataclass

from newsclean import rendering
from newsclean.blocks import Kind
from newsclean.labels import Disposition
from newsclean.spans import Span

SCHEMA_VERSION = "1"
"""Changes when a stored Article of an older version could not be read any more."""

IssueCode: TypeAlias = Literal[
    "empty",
    "no_body",
    "paywall",
    "consent_wall",
    "truncated",
    "not_an_article",
    "encoding_loss",
    "masked",
]
Precision: TypeAlias = Literal["year", "month", "day", "minute", "second"]

_CONFIG = ConfigDict(
    extra="forbid",
    alias_generator=to_camel,
    populate_by_name=True,
    use_attribute_docstrings=True,
)
_part = dataclass(frozen=True, slots=True, config=_CONFIG)


@_part
class BodyItem:
    """One paragraph, heading, list item, quote, table row or preformatted piece of the body."""

    kind: Kind
    """What it is."""
    text: str
    """Its words, without the marker."""
    span: Span
    """Where it stands in the source: half-open, in Unicode code points."""
    marker: str | None = None
    """The bullet, number or quote sign before it."""
    exact: bool = True
    """Whether the source at `span` reads exactly like `text`."""


@_part
class Caption:
    """The words below a picture, and who took or supplied it; either may be missing."""

    text: str | None = None
    """The words below the picture."""
    credit: str | None = None
    """The photographer, the agency, or both, as printed."""


@_part
class Dateline:
    """The place, agency and date that open the first paragraph; they also stay in the body."""

    text: str
    """As printed."""
    place: str | None = None
    """The place, as printed."""
    agency: str | None = None
    """The news agency, as printed."""
    date: str | None = None
    """The date, as printed."""


@_part
class ArticleDate:
    """A moment, as precise as it was printed and no more."""

    iso: str
    """ISO 8601: `2024`, `2024-03`, `2024-03-05`, `2024-03-05T14:30` or, with the offset if printed, `…+01:00`."""
    precision: Precision
    """What the text gave; nothing finer is invented."""

    @property
    def day(self) -> dt.date | None:
        """The calendar day as printed, or None if only the year or month is known."""
        return dt.date.fromisoformat(self.iso[:10]) if len(self.iso) >= 10 else None

    @property
    def moment(self) -> dt.datetime | None:
        """The moment, if a time was printed; without time zone if none was."""
        return dt.datetime.fromisoformat(self.iso) if len(self.iso) > 10 else None


@_part
class Issue:
    """Something about the text that its user should know."""

    code: IssueCode
    """What it is, in one word; the set of codes is closed."""
    message: str
    """What it is, in a sentence."""
    span: Span | None = None
    """Where it was seen in the source, if anywhere."""


@_part
class Removed:
    """A receipt for characters that were set aside."""

    label: str
    """What they are, such as `advertisement`."""
    text: str
    """Their words."""
    because: str
    """Why: the id of a phrase, or a few words."""
    filter: str
    """The filter that claimed them."""
    span: Span
    """Where the words stand in the source: half-open, in Unicode code points."""
    exact: bool = True
    """Whether the source at `span` reads exactly like `text`."""


@_part
class Repair:
    """A change of damaged characters."""

    span: Span
    """Where the damage stands in the source."""
    text: str
    """What it reads now; empty if it was deleted."""
    why: str
    """The kind of damage: `mojibake`, `entity`, `control character` or `surrogate`."""


@_part
class LedgerEntry:
    """What became of a stretch of the source; the entries tile the source from its first character to its last."""

    span: Span
    """Where: half-open, in Unicode code points."""
    label: str
    """A label, or `body`, or `layout` (white space and bullets)."""
    disposition: Disposition
    """What became of it."""
    because: str = ""
    """Why; empty for body and layout."""
    filter: str = ""
    """The filter that claimed it; empty for body and layout."""
    exact: bool = True
    """Whether the characters were left as they are."""


@_part
class Provenance:
    """By what, and from what, the article was made."""

    schema_version: str
    """Version of this schema."""
    newsclean_version: str
    """Version of newsclean."""
    fingerprint: str
    """Hash of the pipeline, its options and its rules."""
    source_length: int
    """Length of the source in Unicode code points."""
    source_hash: str
    """SHA-256 of the source in UTF-8, in hexadecimal."""


class Article(BaseModel):
    """A cleaned story, with a receipt for every character that was set aside.

    >>> import newsclean
    >>> article = newsclean.clean('''Storm closes three ports
    ... Advertisement
    ... The harbour master closed all three ports on Monday night. Two ferries are overdue.''')
    >>> article.headline
    'Storm closes three ports'
    >>> article.text
    'The harbour master closed all three ports on Monday night. Two ferries are overdue.'
    >>> [(removed.label, removed.text, removed.because) for removed in article.removed]
    [('advertisement', 'Advertisement', 'ad-alone')]
    """

    model_config = ConfigDict(frozen=True) | _CONFIG

    headline: str | None = None
    """The title of the story."""
    kicker: str | None = None
    """The short label above the headline."""
    alternative_headline: str | None = None
    """The second headline, or deck."""
    standfirst: str | None = None
    """The summary paragraph before the body."""
    byline: str | None = None
    """The line that names the authors, as printed."""
    authors: tuple[str, ...] = ()
    """The names in the byline."""
    contributors: tuple[str, ...] = ()
    """Those named at the end as having reported, written or edited."""
    dateline: Dateline | None = None
    """Place, agency and date that open the first paragraph."""
    date_published: ArticleDate | None = None
    """When the story was published, as printed."""
    date_modified: ArticleDate | None = None
    """When the story was last changed, as printed."""
    key_points: tuple[str, ...] = ()
    """The bulleted summary, without bullets."""
    body: tuple[BodyItem, ...] = ()
    """The story, in printed order."""
    captions: tuple[Caption, ...] = ()
    """The words below pictures."""
    notes: tuple[str, ...] = ()
    """Corrections, editor's notes, disclosures and safety notices; they also stay in the body."""
    url: str | None = None
    """Where the story was found, as the caller said."""
    publisher: str | None = None
    """Who published it."""
    language: str | None = None
    """BCP 47 tag of the language, given or detected."""
    issues: tuple[Issue, ...] = ()
    """What its user should know."""
    removed: tuple[Removed, ...] = ()
    """What was set aside, in source order."""
    repairs: tuple[Repair, ...] = ()
    """Which damaged characters were mended."""
    ledger: tuple[LedgerEntry, ...] = ()
    """What became of every character of the source."""
    provenance: Provenance | None = None
    """By what, and from what, the article was made."""
    source: str | None = Field(default=None, repr=False)
    """The source, if it was to be kept; lone surrogates in it read U+FFFD."""

    @property
    def related(self) -> tuple[Removed, ...]:
        """The links to other stories among what was removed."""
        return tuple(removed for removed in self.removed if removed.label == "related")

    @property
    def text(self) -> str:
        """The body: items parted by blank lines, neighbouring list items by newlines, with their markers."""
        return rendering.plain(self.body)

    @property
    def full_text(self) -> str:
        """All that the newsroom wrote as the story, in printed order: standfirst, key points and body."""
        return rendering.full(self)

    def to_markdown(self) -> str:
        """The story as Markdown, from the headline on."""
        return rendering.markdown(self)

    def to_schema_org(self) -> dict[str, Any]:
        """The story as a schema.org `NewsArticle`, to be written as JSON-LD."""
        return rendering.schema_org(self)
