"""`RuleSet`: all phrases in force, indexed so that a block is matched once, for all labels, by look-up."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import defaultdict
from functools import cached_property, lru_cache, partial
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from newsclean.errors import RuleError
from newsclean.folding import fold, number_blind, strip_outer
from newsclean.openings import REACH, openings
from newsclean.phrases import Phrase, read_phrases
from newsclean.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Matcher = Callable[[str], object]
    Contained = tuple[tuple[str, ...], Matcher, Phrase]

LONGEST_LINE = 320
"""Blocks of more code points than this are matched by prefix only: no phrase list holds a longer line."""

HEAD = 24
"""Code points at the start of a block by which it is decided whether any phrase can match it."""

NUMBER_ROOM = 12
"""Code points by which a line with its numbers can be longer than the phrase with `#` in their place."""

PATTERN_TIMEOUT = 0.5
"""Seconds that one pattern may take on one block (of at most LONGEST_LINE code points) before it is refused."""

_GLUED = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_PARTED = re.compile(r"\s*[|•·●/\t]\s*|\s+[-–—]\s+|\s{3,}")
_DOUBLED = re.compile(r"(.{4,60}?)[\s|,·]*(?:\1[\s|,·]*)+")


class RuleSet:
    """An immutable set of phrases.

    >>> rules = default_rules()
    >>> [(phrase.id, phrase.label) for phrase in rules.match("— Advertisement —")]
    [('ad-alone', 'advertisement'), ('ad-visit-website', 'advertisement')]
    >>> rules.match("Advertisement spending rose 4% in May.")                     # news: nothing
    ()
    """

    def __init__(self, phrases: Iterable[Phrase], *, tested: int = 0) -> None:
        """Indexes the phrases.

        The patterns of the first `tested` phrases run without a time limit, which costs more than the matching: those
        that ship are tested on long hostile lines.

        Raises:
            RuleError: Two phrases bear the same id, or a pattern is not a regular expression.
        """
        self.phrases = tuple(phrases)
        self._tested = tested
        self._lines: dict[str, list[Phrase]] = defaultdict(list)
        self._prefixes: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        self._patterns: dict[str, list[tuple[Matcher, Phrase]]] = defaultdict(list)
        self._anywhere: list[tuple[tuple[str, ...], Matcher, Phrase]] = []
        self._inline: dict[str, list[tuple[str, regex.Pattern[str], Phrase]]] = defaultdict(list)
        seen: set[str] = set()
        for number, phrase in enumerate(self.phrases):
            if phrase.id in seen:
                raise RuleError(f"phrase {phrase.id!r} ({phrase.label}, {phrase.language}): key 'id': is used twice")
            seen.add(phrase.id)
            self._add(phrase, limited=number >= tested)
        self._openings = frozenset(
            opening[:REACH] for index in (self._lines, self._prefixes, self._patterns) for opening in index
        )
        self._longest = NUMBER_ROOM + max(map(len, self._lines), default=0)

    def _add(self, phrase: Phrase, *, limited: bool) -> None:
        for line in phrase.line:
            self._lines[line_key(line)].append(phrase)
        for words in phrase.prefix:
            prefix = fold(words)
            self._prefixes[prefix[:REACH]].append((prefix, phrase))
        for pattern in phrase.pattern:
            compiled = _compiled(pattern, phrase)
            matcher = partial(_match_in_time, compiled, phrase) if limited else compiled.fullmatch
            starts = openings(pattern)
            if "" in starts:
                self._anywhere.append((phrase.contains, matcher, phrase))
                continue
            for opening in starts:
                self._patterns[opening].append((matcher, phrase))
        for pattern in phrase.inline:
            compiled = _compiled(f"(?m){pattern}", phrase)
            for literal in phrase.contains:  # on the whole text, where ^ and $ are the ends of lines
                self._inline[literal[0]].append((literal, compiled, phrase))

    def extended(self, *paths: str | Path) -> RuleSet:
        """These rules and those of more TOML files; a folder stands for the `.toml` files in it.

        Raises:
            RuleError: A file cannot be used; the message names the file, the phrase and the key.
        """
        phrases = list(self.phrases)
        for path in map(Path, paths):
            files = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
            for file in files:
                phrases += read_phrases(file)
        return RuleSet(phrases, tested=self._tested)

    def match(self, text: str) -> tuple[Phrase, ...]:
        """The phrases that `text`, as a whole block, matches; whether a second signal is there is not asked here.

        Raises:
            RuleError: A pattern took longer than `PATTERN_TIMEOUT`.
        """
        return self.matcher(text)(text)

    def matcher(self, document: str) -> Callable[[str], tuple[Phrase, ...]]:
        """`match` for the blocks of one document: what its text does not hold at all is not looked for in each block."""
        folded = document.casefold()
        contained = [
            entry for entry in self._anywhere if not entry[0] or any(literal in folded for literal in entry[0])
        ]
        return partial(self._match, contained)

    def _match(self, contained: Sequence[Contained], text: str) -> tuple[Phrase, ...]:
        found: tuple[Phrase, ...] = ()
        if self._may_open(text):
            found = tuple(self._simple(text))
            if not found and len(text) <= LONGEST_LINE:
                found = self._composite(text)
        if contained and len(text) <= LONGEST_LINE:
            key = strip_outer(fold(text))
            for literals, matches, phrase in contained:
                if (not literals or any(literal in key for literal in literals)) and matches(key):
                    found = (*found, phrase)
        return found

    def parts(self, document: str) -> Iterator[tuple[Span, Phrase]]:
        """The parts of a text that match an `inline` phrase."""
        for sign, entries in self._inline.items():
            if sign not in document:
                continue
            for literal, pattern, phrase in entries:
                if literal in document:
                    yield from ((Span(*match.span()), phrase) for match in pattern.finditer(document))

    def _may_open(self, text: str) -> bool:
        """Whether any phrase begins like this text: a quick no for nearly all prose."""
        head = fold(text[:HEAD])
        if self._opens(head):
            return True
        if head[:1].isalpha():
            return False
        stripped = strip_outer(head)
        return self._opens(stripped) or self._opens(number_blind(stripped))

    def _opens(self, head: str) -> bool:
        known = self._openings
        return head[:4] in known or head[:3] in known or head[:2] in known or head[:1] in known

    def _simple(self, text: str) -> Iterator[Phrase]:
        """Matches of the block by one phrase."""
        folded = fold(text[:LONGEST_LINE])
        key = strip_outer(folded)
        for length in range(1, REACH + 1):
            for prefix, phrase in self._prefixes.get(key[:length], ()):
                if key.startswith(prefix) and _ends_word(key, len(prefix)):
                    yield phrase
        if len(text) > LONGEST_LINE or not key:
            return
        if len(key) <= self._longest:
            yield from self._lines.get(key, ())
            if (numberless := number_blind(key)) != key:
                yield from self._lines.get(numberless, ())
        for form in (key,) if key == folded else (key, folded):
            for opening in {form[:length] for length in range(1, REACH + 1)}:
                for matches, phrase in self._patterns.get(opening, ()):
                    if matches(form):
                        yield phrase

    def _composite(self, text: str) -> tuple[Phrase, ...]:
        """Matches of a block that consists of several phrases, or of one several times (`AnnonsAnnons`).

        The parts may be glued (`TeilenMerken`), parted by a bar or a dot, or stand side by side.  They bear the label of
        the first.
        """
        doubled = _DOUBLED.fullmatch(text)
        if doubled and (found := tuple(self._certain(doubled[1]))):
            return found
        parts = [part for piece in _PARTED.split(text) for part in _GLUED.split(piece) if part.strip()]
        if not 2 <= len(parts) <= MOST_PARTS:
            return ()
        first: tuple[Phrase, ...] = ()
        for part in parts:
            found = tuple(self._certain(part))
            if not found:
                return ()
            first = first or found
        return first

    def _certain(self, text: str) -> Iterator[Phrase]:
        return (phrase for phrase in self._simple(text) if not phrase.prefix)

    @cached_property
    def fingerprint(self) -> str:
        """A short hash of all that the rules say; it changes when a phrase does."""
        digest = hashlib.sha256()
        for phrase in self.phrases:
            digest.update(phrase.model_dump_json(exclude={"hits", "misses", "source"}).encode())
        return digest.hexdigest()[:16]

    def __reduce__(self) -> tuple[object, ...]:
        if self is default_rules():  # the rules that ship are found again by name, which keeps pickles small
            return default_rules, ()
        return partial(RuleSet, tested=self._tested), (self.phrases,)

    def __repr__(self) -> str:
        return f"RuleSet({len(self.phrases)} phrases, {self.fingerprint})"


MOST_PARTS = 24
"""A composite line of more parts than this is not looked into; attested ones have at most some 15."""


def line_key(line: str) -> str:
    """What a `line` is looked up by.

    >>> line_key("Comments (#)")
    'comments (0'
    """
    return strip_outer(fold(line.replace("#", "0")))


def _ends_word(key: str, at: int) -> bool:
    """Whether a word ends at this place; scripts from Thai on are written without spaces, so there it always does."""
    if at >= len(key) or not key[at].isalnum():
        return True
    return not key[at - 1].isalnum() or key[at - 1] >= "\u0e00"


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


@lru_cache(maxsize=1)
def default_rules() -> RuleSet:
    """The phrases that ship with newsclean."""
    data = resources.files("newsclean") / "data"
    files = sorted(
        (file for folder in ("phrases", "publishers") for file in (data / folder).iterdir() if file.name.endswith(".toml")),
        key=lambda file: file.name,
    )
    phrases = [phrase for file in files for phrase in read_phrases(file)]
    return RuleSet(phrases, tested=len(phrases))


@lru_cache(maxsize=None)
def word_list(name: str) -> frozenset[str]:
    """One of the word lists that ship with newsclean, folded.

    >>> "reuters" in word_list("agencies")
    True
    """
    file = resources.files("newsclean") / "data" / "words" / f"{name}.toml"
    lists = tomllib.loads(file.read_text(encoding="utf-8"))
    return frozenset(fold(word) for words in lists.values() if isinstance(words, list) for word in words)
