"""OpenDocument text (``.odt``), as KOOP publishes papers and as LibreOffice saves letters."""

from typing import Any, Final

from kg.errors import ReadError
from kg.model import Document
from kg.read.notes import marked
from kg.read.numbering import OpenNumbering
from kg.read.package import Package
from kg.read.text import document
from kg.read.tree import PASSES, Writer, events, local, parsed

__all__ = ["read"]

_SKIPPED_NAMES: Final = """
    automatic-styles font-face-decls scripts annotation annotation-end tracked-changes forms note sequence-decls
    table-of-content alphabetical-index title desc
"""
_SKIPPED: Final = frozenset(_SKIPPED_NAMES.split())
_NOTE: Final = "note"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read(raw: bytes, source: str) -> Document:
    """Bytes of an OpenDocument text as a Document; ReadError where it is broken or holds no text."""
    package = Package(raw, source)
    content = package.member("content.xml")
    if content is None:
        raise ReadError(f"{source}: no OpenDocument text (it has no content.xml); save it again as .odt.")
    root = parsed(content, source)
    numbering = OpenNumbering()
    styles = package.member("styles.xml")
    for one in (parsed(styles, source),) if styles else ():
        numbering.add(one)
    numbering.add(root)
    text = _text(root, numbering)
    if not text.strip():
        raise ReadError(f"{source}: the document holds no text; give the letter's own file.")
    return document(text, raw, source, "application/vnd.oasis.opendocument.text", PASSES, marked)


def _text(root: Any, numbering: OpenNumbering) -> str:
    writer = Writer()
    within: Any = None
    for kind, what in events(root, _SKIPPED - {_NOTE}):
        if within is not None:
            within = None if kind == "end" and what is within else within
        elif kind == "text":
            writer.words(what)
        elif kind == "start" and local(what) == _NOTE:
            within = what
            body = what.find(f"{_TEXT}note-body")
            label = what.findtext(f"{_TEXT}note-citation") or ""
            writer.note(label, "".join(body.itertext()) if body is not None else "")
        elif kind == "start":
            _begin(writer, what, numbering)
        elif local(what) == "table" or (local(what) in ("p", "h") and not _in_cell(what)):
            writer.paragraph()
    return writer.done()


def _in_cell(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) in ("table-cell", "list-item")


def _begin(writer: Writer, element: Any, numbering: OpenNumbering) -> None:
    name = local(element)
    if name == "s":
        writer.blank()
    elif name == "tab":
        writer.tab()
    elif name in ("line-break", "table-row"):
        writer.line()
    elif name == "table-cell":
        writer.tab() if element.getprevious() is not None else writer.line()
    elif name == "list-item":
        writer.line()
        writer.exactly(f"{numbering.next(element)} ")
    elif name in ("p", "h"):
        if _in_cell(element):
            beside = writer.blank if local(element.getparent()) == "table-cell" else writer.line
            beside() if element.getprevious() is not None else None
        else:
            writer.paragraph()
        if name == "h":
            writer.exactly("#### ")
