"""Questions and answers: one SPARQL query over a store, and its answer in any form.

``ask`` answers over an engine; ``Store.ask`` and ``Remote.ask`` give the same kinds of answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import IO, Literal, Protocol

import pyoxigraph as ox

from kg.errors import KamergraafError, QueryError, ServiceError, StoreCorrupt, UsageError
from kg.rdf.namespaces import PREFIXES
from kg.store import wayout
from kg.store.convert import Term
from kg.store.engine import unreadable
from kg.store.formats import graph_format, table_format
from kg.store.guard import checked
from kg.store.jsonld import MOST, write_jsonld
from kg.store.order import readable, used_prefixes
from kg.store.syntax import malformed, sentence
from kg.store.write import write

__all__ = ["Answer", "Boolean", "Function", "GraphAnswer", "Kind", "Solutions", "ask"]

Kind = Literal["solutions", "boolean", "graph"]
_MARKS = tuple((f"{prefix}:", prefix, space) for prefix, space in PREFIXES.items())


class Function(Protocol):
    """A function that one query may call by its ``iri``, beside those of SPARQL."""

    @property
    def iri(self) -> str: ...  # noqa: D102

    def __call__(self, *terms: object) -> ox.Literal | None:
        """The value; None is SPARQL's type error. What is raised counts as one too, and is to be kept for ``check``."""

    def check(self) -> None:
        """Raises what failed in a call; asked when the answer has been gone through."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer of a SELECT: names of variables, and rows that can be gone through once.

    ``write`` streams; rows already taken are not written.
    """

    result: ox.QuerySolutions
    kind: Literal["solutions"] = "solutions"
    base_iri: str | None = None
    functions: Sequence[Function] = ()
    calls: bool = False

    @property
    def variables(self) -> tuple[str, ...]:
        """The names, without question mark, in the order of the SELECT."""
        return tuple(variable.value for variable in self.result.variables)

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        """The rows, a term or None for each variable. Raises QueryError, ServiceError or StoreError where evaluating
        fails midway.
        """
        with _evaluating(self.functions, calls=self.calls):
            for row in self.result:
                yield tuple(row)

    def write(self, output: IO[bytes], media_type: str) -> None:
        """Writes all rows in a form of results, by name or media type. Raises UsageError, and as going through them."""
        with _evaluating(self.functions, calls=self.calls):
            self.result.serialize(output, format=table_format(media_type).form)


@dataclass(frozen=True, slots=True)
class Boolean:
    """The answer of an ASK."""

    value: bool
    result: ox.QueryBoolean
    kind: Literal["boolean"] = "boolean"

    def write(self, output: IO[bytes], media_type: str) -> None:
        """Writes it in a form of results, by name or media type; in CSV and TSV it is the word alone."""
        self.result.serialize(output, format=table_format(media_type).form)


@dataclass(frozen=True, slots=True)
class GraphAnswer:
    """The answer of a CONSTRUCT or DESCRIBE: triples that can be gone through once."""

    result: Iterable[ox.Triple]
    kind: Literal["graph"] = "graph"
    functions: Sequence[Function] = ()
    calls: bool = False

    def __iter__(self) -> Iterator[ox.Triple]:
        """The triples. Raises QueryError, ServiceError or StoreError where evaluating fails midway."""
        with _evaluating(self.functions, calls=self.calls):
            yield from self.result

    def write(self, output: IO[bytes], media_type: str) -> None:
        """Writes the triples in a form of RDF, by name or media type; in the forms for people in a readable order.

        More than people read, ``MOST``, are written as they come: to sort them takes longer than to find them.
        """
        form = graph_format(media_type).form
        found = iter(self)
        if form == ox.RdfFormat.N_TRIPLES:
            ox.serialize(found, output, form)
            return
        begun = list(islice(found, MOST + 1))
        if len(begun) > MOST:
            write(chain(begun, found), output, form, PREFIXES)
            return
        ordered = readable(set(begun))
        if form == ox.RdfFormat.JSON_LD:
            write_jsonld([(None, ordered)], output)
            return
        write(ordered, output, form, used_prefixes(ordered))


Answer = Solutions | Boolean | GraphAnswer


def ask(
    engine: ox.Store,
    query: str,
    *,
    default_graphs: Sequence[str] | None = None,
    named_graphs: Sequence[str] | None = None,
    base_iri: str | None = None,
    services: Sequence[str] = (),
    harmless: bool = False,
    functions: Sequence[Function] = (),
) -> Answer:
    """Answers one query. Our prefixes need no declaration; without FROM the default graph is the union of all.

    ``base_iri`` is what relative IRIs in the query are relative to, ``services`` the hosts that it may call. Graphs
    given here outweigh the query's FROM clauses. ``harmless`` is of a query that the caller has read to its last word:
    it is not read again. ``functions`` are for this query alone. Raises QueryError for what is malformed or forbidden
    (updates, SERVICE), ServiceError where one that it calls does not answer, UsageError for a graph that is no IRI,
    StoreError where its files cannot be read.
    """
    text = query if harmless else checked(query, services).text
    calls = bool(services) and wayout.called(text) is not None
    given = default_graphs is not None or named_graphs is not None
    # The engine reads each of them anew for each query.
    prefixes = {prefix: space for mark, prefix, space in _MARKS if mark in text}
    try:
        result = engine.query(
            text,
            prefixes=prefixes,
            base_iri=base_iri,
            default_graph=[*_nodes(default_graphs)] if given else None,
            named_graphs=[*_nodes(named_graphs)] if given else None,
            custom_functions={ox.NamedNode(one.iri): one for one in functions},
        )
    except SyntaxError as error:
        read = partial(ox.Store().query, prefixes=prefixes, base_iri=base_iri)
        raise malformed(error, text, query, read) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise _failed(error, calls=calls) from error
    return wrapped(result, base_iri, functions, calls=calls)


def wrapped(
    result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples,
    base_iri: str | None = None,
    functions: Sequence[Function] = (),
    *,
    calls: bool = False,
) -> Answer:
    """Oxigraph's answer as one of ours; ``base_iri`` is the store's, where it is known, ``calls`` whether another
    endpoint has a part in it.

    Raises what failed in one of the ``functions``, where the answer is whole by now.
    """
    if isinstance(result, ox.QuerySolutions):
        return Solutions(result, base_iri=base_iri, functions=functions, calls=calls)
    if isinstance(result, ox.QueryBoolean):
        with _evaluating(functions, calls=calls):
            return Boolean(bool(result), result)
    return GraphAnswer(result, functions=functions, calls=calls)


def _nodes(iris: Sequence[str] | None) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(iri) for iri in iris or ()]
    except (ValueError, UnicodeEncodeError) as error:
        raise UsageError(f"A graph of the query is no IRI: {error}; give an absolute IRI.") from error


@contextmanager
def _evaluating(functions: Sequence[Function] = (), *, calls: bool = False) -> Iterator[None]:
    try:
        yield
        for one in functions:
            one.check()
    except (RuntimeError, ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # of the place that is written to; the engine's own, over a SERVICE, have no number
        raise _failed(error, calls=calls) from error


def _failed(error: Exception, *, calls: bool) -> KamergraafError:
    """What the engine fails by over a query: that is the query's fault, or the store's, of which it says so; of one
    that calls another endpoint that one's, which the engine reads as strictly as it reads anything.
    """
    if unreadable(error):
        return StoreCorrupt(f"The store cannot be read ({sentence(error)}).")
    if calls:
        return ServiceError(f"The endpoint that the query calls does not answer as it should: {sentence(error)}.")
    return QueryError(f"The query cannot be answered: {sentence(error)}.")
