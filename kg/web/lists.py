"""What there is to go through without a search: letters by year, dossiers, ministers, Councils, promises.

Where there is a search index it counts and picks, which it does at once; else the store is gone through.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.search.asking import UNDATED, Wanted, ask, count, monthly, valued
from kg.store.order import natural
from kg.web.answer import Answerer
from kg.web.facts import Row, rows, told
from kg.web.names import CODES
from kg.web.searching import held_of, index_of

__all__ = [
    "NO_DAY",
    "PAGE",
    "STATUSES",
    "dossiers",
    "formations",
    "held",
    "letters",
    "named",
    "people",
    "promises",
    "statuses",
    "told_promises",
    "undated",
    "years",
]

PAGE = 100
"""So many stand on a page of a list."""
NO_DAY = "zonder-datum"
"""Among the years: the letters that tell no day."""
STATUSES = ("openstaand", "deels-voldaan", "voldaan", "vervallen")
"""How a promise can stand, by its code."""
_COUNTED = {"dossier": ("dossier", "dossiers-letters"), "persoon": ("minister", "people-letters")}
"""By what the index, and by which question the store counts the letters of each."""
_BEFORE = re.compile(r"^(?:[A-Z][A-Za-z]{0,2}\.\s?-?)+\s*|\b(?:van|de|der|den|het|in|ter|ten|te|'t|op|von|el|la)\s+")
"""What stands before the name by which people are sorted: initials, ``van der``."""


def years(answerer: Answerer) -> dict[str, int]:
    """How many letters there are of each year, the newest first, then of those that tell no day (``NO_DAY``)."""
    index = index_of(answerer)
    if index is None:
        counted = {row["year"]: int(row["letters"]) for row in rows(answerer, "list-years") if "year" in row}
    else:
        counted = {}
        for month, number in monthly(index, Wanted("brief")).items():
            counted[month[:4]] = counted.get(month[:4], 0) + number
    number = int(rows(answerer, "count-undated")[0]["letters"]) if index is None else count(index, undated())
    return {**dict(sorted(counted.items(), reverse=True)), **({NO_DAY: number} if number else {})}


def letters(answerer: Answerer, year: str, skip: int) -> list[Row]:
    """A page of the letters of a year, ``2024`` or ``NO_DAY``, the newest first, after so many."""
    index = index_of(answerer)
    if index is None and year == NO_DAY:
        found = [row["letter"] for row in rows(answerer, "list-undated", skip=skip, most=PAGE)]
    elif index is None:
        days = {"from": date(int(year), 1, 1), "until": date(int(year), 12, 31)}
        found = [row["letter"] for row in rows(answerer, "list-letters", skip=skip, most=PAGE, **days)]
    else:
        wanted = undated() if year == NO_DAY else Wanted("brief", narrowed={"year": [year]}, order="newest")
        found = [hit.one("iri") for hit in ask(index, replace(wanted, offset=skip, limit=PAGE)).hits]
    return told(answerer, "letters-told", found)


def undated(**narrowed: list[str]) -> Wanted:
    """The letters that tell no day, as the index is asked."""
    return Wanted("brief", narrowed=narrowed, dated=UNDATED)


def statuses(answerer: Answerer) -> dict[str, int]:
    """How many promises of letters stand how, by the code of their status; those that there are."""
    index = index_of(answerer)
    if index is None:
        found = {row["status"].rpartition("/")[2]: int(row["promises"]) for row in _statuses(answerer)}
    else:
        found = {one: count(index, _promised(one)) for one in STATUSES}
    return {one: found[one] for one in STATUSES if found.get(one)}


def promises(answerer: Answerer, status: str, skip: int) -> list[Row]:
    """A page of the promises that stand so, the newest first, after so many; ``names`` signed their letters."""
    index = index_of(answerer)
    if index is None:
        some = rows(answerer, "list-promises", it=f"{CODES}{status}", skip=skip, most=PAGE)
        found = [row["promise"] for row in some]
    else:
        found = [hit.one("iri") for hit in ask(index, _promised(status, skip, PAGE)).hits]
    signed = {row["promise"]: row["names"] for row in told(answerer, "promises-signed", found)}
    return [{**row, "names": signed.get(row["promise"], "")} for row in told_promises(answerer, found)]


def told_promises(answerer: Answerer, promises: Sequence[str]) -> list[Row]:
    """What a list tells of each of the promises, the newest first, those of one letter as they stand in its text."""
    found = sorted(told(answerer, "promises-told", promises), key=lambda row: natural(row["promise"]))
    return sorted(found, key=lambda row: row.get("issued", ""), reverse=True)


def dossiers(answerer: Answerer) -> tuple[list[Row], list[Row]]:
    """The dossiers of which a letter is held, with how many (``letters``), and those that letters only refer to:
    ``it`` and ``number``, by their numbers. What each is called is asked for apart (``named``): of all it takes long.
    """
    found = rows(answerer, "list-dossiers")
    numbered = sorted(found, key=lambda row: (row["number"].partition("-")[0].zfill(6), row["number"], row["it"]))
    shared = Counter(row["number"] for row in numbered)
    known = {row["it"]: row["number"] for row in numbered if shared[row["number"]] == 1}
    return _parted(answerer, numbered, "dossier", known)


def named(answerer: Answerer, found: Sequence[Row]) -> list[Row]:
    """Some of the dossiers with their ``name``, those that have one."""
    told_ = {row["dossier"]: row for row in told(answerer, "dossiers-told", [row["it"] for row in found])}
    names = {it: row["title"] for it, row in told_.items() if row.get("title")}
    return [{**row, "name": names[row["it"]]} if row["it"] in names else row for row in found]


def people(answerer: Answerer) -> tuple[list[Row], list[Row]]:
    """Who signed a letter that is held, with how many (``letters``), and who else held an office: ``it`` and ``name``,
    by the name."""
    found: dict[str, Row] = {}
    for row in rows(answerer, "list-people"):
        name = row.get("full") or row.get("name") or row["it"].rpartition("/")[2]
        found.setdefault(row["it"], {"it": row["it"], "name": name, "sort": _sorted(row, name)})
    people = sorted(found.values(), key=lambda row: (row["sort"].casefold(), row["name"], row["it"]))
    return _parted(answerer, people, "persoon", {row["it"]: row["it"].rpartition("/")[2] for row in people})


def held(answerer: Answerer) -> tuple[int, int]:
    """Of how many dossiers, and of how many ministers, there are letters: as it was counted when the index was made,
    else gone through once a state of the store."""
    if (known := held_of(answerer)) is not None:
        return known.dossiers, known.people
    state = (getattr(answerer, "path", None), getattr(answerer, "version", ""))
    if state[0] is None or state not in _held:
        _held.clear()
        _held[state] = len(dossiers(answerer)[0]), len(people(answerer)[0])
    return _held[state]


_held: dict[tuple[object, ...], tuple[int, int]] = {}


def _parted(
    answerer: Answerer, found: Sequence[Row], concept: str, known: Mapping[str, str]
) -> tuple[list[Row], list[Row]]:
    """Those that have letters, with how many, and those that have none. The index counts those that it tells apart by
    the last part of their address (``known``, by IRI), the store the others."""
    index, facet, question = index_of(answerer), *_COUNTED[concept]
    counted: dict[str, int] = {}
    rest = [row["it"] for row in found]
    if index is not None:
        own = {iri: value for iri, value in known.items() if iri == f"{answerer.base_iri}id/{concept}/{value}"}
        values = valued(index, Wanted("brief"), facet)
        counted = {iri: values.get(value, 0) for iri, value in own.items()}
        rest = [iri for iri in rest if iri not in own]
    counted |= {row["it"]: int(row["letters"]) for row in told(answerer, question, rest)}
    held: list[Row] = [{**row, "letters": str(counted[row["it"]])} for row in found if counted.get(row["it"])]
    return held, [row for row in found if not counted.get(row["it"])]


def formations(answerer: Answerer) -> Sequence[Row]:
    """The Council formations, ``it``, ``meetings`` and perhaps ``name``, those of most meetings first."""
    return sorted(rows(answerer, "list-formations"), key=lambda row: (-int(row["meetings"]), row["it"]))


def _sorted(row: Row, name: str) -> str:
    return _BEFORE.sub("", row.get("name", name)).strip() or name


def _statuses(answerer: Answerer) -> list[Row]:
    return [row for row in rows(answerer, "list-statuses") if "status" in row]


def _promised(status: str, skip: int = 0, most: int = 1) -> Wanted:
    narrowed = {"state": [status], "source": ["brief"]}
    return Wanted("toezegging", narrowed=narrowed, order="newest", offset=skip, limit=most)
