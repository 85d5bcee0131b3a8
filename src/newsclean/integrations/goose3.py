"""goose3: its `Article` (extra `goose3`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.cleaning import clean
from newsclean.readers.told.handed import handed
from newsclean.scraped import Scraped

if TYPE_CHECKING:
    import goose3.article

    from newsclean.article import Article


def from_goose3(article: goose3.article.Article, **options: Any) -> Article:
    """The article in what `Goose().extract(raw_html=html)` gives.

    Args:
        article: Taken is the element of the page that goose3 chose, as it was before goose3 cleaned it, which also loses
            headings, lists and paragraphs of the story; its metadata are checked against the text.
        options: Those of `newsclean.clean`.
    """
    return clean(scraped(article), **options)


def scraped(article: goose3.article.Article) -> Scraped:
    """What the article hands over."""
    told = article.opengraph or {}
    url = article.final_url or None
    metadata = handed(
        "goose3",
        headline=article.title,
        description=article.meta_description,
        authors=article.authors,
        date_published=article.publish_date,
        publisher=told.get("site_name"),
        language=article.meta_lang,
        keywords=(*(article.meta_keywords or "").split(","), *sorted(article.tags or ())),
        image_url=article.top_image.src if article.top_image else told.get("image"),
        url=article.canonical_link or url,
    )
    if article.top_node_raw_html:
        return Scraped(article.top_node_raw_html, "html", url, metadata)
    return Scraped(article.cleaned_text or "", "text", url, metadata)
