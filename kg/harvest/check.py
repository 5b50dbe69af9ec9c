"""Whether a body is whole: each check raises ValueError, one clause that says why, where it is not."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from lxml import etree

from kg.harvest import xml

__all__ = [
    "BY_FORM",
    "UNREAD",
    "Check",
    "Unfit",
    "as_json",
    "as_listed",
    "feed",
    "form_of",
    "metadata",
    "paper_xml",
    "well_formed_xml",
]


class Unfit(ValueError):  # noqa: N818 - it names what arrived
    """A body that is whole and cannot be used all the same: asking again would bring the same."""


Check = Callable[[bytes], object]
_PAPERS: Final = ("officiele-publicatie", "kamerwrk")
_PAGE: Final = (b'"broodtekst"', b'"DC.', b'"DCTERMS.', b'"OVERHEID')
_METADATA: Final = ("metadata_gegevens", "owms-metadata")


def well_formed_xml(data: bytes) -> None:
    """An XML document to its last tag."""
    xml.parsed(data)


def paper_xml(data: bytes) -> None:
    """A publication of KOOP, which needs no entities of its own to be read."""
    top = _root(data, _PAPERS, "publication of KOOP")
    if top.getroottree().docinfo.internalDTD is not None and next(top.iter(etree.Entity), None) is not None:
        raise Unfit("XML with entities of its own, which are not read")


def metadata(data: bytes) -> None:
    """The metadata that KOOP gives beside a paper."""
    _root(data, _METADATA, "metadata of KOOP")


def feed(data: bytes) -> None:
    """A page of an Atom feed."""
    _root(data, ("feed",), "Atom feed")


def _root(data: bytes, names: Sequence[str], what: str) -> Any:
    """The root, if its name without namespace is one of those: a page that tells of a disturbance is XML too."""
    top = xml.parsed(data)
    name = str(top.tag).rpartition("}")[2]
    if name not in names:
        raise ValueError(f"no {what}, but {name[:40]!r}")
    return top


def as_listed(data: bytes) -> dict[str, Any]:
    """A page of a list of OData: an object whose ``value`` is a list."""
    found = as_json(data)
    if not isinstance(found.get("value"), list):
        raise ValueError("JSON, but no list of OData")  # noqa: TRY004 - a bad body, no slip of a caller
    return found


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
    if b"<html" not in data[:4000].lower():
        raise ValueError("no HTML")
    if b"</html" not in data[-4000:].lower():
        raise ValueError("HTML that stops halfway")


def paper_html(data: bytes) -> None:
    """A page of KOOP that holds a paper: it says so in its head, or marks the text."""
    _html(data)
    if not any(mark in data for mark in _PAGE):
        raise ValueError("HTML that is no publication of KOOP")


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
BY_FORM: Final[Mapping[str, Check]] = MappingProxyType({"xml": paper_xml, "html": paper_html, "pdf": _pdf, "": _any})
