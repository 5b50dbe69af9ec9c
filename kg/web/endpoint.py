"""``/sparql``: the endpoint for programs, the editor and the answers as a page for people."""

import functools

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.errors import KamergraafError
from kg.web import completion, describe, place, problems, protocol
from kg.web.answer import Source
from kg.web.answers import Answers, Written
from kg.web.flow import unless_gone
from kg.web.forms import HTML, TABLE, pick
from kg.web.negotiate import choose, prefers
from kg.web.pages import asking
from kg.web.problems import Problem
from kg.web.things import Contents
from kg.web.working import Counted, Working
from kg.web.writing import Writer

__all__ = ["Endpoint"]


class Endpoint:
    """The handlers of one endpoint, over what ``source`` opens, read-only without ``writer``."""

    def __init__(
        self, bench: Working, answers: Answers, counts: Counted, writer: Writer | None, source: Source
    ) -> None:
        self._bench, self._answers, self._counts, self._writer = bench, answers, counts, writer
        self._functions, self._federated = source.functions, bool(getattr(source, "services", ()))

    async def answer(self, request: Request) -> Response:
        """A query's answer, or a description of the endpoint itself; in a browser also what went wrong is a page."""
        try:
            return await self._answer(request)
        except (Problem, KamergraafError) as error:
            problem = error if isinstance(error, Problem) else problems.of_error(error)
            if not _wants_page(request):
                raise
            page = asking.page(place.reader(request, self._bench.store), _asked(request), problem=problem)
            return place.html(page, problem.status, {**problem.headers, "Cache-Control": "no-store"})

    async def terms(self, request: Request) -> Response:
        """What the editor completes: our terms and all that is used, by what people call them in their language."""
        reader = place.reader(request, self._bench.store)
        held = await self._counts.get() or Contents()  # the ontology alone will do
        told = completion.told(held, reader.links, reader.lang)
        return JSONResponse(told, headers={"Cache-Control": "max-age=300"})

    async def _answer(self, request: Request) -> Response:
        writer = self._writer
        upload = writer is not None and writer.admits(request)
        asked = await protocol.question(request, self._bench.limits, writable=writer is not None, upload=upload)
        accept = request.headers.get("accept")
        if asked is None:
            return self._itself(request, accept)
        if isinstance(asked, protocol.Change):
            return await self._change(request, asked)
        written = await self._answers.get(request, asked, accept, html=request.method != "POST")
        if isinstance(written, Response):
            return written
        if written.form.name == "html":
            return await self._page(request, asked.query, written)
        if request.method == "GET":
            self._answers.note(request, written)
        return written.response()

    async def _page(self, request: Request, query: str, written: Written) -> Response:
        text = await written.take()
        reader = place.reader(request, self._bench.store)
        return place.html(await self._bench.run(functools.partial(asking.answered, reader, query, written.kind, text)))

    async def _change(self, request: Request, asked: protocol.Change) -> Response:
        assert self._writer is not None
        self._writer.check(request)
        await unless_gone(request, self._writer.update(asked.update, asked.using, asked.using_named))
        return Response(status_code=204)

    def _itself(self, request: Request, accept: str | None) -> Response:
        form = pick("graph", accept, request.query_params.get("format"), html=True)
        answerer = self._bench.store
        if form.name == "html":
            return place.html(asking.page(place.reader(request, answerer)))
        address = place.endpoint(request)
        writable = self._writer is not None
        told = describe.service(
            address, answerer.base_iri, writable=writable, federated=self._federated, functions=self._functions
        )
        return place.rdf(request, told, form)


def _wants_page(request: Request) -> bool:
    """Whether it is a browser that asks, as a person: a form is sent by GET, and names no form of answer."""
    if request.method == "POST" or request.query_params.get("format") or request.query_params.get("output"):
        return False
    accept = request.headers.get("accept")
    return prefers(accept, "text/html", "application/json") and choose(accept, (*TABLE, HTML)) == HTML


def _asked(request: Request) -> str:
    return request.query_params.get("query", "")
