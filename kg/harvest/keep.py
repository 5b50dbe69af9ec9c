"""One paper from its addresses into the folder: the best form that is there, sound, with its metadata beside it."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Final, Literal

from kg.errors import RemoteError
from kg.harvest.check import BY_FORM, UNREAD, form_of, well_formed_xml
from kg.harvest.client import Answer, Client, Refused, Unreachable, Unsound
from kg.harvest.folder import Entry, Folder

__all__ = ["Event", "Paper", "keep", "kept", "withdrawn"]

Outcome = Literal["listed", "new", "changed", "unchanged", "unread", "gone", "deleted", "failed", "note"]

_PATIENCE: Final = 5
_AGAIN: Final = 7 * 24 * 3600.0
"""Seconds after which a better form is asked for again that was not there."""
_FORMS: Final = ("xml", "html", "docx", "odt", "pdf", *UNREAD)


@dataclass(frozen=True, slots=True)
class Event:
    """What became of one thing; ``total`` is how many there are to come, of an event ``listed``."""

    outcome: Outcome
    name: str = ""
    reason: str = ""
    total: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """What a source lists: ``key`` is its own id, ``name`` the paper's; ``forms`` are (form, address), best first.

    A form that is not known before it arrives is the empty string. ``beside`` is the metadata itself or its address,
    ``suffix`` the end of its file's name.
    """

    source: str
    key: str
    name: str
    stamp: str
    forms: tuple[tuple[str, str], ...]
    beside: bytes | str
    suffix: str

    @property
    def stem(self) -> str:
        """The paper's place in the folder, without the form."""
        return f"{self.source}/{self.name}"


def kept(client: Client, folder: Folder, papers: Iterator[Paper | Event]) -> Iterator[Event]:
    """Keeps each paper and tells what became of it; gives up where the service fails for several in a row.

    Events among the papers are passed on. Raises RemoteError when it gives up.
    """
    row = 0
    for paper in papers:
        if isinstance(paper, Event):
            yield paper
            continue
        try:
            event = keep(client, folder, paper)
        except Unreachable:
            raise  # nor would the next be reached, and each takes as long
        except RemoteError as error:
            event = Event("failed", paper.name, str(error))
        row = row + 1 if event.outcome == "failed" else 0
        yield event
        if row == _PATIENCE:
            raise RemoteError(f"{_PATIENCE} papers in a row failed; run the same command later, it goes on from here.")


def keep(client: Client, folder: Folder, paper: Paper) -> Event:
    """Fetches a paper unless it is held as listed. Raises RemoteError where the service does not give it."""
    held = folder.entry(paper.source, paper.key)
    whole = held if held and held.state == "held" and folder.intact(held) else None
    same = whole and paper.stamp and whole.stamp == paper.stamp and whole.file.startswith(f"{paper.stem}.")
    if whole and same and not _may_be_better(folder, paper, whole):
        _tidy(folder, paper, whole)
        return Event("unchanged", paper.name)
    answer, form, faults = _best(client, paper, whole)
    if answer is None:
        if hard := [fault for fault in faults if not (isinstance(fault, Refused) and fault.missing)]:
            raise hard[-1]
        return _gone(folder, paper, held, faults)
    beside = _metadata(client, paper)
    if beside:
        folder.write(f"{paper.stem}{paper.suffix}", beside)
    # A lesser form taken because a better one was broken is looked at again by the next run
    stamp = "" if any(isinstance(fault, Unsound) for fault in faults) else paper.stamp
    entry = _stored(folder, paper, whole, answer, form, stamp)
    folder.put(paper.source, paper.key, entry)
    _tidy(folder, paper, entry)
    if held and held.file and not held.file.startswith(f"{paper.stem}."):
        folder.retire(held.file)
    as_before = held and held.sha256 == entry.sha256
    if not as_before and (ending := entry.file.rpartition(".")[2]) in UNREAD:
        return Event("unread", paper.name, f"kept as {entry.file}, a form that is not read (.{ending}).")
    return Event("unchanged" if as_before else "changed" if held else "new", paper.name)


def _may_be_better(folder: Folder, paper: Paper, held: Entry) -> bool:
    """Whether a lesser form is held since the best was not there, and that is some time ago."""
    best = paper.forms[0][0] if paper.forms else ""
    lesser = bool(best) and not held.file.endswith(f".{best}")
    return lesser and time.time() - folder.recorded(paper.source, paper.key) > _AGAIN


def withdrawn(folder: Folder, source: str, key: str, stamp: str) -> Event:
    """Records that the source took a paper back, and moves its files out of sight."""
    held = folder.entry(source, key)
    if held and held.state == "deleted":
        return Event("unchanged", held.id)
    entry = replace(held or Entry(key), state="deleted", stamp=stamp)
    folder.put(source, key, entry)
    if held and held.file:
        _retire(folder, held.file)
    return Event("deleted", entry.id)


def _best(client: Client, paper: Paper, held: Entry | None) -> tuple[Answer | None, str, list[RemoteError]]:
    """The first form that the service gives whole, and why better ones were not taken."""
    faults: list[RemoteError] = []
    for form, url in paper.forms:
        known = {key: str(value) for key, value in asdict(held).items()} if held and held.url == url else None
        try:
            return client.get(url, BY_FORM[form], known), form, faults
        except (Refused, Unsound) as fault:
            faults.append(fault)
    return None, "", faults


def _gone(folder: Folder, paper: Paper, held: Entry | None, faults: list[RemoteError]) -> Event:
    """Listed, but not there (any more): recorded, and looked for again by the next run."""
    folder.put(paper.source, paper.key, replace(held or Entry(paper.name), state="gone", stamp=""))
    if held and held.file:
        _retire(folder, held.file)
    return Event("gone", paper.name, str(faults[-1]) if faults else "no form of it is offered that can be read.")


def _metadata(client: Client, paper: Paper) -> bytes | None:
    if isinstance(paper.beside, bytes) or not paper.beside:
        return paper.beside or None
    try:
        return client.get(paper.beside, well_formed_xml).body
    except Refused:
        return None


def _stored(folder: Folder, paper: Paper, held: Entry | None, answer: Answer, form: str, stamp: str) -> Entry:
    if answer.body is None and held:
        return replace(held, stamp=stamp)
    body = answer.body or b""
    name = f"{paper.stem}.{form or form_of(body)}"
    folder.write(name, body)
    entry = Entry(paper.name, "held", stamp, name, dict(paper.forms).get(form, answer.url))
    return replace(
        entry, sha256=hashlib.sha256(body).hexdigest(), length=len(body),
        etag=answer.etag, last_modified=answer.last_modified,
    )  # fmt: skip


def _tidy(folder: Folder, paper: Paper, entry: Entry) -> None:
    """Leaves one form of a paper, also where an earlier run was killed before it could."""
    for form in _FORMS:
        if (name := f"{paper.stem}.{form}") != entry.file:
            folder.remove(name)


def _retire(folder: Folder, file: str) -> None:
    stem = file.rpartition(".")[0]
    for name in (file, f"{stem}.metadata.xml", f"{stem}.metadata.json"):
        folder.retire(name)
