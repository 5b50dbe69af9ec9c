"""What a tar is packed in, unpacked as it is read: gzip, bzip2, xz or nothing."""

import bz2
import gzip
import io
import lzma
from pathlib import Path
from typing import BinaryIO, Final, cast

from kg.errors import ReadError

__all__ = ["Unpacked", "unpacked"]

_HEAD: Final = 1024 * 1024
"""Bytes of a header: a name, or a table of properties, is read as a whole, whatever length it states."""


class Unpacked:
    """A file to read a tar from. ``at_once`` is how many bytes are given at most; asking for more is ReadError."""

    def __init__(self, file: BinaryIO, path: str) -> None:
        self._file = file
        self._path = path
        self.at_once = _HEAD

    def read(self, size: int) -> bytes:
        """So many bytes, or all that are left."""
        if not 0 <= size <= self.at_once:
            raise ReadError(f"{self._path}: an archive with a header of {size:,} bytes; make it again from its source.")
        return self._file.read(size)

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Goes to a place, unpacking what lies before it in small steps."""
        return self._file.seek(place, whence)

    def tell(self) -> int:
        """The place."""
        return self._file.tell()

    def close(self) -> None:
        """Closes the file."""
        self._file.close()

    def __enter__(self) -> "Unpacked":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def unpacked(path: str) -> Unpacked:
    """The file, unpacked by what its first bytes say. Raises OSError."""
    with Path(path).open("rb") as file:
        head = file.read(6)
    if head.startswith(b"\x1f\x8b"):
        return Unpacked(cast("BinaryIO", gzip.open(path)), path)
    if head.startswith(b"BZh"):
        return Unpacked(cast("BinaryIO", bz2.open(path)), path)
    if head.startswith(b"\xfd7zXZ"):
        return Unpacked(cast("BinaryIO", lzma.open(path)), path)
    return Unpacked(Path(path).open("rb"), path)
