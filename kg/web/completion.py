"""What the editor offers while one types: classes, properties and codes, with what people call them."""

from collections.abc import Iterator, Mapping

from kg.rdf.namespaces import PREFIXES
from kg.web import describe
from kg.web.links import NAMESPACE, Links
from kg.web.things import Contents

__all__ = ["told"]

_OWL = "http://www.w3.org/2002/07/owl#"
_CLASSES = frozenset({f"{_OWL}Class", "http://www.w3.org/2000/01/rdf-schema#Class"})
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def told(held: Contents, links: Links, lang: str) -> dict[str, object]:
    """``prefixes`` by name, and ``terms``: each with its short ``name``, its ``kind`` (class, property, code), and,
    where they are known, its ``label`` and definition (``about``) in that language and its ``count`` in the graph."""
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
        elif kind.endswith("Property"):
            yield iri, "property"


def _term(
    iri: str, kind: str, count: int, named: Mapping[str, Mapping[str, str]], links: Links
) -> dict[str, str | int]:
    row = named.get(iri.removeprefix(f"{NAMESPACE}def").lstrip("#/"), {}) if iri.startswith(NAMESPACE) else {}
    told: dict[str, str | int] = {"name": links.short(iri), "kind": kind}
    if count:
        told["count"] = count
    if row.get("label"):
        told["label"] = row["label"]
    if row.get("definition"):
        told["about"] = row["definition"]
    return told
