"""What a process has had of a processor, told by another."""

import time

__all__ = ["used"]

_PROCESS_CLOCK = 2  # as Linux numbers the clocks of other processes


def used(process: int | None) -> float:
    """The seconds of a processor that the process of that number has had; 0 where it is gone."""
    try:
        return time.clock_gettime((~(process or 0) << 3) | _PROCESS_CLOCK)
    except OSError:
        return 0.0
