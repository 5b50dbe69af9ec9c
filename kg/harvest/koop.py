"""KOOP's SRU 2.0 service: a question in CQL, its answers page by page, each record's best form."""

import contextlib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from kg.errors import RemoteError, UsageError
from kg.harvest import xml
from kg.harvest.check import well_formed_xml
from kg.harvest.client import Client, Refused
from kg.harvest.folder import Folder, safe_name
from kg.harvest.keep import Event, Paper, kept

__all__ = ["BASE", "HOSTS", "cql", "harvest"]

BASE: Final = "https://repository.overheid.nl/sru"
HOSTS: Final = frozenset(("repository.overheid.nl", "zoek.officielebekendmakingen.nl"))
PAGE: Final = 100
_BEST: Final = ("xml", "html", "pdf")
_DOSSIER: Final = re.compile(r"[0-9]{1,6}(?:-[0-9A-Za-z()]{1,12}){0,2}|[CLXVIM]{1,12}")
_PRINTED: Final = re.compile(r"(?P<number>[0-9]{2} ?[0-9]{3})(?:[ -](?P<of>[0-9A-Za-z()]{1,12}))?")
_KIND: Final = re.compile(r"[\w ,.()-]{1,80}")


def cql(kind: str, dossier: str | None, since: date | None, until: date | None) -> str:
    """The question in CQL; days are those of the last change. Raises UsageError for what cannot stand in it."""
    dossier = None if dossier is None else _plain(dossier)
    if dossier is not None and not _DOSSIER.fullmatch(dossier):
        raise UsageError(f"{dossier[:40]!r} is no dossier number; one is written as 21501-02 or 36600-V.")
    if not _KIND.fullmatch(kind):
        raise UsageError(f"{kind[:40]!r} is no kind of paper; one is written as Brief.")
    # Letters from government bear either name, by the year in which they were published
    kinds = ("Brief", "Brief regering") if kind in ("Brief", "Brief regering") else (kind,)
    parts = ['c.product-area=="officielepublicaties"', 'w.publicatienaam=="Kamerstuk"']
    parts.append("(" + " or ".join(f'dt.type=="{one}"' for one in kinds) + ")")
    parts += [f'w.dossiernummer=="{dossier}"'] if dossier else []
    parts += [f'dt.modified>="{since.isoformat()}"'] if since else []
    parts += [f'dt.modified<="{until.isoformat()}"'] if until else []
    return " and ".join(parts)


def _plain(dossier: str) -> str:
    """A dossier's number as the service has it: ``21 501-02`` is 21501-02, ``36600 V`` is 36600-V."""
    found = _PRINTED.fullmatch(dossier)
    return "-".join(part for part in (found["number"].replace(" ", ""), found["of"]) if part) if found else dossier


def harvest(client: Client, folder: Folder, query: str) -> Iterator[Event]:
    """Keeps all papers that the question finds, and tells what became of each. Raises RemoteError."""
    return kept(client, folder, _papers(client, folder, query))


@dataclass(frozen=True, slots=True)
class _Page:
    total: int
    next: int
    records: list[Any]


def _papers(client: Client, folder: Folder, query: str) -> Iterator[Paper | Event]:
    """Each paper once, whatever positions the service counts in."""
    seen: set[str] = set()
    start, total = 1, None
    while True:
        page = _page(client, folder, query, start)
        if total is None:
            total = page.total
            yield Event("listed", total=total)
        before = len(seen)
        yield from _fresh(page, seen)
        if page.records and len(seen) == before:
            break  # the same page again, under whatever number
        following = max(page.next, start + len(page.records))
        if not page.records or (following > total and not page.next):
            break
        start = following
    if len(seen) < total:
        # A service that counts from 0 has one more before the first. One that does not refuses the question.
        with contextlib.suppress(RemoteError):
            yield from _fresh(_page(client, folder, query, 0), seen)
    if len(seen) < total:
        yield Event(
            "note", "koop", f"the service counts {total} papers and lists {len(seen)}; both may be right later."
        )


def _fresh(page: _Page, seen: set[str]) -> Iterator[Paper | Event]:
    for record in page.records:
        name = xml.text(record, "identifier")
        if name in seen:
            continue
        seen.add(name)
        try:
            yield _paper(record, safe_name(name))
        except RemoteError as error:
            yield Event("failed", name[:60], str(error))


def _paper(record: Any, name: str) -> Paper:
    urls = {str(item.get("manifestation")): (item.text or "").strip() for item in xml.children(record, "itemUrl")}
    forms = tuple((form, urls[form]) for form in _BEST if urls.get(form))
    stamp = xml.text(record, "timestamp") or xml.text(record, "datumTijdstipWijzigingExpression")
    return Paper("koop", name, name, stamp, forms, urls.get("metadata", ""), ".metadata.xml")


def _page(client: Client, folder: Folder, query: str, start: int) -> _Page:
    asked = {"operation": "searchRetrieve", "version": "2.0", "recordSchema": "gzd", "startRecord": start}
    url = f"{client.base}?{urlencode(asked | {'maximumRecords': PAGE, 'query': query})}"
    body = client.get(url, well_formed_xml).body or b""
    top = xml.parsed(body)
    records = xml.children(top, "record")
    if not records and (told := xml.children(top, "diagnostic")):
        said = xml.text(told[0], "message") or xml.text(told[0], "details") or "no reason"
        raise Refused(f"{client.base}: the service does not take the question ({said[:200]}).")
    total = _number(xml.text(top, "numberOfRecords"))
    if total is None:
        raise RemoteError(f"{client.base}: what answers is no SRU service; look at --base.")
    digest = hashlib.sha256(query.encode()).hexdigest()[:16]
    folder.write(f".harvest/lists/koop/{digest}/{start:08d}.xml", body)
    return _Page(total, _number(xml.text(top, "nextRecordPosition")) or 0, records)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None
