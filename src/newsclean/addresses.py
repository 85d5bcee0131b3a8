"""`address_of`: the host and the path of an address, however broken it is."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit


class Address(NamedTuple):
    """What of an address is asked for."""

    host: str | None
    path: str


def address_of(url: str) -> Address:
    """The host, in lower case, and the path; of what is no address, nothing.

    >>> address_of("https://News.example.com:443/a/storm"), address_of("http://[broken/storm")
    (Address(host='news.example.com', path='/a/storm'), Address(host=None, path=''))
    """
    try:
        parts = urlsplit(url)
        return Address(parts.hostname, parts.path)
    except ValueError:
        return Address(None, "")
