"""kg publish to a server that fails now and then: what has arrived is not sent again, and the sentence tells whose
fault it is.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from kg.errors import RemoteError
from kg.publish import Published, Record, Server, publish
from kg.store.embedded import Store
from tests.publish.servers import Target, oxigraph

GRAPHS = [f"urn:g{number}" for number in range(9)]


class Failing(httpx.HTTPTransport):
    """Hands requests on, but those for which ``status`` tells one, which the server then never sees."""

    def __init__(self, status: Callable[[int, httpx.Request], int | None]) -> None:
        super().__init__()
        self.status, self.seen = status, 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.seen += 1
        code = self.status(self.seen, request)
        return super().handle_request(request) if code is None else httpx.Response(code, text="out of\n  order")


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    with oxigraph(tmp_path_factory.mktemp("server")) as one:
        yield one


@pytest.fixture
def store(tmp_path: Path, target: Target) -> Path:
    httpx.post(target.updates, data={"update": "DROP ALL"}).raise_for_status()
    with Store.create_or_open(tmp_path / "s") as store:
        store.put_graphs({name: f"<{name}> <urn:p> <urn:o> .\n".encode() for name in GRAPHS})
    return tmp_path / "s"


def server_of(target: Target, status: Callable[[int, httpx.Request], int | None], *, graph_store: bool) -> Server:
    server = Server(target.queries, target.updates, target.graphs if graph_store else None)
    server._client = httpx.Client(transport=Failing(status))
    return server


def published(store: Path, server: Server, done: Published) -> None:
    with Store.open(store) as source, closing(Record(store, server.updates)) as record, closing(server):
        list(publish(source, server, record, done))


def never(_: int, __: httpx.Request) -> None:
    return None


def changes(request: httpx.Request) -> bool:
    return request.method in ("PUT", "DELETE") or "update" in request.url.path


@pytest.mark.parametrize("graph_store", [True, False], ids=["graph store", "updates"])
@pytest.mark.parametrize("fault", [500, 503])
def test_a_request_that_fails_now_and_then_is_tried_again(
    store: Path, target: Target, graph_store: bool, fault: int
) -> None:
    def seventh(seen: int, _: httpx.Request) -> int | None:
        return None if seen % 7 else fault

    done = Published()
    published(store, server_of(target, seventh, graph_store=graph_store), done)
    assert (done.sent, done.checked, done.wrong) == (len(GRAPHS), len(GRAPHS), [])


@pytest.mark.parametrize("graph_store", [True, False], ids=["graph store", "updates"])
@pytest.mark.parametrize("taken", [0, 1, 4, 8])
def test_what_the_server_has_taken_is_not_sent_again(
    store: Path, target: Target, graph_store: bool, taken: int
) -> None:
    left = taken

    def full(_: int, request: httpx.Request) -> int | None:
        nonlocal left
        left -= changes(request)
        return 507 if changes(request) and left < 0 else None

    with pytest.raises(RemoteError, match="status 507"):
        published(store, server_of(target, full, graph_store=graph_store), Published())
    done = Published()
    published(store, server_of(target, never, graph_store=graph_store), done)
    assert (done.unchanged, done.sent, done.wrong) == (taken, len(GRAPHS) - taken, [])
    assert done.checked == len(GRAPHS)


def test_what_was_dropped_before_a_failure_is_not_dropped_again(store: Path, target: Target) -> None:
    published(store, server_of(target, never, graph_store=True), Published())
    with Store.create_or_open(store) as changed:
        changed.replace_graphs({}, remove=GRAPHS[:5])
    left = 3

    def full(_: int, request: httpx.Request) -> int | None:
        nonlocal left
        left -= request.method == "DELETE"
        return 507 if left < 0 else None

    with pytest.raises(RemoteError, match="status 507"):
        published(store, server_of(target, full, graph_store=True), Published())
    done = Published()
    published(store, server_of(target, never, graph_store=True), done)
    assert (done.unchanged, done.sent, done.dropped, done.wrong) == (4, 0, 2, [])


_AGAIN = "run the same command again, it goes on from there."


@pytest.mark.parametrize(
    ("code", "tries", "told"),
    [
        (500, 5, f"status 500 (out of order): the server failed; {_AGAIN}"),
        (503, 5, f"status 503 (out of order): the server failed; {_AGAIN}"),
        (507, 1, f"status 507 (out of order): the server failed; {_AGAIN}"),
        (429, 5, f"status 429 (out of order); {_AGAIN}"),
        (501, 1, "status 501 (out of order); check the address."),
        (404, 1, "status 404 (out of order); check the address."),
        (403, 1, "status 403: it does not let us; give --auth and --auth-file, or check them."),
    ],
)
def test_the_sentence_tells_whose_fault_it_is(
    monkeypatch: pytest.MonkeyPatch, code: int, tries: int, told: str
) -> None:
    monkeypatch.setattr("tenacity.nap.time.sleep", lambda _: None)
    url = "http://127.0.0.1:9/store"
    server, failing = Server(url, url, url), Failing(lambda *_: code)
    server._client = httpx.Client(transport=failing)
    with pytest.raises(RemoteError) as raised:
        server.put("urn:g", [b"<urn:a> <urn:b> <urn:c> ."])
    assert str(raised.value) == f"{url} answered PUT with {told}"
    assert failing.seen == tries
