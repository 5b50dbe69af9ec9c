"""The page of anything in the graph: what is said of it, and what points at it."""

from collections.abc import Sequence
from itertools import groupby

from kg.rdf.namespaces import PREFIXES
from kg.web import names, things
from kg.web.answer import Answerer
from kg.web.dutch import Dutch
from kg.web.facts import told
from kg.web.pages.frame import forms, whole
from kg.web.pages.tables import Cell, cell
from kg.web.reader import Reader, page_number
from kg.web.things import Description, Row

__all__ = ["page"]

_SHARED = {"dataset": "graph_dataset", "reference": "graph_reference", "threads": "graph_threads"}
"""The words for the graphs that are of no one letter."""
_TOPIC = f"{PREFIXES['foaf']}primaryTopic"
_NAMES = ("prefLabel", "title", "label", "name", "nameAsWritten")


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one thing."""
    number = page_number(dict(reader.asked).get("p", ""))
    found = things.describe(answerer, iri, number)
    return whole(
        reader,
        "thing",
        title=_graph(answerer, reader, found)
        or _name(found.says, reader.lang)
        or _motion(reader, found)
        or reader.links.short(iri),
        iri=iri,
        forms=forms(reader, iri),
        says=_statements(reader, found, found.says, "o"),
        points=_statements(reader, found, found.points, "s"),
        pages=_pages(reader, number, more=found.more),
    )


def _pages(reader: Reader, number: int, *, more: bool) -> list[tuple[str, str]]:
    """The pages before and after this one, each by its word."""
    before = [("previous", reader.again({"p": str(number - 1)}))] if number > 1 else []
    return [*before, ("next", reader.again({"p": str(number + 1)}))] if more else before


def _statements(reader: Reader, found: Description, rows: Sequence[Row], other: str) -> list[tuple[Cell, list[Cell]]]:
    """Each property, by its name, with the things at its other end."""
    told = []
    for name, group in groupby(rows, key=lambda row: row["p"]["value"]):
        same = list(group)
        values = [cell(reader, row[other], found.names.called(row[other]["value"], reader.lang)) for row in same]
        told.append((cell(reader, same[0]["p"], found.names.one(name, "rdfs:label", reader.lang)), values))
    return told


def _motion(reader: Reader, found: Description) -> str:
    """A motion of which no number is known, by its movers; empty for anything else."""
    movers = [row["o"]["value"] for row in found.says if row["p"]["value"].endswith("def#mover")]
    called = dict.fromkeys(found.names.called(one, reader.lang) for one in movers)
    return reader.word("motion_of", reader.together([*called])) if movers and all(called) else ""


def _graph(answerer: Answerer, reader: Reader, found: Description) -> str:
    """A named graph by the letter that it is of, or by what stands in it; empty for anything else."""
    start = f"{reader.links.base}graph/"
    if not found.iri.startswith(start):
        return ""
    name = found.iri.removeprefix(start)
    if name in _SHARED:
        return reader.word(_SHARED[name])
    topics = [row["o"]["value"] for row in found.says if row["p"]["value"] == _TOPIC]
    known = [names.paper(row["id"]) for row in told(answerer, "identifiers", topics[:1])]
    return reader.word("graph_of", known[0]) if known else reader.word("graph_named", name)


def _name(says: Sequence[Row], lang: str) -> str:
    """What the graph calls the thing, in the reader's language where it has a name in it."""
    local = [(row["p"]["value"].rpartition("#")[2].rpartition("/")[2], row["o"]) for row in says]
    for name in _NAMES:
        found = [term for called, term in local if called == name and term["type"] == "literal"]
        if found:
            chosen = min(found, key=lambda term: term.get("xml:lang") != lang)
            return Dutch(chosen["value"]) if chosen.get("xml:lang") == "nl" else chosen["value"]
    return ""
