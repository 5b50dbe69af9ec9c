"""What papers and codes are called by people who read about them."""

import functools
import re
from collections.abc import Iterable
from datetime import date, timedelta

from kg.web import describe
from kg.web.answer import Answerer
from kg.web.dutch import Dutch, joined
from kg.web.facts import Facts, Row
from kg.web.facts import names as told_names
from kg.web.links import NAMESPACE
from kg.web.reader import Reader
from kg.web.titles import titled

__all__ = [
    "CODES",
    "citation",
    "code",
    "codes",
    "cut",
    "days",
    "described",
    "meeting",
    "named",
    "overdue",
    "paper",
    "session",
    "spaced",
    "state",
    "thing",
    "title_of",
    "titled",
]

_PAPER = re.compile(r"kst-(\d{3,6}(?:-[A-Z0-9]{1,6})*?)-(\d{1,5}[a-zA-Z]?|[A-Z]{1,4})")
_NARROW = "\u00a0"
_SESSION = r"(\d{4})(\d{4})"
_PUBLICATIONS = (
    (re.compile(rf"h-([te]k|vv)-{_SESSION}-(\d{{1,3}})-(\d{{1,3}})"), "Handelingen {0} {1}–{2}, nr. {3}, item {4}"),
    (re.compile(rf"h-([te]k|vv)-{_SESSION}-(\d{{1,3}})"), "Handelingen {0} {1}–{2}, nr. {3}"),
    (re.compile(rf"h-([te]k|vv)-{_SESSION}-(\d{{3,5}})-(\d{{3,5}})"), "Handelingen {0} {1}–{2}, blz. {3}–{4}"),
    (re.compile(rf"ah-([te]k)-{_SESSION}-(\d{{1,5}})"), "Aanhangsel Handelingen {0} {1}–{2}, nr. {3}"),
    (re.compile(r"stb-(\d{4})-(\d{1,5})"), "Staatsblad {0}, {1}"),
    (re.compile(r"stcrt-(\d{4})-(\d{1,6})"), "Staatscourant {0}, {1}"),
    (re.compile(r"trb-(\d{4})-(\d{1,5})"), "Tractatenblad {0}, {1}"),
)
"""Identifiers of other publications, and as what they are cited."""
CODES = f"{NAMESPACE}def/code/"
"""Under which the codes stand."""


def spaced(dossier: str) -> str:
    """``21501-02`` as it is printed: ``21 501-02``."""
    return re.sub(r"^(\d{2})(\d{3})\b", rf"\1{_NARROW}\2", dossier)


def paper(identifier: str) -> str:
    """``kst-21501-02-2976`` as it is cited: ``21 501-02, nr. 2976``; other publications likewise; others stay."""
    found = _PAPER.fullmatch(identifier)
    if found is None:
        return _publication(identifier)
    number = found[2] if found[2].isalpha() else f"nr.{_NARROW}{found[2]}"
    return f"{spaced(found[1])}, {number}"


def cut(address: str, most: int = 120) -> str:
    """An address as it is told: the middle of a long one left out, as its beginning and its end tell what it is."""
    return address if len(address) <= most else f"{address[: most // 2]}…{address[-most // 4 :]}"


def _publication(identifier: str) -> str:
    for pattern, cited in _PUBLICATIONS:
        if found := pattern.fullmatch(identifier):
            parts = (part.upper() if part in ("tk", "ek", "vv") else part for part in found.groups())
            return Dutch(cited.format(*parts).replace("nr. ", f"nr.{_NARROW}").replace("item ", f"item{_NARROW}"))
    return identifier


def session(day: str) -> str:
    """The parliamentary year in which an ISO day lies, ``2024/25``: it begins on the third Tuesday of September."""
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return ""
    first = date(when.year, 9, 1)
    opens = first + timedelta(days=(1 - first.weekday()) % 7 + 14)
    begun = when.year if when >= opens else when.year - 1
    return f"{begun}/{(begun + 1) % 100:02}"


def citation(facts: Facts, letter: str) -> str:
    """How lawyers cite it: ``Kamerstukken II 2024/25, 21 501-02, nr. 9002.``; empty for one without a number."""
    identifier, day = facts.one(letter, "dcterms:identifier"), facts.one(letter, "dcterms:issued")
    said = facts.one(letter, "kg:session").replace("-20", "/")
    chamber = "I" if facts.one(letter, "kg:chamber").endswith("eerste-kamer") else "II"
    if not _PAPER.fullmatch(identifier):
        return ""
    year = " ".join(filter(None, (chamber, said or session(day))))
    return Dutch(f"Kamerstukken {year}, {paper(identifier)}.")


def described(facts: Facts, letter: str, reader: Reader) -> str:
    """How a letter without a number can be cited: by whom, its title, to whom, its day, its official page or ours."""
    signatures = sorted(facts.all(letter, "kg:signature"), key=lambda one: int(facts.one(one, "kg:order") or 0))
    senders = dict.fromkeys(facts.one(one, "kg:nameAsWritten") for one in signatures)
    title = titled(facts.one(letter, "dcterms:title"))
    day = facts.one(letter, "dcterms:issued")
    to = reader.together([code(one, reader.lang) for one in facts.all(letter, "kg:addressee")])
    what = " ".join(
        reader.word(word, value) for word, value in (("letter_to", to), ("of_day", reader.day(day))) if value
    )
    page = next((one for one in facts.all(letter, "foaf:page") if one.startswith("https://")), "")
    told = (
        reader.together([*filter(None, senders)]),
        Dutch(f"“{title}”") if title else "",
        what,
        page or reader.address(letter),
    )
    return joined(", ", [*filter(None, told)])


@functools.cache
def codes(lang: str) -> dict[str, str]:
    """The names of our codes, by the last part of their IRI."""
    return {
        row["id"].removeprefix("code/"): row["label"] for row in describe.terms(lang) if row["id"].startswith("code/")
    }


def code(iri: str, lang: str) -> str:
    """What a code is called; its own last part where it has no name."""
    name = iri.rpartition("/")[2]
    return codes(lang).get(name, name)


def state(status: str) -> str:
    """How a promise stands, ``open``, ``kept``, ``partly`` or ``lapsed``, by its status' IRI or code."""
    known = {"voldaan": "kept", "deels-voldaan": "partly", "vervallen": "lapsed"}
    return known.get(status.rpartition("/")[2], "open")


def overdue(status: str, due: str) -> bool:
    """Whether a promise of that status is still to be met though its ISO day has passed."""
    return state(status) in ("open", "partly") and len(due) >= 10 and due[:10] < date.today().isoformat()


def thing(facts: Facts, iri: str, reader: Reader) -> str:
    """What a thing is called: a paper by its number, a day as a day, else by its name, else by its identifier."""
    if identifier := facts.one(iri, "dcterms:identifier"):
        return paper(identifier)
    if day := facts.one(iri, "time:inXSDDate"):
        return reader.day(day)
    if number := facts.one(iri, "kg:dossierNumber"):
        return spaced(number)
    if iri.startswith(CODES):
        return code(iri, reader.lang)
    if happened := _happened(facts, iri, reader):
        return happened
    return facts.name(iri, reader.lang) or _part(facts, iri, reader) or reader.called(iri)


def named(answerer: Answerer, things: Iterable[str], reader: Reader) -> dict[str, str]:
    """What each of the things is called, for those that the graph calls something: what happened in the reader's
    language too, by what it was and its days."""
    wanted = sorted(set(things))
    facts = told_names(answerer, wanted)
    found = {one: _happened(facts, one, reader) or facts.name(one, reader.lang) for one in wanted}
    return {one: name for one, name in found.items() if name}


def _happened(facts: Facts, iri: str, reader: Reader) -> str:
    """A meeting or a debate; empty for anything else."""
    if facts.has(iri, "kg:formation"):
        return meeting(facts, iri, reader)
    kinds, day = facts.all(iri, "dcterms:type"), facts.one(iri, "schema:startDate")
    return f"{code(kinds[0], reader.lang)} {reader.day(day)}" if kinds and day else ""


def meeting(facts: Facts, iri: str, reader: Reader) -> str:
    """A Council meeting by its formation and all of its days: ``JBZ 10–11 oktober 2024``, ``LVR oktober 2024``."""
    start, end = days(facts, iri)
    told = reader.days(start, end) if start else reader.day(facts.one(iri, "dcterms:temporal"))
    code = facts.one(iri, "kg:formation").rpartition("/")[2]
    return f"{code} {told}" if told else facts.name(iri, reader.lang) or reader.called(iri)


def days(facts: Facts, iri: str) -> tuple[str, str]:
    """The first and the last ISO day of a meeting, empty where they are not known: the last of those that letters tell,
    as one may name the first day alone."""
    return facts.one(iri, "schema:startDate"), max(facts.all(iri, "schema:endDate"), default="")


_PARTS = (
    ("Motion", "kg:mover", "motion_of", "motion"),
    ("Request", "kg:requestedBy", "request_of", "a_request"),
)
"""Of a class: who is behind it, and the words for it with their names and without."""


def _part(facts: Facts, iri: str, reader: Reader) -> str:
    """What a part of a letter that has no name is, in words: a motion by its movers, a request by who asked."""
    kinds = [kind.rpartition("#")[2] for kind in facts.all(iri, "rdf:type")]
    for kind, name, said, alone in _PARTS:
        if kind in kinds:
            people = dict.fromkeys(thing(facts, one, reader) for one in facts.all(iri, name))
            by = reader.together(list(people))
            return reader.word(said, by) if by else reader.word(alone)
    return reader.word("promise_1") if "Commitment" in kinds else ""


def title_of(row: Row, reader: Reader) -> str:
    """A letter in a list of answers: its title, else its number, else its identifier in the graph."""
    return (
        titled(row.get("title", "")) or paper(row.get("id", "")) or reader.called(row.get("letter", row.get("by", "")))
    )
