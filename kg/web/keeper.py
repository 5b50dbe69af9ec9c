"""Keeps the search index in step with the store while a server runs: another process makes it when there is news."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from kg.store import folder
from kg.web.answer import Source
from kg.web.source import OnDisk

__all__ = ["keeping"]

log = logging.getLogger("kg.web")
_POLL = 2.0  # seconds between two looks
_PAUSE = 30.0  # seconds before that is tried again which was ended from outside, for want of memory perhaps
_END = 5.0  # seconds that a half-made index gets to be cleared away


@contextmanager
def keeping(source: Source) -> Iterator[None]:
    """Within, the index follows the store. It is made in another process, so that no query waits for it."""
    if not isinstance(source, OnDisk):
        yield
        return
    stop = threading.Event()
    thread = threading.Thread(target=_follow, args=(source, stop), daemon=True, name="index")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(_END + _POLL)


def _follow(source: OnDisk, stop: threading.Event) -> None:
    done = ""
    while not stop.is_set():
        try:
            state = folder.current(source.path)
            if state != done and _make(source, stop):
                done = state
        except OSError as error:  # no descriptor or no memory for a process just now
            log.warning("the search index cannot follow the store yet: %s", error)
        stop.wait(_POLL)


def _make(source: OnDisk, stop: threading.Event) -> bool:
    """Makes the index; whether that was tried to its end. A failure is told on stderr by the process itself.

    That ends with this thread too, and so with a server that is killed.
    """
    command = [sys.executable, "-m", "kg.web.tied", str(os.getpid()), "index", "--store", str(source.path)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as made:
        while made.poll() is None:
            if stop.wait(0.1):
                made.terminate()
                return False
    if made.returncode < 0:
        log.warning("the process that makes the search index was ended by signal %d; another tries", -made.returncode)
        stop.wait(_PAUSE)
    return made.returncode >= 0
