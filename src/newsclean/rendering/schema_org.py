"""An article as a schema.org `NewsArticle`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.folding import fold
from newsclean.metadata import ORGANIZATION
from newsclean.names import is_role
from newsclean.outline import count_words
from newsclean.rendering.story import present
from newsclean.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.rendering.story import Story


def schema_org(article: Story) -> dict[str, Any]:
    """A schema.org `NewsArticle`, to be written as JSON-LD; what is not known is left out.

    >>> from newsclean.article import Article
    >>> told = schema_org(Article(headline="Storm closes three ports", authors=("Ana Ruíz", "Reuters")))
    >>> told["@type"], told["author"]
    ('NewsArticle', [{'@type': 'Person', 'name': 'Ana Ruíz'}, {'@type': 'Organization', 'name': 'Reuters'}])

    Dates are ISO 8601 as precise as the article has them: a day, a month or a year is no moment.  `articleBody` is the
    body alone, `abstract` the standfirst or, without one, the key points.  `isAccessibleForFree` is there, and false, if
    the text says that it goes on for subscribers.

    Known limits: notes stay in the body and are not told apart, so that there is no `correction`.

    Source: https://schema.org/NewsArticle.
    """
    address = article.canonical_url or article.url
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        **present(
            headline=article.headline,
            alternativeHeadline=article.alternative_headline,
            abstract=article.standfirst or "\n".join(article.key_points),
            description=article.description,
            author=list(_authors(article)),
            contributor=[_person(name) for name in article.contributors],
            dateline=article.dateline and article.dateline.text,
            datePublished=article.date_published and article.date_published.iso,
            dateModified=article.date_modified and article.date_modified.iso,
            inLanguage=article.language,
            articleSection=article.section,
            keywords=list(article.keywords),
            url=article.url or article.canonical_url,
            mainEntityOfPage=address and {"@type": "WebPage", "@id": address},
            publisher=article.publisher and {"@type": "NewsMediaOrganization", "name": article.publisher},
            image=list(_images(article)),
            articleBody=article.text,
            wordCount=count_words(article.text),
        ),
    }
    if any(issue.code == "paywall" for issue in article.issues):
        told["isAccessibleForFree"] = False
    return told


def _authors(article: Story) -> Iterator[dict[str, str]]:
    """The authors: a person each, unless the page says that they are none, or the name is that of an outlet."""
    sources = dict(article.provenance.fields) if article.provenance else {}
    outlets = sources.get("authors", "").endswith(ORGANIZATION)
    for name in article.authors:
        outlet = outlets or is_outlet(name, (article.publisher or "",))
        yield {"@type": "Organization", "name": name} if outlet else _person(name)


def is_outlet(name: str, publishers: Iterable[str] = ()) -> bool:
    """Whether a name is that of an agency, a desk or one of the publishers rather than a person's.

    >>> is_outlet("Reuters"), is_outlet("Example News", ["Example News"]), is_outlet("Ana Ruíz")
    (True, True, False)
    """
    key = fold(name)
    return key in {*map(fold, publishers)} or key in word_list("agencies") or is_role(name)


def _person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def _images(article: Story) -> Iterator[dict[str, str]]:
    """The picture of the page, and for each caption one: which of them, if any, is the page's is not known."""
    if article.image_url:
        yield {"@type": "ImageObject", "url": article.image_url}
    for caption in article.captions:
        yield {"@type": "ImageObject", **present(caption=caption.text, creditText=caption.credit)}
