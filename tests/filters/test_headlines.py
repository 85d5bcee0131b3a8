"""Headlines and their copies."""

from __future__ import annotations

import pytest

import newsclean
from newsclean import Article
from newsclean.testing import STORY

TITLE, *BODY = STORY


def clean(*parts: str, **options: object) -> Article:
    return newsclean.clean("\n\n".join(parts), **options)  # type: ignore[arg-type]


def labels(article: Article) -> list[str]:
    return [entry.label for entry in article.ledger if entry.disposition not in ("layout", "body")]


def test_found_by_itself() -> None:
    assert clean(*STORY).headline == TITLE


def test_a_text_without_headline_keeps_its_lede() -> None:
    article = clean(*BODY)
    assert article.headline is None
    assert article.text == "\n\n".join(BODY)


def test_a_single_line_is_no_headline() -> None:
    assert clean(TITLE).headline is None
    assert clean(TITLE).text == TITLE


@pytest.mark.parametrize(
    "copy",
    [
        TITLE,
        TITLE.upper(),
        f"{TITLE} | Example News",
        f"{TITLE} - Example News",
        f"{TITLE} – The Example Times",
        f"Weather: {TITLE}",
        f"WEATHER | {TITLE}",
        f"“{TITLE}”",
        TITLE[:25] + "…",
        TITLE[:25] + "...",
        TITLE.replace("northern", "norhtern"),
        f"{TITLE}!",
    ],
)
@pytest.mark.parametrize("place", ["head", "tail"])
def test_copies_are_recognised(copy: str, place: str) -> None:
    parts = [TITLE, "Advertisement", copy, *BODY] if place == "head" else [TITLE, *BODY, copy]
    article = clean(*parts)
    assert article.headline == TITLE
    assert [one.text for one in article.removed if one.label == "duplicate_headline"] == [copy]
    assert article.text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "other",
    [
        f"{TITLE}.",
        "Storm closes three ports on the southern coast",
        "Storm closes 3 ports on the northern coast, 4 on the southern",
        "Storm",
    ],
)
def test_what_resembles_it_is_no_copy(other: str) -> None:
    article = clean(TITLE, *BODY[:2], other, *BODY[2:])
    assert other in article.text


def test_an_opening_that_resembles_the_headline_stays() -> None:
    lede = "A storm closed three ports on the northern coast, the harbour master said."
    article = clean(TITLE, lede, *BODY)
    assert article.body[0].text == lede


def test_a_copy_inside_the_body_is_a_subheading_and_stays() -> None:
    article = clean(TITLE, *BODY[:3], TITLE, BODY[3])
    assert TITLE in article.text


def test_the_first_copy_is_the_headline_and_the_fullest_form_its_value() -> None:
    article = clean(f"{TITLE[:30]}…", f"{TITLE} | Example News", TITLE, *BODY)
    assert article.headline == TITLE
    assert article.publisher == "Example News"
    assert labels(article) == ["headline", "duplicate_headline", "duplicate_headline"]


def test_the_site_after_the_only_copy_is_the_publisher() -> None:
    article = clean(f"{TITLE} | Example News", *BODY)
    assert (article.headline, article.publisher) == (TITLE, "Example News")


def test_given_by_the_caller() -> None:
    article = clean("Home", "News", "Sport", f"{TITLE} | Example News", TITLE, *BODY, headline=TITLE)
    assert article.headline == TITLE
    assert [label for label in labels(article) if label != "boilerplate"][:2] == ["headline", "duplicate_headline"]


def test_given_by_the_caller_and_not_printed() -> None:
    article = clean(*BODY, headline=TITLE)
    assert article.headline == TITLE
    assert article.text == "\n\n".join(BODY)


def test_below_a_menu() -> None:
    menu = ["Home", "News", "Sport", "Weather", "Culture", "Opinion"]
    assert clean(*menu, TITLE, "By Ana Ruíz", *BODY).headline == TITLE


def test_the_address_tells_of_it() -> None:
    first = "Nine metres"
    url = "https://example.com/2026/03/nine-metres-of-water"
    assert clean("Nine metres of water", TITLE, *BODY, url=url).headline == "Nine metres of water"
    assert clean(first, *BODY).headline in (None, first)


@pytest.mark.parametrize(
    ("title", "lede"),
    [
        (
            "Sturm schließt drei Häfen im Norden",
            "Der Hafenmeister hat am Montag alle drei Häfen im Norden geschlossen, weil der Sturm neun Meter hohe Wellen brachte.",  # noqa: E501
        ),
        ("La tempête ferme trois ports", "La tempête a fermé lundi soir les trois ports du nord, a annoncé le capitaine."),
        ("Буря закрыла три порта на севере", "Начальник порта в понедельник закрыл все три порта на севере из-за бури."),
        ("暴风雨关闭北方三个港口", "港务局长星期一晚上宣布，由于暴风雨，北方的三个港口全部关闭，直到星期三为止。"),
        ("嵐で北部の三港が閉鎖", "港長は月曜日の夜、嵐のため北部の三つの港をすべて閉鎖したと発表した。"),
        ("العاصفة تغلق ثلاثة موانئ في الشمال", "أغلق رئيس الميناء مساء الاثنين الموانئ الثلاثة في الشمال بسبب العاصفة."),
        ("폭풍에 북부 항구 세 곳 폐쇄", "항만장은 월요일 밤 폭풍 때문에 북부 항구 세 곳을 모두 폐쇄했다고 밝혔다."),
        ("तूफ़ान ने उत्तर के तीन बंदरगाह बंद किए", "बंदरगाह प्रमुख ने सोमवार रात तूफ़ान के कारण उत्तर के तीनों बंदरगाह बंद कर दिए।"),
    ],
)
def test_in_other_languages(title: str, lede: str) -> None:
    article = clean(title, lede, lede)
    assert article.headline == title


@pytest.mark.parametrize(
    "line", ["Home > News > Coast", "Accueil / Bretagne / Finistère", "Porto - 09 nov 2024 - 05:20CET"]
)
def test_a_trail_of_sections_and_a_date_are_no_headlines(line: str) -> None:
    story = [line, "Storm closes three ports on the northern coast", "By Ana Ruíz", *STORY[1:]]
    assert newsclean.clean("\n\n".join(story)).headline == story[1]
