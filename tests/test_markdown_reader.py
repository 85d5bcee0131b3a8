"""The Markdown reader: what is shown, what each block is, and the way back to the source."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsclean import clean
from newsclean.assembly import assemble
from newsclean.document import Document
from newsclean.outline import Outline
from newsclean.parts import Provenance
from newsclean.readers.markdown import read_markdown
from newsclean.rules import default_rules
from newsclean.spans import MARKUP, Edit, SourceMap, Span
from newsclean.testing import STORY

PIECES = [
    "# Storm closes *three* ports",
    "Ports\n===",
    "  * [Two ferries](https://example.com/a) are **overdue**",
    "    * deeper",
    "- [ ] Boats",
    "12. Harbours",
    "> Nobody saw it\n> coming.",
    "> > * a",
    "| Port | Ships |\n|---|---|\n| Nord\\|Süd | `1|2` |",
    "<div>\n<b>Piers</b><br>&lt;ten&gt;\n</div>",
    "<script>\nlet x\n\n</script>",
    '<div class="a" hidden>\n* one ![](a.jpg)\n\n<p>two</p></div> three <b style="display:none">four</b>',
    '<video><source src="https://a.example/v"></video><p id=a>five</p>',
    "```\ncode\n\n  more",
    "    indented",
    "![A pier](a.jpg) [![](b.jpg)](c)",
    "[a]: https://example.com 'a'",
    "RuÃ­z &amp;amp; **Ruíz**&nbsp;\x00 fâ**€**™s",
    "one  \ntwo\\\nthree\u2028four\rfive",
    "**bold **text __ \\*\\*",
    "---\ntitle: A\n---",
    "::: {#story .body data-a=\"b c\"}\n## Piers {#piers .big}\n\n[Two]{.n} [ferries](/a){.b rel='c'} ![](d){e=3}\n:::",
    "Ports ⟨1⟩ are [closed]{.a ⟨2⟩} ⟨3⟩.\n\n## References\n\n⟨1⟩ https://example.com/a:  Ports \n⟨2⟩ https://example.com/b",
    "[Two ](/a-\nb) at In-N-\nOut ](c-\nd)\n\n```\n](e-\nf) **g**\n```",
    "\ufeff",
    "\ud800",
    "",
]
sources = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=8).flatmap(
        lambda pieces: st.sampled_from(["\n", "\n\n", "\r\n\r\n", " ", "\n> "]).map(lambda gap: gap.join(pieces))
    ),
    st.text(alphabet="aB1 .\n\r\t*_-+>#`|[]()!<>/br&;:\\~=Ã©\u2028\x00\xa0\ufeff", max_size=120),
    st.text(max_size=60),
)


def blocks(source: str) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.marker, block.text) for block in read_markdown(source).blocks]


def texts(source: str) -> list[str]:
    return [block.text for block in read_markdown(source).blocks]


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sources)
def test_blocks_stand_in_order_and_lead_back(source: str) -> None:
    reading = read_markdown(source)
    position = 0
    for index, block in enumerate(reading.blocks):
        assert block.index == index
        assert position <= block.whole.start <= block.start < block.whole.end <= len(reading.text)
        assert block.whole.end == block.start + len(block.text)
        assert block.span().of(reading.text) == block.text == block.text.strip()
        assert "\n" not in block.text
        assert block.marker is None or reading.text.startswith(block.marker, block.whole.start)
        position = block.whole.end
    road = reading.source_map
    before = 0
    for place in range(len(reading.text) + 1):
        assert before <= road.boundary(place) <= len(source)
        before = road.boundary(place)
    assert road.boundary(len(reading.text)) == len(source)
    for block in reading.blocks:
        for start, end in ((0, len(block.text)), (0, 1), (1, 4)):
            span, exact = road.to_source(block.span(start, min(end, len(block.text))))
            assert 0 <= span.start <= span.end <= len(source)
            assert not exact or span.of(source) == block.text[start:end]


@settings(max_examples=500, deadline=None)
@given(sources)
def test_the_edits_make_the_text(source: str) -> None:
    reading = read_markdown(source)
    text, position = "", 0
    for edit in reading.source_map.edits:
        assert position <= edit.span.start
        text += source[position : edit.span.start] + edit.text
        position = edit.span.end
    assert text + source[position:] == reading.text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Storm *closes* ports #", [("heading", None, "Storm closes ports")]),
        ("Storm\n=====\nPorts closed.", [("heading", None, "Storm"), ("paragraph", None, "Ports closed.")]),
        (f"{'Ports closed. ' * 20}\n---", [("paragraph", None, ("Ports closed. " * 20).strip())]),
        ("  * One\n    * Two", [("list_item", "*", "One"), ("list_item", "*", "Two")]),
        ("1. One\n2. Two\n\n   M", [("list_item", "1.", "One"), ("list_item", "2.", "Two"), ("paragraph", None, "M")]),
        ("> One\n> more\n>\n> > Two", [("quote", ">", "One more"), ("quote", "> >", "Two")]),
        ("| A | B |\n|---|---|\n| 1 | **2** |", [("table_row", None, "A\tB"), ("table_row", None, "1\t2")]),
        ("A|B\n---|---\n1|2|**3**|", [("table_row", None, "A\tB"), ("table_row", None, "1\t2"), ("paragraph", None, "3")]),
        ("> ```\n> a\n>   b\n> ```", [("preformatted", None, "a"), ("preformatted", None, "b")]),
        ("One  \ntwo\\\nthree", [("paragraph", None, "One"), ("paragraph", None, "two"), ("paragraph", None, "three")]),
        ("A line\n    * [One](/a)\n\n    * [Two](/b)", [("paragraph", None, "A line"), ("list_item", "*", "One"),
                                                        ("list_item", "*", "Two")]),
        ("Code:\n\n    ships()", [("paragraph", None, "Code:"), ("preformatted", None, "ships()")]),
        ("* ![A pier](a.jpg)\n* ## [Storm](/a)", [("list_item", "*", "Storm")]),
    ],
)  # fmt: skip
def test_kinds_and_markers(source: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("At **Ports** , 2\\. &amp; [three\nports](https://example.com/a \"t\").", ["At Ports , 2. & three ports."]),
        ("[Home](/)[About](/a)", ["Home About"]),
        ("[storm](/a)s", ["storms"]),
        ("North ![](a.jpg) South", ["North South"]),
        ("![A pier](a.jpg)\n\n[![Logo](b.jpg)](/)\n\n*A pier.*", ["A pier."]),
        ("**Age:  **19 __", ["Age:  19"]),
        ("f**k __init", ["f**k init"]),
        ("<https://example.com/a_b>", ["https://example.com/a_b"]),
        ("Ports [closed][a].[^1]\n\n[a]: https://example.com 'Ports'", ["Ports closed.[^1]"]),
        ("One<br>two <b>three</b><!-- four -->", ["One", "two three"]),
        ("<div><p>One &lt;\ntwo</p><p>three</p></div>", ["One < two", "three"]),
        ("> <div>One\n> \n> two", ["One", "two"]),
        ("<div>\nOne\n> \n> two", ["One two"]),
        ("One <script>two()</script> three", ["One three"]),
        ("One <script> two", ["One two"]),
        ("Ask for <username> or <a-b>five</a-b>.", ["Ask for <username> or five."]),
        ("* * *\n\nOne\n\n---", ["One"]),
        ("`a|b` and ``c`d``", ["a|b and c`d"]),
        ("Störung im **„Bahn“verkehr** – _später_", ["Störung im „Bahn“verkehr – später"]),
        ("One\u2028two\u2029\u2029three", ["One two", "three"]),
        ("\t\u2028", []),
        ("中文**粗体**。", ["中文粗体。"]),
        ("::: {.body #a}\n## Storm {#storm .big}\n:::", ["Storm"]),
        ("[[Three]{.a}\\]]{.b} [ports *are*](/a){.c t=\"d {e}\"} ![f](g){h=i}closed.", ["Three] ports are closed."]),
        ("One\n\n```{=html}\n<!-- -->\n```\n\ntwo\n\n```{=a}\nthree", ["One", "two", "three"]),
        ("::: me-[2.5em]\n`<svg>`{=html}[One]{#a=b @c=\"d\" .md:e/f}\n:::", ["One"]),
        ("- ::: row\n  One `a`{.b}\n  :::\n- [[Two](/a)]{.c}", ["One a", "Two"]),
        ("> ::: note\n> One\n> :::\n\n::::: {}\ntwo", ["One", "::::: {} two"]),
        ("One]{a} {.b} two[^1]{c: d}\n\nthree {#four}", ["One]{a} {.b} two[^1]{c: d}", "three {#four}"]),
        ("Ports ⟨1⟩, **piers ⟨12⟩** and ⟨a⟩\n\n## References\n\n⟨1⟩ https://a.example/1: Ports\n⟨12⟩ /b: a b\nThree", [
            "Ports, piers and ⟨a⟩", "Three"]),
        ("[Ports\nare](/storm-\n  closes.html \"A-\ntitle\") ![](/b-\nc.jpg) closed", ["Ports are closed"]),
        ("> [In-N-\n> Out](a-\n> b) pre-\n> and post-\n> war 90-\n> 91", ["In-N-Out pre- and post-war 90- 91"]),
        ("One ](a-\nb) two\n\n```\n](c-\nd) **e**\n```", ["One ](a- b) two", "](c- d) **e**"]),
        ("Ports\nFerries\nThree ports *are*\nclosed, and\n_Two_ ferries\n\"Overdue\"", ["Ports", "Ferries",
            "Three ports are closed, and", "Two ferries", '"Overdue"']),
        ("⟨1⟩ Ferries are overdue.\n\n⟨2⟩ https: they say", ["Ferries are overdue.", "https: they say"]),
        ("Unclosed [bracket and *star", ["Unclosed [bracket and *star"]),
        (f"{STORY[1]} {STORY[2]}\n{STORY[1]}", [f"{STORY[1]} {STORY[2]}", STORY[1]]),
    ],
)  # fmt: skip
def test_what_is_shown(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_indent_gap_and_link_share() -> None:
    reading = read_markdown("One [two](/a)\n\n\n  * Three\n    * [Four](/b)\n")
    assert [(block.indent, block.gap, block.link_share) for block in reading.blocks] == [
        (0, 0, 3 / 7),
        (2, 2, 0.0),
        (4, 0, 1.0),
    ]


def test_a_repair_is_told_from_markup() -> None:
    reading = read_markdown("By **Ana RuÃ­z** and *JosÃ*© Lima")
    assert reading.text == "By Ana Ruíz and José Lima"
    assert [(edit.span, edit.text) for edit in reading.source_map.edits if edit.why != MARKUP] == [
        (Span(11, 13), "í"),
        (Span(25, 28), "é"),
    ]
    doc = Document(reading.text, reading.blocks, Outline(reading.text, reading.blocks, default_rules()), reading.source_map)
    article = assemble(doc, url=None, provenance=Provenance("", "", "", 0, ""), source=None)
    assert [repair.text for repair in article.repairs] == ["í", "é"]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ([(2, 4, "")], [(2, 3, "x")], [(2, 4, ""), (4, 5, "x")]),
        ([(2, 4, "")], [(1, 3, "x")], [(1, 5, "x")]),
        ([(2, 4, "abc")], [(3, 4, "x")], [(2, 4, "axc")]),
        ([(2, 4, "abc")], [(2, 3, "x"), (4, 5, "y")], [(2, 4, "xby")]),
        ([(2, 4, "abc")], [(4, 6, "y")], [(2, 5, "aby")]),
        ([(0, 1, ""), (5, 6, "")], [(2, 3, "x")], [(0, 1, ""), (3, 4, "x"), (5, 6, "")]),
    ],
)
def test_edits_after_edits(
    earlier: list[tuple[int, int, str]], later: list[tuple[int, int, str]], expected: list[tuple[int, int, str]]
) -> None:
    first, second, wanted = ([Edit(Span(a, b), c, "") for a, b, c in edits] for edits in (earlier, later, expected))
    assert SourceMap(first).then(second).edits == tuple(wanted)


def test_front_matter_and_header_lines_are_metadata() -> None:
    reading = read_markdown(
        "---\ntitle: 'Storm: ports closed'\nauthor: Ana Ruíz; John Doe\ndate: 2024-03-05\ntags:\n  - sea\n  - ports\n---\n"
        "\nPorts."
    )
    assert [block.text for block in reading.blocks] == ["Ports."]
    told = reading.metadata
    assert told.headline[0] == ("Storm: ports closed", "front matter")
    assert [one.value for one in told.author] == ["Ana Ruíz", "John Doe"]
    assert [one.value for one in (*told.date_published, *told.keyword)] == ["2024-03-05", "sea", "ports"]
    reading = read_markdown(
        "Title: Storm\n\nURL Source: https://example.com/a\n\nPublished Time: Tue, 05 Mar 2024 10:30:00 GMT\n\n"
        "Markdown Content:\nPorts."
    )
    assert [block.text for block in reading.blocks] == ["Ports."]
    told = reading.metadata
    assert told.headline[0] == ("Storm", "header lines")
    assert told.canonical_url[0].value == "https://example.com/a"
    assert told.date_published[0].value == "2024-03-05T10:30:00+00:00"
    assert texts("---\nStorm closes ports\n---") == ["Storm closes ports"]


@pytest.mark.parametrize(
    "unit",
    [">", "> ", "[", "*", "- ", "1. ", "`", "<", "<a ", "<div>", "<p id=a>a</p>", "<div hidden>", "<!--", "![", "[a](",
     "a\n", "\t", " ", "\x00", "|", "\\", "&amp;", "**a", "a<br>", "<script>",
     "]{.a", "[a]{.b}", "::: a\n", "]{a=\"", "`a", "[a\n", "⟨1⟩ a\n", "## References\n",
     "](a-\n", "a-\n", "    * [a](b)\n", "---\n", "Ã©"],
)  # fmt: skip
def test_hostile_input_takes_linear_time(unit: str) -> None:
    source = unit * (200_000 // len(unit)) + "\na\n" + "b\n" * 20_000
    begin = time.process_time()
    read_markdown(source)
    assert time.process_time() - begin < 12


def test_front_matter_names_metas_as_a_page_does() -> None:
    reading = read_markdown(
        "---\ncanonical: https://news.example.com/storm\nmeta-al:ios:app_name: Example News\nmeta-author: By Ana Ruíz\n"
        'meta-article:published_time: "2024-03-05T14:30:00+01:00"\nmeta-article:tag: Storms,Ports\n'
        'meta-og:title: "Storm: \\"all ports closed\\""\ntitle: Storm closes ports | Example News\n---\n\nPorts closed.'
    )
    assert [block.text for block in reading.blocks] == ["Ports closed."]
    told = reading.metadata
    assert told.headline == (("Storm closes ports", "front matter"), ('Storm: "all ports closed"', "og:title"))
    assert told.canonical_url[0].value == "https://news.example.com/storm"
    assert [*told.author, *told.date_published] == [
        ("Ana Ruíz", "meta author"),
        ("2024-03-05T14:30:00+01:00", "article:published_time"),
    ]
    assert [one.value for one in told.keyword] == ["Storms", "Ports"]


@pytest.mark.parametrize(
    ("date", "iso"),
    [("2026-03-05", "2026-03-05"), ("20260305", "2026-03-05"), ("March 5, 2026", "2026-03-05"), ("soon", None)],
)
def test_dates_of_front_matter_are_told_in_one_form(date: str, iso: str | None) -> None:
    metadata = read_markdown(
        f"---\ntitle: Storm\ndate: {date}\nauthor: By Ana Ruíz, Staff Writer\n---\nPorts closed."
    ).metadata
    assert [told.value for told in metadata.date_published] == ([iso] if iso else [])
    assert [told.value for told in metadata.author] == ["Ana Ruíz"]


PICTURES = {
    "![](a.jpg)\n\nThe pier.": [("The pier.", "above")],
    "![](a.jpg)The pier.": [("The pier.", "beside")],
    "![](a.jpg)\nThe pier, *they* say.": [("The pier, they say.", "beside")],
    "![](a.jpg) *The pier on Monday.*": [("The pier on Monday.", "captioned")],
    "[![](a.jpg)](/story)\n*The pier.*": [("The pier.", "captioned")],
    "The pier. ![](a.jpg)\n\nThe quay.\n\nThe port.": [("The pier.", None), ("The quay.", "above"), ("The port.", None)],
    "![](a.jpg)\n\n![](b.jpg)\n\n* The pier.\n* The quay.": [("The pier.", "above"), ("The quay.", None)],
    "*The pier.*": [("The pier.", None)],
    "<img src=a.jpg>\n\nThe pier.": [("The pier.", "above")],
}


@pytest.mark.parametrize(("source", "wanted"), PICTURES.items(), ids=range(len(PICTURES)))
def test_a_block_knows_the_picture_before_it(source: str, wanted: list[tuple[str, str | None]]) -> None:
    assert [(block.text, block.picture) for block in read_markdown(source).blocks] == wanted


def test_addresses_with_spaces_are_no_text() -> None:
    source = (
        "![](data:image/svg+xml,%3Csvg viewBox='0 0 9 9'%3E) The [pier](https://example.com/a b) [of](/c 'Coast') Coast."
    )
    (block,) = read_markdown(source).blocks
    assert block.text == "The pier of Coast."
    assert read_markdown("He wrote [sic](he said: no address) to us.").text == "He wrote [sic](he said: no address) to us."


HTML_AMID = """# Storm closes three ports

<figure><img src="pier.jpg"><figcaption>The pier on Monday.</figcaption></figure>

Three ports are <span style="display: none">not </span>closed. <iframe src="https://www.youtube.com/embed/x1"></iframe>

<div hidden>

* Not for *readers* ![](a.jpg)

</div>

<div class="comments" data-page="a&quot;b">

<p>Great story!</p>

</div>

<div class="related">

<blockquote class="twitter-tweet">Ports closed <a href="https://x.com/a/status/1?a=1&amp;b=2">now</a></blockquote>
Two <b>ferries</b> are overdue."""


def test_html_amid_markdown_has_elements_and_embeds_and_hides_what_is_hidden() -> None:
    reading = read_markdown(HTML_AMID)
    assert [(block.text, block.path) for block in reading.blocks] == [
        ("Storm closes three ports", None),
        ("The pier on Monday.", "figure > figcaption:nth-child(2)"),
        ("Three ports are closed.", None),
        ("Great story!", "div > p:nth-child(1)"),
        ("Ports closed now", "blockquote"),
        ("Two ferries are overdue.", None),  # the `<div>` is never closed, and bold words are not the whole line
    ]
    comment = reading.blocks[3]
    assert comment.element is not None
    assert comment.element.parent is not None
    assert comment.element.parent.attributes == {"class": "comments", "data-page": 'a"b'}
    assert [(embed.kind, embed.url, reading.text[embed.position :][:5]) for embed in reading.embeds] == [
        ("video", "https://www.youtube.com/embed/x1", "Great"),
        ("post", "https://x.com/a/status/1?a=1&b=2", "Ports"),
    ]
    for block in reading.blocks:
        assert reading.text[block.span(0).start :].startswith(block.text[:5])


def test_html_amid_markdown_tells_filters_what_it_tells_of_a_page() -> None:
    article = clean(HTML_AMID + f"\n\n{STORY[1]}", kind="markdown")
    assert [caption.text for caption in article.captions] == ["The pier on Monday."]
    assert [(one.text, one.path) for one in article.removed if one.label == "comment"] == [
        ("Great story!", "div > p:nth-child(1)")
    ]
    assert "not" not in article.text.split()
