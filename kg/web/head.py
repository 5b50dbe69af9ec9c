"""What a request's head may be (RFC 9112, 3 and 6), before anybody looks at what is asked."""

import re
from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv6Address
from typing import Final

__all__ = ["origin", "wrong"]

Headers = Sequence[tuple[bytes, bytes]]
_HOST: Final = rb"(?:[\w.~%!$&'()*+,;=-]*+|\[(?P<v6>[0-9A-Fa-f:.]++)\])(?::(?P<port>[0-9]{0,5}+))?"
_IS_HOST: Final = re.compile(_HOST, re.ASCII)
_PORTS: Final = range(1 << 16)
_ABSOLUTE: Final = re.compile(rb"https?://([^/?#]*+)([/?].*)?", re.IGNORECASE | re.DOTALL)
_SPOKEN: Final = ("1.1", "1.0")


def wrong(version: str, method: bytes, headers: Headers) -> tuple[str, str] | None:
    """What is wrong with it: a status with its phrase, and a sentence."""
    if version not in _SPOKEN:
        return "505 HTTP Version Not Supported", "This server speaks HTTP/1.1.\n"
    if method == b"CONNECT":
        return "501 Not Implemented", "This server is no proxy.\n"
    hosts, codings = [], []
    for name, value in headers:
        if name == b"host":
            hosts.append(value)
        elif name == b"transfer-encoding":
            codings.append(value.strip().lower())
    if len(hosts) > 1 or (not hosts and version == "1.1"):
        return "400 Bad Request", "A request names one Host.\n"
    if hosts and not _is_host(hosts[0]):
        return "400 Bad Request", "The Host of the request is no host.\n"
    if codings and codings != [b"chunked"]:
        return "501 Not Implemented", "A body is sent as it is or chunked, in no other transfer coding.\n"
    return None


@lru_cache(maxsize=64)
def _is_host(host: bytes) -> bool:
    """Whether it is a host, or none, with a port that there is."""
    found = _IS_HOST.fullmatch(host)
    if found is None or int(found["port"] or 0) not in _PORTS:
        return False
    try:
        return found["v6"] is None or bool(IPv6Address(found["v6"].decode()))
    except ValueError:
        return False


def origin(method: bytes, target: bytes, headers: list[tuple[bytes, bytes]]) -> bytes | None:
    """The target as a path with its query; None for what is no target here.

    Who sends a whole address says by that whom it asks: its host takes the place of Host. ``OPTIONS *`` asks of the
    server as a whole, what its first page may be asked.
    """
    if target[:1] == b"/":
        return target
    if target == b"*":
        return b"/" if method == b"OPTIONS" else None
    found = _ABSOLUTE.fullmatch(target)
    if found is None or found[1][:1] in (b"", b":") or not _is_host(found[1]):
        return None
    headers[:] = [(b"host", found[1]), *(one for one in headers if one[0] != b"host")]
    path = found[2] or b"/"
    return path if path[:1] == b"/" else b"/" + path
