"""`RuleSet`: all phrases in force."""

from __future__ import annotations

import hashlib
from functools import cached_property, lru_cache, partial
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.errors import RuleError
from newsclean.gates import Held
from newsclean.matching import PhraseIndex
from newsclean.phrases import Phrase, read_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.spans import Span


class RuleSet:
    """An immutable set of phrases.

    >>> rules = default_rules()
    >>> sorted(phrase.id for phrase in rules.match("— Advertisement —"))
    ['ad-alone', 'ad-visit-website']
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
        seen: set[str] = set()
        for phrase in self.phrases:
            if phrase.id in seen:
                raise RuleError(f"phrase {phrase.id!r} ({phrase.label}, {phrase.language}): key 'id': is used twice")
            seen.add(phrase.id)
        self._index = PhraseIndex(self.phrases, tested)

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
            RuleError: A pattern of a user's takes too long.
        """
        return self._index.match(text)

    def match_all(self, held: Held, texts: Sequence[str]) -> list[tuple[Phrase, ...]]:
        """`match` for each block of a document that holds this."""
        return self._index.match_all(held, texts)

    @cached_property
    def selecting(self) -> tuple[Phrase, ...]:
        """The phrases that look at the markup."""
        return tuple(phrase for phrase in self.phrases if phrase.selector)

    def parts(self, document: str, held: Held | None = None) -> Iterator[tuple[Span, Phrase]]:
        """The parts of a text that match an `inline` phrase; `held` if it is known already what the text holds."""
        return self._index.parts(document, held or Held.of(document))

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


@lru_cache(maxsize=1)
def default_rules() -> RuleSet:
    """The phrases that ship with newsclean."""
    folders = (resources.files("newsclean") / "data" / name for name in ("phrases", "publishers"))
    found = [file for folder in folders for file in folder.iterdir() if file.name.endswith(".toml")]
    files = sorted(found, key=lambda file: file.name)
    phrases = [phrase for file in files for phrase in read_phrases(file)]
    return RuleSet(phrases, tested=len(phrases))
