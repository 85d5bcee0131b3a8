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
    """Claims what markup makes a caption, with the credit that closes it: `<figcaption>`, and in Markdown a paragraph that
    is a picture and emphasised words.

    >>> from newsclean.testing import claims
    >>> page = "<figure><img><figcaption>A flooded street. Photo: Rui Lima/AFP</figcaption></figure>"
    >>> claims(FigureCaptions(), page, kind="html")
    ['caption: A flooded street. Photo: Rui Lima/AFP']
    >>> claims(FigureCaptions(), "![](street.jpg)*A flooded street on Monday.*", kind="markdown")
    ['caption: A flooded street on Monday.']
    >>> claims(FigureCaptions(), "![](street.jpg)Two *ferries* are overdue.", kind="markdown")              # kept
    []
    >>> claims(FigureCaptions(), "<p>The figure fell by 4% in May.", kind="html")                           # kept
    []

    Known limits: captions that the markup calls otherwise are left to `captions` and `boilerplate`.
    Source: the element `<figcaption>` of the HTML standard; of what stands in it on labelled pages of some 260 sites nine
    tenths are not part of the story.  The other is a custom of Markdown, which has no captions of its own: on ten of the
    thirteen labelled sites that follow it the words are no part of the story.
    """

    labels: ClassVar[tuple[str, ...]] = ("caption", "credit")

    def __call__(self, doc: Document) -> Iterator[Claim]:
        for block in doc.blocks:
            in_figcaption = block.element is not None and block.element.within(_FIGCAPTION)
            if not (in_figcaption or block.picture == "captioned") or not doc.is_free(block):
                continue
            credit = credit_at_end(block.text, doc.outline.rules)
            start = credit.start if credit else len(block.text)
            text = block.text[:start].strip(" |·•–—-\t") if has_words(block.text[:start]) else None
            value = CaptionValue(text, credit.words if credit else None)
            because = "stands in a figcaption" if in_figcaption else "emphasised beside a picture"
            yield block.claim("caption" if text else "credit", because, value=value)
