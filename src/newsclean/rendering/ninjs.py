"""An article as ninjs, the IPTC's news in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from newsclean.outline import count_words
from newsclean.rendering.html import html
from newsclean.rendering.identity import is_uri, uri_of
from newsclean.rendering.moments import rfc3339
from newsclean.rendering.schema_org import is_outlet
from newsclean.rendering.story import present
from newsclean.rendering.text import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.rendering.story import Story

Version: TypeAlias = Literal["3.1", "2.2"]
"""The versions of ninjs that are written."""


def ninjs(article: Story, version: Version = "3.1") -> dict[str, Any]:
    """A news object of type `text`; what is not known is left out.

    >>> from newsclean.article import Article
    >>> story = Article(headline="Storm closes three ports", url="https://news.example.com/storm", authors=("Ana Ruíz",))
    >>> told = ninjs(story)
    >>> told["uri"], told["by"], told["headlines"][0]["value"]
    ('https://news.example.com/storm', 'Ana Ruíz', 'Storm closes three ports')
    >>> ninjs(story, "2.2")["headlines"][0]["contenttype"]
    'text/plain'

    The bodies are the body alone, as text and as HTML; standfirst, key points and description are `descriptions`.  A date
    stands there only if day, time and zone are known, as ninjs has no other.  Without an address, `uri` is a name made
    from the source.

    Args:
        article: What is rendered.
        version: `3.1`, whose properties are in camel case, or `2.2`, whose are in lower case.

    Raises:
        ValueError: The version is another.

    Source: the ninjs standard, https://iptc.org/standards/ninjs/.  Written by its documentation; not validated against
    its schema.
    """
    if version not in get_args(Version):
        raise ValueError(f"ninjs {version!r} is not written; the versions are {', '.join(get_args(Version))}")
    told = _news_object(article, version)
    return told if version == "3.1" else _lower(told)


def _news_object(article: Story, version: Version) -> dict[str, Any]:
    """The properties in camel case."""
    subjects = dict.fromkeys(name for name in (article.section, *article.keywords) if name)
    sources = dict.fromkeys(name for name in (article.publisher, article.dateline and article.dateline.agency) if name)
    people = [name for name in article.authors if not is_outlet(name, sources)]
    return {
        "standard": {"name": "ninjs", "version": version},
        "uri": uri_of(article),
        "type": "text",
        **present(
            language=article.language,
            contentCreated=rfc3339(article.date_published),
            versionCreated=rfc3339(article.date_modified),
            by=article.byline or ", ".join(article.authors),
            located=article.dateline and article.dateline.place,
            headlines=list(_texts(main=article.headline, kicker=article.kicker, alternative=article.alternative_headline)),
            descriptions=list(
                _texts(
                    standfirst=article.standfirst,
                    keypoints="\n".join(article.key_points),
                    summary=article.description,
                )
            ),
            bodies=list(_bodies(article)),
            people=[{"name": name, "rel": "author"} for name in people],
            infoSources=[{"name": name} for name in sources],
            subjects=[{"name": name} for name in subjects],
            altIds=list(_other_names(article)),
            associations=list(_pictures(article)),
        ),
    }


def _texts(**texts: str | None) -> Iterator[dict[str, str]]:
    for role, text in texts.items():
        if text:
            yield {"role": role, "contentType": "text/plain", "value": text}


def _bodies(article: Story) -> Iterator[dict[str, Any]]:
    if text := article.text:
        sizes = {"charCount": len(text), "wordCount": count_words(text)}
        yield {"role": "main", "contentType": "text/plain", **sizes, "value": text}
        yield {"role": "main", "contentType": "text/html", **sizes, "value": html(pieces(article.body))}


def _other_names(article: Story) -> Iterator[dict[str, str]]:
    if article.canonical_url and article.canonical_url != uri_of(article):
        yield {"role": "canonical", "value": article.canonical_url}


def _pictures(article: Story) -> Iterator[dict[str, Any]]:
    if is_uri(article.image_url):
        yield {"uri": article.image_url, "type": "picture"}


def _lower(told: dict[str, Any]) -> dict[str, Any]:
    """The same with all names of properties in lower case."""
    return {name.lower(): _lowered(value) for name, value in told.items()}


def _lowered(value: Any) -> Any:
    if isinstance(value, dict):
        return _lower(value)
    return [_lowered(one) for one in value] if isinstance(value, list) else value
