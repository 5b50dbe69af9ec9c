"""The metadata that stand beside a paper: ``NAME.metadata.xml`` or ``.json``, or ``metadata.xml`` in its own folder.

In an archive they stand beside it as in a folder.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Protocol

from kg.errors import ReadError
from kg.model import Beside, Document, Markup
from kg.read import archive
from kg.read.facts import metadata_facts
from kg.read.records import document_facts
from kg.read.source import loaded
from kg.read.tree import local, parsed, remarks

__all__ = ["Around", "Place", "around", "digests", "metadata", "with_metadata"]

_SHARED: Final = ("metadata.xml", "metadata_owms.xml")
"""In the order in which they count."""


class Place(Protocol):
    """Where a paper stands: the names of its file and of its folder, and what else the folder holds."""

    @property
    def name(self) -> str:
        """Of the paper's file, without its folder."""

    @property
    def folder(self) -> str:
        """The name of the folder itself."""

    def alone(self) -> bool:
        """Whether no other paper stands in the folder: then its metadata are of this one."""

    def holds(self, name: str) -> bool:
        """Whether the folder has a file of this name."""

    def called(self, name: str) -> str:
        """How a person is told of a file of the folder."""

    def load(self, name: str) -> bytes:
        """A file's bytes. Raises ReadError."""


@dataclass(frozen=True, slots=True)
class _OnDisk:
    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def folder(self) -> str:
        return self.path.parent.name

    def alone(self) -> bool:
        with os.scandir(self.path.parent) as files:
            return _all_of(self.path.name, (file.name for file in files if file.is_file()))

    def holds(self, name: str) -> bool:
        return _is_file(self.called(name))

    def called(self, name: str) -> str:
        return os.path.join(os.path.dirname(self.path), name)  # noqa: PTH118, PTH120 - asked six times of every paper

    def load(self, name: str) -> bytes:
        return loaded(self.called(name), None)


@dataclass(frozen=True, slots=True)
class _InArchive:
    archive: str
    member: str

    @property
    def name(self) -> str:
        return self.member.rpartition("/")[2]

    @property
    def folder(self) -> str:
        return self.member.rpartition("/")[0].rpartition("/")[2] or Path(self.archive).stem

    def alone(self) -> bool:
        return _all_of(self.name, archive.siblings(self.archive, self.member))

    def holds(self, name: str) -> bool:
        return name in archive.siblings(self.archive, self.member)

    def called(self, name: str) -> str:
        return f"{self.archive}!{self._beside(name)}"

    def load(self, name: str) -> bytes:
        return loaded(self.called(name), archive.member(self.archive, self._beside(name)))

    def _beside(self, name: str) -> str:
        folder, slash, _ = self.member.rpartition("/")
        return f"{folder}{slash}{name}"


@dataclass(frozen=True, slots=True)
class Around:
    """A place as it was found, for those who cannot look there: ``files`` are all that may be metadata, each with its
    name, how a person is told of it, and its bytes, or the sentence that says why it cannot be read.
    """

    name: str = ""
    folder: str = ""
    only: bool = True
    files: tuple[tuple[str, str, bytes | str], ...] = ()

    def alone(self) -> bool:
        """As it was found."""
        return self.only

    def holds(self, name: str) -> bool:
        """Whether it was found."""
        return any(name == one for one, *_ in self.files)

    def called(self, name: str) -> str:
        """How a person is told of it."""
        return next(called for one, called, _ in self.files if name == one)

    def load(self, name: str) -> bytes:
        """A file's bytes. Raises ReadError."""
        held = next(held for one, _, held in self.files if name == one)
        if isinstance(held, str):
            raise ReadError(held)
        return held


def around(path: str) -> Around:
    """Where the paper at a path stands, with the files beside it that may be its metadata."""
    place = _place(path)
    if place is None:
        return Around()
    files = tuple((name, place.called(name), _held(place, name)) for name in _beside(place))
    shared = any(name in _SHARED for name, *_ in files)
    return Around(place.name, place.folder, not shared or place.alone(), files)


def _held(place: Place, name: str) -> bytes | str:
    try:
        return place.load(name)
    except ReadError as error:
        return str(error)


def _place(source: str) -> Place | None:
    """Where a source stands; None for standard input, and for bytes that only have a name."""
    if _is_file(source):
        return _OnDisk(Path(source))
    at = source.find("!")
    while at > 0:
        if _is_file(source[:at]) and archive.has(source[:at], source[at + 1 :]):
            return _InArchive(source[:at], source[at + 1 :])
        at = source.find("!", at + 1)
    return None


def with_metadata(document: Document, place: Place | None = None) -> Document:
    """The document with what the metadata beside its file state; its own markup goes first.

    It is looked for on this disk where no ``place`` is given. Metadata that cannot be read lose no paper: its remarks
    tell that it is read without.
    """
    place = place or _place(document.source)
    if place is None:
        return document
    markup, beside, odd = document.markup, [], list(document.remarks)
    for name in _beside(place):
        try:
            raw = place.load(name)
            told, said = metadata(raw, place.called(name))
        except ReadError as error:
            odd.append(f"{error} What stands beside it is read without.")
            continue
        odd += said
        if _of_this(told, markup, place, named=name not in _SHARED):
            markup = markup.over(_not_twice(told))
            beside.append(Beside(name, _media(name), hashlib.sha256(raw).hexdigest()))
    return replace(document, markup=markup, beside=tuple(beside), remarks=tuple(odd))


def digests(path: str, place: Place | None = None) -> frozenset[str]:
    """The sha256 of each file that may be the metadata of the paper at a path, so that a change of them is seen."""
    place = place or _place(path)
    found = set()
    for name in _beside(place) if place else ():
        try:
            found.add(hashlib.sha256(place.load(name)).hexdigest() if place else "")
        except ReadError:
            found.add("")  # reading the paper tells why
    return frozenset(found)


def metadata(raw: bytes, source: str) -> tuple[Markup, tuple[str, ...]]:
    """What a file of metadata states: KOOP's own, OWMS, or OData; nothing where it is of another kind. With what is odd
    in the file itself, in sentences.

    Raises ReadError.
    """
    if source.endswith(".json"):
        return document_facts(raw, source), ()
    root = parsed(raw, source)
    said: Iterator[tuple[str, str, str]]
    if local(root) == "metadata_gegevens":
        said = ((one.get("name", ""), one.get("scheme", ""), one.get("content", "")) for one in root)
    elif local(root) == "owms-metadata":
        said = _owms(root)
    else:
        return Markup(), ()
    return metadata_facts(said), remarks(root, raw, source)


def _owms(root: Any) -> Iterator[tuple[str, str, str]]:
    for one in root.iter("*"):
        if len(one) == 0 and one.text:
            yield local(one), one.get("scheme", ""), one.text


def _beside(place: Place) -> Iterator[str]:
    names = (f"{stem}.metadata.{form}" for stem in (Path(place.name).stem, place.name) for form in ("xml", "json"))
    return (name for name in (*names, *_SHARED) if name != place.name and place.holds(name))


def _media(name: str) -> str:
    return "application/json" if name.endswith(".json") else "application/xml"


def _not_twice(told: Markup) -> Markup:
    """A document without an official number is known by the Tweede Kamer's, which is no id of a publication."""
    return told if told.id is None or "-" in told.id else replace(told, id=None)


def _is_file(path: str) -> bool:
    """Whether a file is there; not under a name that no file can have. Asked six times of every paper."""
    return os.path.isfile(path)  # noqa: PTH113 - a Path takes as long as the system's call itself


def _of_this(told: Markup, own: Markup, place: Place, *, named: bool) -> bool:
    """Whether metadata are of this paper: by the id where the paper bears one, else by the names of file and folder."""
    if told.id is None:
        return False
    if own.id is not None:
        return own.id.casefold() == told.id.casefold()
    parts = (Path(place.name).stem.casefold(), place.folder.casefold())
    return named or told.id.casefold() in parts or place.alone()


def _all_of(paper: str, names: Iterable[str]) -> bool:
    """Whether all files of a folder are the paper's forms or metadata."""
    return all(Path(name).stem == Path(paper).stem for name in names if "metadata" not in name)
