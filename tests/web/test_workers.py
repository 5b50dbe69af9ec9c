"""Queries run in processes of their own: whatever one does, it takes down itself and nothing else."""

import json
import multiprocessing
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest
from conftest import Serving
from stand import BASE, TRIG, small

from kg.store.embedded import Store
from kg.store.load import load
from kg.web import ended
from kg.web.limits import Limits

CROSS = "{ " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9)) + " }"
COUNT = f"SELECT (COUNT(*) AS ?n) {CROSS}"
ROWS = f"SELECT * {CROSS}"
# 14 to the power of 5: half a million rows, several megabytes
LONG = "SELECT ?a0 { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(5)) + " }"
CSV = {"accept": "text/csv"}


def ask(address: str, query: str, **headers: str) -> httpx.Response:
    return httpx.get(f"{address}/sparql", params={"query": query}, headers=headers, timeout=30)


def test_a_query_that_crashes_its_process_is_one_problem(serving: Serving) -> None:
    with serving(small(), Limits(at_once=2, slow=1)) as address:
        for _ in range(5):  # more often than there are processes
            found = ask(address, "ASK {} # crash")
            assert found.status_code == 500
            assert found.headers["content-type"] == "application/problem+json"
            assert ask(address, "ASK {}").json()["boolean"] is True


def wait_until(address: str, told: str) -> None:
    """Until the figures tell that."""
    until = time.monotonic() + 60
    while told not in httpx.get(f"{address}/metrics", timeout=30).text:
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("number", "status", "told"),
    [
        (signal.SIGKILL, 503, "ended from outside by signal 9 (SIGKILL), perhaps for want of memory on this machine;"),
        (signal.SIGUSR1, 503, "ended by signal 10 (SIGUSR1);"),
        (signal.SIGABRT, 500, "The query cannot be worked out: it nests too deep, or takes too much memory;"),
    ],
)
def test_a_process_that_is_ended_over_a_query_is_told_as_what_ended_it(
    serving: Serving, number: signal.Signals, status: int, told: str
) -> None:
    before = set(multiprocessing.active_children())
    # Of one process, whose children are workers alone
    with serving(small(), Limits(at_once=1, slow=1), processes=1) as address, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(ask, address, COUNT)
        wait_until(address, 'kamergraaf_queries_running{lane="slow"} 1.0')  # it is at work
        for one in set(multiprocessing.active_children()) - before:
            os.kill(one.pid or 0, number)
        found = asked.result()
        assert (found.status_code, told in found.json()["detail"]) == (status, True), found.text
        assert ("retry-after" in found.headers) == (status == 503)
        assert ask(address, "ASK {}").json()["boolean"] is True


@pytest.mark.parametrize(
    ("code", "said", "status", "told"),
    [
        (-signal.SIGSEGV, "", 500, "nests too deep"),
        (-signal.SIGABRT, "something else", 500, "nests too deep"),
        (
            -signal.SIGABRT,
            "memory allocation of 34359738368 bytes failed",
            413,
            "more memory than one query may have (5 ",
        ),
        (
            -signal.SIGABRT,
            "terminate called after throwing an instance of 'std::bad_alloc'",
            413,
            "(5 MiB); ask for less",
        ),
        (None, "memory allocation of 8192 bytes failed", 413, "more memory than one query may have"),
        (-signal.SIGKILL, "memory allocation of 8192 bytes failed", 503, "perhaps for want of memory on this machine"),
        (-signal.SIGRTMIN - 1, "", 503, f"was ended by signal {signal.SIGRTMIN + 1};"),
        (1, "", 503, "ended before its answer was whole;"),
        (None, "", 503, "ended before its answer was whole;"),
    ],
)
def test_of_an_end_no_more_is_told_than_is_known(code: int | None, said: str, status: int, told: str) -> None:
    problem = ended.problem(code, said, 5 << 20)
    assert (problem.status, told in problem.detail) == (status, True), problem.detail


def test_a_query_that_wants_too_much_memory_is_one_problem(serving: Serving) -> None:
    with serving(small(), Limits(at_once=2, slow=2, memory=96 << 20)) as address:
        found = ask(address, f"SELECT * {CROSS} ORDER BY ?c0")
        assert found.status_code == 413, found.text
        assert found.json()["detail"] == "The query takes more memory than one query may have (96 MiB); ask for less."
        assert found.json()["limit"] == "memory"
        assert ask(address, "ASK {}").status_code == 200
        assert replaced(address, "stopped") == {"stopped": 1, "died": 0, "renewed": 0}


def test_an_answer_that_outruns_its_time_is_cut_off_and_the_client_knows(serving: Serving) -> None:
    with serving(small(), Limits(seconds=2, answer=1 << 40)) as address:
        with httpx.stream("GET", f"{address}/sparql", params={"query": ROWS}, headers=CSV, timeout=30) as found:
            assert found.status_code == 200
            chunks = found.iter_bytes()
            assert next(chunks)
            with pytest.raises(httpx.RemoteProtocolError):
                list(chunks)
        assert ask(address, "ASK {}").status_code == 200


def test_an_answer_past_the_bound_is_413_or_cut_off(serving: Serving) -> None:
    # nothing is sent before the bound is met
    with serving(small(), Limits(answer=100_000, slice=25)) as address:
        assert ask(address, ROWS).status_code == 413
    with serving(small(), Limits(answer=30_000_000, slice=0.01)) as address, pytest.raises(httpx.RemoteProtocolError):
        ask(address, ROWS)


@contextmanager
def runaways(address: str, clients: Sequence[str], each: int) -> Iterator[None]:
    """Runaways thrown at a server without pause, so many at once from each client."""
    over = threading.Event()

    def throw(client: str) -> None:
        while not over.is_set():
            try:
                ask(address, f"{COUNT} # {time.monotonic()}", **{"x-forwarded-for": client})
            except httpx.HTTPError:  # the server ends before the last answer
                time.sleep(0.01)

    threads = [threading.Thread(target=throw, args=(client,), daemon=True) for client in clients for _ in range(each)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()


@pytest.mark.parametrize(("clients", "each"), [(2, 4), (5, 1)])
def test_runaways_of_others_keep_nobody_from_a_slow_query(serving: Serving, clients: int, each: int) -> None:
    long = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?a{n} ?b{n} ?c{n} .' for n in range(5))} }}"
    with (
        serving(small(), Limits(seconds=8, at_once=2, slow=4, slice=0.02)) as address,
        runaways(address, [f"198.51.{n}.9" for n in range(clients)], each),
    ):
        time.sleep(3)  # until they have all places
        for _ in range(3):
            found = ask(address, long, **{"x-forwarded-for": "203.0.113.7"})
            assert found.json()["results"]["bindings"][0]["n"]["value"] == str(14**5)


def test_one_client_that_fetches_nothing_leaves_room_for_others(serving: Serving) -> None:
    with serving(small(), Limits(at_once=2, slow=4, slice=0.01, spool=12 << 20)) as address:
        place = urlsplit(address)
        idle = [socket.create_connection((place.hostname or "", place.port or 0)) for _ in range(8)]
        try:
            for number, one in enumerate(idle):
                asked = f"GET /sparql?query={quote(f'{LONG} # {number}')} HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n"
                one.sendall(f"{asked}X-Forwarded-For: 198.51.100.9\r\n\r\n".encode())
            time.sleep(5)  # until there is no more room
            whole = {ask(address, LONG, **CSV, **{"x-forwarded-for": "203.0.113.7"}).text for _ in range(2)}
            assert [text.count("\r\n") for text in whole] == [14**5 + 1]
        finally:
            for one in idle:
                one.close()


def old_http(address: str, query: str) -> bytes:
    place = urlsplit(address)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=30) as line:
        line.sendall(f"GET /sparql?query={quote(query)} HTTP/1.0\r\nAccept: text/csv\r\n\r\n".encode())
        return b"".join(iter(lambda: line.recv(65536), b""))


def test_a_client_of_http_1_0_gets_all_or_a_problem(serving: Serving) -> None:
    with serving(small(), Limits(seconds=1, answer=1 << 40)) as address:
        assert old_http(address, ROWS).startswith(b"HTTP/1.1 503")
    with serving(small()) as address:
        head, _, body = old_http(address, LONG).partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200")
        assert f"content-length: {len(body)}".encode() in head.lower()


def test_a_long_answer_is_whole(serving: Serving) -> None:
    with serving(small(), Limits(slice=0.01)) as address:
        found = ask(address, LONG, accept="text/csv")
        assert "content-length" not in found.headers, "it is sent before it is whole"
        assert found.text.count("\r\n") == 14**5 + 1


def test_clients_that_do_not_read_keep_no_worker(serving: Serving) -> None:
    with serving(small(), Limits(at_once=1, slow=1, slice=0.01)) as address:
        place = urlsplit(address)
        idle = [socket.create_connection((place.hostname or "", place.port or 0)) for _ in range(5)]
        try:
            for one in idle:
                one.sendall(f"GET /sparql?query={quote(LONG)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert ask(address, LONG, accept="text/csv").text.count("\r\n") == 14**5 + 1
        finally:
            for one in idle:
                one.close()


def test_a_client_that_leaves_ends_its_query(serving: Serving) -> None:
    with serving(small(), Limits(at_once=1, slow=1)) as address:
        for _ in range(3):
            with pytest.raises(httpx.TimeoutException):
                httpx.get(f"{address}/sparql", params={"query": COUNT}, timeout=0.4)
        # the one slow place is free again, long before the thirty seconds that the query had
        assert ask(address, LONG, accept="text/csv").status_code == 200


def test_quick_queries_do_not_wait_for_slow_ones(serving: Serving) -> None:
    # A slice in which a busy machine too answers a quick query
    limits = Limits(seconds=15, at_once=1, slow=2, slice=0.5)
    with serving(small(), limits) as address, ThreadPoolExecutor(6) as pool:
        slow = [pool.submit(ask, address, f"{COUNT} # {n}") for n in range(6)]
        time.sleep(0.5)
        with httpx.Client(timeout=30) as client:
            assert client.get(f"{address}/sparql", params={"query": "ASK {}"}).status_code == 200
        assert not all(one.done() for one in slow)
        assert {one.result().status_code for one in slow} == {503}


def test_a_client_may_ask_for_less_time_and_not_for_more(serving: Serving) -> None:
    with serving(small(), Limits(seconds=1)) as address:
        for seconds, told in (("0.3", "0.3 seconds"), ("3600", "1 second;")):
            found = httpx.get(f"{address}/sparql", params={"query": COUNT, "timeout": seconds})
            assert (found.status_code, told in found.json()["detail"]) == (503, True)
        for wrong in ("soon", "-1", "nan", "0"):
            assert httpx.get(f"{address}/sparql", params={"query": COUNT, "timeout": wrong}).status_code == 400


def test_a_page_is_bounded_more_tightly_than_an_answer(serving: Serving) -> None:
    with serving(small()) as address:
        found = ask(address, LONG, accept="text/html")
        assert found.status_code == 413
        assert "LIMIT" in found.text


def test_no_process_is_left_behind(serving: Serving) -> None:
    before = set(multiprocessing.active_children())
    with serving(small(), Limits(seconds=1)) as address:
        assert ask(address, COUNT).status_code == 503
        assert set(multiprocessing.active_children()) - before
    assert not [one for one in multiprocessing.active_children() if one not in before and one.is_alive()]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "a.store"
    with Store.create_or_open(folder, BASE) as store:
        load(store, "-", form="trig", data=TRIG.encode())
    return folder


WRITE = """
import sys
from kg.store.embedded import Store
from kg.store.load import load
for n in range(3):
    with Store.create_or_open(sys.argv[1]) as store:
        load(store, "-", form="turtle", data=f"<urn:s{n}> <urn:p> <urn:o> .".encode())
"""


def test_a_new_state_is_served_and_no_request_is_lost(place: Path, serving: Serving) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o }"
    with Store.open(place) as store, serving(store) as address:
        writing = subprocess.Popen([sys.executable, "-c", WRITE, str(place)])
        seen = []
        until = time.monotonic() + 60
        while time.monotonic() < until and seen[-1:] != [3]:
            found = ask(address, count)
            assert found.status_code == 200, found.text
            seen.append(int(json.loads(found.text)["results"]["bindings"][0]["n"]["value"]))
        assert writing.wait(60) == 0
        assert seen[-1] == 3


def replaced(address: str, least: str = "") -> dict[str, int]:
    """How many workers were replaced, by how they ended; once there is one that ended so."""
    until = time.monotonic() + 60
    while True:
        told = httpx.get(f"{address}/metrics", timeout=30).text
        found = re.findall(r'^kamergraaf_workers_replaced_total\{end="(\w+)"\} (\d+)', told, re.MULTILINE)
        seen = {end: int(number) for end, number in found}
        if not least or seen[least] or time.monotonic() > until:
            return seen


def test_figures_tell_apart_why_workers_were_replaced(place: Path, serving: Serving) -> None:
    before = set(multiprocessing.active_children())
    limits = Limits(seconds=1, at_once=1, slow=1)
    with Store.open(place) as store, serving(store, limits, processes=1) as address:
        assert replaced(address) == {"died": 0, "stopped": 0, "renewed": 0}
        assert ask(address, COUNT).status_code == 503
        assert replaced(address, "stopped") == {"died": 0, "stopped": 1, "renewed": 0}
        # the newest: the one that was stopped may not be gone yet
        newest = max(one.pid or 0 for one in set(multiprocessing.active_children()) - before)
        os.kill(newest, signal.SIGKILL)
        assert replaced(address, "died") == {"died": 1, "stopped": 1, "renewed": 0}
        subprocess.run([sys.executable, "-c", WRITE, str(place)], check=True, timeout=60)
        seen = replaced(address, "renewed")
        assert (seen["died"], seen["stopped"]) == (1, 1)
