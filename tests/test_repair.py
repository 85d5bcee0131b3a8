"""Repair: damage only, by ftfy, and the same whether or not a line was asked about."""

from __future__ import annotations

import re

import ftfy
import pytest
from ftfy.badness import MOJIBAKE_CATEGORIES
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean.repair import may_need_repair, mend, repairs
from newsclean.spans import SourceMap
from newsclean.testing import STORY

CONFIG = ftfy.TextFixerConfig(
    unescape_html=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    normalization=None,
)

SOUND = [
    *STORY,
    "„Das ist – so der Minister – ‚völlig überzogen‘“, sagte er; 5 € für Ökostrom.",
    "« L’été a été très chaud », a-t-il déclaré à l’Élysée : 30 °C à l’ombre… œuvre, cœur.",
    "¿Quién será? ¡Nadie lo sabe! «El niño», dijo; 3,5 % más que en 2023.",
    "Święto żółtych łódek – „zażółć gęślą jaźń” – kosztowało 20 zł.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy; Škoda stojí 400 000 Kč.",
    "Şişli’de fırtına: “Çok güçlüydü” dedi; ığdır, İstanbul, güneş.",
    "Буря закрыла три порта, — сообщил «Интерфакс»; ущерб — 3 млн ₽ № 5.",
    "Η καταιγίδα έκλεισε τρία λιμάνια· «ήταν φοβερό», είπε.",
    "أغلقت العاصفة ثلاثة موانئ، حسبما قال «رئيس الميناء».",
    "तूफ़ान ने तीन बंदरगाह बंद किए, अधिकारी ने कहा।",
    "暴风雨关闭了三个港口。“从未见过，”他说。",
    "嵐で三つの港が閉鎖された。「見たことがない」と港長は言った。ＡＢＣ１２３",
    "폭풍으로 세 항구가 폐쇄됐다. “처음 본다”고 말했다.",
    "Bão đóng cửa ba cảng: “Chưa từng thấy”, ông nói; đường sắt vẫn chạy.",
    "ﬁne ligatures, ｗｉｄｅ letters, cafe\u0301, “curly” ‘quotes’, 5′ 3″, ½ × ²",
    "Ærø, Øresund, Åland: Ål på Åen – Ýmir, Þór og Ðaði",
    "São Paulo: ação, não, coração, pão – À tarde, R$ 5,00 (4ª feira, 1º lugar)",
    "R&D at A T & T, a && b; Q&A &; rock & roll",
    "x\u200by and z\u200c\u200d",
]

ENCODINGS = ["latin-1", "windows-1252", "windows-1251", "windows-1250", "macroman", "cp437", "iso-8859-2"]


def damaged() -> list[str]:
    """The sound lines, wrongly decoded."""
    found = []
    for line in SOUND:
        for encoding in ENCODINGS:
            try:
                found.append(line.encode("utf-8").decode(encoding))
            except UnicodeDecodeError:
                continue
    return found


CORPUS = SOUND + damaged() + ["voilÃ le travail", "â€œquoteâ€\x9d", "a\x00b\x1bc\x7f", "\ud83d\ude00", "l\x85on", "\ufeffx"]


@pytest.mark.parametrize("line", SOUND)
def test_sound_lines_are_left_alone_and_not_shown_to_ftfy(line: str) -> None:
    assert not may_need_repair(line)
    assert mend(line) == line


def test_asking_only_about_suspects_gives_the_same_as_asking_always() -> None:
    assert len(CORPUS) > 70
    for line in CORPUS:
        asked = ftfy.fix_text(line, CONFIG)
        assert asked == line or may_need_repair(line), repr(line)


def expanded(characters: str) -> str:
    """The characters of a class of a regular expression, with ranges written out."""
    ranges = re.findall(r"(.)-(.)", characters, re.DOTALL)
    between = (chr(point) for first, last in ranges for point in range(ord(first), ord(last) + 1))
    return "".join(sorted({*characters, *between}))


ALPHABET = expanded("".join(MOJIBAKE_CATEGORIES.values())) + "aZ .1œŒ漢Ђ" * 6


@settings(max_examples=3000, deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=6))
def test_no_damaged_text_escapes(text: str) -> None:
    assert ftfy.fix_text(text, CONFIG) == text or may_need_repair(text)


@pytest.mark.parametrize(
    ("damage", "sound"),
    [
        ("By Ana RuÃ­z", "By Ana Ruíz"),
        ("&quot;Closed,&quot; he said", '"Closed," he said'),
        ("a &amp;amp; b &amp;quot;c&amp;quot;", 'a & b "c"'),
        ("it&#8217;s &hellip;", "it’s …"),
        ("don amp;#39;t", "don 't"),
        ("a\x00b", "ab"),
        ("&nbsp;a&nbsp;b", "\xa0a\xa0b"),
        ("line&#10;break", "line break"),
        ("lost \ufffd", "lost \ufffd"),
        ("@@@@@", "@@@@@"),
        ("&unknown; &; &#xZZ; AT&T;", "&unknown; &; &#xZZ; AT&T;"),
    ],
)
def test_damage_is_mended(damage: str, sound: str) -> None:
    assert mend(damage) == sound


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(CORPUS), max_size=5).map(" ".join))
def test_the_edits_make_the_mended_line(line: str) -> None:
    edits = list(repairs(line, 0))
    text, position = "", 0
    for edit in edits:
        assert position <= edit.span.start <= edit.span.end
        text += line[position : edit.span.start] + edit.text
        position = edit.span.end
    text += line[position:]
    assert text == mend(line)
    assert SourceMap(edits).boundary(len(text)) == len(line)


def test_very_long_lines_are_mended_in_pieces() -> None:
    line = "RuÃ­z " * 20_000
    assert newsclean.clean(line).text == ("Ruíz " * 20_000).strip()


def test_repairs_are_recorded_with_their_place() -> None:
    source = "Storm closes three ports\n\nAna RuÃ­z said &amp; wrote that the harbour master had closed all of them."
    article = newsclean.clean(source)
    assert [(one.span.of(source), one.text, one.why) for one in article.repairs] == [
        ("Ã\xad", "í", "mojibake"),
        ("amp;", "", "entity"),
    ]
    assert article.body[0].text.startswith("Ana Ruíz said & wrote")
    assert not article.body[0].exact
    assert article.body[0].span.of(source).startswith("Ana RuÃ­z said &amp; wrote")


def test_a_bullet_may_be_mojibake() -> None:
    article = newsclean.clean("Ports\n\nâ€¢ Three ports are closed\nâ€¢ Two ferries are overdue")
    assert [(item.kind, item.marker) for item in article.body[-2:]] == [("list_item", "•")] * 2
