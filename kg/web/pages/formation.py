"""The page of a Council formation: its meetings."""

from kg.web.answer import Answerer
from kg.web.facts import Row, fetch, rows
from kg.web.pages.frame import forms, searches, whole
from kg.web.reader import Reader

__all__ = ["page"]

_MOST = 400
_ALL = 1 << 31


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one formation."""
    facts = fetch(answerer, "thing", it=iri)
    code = iri.rpartition("/")[2]
    found = rows(answerer, "formation-meetings", it=iri, most=_ALL if reader.whole else _MOST)
    meetings = [
        (
            _called(reader, code, row),
            reader.of_thing(row["meeting"]),
            int(row["letters"]),
            "agendas" in row,
            "reports" in row,
        )
        for row in _dated(found)
    ]
    return whole(
        reader,
        "formation",
        title=facts.name(iri, reader.lang) or code,
        code=code,
        iri=iri,
        meetings=meetings,
        **searches(reader, raad=code),
        forms=forms(reader, iri),
    )


def _dated(found: list[Row]) -> list[Row]:
    """Each meeting once, with its last day, the newest first; one of which the month is known among its year."""
    once: dict[str, Row] = {}
    for row in sorted(found, key=lambda row: row.get("end", "")):
        once[row["meeting"]] = row
    return sorted(once.values(), key=lambda row: (row.get("day") or row.get("month", ""), row["meeting"]), reverse=True)


def _called(reader: Reader, code: str, row: Row) -> str:
    days = reader.days(row["day"], row.get("end", "")) if "day" in row else reader.day(row.get("month", ""))
    return f"{code} {days}" if days else row.get("label") or reader.links.short(row["meeting"])
