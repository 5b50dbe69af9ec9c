"""What may stand in a hole of a named query: one function a kind, from a value as given to the value of the graph.

Each takes the forms in which the thing is printed, and raises ValueError, which says what is expected, for anything
else: a value that cannot be must not look like one that is not there.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from typing import Final

import pyoxigraph as ox

from kg import resources

__all__ = ["KINDS"]

_DOSSIER: Final = r"(?P<thousands>\d{2})[\s.]?(?P<rest>\d{3})(?:(?:\s?-\s?|\s|\s?\()(?P<part>[A-Za-z0-9]{1,6})\)?)?"
_PRINTED: Final = re.compile(
    rf"(?i:kamerstuk(?:ken)?\s)?{_DOSSIER},?\s(?i:nr|no)\.?\s?(?P<number>\d{{1,5}}|[A-Z]{{1,3}})"
)
_NUMBER: Final = re.compile(_DOSSIER)
_ID: Final = re.compile(r"[A-Za-z0-9][\w()/:.-]{2,120}", re.ASCII)
_NOTATION: Final = ox.NamedNode("http://www.w3.org/2004/02/skos/core#notation")
_IN_SCHEME: Final = ox.NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")


def _plain(value: str) -> str:
    return " ".join(value.replace("–", "-").replace("\u2011", "-").split())


def _dossier_of(found: re.Match[str]) -> str:
    part = found["part"]
    return found["thousands"] + found["rest"] + (f"-{part.upper()}" if part else "")


def _dossier(value: str) -> str:
    found = _NUMBER.fullmatch(_plain(value))
    if found is None:
        raise ValueError("the number of a dossier, as 21501-02 or 36 600 V")
    return _dossier_of(found)


def _id(value: str) -> str:
    plain = _plain(value)
    if found := _PRINTED.fullmatch(plain):
        return f"kst-{_dossier_of(found)}-{found['number']}"
    if _ID.fullmatch(plain) is None or not re.search(r"\d", plain):
        raise ValueError("the id of a paper, as kst-21501-02-9001 or 21 501-02, nr. 9001")
    return re.sub(r"^(?:KST|Kst)(?=-)", "kst", plain)


def _year(value: str) -> str:
    if re.fullmatch(r"[12]\d{3}", value.strip(), re.ASCII) is None:
        raise ValueError("a year of four figures, as 2024")
    return value.strip()


def _one_of(value: str, known: Mapping[str, str]) -> str:
    found = known.get(_plain(value).replace("-", " ").casefold())
    if found is None:
        raise ValueError(f"one of {', '.join(sorted(set(known.values())))}")
    return found


def _language(value: str) -> str:
    return _one_of(value, {"nl": "nl", "en": "en"})


def _status(value: str) -> str:
    return _one_of(value, _notations("codes.ttl", "toezeggingsstatus"))


def _formation(value: str) -> str:
    return _one_of(value, _notations("reference/formations.ttl", ""))


@cache
def _notations(file: str, scheme: str) -> dict[str, str]:
    """The codes of one scheme of ``ontology/``, by their spelling without capitals and hyphens."""
    told = list(ox.parse(BytesIO(resources.text("ontology", file).encode()), ox.RdfFormat.TURTLE))
    within = {
        quad.subject for quad in told if quad.predicate == _IN_SCHEME and quad.object.value.endswith(f"/{scheme}")
    }
    codes = {
        quad.object.value for quad in told if quad.predicate == _NOTATION and (not scheme or quad.subject in within)
    }
    return {code.replace("-", " ").casefold(): code for code in codes}


def _date(value: str) -> str:
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError as error:
        raise ValueError("a day, as 2024-11-18") from error


def _iri(value: str) -> str:
    try:
        return ox.NamedNode(value).value
    except ValueError as error:
        raise ValueError("an absolute IRI") from error


def _text(value: str) -> str:
    return value


KINDS: Final[Mapping[str, Callable[[str], str]]] = {
    "date": _date,
    "dossier": _dossier,
    "formation": _formation,
    "id": _id,
    "iri": _iri,
    "language": _language,
    "status": _status,
    "text": _text,
    "year": _year,
}
"""Every kind of value, by the name that a query's head gives it."""
