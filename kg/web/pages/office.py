"""An office's page: who held it, of which ministry it is, the letters signed in it and what they promise."""

from collections.abc import Sequence
from datetime import date

from kg.search.asking import Wanted, ask
from kg.web.answer import Answerer
from kg.web.dutch import Dutch, capital
from kg.web.facts import Facts, Row, fetch, named, rows, told
from kg.web.lists import told_promises
from kg.web.ministries import of_office, renamed
from kg.web.pages.frame import forms, whole
from kg.web.pages.listing import letters, promises
from kg.web.reader import Reader
from kg.web.searching import index_of

__all__ = ["page"]

_MOST, _TRIED = 20, 60
"""So many letters and promises are told, of so many at most that each holder signed in those years."""
_ALL = 1 << 31


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one office."""
    facts = fetch(answerer, "thing", it=iri)
    holders = rows(answerer, "office-holders", it=iri)
    most = _ALL if reader.whole else _MOST
    signed = _picked(answerer, reader, iri, holders, "brief")
    signed = signed or [row["letter"] for row in rows(answerer, "office-letters", it=iri, most=most)]
    promised = _picked(answerer, reader, iri, holders, "toezegging")
    promised = promised or [row["promise"] for row in rows(answerer, "office-promises", it=iri, most=most)]
    return whole(
        reader,
        "office",
        title=capital(facts.name(iri, reader.lang) or reader.links.short(iri)),
        iri=iri,
        ministries=_ministries(answerer, reader, facts, iri),
        holders=[_holder(reader, row) for row in holders],
        letters=letters(reader, told(answerer, "letters-told", signed)),
        promises=promises(reader, told_promises(answerer, promised)),
        part=not reader.whole and len(signed) == most,
        forms=forms(reader, iri),
    )


def _ministries(answerer: Answerer, reader: Reader, facts: Facts, iri: str) -> list[tuple[str, str | None]]:
    """The ministries of the office, each by the name that it had then, with its address."""
    ministries = facts.all(iri, "org:postIn")
    if not ministries:
        return []
    called, changed = named(answerer, ministries, reader.lang), renamed(answerer)
    office = facts.name(iri)
    names = {one: of_office(reader, office, called.get(one, one), changed.get(one)) for one in ministries}
    return [(capital(name), reader.of_thing(one)) for one, name in names.items()]


def _picked(answerer: Answerer, reader: Reader, iri: str, holders: Sequence[Row], sort: str) -> list[str]:
    """The newest letters or promises, by the index: of each holder, the latest first, what was signed in the years of
    the office and in it. None where there is no index, and on a page that must have all."""
    index = None if reader.whole else index_of(answerer)
    found: list[str] = []
    if index is None:
        return found
    for row in holders:
        years = range(int(row["from"][:4]), int(row.get("to", date.today().isoformat())[:4]) + 1)
        narrowed = {"minister": [row["person"].rpartition("/")[2]], "year": [str(year) for year in years]}
        wanted = Wanted(sort, narrowed=narrowed, order="newest", limit=_TRIED)
        tried = [hit.one("iri") for hit in ask(index, wanted).hits]
        of_it = {one["it"] for one in rows(answerer, _OF[sort], things=tried, office=iri)} if tried else ()
        found += [one for one in tried if one in of_it and one not in found]
        if len(found) >= _MOST:
            break
    return found[:_MOST]


def _holder(reader: Reader, row: Row) -> tuple[str, str | None, str, str]:
    """Who held it: the name, the page, from when to when, in which cabinet and for what."""
    until = reader.day(row["to"]) if "to" in row else reader.word("now")
    more = Dutch(", ".join(row[name] for name in ("cabinet", "portfolio") if name in row))
    name = row.get("full") or row.get("name") or reader.links.short(row["person"])
    return name, reader.of_thing(row["person"]), f"{reader.day(row['from'])} \u2013 {until}", more


_OF = {"brief": "office-of", "toezegging": "office-of-promises"}
