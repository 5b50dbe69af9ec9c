"""The order in which people read triples: the letter, its dossier, who signed, what it is about, its mentions last.

Within a section 1, 2, 10; of one subject its types first, then its names, and a whole text last.
"""

import functools
import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import DCTERMS, FOAF, RDF, RDFS

from kg.rdf.namespaces import KG, PREFIXES

__all__ = ["natural", "readable", "used_prefixes"]

_DIGITS = re.compile(r"([0-9]+)")
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_TEXT = str(KG.text)
_LABEL = str(RDFS.label)
_START = "http://www.w3.org/ns/oa#start"  # before its end
_PREDICATES = {
    str(name): place
    for place, name in enumerate(
        (
            RDF.type,
            DCTERMS.identifier,
            KG.dossierNumber,
            DCTERMS.title,
            DCTERMS.alternative,
            FOAF.name,
            RDFS.label,
            _START,
        )
    )
}
_CONCEPT = re.compile("/id/([a-z]+)/|/graph/")
# What a letter has many of comes last; what none of these names stands among the days.
_KINDS = (
    "dossier", "ondertekening", "persoon", "ambt", "verzoek", "toezegging", "raad", "raadsformatie", "debat",
    "motie", "kamerstuk", "brief", "publicatie", "dag", "graph", "bestand", "programma", "noot", "vermelding",
)  # fmt: skip
_SECTIONS = {kind: place for place, kind in enumerate(_KINDS, start=1)}
Key = tuple[object, ...]


def natural(text: str) -> Key:
    """A key that sorts ``part/2`` before ``part/10``."""
    pieces = _DIGITS.split(text)
    key: list[object] = [pieces[0]]
    for digits, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        # Digits compare by their length without zeroes, then as text: int() refuses very long ones.
        bare = digits.lstrip("0")
        key += (len(bare) + 1, bare, piece)
    return (*key, 0, text)


def readable(triples: Iterable[ox.Triple], first: str | None = None) -> list[ox.Triple]:
    """Sorted by section, of which ``first``, a letter's IRI, is the first; without it by subject alone."""
    subjects: dict[object, list[ox.Triple]] = {}
    for triple in triples:
        subjects.setdefault(triple.subject, []).append(triple)
    ordered = sorted(subjects, key=lambda subject: _place(subject, first))
    return [triple for subject in ordered for triple in _within(subjects[subject])]


def _place(subject: object, first: str | None) -> Key:
    name = subject.value if isinstance(subject, ox.NamedNode) else str(subject)
    return (0 if first is None else _section(name, first)), natural(name)


def _section(name: str, first: str) -> int:
    if name == first:
        return 0
    own = name.startswith(f"{first}/")
    kind = name[len(first) + 1 :].partition("/")[0] if own else _concept(name)
    return _SECTIONS.get(kind, _SECTIONS["dag"])


def _concept(name: str) -> str:
    """``persoon`` of ``…/id/persoon/…``, ``graph`` of ``…/graph/…``."""
    found = _CONCEPT.search(name)
    return (found[1] or "graph") if found else ""


def _within(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Those of one subject. Objects are compared only where a predicate has several: most have one."""
    predicates: dict[str, list[ox.Triple]] = {}
    for triple in triples:
        predicates.setdefault(triple.predicate.value, []).append(triple)
    for predicate in sorted(predicates, key=_rank):
        told = predicates[predicate]
        yield from sorted(told, key=lambda triple: natural(str(triple.object))) if len(told) > 1 else told


@functools.lru_cache(maxsize=1024)
def _rank(predicate: str) -> Key:
    return _PREDICATES.get(predicate, len(_PREDICATES)), predicate == _TEXT, predicate


def used_prefixes(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Of our prefixes, those whose terms occur."""
    spaces = {space: prefix for prefix, space in PREFIXES.items()}
    used: set[str] = set()
    for iri in map(_iri, {term for triple in triples for term in (triple.subject, triple.predicate, triple.object)}):
        for end in (iri.rfind("#") + 1, iri.rfind("/") + 1):
            if prefix := spaces.get(iri[:end]):
                used.add(prefix)
                break
    return {prefix: space for prefix, space in PREFIXES.items() if prefix in used}


def _iri(term: object) -> str:
    """The IRI that a term is written with, empty where there is none: as a predicate the type is written "a"."""
    if isinstance(term, ox.NamedNode):
        return "" if term.value == _TYPE else term.value
    return term.datatype.value if isinstance(term, ox.Literal) and not term.language else ""
