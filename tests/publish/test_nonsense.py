"""Servers that break off, lie or answer something else: one sentence and exit code 1, and nothing that looks whole."""

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kg.store import server as servers
from kg.store.embedded import Store
from kg.store.server import RemoteError, Server
from tests.conftest import Kg

JSON = "application/sparql-results+json"


def rows(names: list[str], *bindings: dict[str, str]) -> bytes:
    told = [{name: {"type": "literal", "value": value} for name, value in one.items()} for one in bindings]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": told}}).encode()


ANSWERS = {
    "cut short": b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: 1000\r\n\r\n{" % JSON.encode(),
    "no status": b"\x00\xff nonsense\r\n\r\n",
    "boolean": json.dumps({"head": {}, "boolean": True}).encode(),
    "no variables": rows([]),
    "no row": rows(["n"]),
    "other variables": rows(["zz"], {"zz": "1"}),
    "negative": rows(["n"], {"n": "-1"}),
    "unbound": rows(["n"], {}),
    "words": b"<html>hello</html>",
}


@contextmanager
def stub(answer: bytes, zipped: bool = False) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if answer.startswith((b"HTTP/", b"\x00")):
                self.wfile.write(answer)
                self.close_connection = True
                return
            self.send_response(200)
            self.send_header("Content-Type", JSON)
            if zipped:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("verb", [("stats",), ("export", "--format", "nquads")], ids=["stats", "export"])
def test_an_endpoint_that_answers_nonsense_is_one_sentence(kg: Kg, verb: tuple[str, ...], answer: str) -> None:
    with stub(ANSWERS[answer]) as url:
        done = kg(*verb, "--endpoint", url)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip().count("\n") == 0, done.stderr
    assert "kg did not foresee" not in done.stderr


@pytest.mark.parametrize(
    ("answer", "code"),
    [("cut short", 1), ("no status", 1), ("boolean", 1), ("words", 1), ("no variables", 0), ("no row", 0)],
)
def test_a_query_of_such_an_endpoint_is_one_sentence_or_what_it_says(kg: Kg, answer: str, code: int) -> None:
    with stub(ANSWERS[answer]) as url:
        done = kg("query", "--named", "letter-kinds", "--format", "csv", "--endpoint", url)
    assert done.returncode == code, done.stderr
    assert done.stderr.strip().count("\n") == 0
    assert "Traceback" not in done.stderr


def test_a_publishing_to_such_a_server_is_one_sentence(kg: Kg, tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s") as store:
        store.put_graphs({"urn:g": b"<urn:g> <urn:p> <urn:o> .\n"})
    with stub(ANSWERS["boolean"]) as url:
        done = kg("publish", "--to", url, "--store", tmp_path / "s")
    assert done.returncode == 1
    assert done.stderr.strip().count("\n") == 0
    assert "answered a SELECT with other rows, or none" in done.stderr


def test_an_answer_without_end_is_read_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "_LONGEST", 4 << 20)
    with (
        stub(gzip.compress(b" " * (64 << 20)), zipped=True) as url,
        pytest.raises(RemoteError, match="more than 4 MiB"),
    ):
        Server(url).counts(["urn:g"])
