"""kg stats, kg export and kg serve over a server that was published to: the same as over the store itself."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import httpx
import pytest

from kg.asking import answered
from kg.build import build, sources
from kg.publish import Published, Record, Server, publish
from kg.store.embedded import Store
from kg.store.named import NamedQuery, named_queries
from kg.store.query import Solutions
from kg.store.remote import Remote
from kg.web.links import Links
from kg.web.pages import home, of_thing
from kg.web.reader import Reader
from kg.web.remotely import AtEndpoint
from tests.conftest import ROOT, SAMPLES, Kg
from tests.publish.servers import oxigraph, port, virtuoso
from tests.publish.test_publish import server_of

NAMES = ("kst-21501-02-9001.md", "kst-21501-02-9002.md", "kst-32317-9001.md")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A store, and the address of a server that holds the same."""
    place = tmp_path_factory.mktemp("both")
    with ExitStack() as stack:
        with Store.create_or_open(place / "s", "https://data.example.org/kg/") as store:
            list(build(sources([str(SAMPLES / name) for name in NAMES]), store))
        target = stack.enter_context(oxigraph(place))
        server = stack.enter_context(closing(Server(target.queries, target.updates, target.graphs)))
        source, done = stack.enter_context(Store.open(place / "s")), Published()
        with closing(Record(place / "s", target.updates)) as record:
            list(publish(source, server, record, done))
        assert (done.sent, done.wrong) == (6, [])
        yield place / "s", target.queries


@pytest.mark.parametrize(
    "options",
    [("--format", "nquads"), ("--letter", "kst-32317-9001"), ("--dossier", "21501-02", "--format", "trig")],
    ids=["all", "letter", "dossier"],
)
def test_an_export_of_an_endpoint_has_the_bytes_of_the_store_s(
    both: tuple[Path, str], kg: Kg, options: tuple[str, ...]
) -> None:
    store, url = both
    ours, theirs = kg("export", "--store", store, *options), kg("export", "--endpoint", url, *options)
    assert (theirs.returncode, theirs.stderr) == (0, "")
    assert len(ours.stdout) > 10_000
    assert theirs.stdout == ours.stdout


def test_what_the_endpoint_does_not_have_is_told(both: tuple[Path, str], kg: Kg) -> None:
    done = kg("export", "--endpoint", both[1], "--letter", "kst-21501-02-9009")
    assert (done.returncode, done.stdout) == (1, "")
    assert "near it are kst-21501-02-900" in done.stderr


def test_the_figures_are_those_of_the_store(both: tuple[Path, str], kg: Kg) -> None:
    store, url = both
    ours, theirs = kg("stats", "--store", store), kg("stats", "--endpoint", f"{url}?union-default-graph")
    assert "3 from 20" in ours.stdout
    assert theirs.stdout == ours.stdout
    alone = kg("stats", "--endpoint", url)
    assert (alone.returncode, alone.stderr.count("\n")) == (1, 1)
    assert "its default graph, which is empty" in alone.stderr


_ONE = "SELECT ?l { GRAPH ?g { ?l a kg:Letter } } LIMIT 1"


@pytest.mark.parametrize(
    ("asked", "union", "told"),
    [
        ("SELECT ?l { ?l a kg:Letter }", False, True),
        ("CONSTRUCT { ?l a kg:Letter } WHERE { ?l a kg:Letter }", False, True),
        (_ONE, False, False),
        ("SELECT ?l { ?l a kg:Letter }", True, False),
        ("SELECT ?l { ?l a <urn:none> }", True, False),
        ("ASK { ?l a kg:Letter }", False, False),
    ],
)
def test_an_empty_answer_of_a_server_that_asks_no_named_graph_is_told(
    both: tuple[Path, str], kg: Kg, asked: str, union: bool, told: bool
) -> None:
    done = kg("query", "-", "--endpoint", f"{both[1]}{'?union-default-graph' * union}", stdin=asked)
    assert done.returncode == 0
    assert (("add ?union-default-graph" in done.stderr), done.stderr.count("\n")) == (told, int(told))


def test_an_answer_with_rows_asks_the_server_nothing_more(both: tuple[Path, str]) -> None:
    remote = Remote(both[1])
    for asked, silent in ((_ONE, False), ("SELECT ?l { ?l a kg:Letter }", True), (_ONE, False), ("ASK {}", False)):
        remote.ask(asked)
        assert remote.silent is silent


@pytest.mark.parametrize("verb", ["export", "stats"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_store_and_an_endpoint_are_one_too_many(kg: Kg, verb: str, turned: bool) -> None:
    options = [("--store", "x"), ("--endpoint", "http://127.0.0.1:9/sparql")]
    flat = [word for pair in (reversed(options) if turned else options) for word in pair]
    done = kg(verb, *flat)
    assert (done.returncode, done.stderr) == (2, "kg: Give either --store or --endpoint, not both.\n")


# One thing of each class
_THINGS = (
    """SELECT (MIN(?thing) AS ?one) {{ ?thing a ?class FILTER(STRSTARTS(STR(?thing), "{base}id/")) }} GROUP BY ?class"""
)
_QUERY = "SELECT ?l ?t { ?l a kg:Letter ; dcterms:title ?t } ORDER BY ?l"


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A store of all samples, and the address of a server that holds the same and asks the union of its graphs."""
    place = tmp_path_factory.mktemp("published")
    with Store.create_or_open(place / "s") as store:
        list(build(sources([str(SAMPLES)]), store))
    with ExitStack() as stack:
        target = stack.enter_context({"oxigraph": oxigraph, "virtuoso": virtuoso}[request.param](place))
        server = stack.enter_context(closing(server_of(target, graph_store=True)))
        with Store.open(place / "s") as source, closing(Record(place / "s", target.updates)) as record:
            list(publish(source, server, record, Published()))
        yield place / "s", f"{target.queries.removesuffix('-auth')}?union-default-graph"


@contextmanager
def serving(*options: str) -> Iterator[httpx.Client]:
    number = port()
    command = [sys.executable, "-m", "kg", "serve", "--port", str(number), *options]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=env) as child:
        try:
            assert child.stderr is not None
            assert b"serves at" in child.stderr.readline()
            with httpx.Client(base_url=f"http://127.0.0.1:{number}", timeout=60) as client:
                yield client
        finally:
            child.terminate()


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
@pytest.mark.parametrize("given", [False, True], ids=["of all", "of one"])
def test_a_named_query_gives_the_rows_of_the_store(published: tuple[Path, str], query: NamedQuery, given: bool) -> None:
    place, url = published
    text = query.filled({one.name: one.default for one in query.parameters} if given else {})
    with answered(text, str(place), None) as ours, answered(text, "", url, ours=True) as theirs:
        assert isinstance(ours, Solutions)
        assert isinstance(theirs, Solutions)
        if "/sparql" not in url:  # Oxigraph's server
            assert told(theirs) == told(ours)
        elif (
            query.name == "days-to-answer"
        ):  # Virtuoso 7.2.5 loses what it reckons in nested questions: docs/publish.md
            assert set(theirs.variables) == set(ours.variables)
        else:  # it writes as ? what it joins texts with, where that is no Latin 1
            joined = Counter({tuple(text.replace(" … ", " ? ") for text in row): n for row, n in told(ours).items()})
            assert told(theirs) == joined


def told(answer: Solutions) -> Counter[tuple[str, ...]]:
    """How often each row is there, numbers as they are said most shortly."""
    return Counter(tuple(_short(term) for term in row) for row in answer)


def _short(term: object) -> str:
    value = str(getattr(term, "value", "" if term is None else term))
    return value.rstrip("0").rstrip(".") if re.fullmatch(r"\d+\.\d+", value) else value


def test_each_kind_of_page_is_that_of_the_store(published: tuple[Path, str]) -> None:
    place, url = published
    theirs = AtEndpoint.at(url, 30).open()
    with Store.open(place) as ours:
        rows = ours.ask(_THINGS.format(base=ours.base_iri))
        things = sorted({row[0].value for row in rows})  # type: ignore[union-attr]
        assert len(things) > 20
        for iri in things:
            if iri.endswith("/dataset"):  # which tells figures of the server's own
                continue
            reader = Reader("nl", Links(ours.base_iri, ""), "http://example.org", "doc/" + iri.partition("/id/")[2])
            # in which order texts of two languages come is every server's own
            told = [sorted(re.split("(?=<)", of_thing(one, reader, iri))) for one in (ours, theirs)]
            assert told[0] == told[1]
        reader = Reader("nl", Links(ours.base_iri, ""), "http://example.org", "")
        newest = [re.findall(r'<a href="(/doc/[^"]+)"', home.page(one, reader)) for one in (ours, theirs)]
    assert newest[0] == newest[1] != []


def test_it_is_served_with_pages_rdf_and_queries(published: tuple[Path, str]) -> None:
    place, url = published
    asked = {"query": _QUERY}
    with serving("--store", str(place)) as ours, serving("--endpoint", url) as theirs:
        for path in ("/doc/kamerstuk/21501-02-9002.nt", "/graph/kst-32317-9001.nt"):
            told = [one.get(path) for one in (ours, theirs)]
            assert [one.status_code for one in told] == [200, 200], told[1].text
            assert sorted(told[0].text.splitlines()) == sorted(told[1].text.splitlines()) != []
        csv = {"accept": "text/csv"}
        assert (
            ours.get("/sparql", params=asked, headers=csv).text == theirs.get("/sparql", params=asked, headers=csv).text
        )
        html = {"accept": "text/html"}
        assert theirs.get("/", headers=html).status_code == 200
        assert theirs.get("/zoek", headers=html).status_code == 404
        assert theirs.get("/doc/kamerstuk/1-1", headers=html).status_code == 404
        assert theirs.get("/sparql", params={"query": "SELECT {"}).status_code == 400
        assert theirs.get("/sparql", params={"query": "ASK { SERVICE <http://127.0.0.1:9/> {} }"}).status_code == 400


def test_a_server_that_has_gone_is_502(tmp_path: Path) -> None:
    with oxigraph(tmp_path) as target:
        stack = ExitStack()
        client = stack.enter_context(serving("--endpoint", target.queries))
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
    with stack:
        found = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"})
        assert found.status_code == 502
        assert found.headers["retry-after"] == "10"
        assert "does not answer as it should" in found.json()["detail"]


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["--endpoint", "http://127.0.0.1:9/sparql"], 1, "check that it runs, and serve again."),
        (["--endpoint", "sparql"], 2, "'sparql' is no address of a server"),
        (["--endpoint", "http://127.0.0.1:9/", "--writable", "--token-file", "t"], 2, "nothing is written"),
        (["--endpoint", "http://127.0.0.1:9/", "--allow-service", "a.nl"], 2, "no other host is called"),
    ],
)
def test_what_cannot_be_served_is_one_sentence(kg: Kg, options: list[str], code: int, told: str) -> None:
    done = kg("serve", "--port", "0", *options)
    assert (done.returncode, done.stderr.count("\n")) == (code, 1)
    assert told in done.stderr
