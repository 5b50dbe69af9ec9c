"""The quick way: a program's query by GET, answered where it comes in, if nothing need be waited for.

What else lies between the line and an answer (a task of its own, a router, the layers around it, each header looked at
again) takes longer than many an answer. Whatever is not plain goes that way: this one knows nothing of it.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from typing import Final

from kg.web.answers import Answers
from kg.web.direct import PATH
from kg.web.metrics import Metrics
from kg.web.negotiate import takes_gzip
from kg.web.network import network
from kg.web.protocol import only_query
from kg.web.shell import Answered, noted, told_path
from kg.web.spelled import Still, spelling

__all__ = ["Quick"]

log = logging.getLogger("kg.web")
Headers = Sequence[tuple[bytes, bytes]]
_BEGIN: Final = f"{PATH}?".encode()


class Quick:
    """Answers at the line, under ``root_path`` as a proxy shows it, and notes that as of any request.

    ``is_proxy`` tells whose word on their clients counts.
    """

    def __init__(self, answers: Answers, metrics: Metrics, root_path: str, is_proxy: Callable[[str], bool]) -> None:
        self._answers, self._metrics, self._is_proxy = answers, metrics, is_proxy
        self._state = ""
        self._asked = f"GET {told_path(root_path + PATH)} HTTP/1.1"

    def answer(self, url: bytes, headers: Headers, host: str) -> bytes | None:
        """What is sent behind the status to a client at ``host``; None where it takes more than is done here."""
        if not url.startswith(_BEGIN) or b"#" in url:
            return None
        begun = time.monotonic()
        told = dict(headers)
        if b"content-length" in told or b"transfer-encoding" in told:  # there is a body, which is to be read
            return None
        who = self._client(host, headers) if b"x-forwarded-for" in told else host
        if who is None:
            return None
        try:
            found = self._found(url[len(_BEGIN) :], headers, told)
        except Exception as error:  # the last net: what nobody foresaw is told, and the request goes the other way
            log.error("%s while answering at once: %r", type(error).__name__, error)  # noqa: TRY400 - one line
            return None
        if found is not None:
            noted(self._metrics, PATH, self._asked, who, Answered(200, found.size, time.monotonic() - begun))
        return found and found.raw()

    def _found(self, query_string: bytes, headers: Headers, told: dict[bytes, bytes]) -> Still | None:
        """What was asked in the very same bytes, of the state that the store still has; or a look-up's answer."""
        spelled, known = spelling(query_string, headers), self._answers.spelled
        state = self._state or self._look(known.current)
        if found := known.get(spelled, state):
            return found
        query = None if b"if-none-match" in told or b"if-match" in told else only_query(query_string)
        if query is None:
            return None
        accept, coding = (None if (value := told.get(name)) is None else value.decode("latin-1") for name in _OF_FORM)
        sent = self._answers.look_up(query, accept, state, zips=takes_gzip(coding))
        if sent is None:
            return None
        found = Still(b"".join(sent), len(sent[1]))
        if known.again(spelled, state):
            known.put(spelled, state, found)
        return found

    def _look(self, current: Callable[[], str]) -> str:
        """The newest state, looked up once for all that has come to this turn of the event loop: whoever asks after a
        change has been told comes to a later one.
        """
        self._state = current()
        asyncio.get_running_loop().call_soon(self._forget)
        return self._state

    def _forget(self) -> None:
        self._state = ""

    def _client(self, host: str, headers: Headers) -> str | None:
        """Whom the last proxy speaks for, as uvicorn reads it; None for what only that knows to read."""
        if not self._is_proxy(host):
            return host
        given = b", ".join([value for name, value in headers if name == b"x-forwarded-for"])
        hosts = [one.strip() for one in given.decode("latin-1").split(",")]
        if any(network(one) == "-" for one in hosts):
            return None
        return next((one for one in reversed(hosts) if not self._is_proxy(one)), hosts[0])


_OF_FORM: Final = (b"accept", b"accept-encoding")
