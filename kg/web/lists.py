"""What there is to go through without a search: letters by year, dossiers, ministers, Councils, promises.

Where there is a search index it counts and picks, which it does at once; else the store is gone through.
"""

import re
from collections.abc import Sequence
from datetime import date

from kg.search.asking import Wanted, ask, count, monthly
from kg.web.answer import Answerer
from kg.web.facts import Row, rows, told
from kg.web.names import CODES
from kg.web.searching import index_of

__all__ = ["PAGE", "STATUSES", "dossiers", "formations", "letters", "people", "promises", "statuses", "years"]

PAGE = 100
"""So many stand on a page of a list."""
STATUSES = ("openstaand", "deels-voldaan", "voldaan", "vervallen")
"""How a promise can stand, by its code."""
_BEFORE = re.compile(r"^(?:[A-Z][A-Za-z]{0,2}\.\s?-?)+\s*|\b(?:van|de|der|den|het|in|ter|ten|te|'t|op|von|el|la)\s+")
"""What stands before the name by which people are sorted: initials, ``van der``."""


def years(answerer: Answerer) -> dict[str, int]:
    """How many letters there are of each year, the newest first."""
    index = index_of(answerer)
    if index is None:
        counted = {row["year"]: int(row["letters"]) for row in rows(answerer, "list-years") if "year" in row}
    else:
        counted = {}
        for month, number in monthly(index, Wanted("brief")).items():
            counted[month[:4]] = counted.get(month[:4], 0) + number
    return dict(sorted(counted.items(), reverse=True))


def letters(answerer: Answerer, year: str, skip: int) -> list[Row]:
    """A page of the letters of a year, ``2024``, the newest first, after so many."""
    index = index_of(answerer)
    if index is None:
        days = {"from": date(int(year), 1, 1), "until": date(int(year), 12, 31)}
        found = [row["letter"] for row in rows(answerer, "list-letters", skip=skip, most=PAGE, **days)]
    else:
        wanted = Wanted("brief", narrowed={"year": [year]}, order="newest", offset=skip, limit=PAGE)
        found = [hit.one("iri") for hit in ask(index, wanted).hits]
    return told(answerer, "letters-told", found)


def statuses(answerer: Answerer) -> dict[str, int]:
    """How many promises of letters stand how, by the code of their status; those that there are."""
    index = index_of(answerer)
    if index is None:
        found = {row["status"].rpartition("/")[2]: int(row["promises"]) for row in _statuses(answerer)}
    else:
        found = {one: count(index, _promised(one)) for one in STATUSES}
    return {one: found[one] for one in STATUSES if found.get(one)}


def promises(answerer: Answerer, status: str, skip: int) -> list[Row]:
    """A page of the promises that stand so, the newest first, after so many."""
    index = index_of(answerer)
    if index is None:
        some = rows(answerer, "list-promises", it=f"{CODES}{status}", skip=skip, most=PAGE)
        found = [row["promise"] for row in some]
    else:
        found = [hit.one("iri") for hit in ask(index, _promised(status, skip, PAGE)).hits]
    return told(answerer, "promises-told", found)


def dossiers(answerer: Answerer) -> list[Row]:
    """All dossiers, ``it``, ``number`` and perhaps ``name``, by their numbers."""
    return sorted(
        rows(answerer, "list-dossiers"), key=lambda row: (row["number"].partition("-")[0].zfill(6), row["number"])
    )


def people(answerer: Answerer) -> tuple[list[Row], list[Row]]:
    """Who signed a letter that is held, and who else held an office: ``it`` and ``name``, by the name."""
    found: dict[str, Row] = {}
    for row in rows(answerer, "list-people"):
        name = row.get("full") or row.get("name") or row["it"].rpartition("/")[2]
        found.setdefault(
            row["it"], {"it": row["it"], "name": name, "sort": _sorted(row, name), "signed": row["signed"]}
        )
    people = sorted(found.values(), key=lambda row: (row["sort"].casefold(), row["name"], row["it"]))
    return [row for row in people if row["signed"] == "true"], [row for row in people if row["signed"] != "true"]


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
