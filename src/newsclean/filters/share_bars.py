"""The filter `share_bars`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import regex

from newsclean.folding import fold
from newsclean.matching import LONGEST_LINE
from newsclean.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Block, Claim
    from newsclean.document import Document
    from newsclean.phrases import Phrase

_WORD = regex.compile(r"[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*|\d+")
_GLUED = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")


class Words(NamedTuple):
    """What a line of a share bar consists of: platforms, and words such as `share` and `print`."""

    platforms: frozenset[str]
    verbs: int


@dataclass(frozen=True, slots=True)
class ShareBars:
    """Claims share bars: lines and runs of lines that are nothing but names of platforms and words such as `share`.

    >>> from newsclean.testing import claims, within_story
    >>> claims(ShareBars(), within_story("Share Facebook Email X LinkedIn Copy Link Save", at=1))
    ['share: Share Facebook Email X LinkedIn Copy Link Save']
    >>> claims(ShareBars(), within_story("Share prices in Tokyo closed 2.1% lower.", "Facebook and Twitter fell, too."))
    []

    Three platforms are a bar by themselves; fewer need a word such as `share`.

    Known limits: a single platform's name on a line by itself is left alone.
    Source: phrase list `share`; words in `data/words/platforms.toml`.
    """

    labels: ClassVar[tuple[str, ...]] = ("share",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        by_phrase = {block.index: phrase for block, phrase in doc.hits("share")}
        run: list[tuple[Block, Words]] = []
        for block in doc.blocks:
            words = self._words(block, doc) if doc.is_free(block) and not doc.outline.prose[block.index] else None
            if words:
                run.append((block, words))
                continue
            if run:
                yield from self._claims(run, by_phrase)
                run = []
            if block.index in by_phrase:
                yield block.claim("share", by_phrase[block.index].id)
        yield from self._claims(run, by_phrase)
        yield from doc.inline_claims("share")

    def _words(self, block: Block, doc: Document) -> Words | None:
        """What the block consists of, if it is of words of share bars alone."""
        if (
            len(block.text) > LONGEST_LINE
            or block.text.endswith(".")
            or (block.kind == "list_item" and block.index in doc.outline.body)
        ):
            return None
        first = _WORD.search(block.text)
        if first is None or not {fold(first[0]), fold(_GLUED.split(first[0])[0])} & _vocabulary():
            return None
        return _count(_WORD.findall(fold(block.text))) or _count(
            [token for piece in _GLUED.split(block.text) for token in _WORD.findall(fold(piece))]
        )

    def _claims(self, run: list[tuple[Block, Words]], by_phrase: dict[int, Phrase]) -> Iterator[Claim]:
        """The claims on a run of lines that may be one bar, printed line by line."""
        platforms = len(frozenset().union(*(words.platforms for _, words in run)))
        verbs = sum(words.verbs for _, words in run)
        is_bar = platforms >= 3 or (platforms >= 1 and verbs >= 1 and platforms + verbs >= 3)
        for block, _ in run:
            if is_bar:
                yield block.claim("share", f"{platforms} platforms and nothing else")
            elif phrase := by_phrase.get(block.index):
                yield block.claim("share", phrase.id)


def _count(tokens: list[str]) -> Words | None:
    """Which of the words are platforms and how many go with them; None if there is another word."""
    platforms = [token for token in tokens if token in word_list("platforms")]
    verbs = sum(token in word_list("sharing") for token in tokens)
    return Words(frozenset(platforms), verbs) if len(platforms) + verbs == len(tokens) > 0 else None


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    return word_list("platforms") | word_list("sharing")
