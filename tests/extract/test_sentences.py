"""Sentences: cases as data; ``|`` stands where one ends and the next begins."""

import time

import pytest

from kg.extract.sentences import sentences
from kg.model import Span

CASES = [
    "Hierbij bied ik u het verslag aan. |De Raad nam conclusies aan.",
    "Zie Kamerstuk 21 501-02, nr. 5. |Dat is zo.",
    "Zie nrs. 5 en 6 van Stb. 2016, 156 en Trb. 2014, 113. |Daarna niet.",
    "Op 5 november jl. vonden verkiezingen plaats. |Op 20 januari a.s. volgt meer.",
    "Dat was op 5 november jl. |De Raad sprak erover.",
    "Aldus drs. M.J.M. Verhagen en mr. C.C.J. Bos. |Einde.",
    "De motie van het lid Maij c.s. (Kamerstuk 1) is ingebracht. |Ik bericht u.",
    "Kan dat? |Ja! |Zeker.",
    "“Kan dat?” vroeg hij. |“Ja.” |Zo ging het.",
    "Dit betreft o.a. Duitsland, m.b.t. Frankrijk d.d. 5 mei 2018, resp. België. |Meer niet.",
    "Zie Hand. II, blz. 5, p. 6. |Dan.",
    "Het bedroeg € 3.500 in 2015. |In 2016 meer.",
    "Vervolg\n\n|De Raad komt terug.\n\n|1. Eerst dit. |Dan dat.\n|2. Daarna dit.",
    "Er zijn twee punten:\n|- het eerste;\n|- het tweede.",
    "Dit is een zin die over een regel loopt en pas op de volgende regel na\nKamerstukken ophoudt. |Klaar.",
    "Het kabinet zal\nhandelen. |Klaar.",
    "Vervolg\n|De Raad komt terug.",
    "Dat is in nr.\n5 gezegd.",
    "'s-Gravenhage is ver. |'s-Hertogenbosch ook.",
    "De Raad kwam bijeen. zonder besluit",
    "Zie artikel 3, eerste lid. |De Raad kwam bijeen.",
    "Dit omvat: |• een wijziging |• een tweede.",
    "Tijdens het overleg van\n\n6 juni en 13 juni. |Klaar.",
    "Tijdens het overleg van\n\n\n6 juni en 13 juni. |Klaar.",
    "Ik meld u de uitkomst van het\n\nonderzoek. |Klaar.",
    "Tijdens het overleg\n\nvan donderdag 6 juni is dit gezegd. |Klaar.",
    "Het ministerie van\n\n|Financiën stelt dit.",
    "De kosten van het\n\n|2. Beleid",
    "De kosten van de\n\n|- zorg;\n|- opvang.",
    "Het overleg\n\n|van de commissie",
]


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, (Span(0, len(text)),))]


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_ends_where_the_bar_stands(case: str) -> None:
    assert cut(case.replace("|", "")) == [part.strip() for part in case.split("|")]


def test_only_the_given_stretches_are_cut() -> None:
    text = "Kop. Een. Twee. Slot."
    assert [s.of(text) for s in sentences(text, (Span(5, 15),))] == ["Een.", "Twee."]


def test_a_note_is_a_sentence_of_its_own() -> None:
    text = "Zo is het 1 Kamerstuk 21 501-02"
    note = Span(12, len(text))
    assert note in sentences(text, (Span(0, len(text)),), (note,))


@pytest.mark.parametrize("unit", [". ", "a.", "A. ", "\n", "nr. ", "•", "? ", "1. ", " \n", "(", "x"])
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        start = time.process_time()
        sentences(text, (Span(0, size),))
        return time.process_time() - start

    small = max(seconds(20_000), 0.002)
    # One quiet moment of several is enough: what takes more than linear time never has one.
    assert any(seconds(160_000) < 40 * small for _ in range(5))
