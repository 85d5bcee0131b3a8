"""newsclean: scraped news goes in, a validated Article comes out, with a receipt for every character set aside.

>>> import newsclean
>>> newsclean.clean("Storm closes three ports\\n\\nAdvertisement\\n\\nThe harbour master closed all ports.").text
'The harbour master closed all ports.'

Everything here is loaded when it is first used, so that importing newsclean costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from newsclean.article import Article
    from newsclean.blocks import Block, Claim
    from newsclean.cleaning import clean, explain
    from newsclean.document import Document
    from newsclean.errors import ClaimError, HintError, NewscleanError, PipelineError, RuleError, SourceError
    from newsclean.explanation import Explanation
    from newsclean.pipeline import Pipeline
    from newsclean.rules import RuleSet
    from newsclean.scraped import Part, Scraped
    from newsclean.spans import Span

_HOMES = {
    "Article": "article",
    "Block": "blocks",
    "Claim": "blocks",
    "ClaimError": "errors",
    "Document": "document",
    "Explanation": "explanation",
    "HintError": "errors",
    "NewscleanError": "errors",
    "Part": "scraped",
    "Pipeline": "pipeline",
    "PipelineError": "errors",
    "RuleError": "errors",
    "RuleSet": "rules",
    "Scraped": "scraped",
    "SourceError": "errors",
    "Span": "spans",
    "clean": "cleaning",
    "explain": "cleaning",
}

__all__ = [
    "Article",
    "Block",
    "Claim",
    "ClaimError",
    "Document",
    "Explanation",
    "HintError",
    "NewscleanError",
    "Part",
    "Pipeline",
    "PipelineError",
    "RuleError",
    "RuleSet",
    "Scraped",
    "SourceError",
    "Span",
    "clean",
    "explain",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'newsclean' has no attribute {name!r}")
    value: object = getattr(import_module(f"newsclean.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
