"""A Dask cluster as a build meets it: connected, found to make what this process would, and asked."""

import logging
import os
import re
import threading
from collections.abc import Generator, Iterable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final

from kg.cluster.asking import Asking
from kg.cluster.parts import Parts
from kg.cluster.telling import PATIENCE, deserted, reached, short, unlike
from kg.cluster.worker import dismissed, versions
from kg.errors import RemoteError, UsageError
from kg.outcome import Made
from kg.sources import Source

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["Cluster"]

_ADDRESS: Final = re.compile(r"(?:(?:tcp|tls|ws|wss)://)?(?:[^\s/:\[\]]+|\[[0-9a-fA-F:.]+\]):\d{1,5}/?")
_CONNECT: Final = 10
"""Seconds in which the scheduler must answer."""


class Cluster:
    """A Dask scheduler and its workers, and the folder that keeps what they make, if any.

    Raises UsageError where Dask is not installed or the address is none, RemoteError where no scheduler answers there,
    where it has no workers, and where one of them would make something else of a letter than this process.
    """

    def __init__(self, address: str, parts: Path | None = None) -> None:
        self._address = address
        self._parts = parts
        self._client = _connected(address)
        try:
            self._require_alike()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Lets go of it; what is still under way there is given up."""
        with suppress(Exception):
            self._client.close(timeout=_CONNECT)

    def in_order(self, base: str, pieces: Iterable[list[Source]]) -> Generator[list[Made]]:
        """What is made of each piece of ``Carried`` sources, in order, as ``kg.build.piece_made`` makes it.

        A source over which workers end again and again is told as ``kg.build.lost`` tells it. Raises RemoteError where
        the scheduler goes away, or all workers do, and where a worker fails; StoreError where a part cannot be kept.
        """
        parts = Parts(self._parts, {**versions(), "base": base}) if self._parts else None
        try:
            yield from Asking(self._client, self._address, base, parts).carry(pieces)
        finally:
            if parts:
                parts.close()
        with suppress(Exception):
            self._client.run(dismissed)

    def _require_alike(self) -> None:
        with reached(self._address):
            try:
                self._client.wait_for_workers(1, timeout=PATIENCE)
            except TimeoutError as error:
                raise deserted(self._address) from error
            told = self._client.run(versions, on_error="return")
        for worker, theirs in sorted(told.items()):
            # One that went away just now; who has others is told by its first piece too (kg.cluster.worker)
            if theirs != versions() and not isinstance(theirs, OSError):
                raise RemoteError(unlike(worker, theirs, versions()))


def _connected(address: str) -> "Client":
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            "kg build --cluster needs Dask, which is not installed; install kamergraaf[cluster] (docs/scale.md)."
        ) from error
    if not _ADDRESS.fullmatch(address):
        raise UsageError(f"{address[:200]!r} is no address of a Dask scheduler; give one as tcp://HOST:8786.")
    if not os.environ.get("KAMERGRAAF_DEBUG"):
        for name in ("distributed", "tornado", "asyncio"):  # what they log is told in our own words
            _silence(name)
    made: SimpleQueue[Client | BaseException] = SimpleQueue()

    def connect() -> None:
        client = Client.__new__(Client)
        try:
            client.__init__(address, timeout=_CONNECT, set_as_default=False)  # type: ignore[misc]
        except BaseException as error:  # told where it is awaited
            client.status = "closed"  # else it is closed when it is forgotten, which takes long and fails aloud
            made.put(error)
        else:
            made.put(client)

    # Apart, since Dask waits without end for one who takes the connection and says nothing
    threading.Thread(target=connect, daemon=True).start()
    try:
        found = made.get(timeout=2 * _CONNECT)
    except Empty:
        found = TimeoutError("it takes the connection and says nothing")
    if isinstance(found, Client):
        return found
    raise RemoteError(
        f"{address}: no Dask scheduler answers there ({short(found)}); give the address that dask scheduler tells, "
        "as tcp://HOST:8786."
    ) from found


def _silence(name: str) -> None:
    logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    for other in logging.root.manager.loggerDict:
        if other.startswith(f"{name}."):
            logging.getLogger(other).setLevel(logging.CRITICAL + 1)
