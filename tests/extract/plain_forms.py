"""Other forms as plain text, by plain means, for tests that ask what a letter says and not how its form is read."""

import html
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

__all__ = ["as_text"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MARKS = {_W + "br": "\n", _W + "tab": "\t"}
# The elements of KOOP's XML that are a line of print each
_LINES = (
    *("tekstregel", "dossiernr", "titel", "stuknr", "datumtekst", "al", "tussenkop", "functie", "naam"),
    *("kamervraagnummer", "kamervraagomschrijving", "nr"),
)


def as_text(path: Path) -> str:
    """The words of a file as lines of plain text."""
    return _FORMS[path.suffix](path)


def _txt(path: Path) -> str:
    """A text saved from the site, whose first line is its address."""
    return path.read_text(encoding="utf-8")


def _docx(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    return "\n".join("".join(_run(part) for part in paragraph.iter()) for paragraph in root.iter(_W + "p"))


def _run(part: ElementTree.Element) -> str:
    return part.text or "" if part.tag == _W + "t" else _MARKS.get(part.tag, "")


def _odt(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
    for tab in root.iter(_T + "tab"):
        tab.text = " "
    return "\n".join(_words(part) for part in root.iter() if part.tag in (_T + "p", _T + "h"))


def _xml(path: Path) -> str:
    root = ElementTree.parse(path).getroot()
    inside = {child for part in root.iter() if part.tag in _LINES for child in part.iter() if child is not part}
    return "\n\n".join(_words(part) for part in root.iter() if part.tag in _LINES and part not in inside)


def _words(part: ElementTree.Element) -> str:
    return re.sub(r"\s+", " ", " ".join(part.itertext()) if part.tag == "naam" else "".join(part.itertext())).strip()


def _html(path: Path) -> str:
    text = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", "", path.read_text(encoding="utf-8"))
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"<(?:br|/p|/div|/h\d|/li|/tr|/td)\b[^>]*>", "\n\n", text)
    return html.unescape(re.sub(r"<[^>]+>", "", text))


_FORMS: dict[str, Callable[[Path], str]] = {
    ".txt": _txt, ".docx": _docx, ".odt": _odt, ".xml": _xml, ".html": _html
}  # fmt: skip
