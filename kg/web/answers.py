"""Queries answered: from memory where the same was asked of the same state of the store, else by a worker."""

import functools
from collections import OrderedDict
from collections.abc import Callable, Hashable
from copy import copy
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
from kg.web.near import Near
from kg.web.negotiate import Offer, takes_gzip
from kg.web.protocol import Question
from kg.web.worker import WORTH_ZIPPING, Sink, zipper

__all__ = ["Answers", "Written"]

_LONG_PAGE = "The answer is too long for a page; add LIMIT 1000, or take it as CSV or JSON (format=csv, format=json)."


@dataclass(frozen=True, slots=True)
class Written:
    """An answer that may be sent: its kind, its form, its headers, and its bytes, or the call that still writes them.

    ``whole`` is it as it is sent, ``state`` the store's that it came from, where it may be given again.
    """

    kind: Kind
    form: Offer
    headers: dict[str, str]
    body: bytes | None = None
    call: Call | None = None
    whole: Response | None = None
    state: str = ""

    async def take(self) -> bytes:
        """All of it, where it is short. Raises the failure that ends it."""
        return self.body or b"" if self.call is None else await self.call.take()

    def response(self) -> Response:
        """It on its way to the client, as fast as that takes it."""
        if self.call is not None:
            return Flow(self.call, self.headers)
        if self.whole is None:
            return Response(self.body, headers=self.headers)
        # What is around it may add to what it sends, never to what is kept
        made = copy(self.whole)
        made.raw_headers = [*self.whole.raw_headers]
        return made


class Answers:
    """The answers of one server. ``current`` names the newest state of the store."""

    def __init__(self, bench: Bench, near: Near, current: Callable[[], str]) -> None:
        self.cache: Cache[Written] = Cache(bench.limits.cache)
        self.hits = 0
        self._tags: OrderedDict[Hashable, tuple[str, str]] = OrderedDict()
        self._bench = bench
        self.near = near
        self._current = current

    def again(self, request: Request) -> Response | None:
        """The answer to a request that was asked in the very same bytes, of the state that the store still has."""
        found = self._tags.get(_spelled(request))
        if found is None or found[0] != self._current():
            return None
        kept = self.cache.get(found[1])
        if kept is None:
            return None
        self.hits += 1
        return kept.response()

    def note(self, request: Request, written: Written) -> None:
        """Notes in which bytes an answer that is kept was asked, where those are few."""
        spelled = _spelled(request)
        if written.whole is None or len(repr(spelled)) > _LONG or "if-none-match" in request.headers:
            return
        self._tags[spelled] = written.state, written.headers["ETag"]
        if len(self._tags) > _SPELLINGS:
            self._tags.popitem(last=False)

    async def get(
        self, request: Request, asked: Question, accept: str | None = None, *, html: bool = False
    ) -> Written | Response:
        """The answer; or 304, where ``If-None-Match`` names it.

        No status is sent before the answer is whole, or known to be long. A client that leaves meanwhile ends its
        query. Raises Problem, and what asking the store raises.
        """
        zips = takes_gzip(request.headers.get("accept-encoding"))
        key = (asked.query, asked.default_graphs, asked.named_graphs, asked.format, accept, html, zips)
        safe, known = request.method in ("GET", "HEAD"), request.headers.get("if-none-match", "").strip()
        state = self._current()
        tag = etag(state, key) if lasting(asked.query) else ""
        if tag:
            if safe and matches(known, tag):
                return Response(status_code=304, headers=_kept(tag))
            if kept := self.cache.get(tag):
                self.hits += 1
                return kept if not (safe and known == "*") else Response(status_code=304, headers=_kept(tag))
        if found := None if _is_of_a_browser(accept, html=html) else self.near.answer(asked, accept, state):
            return self._whole(found.kind, found.form, *_zipped(found.body, zips=zips), (state, tag))
        job = functools.partial(_work_out, self._bench.store, asked, accept, html, self._bench.limits.page)
        call = await unless_gone(request, self._bench.stream(job, key[:3], seconds=asked.seconds, zips=zips))
        version = call.told[0][2]
        return self._written(call, tag if version == state or not tag else etag(version, key))

    def _written(self, call: Call, tag: str) -> Written:
        """What a call has told and written; ``tag`` is empty for an answer that is another each time."""
        (kind, form, version), zipped = call.told
        if not call.spool.ended or call.spool.failed or call.spool.size > _SHORT:
            return Written(kind, form, _headers(form, tag, zipped=zipped), call=call)
        body = call.spool.bytes()
        call.close()
        return self._whole(kind, form, body, zipped, (version, tag))

    def _whole(self, kind: Kind, form: Offer, body: bytes, zipped: bool, of: tuple[str, str]) -> Written:
        """An answer ``of`` a state, under a tag."""
        state, tag = of
        headers = _headers(form, tag, zipped=zipped)
        if not tag:
            return Written(kind, form, headers, body)
        written = Written(kind, form, headers, body, whole=Response(body, headers=headers), state=state)
        self.cache.put(tag, len(body) + _BESIDE, written)
        return written


_SHORT = 1 << 20
_BESIDE = 4096
"""Bytes that are reckoned for what is kept of an answer beside its body: it takes half as many."""
_SPELLINGS = 4096
_LONG = 2000  # bytes
_VARY = "Accept, Accept-Encoding"
_DECIDING = frozenset((b"accept", b"accept-encoding", b"if-none-match"))


def _spelled(request: Request) -> tuple[object, ...]:
    """What of a request by GET decides its answer, as it came."""
    return request.scope["query_string"], *(one for one in request.scope["headers"] if one[0] in _DECIDING)


def _headers(form: Offer, tag: str, *, zipped: bool) -> dict[str, str]:
    headers = _kept(tag) if tag else {"Cache-Control": "no-store", "Vary": _VARY}
    headers["Content-Type"] = content_type(form.media_type)
    if zipped:
        headers["Content-Encoding"] = "gzip"
    return headers


def _is_of_a_browser(accept: str | None, *, html: bool) -> bool:
    return html and "html" in (accept or "")


def _zipped(body: bytes, *, zips: bool) -> tuple[bytes, bool]:
    if not zips or len(body) < WORTH_ZIPPING:
        return body, False
    pen = zipper()
    return pen.compress(body) + pen.flush(), True


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
