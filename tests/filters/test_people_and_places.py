"""Bylines, contributors, datelines."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.names import names_in
from newsclean.testing import STORY

TITLE, *BODY = STORY


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Ruíz", ("Ana Ruíz",)),
        ("BY ANA RUÍZ AND JOHN DE VRIES", ("ANA RUÍZ", "JOHN DE VRIES")),
        ("By Ana Ruíz, John de Vries and Min-ji Kim", ("Ana Ruíz", "John de Vries", "Min-ji Kim")),
        ("By Ana Ruíz, political correspondent", ("Ana Ruíz",)),
        ("By Ana Ruíz | Example Media for example.com", ("Ana Ruíz",)),
        ("By Ana Ruíz in Lisbon", ("Ana Ruíz",)),
        ("By Ana Ruíz (ana.ruiz@example.com)", ("Ana Ruíz",)),
        ("By Reuters", ("Reuters",)),
        ("By Staff Reporter", ()),
        ("Von dpa", ("dpa",)),
        ("Von Ursula von der Heide und Max Müller", ("Ursula von der Heide", "Max Müller")),
        ("Par Léa d’Arc et Jean Dupont", ("Léa d’Arc", "Jean Dupont")),
        ("Por Ana Ruiz y Juan Pérez", ("Ana Ruiz", "Juan Pérez")),
        ("Di Maria Rossi", ("Maria Rossi",)),
        ("Door Jan de Boer", ("Jan de Boer",)),
        ("Door onze redacteur Sanne de Wit", ("Sanne de Wit",)),
        ("Por Rafael Nogueira, g1 Vale do Araçá", ("Rafael Nogueira",)),
        ("本报记者 周晓岚", ("周晓岚",)),
    ],
)
def test_bylines_and_their_authors(line: str, authors: tuple[str, ...]) -> None:
    language = "nl" if line.startswith("Door") else None  # a door, in English
    article = newsclean.clean("\n\n".join([TITLE, line, *BODY]), language=language)
    assert article.byline == line
    assert article.authors == authors


def test_a_byline_and_a_date_on_one_line() -> None:
    article = newsclean.clean("\n\n".join([TITLE, "By Ana Ruíz | March 3, 2024", *BODY]), language="en")
    assert article.byline == "By Ana Ruíz"
    assert article.date_published is not None
    assert article.date_published.iso == "2024-03-03"
    assert article.text == "\n\n".join(BODY)


def test_by_on_a_line_of_its_own() -> None:
    article = newsclean.clean("\n".join([TITLE, "By", "Ana Ruíz", *BODY]))
    assert article.authors == ("Ana Ruíz",)


def test_a_name_beside_a_date() -> None:
    article = newsclean.clean("\n".join([TITLE, "Ana Ruíz", "5 March 2024", *BODY]))
    assert article.authors == ("Ana Ruíz",)


@pytest.mark.parametrize(
    "line", ["By Election Day, 70% had voted", "By noon the wind had dropped", "By Ana Ruíz’s count, 400 died"]
)
def test_what_is_no_byline(line: str) -> None:
    article = newsclean.clean("\n\n".join([TITLE, line, *BODY]))
    assert article.byline is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Ruíz", ("Ana Ruíz",)),
        ("Maria da Conceição dos Santos", ("Maria da Conceição dos Santos",)),
        ("J. R. R. Talk & A.-L. Petit", ("J. R. R. Talk", "A.-L. Petit")),
        ("김민지 기자", ("김민지",)),
        ("the harbour master", None),
        ("70% of voters", None),
        ("", None),
    ],
)
def test_names(text: str, names: tuple[str, ...] | None) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(Reporting by Ana Ruíz in Lisbon; Editing by John de Vries)", ("Ana Ruíz", "John de Vries")),
        ("Ana Ruíz contributed reporting from Hong Kong.", ("Ana Ruíz",)),
        ("Ana Ruíz and John de Vries contributed to this report.", ("Ana Ruíz", "John de Vries")),
        ("Write to Ana Ruíz at ana.ruiz@example.com", ("Ana Ruíz",)),
        ("With files from The Canadian Press", ()),
    ],
)
def test_contributors(line: str, names: tuple[str, ...]) -> None:
    article = newsclean.clean("\n\n".join([*STORY, line]))
    assert article.contributors == names
    assert article.text == "\n\n".join(BODY)


def test_an_address_glued_to_the_last_sentence() -> None:
    article = newsclean.clean("\n\n".join([*STORY[:-1], f"{STORY[-1]} ana.ruiz@example.com"]))
    assert article.body[-1].text == STORY[-1]
    assert article.body[-1].exact


@pytest.mark.parametrize(
    ("opening", "place", "agency", "date"),
    [
        ("WASHINGTON (AP) — ", "WASHINGTON", "AP", None),
        ("(CNN) ", None, "CNN", None),
        ("(CNN) -- ", None, "CNN", None),
        ("LONDON, March 3 (Reuters) - ", "LONDON", "Reuters", "March 3"),
        ("BERLIN (dpa) - ", "BERLIN", "dpa", None),
        ("Berlin (dpa) – ", "Berlin", "dpa", None),
        ("PARIS — ", "PARIS", None, None),
        ("NEW YORK, N.Y. — ", "NEW YORK, N.Y.", None, None),
        ("Madrid, 5 mar (EFE).- ", "Madrid", "EFE", "5 mar"),
        ("(ANSA) - ROMA, 05 MAR - ", "ROMA", "ANSA", "05 MAR"),
        ("AFP, MANILA - ", "MANILA", "AFP", None),
        ("МОСКВА, 5 марта - РИА Новости. ", "МОСКВА", "РИА Новости", "5 марта"),
        ("[서울=뉴시스] 김민지 기자 = ", "서울", "뉴시스", None),
        ("(서울=연합뉴스) ", "서울", "연합뉴스", None),
        ("【ロンドン共同】", "ロンドン共同", None, None),
        ("新华社北京3月5日电（记者李明）", "北京", "新华社", "3月5日"),
        ("القاهرة (رويترز) - ", "القاهرة", "رويترز", None),
        ("नई दिल्ली, 5 मार्च (भाषा) ", "नई दिल्ली", "भाषा", "5 मार्च"),
    ],
)
def test_datelines_are_parsed_and_stay(opening: str, place: str | None, agency: str | None, date: str | None) -> None:
    lede = opening + BODY[0]
    article = newsclean.clean("\n\n".join([TITLE, lede, *BODY[1:]]))
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency, article.dateline.date) == (place, agency, date)
    assert article.dateline.text == opening.strip()
    assert article.body[0].text == lede
    assert article.body[0].exact


@pytest.mark.parametrize(
    "opening",
    ["London (pop. 9 million) ", "NATO said on Monday that ", "The port (see map) ", "Monday - the day of the storm - "],
)
def test_what_is_no_dateline(opening: str) -> None:
    assert newsclean.clean("\n\n".join([TITLE, opening + BODY[0], *BODY[1:]])).dateline is None
