"""Readers turn a source into the text and the blocks of a document; no filter knows what they read."""

from newsclean.readers.bytes import decode
from newsclean.readers.sources import KINDS, Kind, read
from newsclean.readers.text import read_text

__all__ = ["KINDS", "Kind", "decode", "read", "read_text"]
