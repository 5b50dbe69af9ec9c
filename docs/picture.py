"""Draws docs/letter.svg from the graph of a sample letter: ``python -m docs.picture``. A test compares the two."""

from pathlib import Path

from rdflib import URIRef

from kg import letter_graph, read_letter
from kg.rdf.picture import picture
from kg.rdf.shared import reference_graph
from kg.resources import folder

__all__ = ["TARGET", "svg"]

TARGET = Path(__file__).parent / "letter.svg"
SAMPLE = "kst-21501-02-9002.md"


def svg() -> str:
    """The drawing: the letter's own statements, with the names of ministries and formations."""
    graph = letter_graph(read_letter(folder("samples") / SAMPLE))
    letter = next(subject for subject, _, _ in graph.triples((None, _identifier(), None)) if "9002" in subject)
    assert isinstance(letter, URIRef)
    return picture(graph + reference_graph(), letter)


def _identifier() -> URIRef:
    from rdflib import DCTERMS

    return DCTERMS.identifier


if __name__ == "__main__":
    TARGET.write_text(svg(), encoding="utf-8")
