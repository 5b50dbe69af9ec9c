"""KOOP's XML of official publications: ``officiele-publicatie``, and the older ``kamerwrk``."""

from dataclasses import replace
from typing import Any, Final

from kg.errors import ReadError
from kg.model import Document
from kg.read.facts import MARKED, facts
from kg.read.notes import marked
from kg.read.text import document
from kg.read.tree import PASSES, Marked, Writer, events, local, parsed, remarks

__all__ = ["ROOTS", "read"]

ROOTS: Final = ("officiele-publicatie", "kamerwrk")
_SKIPPED: Final = frozenset(("metadata", "meta", "plaatje", "illustratie", "inhoudsopgave"))
_INLINE_NAMES: Final = """
    extref intref nadruk sup inf ondernummer datum naam voornaam achternaam unl b i u afkorting organisatie
    kamervraagonderwerp citaat-inline noot.nr dossiernr ovl
"""
_INLINE: Final = frozenset(_INLINE_NAMES.split())
# Each on a line of its own within its block
_LINES: Final = frozenset(("tekstregel", "functie", "row", "regel", "plaats"))
_HEADINGS: Final = frozenset(("tussenkop", "tuskop", "kop"))
# The title that stands on the line of the number before it
_NUMBERED: Final = {"titel": ("dossiernummer", "stuknr"), "title": ("dossiernummer", "stuknr")}
_NOTE: Final = "noot"


def read(raw: bytes, source: str) -> Document:
    """Bytes of a publication as a Document; ReadError where it is not well-formed or of another kind."""
    root = parsed(raw, source)
    if local(root) not in ROOTS:
        raise ReadError(f"{source}: XML of the kind {local(root)!r}, which holds no letter; give KOOP's publication.")
    writer = Writer()
    text = _text(root, writer)
    if not text.strip():
        raise ReadError(f"{source}: the publication holds no text; give its PDF or HTML.")
    made = document(text, raw, source, "application/xml", PASSES, marked)
    return replace(made, markup=facts(root, text, writer.marks), remarks=remarks(root, raw, source))


def _text(root: Any, writer: Writer) -> str:
    notes = _notes(root)
    within: Any = None
    for kind, what in events(root, _SKIPPED):
        if within is not None:
            within = None if kind == "end" and what is within else within
        elif kind == "text":
            writer.words(what)
        elif kind == "start" and local(what) == _NOTE:
            within = what
            writer.note(*notes[what])
        elif kind == "start":
            _begin(writer, what)
            _open(writer, what)
        else:
            writer.close(what)
            _end(writer, what)
    return writer.done()


def _open(writer: Writer, element: Any) -> None:
    if local(element) in MARKED:
        writer.open(element)


def _notes(root: Any) -> dict[Any, tuple[str, str, list[Marked]]]:
    """The label, the words and the marked elements of each note, before the text is walked."""
    found = {}
    for note in root.iter(_NOTE):
        writer = Writer()
        for body in note.iter("noot.al"):
            writer.blank()
            _running(writer, body)
        found[note] = (note.findtext("noot.nr") or "").strip(), writer.running(), writer.marks
    return found


def _running(writer: Writer, body: Any) -> None:
    for kind, what in events(body, _SKIPPED):
        if kind == "text":
            writer.words(what)
        elif kind == "start":
            _open(writer, what)
        else:
            writer.close(what)


def _begin(writer: Writer, element: Any) -> None:
    name = local(element)
    before = element.getprevious()
    if name in _INLINE:
        return
    if name == "br":
        writer.line()
    elif name in _NUMBERED and before is not None and local(before) in _NUMBERED[name]:
        writer.blank()
    elif name == "naam" or name in _LINES:
        writer.line()
    elif name == "entry":
        writer.tab() if before is not None else writer.line()
    elif name == "li":
        writer.line()
        if element.find("li.nr") is None:
            writer.exactly("- ")
    elif name == "li.nr" or _goes_on(element):
        writer.blank() if before is not None else None
    elif name in _HEADINGS:
        writer.paragraph()
        writer.exactly("#### ")
    else:
        writer.paragraph()


def _goes_on(element: Any) -> bool:
    """Whether it stands on the line of what holds it: the paragraphs of an item or a cell, the parts of a heading."""
    parent = element.getparent()
    holder = "" if parent is None else local(parent)
    return holder == "kop" or (holder in ("li", "entry") and local(element) == "al")


def _end(writer: Writer, element: Any) -> None:
    name = local(element)
    if name in _INLINE:
        if name in ("voornaam", "li.nr"):
            writer.blank()
        return
    if name in _LINES or name == "li":
        writer.line()
    elif name == "li.nr":
        writer.blank()
    elif name not in ("br", "entry", "dossiernummer", "stuknr") and not _goes_on(element):
        writer.paragraph()
