"""A graph as its rules are asked about it: N-Triples, and whether a store would keep its values as they are spelled."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import pyoxigraph as ox
from rdflib import DCTERMS, FOAF, OWL, RDF, RDFS, XSD, Graph, Literal
from rdflib.term import Node

from kg.errors import RdfError
from kg.rdf.namespaces import KG
from kg.rdf.ntriples import written
from kg.validate.derive import SPELLINGS
from kg.validate.engine import from_ox

__all__ = ["Statements", "statements"]

# What makes more of a graph than its plain statements: such a graph is judged by every rule.
_MEANINGFUL = re.compile("|".join(re.escape(f" <{name}> ") for name in (RDFS.subClassOf, OWL.imports)).encode())
_TOPICS = re.compile(
    rf"^\S+ (?:<{FOAF.primaryTopic}> \S+|<{RDF.type}> <{re.escape(KG.Letter)}>) \.$".encode(), re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Statements:
    """A graph as N-Triples. ``plain``: it says to SHACL just what its statements say, each value spelled as a store
    keeps it, but for ``decimals`` of which another spelling stands elsewhere in that store.
    """

    ntriples: bytes
    plain: bool = True
    decimals: tuple[str, ...] = ()

    def graph(self) -> Graph:
        """The same as rdflib has it."""
        graph = Graph(bind_namespaces="none")
        for triple in _parsed(self.ntriples):
            graph.add(triple)
        return graph

    def head(self) -> Graph:
        """Of the graph only which papers it is about, with their ids."""
        graph = Graph(store="SimpleMemory", bind_namespaces="none")
        for triple in _parsed(b"\n".join(_TOPICS.findall(self.ntriples))):
            graph.add(triple)
        papers = {*graph.objects(None, FOAF.primaryTopic), *graph.subjects(RDF.type, KG.Letter)}
        for paper in papers:
            start = f"{paper.n3()} <{DCTERMS.identifier}> ".encode()
            found = re.findall(rb"^" + re.escape(start) + rb".*$", self.ntriples, re.MULTILINE)
            for triple in _parsed(b"\n".join(found)):
                graph.add(triple)
        return graph


def statements(triples: Iterable[tuple[Node, Node, Node]]) -> Statements:
    """The statements of a graph. Raises RdfError where they hold what is not RDF."""
    ntriples, told = written(triples)
    plain = not any(map(_is_odd, told)) and _MEANINGFUL.search(ntriples) is None
    return Statements(ntriples, plain, tuple({str(term) for term in told if term.datatype == XSD.decimal}))


def _is_odd(term: Literal) -> bool:
    """Whether a store may keep the value in another spelling: `007`, a day that is none, an odd language tag."""
    if term.language or term.datatype in (None, XSD.string):
        return not (term.language or "a").islower()
    spelling = SPELLINGS.get(term.datatype or XSD.string)
    return spelling is None or re.match(spelling, term) is None or term.endswith("\n")


def _parsed(ntriples: bytes) -> Iterable[tuple[Node, Node, Node]]:
    try:
        for quad in ox.parse(BytesIO(ntriples), ox.RdfFormat.N_TRIPLES):
            yield from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object)
    except SyntaxError as error:
        raise RdfError(f"The graph holds what is not RDF ({error.msg}); mend it.") from error


def of_one_value(spellings: Iterable[str]) -> frozenset[str]:
    """Of decimals those that a store takes for one value with another of them: `1` and `1.0`."""
    first: dict[Decimal, str] = {}
    return frozenset(
        spelled
        for one in dict.fromkeys(spellings)
        if (other := first.setdefault(Decimal(one), one)) != one
        for spelled in (one, other)
    )
