"""The server tells of itself in RDF: SPARQL 1.1 Service Description, VoID, and the ontology."""

import functools
from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from kg import resources
from kg.web.links import NAMESPACE
from kg.web.things import Contents

__all__ = ["is_term", "ontology", "service", "terms", "void", "write"]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_DCTERMS = "http://purl.org/dc/terms/"
_FOAF = "http://xmlns.com/foaf/0.1/"
_FORMATS = "http://www.w3.org/ns/formats/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#", "dcat": "http://www.w3.org/ns/dcat#", "vcard": "http://www.w3.org/2006/vcard/ns#",
    "dcterms": _DCTERMS, "foaf": _FOAF, "formats": _FORMATS, "kg": f"{NAMESPACE}def#", "code": f"{NAMESPACE}def/code/",
    "owl": "http://www.w3.org/2002/07/owl#", "rdf": _RDF, "rdfs": _RDFS, "sd": _SD, "skos": _SKOS, "void": _VOID,
    "xsd": _XSD,
}  # fmt: skip
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD",
)  # fmt: skip


def service(
    endpoint: str, base: str, *, writable: bool = False, federated: bool = False, functions: Sequence[str] = ()
) -> Sequence[Triple]:
    """What this endpoint is and can do; ``endpoint`` its address, ``base`` the graph's base IRI, ``federated`` whether
    it may ask any other, ``functions`` the IRIs of those that it has beside SPARQL's own."""
    features = ("UnionDefaultGraph", "BasicFederatedQuery") if federated else ("UnionDefaultGraph",)
    languages = ("SPARQL11Query", "SPARQL11Update") if writable else ("SPARQL11Query",)
    me, dataset, graph = (NamedNode(endpoint + part) for part in ("", "#dataset", "#graph"))
    return (
        _is(me, _SD + "Service"),
        Triple(me, NamedNode(_SD + "endpoint"), me),
        *(Triple(me, NamedNode(_SD + "supportedLanguage"), NamedNode(_SD + language)) for language in languages),
        *(Triple(me, NamedNode(_SD + "feature"), NamedNode(_SD + feature)) for feature in features),
        *(Triple(me, NamedNode(_SD + "extensionFunction"), NamedNode(one)) for one in functions),
        *(_is(NamedNode(one), _SD + "Function") for one in functions),
        *(Triple(me, NamedNode(_SD + "resultFormat"), NamedNode(_FORMATS + name)) for name in _RESULTS),
        Triple(me, NamedNode(_SD + "defaultDataset"), dataset),
        _is(dataset, _SD + "Dataset"),
        Triple(dataset, NamedNode(_SD + "defaultGraph"), graph),
        _is(graph, _SD + "Graph"),
        Triple(me, NamedNode(_RDFS + "seeAlso"), NamedNode(f"{base}dataset")),
    )


def void(endpoint: str, base: str, held: Contents | None, told: Sequence[Triple] = ()) -> Sequence[Triple]:
    """The data set, by VoID: how much it holds (where that is counted), where to query it, and what the store tells of
    it (``told``)."""
    me = NamedNode(f"{base}id/dataset")
    where = Triple(me, NamedNode(_VOID + "sparqlEndpoint"), NamedNode(endpoint))
    return (*(told or _untold(me, base)), where, *(_counts(me, held) if held is not None else ()))


def _counts(me: NamedNode, held: Contents) -> Iterator[Triple]:
    counted = (
        (_VOID + "triples", _number(held.triples)),
        (_VOID + "classes", _number(len(held.classes))),
        (_VOID + "properties", _number(len(held.properties))),
    )
    yield from (Triple(me, NamedNode(name), value) for name, value in counted)
    yield from _partitions(me, "class", held.classes, "entities")
    yield from _partitions(me, "property", held.properties, "triples")


def _untold(me: NamedNode, base: str) -> Iterator[Triple]:
    """What is said of a data set whose store says nothing of it."""
    yield _is(me, _VOID + "Dataset")
    yield Triple(me, NamedNode(_DCTERMS + "title"), Literal("Kamergraaf: kennisgraaf van Kamerbrieven", language="nl"))
    yield Triple(me, NamedNode(_VOID + "uriSpace"), Literal(base))
    yield Triple(me, NamedNode(_VOID + "vocabulary"), NamedNode(f"{NAMESPACE}def#"))


def _partitions(dataset: NamedNode, kind: str, counts: Mapping[str, int], counted: str) -> Iterator[Triple]:
    for place, (iri, count) in enumerate(sorted(counts.items()), start=1):
        part = NamedNode(f"{dataset.value}#{kind}-{place}")
        yield Triple(dataset, NamedNode(f"{_VOID}{kind}Partition"), part)
        yield Triple(part, NamedNode(_VOID + kind), NamedNode(iri))
        yield Triple(part, NamedNode(_VOID + counted), _number(count))


def ontology() -> Sequence[Triple]:
    """Our terms and codes, as ``ontology/`` ships them. Raises ShapeError where the installation lacks them."""
    return _ontology()


@functools.cache
def _ontology() -> Sequence[Triple]:
    files = [(name, text) for name, text in resources.texts("ontology", ".ttl") if "/" not in name]
    quads = (quad for _, text in files for quad in parse(text, RdfFormat.TURTLE))
    return tuple(dict.fromkeys(quad.triple for quad in quads))


def terms(language: str) -> Sequence[Mapping[str, str]]:
    """The ontology's own terms for a page: ``id`` (the fragment), ``label`` and ``definition``, sorted."""
    found: dict[str, dict[str, str]] = {}
    for triple in ontology():
        subject, value = triple.subject, triple.object
        if not isinstance(subject, NamedNode) or not subject.value.startswith(f"{NAMESPACE}def"):
            continue
        name = subject.value.removeprefix(f"{NAMESPACE}def").lstrip("#/")
        row = found.setdefault(name, {"id": name, "label": "", "definition": ""})
        column = _COLUMNS.get(triple.predicate.value)
        if column and isinstance(value, Literal) and (value.language == language or not row[column]):
            row[column] = value.value
    return [found[name] for name in sorted(found) if name]


def is_term(name: str) -> bool:
    """Whether the ontology has a term, or a code, of that name (``Letter``, ``code/brief``)."""
    return name in _known()


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(row["id"] for row in terms("nl"))


_COLUMNS = {
    _RDFS + "label": "label",
    _SKOS + "prefLabel": "label",
    _RDFS + "comment": "definition",
    _SKOS + "definition": "definition",
}


def write(triples: Sequence[Triple], media_type: str) -> bytes:
    """The triples in the form of that media type, with the prefixes that readers know."""
    form = RdfFormat.from_media_type(media_type)
    assert form is not None, media_type
    written = serialize(triples, format=form, prefixes=_PREFIXES)
    assert written is not None
    return written


def _is(subject: NamedNode, name: str) -> Triple:
    return Triple(subject, NamedNode(_RDF + "type"), NamedNode(name))


def _number(count: int) -> Literal:
    return Literal(str(count), datatype=NamedNode(_XSD + "integer"))
