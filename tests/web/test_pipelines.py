"""What a client sends ahead, or beside a body, is bounded: it fills no memory, and breaks no answer that is due."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest
from conftest import Serving
from stand import BASE, TRIG, small
from test_server import descendants, port
from together import served

from kg.store.embedded import Store
from kg.store.load import load
from kg.web.limits import Limits

ONE = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
ASK = b"ASK {}"
HEAD = (
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n"
)
CHUNK = b"6\r\n" + ASK + b"\r\n"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9)) + " }"
SLOW = f"GET /sparql?query={quote(RUNAWAY)}&timeout=1 HTTP/1.1\r\nHost: x\r\n\r\n".encode()
AHEAD = Limits().ahead


@contextmanager
def line(address: str) -> Iterator[socket.socket]:
    place = urlsplit(address)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=20) as connection:
        yield connection


def all_of(connection: socket.socket) -> bytes:
    """What comes until the server closes."""
    got = b""
    with suppress(ConnectionResetError):
        while piece := connection.recv(1 << 16):
            got += piece
    return got


def statuses(answers: bytes) -> list[int]:
    return [int(told) for told in re.findall(rb"HTTP/1\.1 (\d{3}) ", answers)]


def taken(address: str) -> int:
    """How many requests for /health the server has answered."""
    found = re.findall(r'kamergraaf_requests_total\{place="health",status="200"\} (\d+)', figures(address))
    return sum(map(int, found))


def figures(address: str) -> str:
    return httpx.get(f"{address}/metrics").text


def test_requests_that_wait_for_each_other_are_answered_in_their_order(server: str) -> None:
    asked = [
        f"GET /sparql?query=SELECT({n}AS?x)%7B%7D HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n" for n in range(AHEAD)
    ]
    last = "Connection: close\r\n"
    with line(server) as one:
        one.sendall("".join(f"{each}{last if each is asked[-1] else ''}\r\n" for each in asked).encode())
        answers = all_of(one)
    assert statuses(answers) == [200] * AHEAD
    assert [int(row) for row in re.findall(rb"\r\nx\r\n(\d+)\r\n", answers)] == list(range(AHEAD))


def test_a_client_that_reads_in_between_asks_as_often_as_it_likes(server: str) -> None:
    with line(server) as one:
        for _ in range(5):
            one.sendall(ONE * 4)
            got = b""
            while len(statuses(got)) < 4 or not got.endswith(b"\n"):
                got += one.recv(1 << 16)


def test_more_than_that_are_not_taken_and_those_that_are_get_whole_answers(server: str) -> None:
    with line(server) as one:
        one.sendall(SLOW.replace(b"timeout=1", b"timeout=0.5") + ONE * 1000)
        answers = all_of(one)
    assert statuses(answers) == [503] + [200] * AHEAD
    assert answers.lower().count(b"connection: close") == 1
    assert answers[answers.rindex(b"HTTP/1.1 ") :].lower().count(b"connection: close") == 1
    assert answers.count(answers[answers.rindex(b"\r\n\r\n") + 4 :]) == AHEAD


def test_a_client_that_never_reads_is_not_served_without_end(serving: Serving) -> None:
    with serving(small()) as address, line(address) as one:
        one.settimeout(1)
        with suppress(TimeoutError, ConnectionError):
            for _ in range(400):
                one.sendall(ONE * 2000)
        assert taken(address) <= 2 * AHEAD


@pytest.mark.parametrize(
    "behind",
    [b"X: " + b"y" * 10_000_000, b"X: y\r\n" * 1_000_000, b"\r\n" + ONE[:-2] + b"X: " + b"y" * 10_000_000],
    ids=["a trailer without end", "trailers without end", "another head without end"],
)
@pytest.mark.parametrize("before", [b"", SLOW], ids=["at once", "while another is answered"])
def test_what_comes_behind_a_body_is_bounded(serving: Serving, behind: bytes, before: bytes) -> None:
    with serving(small()) as address, line(address) as one:
        one.settimeout(3)
        refused = False
        try:
            one.sendall(before + HEAD + CHUNK + b"0\r\n")
            for at in range(0, len(behind), 1 << 16):
                one.sendall(behind[at : at + (1 << 16)])
                time.sleep(0.005)
        except (TimeoutError, ConnectionError):
            refused = True
        answers = b""
        with suppress(TimeoutError):
            answers = all_of(one)
        assert refused or answers
        assert statuses(answers) in ([], [431], [200, 431], [200], [503], [503, 200], [503, 431], [503, 200, 431])
        assert httpx.get(f"{address}/health").status_code == 200


def test_a_refusal_stands_in_no_other_answer(serving: Serving) -> None:
    with serving(small()) as address, line(address) as one:
        one.sendall(SLOW + b"GET / HTTP/1.1\r\nX: no host\r\n\r\n")
        answers = all_of(one)
        assert statuses(answers) == [503]
        assert 'kamergraaf_requests_total{place="none",status="400"} 1' in figures(address)


@pytest.mark.parametrize("trailer", [b"", b"X-Checked: yes\r\n", b"Host: other\r\n"])
def test_trailers_within_the_bound_are_passed_over(server: str, trailer: bytes) -> None:
    with line(server) as one:
        one.sendall(
            HEAD + CHUNK + b"0\r\n" + trailer + b"\r\n" + ONE.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
        )
        assert statuses(all_of(one)) == [200, 200]


def memory(processes: list[int]) -> int:
    """MiB of all of them."""
    return sum(int(Path(f"/proc/{one}/statm").read_text().split()[1]) * 4096 for one in processes) >> 20


@pytest.mark.parametrize("sent", [ONE * 2000, b"X: " + b"y" * 65_000], ids=["requests", "a trailer"])
def test_no_client_fills_the_memory(tmp_path: Path, sent: bytes) -> None:
    with Store.create_or_open(tmp_path / "a.store", BASE) as made:
        load(made, "-", form="trig", data=TRIG.encode())
    with served(tmp_path / "a.store") as (running, base):
        ours = [running.pid, *descendants(running.pid)]
        before = memory(ours)

        def flood() -> None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port(base)), timeout=3) as one:
                one.sendall(b"" if sent.startswith(b"GET") else HEAD + CHUNK + b"0\r\n")
                for _ in range(300):
                    one.sendall(sent)

        threads = [threading.Thread(target=flood) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert memory(ours) < before + 100
        assert httpx.get(f"{base}/health").status_code == 200


@pytest.mark.parametrize("size", [900_000, 10_000_000])
def test_a_body_behind_its_refusal_is_passed_over_and_the_next_request_answered(serving: Serving, size: int) -> None:
    head = f"PUT /graphs?graph=urn:x HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n".encode()
    with serving(small()) as address, line(address) as one:
        one.sendall(head)
        time.sleep(0.3)
        one.sendall(b"x" * size)
        one.sendall(ONE.replace(b"Host", b"Connection: close\r\nHost"))
        assert statuses(all_of(one)) == [403, 200]
        assert 'place="none"' not in figures(address)


def test_a_body_that_never_ends_behind_its_refusal_is_not_waited_for(serving: Serving) -> None:
    with serving(small(), Limits(arrival=1, upload=100_000)) as address:
        for size, sent in ((900_000, b"x"), (900_000_000, b"x" * 200_000)):
            with line(address) as one:
                one.sendall(f"PUT /graphs?graph=urn:x HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n".encode())
                time.sleep(0.3)
                one.sendall(sent)
                assert statuses(all_of(one)) == [403]
