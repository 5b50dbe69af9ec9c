"""The prefixes that we write with, read from ``ontology/prefixes.ttl``, the one prefix table.

The vocabularies that rdflib knows are its own closed namespaces, which warn of a misspelt term; the others are plain
``Namespace`` objects: write the term in brackets (``CODE["date"]``) where it might be the name of a method of str.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rdflib import (
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SH,
    SKOS,
    TIME,
    VANN,
    VOID,
    XSD,
    Graph,
    Namespace,
)

from kg import resources
from kg.errors import ShapeError

__all__ = [
    "BIBO",
    "CITO",
    "CODE",
    "DCAT",
    "DCTERMS",
    "DEFAULT_BASE",
    "ELI",
    "ELI_DL",
    "FOAF",
    "KG",
    "KGSH",
    "OA",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SD",
    "SH",
    "SKOS",
    "TIME",
    "TOOI",
    "TOOI_MIN",
    "VANN",
    "VOID",
    "XSD",
    "bind",
]

DEFAULT_BASE: Final = "https://w3id.org/kamergraaf/"
"""The base of identifiers where a build sets no other; terms and codes keep it under any base."""

_LINE = re.compile(r"@prefix ([a-z][a-z-]*): <([^<>\s]+)> \.")


def _table(text: str) -> Mapping[str, str]:
    lines = [line for line in text.splitlines() if line]
    found = [_LINE.fullmatch(line) for line in lines]
    for line, match in zip(lines, found, strict=True):
        if match is None:
            raise ShapeError(f"ontology/prefixes.ttl has a line that is no @prefix statement: {line[:80]!r}; mend it.")
    return MappingProxyType({match[1]: match[2] for match in found if match})


PREFIXES: Final[Mapping[str, str]] = _table(resources.text("ontology", "prefixes.ttl"))
"""Prefix without colon -> IRI, sorted by prefix."""

BIBO: Final = Namespace(PREFIXES["bibo"])
CITO: Final = Namespace(PREFIXES["cito"])
CODE: Final = Namespace(PREFIXES["code"])
ELI: Final = Namespace(PREFIXES["eli"])
ELI_DL: Final = Namespace(PREFIXES["eli-dl"])
KG: Final = Namespace(PREFIXES["kg"])
KGSH: Final = Namespace(PREFIXES["kgsh"])
OA: Final = Namespace(PREFIXES["oa"])
SCHEMA: Final = SDO
SD: Final = Namespace(PREFIXES["sd"])
TOOI: Final = Namespace(PREFIXES["tooi"])
TOOI_MIN: Final = Namespace(PREFIXES["tooi-min"])


def bind(graph: Graph) -> Graph:
    """Binds every prefix of the table in a graph, over whatever it was bound to; returns the graph."""
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri, override=True, replace=True)
    return graph
