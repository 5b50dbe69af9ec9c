"""Which ministry an office belongs to, by ``ontology/reference/ministries.ttl``: said where that data can tell."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from rdflib import RDF, Graph
from rdflib.term import Node

from kg import resources
from kg.rdf.namespaces import PROV, SKOS, TOOI, TOOI_MIN

__all__ = ["ministry_iri", "ministry_named", "ministry_of"]

# "minister-president, minister van Algemene Zaken"; "viceminister-president en minister van Financiën"
_BESIDE = r"(?:vice-?)?minister-president(?:,| en|, tevens) "
# "staatssecretaris van Financiën - Fiscaliteit en Belastingdienst": what follows the dash is a portfolio
_PORTFOLIO = r"(?: [-–—] .*)?"
# "waarnemend minister van Defensie", "minister van Defensie a.i."
_ACTING = r"(?:(?:demissionaire?|waarnemend|plaatsvervangend|fungerend|wnd\.|plv\.) )?"
_FOR_A_WHILE = r"(?:,? (?:a\. ?i\.|ad interim))?"
_ROLE = re.compile(
    rf"{_ACTING}(?:{_BESIDE})?(?:minister|staatssecretaris) van (?P<name>[^–—]+?){_PORTFOLIO}{_FOR_A_WHILE}"
)

_BEFORE = re.compile(r"^(?:het )?ministerie van ")


@dataclass(frozen=True, slots=True)
class _Ministry:
    """A ministry and the first and last day of its being; None where the register sets no bound."""

    iri: str
    begin: date | None
    end: date | None

    def stood(self, on: date) -> bool:
        return (self.begin is None or self.begin <= on) and (self.end is None or on <= self.end)


def ministry_iri(code: str) -> str:
    """The TOOI IRI of a ministry by its code there: ``mnre1013``."""
    return str(TOOI_MIN[code])


def ministry_of(role: str, on: date | None) -> str | None:
    """The TOOI IRI of the ministry in which a role, as written under a letter, has its post on the letter's day.

    A renamed ministry keeps its IRI, so that ``minister van Justitie`` of 2005 and ``minister van Justitie en
    Veiligheid`` of 2024 sit in the same one. None where no ministry of that name stood on that day, where several
    bore it and no day is given, and for a minister without a ministry of their own (``minister voor …``).
    """
    match = _ROLE.fullmatch(" ".join(role.split()).casefold())
    if match is None:
        return None
    return ministry_named(match["name"], on)


def ministry_named(name: str, on: date | None) -> str | None:
    """The TOOI IRI of the one ministry that bore a name on a day, with or without ``ministerie van`` before it."""
    bare = _BEFORE.sub("", " ".join(name.split()).casefold())
    found = [one.iri for one in _by_name().get(_key(bare), ()) if on is None or one.stood(on)]
    return found[0] if len(found) == 1 else None


def _key(name: str) -> str:
    """A name without what spelling varies in: capitals, accents, commas, ``&`` for ``en``."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(plain.replace(",", " ").replace("&", " en ").split())


@cache
def _by_name() -> dict[str, tuple[_Ministry, ...]]:
    graph = Graph(bind_namespaces="none")
    graph.parse(data=resources.text("ontology", "reference/ministries.ttl"), format="turtle")
    names: dict[str, set[_Ministry]] = {}
    for version in graph.subjects(RDF.type, TOOI.Ministerie):
        ministry = _ministry(graph, graph.value(version, PROV.specializationOf) or version)
        for name in _names(graph, version):
            names.setdefault(_key(name), set()).add(ministry)
    return {name: tuple(ministries) for name, ministries in names.items()}


def _names(graph: Graph, version: Node) -> Iterator[str]:
    for predicate in (TOOI.officieleNaamExclSoort, TOOI.afkorting, SKOS.altLabel):
        yield from map(str, graph.objects(version, predicate))


def _ministry(graph: Graph, iri: Node) -> _Ministry:
    return _Ministry(str(iri), _day(graph, iri, TOOI.begindatum), _day(graph, iri, TOOI.einddatum))


def _day(graph: Graph, iri: Node, predicate: Node) -> date | None:
    value = graph.value(iri, predicate)
    return None if value is None else date.fromisoformat(str(value))
