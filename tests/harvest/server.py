"""A small server on this machine that speaks SRU, OData and SyncFeed with faults on demand."""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.listed import entry
from tests.read.forms import pdf

LETTER = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><kamerstuk><kamerstukkop><tekstregel inhoud="vergaderjaar">2023-2024</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>29544</dossiernr></dossiernummer><titel>Arbeidsmarktbeleid</titel></dossier>
<stuk><stuknr><ondernummer kamer="2">{number}</ondernummer></stuknr><titel>BRIEF VAN DE MINISTER VAN FINANCIËN</titel>
<algemeen><vrije-tekst><tekst><al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al>
<al>Den Haag, 7 maart 2024</al><al>In deze brief ga ik in op Kamerstuk 29 544, nr. 12.</al></tekst></vrije-tekst>
<tekst-sluiting><ondertekening><functie>De Minister van Financiën,</functie><naam><voornaam>S.P.R.A.</voornaam>
<achternaam>van Weyenberg</achternaam></naam></ondertekening></tekst-sluiting></algemeen></stuk></kamerstuk>
</officiele-publicatie>
"""
METADATA = (
    '<?xml version="1.0"?><metadata_gegevens><metadata name="DC.identifier" content="{name}"/></metadata_gegevens>'
)
LINES = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "Den Haag, 8 mei 2024", "",
    "Zoals toegezegd in het commissiedebat van 11 april 2024 stuur ik uw Kamer hierbij een overzicht.", "",
    "De Minister van Financiën,", "S.P.R.A. van Weyenberg",
)  # fmt: skip
"""A ministry's letter as the Tweede Kamer gives it: without dossier and number."""
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def guid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


@dataclass
class World:
    """What the server holds, and how it misbehaves."""

    count: int = 7
    page: int = 3
    first: int = 1
    """The position that its SRU counts from."""
    faults: dict[str, list[Any]] = field(default_factory=dict)
    """By the end of a path, what happens first, one after the other: a status, or the name of a fault."""
    forms: tuple[str, ...] = ("xml", "html", "pdf")
    deleted: set[int] = field(default_factory=set)
    deleted_promises: set[int] = field(default_factory=set)
    letters: bool = False
    """Whether the Tweede Kamer's files hold a letter; else they are merely whole."""
    plain: bool = False
    """Whether its model has no tie from a toezegging to the letters that keep it."""
    expired: bool = False
    names: dict[int, str] = field(default_factory=dict)
    elsewhere: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    agents: set[str] = field(default_factory=set)
    address: str = ""

    def name(self, number: int) -> str:
        return self.names.get(number, f"kst-29544-{number}")


def sru(world: World, query: dict[str, list[str]]) -> bytes:
    start, size = int(query["startRecord"][0]), min(world.page, int(query["maximumRecords"][0]))
    if start < world.first:
        return b'<r xmlns="http://docs.oasis-open.org/ns/search-ws/diagnostic"><diagnostic><message>bad</message></diagnostic></r>'
    numbers = range(start + 1 - world.first, min(start + 1 - world.first + size, world.count + 1))
    records = "".join(_record(world, number) for number in numbers)
    after = start + size
    onward = f"<s:nextRecordPosition>{after}</s:nextRecordPosition>" if after < world.count + world.first else ""
    return (
        f'<s:searchRetrieveResponse xmlns:s="http://docs.oasis-open.org/ns/search-ws/sruResponse">'
        f"<s:numberOfRecords>{world.count}</s:numberOfRecords><s:records>{records}</s:records>{onward}"
        "</s:searchRetrieveResponse>"
    ).encode()


def _record(world: World, number: int) -> str:
    name, top = world.name(number), world.elsewhere or world.address
    items = "".join(
        f'<g:itemUrl manifestation="{form}">{top}/files/{number}/{number}.{form}</g:itemUrl>' for form in world.forms
    )
    return (
        '<s:record><s:recordData><g:gzd xmlns:g="http://standaarden.overheid.nl/sru" xmlns:d="http://purl.org/dc/terms/">'
        f"<d:identifier>{name}</d:identifier>{items}"
        f'<g:itemUrl manifestation="metadata">{world.address}/files/{number}/metadata.xml</g:itemUrl>'
        "<g:timestamp>2024-03-08T10:00:00+01:00</g:timestamp></g:gzd></s:recordData></s:record>"
    )


def entity(number: int) -> dict[str, Any]:
    return {
        "Id": guid(number), "DocumentNummer": f"2024D{number:05d}", "Soort": "Brief regering", "Volgnummer": number,
        "GewijzigdOp": "2024-03-08T10:00:00+01:00", "Verwijderd": False, "DocumentActor": [], "Zaak": [],
        "Activiteit": [],
        "Kamerstukdossier": [{"Nummer": 36410, "Toevoeging": "VIII"}],
    }  # fmt: skip


def promise(number: int) -> dict[str, Any]:
    """Its first letter keeps the first promise, and so on."""
    return entry(Id=guid(number), Nummer=f"TZ202403-{number:03d}", KamerbriefNakoming=[entity(number)])


def odata(world: World, kind: str, query: dict[str, list[str]]) -> bytes:
    assert "Verwijderd eq false" in query["$filter"][0]
    skip = int(query.get("$skiptoken", ["0"])[0])
    numbers = range(skip + 1, min(skip + world.page, world.count) + 1)
    held = [entity(n) if kind == "Document" else promise(n) for n in numbers]
    found: dict[str, Any] = {"@odata.count": world.count, "value": held}
    if skip + world.page < world.count:
        condition = query["$filter"][0].replace(" ", "%20").replace("'", "%27")
        found["@odata.nextLink"] = (
            f"{world.address}/OData/v4/2.0/{kind}?$filter={condition}&$skiptoken={skip + world.page}"
        )
    return json.dumps(found).encode()


def feed(world: World, query: dict[str, list[str]]) -> bytes:
    category = query["category"][0]
    deleted = world.deleted if category == "Document" else world.deleted_promises
    skip = int(query.get("skiptoken", ["0"])[0])
    numbers = range(skip + 1, min(skip + world.page, world.count) + 1)
    here = f"{world.address}/SyncFeed/2.0/Feed?category={category}&amp;skiptoken="
    entries = "".join(
        f'<entry><title>{guid(n)}</title><link rel="next" href="{here}{n}"/><content type="application/xml">'
        f'<t:{category.lower()} xmlns:t="http://www.tweedekamer.nl/xsd/tkData/v1-0" id="{guid(n)}"'
        f' t:bijgewerkt="2024-03-08T09:00:00Z"'
        f' t:verwijderd="{str(n in deleted).lower()}"><t:soort>Brief regering</t:soort></t:{category.lower()}>'
        "</content></entry>"
        for n in numbers
    )
    onward = f'<link rel="next" href="{here}{max(numbers)}"/>' if numbers else ""
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{onward}{entries}</feed>'.encode()


class Handler(BaseHTTPRequestHandler):
    world: World
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are two writes; each answer took 40 ms longer

    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        split = urlsplit(self.path)
        self.world.asked[split.path] += 1
        self.world.agents.add(self.headers["User-Agent"])
        waiting = next((w for end, w in self.world.faults.items() if split.path.endswith(end) and w), None)
        if waiting:
            self._fault(waiting.pop(0))
            return
        query = parse_qs(split.query)
        if self.world.plain and "KamerbriefNakoming" in query.get("$expand", [""])[0]:
            self._send(400, b"")
            return
        body = self._body(unquote(split.path), query)
        if body is None:
            self._send(404, b"")
        elif self.headers.get("If-None-Match") == '"1"' and "/files/" in split.path:
            self._send(304, b"")
        else:
            self._send(200, body, {"ETag": '"1"'})

    def _body(self, path: str, query: dict[str, list[str]]) -> bytes | None:
        parts = path.strip("/").split("/")
        if path == "/sru":
            return sru(self.world, query)
        if path.startswith("/SyncFeed"):
            if self.world.expired and "skiptoken" in query:
                self.world.expired = False  # the places that it gives from now on are good
                return None
            return feed(self.world, query)
        if path.startswith("/OData") and path.endswith("/resource"):
            return (
                PDF if not self.world.letters else pdf(((*LINES, f"Ons kenmerk {path.rpartition(chr(40))[2][:36]}"),))
            )
        if path.startswith("/OData") and "(" in path:
            made = promise if "Toezegging(" in path else entity
            return json.dumps(made(int(path[-13:-1]))).encode()
        if path.startswith("/OData"):
            return odata(self.world, parts[-1], query)
        if parts[-1] == "metadata.xml":
            return METADATA.format(name=self.world.name(int(parts[-2]))).encode()
        text = LETTER.format(number=parts[-2])
        return {"xml": text.encode(), "html": b'<html><body id="broodtekst">x</body></html>', "pdf": PDF}.get(
            parts[-1].rpartition(".")[2]
        )

    def _fault(self, fault: Any) -> None:  # noqa: C901
        if isinstance(fault, int):
            self._send(fault, b"", {"Retry-After": "0"} if fault == 429 else {})
        elif isinstance(fault, bytes):
            self._send(200, fault)
        elif fault == "loop":
            self._send(302, b"", {"Location": self.path})
        elif fault == "away":
            self._send(302, b"", {"Location": "http://192.0.2.1/x"})
        elif fault == "file":
            self._send(302, b"", {"Location": "file:///etc/hostname"})
        elif fault == "malformed":
            self._send(200, b"<a><b>")
        elif fault == "bomb":
            self._send(
                200,
                b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><metadata_gegevens>&x;</metadata_gegevens>',
            )
        elif fault == "latin":
            self._send(200, "<metadata_gegevens>financiën</metadata_gegevens>".encode("windows-1252"))
        elif fault == "huge":
            self._head(200, 10**9)
        elif fault == "endless":
            self._endless()
        elif fault == "short":
            self._head(200, 1000)
            self.wfile.write(b"<a>half")
            self.close_connection = True
        else:
            self.connection.close()
            self.close_connection = True

    def _endless(self) -> None:
        """A body without a length that does not end by itself: a GB of it."""
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        try:
            for _ in range(1000):
                self.wfile.write(b" " * 1_000_000)
        except OSError:
            pass

    def _head(self, status: int, length: int, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(length)} | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self._head(status, len(body), headers)
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A client that was killed is no fault of the server."""


@contextmanager
def serving(world: World) -> Iterator[World]:
    handler = type("Bound", (Handler,), {"world": world})
    server = _Server(("127.0.0.1", 0), handler)
    world.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield world
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        time.sleep(0)
