"""Labelled pages in a folder: the gold text of each page, and what other programs made of the page."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from newsclean.addresses import address_of
from newsclean.errors import TrainingError
from newsclean.readers import Kind, decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HTML = "html"
"""The name under which the pages themselves are learned from."""

FOLDS = 5
"""Parts into which sites are split: a model is measured on the sites of one part and trained on those of the others."""

_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "net", "ne", "or", "org"})
"""What stands before the country in `example.co.uk`, which is one site."""


class Page(BaseModel):
    """One labelled page; keys that are not known are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    """Its name, which the raw texts bear too."""
    text: str
    """The gold text."""
    collection: str = "pages"
    """The set of pages it comes from; results are told by collection."""
    url: str | None = None
    """Where it stood; pages of one site are never split."""
    language: str | None = None
    headline: str | None = None
    authors: str | list[str] | None = None
    date: str | None = None
    key_points: tuple[str, ...] = ()

    @property
    def site(self) -> str:
        """The registered name of its host, such as `example.co.uk`; without an address the page is a site by itself.

        >>> Page(id="1", text="", url="https://news.example.co.uk/storm").site
        'example.co.uk'
        """
        host = address_of(self.url or "").host or self.id
        parts = host.split(".")
        keep = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVEL else 2
        return ".".join(parts[-keep:])

    @property
    def fold(self) -> int:
        """The part that its site belongs to, from 0 to FOLDS - 1; it depends on nothing but the site's name."""
        return int(hashlib.md5(self.site.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


class Raw(NamedTuple):
    """What a program made of a page."""

    tool: str
    page: Page
    text: str
    kind: Kind = "text"
    """As what it is read: what programs make is learned from as text, whatever marks they leave in it."""


def read_pages(folder: Path) -> dict[str, Page]:
    """The labelled pages of a folder by name: `gold.jsonl`, a page a line.

    Raises:
        TrainingError: There is no such file, or a line is not a page; the message names it.
    """
    path = folder / "gold.jsonl"
    pages: dict[str, Page] = {}
    number = 0
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                number += 1
                page = Page.model_validate_json(line)
                pages[page.id] = page
    except OSError as error:
        raise TrainingError(f"{path} cannot be read: {error}; the folder must hold gold.jsonl and scraped/") from error
    except ValidationError as error:
        raise TrainingError(f"{path}, line {number}: not a labelled page: {error}") from error
    return pages


def tools(folder: Path) -> list[str]:
    """The programs whose raw texts a folder holds."""
    return sorted(path.name.removesuffix(".jsonl.gz") for path in (folder / "scraped").glob("*.jsonl.gz"))


def read_raw(folder: Path, tool: str, pages: dict[str, Page]) -> Iterator[Raw]:
    """The raw texts of one program: `scraped/<tool>.jsonl.gz`, a page a line with `id` and `text`.

    Raises:
        TrainingError: There is no such file, or a line is no raw text; the message names it.
    """
    path = folder / "scraped" / f"{tool}.jsonl.gz"
    number = 0
    try:
        with gzip.open(path, "rt", encoding="utf-8", errors="surrogatepass") as lines:
            for line in lines:
                number += 1
                row = json.loads(line)
                if row["id"] in pages:
                    yield Raw(tool, pages[row["id"]], str(row["text"]))
    except (OSError, EOFError, ValueError, TypeError, KeyError) as error:
        raise TrainingError(f"{path}, line {number}: no raw text of a page: {error}") from error


def read_html(folder: Path, pages: dict[str, Page]) -> Iterator[Raw]:
    """The pages as they were served: `html/<id>.html.gz`; those that are not there are passed over.

    Raises:
        TrainingError: A file cannot be read; the message names it.
    """
    for page in pages.values():
        path = folder / "html" / f"{page.id}.html.gz"
        try:
            yield Raw(HTML, page, decode(gzip.decompress(path.read_bytes())), "html")
        except FileNotFoundError:
            continue
        except (OSError, EOFError) as error:
            raise TrainingError(f"{path} cannot be read: {error}") from error


def fold_name(part: int, kind: Kind) -> str:
    """The name of the file of the model that was trained without the sites of a part."""
    return f"{kind}-without-{part}.model"
