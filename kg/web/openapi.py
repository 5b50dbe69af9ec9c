"""The server described by OpenAPI 3.1, at ``/openapi.json``: what a program may ask of it, and how it is answered."""

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any, Final

from kg.web import feeds
from kg.web.forms import GRAPH, HTML, STREAM, TABLE
from kg.web.limits import Limits
from kg.web.negotiate import Offer
from kg.web.searching import KINDS

__all__ = ["described"]

Json = dict[str, Any]
_TEXT: Final[Json] = {"type": "string"}
_IRI: Final[Json] = {"type": "string", "format": "iri"}
# Where nothing is asked nobody looks at them
_IRIS: Final[Json] = {"type": "array", "items": _TEXT, "description": "Absolute IRIs."}
_QUERY: Final[Json] = {"type": "string", "minLength": 1, "examples": ["SELECT * { ?s ?p ?o } LIMIT 10"]}
_USING: Final = (("graph-uri", "default"), ("named-graph-uri", "named"))
_PROBLEM: Final = "#/components/responses/Problem"
_TOLD: Final = {
    303: "What was asked for is described at another address.",
    304: "What the client holds is still so.",
    400: "The request is wrong: its words say where.",
    401: "There is no token, or a wrong one.",
    403: "Not for who asks, or not on this server.",
    404: "The graph says nothing of it, or there is no such page.",
    406: "No form that the client accepts.",
    408: "The request did not arrive in time.",
    410: "It was there and has left.",
    412: "It is not what If-Match or If-None-Match takes it to be.",
    413: "The query, the body or the answer is longer than this server bears, or takes more memory.",
    415: "A body of this type is not read here.",
    429: "Too many requests of this client at once; Retry-After tells when to come back.",
    500: "The query nests too deep or takes too much memory, or the server failed.",
    503: "The query took too long, the server is full or cannot read its store; Retry-After tells when to come back.",
}
# What any request may meet: a server that is full, or a request that is too long to be read
_ANY: Final = (400, 408, 429, 500, 503)
_WHOLE: Final = "a number from 1 on; anything else is 1"
_SEARCHED: Final = {
    "q": "What is sought: words, «phrases» in quotes, AND, OR, NOT.",
    "sorteer": "relevantie, nieuwste, oudste; for promises also termijn.",
    "termijn": "For promises: verstreken, komend or geen.",
}


def described(address: str, limits: Limits, *, writable: bool, searched: bool = True) -> Json:
    """The description of the server at an address, which does not end in a slash."""
    search = "full-text search and " if searched else ""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Kamergraaf",
            "version": version("kamergraaf"),
            "summary": "A knowledge graph of Dutch government correspondence.",
            "description": f"SPARQL 1.1 Protocol, Graph Store Protocol, linked data, {search}a stream.",
            "license": {"name": "CC0 1.0 (data)", "identifier": "CC0-1.0"},
        },
        "servers": [{"url": address or "/"}],
        "paths": {
            **_sparql(limits, writable=writable),
            **_graphs(writable=writable),
            **_things(),
            **_lists(searched=searched),
            **_signs(),
        },
        "components": {
            "schemas": {"Problem": _problem_schema()},
            "responses": {"Problem": _problem()},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


# --- what is asked ---------------------------------------------------------------------------------------------------


def _sparql(limits: Limits, *, writable: bool) -> Json:
    asked = _asked(limits)
    forms, failures = (*TABLE, *GRAPH, HTML), (403, 406, 413, 415)
    says, posted = "Ask a query by POST", _answers(forms, failures)
    if writable:
        says += ", or update the graph"
        posted |= {"204": {"description": "The update is carried out."}, **_problems((401,))}
    beside = [field for field in asked if field["name"] != "query"]
    body = _posted(asked, writable=writable)
    return {
        "/sparql": {
            "get": _operation("query", "Ask a query", asked, _answers(forms, failures, cached=True)),
            "post": _operation("post", says, beside, posted, body=body, secured=writable),
        },
        "/sparql/terms": {
            "get": _operation("terms", "The terms that the editor completes", [], _one("application/json")),
        },
    }


def _asked(limits: Limits) -> list[Json]:
    """The fields of a query."""
    return [
        _field("query", _QUERY, f"A SPARQL 1.1 query of at most {limits.query} bytes; none asks what the endpoint is."),
        _field("default-graph-uri", _IRIS, "The graphs that are the default graph."),
        _field("named-graph-uri", _IRIS, "The graphs that GRAPH may name."),
        _field("timeout", {"type": "number", "exclusiveMinimum": 0}, f"Seconds, {limits.seconds:g} at most."),
        _field("format", _TEXT, "The form of the answer, by extension or media type; it outweighs Accept."),
    ]


def _posted(asked: Iterable[Json], *, writable: bool) -> Json:
    """The bodies in which a query can be sent, or an update where that can be: as a form of its fields, or alone."""
    form: Json = {field["name"]: field["schema"] for field in asked}
    whole: Json = {"type": "object", "properties": form, "required": ["query"]}
    alone: Json = {"application/sparql-query": {"schema": _QUERY}}
    if writable:
        graphs = {f"using-{name}": form[f"{of}-graph-uri"] for name, of in _USING}
        whole = {"type": "object", "properties": {**form, "update": _TEXT, **graphs}}
        whole["anyOf"] = [{"required": ["query"]}, {"required": ["update"]}]
        alone["application/sparql-update"] = {"schema": _TEXT}
    return {"application/x-www-form-urlencoded": {"schema": whole}, **alone}


def _graphs(*, writable: bool) -> Json:
    named = [
        _field("graph", _IRI, "The graph's name."),
        _field("default", {"type": "string", "maxLength": 0}, "The default graph, without a value."),
    ]
    path = [_part("path", "The rest of the address of a graph that is named by it.")]
    found: Json = {}
    for place, given in (("/graphs", named), ("/graphs/{path}", path)):
        key = "at" if given is path else "graph"
        read = _answers(GRAPH, (404, 406), cached=True)
        found[place] = {
            "get": _operation(f"get-{key}", "One graph", [*given, _field("format", _TEXT, "Its form.")], read)
        }
        bodies: Json = {offer.media_type: {"schema": _TEXT} for offer in GRAPH}
        refused = _problems((401, 403, 404, 412, 413, 415) if writable else (403, 404))
        for verb, says in (("put", "Put a graph in the place of one"), ("post", "Add to a graph")):
            done = {code: {"description": says} for code in ("200", "201", "204")} if writable else {}
            found[place][verb] = _operation(
                f"{verb}-{key}", says, given, {**done, **refused}, body=bodies, secured=writable
            )
        done = {"200": {"description": "It is gone."}} if writable else {}
        found[place]["delete"] = _operation(
            f"delete-{key}", "Remove a graph", given, {**done, **refused}, secured=writable
        )
    return found


def _things() -> Json:
    path = _part("path", "The path of the thing's identifier, as kamerstuk/21501-02-2976; an extension names a form.")
    page = _field("p", _TEXT, f"The page of what points at it, {_WHOLE}.")
    pages = (*GRAPH, HTML)
    gone = (404, 406, 410)
    return {
        "/id/{path}": {"get": _operation("identifier", "A thing", [path], _away())},
        "/doc/{path}": {
            "get": _operation("description", "What the graph says of it", [path, page], _answers(pages, gone))
        },
        "/graph/{path}": {
            "get": _operation("graph", "A named graph, whole", [path], _answers(pages, gone, cached=True))
        },
        "/netwerk/{path}": {
            "get": _operation("network", "What a paper cites and what cites it", [path], _answers((HTML,), gone))
        },
        "/def": {"get": _operation("terms-used", "The ontology", [], _answers(pages, (406,)))},
        "/def/{path}": {"get": _operation("term", "A term or code", [_part("path", "Its name.")], _away())},
        "/dataset": {"get": _operation("dataset", "The data set, by VoID and DCAT", [], _answers(pages, (406,)))},
        "/.well-known/void": {"get": _operation("void", "The same", [], _answers(pages, (406,)))},
        "/lijst": {"get": _operation("lists", "What there is to go through", [], _answers((HTML,), ()))},
        "/lijst/{path}": {
            "get": _operation("list", "A list, by the page", [_part("path", "Its name.")], _answers((HTML,), (404,)))
        },
        "/stroom": {
            "get": _operation(
                "stream", "The stream of letters (LDES)", [], _answers((*STREAM, HTML), (406,), cached=True)
            )
        },
        "/stroom/{page}": {
            "get": _operation(
                "stream-page",
                "A page of it",
                [_part("page", "As the root names it: 2-1, or that page: 2-1-37.")],
                _answers((*STREAM, HTML), gone, cached=True),
            )
        },
    }


def _lists(*, searched: bool) -> Json:
    found: Json = {"/": {"get": _operation("home", "The first page", [], _answers((HTML,), ()))}}
    extension = _part("extension", "The form.") | {"schema": {"enum": sorted(feeds.MEDIA_TYPES)}}
    feed = [Offer(kind, name) for name, kind in feeds.MEDIA_TYPES.items()]
    for name, (_, facets) in KINDS.items() if searched else ():
        asked = [_field(field, _TEXT, says) for field, says in _SEARCHED.items()]
        asked += [_field(facet, {"type": "array", "items": _TEXT}, "Narrows what is found.") for facet in facets]
        page = _field("p", _TEXT, f"Which twenty, {_WHOLE}.")
        says = "Search the letters" if name == "zoek" else "Search the promises"
        found[f"/{name}"] = {"get": _operation(name, says, [*asked, page], _answers((HTML,), ()))}
        found[f"/{name}.{{extension}}"] = {
            "get": _operation(f"{name}-data", f"{says}, for programs", [extension, *asked], _answers(feed, (404,)))
        }
    return found


def _signs() -> Json:
    return {
        "/health": {"get": _operation("health", "Whether the server lives", [], _one("text/plain"))},
        "/ready": {"get": _operation("ready", "Whether it can answer queries", [], _one("text/plain"))},
        "/metrics": {
            "get": _operation("metrics", "Its figures, for Prometheus", [], {**_one("text/plain"), **_problems((403,))})
        },
        "/openapi.json": {"get": _operation("openapi", "This description", [], _one("application/json"))},
    }


# --- the parts of which it is made -----------------------------------------------------------------------------------


def _operation(
    name: str, says: str, fields: Iterable[Json], answers: Json, *, body: Json | None = None, secured: bool = False
) -> Json:
    found: Json = {"operationId": name, "summary": says, "parameters": list(fields)}
    found["responses"] = {**answers, **_problems(code for code in _ANY if str(code) not in answers)}
    if body is not None:
        found["requestBody"] = {"required": True, "content": body}
    if secured:
        found["security"] = [{}, {"token": []}]
    return found


def _field(name: str, schema: Mapping[str, object], says: str) -> Json:
    return {"name": name, "in": "query", "description": says, "schema": dict(schema)}


def _part(name: str, says: str) -> Json:
    schema = {"type": "string", "minLength": 1}
    return {"name": name, "in": "path", "required": True, "description": says, "schema": schema}


def _answers(offers: Iterable[Offer], failures: Iterable[int], *, cached: bool = False) -> Json:
    """An answer in any of the forms, or a failure, told as a problem."""
    types = list(dict.fromkeys(offer.media_type for offer in offers))
    content: Json = {media_type: {} for media_type in types}
    return {
        "200": {"description": "The answer.", "content": content},
        **({"304": {"description": _TOLD[304]}, **_problems((412,))} if cached else {}),
        **_problems(failures),
    }


def _one(media_type: str) -> Json:
    return {"200": {"description": "The answer.", "content": {media_type: {}}}}


def _away() -> Json:
    there = {"Location": {"description": "Where.", "schema": {"type": "string", "format": "uri-reference"}}}
    return {"303": {"description": _TOLD[303], "headers": there}, **_problems((404,))}


def _problems(codes: Iterable[int]) -> Json:
    return {str(code): {"$ref": _PROBLEM, "description": _TOLD[code]} for code in codes}


def _problem() -> Json:
    content = {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}},
        "text/plain": {"schema": _TEXT},
        "text/html": {"schema": _TEXT},
    }
    return {"description": "What is wrong, and where.", "content": content}


def _problem_schema() -> Json:
    """RFC 9457, with the place in the query."""
    whole = {"type": "integer", "minimum": 1}
    return {
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference"},
            "title": _TEXT,
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": _TEXT,
            "line": whole,
            "column": whole,
        },
    }
