"""The screen before pySHACL names all that may be broken: with it and without it the reports are the same."""

import random
from collections.abc import Iterator
from pathlib import Path

import pyshacl
import pytest
from rdflib import DCTERMS, RDF, RDFS, SH, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.errors import RdfError
from kg.rdf.namespaces import KG, PREFIXES
from kg.validate import Rule, default_shapes, shapes_of, validate, validate_all
from kg.validate.odd import is_odd
from kg.validate.screen import screen_of
from tests.shapes.test_rules import CASES, changed, expected, good

# rdflib tells of ill-typed literals, which are among the points here
pytestmark = pytest.mark.filterwarnings("ignore:.*")
RULES = default_shapes().rules


def numbers(graphs: list[Graph]) -> list[set[str]]:
    return [{RULES[rule].number for rule in found} for found in screen_of(default_shapes()).named(graphs)]


def test_every_rule_is_derived() -> None:
    assert [RULES[rule].number for rule in screen_of(default_shapes()).underived] == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_broken_rule_is_named(path: Path) -> None:
    case = path.read_text(encoding="utf-8")
    named, plain = numbers([changed(case), good()])
    assert {row[0] for row in expected(case)} <= named
    assert plain == {"A1"}


def test_the_reports_on_all_cases_are_those_of_pyshacl_alone() -> None:
    graphs = [(path.stem, changed(path.read_text(encoding="utf-8"))) for path in CASES]
    assert list(validate_all(graphs)) == [validate(graph, name=name) for name, graph in graphs]


ODD_VALUES = (
    Literal("007", datatype=XSD.integer),
    Literal("-1", datatype=XSD.integer),
    Literal("1.50", datatype=XSD.decimal),
    Literal("1", datatype=XSD.decimal),
    Literal("2024-02-30", datatype=XSD.date),
    Literal("2024-02-29", datatype=XSD.date),
    Literal("2023-02-29", datatype=XSD.date),
    Literal("2024-11-05Z", datatype=XSD.date),
    Literal("1", datatype=XSD.boolean),
    Literal("2024-2025"),
    Literal("2024-2025\n"),
    Literal(""),
    Literal("woorden", lang="nl"),
    Literal("words", lang="en-GB"),
    Literal("mots", lang="fr"),
    Literal("9", datatype=XSD.nonNegativeInteger),
    URIRef("https://w3id.org/kamergraaf/id/kamerstuk/1-1"),
)


def mutants(number: int) -> Iterator[Graph]:
    """Good letters with a few random statements lost, changed, doubled or turned."""
    for seed in range(number):
        dice = random.Random(seed)
        graph = good()
        triples = sorted(graph)
        for subject, predicate, value in dice.sample(triples, dice.randint(1, 6)):
            deed = dice.randrange(5)
            if deed in (0, 1):
                graph.remove((subject, predicate, value))
            if deed in (1, 2):
                graph.add((subject, predicate, dice.choice(ODD_VALUES)))
            if deed == 3:
                graph.add((subject, predicate, dice.choice(triples)[2]))
            if deed == 4:
                graph.add((dice.choice(triples)[0], predicate, value))
        yield graph


def test_on_graphs_gone_wrong_the_reports_are_those_of_pyshacl_alone() -> None:
    graphs = [(str(seed), graph) for seed, graph in enumerate(mutants(80))]
    screened, alone = list(validate_all(graphs)), [validate(graph, name=name) for name, graph in graphs]
    assert screened == alone
    assert len({result.rule for report in alone for result in report.results}) > 40


def test_graphs_of_the_same_names_do_not_lend_each_other_statements() -> None:
    lacking = good()
    lacking.remove((None, DCTERMS.issued, None))
    whole, named, again = numbers([good(), lacking, good()])
    assert whole == again
    assert "L2" in named - whole


def test_a_subclass_told_in_the_graph_itself_is_left_to_pyshacl() -> None:
    graph = good()
    graph.add((URIRef("urn:x"), RDF.type, URIRef("urn:KindOfLetter")))
    graph.add((URIRef("urn:KindOfLetter"), RDFS.subClassOf, KG.Letter))
    assert len(numbers([graph])[0]) == len(RULES)
    assert next(validate_all([("x", graph)])) == validate(graph, name="x")


def test_what_is_no_rdf_is_told_in_its_turn() -> None:
    broken = good()
    broken.add((URIRef("no iri"), RDF.type, KG.Letter))
    reports = validate_all([("good", good()), ("broken", broken)])
    assert next(reports).conforms
    with pytest.raises(RdfError):
        next(reports)


UNDERIVED = {
    "closed": "sh:closed true ; sh:ignoredProperties ( rdf:type )",
    "a count that is not asked so": "sh:path kg:signature ; sh:minCount 9",
    "one of": "sh:xone ( [ sh:class kg:Letter ] [ sh:class kg:Motion ] )",
    "negation of more than a class": "sh:not [ sh:class kg:Letter ; sh:nodeKind sh:IRI ]",
    "a pattern with flags": 'sh:path dcterms:title ; sh:pattern "^x" ; sh:flags "i"',
    "a pattern that looks ahead": 'sh:path dcterms:title ; sh:pattern "^(?!R)"',
    "a datatype of another kind": "sh:path dcterms:issued ; sh:datatype xsd:dateTime",
}


@pytest.mark.parametrize("demand", UNDERIVED.values(), ids=UNDERIVED.keys())
def test_what_is_not_derived_falls_back_to_pyshacl(demand: str) -> None:
    text = f"""
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix kg: <https://w3id.org/kamergraaf/def#> .
        @prefix dcterms: <http://purl.org/dc/terms/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <urn:rule> dcterms:identifier "U1" ; sh:severity sh:Violation ; sh:targetClass kg:Letter ;
          {demand} ; sh:name "n"@nl, "n"@en ; sh:message "m"@nl, "m"@en ; rdfs:comment "c"@nl, "c"@en ."""
    shapes = shapes_of(Graph().parse(data=text, format="turtle"))
    rule: Rule = shapes.rules[URIRef("urn:rule")]
    assert screen_of(shapes).underived == {rule.shape}
    assert list(validate_all([("x", good())], shapes)) == [validate(good(), shapes, "x")]


OA = Namespace(str(PREFIXES["oa"]))


def instead(predicate: URIRef, value: Node) -> Graph:
    """The good letter with another value in one place."""
    graph = good()
    first = min(graph.triples((None, predicate, None)))
    graph.remove(first)
    graph.add((*first[:2], value))
    return graph


def of_pyshacl(graph: Graph) -> set[tuple[str, str, str]]:
    """What pySHACL finds by itself, its queries answered by rdflib: rule, focus node and value."""
    report = pyshacl.validate(graph, shacl_graph=default_shapes().graph)[1]
    assert isinstance(report, Graph)
    terms = (SH.sourceShape, SH.focusNode, SH.value)
    rows = [[report.value(one, term) for term in terms] for one in report.objects(None, SH.result)]
    return {(RULES[URIRef(str(shape))].number, str(focus), str(value)) for shape, focus, value in rows}


PAST = "9" * 26
SEEN_OTHERWISE = {
    "an end past 64 bit": (OA.end, Literal(PAST, datatype=XSD.integer)),
    "the first end past 64 bit": (OA.end, Literal(str(2**63), datatype=XSD.integer)),
    "the last end within 64 bit": (OA.end, Literal(str(2**63 - 1), datatype=XSD.integer)),
    "an end past the text": (OA.end, Literal("99999", datatype=XSD.integer)),
    "a start past 64 bit": (OA.start, Literal(PAST, datatype=XSD.integer)),
    "a start before the text": (OA.start, Literal("-1", datatype=XSD.integer)),
    "a plain text as day": (DCTERMS.issued, Literal("9999-11-13")),
    "a moment as day": (DCTERMS.issued, Literal("2099-11-13T00:00:00", datatype=XSD.dateTime)),
    "the year 0": (DCTERMS.issued, Literal("0000-01-01", datatype=XSD.date)),
    "a year before 0": (KG.due, Literal("-0001-01-01", datatype=XSD.date)),
    "a year of five figures": (DCTERMS.issued, Literal("12024-11-13", datatype=XSD.date)),
    "a leap day": (KG.due, Literal("2024-02-29", datatype=XSD.date)),
    "a leap day of no leap year": (KG.due, Literal("2023-02-29", datatype=XSD.date)),
    "a day before the letter": (KG.due, Literal("2020-01-01", datatype=XSD.date)),
    "a day of a month": (KG.due, Literal("2020-01", datatype=XSD.gYearMonth)),
}


@pytest.mark.parametrize(("predicate", "value"), SEEN_OTHERWISE.values(), ids=SEEN_OTHERWISE.keys())
def test_a_value_that_engines_see_differently_is_seen_as_pyshacl_sees_it(predicate: URIRef, value: Literal) -> None:
    graph = instead(predicate, value)
    report = validate(graph, name="x")
    assert {(one.rule, str(one.focus), str(one.value)) for one in report.results} == of_pyshacl(graph)
    assert next(validate_all([("x", graph)])) == report


def test_what_is_seen_alike_is_left_to_the_faster_engine() -> None:
    odd = {name for name, change in SEEN_OTHERWISE.items() if is_odd(instead(*change), default_shapes())}
    alike = {"an end past the text", "a leap day", "a day before the letter"}
    assert odd == set(SEEN_OTHERWISE) - alike
    assert not is_odd(good(), default_shapes())


@pytest.mark.parametrize("value", ["1.5", "1.0"])
def test_at_a_place_that_is_no_whole_number_the_rules_go_on(value: str) -> None:
    (report,) = validate_all([("x", instead(OA.start, Literal(value, datatype=XSD.decimal)))])
    assert "X2" in {result.rule for result in report.results}


@pytest.mark.parametrize("predicate", [OA.start, OA.end])
def test_a_nameless_value_is_told_by_its_property(predicate: URIRef) -> None:
    with pytest.raises(RdfError, match=r"a blank node as oa:(start|end), where a value must stand"):
        validate(instead(predicate, BNode()))
