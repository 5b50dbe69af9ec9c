"""Plain text: letters saved from a page, typed over, or read by OCR."""

from kg.model import Document
from kg.read.cleaning import characters
from kg.read.source import decoded
from kg.read.text import document

__all__ = ["read"]


def read(raw: bytes, source: str) -> Document:
    """Bytes of a plain text letter as a Document; ReadError where they are no UTF-8 text."""
    return document(decoded(raw, source), raw, source, "text/plain", (characters,))
