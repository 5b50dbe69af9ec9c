"""Runs the application under uvicorn: listens, says so, and stops when it is told to."""

import contextlib
import gc
import logging
import math
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import uvicorn

from kg.errors import KamergraafError, UsageError
from kg.web.answer import Source
from kg.web.app import create_app
from kg.web.connection import Connections
from kg.web.dcat import Publisher
from kg.web.keeper import keeping
from kg.web.limits import Limits
from kg.web.shell import lines
from kg.web.writing import Writer

__all__ = ["THIS_MACHINE", "Address", "config", "listen", "run"]

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
) -> None:
    """Serves until SIGINT or SIGTERM; queries that run then may end, a second signal ends them.

    ``told`` gets the address once the server listens; without it a line on stderr tells it. Raises KamergraafError
    where the address cannot be had, UsageError where it is none.
    """
    settings = config(source, limits or Limits(), address.root_path, address.proxies, writer, publisher)
    with contextlib.closing(listen(address.host, address.port)) as taken:
        url = _url(address.host, taken)
        server = _Server(settings, lambda: (told or _say)(url))
        with _logging(), keeping(source):
            server.run(sockets=[taken])


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


def config(
    source: Source,
    limits: Limits,
    root_path: str = "",
    proxies: tuple[str, ...] = (),
    writer: Writer | None = None,
    publisher: Publisher | None = None,
) -> uvicorn.Config:
    """How uvicorn runs it. Raises UsageError for a proxy that is no address and no network."""
    try:
        connections = Connections(limits, proxies)
    except ValueError as error:
        raise UsageError(f"A trusted proxy is an address or a network, such as 10.0.0.0/8: {error}.") from error
    return uvicorn.Config(
        create_app(source, limits, writer, publisher),
        http=connections,  # type: ignore[arg-type]  # it makes them
        ws="none",
        loop="uvloop",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        root_path=root_path,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        backlog=limits.connections,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=math.ceil(limits.seconds) + 1,
    )


class _Server(uvicorn.Server):
    """uvicorn, telling when it listens, and ending a signalled stop as a stop, not by dying of the signal."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
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


class _OneLine(logging.Formatter):
    """A record as one line, without traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return f"{self.formatTime(record, '%Y-%m-%dT%H:%M:%S')} {record.getMessage().strip()}"


@contextlib.contextmanager
def _logging() -> Iterator[None]:
    """Our request lines and the server's warnings on stderr, for as long as the server runs."""
    # No line tells of threads and processes: to ask for them costs more than the line.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OneLine())
    handler.addFilter(lambda record: "without completing response" not in record.getMessage())  # told by ourselves
    loggers = [(logging.getLogger("kg.web"), logging.INFO), (logging.getLogger("uvicorn.error"), logging.ERROR)]
    for logger, level in loggers:
        logger.setLevel(level)
        logger.propagate = False
        logger.addHandler(handler)
    lines.to = sys.stderr
    try:
        yield
    finally:
        lines.to = None
        for logger, _ in loggers:
            logger.removeHandler(handler)
            logger.propagate = True
