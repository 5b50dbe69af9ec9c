"""Brings ``graph/threads`` to what the ledger says, piece by piece: only what differs is written."""

import json
from collections.abc import Collection, Iterable, Iterator
from functools import reduce
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, RDFS

from kg.rdf.namespaces import KG
from kg.shown import Shown, silent
from kg.store.embedded import Store
from kg.threads.ledger import Ledger
from kg.threads.links import Key, Link, Oddity, anomaly, described, inference, statement
from kg.threads.rules import rules

__all__ = ["joined", "settle", "sweep"]

_TOGETHER: Final = 2000
"""Links, oddities or statuses that are settled together."""
_WRITTEN: Final = 50_000
"""Statements that are written together."""
_TYPE: Final = ox.NamedNode(str(RDF.type))
_SAID: Final = ox.NamedNode(str(RDFS.comment))
_ANOMALY: Final = ox.NamedNode(str(KG.Anomaly))
_STATUS: Final = ox.NamedNode(str(KG.status))


def joined(ledger: Ledger, key: Key) -> Link | None:
    """A link as all its roots conclude it; None where none does."""
    asked = (
        "SELECT confidence, partly, because FROM answer WHERE rule = ? AND subject = ? AND property = ? AND object = ?"
    )
    rule, *said = key
    found = [
        Link(said[0], said[1], said[2], rule, sure, frozenset(json.loads(because)), bool(partly))
        for sure, partly, because in ledger.table.execute(asked, key)
    ]
    return reduce(lambda one, other: one.joined(other), found) if found else None


class _Change:
    """What is to be written of one piece."""

    def __init__(self, engine: ox.Store, graph: str) -> None:
        self._engine = engine
        self._graph = ox.NamedNode(graph)
        self.add: set[ox.Triple] = set()
        self.remove: set[ox.Triple] = set()

    def about(self, subject: ox.NamedNode, predicates: Iterable[ox.NamedNode | None], new: Iterable[ox.Triple]) -> None:
        """Has these told, and nothing else, with these predicates of a subject."""
        wanted = set(new)
        old = {q.triple for p in predicates for q in self._engine.quads_for_pattern(subject, p, None, self._graph)}
        self.add |= wanted - old
        self.remove |= old - wanted

    def told(self, triple: ox.Triple, *, holds: bool) -> None:
        """Has one statement told, or not."""
        quad = ox.Quad(triple.subject, triple.predicate, triple.object, self._graph)
        there = quad in self._engine
        if holds and not there:
            self.add.add(triple)
        elif there and not holds:
            self.remove.add(triple)


def settle(store: Store, ledger: Ledger, graph: str, shown: Shown = silent) -> None:
    """Writes what is dirty in the ledger, doubtful and standing, a piece at a time; ``shown`` shows how far it is.

    Raises StoreError.
    """
    said = {rule.said.name: rule.said for rule in rules()}
    pen = _Pen(store, graph)
    with ledger.failing():
        [(count,)] = ledger.table.execute("SELECT COUNT(*) FROM dirty")
    for keys in shown(_keys(ledger), -(-count // _TOGETHER), "threads: writing"):
        with ledger.failing(), store.reading() as engine:
            change = _Change(engine, graph)
            for key in keys:
                link = joined(ledger, key)
                change.about(
                    inference(store.base_iri, key),
                    [None],
                    described(store.base_iri, link, said[key[0]]) if link else (),
                )
                change.told(statement(key), holds=_stated(ledger, key[1:]))
        pen.write(change)
    for mentions in ledger.pieces("SELECT mention FROM doubtful WHERE mention > ?1", _TOGETHER):
        with ledger.failing(), store.reading() as engine:
            change = _Change(engine, graph)
            for mention in mentions:
                odd = _odd(ledger, mention)
                change.about(ox.NamedNode(mention), [_TYPE, _SAID], anomaly(odd) if odd else ())
        pen.write(change)
    for commitments in ledger.pieces("SELECT commitment FROM standing WHERE commitment > ?1", _TOGETHER):
        with ledger.failing(), store.reading() as engine:
            change = _Change(engine, graph)
            for one in commitments:
                change.about(ox.NamedNode(one), [_STATUS], _stands(ledger, one))
        pen.write(change)
    pen.end()
    with ledger.failing():
        for table in ("dirty", "doubtful", "standing"):
            ledger.table.execute(f"DELETE FROM {table}")


class _Pen:
    """Writes pieces, those that only add many together: then they go straight to the engine's files."""

    def __init__(self, store: Store, graph: str) -> None:
        self._store = store
        self._graph = graph
        self._add: set[ox.Triple] = set()

    def write(self, change: _Change) -> None:
        """One piece, whole in one transaction; at the latest with ``end``."""
        self._add |= change.add
        if change.remove or len(self._add) >= _WRITTEN:
            self.end(change.remove)

    def end(self, remove: Collection[ox.Triple] = ()) -> None:
        """Writes what waits."""
        self._store.change_graph(self._graph, add=self._add, remove=remove)
        self._add = set()


def _keys(ledger: Ledger) -> Iterator[list[Key]]:
    last: tuple[str, ...] = ("", "", "", "")
    asked = """SELECT rule, subject, property, object FROM dirty
      WHERE (rule, subject, property, object) > (?, ?, ?, ?) ORDER BY 1, 2, 3, 4 LIMIT ?"""
    while keys := ledger.table.execute(asked, (*last, _TOGETHER)).fetchall():
        yield keys
        last = keys[-1]


def _stated(ledger: Ledger, said: tuple[str, str, str]) -> bool:
    asked = "SELECT 1 FROM answer WHERE subject = ? AND property = ? AND object = ? AND rule <> 'named'"
    return ledger.table.execute(asked, said).fetchone() is not None


def _odd(ledger: Ledger, mention: str) -> Oddity | None:
    """Of a mention that is odd in two ways the first rule counts."""
    asked = "SELECT nl, en FROM odd WHERE mention = ? ORDER BY rule, nl, en LIMIT 1"
    row = ledger.table.execute(asked, (mention,)).fetchone()
    return Oddity(mention, *row) if row else None


def _stands(ledger: Ledger, commitment: str) -> list[ox.Triple]:
    row = ledger.table.execute("SELECT status FROM stands WHERE commitment = ?", (commitment,)).fetchone()
    return [ox.Triple(ox.NamedNode(commitment), _STATUS, ox.NamedNode(row[0]))] if row else []


def sweep(store: Store, ledger: Ledger, graph: str, predicate: ox.NamedNode | None = None) -> None:
    """Takes from the graph what the ledger knows nothing of, all that it knows being there; of one predicate alone
    where it is told. Raises StoreError.
    """
    gone: list[ox.Triple] = []
    with store.reading() as engine:
        told = engine.quads_for_pattern(None, predicate, None, ox.NamedNode(graph))
    last: tuple[object, bool] = (None, False)
    for quad in told:
        if _described(store, quad.subject):
            if quad.subject != last[0]:
                last = quad.subject, _known(store, ledger, quad.triple)
            known = last[1]
        else:
            known = _known(store, ledger, quad.triple)
        if not known:
            gone.append(quad.triple)
        if len(gone) >= _TOGETHER:
            store.change_graph(graph, add=[], remove=gone)
            gone = []
    store.change_graph(graph, add=[], remove=gone)


def _known(store: Store, ledger: Ledger, triple: ox.Triple) -> bool:
    """Whether the ledger has that of which a statement tells."""
    subject, predicate, value = (str(getattr(one, "value", one)) for one in triple)
    if _described(store, triple.subject):
        key = _key(store, triple.subject)
        return key is not None and inference(store.base_iri, key) == triple.subject and joined(ledger, key) is not None
    if triple.predicate == _STATUS:
        return triple in _stands(ledger, subject)
    if triple.predicate in (_TYPE, _SAID):
        return _odd(ledger, subject) is not None
    return _stated(ledger, (subject, predicate, value))


def _described(store: Store, subject: object) -> bool:
    """Whether a subject is an inference, all statements of which are known where one is."""
    return isinstance(subject, ox.NamedNode) and subject.value.startswith(f"{store.base_iri}id/gevolgtrekking/")


def _key(store: Store, node: object) -> Key | None:
    """Of which link an inference tells; None for one that is not whole."""
    assert isinstance(node, ox.NamedNode)
    found = []
    with store.reading() as engine:
        for predicate in _DESCRIBED:
            quad = next(engine.quads_for_pattern(node, predicate, None, ox.DefaultGraph()), None)
            if quad is None:
                return None
            found.append(str(getattr(quad.object, "value", "")))
    return found[0], found[1], found[2], found[3]


_DESCRIBED: Final = tuple(ox.NamedNode(str(iri)) for iri in (KG.rule, RDF.subject, RDF.predicate, RDF.object))
