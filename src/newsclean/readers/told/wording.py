"""Strings of metadata become the words they stand for."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from newsclean.readers.reading import mended
from newsclean.titles import MOST_SITE_WORDS, site_key

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_WORDS = 2_000
"""Code points of a headline, name or description; the rest is not kept."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/blockquote|/tr)\b[^<>]*>", re.IGNORECASE)
_BAR = re.compile(r"\s+(?:[|·•»/]|::|[-–—])\s+|\s*\|\s*")


def words_of(text: str) -> str:
    """The words of a string on one line: entities decoded, tags left out, damaged characters mended.

    >>> words_of("Storm &amp;amp; flood close <em>three</em>\\n ports")
    'Storm & flood close three ports'
    >>> words_of("Ports with depth < 5 m are > 3 days late")                # no tag: kept
    'Ports with depth < 5 m are > 3 days late'
    """
    text = _decoded(text[: 2 * LONGEST_WORDS])
    text = " ".join(_TAG.sub("", _BREAK.sub(" ", text)).split())
    return mended(text)[0].strip()[:LONGEST_WORDS]


def paragraphs_of(text: str) -> str:
    """The words of a longer string, with a line for each paragraph.

    >>> paragraphs_of("<p>Ports closed.</p><p>Two ferries &amp; a tug are <b>overdue</b>.</p>")
    'Ports closed.\\nTwo ferries & a tug are overdue.'
    """
    text = _TAG.sub("", _BREAK.sub("\n", _decoded(text)))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return mended("\n".join(line for line in lines if line))[0]


def without_site(title: str, sites: Iterable[str]) -> str:
    """The title without the name of the site before or behind it, if that is one of `sites`.

    >>> without_site("Storm closes three ports - Coast | Example News", ("example news",))
    'Storm closes three ports - Coast'
    >>> without_site("Storm closes three ports | Photos", ("example news",))       # no name of the site: kept
    'Storm closes three ports | Photos'
    """
    known = {key for site in sites if (key := site_key(site))}
    cuts = list(_BAR.finditer(title))
    if not cuts or not known:
        return title
    for cut in cuts[-1 : -MOST_SITE_WORDS - 1 : -1]:
        if site_key(title[cut.end() :]) in known and cut.start():
            return title[: cut.start()].rstrip()
    if site_key(title[: cuts[0].start()]) in known and title[cuts[0].end() :]:
        return title[cuts[0].end() :]
    return title


def _decoded(text: str) -> str:
    """Entities decoded; twice, as systems encode what was encoded before."""
    for _ in range(2):
        if "&" not in text:
            break
        text = unescape(text)
    return text
