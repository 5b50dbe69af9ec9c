"""Servers that break off, lie or answer something else: one sentence and exit code 1, and nothing that looks whole."""

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from kg.errors import RemoteError
from kg.publish import credentials
from kg.store import server as servers
from kg.store.embedded import Store
from kg.store.mirror import base_of, mirrored
from kg.store.remote import Remote
from kg.store.server import Server
from kg.store.stats import stats_of
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


def head(status: int, *headers: str, body: bytes = b"") -> bytes:
    """A whole response, its headers in Latin-1, after which the connection ends."""
    lines = (f"HTTP/1.1 {status} X", *headers, "Connection: close", "", "")
    return "\r\n".join(lines).encode("latin-1") + body


TYPED = f"Content-Type: {JSON}"
GRAPH = "Content-Type: application/n-triples"
HEADS = {
    "only continues": b"HTTP/1.1 100 Continue\r\n\r\n" * 200,
    "no content": head(204),
    "no content of a type": head(204, TYPED),
    "reset": head(205),
    "a part": head(206, TYPED, body=rows(["n"])),
    "not modified": head(304),
    "leads to itself": head(303, "Location: /sparql"),
    "leads nowhere": head(301, "Location: javascript:1"),
    "leads to a port that is none": head(307, "Location: http://a:99999999/"),
    "a graph for rows": head(200, GRAPH),
    "untyped": head(200),
    "a charset that is none": head(200, "Content-Type: x;charset=nonsense\x80", body=b"no"),
    "a charset of no text": head(409, "Content-Type: text/plain;charset=zlib_codec", body=b"no"),
    "a charset that fails": head(409, "Content-Type: text/plain;charset=utf-16", body=b"no"),
    "a charset in halves": head(409, f"{TYPED}; charset*=utf-8''%80; charset*0=x", body=b"no"),
    "a folded type": head(200, TYPED, " folded", body=rows(["n"])),
    "a length that is none": head(200, TYPED, "Content-Length: nonsense"),
    "a negative length": head(200, TYPED, "Content-Length: -5", body=b"{"),
    "a length beyond memory": head(200, TYPED, "Content-Length: 99999999999999999999999", body=b"{"),
    "a failure beyond memory": head(400, "Content-Length: 99999999999999999999999", body=b"{"),
    "gzip that is none": head(200, TYPED, "Content-Encoding: gzip", body=b"\x00\xff"),
    "gzip cut short": head(200, TYPED, "Content-Encoding: gzip", body=gzip.compress(rows(["n"]))[:20]),
    "a chunk that is none": head(200, TYPED, "Transfer-Encoding: chunked", body=b"zz\r\n"),
    "a header of a megabyte": head(200, TYPED, f"X: {'a' * (1 << 20)}"),
    "a line of a megabyte": b"HTTP/1.1 200 " + b"a" * (1 << 20) + b"\r\n\r\n",
    "a challenge that is none": head(401, "WWW-Authenticate: Digest nonsense"),
    "a challenge of a way that is none": head(401, 'WWW-Authenticate: Digest realm="x",nonce="y",algorithm=nonsense'),
    "a challenge for more": head(401, 'WWW-Authenticate: Digest realm="x",nonce="y",qop="auth-int"'),
    "a challenge in bytes": head(401, 'WWW-Authenticate: Digest realm="\xff\x80",nonce="\xff"'),
    "a challenge without values": head(401, "WWW-Authenticate: Digest realm=,nonce="),
}


@contextmanager
def stub(answer: bytes, zipped: bool = False) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if answer.startswith((b"HTTP/", b"\x00")):
                self.wfile.write(answer)
                self.wfile.flush()
                self.close_connection = True
                return
            self.send_response(200)
            self.send_header("Content-Type", JSON)
            if zipped:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def do_PUT(self) -> None:
            self.do_POST()

        def do_DELETE(self) -> None:
            self.do_POST()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
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
        at(url, None, lambda server: server.counts(["urn:g"]))


def at(url: str, auth: httpx.Auth | None, does: Callable[[Server], object]) -> object:
    with closing(Server(url, graphs=url, auth=auth)) as server:
        return does(server)


ASKED: dict[str, Callable[[str, httpx.Auth | None], object]] = {
    "rows": lambda url, _: Remote(url, 5).ask("SELECT ?s { ?s ?p ?o }"),
    "a graph": lambda url, _: Remote(url, 5).ask("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"),
    "figures": lambda url, _: stats_of(Remote(url, 5)),
    "counts": lambda url, auth: at(url, auth, lambda server: server.counts(["urn:g"])),
    "statements": lambda url, auth: at(url, auth, lambda server: server.statements("urn:g", 1)),
}


@pytest.fixture
def digest(tmp_path: Path) -> httpx.Auth | None:
    """Who asks by a name and a password that are never sent."""
    (tmp_path / "secret").write_text("u:p", encoding="utf-8")
    return credentials("digest", str(tmp_path / "secret"))


EMPTY = {(answer, asked) for answer in ("a graph for rows", "untyped") for asked in ("a graph", "statements")}
"""What is an empty graph, as it says."""


@pytest.mark.parametrize(
    ("answer", "asked"), [(answer, asked) for answer in HEADS for asked in ASKED if (answer, asked) not in EMPTY]
)
def test_whatever_a_server_answers_a_question_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, digest: httpx.Auth | None, answer: str, asked: str
) -> None:
    monkeypatch.setattr(servers, "_TRIES", 1)
    with stub(HEADS[answer]) as url, pytest.raises(RemoteError) as caught:
        ASKED[asked](url, digest)
    told = str(caught.value)
    assert told.startswith((url, "The server answered a question for figures"))
    assert told.endswith(".")
    assert "\n" not in told
    assert len(told) < 500


REFUSED = [
    name for name, answer in HEADS.items() if not answer.startswith((b"HTTP/1.1 20", b"HTTP/1.1 100"))
]  # a graph that was put is answered by its status alone


@pytest.mark.parametrize("answer", REFUSED)
def test_whatever_a_server_answers_a_graph_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, digest: httpx.Auth | None, answer: str
) -> None:
    monkeypatch.setattr(servers, "_TRIES", 1)
    changes: tuple[Callable[[Server], object], ...] = (
        lambda server: server.put("urn:g", [b"<urn:s> <urn:p> <urn:o> ."]),
        lambda server: server.drop("urn:g"),
    )
    with stub(HEADS[answer]) as url:
        for change in changes:
            with pytest.raises(RemoteError) as caught:
                at(url, digest, change)
            assert "\n" not in str(caught.value)
            assert str(caught.value).endswith(".")


VERBS = {
    "query": ("query", "--named", "letters-per-month", "--endpoint"),
    "stats": ("stats", "--endpoint"),
    "export": ("export", "--endpoint"),
    "export of a letter": ("export", "--letter", "kst-1-1", "--endpoint"),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("answer", ["no content", "a charset that is none"])
def test_a_verb_that_meets_nonsense_ends_with_exit_code_1(kg: Kg, verb: str, answer: str) -> None:
    with stub(HEADS[answer]) as url:
        done = kg(*VERBS[verb], url)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip().count("\n") == 0
    assert "kg did not foresee" not in done.stderr


@pytest.mark.parametrize("graphs", [True, False])
@pytest.mark.parametrize("answer", ["no content", "a charset that is none", "a challenge that is none"])
def test_publishing_to_nonsense_ends_with_exit_code_1(kg: Kg, tmp_path: Path, answer: str, graphs: bool) -> None:
    with Store.create_or_open(tmp_path / "s") as store:
        store.put_graphs({"urn:g": b"<urn:g> <urn:p> <urn:o> .\n"})
    (tmp_path / "secret").write_text("u:p", encoding="utf-8")
    shown = ("--auth", "digest", "--auth-file", tmp_path / "secret", "--store", tmp_path / "s")
    with stub(HEADS[answer]) as url:
        done = kg("publish", "--to", url, *(("--graph-store", url) if graphs else ()), *shown)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip().count("\n") == 0
    assert "kg did not foresee" not in done.stderr


def terms(*bindings: dict[str, tuple[str, str]]) -> bytes:
    names = list(bindings[0])
    told = [{name: {"type": kind, "value": value} for name, (kind, value) in one.items()} for one in bindings]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": told}}).encode()


def test_a_base_that_is_none_is_the_servers_fault() -> None:
    with stub(terms({"base": ("literal", "nonsense")})) as url, pytest.raises(RemoteError, match="tells of a base"):
        at(url, None, base_of)


def test_a_graph_that_is_named_by_a_text_is_the_servers_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.mirror.base_of", lambda _: None)
    with (
        stub(terms({"g": ("literal", "a text")})) as url,
        pytest.raises(RemoteError, match="by what is no IRI"),
        mirrored(url),
    ):
        pass


def test_a_server_that_gives_the_same_rows_for_ever_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.mirror._ROWS", 1)
    monkeypatch.setattr("kg.store.mirror.base_of", lambda _: None)
    with (
        stub(terms({"g": ("uri", "urn:g")})) as url,
        pytest.raises(RemoteError, match="the same rows again"),
        mirrored(url),
    ):
        pass


def test_a_figure_of_more_digits_than_can_be_read_is_none() -> None:
    endless = terms({"g": ("uri", "urn:g"), "n": ("literal", "9" * 10_000)})
    with stub(endless) as url:
        assert at(url, None, lambda server: server.counts(["urn:g"])) == {"urn:g": 0}
