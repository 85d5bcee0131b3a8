"""Names of authors, parsed from bylines: who, without roles, places and addresses."""

from __future__ import annotations

import regex

from newsclean.folding import fold
from newsclean.words import word_list

MOST_NAME_WORDS = 5
"""`Maria da Conceição dos Santos` is about as long as names in bylines get."""

_SPLIT = regex.compile(
    r"\s*(?:[,;&+、，\u3000]|\s[|•·/–—]\s|\|)\s*|\s+(?i:and|und|et|y|e|en|och|og|ja|i|a|oraz|и|та|і|ve|dan|và|και|și|și|és|و|और|with|mit)\s+"
)
_ADDRESS = regex.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w+|https?://\S+")
_ASIDE = regex.compile(r"\((?P<inside>[^()]*)\)|\[(?:[^\[\]]*)\]")
_PLACE = regex.compile(r"\s+(?:in|aus|for|at|à|desde|from|do|da)\s+(?=\p{Lu}).*$")
_NAME_WORD = regex.compile(r"(?:\p{Lu}|[dDlLO]['’]\p{Lu}|\p{Lo})[\p{L}\p{M}'’.\-]*")
_UNCASED_NAME = regex.compile(r"[\p{Lo}\p{M}]{2,8}")
_HAN_NAMES = regex.compile(r"\p{Han}{2,4}(?:\s\p{Han}{2,4})*")
_LOWER_START = regex.compile(r"^(?:\p{Ll}[\p{L}\p{M}'’-]*\s+)+")
_OUTLET = regex.compile(r"(?=\S*\d)[\p{L}\d.]{2,8}(?:\s(?:\p{Lu}[\p{L}\p{M}'’.-]*|d[aeo]s?|del?|la|di)){0,5}")
"""The name of a site behind the author's: it begins with a word that has a figure in it, such as `g1`."""

_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "delle",
        "degli",
        "der",
        "den",
        "des",
        "du",
        "la",
        "le",
        "les",
        "van",
        "von",
        "vom",
        "zu",
        "zur",
        "ter",
        "ten",
        "te",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "i",
        "af",
        "av",
        "zum",
        "'t",
        "d'",
        "l'",
        "of",
        "mac",
        "ben",
        "abu",
        "um",
        "bint",
    ]
)
_REPORTERS = regex.compile(r"\s*(?:기자|특파원|선임기자|記者|记者|編集委員|撮影)$")


def names_in(text: str) -> tuple[str, ...] | None:
    """The names that a byline holds, as printed; none of them if it names only roles; None if it is something else.

    >>> names_in("Ana Ruíz and John de Vries, staff writers")
    ('Ana Ruíz', 'John de Vries')
    >>> names_in("Rafael Nogueira, g1 Vale do Araçá"), names_in("onze redacteur Sanne de Wit")
    (('Rafael Nogueira',), ('Sanne de Wit',))
    >>> names_in("staff reporter"), names_in("Election Day, 70% had already voted")
    ((), None)
    """
    names: list[str] = []
    roles = 0
    bare = _ASIDE.sub(" ", _ADDRESS.sub(" ", text))
    for piece in _SPLIT.split(bare):
        piece = piece.strip(" \t.:–—-|•·/")
        if not piece:
            continue
        if is_name(piece):
            names.append(_REPORTERS.sub("", piece))
        elif _HAN_NAMES.fullmatch(piece) and not is_role(piece):
            names += piece.split()
        elif is_role(piece):
            roles += 1
            if is_name(named := _LOWER_START.sub("", piece)) and named != piece:  # onze redacteur Sanne de Wit
                names.append(named)
        elif is_name(shorter := _PLACE.sub("", piece)) and shorter != piece:
            names.append(shorter)
        elif names and _OUTLET.fullmatch(piece):
            roles += 1
        else:
            return None
    if not names and not roles and not _ADDRESS.search(text):
        return None
    return tuple(dict.fromkeys(names))


def is_name(text: str) -> bool:
    """Whether the text could be one person's or agency's name.

    >>> is_name("Ursula von der Leyen"), is_name("dpa"), is_name("Storm closes ports"), is_name("Weather")
    (True, True, False, False)
    """
    if fold(text) in word_list("agencies"):
        return True
    if _REPORTERS.search(text):
        return _UNCASED_NAME.fullmatch(_REPORTERS.sub("", text).replace(" ", "").replace("·", "")) is not None
    words = text.split()
    if not 2 <= len(words) <= MOST_NAME_WORDS or is_role(text):
        return False
    capitalised = 0
    for word in words:
        if _NAME_WORD.fullmatch(word):
            capitalised += 1
        elif word not in _PARTICLES:
            return False
    return capitalised >= 2


def is_signature(text: str) -> bool:
    """Whether a line says of a name that it is a reporter's, with or without an address.

    >>> is_signature("박세린 기자 serin@paper.example"), is_signature("Ana Ruíz")
    (True, False)
    """
    return _REPORTERS.search(_ADDRESS.sub("", text).strip(" =·|/")) is not None


def is_role(text: str) -> bool:
    """Whether the text names a role or an outlet rather than a person: one of its words is a word of roles.

    >>> is_role("Senior political correspondent"), is_role("BBC News"), is_role("Ana Ruíz")
    (True, True, False)
    """
    roles = word_list("roles")
    return any(word.strip(".,:'") in roles for word in fold(text).replace("-", " ").split())
