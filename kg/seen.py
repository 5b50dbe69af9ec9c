"""What a run has met: many millions of names, each with a line that is told of it, in little memory.

Of each name eight bytes of its digest stand in a table of open addresses, with the place of its line in a temporary
file, where the name stands too: what the table takes for the same is compared whole.
"""

import hashlib
import tempfile
from array import array
from typing import Final

__all__ = ["Seen"]

_LEAST: Final = 1024


class Seen:
    """Names, each with the first line that came with it; some twenty-five bytes of memory a name."""

    def __init__(self) -> None:
        self._keys = array("Q", bytes(8 * _LEAST))
        self._places = array("Q", bytes(8 * _LEAST))  # 1 more than the place; 0 for none
        self._count = 0
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close
        self._end = 0

    def close(self) -> None:
        """Frees the temporary file."""
        self._file.close()

    def __len__(self) -> int:
        return self._count

    def __contains__(self, name: str) -> bool:
        return self._find(name)[1] is not None

    def setdefault(self, name: str, line: str) -> str:
        """The line that first came with the name; from now on this one where it is new."""
        slot, told = self._find(name)
        if told is not None:
            return told
        self._write(slot, name, line)
        return line

    def __setitem__(self, name: str, line: str) -> None:
        slot, _ = self._find(name)
        self._write(slot, name, line)

    def _find(self, name: str) -> tuple[int, str | None]:
        """The slot of a name, and its line; None for the empty slot where it belongs."""
        key, size = _key(name), len(self._keys)
        slot = key % size
        while place := self._places[slot]:
            if self._keys[slot] == key:
                held, line = self._read(place - 1)
                if held == name:
                    return slot, line
            slot = (slot + 1) % size
        return slot, None

    def _write(self, slot: int, name: str, line: str) -> None:
        parts = [part.encode("utf-8", "surrogateescape") for part in (name, line)]
        self._count += not self._places[slot]
        self._keys[slot], self._places[slot] = _key(name), self._end + 1
        self._file.seek(self._end)
        self._end += self._file.write(b"".join([*(len(part).to_bytes(4, "big") for part in parts), *parts]))
        if 3 * self._count > 2 * len(self._keys):
            self._grow()  # however a name came: in a full table a search for another would not end

    def _read(self, place: int) -> tuple[str, str]:
        self._file.seek(place)
        sizes = self._file.read(8)
        texts = (self._file.read(int.from_bytes(size, "big")) for size in (sizes[:4], sizes[4:]))
        name, line = (text.decode("utf-8", "surrogateescape") for text in texts)
        return name, line

    def _grow(self) -> None:
        keys, places = self._keys, self._places
        size = 2 * len(keys)
        self._keys, self._places = array("Q", bytes(8 * size)), array("Q", bytes(8 * size))
        for key, place in zip(keys, places, strict=True):
            if place:
                slot = key % size
                while self._places[slot]:
                    slot = (slot + 1) % size
                self._keys[slot], self._places[slot] = key, place


def _key(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogateescape"), digest_size=8).digest(), "big")
