"""Readers turn a source into the text and the blocks of a document; the only room that knows markup libraries."""

from newsclean.readers.bytes import decode
from newsclean.readers.text import read_text

__all__ = ["decode", "read_text"]
