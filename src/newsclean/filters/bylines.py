"""The filter `bylines`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, ClassVar

import regex

from newsclean.datewords import sorts_of
from newsclean.folding import after_prefix
from newsclean.names import is_name, is_role, is_signature, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Block, Claim
    from newsclean.document import Document
    from newsclean.phrases import Phrase

LONGEST_BYLINE = 200
"""Code points."""

OPENING = 3
"""Blocks at the start of the body among which a byline still stands (some sites print it below the standfirst)."""

ENDING = 4
"""Blocks after the end of the body among which somebody signs it."""

LONGEST_SIGNATURE = 80
"""Code points."""

_SIGNED_IN_BRACKETS = regex.compile(r"(?<=[。」）])【(?P<names>[\p{Han}\p{Hiragana}\p{Katakana}・、]{2,24})】$")
_CUT = re.compile(r"\s*(?:\s[|•·–—-]\s|[|•·]|,\s|\s(?=\d)|(?<=[^\W\d_])(?=\d)|\s(?=[^\W\d_]+\s*:?\s))\s*")


@dataclass(frozen=True, slots=True)
class Bylines:
    """Claims the lines that name the authors, and parses the names.

    >>> from newsclean.testing import claims, within_story
    >>> claims(Bylines(), within_story("By Ana Ruíz and John de Vries", at=1))
    ['byline: By Ana Ruíz and John de Vries']
    >>> claims(Bylines(), within_story("By Election Day, 70% had already voted.", at=1))       # kept
    []

    A line begins with the word of a byline and goes on with names and nothing else but roles and a date; or it is a
    name, with or without a role, beside a timestamp in the head.

    A Korean reporter's name below the story, and a Japanese one in brackets after its last sentence, are read as well.

    Known limits: a name alone, without `By` and without a date beside it, is not seen.
    Source: phrase list `byline`; agencies and roles in `data/words`.
    """

    labels: ClassVar[tuple[str, ...]] = ("byline",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        seen = set()
        for block, phrase in doc.outline.hits.get("byline", ()):
            if block.index in seen or not doc.is_free(block) or not doc.bears_out(block, phrase):
                continue
            if not self._may_stand(doc, block) or len(block.text) > LONGEST_BYLINE:
                continue
            found = _parse(block.text, phrase)
            if found:
                names, words_end, end = found
                seen.add(block.index)
                yield block.claim("byline", phrase.id, start=0, end=end, content=(0, words_end), value=names)
            elif (following := self._names_after(doc, block, phrase)) is not None:
                seen |= {block.index, following.index}
                yield block.claim("byline", phrase.id)
                yield following.claim("byline", f"after {block.text!r}", value=names_in(following.text))
        if not seen:
            yield from islice(chain(self._beside_dates(doc), self._signatures(doc)), 1)

    def _may_stand(self, doc: Document, block: Block) -> bool:
        """Whether the block stands before or after the body, or below the one paragraph of a standfirst."""
        outline = doc.outline
        if block.index not in outline.body or outline.body.start + OPENING <= block.index:
            return block.index not in outline.body
        above = [one.index for one in doc.blocks[: block.index] if doc.is_free(one) and outline.prose[one.index]]
        return doc.signal(block, "edge", "byline") or (
            len(above) == 1 and any(claim.label == "headline" for claim in doc.claims)
        )

    def _names_after(self, doc: Document, block: Block, phrase: Phrase) -> Block | None:
        """The next block, if this one is the word of a byline alone and that one holds names."""
        following = doc.beside(block, 1)
        if following is None or not doc.is_free(following) or len(following.text) > LONGEST_BYLINE:
            return None
        alone = any(after_prefix(block.text, word) == len(block.text) for word in (*phrase.prefix, *phrase.line))
        return following if alone and names_in(following.text) else None

    def _beside_dates(self, doc: Document) -> Iterator[Claim]:
        """Names without a word that says so, beside a timestamp, in the head."""
        for block in doc.blocks[: doc.outline.body.start]:
            if not doc.is_free(block) or len(block.text) > LONGEST_BYLINE or doc.outline.matches[block.index]:
                continue
            dated = any(
                beside and doc.outline.sorts[beside.index] & {"date", "relative"}
                for beside in (doc.beside(block, -1), doc.beside(block, 1))
            )
            name = block.text.partition(",")[0].strip()
            cased = any(sign.isupper() for sign in name) or is_signature(block.text)
            if dated and cased and is_name(name) and not is_role(name) and (names := names_in(block.text)):
                yield block.claim("byline", "names beside a date", value=names)

    def _signatures(self, doc: Document) -> Iterator[Claim]:
        """What signs a story at its end: `박세린 기자 name@paper.kr` below it, `【北沢由香里】` after its last sentence."""
        end = doc.outline.body.stop
        for block in doc.blocks[max(0, end - 1) : end + ENDING]:
            if not doc.is_free(block):
                continue
            if match := _SIGNED_IN_BRACKETS.search(block.text[-LONGEST_SIGNATURE:]):
                start = len(block.text) - len(match[0])
                signed = tuple(match["names"].replace("、", "・").split("・"))
                because, end = "names in brackets after the last sentence", len(block.text)
                yield block.claim("byline", because, start=start, content=(start + 1, end - 1), value=signed)
            elif len(block.text) <= LONGEST_SIGNATURE and is_signature(block.text) and (names := names_in(block.text)):
                yield block.claim("byline", "signs the story", value=names)


def _parse(text: str, phrase: Phrase) -> tuple[tuple[str, ...], int, int] | None:
    """The names in a byline, where its words end, and where it ends: with the text, or before a date."""
    for words in phrase.prefix:
        start = after_prefix(text, words)
        if start is None:
            continue
        while start < len(text) and text[start] in " \t:：-–—|•·\xa0":
            start += 1
        if start == len(text):
            return None
        names = names_in(text[start:])
        if names is not None:
            return names, len(text), len(text)
        for cut in _CUT.finditer(text, start):
            if sorts_of(text[cut.end() :]) and (names := names_in(text[start : cut.start()])) is not None:
                return names, cut.start(), cut.end()
    return None
