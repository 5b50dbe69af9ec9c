"""The page of a Council formation: its meetings."""

from kg.web.answer import Answerer
from kg.web.facts import fetch, rows
from kg.web.pages.frame import forms, whole
from kg.web.reader import Reader

__all__ = ["page"]

_MOST = 400


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one formation."""
    facts = fetch(answerer, "thing", it=iri)
    code = iri.rpartition("/")[2]
    meetings = [
        (row.get("label") or reader.links.short(row["meeting"]), reader.of_thing(row["meeting"]), int(row["letters"]),
         "agendas" in row, "reports" in row)
        for row in rows(answerer, "formation-meetings", it=iri, most=_MOST)
    ]  # fmt: skip
    return whole(
        reader,
        "formation",
        title=facts.name(iri, reader.lang) or code,
        code=code,
        iri=iri,
        meetings=meetings,
        ways=[
            (reader.word("letters_of"), reader.to("zoek", raad=code)),
            (reader.word("promises_of"), reader.to("toezeggingen", raad=code)),
        ],
        feed=reader.to("zoek.atom", raad=code),
        forms=forms(reader, iri),
    )
