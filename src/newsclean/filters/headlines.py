"""The filter `headlines`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.choosing import choose_headline
from newsclean.document import is_headline_like
from newsclean.looks import HeadlineLooks
from newsclean.names import is_signature
from newsclean.outline import count_words
from newsclean.titles import Title, split_site, title_key
from newsclean.values import HeadlineValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.blocks import Block, Claim
    from newsclean.document import Document

FURTHEST = 60
"""Blocks before the body, and at the start of the page, among which the headline is looked for."""

REPETITION = 2.5
"""What it adds to the score that a line is printed again before the body."""

DECK_LEAD = 1.5
"""How much more like a headline than the headline the deck below it may look."""

_NO_HEADLINE = re.compile(r"(?:\s[>›»/]\s.*){2}|\b\d{1,2}\.? [^\W\d_]{3,10}\.? (?:19|20)\d\d\b.*\d\d:\d\d")
"""A trail of sections (`Home > News > Coast`), and a day with a time."""

_INSIDE = ",.;:)|"
_H1 = frozenset({"h1"})


@dataclass(frozen=True, slots=True)
class Headlines:
    """Claims the printing of the headline, found by itself, by what the page tells, or by `headline=` of the caller.

    >>> from newsclean.testing import claims
    >>> claims(Headlines(), "Storm closes three ports\\n\\nThe harbour master closed all three ports on Monday.")
    ['headline: Storm closes three ports']
    >>> claims(Headlines(), "The harbour master closed all three ports on Monday. Two ferries are overdue.")   # kept
    []

    A headline stands before the body, has no full stop, is printed more than once or shares its words with the opening.
    A text may have none, as many extractors leave it out; where one is told, a line that says other things is not taken for
    it, as it may be the story's first; a heading is, as newsrooms write one headline for the page and others for search.

    Known limits: a headline that says nothing of what the opening says, printed once, can be missed.
    Source: the weights were set by hand on labelled pages of some 200 news sites.
    """

    least_score: float = 3.0
    labels: ClassVar[tuple[str, ...]] = ("headline",)

    def __call__(self, doc: Document) -> Iterator[Claim]:
        head = [doc.blocks[index] for index in range(doc.outline.body.start) if doc.is_free(doc.blocks[index])]
        if (given := doc.hints.headline) is not None:
            if printed := self._printed(doc, given):
                yield printed.claim("headline", "given by the caller", value=HeadlineValue(given))
            return
        if (told := choose_headline(doc.metadata)) and (printed := self._printed(doc, told.value)):
            yield printed.claim("headline", f"told by {told.where}", value=HeadlineValue(told.value))
            return
        near = head if len(head) <= 2 * FURTHEST else head[:FURTHEST] + head[-FURTHEST:]
        candidates = [block for block in near if self._is_candidate(doc, block)]
        looks = HeadlineLooks(doc, head)
        forms = Counter(form for block in candidates for form in _forms(block))
        scores = [
            looks.score(block) + REPETITION * (max(forms[form] for form in _forms(block)) > 1) for block in candidates
        ]
        if not scores or max(scores) < self.least_score:
            return
        # The headline stands above the deck, which may say more of the same.
        best = scores.index(max(scores))
        above = range(max(0, best - 2), best)
        at = next((one for one in above if scores[one] >= max(self.least_score, scores[best] - DECK_LEAD)), best)
        chosen = candidates[at]
        title = Title(chosen.text)
        copies = [block for block in candidates if block is chosen or title.is_copied_by(block.text)]
        because = "opens the head" if len(copies) == 1 else f"printed {len(copies)} times in the head"
        text, site = self._best_form(doc, copies)
        is_title = chosen.kind == "heading" and not doc.is_html  # of HTML the `<h1>` is told, and no other heading is one
        if told and not is_title and choose_headline(doc.metadata, (text,)) == told:
            return  # what is told is believed, and this line says other things: it may be the story's first
        first = copies[0]
        at = first.text.find(text)
        content = (at, at + len(text)) if at >= 0 else None
        yield first.claim("headline", because, content=content, value=HeadlineValue(text, site))

    def _printed(self, doc: Document, headline: str) -> Block | None:
        """The first printing of a headline that is known, before the body or after it; of HTML rather its `<h1>`."""
        body, title = doc.outline.body, Title(headline)
        outside = (*doc.blocks[: body.start], *doc.blocks[body.stop :])
        copies = [block for block in outside if doc.is_free(block) and title.is_copied_by(block.text)]
        return next((one for one in copies if one.element and one.element.within(_H1)), next(iter(copies), None))

    def _is_candidate(self, doc: Document, block: Block) -> bool:
        if block.kind not in ("paragraph", "heading") or not is_headline_like(block.text):
            return False
        if any(phrase.label != "kicker" for phrase in doc.outline.matches[block.index]):
            return False
        following = doc.beside(block, 1)
        if following and doc.outline.matches[following.index]:  # `di Ana Ruíz`
            following = None
        if block.text[0] in _INSIDE or (following and (following.text[0].islower() or following.text[0] in _INSIDE)):
            return False  # a piece of a sentence that was broken at its links
        if doc.outline.sorts[block.index] or (block.index and block.text[:2].islower()):
            return False
        if _NO_HEADLINE.search(block.text) or is_signature(block.text):
            return False
        return count_words(block.text) >= 2 and "://" not in block.text and "\t" not in block.text

    def _best_form(self, doc: Document, copies: Sequence[Block]) -> tuple[str, str | None]:
        """The fullest printing of the headline, without the name of the site, and that name."""
        texts = [block.text for block in copies if not block.text.endswith(("…", "..."))] or [copies[0].text]
        host = doc.outline.host or ""
        known = {text.casefold() for text in texts}
        for text in texts:
            core, name = split_site(text)
            if name and (
                core.casefold() in known
                or "|" in text[len(core) :]
                or "".join(name.casefold().split()) in host.replace("-", "")
            ):
                plain = [other for other in texts if split_site(other)[1] is None]
                return (plain[0] if plain else core), name
        return texts[0], None


def _forms(block: Block) -> set[str]:
    """By what a candidate is recognised in another: its folded text, with and without the name of the site."""
    return {title_key(block.text), title_key(split_site(block.text)[0])}
