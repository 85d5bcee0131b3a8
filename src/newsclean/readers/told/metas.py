"""What `<meta>` and `<link>` tell: Open Graph, Twitter, Dublin Core, Parse.ly, Sailthru, citations and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.readers.told.moments import iso_of
from newsclean.readers.told.people import people_in
from newsclean.readers.told.wording import words_of

if TYPE_CHECKING:
    from newsclean.readers.head import Head
    from newsclean.readers.told.findings import Findings

NAMES: dict[str, tuple[str, ...]] = {
    "headline": ("og:title", "headline", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title",
                 "citation_title", "cxenseparse:title", "title"),
    "description": ("og:description", "description", "twitter:description", "dc.description", "dcterms.description",
                    "sailthru.description"),
    "author": ("citation_author", "author", "byl", "byline", "parsely-author", "sailthru.author", "article:author",
               "og:article:author",
               "article:author_name", "article_author", "cxenseparse:author", "dc.creator", "dcterms.creator",
               "dc.creator.name",
               "dcsext.author", "sailthru.byline_name", "content-creator"),
    "date_published": ("article:published_time", "og:article:published_time", "article:published", "datepublished",
                       "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
                       "citation_publication_date", "citation_online_date", "citation_date", "dc.date.issued",
                       "dcterms.issued",
                       "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "pubdate", "pub_date",
                       "publish-date",
                       "publish_date", "publication_date", "publisheddate", "published_at", "published",
                       "article_date_original",
                       "article.published", "datecreated", "og:pubdate", "date"),
    "date_modified": ("article:modified_time", "og:article:modified_time", "article:modified", "datemodified",
                      "og:updated_time",
                      "cxenseparse:modified_time", "dcterms.modified", "dc.date.modified", "article_date_updated",
                      "lastmod",
                      "last-modified"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher",
                  "citation_journal_title",
                  "apple-mobile-web-app-title", "al:ios:app_name", "al:android:app_name", "site_name", "sitename"),
    "language": ("inlanguage", "dc.language", "dcterms.language", "content-language", "language", "og:locale"),
    "section": ("article:section", "og:section", "parsely-section", "articlesection", "section", "category"),
    "keyword": ("news_keywords", "article:tag", "og:article:tag", "keywords", "parsely-tags", "sailthru.tags"),
    "image_url": ("og:image", "og:image:secure_url", "og:image:url", "twitter:image", "twitter:image:src",
                  "parsely-image-url"),
    "canonical_url": ("og:url", "twitter:url", "parsely-link"),
}  # fmt: skip
"""By field the names under which it is told, the better first.  Publishers watch Open Graph, as it is what is shared."""

FAMILY_FIRST = "citation_author"
"""Here names are written `Ruíz, Ana`."""

FIELDS = {name: field for field, names in NAMES.items() for name in names}


def tell(head: Head, findings: Findings) -> None:
    """Adds what the metas and links tell, the better names first."""
    for rel, address in head.links:
        if "canonical" in rel.split():
            findings.add("canonical_url", address.strip(), "link canonical")
    rank = {name: number for number, name in enumerate(FIELDS)}
    known = [(name, content) for name, content in head.metas if name in FIELDS]
    for name, content in sorted(known, key=lambda one: rank[one[0]]):
        field, where = FIELDS[name], name if ":" in name else f"meta {name}"
        if field.startswith("date_"):
            findings.add(field, iso_of(content), where)
        elif field == "author":
            for person in people_in(_given_first(content) if name == FAMILY_FIRST else words_of(content)):
                findings.add(field, person, where)
        elif field == "keyword":
            for keyword in words_of(content).split(","):
                findings.add(field, keyword.strip(), where)
        elif field.endswith("_url"):
            findings.add(field, content.strip(), where)
        else:
            findings.add(field, words_of(content), where)


def _given_first(name: str) -> str:
    """A name with the family name behind.

    >>> _given_first("Ruíz, Ana")
    'Ana Ruíz'
    """
    family, comma, given = words_of(name).partition(",")
    return f"{given.strip()} {family.strip()}" if comma else family
