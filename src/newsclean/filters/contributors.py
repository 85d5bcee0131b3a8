"""The filter `contributors`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import regex

from newsclean.credits import names_agency
from newsclean.folding import fold
from newsclean.names import is_name, names_in
from newsclean.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document

ENDING = 4
"""Blocks before the end of the body among which contributors are named."""

MOST_LOWER_WORDS = 6
"""As many words without a capital one after another make a sentence of a line, whatever it begins with."""

_NAMES = regex.compile(
    r"(?<!\b(?:in|from|aus|à|en|desde|da)\s)\b\p{Lu}[\p{L}'’.-]+(?:\s+(?:(?:de|van|von|der|bin|al|el|da|di|la|le|du|dos)\s+){0,2}"
    r"\p{Lu}[\p{L}'’.-]+){1,3}"
)
_AFTER_COLON = regex.compile(r"[:：/／]\s?(?P<names>[\p{Lo}\p{M}\s、]{2,40})")
_ADDRESS_AT_END = re.compile(
    r"(?:(?<=[.!?。…\"”’)])\s+|(?<=[^\x00-\x7f][.!?])|(?<=[。…”’]))"
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}\s*$"
)
_SENTENCE = regex.compile(rf"(?:\b\p{{Ll}}[\p{{L}}'’-]*\s+){{{MOST_LOWER_WORDS},}}")


@dataclass(frozen=True, slots=True)
class Contributors:
    """Claims lines at the end that say who else reported, wrote or edited, and an address glued to the last sentence.

    >>> from newsclean.testing import claims, within_story
    >>> claims(Contributors(), within_story("(Reporting by Ana Ruíz in Lisbon; Editing by John de Vries)", at=5))
    ['contributor: (Reporting by Ana Ruíz in Lisbon; Editing by John de Vries)']
    >>> claims(Contributors(), within_story("Editing by hand took three days.", at=2))              # kept
    []

    Source: phrase list `contributor`.
    """

    labels: ClassVar[tuple[str, ...]] = ("contributor",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        ending = doc.outline.body.stop - ENDING
        taken = set()
        for claim in doc.claims_by_phrase("contributor"):
            text = (claim.content or claim.span).of(doc.text)
            names = contributors_in(text)
            if claim.span.start < doc.outline.starts[max(0, ending)] or _SENTENCE.search(text):
                continue
            if names or mentions_agency(text):
                taken.add(claim.span.start)
                yield claim.valued(names)
        for block in doc.blocks[max(0, ending) :]:
            if block.whole.start in taken or not doc.is_free(block) or "@" not in block.text:
                continue
            match = _ADDRESS_AT_END.search(block.text[-LONGEST_ADDRESS:])
            if match:
                start = len(block.text) - len(match[0])
                yield block.claim("contributor", "an address at the end", start=start)


LONGEST_ADDRESS = 200
"""Code points at the end of a block in which an address is looked for."""


def mentions_agency(text: str) -> bool:
    """Whether some words of the text are the name of an agency.

    >>> mentions_agency("With files from The Canadian Press"), mentions_agency("With files from the attic")
    (True, False)
    """
    words, agencies = fold(text.strip("()[].")).split(), word_list("agencies")
    return any(" ".join(words[at : at + size]) in agencies for size in (1, 2, 3) for at in range(len(words)))


def contributors_in(text: str) -> tuple[str, ...]:
    """The names in a line that names contributors; places after `in` and `from` are none.

    >>> contributors_in("(Reporting by Ana Ruíz in New York; Editing by John de Vries)")
    ('Ana Ruíz', 'John de Vries')
    >>> contributors_in("（责任编辑：贺敏）")
    ('贺敏',)
    """
    names = [match[0].rstrip(".'’-") for match in _NAMES.finditer(text)]
    for match in _AFTER_COLON.finditer(text):
        names += names_in(match["names"]) or ()
    return tuple(dict.fromkeys(name for name in names if not names_agency(name) and (is_name(name) or name > "\u3000")))
