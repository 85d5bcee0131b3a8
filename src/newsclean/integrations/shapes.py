"""How results are read that come as an object or, from JSON, as a dict of the same names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def value_of(holder: object, name: str) -> Any:
    """The value of a name; None if the holder has none of it.

    >>> value_of({"title": "Storm closes three ports"}, "title"), value_of(None, "title")
    ('Storm closes three ports', None)
    """
    return holder.get(name) if isinstance(holder, Mapping) else getattr(holder, name, None)
