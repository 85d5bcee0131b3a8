"""What a page tells of itself: every format, the usual traps, and which of the values is chosen.

The pages, their names and their addresses are made up.
"""

from __future__ import annotations

import time

import pytest

import newsclean
from newsclean.choosing import choose_authors, choose_date, choose_headline
from newsclean.metadata import Metadata, Told
from newsclean.readers.html import read_html
from newsclean.readers.told.mending import LARGEST_SCRIPT, values_in
from newsclean.readers.told.moments import iso_of
from newsclean.readers.told.people import people_in

HEADLINE = "Storm closes three ports"


def told(markup: str) -> Metadata:
    return read_html(f"<html><head></head><body>{markup}</body></html>").metadata


def script(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


def values(found: tuple[Told, ...]) -> list[str]:
    return list(dict.fromkeys(one.value for one in found))


def names(content: str) -> list[str]:
    return values(told(script(content)).author)


ARTICLE = """{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Storm closes three ports", "alternativeHeadline": "Two ferries are overdue",
 "description": "The harbour master closed all ports.", "author": {"@type": "Person", "name": "Ana Ruíz"},
 "datePublished": "2024-03-05T14:30:00+01:00", "dateModified": "2024-03-06",
 "publisher": {"@type": "Organization", "name": "Example News"}, "inLanguage": "en_GB",
 "articleSection": ["Coast", "Weather"], "keywords": "storm, ports", "image": {"url": "https://example.com/a.jpg"},
 "url": "https://example.com/storm", "articleBody": "<p>All ports closed.</p><p>Rain &amp; wind.</p>"}"""


def test_json_ld_fills_every_field() -> None:
    metadata = told(script(ARTICLE))
    assert metadata.headline[0] == Told(HEADLINE, "json-ld headline")
    assert values(metadata.alternative_headline) == ["Two ferries are overdue"]
    assert values(metadata.description) == ["The harbour master closed all ports."]
    assert metadata.author == (Told("Ana Ruíz", "json-ld author"),)
    assert metadata.date_published == (Told("2024-03-05T14:30:00+01:00", "json-ld datePublished"),)
    assert values(metadata.date_modified) == ["2024-03-06"]
    assert values(metadata.publisher) == ["Example News"]
    assert values(metadata.language) == ["en-GB"]
    assert values(metadata.section) == ["Coast", "Weather"]
    assert values(metadata.keyword) == ["storm", "ports"]
    assert values(metadata.image_url) == ["https://example.com/a.jpg"]
    assert values(metadata.canonical_url) == ["https://example.com/storm"]
    assert values(metadata.article_body) == ["All ports closed.\nRain & wind."]


@pytest.mark.parametrize(
    "kind",
    ['"Article"', '"ReportageNewsArticle"', '"OpinionNewsArticle"', '"AnalysisNewsArticle"', '"LiveBlogPosting"',
     '"BlogPosting"', '["Thing", "NewsArticle"]', '"https://schema.org/NewsArticle"', '"schema:NewsArticle"'],
)  # fmt: skip
def test_types_of_articles(kind: str) -> None:
    assert values(told(script(f'{{"@type": {kind}, "headline": "{HEADLINE}"}}')).headline) == [HEADLINE]


@pytest.mark.parametrize("kind", ['"Product"', '"BreadcrumbList"', '"Person"', "null", "7"])
def test_types_of_other_things(kind: str) -> None:
    assert told(script(f'{{"@type": {kind}, "headline": "{HEADLINE}"}}')).headline == ()


@pytest.mark.parametrize(
    "author",
    ['"Ana Ruíz"', '["Ana Ruíz"]', '{"name": "Ana Ruíz"}', '[{"name": ["Ana Ruíz"]}]', '{"@id": "#ana"}',
     '[{"@id": "#ana"}]', '{"@type": "Person", "@id": "#ana"}', '"By Ana Ruíz, Staff Writer"',
     '"Ana Ruíz | Example News"', '{"name": "Ana Ru&iacute;z"}'],
)  # fmt: skip
def test_shapes_of_authors_in_a_graph(author: str) -> None:
    graph = f"""{{"@graph": [{{"@type": "WebSite", "name": "Example News"}},
      {{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {author}}},
      {{"@type": "Person", "@id": "#ana", "name": "Ana Ruíz", "url": "https://example.com/ana"}}]}}"""
    assert names(graph) == ["Ana Ruíz"]


def test_references_that_go_round_end() -> None:
    assert names('{"@type": "Article", "author": {"@id": "#a"}, "x": [{"@id": "#a"}]}') == []


def test_articles_nested_in_a_page_are_found() -> None:
    page = '[{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "Storm", "author": "Ana Ruíz"}}]'
    assert names(page) == ["Ana Ruíz"]


def test_the_article_of_the_page_goes_before_those_in_lists_and_beside_it() -> None:
    other = '{"@type": "NewsArticle", "headline": "Ferry is found", "author": "John de Vries", "url": "https://example.com/ferry"}'
    own = f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": "Ana Ruíz", "mainEntityOfPage": "http://www.example.com/storm/"}}'
    listed = f'{{"@type": "ItemList", "itemListElement": [{{"@type": "ListItem", "item": {other}}}]}}'
    canonical = '<link rel="canonical" href="https://example.com/storm?from=home">'
    assert values(told(script(listed)).author) == []
    for scripts in (script(other) + script(own), script(f"[{other}, {own}]"), script(listed) + script(own)):
        assert values(told(canonical + scripts).author) == ["Ana Ruíz"]
        assert values(told(f"<h1>{HEADLINE}</h1>{scripts}").author) == ["Ana Ruíz"]


@pytest.mark.parametrize(
    ("broken", "ailments"),
    [
        ('{"headline": "Storm", "tags": [1, 2,],}', ("trailing comma",)),
        ('{"headline": "Storm",, "tags": []}', ("trailing comma",)),
        ('{"headline": "Storm" /* the title */, "url": "http://example.com" // here\n}', ("comment",)),
        ('{"headline": "Storm"\n "url": "http://example.com"}', ("missing comma",)),
        ('{"headline": "Storm", "text": "It\\\'s over"}', ("false escape",)),
        ('{"headline": "Storm", "text": "\\x41 \\\\ \\n"}', ("false escape",)),
        ('{\n"headline": "Storm",\n"text": "The "big" one",\n"x": 1}', ("bare quote",)),
        ("{&quot;headline&quot;: &quot;Storm&quot;}", ("entity",)),
        ('{"headline": "Storm", "text": "line\nline\tand tab"}', ()),
        ('<!-- {"headline": "Storm"} -->', ()),
        ('//<![CDATA[\n{"headline": "Storm"}\n//]]>', ()),
        ('/*<![CDATA[*/ {"headline": "Storm"} /*]]>*/', ()),
        ('\ufeff{"headline": "Storm"};', ()),
        ('{"headline": "Storm"}\n{"headline": "Calm"}', ()),
        ('{"headline": "Storm"},{"headline": "Calm"}', ()),
    ],
)
def test_broken_scripts_are_mended(broken: str, ailments: tuple[str, ...]) -> None:
    found = values_in(broken)
    assert found.values[0]["headline"] == "Storm"
    assert found.mended == ailments


def test_what_looks_broken_inside_strings_is_kept() -> None:
    assert values_in('{"a": "1,} // 2 /* 3 */ ,]", "b": 1,}').values == ({"a": "1,} // 2 /* 3 */ ,]", "b": 1},)


def test_a_script_that_cannot_be_mended_is_skipped_and_the_next_is_read() -> None:
    for hopeless in ("", "{", "window.x = 1", '{"headline": ', "[" * 100_000, "9" * 5_000, '"' * 7):
        assert names(f"{hopeless}</script>{script(ARTICLE)}") == ["Ana Ruíz"]
    assert values_in('"' + " " * LARGEST_SCRIPT + '"').values == ()


@pytest.mark.parametrize(
    "piece",
    ["[", '{"a":', '"\\"', ",", " \n", "}\n", "/*", "//", "\\", '"a":', "<!--", "; ", "1\n\t", '"\n', "&quot;", "]]>"],
)
def test_hostile_scripts_take_linear_time(piece: str) -> None:
    content = "{" + piece * (200_000 // len(piece))
    begin = time.perf_counter()
    values_in(content)
    assert time.perf_counter() - begin < 3


def test_deep_and_wide_json_is_bounded() -> None:
    deep = '{"a":' * 400 + "1" + "}" * 400
    wide = "[" + ",".join(['{"@type": "Article", "headline": "x y z"}'] * 40_000) + "]"
    assert told(script(deep)).headline == ()
    assert values(told(script(wide)).headline) == ["x y z"]


META = """<meta property="og:title" content="Storm closes three ports | Example News">
<meta property="og:site_name" content="Example News">
<meta property="og:description" content="All ports &amp;amp; ferries"><meta property="og:locale" content="de_AT">
<meta property="og:image" content="https://example.com/a.jpg"><meta property="og:url" content="https://example.com/storm">
<meta property="article:published_time" content="2024-03-05T14:30Z">
<meta property="article:modified_time" content="2024-03-06T08:00:00Z">
<meta property="article:author" content="https://example.com/people/ana"><meta property="article:section" content="Coast">
<meta property="article:tag" content="storm"><meta property="article:tag" content="ports">"""


def test_open_graph() -> None:
    metadata = told(META)
    assert metadata.headline == (Told(HEADLINE, "og:title"),)
    assert values(metadata.description) == ["All ports & ferries"]
    assert metadata.author == ()
    assert metadata.date_published == (Told("2024-03-05T14:30+00:00", "article:published_time"),)
    assert metadata.date_modified == (Told("2024-03-06T08:00:00+00:00", "article:modified_time"),)
    assert values(metadata.publisher) == ["Example News"]
    assert values(metadata.language) == ["de-AT"]
    assert values(metadata.section) == ["Coast"]
    assert values(metadata.keyword) == ["storm", "ports"]
    assert values(metadata.image_url) == ["https://example.com/a.jpg"]
    assert values(metadata.canonical_url) == ["https://example.com/storm"]


@pytest.mark.parametrize(
    ("name", "content", "field", "expected"),
    [
        ("twitter:title", HEADLINE, "headline", HEADLINE),
        ("dc.title", HEADLINE, "headline", HEADLINE),
        ("parsely-title", HEADLINE, "headline", HEADLINE),
        ("sailthru.title", HEADLINE, "headline", HEADLINE),
        ("citation_title", HEADLINE, "headline", HEADLINE),
        ("author", "Ana Ruíz", "author", "Ana Ruíz"),
        ("byl", "By Ana Ruíz", "author", "Ana Ruíz"),
        ("parsely-author", "Ana Ruíz", "author", "Ana Ruíz"),
        ("sailthru.author", "Ana Ruíz", "author", "Ana Ruíz"),
        ("DC.Creator", "Ana Ruíz", "author", "Ana Ruíz"),
        ("citation_author", "Ruíz, Ana", "author", "Ana Ruíz"),
        ("article:author", "Ana Ruíz", "author", "Ana Ruíz"),
        ("date", "5 March 2024", "date_published", "2024-03-05"),
        ("pubdate", "2024-03-05", "date_published", "2024-03-05"),
        ("parsely-pub-date", "2024-03-05T14:30:00Z", "date_published", "2024-03-05T14:30:00+00:00"),
        ("sailthru.date", "Tue, 05 Mar 2024 14:30:00 +0100", "date_published", "2024-03-05T14:30:00+01:00"),
        ("citation_publication_date", "2024/03/05", "date_published", "2024-03-05"),
        ("dcterms.modified", "2024-03", "date_modified", "2024-03"),
        ("dc.publisher", "Example News", "publisher", "Example News"),
        ("content-language", "nl", "language", "nl"),
        ("parsely-section", "Coast", "section", "Coast"),
        ("news_keywords", "storm", "keyword", "storm"),
    ],
)
def test_metas_of_many_names(name: str, content: str, field: str, expected: str) -> None:
    assert values(getattr(told(f'<meta name="{name}" content="{content}">'), field)) == [expected]


def test_microdata_times_and_links() -> None:
    metadata = read_html(
        f"""<html lang="en-gb"><link rel="canonical" href="https://example.com/storm">
        <title>{HEADLINE} - example.com</title>
        <time datetime="2020-01-01">1 January 2020</time><p>a<p>b<p>c<p>d<p>e<p>f<p>g<p>h
        <article itemscope><h1>Storm<br>closes <b>three</b> ports</h1>
        <span itemprop="author" itemscope><meta itemprop="url" content="https://example.com/a">
        <meta itemprop="name" content="Ana Ruíz"></span>
        <a rel="author" href="/john">John de Vries</a><time datetime="2024-03-05T14:30+01:00">5 March</time>
        <time class="updated" datetime="2024-03-06">6 March</time><meta itemprop="dateModified" content="2024-03-07">"""
    ).metadata
    assert metadata.headline == (Told(HEADLINE, "h1"), Told(HEADLINE, "title"))
    assert metadata.author == (Told("Ana Ruíz", "microdata author"), Told("John de Vries", "rel author"))
    assert metadata.date_published == (Told("2024-03-05T14:30+01:00", "time"),)
    assert values(metadata.date_modified) == ["2024-03-07", "2024-03-06"]
    assert values(metadata.language) == ["en-GB"]
    assert values(metadata.canonical_url) == ["https://example.com/storm"]


def test_authors_further_off_are_those_of_comments() -> None:
    first = '<h1>Storm</h1><a rel="author">Ana Ruíz</a> <a rel="author">John de Vries</a>'
    assert values(told(first + "<p>x" * 9 + '<p><a rel="author">Kim Lee</a>').author) == ["Ana Ruíz", "John de Vries"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ana Ruíz and John de Vries", ("Ana Ruíz", "John de Vries")),
        ("Ana Ruíz, Senior Correspondent", ("Ana Ruíz",)),
        ("Ana Ruíz, MD, PhD", ("Ana Ruíz",)),
        ("Ana Ruíz MD", ("Ana Ruíz",)),
        ("ANA RUÍZ", ("ANA RUÍZ",)),
        ("Ana Ruíz, dpa", ("Ana Ruíz", "dpa")),
        ("Ana Ruíz (Reuters)", ("Ana Ruíz",)),
        ("Ana Ruíz ana@example.com @anaruiz", ("Ana Ruíz",)),
        ("View all posts by Ana Ruíz", ("Ana Ruíz",)),
        ("Ana Ruíz writes of ports. She lives, works and swims by the sea", ()),
        ("John Rivers Jr.", ("John Rivers Jr.",)),
        ("Ana Ruíz.", ("Ana Ruíz",)),
        ("Zoë", ("Zoë",)),
        ("zoe", ("zoe",)),
        ("배윤경,이상현", ("배윤경", "이상현")),
        ("Example News Desk", ("Example News Desk",)),
        ("https://example.com/ana", ()),
        ("www.example.com", ()),
        ("@anaruiz", ()),
        ("ana-ruiz", ()),
        ("user_17", ()),
        ("Admin", ()),
        ("Dec 20, 2023", ()),
        ("", ()),
    ],
)
def test_people(text: str, expected: tuple[str, ...]) -> None:
    assert people_in(text) == expected


def test_the_paper_is_an_author_only_if_nobody_else_is() -> None:
    site = '<meta property="og:site_name" content="Example News"><meta name="author" content="Example News">'
    assert values(told(site).author) == ["Example News"]
    assert values(told(site + script('{"@type": "Article", "author": "Ana Ruíz"}')).author) == ["Ana Ruíz"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-05T14:30:00.123Z", "2024-03-05T14:30:00+00:00"),
        ("2024-03-05 14:30", "2024-03-05T14:30"),
        ("2024-03-05T14:30:00+0530", "2024-03-05T14:30:00+05:30"),
        ("2024-03-05 14:30:00 +0100", "2024-03-05T14:30:00+01:00"),
        ("2024-03-05 14:30:00 UTC", "2024-03-05T14:30:00+00:00"),
        ("20240305", "2024-03-05"),
        ("1709645400", "2024-03-05T13:30:00+00:00"),
        ("1709645400000", "2024-03-05T13:30:00+00:00"),
        ("Tue Mar 05 2024 14:30:00 GMT+0100 (Central European Standard Time)", "2024-03-05T14:30:00+01:00"),
        ("2024", "2024"),
        ("31/03/2024", "2024-03-31"),
        ("03/04/2024", None),
        ("2024-13-45", None),
        ("0000-00-00 00:00:00", None),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01T00:00:00Z", None),
        ("yesterday", None),
        ("9" * 500, None),
    ],
)
def test_moments(text: str, expected: str | None) -> None:
    assert iso_of(text) == expected


def headlines(*pairs: tuple[str, str]) -> Metadata:
    return Metadata(headline=tuple(Told(*pair) for pair in pairs), publisher=(Told("Example News", "og:site_name"),))


@pytest.mark.parametrize(
    ("metadata", "visible", "expected"),
    [
        (headlines((HEADLINE, "og:title"), ("Example News", "h1")), (), HEADLINE),
        (headlines(("Ports shut by storm: live", "og:title"), (HEADLINE, "h1")), (), HEADLINE),
        (
            headlines((HEADLINE, "og:title"), ("Most read", "h1"), ("Storm shuts three ports", "h1")),
            (),
            "Storm shuts three ports",
        ),
        (headlines((HEADLINE, "json-ld headline"), ("Most read", "h1")), (), HEADLINE),
        (headlines((HEADLINE, "json-ld headline"), (f"Opinion | {HEADLINE}", "h1")), (), HEADLINE),
        (headlines((HEADLINE, "json-ld headline"), (f"2024: {HEADLINE}", "h1")), (), f"2024: {HEADLINE}"),
        (headlines((HEADLINE, "og:title")), ("Weather at sea",), HEADLINE),
        (headlines(("Storm “closes” three ports", "og:title")), (HEADLINE,), HEADLINE),
        (headlines(), (HEADLINE,), HEADLINE),
    ],
)
def test_choice_of_headline(metadata: Metadata, visible: tuple[str, ...], expected: str) -> None:
    chosen = choose_headline(metadata, visible)
    assert chosen is not None
    assert chosen.value == expected


def test_no_headline() -> None:
    assert choose_headline(Metadata()) is None
    assert choose_headline(headlines(("Example News", "h1"))) is None


def test_choice_of_date() -> None:
    universal = Told("2024-03-06T01:30:00+00:00", "json-ld datePublished")
    local = Told("2024-03-05T20:30:00-05:00", "article:published_time")
    assert choose_date((), ()) is None
    assert choose_date((universal, local)) == local
    assert choose_date((universal,), ("2024-03-05",)) == Told("2024-03-05", "text")
    assert choose_date((universal,), ("2024-02-01",)) == universal
    assert choose_date((universal,), ("2024-03-05", "2024-03-06")) == universal
    assert choose_date((local,), ("2024-03-04",)) == local
    assert choose_date((Told("2024-03", "meta date"),), ("2024-03-04",)) == Told("2024-03", "meta date")


def authors(*pairs: tuple[str, str]) -> Metadata:
    return Metadata(author=tuple(Told(*pair) for pair in pairs))


@pytest.mark.parametrize(
    ("metadata", "visible", "expected"),
    [
        (authors(("Ana Ruíz", "json-ld author"), ("Kim Lee", "rel author")), (), ["Ana Ruíz"]),
        (authors(("Ana Ruíz", "json-ld author")), ("ANA RUÍZ", "Kim Lee", "Staff Writer"), ["ANA RUÍZ", "Kim Lee"]),
        (authors(("Ana Ruíz", "json-ld author")), ("Kim Lee",), ["Ana Ruíz"]),
        (authors(("Example News Desk", "json-ld author")), ("Kim Lee",), ["Kim Lee"]),
        (authors(("Example", "json-ld author organization"), ("Kim Lee", "meta author")), (), ["Kim Lee"]),
        (authors(("Example", "json-ld author organization")), (), ["Example"]),
        (authors(("Reuters", "json-ld author organization")), ("Kim Lee",), ["Reuters"]),
        (authors(), ("Kim Lee",), ["Kim Lee"]),
        (authors(), (), []),
    ],
)
def test_choice_of_authors(metadata: Metadata, visible: tuple[str, ...], expected: list[str]) -> None:
    assert [one.value for one in choose_authors(metadata, visible)] == expected


def test_lines_stay_lines_when_they_are_mended_and_an_empty_page_has_none() -> None:
    assert [block.text for block in read_html("<p>Launch your boat,â\x80¨not your stress.").blocks] == [
        "Launch your boat, not your stress."
    ]
    assert read_html("<script>1</script>").blocks == ()


NAMED = {
    '<div class="author-name">Ana Ruíz</div><span class="post-date">5 March 2024</span>': (("Ana Ruíz",), "2024-03-05"),
    '<div class="byline">ByAna Ruíz</div>': (("Ana Ruíz",), None),
    '<p class="meta"><span class="author">Written by</span> <span class="author">Ana Ruíz</span>': (("Ana Ruíz",), None),
    '<div class="published">Updated 5 March 2024</div>': ((), None),
    '<div class="comment-author">Ana Ruíz</div><div class="author-title">Marketing Director</div>': ((), None),
    '<div class="author">Ana Ruíz has covered ports. She lives by the sea.</div>': ((), None),
    "<p>a</p>" * 20 + '<div class="author">Ana Ruíz</div><div class="date">5 March 2024</div>': ((), None),
}


@pytest.mark.parametrize(("page", "wanted"), NAMED.items(), ids=range(len(NAMED)))
def test_what_only_a_class_names_is_read_near_the_headline(page: str, wanted: tuple[tuple[str, ...], str | None]) -> None:
    metadata = read_html(f"<h1>Storm closes three ports</h1>{page}").metadata
    date = metadata.date_published[0].value if metadata.date_published else None
    assert (tuple(told.value for told in metadata.author), date) == wanted


def test_a_byline_in_a_menu_is_not_the_storys() -> None:
    story = "<p>The harbour master closed all three ports on Monday night, and two ferries are overdue.</p>" * 2
    page = "<{0}><p>By Ana Ruíz</p></{0}><h1>Storm closes three ports</h1>" + story
    assert newsclean.clean(page.format("div")).authors == ("Ana Ruíz",)
    assert newsclean.clean(page.format("nav")).authors == ()
