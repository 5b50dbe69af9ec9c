"""In which order letters came to a store, changed and left it: what the stream of letters tells (``kg.web.stream``).

``STORE/arrivals.sqlite`` has a row for the last thing that happened to each letter's graph, numbered as it happened; a
number never comes back. The graph itself knows nothing of it, so that the same letters give the same graph. The rows
are brought up to date after a snapshot has been published, in one transaction that notes that snapshot too; where a
writer did not come to it, the next one does.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import StoreError
from kg.rdf.namespaces import FOAF
from kg.store import folder
from kg.store.changed import Changed, digest

__all__ = [
    "PAGE",
    "Arrival",
    "Log",
    "Part",
    "after",
    "beginning",
    "came",
    "moment",
    "note",
    "read",
]

PAGE: Final = 50
"""Letters a page of the stream. Clients keep pages: another number would need another beginning."""
_FILE: Final = "arrivals.sqlite"
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS arrival (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, graph TEXT UNIQUE, letter TEXT, digest TEXT, event TEXT, at TEXT
);
CREATE INDEX IF NOT EXISTS arrival_of ON arrival (letter);
CREATE INDEX IF NOT EXISTS arrival_by_letter ON arrival (letter);
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, told TEXT);
"""
# What took another's place gets a number of its own.
_PUT: Final = "INSERT OR REPLACE INTO arrival (graph, letter, digest, event, at) VALUES (?, ?, ?, ?, ?)"
_PARTS: Final = """
SELECT (seq - 1) / ?1 + 1, MIN(at), MAX(at), COUNT(*) FROM arrival GROUP BY (seq - 1) / ?1 ORDER BY 1
"""
_ROWS: Final = "SELECT seq, graph, letter, digest, event, at FROM arrival WHERE seq > ? AND seq <= ? ORDER BY seq"
_CAME: Final = "SELECT letter, MAX(at) FROM arrival WHERE letter IN ({}) AND event <> 'Delete' GROUP BY letter"
_LAST: Final = "SELECT seq FROM sqlite_sequence WHERE name = 'arrival'"
_NEVER: Final = 2**63 - 1
"""A number that no row comes to."""
_TOPIC: Final = ox.NamedNode(str(FOAF.primaryTopic))


class Arrival(NamedTuple):
    """One row: ``event`` is Create, Update or Delete, ``at`` when (ISO 8601, UTC), ``digest`` that of the graph then,
    empty where it is not known or there is none.
    """

    seq: int
    graph: str
    letter: str
    digest: str
    event: str
    at: str


class Part(NamedTuple):
    """What is told of a page before it is fetched: its number from 1, its first and last time, its rows."""

    number: int
    first: str
    last: str
    rows: int


@dataclass(frozen=True, slots=True)
class Log:
    """What is told up to the snapshot ``state``: ``began`` names the beginning, ``last`` is the newest number.

    With either the rows of one page or what there is to tell of all pages.
    """

    state: str
    began: int
    last: int
    rows: tuple[Arrival, ...] = ()
    parts: tuple[Part, ...] = ()


def moment(state: str) -> str:
    """When a snapshot was made, by its name; the beginning of time for the state of a store that has none."""
    if not folder.is_snapshot(state):
        return "1970-01-01T00:00:00Z"
    at = state.partition("-")[2]
    return f"{at[:4]}-{at[4:6]}-{at[6:11]}:{at[11:13]}:{at[13:]}"


def beginning(state: str) -> int:
    """The number of a snapshot, 0 for the state of a store that has none: it names what is told from there on."""
    return int(state.partition("-")[0]) if folder.is_snapshot(state) else 0


# --- writing ---------------------------------------------------------------------------------------------------------


def note(store: Path, base_iri: str, engine: ox.Store, state: str, changed: Changed) -> None:
    """Brings the rows up to the snapshot ``state``, which the engine holds; done already, it changes nothing.

    Looks at the graphs that changed alone, where what is noted is what they changed from; else at all letters. Raises
    StoreError; the next writer then does it.
    """
    with _failing(store), closing(sqlite3.connect(store / _FILE)) as table:
        table.executescript(_SCHEMA)
        known = _noted(table, "state")
        if known == state:
            return
        looked = _looked_at(table, engine, base_iri, changed, only=known == changed.since and changed.known)
        (last,) = table.execute("SELECT MAX(at) FROM arrival").fetchone()
        at = max(moment(state), last or "")
        with table:
            for graph, held in looked:
                if row := _news(table, engine, base_iri, graph, held):
                    table.execute(_PUT, (*row, at))
            told = (("state", state), ("began", _noted(table, "began") or str(beginning(state))))
            table.executemany("INSERT OR REPLACE INTO note VALUES (?, ?)", told)


def _looked_at(
    table: sqlite3.Connection, engine: ox.Store, base_iri: str, changed: Changed, *, only: bool
) -> Iterable[tuple[str, bytes | None]]:
    """The graphs that may be another than is noted, sorted, each with its digest where that is known: what ``changed``
    ``only``, or every letter there is or was. They may be more than memory holds.
    """
    if only:
        return changed
    table.execute("CREATE TEMP TABLE looked (graph TEXT PRIMARY KEY, digest BLOB) WITHOUT ROWID")
    table.executemany("INSERT OR REPLACE INTO looked VALUES (?, ?)", changed)
    put = "INSERT OR IGNORE INTO looked VALUES (?, NULL)"
    table.executemany(put, ((graph,) for graph in _letters(engine, base_iri)))
    table.execute("INSERT OR IGNORE INTO looked SELECT graph, NULL FROM arrival")
    return table.execute("SELECT graph, digest FROM looked ORDER BY graph")


def _news(
    table: sqlite3.Connection, engine: ox.Store, base_iri: str, graph: str, known: bytes | None
) -> tuple[str, str, str, str] | None:
    """Graph, letter, digest and event, where there is something to tell; ``known`` is the digest where it is."""
    row = table.execute("SELECT letter, digest, event FROM arrival WHERE graph = ?", (graph,)).fetchone()
    here = row is not None and row[2] != "Delete"
    letter = _letter(engine, graph) if graph.startswith(f"{base_iri}graph/") else None
    if letter is None:
        return (graph, row[0], "", "Delete") if here else None
    found = known.hex() if known else _read_back(engine, graph)
    if here and row[1] == found:
        return None
    return graph, letter, found, "Update" if here else "Create"


def _read_back(engine: ox.Store, graph: str) -> str:
    """The digest of a graph that the engine holds, which takes as long as to make the graph."""
    return digest(engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph)) or b"")


def _letter(engine: ox.Store, graph: str) -> str | None:
    """The letter that a graph tells of; None where there is no such graph, or it tells of none."""
    node = ox.NamedNode(graph)
    topics = (quad.object for quad in engine.quads_for_pattern(node, _TOPIC, None, node))
    return min((topic.value for topic in topics if isinstance(topic, ox.NamedNode)), default=None)


def _letters(engine: ox.Store, base_iri: str) -> Iterator[str]:
    for quad in engine.quads_for_pattern(None, _TOPIC, None, None):
        graph = quad.graph_name
        if isinstance(graph, ox.NamedNode) and graph == quad.subject and graph.value.startswith(f"{base_iri}graph/"):
            yield graph.value


def _noted(table: sqlite3.Connection, name: str) -> str:
    row = table.execute("SELECT told FROM note WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


@contextmanager
def _failing(store: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(
            f"{store / _FILE} cannot be written ({error}), so that the stream of letters does not tell yet of what is "
            "published; the next build tells it. Where the file is damaged remove it: the stream then begins anew."
        ) from error


# --- reading ---------------------------------------------------------------------------------------------------------


def read(store: Path, page: int | None = None) -> Log | None:
    """What the store tells of a page, or of all pages; None where it tells nothing that can be read."""
    return _read(store, None if page is None else ((page - 1) * PAGE, page * PAGE))


def after(store: Path, number: int) -> Log | None:
    """The same of all that happened after the row of that number, which it has to have come to."""
    told = _read(store, (number, _NEVER))
    return told if told is not None and told.last >= number else None


def came(store: Path, letters: Collection[str]) -> dict[str, str]:
    """When each of the letters came as it is now (ISO 8601, UTC), of those of which that is known."""
    try:
        with closing(_opened(store)) as table:
            asked = _CAME.format(", ".join("?" * len(letters)))
            return {str(letter): str(at) for letter, at in table.execute(asked, [*letters])}
    except sqlite3.Error:
        return {}


def _opened(store: Path) -> sqlite3.Connection:
    where = f"file:{quote(str((store / _FILE).absolute()))}?mode=ro"
    return sqlite3.connect(where, uri=True, isolation_level=None)


def _read(store: Path, between: tuple[int, int] | None) -> Log | None:
    try:
        with closing(_opened(store)) as table:
            table.execute("BEGIN")
            last = table.execute(_LAST).fetchone()
            told = _noted(table, "state"), int(_noted(table, "began")), last[0] if last else 0
            if between is None:
                return Log(*told, parts=tuple(map(Part._make, table.execute(_PARTS, (PAGE,)))))
            return Log(*told, tuple(map(Arrival._make, table.execute(_ROWS, between))))
    except (sqlite3.Error, ValueError, OverflowError):
        return None
