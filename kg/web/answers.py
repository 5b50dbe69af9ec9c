"""Queries answered: from memory where the same was asked of the same state of the store, else by a worker."""

import functools
import hashlib
from collections.abc import Callable, Hashable, Sequence
from typing import IO, NamedTuple, cast

from starlette.requests import Request
from starlette.responses import Response

from kg.store.joined import Joined, Small, small
from kg.web.alike import alike
from kg.web.answer import Answerer, Kind
from kg.web.cache import Cache, lasting, matches, strongly, tagged, tagging
from kg.web.flow import Flow, unless_gone
from kg.web.forms import GRAPH, pick, written_as
from kg.web.near import Near
from kg.web.negotiate import Offer, takes_gzip
from kg.web.problems import Problem
from kg.web.protocol import Question
from kg.web.spelled import Spelled, Still, spelling
from kg.web.whole import Whole, headers, raw, unchanged
from kg.web.worker import WORTH_ZIPPING, Sink, zipper
from kg.web.working import Carried, Working

__all__ = ["Answers", "Written"]

_LONG_PAGE = "The answer is too long for a page; add LIMIT 1000, or take it as CSV or JSON (format=csv, format=json)."


class Written(NamedTuple):
    """An answer that may be sent: its kind, its form, and all of it, or the call that still writes it.

    ``tag`` is empty for one that is another each time; ``state`` is the store's that a whole one came from.
    """

    kind: Kind
    form: Offer
    tag: str
    sent: Whole | Carried
    state: str = ""

    async def take(self) -> bytes:
        """All of it, where it is short. Raises the failure that ends it."""
        return bytes(self.sent.body) if isinstance(self.sent, Whole) else await self.sent.take()

    def response(self) -> Response:
        """It on its way to the client, as fast as that takes it."""
        if isinstance(self.sent, Whole):
            return self.sent
        return Flow(self.sent, headers(self.form, self.tag, zipped=self.sent.told[1]))


class Answers:
    """The answers of one server. ``current`` names the newest state of the store."""

    def __init__(self, bench: Working, near: Near, current: Callable[[], str]) -> None:
        asked_again = bench.limits.cache // _PART
        self.cache: Cache[Written] = Cache(bench.limits.cache - asked_again)
        self.spelled = Spelled(asked_again, current)
        self.hits = 0
        self._bench = bench
        self.near = near
        self._current = current

    def look_up(self, query: str, accept: str | None, state: str, *, zips: bool) -> tuple[bytes, bytes] | None:
        """The answer to a look-up or a small join as a GET is sent it, as ``Whole.raw``; None for what has to be waited
        for. Nothing is kept of it here.
        """
        asked = None if len(query) > self._bench.limits.query or "html" in (accept or "") else small(query)
        if asked is None or (found := self.near.answer(asked, accept, None, state)) is None:
            return None
        body, zipped = _zipped(found.body, zips=zips)
        return raw(found.form, tagged(_alone(state, accept, zips), _by(asked)), len(body), zipped=zipped), body

    def note(self, request: Request, written: Written) -> None:
        """Notes in which bytes an answer that is kept was asked by GET."""
        if written.tag and isinstance(written.sent, Whole) and "if-none-match" not in request.headers:
            spelled = spelling(request.scope["query_string"], request.scope["headers"])
            self.spelled.put(spelled, written.state, Still(written.sent, len(written.sent.body)))

    async def get(
        self, request: Request, asked: Question, accept: str | None = None, *, html: bool = False
    ) -> Written | Response:
        """The answer; or 304, where ``If-None-Match`` names it.

        No status is sent before the answer is whole, or known to be long. A client that leaves meanwhile ends its
        query. Raises Problem (412 where ``If-Match`` names another), and what asking the store raises.
        """
        zips = takes_gzip(request.headers.get("accept-encoding"))
        key = _key(asked, accept, html=html, zips=zips)
        safe, known = request.method in ("GET", "HEAD"), request.headers.get("if-none-match", "").strip()
        state = self._current()
        tag = _tag(state, key) if lasting(asked.query) else ""
        if safe and (known or "if-match" in request.headers):
            both = [tag, _tag(state, (_JOINED + asked.query, *key[1:]))] if tag else []
            if settled := _settled(request, known, both):
                return settled
        if tag and (kept := self._kept(tag)):
            return kept if not (safe and known == "*") else unchanged(tag)
        looks_up = small(asked.query) if key[1:3] == (None, None) else None
        if looks_up and (found := self._looked_up(looks_up, accept, asked.format, state, html=html, zips=zips)):
            return found if not (safe and known == "*") else unchanged(found.tag)
        job = functools.partial(_work_out, self._bench.store, asked, accept, html, self._bench.limits.page)
        call = await unless_gone(
            request, self._bench.stream(job, (alike(asked.query), *key[1:3]), seconds=asked.seconds, zips=zips)
        )
        version = call.told[0][2]
        written = self._written(call, tag if version == state or not tag else _tag(version, key))
        if written.tag and safe and known == "*":  # there is an answer, and that is all that is asked
            call.close()
            return unchanged(written.tag)
        return written

    def tags(self, query: str) -> tuple[str, set[str]]:
        """The newest state, and the tags of what a query for a graph gives of it, in each form that ``format`` has."""
        state = self._current()
        keys = (
            _key(Question(query, format=form.name), None, html=False, zips=zips)
            for form in GRAPH
            for zips in (False, True)
        )
        return state, {_tag(state, key) for key in keys}

    def _kept(self, tag: str) -> Written | None:
        """What is kept under a tag."""
        kept = self.cache.get(tag)
        self.hits += kept is not None
        return kept

    def _looked_up(
        self, asked: Small, accept: str | None, wanted: str | None, state: str, *, html: bool, zips: bool
    ) -> Written | None:
        """The answer to a look-up or a small join, kept or worked out here; None for what is a worker's."""
        if html and "html" in (accept or ""):
            return None
        tag = _tag(state, _key(Question(_by(asked), format=wanted), accept, html=html, zips=zips))
        if kept := self._kept(tag):
            return kept
        found = self.near.answer(asked, accept, wanted, state)
        return found and self._whole(found.kind, found.form, *_zipped(found.body, zips=zips), (state, tag))

    def _written(self, call: Carried, tag: str) -> Written:
        """What a call has told and written; ``tag`` is empty for an answer that is another each time."""
        (kind, form, version), zipped = call.told
        if not call.spool.ended or call.spool.failed or call.spool.size > _SHORT:
            return Written(kind, form, tag, call)
        body = call.spool.bytes()
        call.close()
        return self._whole(kind, form, body, zipped, (version, tag))

    def _whole(self, kind: Kind, form: Offer, body: bytes, zipped: bool, of: tuple[str, str]) -> Written:
        """An answer ``of`` a state, under a tag."""
        state, tag = of
        written = Written(kind, form, tag, Whole(body, form, tag, zipped=zipped), state)
        if tag:
            self.cache.put(tag, len(body) + _BESIDE, written)
        return written


_PART = 2
"""Of what answers may take a part is for those that are known by the bytes in which they were asked."""
_SHORT = 1 << 20
_BESIDE = 4096
"""Bytes that are reckoned for what is kept of an answer beside its body: it takes half as many."""


def _key(asked: Question, accept: str | None, *, html: bool, zips: bool) -> tuple[Hashable, ...]:
    """All that makes an answer another, beside the state of the store."""
    return asked.query, asked.default_graphs, asked.named_graphs, asked.format, accept, html, zips


def _tag(state: str, key: tuple[Hashable, ...]) -> str:
    return tagged(tagging(state, key[1:]), str(key[0]))


def _by(asked: Small) -> str:
    """By what the answer to a query has its tag: rows of a small join come in another order than from a worker, so that
    the bytes are others (RFC 9110, 8.8.1).
    """
    return _JOINED + asked.query if isinstance(asked, Joined) else asked.query


_JOINED = "joined\n"


def _settled(request: Request, known: str, tags: Sequence[str]) -> Response | None:
    """304 where a tag that the answer may have is known. Raises Problem 412 where it may have none that it must."""
    wanted = request.headers.get("if-match")
    if wanted is not None and not strongly(wanted, tags):
        raise Problem(412, "The answer is another than that which If-Match names.")
    return next((unchanged(tag) for tag in tags if matches(known, tag)), None)


@functools.lru_cache(maxsize=64)
def _alone(state: str, accept: str | None, zips: bool) -> "hashlib.blake2b":
    """What makes the tags of all queries by GET that come with nothing but these."""
    return tagging(state, _key(Question(""), accept, html=True, zips=zips)[1:])


def _zipped(body: bytes, *, zips: bool) -> tuple[bytes, bool]:
    if not zips or len(body) < WORTH_ZIPPING:
        return body, False
    pen = zipper()
    return pen.compress(body) + pen.flush(), True


def _work_out(answerer: Answerer, asked: Question, accept: str | None, html: bool, page: int, sink: Sink) -> None:
    found = answerer.ask(asked.query, default_graphs=asked.default_graphs, named_graphs=asked.named_graphs)
    form = pick(found.kind, accept, asked.format, html=html)
    if form.name == "html":
        sink.bound(page, _LONG_PAGE)
    sink.begin((found.kind, form, answerer.version))
    found.write(cast(IO[bytes], sink), written_as(found.kind, form))
