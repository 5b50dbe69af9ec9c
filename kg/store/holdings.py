"""Of which file the store has what, all at once: what many look-ups would ask of the engine one by one.

A question of the engine takes some hundred times as long as a row of a table, and of a file that has not changed there
are five. The table stands in a temporary file without a name, so that no memory grows with the store.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

import pyoxigraph as ox

from kg.errors import StoreError
from kg.rdf.namespaces import KG, PROV, SCHEMA
from kg.store.embedded import Store

__all__ = ["Holding", "Holdings"]

_SCHEMA: Final = """
CREATE TABLE made (graph TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE file (sha256 BLOB, graph TEXT, further INTEGER, PRIMARY KEY (sha256, graph)) WITHOUT ROWID;
CREATE TABLE name (sha256 BLOB, name TEXT, PRIMARY KEY (sha256, name)) WITHOUT ROWID;
CREATE TABLE changed (graph TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE metadata (graph TEXT, sha256 BLOB, PRIMARY KEY (graph, sha256)) WITHOUT ROWID;
"""
_LEFT: Final = "DELETE FROM file WHERE graph NOT IN (SELECT graph FROM made)"
_FOUND: Final = """
SELECT sha256, graph, further, (SELECT MIN(name) FROM name WHERE name.sha256 = file.sha256),
  graph IN (SELECT graph FROM changed)
  FROM file {} ORDER BY sha256, graph
"""
_ALL: Final = _FOUND.format("")
_ONE: Final = _FOUND.format("WHERE sha256 = ?")
_MANY: Final = 8
"""Of how many files one is asked for when it pays to look up all: that takes an eighth of asking the engine of each."""
_FEW: Final = 2000
"""Files of a store for which it does not."""


class Holding(NamedTuple):
    """A file by the sha256 hex digest of its bytes: the letter's graph that holds it, its name there, whether it is a
    further file of the letter, and the digests of the metadata that the letter was read with.
    """

    sha256: str
    graph: str
    name: str
    further: bool
    metadata: frozenset[str]


class Holdings:
    """What a store of some ``size``, in files, holds as the program (by its IRI) makes it. Raises StoreError."""

    def __init__(self, store: Store, program: str, size: int) -> None:
        self._store, self._program = store, program
        self._files = f"{store.base_iri}id/bestand/"
        self._asked, self._worth = 0, max(size, _FEW) / _MANY
        self._filled = self._plain = False
        # A build that its caller leaves may be closed in another thread
        self._table = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        with self._failing():
            self._table.executescript(_SCHEMA)
            self._table.execute("BEGIN")

    def close(self) -> None:
        """Frees the temporary file."""
        self._table.close()

    def __iter__(self) -> Iterator[Holding]:
        """All, sorted by digest and graph."""
        with self._failing():
            self._fill()
            for row in self._table.execute(_ALL):
                yield self._holding(row)

    def of(self, sha256: str) -> Holding | None:
        """That of a file, in the first graph of several; None where no graph holds it, where its graph has been
        written to, and as long as so few are asked for that the engine may as well be asked.
        """
        self._asked += 1
        if not self._filled and self._asked < self._worth:
            return None
        with self._failing():
            self._fill()
            row = self._table.execute(_ONE, (bytes.fromhex(sha256),)).fetchone()
            return None if row is None or row[-1] else self._holding(row)

    def changed(self, graph: str) -> None:
        """Notes that a graph is written to: what was found of it does not hold."""
        with self._failing():
            self._table.execute("INSERT OR IGNORE INTO changed VALUES (?)", (graph,))

    def _fill(self) -> None:
        if self._filled:
            return
        self._filled = True
        with self._store.reading() as engine:
            for insert, rows in self._rows(engine):
                self._table.executemany(f"INSERT OR IGNORE INTO {insert}", (row for row in rows if None not in row))
        self._table.execute(_LEFT)
        self._plain = self._table.execute("SELECT 1 FROM metadata").fetchone() is None

    def _rows(self, engine: ox.Store) -> Iterator[tuple[str, Iterable[tuple[object, ...]]]]:
        """What is to be put into each table."""
        by = _own(engine, PROV.wasAttributedTo, ox.NamedNode(self._program))
        yield "made VALUES (?)", ((graph,) for graph, _ in by)
        used, beside = (_own(engine, predicate) for predicate in (PROV.wasDerivedFrom, KG.metadata))
        yield "file VALUES (?, ?, 0)", ((self._sha256(file), graph) for graph, file in used)
        further = (quad for quad in _all(engine, PROV.alternateOf) if isinstance(quad.graph_name, ox.NamedNode))
        told = ((self._sha256(_value(quad.subject)), _value(quad.graph_name)) for quad in further)
        yield "file VALUES (?, ?, 1)", told
        yield "metadata VALUES (?, ?)", ((graph, self._sha256(file)) for graph, file in beside)
        names = engine.quads_for_pattern(None, ox.NamedNode(str(SCHEMA.name)), None, ox.DefaultGraph())
        yield "name VALUES (?, ?)", ((self._sha256(_value(quad.subject)), _value(quad.object)) for quad in names)

    def _sha256(self, iri: str) -> bytes | None:
        """The digest in a file's IRI; None for that of something else."""
        try:
            return bytes.fromhex(iri[len(self._files) :]) if iri.startswith(self._files) else None
        except ValueError:
            return None

    def _holding(self, row: tuple[bytes, str, int, str | None, int]) -> Holding:
        sha256, graph, further, name, _ = row
        return Holding(sha256.hex(), graph, name or "", bool(further), self._metadata(graph))

    def _metadata(self, graph: str) -> frozenset[str]:
        if self._plain:
            return frozenset()
        rows = self._table.execute("SELECT sha256 FROM metadata WHERE graph = ?", (graph,))
        return frozenset(sha256.hex() for (sha256,) in rows)

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            told = f"A table of the files of {self._store.path} cannot be made ({error})"
            raise StoreError(f"{told}; make room for a temporary file of 500 bytes a letter.") from error


def _own(engine: ox.Store, predicate: str, value: ox.NamedNode | None = None) -> Iterator[tuple[str, str]]:
    """What graphs tell of themselves: each with one value."""
    own = (quad for quad in _all(engine, predicate, value) if quad.subject == quad.graph_name)
    return ((_value(quad.subject), _value(quad.object)) for quad in own)


def _all(engine: ox.Store, predicate: str, value: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
    return engine.quads_for_pattern(None, ox.NamedNode(str(predicate)), value, None)


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
