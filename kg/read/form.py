"""Which form a file has, by its first bytes."""

import re
from typing import Final

from kg.errors import ReadError
from kg.read.koop import ROOTS
from kg.read.package import Package

__all__ = ["form_of"]

_START: Final = 4096
_ROOT: Final = re.compile(rb"<(?!\?|!)(?:[\w-]{1,40}:)?([A-Za-z][\w.-]{0,60})")
_HTML: Final = re.compile(rb"\s{0,400}(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
_METADATA: Final = (b"owms-metadata", b"metadata_gegevens")


def form_of(raw: bytes, source: str) -> str | None:
    """The name of the reader; None for text. Raises ReadError for a form that holds no letter."""
    if raw.startswith(b"PK\x03\x04"):
        return _packed(raw, source)
    head = raw[:_START]
    if b"%PDF-" in head[:1024]:
        return "PDF"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError(f"{source}: an old Word file (.doc), which is not read; save it as .docx or PDF.")
    if head.startswith((b"{\\rtf",)):
        raise ReadError(f"{source}: a rich text file (.rtf), which is not read; save it as .docx or PDF.")
    return _marked_up(head, source)


def _packed(raw: bytes, source: str) -> str:
    names = frozenset(Package(raw, source).names)
    if "word/document.xml" in names:
        return "Word"
    if "content.xml" in names and "mimetype" in names:
        return "OpenDocument"
    raise ReadError(f"{source}: a zip in which no letter can be read; give one of letters, or a letter.")


def _marked_up(head: bytes, source: str) -> str | None:
    """XML and HTML; a text may begin with a tag too, so that its first must say what it is."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"<"):
        return None
    declared = start.startswith(b"<?xml")
    root = _ROOT.search(start)
    name = root[1] if root else b""
    if name.decode("ascii") in ROOTS:
        return "KOOP XML"
    if _HTML.match(start) or name.lower() == b"html":
        return "HTML"
    if name in _METADATA:
        raise ReadError(f"{source}: the metadata of a paper, not the paper; give the XML, HTML or PDF beside it.")
    if declared:
        raise ReadError(f"{source}: XML of the kind {name.decode()!r}, which holds no letter; give KOOP's publication.")
    return None
