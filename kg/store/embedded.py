"""The store on disk: named graphs in Oxigraph, written by one process at a time, read by any number.

What holds, each tried in tests/store:

- The default graph is the union of all named graphs (``kg.store.union``); nothing stands in it alone.
- Each write is one transaction: after a crash at any moment every named graph is whole, old or new.
- A second writer is refused (``StoreInUse``).
- A reader (``Store.open``) sees the snapshot that was the current one when it was opened, also while another process
  writes, publishes and prunes; it writes nothing. ``ask`` shows it what has been published since; ``reopen`` does so at
  once.
- What a writer has done is published when it closes the store, unless that is because of an error; what is not
  published yet is kept for the next writer.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import pyoxigraph as ox
import rdflib

from kg.errors import StoreError, UsageError
from kg.rdf.namespaces import DEFAULT_BASE, KG
from kg.store import arrivals, folder, snapshots, union, working
from kg.store import engine as engines
from kg.store.changed import Changed
from kg.store.convert import Triples, to_rdflib, triples
from kg.store.joined import Small
from kg.store.quarantine import Quarantine
from kg.store.query import Answer, Function, ask
from kg.store.walk import look_up

__all__ = ["Store"]


class Store:
    """An open store. Made by ``create_or_open`` or ``open``, and closed by ``close`` or as a context manager."""

    __slots__ = ("_alone", "_changed", "_engine", "_held", "_state", "_writes", "base_iri", "path", "writable")

    def __init__(
        self, path: Path, base_iri: str, engine: ox.Store, state: str, held: BinaryIO | None, *, writable: bool,
        alone: bool = False,
    ) -> None:  # fmt: skip
        """Use the class methods; ``state`` is the snapshot, ``held`` the writer's lock or the reader's on that."""
        self.path = path
        self.base_iri = base_iri
        self.writable = writable
        self._engine: ox.Store | None = engine
        self._held = held
        self._writes = 0
        self._alone = alone
        self._state = state
        self._changed = Changed(state)

    @classmethod
    def create_or_open(cls, path: Path | str, base_iri: str | None = None, *, alone: bool = False) -> "Store":
        """Opens a store for writing, made first where there is none.

        What is written ``alone`` is one change: where it has not been published, however it ended, none of it is there.

        ``base_iri`` None takes the store's own, ``DEFAULT_BASE`` for a new one. Raises UsageError where the store has
        another base, StoreInUse where another process writes, StoreCorrupt where the folder is no store of ours,
        StoreError where the disk does not allow it.
        """
        place = engines.with_room(Path(path))
        if base_iri is not None:
            base_iri = folder.checked_base(base_iri)
        if not place.exists() or (place.is_dir() and folder.empty(place)):
            snapshots.create(place, base_iri or DEFAULT_BASE)
        folder.check(place)
        known = folder.settings(place)
        if base_iri not in (None, known.base_iri):
            raise UsageError(
                f"The store {place} has the base {known.base_iri}, not {base_iri}; "
                "leave out --base-iri or give another --store."
            )
        held = folder.lock(place)
        try:
            state = working.prepare(place)
            folder.check_engine(place, place / folder.ENGINE)
            engine = engines.writing(place, place / folder.ENGINE)
            return cls(place, known.base_iri, engine, state, held, writable=True, alone=alone)
        except BaseException:
            held.close()
            raise

    @classmethod
    def open(cls, path: Path | str) -> "Store":
        """Opens the current snapshot for reading. Raises NotFound where there is no store, StoreCorrupt, StoreError."""
        place = Path(path)
        folder.check(place)
        base = folder.settings(place).base_iri
        engine, state, held = snapshots.reader(place)
        return cls(place, base, engine, state, held, writable=False)

    def reopen(self) -> None:
        """Shows a reader what has been published since it was opened; a writer sees its own."""
        if not self.writable:
            before = self._held
            self._engine, self._state, self._held = snapshots.reader(self.path)
            if before is not None:
                before.close()

    def _catch_up(self) -> None:
        """Reopens a reader when there is news; answers being written keep the engine they came from."""
        if not self.writable and self._engine is not None and self._state != folder.current(self.path):
            self.reopen()

    def close(self) -> None:
        """Publishes what has been written, and ends the use of the store. Closing twice is no error."""
        self._close(publish=True)

    def _close(self, *, publish: bool) -> None:
        engine, held = self._engine, self._held
        try:
            if publish and engine is not None and self.writable:
                self.publish() if working.unpublished(self.path) else self._note_arrivals()
        finally:
            self._changed.close()
            self._engine = self._held = None
            # Oxigraph closes when its last reference goes, and only then may another writer come.
            del engine
            if held is not None:
                held.close()

    def publish(self) -> str:
        """Makes what is written the state that readers open from now on; returns its id. Raises StoreError."""
        self._state = snapshots.publish(self.path, self.engine, sum(1 for _ in self.told_of_graphs(KG.sha256)))
        self._writes = 0
        self._note_arrivals()
        return self._state

    def _note_arrivals(self) -> None:
        arrivals.note(self.path, self.base_iri, self.engine, self._state, self._changed)
        for tell in self._changed.heirs:
            tell(self._state)
        self._changed.close()
        self._changed = Changed(self._state)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close(publish=kind is None)

    @property
    def version(self) -> str:
        """An opaque id of the state that is seen here: it is another whenever the content may be.

        Compare it with ``folder.current`` of the store's path, which tells the newest state that may be opened.
        """
        return f"{self._state}+{self._writes}" if self._writes else self._state

    @property
    def changed(self) -> Changed:
        """What has been written since the state that a writer went on from, or published last."""
        return self._changed

    @property
    def engine(self) -> ox.Store:
        """Oxigraph itself, for the modules of this room. Raises StoreError once closed."""
        if self._engine is None:
            raise StoreError(f"The store {self.path} has been closed; open it again.")
        return self._engine

    @property
    def quarantine(self) -> Quarantine:
        """The letters that were not loaded."""
        return Quarantine(self.path / folder.QUARANTINE)

    def graph_iri(self, name: str) -> str:
        """The IRI of one of the store's own named graphs: ``reference``, ``threads``, ``kst-21501-02-2976``."""
        return f"{self.base_iri}graph/{name}"

    # --- reading -------------------------------------------------------------------------------------------------

    def graphs(self) -> list[str]:
        """The IRIs of all named graphs, sorted (a blank node's as ``_:label``)."""
        with self.reading() as engine:
            return sorted(node.value if isinstance(node, ox.NamedNode) else str(node) for node in engine.named_graphs())

    def size(self) -> int:
        """How many statements the store holds; one that stands in several graphs counts once."""
        return sum(1 for _ in self.quads())

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """The quads of one named graph, or the union of all, each statement once and in no graph; in no order."""
        name = ox.DefaultGraph() if graph is None else _named(graph)
        with self.reading() as engine:
            yield from engine.quads_for_pattern(None, None, None, name)

    def graph(self, iri: str) -> rdflib.Graph:
        """One named graph, empty where there is none of that name."""
        return to_rdflib(quad.triple for quad in self.quads(iri))

    def graph_digests(self) -> dict[str, str]:
        """The digest of the source (``kg:sha256``) of every named graph that tells it."""
        return dict(self.told_of_graphs(KG.sha256))

    def told_of_graphs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """What each named graph says of itself with one predicate, in no order."""
        with self.reading() as engine:
            for quad in engine.quads_for_pattern(None, ox.NamedNode(predicate), None, None):
                if quad.subject == quad.graph_name:
                    yield _value(quad.graph_name), _value(quad.object)

    def ask(
        self,
        query: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        services: Sequence[str] = (),
        functions: Sequence[Function] = (),
    ) -> Answer:
        """Answers one SPARQL query, as ``kg.store.query.ask`` tells. Raises QueryError, UsageError, StoreError."""
        self._catch_up()
        with self.reading() as engine:
            return ask(
                engine, query, default_graphs=default_graphs, named_graphs=named_graphs, base_iri=self.base_iri,
                services=services, functions=functions,
            )  # fmt: skip

    def look_up(self, asked: Small, media_type: str, most: int) -> bytes | None:
        """Answers a look-up, or a small join, from the state that is open, as ``kg.store.walk.look_up`` tells."""
        return look_up(self.engine, asked, media_type, most, self.base_iri)

    @contextmanager
    def reading(self) -> Iterator[ox.Store]:
        """The engine, with its failures told as StoreError."""
        with engines.sentences(self.path, "read"):
            yield self.engine

    # --- writing -------------------------------------------------------------------------------------------------

    def replace_graph(self, iri: str, source: Triples) -> None:
        """Puts a graph in the place of the one of that name, in one transaction."""
        self.replace_graphs({iri: source})

    def replace_graphs(self, graphs: Mapping[str, Triples], remove: Iterable[str] = ()) -> None:
        """Replaces and removes several graphs in one transaction: all of it holds, or none.

        An empty graph is removed. Raises RdfError where a graph holds what is no RDF, StoreError where the disk does
        not allow it; the store is then as it was.
        """
        new = {_named(iri): list(triples(source)) for iri, source in graphs.items()}
        gone = [_named(iri) for iri in remove]
        self.write(lambda engine: union.replace(engine, new, gone), [name.value for name in (*new, *gone)])

    def put_graphs(self, graphs: Mapping[str, bytes]) -> None:
        """Puts graphs, each as N-Triples without blank nodes, in the place of those of their names; each is whole then,
        old or new, whatever happens. Raises StoreError where the disk does not allow it.
        """
        new = {_named(iri): text for iri, text in graphs.items()}
        self.write(lambda engine: union.put(engine, new), graphs)
        self._changed.put(graphs)

    def change_graph(self, iri: str, add: Collection[ox.Triple], remove: Collection[ox.Triple]) -> None:
        """Adds statements to one named graph and takes others from it, in one transaction. Raises StoreError."""
        graph = _named(iri)
        if add or remove:
            self.write(lambda engine: union.change(engine, graph, add, remove), [iri])

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Adds quads of named graphs in one transaction; none may be of the default graph."""
        self.write(lambda engine: union.add(engine, self._changed.seen(quads)), ())

    def remove_graph(self, iri: str) -> None:
        """Removes a named graph; none of that name is no error."""
        self.replace_graphs({}, remove=[iri])

    def write(self, change: Callable[[ox.Store], None], graphs: Iterable[str] | None = None) -> None:
        """Carries out one change on the engine, of these graphs alone where they are told.

        Its failures are told as StoreError; raises StoreError for a reader.
        """
        if not self.writable:
            raise StoreError(f"The store {self.path} is open for reading only; open it for writing.")
        if not self._writes:
            working.change(self.path, alone=self._alone)
        self._changed.add(graphs)
        with engines.sentences(self.path, "written"):
            self._writes += 1
            change(self.engine)


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def _named(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except (ValueError, UnicodeEncodeError) as error:
        raise UsageError(f"{iri[:200]!r} cannot name a graph ({error}); give an absolute IRI.") from error
