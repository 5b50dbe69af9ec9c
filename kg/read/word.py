"""Word documents (``.docx``), as ministries send letters to the chamber."""

import re
from typing import Any, Final

from kg.errors import ReadError
from kg.model import Document
from kg.read.notes import marked
from kg.read.package import Package
from kg.read.text import document
from kg.read.tree import PASSES, Writer, events, local, parsed

__all__ = ["read"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED_NAMES: Final = """
    pPr rPr sectPr tblPr tblGrid tcPr trPr del moveFrom instrText delText fldData Fallback drawing pict object
    sdtPr sdtEndPr footnoteRef annotationRef commentReference
"""
_HEADING: Final = re.compile(r"(?:Heading|Kop|heading|kop)\s?[1-9]$|(?:Tussenkop|Title|Titel)$")
_SKIPPED: Final = frozenset(_SKIPPED_NAMES.split())


def read(raw: bytes, source: str) -> Document:
    """Bytes of a Word document as a Document; ReadError where it is broken, locked or holds no text."""
    package = Package(raw, source)
    main = package.member("word/document.xml")
    if main is None:
        raise ReadError(f"{source}: no Word document (it has no word/document.xml); save it again as .docx.")
    notes = {f"{kind}Reference": _notes(package, f"word/{kind}s.xml", kind, source) for kind in ("footnote", "endnote")}
    text = _text(parsed(main, source), notes)
    if not text.strip():
        raise ReadError(f"{source}: the document holds no text; give the letter's own file.")
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return document(text, raw, source, media, PASSES, marked)


def _notes(package: Package, name: str, kind: str, source: str) -> dict[str, str]:
    """The words of each note by its id."""
    raw = package.member(name)
    if raw is None:
        return {}
    return {
        note.get(f"{_W}id", ""): _plain(note)
        for note in parsed(raw, source).iter(f"{_W}{kind}")
        if note.get(f"{_W}type") in (None, "normal")
    }


def _plain(element: Any) -> str:
    return " ".join("".join(words.text or "" for words in par.iter(f"{_W}t")) for par in element.iter(f"{_W}p"))


def _text(root: Any, notes: dict[str, dict[str, str]]) -> str:
    writer = Writer()
    for kind, what in events(root, _SKIPPED):
        name = "" if kind == "text" else local(what)
        if kind == "text":
            continue  # only w:t holds words
        if kind == "end":
            if name == "p" and not _in_cell(what):
                writer.paragraph()
            continue
        if name == "t":
            writer.words(what.text or "")
        elif name in notes:
            body = notes[name].get(what.get(f"{_W}id", ""))
            if body is not None:
                writer.note("", body)
        else:
            _begin(writer, what, name)
    return writer.done()


def _in_cell(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == "tc"


def _is_heading(element: Any) -> bool:
    """Whether a paragraph with words has the style of a heading, as Word names it in English or Dutch."""
    style = element.find(f"{_W}pPr/{_W}pStyle")
    named = "" if style is None else style.get(f"{_W}val", "")
    return bool(_HEADING.match(named)) and any((words.text or "").strip() for words in element.iter(f"{_W}t"))


def _begin(writer: Writer, element: Any, name: str) -> None:
    if name == "tab":
        writer.tab()
    elif name in ("br", "cr"):
        writer.line()
    elif name == "noBreakHyphen":
        writer.exactly_behind("-")
    elif name == "tr":
        writer.line()
    elif name == "tc":
        writer.tab() if element.getprevious() is not None and local(element.getprevious()) == "tc" else writer.line()
    elif name == "p":
        if _in_cell(element):
            before = element.getprevious()
            writer.line() if before is not None and local(before) == "p" else None
        else:
            writer.paragraph()
        if _is_heading(element) and not _in_cell(element):
            writer.exactly("#### ")
            return
        listed = element.find(f"{_W}pPr/{_W}numPr") is not None
        if listed and next(element.iter(f"{_W}t"), None) is not None:
            writer.exactly("- ")
