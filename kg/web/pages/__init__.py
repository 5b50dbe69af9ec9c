"""The pages: one module a kind of thing. Each page is a function of the store, the reader and the thing."""

from collections.abc import Callable

from kg.rdf.namespaces import PREFIXES
from kg.web.answer import Answerer
from kg.web.facts import rows
from kg.web.pages import (
    asker,
    dataset,
    day,
    debate,
    dossier,
    formation,
    letter,
    meeting,
    office,
    paper,
    person,
    promise,
    request,
    thing,
)
from kg.web.reader import Reader

__all__ = ["PAGES", "Page", "of_thing"]

Page = Callable[[Answerer, Reader, str], str]
"""Gives the whole page of the thing that an IRI names."""

PAGES: tuple[tuple[str, Page], ...] = (
    ("kg:Dossier", dossier.page),
    ("kg:CouncilFormation", formation.page),
    ("kg:CouncilMeeting", meeting.page),
    ("kg:Commitment", promise.page),
    ("kg:Request", request.page),
    ("kg:Kamerstuk", paper.page),
    ("kg:Publication", paper.page),
    ("kg:Person", person.page),
    ("kg:Office", office.page),
    ("kg:Debate", debate.page),
    ("time:Instant", day.page),
    ("foaf:Group", asker.page),
    ("void:Dataset", dataset.page),
)
"""Which page a thing has by its class; the first that fits. A paper that is held has a letter's."""

_ASKER = "/indiener/"
"""In the address of who asked or moved something in a letter, and is known by that letter alone."""


def of_thing(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The page of a thing: that of its kind, else all that is said of it (which ``alles`` in the address asks for)."""
    kinds = {row["class"] for row in rows(answerer, "kinds", it=iri)}
    page = next((page for name, page in PAGES if _whole(name) in kinds), thing.page)
    if page is paper.page and rows(answerer, "has-text", it=iri):
        page = letter.page
    elif page is person.page and _ASKER in iri:
        page = asker.page
    elif _whole("kg:Letter") in kinds:  # told by somebody else than our build
        page = thing.page
    return (thing.page if "alles" in dict(reader.asked) else page)(answerer, reader, iri)


def _whole(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}"
