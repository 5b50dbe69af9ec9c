"""The Tweede Kamer's OData v4: documents with what belongs to them, and toezeggingen."""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any, Final
from urllib.parse import quote

from kg.errors import RemoteError, UsageError
from kg.harvest.check import as_json, as_listed
from kg.harvest.client import Client, Refused, onward
from kg.harvest.folder import Entry, Folder, safe_name
from kg.harvest.keep import Event, Paper, attempted, claimed, keep, withdrawn

__all__ = [
    "BASE", "EXPIRED", "Patience", "document", "harvest", "odata_url", "one_document", "one_toezegging",
    "withdrawn_toezegging",
]  # fmt: skip

BASE: Final = "https://gegevensmagazijn.tweedekamer.nl"
_ODATA: Final = "OData/v4/2.0/"
_EXPANDED: Final = "DocumentActor,Zaak,Activiteit,Kamerstukdossier"
# What the service ties to a toezegging; its model has been seen with and without the letters that keep it as a tie
_TOLD: Final = ("&$expand=Activiteit,KamerbriefNakoming($expand=Kamerstukdossier)", "&$expand=Activiteit", "")
_GUID: Final = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_HALF: Final = re.compile("[\ud800-\udfff]")
_ROW: Final = 5
EXPIRED: Final = frozenset((400, 404, 410))
"""How the service refuses a place in a list that it no longer knows; any other refusal tells of something else."""
_LIST: Final = "toezeggingen"


def odata_url(base: str, rest: str) -> str:
    """An address of the OData service."""
    return f"{base.rstrip('/')}/{_ODATA}{rest}"


def harvest(client: Client, folder: Folder, kind: str, since: date | None) -> Iterator[Event]:
    """Keeps all documents of a kind, then all toezeggingen, changed on or after a day. Raises RemoteError."""
    changed = f" and GewijzigdOp ge {since.isoformat()}T00:00:00Z" if since else ""
    quoted = kind.replace("'", "''")
    documents = _asked(f"Verwijderd eq false and Soort eq '{quoted}'{changed}") + f"&$expand={_EXPANDED}"
    yield from _listed(client, folder, "Document", documents)
    yield from _toezeggingen(client, folder, _asked(f"Verwijderd eq false{changed}"))


def _toezeggingen(client: Client, folder: Folder, query: str) -> Iterator[Event]:
    """The list with all that belongs to each, or with less where the service does not know that it belongs there."""
    for expanded in _TOLD:
        events = _listed(client, folder, "Toezegging", query + expanded)
        try:
            opening = next(events)
        except Refused:
            if expanded == _TOLD[-1]:
                raise
            continue
        yield opening
        yield from events
        return


def one_toezegging(client: Client, folder: Folder, guid: str) -> Event:
    """Keeps the toezegging of that id, as it is now. Raises Refused where it is not there, RemoteError."""
    for expanded in _TOLD:
        try:
            found = client.get(odata_url(client.base, f"Toezegging({guid}){expanded.replace('&', '?', 1)}"), as_json)
        except Refused as error:
            if error.missing or expanded == _TOLD[-1]:
                raise
            continue
        return _toezegging(folder, as_json(found.body or b""))
    raise AssertionError  # the last of them returns or raises


def one_document(client: Client, folder: Folder, guid: str) -> Event:
    """Keeps the document of that id, as it is now. Raises Refused where it is not there, RemoteError."""
    found = client.get(odata_url(client.base, f"Document({guid})?$expand={_EXPANDED}"), as_json).body or b""
    return keep(client, folder, document(client.base, as_json(found)))


def document(base: str, entity: dict[str, Any]) -> Paper:
    """A Document as a paper, named by its Kamerstuk number where it has one. Raises RemoteError for a bad id."""
    guid = str(entity.get("Id", ""))
    if not _GUID.fullmatch(guid):
        raise RemoteError(f"{guid[:60]!r}: no id of a document; it is passed over.")
    stamp = str(entity.get("GewijzigdOp") or entity.get("ApiGewijzigdOp") or "")
    forms = (("", odata_url(base, f"Document({guid})/resource")),)
    others = (safe_name(str(entity.get("DocumentNummer") or guid.lower())),)
    name = safe_name(_name(entity))
    return Paper("tk", guid.lower(), name, stamp, forms, _written(entity), ".metadata.json", others)


class Patience:
    """Counts failures: ``failed`` tells whether there was any, and several in a row end the run."""

    def __init__(self) -> None:
        self.failed = False
        self._row = 0

    def __call__(self, event: Event) -> Event:
        """Passes the event on."""
        self._row = self._row + 1 if event.outcome == "failed" else 0
        self.failed = self.failed or event.outcome == "failed"
        if self._row == _ROW:
            raise RemoteError(f"{_ROW} in a row failed, at last: {event.reason}")
        return event


def _asked(condition: str) -> str:
    return f"?$filter={quote(condition, safe='')}&$count=true"


def _listed(client: Client, folder: Folder, kind: str, query: str) -> Iterator[Event]:
    """All of one list, page by page; where a run ended before its time, from the page at which it ended."""
    first = odata_url(client.base, kind + query)
    digest = hashlib.sha256(first.encode()).hexdigest()[:16]
    cursor = f"cursors/tk-{kind}-{digest}"
    at = folder.state(cursor)
    url, number, total = str(at.get("next") or first), int(at.get("page") or 1), int(at.get("total") or 0)
    seen, patience, anew = set[str](), Patience(), False
    while url:
        if url in seen:
            raise RemoteError(f"{client.base}: the list of {kind} leads back to a page that was read; nothing is lost.")
        seen.add(url)
        try:
            body = client.get(url, as_listed).body or b""
        except Refused as error:
            if url == first or len(seen) > 1 or anew or error.status not in EXPIRED:
                raise  # only the place that was kept can have expired, and once
            anew = True
            folder.drop_state(cursor)
            yield Event("note", kind, "the place where the last run ended is no longer known; the list starts anew.")
            url, number, total = first, 1, 0
            seen.clear()
            continue
        page = as_listed(body)
        if number == 1 or not total:
            total = _count(page)
        if len(seen) == 1:
            yield Event("listed", kind, total=total)
        folder.write(f".harvest/lists/tk/{kind}-{digest}/{number:06d}.json", body)
        for entity in page["value"]:
            yield patience(_taken(client, folder, kind, entity))
        following = str(page.get("@odata.nextLink") or "")
        url = onward(url, following) if following else ""
        number += 1
        if url and not patience.failed:
            # After a failure the cursor stays, so that the next run comes by what failed again
            folder.put_state(cursor, {"next": url, "page": number, "total": total})
    if not patience.failed:
        folder.drop_state(cursor)


def _taken(client: Client, folder: Folder, kind: str, entity: Any) -> Event:
    name = str(entity.get("DocumentNummer") or entity.get("Nummer") or "") if isinstance(entity, dict) else ""
    if not isinstance(entity, dict):
        return Event("failed", kind, "the list holds something that is no object")
    return attempted(name[:60], partial(_one, client, folder, kind, entity))


def _one(client: Client, folder: Folder, kind: str, entity: dict[str, Any]) -> Event:
    if entity.get("Verwijderd") is True:
        return Event("unchanged", str(entity.get("DocumentNummer") or entity.get("Nummer") or ""))
    if kind == "Document":
        return keep(client, folder, document(client.base, entity))
    return _toezegging(folder, entity)


def _toezegging(folder: Folder, entity: dict[str, Any]) -> Event:
    own = safe_name(str(entity.get("Nummer") or entity.get("Id") or ""))
    key = str(entity.get("Id") or "").lower()
    key = key if _GUID.fullmatch(key) else own
    name = claimed(folder, _LIST, key, (own,))
    double = f"another toezegging is {own} too; this one is kept as {name}." if name != own else ""
    place, data = f"tk/toezeggingen/{name}.json", _written(entity)
    held, digest = folder.entry(_LIST, key), hashlib.sha256(data).hexdigest()
    if held and held.state == "held" and (held.file, held.sha256) == (place, digest) and folder.intact(held):
        return Event("unchanged", name, double)
    folder.write(place, data)
    folder.put(_LIST, key, Entry(name, "held", file=place, sha256=digest, length=len(data)))
    if held and held.file not in ("", place):
        folder.retire(held.file)
    return Event("changed" if held else "new", name, double)


def withdrawn_toezegging(folder: Folder, guid: str, stamp: str) -> Event:
    """Records that a toezegging was deleted, and moves it out of sight."""
    return withdrawn(folder, _LIST, guid, stamp)


def _name(entity: dict[str, Any]) -> str:
    """``kst-DOSSIER-NUMBER``, else the document's own number; in two dossiers the number is of which, is not told."""
    dossiers = entity.get("Kamerstukdossier") or []
    dossiers = dossiers if isinstance(dossiers, list) else [dossiers]
    number = entity.get("Volgnummer")
    if len(dossiers) == 1 and isinstance(dossiers[0], dict) and isinstance(number, int) and number > 0:
        parts = [str(dossiers[0].get("Nummer") or ""), str(dossiers[0].get("Toevoeging") or ""), str(number)]
        if parts[0].isdigit():
            return "kst-" + "-".join(part for part in parts if part)
    return str(entity.get("DocumentNummer") or entity.get("Id") or "")


def _written(entity: dict[str, Any]) -> bytes:
    """As it came, but for halves of characters, which no text can hold: each is U+FFFD."""
    return (_HALF.sub("\ufffd", json.dumps(entity, ensure_ascii=False, indent=1)) + "\n").encode()


def _count(page: dict[str, Any]) -> int:
    count = page.get("@odata.count")
    return count if isinstance(count, int) and 0 <= count < 10**9 else len(page["value"])


def checked_kind(kind: str) -> str:
    """A kind that can stand in a question. Raises UsageError."""
    if not kind.isprintable() or not 0 < len(kind) <= 80:
        raise UsageError("A kind of document is a few words, as Brief regering.")
    return kind
