"""A minister's page: the offices, the letters a month, the promises and what became of them, the dossiers."""

from dataclasses import dataclass
from itertools import pairwise

from kg.web import names
from kg.web.answer import Answerer
from kg.web.drawing.bars import WIDTH, Bar, bars
from kg.web.dutch import Dutch
from kg.web.facts import Row, fetch, rows
from kg.web.pages.frame import forms, searches, whole
from kg.web.pages.listing import Promise, letters, promises
from kg.web.pages.signed import Promised, Signed
from kg.web.reader import Reader

__all__ = ["page"]

_LETTERS, _PROMISES = 10, 50
_ALONE = 300
"""So many promises of each state stand on a page that cannot lead on to a search."""
_MONTH, _YEAR = 28, 36
"""The width that the name of a month takes in a chart, and that of a year."""


@dataclass(frozen=True, slots=True)
class Part:
    """Promises that stand alike, under a heading: the newest, the number of all, and where there are more than are
    shown, the searches that give them, by name.
    """

    heading: str
    shown: list[Promise]
    count: int
    rest: list[tuple[str, str]]


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one person."""
    facts = fetch(answerer, "thing", it=iri)
    signed = Signed(answerer, iri)
    months = signed.months()
    slug = iri.rpartition("/")[2]
    opened, kept = signed.promises(_ALONE if reader.whole else _PROMISES)
    promised = (("open_promises", opened), ("kept_promises", kept))
    return whole(
        reader,
        "person",
        title=facts.one(iri, "skos:prefLabel") or facts.name(iri) or reader.links.short(iri),
        signed=facts.one(iri, "foaf:name"),
        iri=iri,
        tenures=[_tenure(reader, row) for row in rows(answerer, "person-tenures", it=iri)],
        total=signed.count(),
        chart=_chart(reader, months),
        letters=letters(reader, signed.newest(_LETTERS)),
        promised=[_part(reader, slug, heading, one) for heading, one in promised if one.newest],
        dossiers=[_dossier(reader, row) for row in signed.dossiers()],
        same=[one for one in facts.all(iri, "owl:sameAs") if one.startswith("http")],
        **searches(reader, minister=slug),
        forms=forms(reader, iri),
    )


def _part(reader: Reader, slug: str, heading: str, promised: Promised) -> Part:
    shown, count = promises(reader, promised.newest), sum(promised.counts.values())
    rest = [
        (f"{reader.number(number)} {names.code(status, reader.lang)}",
         reader.to("toezeggingen", minister=slug, bron="brief", stand=status) if reader.searched else "")
        for status, number in sorted(promised.counts.items(), key=lambda one: (-one[1], one[0]))
    ]  # fmt: skip
    return Part(heading, shown, count, rest if count > len(shown) else [])


def _tenure(reader: Reader, row: Row) -> tuple[str, str | None, str, str]:
    """An office: its name, its page, from when to when, and in which cabinet."""
    until = reader.day(row["to"]) if "to" in row else reader.word("now")
    label = row.get("label") or reader.links.short(row["office"])
    more = Dutch(", ".join(row[name] for name in ("cabinet", "portfolio") if name in row))
    return label, reader.of_thing(row["office"]), f"{reader.day(row['from'])} – {until}", more


def _dossier(reader: Reader, row: Row) -> tuple[str, str, str | None, int]:
    return (
        names.spaced(row["number"]),
        names.titled(row.get("title", "")),
        reader.of_thing(row["dossier"]),
        int(row["letters"]),
    )


def _chart(reader: Reader, months: dict[str, int]) -> str:
    """The letters a month. Each month is named where there is room, else each quarter's first; else years alone are."""
    if not months:
        return ""
    span = _span(min(months), max(months))
    room = WIDTH / len(span)
    every = next((number for number in (1, 3) if room * number >= _MONTH), 0)
    begun = [place for place, month in enumerate(span) if month.endswith("-01") or not place]
    # Two years beside each other would run into one word.
    close = {one for one, other in pairwise(begun) if (other - one) * room < _YEAR}
    found = [
        Bar(
            reader.day(month),
            months.get(month, 0),
            None,
            reader.month(month) if every and (int(month[5:]) - 1) % every == 0 else "",
            month[:4] if place in begun and place not in close else "",
        )
        for place, month in enumerate(span)
    ]
    return bars(found, reader.word("letters_a_month"), lambda count: reader.many(count, "letter"))


def _span(first: str, last: str) -> list[str]:
    """All months from the first to the last, ``2024-11``."""
    begin, end = (int(one[:4]) * 12 + int(one[5:7]) - 1 for one in (first, last))
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(begin, end + 1)]
