"""A dossier's page: its letters on a time line, a year at a time, and the papers of it that are cited most."""

from kg.web import names
from kg.web.answer import Answerer
from kg.web.drawing.bars import Bar, bars
from kg.web.facts import fetch, rows
from kg.web.pages.frame import forms, whole
from kg.web.pages.listing import letters
from kg.web.reader import Reader

__all__ = ["page"]

_FEW = 60
"""So many letters are told on one page; of more, one year at a time."""


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one dossier. ``jaar`` in the address chooses the year, else it is the newest where
    there are many letters."""
    facts = fetch(answerer, "thing", it=iri)
    code = iri.rpartition("/")[2]
    number = facts.one(iri, "kg:dossierNumber") or code
    counted = {row["year"]: int(row["letters"]) for row in rows(answerer, "dossier-years", it=iri)}
    chosen = dict(reader.asked).get("jaar", "")
    total = sum(counted.values())
    year = chosen if chosen in counted else max(counted, default="") if total > _FEW and not reader.whole else ""
    first, last = (int(year), int(year)) if year else (1000, 9999)
    listed = rows(answerer, "dossier-letters", it=iri, **{"from": first, "until": last})
    cited = rows(answerer, "dossier-cited", it=iri)
    return whole(
        reader,
        "dossier",
        title=facts.one(iri, "dcterms:title") or reader.word("dossier_n", names.spaced(number)),
        number=names.spaced(number),
        iri=iri,
        year=year,
        total=total,
        chart=_chart(reader, counted, year),
        letters=letters(reader, listed),
        cited=[(names.paper(row["id"]), reader.of_thing(row["paper"]), int(row["letters"])) for row in cited],
        ways=[
            (reader.word("letters_of"), reader.to("zoek", dossier=code)),
            (reader.word("promises_of"), reader.to("toezeggingen", dossier=code)),
        ],
        feed=reader.to("zoek.atom", dossier=code),
        forms=forms(reader, iri),
    )


def _chart(reader: Reader, counted: dict[str, int], chosen: str) -> str:
    if len(counted) < 2:
        return ""
    years = range(int(min(counted)), int(max(counted)) + 1)
    found = [Bar(str(year), counted.get(str(year), 0), reader.again({"jaar": str(year)})) for year in years]
    return bars(found, reader.word("letters_a_year"), lambda count: reader.many(count, "letter"), chosen)
