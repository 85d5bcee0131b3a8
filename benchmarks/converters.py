"""Programs that turn a page into Markdown, each as it does it unless told otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def html2text(html: str) -> str:
    import html2text as program

    return str(program.HTML2Text().handle(html))


def markdownify(html: str) -> str:
    from markdownify import markdownify as convert

    return str(convert(html))


def html_to_markdown(html: str) -> str:
    from html_to_markdown import convert

    return str(convert(html).content)


def pandoc(html: str) -> str:
    import pypandoc

    return str(pypandoc.convert_text(html, "markdown", format="html"))


def crawl4ai(html: str) -> str:
    from crawl4ai.content_scraping_strategy import LXMLWebScrapingStrategy
    from crawl4ai.markdown_generation_strategy import DefaultMarkdownGenerator

    page = "https://example.com/"
    cleaned = LXMLWebScrapingStrategy().scrap(page, html).cleaned_html
    return str(DefaultMarkdownGenerator().generate_markdown(cleaned, base_url=page).raw_markdown)


CONVERTERS: dict[str, Callable[[str], str]] = {
    "html2text": html2text,
    "markdownify": markdownify,
    "html-to-markdown": html_to_markdown,
    "pypandoc_binary": pandoc,
    "crawl4ai": crawl4ai,
}
"""By package what gives its Markdown of a page."""
