"""How a worker process ended over a request, told to its client: what is known of it, and no more."""

import signal

from kg.web.problems import Problem
from kg.web.said import by_memory

__all__ = ["named", "problem", "stopped", "too_much"]

_CRASHED = "The query cannot be worked out: it nests too deep, or takes too much memory; make it simpler."
_CRASHES = (-signal.SIGSEGV, -signal.SIGABRT)
"""What the engine ends by that overruns its stack, or gets no memory; only of the second it says so, and not always."""
_AGAIN = {"Retry-After": "10"}


def problem(code: int | None, said: str, memory: int) -> Problem:
    """The problem for who waits. ``code`` is the exit code: below 0 a signal's number, None where it is not known.

    ``said`` is what the process said at its end, and ``memory`` the bytes that it might take.
    """
    if by_memory(said) and code != -signal.SIGKILL:
        return too_much(memory)
    if code in _CRASHES:
        return Problem(500, _CRASHED)
    if code == -signal.SIGKILL:
        why = f"was ended from outside by {named(code)}, perhaps for want of memory on this machine"
    elif code is not None and code < 0:
        why = f"was ended by {named(code)}"
    else:
        why = "ended before its answer was whole"
    return Problem(503, f"The process that worked on this request {why}; ask again.", headers=_AGAIN)


def too_much(memory: int) -> Problem:
    """The problem of what takes more than so many bytes of memory."""
    told = f"The query takes more memory than one query may have ({memory >> 20} MiB); ask for less."
    return Problem(413, told, more={"limit": "memory"})


def stopped() -> Problem:
    """The problem for who waits while the server ends its workers."""
    return Problem(503, "The server is being stopped; ask again.", headers=_AGAIN)


def named(code: int | None) -> str:
    """An exit code in words."""
    if code is None:
        return "in a way that is not known"
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {-code} ({signal.Signals(-code).name})"
    except ValueError:  # a real-time signal has no name
        return f"signal {-code}"
