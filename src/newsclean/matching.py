"""`PhraseIndex`: matches a block with all phrases at once, by look-up of how it begins.

A block of prose is refused after one look at its first letters; a line that may match is folded once and then looked up
as a whole, by prefixes, and by the few patterns that can begin like it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import regex

from newsclean.errors import RuleError
from newsclean.folding import fold, number_blind, strip_outer
from newsclean.gates import Gate, Held
from newsclean.openings import REACH, openings
from newsclean.spans import Span
from newsclean.speech import is_quoted, is_reported, is_speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsclean.phrases import Phrase

    Matcher = Callable[[str], object]

LONGEST_LINE = 320
"""Blocks of more code points than this are matched by prefix only: no phrase list holds a longer line."""

HEAD = 32
"""Code points at the start of a block by which it is decided whether any phrase can match it."""

FIRST = 4
"""Letters by which openings are sorted."""

LEAST_OPENING = 5
"""A pattern that can begin with less (`the `) is looked for by what it contains, where that is known."""

NUMBER_ROOM = 12
"""Code points by which a line with its numbers can be longer than the phrase with `#` in their place."""

MOST_PARTS = 24
"""A composite line of more parts than this is not looked into; attested ones have at most some 15."""

PATTERN_TIMEOUT = 0.5
"""Seconds that one pattern may take on one block (of at most LONGEST_LINE code points) before it is refused."""

_GLUED = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_PARTED = re.compile(r"\s*[|•·●/\t]\s*|\s+[-–—]\s+|\s{3,}")
_DOUBLED = re.compile(r"(.{4,60}?)[\s|,·]*(?:\1[\s|,·]*)+")


class Bucket(NamedTuple):
    """What begins in the same way."""

    prefixes: list[tuple[str, Phrase]]
    patterns: list[tuple[Matcher, Phrase]]


class Lazy:
    """A pattern that is compiled when it is first tried: of more than a thousand, a text calls on a few."""

    __slots__ = ("_fullmatch", "_pattern")

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._fullmatch: Matcher | None = None

    def __call__(self, key: str) -> object:
        if self._fullmatch is None:
            self._fullmatch = regex.compile(self._pattern).fullmatch
        return self._fullmatch(key)


class PhraseIndex:
    """The phrases, by how the blocks that match them begin."""

    def __init__(self, phrases: Iterable[Phrase], tested: int) -> None:
        """Indexes the phrases; the patterns of the first `tested` run without a time limit.

        Raises:
            RuleError: A pattern is not a regular expression.
        """
        self._lines: dict[str, list[Phrase]] = defaultdict(list)
        self._buckets: dict[str, Bucket] = defaultdict(lambda: Bucket([], []))
        self._contained: Gate[tuple[Matcher, Phrase]] = Gate()
        self._everywhere: list[tuple[Matcher, Phrase]] = []
        self._inline: Gate[tuple[regex.Pattern[str], Phrase]] = Gate()
        for number, phrase in enumerate(phrases):
            self._add(phrase, limited=number >= tested)
        self._longest = NUMBER_ROOM + max(map(len, self._lines), default=0)
        # For each first letters the lengths of the openings that begin with them: one look-up refuses most prose.
        lengths: dict[str, set[int]] = defaultdict(set)
        for opening in self._buckets:
            lengths[opening[:FIRST]].add(len(opening))
        self._lengths = {first: tuple(sorted(found)) for first, found in lengths.items()}

    def _add(self, phrase: Phrase, *, limited: bool) -> None:
        for line in phrase.line:
            key = line_key(line)
            self._lines[key].append(phrase)
            opening = key[:REACH]
            self._buckets[opening if opening.startswith("0") else opening.partition("0")[0]]
        for words in phrase.prefix:
            prefix = fold(words)
            self._buckets[prefix[:REACH]].prefixes.append((prefix, phrase))
        for pattern in phrase.pattern:
            matcher = partial(_match_in_time, _compiled(pattern, phrase), phrase) if limited else Lazy(pattern)
            starts = openings(pattern)
            if "" in starts or (phrase.contains and any(_is_vague(start) for start in starts)):
                for literal in phrase.contains:
                    self._contained.add(literal.casefold(), (matcher, phrase))
                if not phrase.contains:
                    self._everywhere.append((matcher, phrase))
                continue
            for opening in starts:
                self._buckets[opening].patterns.append((matcher, phrase))
        for pattern in phrase.inline:
            compiled = _compiled(f"(?m){pattern}", phrase)  # on the whole text, where ^ and $ are the ends of lines
            for literal in phrase.contains:
                self._inline.add(literal.casefold(), (compiled, phrase))

    def match(self, text: str) -> tuple[Phrase, ...]:
        """The phrases that a block matches as a whole."""
        return self.match_all(Held.of(text), [text])[0]

    def match_all(self, held: Held, texts: Sequence[str]) -> list[tuple[Phrase, ...]]:
        """`match` for each block of a document: what its text does not hold at all is not looked for in each."""
        found = [self._by_opening(text) for text in texts]
        passing = (*self._contained.passing(held), *(("", matcher) for matcher in self._everywhere))
        if passing:
            folded = [text.casefold() for text in texts]
            for literal, (matches, phrase) in passing:
                for index, text in enumerate(folded):
                    if literal in text and len(text) <= LONGEST_LINE and _matches_whole(matches, texts[index]):
                        found[index] += (phrase,)
        return found

    def parts(self, document: str, held: Held) -> Iterator[tuple[Span, Phrase]]:
        """The parts of a text that match an `inline` phrase."""
        for _, (pattern, phrase) in self._inline.passing(held):
            yield from ((Span(*match.span()), phrase) for match in pattern.finditer(document))

    def _by_opening(self, text: str) -> tuple[Phrase, ...]:
        buckets = self._buckets_of(fold(text[:HEAD]))
        if len(text) > self._longest:  # too long for a line
            buckets = [bucket for bucket in buckets if bucket.prefixes or bucket.patterns]
        if not buckets:
            return ()
        found = tuple(self._simple(text, buckets))
        if found and (is_quoted(text) or (is_reported(text) and not self._is_line(text))):
            return ()
        if not found and len(text) <= LONGEST_LINE and not text.endswith("."):
            found = self._composite(text)
        return found

    def _is_line(self, text: str) -> bool:
        """Whether a block is a phrase word for word, which then may end like `Did you miss what they said?`."""
        return line_key(text) in self._lines

    def _buckets_of(self, head: str) -> list[Bucket]:
        """What begins like this; a quick nothing for nearly all prose."""
        found = self._opened_by(head)
        if not head[:1].isalpha():
            stripped = strip_outer(head)
            for form in {stripped, number_blind(stripped)} - {head}:
                found += self._opened_by(form)
        return found

    def _opened_by(self, head: str) -> list[Bucket]:
        buckets, found = self._buckets, []
        for first in range(1, FIRST + 1):
            for length in self._lengths.get(head[:first], ()):
                # Openings shorter than FIRST stand under themselves only.
                if (length >= FIRST) == (first == FIRST) and head[:length] in buckets:
                    found.append(buckets[head[:length]])
        return found

    def _simple(self, text: str, buckets: Sequence[Bucket]) -> Iterator[Phrase]:
        """Matches of the block by one phrase."""
        folded = fold(text[:LONGEST_LINE])
        key = strip_outer(folded)
        for bucket in buckets:
            for prefix, phrase in bucket.prefixes:
                if key.startswith(prefix) and _ends_word(key, len(prefix)):
                    yield phrase
        if len(text) > LONGEST_LINE or not key:
            return
        if len(key) <= self._longest:
            yield from self._lines.get(key, ())
            if (numberless := number_blind(key)) != key:
                yield from self._lines.get(numberless, ())
        for bucket in buckets:
            for matches, phrase in bucket.patterns:
                if matches(key) or (folded != key and matches(folded)):
                    yield phrase

    def _composite(self, text: str) -> tuple[Phrase, ...]:
        """Matches of a block that consists of several phrases, or of one several times (`AnnonsAnnons`).

        The parts may be glued (`TeilenMerken`), parted by a bar or a dot, or stand side by side.  They bear the label of
        the first.
        """
        doubled = _DOUBLED.fullmatch(text)
        if doubled and (found := self._certain(doubled[1])):
            return found
        parts = [part for piece in _PARTED.split(text) for part in _GLUED.split(piece) if part.strip()]
        if not 2 <= len(parts) <= MOST_PARTS:
            return ()
        first: tuple[Phrase, ...] = ()
        for part in parts:
            found = self._certain(part)
            if not found:
                return ()
            first = first or found
        return first

    def _certain(self, text: str) -> tuple[Phrase, ...]:
        buckets = self._buckets_of(fold(text[:HEAD]))
        return tuple(phrase for phrase in self._simple(text, buckets) if not phrase.prefix)


def line_key(line: str) -> str:
    """What a `line` is looked up by.

    >>> line_key("Comments (#)")
    'comments (0'
    """
    return strip_outer(fold(line.replace("#", "0")))


def _is_vague(opening: str) -> bool:
    """Whether much prose begins like this: `the `, a digit."""
    return len(opening) < LEAST_OPENING and opening.isascii() and opening[0].isalnum()


def _ends_word(key: str, at: int) -> bool:
    """Whether a word ends at this place; scripts from Thai on are written without spaces, so there it always does."""
    if at >= len(key) or not key[at].isalnum():
        return True
    return not key[at - 1].isalnum() or key[at - 1] >= "\u0e00"


def _matches_whole(matches: Matcher, text: str) -> bool:
    return bool(matches(strip_outer(fold(text)))) and not is_speech(text)


def _compiled(pattern: str, phrase: Phrase) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise RuleError(
            f"phrase {phrase.id!r} ({phrase.label}, {phrase.language}): key 'pattern': not a regular expression: {error}"
        ) from error


def _match_in_time(pattern: regex.Pattern[str], phrase: Phrase, key: str) -> bool:
    try:
        return pattern.fullmatch(key, timeout=PATTERN_TIMEOUT) is not None
    except TimeoutError:
        raise RuleError(
            f"phrase {phrase.id!r} ({phrase.label}, {phrase.language}): key 'pattern': takes more than "
            f"{PATTERN_TIMEOUT} s on {key[:60]!r}…; write it without nested repetition"
        ) from None
