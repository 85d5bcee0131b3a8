"""`read`: a source of any kind becomes a reading, by the reader that knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from newsclean.errors import SourceError
from newsclean.readers.bytes import decode
from newsclean.readers.kinds import kind_of
from newsclean.readers.parts import read_parts
from newsclean.readers.text import read_text
from newsclean.scraped import Scraped, SourceKind

if TYPE_CHECKING:
    from bs4.element import Tag

    from newsclean.readers.reading import Reading

Kind: TypeAlias = SourceKind

KINDS: tuple[Kind, ...] = ("auto", "text", "markdown", "html")


def read(source: str | bytes | Tag | Scraped, kind: Kind = "auto") -> Reading:
    """Reads a source of some kind; a tree of BeautifulSoup is HTML whatever `kind` says.

    >>> [block.text for block in read("<h1>Storm closes three ports</h1><p>Two ferries are overdue.</p>").blocks]
    ['Storm closes three ports', 'Two ferries are overdue.']

    Raises:
        SourceError: The source is not text; the message says what to pass.
    """
    if isinstance(source, Scraped):
        return _scraped(source, kind)
    if _is_soup(source):
        from newsclean.readers.html import read_soup

        return read_soup(source)  # type: ignore[arg-type]
    text = _text_of(source)
    if kind == "auto":
        kind = kind_of(text)
    if kind == "markdown":
        from newsclean.readers.markdown import read_markdown

        return read_markdown(text)
    if kind == "html":
        from newsclean.readers.html import read_html

        return read_html(text)
    return read_text(text)


def _scraped(scraped: Scraped, kind: Kind) -> Reading:
    if isinstance(scraped.source, tuple):
        reading = read_parts(scraped.source)
    else:
        reading = read(scraped.source, scraped.kind if kind == "auto" else kind)
    return reading._replace(metadata=reading.metadata.followed_by(scraped.metadata))


def _is_soup(source: object) -> bool:
    """Whether it is a tree of BeautifulSoup, which is not imported to find out."""
    return any(base.__module__.startswith("bs4.") and base.__name__ == "Tag" for base in type(source).__mro__)


def _text_of(source: object) -> str:
    if isinstance(source, str):
        return source
    if isinstance(source, (bytes, bytearray, memoryview)):
        return decode(bytes(source))
    if source is None:
        wanted = "did the scraper return nothing? Test for None before you clean"
    elif hasattr(source, "read"):
        wanted = "pass what it reads: `clean(file.read())`"
    elif hasattr(source, "__fspath__"):
        wanted = "pass the file's content: `clean(path.read_bytes())`"
    elif hasattr(source, "text"):
        wanted = "pass its text: `clean(response.text)`"
    else:
        wanted = "pass the text as `str`, as `bytes`, or as a tree of BeautifulSoup"
    raise SourceError(f"clean() takes the scraped text as str or bytes, not {type(source).__name__}: {wanted}")
