"""The order in which people read triples: the letter, its parts as 1, 2, 10, and then the rest; types first."""

import re
from collections.abc import Iterable

import pyoxigraph as ox

from kg.rdf.namespaces import PREFIXES

__all__ = ["readable", "used_prefixes"]

_DIGITS = re.compile(r"([0-9]+)")
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
Key = tuple[object, ...]


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts ``part/2`` before ``part/10``."""
    pieces = enumerate(_DIGITS.split(text))
    # Digits compare by their length without zeroes, then as text: int() refuses very long ones.
    return (*(_digits(piece) if place % 2 else (0, piece) for place, piece in pieces), (0, text))


def _digits(piece: str) -> tuple[int, str]:
    bare = piece.lstrip("0")
    return len(bare) + 1, bare


def readable(triples: Iterable[ox.Triple], first: str | None = None) -> list[ox.Triple]:
    """Sorted: the subject ``first`` and what lies under it, then the others; a subject's types before the rest."""
    return sorted(triples, key=lambda triple: _key(triple, first))


def _key(triple: ox.Triple, first: str | None) -> Key:
    subject = triple.subject
    name = subject.value if isinstance(subject, ox.NamedNode) else str(subject)
    rank = 0 if first in (None, name) else 1 if name.startswith(f"{first}/") else 2
    predicate = triple.predicate.value
    return rank, natural(name), predicate != _TYPE, predicate, natural(str(triple.object))


def used_prefixes(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Of our prefixes, those whose terms occur."""
    spaces = {space: prefix for prefix, space in PREFIXES.items()}
    used: set[str] = set()
    for iri in {iri for triple in triples for iri in _iris(triple)}:
        for end in (iri.rfind("#") + 1, iri.rfind("/") + 1):
            if prefix := spaces.get(iri[:end]):
                used.add(prefix)
                break
    return {prefix: space for prefix, space in PREFIXES.items() if prefix in used}


def _iris(triple: ox.Triple) -> Iterable[str]:
    for term in (triple.subject, triple.predicate, triple.object):
        if isinstance(term, ox.NamedNode):
            # As a predicate it is written "a".
            yield "" if term.value == _TYPE else term.value
        elif isinstance(term, ox.Literal) and not term.language:
            yield term.datatype.value
