"""What each route answers. Every look into the store runs on the bench, never in the event loop."""

import functools

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from kg.web import assets, describe, feeds, openapi, place, things
from kg.web.answer import Source
from kg.web.answers import Answers
from kg.web.bench import Bench, Limits
from kg.web.counts import Counts
from kg.web.dcat import Publisher, dcat
from kg.web.described import Described, alternates
from kg.web.endpoint import Endpoint
from kg.web.forms import by_extension, content_type, pick
from kg.web.graphs import Graphs
from kg.web.near import Near
from kg.web.pages import dataset, home, lists, missing, search, terms
from kg.web.problems import Problem
from kg.web.reader import Reader
from kg.web.searching import Kind
from kg.web.streamed import Streamed
from kg.web.working import Counted, Working
from kg.web.writing import Writer

__all__ = ["Site"]


class Site:
    """The handlers of one server over one store."""

    def __init__(
        self,
        source: Source,
        limits: Limits,
        writer: Writer | None = None,
        publisher: Publisher | None = None,
        elsewhere: tuple[Working, Counted] | None = None,
    ) -> None:
        """``elsewhere`` where the work is done and the counts are made, where that is not here."""
        self.bench, self.counts = elsewhere or _here(source, limits)
        self.answerer = self.bench.store
        self._searched = getattr(source, "searched", True)
        self.near = Near(source)
        self.bench.on_news(self.near.renew)
        self.answers = Answers(self.bench, self.near, source.current)
        self.writer = writer
        self.store = Graphs(self.bench, self.answers, writer)
        self.things = Described(self.bench, self.answers)
        self.endpoint = Endpoint(self.bench, self.answers, self.counts, writer, source)
        self.stream = Streamed(self.bench)
        self.publisher = publisher or Publisher()

    async def graphs(self, request: Request) -> Response:
        """``/graphs``: the Graph Store Protocol."""
        return await self.store.answer(request, f"{place.endpoint(request).removesuffix('/sparql')}/graphs")

    # --- searching ------------------------------------------------------------------------------------------------

    async def letters(self, request: Request) -> Response:
        """``/zoek``: the letters that hold what is sought; by extension as Atom, CSV or JSON."""
        return await self._search(request, "zoek")

    async def promises(self, request: Request) -> Response:
        """``/toezeggingen``: likewise the promises."""
        return await self._search(request, "toezeggingen")

    async def _search(self, request: Request, kind: Kind) -> Response:
        extension, reader = request.path_params.get("extension"), self._reader(request)
        if not reader.searched and extension is None:
            return place.html(search.nowhere(reader, kind), 404)
        if not reader.searched:
            told = "This server shows what another server holds, in which it cannot search; /lijst leads through it."
            raise Problem(404, told)
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

    async def lists(self, request: Request) -> Response:
        """``/lijst/…``: what there is, to go through."""
        below = request.path_params.get("path", "")
        return place.html(
            await self.bench.run(functools.partial(lists.page, self.answerer, self._reader(request), below))
        )

    async def void(self, request: Request) -> Response:
        """The data set's description by VoID, and as a page."""
        form = pick("graph", request.headers.get("accept"), request.query_params.get("format"), html=True)
        base, endpoint = self.answerer.base_iri, place.endpoint(request)
        held = await self.counts.get()
        if form.name == "html":
            reader, triples = self._reader(request), held.triples if held is not None else None
            shown = functools.partial(dataset.page, self.answerer, reader, f"{base}id/dataset", triples)
            return place.html(await self.bench.run(shown))
        told = await self.bench.run(functools.partial(things.told, self.answerer, f"{base}graph/dataset"))
        void = describe.void(endpoint, base, held, told)
        whole = held is not None and held.whole
        return place.rdf(request, (*void, *dcat(endpoint, base, self.publisher, titled=bool(told), whole=whole)), form)

    async def definitions(self, request: Request) -> Response:
        """``/def``: the ontology, as a page or as RDF by Accept or extension."""
        extension = request.path_params.get("extension")
        fixed = by_extension(extension) if extension else None
        if extension and fixed is None:
            raise Problem(404, "There is no such page.")
        form = fixed or pick("graph", request.headers.get("accept"), request.query_params.get("format"), html=True)
        html = form.name == "html"
        answer = (
            place.html(terms.page(self._reader(request))) if html else place.rdf(request, describe.ontology(), form)
        )
        answer.headers["Link"] = alternates(f"{place.links(request, self.answerer).root}/def", form)
        return answer

    async def definition(self, request: Request) -> Response:
        """``/def/code/…``: a code is described with all our terms, and so are all. 404 for what is none of them."""
        path = place.below(request, "def/")
        if path in ("", "code", "code/"):  # what our vocabularies are named by
            return RedirectResponse(self._reader(request).to("def"), 303, {"Vary": "Accept"})
        if not describe.is_term(path):
            raise Problem(404, f"There is no term {path}.")
        return RedirectResponse(self._reader(request).to(f"def#{path}"), 303, {"Vary": "Accept"})

    async def openapi(self, request: Request) -> Response:
        """``/openapi.json``: what a program may ask of this server, by OpenAPI 3.1."""
        address = place.endpoint(request).removesuffix("/sparql")
        told = openapi.described(address, self.bench.limits, writable=self.writer is not None, searched=self._searched)
        return JSONResponse(told, headers={"Cache-Control": "max-age=300"})

    async def asset(self, request: Request) -> Response:
        """What the pages are made with."""
        return assets.asset(request.path_params["name"])

    def lost(self, request: Request) -> Response:
        """There is no such page: for a person."""
        return place.html(missing.lost(self._reader(request)), 404, {"Cache-Control": "no-store"})

    def _reader(self, request: Request) -> Reader:
        return place.reader(request, self.answerer)


def _here(source: Source, limits: Limits) -> tuple[Working, Counted]:
    bench = Bench(source, limits)
    return bench, Counts(bench, source.current)
