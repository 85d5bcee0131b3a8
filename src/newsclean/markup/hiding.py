"""`is_hidden`: which elements a browser does not show, as far as their own attributes tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_ALWAYS_SHOWN = frozenset({"html", "body"})
"""What scripts show as soon as the page is there."""

_LATE = "S:"
"""How the ids of what React sends late begin: it is hidden until a script moves it to its place a moment later.  It is read
where it stands."""


def is_hidden(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether the attribute `hidden` or an inline style hides an element.

    >>> is_hidden("p", {"hidden": ""}), is_hidden("p", {"style": "color: red; display: none"})
    (True, True)
    >>> is_hidden("div", {"hidden": "until-found"}), is_hidden("div", {"hidden": "", "id": "S:0"}), is_hidden("p", {})
    (False, False, False)

    Known limits: style sheets are not read.
    Source: the HTML standard, section 6.1; the server rendering of react-dom.
    """
    if tag in _ALWAYS_SHOWN:
        return False
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return not (attributes.get("id") or "").startswith(_LATE)
    return _HIDDEN.search(attributes.get("style") or "") is not None
