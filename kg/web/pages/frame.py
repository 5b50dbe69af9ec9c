"""What every page has around it."""

from kg.web.reader import Reader
from kg.web.templating import render

__all__ = ["FORMS", "forms", "network_of", "searches", "whole"]

FORMS = (("Turtle", "ttl"), ("JSON-LD", "jsonld"), ("N-Triples", "nt"), ("RDF/XML", "rdf"))
"""The forms of RDF that each thing can be had in: the name and the extension."""


def whole(reader: Reader, template: str, **values: object) -> str:
    """The page of a template, in its frame. ``title`` is what the tab and the heading say."""
    return render(template, reader=reader, t=reader.word, nl=reader.nl, spoken=reader.spoken, **values)


def forms(reader: Reader, iri: str) -> list[tuple[str, str]]:
    """The addresses of a thing's RDF, each with the name of its form."""
    href = reader.links.href(iri) or ""
    return [(name, f"{href}.{extension}") for name, extension in FORMS]


def searches(reader: Reader, **narrowed: str) -> dict[str, object]:
    """The ``ways`` from a page to its letters and promises in the search, by name, and the ``feed`` of its letters;
    none where there is no search."""
    if not reader.searched:
        return {"ways": [], "feed": ""}
    ways = [
        (reader.word("letters_of"), reader.to("zoek", **narrowed)),
        (reader.word("promises_of"), reader.to("toezeggingen", **narrowed)),
    ]
    return {"ways": ways, "feed": reader.to("zoek.atom", **narrowed)}


def network_of(reader: Reader, iri: str) -> str:
    """The address of a paper's network of citations; empty for what has no page of ours."""
    own = f"{reader.links.base}id/"
    return reader.to(f"netwerk/{iri.removeprefix(own)}") if iri.startswith(own) else ""
