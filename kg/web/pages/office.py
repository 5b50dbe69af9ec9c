"""An office's page: who held it, of which ministry it is, the letters signed in it and what they promise."""

from kg.web.answer import Answerer
from kg.web.facts import Row, fetch, named, rows, told
from kg.web.pages.frame import forms, whole
from kg.web.pages.listing import letters, promises
from kg.web.pages.naming import naming
from kg.web.reader import Reader

__all__ = ["page"]

_LETTERS, _PROMISES = 20, 20
_ALL = 1 << 31


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one office."""
    facts = fetch(answerer, "thing", it=iri)
    ministries = facts.all(iri, "org:postIn")
    called = named(answerer, ministries, reader.lang)
    most = _ALL if reader.whole else _LETTERS
    signed = [row["letter"] for row in rows(answerer, "office-letters", it=iri, most=most)]
    promised = [row["promise"] for row in rows(answerer, "office-promises", it=iri, most=most)]
    return whole(
        reader,
        "office",
        title=_capital(facts.name(iri, reader.lang) or reader.links.short(iri)),
        iri=iri,
        ministries=[(_capital(called.get(one, one)), reader.of_thing(one)) for one in ministries],
        holders=[_holder(reader, row) for row in rows(answerer, "office-holders", it=iri)],
        letters=letters(reader, told(answerer, "letters-told", signed)),
        promises=promises(reader, told(answerer, "promises-told", promised)),
        part=not reader.whole and len(signed) == most,
        naming=naming(answerer, reader, iri),
        forms=forms(reader, iri),
    )


def _holder(reader: Reader, row: Row) -> tuple[str, str | None, str, str]:
    """Who held it: the name, the page, from when to when, in which cabinet and for what."""
    until = reader.day(row["to"]) if "to" in row else reader.word("now")
    more = ", ".join(row[name] for name in ("cabinet", "portfolio") if name in row)
    name = row.get("full") or row.get("name") or reader.links.short(row["person"])
    return name, reader.of_thing(row["person"]), f"{reader.day(row['from'])} \u2013 {until}", more


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
