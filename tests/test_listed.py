"""Entries of the Tweede Kamer's list of commitments become commitments of the graph, one with those of the letters."""

import io
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph

from kg import validate
from kg.build import Source, build, make, sources
from kg.rdf.namespaces import CODE, DEFAULT_BASE, PREFIXES
from kg.store.embedded import Store
from kg.store.export import export
from kg.store.named import named
from kg.store.query import Solutions
from tests.listed import as_bytes, document, entry
from tests.read.forms import BODY, docx, publication

NUMBER = "TZ202404-123"
NODE = f"<{DEFAULT_BASE}id/toezegging/{NUMBER}>"
LETTER = "kst-21501-02-2976"
KEEPS = f"Zoals toegezegd in het commissiedebat van 11 april 2024 ({NUMBER}) stuur ik uw Kamer hierbij een overzicht."
UNNUMBERED = KEEPS.replace(f" ({NUMBER})", "")


HEADER = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def listed(**told: Any) -> Source:
    return Source(f"{NUMBER}.json", as_bytes(entry(**told)))


def letter(words: str) -> Source:
    """A letter that says these words besides its own."""
    return Source("letter.xml", publication().decode().replace(BODY[4], f"{words} {BODY[4]}").encode())


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    answer = store.ask(query)
    assert isinstance(answer, Solutions)
    return sorted(tuple(str(getattr(term, "value", "")) for term in row) for row in answer)


def said(store: Store, predicate: str, of: str = NODE) -> list[str]:
    return [
        value.removeprefix(DEFAULT_BASE) for (value,) in rows(store, f"SELECT DISTINCT ?o {{ {of} {predicate} ?o }}")
    ]


def values(predicate: str, **told: Any) -> list[str]:
    """What an entry alone says of its commitment, without a store."""
    made = make(listed(**told), DEFAULT_BASE)
    assert made.paper is not None, made.error
    query = f"{HEADER} SELECT DISTINCT ?o {{ {NODE} {predicate} ?o }}"
    found = made.paper.statements.graph().query(query)
    return sorted(str(value).removeprefix(DEFAULT_BASE) for (value,) in found)  # type: ignore[misc]


def built(tmp_path: Path, *inputs: Source) -> Store:
    store = Store.create_or_open(tmp_path / "store")
    for done in build(inputs, store):
        assert done.status in ("loaded", "replaced", "unchanged"), done.reason
    return store


def test_an_entry_says_what_the_list_says(tmp_path: Path) -> None:
    with built(tmp_path, listed()) as store:
        expected = {
            "a": ["https://w3id.org/kamergraaf/def#Commitment"],
            "dcterms:identifier": [NUMBER],
            "kg:text": [entry()["Tekst"]],
            "kg:status": ["https://w3id.org/kamergraaf/def/code/openstaand"],
            "kg:due": ["2024-06-01"],
            "dcterms:date": ["2024-04-11"],
            "dcterms:dateSubmitted": ["2024-04-12"],
            "kg:promisedIn": ["id/debat/tk/2024-04-11/commissiedebat"],
            "kg:promisedBy/foaf:name": ["S.P.R.A. van Weyenberg"],
            "kg:office/rdfs:label": ["staatssecretaris van Financiën"],
            "kg:ministry/tooi:officieleNaamExclSoort": ["Financiën"],
            "kg:ministryAsWritten": ["Financiën"],
            "kg:fulfilledBy": [],
        }
        for predicate, values in expected.items():
            values = [value.removeprefix(DEFAULT_BASE) for value in values]
            assert said(store, predicate) == values, predicate
        graph = store.graph_iri(NUMBER)
        assert said(store, "kg:lists", f"<{graph}>") == [f"id/toezegging/{NUMBER}"]
        assert graph in store.graph_digests()
        assert validate.validate(store.graph(graph)).results == ()


STATUSES = {
    "Openstaand": "openstaand", "Voldaan": "voldaan", "Deels Voldaan": "deels-voldaan", "Vervallen": "vervallen",
    "Afgedaan": "voldaan", "Deels Afgedaan": "deels-voldaan", "Nagekomen": "voldaan", "Niet nagekomen": "openstaand",
    None: "openstaand",
}  # fmt: skip


@pytest.mark.parametrize("status", STATUSES, ids=str)
def test_each_status_has_its_code(status: str | None) -> None:
    assert values("kg:status", Status=status) == [f"{CODE}{STATUSES[status]}".removeprefix(DEFAULT_BASE)]


KEPT_BY: dict[str, tuple[Any, list[str], list[str]]] = {
    "nothing": (None, [], []),
    "a paper as text": ("kst-36410-VIII-3", ["id/kamerstuk/36410-VIII-3"], []),
    "a paper as it is cited": ("36 410 VIII, nr. 3", ["id/kamerstuk/36410-VIII-3"], []),
    "a case": ("2024Z18001", [], ["2024Z18001"]),
    "a document with a number in its dossier": ([document()], ["id/kamerstuk/21501-02-2976"], []),
    "a document without": ([document(Volgnummer=-1)], [], ["2024D20001"]),
    "a document in two dossiers": ([document(Kamerstukdossier=[{"Nummer": 1}, {"Nummer": 2}])], [], ["2024D20001"]),
    "two": (["2024Z18001", document()], ["id/kamerstuk/21501-02-2976"], ["2024Z18001"]),
    "what tells nothing": ("zie brief", [], []),
}


@pytest.mark.parametrize("name", KEPT_BY)
def test_the_letter_that_keeps_it_is_named_or_its_number_is_kept(name: str) -> None:
    value, papers, numbers = KEPT_BY[name]
    assert values("kg:fulfilledBy", KamerbriefNakoming=value) == papers
    assert values("kg:keptUnder", KamerbriefNakoming=value) == numbers


LEFT_OPEN: dict[str, tuple[dict[str, Any], str]] = {
    "the year 1 is no day": ({"DatumNakoming": "0001-01-01T00:00:00Z"}, "kg:due"),
    "a day that is none": ({"DatumNakoming": "2024-13-45"}, "kg:due"),
    "two activities": ({"Activiteit": entry()["Activiteit"] * 2}, "kg:promisedIn"),
    "a kind of activity that is no debate": (
        {"Activiteit": [{"Soort": "Procedurevergadering", "Datum": "2024-04-11T10:00:00Z"}]}, "kg:promisedIn",
    ),
    "no activity": ({"Activiteit": None}, "dcterms:date"),
    "nobody": ({"Naam": None}, "kg:promisedBy"),
    "no ministry of that name": ({"Ministerie": "Toverij"}, "kg:ministry"),
    "an office that is none of a minister": ({"Functie": "Voorzitter"}, "kg:office"),
}  # fmt: skip


@pytest.mark.parametrize("name", LEFT_OPEN)
def test_what_the_list_does_not_decide_stays_open(name: str) -> None:
    told, predicate = LEFT_OPEN[name]
    assert values(predicate) != []
    assert values(predicate, **told) == []
    assert values("kg:text", **told) != []


REFUSED: dict[str, tuple[bytes, str]] = {
    "no text": (as_bytes(entry(Tekst=None)), "no text"),
    "no number": (as_bytes(entry(Nummer="../x", Id=None)), "without a number"),
    "a status that nobody knows": (as_bytes(entry(Status="Iets")), "'Iets'"),
    "cut short": (as_bytes(entry())[:-40], "broken JSON"),
    "depth without end": (b'{"Tekst": ' + b"[" * 200_000, "broken JSON"),
    "bytes that are no text": (as_bytes(entry())[:-3] + b"\xff\xfe}", "broken JSON"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_entry_is_one_sentence(name: str) -> None:
    raw, told = REFUSED[name]
    error = make(Source("a.json", raw), DEFAULT_BASE).error
    assert error is not None
    assert error.startswith("a.json: ")
    assert told in error
    assert "\n" not in error


def test_a_broken_entry_is_told_and_the_next_is_built(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s") as store:
        assert [done.status for done in build([Source("a.json", b'{"Tekst": '), listed()], store)] == [
            "unreadable",
            "loaded",
        ]


def test_hostile_words_stay_words() -> None:
    evil = 'x> a <y> . "\\\x00\u202e</script>'
    told = {"Tekst": evil, "Naam": evil, "Functie": f"minister {evil}", "Ministerie": evil}
    made = make(listed(**told), DEFAULT_BASE)
    assert made.paper is not None
    graph = made.paper.statements.graph()
    assert validate.validate(graph).conforms
    again = Graph().parse(data=graph.serialize(format="xml"), format="xml")
    assert set(again) == set(graph)
    assert all(node.startswith("id/") for node in values("kg:promisedBy", **told) + values("kg:office", **told))


# --- one commitment, both sources -------------------------------------------------------------------------------------


def exported(store: Store) -> bytes:
    output = io.BytesIO()
    export(store, output, "nq")
    return output.getvalue()


def test_a_letter_that_names_the_number_speaks_of_the_same_commitment(tmp_path: Path) -> None:
    with built(tmp_path, listed(), letter(KEEPS)) as store:
        (graphs,) = {tuple(sorted(graph for (graph,) in rows(store, f"SELECT ?g {{ GRAPH ?g {{ {NODE} a ?c }} }}")))}
        assert graphs == (store.graph_iri(NUMBER), store.graph_iri(LETTER)), "both sources tell of one node"
        assert said(store, "^kg:fulfils/dcterms:identifier") == [LETTER]
        assert len(said(store, "kg:text")) == 2


def test_an_entry_that_no_letter_names_is_by_itself(tmp_path: Path) -> None:
    with built(tmp_path, listed(), letter(KEEPS.replace("-123", "-124"))) as store:
        assert said(store, "^kg:fulfils") == []
        assert len(rows(store, "SELECT DISTINCT ?c { ?c a kg:Commitment ; dcterms:identifier ?n }")) == 2


def test_a_number_named_twice_in_a_letter_is_one_promise(tmp_path: Path) -> None:
    twice = f"{KEEPS} Met dat overzicht doe ik de toezegging aan het lid Omtzigt ({NUMBER}) gestand."
    with built(tmp_path, letter(twice)) as store:
        assert len(said(store, "kg:text")) == 1


def same(store: Store) -> list[tuple[str, ...]]:
    return rows(store, f"SELECT ?told {{ ?told owl:sameAs {NODE} }}")


def test_without_its_number_letter_and_day_decide_where_each_is_the_only_one(tmp_path: Path) -> None:
    kept = {"KamerbriefNakoming": [document()]}
    with built(tmp_path, listed(**kept), letter(UNNUMBERED)) as store:
        assert [told.rpartition("/id/")[2] for (told,) in same(store)] == ["kamerstuk/21501-02-2976/nagekomen/1"]


UNDECIDED: dict[str, list[dict[str, Any]]] = {
    "the list names no letter": [{}],
    "the list names another letter": [{"KamerbriefNakoming": [document(Volgnummer=2975)]}],
    "the day is another": [
        {"KamerbriefNakoming": [document()], "Activiteit": [{"Soort": "Commissiedebat", "Datum": "2024-04-10"}]}
    ],
    "two entries of that day": [
        {"KamerbriefNakoming": [document()]},
        {"KamerbriefNakoming": [document()], "Nummer": "TZ202404-124"},
    ],
}


@pytest.mark.parametrize("name", UNDECIDED)
def test_what_the_letter_does_not_decide_is_not_joined(tmp_path: Path, name: str) -> None:
    entries = [Source(f"{number}.json", as_bytes(entry(**told))) for number, told in enumerate(UNDECIDED[name])]
    with built(tmp_path, *entries, letter(UNNUMBERED)) as store:
        assert same(store) == []


def harvested(top: Path, held: dict[str, bytes]) -> Path:
    for name, data in held.items():
        file = top / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return top


def test_the_number_that_the_list_names_leads_to_the_letter_that_bears_it(tmp_path: Path) -> None:
    folder = harvested(
        tmp_path / "h",
        {
            "tk/2024D20001.docx": docx(),
            "tk/2024D20001.metadata.json": as_bytes(document(Volgnummer=-1)),
            f"tk/toezeggingen/{NUMBER}.json": as_bytes(entry(KamerbriefNakoming="2024Z18001", Status="Voldaan")),
        },
    )
    with built(tmp_path, *sources([str(folder)])) as store:
        assert said(store, "kg:fulfilledBy") == ["id/kamerstuk/21501-02-2976"]
        answer = rows(store, f"SELECT ?rule {{ ?i rdf:subject {NODE} ; kg:rule ?rule }}")
        assert answer == [("list-kept",)]


def test_any_order_and_any_number_of_builds_give_the_same_bytes(tmp_path: Path) -> None:
    inputs = [
        listed(KamerbriefNakoming=["2024Z18001", document()]),
        letter(KEEPS),
        Source("other.json", as_bytes(entry(Nummer="TZ202404-124", Status="Vervallen"))),
    ]
    seen = set()
    for number, order in enumerate(itertools.islice(itertools.permutations(inputs), 0, None, 2)):
        with Store.create_or_open(tmp_path / str(number)) as store:
            for part in [order] if number % 2 else [[one] for one in order]:
                list(build(part, store))
            assert {done.status for done in build(order, store)} == {"unchanged"}
            seen.add(exported(store))
    assert len(seen) == 1


def test_a_changed_entry_replaces_its_graph(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s") as store:
        list(build([listed()], store))
        assert [done.status for done in build([listed(Status="Voldaan")], store)] == ["replaced"]
        assert said(store, "kg:status/skos:notation") == ["voldaan"]


# --- what OData says of a document ------------------------------------------------------------------------------------


def test_a_letter_without_dossier_or_number_has_them_from_the_metadata_and_is_loaded(tmp_path: Path) -> None:
    """Ministries' own files, as the Tweede Kamer gives them, bear neither."""
    text = "\n\n".join((*BODY, "De Minister van Buitenlandse Zaken,\nC.C.J. Veldkamp"))
    folder = harvested(tmp_path / "h", {"kst.txt": text.encode(), "kst.metadata.json": as_bytes(document())})
    with built(tmp_path, *sources([str(folder)])) as store:
        iri = f"<{DEFAULT_BASE}id/kamerstuk/21501-02-2976>"
        assert said(store, "kg:dossier/kg:dossierNumber", iri) == ["21501-02"]
        assert said(store, "kg:session", iri) == ["2024-2025"]
        told = rows(store, "SELECT ?name ?p { ?g kg:metadata ?f . ?f schema:name ?name ; kg:states ?p }")
        assert {name for name, _ in told} == {"kst.metadata.json"}
        assert {predicate.rpartition("#")[2] for _, predicate in told} == {"dossier", "number"}
        assert rows(store, "SELECT ?n { ?f kg:chamberNumber ?n }") == [("2024D20001",), ("2024Z18001",)]


def test_metadata_that_change_or_come_later_are_seen_by_the_next_build(tmp_path: Path) -> None:
    folder = harvested(tmp_path / "h", {"a.docx": docx()})
    statuses = []
    with Store.create_or_open(tmp_path / "s") as store:
        for told in (None, None, document(), document(), document(Datum="2024-11-13T00:00:00")):
            if told:
                harvested(folder, {"a.metadata.json": as_bytes(told)})
            statuses += [done.status for done in build(sources([str(folder)]), store)]
        assert statuses == ["loaded", "unchanged", "replaced", "unchanged", "replaced"]
        assert rows(store, "SELECT ?d { ?l a kg:Letter ; dcterms:issued ?d }") == [("2024-11-13",)]
        assert len(rows(store, "SELECT ?m { ?m a kg:Anomaly }")) == 1, "the words say another day"


def test_metadata_of_another_paper_are_read_in_vain_and_change_nothing(tmp_path: Path) -> None:
    held = {"a.xml": publication(), "a.metadata.json": as_bytes(document(Volgnummer=1))}
    folder = harvested(
        tmp_path / "h",
        {
            **held,
            "a.xml": publication().replace(
                b"<metadata>",
                b'<metadata><meta name="OVERHEIDop.externMetadataRecord" content="x/kst-21501-02-2976/metadata.xml"/>',
            ),
        },
    )
    with Store.create_or_open(tmp_path / "s") as store:
        first = [done.status for done in build(sources([str(folder)]), store)]
        again = [done.status for done in build(sources([str(folder)]), store)]
    assert (first, again) == (["loaded"], ["unchanged"])


def test_numbers_of_a_further_form_are_told_of_its_file(tmp_path: Path) -> None:
    """The better form may come from KOOP, which does not know the Tweede Kamer's numbers."""
    folder = harvested(
        tmp_path / "h",
        {
            "koop/kst-21501-02-2976.xml": publication(),
            "tk/kst-21501-02-2976.docx": docx(),
            "tk/kst-21501-02-2976.metadata.json": as_bytes(document()),
            f"tk/toezeggingen/{NUMBER}.json": as_bytes(entry(KamerbriefNakoming="2024D20001")),
        },
    )
    with Store.create_or_open(tmp_path / "s") as store:
        assert [done.status for done in build(sources([str(folder)]), store)] == ["loaded", "form", "loaded"]
        assert said(store, "kg:fulfilledBy") == ["id/kamerstuk/21501-02-2976"]
        assert {done.status for done in build(sources([str(folder)]), store)} == {"unchanged"}


def test_a_source_is_an_entry_by_what_it_holds() -> None:
    made = make(Source("whatever", as_bytes(entry())), DEFAULT_BASE)
    assert made.error is None
    assert made.paper is not None
    assert made.paper.graph_iri.endswith(NUMBER)


# --- named queries ----------------------------------------------------------------------------------------------------

ASKED = {
    "TZ202404-123": {"KamerbriefNakoming": [document()], "Status": "Voldaan"},
    "TZ202404-124": {},
    "TZ202404-125": {"Status": "Deels Voldaan", "Activiteit": None},
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    entries = [Source(f"{number}.json", as_bytes(entry(Nummer=number, **told))) for number, told in ASKED.items()]
    with built(tmp_path_factory.mktemp("asked"), *entries, letter(KEEPS)) as store:
        yield store


def answered(store: Store, name: str, *columns: str, **values: str) -> list[tuple[str, ...]]:
    answer = store.ask(named(name).filled(values))
    assert isinstance(answer, Solutions)
    told = [dict(zip(answer.variables, row, strict=True)) for row in answer]
    return sorted(tuple(str(getattr(row[column], "value", "")) for column in columns) for row in told)


def test_open_commitments_are_those_of_letters_and_of_the_list(asked: Store) -> None:
    rows = answered(asked, "open-commitments", "id", "issued", "due", "names")
    assert rows == [
        ("TZ202404-124", "2024-04-11", "2024-06-01", "S.P.R.A. van Weyenberg"),
        (LETTER, "2024-11-12", "", "C.C.J. Veldkamp"),
    ]


@pytest.mark.parametrize(("ministry", "ids"), [("Financiën", ["TZ202404-124"]), ("Buitenlandse Zaken", [LETTER])])
def test_open_commitments_of_a_ministry_are_those_of_the_list_too(asked: Store, ministry: str, ids: list[str]) -> None:
    rows = answered(asked, "open-commitments-by-ministry", "id", ministry=ministry)
    assert [one for (one,) in rows] == ids


def test_a_commitment_of_letter_and_list_is_told_once_in_the_list_s_words_and_with_its_status(asked: Store) -> None:
    rows = answered(asked, "commitments", "in", "now", "kept", "promised")
    assert rows == [
        ("TZ202404-125", "deels voldaan", "", "2024-04-12"),
        ("commissiedebat 11 april 2024", "openstaand", "", "2024-04-11"),
        ("commissiedebat 11 april 2024", "voldaan", LETTER, "2024-04-11"),
        (LETTER, "openstaand", "", "2024-11-12"),
    ]
    texts = [text for (text,) in answered(asked, "commitments", "text")]
    assert texts.count(str(entry()["Tekst"])) == 3


def test_kept_commitments_tell_what_the_letter_says_and_what_the_list_says(asked: Store) -> None:
    rows = answered(asked, "kept-commitments", "by", "status", "ground", "text", language="en")
    assert rows == [
        (LETTER, "voldaan", "The letter says so itself.", KEEPS),
        (LETTER, "voldaan", "The list of the Tweede Kamer says so.", str(entry()["Tekst"])),
    ]
