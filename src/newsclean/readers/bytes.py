"""Bytes to text: byte order mark, declared charset, detected charset, in this order."""

from __future__ import annotations

import codecs

FALLBACK = "utf-8"
"""What bytes are read as when no other reading fits; what does not fit becomes U+FFFD."""

SOUND_SHARE = 4
"""Bytes of sound UTF-8 sequences for each broken one, from which the text is UTF-8 that was damaged, or cut in a letter."""

DECLARATION_REACH = 1024
"""Bytes at the start in which an XML or HTML declaration is looked for: the HTML standard's figure."""


def decode(source: bytes) -> str:
    """The text of the bytes; a byte that fits no reading becomes U+FFFD, so nothing is lost unseen.

    >>> decode("Störung".encode("utf-8")), decode(codecs.BOM_UTF16_LE + "Störung".encode("utf-16-le"))
    ('Störung', 'Störung')
    >>> decode("Störung im Bahnverkehr, Züge fallen aus".encode("cp1252"))
    'Störung im Bahnverkehr, Züge fallen aus'
    >>> decode("Störung".encode("utf-8") + b"\\xc3")                              # cut inside a letter
    'Störung\ufffd'

    The byte order mark itself is dropped.  Known limits: a short text in an old charset, undeclared, may be taken for
    another charset of the same family.
    """
    if source.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return source.decode("utf-32", errors="replace")
    if source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return source.decode("utf-16", errors="replace")
    try:
        # Other charsets are almost never valid UTF-8 by accident, so this needs no detector.
        return source.decode("utf-8-sig")
    except UnicodeDecodeError:
        mended = source.decode("utf-8-sig", errors="replace")
        lost = mended.count("\ufffd")
        whole = len(source) - len(mended)  # each character of several bytes makes the text shorter than the bytes
        if whole >= SOUND_SHARE * lost or (lost == 1 and mended.endswith("\ufffd")):
            return mended
    from bs4.dammit import EncodingDetector

    for name in EncodingDetector(source, is_html=b"<" in source[:DECLARATION_REACH]).encodings:
        try:
            return source.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return source.decode(FALLBACK, errors="replace")
