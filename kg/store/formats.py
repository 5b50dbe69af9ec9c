"""The one table of formats: names, extensions and media types, in our own order of preference."""

import functools
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kg.errors import UsageError

__all__ = ["GRAPH", "TABLE", "GraphFormat", "TableFormat", "graph_format", "table_format"]


@dataclass(frozen=True, slots=True)
class GraphFormat:
    """A form of RDF. ``names``: what a user may call it, its own first; ``named_graphs``: whether it can tell them."""

    names: tuple[str, ...]
    extensions: tuple[str, ...]
    media_types: tuple[str, ...]
    form: ox.RdfFormat
    named_graphs: bool = False

    @property
    def name(self) -> str:
        """The name under which ``--format`` lists it."""
        return self.names[0]

    @property
    def media_type(self) -> str:
        """The media type that we send."""
        return self.media_types[0]


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A form of query results."""

    names: tuple[str, ...]
    media_types: tuple[str, ...]
    form: ox.QueryResultsFormat

    @property
    def name(self) -> str:
        """The name under which ``--format`` lists it."""
        return self.names[0]


_XML: Final = ("application/xml", "text/xml")
GRAPH: Final = (
    GraphFormat(("turtle",), ("ttl",), ("text/turtle", "application/x-turtle"), ox.RdfFormat.TURTLE),
    GraphFormat(("trig",), ("trig",), ("application/trig",), ox.RdfFormat.TRIG, named_graphs=True),
    GraphFormat(("nquads", "n-quads"), ("nq",), ("application/n-quads",), ox.RdfFormat.N_QUADS, named_graphs=True),
    GraphFormat(("ntriples", "n-triples"), ("nt",), ("application/n-triples", "text/plain"), ox.RdfFormat.N_TRIPLES),
    GraphFormat(
        ("jsonld", "json-ld", "json"),
        ("jsonld", "json"),
        ("application/ld+json", "application/json"),
        ox.RdfFormat.JSON_LD,
        named_graphs=True,
    ),
    GraphFormat(
        ("rdfxml", "rdf+xml", "xml"), ("rdf", "xml", "owl"), ("application/rdf+xml", *_XML), ox.RdfFormat.RDF_XML
    ),
)
TABLE: Final = (
    TableFormat(("json",), ("application/sparql-results+json", "application/json"), ox.QueryResultsFormat.JSON),
    TableFormat(("xml",), ("application/sparql-results+xml", *_XML), ox.QueryResultsFormat.XML),
    TableFormat(("csv",), ("text/csv",), ox.QueryResultsFormat.CSV),
    TableFormat(("tsv",), ("text/tab-separated-values",), ox.QueryResultsFormat.TSV),
)


def graph_format(wanted: str) -> GraphFormat:
    """The format by name, extension (dot or not) or media type. Raises UsageError that lists the names."""
    key = _key(wanted)
    for found in GRAPH:
        if key in (*found.names, *found.extensions, *found.media_types):
            return found
    names = ", ".join(found.name for found in GRAPH)
    raise UsageError(f"{wanted[:80]!r} is not a format of RDF that kamergraaf knows; choose one of {names}.")


@functools.lru_cache(maxsize=64)
def table_format(wanted: str) -> TableFormat:
    """The format of results by name or media type. Raises UsageError that lists the names."""
    key = _key(wanted)
    for found in TABLE:
        if key in (*found.names, *found.media_types):
            return found
    names = ", ".join(found.name for found in TABLE)
    raise UsageError(f"{wanted[:80]!r} is not a format of query results; choose table, {names}.")


def _key(wanted: str) -> str:
    return wanted.partition(";")[0].strip().lower().removeprefix(".")
