"""Key points: a bulleted summary, or the lines under a heading that announces it."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.testing import STORY

TITLE, *BODY = STORY
POINTS = (
    "Three ports are closed until Wednesday",
    "Two ferries with 400 people on board are overdue",
    "Waves reached nine metres.",
)


@pytest.mark.parametrize("glyph", "•·●▪‣–—-*◦➤✓")
def test_every_glyph(glyph: str) -> None:
    bullets = "\n".join(f"{glyph} {point}" for point in POINTS)
    article = newsclean.clean("\n\n".join([TITLE, bullets, *BODY]))
    assert article.key_points == POINTS
    assert article.text == "\n\n".join(BODY)


def test_a_bulleted_menu_above_the_headline_is_none_of_them() -> None:
    menu = "\n".join(f"* {section}" for section in ("World", "Business", "Markets"))
    bullets = "\n".join(f"* {point}" for point in POINTS)
    assert newsclean.clean("\n\n".join([menu, TITLE, bullets, *BODY])).key_points == POINTS


def test_numbered() -> None:
    bullets = "\n".join(f"{number}. {point}" for number, point in enumerate(POINTS, 1))
    assert newsclean.clean("\n\n".join([TITLE, bullets, *BODY])).key_points == POINTS


@pytest.mark.parametrize(
    "heading",
    ["Key points", "KEY TAKEAWAYS:", "At a glance", "Das Wichtigste in Kürze", "L'essentiel", "Lo más importante"],
)
def test_plain_lines_under_a_heading(heading: str) -> None:
    article = newsclean.clean("\n\n".join([TITLE, "\n".join([heading, *POINTS]), *BODY]))
    assert article.key_points == POINTS
    assert [(one.label, one.text) for one in article.removed] == [("boilerplate", heading)]
    assert article.text == "\n\n".join(BODY)


def test_bullets_under_a_heading_above_the_body() -> None:
    bullets = "\n".join(f"• {point}" for point in POINTS)
    article = newsclean.clean("\n\n".join([TITLE, "Key points", bullets, *BODY]))
    assert article.key_points == POINTS


def test_after_the_deck() -> None:
    bullets = "\n".join(f"• {point}" for point in POINTS)
    article = newsclean.clean("\n\n".join([TITLE, BODY[0], bullets, *BODY[1:]]))
    assert article.key_points == POINTS
    assert article.standfirst == BODY[0]


def test_without_a_headline() -> None:
    bullets = "\n".join(f"• {point}" for point in POINTS)
    assert newsclean.clean("\n\n".join([bullets, *BODY])).key_points == POINTS


def test_a_promo_among_them_does_not_end_the_run() -> None:
    bullets = "\n".join(
        f"• {point}" for point in (POINTS[0], "Visit Example News's homepage for more stories.", *POINTS[1:])
    )
    article = newsclean.clean("\n\n".join([TITLE, bullets, *BODY]))
    assert article.key_points == POINTS
    assert article.removed[0].label == "promo"


def test_a_list_inside_the_body_stays_there_in_order() -> None:
    bullets = "\n".join(f"• {point}" for point in POINTS)
    article = newsclean.clean("\n\n".join([TITLE, *BODY[:2], "The master named three things:", bullets, *BODY[2:]]))
    assert article.key_points == ()
    assert [item.text for item in article.body if item.kind == "list_item"] == list(POINTS)
    assert "• " + POINTS[0] + "\n• " + POINTS[1] in article.text


def test_a_list_announced_by_the_first_paragraph_stays() -> None:
    bullets = "\n".join(f"• {point}" for point in POINTS)
    article = newsclean.clean("\n\n".join([TITLE, "Here is what we know about the storm so far:", bullets, *BODY]))
    assert article.key_points == ()


def test_a_text_that_is_a_list_stays_one() -> None:
    bullets = "\n".join(f"• {part}" for part in BODY)
    article = newsclean.clean(f"{TITLE}\n\n{bullets}")
    assert article.key_points == ()
    assert len(article.body) == len(BODY)


def test_they_are_part_of_the_full_text_in_printed_order() -> None:
    bullets = "\n".join(f"• {point}" for point in POINTS)
    article = newsclean.clean("\n\n".join([TITLE, BODY[0], bullets, *BODY[1:]]))
    assert article.full_text == "\n\n".join([BODY[0], "\n".join(POINTS), *BODY[1:]])
