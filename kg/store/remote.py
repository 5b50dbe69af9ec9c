"""The same questions to a remote SPARQL 1.1 endpoint, through SPARQLWrapper."""

import re
from collections.abc import Iterable, Sequence
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

import pyoxigraph as ox
from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from kg.errors import QueryError, RemoteError, UsageError
from kg.rdf.namespaces import PREFIXES
from kg.store.guard import checked_for_others
from kg.store.query import Answer, GraphAnswer, wrapped

__all__ = ["Remote"]

# Virtuoso takes a header that names both kinds for one that it cannot meet, and writes decimals as integers in Turtle
_ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_GRAPH = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
_FAILED = ": the server failed; try again later, or ask for less"
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
            for form in _RESULTS:
                if form.media_type == media_type:
                    answer = wrapped(ox.parse_query_results(body, form))
                    if kind == "select" and answer.kind != "solutions":  # what ASK gets differs from server to server
                        raise RemoteError(f"{self.url} gave a SELECT an answer without rows; check the address.")
                    self.silent = _without_rows(body, form)
                    return answer
            graph = ox.RdfFormat.from_media_type(media_type)
            if graph is not None:
                triples = [quad.triple for quad in ox.parse(body, graph, base_iri=self.url)]
                self.silent = not triples
                return GraphAnswer(triples)
        except (SyntaxError, ValueError) as error:
            raise RemoteError(f"{self.url} answered with {media_type} that is malformed ({error}).") from error
        raise RemoteError(f"{self.url} answered with {media_type or 'no type'}, no SPARQL results; check the address.")

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
                return response.read(), response.headers.get_content_type()
        except HTTPError as error:
            advice = _FAILED if error.code >= 500 else "; check the address and the query"
            raise RemoteError(f"{self.url} answered with status {error.code}{advice}.") from error
        except SPARQLWrapperException as error:
            if "QueryBadFormed" in type(error).__name__:
                raise QueryError(f"{self.url} finds the query malformed: {_line(error)}.") from error
            if "EndPointInternalError" in type(error).__name__:
                raise RemoteError(f"{self.url} answered with status 500{_FAILED}.") from error
            raise RemoteError(f"{self.url} did not answer the query: {_line(error)}.") from error
        except HTTPException as error:
            raise RemoteError(
                f"{self.url} broke its answer off ({_line(error)}); try again, or ask for less."
            ) from error
        except (URLError, OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            raise RemoteError(f"{self.url} cannot be reached ({reason}); check the address and the network.") from error


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


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:300].rstrip(".")
