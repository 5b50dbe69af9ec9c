"""A request that asks for another protocol besides is answered as any, and so is what stands behind it."""

import re
import shutil
import subprocess
import time

import pytest
from test_pipelines import all_of, line, statuses

ASKED = "Host: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"
LAST = "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
QUERY = "Content-Type: application/sparql-query\r\n"


@pytest.mark.parametrize("at_once", [True, False], ids=["in one piece", "in many"])
@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(f"GET /health HTTP/1.1\r\n{ASKED}\r\n", id="nothing behind the head"),
        pytest.param(f"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\n{ASKED}\r\n", id="a look-up"),
        pytest.param(f"POST /sparql HTTP/1.1\r\n{ASKED}{QUERY}Content-Length: 6\r\n\r\nASK {{}}", id="a body"),
        pytest.param(
            f"POST /sparql HTTP/1.1\r\n{ASKED}{QUERY}Transfer-Encoding: chunked\r\n\r\n6\r\nASK {{}}\r\n0\r\n\r\n",
            id="a body in chunks",
        ),
        pytest.param(
            f"POST /sparql HTTP/1.1\r\n{ASKED.replace('h2c', 'websocket')}{QUERY}Content-Length: 6\r\n\r\nASK {{}}",
            id="sockets of the web",
        ),
    ],
)
def test_it_is_answered_and_so_is_the_next(server: str, asked: str, at_once: bool) -> None:
    with line(server) as one:
        sent = f"{asked * 3}{LAST}".encode()
        for at in range(0, len(sent), len(sent) if at_once else 11):
            one.sendall(sent[at : at + (len(sent) if at_once else 11)])
            time.sleep(0 if at_once else 0.001)
        answers = all_of(one)
    assert statuses(answers) == [200] * 4
    assert answers.endswith(b"alive\n")


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(f"GET /health HTTP/1.0\r\n{ASKED}\r\n", id="of HTTP/1.0"),
        pytest.param(f"GET /health HTTP/1.1\r\n{ASKED.replace('Upgrade,', 'Upgrade, close,')}\r\n", id="the last"),
    ],
)
def test_a_request_that_ends_the_connection_ends_it(server: str, asked: str) -> None:
    with line(server) as one:
        one.sendall(f"{asked}{LAST}".encode())
        assert statuses(all_of(one)) == [200]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (f"GET /health HTTP/1.1\r\n{ASKED.replace('Host: x', 'X: y')}\r\n", 400),
        (f"GET /health HTTP/1.1\r\n{ASKED}X: {'y' * 70_000}\r\n\r\n", 431),
        ("CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n", 501),
        (f"CONNECT example.org:443 HTTP/1.1\r\n{ASKED}\r\n", 501),
        ("GET example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    ],
)
def test_what_cannot_be_is_refused_with_an_answer(
    server: str, asked: str, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    for before in ("", LAST.replace("Connection: close\r\n", "")):
        with line(server) as one:
            one.sendall(f"{before}{asked}".encode())
            if before:
                got = b""
                while b"alive\n" not in got:
                    got += one.recv(1 << 16)
                assert statuses(got + all_of(one)) in ([200, status], [200])  # who asks ahead may be cut off instead
            else:
                assert statuses(all_of(one)) == [status]
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_that_may_speak_http_2_posts_a_query(server: str) -> None:
    call = ["curl", "-sS", "--http2", "-H", "Accept: text/csv", "--data-urlencode", "query=SELECT (1 AS ?x) {}"]
    address = f"{server}/sparql"
    found = subprocess.run([*call, address, address], capture_output=True, text=True, check=True, timeout=30).stdout
    assert re.findall(r"^\d+", found, re.MULTILINE) == ["1", "1"]
