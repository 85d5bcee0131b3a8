"""An article as an item of a JSON Feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.rendering.html import html
from newsclean.rendering.identity import is_uri, uri_of
from newsclean.rendering.moments import rfc3339
from newsclean.rendering.story import present
from newsclean.rendering.text import printed

if TYPE_CHECKING:
    from newsclean.rendering.story import Story


def json_feed_item(article: Story) -> dict[str, Any]:
    """An item for the `items` of a JSON Feed; what is not known is left out.

    >>> from newsclean.article import Article
    >>> json_feed_item(Article(headline="Storm closes three ports", url="https://news.example.com/storm"))
    {'id': 'https://news.example.com/storm', 'content_text': '', 'content_html': '', 'url': 'https://news.example.com/storm',
     'title': 'Storm closes three ports'}

    The content is the full text: standfirst, key points and body.  A date stands there only if day, time and zone are
    known, as the format has no other.  `external_url` is the address that the page gives itself, if it is another than the
    one where the story was found.

    Source: JSON Feed version 1.1, https://www.jsonfeed.org/version/1.1/.
    """
    url, canonical = (address if is_uri(address) else None for address in (article.url, article.canonical_url))
    return {
        "id": uri_of(article),
        "content_text": article.full_text,
        "content_html": html(printed(article)),
        **present(
            url=url or canonical,
            external_url=canonical if url and canonical != url else None,
            title=article.headline,
            summary=article.description or article.standfirst,
            image=article.image_url if is_uri(article.image_url) else None,
            date_published=rfc3339(article.date_published),
            date_modified=rfc3339(article.date_modified),
            authors=[{"name": name} for name in article.authors],
            tags=list(dict.fromkeys(name for name in (article.section, *article.keywords) if name)),
            language=article.language,
        ),
    }
