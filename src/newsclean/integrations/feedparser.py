"""feedparser: an entry of a feed (extra `feedparser`)."""

from __future__ import annotations

from calendar import timegm
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from newsclean.cleaning import clean
from newsclean.errors import SourceError
from newsclean.readers.told.handed import handed, moment_of
from newsclean.scraped import Scraped

if TYPE_CHECKING:
    from feedparser import FeedParserDict

    from newsclean.article import Article


def from_feedparser(entry: FeedParserDict, *, feed: FeedParserDict | None = None, **options: Any) -> Article:
    """The article in an entry of what `feedparser.parse(feed)` gives.

    Args:
        entry: Its content, if the feed has it, else its summary; with its structure if it is HTML.
        feed: The feed of the entry, `parsed.feed`: its title is the publisher, if the entry names no other source, and
            its language that of the entry, if that names none.
        options: Those of `newsclean.clean`.

    Raises:
        SourceError: It is a feed and not an entry.
    """
    return clean(scraped(entry, feed=feed), **options)


def scraped(entry: FeedParserDict, *, feed: FeedParserDict | None = None) -> Scraped:
    """What the entry hands over."""
    if "entries" in entry:
        raise SourceError("this is a whole feed: pass its entries, `[clean(entry) for entry in parsed.entries]`")
    of_feed, contents = feed or {}, entry.get("content") or []
    summary = entry.get("summary_detail") or {"value": entry.get("summary")}
    content = next((one for one in contents if "html" in (one.get("type") or "")), (*contents, summary)[0])
    tags, people = entry.get("tags") or (), entry.get("authors") or ()
    metadata = handed(
        "feed",
        headline=entry.get("title"),
        description=summary["value"] if contents else None,
        authors=[one.get("name") for one in people] or entry.get("author"),
        date_published=_moment(entry, "published"),
        date_modified=_moment(entry, "updated"),
        publisher=(entry.get("source") or {}).get("title") or of_feed.get("title"),
        language=content.get("language") or of_feed.get("language"),
        keywords=[tag.get("term") for tag in tags],
        image_url=_image(entry),
        url=entry.get("link"),
    )
    is_html = "html" in (content.get("type") or "")
    return Scraped(content["value"] or "", "html" if is_html else "text", entry.get("link"), metadata)


def _moment(entry: FeedParserDict, name: str) -> str | datetime | None:
    """A moment as the feed writes it, with its time zone; if only feedparser understands that, in universal time."""
    if name not in entry:  # `get("updated")` gives the date of publication where there is none, and warns of it
        return None
    parsed = entry.get(f"{name}_parsed")
    return moment_of(entry[name]) or (datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None)


def _image(entry: FeedParserDict) -> str | None:
    """The address of the first picture that the entry has: in full, or else a small one."""
    media = (*(entry.get("media_content") or ()), *(entry.get("enclosures") or ()))
    pictures = [one for one in media if one.get("medium") == "image" or (one.get("type") or "").startswith("image/")]
    addresses = (one.get("url") or one.get("href") for one in (*pictures, *(entry.get("media_thumbnail") or ())))
    return next(addresses, None)
