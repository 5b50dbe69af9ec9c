"""Which files a store holds, for processes that have no store."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from hashlib import sha256 as sha256_of
from pathlib import PurePath

__all__ = ["Known", "ending", "key"]


class Known:
    """The files that a store holds as its program makes them, by eight bytes each: for processes that have no store.

    What it takes for known must be looked up in the store: two files may share these bytes.
    """

    def __init__(self, keys: Iterable[int]) -> None:
        self._keys = array("Q", keys)
        self._keys = array("Q", sorted(self._keys))

    def __call__(self, sha256: str, metadata: frozenset[str], name: str) -> bool:
        """Whether a file seems known, with these metadata beside it, or with any as a further form of a letter."""
        return any(self._has(key(sha256, beside, name)) for beside in (metadata, None))

    def _has(self, wanted: int) -> bool:
        place = bisect_left(self._keys, wanted)
        return place < len(self._keys) and self._keys[place] == wanted


def key(sha256: str, metadata: Iterable[str] | None, name: str) -> int:
    """Eight bytes of the digests of a file and its metadata, None for a further form, of which these do not count; and
    of its name's ending, which may decide in which form a text is read.
    """
    told = "any" if metadata is None else " ".join(sorted(metadata))
    return int.from_bytes(sha256_of(f"{sha256} {told} {ending(name)}".encode()).digest()[:8], "big")


def ending(name: str) -> str | None:
    """That of a file's name or path; None for standard input, which has none to go by."""
    return None if name == "-" else PurePath(name).suffix.lower()
