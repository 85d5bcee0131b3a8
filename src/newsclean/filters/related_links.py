"""The filter `related_links`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import regex

from newsclean.document import is_headline_like
from newsclean.prefixes import prefix_of
from newsclean.speech import is_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.blocks import Block, Claim
    from newsclean.document import Document
    from newsclean.phrases import Phrase

MOST_LINKS = 12
"""Lines below a heading such as `Related` that belong to it."""

MOST_IN_BODY = 3
"""The same, where prose goes on after them."""

TEASER_WORDS = range(4, 26)
"""Words of a line that can be the title of another story."""

ENOUGH_PROSE = 60
"""Words of prose in the body before titles without a heading can be the list of links below it."""

MOST_OF_END = 0.6
"""Share of what stands after the last paragraph that titles have to be: among other things they are no list of links."""

LONG_PREFIX_WORDS = 2
"""A prefix of more words than this needs no capital after it."""

_SENTENCE_INSIDE = regex.compile(r"\p{Ll}\.\s|。.")
_BARRED = regex.compile(r"[@\t|]|://|^[\p{Ll},.;:)]")


@dataclass(frozen=True, slots=True)
class RelatedLinks:
    """Claims links to other stories: lines such as `See also: …`, a heading with the titles below it, titles at the end.

    >>> from newsclean.testing import claims, within_story
    >>> claims(RelatedLinks(), within_story("READ MORE: Ferry company sold for the third time"))
    ['related: READ MORE: Ferry company sold for the third time']
    >>> claims(RelatedLinks(), within_story("Related charges against three other officers were dropped."))       # kept
    []

    A word such as `Related` counts only with what stands beside it: a title after it, titles below it, or a place at
    the edge of the body.  Two or more titles after the last paragraph are links even without a heading.

    Known limits: a single title among the paragraphs is not told from a heading.
    Source: phrase list `related`.
    """

    fewest_at_end: int = 2
    """Titles after the last paragraph that are needed to call them links."""
    lists_at_end: bool = False
    """Whether bulleted titles after the last paragraph count, too."""
    labels: ClassVar[tuple[str, ...]] = ("related",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        taken: set[int] = set()
        for block, phrase in doc.hits("related"):
            if block.index in taken or (phrase.prefix and _reads_on(doc, block, phrase)):
                continue
            taken.add(block.index)
            yield block.claim("related", phrase.id)
            if self._announces(doc, block):
                for link in self._below(doc, block, taken):
                    taken.add(link.index)
                    yield link.claim("related", f"below {block.text!r}")
        for block in self._at_end(doc, taken):
            yield block.claim("related", "titles after the end of the story")

    def _announces(self, doc: Document, block: Block) -> bool:
        """Whether a line is a heading for what stands below it, or a prefix such as `See also:` with nothing after it."""
        phrases = [phrase for phrase in doc.outline.matches[block.index] if phrase.label == "related"]
        return any(one.announces or _is_bare(block.text, one) for one in phrases)

    def _below(self, doc: Document, heading: Block, taken: set[int]) -> Sequence[Block]:
        """The titles that a heading announces."""
        in_body = heading.index in doc.outline.body
        # After the story topics of one word follow, too.
        fewest = TEASER_WORDS.start if in_body or doc.outline.is_broken else 1
        links: list[Block] = []
        for block in doc.blocks[heading.index + 1 : heading.index + 1 + MOST_LINKS]:
            if block.index in taken or not doc.is_free(block) or not self._is_title(doc, block, fewest):
                break
            if links and block.gap > links[0].gap:
                break
            links.append(block)
        if in_body and len(links) > MOST_IN_BODY:
            return links[:MOST_IN_BODY] if links[MOST_IN_BODY].kind != "list_item" else links
        return links

    def _at_end(self, doc: Document, taken: set[int]) -> Sequence[Block]:
        """The titles between the last paragraph and the end, unless something speaks for a list of the story's own."""
        body, outline = doc.outline.body, doc.outline
        if sum(outline.words[index] for index in body if outline.prose[index]) < ENOUGH_PROSE:
            return ()
        if not outline.is_running or doc.blocks[body.stop - 1].text.endswith((":", "：")):
            return ()
        rest = [block for block in doc.blocks[body.stop :] if doc.is_free(block) and block.index not in taken]
        links = [
            block
            for block in rest
            if (block.kind != "list_item" or self.lists_at_end)
            and self._is_title(doc, block)
            and not _SENTENCE_INSIDE.search(block.text)
        ]
        if not self.fewest_at_end <= len(links) <= MOST_LINKS or len(links) < MOST_OF_END * len(rest):
            return ()
        labelled = sum(":" in block.text or any(sign.isdigit() for sign in block.text) for block in links)
        return links if labelled <= len(links) / 2 else ()

    def _is_title(self, doc: Document, block: Block, fewest: int = TEASER_WORDS.start) -> bool:
        if not fewest <= doc.outline.words[block.index] < TEASER_WORDS.stop or not is_headline_like(block.text):
            return False
        if _BARRED.search(block.text) or is_quoted(block.text) or doc.is_piece(block):
            return False
        return not any(
            phrase.label in ("note", "contributor", "byline", "credit") for phrase in doc.outline.matches[block.index]
        )


def _is_bare(text: str, phrase: Phrase) -> bool:
    """Whether a line is a prefix such as `See also:` with nothing after it."""
    prefix = prefix_of(text, phrase.prefix) if phrase.prefix else None
    return prefix is not None and prefix.end == len(text)


def _reads_on(doc: Document, block: Block, phrase: Phrase) -> bool:
    """Whether a line goes on in lower case after its prefix, as headings do (`More on the way`), and stands amid prose.

    Titles of other stories begin with a capital; a prefix of three words, such as `Read more about`, needs none.
    """
    prefix = prefix_of(block.text, phrase.prefix)
    if prefix is None or prefix.size > LONG_PREFIX_WORDS or not block.text[prefix.end : prefix.end + 1].islower():
        return False
    return not any(doc.signal(block, name, "related") for name in ("link", "edge", "neighbour", "repeated"))
