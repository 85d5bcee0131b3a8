"""How much the gold text of each page is believed.

Some gold texts hold a part of the article only; what is learned from them is that paragraphs may be noise.  A page counts
the less, the more text there is of which a model is sure that has not seen its site, and which is not in the gold text, by
the median over the page's raw texts.  Measured on held-out sites this is worth 0.002 to 0.003 F1.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from newsclean.bodymodel.training.clean import GOLD
from newsclean.bodymodel.training.examples import LEAST_GOLD_TOKENS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.bodymodel.training.scores import Judged

SURE = 0.8
"""From this score on a model is sure that a block is body."""

TRUSTED, DOUBTED, LEAST_TRUST = 0.1, 0.4, 0.1
"""Up to the first share of such text in all body text a page counts in full, from the second on a tenth."""


def trust_of(judged: Iterable[Judged]) -> dict[str, float]:
    """By page what it counts, from LEAST_TRUST to 1; the models that judged must not have seen its site."""
    shares = defaultdict(list)
    for one, scores in judged:
        if one.tool != GOLD:
            more = float((one.tokens * (1 - one.share))[(scores > SURE) & ~one.decided].sum())
            shares[one.page].append(more / (more + max(LEAST_GOLD_TOKENS, one.gold_tokens)))
    slope = (1 - LEAST_TRUST) / (DOUBTED - TRUSTED)
    return {page: float(np.clip(1 - slope * (np.median(some) - TRUSTED), LEAST_TRUST, 1)) for page, some in shares.items()}
