"""Reads one source document: a path or bytes in, a ``Document`` out.

``READERS`` are all the forms there are; each reader is a function (bytes, source) -> Document. The form is found by
what the bytes hold, whatever the name; a name's ending decides only between plain text and Markdown.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReadError
from kg.model import Document
from kg.read import koop, markdown, opendocument, pdf, plain, web, word
from kg.read.beside import Place, with_metadata
from kg.read.form import form_of
from kg.read.source import MAX_BYTES, loaded

__all__ = ["BEST_FIRST", "MAX_BYTES", "READERS", "SUFFIXES", "Reader", "read"]


@dataclass(frozen=True, slots=True)
class Reader:
    """One form: its name for a person, the endings of its files, and the function that reads it."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Document]


READERS: tuple[Reader, ...] = (
    Reader("Markdown", (".md", ".markdown"), markdown.read),
    Reader("plain text", (".txt", ".text"), plain.read),
    Reader("KOOP XML", (".xml",), koop.read),
    Reader("HTML", (".html", ".htm", ".xhtml"), web.read),
    Reader("Word", (".docx",), word.read),
    Reader("OpenDocument", (".odt",), opendocument.read),
    Reader("PDF", (".pdf",), pdf.read),
)

SUFFIXES: tuple[str, ...] = tuple(suffix for reader in READERS for suffix in reader.suffixes)

BEST_FIRST: tuple[str, ...] = (
    "application/xml",
    "text/html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
    "application/pdf",
)
"""Media types by how much of a paper they keep; whatever else a letter is told in comes after them."""

_MARKDOWN = re.compile(rb"^#{1,6} \S|\*\*\S|<sup>|\]\(|\[\^\w", re.MULTILINE)


def read(path: str | Path, data: bytes | None = None, place: Place | None = None) -> Document:
    """The document at ``path``, or the one whose bytes are ``data`` (``path`` then only names it; ``-`` is stdin).

    Where ``path`` is a file, the metadata that stand beside it are read with it, or those of ``place``.

    Raises ReadError, one sentence for a person: no such file, a folder, empty, broken, locked, too large, not UTF-8
    text, or a form that no reader takes.
    """
    source = str(path)
    raw = loaded(source, data)
    name = form_of(raw, source)
    if name is None and data is None:
        _refuse(source)
    return with_metadata((_named(name) if name else _text(source, raw)).read(raw, source), place)


def _named(name: str) -> Reader:
    return next(reader for reader in READERS if reader.name == name)


def _refuse(source: str) -> None:
    """ReadError for a text whose ending is of a form that nobody reads: it is data of some other kind."""
    suffix = Path(source).suffix.lower()
    if suffix and suffix not in SUFFIXES:
        raise ReadError(
            f"{source}: letters in the form {suffix} are not read; give one of {', '.join(SUFFIXES)}, "
            "a text as .txt or .md."
        )


def _text(source: str, raw: bytes) -> Reader:
    """The reader of a text: by its name where that tells, else by what it holds."""
    suffix = Path(source).suffix.lower()
    told = next((reader for reader in READERS[:2] if suffix in reader.suffixes), None)
    return told or READERS[0 if _MARKDOWN.search(raw, 0, 100_000) else 1]
