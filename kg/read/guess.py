"""Which files of a folder are letters though their names do not say so: by their first bytes, read no further."""

import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Final

from kg.errors import ReadError
from kg.read.form import form_of

__all__ = ["LETTERS", "is_letter"]

LETTERS: Final = (".doc", ".dot", ".rtf", ".docm", ".dotx", ".dotm")
"""Endings of letters that are read or, where they are not, are told."""
_CODE_NAMES: Final = """
    .asp .aspx .css .hbs .j2 .jinja .js .jsp .php .py .rb .svg .svelte .tmpl .tpl .ts .vue .xsd .xsl .xslt .xul
"""
_CODE: Final = frozenset(_CODE_NAMES.split())
"""Endings of what writes pages, or only looks like one."""
_START: Final = 4096
_OLD: Final = b"\xd0\xcf\x11\xe0"
_WORD: Final = "WordDocument".encode("utf-16-le")
_OPEN: Final = b"application/vnd.oasis.opendocument.text"
_UTF8: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<")


def is_letter(file: Path) -> bool:
    """Whether a file is a PDF, a Word file of any age, rich text, OpenDocument text, KOOP's XML or a page. What cannot
    be opened is none; texts without marks are none, for nothing tells them from other texts.
    """
    try:
        if not file.is_file() or file.suffix.lower() in _CODE:
            return False
        with file.open("rb") as opened:
            head = opened.read(_START)
            if head.startswith(_OLD):
                opened.seek(_directory(head))
                return file.suffix.lower() in LETTERS or _WORD in opened.read(_START)
    except (OSError, ValueError, struct.error):
        return False
    if head.startswith(b"PK\x03\x04"):
        return _is_package(file)
    if b"%PDF-" in head[:1024] or head.startswith(b"{\\rtf"):
        return True
    return _UTF8.match(head) is not None and _is_marked_up(head)


def _directory(head: bytes) -> int:
    """Where a compound file tells the names of what it holds."""
    shift, sector = struct.unpack_from("<H", head, 30)[0], struct.unpack_from("<I", head, 48)[0]
    return int((sector + 1) << min(shift, 12))


def _is_package(file: Path) -> bool:
    """Whether a zip is a Word or an OpenDocument text."""
    try:
        with zipfile.ZipFile(file) as opened:
            names = set(opened.namelist())
            if "word/document.xml" in names or not {"content.xml", "mimetype"} <= names:
                return "word/document.xml" in names
            with opened.open("mimetype") as kind:
                return kind.read(len(_OPEN)) == _OPEN
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError):
        return False


def _is_marked_up(head: bytes) -> bool:
    """Whether markup opens as a paper or as a whole page; of a part of a page only a name can tell that it is one."""
    try:
        return form_of(head, "part.txt") is not None
    except ReadError:
        return False
