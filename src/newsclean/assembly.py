"""`Document` to `Article`, by the table of labels: fields, text, removed, and the ledger that tiles the source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from newsclean.article import Article
from newsclean.document import has_words
from newsclean.fields import fields_of
from newsclean.issues import issues_of
from newsclean.labels import Disposition, disposition_of
from newsclean.parts import ArticleDate, BodyItem, Caption, Dateline, Embed, LedgerEntry, Removed, Repair
from newsclean.spans import MARKUP, Span
from newsclean.values import CaptionValue, DatelineValue, HeadlineValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.blocks import Block, Claim, Kind
    from newsclean.document import Document
    from newsclean.parts import Provenance

SINGLE_FIELDS = frozenset({"headline", "kicker", "alternative_headline", "standfirst"})
"""Fields that hold one text; a second claim of such a label is shown among what was removed."""


class Piece(NamedTuple):
    """A stretch of the document's text, and what became of it."""

    span: Span
    label: str
    disposition: Disposition
    because: str = ""
    filter: str = ""


def assemble(doc: Document, *, url: str | None, provenance: Provenance, source: str | None) -> Article:
    """The article that the claims on the document make."""
    draft = Draft(doc)
    for block in doc.blocks:
        claims = doc.claims_of(block)
        if claims:
            draft.sort_out(block, claims)
        else:
            draft.add_item(block, block.kind)
    fields = fields_of(
        doc,
        headline=draft.one("headline"),
        alternative_headline=draft.one("alternative_headline"),
        bylines=draft.bylines,
        dates=draft.dates,
        publisher=draft.publisher,
    )
    return Article(
        **fields.values,
        kicker=draft.one("kicker"),
        standfirst=draft.one("standfirst"),
        byline=" ".join(draft.texts.get("byline", ())) or None,
        contributors=tuple(dict.fromkeys(draft.contributors)),
        dateline=draft.dateline,
        key_points=tuple(draft.texts.get("key_point", ())),
        body=tuple(draft.body),
        captions=tuple(draft.captions),
        embeds=tuple(_embeds(doc, draft)),
        notes=tuple(draft.texts.get("note", ())),
        url=url,
        language=doc.outline.language,
        issues=tuple(issues_of(doc, draft.body)),
        removed=tuple(draft.removed),
        repairs=tuple(_repairs(doc)),
        ledger=tuple(_ledger(doc)),
        provenance=replace(provenance, fields=tuple(fields.sources.items())),
        source=source,
    )


class Draft:
    """The article while its fields are being filled, block by block."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.texts: dict[str, list[str]] = {}
        self.body: list[BodyItem] = []
        self.removed: list[Removed] = []
        self.captions: list[Caption] = []
        self.bylines: list[tuple[Block, tuple[str, ...]]] = []
        self.contributors: list[str] = []
        self.dates: dict[str, ArticleDate] = {}
        self.dateline: Dateline | None = None
        self.publisher: str | None = None
        self._last_caption = -1

    def one(self, label: str) -> str | None:
        """The text of a field that holds one."""
        texts = self.texts.get(label)
        return texts[0] if texts else None

    def add_item(self, block: Block, kind: Kind) -> None:
        """Adds a block, or what is left of one, to the body."""
        span = block.span() if block.marker or block.joins else block.whole
        span, exact = self._in_source(block, span)
        self.body.append(BodyItem(kind, block.text, span, block.marker, exact))

    def sort_out(self, block: Block, claims: Sequence[Claim]) -> None:
        """Puts what was claimed of a block into the fields, and what was not into the body."""
        kind, cuts = block.kind, []
        for claim in claims:
            disposition = disposition_of(claim.label)
            if disposition != "in place":
                cuts.append(block.offsets(claim.span))
            elif claim.label == "subheading":
                kind = "heading"
            self._take(block, claim, disposition)
        self._add_rest(block, kind, cuts)

    def _add_rest(self, block: Block, kind: Kind, cuts: Iterable[tuple[int, int]]) -> None:
        parts, offset = [], 0
        for start, end in (*cuts, (len(block.text), len(block.text))):
            if block.text[offset:start].strip():
                parts.append((offset, start))
            offset = max(offset, end)
        if not any(has_words(block.text[start:end]) for start, end in parts):
            return
        if len(parts) == 1:
            self.add_item(block.part(*parts[0]), kind)
            return
        text = ""
        for start, end in parts:
            text = _rejoined(text, block.text[start:end])
        span, _ = self.doc.source_map.to_source(block.span(parts[0][0], parts[-1][1]))
        marker = block.marker if parts[0][0] == 0 else None
        self.body.append(BodyItem(kind, text.strip(), span, marker, exact=False))

    def _take(self, block: Block, claim: Claim, disposition: Disposition) -> None:
        content = claim.content or claim.span
        text = slice_of(block, content).strip()
        value = claim.value
        if claim.label in SINGLE_FIELDS and claim.label in self.texts:
            disposition = "removed"
        if disposition == "removed":
            span, exact = self._in_source(block, content, text)
            self.removed.append(Removed(claim.label, text, claim.because, claim.filter, span, exact, block.path))
        elif isinstance(value, HeadlineValue):
            text = value.text
            self.publisher = value.publisher
        if isinstance(value, DatelineValue):
            self.dateline = self.dateline or Dateline(text, *value)
        elif claim.label == "timestamp":
            for which, iso, precision in value or ():
                self.dates.setdefault(which, ArticleDate(iso, precision))
        if disposition in ("removed", "body", "layout"):
            return
        if claim.label == "byline":
            self.bylines += [(block, tuple(value))] if value else []
        elif claim.label == "contributor":
            self.contributors += value or ()
        if claim.label in ("caption", "credit"):
            self._take_caption(block, value or CaptionValue(**{"text" if claim.label == "caption" else "credit": text}))
        else:
            self.texts.setdefault(claim.label, []).append(text)

    def _take_caption(self, block: Block, value: CaptionValue) -> None:
        """Adds a caption; a credit above or below a caption without one belongs to it."""
        last = self.captions[-1] if self.captions and block.index - self._last_caption <= 1 else None
        if last and not value.text and not last.credit:
            self.captions[-1] = Caption(last.text, value.credit)
        elif last and not value.credit and not last.text:
            self.captions[-1] = Caption(value.text, last.credit)
        else:
            self.captions.append(Caption(value.text, value.credit))
        self._last_caption = block.index

    def _in_source(self, block: Block, span: Span, text: str | None = None) -> tuple[Span, bool]:
        """Where a span stands in the source, and whether the source there reads exactly like the text."""
        source_span, untouched = self.doc.source_map.to_source(span)
        if block.joins or text is not None:
            untouched = untouched and span.of(self.doc.text) == (block.text if text is None else text)
        return source_span, untouched


def _embeds(doc: Document, draft: Draft) -> Iterator[Embed]:
    """What is set into the page below the headline, or the first words of the body, and above the last ones."""
    if not (doc.embeds and draft.body):
        return
    road = doc.source_map
    heads = [road.boundary(claim.span.start) for claim in doc.claims if claim.label == "headline"]
    start, end = min([draft.body[0].span.start, *heads]), draft.body[-1].span.end
    for kind, url, at, element in doc.embeds:
        if start < (position := road.boundary(at)) < end:
            yield Embed(kind, url, position, element.path if element else None)


def _repairs(doc: Document) -> Iterator[Repair]:
    """The edits that mended something; those that left markup out changed no word."""
    for edit in doc.source_map.edits:
        if edit.why != MARKUP:
            yield Repair(edit.span, edit.text, edit.why)


def slice_of(block: Block, span: Span) -> str:
    """The words of the block at a span of the document's text, as a reader sees them."""
    start, end = block.offsets(span)
    return block.text[start:end]


def _rejoined(left: str, right: str) -> str:
    """Two parts of a text from between which something was cut: with one space where there was one."""
    if not left:
        return right
    if left[-1].isspace() and (right[:1].isspace() or not right[:1].isalnum()):
        return left.rstrip() + right
    if left[-1].isalnum() and right[:1].isalnum():
        return f"{left} {right}"
    return left + right


def _ledger(doc: Document) -> Iterator[LedgerEntry]:
    """The claims, the body and the layout between them, as entries that tile the source."""
    road, place = doc.source_map, 0
    for span, label, disposition, because, name in _pieces(doc):
        source_span, exact = span, True
        if road.edits:
            source_span, exact = Span(place, road.boundary(span.end)), road.to_source(span)[1]
        if source_span.end > place:
            yield LedgerEntry(source_span, label, disposition, because, name, exact)
            place = source_span.end
    length = road.boundary(len(doc.text))
    if length > place:  # nothing but characters that were deleted
        yield LedgerEntry(Span(place, length), "layout", "layout", exact=False)


def _pieces(doc: Document) -> Iterator[Piece]:
    """The document's text as pieces, from its first character to its last."""
    position = 0
    for block in doc.blocks:
        if position < block.whole.start:
            yield _layout(position, block.whole.start)
        claims = doc.claims_of(block)
        if not claims:
            yield Piece(block.whole, "body", "body")
        else:
            yield from _claimed_pieces(doc.text, block, claims)
        position = block.whole.end
    if position < len(doc.text):
        yield _layout(position, len(doc.text))


def _claimed_pieces(text: str, block: Block, claims: Sequence[Claim]) -> Iterator[Piece]:
    """A block as pieces: its claims, and what lies between them, which is body if there are words in it."""
    gaps = list(zip([block.whole.start, *(claim.span.end for claim in claims)], claims, strict=False))
    gaps_text = (
        "".join(text[start : claim.span.start] for start, claim in gaps) + text[claims[-1].span.end : block.whole.end]
    )
    is_body = has_words(gaps_text)
    for start, claim in gaps:
        yield from _unclaimed(text, start, claim.span.start, is_body)
        yield Piece(claim.span, claim.label, disposition_of(claim.label), claim.because, claim.filter)
    yield from _unclaimed(text, claims[-1].span.end, block.whole.end, is_body)


def _unclaimed(text: str, start: int, end: int, is_body: bool) -> Iterator[Piece]:
    if start < end:
        yield Piece(Span(start, end), "body", "body") if is_body and text[start:end].strip() else _layout(start, end)


def _layout(start: int, end: int) -> Piece:
    return Piece(Span(start, end), "layout", "layout")
