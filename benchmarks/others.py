"""The other extractors, on the same pages in the same run; each as its own documents call it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def trafilatura(html: str) -> str:
    import trafilatura as program

    return program.extract(html, include_comments=False) or ""


def newspaper4k(html: str) -> str:
    import newspaper

    config = newspaper.Config()
    config.fetch_images = False  # or else it goes to the network
    return str(newspaper.article("https://example.com/", input_html=html, config=config).text)


def readability(html: str) -> str:
    from lxml import html as tree
    from readability import Document

    return str(tree.fromstring(Document(html).summary()).text_content())


def goose3(html: str) -> str:
    from goose3 import Goose

    with Goose({"enable_image_fetching": False}) as program:
        return str(program.extract(raw_html=html).cleaned_text)


def resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=True))


EXTRACTORS: dict[str, Callable[[str], str]] = {
    one.__name__: one for one in (trafilatura, newspaper4k, readability, goose3, resiliparse)
}


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
