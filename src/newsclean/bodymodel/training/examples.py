"""`Example`: one raw text as the model sees it, with what the gold text says of each of its blocks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import numpy as np

from newsclean.bodymodel.model import SEGMENT
from newsclean.bodymodel.sight import sight
from newsclean.bodymodel.tokens import tokens
from newsclean.bodymodel.training.clean import GOLD
from newsclean.bodymodel.training.measure import SHINGLE, Gold, joined
from newsclean.bodymodel.verdict import stays
from newsclean.labels import is_in_full_text
from newsclean.pipeline import Pipeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newsclean.blocks import Block
    from newsclean.bodymodel.sight import Kind
    from newsclean.bodymodel.training.pages import Raw
    from newsclean.document import Document

UNSURE = (0.15, 0.85)
"""Between these shares of a line's shingles in the gold text it is tried what becomes of the page with and without it."""

LEAST_GOLD_SHARE, LEAST_GOLD_TOKENS = 0.4, 50
"""A block weighs by its share of the gold text; where that is less than so much of the raw text, or so few tokens, by its
share of this much, so that a page with little gold text does not outweigh all others."""

CLEAN_WEIGHT = 0.3
"""What a gold text counts, as a raw text in which nothing is noise."""

STAYING_WEIGHT = 0.1
"""What a block counts that the filters have decided to keep."""


@dataclass(frozen=True, slots=True)
class Example:
    """One raw text: rows of features, and for each block what is known of it."""

    tool: str
    page: str
    site: str
    fold: int
    gold_tokens: int
    texts: list[str]
    features: NDArray[np.float32]
    share: NDArray[np.float32]
    """The share of the block that belongs to the body, from 0 to 1."""
    tokens: NDArray[np.float32]
    """Its tokens that are not claimed yet."""
    decided: NDArray[np.bool_]
    """Whether the filters before have decided on it, so that the model has nothing to say."""
    lengths: NDArray[np.float32]
    """Its code points."""
    names: list[tuple[int, ...]]
    """The places of its names in their table; none for text."""
    inside: NDArray[np.int64] | None
    """The numbers of what it stands in; none for text."""


@lru_cache(maxsize=1)
def before_boilerplate() -> Pipeline:
    """The filters that have spoken when the model is asked."""
    default = Pipeline.default()
    return Pipeline(default.filters[: default.names.index("boilerplate")], default.rules)


def example(raw: Raw, kind: Kind) -> Example:
    """The example that a raw text makes for a model of some kind; a text of more than SEGMENT blocks is cut."""
    pipeline = before_boilerplate()
    doc = pipeline.claimed(pipeline.read(raw.text, kind=raw.kind))
    blocks = doc.blocks[:SEGMENT]
    gold = Gold(raw.page.text)
    parts = [_unclaimed(doc, block) for block in blocks]
    words = [gold.tokens(part) for part in parts]
    decided = np.array([_is_decided(doc, block) for block in blocks], np.bool_)
    texts = [block.text for block in blocks]
    seen = sight(kind, doc, blocks, tokens(texts)) if texts else None
    return Example(
        raw.tool,
        raw.page.id,
        raw.page.site,
        raw.page.fold,
        gold.size,
        texts,
        seen.rows if seen else np.zeros((0, 0), np.float32),
        _shares(gold, words, decided),
        np.array([len(one) for one in words], np.float32),
        decided,
        np.array([len(text) for text in texts], np.float32),
        [tuple(sorted(names)) for names in seen.names] if seen and seen.names is not None else [],
        seen.inside if seen else None,
    )


def _unclaimed(doc: Document, block: Block) -> str:
    """What of a block is still in the text, with its marker."""
    kept, offset = [], 0
    claims = doc.claims_of(block)
    for claim in claims:
        if not is_in_full_text(claim.label):
            start, end = block.offsets(claim.span)
            kept.append(block.text[offset:start])
            offset = max(offset, end)
    kept.append(block.text[offset:])
    text = " ".join(kept)
    return f"{block.marker} {text}" if block.marker and text.strip() else text


def _is_decided(doc: Document, block: Block) -> bool:
    return stays(doc, block) or next(doc.free_parts(block), None) is None


def _shares(gold: Gold, words: Sequence[NDArray[np.uint64]], decided: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The share of each block that belongs to the body.

    That is the share of its shingles that stand in the gold text; but for short lines, second printings and lines that
    stand there in part it is tried whether the page is nearer to the gold text with them or without them: `Sport` stands
    in many a gold text, and in as many menus.
    """
    shares = np.array([gold.share(one) for one in words], np.float32)
    keep = shares >= 0.5
    shingles = partial(_score, gold, words)
    best = shingles(keep)
    seen: set[bytes] = set()
    for index, one in enumerate(words):
        if not len(one) or (decided[index] and not keep[index]):
            continue
        key = one.tobytes()
        copied = key in seen
        seen.add(key)
        short = len(one) < SHINGLE
        near = keep[max(0, index - 2) : index].any() or keep[index + 1 : index + 3].any()
        unsure = not short and UNSURE[0] < shares[index] < UNSURE[1]
        if not ((short and (keep[index] or near)) or (copied and keep[index]) or unsure):
            continue
        keep[index] = not keep[index]
        score = shingles(keep)
        if score > best or (score == best and short and not keep[index]):
            best = score
        else:
            keep[index] = not keep[index]
        if short or copied:
            shares[index] = keep[index]
        else:
            shares[index] = max(shares[index], 0.5) if keep[index] else min(shares[index], 0.5)
    return shares


def _score(gold: Gold, words: Sequence[NDArray[np.uint64]], keep: NDArray[np.bool_]) -> float:
    return gold.counts_of(joined([one for one, kept in zip(words, keep, strict=True) if kept])).f1


def weights_of(one: Example) -> NDArray[np.float32]:
    """What each block of an example counts: its tokens, as a share of the gold text's."""
    gold = max(LEAST_GOLD_TOKENS, one.gold_tokens, LEAST_GOLD_SHARE * float(one.tokens.sum()))
    weights = one.tokens / gold
    weights[one.decided] *= STAYING_WEIGHT
    return (weights * (CLEAN_WEIGHT if one.tool == GOLD else 1)).astype(np.float32)
