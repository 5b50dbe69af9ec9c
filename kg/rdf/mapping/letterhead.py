"""The letter itself: what stands at its head and its foot, as facts with the words that say them."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import DCTERMS, FOAF, ORG, RDF, RDFS, Literal, URIRef
from rdflib.term import Node

from kg import register
from kg.model import Dossier, Letterhead, Signatory, Span, Stated
from kg.rdf import iri
from kg.rdf.mapping.frame import Evidence, Fact, Frame
from kg.rdf.mapping.people import signed_name, signer
from kg.rdf.ministries import ministry_iri, ministry_of
from kg.rdf.namespaces import KG
from kg.rdf.terms import Triples, dutch, english, iso, nl, plain, whole

__all__ = ["CHAMBERS", "classes", "evidence", "facts", "from_government", "triples"]

CHAMBERS: Final = {"I": iri.code("eerste-kamer"), "II": iri.code("tweede-kamer")}
_LANGUAGE: Final = Literal("nl")
_MINISTER: Final = re.compile(r"minister|staatssecretaris|bewindslieden|kabinet", re.IGNORECASE)


def triples(frame: Frame, said: tuple[Fact, ...]) -> Triples:
    """All that the letterhead says, and the letter's classes, text and page."""
    for kind in classes(frame.letter.letterhead):
        yield frame.iri, RDF.type, kind
    yield frame.iri, DCTERMS.language, _LANGUAGE
    yield frame.iri, KG["text"], Literal(frame.text)
    if frame.letter.id:
        yield frame.iri, FOAF.page, iri.page(frame.letter.id)
    for fact in said:
        yield fact.subject, fact.predicate, fact.object


def classes(head: Letterhead) -> Iterator[URIRef]:
    """Every paper that is read is a Kamerstuk, numbered or not yet; a letter of the government is a Letter."""
    yield KG["Kamerstuk"]
    if from_government(head):
        yield KG["Letter"]
    elif head.kind.value == "motie":
        yield KG["Motion"]


def from_government(head: Letterhead) -> bool:
    """Whether a letter comes from a minister or state secretary.

    Its signatures decide, else its title, else that it is addressed to a chamber.
    """
    if head.kind.value != "brief":
        return False
    if head.signatories:
        return any(_MINISTER.search(signatory.role.value) for signatory in head.signatories)
    if head.title:
        return bool(_MINISTER.search(head.title.value))
    return bool(head.to)


def facts(frame: Frame) -> Iterator[Fact]:
    """Every statement of head and foot, in the order of a letter."""
    head = frame.letter.letterhead
    for order, each in enumerate(head.dossiers, 1):
        yield from _dossier(frame, order, each)
    yield from _numbered(frame)
    yield from _titled(frame)
    if head.chamber:
        yield Fact(frame.iri, KG["chamber"], CHAMBERS[head.chamber.value], head.chamber.span)
    for chamber in head.to:
        yield Fact(frame.iri, KG["addressee"], CHAMBERS[chamber.value], chamber.span)
    yield from _stated(frame, KG["session"], head.session)
    yield from _stated(frame, KG["place"], head.place)
    if head.date:
        yield Fact(frame.iri, DCTERMS.issued, iso(head.date.value), head.date.span)
    for order, signatory in enumerate(head.signatories, 1):
        yield from _signature(frame, signatory, order)


def _stated(frame: Frame, predicate: URIRef, stated: Stated[str] | None) -> Iterator[Fact]:
    if stated:
        yield Fact(frame.iri, predicate, plain(stated.value), stated.span)


def _dossier(frame: Frame, order: int, each: Dossier) -> Iterator[Fact]:
    """A dossier, known by its number; one that counts within a session only is the letter's own."""
    anew = frame.letter.letterhead.counts_anew
    node = iri.part(frame.iri, "dossier", order) if anew else iri.dossier(frame.base, each.number.value)
    yield Fact(node, RDF.type, KG["Dossier"])
    yield Fact(frame.iri, KG["dossier"], node, each.number.span)
    yield Fact(node, KG["dossierNumber"], plain(each.number.value), each.number.span)
    if each.title:
        yield Fact(node, DCTERMS.title, nl(each.title.value), each.title.span)


def _numbered(frame: Frame) -> Iterator[Fact]:
    """Number and official id; a number means nothing without the dossier that it counts in."""
    number = frame.letter.letterhead.number
    if number and frame.letter.id:
        yield Fact(frame.iri, KG["number"], plain(number.value), number.span)
        yield Fact(frame.iri, DCTERMS.identifier, plain(frame.letter.id), number.span)


def _titled(frame: Frame) -> Iterator[Fact]:
    """Kind, title and subject; a letter that bears no title line is titled by its subject."""
    head = frame.letter.letterhead
    yield Fact(frame.iri, DCTERMS.type, iri.code(head.kind.value), head.kind.span)
    for soort in head.letter_kinds:
        yield Fact(frame.iri, KG["letterKind"], iri.code(f"brief {soort.value.lower()}"), soort.span)
    title = head.title or head.subject
    if title:
        yield Fact(frame.iri, DCTERMS.title, nl(title.value), title.span)
    if head.title and head.subject:
        yield Fact(frame.iri, DCTERMS.alternative, nl(head.subject.value), head.subject.span)


def _signature(frame: Frame, signatory: Signatory, order: int) -> Iterator[Fact]:
    node = iri.part(frame.iri, "ondertekening", order)
    name, role = signatory.name, signatory.role
    person = signer(frame, signatory, order)
    about_name: tuple[tuple[URIRef, URIRef, Node], ...] = (
        (frame.iri, KG["signature"], node),
        (node, KG["nameAsWritten"], plain(name.value)),
        (frame.iri, KG["signedBy"], person),
        (node, KG["person"], person),
    )
    yield Fact(node, RDF.type, KG["Signature"])
    yield Fact(node, KG["order"], whole(order))
    yield from (Fact(*statement, name.span) for statement in about_name)
    yield Fact(person, RDF.type, KG["Person"])
    yield Fact(person, FOAF.name, plain(signed_name(signatory)))
    held = register.tenure(signatory.tenure) if signatory.tenure else None
    yield from _office(frame, node, role, held)
    if held:
        yield Fact(node, KG["tenure"], iri.tenure(frame.base, held.person, held.office, held.first))


def _office(frame: Frame, signature: URIRef, role: Stated[str], held: register.Tenure | None) -> Iterator[Fact]:
    """The office signed for, in the ministry of that name on the letter's day, or in which its holder sat."""
    office = iri.office(frame.base, role.value)
    yield Fact(signature, KG["office"], office, role.span)
    yield Fact(office, RDF.type, KG["Office"])
    yield Fact(office, RDFS.label, nl(role.value))
    issued = frame.letter.letterhead.date
    ministry = ministry_of(role.value, issued.value if issued else None)
    if ministry is None and held and held.ministry:
        ministry = ministry_iri(held.ministry)
    if ministry:
        yield Fact(office, ORG.postIn, URIRef(ministry))


def evidence(frame: Frame, said: Iterable[Fact]) -> Iterator[Evidence]:
    """The places of head and foot, by their start: one for each stretch of words and thing that they name."""
    places: dict[tuple[Span, URIRef], list[URIRef]] = {}
    for fact in said:
        if fact.span is not None:
            proven = places.setdefault((fact.span, fact.about), [])
            proven += [fact.predicate] if fact.subject == frame.iri else []
    odd, overruled = dict(_out_of_office(frame)), dict(_overruled(frame))
    for span, about in sorted(places, key=lambda place: place[0]):
        told = odd.get(span, ()) if str(about).startswith(f"{frame.base}id/ambt/") else ()
        told = told or overruled.pop(span, ())
        yield Evidence(span, "letterhead", about, tuple(places[span, about]), odd=told)


_FACTS: Final = {
    "dossier": ("dossier", "dossier"),
    "number": ("nummer", "number"),
    "chamber": ("kamer", "chamber"),
    "kind": ("soort", "kind"),
    "session": ("vergaderjaar", "session"),
    "date": ("dag", "day"),
    "signatories": ("ondertekening", "signature"),
}


def _overruled(frame: Frame) -> Iterator[tuple[Span, tuple[tuple[str, str], ...]]]:
    """Where the words say otherwise than the markup or the metadata beside the paper."""
    for one in frame.letter.letterhead.contradictions:
        dutch_name, english_name = _FACTS[one.fact]
        nl_words = f"{dutch_name}: de woorden zeggen {one.said}, opmaak of metagegevens {one.marked}"
        en_words = f"{english_name}: the words say {one.said}, markup or metadata {one.marked}"
        yield (
            one.span,
            (
                ("nl", f"{nl_words}; dat laatste is vastgelegd."),
                ("en", f"{en_words}; the latter is recorded."),
            ),
        )


def _out_of_office(frame: Frame) -> Iterator[tuple[Span, tuple[tuple[str, str], ...]]]:
    """Where somebody signs in an office that, by the register, they did not hold on the letter's day."""
    issued = frame.letter.letterhead.date
    for signatory in frame.letter.letterhead.signatories:
        if signatory.odd and issued and signatory.role.span:
            who, role = signed_name(signatory), signatory.role.value
            yield (
                signatory.role.span,
                (
                    ("nl", f"{who} was op {dutch(issued.value)} volgens het register geen {role}."),
                    ("en", f"By the register {who} was not {role} on {english(issued.value)}."),
                ),
            )
