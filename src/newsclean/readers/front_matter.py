"""What stands before the text of a Markdown page: front matter between lines of `---`, or the header lines of a service."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.metadata import Metadata, Told

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LINES = 200
"""Lines that front matter may have; without an end among them, it is the text."""

FIELDS = {
    "title": "headline",
    "headline": "headline",
    "subtitle": "alternative_headline",
    "description": "description",
    "summary": "description",
    "excerpt": "description",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "date": "date_published",
    "published": "date_published",
    "date_published": "date_published",
    "published time": "date_published",
    "published_time": "date_published",
    "updated": "date_modified",
    "modified": "date_modified",
    "lastmod": "date_modified",
    "date_modified": "date_modified",
    "publisher": "publisher",
    "sitename": "publisher",
    "site": "publisher",
    "language": "language",
    "lang": "language",
    "category": "section",
    "categories": "section",
    "section": "section",
    "tags": "keyword",
    "keywords": "keyword",
    "image": "image_url",
    "url": "canonical_url",
    "source": "canonical_url",
    "url source": "canonical_url",
    "canonical": "canonical_url",
    "canonical_url": "canonical_url",
}
"""The keys that are understood, in lower case, and the field of `Metadata` that each tells."""

META = "meta-"
"""What some converters write before the names of `<meta>`, which are understood as those of a page are."""

_START = re.compile(r"\ufeff?\s*+---[ \t]*(?:\r\n|[\n\r])")
_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|[\n\r]|\Z)")
_KEY = re.compile(r"(?P<key>[A-Za-z][\w .:@-]{0,80}?)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_HEADER = re.compile(
    r"\ufeff?\s*+(?:Title:[^\r\n]*+\s++)?URL Source:[^\r\n]*+\s*+"
    r"(?:(?:Published Time|Number of Pages|Warning):[^\r\n]*+\s*+)*+(?:Markdown Content:[ \t]*+(?:[\r\n]++|\Z))?"
)
_ITEM = re.compile(r"\s*(?:\"[^\"]*\"|'[^']*'|[^,]+)\s*(?:,|\Z)")


def read_front(source: str) -> tuple[int, Metadata]:
    """Where the text of a Markdown page begins, and what is said before it.

    >>> start, metadata = read_front("---\\ntitle: Storm closes ports\\nauthors: [Ana Ruíz, John Doe]\\n---\\nPorts.")
    >>> start, metadata.headline, [told.value for told in metadata.author]
    (64, (Told(value='Storm closes ports', where='front matter'),), ['Ana Ruíz', 'John Doe'])
    >>> read_front("---\\n\\nStorm closes ports\\n\\n---")[0]                              # a rule: kept
    0

    Known limits: of YAML, `key: value`, lists and folded text are read, as metadata have them; nothing nested.
    """
    if header := _HEADER.match(source):
        pairs = [_KEY.match(line.strip()) for line in header[0].splitlines()]
        return header.end(), _metadata(((pair["key"], [pair["value"] or ""]) for pair in pairs if pair), "header lines")
    if opened := _START.match(source):
        end, told = _front_matter(source, opened.end())
        if told:
            return end, _metadata(told.items(), "front matter")
    return 0, Metadata()


def _front_matter(source: str, start: int) -> tuple[int, dict[str, list[str]]]:
    """Where front matter ends, and its values by key; no values if it is none."""
    told: dict[str, list[str]] = {}
    values: list[str] | None = None
    for _ in range(MOST_LINES):
        match = _LINE.match(source, start)
        if match is None or match.end() == start:
            break
        line, start = match[1], match.end()
        if _FENCE.fullmatch(line):
            return start, told
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if values is not None and (bare.startswith("- ") or bare == "-"):
            values.append(_unquoted(bare[1:].strip()))
        elif values is not None and line[0].isspace():
            # Text that goes on in the next line; `|` and `>` only announce it.
            values[-1:] = [f"{values[-1]} {bare}".strip() if values else bare]
        elif pair := _KEY.fullmatch(line):
            values = told.setdefault(pair["key"], [])
            values += _values(pair["value"] or "")
        else:
            break
    return 0, {}


def _values(text: str) -> list[str]:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [_unquoted(item[0].rstrip(", ").strip()) for item in _ITEM.finditer(text[1:-1])]
    return [] if text in ("", "|", ">", "|-", ">-") else [_unquoted(text)]


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].replace('\\"', '"') if text[0] == '"' else text[1:-1].replace("''", "'")
    return text


def _metadata(told: Iterable[tuple[str, list[str]]], where: str) -> Metadata:
    # Few sources have any, and each is asked whether it has.
    from newsclean.readers.told.handed import handed_metas
    from newsclean.readers.told.moments import iso_of
    from newsclean.readers.told.people import people_in
    from newsclean.readers.told.wording import without_site

    fields: dict[str, list[Told]] = {}
    metas: dict[str, object] = {}
    for key, values in told:
        if key.startswith(META):
            metas[key.removeprefix(META)] = values
        elif field := FIELDS.get(key.lower()):
            if field == "author":
                values = [name for value in values for name in people_in(value)]
            elif field.startswith("date_"):
                values = [iso_of(value) or "" for value in values]
            fields.setdefault(field, []).extend(Told(value, where) for value in values if value)
    metadata = Metadata(**{field: tuple(values) for field, values in fields.items()}).followed_by(handed_metas(metas))
    sites = [one.value for one in metadata.publisher]
    headlines = tuple(one._replace(value=without_site(one.value, sites)) for one in metadata.headline)
    return replace(metadata, headline=headlines)
