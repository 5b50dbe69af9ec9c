"""Around every request: headers that keep a browser safe, one line of log, and no traceback in a response."""

import functools
import logging
import time
from dataclasses import dataclass
from typing import NamedTuple, TextIO

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.web.bench import client
from kg.web.metrics import Metrics
from kg.web.network import network
from kg.web.problems import Problem, response
from kg.web.safety import SAFE
from kg.web.spool import Cut

__all__ = ["Answered", "Shell", "lines", "noted", "refused"]

log = logging.getLogger("kg.web")


@dataclass(slots=True)
class Lines:
    """Where the line of each request goes, None for nowhere; a log record takes longer to make than an answer."""

    to: TextIO | None = None


lines = Lines()


class Shell:
    """ASGI middleware; the log line holds no query text and no whole address of a client."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        told = _Told()
        client.set(network(_host(scope)))

        async def out(message: Message) -> None:
            told.see(message)
            await send(message)

        try:
            await self.app(scope, receive, out)
        except ClientDisconnect:
            told.ended = "gone"
        except Cut as error:  # returning in the middle of a body makes the server close the connection there
            told.ended = "cut"
            log.warning("an answer was cut off: %s", error)
        except Exception as error:  # the last net: what nobody foresaw is told in the log, never to the client
            log.error("%s while answering %s: %r", type(error).__name__, _path(scope), error)  # noqa: TRY400 - one line
            if told.status:
                raise
            unforeseen = Problem(500, "The server failed to answer; the fault is not in the request.")
            await response(unforeseen, Request(scope))(scope, receive, out)
        finally:
            told.line(scope, self.metrics)


class _Told:
    """What has been sent of one response."""

    def __init__(self) -> None:
        self.status = 0
        self.size = 0
        self.ended = ""
        self.begun = time.monotonic()

    def see(self, message: Message) -> None:
        """Notes what is sent, and adds our headers to its start."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            told = message["headers"]
            names = {name for name, _ in told}
            message["headers"] = [*told, *(ours for ours in SAFE if ours[0] not in names)]
        elif message["type"] == "http.response.body":
            self.size += len(message.get("body", b""))

    def line(self, scope: Scope, metrics: Metrics) -> None:
        """One line a request, in the combined log format with the seconds that it took; and its count.

        Status 499 stands for a client that left before it had an answer, ``cut`` at the end for an answer cut off.
        """
        status = self.status or (499 if self.ended == "gone" else 500)
        answered = Answered(status, self.size, time.monotonic() - self.begun, self.ended)
        asked = f"{scope['method']} {_path(scope)} HTTP/{scope['http_version']}"
        noted(metrics, scope["path"].removeprefix(scope.get("root_path", "")), asked, _host(scope), answered)


class Answered(NamedTuple):
    """What became of a request: its status, the bytes of its answer, its seconds, and how it ended but for whole."""

    status: int
    size: int
    took: float
    ended: str = ""


def noted(metrics: Metrics, path: str, asked: str, host: str, answered: Answered) -> None:
    """Counts a request, and writes its line: what was ``asked`` as a log has it, and the network of the client's host,
    not the client: its address is personal data.
    """
    status, size, took, ended = answered
    metrics.see(path, ended or status, took)
    if lines.to is not None:
        ending, moment = f" {ended}" if ended else "", _moment(int(time.time()))
        lines.to.write(f'{network(host, 24, 48)} - - [{moment}] "{asked}" {status} {size} "-" "-" {took:.3f}{ending}\n')


def refused(metrics: Metrics | None, host: str, status: int) -> None:
    """The same of a request that was refused at its head: nothing is known of it but whence it came."""
    if metrics is not None:
        metrics.refuse(status)
    if lines.to is not None:
        lines.to.write(f'{network(host, 24, 48)} - - [{_moment(int(time.time()))}] "-" {status} 0 "-" "-" 0.000\n')


@functools.lru_cache(maxsize=1)
def _moment(_: int) -> str:
    """Now, as the log has it; worked out once a second."""
    return time.strftime("%d/%b/%Y:%H:%M:%S %z")


def _path(scope: Scope) -> str:
    return told_path(scope["path"])


def told_path(path: str) -> str:
    """A path as a log has it."""
    return ascii(path[:200])[1:-1].replace('"', "%22").replace(" ", "%20")


def _host(scope: Scope) -> str:
    return (scope.get("client") or ("",))[0]
