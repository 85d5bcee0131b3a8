"""Zyte API and zyte-common-items: the `Article` that spiders of Scrapy yield (extra `zyte-common-items`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.cleaning import clean
from newsclean.readers.told.handed import handed
from newsclean.scraped import Scraped

if TYPE_CHECKING:
    import zyte_common_items

    from newsclean.article import Article


def from_zyte(article: zyte_common_items.Article, **options: Any) -> Article:
    """The article in a `zyte_common_items.Article`.

    Args:
        article: Its `articleBodyHtml` keeps headings, lists and captions apart; without it `articleBody` is taken.  Its
            metadata are checked against the text.
        options: Those of `newsclean.clean`.
    """
    return clean(scraped(article), **options)


def scraped(article: zyte_common_items.Article) -> Scraped:
    """What the article hands over."""
    metadata = handed(
        "zyte",
        headline=article.headline,
        description=article.description,
        authors=[author.name or author.nameRaw for author in article.authors or ()],
        date_published=article.datePublished or article.datePublishedRaw,
        date_modified=article.dateModified or article.dateModifiedRaw,
        language=article.inLanguage,
        image_url=article.mainImage.url if article.mainImage else None,
        url=article.canonicalUrl or article.url,
    )
    if article.articleBodyHtml:
        return Scraped(article.articleBodyHtml, "html", article.url, metadata)
    return Scraped(article.articleBody or "", "text", article.url, metadata)
