"""A client that follows the stream of letters, as one of LDES does, and stores whose letters come, change and leave."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pyoxigraph as ox
from conftest import Serving
from rdflib import DCTERMS, RDF, Graph, Literal, Namespace, URIRef

from kg.store.convert import to_rdflib
from kg.store.embedded import Store

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
        """The news of a page, and of those to which it leads on."""
        news: list[str] = []
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
        further = {str(page.value(one, TREE.node)) for one in page.objects(URIRef(url), TREE.relation)}
        return news + [one for other in sorted(further - self.final) for one in self.take(other)]


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
