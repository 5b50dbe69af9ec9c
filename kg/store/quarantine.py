"""Letters that were not loaded: their text, and the report that says why."""

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.store.folder import atomic_output

__all__ = ["Quarantine", "Quarantined"]

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One letter in quarantine: its name as it was given, its text, and the report in words."""

    name: str
    text: str
    report: str


@dataclass(frozen=True, slots=True)
class Quarantine:
    """The quarantine folder of a store; each letter is two files, ``KEY.letter`` and ``KEY.report``, and the digest of
    the file that it was made of is a third, ``KEY.sha256``.
    """

    folder: Path

    def put(self, name: str, text: str, report: str, sha256: str = "") -> Path:
        """Keeps a rejected letter, over an earlier one of that name; returns the report's file. ``sha256`` is of the
        file that it was made of, empty where nobody may ask for it by that.

        The report's file begins with the letter's name on a line of its own. Raises StoreError.
        """
        self._make()
        with atomic_output(self._file(name, "letter")) as out:
            out.write(_bytes(text))
        with atomic_output(self._file(name, "sha256")) as out:
            out.write(_bytes(sha256))
        with atomic_output(self._file(name, "report")) as out:
            out.write(_bytes(f"{_one_line(name)}\n{report}"))
        return self._file(name, "report")

    def clear(self, name: str) -> bool:
        """Lets a letter go that is accepted now; whether it was there. Raises StoreError."""
        there = self._file(name, "report").exists()
        try:
            for kind in ("report", "letter", "sha256"):
                self._file(name, kind).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{self.folder} cannot be written ({error.strerror}); check its rights.") from error
        return there

    def made_of(self, digests: Collection[str]) -> dict[str, str]:
        """The names of the letters that were made of files with these digests, with theirs. Raises StoreError."""
        try:
            found = {path: path.read_bytes().decode("utf-8", "replace") for path in self.folder.glob("*.sha256")}
            return {
                self._read(path.with_suffix(".report")).name: digest
                for path, digest in sorted(found.items())
                if digest in digests and path.with_suffix(".report").exists()
            }
        except OSError as error:
            raise StoreError(f"{self.folder} cannot be read ({error.strerror}); check its rights.") from error

    def list(self) -> list[Quarantined]:
        """All that is in quarantine, by name. Raises StoreError."""
        try:
            found = [self._read(path) for path in sorted(self.folder.glob("*.report"))]
        except OSError as error:
            raise StoreError(f"{self.folder} cannot be read ({error.strerror}); check its rights.") from error
        return sorted(found, key=lambda letter: letter.name)

    def _read(self, path: Path) -> Quarantined:
        name, _, report = path.read_bytes().decode("utf-8", "replace").partition("\n")
        letter = path.with_suffix(".letter")
        text = letter.read_bytes().decode("utf-8", "replace") if letter.exists() else ""
        return Quarantined(name, text, report)

    def _make(self) -> None:
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise StoreError(f"{self.folder} cannot be made ({error.strerror}); check its rights.") from error

    def _file(self, name: str, kind: str) -> Path:
        # A digest keeps two names apart that read the same once made safe; the readable part is for people only.
        readable = _UNSAFE.sub("-", name.rsplit("/", 1)[-1])[:60].strip(".-") or "letter"
        digest = hashlib.sha256(_bytes(name)).hexdigest()[:12]
        return self.folder / f"{readable}-{digest}.{kind}"


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
