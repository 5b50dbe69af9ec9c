"""The words that say it: each mention with its place in the text and its quote, by the Web Annotation vocabulary."""

from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import DCTERMS, RDF, RDFS, XSD, Literal, URIRef

from kg.model import DateMention, Handelingen, Kamerstuk, Note, Span, WrittenAnswer
from kg.rdf import iri
from kg.rdf.mapping.frame import Evidence, Frame
from kg.rdf.mapping.oddities import oddities
from kg.rdf.mapping.things import CITED
from kg.rdf.namespaces import CITO, KG, OA
from kg.rdf.terms import Triples, fit, iso, plain, whole

__all__ = ["AROUND", "mentions"]

AROUND: Final = 32
"""How many characters of the text a quote carries at either side."""

_NEAR: Final = 80
_BODY, _TARGET, _SOURCE, _SELECTOR = OA["hasBody"], OA["hasTarget"], OA["hasSource"], OA["hasSelector"]
_PLACE, _POSITION, _QUOTE = OA["SpecificResource"], OA["TextPositionSelector"], OA["TextQuoteSelector"]
_START, _END, _EXACT, _PREFIX, _SUFFIX = OA["start"], OA["end"], OA["exact"], OA["prefix"], OA["suffix"]
_MENTION, _TYPE, _CONFIDENCE, _SUPPORTS = KG["Mention"], KG["mentionType"], KG["confidence"], KG["supports"]


def mentions(frame: Frame, found: Iterable[Evidence]) -> Triples:
    """Every mention, numbered in the order given, and the place of each footnote in which one stands."""
    called: dict[int, Note] = {}
    for number, evidence in enumerate(found, 1):
        node = iri.part(frame.iri, "vermelding", number)
        yield from _mention(frame, node, evidence)
        for order, note in _notes_of(frame, evidence):
            called[order] = note
            yield from _noted(frame, node, order, note)
    for order, note in called.items():
        yield from _note(frame, order, note)


def _mention(frame: Frame, node: URIRef, evidence: Evidence) -> Triples:
    mention = evidence.mention
    yield node, RDF.type, _MENTION
    yield node, _TYPE, iri.code(evidence.type)
    yield node, _CONFIDENCE, _decimal(1.0 if mention is None else mention.confidence)
    if evidence.body is not None:
        yield node, _BODY, evidence.body
        yield from ((node, _SUPPORTS, proven) for proven in evidence.supports)
    place = URIRef(f"{node}/plaats")
    yield node, _TARGET, place
    yield from _target(frame, place, node, evidence.span)
    if isinstance(mention, DateMention) and mention.date:
        yield node, DCTERMS.date, iso(mention.date)
    odd = evidence.odd or tuple(oddities(frame, mention))
    if odd:
        yield node, RDF.type, KG["Anomaly"]
        yield from ((node, RDFS.comment, Literal(fit(words), lang=language)) for language, words in odd)
    if evidence.type in CITED:
        yield from _citation(frame, node, evidence)


def _decimal(confidence: float) -> Literal:
    """In the canonical spelling, the one that stores give back."""
    return Literal(f"{confidence:.4f}".rstrip("0").rstrip("."), datatype=XSD.decimal, normalize=False)


def _target(frame: Frame, place: URIRef, stem: URIRef, span: Span) -> Triples:
    """A place in the letter's text: where it is, and its words with what stands around them."""
    position, quote = URIRef(f"{stem}/positie"), URIRef(f"{stem}/citaat")
    yield place, RDF.type, _PLACE
    yield place, _SOURCE, frame.iri
    yield place, _SELECTOR, position
    yield place, _SELECTOR, quote
    yield position, RDF.type, _POSITION
    yield position, _START, whole(span.start)
    yield position, _END, whole(span.end)
    yield quote, RDF.type, _QUOTE
    yield quote, _EXACT, Literal(frame.quote(span))
    yield quote, _PREFIX, Literal(frame.text[max(span.start - AROUND, 0) : span.start])
    yield quote, _SUFFIX, Literal(frame.text[span.end : span.end + AROUND])


def _citation(frame: Frame, node: URIRef, evidence: Evidence) -> Triples:
    mention = evidence.mention
    yield node, RDF.type, KG["Citation"]
    yield node, RDF.type, CITO["Citation"]
    yield node, CITO["hasCitingEntity"], frame.iri
    if evidence.body is not None:
        yield node, CITO["hasCitedEntity"], evidence.body
    if isinstance(mention, Kamerstuk | Handelingen | WrittenAnswer):
        if mention.session:
            yield node, KG["session"], plain(mention.session)
        if mention.pages:
            yield node, KG["pages"], plain(mention.pages)


def _notes_of(frame: Frame, evidence: Evidence) -> Iterator[tuple[int, Note]]:
    """The footnote in which a mention stands, with its order in the letter."""
    document, mention = frame.letter.document, evidence.mention
    if mention is None or mention.note is None:
        return
    labelled = [(n, note) for n, note in enumerate(document.notes, 1) if note.label == mention.note]
    holding = [(n, note) for n, note in labelled if document.alignment.span(note.body).holds(mention.span)]
    yield from (holding or labelled)[:1]


def _noted(frame: Frame, node: URIRef, order: int, note: Note) -> Triples:
    yield node, KG["noteLabel"], plain(note.label)
    if note.call is not None:
        yield node, KG["noteCall"], iri.part(frame.iri, "noot", order, "aanroep")
        if _calling(frame, note.call) is not None:
            yield node, KG["callingSentence"], iri.part(frame.iri, "noot", order, "zin")


def _note(frame: Frame, order: int, note: Note) -> Triples:
    """Where a footnote is called, and the sentence that calls it."""
    if note.call is None:
        return
    call = iri.part(frame.iri, "noot", order, "aanroep")
    yield from _target(frame, call, call, note.call)
    calling = _calling(frame, note.call)
    if calling is not None:
        sentence = iri.part(frame.iri, "noot", order, "zin")
        yield from _target(frame, sentence, sentence, calling)


def _calling(frame: Frame, call: Span) -> Span | None:
    """The sentence that calls a note: it holds the call, or ends right before it (``jl.¹``)."""
    before = [sentence for sentence in frame.letter.sentences if sentence.start <= call.start]
    if not before:
        return None
    last = max(before)
    between = frame.text[last.end : call.start]
    return last if len(between) < _NEAR and "\n\n" not in between else None
