"""Tells what somebody said from what a page says: quoted lines, and sentences that close with `…, the court ruled.`

A line of noise never ends so, whatever it begins with.
"""

from __future__ import annotations

import re

from newsclean.folding import fold
from newsclean.words import word_list

LONGEST_CLAUSE = 90
"""Code points at the end of a sentence in which the clause that says who spoke is looked for."""

MOST_CLAUSE_WORDS = 9
"""`the spokeswoman for the northern coast guard told Example Radio`."""

_OPEN, _CLOSE = "“„«‹「『»”’\"‘‚'", "”“»›」』«\"’‘'"
_ONLY_FIRST = frozenset({"so", "selon"})
"""Words that say who spoke only where they open the clause: `…, so der Sprecher.`"""

_STOPS = tuple(".!?。।؟…")
_CLAUSE = re.compile(r"(?:[،，;»”“\"’!?–—]|\s-\s|,(?!\d))\s*((?:[^,،，;»”“\"’!?]|,(?=\d))*)$")


def is_speech(text: str) -> bool:
    """Whether a line is speech: wholly in quotes, or closed by a clause that says who said it.

    >>> is_speech("“Follow me.”"), is_speech("By registering late, he lost his place, the court ruled.")
    (True, True)
    >>> is_speech("Follow us on Facebook"), is_speech("5 min read")
    (False, False)
    """
    return is_quoted(text) or is_reported(text)


def is_quoted(text: str) -> bool:
    """Whether a line stands wholly in quotes."""
    return text[0] in _OPEN and text.rstrip(".").endswith(tuple(_CLOSE)) and len(text) > 2


def is_reported(text: str) -> bool:
    """Whether a sentence is closed by a clause that says who said it."""
    bare = text.rstrip("”“»›」』\"’‘') ")
    if not bare.endswith(_STOPS):
        return False
    verbs = word_list("reporting")
    end = fold(bare.rstrip(".!?。।؟… ")[-LONGEST_CLAUSE:])
    words = end.split()
    if words and words[-1] in verbs:
        return True
    clause = _CLAUSE.search(end)
    spoken = clause[1].split() if clause else []
    return len(spoken) <= MOST_CLAUSE_WORDS and any(
        word in verbs and (at == 0 or word not in _ONLY_FIRST) for at, word in enumerate(spoken)
    )
