"""Which blocks go, by the scores of the body model: least scores, and what is kept whatever the score.

Numbers with a measurement beside them were set on sites that the model had not seen; the others on the lines and stories in
`fixtures`, so that none of their sentences is lost, and measured afterwards.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from newsclean.document import has_words
from newsclean.labels import is_in_full_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.blocks import Block
    from newsclean.bodymodel.model import Reading
    from newsclean.document import Document

STORY_SHARE, DUMP_SHARE = 0.9, 0.6
"""Shares of the text that are body: from the first on a text is a story, below the second a dump."""

ATTACHED_SCORE = 0.2
"""The least score of prose that stands right beside prose that stays.  It costs 0.0007 F1 in dumps, 0.0002 behind most
extractors, gains 0.0003 behind two, and a tenth to a third of the recall that was lost comes back."""

KNOWN, LEAST_SURE = (0.1, 0.35), 0.25
"""Least scores are a quarter where the model knows hardly a word, and whole where it knows as many as of German."""

LONE_LINE_SHARE = 0.8
"""From this share on, a lone line between two paragraphs stays as well: rules remove what names itself there, and the rest
is as often a crosshead or a cry as a label.  It costs 0.0008 F1 behind boilerpy3 and resiliparse, hardly any elsewhere."""

STEADY = 0.6
"""The share of the least score that is enough, in such a text, for a line right below one like it that stays: where results
and names are listed below a story, scores fade from line to line."""

LINKED = 0.9
"""From this share of link text on, a line that is no prose needs the least score of a dump wherever it stands.  Of such
lines, on unseen sites, a fifth of the tokens was body between the scores 0.15 and 0.3, and less below."""

DOUBTED = 0.5
"""The median score of prose below which a text that is nearly all prose is doubted as a whole."""

PARAGRAPH = 400
"""Code points of a block of prose that stays if no other prose would."""

NO_PROSE_SCORE, ONE_LINE_SCORE = 0.2, 0.05
"""The least scores in a text without a sentence, of which the model knows little, and in one of a single line."""

_COLONS = (":", "：")


def going_of(doc: Document, reading: Reading, story_score: float, dump_score: float) -> list[int]:
    """The places of the blocks that go; the scores are the least ones of a story and of a dump."""
    blocks, scores = reading.blocks, reading.scores.tolist()
    staying = {place for place, block in enumerate(blocks) if stays(doc, block)}
    open_ = {place for place, block in enumerate(blocks) if place not in staying and _is_open(doc, block)}
    rows = sorted(staying | open_)
    prose = {place for place in rows if doc.outline.prose[blocks[place].index]}
    body = _body_share(doc, reading)
    sure = (LEAST_SURE + (1 - LEAST_SURE) * _within(reading.known, *KNOWN)) * _trust(doc, reading)
    if prose:
        least = sure * (story_score + (dump_score - story_score) * _within(body, STORY_SHARE, DUMP_SHARE))
    else:
        least = NO_PROSE_SCORE if len(rows) > 1 else ONE_LINE_SCORE
    linked = {place for place in open_ - prose if (blocks[place].link_share or 0) >= LINKED}
    going = {place for place in open_ if scores[place] < (max(least, sure * dump_score) if place in linked else least)}
    if prose <= going:
        going -= {place for place in prose if len(blocks[place].text) >= PARAGRAPH}
    for before, place in _attached(blocks, rows, prose):
        if before not in going and place not in linked and scores[place] >= ATTACHED_SCORE * sure:
            going.discard(place)
    if body >= LONE_LINE_SHARE:
        for before, place in pairwise(rows):
            alike = blocks[before].kind == blocks[place].kind and not {before, place} & (prose | linked)
            if before not in going and alike and scores[place] >= STEADY * least:
                going.discard(place)
    told = prose - going
    for before, place, after in zip(rows, rows[1:], rows[2:], strict=False):
        lone = place not in linked and body >= LONE_LINE_SHARE
        if before in told and after in told and (place in prose or lone):
            going.discard(place)
    return sorted(going)


def _attached(blocks: Sequence[Block], rows: Sequence[int], prose: set[int]) -> Iterator[tuple[int, int]]:
    """Pairs of neighbours of which the second goes with the first: prose beside prose, an item with the list's opening."""
    for before, place in pairwise(rows):
        if place in prose and before in prose:
            yield before, place
        elif blocks[place].kind == "list_item":
            opens = before in prose and blocks[before].text.endswith(_COLONS)
            if opens or blocks[before].kind == "list_item":
                yield before, place
    for after, place in pairwise(reversed(rows)):
        if place in prose and after in prose:
            yield after, place


def _within(value: float, start: float, end: float) -> float:
    """How far a value has come on its way, from 0 to 1."""
    return min(1.0, max(0.0, (value - start) / (end - start)))


def _body_share(doc: Document, reading: Reading) -> float:
    """The share of the text that is body, by the model; where nearly all is prose, that is believed instead."""
    whole = body = told = 0.0
    for block, score in zip(reading.blocks, reading.scores.tolist(), strict=True):
        if not doc.is_gone(block):
            size = len(block.text)
            whole += size
            body += size * score
            told += size * doc.outline.prose[block.index]
    return max(body, told) / max(1, whole) if told >= STORY_SHARE * whole else body / max(1, whole)


def _trust(doc: Document, reading: Reading) -> float:
    """How far the scores are believed, from 0 to 1: where a text is nearly all prose and most of that is doubted, it is the
    model that errs, as it may in a language that it does not know."""
    whole = told = 0
    prose = []
    for block, score in zip(reading.blocks, reading.scores.tolist(), strict=True):
        if not doc.is_gone(block):
            whole += len(block.text)
            if doc.outline.prose[block.index]:
                told += len(block.text)
                prose.append(score)
    return min(1.0, median(prose) / DOUBTED) if prose and told >= STORY_SHARE * whole else 1.0


def _is_open(doc: Document, block: Block) -> bool:
    """Whether there is something in the block to decide on."""
    return has_words(block.text) and next(doc.free_parts(block), None) is not None


def stays(doc: Document, block: Block) -> bool:
    """Whether a filter has decided that the block, or the rest of it, is part of the full text."""
    return any(is_in_full_text(claim.label) for claim in doc.claims_of(block))
