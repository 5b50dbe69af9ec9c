"""Loading, figures, named queries, and a remote endpoint that really answers over HTTP."""

import io
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.errors import QueryError, RdfError, RemoteError, UsageError
from kg.rdf.namespaces import KG
from kg.store.embedded import Store
from kg.store.load import load
from kg.store.named import named, named_queries
from kg.store.query import GraphAnswer, Solutions
from kg.store.remote import Remote
from kg.store.stats import stats

LETTER = Path(__file__).parent.parent / "ontology" / "letter.ttl"
G = "https://w3id.org/kamergraaf/graph/kst-21501-02-9001"


@pytest.fixture
def full(store: Store) -> Store:
    store.replace_graph(G, Graph().parse(LETTER, format="turtle"))
    return store


# --- loading -------------------------------------------------------------------------------------------------------


def test_a_file_is_loaded_once_into_a_graph_of_its_own(store: Store) -> None:
    first, count = load(store, "-", form="turtle", data=b"<http://e/a> <http://e/b> [] .")
    assert count == 1
    assert first.startswith("https://w3id.org/kamergraaf/graph/loaded/")
    assert load(store, "-", form="turtle", data=b"<http://e/a> <http://e/b> [] .") == (first, 0)
    assert len(list(store.quads(first))) == 1


def test_quads_keep_their_graphs_and_the_rest_goes_where_it_is_told(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "data.trig"
    file.write_text("<http://e/a> <http://e/b> 1 . <http://e/g> { <http://e/c> <http://e/b> 2 }")
    assert load(store, file, "http://e/mine")[0] == "http://e/mine"
    assert store.graphs() == ["http://e/g", "http://e/mine"]


def test_nothing_is_loaded_into_the_graph_of_a_letter(store: Store) -> None:
    graph = store.graph_iri("kst-1-1")
    store.replace_graph(graph, ox.parse(f'<{graph}> <{KG.sha256}> "00" .', ox.RdfFormat.N_TRIPLES))
    with pytest.raises(UsageError, match="what a letter says"):
        load(store, "-", graph, "turtle", b"<http://e/a> <http://e/b> 1 .")
    assert len(list(store.quads(graph))) == 1


BAD = [
    ("bad.ttl", b"<http://e/a> <http://e/b> 1 .\n<http://e/a> <", r"bad\.ttl: line 2"),
    ("bad.nt", b"\xff", "line 1"),
    ("bad.jsonld", b'{"@context": "http://127.0.0.1:9/x", "@id": "http://e/"}', "nothing is fetched"),
    ("bad.rdf", b"<rdf:RDF", "bad.rdf"),
]


@pytest.mark.parametrize(("name", "data", "told"), BAD)
def test_a_bad_file_is_told_with_its_line_and_changes_nothing(
    store: Store, tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(RdfError, match=told):
        load(store, tmp_path / name)
    assert store.graphs() == []


_LOAD = """
import sys
from kg.errors import RdfError
from kg.store.embedded import Store
from kg.store.load import load
with Store.create_or_open(sys.argv[1]) as store:
    try:
        load(store, sys.argv[2])
    except RdfError as error:
        print(error)
"""
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
_LAUGHING = (
    f'<!DOCTYPE r [<!ENTITY a0 "ha">{_LAUGHS}]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:e="http://e/"><rdf:Description rdf:about="http://e/a"><e:b>&a11;</e:b></rdf:Description></rdf:RDF>'
)
_NEST = 100_000
ABORTS = [
    ("laughs.rdf", _LAUGHING.encode(), "XML entities"),
    ("wide.rdf", _LAUGHING.encode("utf-16"), "another encoding"),
    ("wider.owl", _LAUGHING.encode("utf-32"), "another encoding"),
    ("shifted.rdf", _LAUGHING.encode().replace(b"<!ENTITY", b"<!ENT\x1b(BITY"), "another encoding"),
    ("deep.nt", b"<http://e/a> <http://e/b> " + b"<<( <http://e/a> <http://e/b> " * _NEST, "more than 64 deep"),
    ("deep.ttl", b"<http://e/a> <http://e/b> " + b"<<( <http://e/a> <http://e/b>\n" * _NEST, "more than 64 deep"),
    ("deep.trig", b"'<<' " + b"<< <http://e/a> <http://e/b> " * _NEST, "more than 64 deep"),
    ("deep.jsonld", b"[" * _NEST, "deep.jsonld"),
    ("open.ttl", b"<http://e/a> <http://e/b> " + b"(" * _NEST, "open.ttl"),
]


def in_process(place: Path, file: Path | str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _LOAD, str(place), str(file)], capture_output=True, text=True, check=False, timeout=30
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize(("name", "data", "told"), ABORTS, ids=[name for name, _, _ in ABORTS])
def test_what_would_end_the_process_is_refused(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert told in in_process(tmp_path / "store", tmp_path / name)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.ttl").mkdir()
    (tmp_path / "endless.ttl").symlink_to("/dev/zero")
    for name in ("folder.ttl", "endless.ttl"):
        assert "is no file" in in_process(tmp_path / "store", tmp_path / name)


def test_marks_in_texts_and_names_are_no_nesting(store: Store) -> None:
    text = b"<http://e/a> <http://e/b> '''<<\n''', \"<<\\\"\", '<<' . # <<\n" * 100
    assert len(list(store.quads(load(store, "-", form="turtle", data=text)[0]))) == 3


_KILLED = """
import sys
from kg.store.embedded import Store
from kg.store.load import load
with Store.create_or_open(sys.argv[1]) as store:
    print("go", flush=True)
    load(store, sys.argv[2], "http://e/g")
"""


def test_a_load_that_is_killed_is_whole_or_not_there(place: Path, tmp_path: Path) -> None:
    file, size = tmp_path / "many.nt", 20_000
    file.write_text("".join(f"<http://e/{n}> <http://e/p> '{n}' .\n" for n in range(size)))
    for wait in (0.0, 0.05, 0.1, 0.2, 0.3, 0.5):
        shutil.rmtree(place, ignore_errors=True)
        with subprocess.Popen(
            [sys.executable, "-c", _KILLED, str(place), str(file)], stdout=subprocess.PIPE, text=True
        ) as loading:
            assert loading.stdout is not None
            assert loading.stdout.readline() == "go\n"
            time.sleep(wait)
            loading.kill()
        with Store.create_or_open(place) as store:
            assert len(list(store.quads("http://e/g"))) in (0, size)


def test_wrong_calls_of_load_are_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_text("")
    (tmp_path / "x.ttl").write_text("")
    for path, graph, error in (
        ("x.docx", None, UsageError),
        ("x.ttl", "no iri", UsageError),
        ("no.ttl", None, RdfError),
    ):
        with pytest.raises(error):
            load(store, tmp_path / path, graph)
    with pytest.raises(UsageError, match="--format"):
        load(store, "-")


# --- figures -------------------------------------------------------------------------------------------------------


def test_an_empty_store_has_figures_too(store: Store) -> None:
    told = stats(store)
    assert (told.letters, told.triples, told.period, told.mentions) == (0, 0, ("", ""), ())


def test_figures_of_one_letter(full: Store) -> None:
    told = stats(full)
    assert (told.letters, told.papers, told.dossiers, told.meetings, told.citations, told.warnings) == (
        1,
        2,
        1,
        1,
        1,
        1,
    )
    assert told.period == ("2024-11-13", "2024-11-13")
    assert told.commitments == (("openstaand", 1),)
    assert told.triples == len(Graph().parse(LETTER, format="turtle"))


# --- named queries -------------------------------------------------------------------------------------------------


def rows(store: Store, name: str, **values: str) -> list[list[str]]:
    answer = store.ask(named(name).filled(values))
    assert isinstance(answer, Solutions)
    return [["" if term is None else getattr(term, "value", "") for term in row] for row in answer]


ANSWERS = {
    "letters-of-dossier": ({"dossier": "21501-02"}, "kst-21501-02-9001"),
    "citations-of-letter": ({"id": "kst-21501-02-9001"}, "kst-21501-02-8999"),
    "cited-papers": ({}, "h-tk-20232024-12-5"),
    "council-meeting-thread": ({"date": "2024-11-18"}, "agenda"),
    "open-commitments": ({}, "Ik zal u berichten."),
    "requests": ({}, "de vaste commissie voor Buitenlandse Zaken"),
    "signatories": ({}, "A.B. Voorbeeld"),
}


def test_there_are_named_queries_in_two_languages() -> None:
    assert len(named_queries()) >= 10
    assert set(ANSWERS) <= {query.name for query in named_queries()}


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_every_named_query_runs_open_and_with_its_defaults(full: Store, query) -> None:  # type: ignore[no-untyped-def]
    rows(full, query.name)
    rows(full, query.name, **{parameter.name: parameter.default for parameter in query.parameters})


@pytest.mark.parametrize("name", ANSWERS)
def test_named_queries_answer(full: Store, name: str) -> None:
    values, told = ANSWERS[name]
    found = rows(full, name, **values)
    assert any(told in row for row in found), found
    if values:
        others = {"dossier": "99999", "id": "kst-99999-1", "date": "1999-01-01"}
        assert rows(full, name, **{key: others[key] for key in values}) == []


def test_a_value_cannot_leave_its_hole(full: Store) -> None:
    assert rows(full, "requests-answered", asker='x" } ?s ?p ?o . VALUES ?y { "') == []
    for name, values in (("requests", {"x": "1"}), ("council-meeting-thread", {"date": "gisteren"})):
        with pytest.raises(UsageError):
            named(name).filled(values)
    with pytest.raises(UsageError, match="there are anomalies"):
        named("nothing")


# --- a remote endpoint ---------------------------------------------------------------------------------------------


@contextmanager
def endpoint(store: Store, status: int = 200, media_type: str = "") -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            answer, out = store.ask(form["query"][0]), io.BytesIO()
            kind = "text/turtle" if isinstance(answer, GraphAnswer) else "application/sparql-results+json"
            assert kind in self.headers["Accept"]
            answer.write(out, kind)
            self.send_response(status)
            self.send_header("Content-Type", media_type or kind)
            self.end_headers()
            self.wfile.write(out.getvalue())

        def log_message(self, *args: object) -> None:
            del args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/sparql"
        finally:
            server.shutdown()


def test_a_remote_endpoint_gives_the_same_answers(full: Store) -> None:
    with endpoint(full) as url:
        query = named("signatories").text
        there, here = Remote(url).ask(query), full.ask(query)
        assert isinstance(there, Solutions)
        assert isinstance(here, Solutions)
        assert list(there) == list(here)
        graph = Remote(url).ask("CONSTRUCT WHERE { ?s <https://w3id.org/kamergraaf/def#order> ?o }")
        assert isinstance(graph, GraphAnswer)
        assert len(list(graph)) == 1


@pytest.mark.parametrize(
    ("status", "media_type", "told"),
    [
        (500, "", r"answered with status 500: the server failed; [^;]+$"),
        (503, "", r"answered with status 503: the server failed; [^;]+$"),
        (404, "", "."),
        (401, "", "."),
        (200, "text/html", "no SPARQL results; check the address"),
    ],
)
def test_an_endpoint_that_fails_is_one_sentence(full: Store, status: int, media_type: str, told: str) -> None:
    with endpoint(full, status, media_type) as url, pytest.raises(RemoteError, match=f"{url} .*{told}"):
        Remote(url).ask("ASK {}")


def test_an_endpoint_that_finds_the_query_wrong_is_a_query_error(full: Store) -> None:
    with endpoint(full, 400) as url, pytest.raises(QueryError, match="malformed"):
        Remote(url).ask("ASK {}")


def test_no_endpoint_there_is_told() -> None:
    with pytest.raises(RemoteError, match="cannot be reached"):
        Remote("http://127.0.0.1:1/sparql").ask("ASK {}")


@pytest.mark.parametrize("url", ["", "x", "file:///etc/passwd", "http://", "http://[", "http://e/ x", "http://e/\n"])
def test_what_is_no_address_is_wrong_usage(url: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        Remote(url)
