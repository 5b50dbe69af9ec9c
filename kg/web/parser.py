"""What reads the bytes of requests: httptools, for a server that speaks HTTP/1.1 and nothing else.

Clients that may speak HTTP/2 (those of Java, ``curl --http2``) ask for it with a request that they want answered in any
case, and who does not change over answers that as if nothing had been asked (RFC 9110, 7.8). httptools takes whatever
stands behind such a head, the body too, for the other protocol.
"""

from collections.abc import Iterator
from typing import Protocol

import httptools

__all__ = ["CLIENTS", "Parser", "join_lists"]

_ASKS = b"upgrade"
CLIENTS = b"x-forwarded-for"
"""The header in which a proxy tells whom it speaks for."""
_LISTS = (b"accept", b"accept-encoding", b"if-match", b"if-none-match", CLIENTS)


class Reader(Protocol):
    """Who is called with what ``parser`` has read, and keeps of a request what its head says."""

    url: bytes
    headers: list[tuple[bytes, bytes]]
    parser: "Parser"


class Parser(httptools.HttpRequestParser):
    """Where a request asks for another protocol, another of these reads it once more without that, and what follows."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self.set_dangerous_leniencies(lenient_data_after_close=True)  # behind a last request
        self._reader = reader

    def again(self) -> bool:
        """Whether the request whose head or end was just told will be told once more, and this time is none."""
        return self.should_upgrade() and self.get_method() != b"CONNECT"

    def feed_data(self, data: bytes | bytearray | memoryview) -> None:  # type: ignore[override]
        """Takes more bytes. Raises what httptools raises; HttpParserUpgrade after CONNECT alone."""
        reads = self
        while True:
            try:
                super(Parser, reads).feed_data(data)
            except httptools.HttpParserUpgrade as found:
                if not reads.again():
                    raise
                data = memoryview(data)[found.args[0] :]
                head = b"".join(reads._head())
                reads = self._reader.parser = Parser(self._reader)
                super(Parser, reads).feed_data(head)
            else:
                return

    def _head(self) -> Iterator[bytes]:
        yield b"%s %s HTTP/%s\r\n" % (self.get_method(), self._reader.url, self.get_http_version().encode())
        for name, value in self._reader.headers:
            if name != _ASKS:
                yield b"%s: %s\r\n" % (name, value)
        yield b"\r\n"


def join_lists(headers: list[tuple[bytes, bytes]]) -> None:
    """Makes one line of each list that came in several (RFC 9110, 5.3), and leaves out what is empty of the clients
    that proxies speak for (5.6.1).
    """
    for name in _LISTS:
        values = [value for other, value in headers if other == name]
        if name == CLIENTS:
            values = [one for value in values for one in value.split(b",") if one.strip()]
        elif len(values) < 2:
            continue
        headers[:] = [one for one in headers if one[0] != name]
        if values:
            headers.append((name, b", ".join(values)))
