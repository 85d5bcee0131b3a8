"""`Explanation`: what each filter claimed, in order, as data that prints well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.article import Article
    from newsclean.document import Document
    from newsclean.spans import Span

TEXT_WIDTH = 60
"""Characters of a claimed text that are printed."""


class Claimed(NamedTuple):
    """One claim, with the words it is about; the span is one of the source."""

    label: str
    text: str
    because: str
    span: Span


class Step(NamedTuple):
    """What one filter claimed, in the order of the text."""

    filter: str
    claims: tuple[Claimed, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The journey of one text: the steps in order, and the article at the end.

    >>> import newsclean
    >>> print(newsclean.explain("Storm closes three ports\\n\\nAdvertisement\\n\\nThe harbour master closed all ports."))
    advertisements
      26-39 advertisement: Advertisement  (ad-alone)
    headlines
      0-24 headline: Storm closes three ports  (opens the head)
    """

    article: Article
    source: str
    """What was cleaned; spans count in it.  Lone surrogates read U+FFFD."""
    steps: tuple[Step, ...]

    @classmethod
    def of(cls, article: Article, source: str, doc: Document, names: Sequence[str]) -> Explanation:
        """What the claims on a document say, by filter; `names` are the filters in order."""
        claims: dict[str, list[Claimed]] = {name: [] for name in names}
        for claim in sorted(doc.claims, key=lambda claim: claim.span):
            text = (claim.content or claim.span).of(doc.text)
            claims[claim.filter].append(Claimed(claim.label, text, claim.because, doc.source_map.to_source(claim.span)[0]))
        return cls(article, source, tuple(Step(name, tuple(found)) for name, found in claims.items()))

    def __str__(self) -> str:
        return "\n".join(self._lines()) or "no filter claimed anything"

    def _lines(self) -> Iterator[str]:
        for step in self.steps:
            if step.claims:
                yield step.filter
            for claimed in step.claims:
                text = " ".join(claimed.text.split())
                shown = text if len(text) <= TEXT_WIDTH else f"{text[: TEXT_WIDTH - 1]}…"
                yield f"  {claimed.span.start}-{claimed.span.end} {claimed.label}: {shown}  ({claimed.because})"
