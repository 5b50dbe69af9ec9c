"""Whether the store that is served can be read, as the server knows it from looking at its files now and then."""

import asyncio
import logging

from kg.errors import NotFound, StoreError, StoreInUse
from kg.store.soundness import Soundness
from kg.web.answer import Source
from kg.web.source import OnDisk

__all__ = ["Sound", "unreadable"]

log = logging.getLogger("kg.web")


def unreadable(error: object) -> bool:
    """Whether a job has failed because the store cannot be read."""
    return isinstance(error, StoreError) and not isinstance(error, NotFound | StoreInUse)


class Sound:
    """``fault`` is why the store cannot be read; from when that has passed until ``mended`` it is still told."""

    def __init__(self, source: Source) -> None:
        self.fault: StoreError | None = None
        self._files = Soundness(source.path) if isinstance(source, OnDisk) else None
        self._looking = asyncio.Lock()

    @property
    def watched(self) -> bool:
        """Whether there are files to look at: else it is another server's, or what the changes are made in."""
        return self._files is not None

    async def look(self) -> bool:
        """Whether the store's files are in order now; where not, ``fault`` and the log tell why."""
        if self._files is None:
            return True
        async with self._looking:
            try:
                await asyncio.to_thread(self._files.check)
            except StoreError as error:
                if self.fault is None:
                    log.warning("no query is answered until the store can be read again: %s", error)
                self.fault = error
                return False
        return True

    def mended(self) -> None:
        """All workers have the store open anew."""
        if self.fault is not None:
            log.warning("the store can be read again")
        self.fault = None
