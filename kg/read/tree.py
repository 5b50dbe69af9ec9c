"""What the forms that are trees of markup have in common: hardened parsing, and the text as a person reads it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal

from lxml import etree

from kg.errors import ReadError
from kg.model import Span
from kg.read.cleaning import Pass, characters
from kg.read.edits import Edit

__all__ = ["PASSES", "Event", "Marked", "Writer", "events", "is_utf8", "local", "parsed", "remarks"]

Event = tuple[Literal["start", "end", "text"], Any]
Marked = tuple[Any, Span]
"""An element, and where its words stand in the text."""

_OLD: Final = "windows-1252"
_WHITE: Final = re.compile(r"[ \t\r\n\f]+")
_HEADING: Final = re.compile(r"^#{1,6} ", re.MULTILINE)


def parsed(raw: bytes, source: str) -> Any:
    """The root of an XML document: no entities but XML's own, nothing fetched, no more depth than libxml2 allows.

    It is decoded as it says of itself, else as UTF-8, else as windows-1252 (``remarks`` tells so). Raises ReadError,
    one sentence, where it is not well-formed or declares entities.
    """
    try:
        root = etree.fromstring(raw, _parser(None))
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if is_utf8(raw):
            raise _malformed(source, error) from error
        try:
            root = etree.fromstring(raw, _parser(_OLD))
        except (etree.XMLSyntaxError, ValueError, LookupError):
            raise _malformed(source, error) from error
    if root.getroottree().docinfo.internalDTD is not None and next(root.iter(etree.Entity), None) is not None:
        raise ReadError(f"{source}: XML with entities of its own, which are not read; give it without a DTD.")
    return root


def remarks(root: Any, raw: bytes, source: str) -> tuple[str, ...]:
    """What is odd in a document of which ``parsed`` gave the root: one sentence, or none."""
    if root.getroottree().docinfo.encoding != _OLD or _OLD.encode() in raw[:200].lower():
        return ()
    return (f"{source}: XML that is not in the encoding that it says, nor UTF-8; it is read as {_OLD}.",)


def is_utf8(raw: bytes) -> bool:
    """Whether bytes are UTF-8 text."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _parser(encoding: str | None) -> Any:
    return etree.XMLParser(encoding=encoding, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _malformed(source: str, error: Exception) -> ReadError:
    return ReadError(f"{source}: not well-formed XML ({_short(error)}); save it again from its source.")


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120]


def local(element: Any) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def events(root: Any, skipped: frozenset[str]) -> Iterator[Event]:
    """An element's start, its text and its end, in order; elements of the names ``skipped`` are passed over whole.

    Comments and processing instructions vanish, also those inside a word. No recursion: depth costs no stack.
    """
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for kind, element in walker:
        if kind == "start":
            if local(element) in skipped:
                walker.skip_subtree()
                continue
            yield "start", element
            if element.text:
                yield "text", element.text
            continue
        if kind == "end" and local(element) not in skipped:
            yield "end", element
        if element.tail and element is not root:
            yield "text", element.tail


class Writer:
    """The text as it grows: white space within a paragraph is one blank, paragraphs stand apart by an empty line.

    ``marks`` are the elements that were opened and closed, with the stretch of text that stands between; those of
    notes come with ``done``.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._between = ""
        self._notes: list[tuple[str, str, tuple[Marked, ...]]] = []
        self._open: list[tuple[Any, int]] = []
        self.marks: list[Marked] = []

    @property
    def size(self) -> int:
        """Where the next words will stand, what parts them from the last among it."""
        return self._size + (len(self._between) if self._size else 0)

    def words(self, text: str) -> None:
        """Adds running text."""
        plain = _WHITE.sub(" ", text)
        if not plain:
            return
        if plain[0] == " ":
            self.blank()
        body = plain.strip(" ")
        if not body:
            return
        self._put(body)
        self._between = " " if plain[-1] == " " else ""

    def exactly(self, text: str) -> None:
        """Adds text in which every blank counts."""
        if text:
            self._put(text)
            self._between = ""

    def _put(self, text: str) -> None:
        lead = self._between if self._size else ""
        self._parts.append(lead + text)
        self._size += len(lead) + len(text)

    def blank(self) -> None:
        """One blank before what follows."""
        if not (self._parts and self._parts[-1].endswith(" ")):
            self._between = self._between or " "

    def tab(self) -> None:
        """A new cell of a row."""
        self._between = "\t" if self._between in ("", " ", "\t") else self._between

    def line(self) -> None:
        """What follows begins a line."""
        self._between = self._between if self._between == "\n\n" else "\n"

    def paragraph(self) -> None:
        """What follows begins a paragraph."""
        self._between = "\n\n"

    def open(self, element: Any) -> None:
        """The element's words begin here."""
        self._open.append((element, self.size))

    def close(self, element: Any) -> None:
        """The words of the element, if it was opened last, end here."""
        if self._open and self._open[-1][0] is element:
            self.marks.append((element, Span(self._open.pop()[1], self._size)))

    def note(self, label: str, body: str, marks: Iterable[Marked] = ()) -> None:
        """Calls a note here; its body stands at the text's end. ``marks`` are in a body that ``running`` gave."""
        self.exactly_behind(f"[^{len(self._notes) + 1}]")
        self._notes.append((label, body, tuple(marks)))

    def running(self) -> str:
        """The words so far, for a note."""
        return "".join(self._parts)

    def exactly_behind(self, text: str) -> None:
        """Adds text to the last word, whatever blank stands behind it."""
        between, self._between = self._between, "" if self._between == " " else self._between
        self._put(text)
        self._between = between if between == " " else ""

    def done(self) -> str:
        """The whole text, its notes below."""
        for number, (_, body, marks) in enumerate(self._notes, 1):
            self.paragraph()
            self.exactly(f"[^{number}]: ")
            base = self._size
            self.exactly(_WHITE.sub(" ", body).strip())
            self.marks += [(element, Span(base + span.start, base + span.end)) for element, span in marks]
        text = "".join(self._parts) + "\n"
        self.marks = [(element, _trimmed(text, span)) for element, span in self.marks]
        return text


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def headings(text: str) -> Iterator[Edit]:
    """The marks of headings out."""
    return (Edit(*found.span()) for found in _HEADING.finditer(text))


PASSES: tuple[Pass, ...] = (characters, headings)
"""What makes the text of a ``Writer`` clean."""
