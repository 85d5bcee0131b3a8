"""Tags of languages as BCP 47 has them."""

from __future__ import annotations

import re

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?![A-Za-z])")

NAMED = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es", "español": "es",
    "italian": "it",
    "italiano": "it", "portuguese": "pt", "português": "pt", "dutch": "nl", "nederlands": "nl", "russian": "ru",
    "arabic": "ar",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "turkish": "tr", "türkçe": "tr", "polish": "pl", "swedish": "sv",
    "hindi": "hi",
}  # fmt: skip
"""Languages that are told by name, as schema.org allows."""


def tag_of(text: str) -> str | None:
    """The tag with hyphens and the usual case; None if it is none.

    >>> tag_of("en_GB"), tag_of("zh-hans-cn"), tag_of("English"), tag_of("DE"), tag_of("und"), tag_of("1033")
    ('en-GB', 'zh-Hans-CN', 'en', 'de', None, None)
    """
    text = text.strip()
    if text.lower() in NAMED:
        return NAMED[text.lower()]
    match = _TAG.match(text)
    if match is None or match[1].lower() in ("und", "mul", "zxx", "xx"):
        return None
    language, script, region = match.groups()
    parts = (language.lower(), script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)
