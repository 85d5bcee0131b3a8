"""`sight`: what a body model sees of some blocks beside their words; it has an eye for each kind of document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import numpy as np

from newsclean.bodymodel.features import LINKED_NAMES, NAMES, features
from newsclean.bodymodel.lexical import LEXICAL
from newsclean.bodymodel.markup import MARKUP, SHARES, groups, markup, places, shares
from newsclean.bodymodel.naming import names_of
from newsclean.bodymodel.sections import sections
from newsclean.bodymodel.targets import targets_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newsclean.blocks import Block
    from newsclean.bodymodel.tokens import Tokens
    from newsclean.document import Document

Kind: TypeAlias = Literal["text", "markdown", "html"]
"""What a model reads: text of which no links are known, with or without marks; Markdown with links; or pages of HTML."""

KINDS: tuple[Kind, ...] = ("text", "markdown", "html")

NAMED = "named"
"""The table of the names of markup, and of the words of addresses."""

FEATURES: dict[Kind, tuple[str, ...]] = {
    "text": NAMES,
    "markdown": (*LINKED_NAMES, *SHARES, *LEXICAL, NAMED),
    "html": (*LINKED_NAMES, *MARKUP, *LEXICAL, NAMED),
}
"""By kind the names of the features, in order."""


class Sight(NamedTuple):
    """What is seen."""

    rows: NDArray[np.float32]
    """A row for each block, a column for each of FEATURES but for what its words and names say."""
    names: list[frozenset[int]] | None
    """For each block places in the table of names; none for text."""
    inside: NDArray[np.int64] | None
    """For each block the numbers of what it stands in (two dimensions); none for text."""


def kind_of(doc: Document) -> Kind:
    """As what a document is judged."""
    if doc.is_html:
        return "html"
    return "markdown" if any(block.links for block in doc.blocks) else "text"


def sight(kind: Kind, doc: Document, blocks: Sequence[Block], found: Tokens) -> Sight:
    """What is seen of some blocks, of which `found` are the tokens."""
    if kind == "text":
        return Sight(features(doc, blocks, found), None, None)
    rows = features(doc, blocks, found, links=True)
    if kind == "markdown":
        inside = sections(blocks)
        return Sight(np.hstack([rows, shares(doc, blocks, inside)]), targets_of(blocks), inside)
    where = places(blocks)
    inside = groups(where)
    return Sight(np.hstack([rows, markup(doc, blocks, where, inside)]), names_of(blocks, where), inside)
