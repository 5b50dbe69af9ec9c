"""How a worker process ended over a request, told to its client: what is known of it, and no more."""

import signal

from kg.web.problems import Problem

__all__ = ["named", "problem", "stopped"]

_CRASHED = "The query ended the process that worked on it: it nests too deep, or takes more memory than there is."
_CRASHES = (-signal.SIGSEGV, -signal.SIGABRT)
"""What the engine ends by that overruns its stack, or gets no memory: it has no other way to say so."""
_AGAIN = {"Retry-After": "10"}


def problem(code: int | None) -> Problem:
    """The problem for who waits. ``code`` is the exit code: below 0 a signal's number, None where it is not known."""
    if code in _CRASHES:
        return Problem(500, _CRASHED)
    if code == -signal.SIGKILL:
        why = f"was ended from outside by {named(code)}, perhaps for want of memory on this machine"
    elif code is not None and code < 0:
        why = f"was ended by {named(code)}"
    else:
        why = "ended before its answer was whole"
    return Problem(503, f"The process that worked on this request {why}; ask again.", headers=_AGAIN)


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
