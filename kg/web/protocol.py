"""The SPARQL 1.1 Protocol: what a request asks, or is to change."""

import asyncio
import math
import re
from binascii import a2b_qp
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from starlette.requests import Request

from kg.web.limits import Limits
from kg.web.problems import Problem

__all__ = ["ALLOW", "READING", "READ_ONLY", "Change", "Question", "body", "only_query", "question"]

ALLOW = "GET, HEAD, POST, OPTIONS"
READING = "GET, HEAD, OPTIONS"
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_MOST_FIELDS = 1000
# A body that is too long is read on for a while and forgotten: a client still sending would not hear the refusal.
_PATIENCE = 16
READ_ONLY = "This endpoint is read-only: it answers queries and takes no updates."


class Question(NamedTuple):
    """One query with the data set that the protocol gives it; ``None`` where it gives none."""

    query: str
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    format: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One update, with the data set that the protocol gives its WHERE clauses."""

    update: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()


async def question(
    request: Request, limits: Limits, *, writable: bool = False, upload: bool = False
) -> Question | Change | None:
    """What the request asks or changes; None for a GET without a query, which asks what this endpoint is.

    ``writable`` whether there are updates here at all, ``upload`` whether this one may be as long as those. Raises
    Problem: 400, 403 (updates), 408, 413, 415.
    """
    fields = _fields(request.scope["query_string"])
    if request.method == "GET" and len(fields) == 1 and fields[0][0] == "query":
        return _question(fields[0][1], [], limits)
    if request.method == "POST":
        fields += await _posted(request, limits, writable=writable, upload=upload)
    queries, updates = ([value for name, value in fields if name == kind] for kind in ("query", "update"))
    _refuse_updates(request, queries, updates, writable=writable)
    if updates:
        return Change(updates[0], _all(fields, "using-graph-uri"), _all(fields, "using-named-graph-uri"))
    if not queries and request.method == "POST":
        raise Problem(400, "There is no query: send a form field named query, or the query itself as the body.")
    if len(queries) > 1:
        raise Problem(400, f"One request asks one query; there are {len(queries)} here.")
    return _question(queries[0], fields, limits) if queries else None


def only_query(query_string: bytes) -> str | None:
    """The query of an address that asks nothing else; None for any other, and for one that is not UTF-8."""
    if not query_string.startswith(b"query=") or b"&" in query_string:
        return None
    try:
        return _decoded(query_string[len(b"query=") :])
    except UnicodeDecodeError:
        return None


def _all(fields: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in fields if name == wanted)


def _refuse_updates(request: Request, queries: list[str], updates: list[str], *, writable: bool) -> None:
    if updates and not queries and not writable:
        raise Problem(403, READ_ONLY)
    if updates and (queries or len(updates) > 1 or request.method != "POST"):
        raise Problem(400, "A request holds one query, or is a POST with one update; this one is neither.")


def _question(query: str, fields: list[tuple[str, str]], limits: Limits) -> Question:
    if len(query) > limits.query or len(query.encode()) > limits.query:
        raise Problem(413, f"The query is longer than {limits.query} bytes.")
    default, named = (_all(fields, f"{kind}-graph-uri") for kind in ("default", "named"))
    wanted = next((value for name, value in fields if name in ("format", "output") and value), None)
    chosen = bool(default or named)  # once the protocol gives a part of the data set, it gives all of it
    return Question(query, default if chosen else None, named if chosen else None, wanted, _seconds(fields))


def _seconds(fields: list[tuple[str, str]]) -> float | None:
    """The time that the client gives the query, in seconds; more than the server allows counts for nothing."""
    given = next((value for name, value in fields if name == "timeout" and value), None)
    try:
        seconds = None if given is None else float(given)
    except ValueError:
        seconds = math.nan
    if seconds is not None and not 0 < seconds < math.inf:
        raise Problem(400, "timeout is a number of seconds greater than 0, such as 5 or 0.5.")
    return seconds


async def _posted(request: Request, limits: Limits, *, writable: bool, upload: bool) -> list[tuple[str, str]]:
    media_type, charset = _content_type(request)
    if media_type not in (_FORM, _QUERY, _UPDATE):
        raise Problem(415, f"A query is posted as {_QUERY} or {_FORM}, not as {media_type or 'a body without type'}.")
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise Problem(415, f"The body must be UTF-8, not {charset}.")
    if media_type == _UPDATE and not writable:
        raise Problem(403, READ_ONLY)
    sent = await body(request, limits, upload=upload)
    if media_type == _FORM:
        # A long one takes a while, for which nobody else need wait
        return _fields(sent) if len(sent) < _PIECE else await asyncio.to_thread(_fields, sent)
    text = _text(sent) if len(sent) < _PIECE else await asyncio.to_thread(_text, sent)
    return [("update" if media_type == _UPDATE else "query", text)]


def _content_type(request: Request) -> tuple[str, str]:
    media_type, *parameters = request.headers.get("content-type", "").lower().split(";")
    named = (parameter.strip().partition("=") for parameter in parameters)
    charset = next((value.strip('" ') for name, _, value in named if name == "charset"), "utf-8")
    return media_type.strip(), charset


async def body(request: Request, limits: Limits, *, upload: bool = False) -> bytes:
    """The request's body. Raises Problem 408, 413, 415."""
    if encoding := request.headers.get("content-encoding"):
        raise Problem(415, f"The body must be sent as it is, not with Content-Encoding {encoding}.")
    seconds = limits.write if upload else limits.arrival
    try:
        async with asyncio.timeout(seconds):
            return await _body(request, limits.upload if upload else limits.body)
    except TimeoutError as error:
        told = f"The body of the request did not arrive within {seconds:g} seconds."
        raise Problem(408, told, headers={"Connection": "close"}) from error


async def _body(request: Request, most: int) -> bytes:
    """The body, never holding more than the bound; the length that a client declares is not believed."""
    body, size = bytearray(), 0
    declared = request.headers.get("content-length", "")
    told = int(declared[:20]) if declared.isdecimal() else 0
    borne = most if "expect" in request.headers else most * _PATIENCE  # who asks before can still be told
    if told > borne:
        raise _too_long(most)
    async for chunk in request.stream():
        size += len(chunk)
        if size <= most:
            body += chunk
        elif size > most * _PATIENCE:
            break
    if size > most:
        raise _too_long(most)
    return bytes(body) if size < _PIECE else await asyncio.to_thread(bytes, body)


def _too_long(most: int) -> Problem:
    return Problem(413, f"The request's body is longer than {most} bytes.", headers={"Connection": "close"})


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Problem(400, f"The request is not UTF-8: byte {error.start} cannot be read.") from error


_PIECE = 64 << 10
_LONE = re.compile(rb"%(?![0-9A-Fa-f]{2})")


def _fields(data: bytes) -> list[tuple[str, str]]:
    """The fields of a form or of an address, in their order (as ``urllib.parse.parse_qsl``, but in C)."""
    if data.count(b"&") >= _MOST_FIELDS:
        raise Problem(400, f"The request has more than {_MOST_FIELDS} fields.")
    _text(data)
    try:
        return [(_decoded(name), _decoded(value)) for name, _, value in _pairs(data)]
    except UnicodeDecodeError as error:
        raise Problem(400, "A percent-encoded field of the request is not UTF-8.") from error


def _pairs(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    return (pair.partition(b"=") for pair in data.split(b"&") if pair)


def _decoded(text: bytes) -> str:
    """What is percent-encoded, a piece at a time, so that other threads have their turn."""
    if len(text) <= _PIECE:
        return _unquoted(text).decode()
    pieces, at = bytearray(), 0
    while at < len(text):
        end = at + _PIECE
        cut = text.rfind(b"%", end - 2, end)  # an escape is not cut in two
        end = cut if cut >= 0 else end
        pieces += _unquoted(text[at:end])
        at = end
    return pieces.decode()


def _unquoted(text: bytes) -> bytes:
    """Quoted-printable has = where a form has %, and is decoded in C."""
    if b"%" not in text:
        return text.replace(b"+", b" ")
    held = _LONE.sub(b"=25", text.replace(b"=", b"=3D").replace(b"+", b" "))
    return a2b_qp(held.replace(b"%", b"="))
