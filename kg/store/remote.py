"""The same questions to a remote SPARQL 1.1 endpoint, through SPARQLWrapper."""

from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

import pyoxigraph as ox
from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from kg.errors import QueryError, RemoteError, UsageError
from kg.store.guard import check_query
from kg.store.query import Answer, GraphAnswer, wrapped

__all__ = ["Remote"]

_ACCEPT = "application/sparql-results+json, text/turtle, application/n-triples;q=0.8, application/rdf+xml;q=0.5"
_RESULTS = (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML, ox.QueryResultsFormat.TSV)


class Remote:
    """An endpoint; ``timeout`` in seconds. Raises UsageError for what is no http(s) URL."""

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

    def ask(self, query: str) -> Answer:
        """Answers one query. Raises RemoteError where the endpoint does not answer by the protocol, QueryError where
        it finds the query wrong.
        """
        check_query(query)
        body, media_type = self._answer(query)
        try:
            for form in _RESULTS:
                if form.media_type == media_type:
                    return wrapped(ox.parse_query_results(body, form))
            graph = ox.RdfFormat.from_media_type(media_type)
            if graph is not None:
                return GraphAnswer([quad.triple for quad in ox.parse(body, graph, base_iri=self.url)])
        except (SyntaxError, ValueError) as error:
            raise RemoteError(f"{self.url} answered with {media_type} that is malformed ({error}).") from error
        raise RemoteError(f"{self.url} answered with {media_type or 'no type'}, no SPARQL results; check the address.")

    def _answer(self, query: str) -> tuple[bytes, str]:
        wrapper = SPARQLWrapper(self.url, agent="kamergraaf")
        wrapper.setTimeout(self.timeout)
        wrapper.setMethod(POST)
        wrapper.setQuery(query)
        # SPARQLWrapper would ask for XML first, and read results by itself.
        wrapper.addCustomHttpHeader("Accept", _ACCEPT)
        try:
            with wrapper.query().response as response:
                return response.read(), response.headers.get_content_type()
        except HTTPError as error:
            raise RemoteError(
                f"{self.url} answered with status {error.code}; check the address and the query."
            ) from error
        except SPARQLWrapperException as error:
            if "QueryBadFormed" in type(error).__name__:
                raise QueryError(f"{self.url} finds the query malformed: {_line(error)}.") from error
            raise RemoteError(f"{self.url} did not answer the query: {_line(error)}.") from error
        except (URLError, OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            raise RemoteError(f"{self.url} cannot be reached ({reason}); check the address and the network.") from error


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:300].rstrip(".")
