"""Which form a file has, by its first bytes."""

import re
from pathlib import Path
from typing import Final

from kg.errors import ReadError
from kg.read.koop import ROOTS
from kg.read.package import Package

__all__ = ["form_of"]

_START: Final = 4096
_ROOT: Final = re.compile(rb"<(?:[\w-]{1,40}:)?([A-Za-z][\w.-]{0,60})")
_PROLOG: Final = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_HTML: Final = re.compile(rb"\s{0,400}(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
_PARTS: Final = frozenset((b"body", b"head", b"div", b"article", b"main", b"section", b"table", b"meta", b"title"))
"""Elements with which a page begins that lacks its outermost."""
_TEXTS: Final = (".md", ".markdown", ".txt", ".text")
_PAGES: Final = (".html", ".htm", ".xhtml")
_SRU: Final = (b"searchRetrieveResponse", b"explainResponse", b"recordSchema", b"recordData", b"gzd")
_METADATA: Final = (b"owms-metadata", b"metadata_gegevens")


def form_of(raw: bytes, source: str) -> str | None:
    """The name of the reader; None for text. Raises ReadError for a form that holds no letter.

    The name's ending counts only where a text begins with a tag, as Markdown may, and so may a page without its head.
    """
    if raw.startswith(b"PK\x03\x04"):
        return _packed(raw, source)
    head = raw[:_START]
    if b"%PDF-" in head[:1024]:
        return "PDF"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError(f"{source}: an old Word file (.doc), which is not read; save it as .docx or PDF.")
    if head[257:262] == b"ustar" or head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ")):
        raise ReadError(f"{source}: an archive, no letter; give it to kg build, or a letter out of it.")
    if head.startswith((b"{\\rtf",)):
        raise ReadError(f"{source}: a rich text file (.rtf), which is not read; save it as .docx or PDF.")
    return _marked_up(raw, source)


def _packed(raw: bytes, source: str) -> str:
    names = frozenset(Package(raw, source).names)
    if "word/document.xml" in names:
        return "Word"
    if "content.xml" in names and "mimetype" in names:
        return "OpenDocument"
    if "!" in source:
        raise ReadError(f"{source}: an archive within an archive, which is not opened; unpack the outer one.")
    raise ReadError(f"{source}: a zip in which no letter can be read; give one of letters, or a letter.")


def _root(raw: bytes) -> bytes:
    """The first element's name without its prefix, behind comments and a DTD of whatever length; empty for none."""
    at = len(raw) - len(raw.removeprefix(b"\xef\xbb\xbf"))
    while found := _PROLOG.match(raw, at):
        at = found.end()
    root = _ROOT.match(raw, at)
    return root[1] if root else b""


def _marked_up(raw: bytes, source: str) -> str | None:
    """XML and HTML; a text may begin with a tag too, so that its first must say what it is."""
    raw = _as_utf8(raw)
    start = raw[:_START].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"<"):
        return None
    suffix = Path(source).suffix.lower()
    name = _root(raw)
    if name.decode("ascii") in ROOTS:
        return "KOOP XML"
    if _HTML.match(start) or name.lower() == b"html":
        return "HTML"
    _refuse(name, start, source)
    if suffix in _PAGES or (suffix not in _TEXTS and name.lower() in _PARTS):
        return "HTML"
    if start.startswith(b"<?xml") or suffix == ".xml":
        if not name:
            raise ReadError(f"{source}: XML in which no first element can be read; save it again from its source.")
        raise ReadError(f"{source}: XML of the kind {name.decode()!r}, which holds no letter; give KOOP's publication.")
    return None


def _as_utf8(raw: bytes) -> bytes:
    """XML that begins with the mark of UTF-16, in UTF-8; anything else as it is."""
    if not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw
    text = raw.decode("utf-16", "replace")
    return text.encode("utf-8", "replace") if text.lstrip().startswith("<?xml") else raw


def _refuse(name: bytes, start: bytes, source: str) -> None:
    """ReadError for what tells of papers and is none."""
    if name in _METADATA:
        raise ReadError(f"{source}: the metadata of a paper, not the paper; give the XML, HTML or PDF beside it.")
    if name in _SRU or (name in (b"record", b"records") and any(b"<" + mark in _plain(start) for mark in _SRU)):
        raise ReadError(
            f"{source}: an answer of KOOP's search service (SRU), which lists papers and holds none; "
            "kg harvest koop fetches the papers themselves."
        )


def _plain(start: bytes) -> bytes:
    """Tags without their prefixes."""
    return re.sub(rb"<[\w-]{1,40}:", b"<", start)
