"""Word documents (``.docx``), as ministries send letters to the chamber."""

import re
from typing import Any, Final, NamedTuple

from kg.errors import ReadError
from kg.model import Document
from kg.read.notes import marked
from kg.read.numbering import Numbering
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
    listed = _list_styles(parsed(styles, source)) if styles else {}
    root = parsed(main, source)
    _set_out(root)
    numbers = package.member("word/numbering.xml")
    numbering = Numbering.of(parsed(numbers, source)) if numbers else Numbering()
    text = _text(root, notes, _Lists(listed, numbering))
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


def _list_styles(root: Any) -> dict[str, tuple[str, int]]:
    """The styles that make a paragraph an item, of themselves or by the style that they are based on; no heading's.

    Each with the list and the depth at which its items stand.
    """
    found = {style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")}

    def place(name: str) -> tuple[str, int] | None:
        for _ in range(_DEEPEST):
            style = found.get(name)
            if style is None or style.find(f"{_W}pPr/{_W}outlineLvl") is not None:
                return None
            if (number := style.find(f"{_W}pPr/{_W}numPr")) is not None and (at := _numbered(number)):
                return at if at[0] != "0" else None
            base = style.find(f"{_W}basedOn")
            name = "" if base is None else base.get(f"{_W}val", "")
        return None

    return {name: at for name in found if (at := place(name))}


def _numbered(number: Any) -> tuple[str, int] | None:
    """The list and the depth that a ``numPr`` names; None where it names no list."""
    name, depth = number.find(f"{_W}numId"), number.find(f"{_W}ilvl")
    said = "0" if depth is None else str(depth.get(f"{_W}val", "0"))
    deep = int(said) if said.isdigit() and len(said) < 3 else 0
    return None if name is None else (str(name.get(f"{_W}val")), deep)


class _Lists(NamedTuple):
    """What makes a paragraph an item: its style's list, and how lists count."""

    styles: dict[str, tuple[str, int]]
    numbering: Numbering


def _text(root: Any, notes: dict[str, dict[str, str]], lists: _Lists) -> str:
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
            writer.words("" if _is_hidden(what) else what.text or "")
        elif name in notes:
            body = notes[name].get(what.get(f"{_W}id", ""))
            if body is not None:
                writer.note("", body)
        else:
            _begin(writer, what, name, lists)
    return writer.done()


def _is_hidden(words: Any) -> bool:
    """Whether no reader sees a run's words: it says of itself that they are hidden."""
    run = words.getparent()
    sign = None if run is None else run.find(f"{_W}rPr/{_W}vanish")
    return sign is not None and sign.get(f"{_W}val", "true") not in ("0", "false", "off")


def _in_cell(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == "tc"


def _is_heading(element: Any) -> bool:
    """Whether a paragraph with words has the style of a heading, as Word names it in English or Dutch."""
    style = element.find(f"{_W}pPr/{_W}pStyle")
    named = "" if style is None else style.get(f"{_W}val", "")
    return bool(_HEADING.match(named)) and any((words.text or "").strip() for words in element.iter(f"{_W}t"))


def _item(element: Any, lists: _Lists) -> str:
    """What stands before a paragraph that is an item, as it says of itself, else by its style; nothing of another."""
    own = element.find(f"{_W}pPr/{_W}numPr")
    style = element.find(f"{_W}pPr/{_W}pStyle")
    styled = None if style is None else lists.styles.get(style.get(f"{_W}val", ""))
    at = styled if own is None else _numbered(own) or styled or ("", 0)
    return "" if at is None or at[0] == "0" else lists.numbering.next(*at)


def _begin(writer: Writer, element: Any, name: str, lists: _Lists) -> None:
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
        if next(element.iter(f"{_W}t"), None) is not None and (sign := _item(element, lists)):
            writer.exactly(f"{sign} ")
