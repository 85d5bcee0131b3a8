"""What Crawl4AI writes in the place of links when asked for citations: numbers in the text, and a list of addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = "⟨[0-9]{1,6}⟩"
_ADDRESS = r"(?:[a-z][a-z0-9+.-]*:[^\s:]|[/#?]|\.\.?/)"
"""How an address begins: a line that goes on otherwise after a number is text."""
_LISTED = rf"{_MARK}[ \t]++{_ADDRESS}[^\n]*+(?:\n|\Z)"
_CITED = re.compile(rf"(?:\A|(?<=\n))(?:#{{1,6}}[ \t]+References[ \t\r]*+\n\s*+)?(?:{_LISTED})++|[ \t]?{_MARK}")


def citations(source: str) -> Iterator[Span]:
    """The citations in Markdown, with the space before each, and the list that they are numbers of.

    >>> source = "Three ports ⟨1⟩ are closed.\\n\\n## References\\n\\n⟨1⟩ https://example.com/a: Three ports\\n"
    >>> [span.of(source) for span in citations(source)]
    [' ⟨1⟩', '## References\\n\\n⟨1⟩ https://example.com/a: Three ports\\n']

    Source: the package Crawl4AI, `markdown_with_citations` and `references_markdown`.
    """
    if "⟨" in source:
        for found in _CITED.finditer(source):
            yield Span(*found.span())
