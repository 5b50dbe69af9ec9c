"""Which files a build is given: the paths of a call, folders and archives by their members."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.admission import Source
from kg.errors import ReadError
from kg.read import SUFFIXES, archive

__all__ = ["count", "empty", "sources"]


def sources(paths: Iterable[str]) -> Iterator[Source]:
    """The files that the given paths mean: a file as it is, a folder or an archive by its members, ``-`` stdin.

    Of a folder or an archive only files of a form that can be read are taken, hidden ones are not, and a link to a
    folder is not followed. A path that does not exist, or an archive that cannot be opened, is a source too: reading it
    tells so.
    """
    for path in dict.fromkeys(paths):
        if path == "-":
            yield Source("-", sys.stdin.buffer.read())
        elif Path(path).is_dir():
            for file in _walk(Path(path)):
                yield from _members(file)
        else:
            yield from _members(path)


def count(paths: Iterable[str]) -> int:
    """How many sources the paths mean; standard input, one of them, is not read."""
    several = dict.fromkeys(paths)
    return sum(1 for _ in sources(path for path in several if path != "-")) + ("-" in several)


def empty(paths: Iterable[str]) -> Iterator[str]:
    """The folders and archives among the paths that hold nothing to read."""
    return (path for path in dict.fromkeys(paths) if path != "-" and next(sources([path]), None) is None)


def _members(path: str) -> list[Source]:
    """A file by itself, or what an archive holds."""
    if not archive.is_archive(path):
        return [Source(path)]
    try:
        names = archive.members(path)
    except ReadError:
        return [Source(path, archive=path)]
    taken = [name for name in sorted(names) if _is_letter(name) or name.lower().endswith(archive.SUFFIXES)]
    return [Source(f"{path}!{name}", archive=path, member=name) for name in taken]


def _is_letter(name: str, folder: str = "") -> bool:
    """Whether a file of a folder or an archive is taken, by its name and its folder's alone."""
    parts = re.split(r"[\\/]", name)
    if any(part.startswith(".") for part in parts if part not in (".", "..")) or _METADATA.search(parts[-1]):
        return False
    suffix = Path(parts[-1]).suffix.lower()
    return suffix in SUFFIXES or (suffix == ".json" and [folder, *parts][-2] == _COMMITMENTS)


# Beside a paper stand KOOP's metadata or OData's, which are no letter
_METADATA = re.compile(r"(?:^|[._-])metadata(?:_owms)?[\w-]{0,40}\.(?:xml|json)$", re.IGNORECASE)
_COMMITMENTS = "toezeggingen"
"""The folder of a harvest that holds the entries of the Tweede Kamer's list of commitments."""


def _walk(top: Path) -> Iterator[str]:
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if _is_letter(name, Path(folder).name) or (
                name.lower().endswith(archive.SUFFIXES) and not name.startswith(".")
            ):
                yield str(Path(folder, name))
