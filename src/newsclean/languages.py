"""The language of a text, told by a small detector that is an extra (`newsclean[lang]`: CLD3); without it, None."""

from __future__ import annotations

import heapq
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.blocks import Block

SAMPLE_BLOCKS, SAMPLE_LENGTH = 3, 100
"""The longest blocks, and code points of each, that are shown to the detector: on labelled pages 300 code points are told
as well as 600, in half the time."""

_RENAMED = {"iw": "he", "fil": "tl"}
"""Tags of CLD3 that are old, or not the ones that pages bear."""


@lru_cache(maxsize=1)
def _detector() -> Any:
    try:
        import gcld3
    except ImportError:
        return None
    return gcld3.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * SAMPLE_BLOCKS * SAMPLE_LENGTH)


def language_of(blocks: Sequence[Block]) -> str | None:
    """The BCP 47 tag of the language that most of the text is in; None if that is not sure or cannot be known."""
    detector = _detector()
    if detector is None or not blocks:
        return None
    longest = heapq.nlargest(SAMPLE_BLOCKS, blocks, key=lambda block: len(block.text))
    found = detector.FindLanguage(text=" ".join(block.text[:SAMPLE_LENGTH] for block in longest))
    if not found.is_reliable or found.language.endswith("-Latn"):
        return None
    language = str(found.language)
    return _RENAMED.get(language, language)
