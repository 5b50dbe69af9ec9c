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
_DEEPEST: Final = 10
"""Styles that are based on each other; one may be based on itself."""
_SKIPPED: Final = frozenset(_SKIPPED_NAMES.split())


def read(raw: bytes, source: str) -> Document:
    """Bytes of a Word document as a Document; ReadError where it is broken, locked or holds no text."""
    package = Package(raw, source)
    main = package.member("word/document.xml")
    if main is None:
        raise ReadError(f"{source}: no Word document (it has no word/document.xml); save it again as .docx.")
    notes = {f"{kind}Reference": _notes(package, f"word/{kind}s.xml", kind, source) for kind in ("footnote", "endnote")}
    styles = package.member("word/styles.xml")
    listed = _list_styles(parsed(styles, source)) if styles else frozenset[str]()
    root = parsed(main, source)
    _set_out(root)
    text = _text(root, notes, listed)
    if not text.strip():
        raise ReadError(f"{source}: the document holds no text; give the letter's own file.")
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return document(text, raw, source, media, PASSES, marked)


def _set_out(root: Any) -> None:
    """Sets the paragraphs of text boxes before those at which the boxes are anchored, where a reader meets them.

    A box is written twice, for newer and for older programs: the newer form is taken.
    """
    for box in list(root.iter(f"{_W}txbxContent")):
        way = list(box.iterancestors())
        older = next((one for one in way if local(one) == "Fallback"), None)
        newer = older.getprevious() if older is not None else None
        if newer is not None and next(newer.iter(f"{_W}txbxContent"), None) is not None:
            continue
        for anchor in (one for one in way if one.tag == f"{_W}p"):
            for part in list(box):
                anchor.addprevious(part)
            break


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


def _list_styles(root: Any) -> frozenset[str]:
    """The styles that make a paragraph an item, of themselves or by the style that they are based on; no heading's."""
    found = {style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")}

    def is_list(name: str) -> bool:
        for _ in range(_DEEPEST):
            style = found.get(name)
            if style is None or style.find(f"{_W}pPr/{_W}outlineLvl") is not None:
                return False
            if (number := style.find(f"{_W}pPr/{_W}numPr/{_W}numId")) is not None:
                return str(number.get(f"{_W}val")) != "0"
            base = style.find(f"{_W}basedOn")
            name = "" if base is None else base.get(f"{_W}val", "")
        return False

    return frozenset(name for name in found if is_list(name))


def _text(root: Any, notes: dict[str, dict[str, str]], lists: frozenset[str]) -> str:
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
            _begin(writer, what, name, lists)
    return writer.done()


def _in_cell(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == "tc"


def _is_heading(element: Any) -> bool:
    """Whether a paragraph with words has the style of a heading, as Word names it in English or Dutch."""
    style = element.find(f"{_W}pPr/{_W}pStyle")
    named = "" if style is None else style.get(f"{_W}val", "")
    return bool(_HEADING.match(named)) and any((words.text or "").strip() for words in element.iter(f"{_W}t"))


def _is_item(element: Any, lists: frozenset[str]) -> bool:
    """Whether a paragraph is an item: as it says of itself, else by its style."""
    if element.find(f"{_W}pPr/{_W}numPr") is not None:
        number = element.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        return number is None or number.get(f"{_W}val") != "0"
    style = element.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and style.get(f"{_W}val", "") in lists


def _begin(writer: Writer, element: Any, name: str, lists: frozenset[str]) -> None:
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
            writer.blank() if before is not None and local(before) == "p" else None
        else:
            writer.paragraph()
        if _is_heading(element) and not _in_cell(element):
            writer.exactly("#### ")
            return
        if _is_item(element, lists) and next(element.iter(f"{_W}t"), None) is not None:
            writer.exactly("- ")
