"""What a new worker has ready before its first page."""

import functools
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


async def first(letters: Path, page: str) -> list[str]:
    """What the first worker of a server makes over its first page."""
    bench = Bench(OnDisk.at(letters), Limits(at_once=1, slow=0))
    await bench.start()
    try:
        return await bench.run(functools.partial(made, PAGES[page], bench.store))
    finally:
        await bench.stop()


@pytest.mark.parametrize("page", PAGES)
def test_the_first_page_of_a_new_worker_finds_all_made_that_is_the_same_for_every_page(
    letters: Path, page: str
) -> None:
    # In a process of its own: one has one that forks for it, and another test may have had that import other things
    code = (
        f"import asyncio; from tests.web.test_warm import first; from pathlib import Path\n"
        f"print(asyncio.run(first(Path({str(letters)!r}), {page!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stdout == "[]\n", done.stdout + done.stderr
