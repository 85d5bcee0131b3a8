"""Scrapy itself: every kind of item, loaders, settings, and a crawl of a small server.  All pages are made up."""

from __future__ import annotations

import datetime as dt
import json
import os
import pickle
import subprocess
import sys
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("scrapy", reason="needs the extra `scrapy`")

import attrs
import scrapy
from itemadapter import ItemAdapter
from itemloaders.processors import MapCompose, TakeFirst
from pydantic import BaseModel
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.loader import ItemLoader
from scrapy.settings import Settings
from scrapy.statscollectors import MemoryStatsCollector

import newsclean
from newsclean.errors import HintError, NewscleanError, SourceError
from newsclean.integrations.records import FIELDS
from newsclean.integrations.scrapy import CleanText, NewscleanAddon, NewscleanPipeline, clean_response
from newsclean.pipeline import Pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator

URL = "https://news.example.com/storm"
FIRST = "The harbour master closed all three ports on Monday night, after waves of nine metres had been measured."
SECOND = "Two ferries with some 400 people on board were still overdue at midnight, the coast guard said."
PAGE = f"""<html lang="en"><head><title>Storm closes three ports | Example News</title>
<meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2026-03-05T14:30:00+00:00"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Storm closes three ports</h1><p class="byline">By Ana Ruíz</p>
<p>{FIRST}</p><div class="ad-slot">Advertisement</div><p>{SECOND}</p></article></body></html>"""
TEXT = f"{FIRST}\n\n{SECOND}"
CAUTIOUS = Pipeline.cautious()


class ScrapyItem(scrapy.Item):
    url = scrapy.Field()
    body = scrapy.Field()
    text = scrapy.Field()
    headline = scrapy.Field()
    authors = scrapy.Field()
    date_published = scrapy.Field()
    issues = scrapy.Field()


@dataclass
class DataclassItem:
    url: str
    body: str | None
    text: str = ""
    headline: str | None = None
    authors: list[str] = field(default_factory=list)
    date_published: str | None = None
    issues: list[str] = field(default_factory=list)


@attrs.define
class AttrsItem:
    url: str
    body: str | None
    text: str = ""
    headline: str | None = None
    authors: list[str] = attrs.field(factory=list)
    date_published: str | None = None
    issues: list[str] = attrs.field(factory=list)


class PydanticItem(BaseModel, validate_assignment=True, extra="forbid"):
    url: str
    body: str | None
    text: str = ""
    headline: str | None = None
    authors: list[str] = []
    date_published: dt.datetime | str | None = None
    issues: list[str] = []


KINDS = [dict, ScrapyItem, DataclassItem, AttrsItem, PydanticItem]


def cleaned(item: Any, **options: Any) -> Any:
    return NewscleanPipeline(**options).process_item(item)


def from_settings(**settings: Any) -> NewscleanPipeline:
    crawler = Crawler(scrapy.Spider, settings)
    crawler.stats = MemoryStatsCollector(crawler)
    return NewscleanPipeline.from_crawler(crawler)


@pytest.mark.parametrize("kind", KINDS)
def test_items_of_every_kind_take_the_article(kind: Any) -> None:
    item = cleaned(kind(url=URL, body=PAGE))
    assert isinstance(item, kind)
    held = ItemAdapter(item).asdict()
    assert held["body"] == PAGE
    assert (held["text"], held["headline"], held["authors"]) == (TEXT, "Storm closes three ports", ["Ana Ruíz"])
    assert str(held["date_published"]).replace(" ", "T") == "2026-03-05T14:30:00+00:00"
    assert held["issues"] == []


def test_items_that_declare_their_fields_take_no_others() -> None:
    assert set(ItemAdapter(cleaned(DataclassItem(URL, PAGE))).asdict()) == set(DataclassItem.__dataclass_fields__)
    assert set(cleaned({"url": URL, "body": PAGE})) == {"url", "body", *FIELDS}


@pytest.mark.parametrize("kind", KINDS)
def test_items_without_a_source_are_flagged(kind: Any) -> None:
    held = ItemAdapter(cleaned(kind(url=URL, body=None))).asdict()
    assert (held["text"], held["issues"]) == ("", ["empty"])


@pytest.mark.parametrize("item", [{}, {"body": None}, {"body": ""}, {"body": []}, {"body": b""}, ScrapyItem()])
def test_items_without_a_source_are_dropped_if_so_set(item: Any) -> None:
    with pytest.raises(DropItem, match=r"no article \(empty\) in an item without address"):
        cleaned(item, drop=frozenset({"empty"}))


def test_what_is_not_text_is_named() -> None:
    with pytest.raises(SourceError, match="not int") as caught:
        cleaned({"body": 7})
    assert caught.value.__notes__ == ["in field 'body' of an item"]


def test_items_of_another_kind_pass_untouched() -> None:
    @dataclass
    class Picture:
        image_url: str

    stats = MemoryStatsCollector(Crawler(scrapy.Spider))
    assert cleaned(Picture("pier.jpg"), stats=stats, drop=frozenset({"empty"})) == Picture("pier.jpg")
    assert stats.get_stats() == {"newsclean/untouched/Picture": 1}


@pytest.mark.parametrize(
    "source",
    [
        PAGE.encode(),
        [FIRST, SECOND],
        (f"<p>{FIRST}</p>", f"<p>{SECOND}</p>"),
        f"# [Storm closes three ports](/storm)\n\n{TEXT}",
    ],
)
def test_sources_of_every_kind(source: Any) -> None:
    assert cleaned({"body": source})["text"] == TEXT


def test_values_are_plain() -> None:
    fields = {name: name for name in (*newsclean.Article.model_fields, "text", "full_text", "markdown", "schema_org")}
    item = cleaned({"url": URL, "raw": PAGE}, fields=fields, source_field="raw")
    assert json.loads(json.dumps(item)) == item
    assert item["removed"][0].keys() >= {"label", "text", "because", "span"}
    assert item["schema_org"]["headline"] == item["headline"]
    assert f"{FIRST}\nAdvertisement\n{SECOND}" in item["source"]


def test_the_item_keeps_what_it_knows_and_the_article_does_not() -> None:
    item = cleaned({"body": TEXT, "headline": ["Ports closed"], "publisher": "Example News", "section": 7, "keywords": []})
    assert (item["headline"], item["publisher"], item["section"]) == ("Ports closed", "Example News", 7)
    assert (item["authors"], item["date_published"]) == ([], None)


def test_what_the_item_knows_is_checked_and_tidied() -> None:
    item = cleaned(
        {
            "url": [URL],
            "body": TEXT,
            "authors": "By Ana Ruíz, Staff Writer | Example News",
            "date_published": dt.datetime(2026, 3, 5),
            "headline": dt.date(2026, 3, 5),
        }
    )
    assert (item["authors"], item["date_published"]) == (["Ana Ruíz"], "2026-03-05")


def test_the_text_may_take_the_place_of_the_source() -> None:
    assert cleaned({"body": PAGE}, fields={"text": "body"}) == {"body": TEXT}
    assert cleaned({"body": "Advertisement"}, fields={"text": "body"}) == {"body": ""}


def test_an_empty_article_leaves_no_older_text() -> None:
    assert cleaned({"body": "Advertisement", "text": "Advertisement"})["text"] == ""


def test_a_pipeline_takes_the_spider_that_older_scrapy_passes() -> None:
    assert NewscleanPipeline().process_item({"body": TEXT}, scrapy.Spider("news"))["text"] == TEXT


def test_settings() -> None:
    made = from_settings(
        NEWSCLEAN_SOURCE_FIELD="raw",
        NEWSCLEAN_URL_FIELD="link",
        NEWSCLEAN_FIELDS='{"text": "story"}',
        NEWSCLEAN_DROP="empty,no_body",
        NEWSCLEAN_PIPELINE=f"{__name__}.CAUTIOUS",
        NEWSCLEAN_KIND="text",
        NEWSCLEAN_LANGUAGE="en",
    )
    assert (made.source_field, made.url_field, made.fields, made.kind, made.language) == (
        "raw",
        "link",
        {"text": "story"},
        "text",
        "en",
    )
    assert made.drop == {"empty", "no_body"}
    assert made.pipeline is CAUTIOUS


@pytest.mark.parametrize("pipeline", ["cautious", CAUTIOUS])
def test_pipelines_by_name_and_as_they_are(pipeline: Any) -> None:
    assert from_settings(NEWSCLEAN_PIPELINE=pipeline).pipeline == CAUTIOUS


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("FEILDS", {}, "unknown setting NEWSCLEAN_FEILDS; known are NEWSCLEAN_DROP"),
        ("FIELDS", "text", "NEWSCLEAN_FIELDS is 'text'; it takes a dict"),
        ("FIELDS", {"txt": "text"}, "NEWSCLEAN_FIELDS names txt; an article has"),
        ("DROP", ["no_boddy"], "NEWSCLEAN_DROP names no_boddy; the issues are empty"),
        ("DROP", True, "NEWSCLEAN_DROP is True; it takes a list"),
        ("PIPELINE", "bold", "NEWSCLEAN_PIPELINE is 'bold'; it takes default"),
        ("PIPELINE", "no_such_module.mine", "NEWSCLEAN_PIPELINE is 'no_such_module.mine'"),
        ("PIPELINE", "newsclean.cleaning.clean", "NEWSCLEAN_PIPELINE is 'newsclean.cleaning.clean'"),
        ("PIPELINE", 7, "NEWSCLEAN_PIPELINE is 7"),
        ("PIPELINE", ["default"], "NEWSCLEAN_PIPELINE is"),
        ("KIND", "pdf", "NEWSCLEAN_KIND is 'pdf'; known are 'auto'"),
        ("SOURCE_FIELD", "", "NEWSCLEAN_SOURCE_FIELD is ''"),
        ("URL_FIELD", 7, "NEWSCLEAN_URL_FIELD is 7"),
        ("LANGUAGE", 7, "NEWSCLEAN_LANGUAGE is 7"),
    ],
)
def test_bad_settings_are_named(name: str, value: Any, message: str) -> None:
    with pytest.raises(HintError) as caught:
        from_settings(**{f"NEWSCLEAN_{name}": value})
    assert message in str(caught.value)
    assert isinstance(caught.value, (NewscleanError, ValueError))


def test_the_addon_leaves_a_pipeline_where_it_stands() -> None:
    settings = Settings()
    NewscleanAddon().update_settings(settings)
    assert settings.getdict("ITEM_PIPELINES") == {NewscleanPipeline: 300}
    settings = Settings({"ITEM_PIPELINES": {"newsclean.integrations.scrapy.NewscleanPipeline": 7}})
    NewscleanAddon().update_settings(settings)
    assert list(settings.getdict("ITEM_PIPELINES").values()) == [7]


class Loader(ItemLoader):
    default_item_class = DataclassItem
    url_out = headline_out = TakeFirst()
    body_out = CleanText()
    text_in = MapCompose(CleanText(pipeline=CAUTIOUS))
    text_out = TakeFirst()


def test_loaders_clean_values_one_by_one_or_all_at_once() -> None:
    response = HtmlResponse(URL, body=PAGE.encode())
    loader = Loader(DataclassItem(URL, None), response=response)
    loader.add_css("body", "article > *")
    loader.add_value("text", [f"<h1>Storm closes three ports</h1><p>{FIRST}</p>", "Advertisement"])
    item = loader.load_item()
    assert (item.body, item.text) == (TEXT, FIRST)


def test_loaders_leave_out_what_is_empty() -> None:
    loader = Loader({}, response=HtmlResponse(URL, body=PAGE.encode()))
    loader.add_value("body", "Advertisement")
    loader.add_value("text", "Advertisement")
    assert "body" not in loader.load_item()
    assert "text" not in loader.load_item()


def test_a_processor_survives_pickling() -> None:
    processor = CleanText(kind="text", language="en", pipeline=CAUTIOUS)
    assert pickle.loads(pickle.dumps(processor)) == processor
    assert CleanText()(None) is None


def test_a_response_is_decoded_by_its_header() -> None:
    body = "<h1>Puertos cerrados</h1><p>La tormenta cerró los tres puertos, dijo Ana Ruíz.</p>".encode("cp1252")
    header = {"Content-Type": "text/html; charset=windows-1252"}
    article = clean_response(HtmlResponse(URL, body=body, headers=header), language="es")
    assert article.text == "La tormenta cerró los tres puertos, dijo Ana Ruíz."
    assert (article.url, article.language) == (URL, "es")
    assert newsclean.clean(HtmlResponse(URL, body=body, headers=header), language="es") == article


def test_a_response_of_plain_text_is_not_html() -> None:
    response = TextResponse(URL, body=TEXT.encode())
    assert clean_response(response, url="https://news.example.com/").url == "https://news.example.com/"
    assert clean_response(response).text == TEXT


def test_a_response_that_is_not_text_is_named() -> None:
    with pytest.raises(SourceError, match=r"<200 https://news\.example\.com/pier\.jpg>"):
        clean_response(Response("https://news.example.com/pier.jpg", body=b"\xff\xd8"))


PAGES = {
    "/storm": ("text/html; charset=utf-8", PAGE.encode()),
    "/latin": ("text/html; charset=windows-1252", PAGE.encode("cp1252")),
    "/empty": ("text/html; charset=utf-8", b"<html><body></body></html>"),
    "/plain": ("text/plain; charset=utf-8", f"Ports closed\n\nAdvertisement\n\n{TEXT}".encode()),
    "/brief": ("text/html; charset=utf-8", f"<html><body><h1>Ports</h1><p>{FIRST[:40]}</p></body></html>".encode()),
}

SPIDER = """
import json
from dataclasses import dataclass

import scrapy


@dataclass
class Picture:
    image_url: str


class NewsSpider(scrapy.Spider):
    name = "news"
    custom_settings = {"ADDONS": {"newsclean.integrations.scrapy.NewscleanAddon": 500}}

    async def start(self):
        for path in self.paths.split(","):
            yield scrapy.Request(f"{self.host}{path}")

    def parse(self, response):
        yield {"url": response.url, "body": response.text, "spider": self.name}
        if response.url.endswith("/storm"):
            yield {"url": response.url}
            yield {"url": response.url, "body": 7}
            yield Picture("pier.jpg")

    def closed(self, reason):
        with open("stats.json", "w") as file:
            json.dump({**self.crawler.stats.get_stats(), "reason": reason}, file, default=str)
"""


class Pages(BaseHTTPRequestHandler):
    """Serves the invented pages."""

    def do_GET(self) -> None:
        kind, body = PAGES[urlsplit(self.path).path]  # a proxy is asked for the whole address
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Stays silent."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def crawl(folder: Path, host: str, *settings: str) -> subprocess.CompletedProcess[str]:
    (folder / "spider.py").write_text(SPIDER, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "runspider",
        "spider.py",
        "-a",
        f"host={host}",
        "-a",
        f"paths={','.join(PAGES)}",
    ]
    command += ["-O", "out.jsonl", *(part for setting in settings for part in ("-s", setting))]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)


def test_the_spider_of_the_docs_runs_as_it_is_written(tmp_path: Path, host: str) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "integrations.md").read_text(encoding="utf-8")
    (tmp_path / "stories.py").write_text(docs.split("```py\n")[1].split("```")[0], encoding="utf-8")
    command = [sys.executable, "-m", "scrapy", "runspider", "stories.py", "-O", "stories.jsonl"]
    environment = {**os.environ, "http_proxy": host, "no_proxy": ""}  # the server here stands in for that of the docs
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stderr
    (item,) = map(json.loads, (tmp_path / "stories.jsonl").read_text(encoding="utf-8").splitlines())
    assert item["url"] == "http://news.example.com/storm"
    assert (item["headline"], item["text"]) == ("Storm closes three ports", TEXT)


def stats_of(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "stats.json").read_text(encoding="utf-8"))


def test_a_crawl_yields_articles_and_counts(tmp_path: Path, host: str) -> None:
    done = crawl(tmp_path, host, "NEWSCLEAN_DROP=empty,no_body")
    assert done.returncode == 0, done.stderr
    items = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    stories = {item["url"].removeprefix(host): item for item in items if "url" in item}
    assert set(stories) == {"/storm", "/latin", "/plain", "/brief"}
    for path in ("/storm", "/latin", "/plain"):
        assert stories[path]["text"] == TEXT
        assert stories[path]["issues"] == []
    assert stories["/latin"]["authors"] == ["Ana Ruíz"]
    assert stories["/brief"]["issues"] == ["not_an_article"]
    assert {"image_url": "pier.jpg"} in items
    stats = {name.removeprefix("newsclean/"): value for name, value in stats_of(tmp_path).items() if "newsclean/" in name}
    assert stats.pop("removed/advertisement") == 3
    assert {name: value for name, value in stats.items() if not name.startswith("removed/")} == {
        "articles": 4,
        "flagged": 1,
        "dropped": 2,
        "issues/empty": 2,
        "issues/not_an_article": 1,
        "untouched/Picture": 1,
    }
    assert stats_of(tmp_path)["reason"] == "finished"
    assert stats_of(tmp_path)["log_count/ERROR"] == 1
    assert "clean() takes the scraped text as str or bytes, not int" in done.stderr
    assert "in field 'body' of an item" in done.stderr


def test_a_crawl_with_a_bad_setting_does_not_start(tmp_path: Path, host: str) -> None:
    done = crawl(tmp_path, host, "NEWSCLEAN_KIND=pdf")
    assert "NEWSCLEAN_KIND is 'pdf'; known are 'auto', 'text', 'markdown', 'html'" in done.stderr
    assert not (tmp_path / "stats.json").exists()
