"""Reads one source document: a path or bytes in, a ``Document`` out.

``READERS`` are all the forms there are; each reader is a function (bytes, source) -> Document. The form is chosen
by the name's ending; standard input (``-``) and names without an ending are taken for plain text or Markdown by what
they hold.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReadError
from kg.model import Document
from kg.read import markdown, plain
from kg.read.source import MAX_BYTES, loaded

__all__ = ["MAX_BYTES", "READERS", "SUFFIXES", "Reader", "read"]


@dataclass(frozen=True, slots=True)
class Reader:
    """One form: its name for a person, the endings of its files, and the function that reads it."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Document]


READERS: tuple[Reader, ...] = (
    Reader("Markdown", (".md", ".markdown"), markdown.read),
    Reader("plain text", (".txt", ".text"), plain.read),
)

SUFFIXES: tuple[str, ...] = tuple(suffix for reader in READERS for suffix in reader.suffixes)

_MARKDOWN = re.compile(rb"^#{1,6} \S|\*\*\S|<sup>|\]\(|\[\^\w", re.MULTILINE)


def read(path: str | Path, data: bytes | None = None) -> Document:
    """The document at ``path``, or the one whose bytes are ``data`` (``path`` then only names it; ``-`` is stdin).

    Raises ReadError, one sentence for a person: no such file, a folder, empty, binary, not UTF-8, over 20 MB, or a
    form that no reader takes.
    """
    source = str(path)
    reader = _by_suffix(source) if data is None or Path(source).suffix else None
    raw = loaded(source, data)
    return (reader or _by_content(raw)).read(raw, source)


def _by_suffix(source: str) -> Reader | None:
    """The reader for the name's ending, None where the name has none; ReadError for an ending that nobody reads."""
    suffix = Path(source).suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    if suffix and Path(source).is_file():
        raise ReadError(f"{source}: letters in the form {suffix} are not read; give one of {', '.join(SUFFIXES)}.")
    return None


def _by_content(raw: bytes) -> Reader:
    markdown_reader, plain_reader = READERS
    return markdown_reader if _MARKDOWN.search(raw, 0, 100_000) else plain_reader
