"""kg publish: to real servers, again and again, with what changes in between; what is killed goes on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import httpx
import pyoxigraph as ox
import pytest

from kg.build import build, sources
from kg.errors import StoreInUse, UsageError
from kg.publish import Published, Record, Server, credentials, publish
from kg.shown import Shown, silent
from kg.store.embedded import Store
from tests.conftest import ROOT, SAMPLES, Kg
from tests.publish.servers import SECRET, Target, kg_serve, oxigraph, virtuoso

T = TypeVar("T")
NAMES = ("kst-21501-02-9001.md", "kst-21501-02-9002.md", "kst-32317-9001.md")
SERVERS = {"oxigraph": oxigraph, "virtuoso": virtuoso, "kg serve": kg_serve}
FOREIGN = "urn:theirs"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("built")
    with Store.create_or_open(place / "s") as store:
        list(build(sources([str(SAMPLES / name) for name in NAMES]), store))
        odd = ["1.50", "01", "true"]
        node = ox.NamedNode("urn:odd")
        told = [ox.Triple(node, node, ox.Literal(text)) for text in odd]
        told.append(ox.Triple(node, node, ox.Literal('Een "brief" \\ van\nde minister\t€ 𝄞', language="nl")))
        store.replace_graph("https://example.org/graf/één?a=b&c=(d)", told)
    return place / "s"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "s")
    return tmp_path / "s"


@pytest.fixture(scope="module", params=list(SERVERS))
def target(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    with SERVERS[request.param](tmp_path_factory.mktemp("server")) as one:
        yield one


def server_of(target: Target, *, graph_store: bool) -> Server:
    scheme, secret = target.options[1:] or (None,), target.secret
    os.environ["KAMERGRAAF_PUBLISH_AUTH"] = secret
    try:
        auth = credentials(scheme[0], None)
    finally:
        del os.environ["KAMERGRAAF_PUBLISH_AUTH"]
    return Server(target.queries, target.updates, target.graphs if graph_store else None, auth)


def published(store: Path, server: Server, shown: Shown = silent) -> Published:
    done = Published()
    with Store.open(store) as source, closing(Record(store, server.updates)) as record:
        list(publish(source, server, record, done, shown))
    return done


def lines(triples: object) -> set[str]:
    return {str(triple) for triple in triples}  # type: ignore[attr-defined]


def held_alike(store: Path, server: Server) -> bool:
    """Whether the server has each graph of the store, statement by statement."""
    with Store.open(store) as source:
        ours = {name: lines(quad.triple for quad in source.quads(name)) for name in source.graphs()}
    theirs = {name: lines(server.statements(name, len(said))) for name, said in ours.items()}
    return ours == theirs


@pytest.mark.parametrize("graph_store", [True, False], ids=["graph store", "updates"])
def test_only_what_changed_is_sent_and_what_is_gone_is_dropped(store: Path, target: Target, graph_store: bool) -> None:
    with closing(server_of(target, graph_store=graph_store)) as server:
        server.put(FOREIGN, [b"<urn:a> <urn:b> <urn:c> ."])
        first = published(store, server)
        assert (first.sent, first.unchanged, first.wrong) == (7, 0, [])
        assert first.checked == 7
        assert held_alike(store, server)
        again = published(store, server)
        assert (again.sent, again.unchanged, again.dropped, again.checked) == (0, 7, 0, 0)
        with Store.create_or_open(store) as changed:
            gone, other = changed.graph_iri("kst-32317-9001"), changed.graph_iri("kst-21501-02-9001")
            left = [quad.triple for quad in changed.quads(other)][1:]
            changed.replace_graphs({other: left}, remove=[gone])
        third = published(store, server)
        assert (third.sent, third.unchanged, third.dropped, third.wrong) == (1, 5, 1, [])
        assert held_alike(store, server)
        assert server.counts([gone, other, FOREIGN]) == {gone: 0, other: len(left), FOREIGN: 1}


@pytest.mark.parametrize("graph_store", [True, False], ids=["graph store", "updates"])
def test_many_graphs_are_counted_and_compared_by_questions_that_a_server_takes(
    tmp_path: Path, target: Target, kg: Kg, graph_store: bool
) -> None:
    names = [f"urn:many:{number}" for number in range(70)]
    node = ox.NamedNode("urn:some")
    with Store.create_or_open(tmp_path / "many") as store:
        store.replace_graphs({name: [ox.Triple(ox.NamedNode(name), node, node)] for name in names})
    with closing(server_of(target, graph_store=graph_store)) as server:
        done = published(tmp_path / "many", server)
        assert (done.sent, done.checked, done.wrong) == (70, 70, [])
        assert set(server.counts(names).values()) == {1}
        found = kg("export", "--endpoint", target.queries.removesuffix("-auth"), "--format", "nquads")
        assert sorted(line for line in found.stdout.splitlines() if "<urn:many:" in line) == sorted(
            f"<{name}> <urn:some> <urn:some> <{name}> ." for name in names
        )
        for name in names:
            server.drop(name)


def test_how_far_the_comparing_is_that_comes_last_is_shown(store: Path, target: Target) -> None:
    told = []

    def shown(items: Iterable[T], length: int, label: str) -> Iterator[T]:
        every = list(items)
        told.append((label, length))
        assert len(every) == length
        yield from every

    with closing(server_of(target, graph_store=True)) as server:
        first, again = published(store, server, shown), published(store, server, shown)
    assert told == [("counting", 1), ("comparing", first.checked), ("counting", 1), ("comparing", again.checked)]
    assert (first.checked, again.checked) == (7, 0)


def test_what_the_server_lost_or_was_changed_there_is_seen(store: Path, target: Target) -> None:
    with closing(server_of(target, graph_store=True)) as server:
        published(store, server)
        with Store.open(store) as source:
            lost, more = source.graph_iri("kst-32317-9001"), source.graph_iri("kst-21501-02-9001")
        server.drop(lost)
        server._update(f"INSERT DATA {{ GRAPH <{more}> {{ <urn:x> <urn:y> <urn:z> }} }}".encode())
        done = published(store, server)
        assert (done.sent, done.wrong) == (2, [])
        assert held_alike(store, server)


def test_kg_publish_tells_what_it_did_and_never_the_secret(store: Path, target: Target, kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"{target.secret}\n")
    options = [*target.options, *(["--auth-file", tmp_path / "secret"] if target.secret else [])]
    address = ["--to", target.queries, "--update", target.updates, "--graph-store", target.graphs]
    done = kg("publish", "--store", store, *address, *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{target.queries}: 7 graphs sent (")
    assert done.stdout.endswith("0 unchanged, 0 dropped; all are there by their counts, 7 compared whole.\n")
    assert SECRET not in done.stdout
    for path in (store / "published").iterdir():
        assert SECRET.encode() not in path.read_bytes()
    if target.secret:
        (tmp_path / "secret").write_text(target.secret.replace("secret", "secreet"))
        (store / "published").rename(tmp_path / "before")
        refused = kg("publish", "--store", store, *address, *options)
        assert refused.returncode == 1
        assert refused.stderr.count("\n") == 1
        assert "it does not let us" in refused.stderr
        assert "secre" not in refused.stderr.lower()


# Publishes, and ends its process at the nth request
_KILLED = """
import os, sys
from contextlib import closing
from kg.publish import Published, Record, Server, publish
from kg.store.embedded import Store
left, once = int(sys.argv[3]), Server._once
def dying(self, *request):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
    return once(self, *request)
Server._once = dying
queries, updates = sys.argv[2].split()
server, done = Server(queries, updates), Published()
with Store.open(sys.argv[1]) as store, closing(Record(store.path, updates)) as record:
    list(publish(store, server, record, done))
"""


def test_a_publishing_that_is_killed_at_any_request_goes_on(built: Path, tmp_path: Path) -> None:
    codes = []
    with oxigraph(tmp_path) as target, closing(Server(target.queries, target.updates)) as server:
        while 0 not in codes:
            store = tmp_path / f"{len(codes)}"
            shutil.copytree(built, store)
            with Store.create_or_open(store) as changed:  # each turn is another state
                changed.replace_graph("urn:turn", ox.parse(f"<urn:t> <urn:t> {len(codes)} .", ox.RdfFormat.TURTLE))
            for path in (tmp_path / "published").glob("*"):
                (store / "published").mkdir(exist_ok=True)
                shutil.copy(path, store / "published")
            command = [sys.executable, "-c", _KILLED, str(store), f"{target.queries} {target.updates}"]
            env = {**os.environ, "PYTHONPATH": str(ROOT)}
            codes.append(subprocess.run([*command, str(7 * len(codes))], env=env, check=False).returncode)
            assert published(store, server).wrong == []
            assert held_alike(store, server)
            server._update(b"DROP ALL")
    assert len(codes) > 4
    assert set(codes) == {0, 9}


def test_blank_nodes_are_compared_by_what_is_said_of_them(store: Path, tmp_path: Path) -> None:
    with Store.create_or_open(store) as changed:
        changed.replace_graph("urn:blank", ox.parse("[] <urn:p> [ <urn:q> 1 ], [ <urn:q> 2 ] .", ox.RdfFormat.TURTLE))
    with oxigraph(tmp_path) as target, closing(Server(target.queries, target.updates)) as server:
        assert published(store, server).wrong == []
        assert published(store, server).unchanged == 8


def test_two_at_once_to_one_server_are_one_too_many(store: Path) -> None:
    with (
        closing(Record(store, "http://e/sparql")),
        closing(Record(store, "http://e/other")),
        pytest.raises(StoreInUse, match="Another process publishes this store to http://e/sparql"),
    ):
        Record(store, "http://e/sparql")


def test_a_server_that_is_not_there_is_told_in_a_sentence(store: Path, kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAMERGRAAF_PUBLISH_AUTH", f"me:{SECRET}")
    done = kg("publish", "--store", store, "--to", "http://127.0.0.1:9/sparql")
    assert done.returncode == 1
    assert done.stderr.startswith("kg: http://127.0.0.1:9/sparql cannot be reached")
    assert done.stderr.count("\n") == 1
    assert SECRET not in done.stderr


@pytest.mark.parametrize(
    ("scheme", "secret", "header"),
    [
        (None, "me:pass:word", "Basic bWU6cGFzczp3b3Jk"),
        ("basic", "me:é", "Basic bWU6w6k="),
        (None, "tok-en.1", "Bearer tok-en.1"),
        ("bearer", "to:ken", "Bearer to:ken"),
    ],
)
def test_a_secret_is_shown_by_its_scheme(tmp_path: Path, scheme: str | None, secret: str, header: str) -> None:
    (tmp_path / "secret").write_text(f"{secret}\n", encoding="utf-8")
    auth = credentials(scheme, str(tmp_path / "secret"))
    assert auth is not None
    request = next(auth.auth_flow(httpx.Request("GET", "http://e/")))
    assert request.headers["authorization"] == header


@pytest.mark.parametrize(
    ("scheme", "secret"), [("basic", "token"), ("digest", "token"), ("digest", ""), (None, ""), (None, "two\nlines")]
)
def test_a_secret_that_does_not_fit_is_refused_without_telling_it(
    tmp_path: Path, scheme: str | None, secret: str
) -> None:
    (tmp_path / "it").write_text(secret)
    with pytest.raises(UsageError) as refused:
        credentials(scheme, str(tmp_path / "it"))
    assert not secret or secret not in str(refused.value).replace("a token", "")


@pytest.mark.parametrize("url", ["http://me:hush@e/sparql", "ftp://e/", "e/sparql", "http://e/ x", "http://é/"])
def test_an_address_with_a_password_or_none_at_all_is_refused(url: str) -> None:
    with pytest.raises(UsageError) as refused:
        Server(url)
    assert "hush" not in str(refused.value)


@pytest.mark.parametrize("filled", [False, True])
def test_a_store_without_letters_is_told_so(store: Path, kg: Kg, tmp_path: Path, filled: bool) -> None:
    if not filled:
        store = tmp_path / "empty"
        Store.create_or_open(store).close()
    with kg_serve(tmp_path) as target:
        os.environ["KAMERGRAAF_PUBLISH_AUTH"] = target.secret
        try:
            done = kg("publish", "--to", target.queries, "--store", store, "--auth", "bearer")
        finally:
            del os.environ["KAMERGRAAF_PUBLISH_AUTH"]
    assert done.returncode == 0, done.stderr
    told = f" The store {store} holds no letter; kg build fills it.\n"
    assert done.stdout.endswith(told) is not filled
