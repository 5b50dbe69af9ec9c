"""What the editor offers while one types: classes, properties and codes, with what people call them."""

import functools
from collections.abc import Iterator, Mapping

from kg.rdf.namespaces import PREFIXES
from kg.web import describe
from kg.web.links import NAMESPACE, Links
from kg.web.things import Contents

__all__ = ["told"]

_OWL = "http://www.w3.org/2002/07/owl#"
_CLASSES = frozenset({f"{_OWL}Class", "http://www.w3.org/2000/01/rdf-schema#Class"})
_FUNCTION = "http://www.w3.org/ns/sparql-service-description#Function"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SKOS = "http://www.w3.org/2004/02/skos/core#"


def told(held: Contents, links: Links, lang: str) -> dict[str, object]:
    """``prefixes`` by name, and ``terms``: each with its short ``name`` and its ``kind`` (class, property, code).

    Where they are known, also its ``label`` and definition (``about``) in that language, its ``count`` in the graph,
    and the ``scheme`` that a code stands in or that a property takes its values from.
    """
    named = {row["id"]: row for row in describe.terms(lang)}
    terms = [_term(iri, kind, count, named, links) for iri, (kind, count) in _used(held).items()]
    terms.sort(key=lambda term: (-int(str(term.get("count", 0))), str(term["name"])))
    return {"prefixes": dict(PREFIXES), "terms": [term for term in terms if not str(term["name"]).startswith("http")]}


def _used(held: Contents) -> dict[str, tuple[str, int]]:
    """Our own terms, used or not, and those of others that the graph uses."""
    found = {iri: (kind, 0) for iri, kind in _own()}
    found |= {iri: ("class", count) for iri, count in held.classes.items()}
    return found | {iri: ("property", count) for iri, count in held.properties.items()}


def _own() -> Iterator[tuple[str, str]]:
    for triple in describe.ontology():
        iri, kind = getattr(triple.subject, "value", ""), getattr(triple.object, "value", "")
        if triple.predicate.value != _TYPE or not iri.startswith(f"{NAMESPACE}def"):
            continue
        if iri.startswith(f"{NAMESPACE}def/code/"):
            yield iri, "code"
        elif kind in _CLASSES:
            yield iri, "class"
        elif kind == _FUNCTION:
            yield iri, "function"
        elif kind.endswith("Property"):
            yield iri, "property"


def _term(
    iri: str, kind: str, count: int, named: Mapping[str, Mapping[str, str]], links: Links
) -> dict[str, str | int]:
    row = named.get(iri.removeprefix(f"{NAMESPACE}def").lstrip("#/"), {}) if iri.startswith(NAMESPACE) else {}
    told: dict[str, str | int] = {"name": links.short(iri), "kind": kind}
    if count:
        told["count"] = count
    if scheme := _schemes().get(iri):
        told["scheme"] = links.short(scheme)
    if row.get("label"):
        told["label"] = row["label"]
    if row.get("definition"):
        told["about"] = row["definition"]
    return told


@functools.cache
def _schemes() -> dict[str, str]:
    """The scheme of each code, and of each property whose example is a code the scheme of that."""
    found, shown = {}, {}
    for triple in describe.ontology():
        iri, value = getattr(triple.subject, "value", ""), getattr(triple.object, "value", "")
        if triple.predicate.value == f"{_SKOS}inScheme":
            found[iri] = value
        elif triple.predicate.value == f"{_SKOS}example" and value.startswith("code:"):
            shown[iri] = f"{NAMESPACE}def/code/{value.removeprefix('code:')}"
    return {**found, **{iri: found[code] for iri, code in shown.items() if code in found}}
