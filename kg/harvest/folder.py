"""The folder that a harvest fills: papers by their ids, their metadata beside them; how far it got, out of sight.

::

    FOLDER/koop/kst-28844-269.xml             a paper, byte for byte as it arrived
    FOLDER/koop/kst-28844-269.metadata.xml    what the source says of it
    FOLDER/.harvest/entries/koop/ID.json      where it came from, its digest, ETag and date
    FOLDER/.harvest/lists/...                 the raw answers that listed it
    FOLDER/.harvest/cursors/...               where an unfinished list goes on
    FOLDER/.harvest/deleted/...               papers that their source took back

An entry is written after its files, so that what has an entry is whole; whatever is killed leaves at most a file
in ``.harvest/tmp``, which the next run clears.
"""

import fcntl
import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import RemoteError, StoreError, StoreInUse

__all__ = ["Entry", "Folder", "safe_name"]

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_()-]|\.(?!\.)){0,90}")


def safe_name(name: str) -> str:
    """An id as it may stand in a file's name. Raises RemoteError for anything that could lead elsewhere."""
    if not _NAME.fullmatch(name) or name.endswith("."):
        raise RemoteError(f"{name[:60]!r}: an id that is no name for a file; the paper is passed over.")
    return name


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper: its file in the folder, where it came from, and what tells whether it has changed.

    ``stamp`` is the source's own mark of the last change, empty where the next run must look again.
    """

    id: str
    state: str = "held"
    stamp: str = ""
    file: str = ""
    url: str = ""
    sha256: str = ""
    length: int = 0
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Folder:
    """A harvest's folder at ``top``."""

    top: Path

    @contextmanager
    def opened(self) -> Iterator["Folder"]:
        """Holds the folder for one harvest. Raises StoreInUse where another one holds it, StoreError where it cannot be
        written.
        """
        state, rests = self.top / ".harvest", self.top / ".harvest" / "tmp"
        try:
            rests.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            told = f"{self.top} cannot be written ({error.strerror or error}); choose another place."
            raise StoreError(told) from error
        with (state / "lock").open("ab") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise StoreInUse(f"{self.top}: another harvest is filling it; wait for it, or take another.") from error
            for rest in rests.iterdir():
                rest.unlink()
            yield self

    def write(self, name: str, data: bytes) -> None:
        """A file of the folder, whole or not at all, on disk when this returns."""
        target = self.top / name
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = self.top / ".harvest" / "tmp" / f"{os.getpid()}"
        with beside.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(target)
        place = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)

    def entry(self, source: str, key: str) -> Entry | None:
        """What is known of a paper; None where there is nothing, or nothing that can be read."""
        found = self.state(f"entries/{source}/{key}")
        try:
            return Entry(**found) if found else None
        except TypeError:
            return None

    def put(self, source: str, key: str, entry: Entry) -> None:
        """Records a paper; its files must have been written."""
        self.put_state(f"entries/{source}/{key}", asdict(entry))

    def recorded(self, source: str, key: str) -> float:
        """When a paper was last recorded, in seconds since 1970; 0 where it was not."""
        try:
            return (self.top / ".harvest" / f"entries/{source}/{key}.json").stat().st_mtime
        except OSError:
            return 0.0

    def intact(self, entry: Entry) -> bool:
        """Whether the paper's file is there, byte for byte as it was recorded."""
        if not entry.file:
            return False
        try:
            return hashlib.sha256((self.top / entry.file).read_bytes()).hexdigest() == entry.sha256
        except OSError:
            return False

    def retire(self, name: str) -> None:
        """Moves a file that its source took back out of the sight of ``kg build``, if it is there."""
        old, new = self.top / name, self.top / ".harvest" / "deleted" / name
        if old.is_file():
            new.parent.mkdir(parents=True, exist_ok=True)
            old.replace(new)

    def remove(self, name: str) -> None:
        """Removes a file that a better one has replaced, if it is there."""
        (self.top / name).unlink(missing_ok=True)

    def state(self, name: str) -> dict[str, Any]:
        """A record of the harvest's own; empty where there is none."""
        try:
            found = json.loads((self.top / ".harvest" / f"{name}.json").read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def put_state(self, name: str, value: dict[str, Any]) -> None:
        """Writes a record of the harvest's own."""
        data = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        self.write(f".harvest/{name}.json", data.encode())

    def drop_state(self, name: str) -> None:
        """Forgets a record."""
        (self.top / ".harvest" / f"{name}.json").unlink(missing_ok=True)
