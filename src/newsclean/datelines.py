"""Datelines: the place, date and agency that open a story."""

from __future__ import annotations

import regex

from newsclean.folding import fold
from newsclean.values import DatelineValue
from newsclean.words import word_list

LONGEST_DATELINE = 120
"""Code points at the start of a paragraph in which a dateline ends; the longest real ones have some 70."""

_DASH = r"\s*(?:[-–—―]+|\.[-–—]+|:)\s*"
_NAME = r"\p{Lu}[\p{L}\p{M}.'’/-]*"
_LINK = r"(?:(?:de|la|del|do|da|di|am|an|der|upon|sur|el|al|of)\s)?"
_PLACE = rf"(?P<place>{_NAME}(?:,?\s{_LINK}{_NAME}){{0,4}})"
_CAPITALS = rf"(?P<place>\p{{Lu}}[\p{{Lu}}\p{{M}}.'’/-]{{2,}}(?:,?\s{_LINK}{_NAME}){{0,4}})"
_MONTH_FIRST = r"\p{L}{3,12}\.?\s\d{1,2}(?:,?\s\d{4})?"
_DAY_FIRST = r"\d{1,2}(?:\.|º|er)?\s(?:de\s)?\p{L}{3,12}\.?(?:\s(?:de\s)?\d{4})?"
_DAY = rf"(?P<date>{_MONTH_FIRST}|{_DAY_FIRST}|\d{{1,2}}[./]\d{{1,2}}\.?(?:\d{{4}})?)"
_AGENCY = r"[(/\[]\s*(?P<agency>[^()/\[\]]{2,40}?)\s*[)/\]]"

_FORMS = tuple(
    regex.compile(form)
    for form in (
        r"(?P<agency>\p{Lu}{2,6}),\s(?P<place>\p{Lu}[\p{Lu}\s]{2,20})\s*[-–—:]\s",  # AFP, MANILA -
        (
            r"[\[(【](?P<place>[\p{L}\s]{1,12})\s?=\s?(?P<agency>[^\])】]{2,20})[\])】]\s?"
            r"(?:[\p{L}·\s]{2,24}\s?기자\s?=\s?)?"
        ),  # [서울=뉴시스] … 기자 =
        r"[\[(](?P<place>\p{Hangul}{1,12})\s?=\s?(?P<paper>[\p{L}\s]{2,20})[\])]\s?[\p{L}·\s]{2,24}\s?기자\s?=\s?",
        r"【(?P<place>[\p{Lo}ー・]{1,10})(?:[=＝・\s](?P<agency>[^】]{1,20}))?】",  # 【ロンドン=…】
        r"(?P<agency>新华社|中新社|中新网|中央社|新華社|人民网)(?P<place>\p{Lo}{2,8}?)(?P<date>\d{1,2}月\d{1,2}日)电\s?(?:[（(][^）)]{1,30}[）)])?",
        r"[（(](?P<agency>中央社)[^）)]{0,14}?(?P<place>\p{Lo}{2,4})(?P<date>\d{1,2}日)?電[）)]",
        rf"{_PLACE}[,.]?\s(?:{_DAY}[,.]?\s)?{_AGENCY}(?:{_DASH}|\s(?=\p{{Lu}}))",  # LONDON, March 3 (Reuters) -
        rf"{_PLACE}[,.]\s{_DAY}[,.]?{_DASH}(?P<agency>\p{{L}}[\p{{L}}\s.]{{1,30}}?)\.\s",  # МОСКВА, 5 марта - РИА Новости.
        rf"{_AGENCY}{_DASH}{_PLACE},\s{_DAY}{_DASH}",  # (ANSA) - ROMA, 05 MAR -
        rf"{_AGENCY}(?:{_DASH}|\s(?=[\p{{Lu}}\p{{Lo}}“\"]))",  # (CNN)
        rf"{_CAPITALS}(?:,\s{_DAY})?\s*[–—-]{{1,2}}\s",  # LONDON —
        r"(?P<place>[\p{Lo}\p{M}]{2,14}(?:\s[\p{Lo}\p{M}]{2,14})?)\s?[،,]?\s?(?:(?P<date>\d{1,2}\s[\p{Lo}\p{M}]{2,10})\s?)?[(]\s?(?P<agency>[^()]{1,20})\s?[)]\s?[-–—:]?\s?",
    )
)


def dateline_of(text: str) -> tuple[DatelineValue, int] | None:
    """The dateline that a paragraph opens with, and where it ends; None if it has none.

    >>> dateline_of("LONDON, March 3 (Reuters) - The harbour master closed all three ports on Monday.")
    (DatelineValue(place='LONDON', agency='Reuters', date='March 3'), 27)
    >>> dateline_of("London (pop. 9 million) closed all its ports on Monday, the mayor said.")

    What stands in brackets has to be a known news agency, or the form unmistakable (`[place=paper] … 기자 =`); a place
    alone has to be in capitals and followed by a dash.

    Source: forms of Reuters, AP, AFP, dpa, EFE, ANSA, TASS, Yonhap, Kyodo, Xinhua; agencies in `data/words`.
    """
    for form in _FORMS:
        match = form.match(text[:LONGEST_DATELINE])
        if match and _is_agency(match["agency"] if "agency" in form.groupindex else None):
            found = {name: words and words.strip() for name, words in match.groupdict().items()}
            value = DatelineValue(found.get("place"), found.get("agency") or found.get("paper"), found.get("date"))
            return value, len(match[0].rstrip())
    return None


def _is_agency(name: str | None) -> bool:
    """Whether what stands at the agency's place is one; nothing at all is as good."""
    if name is None:
        return True
    agencies = word_list("agencies")
    folded = fold(name)
    return folded in agencies or any(part.strip() in agencies for part in regex.split(r"[/,=;]|\s-\s", folded))
