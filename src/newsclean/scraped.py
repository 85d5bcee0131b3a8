"""`Scraped`: what a scraper hands over, beside its text what it says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from newsclean.metadata import Metadata

if TYPE_CHECKING:
    from bs4.element import Tag

    from newsclean.blocks import Kind


SourceKind: TypeAlias = Literal["auto", "text", "markdown", "html"]
"""The kinds of source that are read; `auto` finds out."""


class Part(NamedTuple):
    """A paragraph, a heading, an item of a list: a piece of a text that a scraper has told from the others."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Scraped:
    """A text, or the parts of one, and what a scraper says of it; `newsclean.clean` takes it.

    >>> import newsclean
    >>> from newsclean.metadata import Told
    >>> parts = (Part("heading", "Ports"), Part("paragraph", "All three ports were closed on Monday."))
    >>> metadata = Metadata(headline=(Told("Storm closes three ports", "my scraper"),))
    >>> article = newsclean.clean(Scraped(parts, metadata=metadata))
    >>> article.headline, [item.kind for item in article.body]
    ('Storm closes three ports', ['heading', 'paragraph'])
    """

    source: str | bytes | Tag | tuple[Part, ...]
    """The text, or its parts; of these, spans count in the text that they make: each a line, a blank one between two."""
    kind: SourceKind = "auto"
    """What the text is; parts are always text."""
    url: str | None = None
    """Where it was found."""
    metadata: Metadata = field(default_factory=Metadata)
    """What the scraper says of it: checked against the text, as what a page says of itself."""
