"""A dossier's page: its letters on a time line, a year at a time, and the papers of it that are cited most.

Where there is a search index it counts and picks the letters, which it does at once; else the store is gone through, as
for a dossier that has no number of its own.
"""

from dataclasses import replace

import tantivy

from kg.search.asking import Wanted, ask, count
from kg.web import lists, names
from kg.web.answer import Answerer
from kg.web.drawing.bars import Bar, bars
from kg.web.facts import Row, asked, fetch, rows, told
from kg.web.pages.frame import forms, searches, whole
from kg.web.pages.listing import letters
from kg.web.reader import Reader
from kg.web.searching import index_of

__all__ = ["page"]

_FEW = 60
"""So many letters are told on one page; of more, one year at a time."""
_MOST = 200
"""So many letters of a year are told on one page; the search gives the rest."""
_ALL = 1 << 31
_CITED, _TIED = 12, 100
"""So many papers are told, the first of so many by their numbers where they are cited as often."""


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one dossier. ``jaar`` in the address chooses the year, else it is the newest where
    there are many letters."""
    facts = fetch(answerer, "thing", it=iri)
    code = iri.rpartition("/")[2]
    number = facts.one(iri, "kg:dossierNumber") or code
    index = index_of(answerer) if iri == f"{reader.links.base}id/dossier/{number}" and not reader.whole else None
    dated, undated = _years(answerer, index, iri, number), _undated(answerer, index, iri, number)
    counted = {**dated, **({lists.NO_DAY: undated} if undated else {})}
    chosen = dict(reader.asked).get("jaar", "")
    total = sum(counted.values())
    year = chosen if chosen in counted else max(dated, default="") if total > _FEW and not reader.whole else ""
    listed = _letters(answerer, index, iri, number, year, _ALL if reader.whole else _MOST)
    shown = counted[year] if year else total
    return whole(
        reader,
        "dossier",
        title=names.titled(facts.one(iri, "dcterms:title")) or reader.word("dossier_n", names.spaced(number)),
        number=names.spaced(number),
        iri=iri,
        year=reader.word("undated") if year == lists.NO_DAY else year,
        total=total,
        count=shown,
        undated=undated if year and year != lists.NO_DAY else 0,
        undated_href=reader.again({"jaar": lists.NO_DAY}),
        rest=_rest(reader, iri, code, year) if shown > len(listed) else "",
        chart=_chart(reader, dated, year),
        letters=letters(reader, listed),
        cited=_cited(answerer, reader, iri),
        **searches(reader, dossier=code),
        forms=forms(reader, iri),
    )


def _rest(reader: Reader, iri: str, code: str, year: str) -> str:
    """The address that gives all letters of the year: a search, else a query."""
    if reader.searched:
        return reader.to("zoek", dossier=code, jaar=year)
    if year == lists.NO_DAY:
        return reader.to("sparql", query=asked("dossier-undated", it=iri))
    return reader.to("sparql", query=asked("dossier-held", it=iri, most=1000, **_bounds(year)))


def _bounds(year: str) -> dict[str, int]:
    first, last = (int(year), int(year)) if year else (1000, 9999)
    return {"from": first, "until": last}


def _years(answerer: Answerer, index: tantivy.Index | None, iri: str, number: str) -> dict[str, int]:
    """How many letters there are of each year."""
    if index is None:
        return {row["year"]: int(row["letters"]) for row in rows(answerer, "dossier-years", it=iri)}
    wanted = Wanted("brief", narrowed={"dossier": [number]}, limit=0, facets=("year",))
    return dict(ask(index, wanted).facets["year"])


def _undated(answerer: Answerer, index: tantivy.Index | None, iri: str, number: str) -> int:
    """How many letters tell no day."""
    return len(rows(answerer, "dossier-undated", it=iri)) if index is None else count(index, _without(number))


def _without(number: str) -> Wanted:
    return lists.undated(dossier=[number])


def _letters(answerer: Answerer, index: tantivy.Index | None, iri: str, number: str, year: str, most: int) -> list[Row]:
    """The letters of a year, of those that tell no day, or of all, the newest first, at most so many."""
    if index is None:
        found = _gone_through(answerer, iri, year, most)
    else:
        narrowed = {"dossier": [number], "year": [year]} if year else {"dossier": [number]}
        wanted = _without(number) if year == lists.NO_DAY else Wanted("brief", narrowed=narrowed, order="newest")
        found = [hit.one("iri") for hit in ask(index, replace(wanted, limit=most)).hits]
    listed = told(answerer, "letters-told", found)
    return sorted(listed, key=lambda row: (row.get("issued", ""), row.get("id", "")), reverse=True)


def _gone_through(answerer: Answerer, iri: str, year: str, most: int) -> list[str]:
    """The same from the store alone: their IRIs."""
    undated = [row["letter"] for row in rows(answerer, "dossier-undated", it=iri)] if year in ("", lists.NO_DAY) else []
    if year == lists.NO_DAY:
        return undated[:most]
    held = rows(answerer, "dossier-held", it=iri, most=most, **_bounds(year))
    return [*(row["letter"] for row in held), *undated][:most]


def _cited(answerer: Answerer, reader: Reader, iri: str) -> list[tuple[str, str | None, int]]:
    """The papers that are cited most: each by its name, with its page and how many letters cite it."""
    found = {row["paper"]: int(row["letters"]) for row in rows(answerer, "dossier-cited", it=iri, most=_TIED)}
    known = [(found[row["paper"]], row["id"], row["paper"]) for row in told(answerer, "identifiers", list(found))]
    most = sorted(known, reverse=True)[:_CITED]
    return [(names.paper(number), reader.of_thing(paper), count) for count, number, paper in most]


def _chart(reader: Reader, counted: dict[str, int], chosen: str) -> str:
    if len(counted) < 2:
        return ""
    years = range(int(min(counted)), int(max(counted)) + 1)
    found = [Bar(str(year), counted.get(str(year), 0), reader.again({"jaar": str(year)})) for year in years]
    return bars(found, reader.word("letters_a_year"), lambda count: reader.many(count, "letter"), chosen)
