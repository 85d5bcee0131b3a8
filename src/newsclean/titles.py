"""How titles are compared: site suffixes, kickers in front, truncation, small edits."""

from __future__ import annotations

import re

from newsclean.folding import fold, strip_outer

CLOSE = 95.0
"""Ratio (0-100) of equal letters from which two titles are one; lower ones take openings for copies (the lede of the
story that this project began with is 86 to its headline)."""

SHORTEST_CLOSE = 20
"""Titles of fewer code points have to be equal: one letter changes their meaning."""

SHORTEST_TRUNCATED = 12
"""Code points that a title cut by an ellipsis must have left to be recognised."""

MOST_SITE_WORDS = 6
"""`The Example News of Northern Coast` is about as long as names of sites get."""

SHORTEST_SHARE = 0.8
"""A line with a smaller share of a title's length is no copy of it, unless it ends in an ellipsis."""

LONGEST_ADDITION = 100
"""Code points that a kicker and a site suffix may add to a title."""

_SITE = re.compile(r"\s+(?:[|·•»/]|::|[-–—])\s+(?=[^|·•»]{2,60}$)")
_KICKER = re.compile(r"^[^|:]{2,40}?(?:\s*[|·•»]\s*|:\s+|\s+[-–—]\s+)(?=\S)")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")
_DIGITS = re.compile(r"\d+")
_HOST = re.compile(r"^(?:https?:)?//(?:[^/@]*@)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[\W_]+")


def split_site(title: str) -> tuple[str, str | None]:
    """The title and the name of the site after it, if one seems to be there.

    >>> split_site("Storm closes three ports | Example News")
    ('Storm closes three ports', 'Example News')
    >>> split_site("Storm closes three ports")
    ('Storm closes three ports', None)
    """
    cut = None
    for cut in _SITE.finditer(title):
        if cut[0].strip() in "|·•»::":
            break
    if cut is None or len(title[cut.end() :].split()) > MOST_SITE_WORDS or cut.start() < len(title) - cut.end():
        return title, None
    return title[: cut.start()].rstrip(), title[cut.end() :].strip()


class Title:
    """A title, ready to be compared with many lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._is_sentence = _is_sentence(text)
        self._whole = title_key(text)
        self._core = title_key(split_site(text)[0])
        self._unlabelled = title_key(_KICKER.sub("", text))
        self._shortest = min(len(self._core), len(self._unlabelled)) * SHORTEST_SHARE

    def is_repeated_by(self, line: str) -> bool:
        """Whether a line prints this title again word for word, with or without the name of the site.

        >>> Title("Storm closes three ports").is_repeated_by("Storm closes three ports!")
        True
        """
        if len(line) > len(self.text) + LONGEST_ADDITION or (_is_sentence(line) and not self._is_sentence):
            return False
        return bool({title_key(line), title_key(split_site(line)[0])} & {self._whole, self._core})

    def is_copied_by(self, line: str) -> bool:
        """Whether a line prints this title again.

        >>> title = Title("Storm closes three ports")
        >>> title.is_copied_by("STORM CLOSES THREE PORTS | Example News"), title.is_copied_by("Weather: Storm closes thr…")
        (True, True)
        >>> title.is_copied_by("Storm closes three ports.")              # a sentence: an opening, not a copy
        False
        """
        bare = _ELLIPSIS.sub("", line)
        cut = bare != line
        if len(line) > len(self.text) + LONGEST_ADDITION or (len(line) < self._shortest and not cut):
            return False
        if not self._is_sentence and _is_sentence(line):
            return False
        core = split_site(bare)[0]
        for form in dict.fromkeys((bare, core, _KICKER.sub("", bare), _KICKER.sub("", core))):
            key = title_key(form)
            if key and (
                key in (self._whole, self._core)
                or (key == self._unlabelled and len(key) >= SHORTEST_CLOSE)
                or (cut and len(key) >= SHORTEST_TRUNCATED and self._whole.startswith(key))
                or _is_close(key, self._core)
            ):
                return True
        return False


def title_key(title: str) -> str:
    """What equal titles have in common: the folded text without quotes.

    >>> title_key("‘Storm’ closes PORTS")
    'storm closes ports'
    """
    return strip_outer(fold(title)).replace('"', "").replace("'", "")


def site_key(name: str) -> str:
    """What the writings of a site's name have in common: its folded letters, without an article before it.

    >>> site_key("The Example News") == site_key("example-news")
    True
    """
    folded = fold(name)
    return _NO_LETTERS.sub("", folded.removeprefix("the "))


def site_of(url: str) -> str:
    """The host of an address, without `www`; empty if it has none.

    >>> site_of("https://www.example.com/news/1")
    'example.com'
    """
    match = _HOST.match(url)
    return match[1].lower() if match else ""


def _is_sentence(text: str) -> bool:
    return text.rstrip("\"'”’»)").endswith((".", "。", "।")) and not _ELLIPSIS.search(text)


def _is_close(one: str, other: str) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    if shorter < SHORTEST_CLOSE or longer - shorter > longer * (100 - CLOSE) / 50 or longer > 400:
        return False
    if _DIGITS.findall(one) != _DIGITS.findall(other):  # another figure is other news
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(one, other, score_cutoff=CLOSE) >= CLOSE
