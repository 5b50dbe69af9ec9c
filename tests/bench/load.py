"""Load on a server of this machine: wrk asks paths as fast as they are answered, and runaways are thrown beside it."""

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx

from tests.bench.table import MissingError

__all__ = ["Figures", "attacked", "measured", "path"]

_SCRIPT = Path(__file__).with_name("load.lua")


@dataclass(frozen=True, slots=True)
class Figures:
    """What wrk saw: requests a second, the middle and the 99th of a hundred waits in milliseconds, and failures."""

    rate: float
    p50: float
    p99: float
    failed: int


def path(url: str, query: str) -> str:
    """The path by which a query is asked of the endpoint."""
    return f"{urlsplit(url).path}?query={quote(query)}"


def measured(url: str, queries: Sequence[str], clients: int, seconds: float) -> Figures:
    """So many clients ask the queries, in their order and around again. Raises MissingError without wrk."""
    if shutil.which("wrk") is None:
        raise MissingError("wrk (apt-get install wrk)")
    place = urlsplit(url)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as paths:
        paths.write("\n".join(path(url, query) for query in queries))
        paths.flush()
        command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds:g}s", "--timeout", "60s", "-s", str(_SCRIPT)]
        done = subprocess.run(
            [*command, f"http://{place.netloc}"],
            env={**os.environ, "BENCH_PATHS": paths.name},
            capture_output=True,
            text=True,
            check=True,
        )
    told = json.loads(done.stdout.strip().splitlines()[-1])
    return Figures(told["requests"] / told["seconds"], told["p50"], told["p99"], told["failed"])


@contextlib.contextmanager
def attacked(url: str, queries: Sequence[str]) -> Iterator[None]:
    """As long as it lasts, each of the queries is asked again as soon as it has ended, by a client of its own."""
    over = threading.Event()

    def throw(query: str) -> None:
        # To prepare for TLS, which is not used here, would take of the processor what the attacked need
        with httpx.Client(timeout=httpx.Timeout(5, connect=5), verify=False) as client:
            while not over.is_set():
                with contextlib.suppress(httpx.HTTPError):
                    client.get(url, params={"query": query})

    throwers = [threading.Thread(target=throw, args=(query,)) for query in queries]
    for thrower in throwers:
        thrower.start()
    try:
        yield
    finally:
        over.set()
        for thrower in throwers:
            thrower.join()
