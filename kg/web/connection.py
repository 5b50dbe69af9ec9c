"""One connection, bounded: how long a request may take to come, how large it may be, how many may wait on it."""

import asyncio
from collections.abc import Callable
from typing import Any, Protocol, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from kg.web import head
from kg.web.limits import Limits
from kg.web.parser import CLIENTS, Parser, join_lists
from kg.web.quick import Quick
from kg.web.refusal import TOO_LONG, refused, status
from kg.web.whole import begun

__all__ = ["Connection"]


class _Answered:
    """What uvicorn knows of a request that has been answered before it heard of it."""

    response_complete = True
    message_event = asyncio.Event()


_ANSWERED = cast(RequestResponseCycle, _Answered())


class Bounds(Protocol):
    """What all connections of one server have in common."""

    limits: Limits
    quick: Quick | None
    told: Callable[[str, int], object]

    def enter(self, host: str) -> str: ...

    def leave(self, host: str) -> None: ...


class Connection(HttpToolsProtocol):
    """uvicorn's, with a clock on each request until its headers are there, a bound on them and on what else comes that
    is no body, and a bound on requests that wait for the answers before theirs (RFC 9112, 9.3.2).

    uvicorn reads on as soon as an answer is written, and holds whatever has come: who sends and never reads would fill
    all memory. What is sent ahead beyond the bound is not read, and the connection closed after the answers that are
    due, so that the rest may be asked again.
    """

    def __init__(self, all_of_them: Bounds, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.parser: Parser = Parser(self)
        self._all = all_of_them
        self._host = ""
        self.ended: Callable[[], object] = lambda: None
        self._clock: asyncio.TimerHandle | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._since = 0.0  # when the last answer went out, by the loop's clock
        self._head = 0  # bytes of a request whose headers are not all there
        self._named = 0  # of its line and headers, and of what is named behind its body
        self._idle = 0  # bytes since something of a request was whole: headers, a piece of its body, its end
        self._moved = False
        self._begun = False  # whether a request is read whose end has not come
        self._ended = False  # whether one has ended in what came last
        self._tried = False  # whether one was to be answered at once in what came last
        self._headed = False  # whether the headers of the request that is read are there, and its body is not
        self._unread = 0  # bytes of a body that have come since its request was answered
        self._deaf = False  # whether nothing more is taken

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Counts it, and refuses one too many."""
        super().connection_made(transport)
        self._host = self.client[0] if self.client else ""
        if refusal := self._all.enter(self._host):
            self._all.told(self._host, status(refusal))
            transport.write(refusal.encode())
            transport.close()
        else:
            self._wind()

    def data_received(self, data: bytes) -> None:
        """Passes bytes on; the clock stops when a request has its headers."""
        if self.transport.is_closing() or self._deaf:
            return
        self._moved = self._ended = self._tried = False
        super().data_received(data)
        self._idle = 0 if self._moved else self._idle + len(data)
        if self._idle > self._all.limits.head:
            self._refuse(*TOO_LONG)
        elif self.cycle is not None and not self.cycle.response_complete:
            self._head = 0
            self._stop()
        elif self._headed:
            self._pass_over(len(data))
        else:
            self._await_head(len(data))

    def _await_head(self, more: int) -> None:
        """Bounds the head that is awaited, by its size and by the clock; between two requests there is none.

        What stands behind another request's end in the same piece counts only once more of it comes.
        """
        self._head = 0 if self._ended else self._head + more
        if self._ended and not self._begun:
            return
        if self._head > self._all.limits.head:
            self._refuse(*TOO_LONG)
        elif self._clock is None:
            self._wind()

    def _pass_over(self, more: int) -> None:
        """The rest of a body whose request has been refused already is read and forgotten, up to what a change may
        have: a client that is cut off while it sends does not see the answer (RFC 9112, 9.6).
        """
        self._unread += more
        if self._unread > self._all.limits.upload:
            self.transport.close()
        elif self._clock is None:
            self._wind()

    def on_message_begin(self) -> None:
        """A request begins."""
        self._named, self._headed, self._moved, self._unread = 0, False, True, 0
        self._begun = True
        self.url, self.headers, self.expect_100_continue = b"", [], False

    def on_url(self, url: bytes) -> None:
        """A piece of its address."""
        self._named += len(url)
        if self._named <= self._all.limits.head:
            super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """One of its headers; what is named behind its body is passed over, within the same bound."""
        self._named += len(name) + len(value) + 4
        if self._named > self._all.limits.head:
            if self._headed:
                self._refuse(*TOO_LONG)
        elif not self._headed:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Its headers are there: it is taken, or refused before anything is read of it."""
        self._moved = True
        if self._deaf:
            return
        if refusal := self._wrong():
            self._refuse(*refusal)
        elif self.parser.again():
            return
        elif len(self.pipeline) >= self._all.limits.ahead:
            self._take_no_more()
        else:
            names = {name for name, _ in self.headers}
            if len(names) < len(self.headers) or CLIENTS in names:
                join_lists(self.headers)
            if not self._answer_at_once():
                self._hand_on()
            self._headed = True

    def _hand_on(self) -> None:
        """Lets uvicorn have the request as if it had just begun: what it makes of one for the app is made only here."""
        told = self.url, self.expect_100_continue, self.headers
        super().on_message_begin()
        self.url, self.expect_100_continue, headers = told
        self.headers.extend(headers)
        super().on_headers_complete()

    def _answer_at_once(self) -> bool:
        """Answers the request here and now where that can be: of those that come in one piece one, lest others wait."""
        quick, parser, before = self._all.quick, self.parser, self.cycle
        if quick is None or self._tried or self.expect_100_continue or self.flow.write_paused:
            return False
        if not (before is None or before.response_complete):
            return False
        if parser.get_method() != b"GET" or parser.get_http_version() != "1.1" or not parser.should_keep_alive():
            return False
        self._tried = True
        answer = quick.answer(self.url, self.headers, self._host)
        if answer is None:
            return False
        self.cycle = before or _ANSWERED
        self.server_state.total_requests += 1
        self.transport.write(begun(tuple(self.server_state.default_headers)) + answer)
        return True

    def on_body(self, body: bytes) -> None:
        """A piece of its body."""
        self._moved = True
        if not self.transport.is_closing() and not self._deaf:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """Its end."""
        self._headed, self._moved, self._begun, self._ended = False, True, False, True
        if self.transport.is_closing() or self._deaf or self.parser.again():
            return
        super().on_message_complete()
        if self.cycle.response_complete:  # what came behind the answer has put off the end of an idle connection
            self._head = 0
            self._stop()
            self._since = self.loop.time()
            if self._rest is None:
                self._rest = self.loop.call_later(self.timeout_keep_alive, self._rested)

    def on_response_complete(self) -> None:
        """An answer has gone out."""
        super().on_response_complete()
        self._since = self.loop.time()

    def _rested(self) -> None:
        """Closes the connection where nothing has come since its last request ended. One clock is for many requests:
        to set one for each takes longer than to look again.
        """
        self._rest = None
        if self._begun or not self.cycle.response_complete or self.transport.is_closing():
            return
        left = self._since + self.timeout_keep_alive - self.loop.time()
        if left > 0:
            self._rest = self.loop.call_later(left, self._rested)
        else:
            self.transport.close()

    def _wrong(self) -> tuple[str, str] | None:
        """What is wrong with the request's head."""
        if self.transport.is_closing():
            return "", ""
        if self._named > self._all.limits.head:
            return TOO_LONG
        parser = self.parser
        version, method = parser.get_http_version(), parser.get_method()
        if found := head.wrong(version, method, self.headers):
            return found
        target = head.origin(method, self.url, self.headers)
        self.url = target or b""
        return None if target else ("400 Bad Request", "The request names no page: its target begins with a slash.\n")

    def _refuse(self, told: str, words: str) -> None:
        if self.transport.is_closing() or self._deaf:
            return
        refusal = refused(told, words)
        self._all.told(self._host, status(refusal))
        if self._answering():  # what is told now would stand in the middle of another answer
            self._take_no_more()
        elif self._headed and self.cycle.response_complete:  # or behind the one that the request has had
            self.transport.close()
        else:
            self.transport.write(refusal.encode())
            self.transport.close()

    def _answering(self) -> bool:
        """Whether a request before the one that is read has yet to be answered, or an answer to this has begun."""
        if self.cycle is None or self.cycle.response_complete:
            return False
        return not self._headed or bool(self.pipeline) or self.cycle.response_started

    def _take_no_more(self) -> None:
        """Closes the connection after the answers to all that has been taken whole."""
        self._deaf = True
        self._stop()
        if self.cycle.more_body:  # of which the rest will not be taken
            self.transport.close()
        else:
            self.cycle.keep_alive = False

    def send_400_response(self, msg: str) -> None:
        """Refuses what is no HTTP."""
        self._refuse("400 Bad Request", f"{msg}\n")

    def connection_lost(self, exc: Exception | None) -> None:
        """Counts it out."""
        self._stop()
        if self._rest is not None:
            self._rest.cancel()
        self._all.leave(self._host)
        super().connection_lost(exc)
        self.ended()

    def _wind(self) -> None:
        self._clock = self.loop.call_later(self._all.limits.arrival, self._late)

    def _stop(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def _late(self) -> None:
        self._clock = None
        if self._headed:  # and answered
            self.transport.close()
        else:
            self._refuse("408 Request Timeout", "The request did not arrive in time.\n")
