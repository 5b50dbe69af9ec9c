"""A long while under mixed and hostile load: memory, processes, and whether a single answer was wrong.

Honest clients ask queries whose answers are known, and compare each. Beside them run, all the time: queries made to
take a server down, clients that break off or send nothing or nonsense, and requests that schemathesis makes of the
server's own description.
"""

import contextlib
import io
import itertools
import json
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from kg.store.embedded import Store
from tests.bench.processes import family, resident
from tests.bench.serve import MIX, heads
from tests.bench.servers import ROOT, answering, built, free_port, needed, program, queries_of
from tests.bench.table import Asked, Cell, Table
from tests.web.hostile_queries import BREAKERS, RUNAWAYS

__all__ = ["run"]

_STEPS = 6
_BUSY = {429, 503}
_NONSENSE = (
    b"GET / HTTP/9.9\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200),
    b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nquery=",
    b"GET /sparql?query=ASK{} HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000,
)


def run(asked: Asked) -> tuple[Table, ...]:
    """Two tables: what the server took as time went on, and how its clients fared. Ten minutes; quick: ten seconds."""
    needed("schemathesis")
    seconds = 10.0 if asked.quick else 600.0
    with tempfile.TemporaryDirectory(prefix="kamergraaf-soak-") as scratch:
        store = built(asked.gold, Path(scratch), 40 if asked.quick else 300)
        return _Soak(store, seconds).tables()


class _Soak:
    """One server, its clients, and what was seen."""

    def __init__(self, store: Path, seconds: float) -> None:
        self.store, self.seconds = store, seconds
        self.over = threading.Event()
        self.seen: Counter[tuple[str, str]] = Counter()
        self.right = _answers(store)

    def tables(self) -> tuple[Table, ...]:
        port = free_port()
        url = f"http://127.0.0.1:{port}/sparql"
        command = [
            sys.executable,
            "-m",
            "kg",
            "serve",
            "--store",
            str(self.store),
            "--port",
            str(port),
            "--timeout",
            "2",
        ]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT) as server:
            answering(url)
            with self._load(url):
                rows = list(self._watched(server.pid))
            time.sleep(3)  # what runs on runs into its time
            rows.append(("at rest", *_taken(server.pid)))
            whole = family(server.pid)
            server.send_signal(signal.SIGTERM)
            ended = server.wait(60)
        time.sleep(2)
        left = [one for one in whole if resident(one)]
        told = f"Stopped by SIGTERM: exit code {ended}; {len(left)} of its processes left."
        rates = [(kind, what, number) for (kind, what), number in sorted(self.seen.items())]
        wrong = "Wrong: other rows than the store gives."
        return (
            Table("Mixed and hostile load: what the server takes", ("after", "MiB", "processes"), tuple(rows), (told,)),
            Table("Mixed and hostile load: its clients", ("client", "answer", "times"), tuple(rates), (wrong,)),
        )

    def _watched(self, pid: int) -> Iterator[tuple[Cell, ...]]:
        for step in range(1, _STEPS + 1):
            time.sleep(self.seconds / _STEPS)
            yield f"{step * self.seconds / _STEPS:.0f} s", *_taken(pid)

    @contextlib.contextmanager
    def _load(self, url: str) -> Iterator[None]:
        jobs: list[Callable[[str], None]] = [
            self._honest,
            self._honest,
            self._hostile,
            self._hostile,
            self._rude,
            self._described,
        ]
        threads = [threading.Thread(target=job, args=(url,)) for job in jobs]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.over.set()
            for thread in threads:
                thread.join()

    def _honest(self, url: str) -> None:
        chance = random.Random(threading.get_ident())
        with httpx.Client(timeout=60) as client:
            while not self.over.is_set():
                query, right = chance.choice(self.right)
                answer = client.post(url, data={"query": query}, headers={"Accept": "application/sparql-results+json"})
                if answer.status_code == 200:
                    self.seen["honest", "right" if _rows(answer.json()) == right else "wrong"] += 1
                else:
                    self.seen["honest", "told to wait" if answer.status_code in _BUSY else str(answer.status_code)] += 1

    def _hostile(self, url: str) -> None:
        queries = itertools.cycle([*RUNAWAYS.values(), *(make() for make in BREAKERS.values())])
        while not self.over.is_set():
            query = next(queries)
            told = "no whole answer"
            with contextlib.suppress(httpx.HTTPError), httpx.Client(timeout=30) as client:
                sent = query if isinstance(query, bytes) else query.encode("utf-8", "surrogatepass")
                told = str(
                    client.post(url, content=sent, headers={"Content-Type": "application/sparql-query"}).status_code
                )
            self.seen["hostile", told] += 1

    def _rude(self, url: str) -> None:
        place = urlsplit(url)
        held: list[socket.socket] = []
        for sent in itertools.cycle(_NONSENSE):
            if self.over.wait(0.05):
                break
            with contextlib.suppress(OSError):
                one = socket.create_connection((place.hostname or "", place.port or 0), timeout=5)
                one.sendall(sent)
                held.append(one)  # sends nothing more, and does not leave
            while len(held) > 40:
                held.pop(0).close()
            self.seen["rude", "connections"] += 1
        for one in held:
            one.close()

    def _described(self, url: str) -> None:
        address = f"{url.removesuffix('/sparql')}/openapi.json"
        # Arbitrary words are a valid query by the schema, and no SPARQL; a query may take too long: 503.
        command = [
            program("schemathesis"),
            "run",
            address,
            "--exclude-checks",
            "positive_data_acceptance,not_a_server_error",
        ]
        command += ["--max-time", f"{self.seconds:.0f}", "--no-color", "--phases", "fuzzing,stateful", "-n", "1000000"]
        with tempfile.TemporaryDirectory() as scratch:
            done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=scratch)
        self.seen["schemathesis", "requests"] = _figure(done.stdout, " generated")
        for what, times in re.findall(r"\u274c (ST\d+ .*): (\d+)$", done.stdout, re.MULTILINE):
            self.seen["schemathesis", what] = int(times)


def _figure(text: str, behind: str) -> int:
    found = re.search(rf"(\d[\d,]*){behind}", text)
    return int(found[1].replace(",", "")) if found else 0


def _taken(pid: int) -> tuple[float, int]:
    whole = family(pid)
    return sum(map(resident, whole)), len(whole)


def _answers(store: Path) -> Sequence[tuple[str, list[str]]]:
    """Queries with the rows that the store gives by itself."""
    asked = [heads(query) for query in MIX.values()] + queries_of(store, 500)
    found = []
    with Store.open(store) as opened:
        for query in asked:
            written = io.BytesIO()
            opened.ask(query).write(written, "application/sparql-results+json")
            found.append((query, _rows(json.loads(written.getvalue()))))
    return found


def _rows(answer: dict[str, Any]) -> list[str]:
    """The rows of an answer in JSON, in an order of their own."""
    return sorted(json.dumps(row, sort_keys=True) for row in answer["results"]["bindings"])
