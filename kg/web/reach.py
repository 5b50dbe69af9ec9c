"""Whether a store that another server holds can be reached: asked there when somebody wants to know, not too often."""

import asyncio
import logging
from typing import Final, cast

from kg.web.answer import Source

__all__ = ["Reach"]

log = logging.getLogger("kg.web")
_GOOD: Final = 2.0
"""Seconds for which what was found is told again."""


class Reach:
    """Of a source. One that lies on this machine has no ``reaches``, and is there as far as this goes."""

    def __init__(self, source: Source) -> None:
        self._reaches = getattr(source, "reaches", None)
        self._found = True
        self._until = 0.0
        self._asking: asyncio.Task[bool] | None = None

    async def there(self) -> bool:
        """Whether it answers."""
        if self._reaches is None or asyncio.get_running_loop().time() < self._until:
            return self._found
        if self._asking is None:
            self._asking = asyncio.create_task(self._ask())
        return await asyncio.shield(self._asking)

    async def _ask(self) -> bool:
        assert self._reaches is not None
        try:
            found = cast(bool, await asyncio.to_thread(self._reaches))
        finally:
            self._asking = None
        if found != self._found:
            log.warning("the server that is asked %s", "answers again" if found else "does not answer")
        self._found, self._until = found, asyncio.get_running_loop().time() + _GOOD
        return found
