"""The one closed table of labels: what each means, and what becomes of the characters that bear it.

The meanings follow schema.org and the newsroom where they have a word.  A label that is not in the table is a user's own;
its disposition is `removed`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Disposition: TypeAlias = Literal["body", "field", "in place", "removed", "layout"]
"""What becomes of characters: they are `body`; they move to a `field`; they are typed and stay `in place`; they are
`removed`, with a receipt; or they are `layout`, the white space and bullets between the words."""


IssueCode: TypeAlias = Literal[
    "empty",
    "no_body",
    "paywall",
    "consent_wall",
    "truncated",
    "not_an_article",
    "encoding_loss",
    "masked",
]
"""The closed set of issues that an article can have."""


@dataclass(frozen=True, slots=True)
class Label:
    """A kind of text in a scraped news page."""

    name: str
    disposition: Disposition
    meaning: str


LABELS: dict[str, Label] = {
    label.name: label
    for label in (
        Label("headline", "field", "the title of the story"),
        Label("kicker", "field", "the short label above the headline"),
        Label("alternative_headline", "field", "the second headline, or deck"),
        Label("standfirst", "field", "the summary paragraph before the body"),
        Label("byline", "field", "the line that names the authors"),
        Label("contributor", "field", "a line at the end that names who else reported, wrote or edited"),
        Label("key_point", "field", "one item of the bulleted summary"),
        Label("caption", "field", "the words below a picture"),
        Label("credit", "field", "who took or supplied a picture, or the agency that supplied the story"),
        Label("dateline", "in place", "place, date and agency that open the first paragraph"),
        Label("note", "in place", "a correction, editor's note, disclosure or safety notice"),
        Label("subheading", "in place", "a heading inside the body"),
        Label("advertisement", "removed", "an announcement that an advertisement stands here"),
        Label("duplicate_headline", "removed", "another printing of the headline"),
        Label("promo", "removed", "an invitation to a newsletter, app, channel, subscription or donation"),
        Label("related", "removed", "links to other stories"),
        Label("share", "removed", "buttons for sharing, saving and printing"),
        Label("consent", "removed", "a notice about cookies or consent"),
        Label("paywall", "removed", "a notice that reading needs an account or a subscription"),
        Label("comment", "removed", "a comment section and its furniture"),
        Label("player", "removed", "the controls and messages of a player"),
        Label("copyright", "removed", "a line about copyright and reuse"),
        Label("timestamp", "removed", "a time of publication or update, or a reading time"),
        Label("template", "removed", "residue of templates, markup and scripts"),
        Label("repeat", "removed", "a part of the story that is printed a second time"),
        Label("boilerplate", "removed", "what is not the story and names itself by no rule: menus, teasers, standing text"),
    )
}


IN_FULL_TEXT = frozenset({"standfirst", "key_point"})
"""Fields that are part of an article's full text."""


def disposition_of(label: str) -> Disposition:
    """What becomes of characters with this label.

    >>> disposition_of("dateline"), disposition_of("score_ticker")
    ('in place', 'removed')
    """
    known = LABELS.get(label)
    return known.disposition if known else "removed"


def is_in_full_text(label: str) -> bool:
    """Whether what bears the label is part of an article's full text.

    >>> is_in_full_text("dateline"), is_in_full_text("standfirst"), is_in_full_text("promo")
    (True, True, False)
    """
    return label in IN_FULL_TEXT or disposition_of(label) == "in place"
