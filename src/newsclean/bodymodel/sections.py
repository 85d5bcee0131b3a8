"""`sections`: what stands together in Markdown, which has no elements that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsclean.bodymodel.markup import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newsclean.blocks import Block

LINKED = 0.9
"""The share of link text from which a block is a link."""


def sections(blocks: Sequence[Block]) -> NDArray[np.int64]:
    """For each block four numbers: of the run of its kind, of the section below a heading, of the blocks of the page that
    are set alike, and of those of one kind that are links, or are none."""
    numbers: dict[object, int] = {}
    rows = np.zeros((len(blocks), LEVELS), np.int64)
    run = section = 0
    last: object = None
    for row, block in zip(rows, blocks, strict=True):
        setting = block.kind, block.marker and block.marker[-1], block.indent
        is_link = (block.link_share or 0) >= LINKED
        if (block.kind, is_link) != last:
            last = block.kind, is_link
            run += 1
        section += block.kind == "heading"
        keys = ("run", run), ("section", section), ("set", setting), ("linked", block.kind, is_link, block.picture)
        row[:] = [numbers.setdefault(key, len(numbers)) for key in keys]
    return rows
