"""What a story is known by outside: its address, or a name made from its source."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.rendering.story import Story

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_STORY = uuid.uuid5(uuid.NAMESPACE_URL, "urn:newsclean:story")


def uri_of(article: Story) -> str:
    """The address of a story; without one a name that is the same whenever the same source is cleaned.

    >>> import newsclean
    >>> uri_of(newsclean.clean("All ports closed.", url="https://news.example.com/ports"))
    'https://news.example.com/ports'
    >>> uri_of(newsclean.clean("All ports closed."))
    'urn:uuid:21fb646d-9950-55a4-af5b-bfc7a580413a'

    Source: RFC 9562, section 5.5, for the names.
    """
    for address in (article.url, article.canonical_url):
        if is_uri(address):
            return str(address)
    known = article.provenance.source_hash if article.provenance else f"{article.headline}\n{article.text}"
    return f"urn:uuid:{uuid.uuid5(_STORY, known)}"


def is_uri(address: str | None) -> bool:
    """Whether an address is a whole one, with its scheme.

    >>> is_uri("https://news.example.com/ports"), is_uri("/ports"), is_uri(None)
    (True, False, False)
    """
    return bool(address and _URI.fullmatch(address))
