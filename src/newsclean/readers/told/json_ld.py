"""What JSON-LD tells of the page's article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.metadata import ORGANIZATION, Told
from newsclean.readers.told.moments import iso_of
from newsclean.readers.told.people import people_in
from newsclean.readers.told.things import ARTICLES, types_of
from newsclean.readers.told.wording import paragraphs_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsclean.readers.told.findings import Findings
    from newsclean.readers.told.things import Thing, Things

TEXTS = {
    "headline": ("headline", "name"),
    "alternative_headline": ("alternativeHeadline", "alternateName"),
    "description": ("description",),
    "section": ("articleSection",),
    "language": ("inLanguage",),
}
"""By field the properties that hold words, the better first."""

MOMENTS = {"date_published": ("datePublished", "dateCreated"), "date_modified": ("dateModified",)}
PEOPLE = ("author", "creator")
PUBLISHERS = ("publisher", "sourceOrganization")


def tell(things: Things, articles: list[Thing], findings: Findings) -> None:
    """Adds what the articles tell, the best first."""
    asked = set()
    for article in articles:
        own = any(kind.endswith(ARTICLES) for kind in types_of(article))
        where = "json-ld" if own else "json-ld page"
        if where in asked:  # the best article has told already, and another one is another story
            continue
        asked.add(where)
        for field, properties in TEXTS.items():
            for name in properties:
                for value in things.values(article, name):
                    findings.add(field, words_of(_text(value)), f"{where} {name}")
        for field, properties in MOMENTS.items():
            for name in properties:
                for value in things.values(article, name):
                    findings.add(field, iso_of(_text(value)), f"{where} {name}")
        for name in PEOPLE:
            for value in things.values(article, name):
                organization = isinstance(value, dict) and any(kind.endswith("Organization") for kind in types_of(value))
                text = words_of(_text(value))
                if organization:
                    findings.add("author", text, f"{where} {name} {ORGANIZATION}")
                    continue
                for person in people_in(text):
                    findings.add("author", person, f"{where} {name}")
        for name in PUBLISHERS:
            for value in things.values(article, name):
                findings.add("publisher", words_of(_text(value)), f"{where} {name}")
        for value in things.values(article, "keywords"):
            for keyword in words_of(_text(value)).split(","):
                findings.add("keyword", keyword.strip(), f"{where} keywords")
        _tell_addresses(things, article, where, findings.add)
        if own and isinstance(body := article.get("articleBody"), str):
            findings.add("article_body", paragraphs_of(body), f"{where} articleBody")


def _tell_addresses(things: Things, article: Thing, where: str, add: Callable[[str, str, str], None]) -> None:
    for name in ("image", "thumbnailUrl"):
        for value in things.values(article, name):
            add("image_url", _address(value), f"{where} {name}")
    for name in ("url", "mainEntityOfPage"):
        for value in things.values(article, name):
            add("canonical_url", _address(value), f"{where} {name}")


def publishers(things: Things) -> Iterator[Told]:
    """The names of the site and of those who run it, where they are told as things of their own."""
    for thing, elsewhere in things.found:
        if elsewhere:
            continue
        for kind in types_of(thing):
            if kind in ("WebSite", "NewsMediaOrganization") and (name := words_of(_text(thing.get("name")))):
                yield Told(name, f"json-ld {kind}")


def _text(value: Any) -> str:
    """The text of a value: itself, or the name of the thing that it is."""
    if isinstance(value, dict):
        value = next((one for key in ("name", "@value", "alternateName", "termCode") if (one := value.get(key))), "")
    if isinstance(value, list):
        return ", ".join(one for one in value if isinstance(one, str))
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


def _address(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl") or value.get("@id") or ""
    return value.strip() if isinstance(value, str) and value.strip().startswith(("http", "/")) else ""
