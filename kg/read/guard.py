"""What one file may cost, and what may come of it: so many seconds, and one sentence for whatever fails over it."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from kg.errors import KamergraafError, ReadError, UsageError

__all__ = ["SECONDS", "VARIABLE", "guarded", "seconds", "too_long"]

SECONDS: Final = 120.0
"""That one file may take unless the environment says otherwise; the longest letter that we know takes some ten."""
VARIABLE: Final = "KAMERGRAAF_FILE_SECONDS"


class _LateError(BaseException):
    """The time is over. No Exception, so that nothing on the way takes it for a fault that it can mend."""


def seconds() -> float:
    """How long one file may take; 0 is without end. Raises UsageError where the environment says no such number."""
    said = os.environ.get(VARIABLE, "")
    try:
        limit = float(said) if said else SECONDS
    except ValueError:
        limit = -1.0
    if not 0 <= limit < 1e6:
        raise UsageError(f"{VARIABLE} is {said[:40]!r}; give a number of seconds, 0 for no limit.")
    return limit


def too_long(what: str) -> ReadError:
    """What is told of a file that takes longer."""
    return ReadError(f"{what}: took longer than {seconds():g} seconds; give it in parts, or set {VARIABLE} higher.")


@contextmanager
def guarded(what: str) -> Iterator[None]:
    """Bounds the time in which a file is dealt with, and makes any failure over it a ReadError, one sentence.

    Within another guard the outer one's time counts; outside the main thread, where no signal arrives, there is none.
    """
    try:
        with _limited(what):
            yield
    except KamergraafError:
        raise
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:150].rstrip(": ")
        raise ReadError(
            f"{what}: kg failed over it ({said}), a fault of kg and not of yours; please report it with the file."
        ) from error


@contextmanager
def _limited(what: str) -> Iterator[None]:
    limit = seconds()
    main = threading.current_thread() is threading.main_thread()
    if not limit or not main or signal.getsignal(signal.SIGALRM) is _late:
        yield
        return
    before = signal.signal(signal.SIGALRM, _late)
    # Again and again, since what is raised within a destructor is lost
    timer = signal.setitimer(signal.ITIMER_REAL, limit, 5.0)
    try:
        yield
    except _LateError:
        raise too_long(what) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, before or signal.SIG_DFL)


def _late(*_: object) -> None:
    raise _LateError
