"""Archives of letters, zip and tar: their members by name, each read no further than a letter can need.

Nothing is unpacked to disk, so that a member's name is a label and leads nowhere; links and devices are no members.
"""

import atexit
import tarfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Final

from kg.errors import ReadError
from kg.read.guard import guarded
from kg.read.package import BROKEN, MAX_MEMBER
from kg.read.unpacked import Unpacked, unpacked

__all__ = ["SUFFIXES", "has", "is_archive", "member", "members", "siblings"]

SUFFIXES: Final = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
_MOST: Final = 300_000
_MOST_BYTES: Final = 8 * 1024**3
_HEAD: Final = 1024
_ZIP: Final = b"PK\x03\x04"
_TAR: Final = b"ustar"
_PACKED: Final = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ")


def is_archive(path: str) -> bool:
    """Whether a file is an archive of letters by what it holds; a broken one is known by its ending alone.

    A letter under an archive's name is a letter, as an archive under a letter's name is an archive.
    """
    file = Path(path)
    if not file.is_file():
        return False
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return False
    if head.startswith(_ZIP):
        return not _is_letter(path) and (file.name.lower().endswith(SUFFIXES) or zipfile.is_zipfile(path))
    if head.startswith(_PACKED) or head[257:262] == _TAR:
        return file.name.lower().endswith(SUFFIXES) or _is_tar(path)
    return file.name.lower().endswith(SUFFIXES) and not _is_told(head)


def _is_letter(path: str) -> bool:
    """Whether a zip is a Word or OpenDocument file."""
    try:
        with zipfile.ZipFile(path) as opened:
            names = set(opened.namelist())
    except BROKEN:
        return False
    return "word/document.xml" in names or {"content.xml", "mimetype"} <= names


def _is_tar(path: str) -> bool:
    try:
        with unpacked(path) as file, tarfile.TarFile(fileobj=file):  # type: ignore[arg-type]
            return True
    except (*BROKEN, ReadError):
        return False


def _is_told(head: bytes) -> bool:
    """Whether bytes are those of a letter: of a PDF, or of a text."""
    return b"%PDF-" in head[:1024] or (b"\0" not in head and bool(head.strip()))


def members(path: str) -> list[str]:
    """The names of the files in an archive, in order. Raises ReadError, one sentence, where it cannot be opened."""
    return list(_SHELF.take(path)[0])


def has(path: str, name: str) -> bool:
    """Whether an archive has a member of that name; one that cannot be opened has none."""
    try:
        return name in _SHELF.take(path)[0]
    except ReadError:
        return False


def siblings(path: str, name: str) -> frozenset[str]:
    """The names, without folders, of the files in a member's folder of an archive. Raises ReadError."""
    return _SHELF.folders(path).get(name.rpartition("/")[0], frozenset())


def member(path: str, name: str) -> bytes:
    """The bytes of one member. Raises ReadError where it is broken, locked or unpacks to too much."""
    names, opened, _ = _SHELF.take(path)
    if name not in names:
        raise ReadError(f"{path}!{name}: there is no such file in the archive; check its name.")
    with _told(f"{path}!{name}"), opened(name) as file:
        raw = file.read(MAX_MEMBER + 1)
    if len(raw) > MAX_MEMBER:
        raise ReadError(f"{path}!{name}: unpacks to more than {MAX_MEMBER // 1024 // 1024} MB; it is refused.")
    return raw


_Opened = tuple[dict[str, int], Callable[[str], IO[bytes]], Callable[[], None]]


class _Shelf:
    """The archive that is open: its members are read one after the other, and only then another is opened."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._state: tuple[int, ...] = ()
        self._open: _Opened | None = None
        self._refused: ReadError | None = None
        self._folders: dict[str, frozenset[str]] = {}

    def take(self, path: str) -> _Opened:
        """The archive of that path, opened where it is not, and anew where the file has changed.

        One that was refused is not tried again: that may have taken its time.
        """
        state = _state(path)
        if (self._path, self._state) != (path, state):
            self.clear()
            atexit.register(self.clear)
            self._path, self._state = path, state
        if self._refused is not None:
            raise self._refused
        if self._open is None:
            try:
                self._open = _opened(path)
            except ReadError as error:
                self._refused = error
                raise
        return self._open

    def folders(self, path: str) -> dict[str, frozenset[str]]:
        """The names of its files by their folders."""
        names = self.take(path)[0]
        if not self._folders:
            found: dict[str, set[str]] = {}
            for name in names:
                folder, _, own = name.rpartition("/")
                found.setdefault(folder, set()).add(own)
            self._folders = {folder: frozenset(own) for folder, own in found.items()}
        return self._folders

    def clear(self) -> None:
        """Closes what is open."""
        if self._open is not None:
            self._open[2]()
        self._open = self._path = self._refused = None
        self._folders = {}


def _state(path: str) -> tuple[int, ...]:
    """What tells that a file is another than it was."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns


_SHELF = _Shelf()


def _opened(path: str) -> _Opened:
    with _told(path):
        found = _zip(path) if not _is_tar(path) and zipfile.is_zipfile(path) else _tar(path)
    if len(found[0]) > _MOST or sum(found[0].values()) > _MOST_BYTES:
        found[2]()
        raise _too_much(path)
    return found


def _too_much(path: str) -> ReadError:
    return ReadError(f"{path}: more than {_MOST:,} files or 8 GB, unpacked; give it in parts.")


def _zip(path: str) -> _Opened:
    """Members of one name are all there, from the second on as ``name (2).md``."""
    archive = zipfile.ZipFile(path)
    infos: dict[str, zipfile.ZipInfo] = {}
    times: Counter[str] = Counter()
    for info in archive.infolist():
        label = name = info.filename
        while label in infos:
            times[name] += 1
            ending = PurePosixPath(name).suffix
            label = f"{name.removesuffix(ending)} ({times[name] + 1}){ending}"
        if not info.is_dir():
            infos[label] = info
    sizes = {label: info.file_size for label, info in infos.items()}
    return sizes, lambda label: archive.open(infos[label]), archive.close


def _tar(path: str) -> _Opened:
    file = unpacked(path)
    try:
        archive = tarfile.TarFile(fileobj=file)  # type: ignore[arg-type]
        infos = _regular(archive, path)
    except BaseException:
        file.close()
        raise
    return {name: info.size for name, info in infos.items()}, _opener(archive, infos, file), file.close


def _regular(archive: tarfile.TarFile, path: str) -> dict[str, tarfile.TarInfo]:
    """The files of a tar by their names. Raises ReadError before what is too much is unpacked."""
    infos, size = {}, 0
    for count, info in enumerate(archive, 1):
        size += info.size
        if count > _MOST or size > _MOST_BYTES:
            raise _too_much(path)
        if info.isreg():
            infos[info.name] = info
    return infos


def _opener(
    archive: tarfile.TarFile, infos: dict[str, tarfile.TarInfo], unpacking: Unpacked
) -> Callable[[str], IO[bytes]]:
    unpacking.at_once = MAX_MEMBER + 1  # it is read for what the files hold from here on

    def opened(name: str) -> IO[bytes]:
        file = archive.extractfile(infos[name])
        assert file is not None  # a regular file has content
        return file

    return opened


@contextmanager
def _told(what: str) -> Iterator[None]:
    with guarded(what):
        try:
            yield
        except BROKEN as error:
            raise ReadError(f"{what}: a broken archive; make it again from its source.") from error
        except RuntimeError as error:
            raise ReadError(f"{what}: locked by a password; give it without.") from error
