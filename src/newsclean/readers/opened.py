"""`Open`: an element that is open while a page is walked through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.elements import Element

BULLET = "•"


class Open:
    """An element that is open."""

    __slots__ = ("block", "children", "element", "link", "listed", "number", "pre", "seen")

    def __init__(
        self, element: Element | None, children: Iterator[Any], *, link: str | None, pre: bool, block: bool
    ) -> None:
        """`link` is the address of the link that it stands in, or is."""
        self.element = element
        self.children = children
        self.link = link
        self.pre = pre
        self.block = block
        self.seen = 0
        self.listed = False
        self.number: int | None = None

    def next_marker(self, value: str | None) -> str:
        """The bullet or number of the next item in this list."""
        if self.number is None:
            return BULLET
        number = number_of(value, self.number)
        self.number = number + 1
        return f"{number}."


def number_of(value: str | None, default: int) -> int:
    """The number that an attribute gives, if it gives one."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 7 else default
