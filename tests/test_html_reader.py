"""The HTML reader: what a browser would show, by two trees; and what no page may do to it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean.readers.html import read_html, read_soup
from newsclean.readers.taming import tamed


def shown(page: str) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.marker, block.text) for block in read_html(page).blocks]


def texts(page: str) -> list[str]:
    return [block.text for block in read_html(page).blocks]


PAGES = {
    "<p>Storm<b>s</b> close <i>three</i> ports": ["Storms close three ports"],
    "<p>First paragraph.<br><br>Second paragraph.": ["First paragraph.", "Second paragraph."],
    "<div>Loose words<p>A paragraph.</p>more words</div>": ["Loose words", "A paragraph.", "more words"],
    "<p>One</p><script>two()</script><style>p{}</style><template>three</template><noscript>four</noscript>": ["One"],
    "<p hidden>No</p><p style='color:red; display : none'>No</p><p style='visibility:hidden'>No</p><p>Yes": ["Yes"],
    "<body style='visibility:hidden'><p>Soon</p></body>": ["Soon"],
    "<template id='B:0'></template><div hidden id='S:0'><p>Sent late</p></div><div hidden id='s'>No</div>": ["Sent late"],
    "<p>Fish &amp; chips&nbsp;at 5&euro;": ["Fish & chips\xa0at 5€"],
    "<select><option>One</select><textarea>Two</textarea><button>Share</button><p>Three": ["Share", "Three"],
    "<p>  Much \n\t white   space  </p>": ["Much white space"],
    "<h1>Storm</h1 ><p>unclosed<p>paragraphs<div>and <span>more": ["Storm", "unclosed", "paragraphs", "and more"],
    "<!-- <p>no</p> --><p>yes<!-- no --> indeed": ["yes indeed"],
    "<frameset><frame src=a></frameset>": [],
    "<p>a\x00b": ["ab"],
    "": [],
}


@pytest.mark.parametrize(("page", "wanted"), PAGES.items(), ids=range(len(PAGES)))
@pytest.mark.parametrize("opening", ["", "<!doctype html>"], ids=["fragment", "page"])
def test_what_a_page_shows(page: str, wanted: list[str], opening: str) -> None:
    assert texts(opening + page) == wanted


@pytest.mark.parametrize("opening", ["", "<!doctype html>"], ids=["fragment", "page"])
def test_kinds_and_markers(opening: str) -> None:
    page = opening + (
        "<h2>Ports</h2><ul><li>One<li><p>Two</p></ul><ol start=3><li>Three<li value=7>Seven<li>Eight</ol>"
        "<blockquote><p>Never.</p></blockquote><table><tr><th>Port<th>Depth<tr><td>Porto<td>9 m</table>"
        "<pre>a\n  b\n</pre>"
    )
    assert shown(page) == [
        ("heading", None, "Ports"),
        ("list_item", "•", "One"),
        ("list_item", "•", "Two"),
        ("list_item", "3.", "Three"),
        ("list_item", "7.", "Seven"),
        ("list_item", "8.", "Eight"),
        ("quote", None, "Never."),
        ("table_row", None, "Port\tDepth"),
        ("table_row", None, "Porto\t9 m"),
        ("preformatted", None, "a"),
        ("preformatted", None, "b"),
    ]


def test_a_block_knows_its_links_and_its_element() -> None:
    page = '<main><div class="storyBody"><p>Read <a href="/a">more here</a></p></div><a name="x">No link</a></main>'
    first, second = read_html(page).blocks
    assert first.link_share == pytest.approx(len("more here") / len("Read more here"))
    assert second.link_share == 0
    assert (first.links, second.links) == (("/a",), ())
    assert first.hints[:2] == ("story", "body")
    soup = BeautifulSoup(page, "lxml")
    found = soup.select_one(first.path or "")
    assert found is not None
    assert found.get_text() == "Read more here"


def test_every_path_finds_the_element_that_holds_the_words() -> None:
    page = "<body><div><p>One<p>Two</div><ul><li>Three<li><b>Four</b></ul></body>"
    soup = BeautifulSoup(page, "lxml")
    for block in read_html(page).blocks:
        found = soup.select_one(block.path or "")
        assert found is not None
        assert block.text in found.get_text()


def test_both_trees_show_the_same() -> None:
    page = "<h1>Storm</h1><div>Loose <b>words</b><ul><li>One<li>Two</ul></div><table><tr><td>a<td>b</table><p>End"
    by_soup = read_soup(BeautifulSoup(page, "lxml"))
    assert [(b.kind, b.marker, b.text, b.span()) for b in by_soup.blocks] == [
        (b.kind, b.marker, b.text, b.span()) for b in read_html(f"<!doctype html>{page}").blocks
    ]


def test_a_tree_or_a_part_of_one_is_cleaned_as_it_is() -> None:
    soup = BeautifulSoup(
        "<nav><a href=/>Home</a></nav><article><h1>Storm closes three ports</h1><p>The harbour master closed all ports on "
        "Monday night, after waves of nine metres had been measured at the pier.</p></article>",
        "lxml",
    )
    whole = newsclean.clean(soup)
    assert whole.headline == "Storm closes three ports"
    part = newsclean.clean(soup.article.p)  # type: ignore[union-attr,arg-type]
    assert part.text.startswith("The harbour master")


def test_the_ledger_runs_over_the_rendered_text() -> None:
    page = (
        "<h1>Storm closes three ports</h1><div class=x>Advertisement</div><p>The harbour master closed all ports on Monday."
    )
    article = newsclean.clean(page, keep_source=True)
    assert article.source == "Storm closes three ports\nAdvertisement\nThe harbour master closed all ports on Monday."
    assert "".join(entry.span.of(article.source) for entry in article.ledger) == article.source
    removed = article.removed[0]
    assert removed.span.of(article.source) == removed.text == "Advertisement"
    assert removed.path == "html > body > div:nth-child(2)"


def test_damage_in_a_page_is_mended() -> None:
    article = newsclean.clean("<p>By Ana RuÃ­z, who saw the storm close three ports on Monday night.</p>", kind="html")
    assert "Ana Ruíz" in str(article.model_dump())
    assert article.repairs


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<meta charset=iso-8859-1><p>Größe".encode("latin-1"), "Größe"),
        ("<meta charset=iso-8859-1><p>Größe".encode(), "Größe"),  # it lies
        ("<meta charset=shift_jis><p>港は閉鎖された".encode("shift_jis"), "港は閉鎖された"),
        ("<p>Größe".encode("utf-16"), "Größe"),
    ],
)
def test_a_declaration_is_believed_unless_it_lies(page: bytes, wanted: str) -> None:
    assert newsclean.clean(page, kind="html", keep_source=True).source == wanted


HOSTILE = {
    "deep": "<div>" * 100_000 + "Ports closed.",
    "deep and closed": "<div>" * 50_000 + "Ports closed." + "</div>" * 50_000,
    "deep inline": "<b><i>" * 50_000 + "Ports closed.",
    "formatting": "".join(f"<b id={n}><p>{n}" for n in range(5_000)),
    "siblings": "<p>Port" * 200_000,
    "one line": "<span>Port </span>" * 200_000,
    "entities": "<p>" + "&amp;" * 500_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">Port",
    "long attribute": f"<p class='{'x ' * 500_000}'>Port",
    "open tag": "<p>Port <a href='" + "x" * 1_000_000,
    "signs": "<" * 500_000,
    "tables": "<table><tr><td>" * 20_000 + "Port",
    "lists": "<ul><li>" * 50_000 + "Port",
    "links": "<a href=x>Port" * 50_000,
    "scripts": "<script>" * 100_000 + "Port",
    "json": f'<script type="application/ld+json">{"[" * 100_000}</script><p>Port',
    "deep fragment": "<div>" * 4_990 + "Ports closed.",
    "formatting in a fragment": "".join(f"<b id={n}><p>{n}" for n in range(2_400)),
    "links in a fragment": "<a href=x>Port" * 4_990,
    "attributes of a fragment": "<p " + " ".join(f"a{n}=1" for n in range(12_000)) + ">Port",
    "surrogates": "<p>Port \ud800 <\udfff>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_in_bounded_time(name: str) -> None:
    reading = read_html(HOSTILE[name])
    assert len(reading.text) <= len(HOSTILE[name]) + 5 * len(reading.blocks)


def test_the_text_of_what_nests_too_deep_stays() -> None:
    assert texts(HOSTILE["deep"]) == ["Ports closed."]
    assert texts(HOSTILE["deep inline"]) == ["Ports closed."]
    assert texts(HOSTILE["deep fragment"]) == ["Ports closed."]
    assert len(tamed(HOSTILE["siblings"])) == len(HOSTILE["siblings"])


def test_an_empty_shell_is_flagged() -> None:
    article = newsclean.clean('<!doctype html><div id="root"></div><script src="app.js"></script>')
    assert [issue.code for issue in article.issues] == ["empty"]
    assert article.text == ""


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("<>/abp dliv='\"&;!-\n\t é\x00"))) | st.text())
def test_any_string_is_read_and_tiled(page: str) -> None:
    article = newsclean.clean(page, kind="html", keep_source=True)
    assert article.source is not None
    assert "".join(entry.span.of(article.source) for entry in article.ledger) == article.source
    starts = [block.start for block in read_html(page).blocks]
    assert starts == sorted(starts)


STORY = "<p>The harbour master closed all three ports on Monday night, and two ferries are overdue.</p>"

EMBEDS = {
    '<iframe src="//player.vimeo.com/video/1"></iframe>': ("video", "https://player.vimeo.com/video/1"),
    '<iframe data-src="https://maps.example.com/a"></iframe>': ("frame", "https://maps.example.com/a"),
    '<p><iframe src="https://w.soundcloud.com/player/?url=1"></iframe></p>': (
        "audio",
        "https://w.soundcloud.com/player/?url=1",
    ),
    '<video><source src="https://example.com/a.mp4"></video>': ("video", "https://example.com/a.mp4"),
    '<amp-youtube data-videoid="x1"></amp-youtube>': ("video", "https://www.youtube.com/watch?v=x1"),
    '<blockquote class="twitter-tweet"><p>Ports closed. <a href="https://t.co/1">photo</a></p>'
    '<a href="https://twitter.com/coast/status/1">5 March</a></blockquote>': ("post", "https://twitter.com/coast/status/1"),
    '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/1/"></blockquote>': (
        "post",
        "https://www.instagram.com/p/1/",
    ),
}
NO_EMBEDS = (
    '<iframe src="https://example.com/px" width="1" height="1"></iframe>',
    '<iframe src="https://example.com/a" style="display:none"></iframe>',
    '<noscript><iframe src="https://example.com/a"></iframe></noscript>',
    "<iframe src='about:blank'></iframe>",
    "<iframe srcdoc='<p>a'></iframe>",
    "<amp-youtube></amp-youtube>",
    "<blockquote>Never. <a href='https://twitter.com/a'>She said</a></blockquote>",
    "<blockquote class='twitter-tweet'>Never.</blockquote>",
    "<video src='blob:https://example.com/1'></video>",
    "<iframe src='https://[broken'></iframe>" * 2_000,
)


@pytest.mark.parametrize(("page", "wanted"), EMBEDS.items(), ids=range(len(EMBEDS)))
def test_what_is_set_into_a_story_is_noted_where_it_stands(page: str, wanted: tuple[str, str]) -> None:
    article = newsclean.clean(
        f"<h1>Storm closes three ports</h1>{STORY}{page}{STORY.replace('Monday', 'Tuesday')}", keep_source=True
    )
    (embed,) = article.embeds
    assert (embed.kind, embed.url) == wanted
    assert embed.position == (article.source or "").rindex("Ports closed" if "Ports closed" in page else "The harbour")
    assert newsclean.Article.model_validate_json(article.model_dump_json()).embeds == (embed,)


@pytest.mark.parametrize("page", NO_EMBEDS, ids=range(len(NO_EMBEDS)))
def test_what_shows_nothing_of_its_own_is_no_embed(page: str) -> None:
    frame = '<iframe src="https://www.youtube.com/embed/x1"></iframe>'
    article = newsclean.clean(f"<h1>Storm closes three ports</h1>{STORY}{frame}{page}{STORY.replace('Monday', 'Tuesday')}")
    assert [embed.url for embed in article.embeds] == ["https://www.youtube.com/embed/x1"]


def test_what_stands_outside_the_story_is_none_of_its_embeds() -> None:
    frame = '<iframe src="https://www.youtube.com/embed/{}"></iframe>'
    page = (
        f"{frame.format(1)}<h1>Storm closes three ports</h1>{frame.format(2)}{STORY * 3}<footer>{frame.format(3)}</footer>"
    )
    assert [embed.url[-1] for embed in newsclean.clean(page).embeds] == ["2"]


PICTURES = {
    "<img src=a><p>The pier.": [("The pier.", "above")],
    "<p><img src=a> The pier.": [("The pier.", "beside")],
    "<p><a href=b><img src=a><span>The pier.</span></a>": [("The pier.", "beside")],
    "<p>The pier.<img src=a></p><p>The quay.<p>The port.": [
        ("The pier.", None),
        ("The quay.", "above"),
        ("The port.", None),
    ],
    "<figure><img src=a><figcaption>The pier.</figcaption></figure>": [("The pier.", "above")],
    "<p>The pier.": [("The pier.", None)],
}


@pytest.mark.parametrize(("page", "wanted"), PICTURES.items(), ids=range(len(PICTURES)))
def test_a_block_knows_the_picture_before_it(page: str, wanted: list[tuple[str, str | None]]) -> None:
    assert [(block.text, block.picture) for block in read_html(page).blocks] == wanted
