"""The text reader: styles of line, bullets, numbers, quotes, wraps."""

from __future__ import annotations

import textwrap

import pytest

from newsclean.readers import read_text
from newsclean.spans import Span
from newsclean.testing import STORY

PROSE = " ".join(STORY[1:])


def blocks(source: str) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.marker, block.text) for block in read_text(source).blocks]


def texts(source: str) -> list[str]:
    return [block.text for block in read_text(source).blocks]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\r", "\u2028", "\u2029", "\n \t\n", "\n\n\n\n"])
def test_lines_are_blocks(gap: str) -> None:
    assert texts(gap.join(STORY)) == list(STORY)


def test_next_line_is_no_line_end() -> None:
    assert len(texts("one\x85two")) == 1


def test_edges_are_stripped_and_typography_stays() -> None:
    source = "\ufeff \u3000\u200bHe said:\xa0« Non. »\u200b \t\n"
    reading = read_text(source)
    assert reading.blocks[0].text == "He said:\xa0« Non. »"
    assert reading.source_map.to_source(reading.blocks[0].span())[0].of(source) == "He said:\xa0« Non. »"


@pytest.mark.parametrize("glyph", "•·●▪‣–—-*◦➤✓")
def test_bullets(glyph: str) -> None:
    source = f"{glyph} One port is closed\n  {glyph}\xa0Two ferries are overdue"
    assert blocks(source) == [
        ("list_item", glyph, "One port is closed"),
        ("list_item", glyph, "Two ferries are overdue"),
    ]
    first = read_text(source).blocks[0]
    assert first.whole == Span(0, len("x One port is closed"))
    assert first.span().of(source) == "One port is closed"


def test_a_bullet_glued_to_its_words() -> None:
    assert blocks("•One port is closed") == [("list_item", "•", "One port is closed")]
    assert blocks("-5 degrees")[0][0] == "paragraph"
    assert blocks("*He left*")[0][0] == "paragraph"


def test_a_bullet_on_a_line_of_its_own() -> None:
    source = "•\nOne port is closed\n•\nTwo ferries are overdue"
    assert blocks(source) == [
        ("list_item", "•", "One port is closed"),
        ("list_item", "•", "Two ferries are overdue"),
    ]
    assert read_text(source).blocks[1].whole.of(source) == "•\nTwo ferries are overdue"


def test_numbers_are_markers_only_in_sequence() -> None:
    assert blocks("1. One port\n2. Two ferries\n3) A pier") == [
        ("list_item", "1.", "One port"),
        ("list_item", "2.", "Two ferries"),
        ("list_item", "3)", "A pier"),
    ]
    assert blocks("3. März 2024 war ein Sonntag.\n\n1. FC Köln steigt ab.")[0][0] == "paragraph"
    assert blocks("(1) One port\n(2) Two ferries")[1] == ("list_item", "(2)", "Two ferries")


def test_quoted_lines() -> None:
    assert blocks("> Nobody saw it coming.\n>> Nobody.") == [
        ("quote", ">", "Nobody saw it coming."),
        ("quote", ">>", "Nobody."),
    ]


def test_table_rows() -> None:
    assert blocks("Port\tWaves\nNorth\t9 m")[0] == ("table_row", None, "Port\tWaves")


@pytest.mark.parametrize("width", [60, 65, 72, 78, 80])
def test_hard_wrapped_paragraphs_are_joined(width: int) -> None:
    paragraphs = [" ".join(STORY[1:3]), " ".join(STORY[3:5])]
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert texts(wrapped) == paragraphs


def test_wrapped_and_indented_as_text_browsers_do() -> None:
    wrapped = "\n\n".join(textwrap.fill(part, 72, initial_indent="   ", subsequent_indent="   ") for part in STORY)
    assert texts(wrapped) == list(STORY)


def test_a_wrapped_page_is_told_in_spite_of_its_menus_and_long_addresses() -> None:
    menus = "\n".join(f"   {number} ports, piers and ferries" for number in range(60))
    parts = [part for part in STORY if len(part) > 100] * 5
    story = "\n\n".join(textwrap.fill(part, 72, initial_indent="   ", subsequent_indent="   ") for part in parts)
    page = f"{menus}\n\n{story}\n\n   Picture: https://example.com/{'pier/' * 30}\n\n{menus}"
    assert [text for text in texts(page) if text in STORY] == parts
    longer = f"   {parts[0][:90]}\n" * 8  # lines that could have been wrapped, and were not
    assert not set(texts(f"{page}\n\n{longer}")) & set(parts)


def test_wrapped_with_indented_first_lines() -> None:
    paragraphs = [" ".join(STORY[1:3]), " ".join(STORY[2:4]), " ".join(STORY[3:5])]
    wrapped = "\n".join(textwrap.fill(part, 70, initial_indent="    ") for part in paragraphs)
    assert texts(wrapped) == paragraphs


def test_wrapped_list_items() -> None:
    items = [textwrap.fill(part, 66, initial_indent="  * ", subsequent_indent="    ") for part in STORY[1:]]
    assert blocks("\n".join(items)) == [("list_item", "*", part) for part in STORY[1:]]


def test_a_joined_paragraph_knows_its_places() -> None:
    source = textwrap.fill(PROSE, 72)
    (block,) = read_text(source).blocks
    assert block.text == PROSE
    at = PROSE.index("Two ferries with some 400 people on board")
    span = block.span(at, at + len("Two ferries with some 400 people on board"))
    assert " ".join(span.of(source).split()) == "Two ferries with some 400 people on board"
    assert block.offsets(span) == (at, at + len("Two ferries with some 400 people on board"))


@pytest.mark.parametrize(
    "source",
    [
        "\n".join(STORY),
        "\n".join(["Home", "News", "Sport", "Weather", "Storm closes three ports on the northern coast today", "More"]),
        "\n".join(
            f"Team {number} 3 - 1 Team {number + 1}, in front of 20,000 people in the old port" for number in range(8)
        ),
        "Roses are red,\nViolets are blue,\nThe harbour is closed,\nThe ferries are, too.",
    ],
)
def test_what_is_not_wrapped_is_not_joined(source: str) -> None:
    assert texts(source) == source.split("\n")


def test_gaps_and_indents_are_known() -> None:
    one, two = read_text("\n\nOne\n\n\n   Two").blocks
    assert (one.gap, one.indent, two.gap, two.indent) == (2, 0, 2, 3)


def test_a_dash_alone_opens_speech_and_several_open_a_list() -> None:
    spoken = (
        "Per Brolin lays his hand on the horse.\n\n– He knows when it is time for coffee, he says.\n\nThe yard is quiet."
    )
    assert [(block.kind, block.text) for block in read_text(spoken).blocks][1] == (
        "paragraph",
        "– He knows when it is time for coffee, he says.",
    )
    listed = read_text("Closed until Wednesday:\n– the northern port.\n– the southern port.").blocks
    assert [block.kind for block in listed] == ["paragraph", "list_item", "list_item"]
