"""The pages of the stream of letters: what it is and which pages it has, and what stands on one of them."""

from kg.web import stream
from kg.web.answer import Answerer
from kg.web.pages.frame import whole
from kg.web.reader import Reader

__all__ = ["one", "page"]

FORMS = (
    ("TriG", "trig"),
    ("N-Quads", "nq"),
    ("JSON-LD", "jsonld"),
    ("Turtle", "ttl"),
    ("N-Triples", "nt"),
    ("RDF/XML", "rdf"),
)
"""The forms of each page, those first that can name graphs."""


def page(answerer: Answerer, reader: Reader) -> str:
    """The root's, whole."""
    log = stream.pages(answerer)
    rows = [(part, reader.to(f"stroom/{log.began}-{part.number}")) for part in log.parts]
    forms = [(name, reader.links.path(f"stroom.{extension}")) for name, extension in FORMS]
    iri = stream.iri(answerer.base_iri)
    return whole(reader, "stream", title=reader.word("stream"), rows=rows, forms=forms, iri=iri)


def one(answerer: Answerer, reader: Reader, began: int, number: int, alone: int | None = None) -> str:
    """One page's, or of one row ``alone``, whole. Raises Problem as ``stream.rows``."""
    log = stream.rows(answerer, began, number, alone)
    rows = [(row, reader.of_thing(row.letter), reader.links.short(row.letter)) for row in log.rows]
    address = f"stroom/{began}-{number}" + (f"-{alone}" if alone else "")
    forms = [(name, reader.links.path(f"{address}.{extension}")) for name, extension in FORMS]
    title = reader.word("stream_page", reader.number(number))
    return whole(reader, "stream_page", title=title, rows=rows, forms=forms, root=reader.to("stroom"))
