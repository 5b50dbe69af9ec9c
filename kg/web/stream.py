"""The stream of letters, an LDES over TREE: its root tells of every page, and a page holds its members.

A member is a version of a letter. In the forms that can name graphs its statements stand in a graph of the member's
own name; in the others they stand beside it, which mixes nothing up, as of each letter the stream holds one version.

A page has so many places, and a letter of much more than others a page of its own, behind the one with its place. By
the letter alone it is known which these are: no page is parted otherwise when another letter changes or leaves.
"""

import functools
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import IO, Final, cast

import pyoxigraph as ox

from kg.rdf.namespaces import DCTERMS, PREFIXES, PROV, XSD
from kg.store import arrivals
from kg.store.arrivals import PAGE, Arrival, Log, Part
from kg.store.changed import digest
from kg.store.formats import graph_format
from kg.store.write import write
from kg.web import facts, things
from kg.web.answer import Answerer
from kg.web.cache import etag
from kg.web.problems import Problem
from kg.web.worker import Sink

__all__ = ["INTERVAL", "iri", "pages", "rows", "write_page", "write_root"]

INTERVAL: Final = 300
"""Seconds after which it is worth while to ask for news."""
MOST: Final = 256 << 10
"""Bytes of a letter's statements, as N-Triples, that stand on its page with those of others: one of more stands alone.
Clients keep pages: another number would need another beginning."""
_LDES: Final = "https://w3id.org/ldes#"
_TREE: Final = "https://w3id.org/tree#"
_AS: Final = "https://www.w3.org/ns/activitystreams#"
_PREFIXES: Final = {**PREFIXES, "ldes": _LDES, "tree": _TREE, "as": _AS}
_EVENTS: Final = ("Create", "Update", "Delete")
_PATHS: Final = ((str(DCTERMS.isVersionOf), "IRI", ""), (str(PROV.generatedAtTime), "Literal", str(XSD.dateTime)))
Term = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page holds now: each row with what its graph says, as the engine writes N-Triples; the numbers of rows
    that stand ``apart``, on pages of their own; ``fixed`` where that is its last word."""

    members: Sequence[tuple[Arrival, bytes]]
    apart: Sequence[int]
    fixed: bool


def iri(base: str) -> str:
    """The stream's own, of a graph with that base."""
    return f"{base}id/stroom"


def pages(answerer: Answerer) -> Log:
    """What there is to tell of all pages. Of a store that keeps no order all letters count as come together."""
    return _kept(answerer, None) or _together(answerer, None)


def rows(answerer: Answerer, began: int, number: int, alone: int | None = None) -> Log:
    """What there is to tell of one page, or of the row of that number ``alone``. Raises Problem: 404 where there never
    was one, 410 where it is of a stream that began before this one.
    """
    log = _kept(answerer, number) or _together(answerer, number)
    if began < log.began:
        raise Problem(410, "The stream has begun anew since; begin at its root.")
    if began > log.began or not 1 <= number <= -(-log.last // PAGE):
        raise Problem(404, "The stream has no such page.")
    if alone is None:
        return log
    if not (number - 1) * PAGE < alone <= min(number * PAGE, log.last):
        raise Problem(404, "The stream has no such page.")
    return replace(log, rows=tuple(row for row in log.rows if row.seq == alone))


def write_root(answerer: Answerer, site: str, form: str, sink: Sink) -> None:
    """Writes the root, for a server at that address, in a form by its name."""
    log = pages(answerer)
    sink.begin((False, etag("root", (log.began, log.last, log.parts, site, form))))
    _write(_root(answerer.base_iri, f"{site}/stroom", log), form, sink)


def write_page(
    answerer: Answerer, site: str, began: int, number: int, form: str, sink: Sink, *, alone: int | None = None
) -> None:
    """Writes one page, or that of one row ``alone``. Raises Problem."""
    log = rows(answerer, began, number, alone)
    page = _page(answerer, log, number, alone)
    told = [(row.seq, row.digest, len(said)) for row, said in page.members]
    sink.begin((page.fixed, etag("page", (began, number, alone, told, page.apart, page.fixed, site, form))))
    address = f"{site}/stroom/{began}-{number}" + (f"-{alone}" if alone else "")
    _write(_members(answerer.base_iri, address, log, page), form, sink)


# --- what there is ---------------------------------------------------------------------------------------------------


def _kept(answerer: Answerer, number: int | None) -> Log | None:
    place = getattr(answerer, "path", None)
    return None if place is None else arrivals.read(place, number)


def _together(answerer: Answerer, number: int | None) -> Log:
    """As the first rows of the state that answers would be noted."""
    held = facts.rows(answerer, "letters-graphs", base=f"{answerer.base_iri}graph/")
    found = [(row["graph"], row["letter"]) for row in held if "graph" in row]
    state = answerer.version
    at, began, count = arrivals.moment(state), arrivals.beginning(state), len(found)
    if number is None:
        parts = [Part(n + 1, at, at, min(PAGE, count - n * PAGE)) for n in range(-(-count // PAGE))]
        return Log("", began, count, parts=tuple(parts))
    first = (number - 1) * PAGE
    told = (
        Arrival(first + n + 1, graph, letter, "", "Create", at)
        for n, (graph, letter) in enumerate(found[first : first + PAGE])
    )
    return Log("", began, count, tuple(told))


def _page(answerer: Answerer, log: Log, number: int, alone: int | None) -> _Page:
    """The rows whose graphs are what they were when it was noted: what changed since has a later row, or will."""
    members: list[tuple[Arrival, bytes]] = []
    apart: list[int] = []
    fixed = bool(log.state) and (alone is not None or number * PAGE <= log.last)
    for row in log.rows:
        if row.event == "Delete":
            members.append((row, b""))
            continue
        written = io.BytesIO()
        answerer.ask(things.graph_query(row.graph)).write(written, "application/n-triples")
        noted = answerer.version == log.state  # then it is what was noted, by which state that was
        if noted or row.digest in ("", digest(written.getvalue())):
            if alone is None and written.tell() > MOST:
                apart.append(row.seq)
            else:
                members.append((row, written.getvalue()))
            fixed = fixed and noted
        else:
            fixed = False
    return _Page(members, apart, fixed)


# --- in RDF ----------------------------------------------------------------------------------------------------------


def _root(base: str, root: str, log: Log) -> Iterator[ox.Quad]:
    me, view = ox.NamedNode(iri(base)), ox.NamedNode(root)
    kept, shape = ox.NamedNode(f"{root}#bewaring"), ox.NamedNode(f"{root}#vorm")
    yield from _about(
        me,
        ("rdf:type", _named("ldes:EventStream")),
        ("dcterms:title", ox.Literal("Brieven aan het parlement, zoals zij kwamen", language="nl")),
        ("dcterms:title", ox.Literal("Letters to parliament, as they came", language="en")),
        ("ldes:timestampPath", _named("prov:generatedAtTime")),
        ("ldes:versionOfPath", _named("dcterms:isVersionOf")),
        ("ldes:pollingInterval", _number(INTERVAL)),
        *((f"ldes:version{event}Path", _named("rdf:type")) for event in _EVENTS),
        *((f"ldes:version{event}Object", _named(f"as:{event}")) for event in _EVENTS),
        ("tree:shape", shape),
        ("tree:view", view),
    )
    yield from _shape(shape)
    yield from _about(
        view,
        ("rdf:type", _named("tree:Node")),
        ("rdf:type", _named("ldes:EventSource")),
        ("ldes:retentionPolicy", kept),
    )
    # the second class and the second number are what the vocabulary had before 1.0
    yield from _about(
        kept, ("rdf:type", _named("ldes:RetentionPolicy")), ("rdf:type", _named("ldes:LatestVersionSubset"))
    )
    yield from _about(kept, ("ldes:versionAmount", _number(1)), ("ldes:amount", _number(1)))
    for part in log.parts:
        yield from _relations(view, ox.NamedNode(f"{root}/{log.began}-{part.number}"), part, log)


def _relations(view: ox.NamedNode, page: ox.NamedNode, part: Part, log: Log) -> Iterator[ox.Quad]:
    """No member of the page is older than its first; none is newer than its last once the page is full."""
    bounds = [("GreaterThanOrEqualToRelation", part.first)]
    bounds += [("LessThanOrEqualToRelation", part.last)] if part.number * PAGE <= log.last else []
    for n, (kind, value) in enumerate(bounds):
        relation = ox.BlankNode(f"r{part.number}-{n}")
        yield from _about(view, ("tree:relation", relation))
        yield from _about(
            relation,
            ("rdf:type", _named(f"tree:{kind}")),
            ("tree:path", _named("prov:generatedAtTime")),
            ("tree:value", _time(value)),
            ("tree:node", page),
        )


def _shape(shape: ox.NamedNode) -> Iterator[ox.Quad]:
    """What holds of every member."""
    yield from _about(shape, ("rdf:type", _named("sh:NodeShape")))
    for n, (path, kind, datatype) in enumerate(_PATHS):
        rule = ox.BlankNode(f"s{n}")
        yield from _about(shape, ("sh:property", rule))
        yield from _about(
            rule,
            ("sh:path", ox.NamedNode(path)),
            ("sh:nodeKind", _named(f"sh:{kind}")),
            ("sh:minCount", _number(1)),
            ("sh:maxCount", _number(1)),
            *((("sh:datatype", ox.NamedNode(datatype)),) if datatype else ()),
        )


def _members(base: str, address: str, log: Log, page: _Page) -> Iterator[ox.Quad]:
    me, here = ox.NamedNode(iri(base)), ox.NamedNode(address)
    yield from _about(here, ("rdf:type", _named("tree:Node")))
    if page.fixed:
        yield from _about(here, ("ldes:immutable", ox.Literal("true", datatype=_named("xsd:boolean"))))
    for seq in page.apart:
        relation = ox.BlankNode(f"r{seq}")
        yield from _about(here, ("tree:relation", relation))
        yield from _about(
            relation, ("rdf:type", _named("tree:Relation")), ("tree:node", ox.NamedNode(f"{address}-{seq}"))
        )
    for row, said in page.members:
        member = ox.NamedNode(f"{me.value}/{log.began}-{row.seq}")
        yield from _about(me, ("tree:member", member))
        yield from _about(
            member,
            ("rdf:type", _named(f"as:{row.event}")),
            ("dcterms:isVersionOf", ox.NamedNode(row.letter)),
            ("prov:generatedAtTime", _time(row.at)),
        )
        # a line a statement, in the text of which no line ends: made quads by the engine, not one by one
        quads = said.replace(b" .\n", f" {member} .\n".encode())
        yield from ox.parse(quads, ox.RdfFormat.N_QUADS, lenient=True)


def _write(quads: Iterator[ox.Quad], name: str, sink: Sink) -> None:
    form = graph_format(name)
    named = form.form.supports_datasets
    statements = quads if named else (quad.triple for quad in quads)
    write(statements, cast(IO[bytes], sink), form.form, _PREFIXES)


def _about(node: ox.NamedNode | ox.BlankNode, *facts: tuple[str, Term]) -> Iterator[ox.Quad]:
    for name, value in facts:
        yield ox.Quad(node, _named(name), value)


@functools.cache
def _named(name: str) -> ox.NamedNode:
    """A term by its short name."""
    prefix, _, local = name.partition(":")
    return ox.NamedNode(_PREFIXES[prefix] + local)


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=_named("xsd:integer"))


def _time(value: str) -> ox.Literal:
    return ox.Literal(value, datatype=_named("xsd:dateTime"))
