"""Which files a build is given: the paths of a call, folders and archives by their members."""

import hashlib
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import ReadError
from kg.read import SUFFIXES, archive, beside, guess
from kg.read.source import loaded

__all__ = [
    "Carried",
    "Source",
    "absolute",
    "carried",
    "count",
    "empty",
    "gone",
    "passed_over",
    "placed",
    "sources",
    "still_holds",
]


@dataclass(frozen=True, slots=True)
class Source:
    """One file to build from: ``data`` is given for standard input, whose ``path`` is ``-``; a member of an archive is
    ``archive.zip!folder/letter.md``, with ``archive`` and ``member`` its two parts.

    ``sha256`` is the digest of what it holds where that is known without reading, ``stamp`` what the file system says
    of the file (``kg.store.origins``); both are empty where nothing is known.
    """

    path: str
    data: bytes | None = None
    archive: str | None = None
    member: str = ""
    sha256: str = ""
    stamp: bytes = b""

    @property
    def exists(self) -> bool:
        """Whether there is anything to read."""
        return self.data is not None or os.path.lexists(self.archive or self.path)

    @property
    def place(self) -> str:
        """Where it is, from whatever folder kg is called: an absolute path; ``-`` and its path where data is given."""
        if self.data is not None:
            return f"-{self.path}"
        return f"{absolute(self.archive)}!{self.member}" if self.archive else absolute(self.path)

    def bytes(self) -> bytes:
        """What it holds; ReadError, one sentence, where that cannot be read."""
        data = archive.member(self.archive, self.member) if self.archive else self.data
        return loaded(self.path, data)

    def metadata(self) -> frozenset[str]:
        """The digests of the files that may be its metadata; it is read anew where they changed."""
        return frozenset() if self.data is not None else beside.digests(self.path)

    @property
    def around(self) -> beside.Place | None:
        """Where its metadata are looked for; None for this disk."""
        return None

    @property
    def weight(self) -> int:
        """How many bytes go along with it from one process to another."""
        return len(self.data or b"")


_NOWHERE: Final = beside.Around()


@dataclass(frozen=True, slots=True)
class Carried(Source):
    """A source with all that its reading needs, for a machine that does not have its disk."""

    held: bytes = b""
    found: beside.Around = _NOWHERE

    def bytes(self) -> bytes:
        """What was found in it."""
        return loaded(self.path, self.held)

    def metadata(self) -> frozenset[str]:
        """The digests of what was found beside it."""
        return beside.digests(self.path, self.found)

    @property
    def around(self) -> beside.Place:
        """What was found beside it, and nothing of the disk that it is read at."""
        return self.found

    @property
    def weight(self) -> int:
        """How many bytes go along with it from one process to another."""
        return len(self.held) + sum(len(held) for *_, held in self.found.files)

    @property
    def digest(self) -> str:
        """The sha256 of all on which it depends what is read: its path, its bytes, what stands beside it."""
        where = (self.path, self.found.name, self.found.folder, self.found.only)
        besides = [(name, called, _sha256(held)) for name, called, held in self.found.files]
        return _sha256(repr((where, self.sha256, besides)))


def carried(source: Source) -> Carried:
    """A source as it can travel. Raises ReadError where it cannot be read."""
    held = source.bytes()
    found = _NOWHERE if source.data is not None else beside.around(source.path)
    data = None if source.data is None else b""  # it is held once
    return Carried(source.path, data, source.archive, source.member, _sha256(held), source.stamp, held, found)


def _sha256(held: bytes | str) -> str:
    return hashlib.sha256(held.encode("utf-8", "surrogateescape") if isinstance(held, str) else held).hexdigest()


def sources(paths: Iterable[str], passed: Counter[str] | None = None) -> Iterator[Source]:
    """The files that the given paths mean: a file as it is, a folder or an archive by its members, ``-`` stdin.

    Of a folder or an archive only letters are taken, by their names and, in a folder, by what they hold
    (``kg.read.guess``); hidden files are not, and a link to a folder is not followed. The other files are counted in
    ``passed`` by their endings. A path that does not exist, or an archive that cannot be opened, is a source too:
    reading it tells so.
    """
    told = Counter[str]() if passed is None else passed
    for path in dict.fromkeys(paths):
        if path == "-":
            yield Source("-", sys.stdin.buffer.read())
        elif Path(path).is_dir():
            for file in _walk(Path(path), told):
                yield from _members(file, told)
        else:
            yield from _members(path, told)


def passed_over(passed: Counter[str]) -> str | None:
    """One line on the files that ``sources`` did not take; None where there were none."""
    if not passed:
        return None
    first = ", ".join(f"{ending} {number}" for ending, number in sorted(passed.items(), key=_commonest)[:_MOST_ENDINGS])
    rest = ", …" if len(passed) > _MOST_ENDINGS else ""
    files = "1 other file" if passed.total() == 1 else f"{passed.total():,} other files"
    return f"{files} passed over: {first}{rest}."


_MOST_ENDINGS = 6


def _commonest(one: tuple[str, int]) -> tuple[int, str]:
    return -one[1], one[0]


def count(paths: Iterable[str]) -> int:
    """How many sources the paths mean; standard input, one of them, is not read."""
    several = dict.fromkeys(paths)
    return sum(1 for _ in sources(path for path in several if path != "-")) + ("-" in several)


def empty(paths: Iterable[str]) -> Iterator[str]:
    """The folders and archives among the paths that hold nothing to read."""
    return (path for path in dict.fromkeys(paths) if path != "-" and next(sources([path]), None) is None)


def absolute(path: str) -> str:
    """A path from whatever folder kg is called; links in it are left as they are."""
    return os.path.abspath(path)  # noqa: PTH100 - Path.absolute leaves .. as it is


def placed(place: str) -> Source:
    """The source at a place, as ``Source.place`` tells it."""
    found = next(((whole, member) for whole, member in _cut(place) if archive.is_archive(whole)), None)
    return Source(place) if found is None else Source(place, archive=found[0], member=found[1])


def gone(place: str, members: Callable[[str], Collection[str] | None]) -> bool:
    """Whether a place is known to hold nothing any more; what cannot be looked into is not known to.

    ``members`` tells what an archive holds, None where it cannot be opened.
    """
    try:
        Path(place).lstat()
    except (FileNotFoundError, NotADirectoryError):
        held = [(members(whole), member) for whole, member in _cut(place) if archive.is_archive(whole)]
        return not any(names is None or member in names for names, member in held)
    except (OSError, ValueError):
        return False
    return False


def still_holds(place: str, sha256: str) -> bool:
    """Whether a place holds the bytes of a digest; what is there and cannot be read is taken to."""
    source = placed(place)
    try:
        if source.archive:
            return _sha256(source.bytes()) == sha256
        if Path(place).is_file():
            with Path(place).open("rb") as held:
                return hashlib.file_digest(held, "sha256").hexdigest() == sha256
        if Path(place).exists():  # a folder
            return False
    except (OSError, ValueError, ReadError):
        return True
    return not gone(place, lambda _: None)


def _cut(place: str) -> Iterator[tuple[str, str]]:
    """Every way to read a place as a member of an archive that is there."""
    parts = place.split("!")
    cuts = (("!".join(parts[:at]), "!".join(parts[at:])) for at in range(1, len(parts)))
    return ((whole, member) for whole, member in cuts if Path(whole).is_file())


def _members(path: str, passed: Counter[str]) -> list[Source]:
    """A file by itself, or what an archive holds."""
    if not archive.is_archive(path):
        return [Source(path)]
    try:
        names = archive.members(path)
    except ReadError:
        return [Source(path, archive=path)]
    taken = []
    for name in sorted(names):
        if _is_letter(name) or name.lower().endswith(archive.SUFFIXES):
            taken.append(name)
        elif not _is_unseen(name):
            passed[_ending(name)] += 1
    return [Source(f"{path}!{name}", archive=path, member=name) for name in taken]


def _is_unseen(name: str) -> bool:
    """Whether a file is not even counted: a hidden one, and metadata beside a paper."""
    parts = re.split(r"[\\/]", name)
    return any(part.startswith(".") for part in parts if part not in (".", "..")) or bool(_METADATA.search(parts[-1]))


def _is_letter(name: str, folder: str = "") -> bool:
    """Whether a file of a folder or an archive is taken by its name and its folder's alone."""
    parts = re.split(r"[\\/]", name)
    suffix = Path(parts[-1]).suffix.lower()
    told = suffix in SUFFIXES or suffix in guess.LETTERS
    return (told or (suffix == ".json" and [folder, *parts][-2] == _COMMITMENTS)) and not _is_unseen(name)


# Beside a paper stand KOOP's metadata or OData's, which are no letter
_METADATA = re.compile(r"(?:^|[._-])metadata(?:_owms)?[\w-]{0,40}\.(?:xml|json)$", re.IGNORECASE)
_COMMITMENTS = "toezeggingen"
"""The folder of a harvest that holds the entries of the Tweede Kamer's list of commitments."""


def _ending(name: str) -> str:
    """A file's ending as it is told."""
    suffix = Path(name).suffix.lower()
    return suffix if suffix and suffix.isprintable() and len(suffix) <= 10 else "without ending"


def _walk(top: Path, passed: Counter[str]) -> Iterator[str]:
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        passed.update("folders that are links" for name in folders if Path(folder, name).is_symlink())
        for name in sorted(files):
            if _is_unseen(name):
                continue
            file, packed = Path(folder, name), name.lower().endswith(archive.SUFFIXES)
            if _is_letter(name, Path(folder).name) or packed or guess.is_letter(file):
                yield str(file)
            else:
                passed[_ending(name)] += 1
