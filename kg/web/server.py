"""Runs the application under uvicorn: listens, says so, and stops when it is told to."""

import asyncio
import contextlib
import functools
import gc
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import uvicorn
import uvloop

from kg.errors import KamergraafError, UsageError
from kg.web import child
from kg.web.answer import Source
from kg.web.beat import short_turns
from kg.web.dcat import Publisher
from kg.web.house import House
from kg.web.keeper import keeping
from kg.web.limits import Limits
from kg.web.logs import logging_here
from kg.web.settings import Served, config, trusted
from kg.web.writing import Writer

__all__ = ["THIS_MACHINE", "Address", "listen", "run"]

Told = Callable[[str], None]
THIS_MACHINE = ("127.0.0.0/8", "::1")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens (port 0 takes any free port), and how the world sees it through its proxies.

    ``root_path`` is what a proxy takes off each path; ``proxies`` are the networks whose word on their clients counts.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    root_path: str = ""
    proxies: tuple[str, ...] = THIS_MACHINE


def run(
    source: Source,
    address: Address,
    limits: Limits | None = None,
    *,
    writer: Writer | None = None,
    publisher: Publisher | None = None,
    told: Told | None = None,
    processes: int = 1,
) -> None:
    """Serves until SIGINT or SIGTERM; queries that run then may end, a second signal ends them.

    With more than one of ``processes`` so many speak HTTP, and this one has the workers only. ``told`` gets the address
    once all of it listens; without it a line on stderr tells it. Raises KamergraafError where the address cannot be
    had, UsageError where it is none.
    """
    served = Served(source, limits or Limits(), address.root_path, address.proxies, writer, publisher)
    trusted(served)
    with contextlib.closing(listen(address.host, address.port)) as taken, logging_here(), keeping(source):
        url = _url(address.host, taken)
        ready = functools.partial(told or _say, url)
        try:
            if processes > 1:
                _together(served, taken, ready, processes)
            else:
                _Server(config(served), ready).run(sockets=[taken])
        finally:
            child.end_forking()


def _together(served: Served, taken: socket.socket, ready: Callable[[], None], processes: int) -> None:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(House(served, taken, processes).serve(ready))


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises KamergraafError (in use, forbidden) and UsageError (no such host or port)."""
    if not 0 <= port <= 65535:
        raise UsageError(f"There is no port {port}; a port is a number from 0 to 65535.")
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[
            0
        ]
    except (OSError, UnicodeError) as error:
        raise UsageError(
            f"{host!r} is no host that can be listened on; give a name or an address of this machine."
        ) from error
    # Named as TCP, so that asyncio turns off Nagle's algorithm: an answer's head and body are sent one after the other.
    taken = socket.socket(family, kind, socket.IPPROTO_TCP)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind(address)
        taken.listen(128)
    except OSError as error:
        taken.close()
        raise KamergraafError(
            f"Cannot listen on {host} port {port}: {error.strerror}; choose another --port."
        ) from error
    return taken


def _url(host: str, taken: socket.socket) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{taken.getsockname()[1]}/"


def _say(address: str) -> None:
    sys.stderr.write(f"Kamergraaf serves at {address} (SPARQL at {address}sparql); Ctrl-C stops it.\n")
    sys.stderr.flush()


class _Server(uvicorn.Server):
    """uvicorn, telling when it listens, and ending a signalled stop as a stop, not by dying of the signal."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        short_turns()
        gc.freeze()  # what is loaded by now stays: else the collector stops all answers to look at it
        if self.started:
            self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        signals = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(number, self.handle_exit) for number in signals]
        try:
            yield
        finally:
            for number, handler in zip(signals, before, strict=True):
                signal.signal(number, handler)
