"""What is told of a thing at ``/doc/…``: a page for people, RDF for programs, and that it is gone or never was."""

import functools
from collections.abc import Sequence
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.web import names, place, protocol, things
from kg.web.answers import Answers
from kg.web.forms import GRAPH, HTML, by_extension, pick
from kg.web.negotiate import Offer
from kg.web.pages import Page, missing, network, of_thing, thing
from kg.web.pages.frame import FORMS
from kg.web.problems import Problem
from kg.web.reader import page_number
from kg.web.working import Working

__all__ = ["Described", "alternates"]


class Described:
    """The handlers of identifiers over one store."""

    def __init__(self, bench: Working, answers: Answers) -> None:
        self._bench, self._answers, self._store = bench, answers, bench.store

    async def identifier(self, request: Request) -> Response:
        """``/id/…`` is the thing itself, which cannot be sent: see its description."""
        path = f"{place.links(request, self._store).root}/doc/{place.below(request, 'id/')}"
        query = request.scope["query_string"].decode("ascii", "ignore")
        return RedirectResponse(path + (f"?{query}" if query else ""), 303, {"Vary": "Accept"})

    async def document(self, request: Request) -> Response:
        """``/doc/…``: what the graph says of ``/id/…``; what points at it comes a page at a time (``p``)."""
        path, form = _form(request, place.below(request, "doc/"))
        iris = place.links(request, self._store).iris(f"id/{path}")
        page = page_number(request.query_params.get("p", ""))
        found = await self._bench.run(functools.partial(things.found, self._store, iris, page))
        if found is None:
            return await self._missing(request, iris, form)
        if not found.here:
            return await self._past(request, found.iri, page, form)
        if form.name == "html":
            answer = await self._page(request, of_thing, found.iri)
        else:
            answer = await self._rdf(request, things.thing_query(found.iri, page), form)
        answer.headers["Link"] = _alternates(request, path, form, page, more=found.more)
        return answer

    async def network(self, request: Request) -> Response:
        """``/netwerk/…``: what ``/id/…`` cites and what cites it, as a picture and a table."""
        iris = place.links(request, self._store).iris(f"id/{place.below(request, 'netwerk/')}")
        iri = await self._bench.run(functools.partial(things.existing, self._store, iris))
        if iri is None:
            return await self._missing(request, iris, HTML)
        if not await self._bench.run(functools.partial(network.is_paper, self._store, iri)):
            return await self._page(request, missing.no_paper, iri, 404)
        return await self._page(request, network.page, iri)

    async def graph(self, request: Request) -> Response:
        """``/graph/…``: a named graph, whole; as a page, what is said of it (``p`` as of a thing)."""
        path, form = _form(request, place.below(request, "graph/"))
        iris = place.links(request, self._store).iris(f"graph/{path}")
        page = page_number(request.query_params.get("p", "")) if form.name == "html" else 1
        found = await self._bench.run(functools.partial(things.found, self._store, iris, page))
        if found is None:
            return await self._missing(request, iris, form)
        if not found.here:
            return await self._past(request, found.iri, page, form)
        if form.name != "html":
            return await self._rdf(request, things.graph_query(found.iri), form)
        return await self._page(request, thing.page, found.iri)

    async def _page(self, request: Request, page: Page, iri: str, status: int = 200) -> Response:
        reader = place.reader(request, self._store)
        return place.html(await self._bench.run(functools.partial(page, self._store, reader, iri)), status)

    async def _rdf(self, request: Request, query: str, form: Offer) -> Response:
        written = await self._answers.get(request, protocol.Question(query), form.media_type)
        return written if isinstance(written, Response) else written.response()

    async def _past(self, request: Request, iri: str, page: int, form: Offer) -> Response:
        """404 of a page after the last; in a browser with the way to the first."""
        if form.name != "html":
            raise Problem(404, f"What points at {names.cut(iri)} has no page {page}: its pages end before that.")
        return await self._page(request, missing.past, iri, 404)

    async def _missing(self, request: Request, iris: Sequence[str], form: Offer) -> Response:
        """410 where it has left the store, else 404; in a browser with what is near."""
        when = await self._bench.run(functools.partial(things.gone, self._store, iris))
        status = 410 if when else 404
        if form.name != "html":
            iri = names.cut(iris[0])
            left = f"{iri} left the graph on {when}." if when else f"The graph says nothing of {iri}."
            raise Problem(status, left)
        lost = functools.partial(missing.page, self._store, place.reader(request, self._store), iris[0], when)
        return place.html(await self._bench.run(lost), status)


def _form(request: Request, path: str) -> tuple[str, Offer]:
    """The path without the extension that names a form, and that form; else the form that the client prefers."""
    stem, dot, extension = path.rpartition(".")
    fixed = by_extension(extension) if dot else None
    if fixed is not None:
        return stem, fixed
    return path, pick("graph", request.headers.get("accept"), request.query_params.get("format"), html=True)


def _alternates(request: Request, path: str, form: Offer, page: int, *, more: bool) -> str:
    """The Link header (RFC 8288): the same in each other form, and the pages before and after this one."""
    address = f"{request.scope.get('root_path', '').rstrip('/')}/doc/{quote(path, safe=_PLAIN)}"
    links = [alternates(address, form)]
    if form.name != "html":  # a page for people tells what matters of it, and leads to the rest
        links += [f'<{address}.{form.name}?p={page - 1}>; rel="prev"'] if page > 1 else []
        links += [f'<{address}.{form.name}?p={page + 1}>; rel="next"'] if more else []
    return ", ".join(links)


def alternates(address: str, form: Offer) -> str:
    """The Link header's part of the other forms of what is at that address, each by its extension."""
    offers = [HTML, *(next(one for one in GRAPH if one.name == extension) for _, extension in FORMS)]
    return ", ".join(
        f'<{address}.{one.name}>; rel="alternate"; type="{one.media_type}"' for one in offers if one.name != form.name
    )


_PLAIN = "/:()%~!*'@&=+$-._"
