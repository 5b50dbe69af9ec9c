"""The files inside a zip, each read no further than a letter can need."""

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from typing import Final

from kg.errors import ReadError

__all__ = ["BROKEN", "MAX_MEMBER", "Package"]

MAX_MEMBER: Final = 40 * 1024 * 1024
"""Bytes of one member, unpacked."""
_MOST_MEMBERS: Final = 10_000
BROKEN: Final = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error,
    EOFError, OSError, NotImplementedError, ValueError, IndexError, OverflowError, RecursionError,
)  # fmt: skip
"""What is raised over a packed file that is broken. Caught before RuntimeError, which tells of a lock."""


class Package:
    """A zip in memory. Raises ReadError, one sentence, for what is broken, locked or too large."""

    def __init__(self, raw: bytes, source: str) -> None:
        self._source = source
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except BROKEN as error:
            raise ReadError(f"{source}: a broken file (no zip can be read in it); save it again.") from error
        self.names = tuple(self._zip.namelist()[: _MOST_MEMBERS + 1])
        if len(self.names) > _MOST_MEMBERS:
            raise ReadError(f"{source}: more than {_MOST_MEMBERS:,} files in one zip; give fewer at a time.")

    def member(self, name: str) -> bytes | None:
        """The bytes of a member; None where there is none of the name."""
        if name not in self.names:
            return None
        try:
            with self._zip.open(name) as file:
                raw = file.read(MAX_MEMBER + 1)
        except BROKEN as error:
            raise ReadError(f"{self._source}: a broken file ({name} cannot be unpacked); save it again.") from error
        except RuntimeError as error:
            raise ReadError(f"{self._source}: locked by a password; give it without.") from error
        if len(raw) > MAX_MEMBER:
            raise ReadError(
                f"{self._source}: {name} unpacks to more than {MAX_MEMBER // 1024 // 1024} MB; it is refused."
            )
        return raw
