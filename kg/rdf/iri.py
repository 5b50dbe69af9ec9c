"""Mints every IRI of ours: one pure function a kind of thing. Nothing else joins strings into IRIs.

Each function takes a base that ``valid_base`` has passed and gives a ``URIRef``. What comes from a letter is
percent-encoded or slugged here, so that no words of a letter can leave their path segment.
"""

import re
import unicodedata
from datetime import date
from hashlib import sha256
from typing import Final
from urllib.parse import quote, urlsplit

from rdflib import URIRef

from kg.errors import UsageError
from kg.model import Chamber, Letter
from kg.rdf.namespaces import CODE

__all__ = [
    "cabinet",
    "code",
    "commitment",
    "dataset",
    "day",
    "debate",
    "dossier",
    "file",
    "formation",
    "graph",
    "is_commitment",
    "kamerstuk",
    "known_person",
    "letter",
    "meeting",
    "named_graph",
    "office",
    "page",
    "part",
    "person",
    "publication",
    "segment",
    "slug",
    "tenure",
    "text_digest",
    "valid_base",
]

CHAMBER_CODES: Final = {"I": "ek", "II": "tk"}
# Of what RFC 3986 allows in a path segment, what official ids use: COM(2024)123, ECLI:NL:HR:2019:2006.
_SAFE: Final = "():"
_LONGEST: Final = 120
# NFKD leaves these letters whole; names with them are common enough in Dutch politics and in Europe's.
_FOLDED: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ĳ": "ij"}
)
_APART: Final = re.compile(r"[^a-z0-9]+")
_UNFIT: Final = re.compile(
    r"[\x00-\x20\x7f-\xa0<>\"{}|\\^`\ufff0-\uffff\ue000-\uf8ff\ud800-\udfff]|%(?![0-9A-Fa-f]{2})"
)


def valid_base(iri: str) -> str:
    """The base IRI, ending in a slash (added when missing); raises UsageError where it cannot be one."""
    fault = _fault(iri)
    if fault:
        raise UsageError(f"The base IRI {iri[:200]!r} {fault}; give one like https://example.org/kamergraaf/.")
    return iri if iri.endswith("/") else f"{iri}/"


def _fault(iri: str) -> str | None:
    """What keeps an IRI from being a base, as the end of a sentence."""
    if _UNFIT.search(iri):
        return "holds a character that no IRI may hold"
    if "?" in iri or "#" in iri:
        return "has a query or a fragment"
    try:
        parts = urlsplit(iri)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "has no valid host or port"
    if parts.scheme not in ("http", "https") or not iri.startswith(f"{parts.scheme}://"):
        return "is no absolute http or https address"
    if not host or "@" in parts.netloc:
        return "must name a host, and no user"
    if any(step in (".", "..") or set(step) & set("[]") for step in parts.path.split("/")):
        return "has a dot segment or a bracket in its path"
    return None


def segment(value: str) -> str:
    """One path segment that holds the value: percent-encoded, never empty, never ``.`` or ``..``."""
    if not value.strip("."):
        return "-" * max(1, len(value))
    return quote(value, safe=_SAFE, errors="replace")


def slug(name: str) -> str:
    """A name as a path segment: ``C.C.J. Veldkamp`` -> ``c-c-j-veldkamp``, ``Yeşilgöz`` -> ``yesilgoz``.

    A name without a Latin letter or digit, or a very long one, is told apart by its digest.
    """
    letters = unicodedata.normalize("NFKD", name.lower().translate(_FOLDED))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    plain = _APART.sub("-", bare.translate(_FOLDED)).strip("-")
    if plain and len(plain) <= _LONGEST:
        return plain
    return f"{plain[:_LONGEST] or 'naam'}-{_digest(name)[:8]}"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def _id(base: str, *steps: str) -> URIRef:
    return URIRef(base + "id/" + "/".join(steps))


def kamerstuk(base: str, official: str) -> URIRef:
    """A Kamerstuk by its official id, case kept: ``kst-21501-02-2976`` -> ``id/kamerstuk/21501-02-2976``."""
    return _id(base, "kamerstuk", segment(official.removeprefix("kst-")))


def dossier(base: str, number: str) -> URIRef:
    """A dossier by its number without spaces: ``36600-V``."""
    return _id(base, "dossier", segment(number))


def person(base: str, name: str) -> URIRef:
    """A person by what a letter tells of them: name as written, and office."""
    return _id(base, "persoon", slug(name))


def known_person(base: str, registered: str) -> URIRef:
    """A person of the register by their id there."""
    return _id(base, "persoon", segment(registered))


def tenure(base: str, person: str, role: str, first: date) -> URIRef:
    """Who held an office from when: ``id/ambtsperiode/c-c-j-veldkamp/minister-van-buitenlandse-zaken/2024-07-02``."""
    return _id(base, "ambtsperiode", segment(person), slug(role), first.isoformat())


def cabinet(base: str, registered: str) -> URIRef:
    """A cabinet by its id in the register: ``rutte-iv``."""
    return _id(base, "kabinet", segment(registered))


def office(base: str, role: str) -> URIRef:
    """An office by its role without article: ``minister van Buitenlandse Zaken``."""
    return _id(base, "ambt", slug(role))


def formation(base: str, code: str) -> URIRef:
    """A Council formation by its code: ``RBZ``."""
    return _id(base, "raadsformatie", segment(code))


def meeting(base: str, code: str, when: date | str | None) -> URIRef:
    """A Council meeting by its first day, or its month as ``2024-11``; the formation itself where neither is known."""
    if when is None:
        return formation(base, code)
    moment = when.isoformat() if isinstance(when, date) else segment(when)
    return _id(base, "raad", segment(code), moment)


def debate(base: str, chamber: Chamber, on: date, kind: str = "debat") -> URIRef:
    """A debate by chamber, day and kind; ``debat`` is the kind unsaid and leaves no trace."""
    steps = ["debat", CHAMBER_CODES[chamber], on.isoformat()]
    return _id(base, *steps, *([] if kind == "debat" else [slug(kind)]))


def publication(base: str, official: str) -> URIRef:
    """Anything else that is published, by its official id: ``h-tk-20232024-12-5``, ``COM(2024)123``, an ECLI."""
    return _id(base, "publicatie", segment(official))


def commitment(base: str, number: str) -> URIRef:
    """A commitment by its number in a chamber's own list: ``TZ202404-123``, ``T03271``."""
    return _id(base, "toezegging", segment(number))


def is_commitment(base: str, node: str) -> bool:
    """Whether a node is a commitment that bears a number of a chamber."""
    return node.startswith(f"{base}id/toezegging/")


def day(base: str, on: date) -> URIRef:
    """A calendar day."""
    return _id(base, "dag", on.isoformat())


def file(base: str, digest: str) -> URIRef:
    """A source file by the sha256 hex digest of its bytes."""
    return _id(base, "bestand", segment(digest))


def program(base: str, version: str) -> URIRef:
    """One version of the program that makes graphs: ``0.1.0+3f2a9c1b``."""
    return _id(base, "programma", f"kamergraaf-{version}")


def dataset(base: str) -> URIRef:
    """The data set as a whole."""
    return _id(base, "dataset")


def text_digest(letter: Letter) -> str:
    """The first 16 hex digits of the sha256 of the letter's text: its name where it bears no number."""
    return _digest(letter.document.text)[:16]


def letter(base: str, letter: Letter) -> URIRef:
    """A letter: a Kamerstuk by its official id, or by its text where it has none."""
    return kamerstuk(base, letter.id) if letter.id else _id(base, "brief", text_digest(letter))


def graph(base: str, letter: Letter) -> URIRef:
    """The named graph of one letter: ``graph/kst-21501-02-2976`` or ``graph/brief-…``."""
    return named_graph(base, letter.id or f"brief-{text_digest(letter)}")


def named_graph(base: str, name: str) -> URIRef:
    """A named graph by its name: ``reference``, ``threads``, ``dataset``, or a letter's official id."""
    return URIRef(f"{base}graph/{segment(name)}")


def part(whole: URIRef, kind: str, *rest: int | str) -> URIRef:
    """A thing within a letter: ``part(letter, "verzoek", 1, "indiener", 2)``."""
    return URIRef("/".join([whole, kind, *(segment(str(step)) for step in rest)]))


def code(name: str) -> URIRef:
    """A concept of codes.ttl by its Dutch name: ``schriftelijk overleg`` -> ``code:schriftelijk-overleg``."""
    return URIRef(CODE + segment("-".join(name.split())))


def page(official: str) -> URIRef:
    """The official page of a publication on officielebekendmakingen.nl."""
    return URIRef(f"https://zoek.officielebekendmakingen.nl/{segment(official)}.html")
