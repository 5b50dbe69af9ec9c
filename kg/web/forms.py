"""The forms in which answers go out, by kind of answer, in our own order of preference."""

from kg.web.answer import Kind
from kg.web.negotiate import Offer, choose
from kg.web.problems import Problem

__all__ = ["GRAPH", "HTML", "by_extension", "content_type", "pick", "written_as"]

HTML = Offer("text/html", "html")

TABLE = (
    Offer("application/sparql-results+json", "json"),
    Offer("application/sparql-results+xml", "xml"),
    Offer("text/csv", "csv"),
    Offer("text/tab-separated-values", "tsv"),
    # The general types, for clients that ask no better; the answer then bears the type that was asked.
    Offer("application/json", "json"),
    Offer("application/xml", "xml"),
    Offer("text/xml", "xml"),
)
GRAPH = (
    Offer("text/turtle", "ttl"),
    Offer("application/n-triples", "nt"),
    Offer("application/rdf+xml", "rdf"),
    Offer("application/ld+json", "jsonld"),
    Offer("application/json", "jsonld"),
    Offer("application/xml", "rdf"),
    Offer("text/xml", "rdf"),
)
_OFFERS: dict[Kind, tuple[Offer, ...]] = {"solutions": TABLE, "boolean": TABLE, "graph": GRAPH}
# Names that clients send in ``format=`` and ``output=`` beside extensions and media types.
_ALSO = {"turtle": "ttl", "ntriples": "nt", "n-triples": "nt", "rdfxml": "rdf", "rdf+xml": "rdf", "json-ld": "jsonld"}
_BY_KIND = {("graph", "json"): "jsonld", ("graph", "xml"): "rdf", ("graph", "n3"): "ttl"}


def pick(kind: Kind, accept: str | None, wanted: str | None, *, html: bool = False) -> Offer:
    """The form for an answer: the ``format`` parameter if there is one, else the Accept header.

    Raises Problem 406 where neither leads to a form that this kind of answer has.
    """
    offers = (*_OFFERS[kind], HTML) if html else _OFFERS[kind]
    found = choose(accept, offers) if wanted is None else _named(kind, wanted, offers)
    if found is None:
        have = ", ".join(dict.fromkeys(offer.media_type for offer in offers))
        raise Problem(406, f"This answer can be had as {have}.", headers={"Vary": "Accept"})
    return found


def by_extension(extension: str) -> Offer | None:
    """The form of a description by its file extension without dot; None for what is no such extension."""
    return next((offer for offer in (*GRAPH, HTML) if offer.name == extension), None)


def content_type(media_type: str) -> str:
    """The Content-Type header: text types, Turtle among them, say that they are UTF-8; the others need not."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def written_as(kind: Kind, form: Offer) -> str:
    """What the store writes for it; a page is made of the JSON of a table or of the Turtle of a graph."""
    offers = _OFFERS[kind]
    name = {"html": offers[0].name}.get(form.name, form.name)
    return next(offer.media_type for offer in offers if offer.name == name)


def _named(kind: Kind, wanted: str, offers: tuple[Offer, ...]) -> Offer | None:
    # A "+" in a query string is a blank: application/rdf xml is what an unwary client sends.
    name = wanted.strip().lower().replace(" ", "+").partition(";")[0]
    name = _BY_KIND.get((kind, name), _ALSO.get(name, name))
    return next((offer for offer in offers if name in (offer.name, offer.media_type)), None)
