"""`address_of`: the host, the path and the query of an address, however broken it is."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit


class Address(NamedTuple):
    """What of an address is asked for."""

    host: str | None
    path: str
    query: str


def address_of(url: str) -> Address:
    """The host, in lower case, the path and the query; of what is no address, nothing.

    >>> address_of("https://News.example.com:443/a/storm?page=2"), address_of("http://[broken/storm")
    (Address(host='news.example.com', path='/a/storm', query='page=2'), Address(host=None, path='', query=''))
    """
    try:
        parts = urlsplit(url)
        return Address(parts.hostname, parts.path, parts.query)
    except ValueError:
        return Address(None, "", "")
