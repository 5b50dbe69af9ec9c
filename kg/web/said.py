"""What a worker process says on its stderr: told as one line of the log, however much it is.

The engine that gets no memory writes how its stack stands, hundreds of lines, and so does Python that fails. None of
that goes to the log, whose lines are requests; what there is to know of it does.
"""

import os
import re
import socket
from contextlib import suppress

__all__ = ["Said", "by_memory", "speak_to"]

_LONGEST = 2000  # characters of the line
_READ = 256 << 10  # bytes: more than the system holds for who does not listen
_MEMORY = re.compile(r"memory allocation of \d+ bytes failed|std::bad_alloc|capacity overflow|\bMemoryError\b")
_TRACE = "Traceback (most recent call last)"


def by_memory(said: str) -> bool:
    """Whether a process that said so ended because it got no memory."""
    return _MEMORY.search(said) is not None


def speak_to(line: socket.socket) -> None:
    """From here on the stderr of this process is that line; what does not fit in it is lost, and nothing waits."""
    line.setblocking(False)
    os.dup2(line.fileno(), 2)
    line.close()


class Said:
    """The server's end of such a line."""

    def __init__(self, line: socket.socket) -> None:
        line.setblocking(False)
        self._line = line

    def take(self) -> str:
        """What has been said since it was last asked: Python's failure whole, of all else the first line."""
        text = ""
        with suppress(OSError):
            text = self._line.recv(_READ).decode(errors="replace")
        lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
        whole = " | ".join(lines) if _TRACE in text else lines[0] if lines else ""
        return "".join(one if one.isprintable() else "?" for one in whole[:_LONGEST])

    def close(self) -> None:
        """Nobody listens any more."""
        self._line.close()
