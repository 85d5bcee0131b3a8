"""What the partners of language models share: the text and the metadata of a document, cleaned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from newsclean.errors import HintError
from newsclean.pipeline import Pipeline
from newsclean.readers import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.article import Article
    from newsclean.readers import Kind

Content: TypeAlias = Literal["text", "full_text", "markdown"]
"""What of the article becomes the text of the document."""

URL_KEYS = ("url", "source")
"""Where the loaders of the partners write the address of a document."""

CONTENTS = {
    "text": lambda article: article.text,
    "full_text": lambda article: article.full_text,
    "markdown": lambda article: article.to_markdown(),
}
"""How each content is had from an article."""


class Cleaned(NamedTuple):
    """A cleaned document."""

    text: str
    """Its text: the body, or what else was asked for."""
    metadata: dict[str, Any]
    """Its metadata: those it had, and what the article adds."""
    added: frozenset[str]
    """The keys that the article has added."""
    is_empty: bool
    """Whether no body was found, so that the document makes no article."""


@dataclass(frozen=True, slots=True)
class Cleaning:
    """How documents are cleaned; called with a text and its metadata, it gives what becomes of them.

    >>> cleaned = Cleaning()("Storm closes three ports\\n\\nAll ports are closed since Monday.", {"source": "notes.txt"})
    >>> cleaned.text, cleaned.metadata["headline"], cleaned.metadata["source"]
    ('All ports are closed since Monday.', 'Storm closes three ports', 'notes.txt')

    Metadata that the document has stay as they are, also where the article has another value under the same key; with a
    `prefix` nothing is in the way.
    """

    pipeline: Pipeline | str = "default"
    """A pipeline, or `default`, `cautious` or `thorough`."""
    kind: Kind = "auto"
    """What the documents are: `text`, `markdown`, `html`, or `auto` to find out of each."""
    language: str | None = None
    """Their language, as a BCP 47 tag, if all are in one."""
    hints: Mapping[str, Any] | None = None
    """What else is known of all of them, as `newsclean.clean` takes it."""
    content: Content = "text"
    """What becomes the text: the body (`text`), with it standfirst and key points (`full_text`), or all as `markdown`."""
    prefix: str = ""
    """What stands before each key that is added."""

    def __post_init__(self) -> None:
        """Finds mistakes before the first document.

        Raises:
            PipelineError: There is no pipeline of this name.
            HintError: The kind or the content is none of those that there are.
        """
        pipeline_of(self.pipeline)
        if self.kind not in KINDS:
            raise HintError(f"unknown kind {self.kind!r}; known are {', '.join(map(repr, KINDS))}")
        if self.content not in CONTENTS:
            raise HintError(f"unknown content {self.content!r}; known are {', '.join(map(repr, CONTENTS))}")

    def __call__(self, text: str, metadata: Mapping[str, Any]) -> Cleaned:
        """What becomes of a document.

        Raises:
            HintError: A hint is not known.
        """
        article = pipeline_of(self.pipeline).clean(
            text, kind=self.kind, url=url_in(metadata), language=self.language, hints=self.hints
        )
        told = {f"{self.prefix}{name}": value for name, value in metadata_of(article).items()}
        added = {key: value for key, value in told.items() if key not in metadata}
        return Cleaned(CONTENTS[self.content](article), {**metadata, **added}, frozenset(added), not article.body)


def pipeline_of(pipeline: Pipeline | str) -> Pipeline:
    """The pipeline of a name; a pipeline is itself.

    >>> pipeline_of("cautious") == Pipeline.cautious()
    True

    Raises:
        PipelineError: There is none of this name.
    """
    return Pipeline.named(pipeline) if isinstance(pipeline, str) else pipeline


def url_in(metadata: Mapping[str, Any]) -> str | None:
    """The address in the metadata of a document, if they hold one of the web.

    >>> url_in({"source": "https://news.example.com/storm"}), url_in({"source": "storm.txt"})
    ('https://news.example.com/storm', None)
    """
    for key in URL_KEYS:
        value = metadata.get(key)
        if isinstance(value, str) and value.lower().startswith(("http://", "https://")):
            return value
    return None


def metadata_of(article: Article) -> dict[str, Any]:
    """What an article adds to the metadata of its document: strings and lists of them; what is not known is left out.

    `issues` is always there, and empty if there are none.  Dates are ISO 8601, as precise as the article has them.

    >>> import newsclean
    >>> story = "Storm closes three ports\\nBy Ana Ruíz\\n\\nAll ports are closed since Monday."
    >>> metadata_of(newsclean.clean(story, language="en"))
    {'headline': 'Storm closes three ports', 'authors': ['Ana Ruíz'], 'language': 'en', 'issues': ['not_an_article']}
    """
    told = {
        "headline": article.headline,
        "authors": list(article.authors),
        "date_published": article.date_published.iso if article.date_published else None,
        "date_modified": article.date_modified.iso if article.date_modified else None,
        "publisher": article.publisher,
        "section": article.section,
        "language": article.language,
    }
    return {name: value for name, value in told.items() if value} | {"issues": [one.code for one in article.issues]}
