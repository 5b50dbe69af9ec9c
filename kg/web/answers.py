"""Queries answered: from memory where the same was asked of the same state of the store, else by a worker."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, cast

from starlette.requests import Request
from starlette.responses import Response

from kg.web.answer import Answerer, Kind
from kg.web.bench import Bench
from kg.web.cache import Cache, etag, lasting, matches
from kg.web.call import Call
from kg.web.flow import Flow, unless_gone
from kg.web.forms import content_type, pick, written_as
from kg.web.negotiate import Offer, takes_gzip
from kg.web.protocol import Question
from kg.web.worker import Sink

__all__ = ["Answers", "Written"]

_LONG_PAGE = "The answer is too long for a page; add LIMIT 1000, or take it as CSV or JSON (format=csv, format=json)."


@dataclass(frozen=True, slots=True)
class Written:
    """An answer that may be sent: its kind, its form, its headers, and its bytes, or the call that still writes them.

    Neither for one that the client has already.
    """

    kind: Kind
    form: Offer
    headers: dict[str, str]
    body: bytes | None = None
    call: Call | None = None

    async def take(self) -> bytes:
        """All of it, where it is short. Raises the failure that ends it."""
        return self.body or b"" if self.call is None else await self.call.take()

    def response(self) -> Response:
        """It on its way to the client, as fast as that takes it."""
        if self.call is not None:
            return Flow(self.call, self.headers)
        return Response(self.body, headers=self.headers)


class Answers:
    """The answers of one server. ``current`` names the newest state of the store."""

    def __init__(self, bench: Bench, current: Callable[[], str]) -> None:
        self.cache: Cache[Written] = Cache(bench.limits.cache)
        self.hits = 0
        self._bench = bench
        self._current = current

    async def get(
        self, request: Request, asked: Question, accept: str | None = None, *, html: bool = False
    ) -> Written | Response:
        """The answer; or 304, where ``If-None-Match`` names it.

        No status is sent before the answer is whole, or known to be long. A client that leaves meanwhile ends its
        query. Raises Problem, and what asking the store raises.
        """
        zips = takes_gzip(request.headers.get("accept-encoding"))
        key = (asked.query, asked.default_graphs, asked.named_graphs, asked.format, accept, html, zips)
        if lasting(asked.query):
            tag = etag(self._current(), key)
            if request.method in ("GET", "HEAD") and matches(request.headers.get("if-none-match"), tag):
                return Response(status_code=304, headers=_kept(tag))
            if kept := self.cache.get(tag):
                self.hits += 1
                return kept
        job = functools.partial(_work_out, self._bench.store, asked, accept, html, self._bench.limits.page)
        call = await unless_gone(request, self._bench.stream(job, key[:3], seconds=asked.seconds, zips=zips))
        return self._written(call, key)

    def _written(self, call: Call, key: tuple[object, ...]) -> Written:
        (kind, form, version), zipped = call.told
        stays = lasting(str(key[0]))
        headers = _kept(etag(version, key)) if stays else {"Cache-Control": "no-store", "Vary": _VARY}
        headers["Content-Type"] = content_type(form.media_type)
        if zipped:
            headers["Content-Encoding"] = "gzip"
        if not call.spool.ended or call.spool.failed or call.spool.size > _SHORT:
            return Written(kind, form, headers, call=call)
        written = Written(kind, form, headers, call.spool.bytes())
        call.close()
        if stays:
            self.cache.put(headers["ETag"], call.spool.size, written)
        return written


_SHORT = 1 << 20
_VARY = "Accept, Accept-Encoding"


def _kept(tag: str) -> dict[str, str]:
    """Whoever keeps it asks each time whether it still holds; that costs no query."""
    return {"ETag": tag, "Cache-Control": "public, max-age=0, must-revalidate", "Vary": _VARY}


def _work_out(answerer: Answerer, asked: Question, accept: str | None, html: bool, page: int, sink: Sink) -> None:
    found = answerer.ask(asked.query, default_graphs=asked.default_graphs, named_graphs=asked.named_graphs)
    form = pick(found.kind, accept, asked.format, html=html)
    if form.name == "html":
        sink.bound(page, _LONG_PAGE)
    sink.begin((found.kind, form, answerer.version))
    found.write(cast(IO[bytes], sink), written_as(found.kind, form))
