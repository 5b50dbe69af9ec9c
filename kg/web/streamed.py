"""The stream of letters over HTTP: its root, its pages, and its members, each of which leads to its page."""

import functools
import re
from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.store.arrivals import PAGE
from kg.web import place, stream
from kg.web.cache import etag, matches
from kg.web.flow import Flow, unless_gone
from kg.web.forms import content_type, pick_stream
from kg.web.negotiate import Offer, takes_gzip
from kg.web.pages import stream as pages
from kg.web.problems import Problem
from kg.web.worker import Sink
from kg.web.working import Working

__all__ = ["Streamed"]

_MEMBER: Final = re.compile(r"([0-9]{1,18})-([1-9][0-9]{0,9})", re.ASCII)
_PAGE: Final = re.compile(rf"{_MEMBER.pattern}(?:-([1-9][0-9]{{0,9}}))?(?:\.([a-z]{{1,6}}))?", re.ASCII)
_FIXED: Final = "public, max-age=604800, immutable"
"""A week: what was taken back is then no longer kept by others either."""
_OPEN: Final = f"public, max-age={stream.INTERVAL}"


class Streamed:
    """The handlers of the stream of one store."""

    def __init__(self, bench: Working) -> None:
        self._bench, self._store = bench, bench.store

    async def root(self, request: Request) -> Response:
        """``/stroom``: what the stream is and which pages it has."""
        form = pick_stream(request.headers.get("accept"), request.path_params.get("extension"))
        if form.name == "html":
            return place.html(
                await self._bench.run(functools.partial(pages.page, self._store, place.reader(request, self._store)))
            )
        return await self._sent(
            request, form, functools.partial(stream.write_root, self._store, _site(request), form.name)
        )

    async def page(self, request: Request) -> Response:
        """``/stroom/12-3``: page 3 of the stream that began with snapshot 12; ``/stroom/12-3-123``: what has place 123
        on it, alone."""
        found = _PAGE.fullmatch(request.path_params["page"])
        if found is None:
            raise Problem(404, "The stream has no such page.")
        form = pick_stream(request.headers.get("accept"), found[4])
        asked, alone = (int(found[1]), int(found[2])), int(found[3]) if found[3] else None
        if form.name == "html":
            reader = place.reader(request, self._store)
            return place.html(await self._bench.run(functools.partial(pages.one, self._store, reader, *asked, alone)))
        job = functools.partial(stream.write_page, self._store, _site(request), *asked, form.name, alone=alone)
        return await self._sent(request, form, job)

    async def itself(self, request: Request) -> Response:
        """``/id/stroom``: the stream is told of at its root."""
        return RedirectResponse(f"{place.links(request, self._store).root}/stroom", 303, {"Vary": "Accept"})

    async def member(self, request: Request) -> Response:
        """``/id/stroom/12-345``: a member is told of on a page, alone."""
        found = _MEMBER.fullmatch(request.path_params["member"])
        if found is None:
            raise Problem(404, "The stream has no such member.")
        root, number = place.links(request, self._store).root, (int(found[2]) - 1) // PAGE + 1
        where = f"{root}/stroom/{int(found[1])}-{number}-{int(found[2])}"
        return RedirectResponse(where, 303, {"Vary": "Accept"})

    async def _sent(self, request: Request, form: Offer, job: Callable[[Sink], None]) -> Response:
        zips = takes_gzip(request.headers.get("accept-encoding"))
        call = await unless_gone(request, self._bench.stream(job, zips=zips))
        (fixed, told), zipped = call.told
        tag = etag(told, (form.media_type, zipped))
        headers = {
            "ETag": tag,
            "Cache-Control": _FIXED if fixed else _OPEN,
            "Vary": "Accept, Accept-Encoding",
        }
        if matches(request.headers.get("if-none-match"), tag):
            call.close()
            return Response(status_code=304, headers=headers)
        headers["Content-Type"] = content_type(form.media_type)
        if zipped:
            headers["Content-Encoding"] = "gzip"
        return Flow(call, headers)


def _site(request: Request) -> str:
    return place.endpoint(request).removesuffix("/sparql")
