"""Writes docs/vocabulary.md from the ontology: ``python -m docs.vocabulary`` in a checkout; a test compares the two."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import Graph
from rdflib.term import Literal, Node

from kg import resources
from kg.rdf.namespaces import CODE, KG, OWL, PREFIXES, RDF, RDFS, SCHEMA, SKOS

PAGE = Path(__file__).with_name("vocabulary.md")
OPENING = """# The vocabulary
Written from `ontology/` by `docs/vocabulary.py`; change the ontology, not this page. `kg:` is `{kg}`, `code:` is
`{code}`. Each term and code has its label and definition in Dutch as well.
"""


def read(file: str) -> Graph:
    """One file of the ontology."""
    return Graph(bind_namespaces="none").parse(data=resources.text("ontology", file), format="turtle")


def short(node: Node) -> str:
    """A term as people write it: ``kg:Letter``; what has no prefix by its last segment."""
    for prefix, iri in PREFIXES.items():
        local = str(node).removeprefix(iri)
        if local != str(node) and "/" not in local:
            return f"`{prefix}:{local}`"
    return f"`{str(node).rsplit('/', 1)[-1]}`"


def english(graph: Graph, subject: Node, predicate: Node) -> str:
    """The English text of a property, empty where there is none."""
    found = graph.objects(subject, predicate)
    return next((str(text) for text in found if isinstance(text, Literal) and text.language == "en"), "")


def row(cells: Iterable[str]) -> str:
    """One row of a table."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table's lines, and an empty one after it."""
    names = list(head)
    yield row(names)
    yield row("---" for _ in names)
    yield from map(row, rows)
    yield ""


def several(graph: Graph, subject: Node, *predicates: Node) -> str:
    """The values of some properties, side by side."""
    return ", ".join(sorted(short(value) for predicate in predicates for value in graph.objects(subject, predicate)))


def told(graph: Graph, term: Node) -> str:
    """Definition and scope note."""
    return " ".join(filter(None, (english(graph, term, SKOS.definition), english(graph, term, SKOS.scopeNote))))


def classes(graph: Graph) -> Iterator[Iterable[str]]:
    """The rows of the classes."""
    for term in sorted(graph.subjects(RDF.type, OWL.Class)):
        yield short(term), several(graph, term, RDFS.subClassOf), told(graph, term)


def properties(graph: Graph) -> Iterator[Iterable[str]]:
    """The rows of the properties."""
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    for term in sorted(term for kind in kinds for term in graph.subjects(RDF.type, kind)):
        yield (
            short(term),
            several(graph, term, RDFS.subPropertyOf),
            several(graph, term, RDFS.domain, SCHEMA.domainIncludes),
            several(graph, term, RDFS.range, SCHEMA.rangeIncludes),
            told(graph, term),
        )


def codes(graph: Graph, scheme: Node) -> Iterator[Iterable[str]]:
    """The rows of one list of codes."""
    for code in sorted(graph.subjects(SKOS.inScheme, scheme)):
        yield short(code), english(graph, code, SKOS.prefLabel), told(graph, code)


def page() -> str:
    """The whole page."""
    terms, lists = read("kamergraaf.ttl"), read("codes.ttl") + read("reference/formations.ttl")
    lines = [OPENING.format(kg=KG, code=CODE), "## Classes"]
    lines += table(("class", "is a", "what"), classes(terms))
    lines.append("## Properties")
    lines += table(("property", "is a", "of", "to", "what"), properties(terms))
    for scheme in sorted(lists.subjects(RDF.type, SKOS.ConceptScheme)):
        title = english(lists, scheme, SKOS.prefLabel)
        lines += [f"## {title[0].upper()}{title[1:]}", f"{short(scheme)}: {told(lists, scheme)}\n"]
        lines += table(("code", "label", "what"), codes(lists, scheme))
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
