"""The bounds of one server, all in one place."""

import os
from dataclasses import dataclass, field

__all__ = ["Limits", "cores"]


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, counts, and sizes in bytes.

    ``at_once`` queries run that have run for less than ``slice`` seconds, and ``slow`` that have run for longer; so
    many worker processes there are together. One that has run for ``runaway`` seconds gets less of the processor, and
    its worker with it, for good. ``waiting`` queries wait for a place. ``memory`` is what a query may take
    in its worker, ``spool`` what the answers take on disk that clients have yet to fetch, all together, and ``cache``
    is for answers that may be asked again. ``upload`` is the body of a change, which may take ``write`` seconds. A
    request may take ``arrival`` seconds to come, and ``head`` bytes for its line and headers; so many wait ``ahead`` on
    one connection for the answers before theirs. So many ``connections`` are open at once, ``each`` of them for one
    client.
    """

    seconds: float = 30.0
    at_once: int = field(default_factory=lambda: max(2, cores()))
    slow: int = field(default_factory=lambda: max(4, cores()))
    slice: float = 0.1
    runaway: float = 0.6
    waiting: int = 256
    body: int = 1 << 20
    query: int = 256 << 10
    answer: int = 256 << 20
    page: int = 1 << 20
    memory: int = 1 << 30
    cache: int = 64 << 20
    upload: int = 64 << 20
    write: float = 300.0
    head: int = 64 << 10
    ahead: int = 16
    arrival: float = 20.0
    connections: int = 512
    each: int = 64
    spool: int = 4 << 30
    stall: float = 60.0  # seconds that a client may take to fetch the next piece of its answer

    @property
    def share(self) -> int:
        """The slow places that one client holds at most: three of four, and no more than there are processors, beyond
        which its queries would only take each other's turns.
        """
        return max(1, min(self.slow - self.slow // 4, cores()))
