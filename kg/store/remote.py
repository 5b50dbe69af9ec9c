"""The same questions to a remote SPARQL 1.1 endpoint, through SPARQLWrapper."""

import re
from collections.abc import Iterable, Sequence
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pyoxigraph as ox
from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from kg.errors import QueryError, RemoteError, UsageError
from kg.rdf.namespaces import PREFIXES
from kg.store.guard import checked_for_others
from kg.store.query import Answer, GraphAnswer, wrapped
from kg.store.server import ANSWERS

__all__ = ["Remote"]

# Virtuoso takes a header that names both kinds for one that it cannot meet, and writes decimals as integers in Turtle
_ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_GRAPH = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
_FAILED = ": the server failed; try again later, or ask for less"
_KINDS = {"solutions": "rows", "boolean": "a yes or no", "graph": "a graph"}
_RESULTS = (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML, ox.QueryResultsFormat.TSV)


class Remote:
    """An endpoint; ``timeout`` in seconds. Raises UsageError for what is no http(s) URL.

    ``silent`` tells whether its last answer had no rows, or no triples.
    """

    def __init__(self, url: str, timeout: int = 60) -> None:
        try:
            parts = urlsplit(url)
            valid = parts.scheme in ("http", "https") and bool(parts.hostname) and url.isascii() and url.isprintable()
        except ValueError:
            valid = False
        if not valid or " " in url:
            raise UsageError(f"{url[:200]!r} is no address of an endpoint; give one like https://example.org/sparql.")
        self.url = url
        self.timeout = timeout
        self.silent = False

    def ask(
        self,
        query: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        base_iri: str | None = None,
    ) -> Answer:
        """Answers one query; as with a store, our prefixes need no declaration, and graphs given here outweigh FROM.

        ``base_iri`` is what relative IRIs in the query are relative to. Raises RemoteError where the endpoint does not
        answer by the protocol, QueryError where it finds the query wrong.
        """
        query, kind = checked_for_others(query)
        accept = _GRAPH if kind in ("construct", "describe") else _ROWS
        graphs = (("default-graph-uri", default_graphs or ()), ("named-graph-uri", named_graphs or ()))
        body, media_type = self._answer(_declared(query, base_iri), accept, graphs)
        try:
            answer = self._read(body, media_type)
        except (SyntaxError, ValueError) as error:
            raise RemoteError(f"{self.url} answered with {media_type} that is malformed ({_line(error)}).") from error
        if kind == "select" and answer.kind != "solutions":
            raise RemoteError(f"{self.url} gave a SELECT an answer without rows; check the address.")
        # what ASK gets differs from server to server
        if (answer.kind == "graph") != (kind in ("construct", "describe")):
            raise RemoteError(f"{self.url} gave a query of the form {kind.upper()} {_KINDS[answer.kind]}; check it.")
        return answer

    def _read(self, body: bytes, media_type: str) -> Answer:
        """Raises SyntaxError and ValueError for what is not of the type, RemoteError for a type that is no answer's."""
        for form in _RESULTS:
            if form.media_type == media_type:
                self.silent = _without_rows(body, form)
                return wrapped(ox.parse_query_results(body, form))
        graph = ox.RdfFormat.from_media_type(media_type)
        if graph is None:
            told = media_type or "no type"
            raise RemoteError(f"{self.url} answered with {told}, no SPARQL results; check the address.")
        triples = [quad.triple for quad in ox.parse(body, graph, base_iri=self.url)]
        self.silent = not triples
        return GraphAnswer(triples)

    def _answer(self, query: str, accept: str, graphs: Iterable[tuple[str, Sequence[str]]]) -> tuple[bytes, str]:
        wrapper = SPARQLWrapper(self.url, agent="kamergraaf")
        wrapper.setTimeout(self.timeout)
        wrapper.setMethod(POST)
        wrapper.setQuery(query)
        for name, iris in graphs:
            for iri in iris:
                wrapper.addParameter(name, iri)
        # SPARQLWrapper would ask for XML first, by parameters too.
        wrapper.setOnlyConneg(True)
        wrapper.addCustomHttpHeader("Accept", accept)
        try:
            with wrapper.query().response as response:
                if response.status in ANSWERS:
                    return response.read(), _line(response.headers.get_content_type())[:100]
                status = response.status
        except Exception as error:
            for one in (error, error.__context__):
                if isinstance(one, HTTPError):
                    one.close()
            raise self._failure(error) from error
        raise RemoteError(
            f"{self.url} answered a query with status {status}, which brings no answer; check the address."
        )

    def _failure(self, error: Exception) -> RemoteError | QueryError:
        """What is told of what the library makes of an answer: of nonsense that is whatever Python makes of it."""
        if isinstance(error, HTTPError):
            advice = _FAILED if error.code >= 500 else "; check the address and the query"
            return RemoteError(f"{self.url} answered with status {error.code}{advice}.")
        if isinstance(error, SPARQLWrapperException):
            if "QueryBadFormed" in type(error).__name__:
                return QueryError(f"{self.url} finds the query malformed: {_line(error)}.")
            if "EndPointInternalError" in type(error).__name__:
                return RemoteError(f"{self.url} answered with status 500{_FAILED}.")
            return RemoteError(f"{self.url} did not answer the query: {_line(error)}.")
        if isinstance(error, HTTPException):
            return RemoteError(f"{self.url} broke its answer off ({_line(error)}); try again, or ask for less.")
        if isinstance(error, OSError | ValueError):
            reason = _line(getattr(error, "reason", error))
            return RemoteError(f"{self.url} cannot be reached ({reason}); check the address and the network.")
        told = f"{type(error).__name__}: {_line(error)}"
        return RemoteError(f"{self.url} answered with what nobody can read ({told}); check the address.")


def _without_rows(body: bytes, form: ox.QueryResultsFormat) -> bool:
    found = ox.parse_query_results(body, form)
    return isinstance(found, ox.QuerySolutions) and next(found, None) is None


def _declared(query: str, base_iri: str | None) -> str:
    """The query with what it takes for granted, before its first line so that places in it stay the same."""
    told = [f"BASE <{base_iri}> "] if base_iri else []
    told += [
        f"PREFIX {prefix}: <{space}> "
        for prefix, space in PREFIXES.items()
        if f"{prefix}:" in query and not re.search(rf"(?i)\bPREFIX\s+{prefix}:", query)
    ]
    return "".join(told) + query


def _line(error: object) -> str:
    return " ".join(str(error).split())[:300].rstrip(".")
