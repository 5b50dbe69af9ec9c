"""What a request's head may be: its target, its host and its version, and whose word on a client counts."""

import re
import socket
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from conftest import Serving
from stand import BASE, TRIG, small
from test_pipelines import all_of, line, statuses
from together import served

from kg.store.embedded import Store
from kg.store.load import load
from kg.web.network import network, of_both

END = "Connection: close\r\n\r\n"


def asked(server: str, head: str) -> bytes:
    with line(server) as one:
        one.sendall(head.encode("latin-1"))
        return all_of(one)


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/health", 200),
        ("http://example.org/health", 200),
        ("HTTPS://example.org:8443/health", 200),
        ("http://example.org:/health", 200),
        ("http://[2001:db8::1]:80/health", 200),
        ("http://example.org/health?x=http://a@b", 200),
        ("http://example.org", 200),
        ("http://example.org?query=a", 200),
        ("http://user@example.org/health", 400),
        ("http://a@b@c/health", 400),
        ("http://example.org:80a/health", 400),
        ("http://example.org:999999/health", 400),
        ("http://[::1/health", 400),
        ("http://[zz]/health", 400),
        ("http:///health", 400),
        ("http://:80/health", 400),
        ("http://", 400),
        ("ftp://example.org/health", 400),
        ("example.org:80", 400),
        ("*", 400),
    ],
)
def test_a_target_is_a_path_or_a_whole_address(
    server: str, target: str, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert statuses(asked(server, f"GET {target} HTTP/1.1\r\nHost: x\r\n{END}")) == [status]
    assert "Traceback" not in capfd.readouterr().err


def test_who_is_asked_is_told_by_the_address_before_the_host(server: str) -> None:
    for target, host in (("/sparql", "x.example"), ("http://good.example:81/sparql", "good.example:81")):
        told = asked(server, f"GET {target} HTTP/1.1\r\nHost: x.example\r\nAccept: application/n-triples\r\n{END}")
        assert re.findall(rb"<http://([^/>]+)/sparql>", told)[0].decode() == host


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("x", 200), ("example.org:8000", 200), ("[::1]:8000", 200), ("", 200), ("a_b.example", 200),
        ("a b", 400), ("a<>", 400), ("a/b", 400), ("a@b", 400), ("x:80a", 400), ("[::1", 400),
        ("[:::1:::]", 400), ("a:65536", 400), ("a:99999999", 400), ("a:65535", 200),
        ("h\xe9", 400), ('"', 400),
    ],
)  # fmt: skip
def test_a_host_is_one(server: str, host: str, status: int) -> None:
    assert statuses(asked(server, f"GET /health HTTP/1.1\r\nHost: {host}\r\n{END}")) == [status]


@pytest.mark.parametrize(
    ("version", "status"), [(" HTTP/1.1", 200), (" HTTP/1.0", 200), (" HTTP/2.0", 505), (" HTTP/0.9", 505), ("", 505)]
)
def test_other_versions_are_not_spoken(server: str, version: str, status: int) -> None:
    assert statuses(asked(server, f"GET /health{version}\r\nHost: x\r\n{END}")) == [status]


def test_a_tunnel_is_refused_and_a_question_to_all_of_the_server_answered(server: str) -> None:
    assert statuses(asked(server, f"CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n{END}")) == [501]
    told = asked(server, f"OPTIONS * HTTP/1.1\r\nHost: x\r\n{END}")
    assert statuses(told) == [204]
    assert b"allow: GET, HEAD, OPTIONS\r\n" in told.lower().replace(b"get, head, options", b"GET, HEAD, OPTIONS")


def test_a_graph_that_is_put_with_a_wish_for_another_protocol_is_all_there(tmp_path: Path, serving: Serving) -> None:
    with Store.create_or_open(tmp_path / "a.store", BASE) as made:
        load(made, "-", form="trig", data=TRIG.encode())
    graph = "/graphs?graph=urn:up"
    with Store.open(tmp_path / "a.store") as store, serving(store, token="a-token-for-this") as address:
        for many in (1, 2, 3):
            body = "".join(f"<urn:a> <urn:b> {n} .\n" for n in range(many))
            head = f"PUT {graph} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a-token-for-this\r\n"
            head += "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"
            head += f"Content-Type: text/turtle\r\nContent-Length: {len(body)}\r\n\r\n"
            next_one = f"GET {graph} HTTP/1.1\r\nHost: x\r\nAccept: application/n-triples\r\n{END}"
            told = asked(address, head + body + next_one)
            assert statuses(told) == [201 if many == 1 else 204, 200]
            assert told.count(b"<urn:a> <urn:b> ") == many


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("192.0.2.1", ["192.0.2.1/32", "::ffff:192.0.2.1/128"]),
        ("10.1.2.3/8", ["10.0.0.0/8", "::ffff:10.0.0.0/104"]),
        ("::ffff:192.0.2.1", ["192.0.2.1/32", "::ffff:192.0.2.1/128"]),
        ("2001:db8::/32", ["2001:db8::/32"]),
        ("::/0", ["::/0"]),
    ],
)
def test_a_network_of_ipv4_is_seen_as_one_of_ipv6_too(given: str, seen: list[str]) -> None:
    assert of_both([given]) == seen


def test_an_address_of_ipv4_is_the_same_however_it_is_written() -> None:
    assert network("::ffff:192.0.2.1") == network("192.0.2.1") == "192.0.2.1"


@pytest.mark.parametrize(
    "hosts",
    [
        "8.8.8.8,",
        "8.8.8.8, ,",
        "8.8.8.8",
        "8.8.8.8, ::ffff:127.0.0.1",
        "127.0.0.1, 8.8.8.8, 127.0.0.1",
        "::ffff:8.8.8.8",
    ],
)
def test_the_figures_are_not_for_whom_a_proxy_speaks_from_afar(serving: Serving, hosts: str) -> None:
    with serving(small()) as address:
        assert httpx.get(f"{address}/metrics").status_code == 200
        assert httpx.get(f"{address}/metrics", headers={"X-Forwarded-For": hosts}).status_code == 403


def of_both_kinds() -> bool:
    """Whether a server here may listen for IPv6 and hear IPv4 by it."""
    try:
        with closing(socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True)):
            return True
    except (OSError, ValueError):
        return False


@pytest.mark.skipif(not of_both_kinds(), reason="this machine has no IPv6")
@pytest.mark.parametrize("more", [(), ("--trusted-proxy", "127.0.0.1")], ids=["this machine", "one that is named"])
def test_a_server_of_both_knows_its_proxy_over_ipv4(tmp_path: Path, more: tuple[str, ...]) -> None:
    with Store.create_or_open(tmp_path / "a.store", BASE) as made:
        load(made, "-", form="trig", data=TRIG.encode())
    with served(tmp_path / "a.store", "--host", "::", *more) as (_, address):
        port = address.rpartition(":")[2]
        told = {"X-Forwarded-For": "8.8.8.8"}
        assert httpx.get(f"http://127.0.0.1:{port}/metrics").status_code == 200
        assert httpx.get(f"http://127.0.0.1:{port}/metrics", headers=told).status_code == 403
        assert httpx.get(f"http://127.0.0.1:{port}/health", headers=told).status_code == 200
        assert "8.8.8.0 - - [" in (tmp_path / "log").read_text()
