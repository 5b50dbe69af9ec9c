"""The SPARQL 1.1 Graph Store Protocol: a named graph at a time, read always, written with the token."""

import asyncio
import io
from dataclasses import dataclass
from email import message_from_bytes, policy
from functools import partial
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import Response

from kg.web import protocol, things
from kg.web.answer import Answerer
from kg.web.answers import Answers
from kg.web.cache import matches, strongly
from kg.web.flow import unless_gone
from kg.web.forms import GRAPH, pick
from kg.web.links import is_iri, reference
from kg.web.problems import Problem
from kg.web.protocol import READ_ONLY, Question
from kg.web.working import Working
from kg.web.writing import UNMET, Must, Payload, Writer

__all__ = ["ALLOW", "Graphs"]

ALLOW = "GET, HEAD, PUT, POST, DELETE, OPTIONS"


@dataclass(frozen=True, slots=True)
class _Target:
    """The graph that a request names; ``made`` where it names none, and a new one is to be made."""

    iri: str
    made: bool = False


class Graphs:
    """The graph store at ``/graphs``."""

    def __init__(self, bench: Working, answers: Answers, writer: Writer | None) -> None:
        self._bench, self._answers, self._writer = bench, answers, writer

    async def answer(self, request: Request, address: str) -> Response:
        """Any of its methods; ``address`` is that of ``/graphs`` as the client calls it. Raises Problem."""
        target = self._target(request, address)
        if request.method in ("GET", "HEAD"):
            return await self._get(request, target.iri)
        if self._writer is None:
            raise Problem(403, READ_ONLY)
        self._writer.check(request)
        must = self._must(request, target.iri)
        if request.method == "DELETE":
            return await self._delete(self._writer, target.iri, must)
        return await self._put(self._writer, request, target, must)

    def _must(self, request: Request, iri: str) -> Must:
        """What the request says must hold of the graph (RFC 9110, 13.1). Raises Problem 412 where that is known not to.

        A tag is of a state of the whole store, and the graph still what it was where that is the newest.
        """
        wanted, known = request.headers.get("if-match"), request.headers.get("if-none-match", "").strip()
        if wanted is None and not known:
            return Must()
        state, tags = self._answers.tags(things.graph_query(iri))
        if wanted is not None and not strongly(wanted, tags):
            raise Problem(412, UNMET)
        new = known == "*" or any(matches(known, tag) for tag in tags)
        if wanted is None:
            return Must(there=False if new else None)
        if new:
            raise Problem(412, UNMET)
        return Must(True, None if strongly(wanted, ()) else state)

    def _target(self, request: Request, address: str) -> _Target:
        named, default = request.query_params.getlist("graph"), "default" in request.query_params
        path = request.path_params.get("path", "").strip("/")
        if len(named) + default + bool(path) > 1:
            raise Problem(400, "One request is about one graph: ?graph=IRI, ?default, or the path of one.")
        if default:
            return _Target(f"{self._bench.store.base_iri}graph/default")
        if named:
            if not is_iri(named[0]):
                raise Problem(400, "graph= takes the absolute IRI of a graph.")
            return _Target(named[0])
        if path:
            if not is_iri(f"{address}/{path}"):
                raise Problem(400, "This path names no graph: what stands in it cannot stand in an IRI.")
            return _Target(f"{address}/{path}")
        if request.method != "POST":
            raise Problem(400, "Name a graph: ?graph=IRI, or ?default.")
        return _Target(f"{address}/{uuid4()}", made=True)

    async def _get(self, request: Request, iri: str) -> Response:
        if not await self._bench.run(partial(_holds, self._bench.store, iri)):
            raise Problem(404, f"There is no graph {iri}.")
        # By the form alone, so that it can be told which tags the graph has
        form = pick("graph", request.headers.get("accept"), request.query_params.get("format"))
        found = await self._answers.get(request, Question(things.graph_query(iri), format=form.name))
        return found if isinstance(found, Response) else found.response()

    async def _delete(self, writer: Writer, iri: str, must: Must) -> Response:
        if not await writer.remove(iri, must):
            raise Problem(404, f"There is no graph {iri}.")
        return Response(status_code=200)

    async def _put(self, writer: Writer, request: Request, target: _Target, must: Must) -> Response:
        sent = await protocol.body(request, self._bench.limits, upload=True)
        # A long form takes a while to be read, for which nobody else need wait
        payloads = await asyncio.to_thread(_payloads, request.headers.get("content-type", ""), sent)
        if request.method == "PUT":
            there = await unless_gone(request, writer.put(target.iri, payloads, must))
            return Response(status_code=204 if there else 201)
        there = await unless_gone(request, writer.add(target.iri, payloads, must))
        location = {"Location": target.iri} if target.made else None
        return Response(status_code=200 if there else 201, headers=location)


def _payloads(content_type: str, data: bytes) -> list[Payload]:
    """What was sent, each part of a form by itself. Raises Problem 400, 415."""
    if not content_type.lower().startswith("multipart/form-data"):
        return [Payload(data, _form(content_type))]
    whole = message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode() + data, policy=policy.HTTP)
    if not whole.is_multipart():
        raise Problem(400, "The form has no parts: its boundary does not occur in it.")
    parts = [(part.get("Content-Type", ""), part.get_payload(decode=True)) for part in whole.iter_parts()]
    return [Payload(bytes(content), _form(str(kind))) for kind, content in parts if isinstance(content, bytes)]


def _form(content_type: str) -> str:
    kind = content_type.partition(";")[0].strip().lower() or "text/turtle"
    found = next((offer.name for offer in GRAPH if offer.media_type == kind), None)
    if found is None:
        have = ", ".join(dict.fromkeys(offer.media_type for offer in GRAPH))
        raise Problem(415, f"A graph is sent as one of {have}; not as {kind}.")
    return found


def _holds(answerer: Answerer, iri: str) -> bool:
    written = io.BytesIO()
    answerer.ask(f"ASK {{ GRAPH {reference(iri)} {{ ?s ?p ?o }} }}").write(written, "text/csv")
    return b"true" in written.getvalue()
