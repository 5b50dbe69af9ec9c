"""What every process does first that is forked for a server: it hears no stop, and outlives nobody."""

import ctypes
import os
import signal
from contextlib import suppress
from multiprocessing import forkserver

__all__ = ["end_forking", "end_with_parent", "hear_no_stop", "let_go"]

_PDEATHSIG = 1  # of Linux' prctl


def hear_no_stop() -> None:
    """Ctrl-C and a supervisor's stop reach the whole group; the server decides when a process of its own ends."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


def let_go() -> None:
    """Closes the pipe by which the process that forks all others sees that its server is there.

    Each is given that, so that it could have others forked too. While one held it the forking process would outlive the
    server, and with it those that end when that ends.
    """
    # The library has no word for it
    held = getattr(getattr(forkserver, "_forkserver", None), "_forkserver_alive_fd", None)
    if isinstance(held, int):
        with suppress(OSError):
            os.close(held)


def end_forking() -> None:
    """Ends the process that forks all others, where all that it has forked is to end.

    It ends with the server by itself; but one that somebody has stopped does not, and the library waits for it.
    """
    process = getattr(getattr(forkserver, "_forkserver", None), "_forkserver_pid", None)
    if isinstance(process, int):
        with suppress(OSError):
            os.kill(process, signal.SIGKILL)


def end_with_parent() -> None:
    """Has the kernel end this process with the one that forked it, which ends with the server, however that ends."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
