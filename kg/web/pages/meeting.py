"""A Council meeting's page: its life from agenda to afterlife, as a thread."""

from dataclasses import dataclass, field

from markupsafe import Markup

from kg.web import names
from kg.web.answer import Answerer
from kg.web.drawing.life import Point, life
from kg.web.drawing.spine import spine
from kg.web.facts import Row, fetch, named, rows
from kg.web.pages.frame import forms, whole
from kg.web.pages.naming import Place, around, place
from kg.web.reader import Reader

__all__ = ["page"]

_ROWS = ("agenda", "debate", "report", "later", "mention")
_PLACES = 3
_STRENGTH = ("agenda", "report", "debate", "later", "mention")


@dataclass(slots=True)
class Step:
    """One thing in the meeting's life: ``role`` is what it is to the meeting, ``places`` where a letter names it, three
    at most, each in other words."""

    thing: str
    role: str
    title: str
    number: str
    day: str
    date: str
    href: str | None
    words: dict[str, Row] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one meeting."""
    facts = fetch(answerer, "thing", it=iri)
    formation = facts.one(iri, "kg:formation")
    start, end = names.days(facts, iri)
    found = rows(answerer, "meeting", it=iri)
    debates = names.named(answerer, [row["thing"] for row in found if "debate" in row], reader)
    steps = _steps(reader, [{**row, "debate": debates[row["thing"]]} if "debate" in row else row for row in found])
    _quote(answerer, steps)
    dated = start or facts.one(iri, "dcterms:temporal")
    when = reader.days(dated, end)
    before = [step for step in steps if step.day and step.day < (start or dated)]
    return whole(
        reader,
        "meeting",
        title=names.thing(facts, iri, reader),
        iri=iri,
        code=formation.rpartition("/")[2],
        formation=named(answerer, [formation], reader.lang).get(formation, "") if formation else "",
        formation_href=reader.of_thing(formation) if formation else None,
        date=when,
        informal=facts.one(iri, "kg:informal") == "true",
        same=[(reader.of_thing(one), reader.links.short(one)) for one in facts.all(iri, "owl:sameAs")],
        drawing=_drawing(reader, steps, (start or dated, when, formation.rpartition("/")[2])),
        before=before,
        after=[step for step in steps if step not in before],
        forms=forms(reader, iri),
    )


def _drawing(reader: Reader, steps: list[Step], meeting: tuple[str, str, str]) -> Markup:
    points = [Point(one.role, one.day, one.date, one.number or one.title, one.href) for one in steps]
    words = [(role, reader.word(f"step_{role}")) for role in _ROWS]
    title = reader.word("life")
    return life(points, meeting, words, title, reader.nl) + spine(points, meeting, words, title, reader.nl)


def _steps(reader: Reader, found: list[Row]) -> list[Step]:
    """Each thing once, under the strongest of its roles, by its day."""
    steps: dict[str, Step] = {}
    for row in sorted(found, key=lambda row: _STRENGTH.index(row["role"])):
        step = steps.setdefault(row["thing"], _step(reader, row))
        if "words" in row:
            step.words.setdefault(" ".join(row["words"].split()), row)
    return sorted(steps.values(), key=lambda step: (step.day, step.number))


def _quote(answerer: Answerer, steps: list[Step]) -> None:
    """Gives each step its places: the words in their sentences."""
    chosen = {step.thing: [*step.words.values()][:_PLACES] for step in steps}
    lines = around(answerer, [row["mention"] for some in chosen.values() for row in some])
    for step in steps:
        found = (place({**row, **lines.get(row["mention"], {})}, step.href or "") for row in chosen[step.thing])
        step.places = list(dict.fromkeys(found))


def _step(reader: Reader, row: Row) -> Step:
    day = row.get("issued", "")
    title = row.get("debate") or names.title_of({**row, "letter": row["thing"]}, reader)
    number = names.paper(row.get("id", ""))
    return Step(row["thing"], row["role"], title, number, day, reader.day(day), reader.of_thing(row["thing"]))
