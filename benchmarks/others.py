"""The other extractors, on the same pages in the same run; each as its own documents call it."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from newsclean.addresses import address_of

if TYPE_CHECKING:
    from collections.abc import Callable


NOWHERE = "https://example.com/"
"""The address of a page without one."""


def trafilatura(html: str) -> str:
    import trafilatura as program

    return program.extract(html, include_comments=False) or ""


def trafilatura_object(html: str, url: str) -> tuple[Any, str]:
    import trafilatura as program

    document = program.bare_extraction(html, url=url, with_metadata=True, include_comments=False)
    return document, (document.text or "" if document else "")


def newspaper4k_object(html: str, url: str) -> tuple[Any, str]:
    import newspaper

    config = newspaper.Config()
    config.fetch_images = False  # or else it goes to the network
    article = newspaper.article(url, input_html=html, config=config)
    return article, str(article.text)


def newsplease_object(html: str, url: str) -> tuple[Any, str]:
    from newsplease import NewsPlease

    article = NewsPlease.from_html(html, url=url, fetch_images=False)
    return article, article.maintext or ""


def readability_object(html: str, url: str) -> tuple[Any, str]:
    from lxml import html as tree
    from readability import Document

    document = Document(html, url=url)
    return document, str(tree.fromstring(document.summary()).text_content())


def goose3_object(html: str, _: str) -> tuple[Any, str]:
    from goose3 import Goose

    with Goose({"enable_image_fetching": False}) as program:
        article = program.extract(raw_html=html)
    return article, str(article.cleaned_text)


def fundus_object(html: str, url: str) -> tuple[Any, str]:
    """What the newest parser of the page's publisher that finds a body makes of it; LookupError where there is none."""
    from fundus.scraping.article import Article
    from fundus.scraping.html import HTML, SourceInfo

    publisher = _fundus_publishers()[_host_of(url)]
    source = HTML(url, url, html, datetime.now(UTC), SourceInfo(publisher.name))
    for version in publisher.parser:
        article = Article(html=source, **version().parse(html, "catch"))
        if article.body and not isinstance(article.body, Exception):
            return article, str(article.body)
    raise LookupError(url)


@cache
def _fundus_publishers() -> dict[str, Any]:
    from fundus import PublisherCollection

    return {_host_of(publisher.domain): publisher for publisher in PublisherCollection}


def _host_of(url: str) -> str:
    return (address_of(url).host or "").removeprefix("www.")


def resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=True))


OBJECTS: dict[str, Callable[[str, str], tuple[Any, str]]] = {
    "trafilatura": trafilatura_object,
    "newspaper4k": newspaper4k_object,
    "news-please": newsplease_object,
    "readability-lxml": readability_object,
    "goose3": goose3_object,
    "fundus": fundus_object,
}
"""By package what gives the object that it makes of a page with an address, and its own text."""

CHOOSY = frozenset({"fundus"})
"""Those that have no use for a page of which they make nothing: it is then of a publisher that they do not know."""

EXTRACTORS: dict[str, Callable[[str], str]] = {
    "trafilatura": trafilatura,
    "newspaper4k": lambda html: newspaper4k_object(html, NOWHERE)[1],
    "readability": lambda html: readability_object(html, NOWHERE)[1],
    "goose3": lambda html: goose3_object(html, NOWHERE)[1],
    "resiliparse": resiliparse,
}
"""By program what gives its text of a page."""

PROGRAMS = {
    "trafilatura": "trafilatura",
    "newspaper4k": "newspaper4k",
    "readability": "readability-lxml",
    "goose3": "goose3",
    "resiliparse": "resiliparse",
}
"""The packages that they come in."""


def extracted(name: str, html: str) -> str:
    """What a program makes of a page; nothing where it fails."""
    with contextlib.suppress(Exception):
        return EXTRACTORS[name](html)
    return ""
