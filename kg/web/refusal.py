"""What a connection is told that is refused at a request's head, before anybody has looked at what is asked."""

__all__ = ["BUSY", "TOO_LONG", "refused", "status"]

_REFUSAL = (
    "HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {length}\r\n"
    "{later}Connection: close\r\n\r\n{words}"
)
_LATER = ("429", "503")
"""What may be asked again as it is."""

TOO_LONG = (
    "431 Request Header Fields Too Large",
    "The request's line and headers are too long; send a long query by POST.\n",
)


def refused(status: str, words: str) -> str:
    """The whole answer: a status with its phrase, and what it is about."""
    later = "Retry-After: 5\r\n" if status.startswith(_LATER) else ""
    return _REFUSAL.format(status=status, length=len(words), words=words, later=later)


def status(refusal: str) -> int:
    """That of a refusal as it is sent."""
    return int(refusal.split(" ", 2)[1])


BUSY = refused("503 Service Unavailable", "Too many connections are open; try again.\n")
