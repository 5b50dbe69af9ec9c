"""The server beside others: look-ups, heavier queries, and look-ups under attack, all over the same triples."""

import contextlib
import dataclasses
import functools
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from kg.rdf.namespaces import PREFIXES
from kg.store.named import named
from tests.bench.load import Figures, attacked, measured
from tests.bench.servers import SERVERS, Server, built, needed, queries_of
from tests.bench.table import Asked, Cell, Table

__all__ = ["MIX", "heads", "run"]

_HEADS = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items())
_CROSS = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9))
F = TypeVar("F")
_SAME_FILES = ("kg", "oxigraph")
_LONG = 60
"""Seconds that a query has over a store that may be great."""
ATTACK = tuple(f"SELECT (COUNT(*) AS ?n) {{ {_CROSS} }} # {n}" for n in range(4))
MIX: dict[str, str] = {
    "join": "SELECT ?l ?name { ?l a kg:Letter ; kg:signature ?s . ?s kg:person ?p . ?p foaf:name ?name }",
    "aggregate": "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY DESC(?n)",
    "path": "SELECT (COUNT(*) AS ?n) { ?l a kg:Letter . ?l dcterms:references+ ?other }",
    "text": "SELECT ?m ?t { ?m oa:exact ?t FILTER CONTAINS(LCASE(?t), 'kamer') }",
    "named: letter-kinds": named("letter-kinds").filled({}),
    "named: letters-per-month": named("letters-per-month").filled({}),
}


def heads(query: str) -> str:
    """The query with the prefixes that it may use."""
    return _HEADS + query


def run(asked: Asked) -> Iterator[Table]:
    """Three tables, each as soon as it is there; of ``asked.store``, beside Oxigraph's server alone, which opens the
    same files. Raises MissingError for what is not installed.
    """
    if asked.store:
        needed("wrk", "oxigraph")
        yield from _Bench(asked.store, asked.quick, _SAME_FILES, _LONG, 10.0).tables()
        return
    needed("wrk", "oxigraph") if asked.quick else needed("wrk", "oxigraph", "rdflib-endpoint", "virtuoso-t", "isql-vt")
    with tempfile.TemporaryDirectory(prefix="kamergraaf-bench-") as scratch:
        store = built(asked.gold, Path(scratch), 40 if asked.quick else min(asked.letters, 1000))
        yield from _Bench(store, asked.quick, _SAME_FILES if asked.quick else tuple(SERVERS)).tables()


class _Bench:
    """One store, asked through each server in turn."""

    def __init__(self, store: Path, quick: bool, names: tuple[str, ...], time: int = 5, heavy: float = 3.0) -> None:
        self.store, self.names, self.time = store, names, time
        self.seconds, self.heavy, self.rounds = (1.0, 1.0, 1) if quick else (3.0, heavy, 3)
        self.clients = (2,) if quick else (1, 8, 64)
        self.mix = {"join": MIX["join"]} if quick else MIX
        self.lookups = queries_of(store, 200_000)

    def tables(self) -> Iterator[Table]:
        """Look-ups, the heavier ones, the attack."""
        yield Table(
            "Look-ups", ("server", "asked", "clients", "a second", "p50 ms", "p99 ms", "failed", "times Oxigraph"),
            _compared(self._in_order(self._lookups()), 3), (f"{len(self.lookups)} different things.",),
        )  # fmt: skip
        yield Table(
            "Heavier queries", ("server", "query", "asked", "a second", "p50 ms", "failed", "times Oxigraph"),
            _compared(self._in_order(self._heavy()), 3),
            ("8 clients; first: each query differs from the last by a comment, so that no answer is kept.",),
        )  # fmt: skip
        yield Table(
            "Look-ups under attack",
            ("server", "p99 ms, quiet", "p99 ms, an attack begins", "p99 ms, it goes on", "failed"),
            tuple(self._in_order(self._attack())),
            ("8 clients look up while 4 throw counts of a cross product without pause.",
             "Without a figure: the server could not be reached any more."),
        )  # fmt: skip

    def _lookups(self) -> Iterator[tuple[Cell, ...]]:
        for clients in self.clients:
            joins = [_with_titles(query) for query in self.lookups]
            for kind, queries in (("first", self.lookups), ("again", self.lookups[:1]), ("with titles", joins)):
                for name, found in self._middle(functools.partial(self._ask, queries, clients, self.seconds)):
                    yield name, kind, clients, found.rate, found.p50, found.p99, found.failed

    def _heavy(self) -> Iterator[tuple[Cell, ...]]:
        for title, query in self.mix.items():
            different = list(self._different(query))
            for kind, queries in (("first", different), ("again", different[:1])):
                for name, found in self._middle(functools.partial(self._ask, queries, 8, self.heavy)):
                    yield name, title, kind, found.rate, found.p50, found.failed

    def _attack(self) -> Iterator[tuple[Cell, ...]]:
        quiet = dict(self._middle(functools.partial(self._ask, self.lookups, 8, self.seconds)))
        for name, rounds in self._rounds(self._under_attack).items():
            waits = [sorted([each.p99 for each in found if each]) for found in zip(*rounds, strict=True)]
            failed = sum(each.failed for found in rounds for each in found if each)
            begun, on = (_in_the_middle(found) if found else None for found in waits)
            yield name, quiet[name].p99, begun, on, failed

    def _middle(self, ask: Callable[[Server], Figures]) -> Iterator[tuple[str, Figures]]:
        """Of each server the round in the middle by its rate, with the failures of all."""
        for name, rounds in self._rounds(ask).items():
            middle = _in_the_middle(sorted(rounds, key=lambda found: found.rate))
            yield name, dataclasses.replace(middle, failed=sum(found.failed for found in rounds))

    def _rounds(self, ask: Callable[[Server], F]) -> dict[str, list[F]]:
        """What each server gives, one after the other, and so three times where they are near each other: a machine
        that others use too is slower in some minutes than in others.
        """
        found: dict[str, list[F]] = {name: [] for name in self.names}
        for turn in range(self.rounds):
            for name in self.names if turn == 0 else _SAME_FILES:
                found[name].append(ask(SERVERS[name]))
        return found

    def _in_order(self, rows: Iterable[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
        """The rows of each server together."""
        return sorted(rows, key=lambda row: self.names.index(str(row[0])))

    def _ask(self, queries: Sequence[str], clients: int, seconds: float, server: Server) -> Figures:
        """Each measurement on a server that is just started, so that none knows an answer from the one before."""
        with server(self.store, self.time, False) as url:
            measured(url, ["ASK {}"], 1, 1)
            return measured(url, queries, clients, seconds)

    def _under_attack(self, server: Server) -> tuple[Figures | None, Figures | None]:
        """The same look-ups, none asked before, while an attack begins and while it goes on; None of a server that
        nobody can reach by then.
        """
        with server(self.store, self.time, True) as url:
            measured(url, ["ASK {}"], 1, 1)
            with attacked(url, ATTACK):
                again = [query.replace("SELECT ", "SELECT  ", 1) for query in self.lookups]
                return self._reached(url, self.lookups), self._reached(url, again)

    def _reached(self, url: str, queries: Sequence[str]) -> Figures | None:
        with contextlib.suppress(subprocess.CalledProcessError):
            return measured(url, queries, 8, self.seconds)
        return None

    def _different(self, query: str) -> Iterator[str]:
        for n in range(2000):
            yield f"{heads(query)}\n# {n}"


def _with_titles(lookup: str) -> str:
    """A small join: what is said of a thing, with the titles of what it leads to."""
    pattern = lookup.partition("{")[2].rpartition("}")[0].strip()
    return heads(f"SELECT ?p ?o ?t {{ {pattern} OPTIONAL {{ ?o dcterms:title ?t }} }}")


def _in_the_middle(rounds: Sequence[F]) -> F:
    return rounds[len(rounds) // 2]


def _compared(rows: Sequence[tuple[Cell, ...]], rate: int) -> tuple[tuple[Cell, ...], ...]:
    """Each row with its rate as times that of Oxigraph's row for the same; None where that has none, or failed."""
    theirs = {row[1:rate]: row[rate] for row in rows if row[0] == "oxigraph"}
    return tuple((*row, _times(row[rate], theirs.get(row[1:rate]))) for row in rows)


def _times(ours: Cell, theirs: Cell) -> Cell:
    return ours / theirs if isinstance(ours, float) and isinstance(theirs, float) and theirs else None
