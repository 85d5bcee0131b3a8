"""Captions, credits, timestamps, share bars."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import newsclean
from newsclean import Article
from newsclean.testing import STORY

TITLE, *BODY = STORY


def clean(line: str, at: int = 3, **options: object) -> Article:
    return newsclean.clean("\n\n".join([*STORY[:at], line, *STORY[at:]]), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "text", "credit"),
    [
        (
            "A flooded street in Porto on Monday. (Photo by Rui Lima/AFP)",
            "A flooded street in Porto on Monday.",
            "Photo by Rui Lima/AFP",
        ),
        ("A flooded street in Porto. Photo: Rui Lima", "A flooded street in Porto.", "Photo: Rui Lima"),
        ("A flooded street in Porto (Image: Getty Images)", "A flooded street in Porto", "Image: Getty Images"),
        ("A flooded street in Porto. Rui Lima/AFP", "A flooded street in Porto.", "Rui Lima/AFP"),
        ("A flooded street in Porto | Rui Lima via Getty Images", "A flooded street in Porto", "Rui Lima via Getty Images"),
        ("Eine Straße in Porto. Foto: Rui Lima/dpa", "Eine Straße in Porto.", "Foto: Rui Lima/dpa"),
        ("A flooded street in Porto © Rui Lima", "A flooded street in Porto", "© Rui Lima"),
        ("Photo: Rui Lima", None, "Photo: Rui Lima"),
        ("(Photo by Rui Lima/AFP)", None, "Photo by Rui Lima/AFP"),
        ("Getty Images", None, "Getty Images"),
        ("Image caption, A flooded street in Porto.", "A flooded street in Porto.", None),
        ("© ANP / Rui Lima", None, "© ANP / Rui Lima"),
        ("A flooded street in Porto.Credit...Rui Lima", "A flooded street in Porto.", "Credit...Rui Lima"),
        ("A flooded street in Porto. (Supplied: Rui Lima)", "A flooded street in Porto.", "Supplied: Rui Lima"),
        ("AFP/Getty Images", None, "AFP/Getty Images"),
        ("Rui Lima/AP", None, "Rui Lima/AP"),
        ("Credit: PA", None, "Credit: PA"),
    ],
)
def test_captions_and_credits(line: str, text: str | None, credit: str | None) -> None:
    article = clean(line)
    assert [(one.text, one.credit) for one in article.captions] == [(text, credit)]
    assert article.text == "\n\n".join(BODY)


def test_a_credit_below_its_caption_belongs_to_it() -> None:
    article = newsclean.clean("\n".join([TITLE, "A flooded street in Porto. (Photo by A/AFP)", "Photo: Rui Lima", *BODY]))
    assert [one.credit for one in article.captions] == ["Photo by A/AFP", "Photo: Rui Lima"]


def test_names_in_the_head_are_a_caption() -> None:
    lede = "Defence secretary Maria Santos and General Joao Pires closed all three ports on Monday night."
    article = newsclean.clean("\n\n".join([TITLE, "Santos Pires Moreira", lede, *BODY]))
    assert [(one.text, one.credit) for one in article.captions] == [("Santos Pires Moreira", None)]


def test_the_agency_after_the_last_sentence_is_a_credit() -> None:
    article = newsclean.clean("\n\n".join([*STORY[:-1], f"{STORY[-1]} (Reuters)"]))
    assert article.captions[0].credit == "Reuters"
    assert article.body[-1].text == STORY[-1]


@pytest.mark.parametrize(
    "line",
    [
        "Photo by photo, investigators rebuilt the final hour of the flight.",
        "The ship belongs to the European Parliament (EP).",
        "He sold the archive in 2019. (Getty Images declined to comment.)",
        "The prize went to a photo by Rui Lima of the flooded street.",
        "Prices rose by 4% (previously: 3%).",
        "The result was clear (see picture).",
    ],
)
def test_what_is_no_caption(line: str) -> None:
    assert line in clean(line).text


@pytest.mark.parametrize(
    ("line", "published", "modified", "options"),
    [
        ("Published 2024-03-05", ("2024-03-05", "day"), None, {}),
        ("2024-03-05T14:30:10+01:00", ("2024-03-05T14:30:10+01:00", "second"), None, {}),
        ("Published Jun 04, 2026 • Last updated 1 day ago • 2 minute read", ("2026-06-04", "day"), None, {}),
        ("06. 01. 2026, 14:59 Uhr Lesedauer: 4 Minuten", ("2026-01-06T14:59", "minute"), None, {}),
        ("Mis à jour le 18 juil. 2024 à 09:06", None, ("2024-07-18T09:06", "minute"), {}),
        ("Publié le 4 juin 2026 à 10h00, mis à jour le 5 juin 2026 à 11h30", ("2026-06-04T10:00", "minute"), ("2026-06-05T11:30", "minute"), {}),  # noqa: E501
        ("Güncelleme: 03.07.2024 - 18:57", None, ("2024-07-03T18:57", "minute"), {}),
        ("2025/1/14 21:17（最終更新 1/14 21:17）", ("2025-01-14T21:17", "minute"), None, {}),
        ("2023/06/23 10:12 송고", ("2023-06-23T10:12", "minute"), None, {}),
        ("2023년 6월 23일", ("2023-06-23", "day"), None, {}),
        ("2024年3月5日 14:30", ("2024-03-05T14:30", "minute"), None, {}),
        ("5 марта 2024, 14:30", ("2024-03-05T14:30", "minute"), None, {}),
        ("5 de marzo de 2024", ("2024-03-05", "day"), None, {}),
        ("March 2024", ("2024-03", "month"), None, {"at": 1}),
        ("December 23, 2023 at 3:17 p.m.", ("2023-12-23T15:17", "minute"), None, {}),
        ("Updated at 1:23 p.m.", None, None, {}),
        ("Actualizado a las 20:56h.", None, None, {}),
        ("1 minuti di lettura", None, None, {}),
        ("Tempo de leitura: 1 minuto", None, None, {}),
        ("Prieš 8 min.", None, None, {}),
        ("04/05/2024", None, None, {}),
        ("04/05/2024", ("2024-05-04", "day"), None, {"language": "fr"}),
        ("13/05/2024", ("2024-05-13", "day"), None, {}),
        ("2 hours ago", None, None, {}),
        ("2 hours ago", ("2024-03-05", "day"), None, {"hints": {"now": datetime(2024, 3, 5, 14, 30, tzinfo=UTC)}, "language": "en"}),  # noqa: E501
        ("vor 3 Tagen", ("2024-03-02", "day"), None, {"hints": {"now": datetime(2024, 3, 5, 14, 30, tzinfo=UTC)}, "language": "de"}),  # noqa: E501
        ("Published Tuesday 5 March 2024 10:30 GMT", ("2024-03-05T10:30+00:00", "minute"), None, {}),
        ("Liveupdated1709418524", None, None, {}),
        ("Published: 07:14 GMT, 3 March 2025 | Updated: 08:30 GMT, 3 March 2025", ("2025-03-03T07:14+00:00", "minute"), ("2025-03-03T08:30+00:00", "minute"), {}),  # noqa: E501
        ("Published: March 5, 2024 at 6:12 a.m. | Updated: March 5, 2024 at 4:40 p.m.", ("2024-03-05T06:12", "minute"), ("2024-03-05T16:40", "minute"), {}),  # noqa: E501
        ("Published 05.03.2024 14:30, updated 06.03.2024 15:00", ("2024-03-05T14:30", "minute"), ("2024-03-06T15:00", "minute"), {}),  # noqa: E501
        ("05.03.2024 14:30, 06.03.2024 15:00", ("2024-03-05T14:30", "minute"), None, {}),
        ("2026. március 6., péntek 16:48", ("2026-03-06T16:48", "minute"), None, {}),
        ("Chủ nhật, 5/4/2026, 10:15 (GMT+7)", ("2026-04-05T10:15+07:00", "minute"), None, {"language": "vi"}),
        ("입력 2026-01-16 오후 9:45", ("2026-01-16T21:45", "minute"), None, {}),
        ("2026年1月16日更新", None, ("2026-01-16", "day"), {}),
        ("2026-09-03 11:42　更新：2026-09-03 15:08", ("2026-09-03T11:42", "minute"), ("2026-09-03T15:08", "minute"), {}),
        ("22.04.2026 03:15 μ.μ.", ("2026-04-22T15:15", "minute"), None, {}),
        ("16 มกราคม 2569", ("2026-01-16", "day"), None, {}),
        ("Güncelleme Tarihi: 11.02.2026 13:05", None, ("2026-02-11T13:05", "minute"), {}),
    ],
)  # fmt: skip
def test_timestamps(
    line: str, published: tuple[str, str] | None, modified: tuple[str, str] | None, options: dict[str, object]
) -> None:
    options = dict(options)
    options.pop("at", None)
    article = newsclean.clean("\n\n".join([TITLE, line, *BODY]), **options)  # type: ignore[arg-type]
    assert [one.label for one in article.removed] == ["timestamp"]
    found = [one and (one.iso, one.precision) for one in (article.date_published, article.date_modified)]
    assert found == [published, modified]


def test_a_bare_time_heads_an_entry_of_a_live_blog() -> None:
    article = newsclean.clean("\n\n".join([TITLE, BODY[0], "18:32 Uhr", "Landrat hebt Alarm auf", *BODY[1:]]))
    assert "18:32 Uhr" in article.text
    assert article.headline == TITLE


def test_dates_as_values() -> None:
    article = newsclean.clean("\n\n".join([TITLE, "2024-03-05T14:30+01:00", *BODY]))
    assert article.date_published is not None
    assert article.date_published.day is not None
    assert article.date_published.day.isoformat() == "2024-03-05"
    assert article.date_published.moment is not None
    assert article.date_published.moment.utcoffset() is not None
    day = newsclean.clean("\n\n".join([TITLE, "2024-03-05", *BODY])).date_published
    assert day is not None
    assert day.moment is None


@pytest.mark.parametrize(
    "line",
    [
        "5 March 2024",
        "1945",
        "10:30",
        "13.28 Uhr: Der Hafen ist wieder offen.",
        "On 5 March 2024 the harbour closed",
        "$10.00",
        "3.56",
        "45 to 55 minutes",
        "10 minutes to midnight",
    ],
)
def test_dates_inside_the_body_stay(line: str) -> None:
    assert line in clean(line).text


@pytest.mark.parametrize(
    "line",
    [
        "Facebook Twitter Pinterest",
        "Share this: Facebook Twitter Google WhatsApp Email Copy",
        "Share Facebook Email X LinkedIn Copy Link Save Read in app",
        "Partager via : Mail Facebook Twitter",
        "TeilenMerkenDrucken",
        "Paylaş Twitter Facebook WhatsApp",
        "PartagerPartager",
        "Share | Tweet | Email",
    ],
)
@pytest.mark.parametrize("at", [1, 3, 5])
def test_share_bars(line: str, at: int) -> None:
    article = clean(line, at)
    assert [(one.label, one.text) for one in article.removed] == [("share", line)]


def test_a_share_bar_printed_line_by_line() -> None:
    article = newsclean.clean("\n".join([TITLE, "Facebook", "Twitter", "WhatsApp", *BODY]))
    assert [one.text for one in article.removed] == ["Facebook", "Twitter", "WhatsApp"]


@pytest.mark.parametrize(
    "line", ["Facebook", "Facebook. Instagram. WhatsApp.", "Facebook, Instagram and Twitter fell", "X"]
)
def test_platforms_in_the_news_stay(line: str) -> None:
    assert line in clean(line).text
