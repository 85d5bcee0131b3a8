"""`embed_of`: what an element sets into a page from elsewhere: a video, a post, a podcast, a map."""

from __future__ import annotations

from collections import deque
from itertools import chain
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup

from newsclean.addresses import address_of
from newsclean.readers.nodes import OTHER, TEXT, SoupNodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsclean.elements import EmbedKind
    from newsclean.readers.nodes import Nodes

EMBEDS = frozenset(
    {
        "iframe", "video", "audio", "embed", "object", "blockquote", "amp-iframe", "amp-youtube", "amp-twitter",
        "amp-instagram", "amp-video", "amp-audio", "lite-youtube",
    }
)  # fmt: skip
"""Elements that may be embeds."""

MOST_NODES, LONGEST_ADDRESS = 100, 2000
"""Nodes of an element in which its address is looked for, and code points of that."""

LONGEST_ELEMENT = 2_000
"""Code points of an element amid a text in which its address is looked for."""

_BY_TAG: dict[str, EmbedKind] = {"video": "video", "amp-video": "video", "audio": "audio", "amp-audio": "audio"}
_BY_ID = {
    "amp-youtube": ("data-videoid", "https://www.youtube.com/watch?v="),
    "lite-youtube": ("videoid", "https://www.youtube.com/watch?v="),
    "amp-twitter": ("data-tweetid", "https://twitter.com/i/status/"),
    "amp-instagram": ("data-shortcode", "https://www.instagram.com/p/"),
}
"""Elements that give an id, its attribute, and the address that it belongs to."""

_POSTS = (
    "twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "fb-post", "fb-video", "bluesky-embed",
    "reddit-card", "reddit-embed", "text-post-media", "mastodon-embed",
)  # fmt: skip
"""Classes of the quotes that the scripts of networks turn into posts, as the networks' own instructions give them."""

_ADDRESSES = (
    "src", "data-src", "data-lazy-src", "data", "data-instgrm-permalink", "data-text-post-permalink", "data-href", "cite",
)  # fmt: skip
_KINDS: dict[EmbedKind, tuple[str, ...]] = {
    "video": (
        "youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com", "dai.ly", "brightcove.net",
        "jwplatform.com", "jwplayer.com", "kaltura.com", "streamable.com", "twitch.tv", "rumble.com", "wistia.com",
        "wistia.net", "bitchute.com", "rutube.ru", "ooyala.com", "glomex.com",
    ),
    "audio": (
        "soundcloud.com", "spotify.com", "podcasts.apple.com", "acast.com", "omny.fm", "megaphone.fm", "libsyn.com",
        "buzzsprout.com", "simplecast.com", "art19.com", "audioboom.com", "spreaker.com", "podbean.com", "captivate.fm",
    ),
    "post": (
        "twitter.com", "x.com", "facebook.com", "instagram.com", "tiktok.com", "reddit.com", "redditmedia.com",
        "threads.net", "threads.com", "bsky.app", "truthsocial.com", "t.me", "vk.com", "linkedin.com", "pinterest.com",
    ),
}  # fmt: skip
"""Hosts, their subdomains included, by what they show."""

_UNSEEN = frozenset({"0", "1", "0px", "1px"})


def embed_of(nodes: Nodes, node: Any, tag: str, attributes: Mapping[str, str | None]) -> tuple[EmbedKind, str] | None:
    """What an element that may be an embed shows, and where that is found; none for a quote, a tracker, a frame of ads.

    >>> from bs4 import BeautifulSoup
    >>> from newsclean.readers.nodes import SoupNodes
    >>> def embed(page):
    ...     node = BeautifulSoup(page, "html.parser").contents[0]
    ...     return embed_of(SoupNodes(), node, node.name, SoupNodes().attributes(node))
    >>> embed('<iframe src="//www.youtube.com/embed/x1"></iframe>')
    ('video', 'https://www.youtube.com/embed/x1')
    >>> embed('<blockquote class="twitter-tweet">Ports closed <a href="https://twitter.com/a/status/1">now</a></blockquote>')
    ('post', 'https://twitter.com/a/status/1')
    >>> embed('<blockquote>Ports closed.</blockquote>') is embed('<iframe src="/px" width="1" height="1"></iframe>') is None
    True
    """
    if attributes.get("width") in _UNSEEN or attributes.get("height") in _UNSEEN:
        return None
    if tag in _BY_ID:
        name, start = _BY_ID[tag]
        found = attributes.get(name)
        return (_kind_of(start), f"{start}{found}") if found else None
    if tag == "blockquote":
        if not any(name.startswith(_POSTS) for name in (attributes.get("class") or "").split()):
            return None
        # The last link of a post that leads to its network is that to the post.
        urls = [*_within(nodes, node, "a", "href"), *_addresses(attributes)]
        url = next((one for one in reversed(urls) if _kind_of(one) == "post"), next(iter(urls), None))
        return ("post", url) if url else None
    url = next(chain(_addresses(attributes), _within(nodes, node, "source", "src")), None)
    return (_BY_TAG.get(tag) or _kind_of(url), url) if url else None


def embed_amid(
    source: str, start: int, end: int, tag: str, attributes: Mapping[str, str | None]
) -> tuple[EmbedKind, str] | None:
    """What an element sets in that stands in a stretch of a text, by its tag, its attributes and what is in it.

    >>> source = "Storm <video width=300><source src=https://example.com/a.mp4></video>"
    >>> embed_amid(source, 6, len(source), "video", {"width": "300"})
    ('video', 'https://example.com/a.mp4')
    """
    node = BeautifulSoup(source[start : min(end, start + LONGEST_ELEMENT)], "html.parser").find()
    return None if node is None else embed_of(SoupNodes(), node, tag, attributes)


def _addresses(attributes: Mapping[str, str | None]) -> Iterator[str]:
    """The addresses on the web among the attributes that may hold one, as a browser would call them."""
    for name in _ADDRESSES:
        if url := _on_web(attributes.get(name)):
            yield url


def _within(nodes: Nodes, node: Any, wanted: str, name: str) -> Iterator[str]:
    """The addresses in an attribute of the elements of a tag inside a node, of its first MOST_NODES."""
    queue = deque(nodes.children(node))
    for _ in range(MOST_NODES):
        if not queue:
            return
        one = queue.popleft()
        tag = nodes.tag(one)
        if tag in (TEXT, OTHER):
            continue
        if tag == wanted and (url := _on_web(nodes.attributes(one).get(name))):
            yield url
        queue.extend(nodes.children(one))


def _on_web(url: str | None) -> str | None:
    url = (url or "").strip()
    if url.startswith("//"):
        url = f"https:{url}"
    is_on_web = url.lower().startswith(("https://", "http://")) and len(url) <= LONGEST_ADDRESS
    return url if is_on_web and address_of(url).host else None


def _kind_of(url: str) -> EmbedKind:
    host = f".{address_of(url).host}"
    return next((kind for kind, hosts in _KINDS.items() if any(host.endswith(f".{one}") for one in hosts)), "frame")
