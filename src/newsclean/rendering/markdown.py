"""An article as Markdown, if wanted with front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.rendering.front_matter import front_matter
from newsclean.rendering.text import flowed

if TYPE_CHECKING:
    from newsclean.parts import BodyItem
    from newsclean.rendering.story import Story

_MARKDOWN_SIGNS = re.compile(r"[\\`*_\[\]<]|^(?:#{1,6}(?=\s)|>|[-+](?=\s)|\d{1,9}[.)](?=\s)|={3,}$|-{3,}$|~{3})")


def markdown(article: Story, *, with_front_matter: bool = False) -> str:
    """Headline, standfirst, key points and body as Markdown; signs that Markdown would read are escaped.

    >>> from newsclean.article import Article
    >>> from newsclean.parts import BodyItem
    >>> print(markdown(Article(headline="A *star*", body=(BodyItem("paragraph", "Ports closed.", (9, 22)),))))
    # A \\*star\\*
    <BLANKLINE>
    Ports closed.
    """
    parts: list[tuple[str, str]] = []
    if article.kicker:
        parts.append(("paragraph", f"**{_escaped(article.kicker)}**"))
    if article.headline:
        parts.append(("heading", f"# {_escaped(article.headline)}"))
    if article.alternative_headline:
        parts.append(("paragraph", f"*{_escaped(article.alternative_headline)}*"))
    if article.standfirst:
        parts.append(("paragraph", f"**{_escaped(article.standfirst)}**"))
    if article.byline:
        parts.append(("paragraph", _escaped(article.byline)))
    parts += (("list_item", f"- {_escaped(point)}") for point in article.key_points)
    if article.key_points and article.body and article.body[0].kind == "list_item":
        parts.append(("break", "---"))
    parts += ((item.kind, _marked_down(item)) for item in article.body)
    story = flowed(parts)
    return front_matter(article) + story if with_front_matter else story


def _marked_down(item: BodyItem) -> str:
    match item.kind:
        case "heading":
            return f"## {_escaped(item.text)}"
        case "list_item":
            numbered = item.marker and item.marker.strip("().").isdigit()
            return f"{item.marker if numbered else '-'} {_escaped(item.text)}"
        case "quote":
            return f"> {_escaped(item.text)}"
        case "preformatted":
            fence = "`" * max(3, 1 + max(map(len, re.findall(r"`+", item.text)), default=0))
            return f"{fence}\n{item.text}\n{fence}"
    return _escaped(item.text)


def _escaped(text: str) -> str:
    return _MARKDOWN_SIGNS.sub(lambda sign: _escape(sign[0]), text)


def _escape(sign: str) -> str:
    return f"{sign[:-1]}\\{sign[-1]}" if sign[0].isdigit() else f"\\{sign}"
