"""Odd input: an Article that says so, never a crash, a hang or an explosion; wrong types: an error that helps."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

import newsclean
from newsclean import Article, HintError, SourceError

CASES: dict[str, tuple[str | bytes, set[str]]] = {
    "empty": ("", {"empty"}),
    "no bytes": (b"", {"empty"}),
    "blank": (" \n\t\u3000\xa0 \r\n", {"empty"}),
    "byte order mark": (b"\xef\xbb\xbf", {"empty"}),
    "NULs": ("\x00" * 1000, {"empty"}),
    "binary": (bytes(range(256)) * 400, {"encoding_loss", "no_body"}),
    "lone surrogates": ("\ud800abc \udfff " * 100, {"encoding_loss", "not_an_article"}),
    "only punctuation": ("!?., " * 1000, {"no_body"}),
    "right-to-left marks": ("\u202e\u200f abc " * 100, {"not_an_article"}),
    "one long line": ("word " * 200_000, {"not_an_article"}),
    "one long word": ("x" * 1_000_000, {"not_an_article"}),
    "many short lines": ("ab\n" * 20_000, {"not_an_article"}),
    "copies of a sentence": ("The harbour master closed all three ports on Monday.\n" * 10_000, {"not_an_article"}),
    "copies of a button": ("Read more\n" * 10_000, {"no_body"}),
    "tags": ("<p>" * 50_000, {"no_body"}),
    "unclosed scripts": ("<script>" * 50_000, {"no_body"}),
    "unclosed comments": ("<!--" * 50_000, {"no_body"}),
    "entities": ("&amp;" * 50_000, {"no_body"}),
    "ampersands": ("&" * 200_000, {"no_body"}),
    "braces": ("{{" * 50_000, {"no_body"}),
    "masking": ("@" * 10_000, {"masked", "no_body"}),
    "mojibake": ("RuÃ­z " * 20_000, {"not_an_article"}),
    "numbered lines": ("".join(f"{number % 90}. abc\n" for number in range(10_000)), {"no_body"}),
    "bullets": ("• abc\n" * 10_000, {"no_body"}),
    "quote signs": ("> " * 50_000, {"no_body"}),
    "combining marks": ("a" + "\u0300" * 100_000, {"not_an_article"}),
    "emoji": ("😀" * 50_000, {"no_body"}),
    "titles": (
        "".join(f"Storm closes port number {number} in the north\n" for number in range(5_000)) + "It is closed, he said.",
        set(),
    ),
    "tags in one line": ("Storm <b>closes</b> ports. " * 20_000, set()),
    "braces in one line": ("ports {{x}} closed. " * 20_000, set()),
    "alternating lines": ("Alpha line one\nBeta line two\n" * 5_000, {"no_body"}),
}


@pytest.mark.parametrize("name", CASES)
def test_odd_input_is_flagged(name: str) -> None:
    source, codes = CASES[name]
    article = newsclean.clean(source)
    assert {issue.code for issue in article.issues} >= codes
    assert Article.model_validate_json(article.model_dump_json()) == article
    assert article.ledger == () or article.ledger[0].span.start == 0
    assert all(one.span.end == two.span.start for one, two in zip(article.ledger, article.ledger[1:], strict=False))


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (None, "Test for None"),
        (Path("story.txt"), r"clean\(path.read_bytes\(\)\)"),
        (io.StringIO("story"), r"clean\(file.read\(\)\)"),
        (["a", "list"], "not list: pass the text as `str`"),
        (3, "not int"),
    ],
)
def test_other_types_are_refused_with_advice(source: object, says: str) -> None:
    with pytest.raises(SourceError, match=says) as caught:
        newsclean.clean(source)  # type: ignore[arg-type]
    assert isinstance(caught.value, TypeError)


def test_a_response_object_is_refused_with_advice() -> None:
    class Response:
        text = "story"

    with pytest.raises(SourceError, match=r"clean\(response.text\)"):
        newsclean.clean(Response())  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [bytearray, memoryview, bytes])
def test_all_kinds_of_bytes_are_read(kind: type) -> None:
    assert newsclean.clean(kind("Störung".encode())).text == "Störung"


KOREAN = (
    "폭풍으로 세 항구가 폐쇄됐다고 항만장이 월요일 밝혔다. 여객선 두 척은 아직 돌아오지 않았다. "
    "기상청은 수요일부터 바람이 약해질 것으로 내다봤다. 해경은 밤새 수색을 계속했다고 덧붙였다."
)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Störung im Bahnverkehr: “Züge fallen aus”, sagte ein Sprecher."),
        ("utf-8-sig", "Störung im Bahnverkehr"),
        ("utf-16", "Störung im Bahnverkehr"),
        ("utf-32", "Störung im Bahnverkehr"),
        ("cp1252", "Störung im Bahnverkehr, Züge fallen aus, sagte die Sprecherin der Bahn am Montag in Köln."),
        ("cp1251", "Буря закрыла три порта, сообщил начальник порта в понедельник вечером в Мурманске."),
        ("shift_jis", "嵐のため三つの港が閉鎖されたと港長が月曜日に発表した。"),
        (
            "euc_kr",
            KOREAN,
        ),
        ("gb18030", "暴风雨关闭了三个港口，港务局长星期一晚上宣布。"),
    ],
)
def test_charsets_are_told(encoding: str, text: str) -> None:
    article = newsclean.clean(text.encode(encoding))
    assert article.text == text
    assert "encoding_loss" not in {issue.code for issue in article.issues}


def test_a_declared_charset_is_believed() -> None:
    page = '<?xml version="1.0" encoding="iso-8859-2"?>\n\nBurza zamknęła trzy porty, powiedział kapitan portu.'
    assert "Burza zamknęła trzy porty" in newsclean.clean(page.encode("iso-8859-2")).text


def test_lost_bytes_are_flagged_and_not_guessed() -> None:
    article = newsclean.clean("“Störung”: the harbour master closed ".encode() + b"\xff\xfe ports.")
    assert article.text.endswith("\ufffd\ufffd ports.")
    assert "encoding_loss" in {issue.code for issue in article.issues}


def test_surrogates_become_replacement_characters_by_a_recorded_edit() -> None:
    article = newsclean.clean("The harbour \ud800 is closed.", keep_source=True)
    assert article.text == "The harbour \ufffd is closed."
    assert article.repairs[0].why == "surrogate"
    assert article.source == "The harbour \ufffd is closed."
    assert "encoding_loss" in {issue.code for issue in article.issues}


def test_a_surrogate_pair_is_joined() -> None:
    assert newsclean.clean("It was fun \ud83d\ude00 they said.").text == "It was fun 😀 they said."


def test_unknown_options_are_refused() -> None:
    with pytest.raises(HintError, match="kind 'pdf'"):
        newsclean.clean("text", kind="pdf")
    with pytest.raises(HintError, match="'nwo'"):
        newsclean.clean("text", hints={"nwo": 1})
    with pytest.raises(HintError, match="'uri'"):
        newsclean.Pipeline.default().clean("text", uri="x")  # type: ignore[call-arg]


PEAK = """
import resource, sys, newsclean
newsclean.clean("warm up\\n\\nThe harbour master closed all ports.")
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
source = {source}
newsclean.clean(source)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base, len(source.encode()), source.count("\\n") + 1)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss counts kilobytes on Linux only")
@pytest.mark.parametrize(
    "source", ['"word " * 2_000_000', '"ab cd\\n" * 100_000', '"RuÃ­z " * 300_000', '"Read more\\n" * 50_000']
)
def test_peak_memory_is_bounded(source: str) -> None:
    """At most 20 times the input and 1 kB a line."""
    done = subprocess.run([sys.executable, "-c", PEAK.format(source=source)], capture_output=True, text=True, check=True)
    kilobytes, size, lines = map(int, done.stdout.split())
    assert kilobytes * 1024 <= 20 * size + 1024 * lines


@pytest.mark.parametrize("url", ["http://[broken/storm", "https://a]/b", "//[::1", "http://example.com:port/", "\x00", ""])
def test_a_broken_address_is_no_reason_to_stop(url: str) -> None:
    assert newsclean.clean("The harbour master closed all three ports.", url=url).url == url
    page = f'<link rel="canonical" href="{url}"><p>The harbour master closed all three ports.'
    assert newsclean.clean(page, kind="html").text == "The harbour master closed all three ports."
