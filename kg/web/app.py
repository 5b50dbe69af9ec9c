"""The routes, and nothing else."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import KamergraafError
from kg.web import graphs, problems
from kg.web.answer import Source
from kg.web.dcat import Publisher
from kg.web.direct import Direct
from kg.web.hatch import Hatch
from kg.web.limits import Limits
from kg.web.metrics import Metrics, Signs
from kg.web.problems import Problem
from kg.web.protocol import ALLOW, READING
from kg.web.shell import Shell
from kg.web.site import Site
from kg.web.working import Working
from kg.web.writing import Writer
from kg.web.zipped import Zipped

__all__ = ["create_app"]

Handler = Callable[[Request], Awaitable[Response]]
Refusing = Callable[[Request, Exception], Awaitable[Response]]


def create_app(
    source: Source,
    limits: Limits | None = None,
    writer: Writer | None = None,
    publisher: Publisher | None = None,
    hatch: Hatch | None = None,
) -> Starlette:
    """The whole server over one store as an ASGI application, read-only without ``writer``.

    Its lifespan is that of its workers. With ``hatch`` it is one process of several, whose house has the workers.
    """
    limits = limits or Limits()
    elsewhere = None if hatch is None else (hatch.bench(source, limits), hatch.counts)
    site = Site(source, limits, writer, publisher, elsewhere)
    benches = [site.bench] if writer is None else [site.bench, writer.bench]
    metrics = Metrics()
    signs = Signs(site.bench, site.answers, metrics, None if hatch is None else hatch.figures)
    if hatch is not None:
        hatch.mine = metrics.told

    app = Starlette(
        lifespan=_lifespan(site, benches),
        routes=_routes(site, signs),
        middleware=[
            Middleware(Shell, metrics=metrics),
            Middleware(Direct, endpoint=site.endpoint),
            Middleware(Zipped),
        ],
        exception_handlers={
            Problem: _lost(site, _problem),
            KamergraafError: _failure,
            HTTPException: _lost(site, _refusal),
        },
    )
    app.state.metrics, app.state.answers = metrics, site.answers
    return app


def _lifespan(site: Site, benches: Sequence[Working]) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """The workers' life, which is the server's."""

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            for bench in benches:
                await bench.start()
            await site.near.start()
            yield
        finally:
            await site.near.stop()
            for bench in benches:
                await bench.stop()

    return lifespan


def _routes(site: Site, signs: Signs) -> list[Route]:
    """What stands at which address."""
    told = READING if site.writer is None else graphs.ALLOW
    return [
        _route("/", site.home),
        _route("/sparql", site.endpoint.answer, ALLOW),
        _route("/sparql/", site.endpoint.answer, ALLOW),
        _route("/sparql/terms", site.endpoint.terms),
        _route("/graphs", site.graphs, graphs.ALLOW, told),
        _route("/graphs/{path:path}", site.graphs, graphs.ALLOW, told),
        _route("/stroom", site.stream.root),
        _route("/stroom.{extension}", site.stream.root),
        _route("/stroom/{page}", site.stream.page),
        _route("/id/stroom", site.stream.itself),
        _route("/id/stroom/{member}", site.stream.member),
        _route("/id/{path:path}", site.things.identifier),
        _route("/doc/{path:path}", site.things.document),
        _route("/graph/{path:path}", site.things.graph),
        _route("/netwerk/{path:path}", site.things.network),
        _route("/def", site.definitions),
        _route("/def.{extension}", site.definitions),
        _route("/def/{path:path}", site.definition),
        _route("/dataset", site.void),
        _route("/.well-known/void", site.void),
        _route("/openapi.json", site.openapi),
        _route("/static/{name}", site.asset),
        _route("/lijst", site.lists),
        _route("/lijst/{path:path}", site.lists),
        _route("/zoek", site.letters),
        _route("/zoek.{extension}", site.letters),
        _route("/toezeggingen", site.promises),
        _route("/toezeggingen.{extension}", site.promises),
        _route("/health", signs.health),
        _route("/ready", signs.ready),
        _route("/metrics", signs.metrics),
    ]


def _route(path: str, handler: Handler, allow: str = READING, told: str = "") -> Route:
    """``allow``: the methods that the handler knows; ``told``: those that clients are told of, where fewer."""

    async def endpoint(request: Request) -> Response:
        return _options(told or allow) if request.method == "OPTIONS" else await handler(request)

    return Route(path, endpoint, methods=allow.split(", "))


def _options(allow: str) -> Response:
    return Response(
        status_code=204,
        headers={
            "Allow": allow,
            "Access-Control-Allow-Methods": allow,
            "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type, If-Match, If-None-Match",
            "Access-Control-Max-Age": "86400",
        },
    )


def _lost(site: Site, otherwise: Refusing) -> Refusing:
    """What is not there is a page in a browser, with ways to go on; to programs it is told as ``otherwise``."""

    async def handler(request: Request, error: Exception) -> Response:
        status = getattr(error, "status_code", getattr(error, "status", 0))
        if status == HTTPStatus.NOT_FOUND and problems.is_read(request):
            return site.lost(request)
        return await otherwise(request, error)

    return handler


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return problems.response(error, request)


async def _failure(request: Request, error: Exception) -> Response:
    assert isinstance(error, KamergraafError)
    return problems.response(problems.of_error(error), request)


async def _refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = {404: "There is no such page.", 405: f"{request.method} is not possible here."}
    detail = words.get(error.status_code, error.detail)
    return problems.response(Problem(error.status_code, detail, headers=error.headers), request)
