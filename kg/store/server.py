"""A SPARQL 1.1 server to publish to: graphs by the Graph Store Protocol or by updates, and what is there by queries."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final
from urllib.parse import urlsplit

import httpx
import pyoxigraph as ox
import tenacity

from kg.errors import RemoteError, UsageError

__all__ = ["ANSWERS", "PART", "Server"]

_LONGEST: Final = 256 << 20
"""Bytes of an answer: it is asked for in parts that are a hundredth of that."""
_PIECE: Final = 1 << 20
_OF_THE_WAY: Final = (b"content-encoding", b"content-length", b"transfer-encoding")
"""Headers that tell how a body came, not what it is."""
PART: Final = 4000
"""Statements that are sent or asked for at once: servers bound bodies, updates and answers, some at 10,000."""
_UPDATE: Final = 1000
"""The same of an update, whose text some servers compile."""
_COUNTED: Final = 24
"""Graphs that one question is about: some servers bound how long a question may be, ours at a thousand steps."""
_TRIES: Final = 5
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_NEVER: Final = frozenset({501, 505})
"""What a server answers that does not know what it is asked, unlike the others from 500 on."""
_AGAIN: Final = "run the same command again, it goes on from there"
_RESULTS: Final = "application/sparql-results+json"
ANSWERS: Final = (200, 203)
"""What a query is answered with; the others of success bring no body, or a part of one."""
_DIGITS: Final = 18
"""No server holds more statements than so many digits tell."""


class _PassingError(Exception):
    """What may be otherwise in a moment; the message tells."""


class Server:
    """Where queries, updates and graphs go; ``graphs`` is the address of its Graph Store Protocol, None without.

    Its methods raise RemoteError, one sentence, and UsageError is raised for what is no http(s) address.
    """

    def __init__(
        self,
        queries: str,
        updates: str | None = None,
        graphs: str | None = None,
        auth: httpx.Auth | None = None,
        again: str = _AGAIN,
    ) -> None:
        """``again``: what to do where it does not answer just now."""
        self.queries = _address(queries)
        self.updates = _address(updates or queries)
        self.graphs = _address(graphs) if graphs else None
        self._again = again
        self._client = httpx.Client(auth=auth, timeout=httpx.Timeout(300, connect=20), headers={"User-Agent": "kg"})

    def close(self) -> None:
        """Ends its connections."""
        self._client.close()

    def put(self, graph: str, lines: Sequence[bytes], *, whole: bool = False) -> None:
        """Puts a graph, given as lines of N-Triples, in the place of the one of its name.

        One of more than PART lines arrives in parts, unless it must be ``whole``.
        """
        size = len(lines) if whole else PART if self.graphs else _UPDATE
        parts = [lines[at : at + size] for at in range(0, len(lines), size or 1)]
        for number, part in enumerate(parts):
            text = b"\n".join(part)
            if self.graphs:
                self._send("PUT" if number == 0 else "POST", self.graphs, graph, content=text)
            else:
                begin = b"" if number else f"DROP SILENT GRAPH <{graph}> ;\n".encode()
                self._update(begin + f"INSERT DATA {{ GRAPH <{graph}> {{\n".encode() + text + b"\n} }")

    def drop(self, graph: str) -> None:
        """Removes a graph; none of that name is no error."""
        if self.graphs:
            self._send("DELETE", self.graphs, graph, accepted=(404,))
        else:
            self._update(f"DROP SILENT GRAPH <{graph}>".encode())

    def counts(self, graphs: Iterable[str]) -> dict[str, int]:
        """How many statements each of these graphs holds there."""
        names = list(graphs)
        found = dict.fromkeys(names, 0)
        for at in range(0, len(names), _COUNTED):
            # a question a graph: a pattern over several takes some servers through all that they hold
            each = (
                f"{{ SELECT (<{name}> AS ?g) (COUNT(*) AS ?n) WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }} }}"
                for name in names[at : at + _COUNTED]
            )
            for row in self.rows(f"SELECT ?g ?n WHERE {{ {' UNION '.join(each)} }}", ("g", "n")):
                graph, count = row["g"], row["n"]
                if isinstance(graph, ox.NamedNode) and isinstance(count, ox.Literal) and _is_count(count.value):
                    found[graph.value] = int(count.value)
        return found

    def statements(self, graph: str, about: int) -> list[ox.Triple]:
        """What a graph holds there; ``about`` as many, by which it is asked for in parts."""
        if about <= PART:
            return self._constructed(graph, "")
        digits = 1 if about <= 8 * PART else 2
        parts = (f"{part:0{digits}x}" for part in range(16**digits))
        filters = (f'FILTER(STRSTARTS(LCASE(MD5(STR(?s))), "{part}"))' for part in parts)
        return [triple for one in filters for triple in self._constructed(graph, one)]

    def _constructed(self, graph: str, narrower: str) -> list[ox.Triple]:
        asked = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} {narrower} }}"
        response = self._ask(asked, "application/n-triples, text/turtle;q=0.8")
        media_type = response.headers.get("content-type", "").partition(";")[0].strip()[:100]
        try:
            form = ox.RdfFormat.from_media_type(media_type) or ox.RdfFormat.N_TRIPLES
            return [quad.triple for quad in ox.parse(response.content, form)]
        except (SyntaxError, ValueError) as error:
            told = f"{self.queries} answered with {media_type or 'no type'}, no graph ({_line(error)})"
            raise RemoteError(f"{told}; check the address.") from error

    def rows(self, query: str, names: Collection[str]) -> Iterable[ox.QuerySolution]:
        """The answer of a SELECT of variables with these names."""
        response = self._ask(query, _RESULTS)
        try:
            rows = ox.parse_query_results(response.content, ox.QueryResultsFormat.JSON)
            if isinstance(rows, ox.QuerySolutions) and {one.value for one in rows.variables} == {*names}:
                return list(rows)
        except (SyntaxError, ValueError) as error:
            raise RemoteError(
                f"{self.queries} answered with no results ({_line(error)}); check the address."
            ) from error
        raise RemoteError(f"{self.queries} answered a SELECT with other rows, or none; check the address.")

    def _ask(self, query: str, accept: str) -> httpx.Response:
        response = self._sent("POST", self.queries, data={"query": query}, headers={"Accept": accept})
        if response.status_code not in ANSWERS:
            raise RemoteError(
                f"{self.queries} answered a query with status {response.status_code}, which brings no answer; "
                "check the address."
            )
        return response

    def _update(self, text: bytes) -> None:
        self._sent("POST", self.updates, content=text, headers={"Content-Type": "application/sparql-update"})

    def _send(
        self, method: str, url: str, graph: str, *, content: bytes | None = None, accepted: Sequence[int] = ()
    ) -> None:
        # N-Triples is Turtle too, which every server takes
        headers = {} if content is None else {"Content-Type": "text/turtle"}
        self._sent(method, url, accepted, params={"graph": graph}, content=content, headers=headers)

    def _sent(self, method: str, url: str, accepted: Sequence[int] = (), **request: object) -> httpx.Response:
        """One request, tried again where what hinders it may pass: each of ours may be carried out twice."""
        tries = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_PassingError),
            stop=tenacity.stop_after_attempt(_TRIES),
            wait=tenacity.wait_random_exponential(multiplier=0.5, max=10),
            reraise=True,
        )
        try:
            return tries(self._once, method, url, accepted, request)
        except _PassingError as error:
            raise RemoteError(f"{url} {error}; {self._again}.") from error

    def _once(self, method: str, url: str, accepted: Sequence[int], request: dict[str, object]) -> httpx.Response:
        try:
            response = self._whole(method, url, request)
        except httpx.TransportError as error:
            raise _PassingError(f"cannot be reached ({_line(error) or type(error).__name__})") from error
        except httpx.HTTPError as error:
            raise RemoteError(f"{url} does not answer by the protocol ({_line(error)}); check the address.") from error
        except RemoteError:
            raise
        except Exception as error:  # what the client's library makes of nonsense is whatever Python makes of it
            told = f"{type(error).__name__}: {_line(error)}"
            raise RemoteError(f"{url} answered {method} with what nobody can read ({told}); check it.") from error
        if response.is_success or response.status_code in accepted:
            return response
        if response.status_code in _PASSING:
            raise _PassingError(f"answered {method} with {_told(response)}")
        raise RemoteError(f"{url} answered {method} with {_why(response, self._again)}.")

    def _whole(self, method: str, url: str, request: dict[str, object]) -> httpx.Response:
        """The response with all of its body, however it came; raises RemoteError for one that has no end."""
        body = bytearray()
        with self._client.stream(method, url, **request) as response:  # type: ignore[arg-type]
            for piece in response.iter_bytes(_PIECE):
                body += piece
                if len(body) > _LONGEST:
                    raise RemoteError(f"{url} answered with more than {_LONGEST >> 20} MiB; check the address.")
        kept = [(name, value) for name, value in response.headers.raw if name.lower() not in _OF_THE_WAY]
        return httpx.Response(response.status_code, headers=kept, content=bytes(body), request=response.request)


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and url.isascii() and url.isprintable()
        secret = "@" in parts.netloc
    except ValueError:
        valid = secret = False
    if secret:
        raise UsageError("An address holds no name or password; give them by --auth-file.")
    if not valid or " " in url or parts.fragment:
        raise UsageError(f"{url[:200]!r} is no address of a server; give one like https://example.org/sparql.")
    return url


def _why(response: httpx.Response, again: str) -> str:
    code = response.status_code
    if code in (401, 403):
        return f"status {code}: it does not let us; give --auth and --auth-file, or check them"
    if response.is_redirect:
        return f"status {code}, which leads elsewhere ({response.headers.get('location', '')[:200]}); give that address"
    return f"{_told(response)}; {again if _failed(code) else 'check the address'}"


def _told(response: httpx.Response) -> str:
    """The status, with what the server says of it, and whether the server is at fault."""
    # whatever charset it tells of: many that Python knows are none of text, and some fail
    said = " ".join(response.content[:4000].decode(errors="replace").split())[:200]
    told = f"status {response.status_code}{f' ({said})' if said else ''}"
    return f"{told}: the server failed" if _failed(response.status_code) else told


def _is_count(text: str) -> bool:
    return text.isdecimal() and len(text) <= _DIGITS


def _failed(code: int) -> bool:
    return code >= 500 and code not in _NEVER


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
