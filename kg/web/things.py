"""Looking things up: which IRI a path means, what the graph says of it, what the graph holds in all."""

import io
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, cast

from pyoxigraph import RdfFormat, Triple
from pyoxigraph import parse as ox_parse

from kg.errors import QueryError
from kg.store.tombs import withdrawn
from kg.web.answer import Answerer
from kg.web.examples import CLASSES, PROPERTIES
from kg.web.facts import Facts, asked, names
from kg.web.links import is_iri, reference

__all__ = [
    "EVERYTHING",
    "PAGE",
    "Contents",
    "Description",
    "Found",
    "Row",
    "classes",
    "contents",
    "describe",
    "existing",
    "found",
    "gone",
    "graph_query",
    "parse",
    "thing_query",
    "told",
]

Row = Mapping[str, Mapping[str, str]]
PAGE = 500
"""How many statements that point at a thing are told at a time."""
_DEEPEST = 5
_ANYTHING = "SELECT (1 AS ?yes) { { $it ?p ?o } UNION { ?s ?p $it } UNION { GRAPH $it { ?s ?p ?o } } } LIMIT 1"


@dataclass(frozen=True, slots=True)
class Contents:
    """How many triples, how many things of each class (by IRI), and how many triples with each property.

    ``whole``: whether one answer has room for all triples.
    """

    triples: int = 0
    classes: Mapping[str, int] = field(default_factory=dict)
    properties: Mapping[str, int] = field(default_factory=dict)
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Description:
    """What the graph says of a thing (rows of ``p``, ``o``), and what points at it (rows of ``s``, ``p``).

    ``names``: what the graph calls the properties and the other things. ``more``: more points at it than is told here.
    """

    iri: str
    says: Sequence[Row]
    points: Sequence[Row]
    names: Facts
    more: bool = False


def existing(answerer: Answerer, iris: Sequence[str]) -> str | None:
    """The first of the IRIs of which the graph says anything, None where it knows none."""
    for iri in filter(is_iri, iris):
        term = reference(iri)
        # What the engine refuses as an IRI (a lone "%") names nothing that it can hold.
        with suppress(QueryError):
            if _rows(answerer, _ANYTHING.replace("$it", term)):
                return iri
    return None


@dataclass(frozen=True, slots=True)
class Found:
    """The IRI that a path means; whether there ``is`` such a page of what points at it (the first there always is); and
    whether there is ``more``."""

    iri: str
    here: bool
    more: bool


def found(answerer: Answerer, iris: Sequence[str], page: int) -> Found | None:
    """As ``existing``, with what there is of that page of it."""
    iri = existing(answerer, iris)
    if iri is None:
        return None
    here, more = (bool(_rows(answerer, asked("pointing", it=iri, skip=at * PAGE))) for at in (page - 1, page))
    return Found(iri, page == 1 or here, more)


def gone(answerer: Answerer, iris: Sequence[str]) -> str:
    """Since when what is lacking, or the letter that it was a part of, has left the store; empty where it never was."""
    place = getattr(answerer, "path", None)
    if place is None:
        return ""
    least = len(answerer.base_iri.split("/")) + 1  # id/kamerstuk/…, graph/…
    for iri in iris:
        parts = iri.split("/")[: least + _DEEPEST]
        for length in range(len(parts), least - 1, -1):
            whole = "/".join(parts[:length])
            if when := withdrawn(place, [whole]):
                return "" if existing(answerer, [whole]) else when
    return ""


def describe(answerer: Answerer, iri: str, page: int = 1) -> Description:
    """Everything said of the thing, and a page of the statements about others that point at it."""
    skip = (page - 1) * PAGE
    says = _rows(answerer, asked("says", it=iri, skip=skip, most=PAGE))
    points = sorted(  # the engine would look each term up again for every comparison
        _rows(answerer, asked("points", it=iri, skip=skip, most=PAGE)),
        key=lambda row: (row["p"]["value"], row["s"]["type"] == "uri", row["s"]["value"]),
    )
    more = bool(_rows(answerer, asked("pointing", it=iri, skip=skip + PAGE)))
    terms = [row[end] for found, end in ((says, "o"), (points, "s"), ((*says, *points), "p")) for row in found]
    called = names(answerer, sorted({term["value"] for term in terms if term["type"] == "uri"}))
    return Description(iri, says, points, called, more)


def thing_query(iri: str, page: int = 1) -> str:
    """The query for the same as RDF, with what the things around it are called; later pages only go on pointing."""
    return asked("described", it=iri, skip=(page - 1) * PAGE, most=PAGE)


def graph_query(iri: str) -> str:
    """The query for a named graph, whole."""
    return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {reference(iri)} {{ ?s ?p ?o }} }}"


def contents(answerer: Answerer, most: int) -> Contents:
    """Counts what the graph holds; ``most``: bytes of an answer."""
    properties = {row["property"]["value"]: int(row["n"]["value"]) for row in _rows(answerer, PROPERTIES)}
    triples = sum(properties.values())
    return Contents(triples, classes(answerer), properties, _is_short(answerer, triples, most))


def _is_short(answerer: Answerer, triples: int, most: int) -> bool:
    """Whether all triples take so many bytes at most: found by writing them, unless another server would have to."""
    if getattr(answerer, "path", None) is None:
        return triples * _USUAL <= most
    try:
        answerer.ask(EVERYTHING).write(cast(IO[bytes], _Measure(most)), "application/n-triples")
    except _LongError:
        return False
    return True


EVERYTHING = "CONSTRUCT WHERE { ?s ?p ?o }"
_USUAL = 200
"""Bytes of a triple, as those of letters are."""


class _LongError(Exception):
    """It takes more."""


class _Measure:
    """Takes an answer's bytes and forgets them. Raises _LongError past ``most``."""

    def __init__(self, most: int) -> None:
        self._left = most

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            raise _LongError
        return len(data)

    def flush(self) -> None:
        """Nothing is held."""


def classes(answerer: Answerer) -> dict[str, int]:
    """How many things of each class there are."""
    # A store of ours tells each statement once; to see that again takes more memory than a query may have.
    ours = getattr(answerer, "path", None) is not None
    query = CLASSES.replace("DISTINCT ?thing", "*") if ours else CLASSES
    # An object of rdf:type may be a literal or a triple too, which names no class.
    rows = (row for row in _rows(answerer, query) if row["class"]["type"] == "uri")
    return {row["class"]["value"]: int(row["n"]["value"]) for row in rows}


def told(answerer: Answerer, graph: str) -> Sequence[Triple]:
    """The statements of a named graph that is small."""
    written = io.BytesIO()
    answerer.ask(graph_query(graph)).write(written, "application/n-triples")
    return [quad.triple for quad in ox_parse(written.getvalue(), RdfFormat.N_TRIPLES)]


def parse(results: bytes) -> tuple[Sequence[str], Sequence[Row]]:
    """The variables and rows of a table in SPARQL's JSON."""
    whole = json.loads(results)
    return whole["head"]["vars"], whole["results"]["bindings"]


def _rows(answerer: Answerer, query: str) -> Sequence[Row]:
    written = io.BytesIO()
    answerer.ask(query).write(written, "application/sparql-results+json")
    return parse(written.getvalue())[1]
