"""Answers on their way to the client: as fast as it takes them, and never a broken one that looks whole."""

import asyncio
from collections.abc import Coroutine, Mapping
from typing import TypeVar

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kg.web.problems import Problem
from kg.web.spool import Cut
from kg.web.working import Carried

__all__ = ["Flow", "unless_gone"]

T = TypeVar("T")
_YOUNG = 0.05  # seconds


class Flow(Response):
    """The bytes of a call: with their length where all are there, else in chunks as they come.

    Where the answer fails midway, Cut is raised and the server closes the connection in the middle of the body, which
    every client of HTTP/1.1 reports. One of HTTP/1.0 could not tell, and so gets only what is whole; so does one that
    asks by a proxy which says in ``Via`` (RFC 9110, 7.6.3) that somebody on the way speaks HTTP/1.0.
    """

    def __init__(self, call: Carried, headers: Mapping[str, str], stall: float = 60.0) -> None:
        """``stall``: seconds that the client may take to fetch a piece."""
        super().__init__(None, 200, headers)
        del self.headers["content-length"]
        self.call = call
        self.stall = stall

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends it. Raises Cut, and ClientDisconnect where the client has left or does not read."""
        try:
            if _cannot_tell(scope):
                await self.call.spool.whole()
            if self.call.spool.ended and not self.call.spool.failed:
                self.headers["content-length"] = str(self.call.spool.size)
            await self._send(receive, send)
        finally:
            self.call.close()

    async def _send(self, receive: Receive, send: Send) -> None:
        gone = asyncio.create_task(_gone(receive))
        gone.add_done_callback(lambda _: self.call.close())
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            async for chunk in self.call.spool.chunks():
                async with asyncio.timeout(self.stall):
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except TimeoutError as error:
            raise ClientDisconnect from error
        except Cut as error:
            if gone.done():
                raise ClientDisconnect from error
            raise
        finally:
            gone.cancel()


def _cannot_tell(scope: Scope) -> bool:
    """Whether a client, or a proxy on its way, takes the end of the connection for the end of the answer."""
    via = (value.decode("latin-1").split(",") for name, value in scope["headers"] if name == b"via")
    received = (one.strip().partition(" ")[0].lower().removeprefix("http/") for several in via for one in several)
    return scope["http_version"] == "1.0" or "1.0" in received


async def unless_gone(request: Request, work: Coroutine[None, None, T]) -> T:
    """The result of the work, which is cancelled when the client leaves or the server stops.

    Raises ClientDisconnect, and Problem 503.

    The request's body must have been read. Nobody looks whether the client is there while the work is young.
    """
    watch = _Watch(request.receive)
    try:
        return await work
    except asyncio.CancelledError:
        watch.task.uncancel()
        if watch.gone:
            raise ClientDisconnect from None
        told = "The server stops, and what was asked has not been done; ask again when it is there."
        raise Problem(503, told, headers={"Retry-After": "10"}) from None
    finally:
        watch.end()


class _Watch:
    """Cancels the current task when the client leaves."""

    def __init__(self, receive: Receive) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.task = task
        self.gone = False
        self._receive = receive
        self._listening: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(_YOUNG, self._listen)

    def _listen(self) -> None:
        self._listening = asyncio.create_task(_gone(self._receive))
        self._listening.add_done_callback(self._heard)

    def _heard(self, ended: "asyncio.Task[None]") -> None:
        if not ended.cancelled() and self._listening is not None:
            self.gone = True
            self.task.cancel()

    def end(self) -> None:
        """Looks no further."""
        self._timer.cancel()
        listening, self._listening = self._listening, None
        if listening is not None:
            listening.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
