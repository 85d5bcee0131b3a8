"""news-please: its `NewsArticle` (extra `news-please`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.cleaning import clean
from newsclean.integrations.shapes import value_of
from newsclean.readers.told.handed import handed
from newsclean.scraped import Scraped

if TYPE_CHECKING:
    from newsplease.NewsArticle import NewsArticle

    from newsclean.article import Article


def from_newsplease(article: NewsArticle | dict[str, Any], **options: Any) -> Article:
    """The article in what `NewsPlease.from_html(html, url=url)` gives.

    Args:
        article: Its lines are the paragraphs; its metadata are checked against the text.  Of an empty page news-please
            gives an empty dict, of which this makes an empty article.
        options: Those of `newsclean.clean`.
    """
    return clean(scraped(article), **options)


def scraped(article: NewsArticle | dict[str, Any]) -> Scraped:
    """What the article, or its `get_dict()`, hands over."""
    url, image = value_of(article, "url"), value_of(article, "image_url")
    metadata = handed(
        "news-please",
        headline=value_of(article, "title"),
        description=value_of(article, "description"),
        authors=value_of(article, "authors"),
        date_published=value_of(article, "date_publish"),
        date_modified=value_of(article, "date_modify"),
        language=value_of(article, "language"),
        image_url=None if image == url else image,  # where there is none, it gives the address of the page
        url=url,
    )
    return Scraped(value_of(article, "maintext") or "", "text", url or None, metadata)
