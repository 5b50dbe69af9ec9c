"""The one client of all sources: slow on purpose, patient with faults, and bounded in all that it takes."""

import contextlib
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx
import tenacity

from kg.errors import RemoteError, UsageError
from kg.harvest.check import Check
from kg.resources import version

__all__ = ["Answer", "Client", "Refused", "Unreachable", "Unsound"]

RATE: Final = 3.0
"""Requests a second; never more than ``MOST`` to a server of someone else."""
MOST: Final = 5.0
TRIES: Final = 6
REDIRECTS: Final = 5
LARGEST: Final = 64 * 1024 * 1024
LONGEST: Final = 300.0
"""Seconds that one answer may take in all, and that a Retry-After is followed for."""
_RETRIED: Final = frozenset((408, 425, 429, 500, 502, 503, 504))
_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
_ERRNO: Final = re.compile(r"\[Errno -?\d+\] ")
_LOOPBACK: Final = frozenset(("127.0.0.1", "localhost", "::1"))


class Refused(RemoteError):  # noqa: N818 - it names what the service did
    """The service says that there is no such thing, or that it does not take the question; asking again is idle.

    ``missing`` is true where it says that the thing is not there (any more).
    """

    def __init__(self, message: str, *, missing: bool = False) -> None:
        super().__init__(message)
        self.missing = missing


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

    def __post_init__(self) -> None:
        split = urlsplit(self.base)
        if split.scheme not in ("http", "https") or not split.hostname:
            raise UsageError(f"{self.base}: the address of a service begins with https://.")
        if not self.contact.isprintable() or not self.contact.isascii():
            raise UsageError("The contact is a mail or web address in plain ASCII.")
        about = f"kamergraaf/{version()}" + (f" (+{self.contact})" if self.contact else "")
        self._http = httpx.Client(headers={"User-Agent": about}, timeout=httpx.Timeout(30.0), follow_redirects=False)

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
            except httpx.InvalidURL as error:
                raise Refused(f"{_short(place)}: no address ({error}).") from error
            except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
                short = f"{_host(place)} cannot be reached ({_reason(error)})"
                raise _Passing(short, short, kind=Unreachable) from error
            except (httpx.HTTPError, httpx.StreamError) as error:
                # A body shorter than it says ends here too
                said = f"the connection failed ({_reason(error)})"
                raise _Passing(f"{_short(place)}: {said}", f"{_host(place)}: {said}") from error
            if isinstance(found, str):
                place = urljoin(place, found)
                continue
            return self._sound(found, check)
        raise Refused(f"{_short(url)}: led round in more than {REDIRECTS} redirects.")

    def _fetched(self, url: str, headers: Mapping[str, str]) -> Answer | str:
        """The answer, or the address to which it is moved."""
        with self._http.stream("GET", url, headers=dict(headers)) as response:
            status = response.status_code
            if status in _REDIRECTS and response.headers.get("location"):
                return str(response.headers["location"])
            if status == 304 and headers:
                return Answer(url, None, headers.get("If-None-Match", ""), headers.get("If-Modified-Since", ""))
            if status in _RETRIED:
                said = f"answers {status}"
                raise _Passing(f"{_short(url)}: the service {said}", f"{_host(url)} {said}", _after(response.headers))
            if status != 200:
                raise Refused(f"{_short(url)}: the service answers {status}.", missing=status in (404, 410))
            body = _body(response, url)
            etag, changed = (_header(response, name) for name in ("etag", "last-modified"))
            return Answer(url, body, etag, changed)

    def _sound(self, answer: Answer, check: Check) -> Answer:
        if answer.body is not None:
            try:
                check(answer.body)
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


def _body(response: httpx.Response, url: str) -> bytes:
    """The body, read no further than we take; it counts bytes after decompression, so a bomb ends here too."""
    parts: list[bytes] = []
    size, until = 0, time.monotonic() + LONGEST
    announced = response.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and len(announced) < 20 and int(announced) > LARGEST:
        raise Refused(f"{_short(url)}: {int(announced)} bytes, more than the {LARGEST} that are taken.")
    for part in response.iter_bytes(65536):
        size += len(part)
        if size > LARGEST:
            raise Refused(f"{_short(url)}: more than the {LARGEST} bytes that are taken.")
        if time.monotonic() > until:
            said = f"the answer takes longer than {LONGEST:.0f} seconds"
            raise _Passing(f"{_short(url)}: {said}", f"{_host(url)}: {said}")
        parts.append(part)
    return b"".join(parts)


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
    return url if len(url) <= 160 else f"{url[:157]}..."
