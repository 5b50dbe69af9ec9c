"""In which chamber a debate was held."""

import pytest
from rdflib import URIRef

from kg.build import letter_graph, read_letter
from kg.rdf.namespaces import DEFAULT_BASE, KG

LETTER = (
    "32 317 JBZ-Raad\n\nLC BRIEF VAN DE MINISTER VAN JUSTITIE EN VEILIGHEID\n\n"
    "Aan de Voorzitter van de Eerste Kamer der Staten-Generaal\n\nDen Haag, 2 oktober 2018\n\n{}\n\n"
    "De Minister van Justitie en Veiligheid,\nF.B.J. Grapperhaus\n"
)
HELD = {
    "Dit komt aan de orde in een algemeen overleg op 10 oktober 2018.": "debat/tk/2018-10-10/algemeen-overleg",
    "In het tweeminutendebat van 10 oktober 2018 is dit gezegd.": "debat/tk/2018-10-10/tweeminutendebat",
    "In het plenaire debat van 25 september 2018 heb ik dit gezegd.": "debat/ek/2018-09-25/plenair-debat",
    "In het mondeling overleg van 25 september 2018 heb ik dit gezegd.": "debat/ek/2018-09-25/mondeling-overleg",
}


@pytest.mark.parametrize("words", HELD)
def test_a_letter_to_the_eerste_kamer_names_debates_of_either_chamber(words: str) -> None:
    graph = letter_graph(read_letter("a.txt", LETTER.format(words).encode()))
    assert (None, KG.mentions, URIRef(f"{DEFAULT_BASE}id/{HELD[words]}")) in graph
