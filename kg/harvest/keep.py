"""One paper from its addresses into the folder: the best form that is there, sound, with its metadata beside it."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Final, Literal

from kg.errors import RemoteError
from kg.harvest import check
from kg.harvest.check import BY_FORM, UNREAD, form_of
from kg.harvest.client import Answer, Client, Refused, Unreachable, Unsound
from kg.harvest.folder import Entry, Folder

__all__ = ["Event", "Paper", "attempted", "claimed", "keep", "kept", "withdrawn"]

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
    ``suffix`` the end of its file's name, ``others`` the names that it takes where another paper has its own.
    """

    source: str
    key: str
    name: str
    stamp: str
    forms: tuple[tuple[str, str], ...]
    beside: bytes | str
    suffix: str
    others: tuple[str, ...] = ()

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
        event = attempted(paper.name, partial(keep, client, folder, paper))
        row = row + 1 if event.outcome == "failed" else 0
        yield event
        if row == _PATIENCE:
            raise RemoteError(f"{_PATIENCE} papers in a row failed; run the same command later, it goes on from here.")


def attempted(name: str, do: Callable[[], Event]) -> Event:
    """What became of one thing, its failure an event too, so that no other is lost with it.

    Raises Unreachable, for nor would the next be reached, and each takes as long; and what fails on this machine.
    """
    try:
        return do()
    except Unreachable:
        raise
    except RemoteError as error:
        return Event("failed", name, str(error))
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        said = ascii(f"{type(error).__name__}: {error}")[1:-1][:150]
        return Event("failed", name, f"what the service says of it cannot be used ({said}); it is passed over.")


def claimed(folder: Folder, source: str, key: str, names: Iterable[str]) -> str:
    """The first of the names under which no other paper of the source is held; it is this one's from now on."""
    names = tuple(names)
    for name in names:
        if name == key:
            return name  # a key is nobody else's
        place = f"names/{source}/{name}"
        owner = str(folder.state(place).get("key") or "")
        if owner == key:
            return name
        theirs = folder.entry(source, owner) if owner else None
        if theirs is None or theirs.state != "held" or theirs.id != name:
            folder.put_state(place, {"key": key})
            return name
    return key


def keep(client: Client, folder: Folder, paper: Paper) -> Event:
    """Fetches a paper unless it is held as listed; the event tells what is lesser than it should be.

    Raises RemoteError where the service does not give it.
    """
    name = claimed(folder, paper.source, paper.key, (paper.name, *paper.others))
    double = f"another paper is {paper.name} too; this one is kept as {name}." if name != paper.name else ""
    paper = replace(paper, name=name)
    held = folder.entry(paper.source, paper.key)
    whole = held if held and held.state == "held" and folder.intact(held) else None
    same = whole and paper.stamp and whole.stamp == paper.stamp and whole.file.startswith(f"{paper.stem}.")
    if whole and same and not _may_be_better(folder, paper, whole):
        _tidy(folder, paper, whole)
        return Event("unchanged", name, double)
    answer, form, faults = _best(client, paper, whole)
    if answer is None:
        if hard := _hard(faults):
            raise hard[-1]
        return _gone(folder, paper, held, faults)
    beside, fault = _metadata(client, paper)
    if beside:
        folder.write(f"{paper.stem}{paper.suffix}", beside)
    hard = _hard([*faults, *([fault] if fault else [])])
    # What is lesser than it should be is looked at again by the next run
    entry = _stored(folder, paper, whole, answer, form, "" if hard else paper.stamp)
    folder.put(paper.source, paper.key, entry)
    _tidy(folder, paper, entry)
    if held and held.file and not held.file.startswith(f"{paper.stem}."):
        folder.retire(held.file)
    as_before = held and held.sha256 == entry.sha256
    outcome: Outcome = "unchanged" if as_before else "changed" if held else "new"
    told = [double, _less(entry, hard)]
    if not as_before and (ending := entry.file.rpartition(".")[2]) in UNREAD:
        outcome, told = "unread", [*told, f"kept as {entry.file}, a form that is not read (.{ending})."]
    return Event(outcome, name, " ".join(filter(None, told)))


def _may_be_better(folder: Folder, paper: Paper, held: Entry) -> bool:
    """Whether a lesser form is held since the best was not there, and that is some time ago."""
    best = paper.forms[0][0] if paper.forms else ""
    lesser = bool(best) and not held.file.endswith(f".{best}")
    return lesser and time.time() - folder.recorded(paper.source, paper.key) > _AGAIN


def _hard(faults: Iterable[RemoteError]) -> list[RemoteError]:
    """Those that may be gone another day: that there is no such thing is no fault."""
    return [fault for fault in faults if not (isinstance(fault, Refused) and fault.missing)]


def _less(entry: Entry, faults: list[RemoteError]) -> str:
    """What is told of a paper that is not as it should be."""
    if not faults:
        return ""
    why = " ".join(str(fault).split("; run the same")[0].rstrip(".") + ";" for fault in faults)
    return f"{why} {entry.file.rpartition('/')[2]} is what there is, and the next run asks again."


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
    """The first form that the service gives whole, and why better ones were not taken.

    Raises RemoteError where the form that is held already is not given: what is held stays, better than a lesser one.
    """
    faults: list[RemoteError] = []
    for form, url in paper.forms:
        known = {key: str(value) for key, value in asdict(held).items()} if held and held.url == url else None
        try:
            return client.get(url, BY_FORM[form], known), form, faults
        except (Refused, Unsound) as fault:
            faults.append(fault)
            if known is not None and _hard([fault]):
                raise
    return None, "", faults


def _gone(folder: Folder, paper: Paper, held: Entry | None, faults: list[RemoteError]) -> Event:
    """Listed, but not there (any more): recorded, and looked for again by the next run."""
    folder.put(paper.source, paper.key, replace(held or Entry(paper.name), state="gone", stamp=""))
    if held and held.file:
        _retire(folder, held.file)
    return Event("gone", paper.name, str(faults[-1]) if faults else "no form of it is offered that can be read.")


def _metadata(client: Client, paper: Paper) -> tuple[bytes | None, RemoteError | None]:
    """What the source says of a paper, and why it cannot be had; the paper itself does not hang on it."""
    if isinstance(paper.beside, bytes) or not paper.beside:
        return paper.beside or None, None
    try:
        return client.get(paper.beside, check.metadata).body, None
    except (Refused, Unsound) as fault:
        return None, fault


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
