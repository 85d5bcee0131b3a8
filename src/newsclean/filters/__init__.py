"""The filters, and the three orders in which they work.  Order is precedence: what is claimed first stays claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.filters.advertisements import Advertisements
from newsclean.filters.alternative_headlines import AlternativeHeadlines
from newsclean.filters.author_boxes import AuthorBoxes
from newsclean.filters.boilerplate import Boilerplate
from newsclean.filters.bylines import Bylines
from newsclean.filters.captions import Captions
from newsclean.filters.comment_sections import CommentSections
from newsclean.filters.comments import Comments
from newsclean.filters.consent_notices import ConsentNotices
from newsclean.filters.contributors import Contributors
from newsclean.filters.copyright_lines import CopyrightLines
from newsclean.filters.datelines import Datelines
from newsclean.filters.duplicate_headlines import DuplicateHeadlines
from newsclean.filters.figure_captions import FigureCaptions
from newsclean.filters.headlines import Headlines
from newsclean.filters.key_points import KeyPoints
from newsclean.filters.kickers import Kickers
from newsclean.filters.notes import Notes
from newsclean.filters.paywall_notices import PaywallNotices
from newsclean.filters.players import Players
from newsclean.filters.promos import Promos
from newsclean.filters.related_links import RelatedLinks
from newsclean.filters.repeats import Repeats
from newsclean.filters.share_bars import ShareBars
from newsclean.filters.standfirsts import Standfirsts
from newsclean.filters.stray_tags import StrayTags
from newsclean.filters.subheadings import Subheadings
from newsclean.filters.templates import Templates
from newsclean.filters.timestamps import Timestamps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsclean.blocks import Claim
    from newsclean.document import Document

    Filters = tuple[Callable[[Document], Iterable[Claim]], ...]

__all__ = [
    "Advertisements",
    "AlternativeHeadlines",
    "AuthorBoxes",
    "Boilerplate",
    "Bylines",
    "Captions",
    "CommentSections",
    "Comments",
    "ConsentNotices",
    "Contributors",
    "CopyrightLines",
    "Datelines",
    "DuplicateHeadlines",
    "FigureCaptions",
    "Headlines",
    "KeyPoints",
    "Kickers",
    "Notes",
    "PaywallNotices",
    "Players",
    "Promos",
    "RelatedLinks",
    "Repeats",
    "ShareBars",
    "Standfirsts",
    "StrayTags",
    "Subheadings",
    "Templates",
    "Timestamps",
    "cautious",
    "default",
    "thorough",
]


def default() -> Filters:
    """The filters of `Pipeline.default()`: whole lines, then parts of lines, then the head, then what needs neighbours."""
    return (
        Advertisements(),
        Notes(),
        ConsentNotices(),
        PaywallNotices(),
        CopyrightLines(),
        Players(),
        ShareBars(),
        Comments(),
        CommentSections(),
        Promos(),
        Templates(),
        StrayTags(),
        Headlines(),
        DuplicateHeadlines(),
        Contributors(),
        Bylines(),
        Timestamps(),
        FigureCaptions(),
        Captions(),
        KeyPoints(),
        Kickers(),
        AlternativeHeadlines(),
        Standfirsts(),
        Datelines(),
        RelatedLinks(),
        Repeats(),
        Boilerplate(),
        AuthorBoxes(),
        Subheadings(),
    )


def cautious() -> Filters:
    """The filters of `Pipeline.cautious()`: whole-line certainties and the headline."""
    return (
        Advertisements(),
        CopyrightLines(),
        ShareBars(),
        Templates(),
        StrayTags(),
        Headlines(),
        DuplicateHeadlines(),
    )


def thorough() -> Filters:
    """The filters of `Pipeline.thorough()`: those of the default, told to doubt more."""
    bolder = (RelatedLinks(fewest_at_end=1, lists_at_end=True), Boilerplate(story_score=0.4, dump_score=0.6))
    return tuple(next((other for other in bolder if type(other) is type(one)), one) for one in default())
