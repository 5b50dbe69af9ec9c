"""Real SPARQL servers on loopback, each with a folder of its own: Oxigraph's, Virtuoso, and kg serve."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.conftest import ROOT

__all__ = ["SECRET", "Target", "kg_serve", "oxigraph", "virtuoso"]

SECRET = "an-Ever-so-secret-1"
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
NumberOfBuffers = 2000
MaxDirtyBuffers = 1200
CaseMode = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 10000
"""


@dataclass(frozen=True, slots=True)
class Target:
    """A server: its addresses, and the options and the secret that kg publish needs."""

    queries: str
    updates: str
    graphs: str
    options: tuple[str, ...] = ()
    secret: str = ""


@contextlib.contextmanager
def oxigraph(folder: Path) -> Iterator[Target]:
    """The server of the PyPI package ``oxigraph``."""
    http = port()
    program = Path(sys.executable).with_name("oxigraph")
    command = [str(program), "serve", "--location", str(folder / "ox"), "--bind", f"127.0.0.1:{http}"]
    url = f"http://127.0.0.1:{http}"
    with _running(command, folder, f"{url}/query"):
        yield Target(f"{url}/query", f"{url}/update", f"{url}/store")


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[Target]:
    """Debian's ``virtuoso-opensource``, which asks for a digest; the test skips where it is not installed."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Debian's virtuoso-opensource is not installed")
    place, http = folder / "virtuoso", port()
    place.mkdir()
    (place / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=port(), http=http))
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    # it sets the password and ends
    password = ["+pwdold", "dba", "+pwddba", SECRET]
    subprocess.run([*command, *password], cwd=place, capture_output=True, check=False, timeout=60)
    url = f"http://127.0.0.1:{http}"
    with _running(command, place, f"{url}/sparql"):
        options, secret = ("--auth", "digest"), f"dba:{SECRET}"
        yield Target(f"{url}/sparql-auth", f"{url}/sparql-auth", f"{url}/sparql-graph-crud-auth", options, secret)


@contextlib.contextmanager
def kg_serve(folder: Path) -> Iterator[Target]:
    """``kg serve --writable``, which asks for a token."""
    store, http = folder / "remote.store", port()
    (folder / "token").write_text(SECRET)
    (folder / "a.nt").write_text("<urn:a> <urn:b> <urn:c> .\n")
    kg = [sys.executable, "-m", "kg"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    load = [*kg, "load", str(folder / "a.nt"), "--graph", "urn:theirs", "--store", str(store)]
    subprocess.run(load, env=env, check=True, capture_output=True)
    serve = ["serve", "--store", str(store), "--port", str(http), "--writable", "--token-file", str(folder / "token")]
    url = f"http://127.0.0.1:{http}"
    with _running([*kg, *serve], folder, f"{url}/sparql", **env):
        yield Target(f"{url}/sparql", f"{url}/sparql", f"{url}/graphs", secret=SECRET)


def port() -> int:
    """A free one."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextlib.contextmanager
def _running(command: list[str], folder: Path, url: str, **env: str) -> Iterator[None]:
    environ = {**os.environ, **env}
    with (folder / "server.log").open("wb") as log:
        child = subprocess.Popen(command, cwd=folder, env=environ, stdout=log, stderr=log)
    try:
        _wait(child, url)
        yield
    finally:
        child.terminate()
        try:
            child.wait(20)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _wait(child: "subprocess.Popen[bytes]", url: str) -> None:
    until = time.monotonic() + 90
    while time.monotonic() < until and child.poll() is None:
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(url, params={"query": "ASK {}"}).status_code == 200:
                return
        time.sleep(0.1)
    raise RuntimeError(f"{url} does not answer")
