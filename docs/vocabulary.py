"""Writes docs/vocabulary.md from the ontology: ``python -m docs.vocabulary`` in a checkout; a test compares the two."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.term import Literal, Node

from kg import resources
from kg.rdf.namespaces import CODE, DCTERMS, KG, OWL, PREFIXES, RDF, RDFS, SCHEMA, SKOS

PAGE = Path(__file__).with_name("vocabulary.md")
ONTOLOGY = URIRef(str(KG).removesuffix("#"))
EARLIER = CODE["eerdere-raden"]
OPENING = """# The vocabulary
Written from `ontology/` by `docs/vocabulary.py`; change the ontology, not this page. `kg:` is
`{kg}`, `code:` is `{code}`. Version {version}, licence {licence}.
Each term and code has its definition and notes in Dutch as well. `kg export --letter ID --format jsonld`
and the server write JSON-LD by `ontology/context.jsonld`, which travels along: each term has a short name, and
a letter's parts stand inside it.

[Classes](#classes) · [Class by class](#class-by-class) · [Properties](#properties) ·
[Functions](#functions) · [Other vocabularies](#other-vocabularies) ·
[Council formations through time](#council-formations-through-time) · the lists of codes after these
"""
CHECKED = """What a reasoner may conclude stands under “is a”; what means about the same, under “close to”
(`skos:closeMatch`); what the other means more widely, under “wider” (`skos:broadMatch`). Each of these terms was looked
up: DCMI, FOAF, ORG, PROV-O, schema.org and SKOS in the closed namespaces that rdflib makes of them, bibo, CiTO and Web
Annotation in their published files, TOOI in its register (`c_056a75e1` is its Kamerstuk, `c_49599e6c` its Kamerbrief).
ELI's and ELI-DL's stand in the profile of both that the European Parliament publishes (ELI-EP 2.1.0): ELI-DL's own
Turtle was out of reach. Left out for want of a true or a checked counterpart:

- Request, commitment, signature and the threads of a meeting: we found them in none of these vocabularies.
- A dossier is no `eli-dl:Process`: many are never closed, and hold papers about no decision.
- A session (`vergaderjaar`) is no `eli-dl:ParliamentaryTerm`, which lasts from election to election.
- A Kamerstuk is no `eli:LegalResource`: letters are no legislation.
"""
THROUGH_TIME = """Until 10 April 2000 the Council met in 22 formations, from then in 16, from 22 July 2002 in nine, and
since 1 December 2009 in ten. The words of a letter of any time get the code of the formation that does the work now
(`skos:related`), so that its thread runs through: the Landbouwraad of 1998 is `LVR`. What a Council became is
`dcterms:isReplacedBy`, its years are `schema:startDate` and `schema:endDate`; a year that we did not find is absent.
`RAZEB` has a code of its own, since two formations came out of it. `VTE` stands in the Council's own list, while
letters name its sessions by their parts, which are the formations here. Not told, for want of a source: what became of
the Audiovisual Council of before 2000, and in which year sport joined education, youth and culture.

The EU's table of corporate bodies names the Council (`eu-body:CONSIL`) and the European Council (`eu-body:EURCOU`), to
which ours are tied; both IRIs were seen in data that uses them, the table itself was out of reach. For the formations
and the Eurogroup we found no IRI: **those IRIs are ours.**
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


def english(graph: Graph, subject: Node, predicate: Node, language: str = "en") -> str:
    """The text of a property in one language, English unless told, empty where there is none."""
    found = graph.objects(subject, predicate)
    return next((str(text) for text in found if isinstance(text, Literal) and text.language == language), "")


def examples(graph: Graph, term: Node) -> str:
    """The examples of a term, side by side."""
    return "; ".join(sorted(str(text) for text in graph.objects(term, SKOS.example)))


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
        definition = english(graph, term, SKOS.definition)
        yield short(term), several(graph, term, RDFS.subClassOf), definition, examples(graph, term)


def facts(graph: Graph, term: Node) -> Iterator[str]:
    """The lines of one class: what it is in two languages, notes, example, and what it is tied to."""
    yield told(graph, term)
    yield ""
    for text in (english(graph, term, SKOS.definition, "nl"), english(graph, term, SKOS.scopeNote, "nl")):
        if text:
            yield f"- *{text}*"
    lines = (
        ("Example", examples(graph, term)),
        ("Is a", several(graph, term, RDFS.subClassOf)),
        ("Close to", several(graph, term, SKOS.closeMatch)),
        ("Wider", several(graph, term, SKOS.broadMatch)),
        ("Never also", several(graph, term, OWL.disjointWith)),
        ("Properties", ", ".join(sorted(short(p) for p in owned(graph, term)))),
        ("Pointed to by", ", ".join(sorted(short(p) for p in owned(graph, term, RDFS.range, SCHEMA.rangeIncludes)))),
    )
    yield from (f"- {name}: {text}" for name, text in lines if text)
    yield ""


def owned(graph: Graph, term: Node, *by: Node) -> set[Node]:
    """The properties whose domain, or another such bond, names a class."""
    return {found for bond in by or (RDFS.domain, SCHEMA.domainIncludes) for found in graph.subjects(bond, term)}


def class_by_class(graph: Graph) -> Iterator[str]:
    """A section for each class."""
    for term in sorted(graph.subjects(RDF.type, OWL.Class)):
        labels = f"{english(graph, term, RDFS.label)}, {english(graph, term, RDFS.label, 'nl')}"
        yield f"### {short(term)}: {labels}"
        yield from facts(graph, term)


def properties(graph: Graph) -> Iterator[Iterable[str]]:
    """The rows of the properties."""
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    for term in sorted(term for kind in kinds for term in graph.subjects(RDF.type, kind)):
        yield (
            short(term),
            english(graph, term, RDFS.label, "nl"),
            several(graph, term, RDFS.subPropertyOf),
            several(graph, term, RDFS.domain, SCHEMA.domainIncludes),
            several(graph, term, RDFS.range, SCHEMA.rangeIncludes),
            told(graph, term),
            examples(graph, term),
        )


def functions(graph: Graph) -> Iterator[Iterable[str]]:
    """The rows of the functions for SPARQL."""
    for term in sorted(graph.subjects(RDF.type, URIRef(f"{PREFIXES['sd']}Function"))):
        example = f"`{examples(graph, term)}`"
        yield short(term), english(graph, term, RDFS.label, "nl"), told(graph, term), example


def aligned(graph: Graph) -> Iterator[Iterable[str]]:
    """The rows of the terms that other vocabularies have too."""
    for term in sorted(set(graph.subjects(RDFS.isDefinedBy, ONTOLOGY))):
        above = [*graph.objects(term, RDFS.subClassOf), *graph.objects(term, RDFS.subPropertyOf)]
        foreign = ", ".join(sorted(short(node) for node in above if not str(node).startswith(KG)))
        row = (foreign, several(graph, term, SKOS.closeMatch), several(graph, term, SKOS.broadMatch))
        if any(row):
            yield short(term), *row


def years(graph: Graph, council: Node) -> str:
    """``2000–2002``, with nothing where a year is not known."""
    start, end = graph.value(council, SCHEMA.startDate), graph.value(council, SCHEMA.endDate)
    return f"{start or ''}–{end or ''}" if start or end else ""


def councils(graph: Graph) -> Iterator[Iterable[str]]:
    """The rows of the formations and what came before them."""
    schemes = (CODE["raadsformaties"], EARLIER)
    for council in sorted((c for s in schemes for c in graph.subjects(SKOS.inScheme, s)), key=short):
        names = (*graph.objects(council, SKOS.prefLabel), *graph.objects(council, SKOS.altLabel))
        dutch = sorted(str(name) for name in names if isinstance(name, Literal) and name.language == "nl")
        yield (
            short(council),
            ", ".join(dutch),
            english(graph, council, SKOS.prefLabel),
            years(graph, council),
            several(graph, council, DCTERMS.replaces),
            several(graph, council, DCTERMS.isReplacedBy),
        )


def codes(graph: Graph, scheme: Node) -> Iterator[Iterable[str]]:
    """The rows of one list of codes."""
    for code in sorted(graph.subjects(SKOS.inScheme, scheme)):
        yield short(code), english(graph, code, SKOS.prefLabel), told(graph, code)


def opening(terms: Graph) -> str:
    """The first lines, with version and licence."""
    version, licence = terms.value(ONTOLOGY, OWL.versionInfo), terms.value(ONTOLOGY, DCTERMS.license)
    return OPENING.format(kg=KG, code=CODE, version=version, licence=f"<{licence}>")


def page() -> str:
    """The whole page."""
    terms, lists = read("kamergraaf.ttl"), read("codes.ttl") + read("reference/formations.ttl")
    lines = [opening(terms), "## Classes"]
    lines += table(("class", "is a", "what", "example"), classes(terms))
    lines += ["## Class by class", *class_by_class(terms), "## Properties"]
    lines += table(("property", "in Dutch", "is a", "of", "to", "what", "example"), properties(terms))
    lines += ["## Functions", *table(("function", "in Dutch", "what", "example"), functions(terms))]
    lines += ["## Other vocabularies", CHECKED, *table(("term", "is a", "close to", "wider"), aligned(terms))]
    lines += ["## Council formations through time", THROUGH_TIME]
    lines += table(("Council", "Dutch names", "English", "years", "out of", "became"), councils(lists))
    for scheme in sorted(set(lists.subjects(RDF.type, SKOS.ConceptScheme)) - {EARLIER}):
        title = english(lists, scheme, SKOS.prefLabel)
        lines += [f"## {title[0].upper()}{title[1:]}", f"{short(scheme)}: {told(lists, scheme)}\n"]
        lines += table(("code", "label", "what"), codes(lists, scheme))
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
