"""An end to answers that take too long, whatever they are at.

httpx bounds each wait for bytes, and not all of them together: a head that drips would go on for ever.
"""

import contextlib
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

__all__ = ["Watch"]

_OPEN: Final = 4
"""Connections that are kept in mind; a client that asks one thing after another has one or two."""


class Watch:
    """Knows the connections of one client, and ends them when time is over; the client then sees them broken."""

    def __init__(self) -> None:
        self._streams: deque[Any] = deque(maxlen=_OPEN)
        self.ended = False
        """Whether the last wait was ended."""

    def seen(self, event: str, info: Mapping[str, Any]) -> None:
        """What httpx tells by its extension ``trace``: the connections that are made."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._streams.append(info["return_value"])

    @contextlib.contextmanager
    def over(self, seconds: float) -> Iterator[Callable[[], None]]:
        """Ends the connections where it takes longer until what this gives is called, or what is within ends."""
        self.ended = False
        timer = threading.Timer(seconds, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield timer.cancel
        finally:
            timer.cancel()

    def _end(self) -> None:
        self.ended = True
        for stream in tuple(self._streams):
            with contextlib.suppress(OSError, AttributeError):
                stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)
