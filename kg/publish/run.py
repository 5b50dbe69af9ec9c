"""Publishing: what changed is sent, what is no longer there is dropped, and then the server is asked what it holds."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from kg.publish.record import Record, Sent
from kg.shown import Shown, silent
from kg.store.embedded import Store
from kg.store.server import Server

__all__ = ["Published", "digest", "publish"]

T = TypeVar("T")
_TOGETHER = 64
"""Graphs that are counted by one question, and noted together, also where one of them fails."""


@dataclass(slots=True)
class Published:
    """What a publishing did, in graphs; ``statements`` counts those sent, ``wrong`` has a sentence for each graph that
    the server does not hold as it was sent, ``nameless`` counts graphs without an IRI, which are not sent.
    """

    sent: int = 0
    unchanged: int = 0
    dropped: int = 0
    checked: int = 0
    statements: int = 0
    nameless: int = 0
    wrong: list[str] = field(default_factory=list)


def publish(store: Store, server: Server, record: Record, done: Published, shown: Shown = silent) -> Iterator[str]:
    """Brings a store's state to a server, and tells each graph when it is settled; ``done`` is filled on the way, and
    ``shown`` shows how far the comparing is that comes last.

    Broken off at any moment, it goes on from there when it is called again. Only graphs that it sent itself are ever
    dropped. Raises RemoteError, StoreError.
    """
    names = store.graphs()
    ours = [name for name in names if not name.startswith("_:")]
    done.nameless = len(names) - len(ours)
    for some in _batches(ours):
        _send(store, server, record, some, done)
        yield from some
    gone = sorted(set(record.graphs()) - set(ours))
    for name in gone:
        server.drop(name)
        if not server.counts([name])[name]:
            record.forget([name])
        done.dropped += 1
    _check(server, record, [*ours, *gone], done, shown)


def _batches(names: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(names)
    while some := list(islice(waiting, _TOGETHER)):
        yield some


def _send(store: Store, server: Server, record: Record, names: list[str], done: Published) -> None:
    """Sends those of the graphs that are not as they were sent before, or that the server has lost."""
    there = server.counts(names)
    changed: list[tuple[str, list[bytes], Sent, bool]] = []
    for name in names:
        triples = [quad.triple for quad in store.quads(name)]
        lines, blank = _lines(triples)
        sent = Sent(digest(lines), len(lines))
        if record.get(name) == sent and there[name] == sent.size:
            done.unchanged += 1
        else:
            changed.append((name, lines, sent, blank))
    record.begin(name for name, *_ in changed)
    arrived: list[tuple[str, Sent]] = []
    try:
        for name, lines, sent, blank in changed:
            server.put(name, lines, whole=blank)
            arrived.append((name, sent))
            done.sent += 1
            done.statements += sent.size
    finally:  # what the server has taken before one fails is not sent again
        record.end(arrived)


def _lines(triples: list[ox.Triple]) -> tuple[list[bytes], bool]:
    """A graph as sorted lines of N-Triples, and whether any has a blank node: these are named by what is said of them,
    so that the same graph gives the same lines.
    """
    blank = any(isinstance(node, ox.BlankNode | ox.Triple) for one in triples for node in (one.subject, one.object))
    if blank:
        named = ox.Dataset(ox.Quad(one.subject, one.predicate, one.object) for one in triples)
        named.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        triples = [quad.triple for quad in named]
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return sorted(set(text.splitlines())), blank


def digest(lines: Iterable[bytes]) -> str:
    """The digest of a graph, given as sorted lines of N-Triples."""
    return hashlib.sha256(b"\n".join(lines)).hexdigest()


def _check(server: Server, record: Record, names: list[str], done: Published, shown: Shown) -> None:
    """Asks the server how much it holds of every graph, and of those that were sent since the last check what."""
    odd: list[str] = []
    for some in shown(_batches(names), -(-len(names) // _TOGETHER), "counting"):
        for name, count in server.counts(some).items():
            sent = record.get(name) or Sent("", 0)
            if count != sent.size:
                odd.append(name)
                done.wrong.append(f"{name}: {sent.size} statements were sent, and the server tells of {count}.")
    unchecked = record.unchecked()
    for name, sent in shown(unchecked, len(unchecked), "comparing"):
        if name in odd:
            continue
        lines, _ = _lines(server.statements(name, sent.size))
        if digest(lines) == sent.digest:
            record.check([name])
            done.checked += 1
        else:
            odd.append(name)
            done.wrong.append(f"{name}: the server holds other statements than were sent.")
    record.begin(odd)  # to be sent again
