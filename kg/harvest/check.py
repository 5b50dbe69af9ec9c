"""Whether a body is whole: each check raises ValueError, one clause that says why, where it is not."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from kg.harvest import xml

__all__ = ["BY_FORM", "UNREAD", "Check", "as_json", "form_of", "well_formed_xml"]

Check = Callable[[bytes], None]


def well_formed_xml(data: bytes) -> None:
    """An XML document to its last tag."""
    xml.parsed(data)


def as_json(data: bytes) -> dict[str, Any]:
    """The object that a body holds."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"no JSON: {error}") from error
    if not isinstance(found, dict):
        raise ValueError("JSON, but no object")  # noqa: TRY004 - a bad body, no slip of a caller
    return found


def form_of(data: bytes) -> str:
    """The form of a file that a service gives without a name: ``pdf``, ``docx``, ``odt``, ``xml``, ``html``, or one of
    ``UNREAD``, of which no more can be told than that it is no answer of a service that failed.
    """
    if data.startswith(b"%PDF-"):
        _pdf(data)
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _package(data)
    head = data[:2000].lower()
    if b"<html" in head:
        _html(data)
        return "html"
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        well_formed_xml(data)
        return "xml"
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        return "rtf" if data.startswith(b"{") else "doc"
    if b"\0" in data[:4096]:
        return "bin"
    raise ValueError("neither PDF, Word, OpenDocument, HTML nor XML")


def _html(data: bytes) -> None:
    if b"<" not in data[:4000]:
        raise ValueError("no HTML")
    if b"</html" not in data[-4000:].lower():
        raise ValueError("HTML that stops halfway")


def _pdf(data: bytes) -> None:
    if not data.startswith(b"%PDF-"):
        raise ValueError("no PDF")
    if b"%%EOF" not in data[-2048:]:
        raise ValueError("a PDF that stops halfway")


def _package(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ValueError(f"a broken package: {error}") from error
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names:
        return "odt"
    return "xlsx" if "xl/workbook.xml" in names else "pptx" if "ppt/presentation.xml" in names else "bin"


def _any(data: bytes) -> None:
    form_of(data)


UNREAD: Final = ("doc", "rtf", "xlsx", "pptx", "bin")
"""Forms that are kept as they arrived and that nobody reads."""
BY_FORM: Final[Mapping[str, Check]] = MappingProxyType({"xml": well_formed_xml, "html": _html, "pdf": _pdf, "": _any})
