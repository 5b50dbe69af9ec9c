"""The stream of letters, followed as a client of LDES does: from its root by its relations, each member once."""

import io
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pyoxigraph as ox
import pyshacl
import pytest
from conftest import Serving
from rdflib import DCTERMS, PROV, RDF, SH, XSD, BNode, Graph, Literal, Namespace, URIRef
from stand import small

from kg import resources
from kg.build import build, sources
from kg.store import arrivals, folder, snapshots
from kg.store.convert import to_rdflib
from kg.store.embedded import Store
from kg.store.update import update
from kg.web import stream
from kg.withdrawal import taken_back

BASE = "https://graaf.example/kg/"
LDES, TREE = Namespace("https://w3id.org/ldes#"), Namespace("https://w3id.org/tree#")
AS = Namespace("https://www.w3.org/ns/activitystreams#")
STREAM = URIRef(f"{BASE}id/stroom")
TOPIC, TITLE = ox.NamedNode("http://xmlns.com/foaf/0.1/primaryTopic"), ox.NamedNode(str(DCTERMS.title))
TRIG, NQUADS = {"accept": "application/trig"}, {"accept": "application/n-quads"}


def letter(name: object) -> str:
    return f"{BASE}id/kamerstuk/{name}"


def statements(name: object, title: str = "Brief") -> list[ox.Triple]:
    """What a letter's graph says, as little as there can be."""
    graph, it = ox.NamedNode(f"{BASE}graph/kst-{name}"), ox.NamedNode(letter(name))
    return [ox.Triple(graph, TOPIC, it), ox.Triple(it, TITLE, ox.Literal(f"{title} {name}"))]


def put(place: Path, *names: object, title: str = "Brief", gone: tuple[object, ...] = ()) -> None:
    """Writes letters and takes others away, in one build."""
    with Store.create_or_open(place, BASE) as store:
        graphs = {f"{BASE}graph/kst-{name}": statements(name, title) for name in names}
        store.replace_graphs(graphs, remove=[f"{BASE}graph/kst-{name}" for name in gone])


@dataclass
class Client:
    """Keeps what a client of LDES keeps: the members that it has seen, the pages that cannot change, the letters."""

    web: httpx.Client
    accept: str = "application/trig"
    seen: dict[str, str] = field(default_factory=dict)
    final: set[str] = field(default_factory=set)
    said: dict[tuple[str, str], str] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    fetched: int = 0

    def follow(self) -> list[str]:
        """The events of the members that it had not seen, in their order."""
        news = []
        root = self.read("/stroom")
        (view,) = root.objects(STREAM, TREE.view)
        found = {str(root.value(one, TREE.node)) for one in root.objects(view, TREE.relation)}
        for page in sorted(found - self.final, key=lambda url: [int(n) for n in url.rpartition("/")[2].split("-")]):
            news += self.take(page)
        return news

    def read(self, url: str) -> Graph:
        """The page itself; what its members say is noted."""
        self.fetched += 1
        answer = self.web.get(url.replace("/graaf/", "/"), headers={"accept": self.accept})  # as a proxy strips it
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].startswith(self.accept)
        quads = list(ox.parse(answer.content, ox.RdfFormat.from_media_type(self.accept)))
        for quad in quads:
            if quad.graph_name != ox.DefaultGraph() and quad.predicate == TITLE:
                self.said[str(quad.graph_name.value), quad.subject.value] = quad.object.value
        page = to_rdflib(quad.triple for quad in quads if quad.graph_name == ox.DefaultGraph())
        if (URIRef(url), LDES.immutable, Literal(True)) in page:
            self.final.add(url)
        return page

    def take(self, url: str) -> list[str]:
        news = []
        page = self.read(url)
        for member in sorted(set(page.objects(STREAM, TREE.member)), key=lambda one: int(str(one).rpartition("-")[2])):
            if str(member) in self.seen:
                continue
            event = str(page.value(member, RDF.type)).rpartition("#")[2]
            of = str(page.value(member, DCTERMS.isVersionOf))
            self.seen[str(member)] = event
            self.letters.pop(of, None)
            if event != "Delete":
                self.letters[of] = self.said.get((str(member), of), "")
            news.append(f"{event} {of.rpartition('/')[2]}")
        return news


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "a.store"


@contextmanager
def following(place: Path, serving: Serving, root_path: str = "") -> Iterator[Client]:
    with (
        Store.open(place) as store,
        serving(store, root_path=root_path) as address,
        httpx.Client(base_url=address, timeout=20) as web,
    ):
        yield Client(web)


def many(count: int) -> list[str]:
    return [f"1-{n:03}" for n in range(count)]


def test_a_client_gets_every_letter_once_and_then_what_is_new(place: Path, serving: Serving) -> None:
    put(place, *many(120))
    with following(place, serving) as client:
        assert client.follow() == [f"Create {name}" for name in many(120)]
        assert (client.fetched, len(client.final)) == (4, 2), "the root and three pages, of which two are full"
        assert client.letters[letter("1-007")] == "Brief 1-007"
        assert client.follow() == []
        assert client.fetched == 6, "the root and the last page"
        put(place, "1-003", "1-119", title="Beter")
        put(place, "2-000", gone=("1-004",))
        assert sorted(client.follow()) == ["Create 2-000", "Delete 1-004", "Update 1-003", "Update 1-119"]
        assert client.letters[letter("1-003")] == "Beter 1-003"
        assert letter("1-004") not in client.letters
        late = Client(client.web)
        assert len(late.follow()) == 121, "of each letter the newest version, and that one left"
        assert late.letters == client.letters
        put(place, "1-004")
        assert client.follow() == ["Create 1-004"], "what left may come back"


def test_what_is_written_again_as_it_was_is_no_news(place: Path, serving: Serving) -> None:
    put(place, "1", "2")
    with following(place, serving) as client:
        client.follow()
        put(place, "1", "2")
        with Store.create_or_open(place) as store:
            store.replace_graph(f"{BASE}graph/threads", statements("other")[1:])
        assert client.follow() == []


def test_updates_by_others_are_told_whether_they_name_their_graph_or_not(place: Path, serving: Serving) -> None:
    put(place, "1", "2", "3")
    whole = f'INSERT DATA {{ GRAPH <{BASE}graph/kst-1> {{ <{letter(1)}> dcterms:title "Meer" }} }}'
    short = 'PREFIX g: <{}graph/> INSERT DATA {{ GRAPH g:kst-2 {{ <{}> dcterms:title "Meer" }} }}'
    every = "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o ; dcterms:title 'Brief 3' } }"
    with following(place, serving) as client:
        client.follow()
        for text, news in ((whole, "Update 1"), (short.format(BASE, letter(2)), "Update 2"), (every, "Update 3")):
            with Store.create_or_open(place) as store:
                update(store, text)
            assert client.follow() == [news]


@pytest.mark.parametrize("accept", ["application/n-quads", "application/ld+json"])
def test_every_form_with_graphs_tells_the_same(place: Path, serving: Serving, accept: str) -> None:
    put(place, *many(60))
    with following(place, serving) as client:
        client.follow()
        other = Client(client.web, accept)
        other.follow()
        assert (other.seen, other.letters, other.final) == (client.seen, client.letters, client.final)


@pytest.mark.parametrize(("extension", "form"), [("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml")])
def test_forms_without_graphs_have_the_statements_beside_the_members(
    place: Path, serving: Serving, extension: str, form: str
) -> None:
    put(place, "1", "2")
    with following(place, serving) as client:
        graph = Graph().parse(data=client.web.get(f"/stroom/2-1.{extension}").text, format=form)
        assert {str(it) for it in graph.objects(None, DCTERMS.isVersionOf)} == {letter(1), letter(2)}
        assert str(graph.value(URIRef(letter(2)), DCTERMS.title)) == "Brief 2"


# --- what may be kept ------------------------------------------------------------------------------------------------


def test_a_full_page_may_be_kept_and_the_rest_only_for_a_while(place: Path, serving: Serving) -> None:
    put(place, *many(70))
    with following(place, serving) as client:
        kept = {url: client.web.get(url, headers=TRIG) for url in ("/stroom", "/stroom/2-1", "/stroom/2-2")}
        assert {url: "immutable" in one.headers["cache-control"] for url, one in kept.items()} == {
            "/stroom": False, "/stroom/2-1": True, "/stroom/2-2": False,
        }  # fmt: skip
        for url, one in kept.items():
            again = client.web.get(url, headers={**TRIG, "if-none-match": one.headers["etag"]})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["cache-control"] == one.headers["cache-control"]
            other = client.web.get(url, headers={"accept": "text/turtle", "if-none-match": one.headers["etag"]})
            assert other.status_code == 200
        put(place, "new")
        changed = [
            url
            for url, one in kept.items()
            if client.web.get(url, headers={**TRIG, "if-none-match": one.headers["etag"]}).status_code == 200
        ]
        assert changed == ["/stroom", "/stroom/2-2"]


# --- when something breaks off ---------------------------------------------------------------------------------------

_KILLED = """
import os, sys
from kg.store import arrivals
from kg.store.embedded import Store
arrivals.note = lambda *_: os.kill(os.getpid(), 9)
import pyoxigraph as ox
with Store.create_or_open(sys.argv[1]) as store:
    store.change_graph(sys.argv[2], [ox.Triple(*(ox.NamedNode(f"http://e/{n}") for n in "abc"))], [])
"""


def test_a_kill_between_snapshot_and_log_loses_nothing(place: Path, serving: Serving) -> None:
    put(place, *many(50))
    with following(place, serving) as client:
        client.follow()
        before = folder.current(place)
        done = subprocess.run([sys.executable, "-c", _KILLED, str(place), f"{BASE}graph/kst-1-007"], check=False)
        assert done.returncode == -9
        assert folder.current(place) != before, "it was published"
        late = Client(client.web)
        assert len(late.follow()) == 49, "the version that is no more is not given for another"
        assert late.final == set(), "and its page may not be kept"
        Store.create_or_open(place).close()
        assert client.follow() == late.follow() == ["Update 1-007"]
        assert client.letters == late.letters
        Store.create_or_open(place).close()
        assert client.follow() == [], "telling it again tells nothing"


def test_a_snapshot_gone_back_to_is_told_by_the_next_writer(place: Path, serving: Serving) -> None:
    put(place, "1", "2")
    put(place, "1", title="Beter")
    with following(place, serving) as client:
        client.follow()
        with folder.lock(place):
            snapshots.rollback(place)
        assert client.follow() == []
        Store.create_or_open(place).close()
        assert client.follow() == ["Update 1"]
        assert client.letters[letter(1)] == "Brief 1"


def test_a_store_that_keeps_no_order_gives_its_letters_as_come_together(place: Path, serving: Serving) -> None:
    put(place, *many(60))
    with following(place, serving) as client:
        client.follow()
        (place / "arrivals.sqlite").unlink()
        copy = Client(client.web)
        copy.follow()
        assert (copy.seen, copy.letters) == (client.seen, client.letters)
        assert copy.final == set()
        Store.create_or_open(place).close()
        assert copy.follow() == [], "when it begins to keep it, these letters have the names that they had"
        assert copy.final == client.final


def test_a_damaged_log_is_one_sentence_for_a_writer_and_none_for_a_reader(place: Path, serving: Serving) -> None:
    put(place, "1")
    (place / "arrivals.sqlite").write_bytes(b"no table" * 1000)
    with pytest.raises(Exception, match=r"arrivals\.sqlite cannot be written .* remove it"):
        put(place, "2")
    with following(place, serving) as client:
        assert client.follow() == ["Create 1", "Create 2"], "it is published all the same"


def test_a_stream_that_began_anew_has_other_pages(place: Path, serving: Serving) -> None:
    put(place, "1")
    put(place, "2")
    with following(place, serving) as client:
        assert client.follow() == ["Create 1", "Create 2"]
        (place / "arrivals.sqlite").unlink()
        put(place, "3")
        assert client.web.get("/stroom/2-1", headers=TRIG).status_code == 410
        assert client.web.get("/stroom/99-1", headers=TRIG).status_code == 404
        late = Client(client.web)
        assert late.follow() == ["Create 1", "Create 2", "Create 3"]
        assert not set(late.seen) & set(client.seen)


# --- the terms -------------------------------------------------------------------------------------------------------


def test_the_root_tells_what_the_specification_asks(place: Path, serving: Serving) -> None:
    put(place, *many(60))
    with following(place, serving, "/graaf") as client:
        root = client.read("/stroom")
        site = f"{client.web.base_url}".rstrip("/")
        view = URIRef(f"{site}/graaf/stroom")
        assert list(root.objects(STREAM, TREE.view)) == [view]
        assert (STREAM, RDF.type, LDES.EventStream) in root
        assert root.value(STREAM, LDES.timestampPath) == PROV.generatedAtTime
        assert root.value(STREAM, LDES.versionOfPath) == DCTERMS.isVersionOf
        assert root.value(STREAM, LDES.versionDeleteObject) == AS.Delete
        (policy,) = root.objects(view, LDES.retentionPolicy)
        assert isinstance(policy, URIRef)
        assert root.value(policy, LDES.versionAmount) == Literal(1)
        relations = {
            (root.value(one, RDF.type), root.value(one, TREE.node)) for one in root.objects(view, TREE.relation)
        }
        lower, upper = TREE.GreaterThanOrEqualToRelation, TREE.LessThanOrEqualToRelation
        pages = [URIRef(f"{view}/2-{n}") for n in (1, 2)]
        assert relations == {(lower, pages[0]), (upper, pages[0]), (lower, pages[1])}
        for one in root.objects(view, TREE.relation):
            assert root.value(one, TREE.path) == PROV.generatedAtTime
            bound = root.value(one, TREE.value)
            assert isinstance(bound, Literal)
            assert bound.datatype == XSD.dateTime
            assert str(bound).endswith("Z")


def test_every_member_has_the_shape_of_the_stream_and_one_without_time_has_not(place: Path, serving: Serving) -> None:
    put(place, "1", "2")
    put(place, "3", gone=("2",))
    with following(place, serving) as client:
        root = Graph().parse(data=client.web.get("/stroom.ttl").text)
        shape = root.value(STREAM, TREE.shape)
        page = Graph().parse(data=client.web.get("/stroom/2-1.ttl").text)
        assert shape is not None
        for member in page.objects(STREAM, TREE.member):
            root.add((shape, SH.targetNode, member))
        assert len(list(root.objects(shape, SH.targetNode))) == 3
        assert pyshacl.validate(page, shacl_graph=root)[0]
        page.remove((None, PROV.generatedAtTime, None))
        _, report, _ = pyshacl.validate(page, shacl_graph=root)
        assert {report.value(one, SH.resultPath) for one in report.subjects(RDF.type, SH.ValidationResult)} == {
            PROV.generatedAtTime
        }
        assert not [one for one in page.objects() if isinstance(one, BNode)]


def test_times_lie_within_the_bounds_of_their_page(place: Path, serving: Serving) -> None:
    put(place, *many(60))
    put(place, "1-000", title="Beter")
    with following(place, serving) as client:
        root = client.read("/stroom")
        for one in root.subjects(TREE.node, None):
            page = client.read(str(root.value(one, TREE.node)))
            bound = str(root.value(one, TREE.value))
            times = {str(time) for time in page.objects(None, PROV.generatedAtTime)}
            lower = root.value(one, RDF.type) == TREE.GreaterThanOrEqualToRelation
            assert all(bound <= time if lower else time <= bound for time in times)


class Sink(io.BytesIO):
    """What a page is written to."""

    def begin(self, told: tuple[bool, str]) -> None:
        self.fixed = told[0]


class Other:
    """A store whose state bears another name than the one that was noted last."""

    version = "3-20260101T000000Z"

    def __init__(self, store: Store) -> None:
        self.ask, self.base_iri, self.path = store.ask, store.base_iri, store.path


def test_graphs_are_compared_with_what_was_noted_only_in_another_state_than_that(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(place, "1", "2")
    compared: list[int] = []
    digest = arrivals.digest

    def comparing(statements: bytes) -> str:
        compared.append(len(statements))
        return digest(statements)

    monkeypatch.setattr(arrivals, "digest", comparing)
    with Store.open(place) as store:
        now, then = Sink(), Sink()
        stream.write_page(store, "https://g", 2, 1, "trig", now)
        assert (compared, now.getvalue().count(b"isVersionOf")) == ([], 2)
        stream.write_page(Other(store), "https://g", 2, 1, "trig", then)
    assert len(compared) == 2
    assert then.getvalue() == now.getvalue()


@pytest.mark.parametrize("text", ["een . \n .\n", "twee\t.\r\n<http://e/x> .", "\\ .", "\u2028 .\u0085 .", '" .'])
def test_what_a_letter_says_stays_whatever_it_is(place: Path, text: str) -> None:
    put(place, "1", title=text)
    with Store.open(place) as store:
        for form in ("trig", "nquads"):
            sink = Sink()
            stream.write_page(store, "https://g", 2, 1, form, sink)
            quads = [*ox.parse(sink.getvalue(), ox.RdfFormat.from_extension({"nquads": "nq"}.get(form, form)))]
            (title,) = [one for one in quads if one.predicate == TITLE]
            assert title.object.value == f"{text} 1"
            assert title.graph_name.value.startswith(f"{STREAM}/2-")


# --- addresses -------------------------------------------------------------------------------------------------------


def test_stream_and_member_lead_to_where_they_are_told(place: Path, serving: Serving) -> None:
    put(place, *many(60))
    with following(place, serving, "/graaf") as client:
        client.follow()
        for iri in (str(STREAM), *client.seen):
            answer = client.web.get(urlsplit(iri).path.removeprefix("/kg"), headers=TRIG)
            assert answer.status_code == 303
            assert answer.headers["location"].startswith("/graaf/stroom")
            assert iri in str(client.web.get(answer.headers["location"].removeprefix("/graaf"), headers=NQUADS).text)


@pytest.mark.parametrize(
    "path",
    [
        "/stroom/1", "/stroom/2-0", "/stroom/2-2", "/stroom/2--1", "/stroom/2-1e3", "/stroom/2-%D9%A1",
        "/stroom/2-1%00", "/stroom/2-9999999999", "/stroom/999999999999999999-1", "/stroom/2-99999999999",
        "/stroom/..%2f2-1", "/stroom/2-1.exe", "/stroom.exe", "/id/stroom/2", "/id/stroom/2-1.ttl", "/stroom/2-1'OR'1",
    ],
)  # fmt: skip
def test_no_such_page_is_404(place: Path, serving: Serving, path: str) -> None:
    put(place, "1")
    with following(place, serving) as client:
        assert client.web.get("/stroom/2-1", headers=TRIG).status_code == 200
        assert client.web.get(path, headers=TRIG).status_code == 404


def test_what_is_not_to_be_had_is_406_and_a_browser_gets_a_page(place: Path, serving: Serving) -> None:
    put(place, "1", "2")
    put(place, gone=("2",))
    with following(place, serving) as client:
        assert client.web.get("/stroom", headers={"accept": "image/png"}).status_code == 406
        assert client.web.get("/stroom").headers["content-type"] == "application/trig"
        for path, words in (
            ("/stroom", "Een volle bladzijde verandert niet meer"),
            ("/stroom?lang=en", "Of each letter the stream keeps the newest version"),
            ("/stroom/2-1", "ging weg"),
            ("/stroom/2-1?lang=en", "kamerstuk/1"),
        ):
            page = client.web.get(path, headers={"accept": "text/html"})
            assert page.headers["content-type"].startswith("text/html")
            assert words in page.text


def test_a_store_that_is_no_folder_has_a_stream_too(serving: Serving) -> None:
    text = f"<{BASE}graph/x> {{ <{BASE}graph/x> <{TOPIC.value}> <{letter(1)}> }}"
    with serving(small(text)) as address, httpx.Client(base_url=address, timeout=20) as web:
        assert Client(web).follow() == ["Create 1"]


def test_an_empty_store_has_a_root_without_pages(place: Path, serving: Serving) -> None:
    Store.create_or_open(place, BASE).close()
    with following(place, serving) as client:
        assert client.follow() == []
        assert "Er is nog geen brief" in client.web.get("/stroom", headers={"accept": "text/html"}).text


def test_a_page_is_as_long_as_the_tests_take_it_to_be() -> None:
    assert arrivals.PAGE == 50


# --- with real letters -----------------------------------------------------------------------------------------------


def test_letters_that_are_built_changed_and_taken_back_are_told(place: Path, tmp_path: Path, serving: Serving) -> None:
    samples, folder_ = resources.folder("samples"), tmp_path / "letters"
    (folder_ / ".harvest" / "deleted").mkdir(parents=True)
    first, second, third = "kst-21501-02-9001.md", "kst-21501-02-9002.md", "kst-21501-02-9003.md"
    for name in (first, second):
        shutil.copy(samples / name, folder_)
    built(place, folder_)
    with following(place, serving) as client:
        assert client.follow() == ["Create 21501-02-9001", "Create 21501-02-9002"]
        page = client.web.get("/stroom/2-1", headers=NQUADS).content
        said: dict[str, set[ox.Triple]] = {}
        for quad in ox.parse(page, ox.RdfFormat.N_QUADS):
            said.setdefault(str(getattr(quad.graph_name, "value", "")), set()).add(quad.triple)
        with Store.open(place) as store:
            for number, name in ((1, "9001"), (2, "9002")):
                whole = {quad.triple for quad in store.quads(f"{BASE}graph/kst-21501-02-{name}")}
                assert said[f"{STREAM}/2-{number}"] == whole, "all that the letter's graph says"
                assert len(whole) > 100
        built(place, folder_)
        assert client.follow() == []
        (folder_ / first).write_text((samples / first).read_text(encoding="utf-8") + "\n", encoding="utf-8")
        (folder_ / second).rename(folder_ / ".harvest" / "deleted" / second)
        shutil.copy(samples / third, folder_)
        built(place, folder_)
        assert sorted(client.follow()) == [
            "Create 21501-02-9003", "Delete 21501-02-9002", "Update 21501-02-9001",
        ]  # fmt: skip


def built(place: Path, folder: Path) -> None:
    with Store.create_or_open(place, BASE) as store:
        for _ in build(sources([str(folder)]), store, taken=taken_back([str(folder)])):
            pass
