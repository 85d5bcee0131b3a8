"""`clean` and `explain`: the two functions that most users need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.pipeline import Pipeline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.article import Article
    from newsclean.explanation import Explanation
    from newsclean.pipeline import Source
    from newsclean.readers import Kind


def clean(
    source: Source,
    *,
    kind: Kind = "auto",
    url: str | None = None,
    headline: str | None = None,
    language: str | None = None,
    hints: Mapping[str, Any] | None = None,
    pipeline: Pipeline | None = None,
    keep_source: bool = False,
) -> Article:
    """The article in a scraped text, with a receipt for every character that was set aside.

    >>> article = clean("Storm closes three ports\\n\\nAdvertisement\\n\\nThe harbour master closed all ports on Monday.")
    >>> article.headline, article.text
    ('Storm closes three ports', 'The harbour master closed all ports on Monday.')
    >>> article.removed[0].label, article.removed[0].span
    ('advertisement', Span(start=26, end=39))

    Args:
        source: What was scraped: text, Markdown, HTML (a page or a fragment), or a tree of BeautifulSoup or a tag of it.
            Bytes are decoded by their byte order mark, their declaration, or a detector.  Or the result of an extractor
            that `docs/integrations.md` names, or a `Scraped` of your own.
        kind: `text`, `markdown`, `html`, or `auto` to find out.
        url: Where it was found; the host brings the rules for that publisher into force.
        headline: The headline, if known; it is then the headline of the article, and its printed copies are found.
        language: BCP 47 tag, if known; otherwise it is detected if `newsclean[lang]` is installed.
        hints: What else is known: `now` (a datetime, the anchor of relative times), `publisher`, `authors`,
            `date_published`, `date_modified` (ISO 8601).  A hint fills a field where the text is silent.
        pipeline: Another pipeline than `Pipeline.default()`.
        keep_source: Whether the article carries its source; of HTML that is the rendered text, in which spans count.

    Returns:
        An `Article`, whatever the text: odd input is flagged in `issues`, and nothing is lost.

    Raises:
        SourceError: The source is not text.
        HintError: An option or hint is not known.
    """
    return (pipeline or Pipeline.named("default")).clean(
        source, kind=kind, url=url, headline=headline, language=language, hints=hints, keep_source=keep_source
    )


def explain(
    source: Source,
    *,
    kind: Kind = "auto",
    url: str | None = None,
    headline: str | None = None,
    language: str | None = None,
    hints: Mapping[str, Any] | None = None,
    pipeline: Pipeline | None = None,
    keep_source: bool = False,
) -> Explanation:
    """What each filter claimed of a text, in order; the arguments are those of `clean`.

    >>> for step in explain("Storm closes three ports\\n\\nAdvertisement\\n\\nThe harbour master closed all ports.").steps:
    ...     for claimed in step.claims:
    ...         print(step.filter, claimed.label, claimed.because)
    advertisements advertisement ad-alone
    headlines headline opens the head
    """
    return (pipeline or Pipeline.named("default")).explain(
        source, kind=kind, url=url, headline=headline, language=language, hints=hints, keep_source=keep_source
    )
