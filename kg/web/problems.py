"""What goes wrong on the way to an answer, as HTTP tells it: RFC 9457 problems, or plain words for a person."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from kg.errors import (
    IndexMissing,
    KamergraafError,
    NotFound,
    QueryError,
    RdfError,
    RemoteError,
    ServiceError,
    StoreError,
    UpdateRefused,
    UsageError,
)
from kg.web.negotiate import prefers

__all__ = ["Problem", "is_read", "of_error", "response"]


class Problem(Exception):  # noqa: N818 - it becomes an answer, told by RFC 9457 under this name
    """An answer other than 200: the status, one sentence for a person, and further members of the JSON form."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})
        self.more = dict(more or {})

    def __reduce__(self) -> tuple[object, ...]:
        return _made, (self.status, self.detail, self.headers, self.more)


def _made(status: int, detail: str, headers: Mapping[str, str], more: Mapping[str, object]) -> Problem:
    return Problem(status, detail, headers=headers, more=more)


def of_error(error: KamergraafError) -> Problem:
    """The problem that a foreseen failure below becomes: 400 for a wrong query, 404, else 503 (502 of a remote one)."""
    if isinstance(error, QueryError):
        place = {"line": error.line, "column": error.column}
        status = 403 if isinstance(error, UpdateRefused) else 400
        return Problem(status, str(error), more={key: value for key, value in place.items() if value is not None})
    if isinstance(error, UsageError):
        return Problem(400, str(error))
    if isinstance(error, RdfError):  # of what is asked for in a form that cannot hold it
        return Problem(406, str(error))
    if isinstance(error, NotFound):
        return Problem(404, str(error))
    if isinstance(error, IndexMissing):
        return Problem(503, str(error), headers={"Retry-After": "60"})
    if isinstance(error, StoreError):
        # The message may name folders of the machine that serves: that is for the log, not for the world.
        return Problem(503, "The store cannot be read just now; try again later.", headers={"Retry-After": "10"})
    if isinstance(error, ServiceError):
        return Problem(502, str(error), headers={"Retry-After": "10"})
    if isinstance(error, RemoteError):
        told = "The server that holds the data does not answer as it should; try again later."
        return Problem(502, told, headers={"Retry-After": "10"})
    return Problem(500, "The server failed to answer; nothing in the request explains why.")


def is_read(request: Request) -> bool:
    """Whether a person reads the answer, in a browser."""
    return prefers(request.headers.get("accept"), "text/html", "application/json")


def response(problem: Problem, request: Request) -> Response:
    """The problem as ``application/problem+json``, or as text where the client asks for words."""
    accept = request.headers.get("accept")
    headers = {**problem.headers, "Vary": "Accept", "Cache-Control": "no-store"}
    if prefers(accept, "text/plain", "application/problem+json") or is_read(request):
        return Response(_text(problem), problem.status, headers, "text/plain; charset=utf-8")
    return Response(_json(problem), problem.status, headers, "application/problem+json")


def _text(problem: Problem) -> bytes:
    place = [f"{name} {problem.more[name]}" for name in ("line", "column") if name in problem.more]
    where = f" ({', '.join(place)})" if place and place[0] not in problem.detail else ""
    return f"{problem.status} {HTTPStatus(problem.status).phrase}\n{problem.detail}{where}\n".encode(errors="replace")


def _json(problem: Problem) -> bytes:
    members = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
        **problem.more,
    }
    return json.dumps(members).encode()
