"""The server as a process: it says where it listens, stops when told, and refuses an address in one sentence."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest
from stand import BASE

from kg.errors import KamergraafError, UsageError
from kg.store.embedded import Store
from kg.web.server import listen
from tests.conftest import Kg

HERE = Path(__file__).parent
RUN = "from stand import small; from kg.web.server import Address, run; run(small(), Address(port=0))"


@contextmanager
def process() -> Iterator[tuple[subprocess.Popen[str], str]]:
    env = {**os.environ, "PYTHONPATH": f"{HERE.parents[1]}{os.pathsep}{HERE}"}
    with subprocess.Popen([sys.executable, "-c", RUN], stderr=subprocess.PIPE, text=True, env=env) as running:
        assert running.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", running.stderr.readline())
        assert found
        try:
            yield running, found[0]
        finally:
            running.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_listens_and_stops_cleanly(number: signal.Signals) -> None:
    with process() as (running, address):
        private = "SELECT ?geheim { ?s ?p ?geheim }"
        assert httpx.get(f"{address}/sparql", params={"query": private}).status_code == 200
        running.send_signal(number)
        _, told = running.communicate(timeout=20)
        assert running.returncode == 0
        stamp = r"\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}"
        assert re.fullmatch(
            rf'127\.0\.0\.0 - - \[{stamp}\] "GET /sparql HTTP/1\.1" 200 \d+ "-" "-" \d\.\d{{3}}\n', told
        ), told


def test_it_stops_though_a_query_runs_on() -> None:
    runaway = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9)) + " }"
    with process() as (running, address):
        with pytest.raises(httpx.TimeoutException):
            httpx.get(f"{address}/sparql", params={"query": runaway}, timeout=0.5)
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=20)
        assert running.returncode == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--timeout", "nan"), "a number of seconds"),
        (("--allow-service", "http://example.org/"), "a host or host:port"),
        (("--allow-service", "example.org:65536"), "a host or host:port"),
        (("--allow-service", "example.org:0"), "a host or host:port"),
        (("--root-path", "graaf"), "is a path, such as /graaf"),
        (("--root-path", "/a//b"), "is a path, such as /graaf"),
        (("--root-path", "/a/../b"), "is a path, such as /graaf"),
        (("--root-path", "/a?b"), "is a path, such as /graaf"),
        (("--token-file", "token"), "for --writable"),
    ],
)
def test_wrong_options_are_one_sentence(kg: Kg, tmp_path: Path, options: tuple[str, ...], told: str) -> None:
    done = kg("serve", "--store", tmp_path / "none", "--port", "0", *options)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert told in done.stderr


@pytest.mark.parametrize(
    ("option", "number"),
    [("--memory", "999999999999999999999"), ("--memory", str(1 << 43)), ("--workers", "0"), ("--timeout", "1e400")],
)
def test_a_number_out_of_its_range_is_told_with_the_range(kg: Kg, tmp_path: Path, option: str, number: str) -> None:
    done = kg("serve", "--store", tmp_path / "none", "--port", "0", option, number)
    assert done.returncode == 2
    assert f"Invalid value for '{option}': " in done.stderr
    assert "is not in the range" in done.stderr


def test_its_workers_end_with_it_however_it_ends() -> None:
    runaway = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9)) + " }"
    with process() as (running, address), socket.create_connection(("127.0.0.1", port(address))) as line:
        line.sendall(f"GET /sparql?query={quote(runaway)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(2)  # it is at work when the server dies
        theirs = descendants(running.pid)
        assert len(theirs) > 2
        running.kill()
        until = time.monotonic() + 10  # long before the thirty seconds that the query had
        while any(map(runs, theirs)) and time.monotonic() < until:
            time.sleep(0.05)
        assert [one for one in theirs if runs(one)] == []


def test_a_stop_waits_for_nobody_that_somebody_has_stopped() -> None:
    with process() as (running, _):
        found = [one for one in descendants(running.pid) if "forkserver" in Path(f"/proc/{one}/cmdline").read_text()]
        theirs = descendants(running.pid)
        os.kill(found[0], signal.SIGSTOP)  # the one that has forked all others
        running.terminate()
        assert running.wait(40) == 0
        until = time.monotonic() + 10
        while any(map(runs, theirs)) and time.monotonic() < until:
            time.sleep(0.05)
        assert [one for one in theirs if runs(one)] == []


def port(address: str) -> int:
    return urlsplit(address).port or 0


def runs(pid: int) -> bool:
    """Whether there is such a process, and not only what is left of it until its parent asks."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def descendants(pid: int) -> list[int]:
    """The processes that a process has started, in whichever of its threads, and those that they have."""
    found = []
    with suppress(OSError):  # it has just ended
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found += [int(one) for one in (thread / "children").read_text().split()]
    return found + [below for one in found for below in descendants(one)]


def test_a_port_in_use_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(KamergraafError, match="Cannot listen") as told:
        listen("127.0.0.1", taken.getsockname()[1])
    assert told.value.exit_code == 1


@pytest.mark.parametrize(("host", "port"), [("no.such.host.invalid", 0), ("127.0.0.1", 70000), ("x" * 300, 0)])
def test_an_address_that_is_none_is_wrong_usage(host: str, port: int) -> None:
    with pytest.raises(UsageError):
        listen(host, port)


@pytest.mark.parametrize(
    "token",
    ["short", "two lines of it\nand the other one", "a-token\nand-another-token", "a-token-with\x07-a-bell", "é" * 20],
)
def test_a_token_is_one_line(kg: Kg, tmp_path: Path, token: str) -> None:
    with Store.create_or_open(tmp_path / "a.store", BASE):
        pass
    (tmp_path / "token").write_text(token, encoding="utf-8")
    given = ("--writable", "--token-file", tmp_path / "token")
    done = kg("serve", "--store", tmp_path / "a.store", "--port", "0", *given)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "a token is one line" in done.stderr
