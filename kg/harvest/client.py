"""The one client of all sources: slow on purpose, patient with faults, and bounded in all that it takes."""

import contextlib
import re
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx
import tenacity

from kg.errors import RemoteError, UsageError
from kg.harvest.check import Check, Unfit
from kg.harvest.watch import Watch
from kg.resources import version

__all__ = ["Answer", "Client", "Refused", "Unreachable", "Unsound", "onward"]

RATE: Final = 3.0
"""Requests a second; never more than ``MOST`` to a server of someone else."""
MOST: Final = 5.0
TRIES: Final = 6
REDIRECTS: Final = 5
LARGEST: Final = 64 * 1024 * 1024
LONGEST: Final = 300.0
"""Seconds that one answer may take in all, and that a Retry-After is followed for."""
_STEP: Final = 64 * 1024
_RETRIED: Final = frozenset((408, 425, 429, 500, 502, 503, 504))
_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
_ERRNO: Final = re.compile(r"\[Errno -?\d+\] ")
_LOOPBACK: Final = frozenset(("127.0.0.1", "localhost", "::1"))


class Refused(RemoteError):  # noqa: N818 - it names what the service did
    """The service says that there is no such thing, or that it does not take the question; asking again is idle.

    ``status`` is that of its answer, 0 where there was none that could be taken; ``missing`` tells whether it says that
    the thing is not there (any more).
    """

    def __init__(self, message: str, *, status: int = 0) -> None:
        super().__init__(message)
        self.status = status

    @property
    def missing(self) -> bool:
        """Whether there is no such thing."""
        return self.status in (404, 410)


class Unsound(RemoteError):  # noqa: N818
    """What arrives is not whole or not well-formed, however often it is asked for."""


class Unreachable(RemoteError):  # noqa: N818
    """No connection to the service comes about, however often it is tried; nothing else would be answered."""


class _Passing(RemoteError):  # noqa: N818
    """A fault that may be gone a moment later: ``short`` tells it without the address, ``after`` is what the server
    asks for, in seconds, ``kind`` what it is called where it stays.
    """

    def __init__(
        self, message: str, short: str, after: float | None = None, kind: type[RemoteError] = RemoteError
    ) -> None:
        super().__init__(message)
        self.short = short
        self.after = after
        self.kind = kind


def _silent(_: str) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was given: ``body`` is None where the server says that it has not changed."""

    url: str
    body: bytes | None
    etag: str = ""
    last_modified: str = ""


@dataclass(slots=True)
class Client:
    """Asks the service at ``base``, and no host but its own and those of ``hosts``.

    ``rate`` is in requests a second. ``contact`` is an address that stands in the User-Agent. Only https is spoken,
    unless ``base`` itself is a http address. ``tell`` is given a line each time that a fault is waited out. Raises
    UsageError for a base or a contact that cannot be used.
    """

    base: str
    hosts: frozenset[str] = frozenset()
    contact: str = ""
    rate: float = RATE
    tell: Callable[[str], None] = _silent
    _http: httpx.Client = field(init=False)
    _last: float = field(init=False, default=0.0)
    _watch: Watch = field(init=False, default_factory=Watch)

    def __post_init__(self) -> None:
        if not _is_service(self.base):
            raise UsageError(f"{self.base}: the address of a service begins with https://.")
        if not self.contact.isprintable() or not self.contact.isascii():
            raise UsageError("The contact is a mail or web address in plain ASCII.")
        if not self.rate > 0:  # nor is that which is no number
            raise UsageError(f"The rate is a number of requests a second, {MOST:g} at most.")
        about = f"kamergraaf/{version()}" + (f" (+{self.contact})" if self.contact else "")
        headers = {"User-Agent": about, "Accept-Encoding": "gzip"}
        self._http = httpx.Client(headers=headers, timeout=httpx.Timeout(30.0), follow_redirects=False)

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def get(self, url: str, check: Check, known: Mapping[str, str] | None = None) -> Answer:
        """One answer, whole and sound by ``check``; ``known`` holds ``etag`` and ``last_modified`` of what is held.

        Raises Refused for what is not there or not allowed, Unsound for a body that stays broken, Unreachable where no
        connection comes about, and RemoteError where the service does not answer.
        """
        tries = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_Passing),
            stop=tenacity.stop_after_attempt(TRIES),
            wait=self._pause,
            before_sleep=self._told,
            reraise=True,
        )
        try:
            return tries(self._once, url, check, known or {})
        except _Passing as error:
            when = "when this machine has a network connection" if error.kind is Unreachable else "later"
            again = f"run the same command {when}, it goes on from here."
            raise error.kind(f"{error} (asked {TRIES} times); {again}") from error

    def _told(self, state: tenacity.RetryCallState) -> None:
        """Says that a fault is waited out."""
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, _Passing) and state.next_action:
            pause = f"in {state.next_action.sleep:.0f} s" if state.next_action.sleep >= 1 else "at once"
            self.tell(f"{error.short}; trying again {pause} ({state.attempt_number + 1} of {TRIES}).")

    def _pause(self, state: tenacity.RetryCallState) -> float:
        """Seconds until the next try: what the server asks for, else twice as long each time."""
        error = state.outcome.exception() if state.outcome else None
        asked = error.after if isinstance(error, _Passing) else None
        unit = 0.01 if self._is_ours() else 1.0
        return min(asked if asked is not None else unit * 2.0 ** (state.attempt_number - 1), LONGEST)

    def _once(self, url: str, check: Check, known: Mapping[str, str]) -> Answer:
        conditions = {"If-None-Match": known.get("etag", ""), "If-Modified-Since": known.get("last_modified", "")}
        headers = {name: value for name, value in conditions.items() if value}
        place = url
        for _ in range(REDIRECTS + 1):
            self._allow(place)
            self._wait()
            try:
                found = self._fetched(place, headers)
            except (httpx.InvalidURL, UnicodeError) as error:
                raise Refused(f"{_short(place)}: no address ({error}).") from error
            except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
                short = f"{_host(place)} cannot be reached ({_reason(error)})"
                raise _Passing(short, short, kind=Unreachable) from error
            except (httpx.HTTPError, httpx.StreamError) as error:
                # A body shorter than it says ends here too
                said = _late() if self._watch.ended else f"the connection failed ({_reason(error)})"
                raise _Passing(f"{_short(place)}: {said}", f"{_host(place)}: {said}") from error
            if isinstance(found, str):
                place = onward(place, found)
                continue
            return self._sound(found, check)
        raise Refused(f"{_short(url)}: led round in more than {REDIRECTS} redirects.")

    def _fetched(self, url: str, headers: Mapping[str, str]) -> Answer | str:
        """The answer, or the address to which it is moved."""
        with (
            self._watch.over(LONGEST) as begun,
            self._http.stream("GET", url, headers=dict(headers), extensions={"trace": self._watch.seen}) as response,
        ):
            begun()  # its body has a clock of its own
            status = response.status_code
            if status in _REDIRECTS and response.headers.get("location"):
                return str(response.headers["location"])
            if status == 304 and headers:
                return Answer(url, None, headers.get("If-None-Match", ""), headers.get("If-Modified-Since", ""))
            if status in _RETRIED:
                said = f"answers {status}"
                raise _Passing(f"{_short(url)}: the service {said}", f"{_host(url)} {said}", _after(response.headers))
            if status != 200:
                raise Refused(f"{_short(url)}: the service answers {status}.", status=status)
            if self._watch.ended:  # just then: what comes would stop in the middle
                raise httpx.ReadTimeout("too late")
            body = _body(response, url)
            etag, changed = (_header(response, name) for name in ("etag", "last-modified"))
            return Answer(url, body, etag, changed)

    def _sound(self, answer: Answer, check: Check) -> Answer:
        if answer.body is not None:
            try:
                check(answer.body)
            except Unfit as error:
                raise Unsound(f"{_short(answer.url)}: what arrives is {error}.") from error
            except ValueError as error:
                said = f"what arrives is {error}"
                short = f"{_host(answer.url)}: {said}"
                raise _Passing(f"{_short(answer.url)}: {said}", short, kind=Unsound) from error
        return answer

    def _allow(self, url: str) -> None:
        """Refuses an address from an answer that leads anywhere but to the service."""
        try:
            ours, theirs = urlsplit(self.base), urlsplit(url)
            same = (theirs.scheme, theirs.netloc) == (ours.scheme, ours.netloc)
            known = theirs.scheme == "https" and theirs.hostname in self.hosts and theirs.port in (None, 443)
        except ValueError:
            same = known = False
        if not (same or (known and "@" not in theirs.netloc)):
            raise Refused(f"{_short(url)}: an address outside the service; it is not followed.")

    def _wait(self) -> None:
        if not self._is_ours():
            gap = 1.0 / max(0.01, min(self.rate, MOST))
            time.sleep(max(0.0, self._last + gap - time.monotonic()))
        self._last = time.monotonic()

    def _is_ours(self) -> bool:
        """A server on this machine need not be spared."""
        return urlsplit(self.base).hostname in _LOOPBACK


def onward(place: str, said: str) -> str:
    """The address that an answer at ``place`` names. Raises Refused for what is none."""
    try:
        found = urljoin(place, said)
        urlsplit(found)
    except ValueError:
        found = ""
    if not found.isprintable() or not found:  # as half of a character, which no address can hold
        raise Refused(f"{_short(place)}: names {_plain(said)}, which is no address; it is not followed.")
    return found


def _body(response: httpx.Response, url: str) -> bytes:
    """The body, read no further than we take and no longer; a bomb ends at the same size, whatever it unpacks to."""
    announced = response.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and len(announced) < 20 and int(announced) > LARGEST:
        raise Refused(f"{_short(url)}: {int(announced)} bytes, more than the {LARGEST} that are taken.")
    packed = response.headers.get("content-encoding", "identity").strip().lower() or "identity"
    if packed not in ("identity", "gzip", "x-gzip"):
        raise Refused(f"{_short(url)}: packed as {_plain(packed)}, which was not asked for.")
    parts = bytearray()
    for part in _unpacked(_timely(response, url), url) if packed != "identity" else _timely(response, url):
        parts += part
        if len(parts) > LARGEST:
            raise Refused(f"{_short(url)}: more than the {LARGEST} bytes that are taken.")
    return bytes(parts)


def _timely(response: httpx.Response, url: str) -> Iterator[bytes]:
    """The bytes as they arrive, in whatever pieces; one that drips ends when its time is over."""
    until = time.monotonic() + LONGEST
    for part in response.iter_raw():
        yield part
        if time.monotonic() > until:
            said = _late()
            raise _Passing(f"{_short(url)}: {said}", f"{_host(url)}: {said}")


def _late() -> str:
    return f"the answer takes longer than {LONGEST:.0f} seconds"


def _unpacked(parts: Iterable[bytes], url: str) -> Iterator[bytes]:
    """What gzip holds, in steps of a bounded size."""
    gzip = zlib.decompressobj(wbits=31)
    try:
        for part in parts:
            while part:
                yield gzip.decompress(part, _STEP)
                part = gzip.unconsumed_tail
    except zlib.error as error:
        said = f"what arrives is no gzip ({error})"
        raise _Passing(f"{_short(url)}: {said}", f"{_host(url)}: {said}", kind=Unsound) from error
    if not gzip.eof:
        said = "what arrives is gzip that stops halfway"
        raise _Passing(f"{_short(url)}: {said}", f"{_host(url)}: {said}", kind=Unsound)


def _is_service(base: str) -> bool:
    try:
        split = urlsplit(base)
        return split.scheme in ("http", "https") and bool(split.hostname) and (split.port or 1) > 0
    except ValueError:
        return False


def _after(headers: httpx.Headers) -> float | None:
    """Retry-After in seconds, from a number or a date; None where it tells nothing that can be followed."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit() and len(said) < 10:
        return float(said)
    with contextlib.suppress(ValueError, TypeError):
        moment = parsedate_to_datetime(said)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    return None


def _header(response: httpx.Response, name: str) -> str:
    value = str(response.headers.get(name, ""))
    return value if len(value) < 300 and value.isascii() and value.isprintable() else ""


def _reason(error: Exception) -> str:
    said = _ERRNO.sub("", " ".join(str(error).split()))[:150]
    return said or type(error).__name__


def _host(url: str) -> str:
    return urlsplit(url).hostname or _short(url)


def _short(url: str) -> str:
    url = url if url.isprintable() else _plain(url)
    return url if len(url) <= 160 else f"{url[:157]}..."


def _plain(said: str) -> str:
    """What a service wrote, as it can be printed: no surrogate, no control character."""
    return ascii(said[:100])
