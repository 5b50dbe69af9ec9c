"""The citation neighbourhood of a paper: what it cites, what cites it, and how these cite each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.rdf.namespaces import PREFIXES
from kg.web import names
from kg.web.answer import Answerer
from kg.web.drawing.card import Node
from kg.web.drawing.column import column
from kg.web.drawing.network import network
from kg.web.facts import Row, fetch, rows
from kg.web.pages.frame import network_of, whole
from kg.web.reader import Reader

__all__ = ["is_paper", "page"]

_MOST, _DRAWN = 400, 20
_PAPERS = {f"{PREFIXES['kg']}{name}" for name in ("Kamerstuk", "Letter", "Motion", "Publication")}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A paper beside the one in the middle; ``way`` is what that does to it, or it to that: cites, cited_by, both."""

    iri: str
    way: str
    name: str
    title: str
    day: str
    date: str
    href: str | None
    network: str
    held: bool


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one paper's neighbourhood."""
    facts = fetch(answerer, "thing", it=iri)
    found = _neighbours(reader, rows(answerer, "network", it=iri, most=_MOST))
    pairs = _ties(answerer, [one.iri for one in found])
    cited = [one for one in found if one.way == "cites"]
    citing = [one for one in found if one.way != "cites"]
    name = names.thing(facts, iri, reader)
    drawn = [_most_tied(side, pairs) for side in (cited, citing)]
    left, right = (_nodes(reader, side) for side in drawn)
    about = names.titled(facts.one(iri, "dcterms:title"))
    middle = Node(iri, name, about, reader.of_thing(iri), mark=reader.nl)
    heads, drawing = (reader.word("cites"), reader.word("cited_by")), reader.word("network_drawn")
    return whole(
        reader,
        "network",
        title=reader.word("network_of", name),
        name=name,
        about=about,
        href=reader.of_thing(iri),
        drawing=network(middle, left, right, pairs, heads, drawing) + column(middle, left, right, heads, drawing),
        left_out=len(found) - sum(map(len, drawn)),
        found=found,
        ties=_told(found, pairs),
    )


def is_paper(answerer: Answerer, iri: str) -> bool:
    """Whether it can have a network: it is a paper by its class, or cites something or is cited."""
    kinds = {row["class"] for row in rows(answerer, "kinds", it=iri)}
    return not kinds.isdisjoint(_PAPERS) or bool(rows(answerer, "network", it=iri, most=1))


def _neighbours(reader: Reader, found: Sequence[Row]) -> list[Neighbour]:
    """Each once, the newest first; what both cites and is cited stands with those that cite."""
    ways: dict[str, set[str]] = {}
    for row in found:
        ways.setdefault(row["paper"], set()).add(row["way"])
    once = {row["paper"]: row for row in found}
    return [
        _neighbour(reader, row, "both" if len(ways[iri]) > 1 else next(iter(ways[iri]))) for iri, row in once.items()
    ]


def _neighbour(reader: Reader, row: Row, way: str) -> Neighbour:
    iri, day = row["paper"], row.get("issued", "")
    return Neighbour(
        iri,
        way,
        names.paper(row.get("id", "")) or reader.called(iri),
        names.titled(row.get("title", "")),
        day,
        reader.day(day),
        reader.of_thing(iri),
        network_of(reader, iri),
        row["text"] == "true",
    )


def _ties(answerer: Answerer, iris: Sequence[str]) -> list[tuple[str, str]]:
    """Which of them cite which, the citing one first."""
    if len(iris) < 2:
        return []
    found = rows(answerer, "network-ties", things=iris)
    return sorted({(row["one"], row["other"]) for row in found if row["one"] != row["other"]})


def _most_tied(side: Sequence[Neighbour], pairs: Sequence[tuple[str, str]]) -> list[Neighbour]:
    """As many as there is room for: those with most ties, in the order that they had."""
    if len(side) <= _DRAWN:
        return list(side)
    counted = [iri for pair in pairs for iri in pair]
    chosen = {one.iri for one in sorted(side, key=lambda one: -counted.count(one.iri))[:_DRAWN]}
    return [one for one in side if one.iri in chosen]


def _nodes(reader: Reader, side: Sequence[Neighbour]) -> list[Node]:
    return [_node(reader, one, one.date or one.title or reader.word("cited_alone")) for one in side]


def _node(reader: Reader, one: Neighbour, small: str) -> Node:
    return Node(one.iri, one.name, small, one.network or one.href, one.held, reader.nl)


def _told(found: Sequence[Neighbour], pairs: Sequence[tuple[str, str]]) -> dict[str, list[Neighbour]]:
    """For each neighbour the others that it cites."""
    known = {one.iri: one for one in found}
    told: dict[str, list[Neighbour]] = {}
    for one, other in pairs:
        told.setdefault(one, []).append(known[other])
    return told
