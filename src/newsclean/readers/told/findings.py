"""`Findings`: what was told, field by field, while a page's metadata are read."""

from __future__ import annotations

from newsclean.metadata import Metadata, Told

MOST_TOLD = 100
"""Values of a field; a page that tells more is not describing an article."""


class Findings:
    """What was told so far; a source does not tell the same twice."""

    def __init__(self) -> None:
        self.told: dict[str, dict[Told, None]] = {}

    def add(self, field: str, value: str | None, where: str) -> None:
        """Adds what a source tells of a field, if it is anything."""
        told = self.told.setdefault(field, {})
        if value and len(told) < MOST_TOLD:
            told.setdefault(Told(value, where))

    def metadata(self) -> Metadata:
        """All that was told, in the order in which it was added.

        >>> findings = Findings()
        >>> findings.add("section", "Coast", "article:section")
        >>> findings.metadata().section
        (Told(value='Coast', where='article:section'),)
        """
        return Metadata(**{field: tuple(told) for field, told in self.told.items()})
