"""What a new worker has ready before its first page."""

import functools
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.web.answer import Answerer
from kg.web.bench import Bench, Limits
from kg.web.links import Links
from kg.web.pages import home, lists, network, of_thing, search
from kg.web.reader import Reader
from kg.web.source import OnDisk

ROOT = Path(__file__).resolve().parents[2]
BASE = "https://w3id.org/kamergraaf/"


def reader(lang: str, path: str = "", *asked: tuple[str, str]) -> Reader:
    return Reader(lang, Links(BASE), "http://127.0.0.1", path, asked)


PAGES: dict[str, Callable[[Answerer], object]] = {
    "home": functools.partial(home.page, reader=reader("nl")),
    "letter": functools.partial(of_thing, reader=reader("en"), iri=f"{BASE}id/kamerstuk/21501-02-9001"),
    "minister": functools.partial(of_thing, reader=reader("nl"), iri=f"{BASE}id/persoon/c-c-j-veldkamp"),
    "network": functools.partial(network.page, reader=reader("nl"), iri=f"{BASE}id/kamerstuk/21501-02-9001"),
    "search": functools.partial(search.page, reader=reader("en", "zoek", ("q", "raad")), kind="zoek"),
    "list": functools.partial(lists.page, reader=reader("nl", "lijst"), below="bewindspersonen"),
}


def made(job: Callable[[Answerer], object], store: Answerer) -> list[str]:
    """What the job reads of what ships with the server, imports and compiles; told of this process from here on."""
    found: list[str] = []

    def heard(event: str, told: tuple[object, ...]) -> None:
        if event in ("compile", "import") or (event == "open" and str(told[0]).startswith(str(ROOT))):
            found.append(f"{event} {told[0] or told[1]}")

    sys.addaudithook(heard)
    job(store)
    return [*found]


async def first(letters: Path, job: Callable[[Answerer], object]) -> object:
    """What the first worker of a server does with its store."""
    bench = Bench(OnDisk.at(letters), Limits(at_once=1, slow=0))
    await bench.start()
    try:
        return await bench.run(functools.partial(job, bench.store))
    finally:
        await bench.stop()


def allocator(_: Answerer) -> str | None:
    """What the C library was told of memory when the process began."""
    return os.getenv("GLIBC_TUNABLES")


def told(job: str, letters: Path, **settings: str) -> str:
    """What a server in a process of its own has of its first worker: a process has one that forks for it, and another
    test may have had that one begin otherwise. ``job`` is an expression with what stands in this module.
    """
    script = (
        "import asyncio, functools; from pathlib import Path; from tests.web.test_warm import *; "
        f"print(asyncio.run(first(Path({str(letters)!r}), {job})))"
    )
    environ = {name: value for name, value in os.environ.items() if name != "GLIBC_TUNABLES"} | settings
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, env=environ, check=False
    )
    return (done.stdout or done.stderr).strip()


def test_a_workers_memory_is_kept_ready_in_small_pieces_unless_the_server_was_told_otherwise(letters: Path) -> None:
    setting = "glibc.malloc.tcache_count"
    assert told("allocator", letters) == f"{setting}=500"
    assert told("allocator", letters, GLIBC_TUNABLES=f"{setting}=9") == f"{setting}=9"


@pytest.mark.parametrize("page", PAGES)
def test_the_first_page_of_a_new_worker_finds_all_made_that_is_the_same_for_every_page(
    letters: Path, page: str
) -> None:
    assert told(f"functools.partial(made, PAGES[{page!r}])", letters) == "[]"
