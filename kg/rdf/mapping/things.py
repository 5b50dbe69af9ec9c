"""What a letter says of the things that it names, and by which property it is tied to them."""

from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import DCTERMS, FOAF, OWL, RDF, RDFS, SDO, TIME, XSD, Literal, URIRef

from kg.model import (
    Annex,
    Commitment,
    Council,
    DateMention,
    Debate,
    Fulfilment,
    Handelingen,
    Kamerstuk,
    Law,
    Mention,
    Motion,
    Request,
    WrittenAnswer,
)
from kg.rdf import iri
from kg.rdf.mapping import kept
from kg.rdf.mapping.bodies import Named, chamber_of, is_first, when
from kg.rdf.mapping.frame import Frame
from kg.rdf.mapping.letterhead import CHAMBERS
from kg.rdf.mapping.people import listed, signers
from kg.rdf.namespaces import KG
from kg.rdf.terms import Triples, dutch, dutch_days, iso, nl, plain

__all__ = ["CITED", "describe", "meetings", "stub", "ties"]

CITED: Final = ("kamerstuk", "annex", "handelingen", "aanhangsel", "tk_document", "eu_document", "law")
"""The types of mention that are citations."""

_ROLES: Final = {"agenda": KG["agendaFor"], "report": KG["reportOf"]}
_TRUTH: Final = {truth: Literal(truth) for truth in (True, False)}


def ties(mention: Mention) -> tuple[URIRef, ...]:
    """The properties by which the letter is tied to what a mention names."""
    match mention:
        case DateMention():
            return ()
        case Commitment():
            return (KG["commitment"],)
        case Fulfilment(elsewhere=True):
            return (KG["mentions"],)
        case Fulfilment(partly=partly):
            return (KG["fulfils"], *((KG["partlyFulfils"],) if partly else ()))
        case Request(postponed=postponed):
            return (KG["postpones" if postponed else "repliesTo"],)
        case Council(role=role) if role and when(mention):
            return (KG["mentions"], _ROLES[role])
        case Motion(reported=reported, answered=answered):
            said = (("reportsOn", reported), ("respondsTo", answered))
            return (KG["mentions"], *(KG[name] for name, so in said if so))
        case Council() | Debate():
            return (KG["mentions"],)
        case Kamerstuk(tie=tie) if tie:
            return (DCTERMS.references, *((KG["mentions"],) if tie == "reportsOn" else ()), KG[tie])
        case _:
            return (DCTERMS.references,)


def describe(frame: Frame, mention: Mention, body: URIRef, named: Iterable[Named]) -> Triples:
    """What the letter says of the thing that a mention names; ``named`` are all its mentions with their bodies.

    Council meetings are told of by ``meetings``, chamber and session of papers by ``proceedings``, since one may be
    named in several ways.
    """
    match mention:
        case DateMention(date=on) if on:
            yield body, RDF.type, TIME.Instant
            yield body, TIME.inXSDDate, iso(on)
        case Kamerstuk() if mention.dossier:
            yield from _kamerstuk(frame.base, mention)
        case Debate():
            yield from _debate(frame, mention, body)
        case Request():
            yield from _request(frame, mention, body)
        case Motion():
            yield from _motion(frame, mention, body)
        case Commitment():
            yield from _commitment(frame, mention, body, named)
        case Fulfilment():
            if is_first(mention, body, named):  # one number may stand in several sentences, and is one promise
                yield from kept.fulfilment(frame, mention, body, named)
        case Council():
            return
        case _:
            yield from _publication(mention, body)


def stub(base: str, official: str, dossier: str, number: str) -> Triples:
    """A paper that is named: its ids, dossier and page."""
    node, of = iri.kamerstuk(base, official), iri.dossier(base, dossier)
    yield node, RDF.type, KG["Kamerstuk"]
    yield node, DCTERMS.identifier, plain(official)
    yield node, KG["number"], plain(number)
    yield node, KG["dossier"], of
    yield node, FOAF.page, iri.page(official)
    yield from _dossier(base, dossier)


def _dossier(base: str, number: str) -> Triples:
    node = iri.dossier(base, number)
    yield node, RDF.type, KG["Dossier"]
    yield node, KG["dossierNumber"], plain(number)


def _kamerstuk(base: str, mention: Kamerstuk) -> Triples:
    if mention.number is None or mention.id is None:
        yield from _dossier(base, mention.dossier)
        return
    node = iri.kamerstuk(base, mention.id)
    yield from stub(base, mention.id, mention.dossier, mention.number)
    if mention.tie == "reportsOn":
        yield node, RDF.type, KG["Motion"]
    for other in mention.also:
        dossier = other.removeprefix("kst-").removesuffix(f"-{mention.number}")
        yield node, OWL.sameAs, iri.kamerstuk(base, other)
        yield from stub(base, other, dossier, mention.number)


def _publication(mention: Mention, body: URIRef) -> Triples:
    official = mention.id or ""
    yield body, RDF.type, KG["Publication"]
    yield body, DCTERMS.identifier, plain(official)
    yield body, DCTERMS.type, iri.code(mention.type)
    address = _page(mention, official)
    if address is not None:
        yield body, FOAF.page, address


def _page(mention: Mention, official: str) -> URIRef | None:
    """The page of a publication, where its id alone decides the address."""
    match mention:
        case Annex() | WrittenAnswer():
            return iri.page(official)
        case Handelingen(item=item) if item:
            return iri.page(official)
        case Law() if official.startswith(("stb-", "stcrt-", "trb-")):
            return iri.page(official)
        case _:
            return None


def meetings(frame: Frame, named: Iterable[Named]) -> Triples:
    """Every Council meeting that the letter names, from all the words that name it."""
    by_node: dict[URIRef, list[Council]] = {}
    for mention, body in named:
        if isinstance(mention, Council) and body is not None:
            by_node.setdefault(body, []).append(mention)
    for node, mentions in by_node.items():
        if when(mentions[0]) is not None:
            yield from _meeting(frame.base, node, mentions)


def _meeting(base: str, node: URIRef, mentions: list[Council]) -> Triples:
    code, moment = mentions[0].code, when(mentions[0])
    days = sorted(day for mention in mentions for day in mention.dates)
    yield node, RDF.type, KG["CouncilMeeting"]
    yield node, KG["formation"], iri.formation(base, code)
    yield node, KG["informal"], _TRUTH[any(mention.informal for mention in mentions)]
    if days:
        yield node, SDO.startDate, iso(days[0])
        yield node, SDO.endDate, iso(days[-1])
        yield node, RDFS.label, nl(f"{code} {dutch_days(days[0], days[-1])}")
    else:
        yield node, DCTERMS.temporal, Literal(str(moment), datatype=XSD.gYearMonth, normalize=False)
        yield node, RDFS.label, nl(f"{code} {moment}")


def _debate(frame: Frame, mention: Debate, body: URIRef) -> Triples:
    chamber = chamber_of(frame, mention)
    yield body, RDF.type, KG["Debate"]
    if mention.date:
        yield body, SDO.startDate, iso(mention.date)
        yield body, RDFS.label, nl(f"{mention.kind} {dutch(mention.date)}")
    if chamber:
        yield body, KG["chamber"], CHAMBERS[chamber]
    if mention.kind != "debat":
        yield body, DCTERMS.type, iri.code(mention.kind)
    if mention.committee:
        yield body, KG["committee"], nl(mention.committee)


def _request(frame: Frame, mention: Request, body: URIRef) -> Triples:
    yield body, RDF.type, KG["Request"]
    if mention.date:
        yield body, DCTERMS.date, iso(mention.date)
    yield from listed(frame, body, KG["requestedBy"], mention.by)


def _motion(frame: Frame, mention: Motion, body: URIRef) -> Triples:
    yield body, RDF.type, KG["Motion"]
    yield from listed(frame, body, KG["mover"], mention.movers)


def _commitment(frame: Frame, mention: Commitment, body: URIRef, named: Iterable[Named]) -> Triples:
    yield body, RDF.type, KG["Commitment"]
    yield body, KG["text"], nl(frame.words(mention.span))
    yield from ((body, KG["promisedBy"], person) for person in signers(frame))
    if mention.due_date:
        yield body, KG["due"], iso(mention.due_date)
    for concerned in _concerned(mention, named):
        yield body, KG["concerns"], concerned


def _concerned(commitment: Commitment, named: Iterable[Named]) -> Iterator[URIRef]:
    """The meetings and debates that stand in the promise's own words."""
    for mention, body in named:
        if body is None or not commitment.span.holds(mention.span):
            continue
        if isinstance(mention, Debate) or (isinstance(mention, Council) and when(mention) is not None):
            yield body
