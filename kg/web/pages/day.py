"""A day's page: the letters of that day, what was held on it, and which letters name it."""

from datetime import date

from kg.web import names
from kg.web.answer import Answerer
from kg.web.facts import Row, fetch, rows, told
from kg.web.pages import thing
from kg.web.pages.frame import forms, whole
from kg.web.pages.listing import letters
from kg.web.pages.naming import naming
from kg.web.reader import Reader

__all__ = ["page"]

_MOST = 200


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one day; of a moment that is no day, all that is said of it."""
    facts = fetch(answerer, "thing", it=iri)
    try:
        day = date.fromisoformat(facts.one(iri, "time:inXSDDate"))
    except ValueError:
        return thing.page(answerer, reader, iri)
    issued = [row["letter"] for row in rows(answerer, "day-letters", day=day, most=_MOST)]
    return whole(
        reader,
        "day",
        title=reader.day(day.isoformat()),
        weekday=reader.word("weekdays").split()[day.weekday()],
        iri=iri,
        letters=letters(reader, told(answerer, "letters-told", issued)),
        held=_held(answerer, reader, rows(answerer, "day-held", day=day)),
        naming=naming(answerer, reader, iri),
        forms=forms(reader, iri),
    )


def _held(answerer: Answerer, reader: Reader, found: list[Row]) -> list[tuple[str, str | None, str]]:
    """Each meeting and debate: what it is called, its page, and which of the two it is."""
    called = names.named(answerer, [row["it"] for row in found], reader)
    kinds = {row["it"]: "council_one" if row["kind"].endswith("CouncilMeeting") else "debate_one" for row in found}
    return [
        (called.get(one) or reader.links.short(one), reader.of_thing(one), reader.word(kind))
        for one, kind in kinds.items()
    ]
