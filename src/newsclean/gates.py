"""`Gate`: tells which of many pieces of text a document holds, by one look at its words instead of many searches."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

Payload = TypeVar("Payload")

_WORD = re.compile(r"[^\W\d_]{2,}")
_WIDE = re.compile("[\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts in which words are not parted by spaces, in which endings are glued to them, or whose vowels are marks."""

_BEFORE, _AFTER = ("", "(", "[", "“", '"', "©"), ("", ".", ",", ":", ";", "!", "?", ")", "]")
"""Signs that stand between a word and the spaces around it."""


STRETCH = 1_000_000
"""Code points whose words are split off at once, so that a book in one line does not become a list of all its words."""


class Held(NamedTuple):
    """What a document holds: its text in lower case, and what stands between the spaces of it."""

    folded: str
    words: frozenset[str]
    is_wide: bool

    @classmethod
    def of(cls, document: str) -> Held:
        """What this text holds."""
        folded = document.casefold()
        return cls(folded, _words_of(folded), not folded.isascii() and _WIDE.search(folded) is not None)


def _words_of(folded: str) -> frozenset[str]:
    words: set[str] = set()
    start = 0
    while start < len(folded):
        end = folded.find(" ", start + STRETCH)
        end = len(folded) if end < 0 else end
        words.update(folded[start:end].split())
        start = end
    return frozenset(words)


class Gate(Generic[Payload]):
    """Literal pieces of text, each with what it leads to.

    A literal is looked for only if its longest word stands in the document as a word of its own; so a literal begins and
    ends with whole words.

    >>> gate = Gate()
    >>> gate.add("all rights reserved", 1)
    >>> gate.add("{{", 2)
    >>> list(gate.passing(Held.of("Example News. All rights reserved.")))
    [('all rights reserved', 1)]
    """

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[str, Payload]]] = defaultdict(list)
        self._wide: list[tuple[str, Payload]] = []
        self._plain: dict[str, list[tuple[str, Payload]]] = defaultdict(list)

    def add(self, literal: str, payload: Payload) -> None:
        """Adds a literal, in lower case."""
        words = [(len(match[0]), match) for match in _WORD.finditer(literal)]
        if _WIDE.search(literal):
            self._wide.append((literal, payload))
        elif words:
            _, longest = max(words, key=lambda pair: pair[0])
            # Inside the literal the signs around the word are known; at its ends they may be any.
            start, end = literal.rfind(" ", 0, longest.start()) + 1, literal.find(" ", longest.end())
            before = _BEFORE if start == 0 else ("",)
            after = _AFTER if end < 0 else ("",)
            word = literal[start:end] if end >= 0 else literal[start:]
            entry = (literal, payload)
            for one in before:
                for other in after:
                    self._by_word[f"{one}{word}{other}"].append(entry)
        else:
            self._plain[literal[0]].append((literal, payload))

    def passing(self, held: Held) -> Iterator[tuple[str, Payload]]:
        """The literals that the document holds, with what they lead to."""
        known = self._by_word
        found = {id(entry): entry for word in held.words & known.keys() for entry in known[word]}
        plain = [entry for sign, entries in self._plain.items() if sign in held.folded for entry in entries]
        for literal, payload in (*found.values(), *(self._wide if held.is_wide else ()), *plain):
            if literal in held.folded:
                yield literal, payload
