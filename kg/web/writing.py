"""Writing: SPARQL updates and whole graphs, one at a time, in a process of its own, for who has the token.

Each change opens the store for writing, and closes it again, which publishes it: by the time that its answer goes out,
readers see it. In between another program may write. A change whose client leaves is given up where it has not been
carried out yet, and so is one that takes longer than ``Limits.write``: the next begins with the last snapshot, since
the engine would take longer to undo a large one than it took to do.
"""

import base64
import dataclasses
import functools
import hmac
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, contextmanager, suppress
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, NamedTuple, TypeVar

import pyoxigraph as ox
from starlette.requests import Request

from kg.errors import NotFound, QueryError, StoreError, StoreInUse
from kg.store import folder
from kg.store.embedded import Store
from kg.store.update import update
from kg.web.answer import Answer
from kg.web.bench import Bench, Limits
from kg.web.filed import Filed, filed
from kg.web.problems import Problem
from kg.web.working import Working

__all__ = ["UNMET", "Must", "Payload", "Writer"]

T = TypeVar("T")
_NEVER = 10.0**6
_TRIES, _PAUSE = 20, 0.1  # seconds


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the writer's process works: the path of the store, which it opens for each change."""

    path: Path
    base_iri: str
    version: str = ""
    functions: ClassVar[tuple[str, ...]] = ()

    def near(self) -> None:
        """Nobody looks anything up here."""

    def open(self) -> "Desk":
        """Itself: nothing is held between changes."""
        return self

    def current(self) -> str:
        """Always the same: this process need never be replaced for a newer state."""
        return ""

    def ask(self, query: str, **_: object) -> Answer:
        """Never called: nobody queries the writer."""
        raise AssertionError(query)


@dataclass(frozen=True, slots=True)
class Payload:
    """RDF as it was sent, in a form of the store's by its extension; no named graphs."""

    data: bytes
    form: str


class Must(NamedTuple):
    """What must hold of a graph for a change to be made: whether it is there, and in which state of the store; None
    where that makes no difference.
    """

    there: bool | None = None
    state: str | None = None

    def check(self, store: Store, *, there: bool) -> None:
        """Raises Problem 412 where it does not hold."""
        if self.there not in (None, there) or self.state not in (None, store.version):
            raise Problem(412, UNMET)


UNMET = "The graph is not what If-Match or If-None-Match take it to be; fetch it again."
_ANY = Must()


class Writer:
    """Carries out changes for who has the token."""

    def __init__(self, path: Path, base_iri: str, token: str, limits: Limits) -> None:
        alone = dataclasses.replace(limits, at_once=1, slow=0, slice=_NEVER, seconds=limits.write, memory=4 << 30)
        self._desk = Desk(path, base_iri)
        self._token = token.encode()
        self.bench: Working = Bench(self._desk, alone)

    def at(self, bench: Working | None) -> "Writer":
        """The same with its changes carried out elsewhere; without a bench as it goes to another process."""
        other = copy(self)
        vars(other).pop("bench", None)
        if bench is not None:
            other.bench = bench
        return other

    def admits(self, request: Request) -> bool:
        """Whether the request bears the token: as a Bearer, or as the password of Basic."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        secret = given.strip().encode()
        if scheme.lower() == "basic":
            try:
                secret = base64.b64decode(secret, validate=True).partition(b":")[2]
            except ValueError:
                return False
        return scheme.lower() in ("bearer", "basic") and hmac.compare_digest(secret, self._token)

    def check(self, request: Request) -> None:
        """Raises Problem 401 for a request without the token."""
        if not self.admits(request):
            told = "Writing takes the token of this server: send it as Authorization: Bearer TOKEN."
            raise Problem(401, told, headers={"WWW-Authenticate": 'Bearer realm="kamergraaf"'})

    async def update(self, text: str, using: Sequence[str], using_named: Sequence[str]) -> None:
        """A SPARQL update. Raises QueryError, Problem."""
        async with filed(text) as sent:
            await self._do(functools.partial(_update, self._desk, sent, tuple(using), tuple(using_named)))

    async def put(self, graph: str, payloads: Sequence[Payload], must: Must = _ANY) -> bool:
        """The graph becomes what is sent; whether it was there before. Raises QueryError, Problem."""
        return await self._put(graph, payloads, must, whole=True)

    async def add(self, graph: str, payloads: Sequence[Payload], must: Must = _ANY) -> bool:
        """What is sent is added to the graph; whether that was there before. Raises QueryError, Problem."""
        return await self._put(graph, payloads, must, whole=False)

    async def _put(self, graph: str, payloads: Sequence[Payload], must: Must, *, whole: bool) -> bool:
        async with AsyncExitStack() as stack:
            sent = [(await stack.enter_async_context(filed(one.data)), one.form) for one in payloads]
            return await self._do(functools.partial(_put, self._desk, graph, tuple(sent), must, whole))

    async def remove(self, graph: str, must: Must = _ANY) -> bool:
        """The graph goes; whether it was there. Raises Problem."""
        return await self._do(functools.partial(_remove, self._desk, graph, must))

    async def _do(self, job: Callable[[], T]) -> T:
        try:
            return await self.bench.run(job)
        except StoreInUse as error:
            told = "Another program is writing to the store; try again when it has ended."
            raise Problem(503, told, headers={"Retry-After": "10"}) from error
        except Problem as problem:
            if problem.more.get("limit") == "memory":
                raise Problem(413, _LARGE_CHANGE, more=problem.more) from problem
            raise


def _update(desk: Desk, text: Filed, using: Sequence[str], using_named: Sequence[str]) -> None:
    with _room("The update takes more memory than a change may have; split it."), _opened(desk) as store:
        update(store, text.read().decode(), using, using_named)


def _put(desk: Desk, graph: str, payloads: Sequence[tuple[Filed, str]], must: Must, whole: bool) -> bool:
    name = ox.NamedNode(graph)
    with _room(_LARGE):
        sent = [triple for data, form in payloads for triple in _parsed(data.read(), form, graph)]
    with _room(_LARGE), _opened(desk) as store:
        there = _there(store, graph)
        must.check(store, there=there)
        if whole:
            store.replace_graphs({graph: sent}, remove=() if sent else (graph,))
        elif sent:
            store.add(ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in sent)
        return there


def _opened(desk: Desk) -> Store:
    """The store for writing. Raises StoreError where it is not there any more: none is begun in its place.

    The process of a change that was given up may hold the store for as long as it takes to end.
    """
    try:
        folder.check(desk.path)
    except NotFound as error:
        raise StoreError(str(error)) from error
    for _ in range(_TRIES):
        with suppress(StoreInUse):
            return Store.create_or_open(desk.path, alone=True)
        time.sleep(_PAUSE)
    return Store.create_or_open(desk.path, alone=True)


@contextmanager
def _room(told: str) -> Iterator[None]:
    """Tells of a lack of memory as what was sent is too large for: 413."""
    try:
        yield
    except MemoryError as error:
        raise Problem(413, _LONG_TERM if _FULL in str(error) else told) from error


_FULL = "buffer maximal size"
_LONG_TERM = "The graph holds a text or a name of more than 16 MiB, the most that is read of one; shorten it."
_LARGE_CHANGE = "The change takes more memory than a change may have; split it."
_LARGE = "The graph takes more memory than a change may have; send it in parts: one by PUT, the others by POST."


def _remove(desk: Desk, graph: str, must: Must) -> bool:
    with _opened(desk) as store:
        there = _there(store, graph)
        must.check(store, there=there)
        if there:
            store.remove_graph(graph)
        return there


def _there(store: Store, graph: str) -> bool:
    return next(store.quads(graph), None) is not None


def _parsed(data: bytes, form: str, base: str) -> list[ox.Triple]:
    try:
        quads = ox.parse(data, _FORMS[form], base_iri=base, without_named_graphs=True, rename_blank_nodes=True)
        return [quad.triple for quad in quads]
    except SyntaxError as error:
        at = {"line": error.lineno, "column": error.offset}
        place = f" (line {at['line']}, column {at['column']})" if at["line"] else ""
        raise QueryError(f"What is sent cannot be read{place}: {error.msg}.", **at) from error


_FORMS: Mapping[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
