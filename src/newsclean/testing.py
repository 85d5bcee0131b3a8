"""Helpers for those who write filters and rules: see what a filter claims of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from newsclean.pipeline import Pipeline
from newsclean.rules import RuleSet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.phrases import Phrase
    from newsclean.pipeline import Filter, Options


def claims(filters: Filter | Sequence[Filter], text: str, **options: Unpack[Options]) -> list[str]:
    """What a filter claims of a text, as `label: words`; of several filters in order, what the last one claims.

    >>> from newsclean.filters import Advertisements
    >>> claims(Advertisements(), "Advertisement\\n\\nThe harbour master closed all ports.")
    ['advertisement: Advertisement']

    The options are those of `newsclean.clean`.
    """
    chain = (filters,) if callable(filters) else tuple(filters)
    last = Pipeline(chain).explain(text, **options).steps[-1]
    return [f"{claimed.label}: {claimed.text}" for claimed in last.claims]


STORY = (
    "Storm closes three ports on the northern coast",
    "The harbour master closed all three ports on Monday night, after waves of nine metres had been measured at the pier.",
    "Two ferries with some 400 people on board were still overdue at midnight, the coast guard said in a statement.",
    "“We have never seen anything like it in March,” said the master of one of them, who brought his ship in at dawn.",
    "The weather service expects the wind to turn on Wednesday, and the first freighters to sail in the afternoon.",
)
"""A short story in which a line can be tried: a headline and four paragraphs."""


def within_story(*lines: str, at: int = 3) -> str:
    """A story with these lines before its part number `at` (1: below the headline; 5: at the end), parted by blank lines.

    >>> within_story("Advertisement").count("Advertisement")
    1
    """
    return "\n\n".join([*STORY[:at], *lines, *STORY[at:]])


def kept(line: str, pipeline: Pipeline | None = None, **options: Unpack[Options]) -> bool:
    """Whether a line in the middle of a story stays in the article's text.

    >>> kept("Advertisement spending fell 4% in the second quarter, the agency said."), kept("Advertisement")
    (True, False)
    """
    article = (pipeline or Pipeline.default()).clean(within_story(line), **options)
    return line in article.text


def failures(phrase: Phrase) -> Iterator[str]:
    """What is wrong with a phrase by its own samples: a hit that is not matched, a miss that is, or is lost in a story.

    >>> from newsclean.phrases import Phrase
    >>> bad = Phrase(id="x", line="News", hits=["Views"], misses=["News"], source="composed", label="promo")
    >>> list(failures(bad))
    ["phrase 'x' (promo, mul): hit 'Views' is not matched", "phrase 'x' (promo, mul): miss 'News' is matched"]
    """
    if phrase.selector:
        yield from _selector_failures(phrase)
        return
    rules = RuleSet([phrase])
    name = f"phrase {phrase.id!r} ({phrase.label}, {phrase.language})"
    for text in (*phrase.hits, *(line.replace("#", "12") for line in phrase.line)):
        if not _matches(rules, text):
            yield f"{name}: hit {text!r} is not matched"
    pipeline = Pipeline.default(rules=rules)
    language = None if phrase.language == "mul" else phrase.language
    for text in phrase.misses:
        if not phrase.prefix and _matches(rules, text):
            yield f"{name}: miss {text!r} is matched"
        elif not kept(text, pipeline, language=language):
            yield f"{name}: miss {text!r} is lost in a story"


def _selector_failures(phrase: Phrase) -> Iterator[str]:
    """The same for a phrase that looks at markup: every block of a hit is selected, no block of a miss is."""
    pipeline = Pipeline((), RuleSet([phrase]))
    for samples, wanted in ((phrase.hits, True), (phrase.misses, False)):
        for sample in samples:
            doc = pipeline.read(sample, kind="html", url=f"https://{phrase.publisher}/")
            if not doc.blocks or any(bool(found) != wanted for found in doc.outline.matches):
                fault = f"hit {sample!r} is not matched" if wanted else f"miss {sample!r} is matched"
                yield f"phrase {phrase.id!r} ({phrase.label}, {phrase.publisher}): {fault}"


def _matches(rules: RuleSet, text: str) -> bool:
    return bool(rules.match(text)) or any(rules.parts(text))
