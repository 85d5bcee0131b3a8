"""newspaper4k: its `Article`, parsed (extra `newspaper4k`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.cleaning import clean
from newsclean.readers.told.handed import handed
from newsclean.scraped import Scraped

if TYPE_CHECKING:
    from newspaper.article import Article as Parsed

    from newsclean.article import Article


def from_newspaper(article: Parsed, **options: Any) -> Article:
    """The article in what `newspaper.article(url)` or `Article.parse()` gives.

    Args:
        article: Its `article_html` keeps headings, lists and quotes apart; its metadata are checked against the text.
        options: Those of `newsclean.clean`.
    """
    return clean(scraped(article), **options)


def scraped(article: Parsed) -> Scraped:
    """What the article hands over."""
    metadata = handed(
        "newspaper4k",
        headline=article.title,
        description=article.meta_description,
        authors=article.authors,
        date_published=article.publish_date,
        publisher=article.meta_site_name,
        language=article.meta_lang,
        keywords=(*(article.meta_keywords or ()), *sorted(article.tags or ())),  # a set, of another order in each run
        image_url=article.top_image,
        url=article.canonical_link,
    )
    if article.article_html:
        return Scraped(article.article_html, "html", article.url or None, metadata)
    return Scraped(article.text or "", "text", article.url or None, metadata)
