"""Archives of letters, zip and tar: their members by name, each read no further than a letter can need.

Nothing is unpacked to disk, so that a member's name is a label and leads nowhere; links and devices are no members.
"""

import atexit
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from kg.errors import ReadError
from kg.read.package import MAX_MEMBER

__all__ = ["SUFFIXES", "is_archive", "member", "members"]

SUFFIXES: Final = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
_MOST: Final = 300_000
_MOST_BYTES: Final = 8 * 1024**3
_ZIP: Final = b"PK\x03\x04"


def is_archive(path: str) -> bool:
    """Whether a file is an archive of letters: by its ending, or a zip by what it holds."""
    name = Path(path).name.lower()
    if not Path(path).is_file():
        return False
    return name.endswith(SUFFIXES) or _holds_files(path)


def _holds_files(path: str) -> bool:
    """Whether a file of another name is a zip that is no Word or OpenDocument file."""
    try:
        with Path(path).open("rb") as file:
            if file.read(4) != _ZIP:
                return False
        with zipfile.ZipFile(path) as opened:
            names = opened.namelist()
    except (OSError, zipfile.BadZipFile, ValueError):
        return False
    return not {"word/document.xml", "content.xml"} & set(names)


def members(path: str) -> list[str]:
    """The names of the files in an archive, in order. Raises ReadError, one sentence, where it cannot be opened."""
    return list(_SHELF.take(path)[0])


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
        self._open: _Opened | None = None

    def take(self, path: str) -> _Opened:
        """The archive of that path, opened where it is not."""
        if self._open is None or self._path != path:
            self.clear()
            atexit.register(self.clear)
            self._open, self._path = _opened(path), path
        return self._open

    def clear(self) -> None:
        """Closes what is open."""
        if self._open is not None:
            self._open[2]()
        self._open = self._path = None


_SHELF = _Shelf()


def _opened(path: str) -> _Opened:
    with _told(path):
        found = _zip(path) if zipfile.is_zipfile(path) else _tar(path)
    if len(found[0]) > _MOST or sum(found[0].values()) > _MOST_BYTES:
        found[2]()
        raise ReadError(f"{path}: more than {_MOST:,} files or 8 GB, unpacked; give it in parts.")
    return found


def _zip(path: str) -> _Opened:
    archive = zipfile.ZipFile(path)
    return (
        {info.filename: info.file_size for info in archive.infolist() if not info.is_dir()},
        archive.open,
        archive.close,
    )


def _tar(path: str) -> _Opened:
    archive = tarfile.open(path)  # noqa: SIM115 - kept open while its members are read
    infos = {}
    for count, info in enumerate(archive):
        if count > _MOST:
            break
        if info.isreg():
            infos[info.name] = info

    def opened(name: str) -> IO[bytes]:
        file = archive.extractfile(infos[name])
        assert file is not None  # a regular file has content
        return file

    return {name: info.size for name, info in infos.items()}, opened, archive.close


@contextmanager
def _told(what: str) -> Iterator[None]:
    try:
        yield
    except RuntimeError as error:
        raise ReadError(f"{what}: locked by a password; give it without.") from error
    except (
        tarfile.TarError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        ValueError,
    ) as error:
        raise ReadError(f"{what}: a broken archive; make it again from its source.") from error
