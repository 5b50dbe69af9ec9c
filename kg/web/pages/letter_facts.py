"""The facts of one letter as its page tells them: each with the places in the text that prove it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.rdf.namespaces import PREFIXES
from kg.search.marks import quoted
from kg.store.order import natural
from kg.web import names
from kg.web.dutch import Dutch, joined
from kg.web.facts import Facts, Row, asked
from kg.web.mentions import Mention, Mentions
from kg.web.pages.naming import plain
from kg.web.reader import Reader

__all__ = ["Group", "Item", "groups"]

_RELATIONS = ("kg:respondsTo", "kg:followsUp", "kg:corrects", "kg:reportsOn")
_ROLES = {"kg:agendaFor": "agenda", "kg:reportOf": "report"}
_MOST = 200
"""So many of a kind stand beside the letter, on a page that can lead on to a query for all."""
_TOLD_BY = {
    "signed": (("kg:signature",), ("kg:Signature",)),
    "request": (("kg:repliesTo", "kg:postpones"), ("kg:Request",)),
    "promises": (("kg:commitment",), ("kg:Commitment",)),
    "keeps": (("kg:fulfils", "kg:partlyFulfils"), ("kg:Commitment",)),
    "meetings": (("kg:mentions", *_ROLES), ("kg:CouncilMeeting",)),
    "debates": (("kg:mentions",), ("kg:Debate",)),
    "cites": (("dcterms:references",), ("kg:Kamerstuk", "kg:Publication", "kg:Motion", "kg:Dossier")),
    "people": (("kg:mentions",), ("kg:Person", "foaf:Group")),
}
"""By which properties a letter tells what a group lists, and of which classes that is."""


@dataclass(frozen=True, slots=True)
class Item:
    """A fact: what it says, where its thing is told of, what else is to be said, and the numbers of its mentions.

    ``state`` is a word for the style sheet: ``open``, ``kept``, ``odd``. ``more`` leads on to other pages by name.
    ``overdue`` tells of a promise that it was to be kept before today and is not.
    """

    text: str
    href: str | None = None
    note: str = ""
    places: tuple[int, ...] = ()
    state: str = ""
    overdue: bool = False
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of one kind under a heading, which is a name in ``words``. Of ``count`` there are ``items`` on the page;
    where that are not all, ``query`` is the address of one that gives all."""

    name: str
    items: Sequence[Item]
    count: int
    query: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One letter with all that is known of it."""

    letter: str
    facts: Facts
    threads: Facts
    mentions: Mentions
    reader: Reader

    def places(self, mentions: Iterable[Mention]) -> tuple[int, ...]:
        """The numbers of the mentions, each place in the text once."""
        once = {(one.start, one.end): one.number for one in mentions}
        return tuple(once.values())

    def item(self, thing: str, note: str = "", mentions: Iterable[Mention] | None = None) -> Item:
        """A thing by its name, with the places that name it."""
        found = self.mentions.of(thing) if mentions is None else mentions
        text = names.thing(self.facts, thing, self.reader)
        return Item(text, self.reader.of_thing(thing), note, self.places(found))

    def all(self, name: str) -> list[str]:
        """The values of a property of the letter."""
        return self.facts.all(self.letter, name)

    def placed(self, *names: str) -> list[str]:
        """The things that the letter has by one of the properties, as its text comes to name them."""
        found = {thing for name in names for thing in self.all(name)}
        start = {thing: next((one.start for one in self.mentions.of(thing)), 0) for thing in found}
        return sorted(found, key=lambda thing: (start[thing], natural(thing)))


def groups(told: Told, cited_by: Sequence[Row], citing: int) -> list[Group]:
    """All groups that have an item, in the order in which a reader asks; ``citing`` letters there are in all of which
    ``cited_by`` tells the newest places."""
    found: tuple[tuple[str, list[Item]], ...] = (
        ("signed", _once(_signatures(told))),
        ("request", list(_requests(told))),
        ("promises", list(_promises(told))),
        ("keeps", list(_kept(told))),
        ("meetings", list(_meetings(told))),
        ("debates", list(_debates(told))),
        ("cites", _once(_citations(told))),
        ("cited_by", list(_cited_by(told, cited_by))),
        ("people", _once(_people(told))),
    )
    return [_group(told, name, items, citing) for name, items in found if items]


def _group(told: Told, name: str, items: list[Item], citing: int) -> Group:
    count = max(len(items), citing if name == "cited_by" else 0)
    shown = items if told.reader.whole else items[:_MOST]
    if len(shown) == count:
        return Group(name, shown, count)
    query = asked("citing", it=told.letter)
    if name in _TOLD_BY:
        properties, classes = (list(map(_iri, names)) for names in _TOLD_BY[name])
        query = asked("letter-tells", letter=told.letter, properties=properties, classes=classes)
    return Group(name, shown, count, told.reader.to("sparql", query=query))


def _iri(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}"


def _once(items: Iterable[Item]) -> list[Item]:
    """What is called the same, once with all its places.

    Of a letter that does not tell which motion of some members it means, or who a member is, there is a thing for each.
    """
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.text, []).append(item)
    return [_joined(same) if len(same) > 1 else same[0] for same in found.values()]


def _joined(items: Sequence[Item]) -> Item:
    notes = dict.fromkeys(note for one in items for note in one.note.split("; ") if note)
    places = dict.fromkeys(place for one in items for place in one.places)
    more = dict.fromkeys(way for one in items for way in one.more)
    return replace(items[0], note="; ".join(notes), places=tuple(places), more=tuple(more))


def _signatures(told: Told) -> Iterator[Item]:
    facts = told.facts
    for signature in sorted(told.all("kg:signature"), key=lambda one: int(facts.one(one, "kg:order") or 0)):
        person, office = facts.one(signature, "kg:person"), facts.one(signature, "kg:office")
        written = facts.one(signature, "kg:nameAsWritten") or names.thing(facts, person, told.reader)
        places = told.places(told.mentions.of(signature, person))
        more = ((names.thing(facts, office, told.reader), told.reader.of_thing(office) or ""),) if office else ()
        yield Item(written, told.reader.of_thing(person) if person else None, "", places, more=more)


def _asked(told: Told) -> list[str]:
    """The requests that the letter answers, then those of which it says that the answer is still to come."""
    return [*told.placed("kg:repliesTo"), *told.placed("kg:postpones")]


def _requests(told: Told) -> Iterator[Item]:
    facts, reader = told.facts, told.reader
    late = set(told.all("kg:postpones"))
    for request in _asked(told):
        by = joined(", ", [names.thing(facts, one, reader) for one in facts.all(request, "kg:requestedBy")])
        day = facts.one(request, "dcterms:date")
        on = reader.word("asked_on", reader.day(day)) if day else ""
        note = ", ".join(filter(None, (on, reader.word("put_off") if request in late else "")))
        places = told.places(told.mentions.of(request))
        yield Item(by or reader.word("a_request"), reader.of_thing(request), note, places)


def _promises(told: Told) -> Iterator[Item]:
    facts, reader = told.facts, told.reader
    for promise in told.placed("kg:commitment"):
        keepers = told.threads.all(promise, "kg:fulfilledBy")
        due = facts.one(promise, "kg:due")
        note = reader.word("due_on", reader.day(due)) if due else ""
        more = tuple((names.thing(told.threads, one, reader), reader.of_thing(one) or "") for one in keepers)
        status = told.threads.one(promise, "kg:status")
        text = Dutch(quoted(facts.one(promise, "kg:text")))
        places, late = told.places(told.mentions.of(promise)), names.overdue(status, due)
        yield Item(text, reader.of_thing(promise), note, places, names.state(status), late, more)


def _kept(told: Told) -> Iterator[Item]:
    facts, reader = told.facts, told.reader
    in_part = set(told.all("kg:partlyFulfils"))
    for promise in told.placed("kg:fulfils", "kg:partlyFulfils"):
        day, number = facts.one(promise, "dcterms:date"), facts.one(promise, "dcterms:identifier")
        note = ", ".join(filter(None, (number, reader.day(day) if day else "")))
        text = Dutch(quoted(facts.one(promise, "kg:text")))
        places = told.places(told.mentions.of(promise))
        yield Item(text, reader.of_thing(promise), note, places, "partly" if promise in in_part else "kept")


def _meetings(told: Told) -> Iterator[Item]:
    roles = {thing: role for name, role in _ROLES.items() for thing in told.all(name)}
    meetings = set(told.facts.of("rdf:type", "https://w3id.org/kamergraaf/def#CouncilMeeting"))
    found = [one for one in {*told.all("kg:mentions"), *roles} if one in meetings]
    for meeting in sorted(found, key=lambda one: (one not in roles, told.facts.one(one, "schema:startDate"), one)):
        role = roles.get(meeting)
        yield told.item(meeting, told.reader.word(f"role_{role}") if role else "")


def _debates(told: Told) -> Iterator[Item]:
    debates = set(told.facts.of("rdf:type", "https://w3id.org/kamergraaf/def#Debate"))
    for debate in told.all("kg:mentions"):
        if debate in debates:
            yield told.item(debate)


def _citations(told: Told) -> Iterator[Item]:
    relations = {thing: name for name in _RELATIONS for thing in told.all(name)}
    motions = set(told.facts.of("rdf:type", "https://w3id.org/kamergraaf/def#Motion"))
    for cited in {**dict.fromkeys(told.all("dcterms:references")), **dict.fromkeys(sorted(motions))}:
        notes = [told.reader.word(f"rel_{relations[cited].partition(':')[2]}")] if cited in relations else []
        if cited in motions:
            movers = dict.fromkeys(
                names.thing(told.facts, one, told.reader) for one in told.facts.all(cited, "kg:mover")
            )
            by = told.reader.together(list(movers))
            if told.facts.has(cited, "dcterms:identifier"):
                notes.insert(0, told.reader.word("motion_of", by) if by else told.reader.word("motion"))
        item = told.item(cited, "; ".join(notes))
        if item.places:
            yield item


def _cited_by(told: Told, rows: Sequence[Row]) -> Iterator[Item]:
    reader, seen = told.reader, set()
    for row in rows:
        if row["by"] in seen:
            continue
        seen.add(row["by"])
        href = f"{reader.of_thing(row['by'])}#v{row['mention'].rpartition('/')[2]}"
        words = plain(row.get("sentence", row["words"]))
        day = reader.day(row.get("issued", ""))
        name = names.paper(row["id"]) if "id" in row else names.title_of(row, reader)
        yield Item(joined(", ", [*filter(None, (name, day))]), href, Dutch(f"“{words}”"))


def _people(told: Told) -> Iterator[Item]:
    signed = {told.facts.one(one, "kg:person") for one in told.all("kg:signature")}
    askers = {by for request in _asked(told) for by in told.facts.all(request, "kg:requestedBy")}
    people = set(told.facts.of("rdf:type", "https://w3id.org/kamergraaf/def#Person"))
    groups = set(told.facts.of("rdf:type", "http://xmlns.com/foaf/0.1/Group"))
    named = (people | groups) - signed - askers
    for person in told.all("kg:mentions"):
        if person in named:
            yield told.item(person)
