"""The quick way: what it answers is what the usual way answers, and the connection is as it is after any answer."""

import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from conftest import Serving
from stand import BASE, LETTER, TRIG, small
from test_near import warmed
from test_pipelines import RUNAWAY, all_of, figures, line, statuses

from kg.store.embedded import Store
from kg.store.load import load
from kg.web import settings, shell
from kg.web.quick import Quick

KNOWN = f"SELECT ?p ?o {{ <{LETTER}> ?p ?o }}"
OTHER = "SELECT (1 AS ?one) {}"
PLAIN = "Host: x\r\n"


def asked(query: str, more: str = "", path: str = "/sparql") -> bytes:
    return f"GET {path}?query={quote(query)} HTTP/1.1\r\n{PLAIN}{more}\r\n".encode()


def answer(connection: socket.socket) -> tuple[list[bytes], bytes]:
    """One answer: its status and headers, sorted, without the moment; and its body."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += connection.recv(1 << 16)
    head, _, body = got.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head)
    while length is not None and len(body) < int(length[1]):
        body += connection.recv(1 << 16)
    return sorted(one for one in head.split(b"\r\n") if not one.startswith(b"date: ")), body


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each request that came to the quick way whether it was answered there."""
    found: list[bool] = []
    way = Quick.answer

    def told(quick: Quick, url: bytes, headers: list[tuple[bytes, bytes]], host: str) -> bytes | None:
        found.append((sent := way(quick, url, headers, host)) is not None)
        return sent

    monkeypatch.setattr(Quick, "answer", told)
    return found


@pytest.fixture
def address(serving: Serving) -> Iterator[str]:
    with serving(small(), processes=1) as found:
        with httpx.Client(base_url=found) as web:
            warmed(web)
        yield found


@pytest.mark.parametrize("accept", ["", "*/*", "text/csv", "application/sparql-results+xml;q=0.5, text/csv;q=0.1"])
@pytest.mark.parametrize("coding", ["", "gzip", "gzip;q=0, identity"])
def test_it_answers_as_the_usual_way_does(address: str, counted: list[bool], accept: str, coding: str) -> None:
    more = f"Accept: {accept}\r\n" * bool(accept) + f"Accept-Encoding: {coding}\r\n" * bool(coding)
    with line(address) as one:
        one.sendall(asked(KNOWN, more))
        quick = answer(one)
        one.sendall(asked(KNOWN, more))
        again = answer(one)
        assert counted == [True, True]
        one.sendall(asked(KNOWN, f"{more}Connection: close\r\n"))
        usual = answer(one)
    assert counted == [True, True], "who closes is answered the usual way"
    assert quick == again == ([head for head in usual[0] if head != b"connection: close"], usual[1])


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ("Accept: text/html\r\n", 200),
        ("Accept: image/png\r\n", 406),
        ("Content-Length: 1\r\n", 200),
        ("Transfer-Encoding: chunked\r\n", 200),
        ("If-None-Match: *\r\n", 304),
        ("Expect: 100-continue\r\n", 200),
        ("Host: y\r\n", 400),
    ],
)
def test_what_is_not_plain_goes_the_usual_way(address: str, counted: list[bool], more: str, status: int) -> None:
    with line(address) as one:
        one.sendall(asked(KNOWN, more) + (b"0\r\n\r\n" if "chunked" in more else b"x" if "Length" in more else b""))
        assert statuses(b"\r\n".join(answer(one)[0]) + b" ") == [status]
    assert True not in counted


@pytest.mark.parametrize(
    "target",
    ["/sparql", "/sparql/?query=ASK%7B%7D", "/sparql?query=ASK%7B%7D&format=csv", "/sparql?format=csv&query=ASK%7B%7D"],
)
def test_neither_is_another_address(address: str, counted: list[bool], target: str) -> None:
    with line(address) as one:
        one.sendall(f"GET {target} HTTP/1.1\r\n{PLAIN}\r\n".encode())
        assert answer(one)[0][0].split()[1] == b"200"
    assert True not in counted


def test_what_a_worker_has_answered_is_answered_here_the_second_time(address: str, counted: list[bool]) -> None:
    with line(address) as one:
        one.sendall(asked(OTHER))
        first = answer(one)
        one.sendall(asked(OTHER))
        assert answer(one) == first
        one.sendall(asked(OTHER, "Accept: text/csv\r\n"))
        assert answer(one)[1] == b"one\r\n1\r\n"
    assert counted == [False, True, False]


def test_a_look_up_is_kept_when_it_is_asked_again(address: str, counted: list[bool]) -> None:
    held = re.compile(r"^kamergraaf_cache_bytes ([\d.e+]+)", re.MULTILINE)
    hits = re.compile(r"^kamergraaf_cache_hits_total (\d+)", re.MULTILINE)

    def told() -> tuple[float, int]:
        figure = figures(address)
        return float(held.findall(figure)[0]), int(hits.findall(figure)[0])

    before = told()
    with line(address) as one:
        for n in range(20):  # each another
            one.sendall(asked(f"{KNOWN} LIMIT {n}"))
            answer(one)
        assert told() == before, "what is asked once takes no room"
        one.sendall(asked(f"{KNOWN} LIMIT 7"))
        second = answer(one)
        room, found = told()
        assert room > before[0]
        assert found == before[1], "the second answer is worked out too"
        one.sendall(asked(f"{KNOWN} LIMIT 7"))
        assert answer(one) == second
        assert told() == (room, found + 1)
    assert counted.count(True) == 22, "all of them at the line"


def test_of_those_that_come_at_once_one_is_answered_at_once_and_all_in_their_order(
    address: str, counted: list[bool]
) -> None:
    numbers = [f"SELECT ?p ?o {{ <{LETTER}> ?p ?o }} LIMIT {n}" for n in range(1, 6)]
    with line(address) as one:
        one.sendall(b"".join(map(asked, numbers[:-1])) + asked(numbers[-1], "Connection: close\r\n"))
        got = all_of(one)
    assert counted == [True]
    assert statuses(got) == [200] * 5
    assert [body.count(b'"o":') for body in got.split(b"HTTP/1.1 ")[1:]] == [1, 2, 3, 4, 5]


def test_who_asks_behind_a_quick_answer_is_not_cut_off_when_the_connection_would_rest(
    monkeypatch: pytest.MonkeyPatch, serving: Serving
) -> None:
    monkeypatch.setattr(settings, "REST", 1)
    slow = asked(RUNAWAY).replace(b" HTTP/1.1", b"&timeout=2 HTTP/1.1")
    with serving(small(), processes=1) as found, line(found) as one:
        with httpx.Client(base_url=found) as web:
            warmed(web)
        one.sendall(asked(KNOWN) + slow)
        assert answer(one)[0][0].startswith(b"HTTP/1.1 200")
        assert answer(one)[0][0].startswith(b"HTTP/1.1 503"), "in its own time, which is longer"
        time.sleep(0.7)  # less than the rest since that, more since the quick one
        one.sendall(asked(KNOWN))
        assert answer(one)[0][0].startswith(b"HTTP/1.1 200")
        begun = time.monotonic()
        assert one.recv(1) == b"", "and then it rests"
        assert 0.5 < time.monotonic() - begun < 3


@pytest.mark.parametrize("size", [70_000, 200_000])
def test_a_long_body_and_the_head_behind_it_may_come_in_one_piece(serving: Serving, size: int) -> None:
    head = f"PUT /graphs?graph=urn:x HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n".encode()
    with serving(small(), processes=1) as found, line(found) as one:
        one.sendall(head)
        assert answer(one)[0][0].startswith(b"HTTP/1.1 403")
        begun, rest = asked(KNOWN)[:20], asked(KNOWN)[20:]
        for _ in range(3):
            one.sendall(b"x" * size + begun)
            time.sleep(0.2)
            one.sendall(rest)
            assert answer(one)[0][0].startswith(b"HTTP/1.1 200")
            one.sendall(head)
            assert answer(one)[0][0].startswith(b"HTTP/1.1 403")


@pytest.mark.parametrize(
    ("forwarded", "network"),
    [
        ("", "127.0.0.0"),
        ("X-Forwarded-For: 203.0.113.9\r\n", "203.0.113.0"),
        ("X-Forwarded-For: 198.51.100.7, 203.0.113.9, 127.0.0.1\r\n", "203.0.113.0"),
        ("X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-For: 198.51.100.7\r\n", "198.51.100.0"),
        ("X-Forwarded-For: 127.0.0.1\r\n", "127.0.0.0"),
        ("X-Forwarded-For: ::ffff:203.0.113.9\r\n", "203.0.113.0"),
        ("X-Forwarded-For: 2001:db8:1:2::7\r\n", "2001:db8:1::"),
        ("X-Forwarded-For: 203.0.113.9:4711\r\n", "203.0.113.0"),
    ],
)
def test_the_log_tells_whose_client_it_was(
    address: str, monkeypatch: pytest.MonkeyPatch, forwarded: str, network: str
) -> None:
    written: list[str] = []

    class Log:
        write = written.append
        flush = staticmethod(lambda: None)

    monkeypatch.setattr(shell.lines, "to", Log())
    with line(address) as one:
        for way in ("", "Connection: close\r\n"):
            one.sendall(asked(KNOWN, f"{forwarded}{way}"))
            answer(one)
        time.sleep(0.1)
    quick, usual = (re.sub(r"\d+\.\d+$", "", told.rstrip()) for told in written if "/sparql " in told)
    assert quick == usual
    assert quick.startswith(f"{network} - - [")


def test_who_is_no_proxy_speaks_for_himself(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    with serving(small(), processes=1, proxies=()) as found:
        with httpx.Client(base_url=found) as web:
            warmed(web)
        monkeypatch.setattr(shell.lines, "to", type("Log", (), {"write": staticmethod(written.append)}))
        with line(found) as one:
            one.sendall(asked(KNOWN, "X-Forwarded-For: 203.0.113.9\r\n"))
            answer(one)
        monkeypatch.setattr(shell.lines, "to", None)
    assert [told.split()[0] for told in written if "/sparql " in told] == ["127.0.0.0"]


def test_each_is_counted_once(address: str) -> None:
    name = re.compile(r'kamergraaf_requests_total\{place="sparql",status="200"\} (\d+)')
    before = int(name.findall(figures(address))[0])
    with line(address) as one:
        for _ in range(7):
            one.sendall(asked(KNOWN))
            answer(one)
    told = figures(address)
    assert int(name.findall(told)[0]) == before + 7
    steps = [int(n) for n in re.findall(r'request_seconds_bucket\{le="[^"]+",place="sparql"\} (\d+)', told)]
    assert steps == sorted(steps)
    assert steps[-1] == int(re.findall(r'request_seconds_count\{place="sparql"\} (\d+)', told)[0])


@pytest.mark.parametrize("processes", [1, 2])
def test_a_change_is_seen_by_whoever_asks_next(tmp_path: Path, serving: Serving, processes: int) -> None:
    folder, token = tmp_path / "kamergraaf.store", "a-token-for-the-tests"
    with Store.create_or_open(folder, BASE) as store:
        load(store, "-", form="trig", data=TRIG.encode())
    with (
        Store.open(folder) as store,
        serving(store, token=token, processes=processes) as found,
        httpx.Client(base_url=found, headers={"Authorization": f"Bearer {token}"}) as web,
    ):
        for turn in range(10):
            data = f'<urn:s> <urn:p> "{turn}" .'
            put = web.put("/graphs", params={"graph": "urn:g"}, content=data, headers={"Content-Type": "text/turtle"})
            assert put.status_code in (201, 204)
            for _ in range(3):
                with line(found) as one:  # now of one process, now of the other
                    one.sendall(asked("SELECT ?o { <urn:s> <urn:p> ?o }"))
                    assert f'"value":"{turn}"'.encode() in answer(one)[1]


def test_what_was_kept_of_a_state_is_kept_of_the_next_too(tmp_path: Path, serving: Serving) -> None:
    folder, token = tmp_path / "kamergraaf.store", "a-token-for-the-tests"
    with Store.create_or_open(folder, BASE) as store:
        load(store, "-", form="trig", data=TRIG.encode())
    hits = re.compile(r"^kamergraaf_cache_hits_total (\d+)", re.MULTILINE)
    with (
        Store.open(folder) as store,
        serving(store, token=token, processes=1) as found,
        httpx.Client(base_url=found, headers={"Authorization": f"Bearer {token}"}) as web,
    ):
        for turn in range(3):
            data = f'<urn:s> <urn:p> "{turn}" .'
            web.put("/graphs", params={"graph": "urn:g"}, content=data, headers={"Content-Type": "text/turtle"})
            with line(found) as one:
                before = int(hits.findall(figures(found))[0])
                for _ in range(200):  # the new state is opened meanwhile
                    one.sendall(asked("SELECT ?o { <urn:s> <urn:p> ?o }"))
                    assert f'"value":"{turn}"'.encode() in answer(one)[1]
                assert int(hits.findall(figures(found))[0]) >= before + 100
