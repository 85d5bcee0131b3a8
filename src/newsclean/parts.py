"""The parts of an `Article`: pydantic dataclasses with slots, which take a third of the memory of models."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from pydantic import ConfigDict
from pydantic.alias_generators import to_camel
from pydantic.dataclasses import dataclass

from newsclean.blocks import Kind
from newsclean.elements import EmbedKind
from newsclean.labels import Disposition, IssueCode
from newsclean.spans import Span

SCHEMA_VERSION = "1"
"""Changes when a stored Article of an older version could not be read any more."""

Precision: TypeAlias = Literal["year", "month", "day", "minute", "second"]

CONFIG = ConfigDict(
    extra="forbid",
    alias_generator=to_camel,
    populate_by_name=True,
    use_attribute_docstrings=True,
)
"""What the parts and the Article have in common."""


@dataclass(frozen=True, slots=True, config=CONFIG)
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


@dataclass(frozen=True, slots=True, config=CONFIG)
class Caption:
    """The words below a picture, and who took or supplied it; either may be missing."""

    text: str | None = None
    """The words below the picture."""
    credit: str | None = None
    """The photographer, the agency, or both, as printed."""


@dataclass(frozen=True, slots=True, config=CONFIG)
class Embed:
    """A video, a podcast, a post or another frame that is set into the story by HTML."""

    kind: EmbedKind
    """What it shows, by its element and its host."""
    url: str
    """Where it comes from."""
    position: int
    """The code point of the source before which it stands."""
    path: str | None = None
    """A CSS selector of the element that holds it, if one does: amid Markdown often none."""


@dataclass(frozen=True, slots=True, config=CONFIG)
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


@dataclass(frozen=True, slots=True, config=CONFIG)
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


@dataclass(frozen=True, slots=True, config=CONFIG)
class Issue:
    """Something about the text that its user should know."""

    code: IssueCode
    """What it is, in one word; the set of codes is closed."""
    message: str
    """What it is, in a sentence."""
    span: Span | None = None
    """Where it was seen in the source, if anywhere."""


@dataclass(frozen=True, slots=True, config=CONFIG)
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
    path: str | None = None
    """For HTML: a CSS selector of the element that held them."""


@dataclass(frozen=True, slots=True, config=CONFIG)
class Repair:
    """A change of damaged characters."""

    span: Span
    """Where the damage stands in the source."""
    text: str
    """What it reads now; empty if it was deleted."""
    why: str
    """The kind of damage: `mojibake`, `entity`, `control character` or `surrogate`."""


@dataclass(frozen=True, slots=True, config=CONFIG)
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


@dataclass(frozen=True, slots=True, config=CONFIG)
class Provenance:
    """By what, and from what, the article was made."""

    schema_version: str
    """Version of this schema."""
    newsclean_version: str
    """Version of newsclean."""
    fingerprint: str
    """Hash of the pipeline, its options and its rules."""
    source_length: int
    """Length of the source in Unicode code points; of HTML the rendered text is the source."""
    source_hash: str
    """SHA-256 of the source in UTF-8, in hexadecimal."""
    fields: tuple[tuple[str, str], ...] = ()
    """By name, for fields that are filled, where each comes from: `text`, `hint`, or what of the metadata told it, such as
    `json-ld headline`."""
