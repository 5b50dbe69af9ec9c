"""Where the server stands for who asks, and the answers that several routes give alike."""

import re
from collections.abc import Sequence

from pyoxigraph import Triple
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.web import describe
from kg.web.answer import Answerer
from kg.web.cache import KEPT, etag, matches
from kg.web.forms import content_type, written_as
from kg.web.links import Links
from kg.web.negotiate import Offer
from kg.web.reader import Reader

__all__ = ["below", "endpoint", "html", "links", "rdf", "reader"]

_HOST = re.compile(r"(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")


def links(request: Request, answerer: Answerer) -> Links:
    """How things of this store are linked from here."""
    return Links(answerer.base_iri, _root(request))


def reader(request: Request, answerer: Answerer) -> Reader:
    """Who asks for a page."""
    searched = getattr(answerer, "searched", True)
    invented = getattr(answerer, "invented", False)
    site = endpoint(request).removesuffix("/sparql")
    return Reader.of(request, links(request, answerer), site, searched=searched, invented=invented)


def below(request: Request, prefix: str) -> str:
    """The path as the client spelled it, after our prefix: an IRI's percent-encoding is part of the IRI."""
    raw = request.scope.get("raw_path") or request.scope["path"].encode()
    path: str = raw.decode("ascii", "ignore")
    return path.removeprefix(f"{_root(request)}/{prefix}")


def endpoint(request: Request) -> str:
    """The endpoint's address as the client knows it; a Host header that is no host is not repeated."""
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        host = ":".join(str(part) for part in request.scope.get("server") or ("localhost",))
    return f"{request.scope['scheme']}://{host}{_root(request)}/sparql"


def html(page: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A page."""
    return HTMLResponse(page, status, headers={"Vary": "Accept", **(headers or {})})


def rdf(request: Request, triples: Sequence[Triple], form: Offer) -> Response:
    """A description in a form of RDF; 304 where the client has just that."""
    body = describe.write(triples, written_as("graph", form))
    tag = etag("", body)
    # A weak one: it may go out zipped, which makes other bytes of it
    headers = {"Vary": "Accept", "ETag": f"W/{tag}", "Cache-Control": KEPT}
    known = request.headers.get("if-none-match")
    if known == "*" or matches(known, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers={"Content-Type": content_type(form.media_type), **headers})


def _root(request: Request) -> str:
    root: str = request.scope.get("root_path", "")
    return root.rstrip("/")
