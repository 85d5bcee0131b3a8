"""The other extractors, on the same pages in the same run; each as its own documents call it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def trafilatura(html: str) -> str:
    import trafilatura as program

    return program.extract(html, include_comments=False) or ""


def trafilatura_object(html: str) -> tuple[Any, str]:
    import trafilatura as program

    document = program.bare_extraction(html, with_metadata=True, include_comments=False)
    return document, (document.text or "" if document else "")


def newspaper4k_object(html: str) -> tuple[Any, str]:
    import newspaper

    config = newspaper.Config()
    config.fetch_images = False  # or else it goes to the network
    article = newspaper.article("https://example.com/", input_html=html, config=config)
    return article, str(article.text)


def readability_object(html: str) -> tuple[Any, str]:
    from lxml import html as tree
    from readability import Document

    document = Document(html)
    return document, str(tree.fromstring(document.summary()).text_content())


def goose3_object(html: str) -> tuple[Any, str]:
    from goose3 import Goose

    with Goose({"enable_image_fetching": False}) as program:
        article = program.extract(raw_html=html)
    return article, str(article.cleaned_text)


def resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=True))


OBJECTS: dict[str, Callable[[str], tuple[Any, str]]] = {
    "trafilatura": trafilatura_object,
    "newspaper4k": newspaper4k_object,
    "readability-lxml": readability_object,
    "goose3": goose3_object,
}
"""By package what gives the object that it makes of a page, and its own text."""

EXTRACTORS: dict[str, Callable[[str], str]] = {
    "trafilatura": trafilatura,
    "newspaper4k": lambda html: newspaper4k_object(html)[1],
    "readability": lambda html: readability_object(html)[1],
    "goose3": lambda html: goose3_object(html)[1],
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
