"""`Outline`: what many filters ask about a document, computed once and only when asked.

Who reads like prose, where the head ends and the tail begins, what repeats, which phrases stand where, which language.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from newsclean.addresses import address_of
from newsclean.datewords import sorts_of
from newsclean.gates import Held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.blocks import Block
    from newsclean.datewords import Sort
    from newsclean.phrases import Phrase, Zone
    from newsclean.rules import RuleSet
    from newsclean.spans import Span

FEWEST_PROSE_WORDS = 6
"""A block of fewer words is not called prose, whatever its punctuation: labels and teasers are shorter, and what short
sentence stands amid prose is body all the same."""

UNPUNCTUATED_PROSE_WORDS = 40
"""A block without a final stop is prose only from so many words on, with a sentence end inside."""

PROSE_WEIGHT = 60
"""Most words of one block that count for its being in the body, so that one long legal notice is not the body."""

COUNTED = 600
"""Code points of a block in which its words are counted: enough for every question that is asked."""

MOST_DATE_WORDS = 16
"""Words of a line of dates, which may end in a stop (`at 3:17 p.m.`) and is no prose for that."""

LINE_WEIGHT = 7
"""Words of prose that one short line between two paragraphs outweighs: menus come in dozens, crossheads one by one."""

MOST_BROKEN, LEAST_PROSE = 0.04, 0.8
"""Of running text at most this share of the blocks begins inside a sentence, and at least this share of the words is
prose."""

LEAD_PARAGRAPHS, LEAD_LENGTH = 6, 600
"""Paragraphs of prose, and code points of each, that tell what the body is about."""

SHORTEST_STEM, STEM_LENGTH = 4, 5
"""Words shorter than this are mostly grammar; words are compared by so many letters, so that endings do not count."""

_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~«»“”„‘’‚…–—·•、。，：；！？「」『』（）【】]+")
"""What stands between white space, figures and signs: quicker than asking of each character whether it is a letter."""
_CLOSERS = "\"'”’»›“‘)]）］】』」】* "
_STOPS = tuple(".!?…:。！？；؟۔।॥։።။")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।]['\"”’»)]?(?:\s|$)|[。！？]")
_ASIDE_AT_END = re.compile(r"[.!?…。！？]['\"”’»」]?\s?[(\[（【][^()\[\]（）【】]{1,60}[)\]）】]\s*$")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_THAI_LIKE = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff]")


def count_words(text: str) -> int:
    """The number of words, about; scripts without spaces count two characters a word.

    >>> count_words("Storm closes three ports"), count_words("暴风雨关闭三个港口")
    (4, 4)
    """
    words = len(text.split())
    if text.isascii():
        return words
    if len(text) > 12 * words or (len(text) > 4 * words and _UNSPACED.search(text)):
        return max(words, len(_UNSPACED.findall(text)) // 2)
    return words


def ends_sentence(text: str) -> bool:
    """Whether the text closes with a full stop or its like, quotes and brackets aside.

    >>> ends_sentence("“It is over.”"), ends_sentence("Storm closes three ports")
    (True, False)
    """
    return text.rstrip(_CLOSERS).endswith(_STOPS)


def reads_like_prose(text: str, words: int | None = None) -> bool:
    """Whether the text is a sentence or more, rather than a label, a title or a list of links; `words` if counted already.

    >>> reads_like_prose("The harbour master closed all three ports."), reads_like_prose("Home News Sport Weather")
    (True, False)
    """
    words = count_words(text) if words is None else words
    if words < FEWEST_PROSE_WORDS:
        return False
    if ends_sentence(text) or _ASIDE_AT_END.search(text):
        return True
    if words >= UNPUNCTUATED_PROSE_WORDS and _SENTENCE_END.search(text):
        return True
    return words >= UNPUNCTUATED_PROSE_WORDS // 2 and _THAI_LIKE.search(text) is not None


def holds_sentence(text: str) -> bool:
    """Whether a sentence ends inside the text, as in a deck of two sentences of which the last has no stop.

    >>> holds_sentence("Three ports are closed. Two ferries are overdue"), holds_sentence("Storm closes three ports")
    (True, False)
    """
    return count_words(text) >= FEWEST_PROSE_WORDS and _SENTENCE_END.search(text) is not None


def stems(text: str) -> list[str]:
    """The openings of the longer words, folded, by which inflected forms meet; pairs of signs where no spaces part words.

    >>> stems("Storms closed the ports"), stems("三个港口")
    (['storm', 'close', 'ports'], ['三个', '个港', '港口'])
    """
    words = [word for word in _WORD.findall(text.casefold()) if len(word) >= SHORTEST_STEM or word > "\u0e00"]
    return [
        stem
        for word in words
        for stem in ([word[at : at + 2] for at in range(len(word) - 1)] if word > "\u0e00" else [word[:STEM_LENGTH]])
    ]


class Outline:
    """The facts of one document that no claim changes."""

    def __init__(
        self, text: str, blocks: Sequence[Block], rules: RuleSet, *, language: str | None = None, url: str | None = None
    ) -> None:
        self.text, self.blocks, self.rules = text, blocks, rules
        self.language = language
        address = address_of(url or "")
        self.host = address.host
        self.slug = frozenset(stems(address.path))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """For each block where it starts, marker included, in code points of the text."""
        return tuple(block.whole.start for block in self.blocks)

    @cached_property
    def held(self) -> Held:
        """The text in lower case, and its words."""
        return Held.of(self.text)

    @cached_property
    def matches(self) -> tuple[tuple[Phrase, ...], ...]:
        """For each block the phrases that it matches, with regard to language and publisher."""
        found = self.rules.match_all(self.held, [block.text for block in self.blocks])
        for phrase in filter(self._counts, self.rules.selecting):
            for block in self.blocks:
                if phrase.selects(block.element):
                    found[block.index] += (phrase,)
        return tuple(tuple(filter(self._counts, phrases)) if phrases else () for phrases in found)

    def _counts(self, phrase: Phrase) -> bool:
        return phrase.counts_in(self.language, self.host)

    @cached_property
    def hits(self) -> dict[str, tuple[tuple[Block, Phrase], ...]]:
        """By label: the blocks that match a phrase, with the phrase, in order."""
        found = defaultdict(list)
        for block, phrases in zip(self.blocks, self.matches, strict=True):
            for phrase in phrases:
                found[phrase.label or ""].append((block, phrase))
        return {label: tuple(pairs) for label, pairs in found.items()}

    @cached_property
    def inline_hits(self) -> tuple[tuple[Span, Phrase], ...]:
        """Parts of the text that match an `inline` phrase, in order."""
        parts = self.rules.parts(self.text, self.held)
        found = {(span, phrase.id): phrase for span, phrase in parts if self._counts(phrase)}
        return tuple((span, found[span, name]) for span, name in sorted(found))

    @cached_property
    def copies(self) -> Counter[str]:
        """How often each text stands on the page as a block."""
        return Counter(block.text for block in self.blocks)

    @cached_property
    def words(self) -> tuple[int, ...]:
        """For each block its number of words, counted up to COUNTED code points only."""
        return tuple(count_words(block.text[:COUNTED]) for block in self.blocks)

    @cached_property
    def sorts(self) -> tuple[frozenset[Sort], ...]:
        """For each block what it holds if it holds nothing but dates and times."""
        return tuple(frozenset(sorts_of(block.text)) for block in self.blocks)

    @cached_property
    def noise(self) -> tuple[bool, ...]:
        """For each block whether a phrase that needs no second signal names it as something other than the story."""
        return tuple(
            any(not phrase.needs and not phrase.where and phrase.label != "note" for phrase in phrases)
            for phrases in self.matches
        )

    @cached_property
    def prose(self) -> tuple[bool, ...]:
        """For each block whether it reads like prose and no phrase says that it is something else."""
        return tuple(
            not noise and reads_like_prose(block.text, words) and not (words <= MOST_DATE_WORDS and sorts)
            for block, noise, words, sorts in zip(self.blocks, self.noise, self.words, self.sorts, strict=True)
        )

    @cached_property
    def body(self) -> range:
        """The indices of the run of blocks that holds most prose, net of the short lines in it.

        This is the largest sum of a contiguous run: prose counts its words, other lines count against it.  An opening
        list is not part of it (it holds key points), unless there is nothing else.  Without prose it is empty.
        """
        best, best_range = 0, range(0)
        total, start = 0, 0
        for index, block in enumerate(self.blocks):
            if total <= 0:
                total, start = 0, index
            if self.prose[index]:
                total += min(self.words[index], PROSE_WEIGHT)
            else:
                total -= LINE_WEIGHT if block.kind == "paragraph" else LINE_WEIGHT // 3
            if total > best:
                best, best_range = total, range(start, index + 1)
        for index in best_range:
            if self.prose[index] and self.blocks[index].kind != "list_item":
                return range(index, best_range.stop)
        return best_range

    @cached_property
    def _own(self) -> list[int]:
        """The indices of the body without those that match a phrase."""
        return [index for index in self.body if not self.matches[index]]

    @cached_property
    def crossheads(self) -> int:
        """The number of short lines between two paragraphs of prose in the body."""
        prose = [self.prose[index] for index in self._own]
        return sum(before and not one and after for before, one, after in zip(prose, prose[1:], prose[2:], strict=False))

    @cached_property
    def is_broken(self) -> bool:
        """Whether the body is broken into pieces inside its sentences, at links and emphasis, as some scrapers do it."""
        broken = sum(
            self.blocks[index].kind != "list_item"
            and (self.blocks[index].text[0].islower() or self.blocks[index].text[0] in ",.;:)")
            for index in self._own
        )
        return broken > MOST_BROKEN * len(self._own)

    @cached_property
    def is_running(self) -> bool:
        """Whether the body is running text: mostly prose, and not broken into pieces."""
        own = self._own
        prose = sum(self.words[index] for index in own if self.prose[index])
        return bool(own) and not self.is_broken and prose >= LEAST_PROSE * sum(self.words[index] for index in own)

    @cached_property
    def lead(self) -> frozenset[str]:
        """The stems of what the first paragraphs of the body are about."""
        opening = [index for index in self.body if self.prose[index]][:LEAD_PARAGRAPHS]
        return frozenset(stem for index in opening for stem in stems(self.blocks[index].text[:LEAD_LENGTH]))

    def kinship(self, text: str) -> float:
        """The share of a line's stems that the first paragraphs have, from 0 to 1."""
        own = set(stems(text))
        return len(own & self.lead) / max(1, len(own))

    def zone(self, index: int) -> Zone:
        """Where the block stands: in the head before the body, in the body, or in the tail after it."""
        if index < self.body.start or not self.body:
            return "head"
        return "body" if index in self.body else "tail"
