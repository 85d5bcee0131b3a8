"""What the body model sees of each block: its shape, its words, what stands around it, and how noisy the page is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsclean.bodymodel import tokens as kinds
from newsclean.bodymodel.lexical import LEXICAL
from newsclean.labels import disposition_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newsclean.blocks import Block
    from newsclean.bodymodel.tokens import Tokens
    from newsclean.document import Document

    Matrix = NDArray[np.float32]

SHAPE = (
    "length", "words", "word_length", "capitalised", "shouted", "figures", "short_words", "stops", "commas", "colons",
    "bars", "quotes", "brackets", "dashes", "signs", "digits", "ends_in_stop", "ends_in_colon", "ends_in_quote",
    "begins_upper", "begins_lower", "begins_digit", "begins_quote", "begins_sign", "all_capitals",
)  # fmt: skip
KIND = ("list_item", "heading", "quote", "table_row", "numbered", "gap", "indent", "copies")
LINKS = ("has_links", "link_share", "picture_above", "picture_beside")
"""What Markdown with links and pages of HTML are told by besides.  One model for all texts that had it too did better
behind Markdown (0.003 to 0.009 F1), and worse behind other programs (up to 0.008)."""

PLACE = ("prose", "head", "tail", "running", "index", "offset", "prose_before", "prose_after", "from_start", "from_end")
TOPIC = ("content_words", "known_words", "shared_words", "headline_words", "known_names")
HEADLINE = ("has_headline", "above_headline", "below_headline")
PAGE = ("blocks", "page_prose", "prose_share", "prose_lines", "claimed_share", "copied_share")
GROUPS = {
    "headline": ("headline", "duplicate_headline"),
    "head": ("kicker", "alternative_headline", "standfirst"),
    "byline": ("byline", "contributor"),
    "key_point": ("key_point",),
    "caption": ("caption", "credit"),
    "dateline": ("dateline",),
    "note": ("note",),
    "advertisement": ("advertisement", "template"),
    "promo": ("promo", "consent", "paywall"),
    "related": ("related",),
    "share": ("share", "player"),
    "comment": ("comment",),
    "copyright": ("copyright",),
    "timestamp": ("timestamp",),
    "other": (),
}
"""Labels that mean the same to the model; any other label is `other`."""

CLAIMED = ("gone", "partly_gone", "in_place", *(f"claimed_{name}" for name in GROUPS))
MATCHED = tuple(f"matches_{name}" for name in GROUPS)
NAMES = (*SHAPE, *KIND, *PLACE, *TOPIC, *HEADLINE, *PAGE, *CLAIMED, *MATCHED, *LEXICAL)
"""The names of the features, in order."""
LINKED_NAMES = (*SHAPE, *KIND, *LINKS, *PLACE, *TOPIC, *HEADLINE, *PAGE, *CLAIMED, *MATCHED)
"""Those where links are known, without what their words and their markup say."""

_GROUP_OF = {label: number for number, labels in enumerate(GROUPS.values()) for label in labels}
_OTHER = len(GROUPS) - 1
FARTHEST, LONGEST = 40, 1000
"""Blocks from the start, the end and the headline, and code points of a block, beyond which no difference is made."""


def features(doc: Document, blocks: Sequence[Block], found: Tokens, *, links: bool = False) -> Matrix:
    """A row for each block, a column for each of NAMES but LEXICAL; `found` are the tokens of the blocks."""
    shape = _shape(blocks, found)
    place, prose = _place(doc, blocks)
    claimed, matched = _claims(doc, blocks)
    return np.hstack(
        [
            shape,
            _kind(doc, blocks),
            *([_links(blocks)] if links else []),
            place,
            _topic(doc, blocks, found, prose),
            _headline(doc, blocks),
            _page(blocks, prose, claimed[:, 0], doc),
            claimed,
            matched,
        ],
        dtype=np.float32,
    )


def _shape(blocks: Sequence[Block], found: Tokens) -> Matrix:
    count = len(blocks)
    lengths = np.fromiter((len(block.text) for block in blocks), np.float32, count)
    chars = found.kinds.astype(np.float32)
    seen = np.maximum(1, chars.sum(1))
    is_word = (found.kind <= kinds.WIDE).astype(np.float32)
    of = found.block

    def total(values: NDArray[np.bool_] | NDArray[np.float32]) -> NDArray[np.float64]:
        return np.bincount(of, values, count).astype(np.float64)

    words = total(is_word)
    some = np.maximum(1, words)
    letters = chars[:, kinds.LOWER : kinds.STOP].sum(1)
    first = _kinds_at([block.text[0] for block in blocks])
    closers = "\"'”’»›“‘)]）］】」』】* "
    last = _kinds_at([(block.text[-60:].rstrip(closers) or " ")[-1] for block in blocks])
    very_last = _kinds_at([block.text[-1] for block in blocks])
    columns = [
        np.sqrt(np.minimum(lengths, LONGEST)) / 10,
        np.sqrt(words * np.maximum(1, lengths / seen)) / 4,
        letters / some / 8,
        total(found.kind == kinds.UPPER) / some,
        total(found.shout) / some,
        total(found.kind == kinds.DIGIT) / some,
        total((found.kind == kinds.LOWER) & (found.size <= 3)) / some,
        np.minimum(6, chars[:, kinds.STOP]) / 3,
        np.minimum(6, chars[:, kinds.COMMA]) / 3,
        np.minimum(3, chars[:, kinds.COLON]),
        np.minimum(6, chars[:, kinds.BAR]) / 3,
        np.minimum(4, chars[:, kinds.QUOTE]) / 2,
        np.minimum(4, chars[:, kinds.BRACKET]) / 2,
        np.minimum(4, chars[:, kinds.DASH]) / 2,
        np.minimum(6, chars[:, kinds.SIGN]) / 3,
        chars[:, kinds.DIGIT] / seen * 4,
        last == kinds.STOP,
        very_last == kinds.COLON,
        (very_last == kinds.QUOTE) | (very_last == kinds.BRACKET),
        first == kinds.UPPER,
        first == kinds.LOWER,
        first == kinds.DIGIT,
        first == kinds.QUOTE,
        first >= kinds.STOP,
        (chars[:, kinds.UPPER] > 2) & (chars[:, kinds.LOWER] == 0),
    ]
    return np.stack(columns, 1).astype(np.float32)


def _kinds_at(signs: list[str]) -> NDArray[np.uint8]:
    codes = np.fromiter(map(ord, signs), np.uint32, len(signs))
    return kinds.letters().kind[np.minimum(codes, 0xFFFF)]


def _kind(doc: Document, blocks: Sequence[Block]) -> Matrix:
    copies = doc.outline.copies
    rows = [
        (
            block.kind == "list_item",
            block.kind == "heading",
            block.kind == "quote",
            block.kind == "table_row",
            block.marker is not None and block.marker[-1] in ".)",
            min(block.gap, 3) / 2,
            min(block.indent or 0, 16) / 8,
            min(copies[block.text] - 1, 6) / 3,
        )
        for block in blocks
    ]
    return np.array(rows, np.float32)


def _links(blocks: Sequence[Block]) -> Matrix:
    has_links = any(block.link_share for block in blocks)
    rows = [
        (has_links, block.link_share or 0, block.picture == "above", block.picture in ("beside", "captioned"))
        for block in blocks
    ]
    return np.array(rows, np.float32)


def _place(doc: Document, blocks: Sequence[Block]) -> tuple[Matrix, NDArray[np.bool_]]:
    outline, count = doc.outline, len(blocks)
    start = blocks[0].index
    at = np.arange(count, dtype=np.float32)
    index = np.arange(start, start + count)
    prose = np.array(outline.prose[start : start + count], np.bool_)
    lengths = np.fromiter((len(block.text) for block in blocks), np.float64, count)
    told = np.where(prose, lengths, 0)
    offset, before = np.cumsum(lengths) - lengths, np.cumsum(told) - told
    whole, all_told = max(1.0, float(lengths.sum())), max(1.0, float(told.sum()))
    columns = [
        prose,
        index < outline.body.start,
        index >= outline.body.stop,
        np.full(count, outline.is_running),
        at / count,
        offset / whole,
        before / all_told,
        (all_told - before - told) / all_told,
        np.minimum(at, FARTHEST) / FARTHEST,
        np.minimum(count - 1 - at, FARTHEST) / FARTHEST,
    ]
    return np.stack(columns, 1).astype(np.float32), prose


def _topic(doc: Document, blocks: Sequence[Block], found: Tokens, prose: NDArray[np.bool_]) -> Matrix:
    """How much of a block's longer words the page's prose uses elsewhere, and its headline; and its names."""
    count = len(blocks)
    long = (found.size > 3) & (found.kind <= kinds.CASELESS) & (found.kind != kinds.DIGIT)
    number, block, named = found.stem[long], found.block[long], found.kind[long] == kinds.UPPER
    wide = (found.kind[:-1] == kinds.WIDE) & (found.kind[1:] == kinds.WIDE) & (found.block[:-1] == found.block[1:])
    if wide.any():
        pairs = kinds.mixed(found.number[:-1][wide] * np.uint64(31) + found.number[1:][wide])
        number, block = np.concatenate([number, pairs]), np.concatenate([block, found.block[:-1][wide]])
        named = np.concatenate([named, np.zeros(len(pairs), np.bool_)])
    if not len(number):
        return np.zeros((count, len(TOPIC)), np.float32)
    _, word = np.unique(number, return_inverse=True)
    size = int(word.max()) + 1
    both, at = np.unique(block * size + word, return_index=True)
    block, word, named = both // size, both % size, named[at]
    own = prose[block]
    used = np.bincount(word[own], minlength=size)[word] - own
    heads = [claim.span.start for claim in doc.claims if claim.label == "headline"]
    title = np.zeros(size, np.bool_)
    if heads:
        headline = next((i for i, one in enumerate(blocks) if one.whole.start <= heads[0] < one.whole.end), None)
        if headline is not None:
            title[word[block == headline]] = True
    words = np.maximum(1, np.bincount(block, minlength=count))
    names = np.bincount(block, named, count)
    columns = [
        np.sqrt(words) / 4,
        np.bincount(block, used > 0, count) / words,
        np.bincount(block, used > 1, count) / words,
        np.bincount(block, title[word], count) / words,
        np.bincount(block, named & (used > 0), count) / np.maximum(1, names),
    ]
    return np.stack(columns, 1).astype(np.float32)


def _headline(doc: Document, blocks: Sequence[Block]) -> Matrix:
    count = len(blocks)
    heads = [claim.span.start for claim in doc.claims if claim.label == "headline"]
    if not heads:
        return np.zeros((count, len(HEADLINE)), np.float32)
    starts = np.fromiter((block.whole.start for block in blocks), np.int64, count)
    distance = np.arange(count) - (np.searchsorted(starts, heads[0], side="right") - 1)
    above, below = np.clip(-distance, 0, FARTHEST), np.clip(distance, 0, FARTHEST)
    return np.stack([np.ones(count), above / FARTHEST, below / FARTHEST], 1).astype(np.float32)


def _page(blocks: Sequence[Block], prose: NDArray[np.bool_], gone: NDArray[np.float32], doc: Document) -> Matrix:
    count = len(blocks)
    lengths = np.fromiter((len(block.text) for block in blocks), np.float64, count)
    told = float(lengths[prose].sum())
    copies = doc.outline.copies
    row = (
        np.log1p(count) / 4,
        np.log1p(told) / 8,
        told / max(1.0, float(lengths.sum())),
        float(prose.mean()),
        float(gone.mean()),
        sum(copies[block.text] > 1 for block in blocks) / count,
    )
    return np.tile(np.array(row, np.float32), (count, 1))


def _claims(doc: Document, blocks: Sequence[Block]) -> tuple[Matrix, Matrix]:
    """What the filters before have said of each block, and which phrases it matches that nothing bore out."""
    claimed = np.zeros((len(blocks), len(CLAIMED)), np.float32)
    matched = np.zeros((len(blocks), len(MATCHED)), np.float32)
    for row, block in enumerate(blocks):
        for claim in doc.claims_of(block):
            where = 2 if disposition_of(claim.label) == "in place" else 0 if claim.span == block.whole else 1
            claimed[row, where] = 1
            claimed[row, 3 + _GROUP_OF.get(claim.label, _OTHER)] = 1
        for phrase in doc.outline.matches[block.index]:
            matched[row, _GROUP_OF.get(phrase.label or "", _OTHER)] = 1
    return claimed, matched
