"""A server of several processes: it spreads its clients, has one set of bounds, and loses none of its processes."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from conftest import Serving
from stand import BASE, TRIG, noted
from test_server import descendants, port
from together import ENVIRONMENT, all_end, children, connected, figures, look_up, served, spread

from kg.store.embedded import Store
from kg.store.load import load
from kg.web.limits import Limits

RUNAWAY = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9)) + " }"
ANSWERED = 'kamergraaf_requests_total{place="sparql",status="200"}'
COUNT = "SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o }"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    place = tmp_path / "a.store"
    with Store.create_or_open(place, BASE) as made:
        load(made, "-", form="trig", data=TRIG.encode())
    return place


@pytest.mark.parametrize("number", [8, 64])
def test_connections_are_spread_evenly(store: Path, number: int) -> None:
    with served(store) as (running, base), ExitStack() as stack:
        theirs = descendants(running.pid)
        for _ in range(number):
            stack.enter_context(socket.create_connection(("127.0.0.1", port(base))))
        until = time.monotonic() + 15
        while sum(found := spread(port(base), theirs)) < number and time.monotonic() < until:
            time.sleep(0.1)
        assert found == [number // 2, number // 2]


def test_the_address_is_said_once_and_each_line_is_whole(store: Path, tmp_path: Path) -> None:
    def ask(one: httpx.Client) -> set[int]:
        return {look_up(one).status_code for _ in range(100)}

    with served(store, told=tmp_path / "said") as (running, base):
        with ThreadPoolExecutor(8) as pool, connected(base, 8, descendants(running.pid)) as clients:
            assert list(pool.map(ask, (one for one, _ in clients))) == [{200}] * 8
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 0
    first, *rest = (tmp_path / "said").read_text().splitlines()
    assert first.startswith("Kamergraaf serves at ")
    line = r'127\.0\.0\.0 - - \[[^\]]+\] "GET /(sparql|health) HTTP/1\.1" 200 \d+ "-" "-" \d+\.\d{3}'
    assert [one for one in rest if not re.fullmatch(line, one)] == []
    assert len(rest) == 808


REFUSED = (
    (b"GET /health HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", 431, False),
    (b"FOO / HTTP/9.9\r\n\r\n", 400, False),
    (b"GET /health HTTP/1.1\r\n\r\n", 400, False),
    (b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501, False),
)


def test_what_is_refused_at_its_head_has_its_line_and_counts(store: Path, tmp_path: Path) -> None:
    with served(store, told=tmp_path / "said") as (running, base):
        for sent, status, again in REFUSED:
            with socket.create_connection(("127.0.0.1", port(base)), 30) as line:
                line.sendall(sent)
                head = line.recv(400)
                assert head.startswith(b"HTTP/1.1 %d " % status)
                assert (b"Retry-After" in head) is again
        with connected(base, 1, descendants(running.pid)) as ((one, _),):
            seen = figures(one)
        assert seen['kamergraaf_requests_total{place="none",status="400"}'] == 2
        assert seen['kamergraaf_requests_total{place="none",status="431"}'] == 1
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 0
    lines = (tmp_path / "said").read_text().splitlines()
    told = [
        found[1] for one in lines if (found := re.fullmatch(r'127\.0\.0\.0 - - \[.+\] "-" (\d+) 0 "-" "-" 0\.000', one))
    ]
    assert sorted(told) == sorted(str(status) for _, status, _ in REFUSED)


def test_figures_are_those_of_all_whichever_is_asked(store: Path) -> None:
    with served(store) as (running, base), connected(base, 4, descendants(running.pid)) as clients:
        for one, _ in clients:
            assert {look_up(one).status_code for _ in range(10)} == {200}
        seen = [figures(one) for one, _ in clients]
        assert {one["kamergraaf_processes"] for one in seen} == {2}
        assert {one[ANSWERED] for one in seen} == {40}
        assert {one["kamergraaf_lookups_total"] + one["kamergraaf_cache_hits_total"] for one in seen} == {40}
        assert {one['kamergraaf_requests_total{place="health",status="200"}'] for one in seen} == {4}


def test_a_process_that_is_killed_is_replaced_and_no_other_clients_notice(store: Path) -> None:
    over = threading.Event()

    def ask(web: httpx.Client) -> list[int]:
        told = []
        while not over.is_set():
            told += [look_up(web).status_code, look_up(web, f"ASK {{}} # {time.monotonic()}").status_code]
        return told

    with served(store) as (running, base), ThreadPoolExecutor(8) as pool:
        theirs = descendants(running.pid)
        with connected(base, 8, theirs) as clients:
            victim = clients[0][1]
            staying = [one for one, pid in clients if pid != victim]
            asking = [pool.submit(ask, one) for one in staying[1:]]
            assert len(asking) == 3
            time.sleep(1)
            before = figures(staying[0])[ANSWERED]
            os.kill(victim, signal.SIGKILL)
            until = time.monotonic() + 30
            while figures(staying[0])["kamergraaf_processes"] < 2 and time.monotonic() < until:
                time.sleep(0.1)
            time.sleep(1)
            over.set()
            assert all(set(one.result()) == {200} and len(one.result()) > 20 for one in asking)
            after = figures(staying[0])
            assert (after["kamergraaf_processes"], after["kamergraaf_processes_replaced_total"]) == (2, 1)
            assert after[ANSWERED] >= before, "what it had counted is kept"
            with connected(base, 8, descendants(running.pid)) as more:
                assert {look_up(one).status_code for one, _ in more} == {200}
                assert len({pid for _, pid in more} - set(theirs)) == 1, "the new one has its share"


def test_workers_that_are_killed_are_replaced(store: Path) -> None:
    with served(store) as (running, base), connected(base, 2, descendants(running.pid)) as clients:
        fronts = {pid for _, pid in clients}
        (starter,) = (pid for pid in children(running.pid) if set(children(pid)) >= fronts)
        workers = set(children(starter)) - fronts
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        web = clients[0][0]
        assert look_up(web).status_code == 200, "what a serving process answers by itself"
        until = time.monotonic() + 60
        while figures(web)['kamergraaf_workers_replaced_total{end="died"}'] < len(workers) and time.monotonic() < until:
            time.sleep(0.1)
        for number, (one, _) in enumerate(clients):
            assert look_up(one, f"ASK {{ ?s ?p ?o . ?o ?q ?r }} # {number}").status_code == 200
        seen = figures(web)
        assert seen["kamergraaf_processes_replaced_total"] == 0
        assert seen['kamergraaf_workers_replaced_total{end="renewed"}'] == 0


def test_bounds_are_those_of_all_together(store: Path) -> None:
    with served(store) as (_, base), ExitStack() as stack:
        lines = [stack.enter_context(socket.create_connection(("127.0.0.1", port(base)))) for _ in range(520)]
        time.sleep(1)
        refused = 0
        for line in lines[500:]:
            line.settimeout(30)
            line.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
            with suppress(ConnectionError):
                refused += line.recv(200).startswith(b"HTTP/1.1 503")
        assert refused == 8


def test_one_client_has_one_share_of_the_slow_places_whichever_process_it_asks(store: Path) -> None:
    running, waiting = (f'kamergraaf_queries_{what}{{lane="slow"}}' for what in ("running", "waiting"))
    with ThreadPoolExecutor(8) as pool, served(store, "--workers", "4") as (server, base), ExitStack() as stack:
        *asking, (watching, _) = stack.enter_context(connected(base, 9, descendants(server.pid)))
        for number, (one, _) in enumerate(asking):
            pool.submit(look_up, one, f"{RUNAWAY} # {number}")
        seen, until = [figures(watching)], time.monotonic() + 25
        share = Limits().share
        while seen[-1][waiting] < 8 - share and time.monotonic() < until:
            time.sleep(0.2)
            seen.append(figures(watching))
        assert (seen[-1][running], seen[-1][waiting]) == (share, 8 - share)
        assert max(one[running] for one in seen) == share
        server.kill()


WRITE = """
import sys
from kg.store.embedded import Store
from kg.store.load import load
for n in range(3):
    with Store.create_or_open(sys.argv[1]) as store:
        load(store, "-", form="turtle", data=f"<urn:s{n}> <urn:p> <urn:o> .".encode())
"""


def test_a_new_state_is_served_by_all_and_no_request_is_lost(store: Path) -> None:
    with served(store) as (running, base), connected(base, 4, descendants(running.pid)) as clients:
        writing = subprocess.Popen([sys.executable, "-c", WRITE, str(store)], env=ENVIRONMENT)
        seen: dict[int, int] = {}
        until = time.monotonic() + 60
        while time.monotonic() < until and set(seen.values()) != {3}:
            for number, (one, _) in enumerate(clients):
                found = look_up(one, COUNT)
                assert found.status_code == 200, found.text
                assert look_up(one).status_code == 200
                count = int(found.json()["results"]["bindings"][0]["n"]["value"])
                assert count >= seen.get(number, 0)
                seen[number] = count
        assert writing.wait(60) == 0
        assert set(seen.values()) == {3}
        assert look_up(clients[0][0], "SELECT ?o { <urn:s2> <urn:p> ?o }").json()["results"]["bindings"]


def test_one_process_writes_and_all_see_it(store: Path, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("geheim-geheim-geheim\n")
    options = ("--writable", "--token-file", str(tmp_path / "token"))
    with served(store, *options) as (running, base), connected(base, 8, descendants(running.pid)) as clients:
        for n, (one, _) in enumerate(clients):
            change = {"update": f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:s{n}> <urn:p> <urn:o> }} }}"}
            assert one.post("/sparql", data=change).status_code == 401
            done = one.post("/sparql", data=change, headers={"Authorization": "Bearer geheim-geheim-geheim"})
            assert done.status_code == 204, done.text
            for other, _ in clients:
                found = look_up(other, COUNT).json()["results"]["bindings"]
                assert found[0]["n"]["value"] == str(n + 1)
                assert look_up(other, f"ASK {{ <urn:s{n}> <urn:p> ?o }}").json()["boolean"] is True


def test_what_the_graph_holds_is_counted_once_for_all(serving: Serving, tmp_path: Path) -> None:
    with serving(noted(tmp_path / "asked"), processes=2) as base, ExitStack() as stack, ThreadPoolExecutor(6) as pool:
        clients = [stack.enter_context(httpx.Client(base_url=base, timeout=30)) for _ in range(6)]
        told = list(pool.map(lambda one: one.get("/.well-known/void?format=nt"), clients))
        assert {one.status_code for one in told} == {200}
        assert len({one.text for one in told}) == 1
        assert "http://rdfs.org/ns/void#triples" in told[0].text
    counted = Counter(line for line in (tmp_path / "asked").read_text().splitlines() if "COUNT" in line)
    assert set(counted.values()) == {1}


@pytest.mark.parametrize("whole", [False, True], ids=["the parent", "the whole group"])
def test_a_stop_lets_queries_end_and_leaves_no_process(store: Path, whole: bool) -> None:
    long = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?a{n} ?b{n} ?c{n} .' for n in range(5))} }}"
    with served(store) as (running, base), ThreadPoolExecutor(4) as pool:
        theirs = descendants(running.pid)
        with connected(base, 4, theirs) as clients:
            asked = [pool.submit(look_up, one, f"{long} # {n}") for n, (one, _) in enumerate(clients)]
            time.sleep(0.3)
            if whole:
                os.killpg(running.pid, signal.SIGTERM)
            else:
                running.send_signal(signal.SIGTERM)
            assert [one.result().status_code for one in asked] == [200] * 4
        assert running.wait(60) == 0
        assert all_end(theirs)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_second_signal_ends_what_runs(store: Path, number: signal.Signals) -> None:
    with served(store) as (running, base), socket.create_connection(("127.0.0.1", port(base))) as line:
        line.sendall(f"GET /sparql?query={quote(RUNAWAY)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(1.5)
        theirs = descendants(running.pid)
        running.send_signal(number)
        time.sleep(0.5)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port(base)))
        assert running.poll() is None
        running.send_signal(number)
        assert running.wait(10) == 0
        assert all_end(theirs)


def test_a_stop_that_is_told_to_a_process_and_to_its_group_is_one(store: Path, tmp_path: Path) -> None:
    with served(store, told=tmp_path / "said") as (running, base):
        asked = threading.Thread(target=httpx.get, args=[f"{base}/sparql?timeout=2&query={quote(RUNAWAY)}"])
        asked.start()
        time.sleep(1)
        running.send_signal(signal.SIGTERM)
        time.sleep(0.02)
        os.killpg(running.pid, signal.SIGTERM)
        asked.join()
        assert running.wait(60) == 0
    first, *rest = (tmp_path / "said").read_text().splitlines()
    assert first.startswith("Kamergraaf serves at ")
    assert len(rest) == 1
    assert '" 503 ' in rest[0]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_is_stopped_at_once_says_nothing_of_its_insides(
    store: Path, tmp_path: Path, number: signal.Signals
) -> None:
    with served(store, told=tmp_path / "said") as (running, _):
        running.send_signal(number)
        time.sleep(0.4)
        running.send_signal(number)
        assert running.wait(60) == 0
    assert "Traceback" not in (tmp_path / "said").read_text()


def test_one_that_forks_is_replaced_with_the_workers_and_serving_goes_on(store: Path) -> None:
    with served(store) as (running, base), connected(base, 2, descendants(running.pid)) as clients:
        (starter,) = (pid for pid in children(running.pid) if set(children(pid)) >= {pid for _, pid in clients})
        workers = set(children(starter)) - {pid for _, pid in clients}
        os.kill(starter, signal.SIGKILL)
        assert all_end([starter, *workers])
        for number, (one, _) in enumerate(clients):
            assert look_up(one).status_code == 200, "what a serving process answers by itself"
            assert look_up(one, f"ASK {{ ?s ?p ?o . ?o ?q ?r }} # {number}").status_code == 200
        until = time.monotonic() + 60
        while figures(clients[0][0])["kamergraaf_workers"] < len(workers) and time.monotonic() < until:
            time.sleep(0.1)
        seen = figures(clients[0][0])
        assert seen["kamergraaf_workers"] == seen['kamergraaf_workers_replaced_total{end="died"}'] == len(workers)
        assert seen["kamergraaf_processes_replaced_total"] == 0
        theirs = [*descendants(running.pid), *(pid for _, pid in clients)]
        running.kill()
        assert all_end(theirs)


def test_a_parent_that_is_killed_leaves_nothing(store: Path) -> None:
    with served(store) as (running, base), socket.create_connection(("127.0.0.1", port(base))) as line:
        line.sendall(f"GET /sparql?query={quote(RUNAWAY)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(2)
        theirs = descendants(running.pid)
        assert len(theirs) > 4
        running.kill()
        assert all_end(theirs)
