"""The filter `captions`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import regex

from newsclean.credits import credit_at_end, may_hold_credit, names_agency, names_nobody
from newsclean.document import has_words, is_headline_like
from newsclean.folding import fold
from newsclean.names import is_role
from newsclean.outline import ends_sentence
from newsclean.prefixes import prefix_of
from newsclean.values import CaptionValue
from newsclean.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Block, Claim
    from newsclean.document import Document
    from newsclean.phrases import Phrase

LONGEST_CAPTION = 500
"""Code points; a longer block that ends in a credit is a paragraph whose source is named at its end."""

LONGEST_AGENCY = 80
"""Code points of a line that only names agencies."""

NAMED = range(2, 9)
"""Words of a caption that only names people."""

_GLUED_BY = regex.compile(r"By\p{Lu}")
_CAPITALISED = regex.compile(r"\p{Lu}[\p{L}\p{M}'’.-]*,?")
_LONG_WORD = regex.compile(r"\p{Lu}[\p{L}\p{M}]{3,}")


@dataclass(frozen=True, slots=True)
class Captions:
    """Claims captions and credits of pictures; a credit goes with the caption that it closes or follows.

    >>> from newsclean.testing import claims, within_story
    >>> claims(Captions(), within_story("A flooded street in Porto on Monday. (Photo by Rui Lima/AFP)", at=2))
    ['caption: A flooded street in Porto on Monday. (Photo by Rui Lima/AFP)']
    >>> claims(Captions(), within_story("Photo by photo, investigators rebuilt the final hour of the flight."))     # kept
    []

    Four kinds are seen: lines that say so (`Image caption, …`); lines that close with a credit; lines that are a credit;
    and in the head a short line without verb, every word of it capitalised, that names somebody whom the body is about.

    Known limits: a caption in full sentences without a credit is not told from the body.
    Source: phrase lists `credit` and `caption`; agencies in `data/words`.
    """

    labels: ClassVar[tuple[str, ...]] = ("caption", "credit")

    def __call__(self, doc: Document) -> Iterator[Claim]:
        phrases = {block.index: phrase for block, phrase in doc.hits("credit") if not _reads_on(block, phrase)}
        named = {block.index: phrase for block, phrase in doc.hits("caption")}
        last = doc.outline.body.stop - 1
        for block in self._candidates(doc):
            if block.kind == "list_item" or len(block.text) > LONGEST_CAPTION:
                if block.index == last and doc.is_free(block):
                    yield from self._agency_at_end(doc, block)
                continue
            if block.index in named and (prefix := prefix_of(block.text, named[block.index].prefix)):
                value = CaptionValue(block.text[prefix.end :])
                yield block.claim("caption", named[block.index].id, content=(prefix.end, len(block.text)), value=value)
                continue
            if doc.outline.prose[block.index] and block.index not in phrases and not may_hold_credit(block.text):
                continue
            credit = credit_at_end(block.text, doc.outline.rules)
            if credit is None or not has_words(block.text[: credit.start]):
                words = credit.words if credit and not credit.bare else block.text
                if block.index in phrases:
                    yield block.claim("credit", phrases[block.index].id, value=CaptionValue(None, words))
                elif (credit and credit.start == 0) or self._is_agency(block):
                    yield block.claim("credit", "names an agency", value=CaptionValue(None, words))
                elif credit is None and self._names_people(doc, block):
                    yield block.claim("caption", "names alone, of whom the body tells", value=CaptionValue(block.text))
            elif not credit.bare:
                text = block.text[: credit.start].strip(" |·•–—-\t")
                if text.endswith(":"):  # Source: Example News/AFP
                    yield block.claim("credit", "names an agency", value=CaptionValue(None, block.text))
                else:
                    yield block.claim("caption", "closes with a credit", value=CaptionValue(text, credit.words))
            elif block.index < doc.outline.body.start and not ends_sentence(block.text[: credit.start]):
                text = block.text[: credit.start].strip()
                yield block.claim("caption", "closes with an agency", value=CaptionValue(text, credit.words))
            elif block.index == last:
                yield from self._agency_at_end(doc, block)

    def _candidates(self, doc: Document) -> Iterator[Block]:
        """The free blocks, and what a page builder's tags leave of a block: `[caption]…[/caption]`."""
        for block in doc.blocks:
            if all(claim.label == "template" for claim in doc.claims_of(block)):
                yield from doc.free_parts(block)

    def _agency_at_end(self, doc: Document, block: Block) -> Iterator[Claim]:
        """The agency in brackets after the last sentence: a credit for the story; the sentence stays."""
        credit = credit_at_end(block.text, doc.outline.rules)
        if credit and credit.bare:
            value = CaptionValue(None, credit.words)
            yield block.claim("credit", "agency after the last sentence", start=credit.start, value=value)

    def _is_agency(self, block: Block) -> bool:
        """Whether the block is nothing but the names of agencies, and perhaps of a photographer before a slash."""
        if len(block.text) > LONGEST_AGENCY:
            return False
        text = fold(block.text.strip("()[] "))
        if text in word_list("agencies"):
            return text not in word_list("platforms")
        return "/" in text and " / " not in text and names_agency(text)

    def _names_people(self, doc: Document, block: Block) -> bool:
        if block.index >= doc.outline.body.start or block.kind != "paragraph" or not is_headline_like(block.text):
            return False
        if doc.outline.crossheads or not doc.outline.is_running or not self._is_below_headline(doc, block):
            return False
        if doc.outline.matches[block.index] or is_role(block.text) or _GLUED_BY.match(block.text):
            return False
        words = block.text.replace(" and ", " ").split()
        if len(words) not in NAMED or not all(_CAPITALISED.fullmatch(word) for word in words):
            return False
        lead = " ".join(doc.blocks[index].text for index in doc.outline.body[:6])
        return any(regex.search(rf"\b{regex.escape(word)}\b", lead) for word in _LONG_WORD.findall(block.text))

    def _is_below_headline(self, doc: Document, block: Block) -> bool:
        claimed = [claim.span.start for claim in doc.claims if claim.label == "headline"]
        return not claimed or claimed[0] < block.start


def _reads_on(block: Block, phrase: Phrase) -> bool:
    """Whether the line goes on after `Credit:` and the like without naming anybody."""
    prefix = prefix_of(block.text, phrase.prefix) if phrase.prefix else None
    return prefix is not None and names_nobody(block.text[prefix.end :])
