"""A server of two processes as a user starts it, and what can be seen of it from outside."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import httpx
from stand import BASE
from test_server import runs

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
LOOKUP = f"SELECT ?p ?o {{ <{BASE}id/dossier/21501-02> ?p ?o }}"


@contextmanager
def served(store: Path, *options: str, told: Path | None = None) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """``kg serve`` with two processes, and its address; what it says after that goes to a file."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", "--processes", "2", *options]
    log = told or store.parent / "log"
    with (
        log.open("w") as said,
        subprocess.Popen(command, stderr=said, env=ENVIRONMENT, text=True, process_group=0) as running,
    ):
        try:
            yield running, address(log)
        finally:
            running.kill()


def address(log: Path) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if found := re.search(r"http://(?:127\.0\.0\.1|\[::\]):\d+", log.read_text()):
            return found[0]
        time.sleep(0.05)
    raise AssertionError(log.read_text())


def figures(web: httpx.Client) -> dict[str, float]:
    lines = [line.rpartition(" ") for line in web.get("/metrics").text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


def holder(found: httpx.Response, theirs: list[int]) -> int:
    """The process that has the connection over which that came."""
    client = found.extensions["network_stream"].get_extra_info("client_addr")
    # A set: a table that changes while it is read may have a line twice
    (inode,) = {inode for inode, other in established(found.url.port or 0) if other == client[1]}
    (pid,) = (pid for pid in theirs if inode in links(pid))
    return pid


def spread(port: int, theirs: list[int]) -> list[int]:
    """How many connections of that port each process has that has any."""
    inodes = {inode for inode, _ in established(port)}
    return sorted(held for pid in theirs if (held := len(inodes & links(pid))))


def established(port: int) -> Iterator[tuple[str, int]]:
    """The connections of a port of this machine: each as a process holds it, and the port at its other end."""
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[1].endswith(f":{port:04X}") and fields[3] == "01":
            yield f"socket:[{fields[9]}]", int(fields[2].rpartition(":")[2], 16)


def links(pid: int) -> set[str]:
    """What a process has open."""
    found = set()
    with suppress(OSError):  # it has ended
        for one in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(OSError):  # it has just been closed
                found.add(str(one.readlink()))
    return found


@contextmanager
def connected(base: str, number: int, theirs: list[int]) -> Iterator[list[tuple[httpx.Client, int]]]:
    """So many clients, each with a connection that it keeps, and the process that has it."""
    with ExitStack() as stack:
        clients = [stack.enter_context(httpx.Client(base_url=base, timeout=30)) for _ in range(number)]
        yield [(one, holder(one.get("/health"), theirs)) for one in clients]


def look_up(web: httpx.Client, query: str = LOOKUP) -> httpx.Response:
    return web.get("/sparql", params={"query": query})


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def said(pid: int) -> list[str]:
    """The words that a process was started with."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    return []


def all_end(theirs: list[int]) -> bool:
    until = time.monotonic() + 10  # long before the thirty seconds that a query has
    while any(map(runs, theirs)) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(map(runs, theirs))
