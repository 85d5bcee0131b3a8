"""Raw texts in which nothing, or little, is noise, made of labelled pages: what good extractors, feeds and editors hand on.

A model that has only seen dumps of whole pages suspects a short story, of which there are few among the pages.
"""

from __future__ import annotations

import re
import zlib
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from newsclean.bodymodel.training.measure import SHINGLE, Gold
from newsclean.bodymodel.training.pages import Raw
from newsclean.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.bodymodel.sight import Kind
    from newsclean.bodymodel.training.pages import Page

GOLD = "gold"
"""The name under which clean texts are learned from, as raw texts in which nothing is noise."""

EXCERPTS, EXCERPT_LINES = 2, (2, 8)
"""Excerpts of each clean text, and their lines."""

MARGIN = 12
"""Lines around the story, at most, that a rough cut leaves, as programs do that look for a page's main part."""

_ADDRESS = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)")


def clean_texts(page: Page, kind: Kind) -> Iterator[Raw]:
    """The gold text of a page as a raw text or HTML, and excerpts from it, every second one below the headline."""
    yield Raw(GOLD, page, _marked_up(page.text) if kind == "html" else page.text, kind)
    lines = [line for line in page.text.split("\n") if line.strip()]
    random = _random(page)
    for number in range(EXCERPTS):
        text = "\n\n".join(_excerpt(lines, random))
        head = f"{page.headline}\n\n" if page.headline and number % 2 else ""
        whole = head + text
        yield Raw(GOLD, page.model_copy(update={"text": text}), _marked_up(whole) if kind == "html" else whole, kind)


def cut_markdown(raw: Raw) -> Iterator[Raw]:
    """Of a page in Markdown the story with some of what stands around it, the story alone, and excerpts from that.

    Gold texts have lost their links, so it is the lines of the Markdown that are taken.
    """
    gold = Gold(raw.page.text)
    lines = raw.text.split("\n")
    words = [gold.tokens(_ADDRESS.sub("]", line)) for line in lines]
    shares = [gold.share(one) for one in words]
    told = [place for place, one in enumerate(words) if len(one) >= 2 * SHINGLE and shares[place] >= 0.5]
    if not told:
        return
    random = _random(raw.page)
    start, end = told[0], told[-1] + 1
    above, below = random.randint(0, MARGIN, 2)
    yield raw._replace(text="\n".join(lines[max(0, start - above) : end + below]))
    story = [line for line, share in zip(lines[start:end], shares[start:end], strict=True) if share >= 0.5]
    yield _all_clean(raw, "\n\n".join(story))
    for number in range(EXCERPTS):
        head = f"# {raw.page.headline}\n\n" if raw.page.headline and number % 2 else ""
        yield _all_clean(raw, head + "\n\n".join(_excerpt(story, random)))


def _all_clean(raw: Raw, text: str) -> Raw:
    shown = read(text, kind="markdown").text
    return Raw(GOLD, raw.page.model_copy(update={"text": shown}), text, "markdown")


def _random(page: Page) -> np.random.RandomState:
    return np.random.RandomState(zlib.crc32(page.id.encode("utf-8", "surrogatepass")))


def _excerpt(lines: Sequence[str], random: np.random.RandomState) -> Sequence[str]:
    size = random.randint(*EXCERPT_LINES)
    start = random.randint(0, max(1, len(lines) - size))
    return lines[start : start + size]


def _marked_up(text: str) -> str:
    """A text as plain HTML, a paragraph for each line: what feeds and editors hand on."""
    return "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n") if line.strip())
