"""Related links, repeats, kickers, second headlines, standfirsts, subheadings, residue, promos, notices."""

from __future__ import annotations

import pytest

import newsclean
from newsclean import Article
from newsclean.testing import STORY

TITLE, *BODY = STORY
TEASERS = ("Ferry company sold for the third time", "What the coast guard found at dawn", "The winter that froze the pier")


def clean(*parts: str, gap: str = "\n\n", **options: object) -> Article:
    return newsclean.clean(gap.join(parts), **options)  # type: ignore[arg-type]


def removed(article: Article) -> list[tuple[str, str]]:
    return [(one.label, one.text) for one in article.removed]


class TestRelated:
    @pytest.mark.parametrize(
        "line",
        ["SEE ALSO: " + TEASERS[0], "READ MORE: " + TEASERS[0], f"[Related: {TEASERS[0]}]", "Don't miss: " + TEASERS[0]],
    )
    def test_a_line_in_the_flow(self, line: str) -> None:
        assert removed(clean(*STORY[:3], line, *STORY[3:])) == [("related", line)]

    @pytest.mark.parametrize("heading", ["Related articles", "More on this story", "You may also like", "MOST READ"])
    @pytest.mark.parametrize("gap", ["\n", "\n\n"])
    def test_a_heading_and_its_titles(self, heading: str, gap: str) -> None:
        article = clean(*STORY, heading, *TEASERS, gap=gap)
        assert removed(article) == [("related", line) for line in (heading, *TEASERS)]
        assert len(article.related) == 4
        assert article.text == "\n\n".join(BODY)

    def test_a_heading_and_its_titles_in_the_flow(self) -> None:
        article = clean(*STORY[:3], "Related articles", *TEASERS[:2], *STORY[3:])
        assert article.text == "\n\n".join(BODY)

    def test_bulleted_titles_below_a_heading(self) -> None:
        article = clean(*STORY, "Read also", "\n".join(f"• {teaser}" for teaser in TEASERS))
        assert article.text == "\n\n".join(BODY)

    def test_titles_after_the_end(self) -> None:
        article = clean(*STORY, *TEASERS[:2])
        assert [label for label, _ in removed(article)] == ["related", "related"]

    def test_one_title_after_the_end_is_not_enough(self) -> None:
        assert removed(clean(*STORY, TEASERS[0])) == []

    @pytest.mark.parametrize(
        "tail",
        [
            ("Northport 3-1 Southport", "Eastport 2-2 Westport", "Northport Rovers 0-4 Pier United"),
            ("Best film: The Winter Pier", "Best actor: Ana Ruíz", "Best song: The Wind at Dawn"),
        ],
    )
    def test_results_after_the_end_stay(self, tail: tuple[str, ...]) -> None:
        assert removed(clean(*STORY, *tail)) == []

    def test_a_list_that_ends_the_story_stays(self) -> None:
        article = clean(*STORY, "The master named three things that every ferry must carry from now on:", *TEASERS)
        assert removed(article) == []

    def test_too_little_prose(self) -> None:
        assert removed(clean(TITLE, "The harbour master closed all ports.", *TEASERS)) == []

    def test_the_head_word_alone_amid_prose_stays_if_it_is_a_sentence(self) -> None:
        assert removed(clean(*STORY[:3], "“Related?” she asked.", *STORY[3:])) == []


class TestRepeats:
    def test_a_story_printed_twice(self) -> None:
        article = clean(*STORY, *STORY)
        assert article.text == "\n\n".join(BODY)
        assert {label for label, _ in removed(article)} == {"repeat"}

    def test_each_paragraph_printed_twice(self) -> None:
        article = clean(TITLE, *(part for part in BODY for _ in range(2)))
        assert article.text == "\n\n".join(BODY)

    def test_a_refrain_and_a_repeated_quote_stay(self) -> None:
        refrain = "And the wind went on."
        article = clean(TITLE, BODY[0], refrain, BODY[1], refrain, BODY[2], refrain, BODY[3], BODY[2])
        assert removed(article) == []
        assert article.text.count(refrain) == 3
        assert article.text.count(BODY[2]) == 2

    def test_a_paragraph_that_is_also_a_key_point_stays(self) -> None:
        bullets = "\n".join(f"• {part}" for part in BODY[:3])
        article = clean(TITLE, bullets, *BODY)
        assert article.key_points == tuple(BODY[:3])
        assert article.text == "\n\n".join(BODY)


class TestHead:
    def test_kicker_headline_deck_byline_standfirst(self) -> None:
        deck = "Harbour master measures waves of nine metres at the pier"
        stand = "For the first time since 1953 all ports on the northern coast are closed."
        article = clean("Weather", TITLE, deck, stand, "By Ana Ruíz", *BODY)
        assert (article.kicker, article.headline, article.alternative_headline) == ("Weather", TITLE, deck)
        assert (article.standfirst, article.authors) == (stand, ("Ana Ruíz",))
        assert article.text == "\n\n".join(BODY)
        assert article.full_text == "\n\n".join([stand, *BODY])

    def test_a_paragraph_that_nothing_parts_from_the_body_is_the_lede(self) -> None:
        article = clean(TITLE, *BODY)
        assert article.standfirst is None

    def test_a_paragraph_with_a_dateline_is_the_lede_though_a_picture_parts_it_from_the_rest(self) -> None:
        lede = f"LISBON (Reuters) - {BODY[0]}"
        article = clean(TITLE, lede, "Waves break over the pier on Monday. (Photo: Ana Ruíz)", *BODY[1:])
        assert article.captions
        assert article.standfirst is None
        assert article.text == "\n\n".join([lede, *BODY[1:]])

    def test_a_menu_is_no_kicker(self) -> None:
        assert clean("Home", "News", "Sport", "Weather", TITLE, *BODY).kicker is None


class TestNewsletterBoxes:
    def test_between_the_marks_for_screen_readers(self) -> None:
        box = (
            "skip past newsletter promotion",
            "Money Weekly",
            "Help you get on top of things",
            "after newsletter promotion",
        )
        article = clean(*STORY[:3], *box, *STORY[3:])
        assert [(one.label, one.text) for one in article.removed] == [
            ("player", box[0]),
            *(("promo", one) for one in box[1:]),
        ]

    def test_without_the_second_mark(self) -> None:
        article = clean(*STORY[:3], "skip past newsletter promotion", *STORY[3:])
        assert article.text.split("\n\n") == list(BODY)


class TestSubheadings:
    def test_between_paragraphs(self) -> None:
        article = clean(*STORY[:3], "Ferries overdue", *STORY[3:])
        assert [(item.kind, item.text) for item in article.body][2] == ("heading", "Ferries overdue")
        assert "\n\n## Ferries overdue\n\n" in article.to_markdown()

    @pytest.mark.parametrize("line", ["Nobody was hurt.", "“Never in March.”", "«No. We lose on every trip»", "And then?"])
    def test_short_paragraphs_are_none(self, line: str) -> None:
        article = clean(*STORY[:3], line, *STORY[3:])
        kinds = {item.text: item.kind for item in article.body}
        assert line in kinds
        assert kinds[line] == "paragraph" or line.endswith("?")


class TestResidue:
    @pytest.mark.parametrize(
        "line",
        [
            "{{}}",
            "{{ #verifyErrors }} {{ message }} {{ /verifyErrors }}",
            "___",
            "* * *",
            '[button link="https://example.com"]',
            "!function(r,u,m,b,l,e){r._Rumble=b}",
            "showPaywall:false isSubscriber:false",
            '<span data-mce-type="bookmark" style="display: inline-block;">&#65279;</span>',
            "<br>",
            "<!-- ad slot 3 -->",
            "<script>var x = 1; if (x < 2) { run() }</script>",
            "<p hidden>The ports will stay <b>open</b> until Monday.</p>",
            "Info Icon",
        ],
    )
    def test_whole_lines(self, line: str) -> None:
        article = clean(*STORY[:3], line, *STORY[3:])
        assert article.text == "\n\n".join(BODY)
        assert {one.label for one in article.removed} == {"template"}

    @pytest.mark.parametrize(
        ("line", "left"),
        [
            ("<p>The ports are <b>closed</b>.</p>", "The ports are closed."),
            ("The report, opens new tab, says so.", "The report, says so."),
            ("The report (opens in a new tab) says so.", "The report says so."),
            ('[caption id="1"]The ports are closed.[/caption]', "The ports are closed."),
            ("The ports are closed. {{ad}}", "The ports are closed."),
            ("One line<br>and another one.", "One line and another one."),
            ("The ports <span style='display: none'>5 shares</span>are closed.", "The ports are closed."),
            ("The ports <style>p { color: red }</style>are <!-- not -->closed.", "The ports are closed."),
        ],
    )
    def test_parts_of_lines(self, line: str, left: str) -> None:
        article = clean(*STORY[:3], line, *STORY[3:])
        assert article.body[2].text == left

    @pytest.mark.parametrize(
        "line",
        [
            "The set {1, 2, 3} was the answer that won the medallist a toaster.",
            "He had used a <div> where a <table> belonged.",
            "The <br> tag breaks a line.",
            "“They [the crew] left at dawn,” he said.",
            "If a < b and b > c, the wind wins.",
            "She wrote the word “<b>” on the wall.",
        ],
    )
    def test_mentions_stay(self, line: str) -> None:
        assert clean(*STORY[:3], line, *STORY[3:]).body[2].text == line


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Get the latest updates right in your inbox.", "promo"),
        ("Sign up for our newsletter", "promo"),
        ("CLICK HERE TO GET THE EXAMPLE NEWS APP", "promo"),
        ("Thanks for signing up!", "promo"),
        ("We use cookies to improve your experience.", "consent"),
        ("We apologize, but this video has failed to load.", "player"),
        ("This slideshow requires JavaScript.", "player"),
        ("1.0x0.5x1.0x1.2x1.5x1.8x2.0x", "player"),
        ("Listen5 min", "player"),
        ("© 2026 Example News. All rights reserved.", "copyright"),
        ("ADVERTISEMENT Thanks for watching! Visit Website", "advertisement"),
        ("advertisementDon't want to see this? Remove ads", "advertisement"),
        ("AnnonsAnnons", "advertisement"),
        ("【广告】", "advertisement"),
        ("［PR］", "advertisement"),
        ("continua após a publicidade", "advertisement"),
    ],
)
def test_notices_in_the_flow(line: str, label: str) -> None:
    article = clean(*STORY[:3], line, *STORY[3:])
    assert removed(article) == [(label, line)]


@pytest.mark.parametrize(
    ("line", "label", "code"),
    [
        ("THIS CONTENT IS RESERVED FOR SUBSCRIBERS ONLY", "paywall", "paywall"),
        ("Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.", "paywall", "paywall"),
        ("この記事は会員限定です。", "paywall", "paywall"),
        ("Already subscribed? Log in", "paywall", None),
        ("Join the conversation", "comment", None),
    ],
)
def test_notices_at_the_end(line: str, label: str, code: str | None) -> None:
    article = clean(*STORY, line)
    assert removed(article) == [(label, line)]
    assert [issue.code for issue in article.issues] == ([code] if code else [])


def test_a_cut_text_says_so() -> None:
    article = clean(*STORY[:-1], f"{STORY[-1][:60]}… [+4521 chars]")
    assert [issue.code for issue in article.issues] == ["truncated"]
    assert removed(article)[0][0] == "template"


@pytest.mark.parametrize(
    "line",
    [
        "Correction: An earlier version of this article misstated the height of the waves.",
        "Editor's note: This story contains descriptions of violence.",
        "If you buy something through this post, we may get a share of the sale.",
        "If you or someone you know is in crisis, call or text 988 to reach the lifeline.",
        "Dieser Artikel enthält sogenannte Affiliate-Links.",
    ],
)
@pytest.mark.parametrize("at", [1, 3, 5])
def test_notes_are_typed_and_stay(line: str, at: int) -> None:
    article = clean(*STORY[:at], line, *STORY[at:])
    assert article.notes == (line,)
    assert line in article.text
    assert article.removed == ()
