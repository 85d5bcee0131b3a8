"""`targets_of`: the words of the addresses that blocks link to, as places in the table of names.

`/tag/`, `/author/`, `facebook.com/sharer` and `mailto:` tell a menu, a byline and a share bar from a story in any language.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.addresses import address_of
from newsclean.bodymodel.naming import NAME_BITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.addresses import Address
    from newsclean.blocks import Block

LONGEST, MOST_LINKS, MOST_WORDS = 300, 20, 12
"""Code points of an address that are read, links of a block, and words of an address."""

SLUG_WORDS = 4
"""Words of a part of a path from which it is the title of a page, whatever it says."""

_SCHEME = re.compile(r"(?!https?:)([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile("[0-9]")


def targets_of(blocks: Sequence[Block]) -> list[frozenset[int]]:
    """For each block numbers (of NAME_BITS bits) for what its links lead to, and whether that is on the page's own site: of
    which no address is known, so that it is taken to be the one that most of the page's links lead to."""
    sites = Counter(_parts(link)[0] for block in blocks for link in (block.links or ()))
    own = max(sites, key=sites.__getitem__, default="")
    return [_numbers(block.links[:MOST_LINKS], own) if block.links else frozenset() for block in blocks]


def _numbers(links: Sequence[str], own: str) -> frozenset[int]:
    found: set[int] = set()
    for link in links:
        site, numbers = _parts(link)
        found |= numbers
        found.add(_OWN if site in ("", own) else _OTHER)
    return frozenset(found)


@lru_cache(maxsize=4096)
def _parts(link: str) -> tuple[str, frozenset[int]]:
    """The site that an address names, if it names one, and the numbers of its words."""
    link = link[:LONGEST].strip()
    if scheme := _SCHEME.match(link):
        return "", frozenset([_number(f"{scheme[1].lower()}:")])
    address = address_of(link)
    site = ".".join((address.host or "").split(".")[-2:])
    return site, frozenset(map(_number, _words(address, site, link)))


def _words(address: Address, site: str, link: str) -> Iterator[str]:
    if site:
        yield f"@{site}"
    parts = [part for part in address.path.split("/") if part]
    if link.startswith("#"):
        yield "#"
    yield f"depth {min(len(parts), 5)}"
    words = 0
    for number, part in enumerate(parts):
        some = _WORD.findall(part.lower())
        if len(some) >= SLUG_WORDS:
            yield "slug"
            continue
        words += len(some)
        if words > MOST_WORDS:
            break
        yield from (f"/{_DIGITS.sub('0', word)}" for word in some)
        if number == 0:
            yield from (f"//{_DIGITS.sub('0', word)}" for word in some)
    yield from (f"?{field.partition('=')[0].lower()}" for field in address.query.split("&")[:MOST_WORDS] if field)


def _number(word: str) -> int:
    return zlib.crc32(f"→{word}".encode(errors="replace")) & ((1 << NAME_BITS) - 1)


_OWN, _OTHER = _number("own"), _number("other")
