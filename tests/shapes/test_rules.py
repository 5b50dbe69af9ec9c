"""Each rule, proven by the smallest change to a good letter that breaks it, and by that good letter itself.

A case is ``cases/NUMBER.ru``: a SPARQL update of ``letter.ttl``, headed by what the validation must then say, no more
and no less: rule, severity, focus node (after the base IRI), path, constraint component.
"""

import re
from functools import lru_cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, Graph, URIRef

from kg import resources
from kg.rdf.namespaces import DEFAULT_BASE, KG, PREFIXES
from kg.validate import Severity, default_shapes, validate

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.ru"))
EXPECT = "# expect: "
Row = tuple[str, str, str, str, str]


@lru_cache
def letter() -> Graph:
    return Graph().parse(HERE / "letter.ttl", format="turtle")


def good() -> Graph:
    graph = Graph()
    for triple in letter():
        graph.add(triple)
    return graph


def rows(graph: Graph) -> set[Row]:
    return {
        (
            result.rule,
            result.severity.value,
            str(result.focus).removeprefix(DEFAULT_BASE),
            result.path or "-",
            result.component.rpartition("#")[2].removesuffix("ConstraintComponent"),
        )
        for result in validate(graph).results
    }


def expected(case: str) -> set[Row]:
    found: set[Row] = set()
    for line in case.splitlines():
        if line.startswith(EXPECT):
            rule_and_severity, focus, path, component = line.removeprefix(EXPECT).split(" | ")
            rule, severity = rule_and_severity.split()
            found.add((rule, severity, focus, path, component))
    return found


def changed(case: str) -> Graph:
    graph = good()
    update = "\n".join(line for line in case.splitlines() if not line.startswith("#"))
    used = {prefix: iri for prefix, iri in PREFIXES.items() if f"{prefix}:" in update}
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in used.items())
    if update.strip():
        graph.update(f"BASE <{DEFAULT_BASE}>\n{prefixes}{update}")
        assert set(graph) != set(letter()), "the case changes nothing"
    return graph


ANOMALY = expected("# expect: A1 Warning | id/kamerstuk/21501-02-2976/vermelding/10 | - | Not")


def test_the_good_letter_conforms_and_its_anomaly_is_told() -> None:
    assert rows(good()) == ANOMALY
    assert validate(good()).conforms


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore:.*")  # rdflib tells of ill-typed literals, which are the point here
def test_a_broken_rule_gives_exactly_these_results(path: Path) -> None:
    case = path.read_text(encoding="utf-8")
    assert path.stem in {row[0] for row in expected(case)}, "a case must expect its own rule"
    assert rows(changed(case)) == expected(case) | ANOMALY


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert {path.stem for path in CASES} == {rule.number for rule in default_shapes().rules.values()}
    assert len(CASES) >= 100


def test_every_shape_with_a_target_is_a_numbered_rule() -> None:
    graph = default_shapes().graph
    targets = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
    shapes = {shape for target in targets for shape in graph.subjects(target)}
    assert shapes == set(default_shapes().rules)


def test_the_shapes_are_valid_shacl() -> None:
    conforms, _, text = pyshacl.validate(default_shapes().graph, shacl_graph=default_shapes().graph, meta_shacl=True)
    assert conforms, text


def test_the_shapes_name_only_terms_of_the_ontology() -> None:
    ontology = Graph()
    for _, text in resources.texts("ontology", "kamergraaf.ttl"):
        ontology.parse(data=text, format="turtle")
    known = set(ontology.subjects(RDFS.isDefinedBy)) | set(ontology.subjects(RDF.type))
    terms = {term for triple in default_shapes().graph for term in triple if isinstance(term, URIRef)}
    for query in default_shapes().graph.objects(None, SH.select):
        terms |= {KG[name] for name in re.findall(r"\bkg:(\w+)", str(query))}
    ours = {term for term in terms if term.startswith(str(KG)) and term != URIRef(str(KG))}
    assert len(ours) > 30
    assert not sorted(ours - known)


def test_a_shape_is_named_after_its_file() -> None:
    for name, text in resources.texts("shapes", ".ttl"):
        classes = set(re.findall(r"^kgsh:(\w+)-[0-9]+ a ", text, re.MULTILINE))
        stem = name.removesuffix(".ttl").replace("-", "")
        assert classes <= {found for found in classes if found.lower() == stem}, name


def test_severities_are_of_three_kinds() -> None:
    found = {rule.severity for rule in default_shapes().rules.values()}
    assert found == set(Severity)
