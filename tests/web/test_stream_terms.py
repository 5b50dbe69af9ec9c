"""What the pages of the stream say, by the specifications of LDES and TREE."""

import io
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from conftest import Serving
from following import (
    AS,
    LDES,
    STREAM,
    TITLE,
    TREE,
    following,
    many,
    put,
)
from rdflib import DCTERMS, PROV, RDF, SH, XSD, BNode, Graph, Literal, URIRef

from kg.store.embedded import Store
from kg.web import stream


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
    digest = stream.digest

    def comparing(statements: bytes) -> str:
        compared.append(len(statements))
        return digest(statements)

    monkeypatch.setattr(stream, "digest", comparing)
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
