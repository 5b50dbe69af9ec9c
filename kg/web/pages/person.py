"""A minister's page: the offices, the letters a month, the promises and what became of them, the dossiers."""

from itertools import pairwise

from kg.web import names
from kg.web.answer import Answerer
from kg.web.drawing.bars import Bar, bars
from kg.web.facts import Row, fetch, rows
from kg.web.pages.frame import forms, whole
from kg.web.pages.listing import letters, promises
from kg.web.reader import Reader

__all__ = ["page"]

_LETTERS, _PROMISES = 10, 300


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one person."""
    facts = fetch(answerer, "thing", it=iri)
    months = {row["month"]: int(row["letters"]) for row in rows(answerer, "person-months", it=iri)}
    promised = promises(reader, rows(answerer, "person-promises", it=iri, most=_PROMISES))
    slug = iri.rpartition("/")[2]
    dossiers = rows(answerer, "person-dossiers", it=iri)
    return whole(
        reader,
        "person",
        title=facts.one(iri, "skos:prefLabel") or facts.name(iri) or reader.links.short(iri),
        signed=facts.one(iri, "foaf:name"),
        iri=iri,
        tenures=[_tenure(reader, row) for row in rows(answerer, "person-tenures", it=iri)],
        total=sum(months.values()),
        chart=_chart(reader, months),
        letters=letters(reader, rows(answerer, "person-letters", it=iri, most=_LETTERS)),
        open=[one for one in promised if one.state != "kept"],
        kept=[one for one in promised if one.state == "kept"],
        dossiers=[_dossier(reader, row) for row in dossiers],
        same=[one for one in facts.all(iri, "owl:sameAs") if one.startswith("http")],
        ways=[
            (reader.word("letters_of"), reader.to("zoek", minister=slug)),
            (reader.word("promises_of"), reader.to("toezeggingen", minister=slug)),
        ],
        feed=reader.to("zoek.atom", minister=slug),
        forms=forms(reader, iri),
    )


def _tenure(reader: Reader, row: Row) -> tuple[str, str | None, str, str]:
    """An office: its name, its page, from when to when, and in which cabinet."""
    until = reader.day(row["to"]) if "to" in row else reader.word("now")
    label = row.get("label") or reader.links.short(row["office"])
    more = ", ".join(row[name] for name in ("cabinet", "portfolio") if name in row)
    return label, reader.of_thing(row["office"]), f"{reader.day(row['from'])} – {until}", more


def _dossier(reader: Reader, row: Row) -> tuple[str, str, str | None, int]:
    return names.spaced(row["number"]), row.get("title", ""), reader.of_thing(row["dossier"]), int(row["letters"])


def _chart(reader: Reader, months: dict[str, int]) -> str:
    if not months:
        return ""
    found = [
        Bar(reader.day(month), months.get(month, 0), None, month[:4] if month.endswith("-01") or not place else "")
        for place, month in enumerate(_span(min(months), max(months)))
    ]
    # Two years under each other would run into one word.
    feet = [place for place, bar in enumerate(found) if bar.foot]
    for first, second in pairwise(feet):
        if (second - first) * 720 / len(found) < 36:
            found[first] = Bar(found[first].label, found[first].count, None, "")
    return bars(found, reader.word("letters_a_month"), lambda count: reader.many(count, "letter"))


def _span(first: str, last: str) -> list[str]:
    """All months from the first to the last, ``2024-11``."""
    begin, end = (int(one[:4]) * 12 + int(one[5:7]) - 1 for one in (first, last))
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(begin, end + 1)]
