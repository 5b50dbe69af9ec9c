"""What each route answers. Every look into the store runs on the bench, never in the event loop."""

import functools
import re
from collections.abc import Callable, Sequence

from pyoxigraph import Triple
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg.web import assets, describe, feeds, protocol, things
from kg.web.answer import Answerer, Source
from kg.web.answers import Answers
from kg.web.bench import Bench, Limits
from kg.web.counts import Counts
from kg.web.dcat import Publisher, dcat
from kg.web.forms import by_extension, content_type, pick, written_as
from kg.web.graphs import Graphs
from kg.web.links import Links
from kg.web.negotiate import Offer
from kg.web.pages import asking, home, missing, of_thing, search, terms, thing
from kg.web.problems import Problem
from kg.web.reader import Reader
from kg.web.searching import Kind
from kg.web.writing import Writer

__all__ = ["Site"]

_HOST = re.compile(r"(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")


class Site:
    """The handlers of one server over one store."""

    def __init__(
        self, source: Source, limits: Limits, writer: Writer | None = None, publisher: Publisher | None = None
    ) -> None:
        self.bench = Bench(source, limits)
        self.answerer = self.bench.store
        self.answers = Answers(self.bench, source.current)
        self.writer = writer
        self.store = Graphs(self.bench, self.answers, writer)
        self.counts = Counts(self.bench, source.current)
        self.publisher = publisher or Publisher()

    # --- SPARQL ---------------------------------------------------------------------------------------------------

    async def sparql(self, request: Request) -> Response:
        """The endpoint: a query's answer, or a description of the endpoint itself."""
        writer = self.writer
        upload = writer is not None and writer.admits(request)
        asked = await protocol.question(request, self.bench.limits, writable=writer is not None, upload=upload)
        accept = request.headers.get("accept")
        if asked is None:
            return self._endpoint(request, accept)
        if isinstance(asked, protocol.Change):
            return await self._change(request, asked)
        written = await self.answers.get(request, asked, accept, html=request.method != "POST")
        if isinstance(written, Response):
            return written
        if written.form.name == "html":
            text = await written.take()
            made = functools.partial(asking.answered, self._reader(request), asked.query, written.kind, text)
            return _html(await self.bench.run(made))
        return written.response()

    async def _change(self, request: Request, asked: protocol.Change) -> Response:
        assert self.writer is not None
        self.writer.check(request)
        await self.writer.update(asked.update, asked.using, asked.using_named)
        return Response(status_code=204)

    async def graphs(self, request: Request) -> Response:
        """``/graphs``: the Graph Store Protocol."""
        return await self.store.answer(request, f"{_endpoint(request).removesuffix('/sparql')}/graphs")

    def _endpoint(self, request: Request, accept: str | None) -> Response:
        form = pick("graph", accept, request.query_params.get("format"), html=True)
        if form.name == "html":
            return _html(asking.page(self._reader(request)))
        return _rdf(
            describe.service(_endpoint(request), self.answerer.base_iri, writable=self.writer is not None), form
        )

    # --- things ---------------------------------------------------------------------------------------------------

    async def identifier(self, request: Request) -> Response:
        """``/id/…`` is the thing itself, which cannot be sent: see its description."""
        path = f"{_links(request, self.answerer).root}/doc/{_below(request, 'id/')}"
        query = request.scope["query_string"].decode("ascii", "ignore")
        return RedirectResponse(path + (f"?{query}" if query else ""), 303, {"Vary": "Accept"})

    async def document(self, request: Request) -> Response:
        """``/doc/…``: what the graph says of ``/id/…``."""
        return await self._describe(request, "id/", _below(request, "doc/"), things.thing_query)

    async def graph(self, request: Request) -> Response:
        """``/graph/…``: a named graph, whole; as a page, what is said of it."""
        return await self._describe(request, "graph/", _below(request, "graph/"), things.graph_query)

    async def _describe(self, request: Request, concept: str, path: str, query: Callable[[str], str]) -> Response:
        path, form = _form(request, path)
        iris = _links(request, self.answerer).iris(concept + path)
        iri = await self.bench.run(functools.partial(things.existing, self.answerer, iris))
        if iri is None:
            if form.name != "html":
                raise Problem(404, f"The graph says nothing of {iris[0]}.")
            lost = functools.partial(missing.page, self.answerer, self._reader(request), iris[0])
            return _html(await self.bench.run(lost), 404)
        if form.name != "html":
            asked = protocol.Question(query(iri))
            written = await self.answers.get(request, asked, form.media_type)
            return written if isinstance(written, Response) else written.response()
        page = of_thing if concept == "id/" else thing.page
        return _html(await self.bench.run(functools.partial(page, self.answerer, self._reader(request), iri)))

    # --- searching ------------------------------------------------------------------------------------------------

    async def letters(self, request: Request) -> Response:
        """``/zoek``: the letters that hold what is sought; by extension as Atom, CSV or JSON."""
        return await self._search(request, "zoek")

    async def promises(self, request: Request) -> Response:
        """``/toezeggingen``: likewise the promises."""
        return await self._search(request, "toezeggingen")

    async def _search(self, request: Request, kind: Kind) -> Response:
        extension, reader = request.path_params.get("extension"), self._reader(request)
        if extension is None:
            return _html(await self.bench.run(functools.partial(search.page, self.answerer, reader, kind)))
        if extension not in feeds.MEDIA_TYPES:
            raise Problem(404, "There is no such page.")
        written = await self.bench.run(functools.partial(feeds.feed, self.answerer, reader, kind, extension))
        if written is None:
            raise Problem(503, "This server has no search index yet; kg index makes it.")
        return Response(written, headers={"Content-Type": content_type(feeds.MEDIA_TYPES[extension])})

    # --- about the whole ------------------------------------------------------------------------------------------

    async def home(self, request: Request) -> Response:
        """What the graph holds, and where to begin."""
        return _html(await self.bench.run(functools.partial(home.page, self.answerer, self._reader(request))))

    async def void(self, request: Request) -> Response:
        """The data set's description by VoID."""
        form = pick("graph", request.headers.get("accept"), request.query_params.get("format"))
        held = await self.counts.get()
        base, endpoint = self.answerer.base_iri, _endpoint(request)
        told = await self.bench.run(functools.partial(things.told, self.answerer, f"{base}graph/dataset"))
        void = describe.void(endpoint, base, held, told)
        return _rdf((*void, *dcat(endpoint, base, self.publisher, titled=bool(told))), form)

    async def definitions(self, request: Request) -> Response:
        """``/def``: the ontology, as a page or as RDF by Accept or extension."""
        extension = request.path_params.get("extension")
        fixed = by_extension(extension) if extension else None
        if extension and fixed is None:
            raise Problem(404, "There is no such page.")
        form = fixed or pick("graph", request.headers.get("accept"), request.query_params.get("format"), html=True)
        return _html(terms.page(self._reader(request))) if form.name == "html" else _rdf(describe.ontology(), form)

    async def definition(self, request: Request) -> Response:
        """``/def/code/…``: a code is described with all our terms."""
        path = _below(request, "def/")
        return RedirectResponse(f"{_links(request, self.answerer).root}/def#{path}", 303, {"Vary": "Accept"})

    async def asset(self, request: Request) -> Response:
        """What the pages are made with."""
        return assets.asset(request.path_params["name"])

    def _reader(self, request: Request) -> Reader:
        return Reader.of(request, _links(request, self.answerer), _endpoint(request).removesuffix("/sparql"))


def _html(page: str, status: int = 200) -> Response:
    return HTMLResponse(page, status, headers={"Vary": "Accept"})


def _form(request: Request, path: str) -> tuple[str, Offer]:
    """The path without the extension that names a form, and that form; else the form that the client prefers."""
    stem, dot, extension = path.rpartition(".")
    fixed = by_extension(extension) if dot else None
    if fixed is not None:
        return stem, fixed
    return path, pick("graph", request.headers.get("accept"), request.query_params.get("format"), html=True)


def _links(request: Request, answerer: Answerer) -> Links:
    return Links(answerer.base_iri, request.scope.get("root_path", "").rstrip("/"))


def _below(request: Request, prefix: str) -> str:
    """The path as the client spelled it, after our prefix: an IRI's percent-encoding is part of the IRI."""
    raw = request.scope.get("raw_path") or request.scope["path"].encode()
    path: str = raw.decode("ascii", "ignore")
    root = request.scope.get("root_path", "").rstrip("/")
    return path.removeprefix(f"{root}/{prefix}")


def _endpoint(request: Request) -> str:
    """The endpoint's address as the client knows it; a Host header that is no host is not repeated."""
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        host = ":".join(str(part) for part in request.scope.get("server") or ("localhost",))
    return f"{request.scope['scheme']}://{host}{request.scope.get('root_path', '').rstrip('/')}/sparql"


def _rdf(triples: Sequence[Triple], form: Offer) -> Response:
    body = describe.write(triples, written_as("graph", form))
    return Response(body, headers={"Content-Type": content_type(form.media_type), "Vary": "Accept"})
