"""HTML: KOOP's own pages, and any other that holds a letter."""

import re
from collections import Counter
from dataclasses import replace
from typing import Any, Final

from lxml import etree, html

from kg.errors import ReadError
from kg.model import Document
from kg.read.apart import apart
from kg.read.facts import page_facts
from kg.read.notes import marked
from kg.read.page_note_marks import plain_notes
from kg.read.text import document
from kg.read.tree import PASSES, Writer, events, is_utf8, local

__all__ = ["read"]

_SKIPPED_NAMES: Final = """
    script style head nav noscript template svg button select iframe object form math
"""
_SKIPPED: Final = frozenset(_SKIPPED_NAMES.split())
_INLINE_NAMES: Final = """
    a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike
    strong sub time tt u var wbr img input
"""
_INLINE: Final = frozenset(_INLINE_NAMES.split())
_NOTES: Final = ("p", "li", "div", "aside", "dd")
_LABEL: Final = re.compile(r"^\s*[\[(]?\d{1,3}[\])]?[.:]?\s+")
# They only gather rows and columns
_GROUPS: Final = frozenset(("thead", "tbody", "tfoot", "colgroup", "col"))
_LINES: Final = frozenset(("tr", "dt", "dd", "caption"))
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MOST: Final = 400_000
"""Elements of a page; a letter has some thousands."""
_MOST_ATTRIBUTES: Final = 1_000
_LARGE: Final = 100_000
"""Bytes of a page that is first tried in another process: the parser cannot be interrupted in this one."""
_SHORT_CELL: Final = 400
"""Characters of a table's cell whose paragraphs stand on the row's own line; what holds more lays out a page."""


def read(raw: bytes, source: str) -> Document:
    """Bytes of a page as a Document; ReadError where it has no text, or more markup than any letter."""
    if len(raw) > _LARGE:
        apart(_tried, raw, source)
    root = _parsed(raw, source)
    writer = Writer()
    content = _content(root)
    plain_notes(root, content)
    text = _text(content, writer)
    if not text.strip():
        raise ReadError(f"{source}: the page holds no text; give the page of a letter.")
    made = document(text, raw, source, "text/html", PASSES, marked)
    return replace(made, markup=page_facts(root, writer.marks))


def _tried(raw: bytes, source: str) -> str:
    """Nothing, of a page that can be parsed in its time. Raises ReadError."""
    _parsed(raw, source)
    return ""


def _parsed(raw: bytes, source: str) -> Any:
    # UTF-8 where the bytes are that; else what the page says of itself
    parser = html.HTMLParser(
        encoding="utf-8" if is_utf8(raw) else None,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    try:
        root = html.document_fromstring(raw, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise ReadError(f"{source}: HTML that cannot be read; save the page again.") from error
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        # The rest of the page is not in the tree
        raise ReadError(f"{source}: HTML nested deeper than any page (2,000 elements); save the page again.")
    if any(len(one.attrib) > _MOST_ATTRIBUTES for one in root.iter(etree.Element)):
        raise ReadError(
            f"{source}: HTML with more than {_MOST_ATTRIBUTES:,} attributes in one tag; save the page again."
        )
    if sum(1 for _ in zip(root.iter(), range(_MOST + 1), strict=False)) > _MOST:
        raise ReadError(f"{source}: HTML of more than {_MOST:,} elements; give the page of one letter.")
    return root


def _content(root: Any) -> Any:
    """The part of the page that is the paper: KOOP's ``broodtekst``, else ``main`` or ``article``, else the body."""
    for path in ('.//*[@id="broodtekst"]', ".//main", ".//article", ".//body"):
        found = root.find(path)
        if found is not None and "".join(found.itertext()).strip():
            return found
    return root


def _text(root: Any, writer: Writer) -> str:
    counts: Counter[Any] = Counter()
    cells: dict[Any, bool] = {}
    called, opened = _called(root), False
    for kind, what in events(root, _SKIPPED):
        if kind == "text":
            writer.words(_LABEL.sub("", what, count=1) if opened else what)
            opened = opened and not what.strip()
        elif not isinstance(what.tag, str):
            continue
        elif kind == "start":
            opened = what.get("id", "") in called and not _says_its_label(what)
            if opened:
                writer.paragraph()
                writer.exactly(f"<sup>{called[what.get('id')]}</sup> ")
                continue
            _begin(writer, what, counts, cells)
            if local(what) == "a" and what.get("href"):
                writer.open(what)
        else:
            writer.close(what)
            _end(writer, what, cells)
    return writer.done()


def _called(root: Any) -> dict[str, str]:
    """The labels of the notes that raised figures lead to within the page, by the notes' ids."""
    found: dict[str, str] = {}
    for link in root.iter("a"):
        target = link.get("href", "")
        raised = link.getparent() if local(link.getparent()) == "sup" else next(link.iter("sup"), None)
        if raised is not None and target.startswith("#") and _is_call(raised) and not _opens(raised):
            found.setdefault(target[1:], "".join(raised.itertext()).strip().strip("[]()"))
    return {note.get("id"): found[note.get("id")] for note in root.iter(*_NOTES) if note.get("id", "") in found}


def _says_its_label(note: Any) -> bool:
    """Whether a note opens with a raised figure of its own."""
    return any(_is_call(sup) and _opens(sup) for sup in note.iter("sup"))


def _in_row(element: Any, cells: dict[Any, bool]) -> bool:
    """Whether a paragraph stands in a short cell, beside others: its words are on the row's line.

    ``cells`` holds what is known of each cell, by itself.
    """
    if local(element) not in ("p", "div") or (cell := element.getparent()) is None or local(cell) not in ("td", "th"):
        return False
    if cell not in cells:
        row = cell.getparent()
        others = row is not None and len(row) > 1
        simple = others and next(cell.iter("table", "ul", "ol"), None) is None
        cells[cell] = simple and sum(map(len, cell.itertext())) <= _SHORT_CELL
    return cells[cell]


def _begin(writer: Writer, element: Any, counts: Counter[Any], cells: dict[Any, bool]) -> None:
    """``counts`` are the items that each list has had."""
    name = local(element)
    if name in _INLINE or name in _GROUPS:
        return
    if name == "br":
        writer.line()
    elif name == "sup":
        if _is_call(element):
            writer.exactly_behind("<sup>") if not _opens(element) else writer.exactly("<sup>")
    elif name in _LINES:
        writer.line()
    elif name in ("td", "th"):
        writer.tab() if element.getprevious() is not None else writer.line()
    elif name == "li":
        writer.line()
        counts[element.getparent()] += 1
        numbered = local(element.getparent()) == "ol"
        writer.exactly(f"{counts[element.getparent()]}. " if numbered else "- ")
    else:
        _begin_paragraph(writer, element, cells)


def _begin_paragraph(writer: Writer, element: Any, cells: dict[Any, bool]) -> None:
    if _in_row(element, cells):
        writer.blank() if element.getprevious() is not None else None
    elif local(element) == "p" and local(element.getparent()) in ("li", "td", "th") and element.getprevious() is None:
        return
    else:
        writer.paragraph()
        writer.exactly("#### " if local(element) in _HEADINGS else "")


def _opens(element: Any) -> bool:
    """Whether a raised figure opens its paragraph: then it is a note's label, no call."""
    parent = element.getparent()
    while (
        parent is not None
        and local(parent) in _INLINE
        and element.getprevious() is None
        and not (parent.text or "").strip()
    ):
        element, parent = parent, parent.getparent()
    return parent is not None and element.getprevious() is None and not (parent.text or "").strip()


def _is_call(element: Any) -> bool:
    words = "".join(element.itertext()).strip().strip("[]()")
    return words.isdecimal() and len(words) <= 3


def _end(writer: Writer, element: Any, cells: dict[Any, bool]) -> None:
    name = local(element)
    if _in_row(element, cells):
        writer.blank()
        return
    if name == "sup":
        if _is_call(element):
            writer.exactly_behind("</sup>")
    elif name in _INLINE or name in _GROUPS or name in ("br", "td", "th"):
        return
    elif name in _LINES or name == "li":
        writer.line()
    else:
        writer.paragraph()
