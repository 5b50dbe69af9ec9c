"""Behind Debian's nginx as docs/deploy.md has it: TLS, a path prefix, two replicas, and nothing lost on the way."""

import contextlib
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest
import rdflib
from stand import BASE, TRIG

from kg.store.embedded import Store
from kg.store.load import load

ROOT = Path(__file__).parents[2]
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
needs_nginx = pytest.mark.skipif(not NGINX or not shutil.which("openssl"), reason="nginx or openssl is not installed")
ASK = {"query": "ASK { ?s ?p ?o }"}
ROWS = "SELECT * { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9)) + " }"
SITE = """
daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  {http}
  server {{
    listen 127.0.0.1:{port} ssl; server_name localhost;
    ssl_certificate {folder}/cert.pem; ssl_certificate_key {folder}/key.pem;
    {server}
  }}
}}
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextlib.contextmanager
def served(store: Path, *options: str) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    """``kg serve`` as a user starts it, and the port that it listens on."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [
        sys.executable,
        "-m",
        "kg",
        "serve",
        "--store",
        str(store),
        "--port",
        "0",
        "--root-path",
        "/graaf",
        *options,
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env) as running:
        assert running.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)", running.stderr.readline())
        assert found
        try:
            yield running, int(found[1])
        finally:
            running.kill()


@contextlib.contextmanager
def fronted(folder: Path, ports: list[int]) -> Iterator[str]:
    """nginx with the parts of deploy/nginx.conf, before servers on those ports; gives the address of the site."""
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject, *files]
    subprocess.run(make, check=True, capture_output=True)
    parts = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8").split("block ---")
    upstreams = "".join(f"server 127.0.0.1:{port} max_fails=2 fail_timeout=10s;" for port in ports)
    http = re.sub(r"server 127\.0\.0\.1:8000 [^;]*;", upstreams, parts[1].rpartition("# ---")[0].partition("\n")[2])
    port = free_port()
    text = SITE.format(folder=folder, http=http, server=parts[2].partition("\n")[2], port=port)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    with subprocess.Popen([str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")]) as running:
        try:
            wait_for(port)
            yield f"https://localhost:{port}/graaf"
        finally:
            running.terminate()


def wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    raise AssertionError("nginx does not listen")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("deploy") / "a.store"
    with Store.create_or_open(place, BASE) as made:
        load(made, "-", form="trig", data=TRIG.encode())
    return place


def client(folder: Path) -> httpx.Client:
    return httpx.Client(verify=ssl.create_default_context(cafile=str(folder / "cert.pem")), timeout=30)


@needs_nginx
def test_it_is_served_under_a_prefix_and_tls(store: Path, tmp_path: Path) -> None:
    with served(store) as (_, port), fronted(tmp_path, [port]) as site, client(tmp_path) as web:
        assert web.get(f"{site}/sparql", params=ASK).json()["boolean"] is True
        assert web.post(f"{site}/sparql", data=ASK).json()["boolean"] is True
        described = rdflib.Graph().parse(data=web.get(f"{site}/sparql").text)
        assert (rdflib.URIRef(f"{site}/sparql"), None, None) in described
        assert web.get(f"{site}/id/dossier/21501-02").headers["location"] == "/graaf/doc/dossier/21501-02"
        page = web.get(f"{site}/doc/dossier/21501-02", headers={"accept": "text/html"})
        own = [link for link in re.findall(r'(?:href|src|action)="(/[^"]*)"', page.text) if link]
        assert own
        assert all(link.startswith("/graaf/") for link in own)
        assert web.get(f"{site}/metrics").status_code == 403


@needs_nginx
def test_an_answer_that_is_cut_off_is_told_through_the_proxy(store: Path, tmp_path: Path) -> None:
    with served(store, "--timeout", "2") as (_, port), fronted(tmp_path, [port]) as site, client(tmp_path) as web:
        with web.stream("GET", f"{site}/sparql", params={"query": ROWS, "format": "csv"}) as found:
            assert found.status_code == 200
            with pytest.raises(httpx.RemoteProtocolError):
                list(found.iter_bytes())
        count = ROWS.replace("SELECT *", "SELECT (COUNT(*) AS ?n)")
        assert web.get(f"{site}/sparql", params={"query": count}).status_code == 503


@needs_nginx
@pytest.mark.parametrize("via", ["", "Via: 1.1 another\r\n"])
def test_a_client_of_http_1_0_gets_only_what_is_whole_through_the_proxy(store: Path, tmp_path: Path, via: str) -> None:
    def asked(site: str, query: str, version: str) -> str:
        place = urlsplit(site)
        told = f"GET {place.path}/sparql?query={quote(query)} HTTP/{version}\r\nHost: localhost\r\n{via}"
        trusted = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
        with (
            socket.create_connection((place.hostname or "", place.port or 0), timeout=30) as plain,
            trusted.wrap_socket(plain, server_hostname="localhost") as line,
            contextlib.suppress(OSError),
        ):
            line.sendall(f"{told}Connection: close\r\n\r\n".encode())
            return line.recv(100).decode().partition("\r\n")[0]
        return ""

    with served(store, "--timeout", "2") as (_, port), fronted(tmp_path, [port]) as site:
        assert asked(site, ROWS, "1.0").split()[1] == "503"
        assert asked(site, ROWS, "1.1").split()[1] == "200"
        assert asked(site, "ASK {}", "1.0").split()[1] == "200"


@needs_nginx
def test_a_replica_that_dies_or_stops_is_not_missed(store: Path, tmp_path: Path) -> None:
    with (
        served(store) as (first, one),
        served(store) as (second, two),
        served(store) as (_, three),
        fronted(tmp_path, [one, two, three]) as site,
        client(tmp_path) as web,
    ):
        tags = set()
        for n in range(60):
            if n == 20:
                first.kill()
            if n == 40:
                second.send_signal(signal.SIGTERM)
            found = web.get(f"{site}/sparql", params=ASK)
            assert found.status_code == 200
            tags.add(found.headers["etag"])
        assert len(tags) == 1, "replicas of one state give one tag"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_the_unit_is_one_that_systemd_reads(tmp_path: Path) -> None:
    unit = (ROOT / "deploy" / "kamergraaf.service").read_text(encoding="utf-8")
    (tmp_path / "kamergraaf.service").write_text(unit.replace("/opt/kamergraaf/bin/kg", "/bin/true"), encoding="utf-8")
    command = ["systemd-analyze", "verify", "--man=no", str(tmp_path / "kamergraaf.service")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "kamergraaf.service" not in done.stderr, done.stderr


def test_the_unit_starts_the_program_with_options_that_it_has() -> None:
    unit = (ROOT / "deploy" / "kamergraaf.service").read_text(encoding="utf-8")
    (line,) = re.findall(r"^ExecStart=\S+ (.*)$", unit, re.MULTILINE)
    from kg.cli import main

    verb, *words = line.split()
    known = {option for param in main.commands[verb].params for option in param.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_a_copy_of_what_is_published_is_a_replica(store: Path, tmp_path: Path) -> None:
    replica = tmp_path / "replica.store"
    replica.mkdir()
    shutil.copytree(store / "snapshots", replica / "snapshots")
    for name in ("kamergraaf.json", "current"):
        shutil.copy2(store / name, replica / name)
    with served(store) as (_, one), served(replica) as (_, two):
        answers = [httpx.get(f"http://127.0.0.1:{port}/sparql", params=ASK, timeout=30) for port in (one, two)]
    assert [answer.json()["boolean"] for answer in answers] == [True, True]
    assert answers[0].headers["etag"] == answers[1].headers["etag"]
