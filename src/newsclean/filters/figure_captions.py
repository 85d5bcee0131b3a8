"""The filter `figure_captions`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsclean.credits import credit_at_end
from newsclean.document import has_words
from newsclean.values import CaptionValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.blocks import Claim
    from newsclean.document import Document

_FIGCAPTION = frozenset({"figcaption"})


@dataclass(frozen=True, slots=True)
class FigureCaptions:
    """Claims what the markup of a page calls a caption, with the credit that closes it.

    >>> from newsclean.testing import claims
    >>> page = "<figure><img><figcaption>A flooded street. Photo: Rui Lima/AFP</figcaption></figure>"
    >>> claims(FigureCaptions(), page, kind="html")
    ['caption: A flooded street. Photo: Rui Lima/AFP']
    >>> claims(FigureCaptions(), "<p>The figure fell by 4% in May.", kind="html")                           # kept
    []

    Known limits: captions that the markup calls otherwise are left to `captions` and `boilerplate`.
    Source: the element `<figcaption>` of the HTML standard; of what stands in it on labelled pages of some 260 sites nine
    tenths are not part of the story.
    """

    labels: ClassVar[tuple[str, ...]] = ("caption", "credit")

    def __call__(self, doc: Document) -> Iterator[Claim]:
        for block in doc.blocks:
            if block.element is None or not block.element.within(_FIGCAPTION) or not doc.is_free(block):
                continue
            credit = credit_at_end(block.text, doc.outline.rules)
            start = credit.start if credit else len(block.text)
            text = block.text[:start].strip(" |·•–—-\t") if has_words(block.text[:start]) else None
            value = CaptionValue(text, credit.words if credit else None)
            yield block.claim("caption" if text else "credit", "stands in a figcaption", value=value)
