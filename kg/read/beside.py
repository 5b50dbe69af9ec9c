"""The metadata that stand beside a paper: ``NAME.metadata.xml`` or ``.json``, or ``metadata.xml`` in its own folder."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from kg.errors import ReadError
from kg.model import Beside, Document, Markup
from kg.read.facts import metadata_facts
from kg.read.records import document_facts
from kg.read.source import loaded
from kg.read.tree import local, parsed

__all__ = ["digests", "metadata", "with_metadata"]

_SHARED: Final = ("metadata.xml", "metadata_owms.xml")
"""In the order in which they count."""


def with_metadata(document: Document) -> Document:
    """The document with what the metadata beside its file state; its own markup goes first.

    Raises ReadError where metadata that are its own cannot be read.
    """
    path = Path(document.source)
    if not _is_file(path):
        return document
    markup, beside = document.markup, []
    for file in _beside(path):
        raw = loaded(str(file), None)
        told = metadata(raw, str(file))
        if _of_this(told, markup, path, named=file.name not in _SHARED):
            markup = markup.over(_not_twice(told))
            beside.append(Beside(file.name, _media(file), hashlib.sha256(raw).hexdigest()))
    return replace(document, markup=markup, beside=tuple(beside)) if beside else document


def digests(path: str) -> frozenset[str]:
    """The sha256 of each file that may be the metadata of the paper at a path, so that a change of them is seen."""
    if not _is_file(Path(path)):
        return frozenset()
    found = set()
    for file in _beside(Path(path)):
        try:
            found.add(hashlib.sha256(loaded(str(file), None)).hexdigest())
        except ReadError:
            found.add("")  # reading the paper tells why
    return frozenset(found)


def metadata(raw: bytes, source: str) -> Markup:
    """What a file of metadata states: KOOP's own, OWMS, or OData; nothing where it is of another kind.

    Raises ReadError.
    """
    if source.endswith(".json"):
        return document_facts(raw, source)
    root = parsed(raw, source)
    if local(root) == "metadata_gegevens":
        return metadata_facts((one.get("name", ""), one.get("scheme", ""), one.get("content", "")) for one in root)
    return metadata_facts(_owms(root)) if local(root) == "owms-metadata" else Markup()


def _owms(root: Any) -> Iterator[tuple[str, str, str]]:
    for one in root.iter("*"):
        if len(one) == 0 and one.text:
            yield local(one), one.get("scheme", ""), one.text


def _beside(path: Path) -> Iterator[Path]:
    names = (f"{stem}.metadata.{form}" for stem in (path.stem, path.name) for form in ("xml", "json"))
    return (file for file in map(path.with_name, (*names, *_SHARED)) if file != path and _is_file(file))


def _media(file: Path) -> str:
    return "application/json" if file.suffix == ".json" else "application/xml"


def _not_twice(told: Markup) -> Markup:
    """A document without an official number is known by the Tweede Kamer's, which is no id of a publication."""
    return told if told.id is None or "-" in told.id else replace(told, id=None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _of_this(told: Markup, own: Markup, path: Path, *, named: bool) -> bool:
    """Whether metadata are of this paper: by the id where the paper bears one, else by the names of file and folder."""
    if told.id is None:
        return False
    if own.id is not None:
        return own.id.casefold() == told.id.casefold()
    parts = (path.stem.casefold(), path.parent.name.casefold())
    return named or told.id.casefold() in parts or _alone(path)


def _alone(path: Path) -> bool:
    """Whether no other paper stands in the folder: then its metadata are of this one."""
    with os.scandir(path.parent) as files:
        papers = (file.name for file in files if file.is_file() and "metadata" not in file.name)
        return all(Path(name).stem == path.stem for name in papers)
