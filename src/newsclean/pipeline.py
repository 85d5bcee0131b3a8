"""`Pipeline`: the ordered tuple of filters, and the only room that knows the whole journey of a document."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict, Unpack

from newsclean import __version__, filters
from newsclean.assembly import assemble
from newsclean.document import Document
from newsclean.errors import ClaimError, HintError, PipelineError
from newsclean.explanation import Explanation
from newsclean.hints import Hints
from newsclean.languages import language_of
from newsclean.outline import Outline
from newsclean.partners import scraped_by
from newsclean.parts import SCHEMA_VERSION, Provenance
from newsclean.readers import KINDS, read
from newsclean.rules import RuleSet, default_rules
from newsclean.scraped import Scraped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from bs4.element import Tag

    from newsclean.article import Article
    from newsclean.blocks import Claim
    from newsclean.readers import Kind

Source: TypeAlias = "str | bytes | Tag | Scraped | Any"
"""What is cleaned: a text, a tree of BeautifulSoup, parts; or the object of a program that `newsclean.partners` knows."""

Filter: TypeAlias = "Callable[[Document], Iterable[Claim]]"
"""Anything that reads a document and yields claims: a function, or an object with `__call__`."""

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SURROGATE = re.compile("[\ud800-\udfff]")


PIPELINES = ("default", "cautious", "thorough")
"""The names of the pipelines that ship."""


def name_of(one: Filter) -> str:
    """The name of a filter: that of the function, or of the class in snake case.

    >>> name_of(filters.DuplicateHeadlines())
    'duplicate_headlines'
    """
    name = getattr(one, "__name__", None)
    return str(name) if name else _HUMP.sub("_", type(one).__name__).lower()


class Options(TypedDict, total=False):
    """What may be told to `clean` beside the source; `newsclean.clean` says what each means."""

    kind: Kind
    url: str | None
    headline: str | None
    language: str | None
    hints: Mapping[str, Any] | None
    keep_source: bool


@dataclass(frozen=True)
class Pipeline:
    """An ordered tuple of filters over one set of rules; immutable, picklable, safe to share between threads.

    >>> pipeline = Pipeline.default().without("captions")
    >>> pipeline.clean("Storm closes three ports\\n\\nThe harbour master closed all ports on Monday.").headline
    'Storm closes three ports'
    """

    filters: tuple[Filter, ...]
    rules: RuleSet = field(default_factory=default_rules)

    @classmethod
    def named(cls, name: str) -> Pipeline:
        """The pipeline `default`, `cautious` or `thorough`, made once in each process.

        Raises:
            PipelineError: There is none of this name.
        """
        if name not in PIPELINES:
            raise PipelineError(f"no pipeline is named {name!r}; the names are {', '.join(map(repr, PIPELINES))}")
        return _named(name)

    @classmethod
    def default(cls, *, rules: RuleSet | str | Path | Iterable[str | Path] = ()) -> Pipeline:
        """The filters for everyday use.

        Args:
            rules: TOML files of your own, or folders of them, used beside the rules that ship; or a whole `RuleSet`.

        Raises:
            RuleError: A rule file cannot be used.
        """
        return cls(filters.default(), _rules(rules))

    @classmethod
    def cautious(cls, *, rules: RuleSet | str | Path | Iterable[str | Path] = ()) -> Pipeline:
        """Whole-line certainties and the headline, and nothing else: for those who would rather keep noise."""
        return cls(filters.cautious(), _rules(rules))

    @classmethod
    def thorough(cls, *, rules: RuleSet | str | Path | Iterable[str | Path] = ()) -> Pipeline:
        """When in doubt, out: for training corpora, where a lost label is nothing and noise is dear."""
        return cls(filters.thorough(), _rules(rules))

    def __getstate__(self) -> dict[str, object]:
        # Without what is cached beside them, so that a pipeline that was used pickles like one that was not: programs
        # that keep results by the hash of a pickle look for them again by it.
        return {"filters": self.filters, "rules": self.rules}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the filters, in order."""
        return tuple(map(name_of, self.filters))

    def before(self, name: str, *new: Filter) -> Pipeline:
        """The pipeline with more filters just before the one of this name."""
        at = self._index(name)
        return Pipeline((*self.filters[:at], *new, *self.filters[at:]), self.rules)

    def after(self, name: str, *new: Filter) -> Pipeline:
        """The pipeline with more filters just after the one of this name."""
        at = self._index(name) + 1
        return Pipeline((*self.filters[:at], *new, *self.filters[at:]), self.rules)

    def without(self, *names: str) -> Pipeline:
        """The pipeline without the filters of these names."""
        gone = {self._index(name) for name in names}
        return Pipeline(tuple(one for at, one in enumerate(self.filters) if at not in gone), self.rules)

    def replace(self, name: str, *new: Filter) -> Pipeline:
        """The pipeline with other filters in the place of the one of this name."""
        at = self._index(name)
        return Pipeline((*self.filters[:at], *new, *self.filters[at + 1 :]), self.rules)

    def _index(self, name: str) -> int:
        places = [at for at, one in enumerate(self.names) if one == name]
        if len(places) != 1:
            count = "two filters" if places else "no filter"
            raise PipelineError(f"the pipeline has {count} named {name!r}; it has: {', '.join(self.names)}")
        return places[0]

    def clean(self, source: Source, **options: Unpack[Options]) -> Article:
        """The article in the source; the options are those of `newsclean.clean`.

        Raises:
            SourceError: The source is not text.
            HintError: An option or hint is not known.
        """
        source, options = _handed(source, options)
        return self.assembled(self.claimed(self.read(source, **options)), **options)

    def explain(self, source: Source, **options: Unpack[Options]) -> Explanation:
        """What each filter claimed, in order, as data that prints well; options and errors are those of `clean`."""
        source, options = _handed(source, options)
        doc = self.claimed(self.read(source, **options))
        return Explanation.of(self.assembled(doc, **options), storable(doc.source), doc, self.names)

    def read(self, source: Source, **options: Unpack[Options]) -> Document:
        """The document of a source, with nothing claimed yet; the options are those of `newsclean.clean`.

        Raises:
            SourceError: The source is not text.
            HintError: An option or hint is not known.
        """
        if unknown := sorted(options.keys() - Options.__annotations__.keys()):
            raise HintError(
                f"unknown option {', '.join(map(repr, unknown))}; known are {', '.join(Options.__annotations__)}"
            )
        if (kind := options.get("kind", "auto")) not in KINDS:
            raise HintError(f"unknown kind {kind!r}; known are {', '.join(map(repr, KINDS))}")
        hints = Hints.of(options.get("hints"), options.get("headline"))
        source, options = _handed(source, options)
        reading = read(source, kind)
        told = reading.metadata
        language = options.get("language") or next((one.value for one in told.language), None)
        language = language or language_of(reading.blocks)
        url = options.get("url") or next((one.value for one in told.canonical_url), None)
        outline = Outline(reading.text, reading.blocks, self.rules, language=language, url=url)
        return Document(
            reading.text,
            reading.blocks,
            outline,
            reading.source_map,
            hints,
            reading.source,
            reading.metadata,
            reading.embeds,
            reading.is_html,
        )

    def claimed(self, doc: Document) -> Document:
        """The document with what the filters claim of it."""
        for name, one in zip(self.names, self.filters, strict=True):
            doc = doc.claimed(_claims_of(one, name, doc), name)
        return doc

    def assembled(self, doc: Document, **options: Unpack[Options]) -> Article:
        """The article that the claims on a document make."""
        kept = storable(doc.source) if options.get("keep_source") else None
        return assemble(doc, url=options.get("url"), provenance=self._provenance(doc.source), source=kept)

    def _provenance(self, raw: str) -> Provenance:
        digest = hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
        return Provenance(SCHEMA_VERSION, __version__, self.fingerprint, len(raw), digest)

    @cached_property
    def fingerprint(self) -> str:
        """A short hash of the filters, their options and the rules; it changes when one of them does."""
        described = [
            repr(one) if not hasattr(one, "__qualname__") else f"{one.__module__}.{one.__qualname__}"
            for one in self.filters
        ]
        return hashlib.sha256("\n".join([*described, self.rules.fingerprint]).encode()).hexdigest()[:16]


@lru_cache(maxsize=len(PIPELINES))
def _named(name: str) -> Pipeline:
    made: Pipeline = getattr(Pipeline, name)()
    return made


def _handed(source: Source, options: Options) -> tuple[str | bytes | Tag | Scraped, Options]:
    """What was handed over as a source that is read, and the options with the address that came with it."""
    if not isinstance(source, (str, bytes, Scraped)):
        source = scraped_by(source) or source
    if isinstance(source, Scraped) and not options.get("url"):
        options = {**options, "url": source.url}
    return source, options


def _rules(rules: RuleSet | str | Path | Iterable[str | Path]) -> RuleSet:
    if isinstance(rules, RuleSet):
        return rules
    paths = (rules,) if isinstance(rules, str) or hasattr(rules, "__fspath__") else tuple(rules)
    return default_rules().extended(*paths) if paths else default_rules()


def storable(raw: str) -> str:
    """The source as JSON can carry it: of the same length, with U+FFFD for lone surrogates."""
    return _SURROGATE.sub("\ufffd", raw)


def _claims_of(one: Filter, name: str, doc: Document) -> Iterator[Claim]:
    """The claims of one filter; an exception in it bears the filter's name as a note."""
    try:
        claims = one(doc)
        if claims is None:
            raise ClaimError(f"filter {name!r} returned None: yield claims, or return a list of them")
        yield from claims
    except Exception as error:
        error.add_note(f"in filter {name!r}")
        raise
