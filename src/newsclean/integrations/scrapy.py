"""Scrapy: an item pipeline, the add-on that switches it on, a processor for item loaders, and the article in a response
(extra `scrapy`).

All of it works in the thread of the reactor.  A page of 20 KB takes it some 70 ms; a thread beside it would share the
interpreter lock with it, so that a crawl would end no sooner.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_args

from itemadapter import ItemAdapter
from scrapy.exceptions import DropItem
from scrapy.http import HtmlResponse, TextResponse
from scrapy.utils.misc import load_object

from newsclean.cleaning import clean
from newsclean.errors import HintError, SourceError
from newsclean.integrations.records import FIELDS, HANDED, NAMES, plain, told, values
from newsclean.labels import IssueCode
from newsclean.pipeline import PIPELINES, Pipeline
from newsclean.readers.sources import KINDS
from newsclean.scraped import Scraped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.settings import BaseSettings, Settings
    from scrapy.statscollectors import StatsCollector

    from newsclean.article import Article
    from newsclean.readers.sources import Kind

ORDER = 300
"""Where the add-on puts the pipeline among the item pipelines: before those that store items, which stand higher."""

_SETTINGS = frozenset(
    f"NEWSCLEAN_{name}" for name in ("SOURCE_FIELD", "URL_FIELD", "FIELDS", "DROP", "PIPELINE", "KIND", "LANGUAGE")
)


@dataclass(eq=False)
class NewscleanPipeline:
    """Cleans what an item holds as its source, and fills fields of the item from the article.

    >>> item = {"url": "https://news.example.com/storm", "body": "Storm closes three ports\\n\\nAdvertisement\\n\\n"
    ...         "The harbour master closed all three ports on Monday night."}
    >>> cleaned = NewscleanPipeline(fields={"headline": "title", "text": "text", "issues": "issues"}).process_item(item)
    >>> cleaned["title"], cleaned["text"], cleaned["issues"]
    ('Storm closes three ports', 'The harbour master closed all three ports on Monday night.', ['not_an_article'])

    An item that declares its fields takes only those that it declares, and passes untouched if the source is not one of
    them.  Values are plain: text, lists and dictionaries, dates in ISO 8601.  Where the article knows nothing, the item
    keeps what it has.
    """

    source_field: str = "body"
    """What is cleaned: text, Markdown, HTML, bytes, or a list of texts; without any, the article is empty."""
    url_field: str = "url"
    """Where it was found."""
    fields: Mapping[str, str] = field(default_factory=lambda: FIELDS)
    """By field of the article (or `text`, `full_text`, `markdown`, `schema_org`) the field of the item that takes it."""
    drop: frozenset[str] = frozenset()
    """Codes of issues: an item whose article has one of them is dropped."""
    pipeline: Pipeline = field(default_factory=Pipeline.default)
    kind: Kind = "auto"
    language: str | None = None
    stats: StatsCollector | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The pipeline that the settings describe; the rules are loaded here, before the first page is fetched.

        Raises:
            HintError: A setting has a name or a value that is not known; the message names it.
        """
        settings = crawler.settings
        if unknown := sorted(name for name in settings if name.startswith("NEWSCLEAN_") and name not in _SETTINGS):
            raise HintError(f"unknown setting {', '.join(unknown)}; known are {', '.join(sorted(_SETTINGS))}")
        return cls(
            source_field=_name(settings, "NEWSCLEAN_SOURCE_FIELD", "body"),
            url_field=_name(settings, "NEWSCLEAN_URL_FIELD", "url"),
            fields=_fields(settings),
            drop=_codes(settings),
            pipeline=_pipeline(settings.get("NEWSCLEAN_PIPELINE", "default")),
            kind=_kind(settings.get("NEWSCLEAN_KIND", "auto")),
            language=_name(settings, "NEWSCLEAN_LANGUAGE", None),
            stats=crawler.stats,
        )

    def process_item(self, item: Any, spider: Any = None) -> Any:  # noqa: ARG002  (Scrapy before 2.14 passes the spider)
        """The item, with what the article tells in its fields.

        Raises:
            DropItem: The article has one of the issues in `drop`.
            SourceError: The source is something that is no text; Scrapy logs it and the crawl goes on.
        """
        adapter = ItemAdapter(item)
        declared = ItemAdapter.get_field_names_from_class(type(item))
        if declared is not None and self.source_field not in declared:
            self._count(f"untouched/{type(item).__name__}")
            return item
        held = dict(adapter)
        article = self._article(held)
        codes = dict.fromkeys(issue.code for issue in article.issues)
        for code in codes:
            self._count(f"issues/{code}")
        if fatal := [code for code in codes if code in self.drop]:
            self._count("dropped")
            raise DropItem(f"no article ({', '.join(fatal)}) in {article.url or 'an item without address'}")
        self._count("articles")
        self._count("flagged", 1 if codes else 0)
        for label, times in Counter(removed.label for removed in article.removed).items():
            self._count(f"removed/{label}", times)
        for name, value in plain(article, self.fields):
            target = self.fields[name]
            known = bool(value) if name in HANDED else value is not None
            if (known or target not in held) and (declared is None or target in declared):
                adapter[target] = value
        return item

    def _article(self, held: Mapping[str, Any]) -> Article:
        url = next(values(held.get(self.url_field), str), None)
        try:
            said = told({name: held[name] for name in held if name != self.source_field}, self.fields, "item")
            source = Scraped(_source(held.get(self.source_field)), self.kind, url, said)
            return self.pipeline.clean(source, language=self.language, keep_source="source" in self.fields)
        except SourceError as error:
            error.add_note(f"in field {self.source_field!r} of an item")
            raise

    def _count(self, name: str, times: int = 1) -> None:
        if self.stats and times:
            self.stats.inc_value(f"newsclean/{name}", times)


class NewscleanAddon:
    """Switches the pipeline on: `ADDONS = {"newsclean.integrations.scrapy.NewscleanAddon": 500}`."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Puts the pipeline at `ORDER`, unless `ITEM_PIPELINES` gives it a place already."""
        settings.setdefault_in_component_priority_dict("ITEM_PIPELINES", NewscleanPipeline, ORDER)


@dataclass(frozen=True)
class CleanText:
    """A processor for item loaders: the text of the article; None, which a loader leaves out, if there is none.

    As an output processor (`body_out = CleanText()`) it takes all values of a field as the parts of one text; behind
    `MapCompose`, each value as a text of its own.  The loader's response brings the rules for that publisher into force.

    >>> CleanText()(["Storm closes three ports", "Advertisement", "The harbour master closed all ports on Monday."])
    'The harbour master closed all ports on Monday.'
    >>> CleanText()("Advertisement")
    """

    kind: Kind = "auto"
    language: str | None = None
    pipeline: Pipeline | None = None

    def __call__(self, source: Any, loader_context: Mapping[str, Any] | None = None) -> str | None:
        """The text of the article in a value, or in a list of them."""
        response = (loader_context or {}).get("response")
        url = response.url if response is not None else None
        article = clean(_source(source), kind=self.kind, url=url, language=self.language, pipeline=self.pipeline)
        return article.text or None


def clean_response(response: Response, **options: Any) -> Article:
    """The article in what a spider has fetched, decoded as Scrapy decodes it: by its HTTP header first.

    >>> page = b"<h1>Storm closes three ports</h1><p>The harbour master closed all ports on Monday.</p>"
    >>> clean_response(HtmlResponse("https://news.example.com/storm", body=page)).headline
    'Storm closes three ports'

    Args:
        response: Its address becomes the article's.
        options: Those of `newsclean.clean`.

    Raises:
        SourceError: The response is not text: a picture, a PDF.
        HintError: An option or hint is not known.
    """
    if not isinstance(response, TextResponse):
        raise SourceError(f"clean_response() takes a TextResponse, not {response!r}: pass over what is not text")
    return clean(scraped(response), **options)


def scraped(response: TextResponse) -> Scraped:
    """What the response hands over."""
    return Scraped(response.text, "html" if isinstance(response, HtmlResponse) else "auto", response.url)


def _source(value: Any) -> Any:
    """What is cleaned: of a list of texts, which loaders and `getall()` give, the whole; for nothing the empty text."""
    if isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value):
        return "\n\n".join(value)
    return "" if value is None else value


def _name(settings: Settings, name: str, default: str | None) -> Any:
    value = settings.get(name, default)
    if value != default and not (value and isinstance(value, str)):
        raise HintError(f"{name} is {value!r}; it takes a name")
    return value


def _fields(settings: Settings) -> Mapping[str, str]:
    wanted = "a dict from fields of the article to fields of the item"
    try:
        fields: dict[str, str] = settings.getdict("NEWSCLEAN_FIELDS") or dict(FIELDS)
    except (TypeError, ValueError) as error:
        raise HintError(f"NEWSCLEAN_FIELDS is {settings['NEWSCLEAN_FIELDS']!r}; it takes {wanted}") from error
    if unknown := sorted(map(str, fields.keys() - NAMES)):
        raise HintError(f"NEWSCLEAN_FIELDS names {', '.join(unknown)}; an article has {', '.join(sorted(NAMES))}")
    return fields


def _codes(settings: Settings) -> frozenset[str]:
    known = get_args(IssueCode)
    try:
        codes = frozenset(settings.getlist("NEWSCLEAN_DROP"))
    except TypeError as error:
        value = settings["NEWSCLEAN_DROP"]
        raise HintError(f"NEWSCLEAN_DROP is {value!r}; it takes a list of issues: {', '.join(known)}") from error
    if unknown := sorted(map(str, codes.difference(known))):
        raise HintError(f"NEWSCLEAN_DROP names {', '.join(unknown)}; the issues are {', '.join(known)}")
    return codes


def _kind(kind: Any) -> Kind:
    if kind not in KINDS:
        raise HintError(f"NEWSCLEAN_KIND is {kind!r}; known are {', '.join(map(repr, KINDS))}")
    return kind  # type: ignore[no-any-return]


def _pipeline(named: Any) -> Pipeline:
    wanted = f"NEWSCLEAN_PIPELINE is {named!r}; it takes {', '.join(PIPELINES)}, or the path of a Pipeline of your own"
    try:
        found = Pipeline.named(named) if named in PIPELINES else load_object(named) if isinstance(named, str) else named
    except (ImportError, NameError, ValueError) as error:
        raise HintError(wanted) from error
    if not isinstance(found, Pipeline):
        raise HintError(wanted)
    return found
