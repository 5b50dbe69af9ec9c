"""Pages and descriptions go out as gzip; answers to queries are zipped by their workers already."""

from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.web.negotiate import takes_gzip

__all__ = ["Zipped"]

_SMALLEST = 1400  # bytes; less fits in one packet as it is
_LEVEL = 5


class Zipped:
    """ASGI middleware: Starlette's own, passed by where it has nothing to do."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._zipping = GZipMiddleware(app, _SMALLEST, _LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        answers = scope["type"] != "http" or (scope["path"].endswith("/sparql") and not _from_a_browser(scope))
        if not answers and not takes_gzip(Headers(scope=scope).get("accept-encoding")):
            # Starlette looks for the word alone, and `gzip;q=0` holds it
            others = [one for one in scope["headers"] if one[0] != b"accept-encoding"]
            scope = {**scope, "headers": others}
        await (self._app(scope, receive, send) if answers else self._zipping(scope, receive, _varied(send)))


def _varied(send: Send) -> Send:
    """Sends with each name in Vary once: Starlette adds its own to what the answer has."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = Headers(raw=message["headers"])
            once = ", ".join(dict.fromkeys(one.strip() for one in headers.get("vary", "").split(",") if one.strip()))
            others = [pair for pair in headers.raw if pair[0] != b"vary"]
            message = {**message, "headers": [*others, (b"vary", once.encode("latin-1"))] if once else others}
        await send(message)

    return sending


def _from_a_browser(scope: Scope) -> bool:
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])
