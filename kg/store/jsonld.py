"""JSON-LD as a web developer reads it: short names by ontology/context.jsonld, and a thing's parts inside it.

The context travels along, so that nothing need be fetched. rdflib compacts; what stands inside what, the order, and
plain numbers and truths are ours. Reading it back gives the same triples.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import IO, Any, Final

import pyoxigraph as ox
from rdflib.plugins.serializers.jsonld import from_rdf

from kg import resources
from kg.store.convert import to_rdflib

__all__ = ["MOST", "Named", "write_jsonld"]

MOST: Final = 50_000
"""Triples that are written so: more are a dump for programs, which read JSON-LD in any shape."""

Named = tuple[str | None, Sequence[ox.Triple]]
"""A named graph, or None for triples in none, and its triples in the order in which their subjects shall stand."""

Node = dict[str, Any]
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_PLAIN: Final[Mapping[str, Any]] = {"true": True, "false": False}


def write_jsonld(graphs: Iterable[Named], output: IO[bytes]) -> None:
    """Writes graphs as one document; one graph alone is the document itself."""
    written = [_graph(name, triples) for name, triples in graphs]
    body = written[0] if len(written) == 1 else {"@graph": written}
    output.write(json.dumps({"@context": _context(), **body}, ensure_ascii=False, indent=1).encode())
    output.write(b"\n")


@cache
def _context() -> Node:
    context: Node = json.loads(resources.text("ontology", "context.jsonld"))["@context"]
    return context


def _graph(name: str | None, triples: Sequence[ox.Triple]) -> Node:
    order = {key: at for at, key in enumerate(dict.fromkeys(_key(triple.subject) for triple in triples))}
    # By way of text: rdflib's terms are strings that equal no string.
    told = json.loads(json.dumps(from_rdf(to_rdflib(triples), context_data=_context())))  # type: ignore[no-untyped-call]
    nodes = told.get("@graph", [told] if order else [])
    ordered = sorted(map(_plain, nodes), key=lambda node: order.get(_full(node.get("id", "")), len(order)))
    return {**({"id": name} if name else {}), "@graph": _nested(ordered)}


def _key(subject: object) -> str:
    return subject.value if isinstance(subject, ox.NamedNode) else str(subject)


def _full(iri: str) -> str:
    """An IRI without prefix: ids of ours are written whole, those of codes may be short."""
    prefix, colon, rest = iri.partition(":")
    known = _context().get(prefix) if colon and not rest.startswith("//") else None
    return known + rest if isinstance(known, str) else iri


def _plain(node: Node) -> Node:
    """A node with its id and types first and the other keys by name; numbers and truths as JSON has them."""
    first: Node = {key: node[key] for key in ("id", "type") if key in node}
    rest = {key: _value(key, node[key]) for key in sorted(node) if key not in ("@context", "id", "type")}
    if isinstance(kinds := first.get("type"), list):
        first["type"] = sorted(kinds)
    return {**first, **rest}


def _value(key: str, value: Any) -> Any:
    if isinstance(value, list):
        return sorted((_value(key, one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    coerced = _coercion(key)
    if isinstance(value, str) and coerced == "xsd:boolean":
        return _PLAIN.get(value, value)
    if isinstance(value, str) and coerced == "xsd:integer" and _NUMBER.fullmatch(value) and value != "-0":
        return int(value)
    return value


def _coercion(key: str) -> str | None:
    entry = _context().get(key)
    return entry.get("@type") if isinstance(entry, dict) else None


def _nested(nodes: list[Node]) -> list[Node]:
    """The nodes with each part in the place of its IRI, where the thing of which its path makes it a part names it."""
    by_id = {node["id"]: node for node in nodes if "id" in node}
    inside: dict[str, str] = {}  # the id of a part: that of what it stands in
    for node in nodes:
        for key, value in _parts(node, by_id):
            if value not in inside and value not in _around(node["id"], inside):
                inside[value] = node["id"]
                _put(node, key, value, by_id[value])
    return [node for node in nodes if node.get("id") not in inside]


def _around(name: str, inside: Mapping[str, str]) -> Iterator[str]:
    """A node's own id, and those of all that it stands in."""
    yield name
    while name in inside:
        name = inside[name]
        yield name


def _parts(node: Node, by_id: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """What a node names, and by which key, that its path makes a part of it, or of the same whole."""
    name = node.get("id", "")
    beside = f"{name.rpartition('/')[0]}/"
    for key in [key for key in node if _coercion(key) == "@id"]:
        values = node[key] if isinstance(node[key], list) else [node[key]]
        for one in values:
            if isinstance(one, str) and one in by_id and (one.startswith(f"{name}/") or _named_part(one, beside)):
                yield key, one


def _named_part(name: str, whole: str) -> bool:
    """Whether a name is that of the one part of its kind of a whole: ``…/vermelding/3/citaat``."""
    return "/vermelding/" in whole and name.startswith(whole) and "/" not in name.removeprefix(whole)


def _put(node: Node, key: str, value: str, part: Node) -> None:
    if isinstance(node[key], list):
        node[key] = [part if one == value else one for one in node[key]]
    else:
        node[key] = part
