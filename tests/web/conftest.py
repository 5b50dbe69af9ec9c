import asyncio
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from kg.search import refresh
from kg.store.embedded import Store
from kg.web.answer import Source
from kg.web.house import House
from kg.web.limits import Limits
from kg.web.server import listen
from kg.web.settings import Served, config
from kg.web.source import OnDisk
from kg.web.writing import Writer

sys.path.insert(0, str(Path(__file__).parent))

from reading import HTML, built, hostile, listed, noted
from stand import small

Serving = Callable[..., AbstractContextManager[str]]
Browsing = Callable[..., AbstractContextManager[httpx.Client]]
PROCESSES = int(os.environ.get("KAMERGRAAF_TEST_PROCESSES", "1"))
"""Serving processes of each server that a test does not choose them for: what one does several do too."""


@contextmanager
def _serving(
    source: Source | Store,
    limits: Limits | None = None,
    root_path: str = "",
    proxies: tuple[str, ...] = ("127.0.0.1",),
    token: str | None = None,
    services: tuple[str, ...] = (),
    processes: int = PROCESSES,
    at: int = 0,
) -> Iterator[str]:
    """A real server on a free port, or ``at`` that one, its parent in a thread; gives its address."""
    held = OnDisk.at(source.path, services) if isinstance(source, Store) else source
    writer = Writer(held.path, held.base_iri, token, limits or Limits()) if token and isinstance(held, OnDisk) else None
    served = Served(held, limits or Limits(), root_path, proxies, writer)
    with (
        listen("127.0.0.1", at) as taken,
        _together(served, taken, processes) if processes > 1 else _alone(served, taken),
    ):
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


@contextmanager
def _browsing(held: Source | Path, **served: str) -> Iterator[httpx.Client]:
    """A browser without scripts, at the server of a store, which is at that path, or of another source."""
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(held)) if isinstance(held, Path) else held
        address = stack.enter_context(_serving(store, **served))  # type: ignore[arg-type]
        yield stack.enter_context(httpx.Client(base_url=address, timeout=30, headers=HTML))


@contextmanager
def _alone(served: Served, taken: socket.socket) -> Iterator[None]:
    server = uvicorn.Server(config(served))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([taken])))
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(10)
    assert not thread.is_alive()


@contextmanager
def _together(served: Served, taken: socket.socket, processes: int) -> Iterator[None]:
    house, ready = House(served, taken, processes), threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(house.serve(ready.set)))
    thread.start()
    try:
        assert ready.wait(60)
        yield
    finally:
        house.stop()
        thread.join(60)
    assert not thread.is_alive()


@pytest.fixture(scope="session")
def serving() -> Serving:
    return _serving


@pytest.fixture(scope="session")
def browsing() -> Browsing:
    return _browsing


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a store can be made."""
    return tmp_path / "a.store"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with _serving(small()) as address:
        yield address


@pytest.fixture(scope="session")
def web(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, timeout=20) as client:
        yield client


@pytest.fixture(scope="session")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample letters and of one that means harm."""
    folder = tmp_path_factory.mktemp("letters")
    return built(folder, hostile(folder))


@pytest.fixture(scope="session")
def site(letters: Path) -> Iterator[httpx.Client]:
    """A browser without scripts, at the server of those letters."""
    with _browsing(letters) as client:
        yield client


@pytest.fixture(scope="session")
def indexed(letters: Path) -> Path:
    """The same store, with its search index."""
    refresh(letters)
    return letters


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A browser at a server under a path of a proxy, of those letters and of the Tweede Kamer's list, with an index."""
    folder = tmp_path_factory.mktemp("searched")
    place = built(folder, hostile(folder), *listed(folder))
    refresh(place)
    with _browsing(place, root_path="/graaf") as client:
        yield client


@pytest.fixture(scope="session")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the samples and of a letter with notes as KOOP publishes them."""
    folder = tmp_path_factory.mktemp("notes")
    with Store.open(built(folder, noted(folder))) as store, _serving(store) as address:
        yield address


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """One that holds nothing."""
    with Store.create_or_open(tmp_path / "a.store"):
        pass
    with Store.open(tmp_path / "a.store") as opened:
        yield opened
