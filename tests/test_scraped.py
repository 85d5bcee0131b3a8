"""What a scraper hands over: parts stay apart, what it says is checked, and odd values are no crash."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean import Part, Scraped
from newsclean.metadata import Metadata
from newsclean.readers.told.handed import handed, moment_of
from newsclean.testing import STORY

PARTS = (
    Part("heading", STORY[0]),
    *(Part("paragraph", text) for text in STORY[1:]),
    Part("list_item", "Two ferries are overdue"),
    Part("list_item", "Three ports are closed"),
)


def test_parts_stay_apart_and_the_ledger_covers_their_text() -> None:
    article = newsclean.clean(Scraped(PARTS, url="https://news.example.com/storm"), keep_source=True)
    assert article.headline == STORY[0]
    assert article.url == "https://news.example.com/storm"
    assert [item.kind for item in article.body][-2:] == ["list_item", "list_item"]
    assert article.source is not None
    assert article.ledger[0].span.start == 0
    assert article.ledger[-1].span.end == len(article.source)
    assert all(item.span.of(article.source).endswith(item.text) for item in article.body)


def test_a_first_line_that_says_other_things_than_the_headline_that_is_told_stays() -> None:
    first = "For the first time since 1953 every harbour on the northern coast is shut"
    parts = (Part("paragraph", first), *PARTS[1:])
    article = newsclean.clean(Scraped(parts, metadata=handed("my scraper", headline=STORY[0])))
    assert article.headline == STORY[0]
    assert article.full_text.startswith(first)


def test_a_heading_that_says_it_in_other_words_than_the_headline_that_is_told_is_the_printed_one() -> None:
    printed = "Waves of nine metres: northern harbours shut"
    parts = (Part("heading", printed), *PARTS[1:])
    article = newsclean.clean(Scraped(parts, metadata=handed("my scraper", headline=STORY[0])))
    assert article.headline == STORY[0]
    assert printed not in article.full_text


def test_the_callers_address_goes_before_the_scrapers() -> None:
    scraped = Scraped("\n\n".join(STORY), url="https://news.example.com/storm")
    assert newsclean.clean(scraped, url="https://example.com/other").url == "https://example.com/other"
    assert newsclean.explain(scraped).article.url == "https://news.example.com/storm"


def test_what_a_page_says_of_itself_goes_before_what_a_scraper_says() -> None:
    page = f'<html><head><meta property="og:site_name" content="Example News"></head><body><p>{"<p>".join(STORY)}</body>'
    said = handed("my scraper", publisher="Other News", section="Coast")
    article = newsclean.clean(Scraped(page, metadata=said))
    assert (article.publisher, article.section) == ("Example News", "Coast")
    assert article.provenance is not None
    assert dict(article.provenance.fields)["section"] == "my scraper"


@pytest.mark.parametrize("odd", [None, "", [], ["", None], ["Coast", "Ports"], 7, {"a": 1}, b"x", datetime(2024, 3, 5)])
def test_odd_values_are_no_crash(odd: Any) -> None:
    names = ("headline", "description", "authors", "publisher", "language", "section", "keywords", "image_url", "url")
    for name in (*names, "alternative_headline", "date_published", "date_modified"):
        assert isinstance(handed("my scraper", **{name: odd}), Metadata)


def test_of_several_values_the_first_is_taken_where_there_can_be_one() -> None:
    told = handed(
        "my scraper", section=["Coast", "Ports"], keywords="storms, ports", image_url=["https://example.com/a.jpg"]
    )
    assert [one.value for one in told.section] == ["Coast"]
    assert [one.value for one in told.keyword] == ["storms", "ports"]
    assert [one.value for one in told.image_url] == ["https://example.com/a.jpg"]


@pytest.mark.parametrize(
    ("given_", "wanted"),
    [
        (datetime(2024, 3, 5), "2024-03-05"),
        (datetime(2024, 3, 5, tzinfo=UTC), "2024-03-05T00:00:00+00:00"),
        (datetime(2024, 3, 5, 14, 30), "2024-03-05T14:30:00"),
        (date(2024, 3, 5), "2024-03-05"),
        ("2024-03-05", "2024-03-05"),
        ("soon", None),
        (1709596800, None),
        (None, None),
    ],
)
def test_a_moment_is_no_finer_than_it_was_known(given_: Any, wanted: str | None) -> None:
    assert moment_of(given_) == wanted


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["paragraph", "heading", "list_item", "quote", "table_row"]), st.text()), max_size=6)
)
def test_any_parts_are_read_and_tiled(parts: list[tuple[Any, str]]) -> None:
    article = newsclean.clean(Scraped(tuple(Part(*one) for one in parts)), keep_source=True)
    assert article.source is not None
    assert sum(entry.span.end - entry.span.start for entry in article.ledger) == len(article.source)
