"""The log on stderr: a line a request, and what goes wrong. Each line is one write, so that processes can share it."""

import contextlib
import logging
import sys
from collections.abc import Iterator

from kg.web.shell import lines

__all__ = ["logging_here"]


_UNTOLD = ("without completing response", "asyncio.exceptions.CancelledError")
"""What is told by ourselves, and what becomes of a server that is told to stop at once."""


class _OneLine(logging.Formatter):
    """A record as one line, without traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return f"{self.formatTime(record, '%Y-%m-%dT%H:%M:%S')} {record.getMessage().strip()}"


@contextlib.contextmanager
def logging_here() -> Iterator[None]:
    """Our request lines and the server's warnings on stderr, for as long as the server runs."""
    # No line tells of threads and processes: to ask for them costs more than the line.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OneLine())
    handler.addFilter(lambda record: not any(words in record.getMessage() for words in _UNTOLD))
    loggers = [(logging.getLogger("kg.web"), logging.INFO), (logging.getLogger("uvicorn.error"), logging.ERROR)]
    for logger, level in loggers:
        logger.setLevel(level)
        logger.propagate = False
        logger.addHandler(handler)
    lines.to = sys.stderr
    try:
        yield
    finally:
        lines.to = None
        for logger, _ in loggers:
            logger.removeHandler(handler)
            logger.propagate = True
