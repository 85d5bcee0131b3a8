"""The word lists that ship with newsclean: agencies, platforms, roles, verbs of speech."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from newsclean.folding import fold


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the word lists that ship with newsclean, folded.

    >>> "reuters" in word_list("agencies")
    True
    """
    file = resources.files("newsclean") / "data" / "words" / f"{name}.toml"
    lists = tomllib.loads(file.read_text(encoding="utf-8"))
    return frozenset(fold(word) for words in lists.values() if isinstance(words, list) for word in words)
