"""Mends damaged text, line by line, as recorded edits: mojibake, entities, control characters, lone surrogates.

Damage only.  Curly quotes, ligatures, full-width letters and combining accents are the newspaper's typography and stay.
Characters that are lost already (U+FFFD) are not guessed.

ftfy decides what is mojibake.  Asking it costs more than all else, so a line is shown to it only if it holds something
that ftfy could change: `may_need_repair` never misses such a line, and may suspect a sound one.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.spans import Edit, Span, align

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGEST_SEGMENT = 10_000
"""Longer lines are mended in pieces of at most so many code points, cut at white space where there is any: whether text
is mojibake is decided within a piece, and the time stays linear in the input."""

_LINE_ENDS = dict.fromkeys(map(ord, "\n\r\u2028\u2029"), " ")
"""What damaged characters were before can be a line end; a line that is mended stays one line."""

MOST_EDITS = 50
"""Edits that a segment gets; where damage is denser, neighbouring edits become one, so that memory stays in bounds."""

_LETTERS = [chr(point) for point in range(0xC0, 0x180)]
_UPPER = "".join(letter for letter in _LETTERS if letter.isupper()) + "\u0490"
_LOWER = "".join(letter for letter in _LETTERS if letter.islower()) + "\u0491\ufb01\ufb02"
_OPENERS = "\xa1\xa9\xab\xbf\u0384\u0385\u2018\u201a\u201c\u201e\u2022\u2039\uf8ff"
_CLOSERS = "\xae\xbb\u02dd\u201d\u203a\u2122"
_SIGNS = (
    "\xa2-\xa8\xaa\xac\xaf-\xb3\xb5\xb6\xb8-\xba\xbc-\xbe\xd7\xf7\u0192\u02c6\u02c7\u02d8-\u02dc\u2020\u2021\u2030"
    "\u2044\u20a7\u20ac\u2116\u2202-\u22ff\u2310\u2500-\u25ff\ufffd"
)

_CONTROLS = "\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u206a-\u206f\ufeff\ufff9-\ufffc\ud800-\udfff"

SUSPECTS = re.compile(
    # One character class to begin with: `re` skips text that does not match it quickly, and nothing else.
    f"[{_CONTROLS}&{_UPPER}{_LOWER}{_OPENERS}{_CLOSERS}{_SIGNS}\u0370-\u045f]"
    # Control characters, lone surrogates, and the C1 range, whose only use today is mojibake; entities.
    f"(?:(?<=[{_CONTROLS}])|(?<=&)(?:#?[0-9A-Za-z]{{1,31}};|amp;#)"
    # Otherwise ftfy acts only where `ftfy.badness` sees two characters that do not go together.
    f"|(?<=[{_UPPER}{_LOWER}])[{_UPPER}{_SIGNS}]"
    f"|(?<=[{_OPENERS}])[{_SIGNS}]"
    f"|(?<=[{_CLOSERS}])[{_UPPER}{_LOWER}{_SIGNS}]"
    f"|(?<=[{_SIGNS}])[{_UPPER}{_LOWER}{_OPENERS}{_CLOSERS}{_SIGNS}]"
    f"|(?<=[{_LOWER}])[{_OPENERS}{_CLOSERS}][\\w{_OPENERS}{_SIGNS}]|(?<=[{_UPPER}])[{_OPENERS}{_CLOSERS}]"
    "|(?<=[ÂÃÎÐØÙ√≈‚])[^\x00-\x7f]|(?<=[ÂÃ]) |(?<=[Œœ])[^A-Za-z]"
    # The same with Greek and Cyrillic letters.
    f"|(?<=[\u0370-\u045f])[{_UPPER}{_SIGNS}\u0402]|(?<=[ВГРСΒΓΞΟ])[{_OPENERS}{_CLOSERS}][ВГРСΒΓΞΟ])"
)

_ENTITY = re.compile(r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][0-9A-Za-z]{1,31});|\bamp;#[0-9]{1,7};")
_LINE_END = re.compile("[\n\r\u2028\u2029]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


@lru_cache(maxsize=1)
def _ftfy() -> Callable[[str], str]:
    """ftfy, told to mend damage and to leave style alone; loaded when the first suspect line comes."""
    import ftfy

    config = ftfy.TextFixerConfig(
        unescape_html=False,  # done here, where each entity is an edit of its own
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        normalization=None,
    )
    return lambda line: ftfy.fix_text(line, config)


def may_need_repair(text: str) -> bool:
    """Whether `mend` could change the text; sometimes true of sound text, never false of damaged text.

    >>> may_need_repair("Störung im Bahnverkehr – “später”"), may_need_repair("StÃ¶rung")
    (False, True)
    """
    return SUSPECTS.search(text) is not None or "amp;#" in text


def mend(line: str) -> str:
    """The line without damage, by entities decoded, then ftfy, then U+FFFD for what cannot be written down.

    >>> mend("By Ana RuÃ­z &amp; Co.")
    'By Ana Ruíz & Co.'
    >>> mend("“Curly” quotes, ﬁne ligatures and ｗｉｄｅ letters")              # typography: kept
    '“Curly” quotes, ﬁne ligatures and ｗｉｄｅ letters'
    """
    if "amp;" in line or "&" in line:
        line = _ENTITY.sub(_decoded, line)
    # Mojibake may hide a line separator, which would part a line that has been counted as one.
    return _SURROGATE.sub("\ufffd", _LINE_END.sub(" ", _ftfy()(line)))


def _decoded(entity: re.Match[str]) -> str:
    """The character that an entity stands for; escaped twice is decoded twice; a line end becomes a space."""
    text = entity[0] if entity[0].startswith("&") else f"&{entity[0]}"
    while (once := html.unescape(text)) != text and "&" in once:
        text = once
    return _LINE_END.sub(" ", once)


def repairs(line: str, start: int) -> Iterator[Edit]:
    """The edits that mend a line which begins at `start` in the source.

    >>> [(edit.span, edit.text, edit.why) for edit in repairs("By Ana RuÃ­z", 100)]
    [(Span(start=109, end=111), 'í', 'mojibake')]
    """
    for offset, segment in _segments(line):
        if not may_need_repair(segment):
            continue
        mended = mend(segment).translate(_LINE_ENDS)
        for begin, end, text in _merged(segment, list(align(segment, mended))):
            was = segment[begin:end]
            yield Edit(Span(start + offset + begin, start + offset + end), text, _why(was, text))


def _merged(segment: str, changes: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The changes of a segment, those that stand close together as one if there are too many."""
    gap = 1
    while len(changes) > MOST_EDITS:
        merged = changes[:1]
        for begin, end, text in changes[1:]:
            first, last, before = merged[-1]
            if begin - last <= gap:
                merged[-1] = first, end, before + segment[last:begin] + text
            else:
                merged.append((begin, end, text))
        changes, gap = merged, 2 * gap
    return changes


def _segments(line: str) -> Iterator[tuple[int, str]]:
    start = 0
    while len(line) - start > LONGEST_SEGMENT:
        end = line.rfind(" ", start, start + LONGEST_SEGMENT) + 1
        if end <= start:
            end = start + LONGEST_SEGMENT
        yield start, line[start:end]
        start = end
    yield start, line[start:]


def _why(was: str, now: str) -> str:
    """The kind of damage, in a word or two."""
    if _SURROGATE.search(was):
        return "surrogate"
    if ";" in was:
        return "entity"
    return "mojibake" if now else "control character"
