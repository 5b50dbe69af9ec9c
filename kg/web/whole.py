"""An answer that is all there, as it is sent: made once, and sent as often as it is asked."""

import functools

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kg.web.cache import KEPT
from kg.web.forms import content_type
from kg.web.negotiate import Offer
from kg.web.safety import SAFE

__all__ = ["VARY", "Whole", "begun", "headers", "raw", "unchanged"]

VARY = "Accept, Accept-Encoding"


class Whole(Response):
    """The answer of bytes in a form, under a tag where it may be kept.

    What is around it may add to what it sends, never to what it holds.
    """

    def __init__(self, body: bytes, form: Offer, tag: str, *, zipped: bool) -> None:  # what Response makes takes longer
        self.status_code, self.background, self.body, self._all = 200, None, body, body
        self._of = form, tag, zipped
        told, _ = _raw(form.media_type, kept=bool(tag), zipped=zipped)
        length = (b"content-length", b"%d" % len(body))
        self.raw_headers = [(b"etag", tag.encode()), *told, length] if tag else [*told, length]

    def raw(self) -> tuple[bytes, bytes]:
        """As it is sent behind the status: the headers, with those of every answer, to their end; and the body."""
        form, tag, zipped = self._of
        return raw(form, tag, len(self._all), zipped=zipped), self._all

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - as ASGI has it
        """Sends it."""
        await send({"type": "http.response.start", "status": 200, "headers": [*self.raw_headers]})
        await send({"type": "http.response.body", "body": self.body})


def raw(form: Offer, tag: str, size: int, *, zipped: bool) -> bytes:
    """The headers of an answer of so many bytes, with those of every answer, and the line that ends them."""
    named = b"etag: %b\r\n" % tag.encode() if tag else b""
    return b"%bcontent-length: %d\r\n%b" % (named, size, _raw(form.media_type, kept=bool(tag), zipped=zipped)[1])


@functools.lru_cache(maxsize=1)
def begun(always: tuple[tuple[bytes, bytes], ...]) -> bytes:
    """How a right answer begins, with the headers that uvicorn gives each: another every second."""
    return b"".join((b"HTTP/1.1 200 OK\r\n", *(b"%b: %b\r\n" % one for one in always)))


def headers(form: Offer, tag: str, *, zipped: bool) -> dict[str, str]:
    """The headers of an answer in a form; ``tag`` is empty for one that is another each time."""
    told = {"Cache-Control": KEPT if tag else "no-store", "Vary": VARY, "Content-Type": content_type(form.media_type)}
    return {**told, **({"ETag": tag} if tag else {}), **({"Content-Encoding": "gzip"} if zipped else {})}


def unchanged(tag: str) -> Response:
    """304: what the client has under that tag is still right."""
    return Response(status_code=304, headers={"ETag": tag, "Cache-Control": KEPT, "Vary": VARY})


@functools.lru_cache(maxsize=256)
def _raw(media_type: str, *, kept: bool, zipped: bool) -> tuple[tuple[tuple[bytes, bytes], ...], bytes]:
    """The headers that are the same for many answers, as they are sent; and as lines, with those of every answer."""
    told = headers(Offer(media_type, ""), "-" if kept else "", zipped=zipped)
    raw = tuple((name.lower().encode(), value.encode()) for name, value in told.items() if name != "ETag")
    return raw, b"".join(b"%b: %b\r\n" % one for one in (*raw, *SAFE)) + b"\r\n"
