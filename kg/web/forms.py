"""The forms in which answers go out, by kind of answer; which there are is told by the store's table of formats."""

import functools
from collections.abc import Iterable, Iterator

from kg.errors import UsageError
from kg.store import formats
from kg.web.answer import Kind
from kg.web.negotiate import Offer, choose
from kg.web.problems import Problem

__all__ = ["GRAPH", "HTML", "STREAM", "TABLE", "by_extension", "content_type", "pick", "pick_stream", "written_as"]

HTML = Offer("text/html", "html")


def _offers(types: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Offer]:
    """Each form by its own type, and then by the general ones, for clients that ask no better.

    The answer bears the type that was asked.
    """
    forms = tuple(types)
    yield from (Offer(own, name) for name, (own, *_) in forms)
    yield from (Offer(other, name) for name, (_, *others) in forms for other in others)


TABLE = tuple(_offers((form.name, form.media_types) for form in formats.TABLE))
# An answer is one graph: what names graphs (TriG, N-Quads) would name none. JSON-LD can do without.
GRAPH = tuple(
    _offers(
        (form.extensions[0], form.media_types)
        for form in formats.GRAPH
        if not form.named_graphs or form.name == "jsonld"
    )
)
# Forms that name graphs first: in these a member of the stream is whole by itself.
STREAM = tuple(
    _offers((form.name, form.media_types) for form in sorted(formats.GRAPH, key=lambda form: not form.named_graphs))
)
_OFFERS: dict[Kind, tuple[Offer, ...]] = {"solutions": TABLE, "boolean": TABLE, "graph": GRAPH}


@functools.lru_cache(maxsize=1024)
def pick(kind: Kind, accept: str | None, wanted: str | None, *, html: bool = False) -> Offer:
    """The form for an answer: the ``format`` parameter if there is one, else the Accept header.

    Raises Problem 406 where neither leads to a form that this kind of answer has.
    """
    offers = (*_OFFERS[kind], HTML) if html else _OFFERS[kind]
    return _chosen(choose(accept, offers) if wanted is None else _named(kind, wanted, offers), offers)


def _chosen(found: Offer | None, offers: tuple[Offer, ...]) -> Offer:
    if found is None:
        have = ", ".join(dict.fromkeys(offer.media_type for offer in offers))
        raise Problem(406, f"This answer can be had as {have}.", headers={"Vary": "Accept"})
    return found


def pick_stream(accept: str | None, extension: str | None) -> Offer:
    """The form of a page of the stream, under its name in the table of formats, by extension or the Accept header.

    Raises Problem 404 for what is no extension, 406 where none of the forms is accepted.
    """
    if extension == "html":
        return HTML
    if extension is not None:
        found = next((form for form in formats.GRAPH if extension in form.extensions), None)
        if found is None:
            raise Problem(404, "There is no such page.")
        return Offer(found.media_type, found.name)
    return _chosen(choose(accept, (*STREAM, HTML)), (*STREAM, HTML))


def by_extension(extension: str) -> Offer | None:
    """The form of a description by its file extension without dot; None for what is no such extension."""
    return next((offer for offer in (*GRAPH, HTML) if offer.name == extension), None)


def content_type(media_type: str) -> str:
    """The Content-Type header: text types, Turtle among them, say that they are UTF-8; the others need not."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


@functools.cache
def written_as(kind: Kind, form: Offer) -> str:
    """What the store writes for it; a page is made of the JSON of a table or of the Turtle of a graph."""
    offers = _OFFERS[kind]
    name = {"html": offers[0].name}.get(form.name, form.name)
    return next(offer.media_type for offer in offers if offer.name == name)


def _named(kind: Kind, wanted: str, offers: tuple[Offer, ...]) -> Offer | None:
    # A "+" in a query string is a blank: application/rdf xml is what an unwary client sends.
    name = wanted.strip().lower().replace(" ", "+").partition(";")[0]
    exact = next((offer for offer in offers if name in (offer.name, offer.media_type)), None)
    return exact or next((offer for offer in offers if offer.name == _own_name(kind, name)), None)


def _own_name(kind: Kind, name: str) -> str:
    """The name of our offer for what a client may call it; N3 is answered in Turtle, which it holds."""
    try:
        if kind == "graph":
            return formats.graph_format("turtle" if name == "n3" else name).extensions[0]
        return formats.table_format(name).name
    except UsageError:
        return ""
