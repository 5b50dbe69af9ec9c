"""A letter's page: its text as it was written, with every mention marked, and the facts beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.web import names, remarks
from kg.web.answer import Answerer
from kg.web.drawing.star import star
from kg.web.drawing.stem import stem
from kg.web.facts import asked, fetch, rows
from kg.web.marked import marked
from kg.web.mentions import Mentions
from kg.web.pages.frame import forms, network_of, whole
from kg.web.pages.letter_facts import Group, Item, Told, groups
from kg.web.pages.naming import plain
from kg.web.reader import Reader

__all__ = ["page"]

_MOST, _ALONE = 200, 500
"""So many places that cite it and remarks stand on a page, and on one that cannot lead on to a query."""
_LETTERHEAD = (
    ("kg:place", "place"),
    ("kg:session", "session"),
    ("dcterms:alternative", "subject"),
)


@dataclass(frozen=True, slots=True)
class Odd:
    """A remark about the letter, with the place of the words that it is about, where there is one."""

    says: str
    advice: str
    place: int | None = None


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one letter."""
    facts = fetch(answerer, "letter", it=iri)
    threads = fetch(answerer, "letter-threads", it=iri)
    mentions = Mentions(facts, rows(answerer, "letter-mentions", it=iri), iri, reader.lang)
    told = Told(iri, facts, threads, mentions, reader)
    most = _ALONE if reader.whole else _MOST
    cited_by = rows(answerer, "cited-by", it=iri, most=most)
    citing = len(rows(answerer, "citing", it=iri)) if len(cited_by) == most else 0
    listed = groups(told, cited_by, citing)
    odd = _odd(told)
    drawn = (names.thing(facts, iri, reader), _drawn(listed, reader), reader.word("drawing"), reader.nl)
    text, notes = facts.one(iri, "kg:text"), (reader.word("note_call"), reader.word("note_back"))
    return whole(
        reader,
        "letter",
        title=names.titled(facts.one(iri, "dcterms:title")) or names.thing(facts, iri, reader),
        iri=iri,
        number=names.paper(facts.one(iri, "dcterms:identifier")),
        kinds=_kinds(told),
        head=list(_head(told)),
        groups=listed,
        odd=odd if reader.whole else odd[:_MOST],
        odd_count=len(odd),
        odd_query=reader.to("sparql", query=asked("letter-odd", it=iri)),
        text=marked(text, list(told.mentions.marks(reader)), notes, reader.lang if reader.lang != "nl" else ""),
        legend=_legend(told),
        drawing=star(*drawn) + stem(*drawn),
        citation=names.citation(facts, iri) or names.described(facts, iri, reader),
        official=[page for page in facts.all(iri, "foaf:page") if page.startswith("https://")],
        forms=forms(reader, iri),
        network=network_of(reader, iri),
        graph=reader.of_thing(next(iter(facts.of("foaf:primaryTopic", iri)), "")),
    )


def _kinds(told: Told) -> list[str]:
    found = told.all("kg:letterKind") or told.all("dcterms:type")
    return [names.code(one, told.reader.lang) for one in found if not one.endswith("brief-overige-brief")]


def _head(told: Told) -> list[tuple[str, list[Item]]]:
    """The letterhead, as pairs of a word and its items."""
    reader, facts = told.reader, told.facts
    day = facts.one(told.letter, "dcterms:issued")
    found: list[tuple[str, list[Item]]] = []
    if day:
        found.append(("date", [Item(reader.day(day), places=told.places(told.mentions.proving("dcterms:issued")))]))
    dossiers = [(one, names.titled(facts.one(one, "dcterms:title"))) for one in told.all("kg:dossier")]
    found.append(("dossier", [told.item(*one) for one in dossiers]))
    to = told.all("kg:addressee")
    found.append(("addressee", [Item(names.code(one, reader.lang), places=told.item(one).places) for one in to]))
    for name, word in _LETTERHEAD:
        places = told.places(told.mentions.proving(name))
        found.append((word, [Item(plain(value), places=places) for value in told.all(name)]))
    return [(word, items) for word, items in found if items]


def _odd(told: Told) -> list[Odd]:
    found = [Odd(one.odd, "", one.number) for one in told.mentions.odd()]
    return found + [Odd(one.says, one.advice) for one in remarks.lacking(told.facts, told.reader.lang)]


def _legend(told: Told) -> list[tuple[str, str]]:
    """The kinds of mentions in the text, for who wonders what a colour means."""
    kinds = dict.fromkeys(one.kind for one in told.mentions.found)
    return [(kind, names.code(kind, told.reader.lang)) for kind in kinds]


def _drawn(listed: list[Group], reader: Reader) -> list[tuple[str, Sequence[Item], int]]:
    return [(reader.word(group.name), group.items, group.count) for group in listed if group.name != "people"]
