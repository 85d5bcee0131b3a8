"""The names in what metadata give for the author: clean, one by one, without roles, addresses and the name of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from newsclean.folding import fold
from newsclean.names import is_name, is_role
from newsclean.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NAME = 60
"""Code points; what is longer is a sentence about the author."""

MOST_WORDS = 6
"""Words of a name: what is longer is mostly something that is said about the author."""

MOST_PEOPLE = 40
"""Names in one field; stories by more are credited to a team."""

LONGEST_FIELD = 2_000
"""Code points of one field; the rest is not read."""

_ADDRESS = regex.compile(
    r"[\w.+-]++@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w+|(?:https?:)?//\S+|\bwww\.\S+|\b[\w.-]+\.(?:com|org|net)/\S*"
)
_ASIDE = regex.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>")
_LEAD = regex.compile(
    r"(?i:(?:view|see|read|more|all)\b[\w\s]{0,25}?\b(?:by|from|about)\s+)|(?i:and|und|et|y|og|och|e)\s+(?=\p{Lu})|(?i:(?:written|photography|photos?|updated|reported|posted|published|story|text|words|reviewed|created)\s+by|by|author|autor|auteur|autore)(?:\s*:\s*|\s+)"
    r"|By(?=\p{Lu}\p{Ll}+\s)|(?:von|par|por|di|door|af|av|Par|Por)\s+(?=\p{Lu})"
)
_SPLIT = regex.compile(
    r"\s*(?:[,;&•·、，\n\t]|\s[|/–—-]\s|\||\s//\s)\s*|\s+(?i:and|und|et|y|en|och|og|ja|oraz|и|та|ve|dan|và|și|és|و|with|mit)\s+"
)
_INSTEAD = regex.compile(r"(?:for|at|in|from|special to|of)\s+\S.*", regex.IGNORECASE)
_PLACE = regex.compile(r"\s+(?:for|special to|in|at|from|[-–—]\s)\s+(?=(?:the\s)?\p{Lu}|the\s).*$")
_HANDLE = regex.compile(r"[\p{Ll}\d]\S*[\d_]\S*|\S+\.\p{Ll}{2,}\S*|[\p{Ll}-]*-[\p{Ll}-]+")
_NO_NAME = regex.compile(r"^\d|\s\d|\d\s|\p{Ll}[.!?]\s")
"""Figures, and the end of a sentence."""
_SHORT = regex.compile(r"\p{Lu}{2,5}")
_STOP = regex.compile(r"(?<!\b\p{Lu}|\b[JS]r)\.+$")
_WORD = regex.compile(r"\p{L}")

NOBODY = frozenset(
    {"admin", "administrator", "staff", "editor", "editors", "author", "null", "none", "undefined", "unknown", "n/a",
     "na", "user",
     "anonymous", "guest", "webmaster", "root", "redaktion", "redazione", "rédaction", "redacción", "redação", "redactie"}
)  # fmt: skip
"""What systems and desks print where an author is asked for and there is none."""

DEGREES = frozenset(
    {"md", "phd", "ph.d", "dr", "rn", "rd", "rdn", "msc", "ms", "ma", "mba", "mph", "jd", "esq", "jr", "sr", "cpa",
     "cfa", "cfp", "do", "dvm",
     "dds", "pharmd", "bsc", "ba", "mfa", "msw", "lcsw", "edd", "psyd", "cscs", "ldn", "iii", "ii", "mbe", "obe", "cbe",
     "facs", "faap"}
)  # fmt: skip
"""What stands behind a name after a comma, and is none."""


GENERATIONS = frozenset({"jr", "sr", "ii", "iii"})
"""What is part of a name all the same."""


def people_in(text: str) -> tuple[str, ...]:
    """The names, as printed.

    >>> people_in("By Ana Ruíz, Staff Writer, and JOHN DE VRIES | Example News (ana@example.com)")
    ('Ana Ruíz', 'JOHN DE VRIES')
    >>> people_in("https://example.com/people/ana-ruiz"), people_in("@anaruiz"), people_in("admin"), people_in("Reuters")
    ((), (), (), ('Reuters',))
    >>> people_in("Example News Desk"), people_in("Zoë")                # an outlet is kept if nobody else is named
    (('Example News Desk',), ('Zoë',))
    >>> people_in("ByAna Ruíz"), people_in("Written by")
    (('Ana Ruíz',), ())
    """
    names: list[str] = []
    outlets: list[str] = []
    bare = _ASIDE.sub(" ", _ADDRESS.sub(" ", text[:LONGEST_FIELD]))
    for piece in _SPLIT.split(bare):
        name = _name(piece)
        if name is None:
            continue
        agency = fold(name) in word_list("agencies")
        if names and not agency and (_SHORT.fullmatch(name) or ("|" in bare and not is_name(name))):
            continue  # a degree, or the site behind a bar
        if not agency and is_role(name):
            outlets.append(name)
        else:
            names.append(name)
    if any(sign.isupper() for sign in bare):  # where names have capitals, words without one are a biography's
        names = [name for name in names if not name.islower() or fold(name) in word_list("agencies")]
    found = tuple(dict.fromkeys(names))[:MOST_PEOPLE]
    return found or tuple(outlets[:1])


def without_outlets(names: Iterable[str], outlets: Iterable[str]) -> tuple[str, ...]:
    """The names without those of outlets, unless nobody else is named; each once, however it is written.

    >>> without_outlets(("Ana Ruíz", "Example News", "ANA RUÍZ"), ("Example News",))
    ('Ana Ruíz',)
    >>> without_outlets(("Example News",), ("Example News",))
    ('Example News',)
    """
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(fold(name), name)
    known = {fold(outlet) for outlet in outlets}
    agencies = word_list("agencies")
    people = tuple(name for key, name in once.items() if key not in known and (key in agencies or not is_role(name)))
    return people or tuple(once.values())


def _name(piece: str) -> str | None:
    """One name, without what stands before and behind it; None if there is none."""
    name = _STOP.sub("", " ".join(piece.split()).strip(' :–—-|•·/"“”()[]'))
    if lead := _LEAD.match(f"{name} "):
        name = name[lead.end() :].strip(" :")
    if not is_name(name) and is_name(shorter := _PLACE.sub("", name)):
        name = shorter
    words = name.split()
    if len(words) > 2 and words[-1].isupper() and fold(words[-1]).replace(".", "") in DEGREES - GENERATIONS:
        name = " ".join(words[:-1])
    key = fold(name).strip(".")
    if not _WORD.search(name) or len(name) > LONGEST_NAME or len(name.split()) > MOST_WORDS or _INSTEAD.fullmatch(name):
        return None
    if key in NOBODY or key.replace(".", "") in DEGREES or _HANDLE.fullmatch(name) or _NO_NAME.search(name):
        return None
    return name
