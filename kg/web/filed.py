"""What a change brings, on its way to the process that carries it out: by a file, where it is long.

To pickle megabytes, and to pass them from process to process, would hold up all other answers for as long as each copy
takes. The name of a file is short, and a thread writes it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from kg.web.problems import Problem

__all__ = ["Filed", "filed"]

_SHORT = 64 << 10
"""Bytes, or characters, that go along as they are; and that are written at a time."""


@dataclass(frozen=True, slots=True)
class Filed:
    """The bytes themselves, or the path of the file that holds them."""

    data: bytes = b""
    path: str = ""

    def read(self) -> bytes:
        """The bytes, in the process that needs them. Raises OSError where nobody waits for them any more."""
        return Path(self.path).read_bytes() if self.path else self.data


@asynccontextmanager
async def filed(data: str | bytes) -> AsyncIterator[Filed]:
    """What can be passed on in its stead while this lasts; a text as UTF-8.

    Raises Problem 503 where the disk has no room for it.
    """
    if len(data) <= _SHORT:
        yield Filed(_encoded(data))
        return
    with ExitStack() as stack:
        try:
            out = stack.enter_context(NamedTemporaryFile(prefix="kamergraaf-"))
            await asyncio.to_thread(_write, out, data)
        except OSError as error:
            told = "The server has no room for a change as long as this one just now."
            raise Problem(503, told, headers={"Retry-After": "60"}) from error
        yield Filed(path=out.name)


def _write(out: IO[bytes], data: str | bytes) -> None:
    """Piece by piece, so that other threads have their turn."""
    for at in range(0, len(data), _SHORT):
        out.write(_encoded(data[at : at + _SHORT]))
    out.flush()


def _encoded(data: str | bytes) -> bytes:
    return data.encode() if isinstance(data, str) else data
