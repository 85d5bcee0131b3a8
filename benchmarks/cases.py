"""One raw text cleaned and compared with its gold text: all that the benchmark wants to know of it, in small numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from benchmarks import fields
from newsclean.bodymodel.sight import KINDS
from newsclean.bodymodel.training.measure import Counts, Gold
from newsclean.document import has_words
from newsclean.filters import Boilerplate
from newsclean.labels import is_in_full_text
from newsclean.pipeline import Pipeline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.article import Article
    from newsclean.bodymodel.model import BodyModel
    from newsclean.bodymodel.sight import Kind
    from newsclean.bodymodel.training.pages import Raw
    from newsclean.document import Document

IN_GOLD, NOT_IN_GOLD = 0.5, 0.1
"""From which share of its shingles a line is called gold text, and below which it is called noise."""

BINS = 20
"""Steps of the reliability diagram."""

LONGEST_NOISE = 90
"""Code points of a line that is counted as noise left in: longer ones hardly come twice."""

_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_DIGITS = re.compile(r"\d")


class Wrong(NamedTuple):
    """Gold text that was removed or moved to a field."""

    tokens: int
    share: float
    """Its share of the gold text."""
    text: str
    label: str
    because: str
    filter: str


@dataclass(slots=True)
class Case:
    """What became of one raw text."""

    tool: str
    page: str
    site: str
    collection: str
    language: str | None
    raw: Counts
    clean: Counts
    ceiling: Counts
    others: dict[str, Counts]
    """The cleaned text of the other pipelines."""
    characters: tuple[Counts, Counts] | None = None
    """Raw and cleaned by characters, where spaces do not part words."""
    moved: Counter[str] = field(default_factory=Counter)
    """By label: tokens of gold text that went to another field or were removed."""
    extracted: dict[str, Counts] = field(default_factory=dict)
    """For a page of HTML the texts of other extractors."""
    gold_tokens: int = 0
    wrong: list[Wrong] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """Short lines that are noise and were left in."""
    known: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    """By field: what was found, what of that is right, and what gold has."""
    fired: Counter[str] = field(default_factory=Counter)
    """By rule: how often it claimed something."""
    mistaken: Counter[str] = field(default_factory=Counter)
    """By rule: how often that was gold text."""
    reliability: np.ndarray[tuple[int, int], np.dtype[np.float64]] | None = None
    """By step of the body score: tokens, and those of them in gold text (the model's own blocks only)."""


class Cleaners(NamedTuple):
    """The pipelines that are measured."""

    default: Pipeline
    before: Pipeline
    """Its filters before the body model."""
    judge: Boilerplate
    after: Pipeline
    """The body model and the filters after it."""
    others: dict[str, Pipeline]

    @classmethod
    def of(cls, models: Mapping[Kind, BodyModel]) -> Cleaners:
        """The pipelines that ship, with other models for those kinds of documents of which there are some."""
        default = _with_models(Pipeline.default(), models)
        at = default.names.index("boilerplate")
        judge = default.filters[at]
        assert isinstance(judge, Boilerplate)
        before, after = (Pipeline(some, default.rules) for some in (default.filters[:at], default.filters[at:]))
        return cls(default, before, judge, after, {"cautious": Pipeline.cautious()})


def _with_models(pipeline: Pipeline, models: Mapping[Kind, BodyModel]) -> Pipeline:
    here = pipeline.filters[pipeline.names.index("boilerplate")]
    assert isinstance(here, Boilerplate)
    text, markdown, html = (models.get(kind) for kind in KINDS)
    return pipeline.replace("boilerplate", replace(here, model=text, markdown_model=markdown, html_model=html))


def measured(raw: Raw, cleaners: Cleaners) -> Case:
    """The case of one raw text."""
    gold = Gold(raw.page.text)
    pipeline = cleaners.default
    read = pipeline.read(raw.text, kind=raw.kind)
    shown = read.text if raw.kind == "html" else raw.text
    before = cleaners.before.claimed(read)
    doc = cleaners.after.claimed(before)
    article = pipeline.assembled(doc)
    case = Case(
        raw.tool,
        raw.page.id,
        raw.page.site,
        raw.page.collection,
        raw.page.language,
        gold.counts(shown),
        gold.counts(article.full_text),
        gold.ceiling(shown),
        {name: gold.counts(other.assembled(other.claimed(read)).full_text) for name, other in cleaners.others.items()},
    )
    case.gold_tokens = gold.size
    if len(_UNSPACED.findall(raw.page.text)) > len(raw.page.text) / 3:
        by_sign = Gold(raw.page.text, characters=True)
        case.characters = by_sign.counts(shown), by_sign.counts(article.full_text)
    _look_at_claims(case, doc, gold, Gold(article.full_text))
    _look_at_body(case, article, gold)
    case.known = dict(fields.compared(raw.page, article))
    case.reliability = _reliability(cleaners.judge, before, gold)
    return case


def _look_at_claims(case: Case, doc: Document, gold: Gold, kept: Gold) -> None:
    """Counts what was claimed and stands in the gold text, unless another printing of it was kept."""
    for claim in doc.claims:
        rule = claim.because if "-" in claim.because and " " not in claim.because else ""
        case.fired[rule] += bool(rule)
        if is_in_full_text(claim.label):
            continue
        text = (claim.content or claim.span).of(doc.text)
        tokens = gold.tokens(text)
        if len(tokens) and gold.share(tokens) >= IN_GOLD > kept.share(kept.tokens(text)):
            case.moved[claim.label] += len(tokens)
            case.mistaken[rule] += bool(rule)
            share = len(tokens) / max(1, gold.size)
            case.wrong.append(Wrong(len(tokens), share, " ".join(text.split()), claim.label, claim.because, claim.filter))


def _look_at_body(case: Case, article: Article, gold: Gold) -> None:
    for item in article.body:
        if len(item.text) <= LONGEST_NOISE and has_words(item.text):
            tokens = gold.tokens(item.text)
            if len(tokens) and gold.share(tokens) < NOT_IN_GOLD:
                case.left.append(_DIGITS.sub("0", item.text.casefold()))


def _reliability(judge: Boilerplate, before: Document, gold: Gold) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Tokens, and those of them in gold text, by body score."""
    bins = np.zeros((BINS, 2))
    for block, score in zip(before.blocks, judge.model_of(before).scores(before).tolist(), strict=True):
        if before.is_free(block):
            tokens = gold.tokens(block.text)
            at = min(BINS - 1, int(score * BINS))
            bins[at] += len(tokens), len(tokens) * gold.share(tokens)
    return bins
