"""Queries of programs, straight to the endpoint: a router of forty routes takes longer than many an answer."""

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.errors import KamergraafError
from kg.web import problems
from kg.web.endpoint import Endpoint
from kg.web.problems import Problem

__all__ = ["PATH", "Direct"]

PATH = "/sparql"


class Direct:
    """ASGI middleware: gives GET and POST at PATH to the endpoint, all else and all of a browser to the app."""

    def __init__(self, app: ASGIApp, endpoint: Endpoint) -> None:
        self._app, self._endpoint = app, endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if not self._ours(scope):
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            # An answer that fails before its first byte is told as a problem too; a later failure is none of these.
            await (await self._endpoint.answer(request))(scope, receive, send)
        except Problem as problem:
            await problems.response(problem, request)(scope, receive, send)
        except KamergraafError as error:
            await problems.response(problems.of_error(error), request)(scope, receive, send)

    def _ours(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] not in ("GET", "POST"):
            return False
        if scope["path"] != scope.get("root_path", "").rstrip("/") + PATH:
            return False
        return not [value for name, value in scope["headers"] if name == b"accept" and b"text/html" in value]
