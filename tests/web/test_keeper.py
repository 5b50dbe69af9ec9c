"""The search index is made by another process, which may end and leaves nothing undone by it."""

import fcntl
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from stand import BASE, TRIG
from test_server import descendants
from together import all_end, said, served

from kg.search import find
from kg.store import folder
from kg.store.embedded import Store
from kg.store.load import load
from kg.web import keeper
from kg.web.source import OnDisk


@pytest.fixture
def store(tmp_path: Path) -> Path:
    place = tmp_path / "a.store"
    with Store.create_or_open(place, BASE) as made:
        load(made, "-", form="trig", data=TRIG.encode())
    return place


@pytest.fixture
def held(store: Path) -> Iterator[int]:
    """The lock of the index, for which the making waits."""
    (store / "search").mkdir()
    with (store / "search" / "lock").open("a+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock.fileno()


def making(server: int, but: int = 0) -> int:
    """The process that makes the index, once there is one."""
    until = time.monotonic() + 30
    while not (found := [pid for pid in descendants(server) if "index" in said(pid) and pid != but]):
        assert time.monotonic() < until
        time.sleep(0.05)
    return found[0]


@pytest.mark.usefixtures("held")
def test_it_ends_with_a_server_that_is_killed(store: Path) -> None:
    with served(store) as (running, _):
        made = making(running.pid)
        running.kill()
        assert all_end([made])


def test_one_that_is_killed_is_followed_by_another(store: Path, held: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "_PAUSE", 0.1)
    with keeper.keeping(OnDisk.at(store)):
        first = making(os.getpid())
        os.kill(first, signal.SIGKILL)
        making(os.getpid(), but=first)
        fcntl.flock(held, fcntl.LOCK_UN)
        until = time.monotonic() + 30
        while find(store, folder.current(store)) is None:
            assert time.monotonic() < until
            time.sleep(0.05)
