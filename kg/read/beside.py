"""The metadata that stand beside a paper: ``NAME.metadata.xml``, or ``metadata.xml`` in the paper's own folder."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from kg.model import Document, Markup
from kg.read.facts import metadata_facts
from kg.read.source import loaded
from kg.read.tree import local, parsed

__all__ = ["metadata", "with_metadata"]

_SHARED: Final = ("metadata.xml", "metadata_owms.xml")
"""In the order in which they count."""


def with_metadata(document: Document) -> Document:
    """The document with what the metadata beside its file state; its own markup goes first.

    Raises ReadError where metadata that are its own cannot be read.
    """
    path = Path(document.source)
    if not _is_file(path):
        return document
    markup = document.markup
    for file in _beside(path):
        told = metadata(loaded(str(file), None), str(file))
        if _of_this(told, markup, path, named=file.name not in _SHARED):
            markup = markup.over(told)
    return document if markup is document.markup else replace(document, markup=markup)


def metadata(raw: bytes, source: str) -> Markup:
    """What a file of metadata states, KOOP's own or OWMS; nothing where it is of another kind. Raises ReadError."""
    root = parsed(raw, source)
    if local(root) == "metadata_gegevens":
        return metadata_facts((one.get("name", ""), one.get("scheme", ""), one.get("content", "")) for one in root)
    return metadata_facts(_owms(root)) if local(root) == "owms-metadata" else Markup()


def _owms(root: Any) -> Iterator[tuple[str, str, str]]:
    for one in root.iter("*"):
        if len(one) == 0 and one.text:
            yield local(one), one.get("scheme", ""), one.text


def _beside(path: Path) -> Iterator[Path]:
    names = (f"{path.stem}.metadata.xml", f"{path.name}.metadata.xml", *_SHARED)
    return (file for file in map(path.with_name, names) if file != path and _is_file(file))


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
