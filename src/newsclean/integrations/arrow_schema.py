"""The columns that an article fills in a table: their names, their Arrow types, and what they mean (extra `arrow`)."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.article import Article

_TEXT = pa.string()
_TEXTS = pa.list_(pa.string())
_COUNT = pa.int64()


class Column(NamedTuple):
    """One column of the table of articles."""

    name: str
    type: pa.DataType
    meaning: str
    of: Callable[[Article], Any]
    """Its value for an article."""


def _field(name: str, kind: pa.DataType, meaning: str) -> Column:
    return Column(name, kind, meaning, attrgetter(name))


def _part(name: str, path: str, kind: pa.DataType, meaning: str) -> Column:
    """A column of one attribute of a part of the article; null where the article lacks the part."""
    outer, inner = map(attrgetter, path.split("."))

    def of(article: Article) -> Any:
        part = outer(article)
        return None if part is None else inner(part)

    return Column(name, kind, meaning, of)


def _codes(article: Article) -> list[str]:
    return [issue.code for issue in article.issues]


def _parts(name: str, meaning: str, **fields: tuple[pa.DataType, str]) -> Column:
    """A column of a list of parts of the article: by field its type, and the attribute of the part that fills it."""
    parts = attrgetter(name)
    values = {field: attrgetter(path) for field, (_, path) in fields.items()}

    def of(article: Article) -> list[dict[str, Any]]:
        return [{field: value(part) for field, value in values.items()} for part in parts(article)]

    return Column(name, pa.list_(pa.struct([(field, kind) for field, (kind, _) in fields.items()])), meaning, of)


_COLUMNS: tuple[Column, ...] = (
    _field("headline", _TEXT, "the title of the story"),
    _field("kicker", _TEXT, "the short label above the headline"),
    _field("alternative_headline", _TEXT, "the second headline, or deck"),
    _field("standfirst", _TEXT, "the summary paragraph before the body"),
    _field("byline", _TEXT, "the line that names the authors, as printed"),
    _field("authors", _TEXTS, "the names in the byline"),
    _field("contributors", _TEXTS, "those named at the end"),
    _part("dateline", "dateline.text", _TEXT, "place, agency and date that open the first paragraph, as printed"),
    _part("dateline_place", "dateline.place", _TEXT, "the place in the dateline"),
    _part("dateline_agency", "dateline.agency", _TEXT, "the news agency in the dateline"),
    _part("date_published", "date_published.iso", _TEXT, "when it was published: ISO 8601, no finer than was printed"),
    _part("date_published_precision", "date_published.precision", _TEXT, "`year`, `month`, `day`, `minute` or `second`"),
    _part("date_modified", "date_modified.iso", _TEXT, "when it was last changed: ISO 8601, no finer than was printed"),
    _part("date_modified_precision", "date_modified.precision", _TEXT, "`year`, `month`, `day`, `minute` or `second`"),
    _field("key_points", _TEXTS, "the bulleted summary, without bullets"),
    _field("text", _TEXT, "the body, its paragraphs parted by blank lines; never null for a source that is not"),
    _field("full_text", _TEXT, "standfirst, key points and body, in printed order"),
    _parts(
        "captions",
        "the words below pictures (`text`), and who took or supplied them (`credit`)",
        text=(_TEXT, "text"),
        credit=(_TEXT, "credit"),
    ),
    _parts(
        "embeds",
        "videos, posts and frames in HTML; `position` counts code points of the source",
        kind=(_TEXT, "kind"),
        url=(_TEXT, "url"),
        position=(_COUNT, "position"),
        path=(_TEXT, "path"),
    ),
    _field("notes", _TEXTS, "corrections, editor's notes and disclosures; they also stay in the text"),
    _field("url", _TEXT, "where it was found, as the caller said"),
    _field("canonical_url", _TEXT, "the address that the page gives itself"),
    _field("section", _TEXT, "the section of the paper, as the page tells"),
    _field("keywords", _TEXTS, "what the page says that it is about"),
    _field("description", _TEXT, "the summary that the page gives of itself"),
    _field("image_url", _TEXT, "the picture that the page gives as its own"),
    _field("publisher", _TEXT, "who published it"),
    _field("language", _TEXT, "BCP 47 tag of the language, given or detected"),
    Column("issues", _TEXTS, "codes of what its user should know, such as `paywall`; empty if there is nothing", _codes),
    _parts(
        "removed",
        "what was set aside, in source order, and why; `start` and `end` (half-open) count code points of the source",
        label=(_TEXT, "label"),
        text=(_TEXT, "text"),
        because=(_TEXT, "because"),
        filter=(_TEXT, "filter"),
        start=(_COUNT, "span.start"),
        end=(_COUNT, "span.end"),
        exact=(pa.bool_(), "exact"),
        path=(_TEXT, "path"),
    ),
    _part("source_length", "provenance.source_length", _COUNT, "code points of the source; of HTML, of its rendered text"),
    _part("source_hash", "provenance.source_hash", _TEXT, "SHA-256 of that source in UTF-8, in hexadecimal"),
    _part("fingerprint", "provenance.fingerprint", _TEXT, "hash of the pipeline, its options and its rules"),
    _part("newsclean_version", "provenance.newsclean_version", _TEXT, "version of newsclean"),
    _part("schema_version", "provenance.schema_version", _TEXT, "version of the schema of articles"),
)

COLUMNS = {one.name: one for one in _COLUMNS}
"""The columns by name, in order.  In the row of a null source all are null; in every other, lists are never null."""

ARTICLE_SCHEMA = pa.schema([pa.field(one.name, one.type, metadata={"meaning": one.meaning}) for one in _COLUMNS])
"""The schema of the table; the metadata of a field say what it means."""
