"""`Article`: the only shape that users store.  Pydantic, frozen, extra fields forbidden."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from newsclean.parts import (
    CONFIG,
    ArticleDate,
    BodyItem,
    Caption,
    Dateline,
    Embed,
    Issue,
    LedgerEntry,
    Provenance,
    Removed,
    Repair,
)
from newsclean.rendering.json_feed import json_feed_item
from newsclean.rendering.markdown import markdown
from newsclean.rendering.ninjs import Version, ninjs
from newsclean.rendering.schema_org import schema_org
from newsclean.rendering.text import full, plain


class Article(BaseModel):
    """A cleaned story, with a receipt for every character that was set aside.

    >>> import newsclean
    >>> article = newsclean.clean('''Storm closes three ports
    ... Advertisement
    ... The harbour master closed all three ports on Monday night. Two ferries are overdue.''')
    >>> article.headline
    'Storm closes three ports'
    >>> article.text
    'The harbour master closed all three ports on Monday night. Two ferries are overdue.'
    >>> [(removed.label, removed.text, removed.because) for removed in article.removed]
    [('advertisement', 'Advertisement', 'ad-alone')]
    """

    model_config = ConfigDict(frozen=True) | CONFIG

    headline: str | None = None
    """The title of the story."""
    kicker: str | None = None
    """The short label above the headline."""
    alternative_headline: str | None = None
    """The second headline, or deck."""
    standfirst: str | None = None
    """The summary paragraph before the body."""
    byline: str | None = None
    """The line that names the authors, as printed."""
    authors: tuple[str, ...] = ()
    """The names in the byline."""
    contributors: tuple[str, ...] = ()
    """Those named at the end as having reported, written or edited."""
    dateline: Dateline | None = None
    """Place, agency and date that open the first paragraph."""
    date_published: ArticleDate | None = None
    """When the story was published, as printed."""
    date_modified: ArticleDate | None = None
    """When the story was last changed, as printed."""
    key_points: tuple[str, ...] = ()
    """The bulleted summary, without bullets."""
    body: tuple[BodyItem, ...] = ()
    """The story, in printed order."""
    captions: tuple[Caption, ...] = ()
    """The words below pictures."""
    embeds: tuple[Embed, ...] = ()
    """For HTML: the videos, podcasts, posts and frames in the story; what they say in words also stays in the body."""
    notes: tuple[str, ...] = ()
    """Corrections, editor's notes, disclosures and safety notices; they also stay in the body."""
    url: str | None = None
    """Where the story was found, as the caller said."""
    canonical_url: str | None = None
    """The address that the page gives itself."""
    section: str | None = None
    """The section of the paper, as the page tells."""
    keywords: tuple[str, ...] = ()
    """What the page says that it is about."""
    description: str | None = None
    """The summary that the page gives of itself for search and sharing."""
    image_url: str | None = None
    """The picture that the page gives as its own."""
    publisher: str | None = None
    """Who published it."""
    language: str | None = None
    """BCP 47 tag of the language, given or detected."""
    issues: tuple[Issue, ...] = ()
    """What its user should know."""
    removed: tuple[Removed, ...] = ()
    """What was set aside, in source order."""
    repairs: tuple[Repair, ...] = ()
    """Which damaged characters were mended."""
    ledger: tuple[LedgerEntry, ...] = ()
    """What became of every character of the source."""
    provenance: Provenance | None = None
    """By what, and from what, the article was made."""
    source: str | None = Field(default=None, repr=False)
    """The source, if it was to be kept; lone surrogates in it read U+FFFD."""

    @property
    def related(self) -> tuple[Removed, ...]:
        """The links to other stories among what was removed."""
        return tuple(removed for removed in self.removed if removed.label == "related")

    @property
    def text(self) -> str:
        """The body: items parted by blank lines, neighbouring list items by newlines, with their markers."""
        return plain(self.body)

    @property
    def full_text(self) -> str:
        """All that the newsroom wrote as the story, in printed order: standfirst, key points and body."""
        return full(self)

    def to_markdown(self, *, front_matter: bool = False) -> str:
        """The story as Markdown, from the headline on; if wanted, behind front matter that says what is known of it."""
        return markdown(self, with_front_matter=front_matter)

    def to_schema_org(self) -> dict[str, Any]:
        """The story as a schema.org `NewsArticle`, to be written as JSON-LD."""
        return schema_org(self)

    def to_ninjs(self, version: Version = "3.1") -> dict[str, Any]:
        """The story as a news object of ninjs, the IPTC's news in JSON: version `3.1` or `2.2`.

        Raises:
            ValueError: The version is another.
        """
        return ninjs(self, version)

    def to_json_feed_item(self) -> dict[str, Any]:
        """The story as an item of a JSON Feed 1.1."""
        return json_feed_item(self)
