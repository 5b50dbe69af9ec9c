"""SPARQL servers over the same triples, each started on loopback and ended again."""

import contextlib
import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path

import httpx

from kg.store.embedded import Store
from kg.store.snapshots import pinned
from tests.bench.letters import varied
from tests.bench.table import MissingError

__all__ = ["ROOT", "SERVERS", "Server", "answering", "built", "free_port", "needed", "program", "queries_of", "serving"]

Server = Callable[[Path, int, bool], AbstractContextManager[str]]
"""Of a store, how many seconds each of its queries has, and whether it is to keep to them where that is a choice."""
ROOT = Path(__file__).resolve().parents[2]
# 800 MB of buffers, and the time that the others have
_VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 100000
MaxDirtyBuffers = 75000
ServerThreads = 70
CaseMode = 2
DirsAllowed = ., {place}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 70
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryExecutionTime = {time}
"""


def built(gold: Path, folder: Path, count: int) -> Path:
    """A store of so many letters, made of the gold ones by other figures."""
    letters, store = folder / "letters", folder / "bench.store"
    letters.mkdir()
    for n, (name, text) in enumerate(varied(gold, count)):
        (letters / f"{n}-{name}").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", str(letters), "--store", str(store)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # those in quarantine are no matter here
    return store


def queries_of(store: Path, most: int) -> list[str]:
    """A look-up of each of so many things, evenly taken of all that are in the store, in an order that chance gives."""
    with Store.open(store) as opened:
        ((count,),) = opened.ask("SELECT (COUNT(*) AS ?n) { ?s a ?c FILTER isIRI(?s) }")  # type: ignore[union-attr]
        rows = opened.ask("SELECT ?s { ?s a ?c FILTER isIRI(?s) }")
        things = {str(row[0]): None for row in islice(rows, 0, None, max(1, int(count.value) // most))}  # type: ignore[arg-type]
    asked = [f"SELECT ?p ?o {{ {thing} ?p ?o }}" for thing in islice(things, most)]
    random.Random(1).shuffle(asked)
    return asked


@contextlib.contextmanager
def _running(command: list[str], url: str, cwd: Path = ROOT) -> Iterator[str]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=cwd) as running:
        try:
            answering(url)
            yield url
        finally:
            running.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.wait(10)
            running.kill()


def answering(url: str) -> None:
    """Waits until the endpoint answers."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(url, params={"query": "ASK {}"}).status_code == 200:
                return
        time.sleep(0.2)
    raise RuntimeError(f"{url} does not answer")


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def kg(store: Path, seconds: int, _bounded: bool) -> AbstractContextManager[str]:
    """This server, whose queries always have a time, with as many processes as it has by itself."""
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", str(port)]
    command += ["--timeout", str(seconds)]
    return _running(command, f"http://127.0.0.1:{port}/sparql")


@contextlib.contextmanager
def serving(store: Path) -> Iterator[tuple[str, int]]:
    """This server as it comes, by its address and its parent process."""
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT) as running:
        try:
            answering(f"http://127.0.0.1:{port}/sparql")
            yield f"http://127.0.0.1:{port}", running.pid
        finally:
            running.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.wait(10)
            running.kill()


def oxigraph(store: Path, seconds: int, bounded: bool) -> AbstractContextManager[str]:
    """The server of Oxigraph over the very same files. Raises MissingError where it is not installed.

    It keeps a thread for the time that each query has, whether that is answered or not: quick ones soon leave it none.
    """
    server = program("oxigraph")
    _, triples, _ = pinned(store)
    port = free_port()
    command = [server, "serve-read-only", "-l", str(triples), "-b", f"127.0.0.1:{port}"]
    return _running([*command, *(["--timeout-s", str(seconds)] if bounded else [])], f"http://127.0.0.1:{port}/query")


def rdflib_endpoint(store: Path, _seconds: int, _bounded: bool) -> AbstractContextManager[str]:
    """rdflib-endpoint over a dump of the same triples, all in memory. Raises MissingError where it is not installed."""
    server = program("rdflib-endpoint")
    port = free_port()
    command = [server, "serve", "--host", "127.0.0.1", "--port", str(port), str(_dumped(store))]
    return _running(command, f"http://127.0.0.1:{port}/")


def _dumped(store: Path) -> Path:
    dump = store.parent / "dump.nt"
    if not dump.exists():
        command = [sys.executable, "-m", "kg", "export", "--store", str(store), "-o", str(dump)]
        subprocess.run(command, cwd=ROOT, check=True)
    return dump


@contextlib.contextmanager
def virtuoso(store: Path, seconds: int, _bounded: bool) -> Iterator[str]:
    """Debian's Virtuoso over a copy of the same triples in a folder of its own. Raises MissingError without it."""
    server, loader = program("virtuoso-t"), program("isql-vt")
    place, sql, http = store.parent / "virtuoso", free_port(), free_port()
    place.mkdir(exist_ok=True)
    (place / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=sql, http=http, place=store.parent, time=seconds))
    url = f"http://127.0.0.1:{http}/sparql"
    with _running([server, "+foreground", "+configfile", "virtuoso.ini"], url, cwd=place):
        if not (place / "loaded").exists():
            work = f"DB.DBA.TTLP_MT (file_to_string_output ('{_dumped(store)}'), '', 'urn:kamergraaf', 0); checkpoint;"
            subprocess.run([loader, str(sql), "dba", "dba", f"exec={work}"], capture_output=True, check=True)
            (place / "loaded").touch()
        yield url


def needed(*programs: str) -> None:
    """Raises MissingError for the first of the programs that is not installed."""
    for name in programs:
        program(name)


def program(name: str) -> str:
    """Where a program stands, ours first. Raises MissingError."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if found is None:
        raise MissingError(name)
    return found


SERVERS: dict[str, Server] = {"kg": kg, "oxigraph": oxigraph, "virtuoso": virtuoso, "rdflib-endpoint": rdflib_endpoint}
