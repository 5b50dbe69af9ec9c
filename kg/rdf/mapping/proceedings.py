"""Of which chamber and session a cited paper is, by all words of the letter that cite it.

A paper appeared in one session. Where a letter's citations say two, the paper gets none, each citation keeps its own,
and each is told as odd.
"""

from collections.abc import Iterable, Iterator, Mapping

from rdflib import URIRef

from kg.model import Handelingen, Kamerstuk, Mention, WrittenAnswer
from kg.rdf.mapping.bodies import Named
from kg.rdf.mapping.frame import Frame
from kg.rdf.mapping.letterhead import CHAMBERS
from kg.rdf.namespaces import KG
from kg.rdf.terms import Triples, plain

__all__ = ["Sessions", "contradicted", "proceedings", "sessions"]

Sessions = Mapping[URIRef, tuple[str, ...]]


def _citations(named: Iterable[Named]) -> Iterator[tuple[Kamerstuk | Handelingen | WrittenAnswer, URIRef]]:
    for mention, body in named:
        match mention:
            case Kamerstuk() if not (mention.dossier and mention.number and mention.id):
                continue
            case Kamerstuk() | Handelingen() | WrittenAnswer() if body is not None:
                yield mention, body


def sessions(named: Iterable[Named]) -> Sessions:
    """The sessions that the citations of each paper say, in order."""
    said: dict[URIRef, set[str]] = {}
    for mention, body in _citations(named):
        if mention.session:
            said.setdefault(body, set()).add(mention.session)
    return {body: tuple(sorted(found)) for body, found in said.items()}


def proceedings(frame: Frame, named: Iterable[Named], said: Sessions) -> Triples:
    """Chamber and session of every cited paper; what the letterhead says of the letter itself is not said again."""
    head = frame.letter.letterhead
    for mention, body in _citations(named):
        if mention.chamber and not (body == frame.iri and head.chamber):
            yield body, KG["chamber"], CHAMBERS[mention.chamber]
    for body, found in said.items():
        if len(found) == 1 and not (body == frame.iri and head.session):
            yield body, KG["session"], plain(found[0])


def contradicted(mention: Mention, body: URIRef | None, said: Sessions) -> tuple[tuple[str, str], ...]:
    """What is odd about a citation's session, in Dutch and English."""
    if not isinstance(mention, Kamerstuk | Handelingen | WrittenAnswer) or body is None or not mention.session:
        return ()
    others = [session for session in said.get(body, ()) if session != mention.session]
    if not others:
        return ()
    nl, en = " en ".join(others), " and ".join(others)
    return (
        (
            "nl",
            f"Aangehaald met vergaderjaar {mention.session}, elders in de brief met {nl}; een stuk verscheen in één.",
        ),
        ("en", f"Cited with session {mention.session}, elsewhere in the letter with {en}; a paper appeared in one."),
    )
