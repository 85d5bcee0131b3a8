"""`Phrase`: one phrase that names noise, read and validated from a TOML file.

A phrase is recognised in one of five ways.  Four look at the words, always of the *whole* block, folded
(`newsclean.folding`) and without the brackets, bullets and stops around it:

- `line`: the block is this line; `#` stands for any number.
- `pattern`: the block matches this regular expression from end to end; written in folded form, that is in lower case.
- `prefix`: the block begins with these words.  It needs a second signal, `needs` or `where`.
- `inline`: a regular expression for a *part* of a block, unfolded; only for residue and glue.

One looks at the markup of a page, and is for a publisher's own pages:

- `selector`: the block stands in an element that this CSS selector finds (`newsclean.selectors`).
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from newsclean.errors import RuleError
from newsclean.selectors import compiled, matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from newsclean.elements import Element

Need: TypeAlias = Literal["link", "after-heading", "neighbour", "headline-like", "edge", "repeated", "short"]
"""A second signal; `Document.signal` says what each means."""

Zone: TypeAlias = Literal["head", "body", "tail"]

_Lines: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(lambda value: (value,) if isinstance(value, str) else value)]


class Phrase(BaseModel):
    """One phrase of a rule file: how it is recognised, and the samples that prove it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    """The name printed on receipts; never reused."""
    line: _Lines = ()
    pattern: _Lines = ()
    prefix: _Lines = ()
    inline: _Lines = ()
    selector: _Lines = ()
    contains: _Lines = ()
    """Literal text of which one has to be there before the expression is tried: as printed for `inline`; folded for a
    `pattern` that could begin with anything."""
    hits: Annotated[tuple[str, ...], Field(min_length=1)]
    """Blocks that match; for a `selector` HTML of which every block does."""
    misses: Annotated[tuple[str, ...], Field(min_length=1)]
    """Blocks that look alike and are news; for a `selector` HTML of which no block matches."""
    source: Annotated[str, Field(pattern=r"^(attested: .+|composed)")]
    """Where it was seen (`attested: …`), or `composed`."""
    where: Annotated[tuple[Zone, ...], BeforeValidator(lambda value: (value,) if isinstance(value, str) else value)] = ()
    """The zones of the page in which it counts; anywhere if empty."""
    needs: tuple[Need, ...] = ()
    """Second signals, of which at least one has to be there."""
    only_language: bool = False
    """Whether it counts only in texts known to be in the file's language."""
    announces: bool = False
    """Whether it is a heading to which the lines below it belong."""
    issue: Literal["paywall", "consent_wall", "truncated"] | None = None
    """The issue that it raises on the article."""
    label: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")] | None = None
    """What it names; filled from the head of the file if not given."""
    language: str = "mul"
    """Filled from the head of the file; `mul` for phrases of no language."""
    publisher: str | None = None
    """Filled from the head of the file: the host to which the phrase is confined."""

    @model_validator(mode="after")
    def _is_usable(self) -> Phrase:
        ways = [way for way in ("line", "pattern", "prefix", "inline", "selector") if getattr(self, way)]
        if len(ways) != 1:
            raise ValueError(
                f"give exactly one of line, pattern, prefix, inline, selector (got {' and '.join(ways) or 'none'})"
            )
        if self.inline and not self.contains:
            raise ValueError("`inline` needs `contains`: literal text without which it is not tried")
        if self.contains and not (self.inline or self.pattern):
            raise ValueError("`contains` goes with `inline` and `pattern` only")
        if self.prefix and not self.needs and not self.where:
            raise ValueError("a `prefix` needs a second signal: give `needs` or `where`")
        for selector in self.selector:
            compiled(selector)
        return self

    def counts_in(self, language: str | None, host: str | None) -> bool:
        """Whether the phrase applies to a text in this language, from this host."""
        if self.only_language and (language or "").partition("-")[0] != self.language:
            return False
        return self.publisher is None or f".{host}".endswith(f".{self.publisher}")

    def selects(self, element: Element | None) -> bool:
        """Whether one of its selectors finds an element, or one that this stands in."""
        return element is not None and any(matches(selector, element) for selector in self.selector)


class PhraseFile(BaseModel):
    """A TOML file of phrases."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")] | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] = "mul"
    publisher: Annotated[str, Field(pattern=r"^[a-z0-9.-]+\.[a-z0-9-]+$")] | None = None
    phrase: Annotated[tuple[Phrase, ...], Field(min_length=1)]

    def filled(self) -> Iterator[Phrase]:
        """The phrases, with the label, language and publisher of the file."""
        for phrase in self.phrase:
            label = phrase.label or self.label
            if label is None:
                raise ValueError(f"phrase {phrase.id!r}: key 'label': give it here or at the head of the file")
            if phrase.selector and self.publisher is None:
                raise ValueError(f"phrase {phrase.id!r}: key 'selector': needs a publisher at the head of the file")
            yield phrase.model_copy(update={"label": label, "language": self.language, "publisher": self.publisher})


def read_phrases(path: Path | Traversable) -> tuple[Phrase, ...]:
    """The phrases of one TOML file.

    Raises:
        RuleError: The file cannot be read or used; the message names the file, the phrase and the key.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RuleError(f"{path}: cannot be read: {error.strerror or error}") from error
    except ValueError as error:  # broken TOML, or not UTF-8
        raise RuleError(f"{path}: is not a TOML file: {error}") from error
    try:
        return tuple(PhraseFile.model_validate(content).filled())
    except ValidationError as error:
        raise RuleError(f"{path}: {'; '.join(_in_words(content, error))}") from error
    except ValueError as error:
        raise RuleError(f"{path}: {error}") from error


def _in_words(content: Mapping[str, Any], error: ValidationError) -> Iterator[str]:
    """What pydantic found, in the terms of the file: the phrase by its id, the key by its name."""
    for found in error.errors():
        place, words = list(found["loc"]), []
        if len(place) > 1 and place[0] == "phrase":
            phrase = content["phrase"][place[1]]
            number = int(place[1]) + 1
            words.append(f"phrase {phrase.get('id', number)!r}" if isinstance(phrase, dict) else f"phrase {number}")
            place = place[2:]
        key = next((step for step in place if isinstance(step, str)), None)
        if key:
            words.append(f"key {key!r}")
        message = "is not a key of a phrase file" if found["type"] == "extra_forbidden" else found["msg"]
        yield ": ".join([*words, message.removeprefix("Value error, ")])
