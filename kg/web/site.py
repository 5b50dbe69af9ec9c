"""What each route answers. Every look into the store runs on the bench, never in the event loop."""

import functools
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.web import assets, describe, feeds, place, protocol, things
from kg.web.answer import Source
from kg.web.answers import Answers
from kg.web.bench import Bench, Limits
from kg.web.counts import Counts
from kg.web.dcat import Publisher, dcat
from kg.web.endpoint import Endpoint
from kg.web.forms import by_extension, content_type, pick
from kg.web.graphs import Graphs
from kg.web.negotiate import Offer
from kg.web.pages import home, missing, of_thing, search, terms, thing
from kg.web.problems import Problem
from kg.web.reader import Reader
from kg.web.searching import Kind
from kg.web.writing import Writer

__all__ = ["Site"]


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
        self.endpoint = Endpoint(self.bench, self.answers, self.counts, writer)
        self.publisher = publisher or Publisher()

    async def graphs(self, request: Request) -> Response:
        """``/graphs``: the Graph Store Protocol."""
        return await self.store.answer(request, f"{place.endpoint(request).removesuffix('/sparql')}/graphs")

    # --- things ---------------------------------------------------------------------------------------------------

    async def identifier(self, request: Request) -> Response:
        """``/id/…`` is the thing itself, which cannot be sent: see its description."""
        path = f"{place.links(request, self.answerer).root}/doc/{place.below(request, 'id/')}"
        query = request.scope["query_string"].decode("ascii", "ignore")
        return RedirectResponse(path + (f"?{query}" if query else ""), 303, {"Vary": "Accept"})

    async def document(self, request: Request) -> Response:
        """``/doc/…``: what the graph says of ``/id/…``."""
        return await self._describe(request, "id/", place.below(request, "doc/"), things.thing_query)

    async def graph(self, request: Request) -> Response:
        """``/graph/…``: a named graph, whole; as a page, what is said of it."""
        return await self._describe(request, "graph/", place.below(request, "graph/"), things.graph_query)

    async def _describe(self, request: Request, concept: str, path: str, query: Callable[[str], str]) -> Response:
        path, form = _form(request, path)
        iris = place.links(request, self.answerer).iris(concept + path)
        iri = await self.bench.run(functools.partial(things.existing, self.answerer, iris))
        if iri is None:
            if form.name != "html":
                raise Problem(404, f"The graph says nothing of {iris[0]}.")
            lost = functools.partial(missing.page, self.answerer, self._reader(request), iris[0])
            return place.html(await self.bench.run(lost), 404)
        if form.name != "html":
            asked = protocol.Question(query(iri))
            written = await self.answers.get(request, asked, form.media_type)
            return written if isinstance(written, Response) else written.response()
        page = of_thing if concept == "id/" else thing.page
        return place.html(await self.bench.run(functools.partial(page, self.answerer, self._reader(request), iri)))

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
            return place.html(await self.bench.run(functools.partial(search.page, self.answerer, reader, kind)))
        if extension not in feeds.MEDIA_TYPES:
            raise Problem(404, "There is no such page.")
        written = await self.bench.run(functools.partial(feeds.feed, self.answerer, reader, kind, extension))
        if written is None:
            raise Problem(503, "This server has no search index yet; kg index makes it.")
        return Response(written, headers={"Content-Type": content_type(feeds.MEDIA_TYPES[extension])})

    # --- about the whole ------------------------------------------------------------------------------------------

    async def home(self, request: Request) -> Response:
        """What the graph holds, and where to begin."""
        return place.html(await self.bench.run(functools.partial(home.page, self.answerer, self._reader(request))))

    async def void(self, request: Request) -> Response:
        """The data set's description by VoID."""
        form = pick("graph", request.headers.get("accept"), request.query_params.get("format"))
        held = await self.counts.get()
        base, endpoint = self.answerer.base_iri, place.endpoint(request)
        told = await self.bench.run(functools.partial(things.told, self.answerer, f"{base}graph/dataset"))
        void = describe.void(endpoint, base, held, told)
        return place.rdf((*void, *dcat(endpoint, base, self.publisher, titled=bool(told))), form)

    async def definitions(self, request: Request) -> Response:
        """``/def``: the ontology, as a page or as RDF by Accept or extension."""
        extension = request.path_params.get("extension")
        fixed = by_extension(extension) if extension else None
        if extension and fixed is None:
            raise Problem(404, "There is no such page.")
        form = fixed or pick("graph", request.headers.get("accept"), request.query_params.get("format"), html=True)
        return (
            place.html(terms.page(self._reader(request)))
            if form.name == "html"
            else place.rdf(describe.ontology(), form)
        )

    async def definition(self, request: Request) -> Response:
        """``/def/code/…``: a code is described with all our terms."""
        path = place.below(request, "def/")
        return RedirectResponse(f"{place.links(request, self.answerer).root}/def#{path}", 303, {"Vary": "Accept"})

    async def asset(self, request: Request) -> Response:
        """What the pages are made with."""
        return assets.asset(request.path_params["name"])

    def _reader(self, request: Request) -> Reader:
        return place.reader(request, self.answerer)


def _form(request: Request, path: str) -> tuple[str, Offer]:
    """The path without the extension that names a form, and that form; else the form that the client prefers."""
    stem, dot, extension = path.rpartition(".")
    fixed = by_extension(extension) if dot else None
    if fixed is not None:
        return stem, fixed
    return path, pick("graph", request.headers.get("accept"), request.query_params.get("format"), html=True)
