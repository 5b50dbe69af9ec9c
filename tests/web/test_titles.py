"""Titles printed in capitals, told as sentences with the capitals of names."""

import pytest

from kg.web.names import titled


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("MOTIE VAN DE LEDEN INGE VAN DIJK EN GRINWIS", "Motie van de leden Inge van Dijk en Grinwis"),
        ("MOTIE VAN HET LID PIRI C.S.", "Motie van het lid Piri c.s."),
        (
            "MOTIE VAN DE LEDEN VAN DIJK, PIRI EN ONBEKENDER-VAN DER LEE",
            "Motie van de leden Van Dijk, Piri en Onbekender-van der Lee",
        ),
        (
            "BRIEF VAN DE MINISTER VAN SOCIALE ZAKEN EN WERKGELE-GENHEID",
            "Brief van de minister van Sociale Zaken en Werkgelegenheid",
        ),
        (
            "BRIEF VAN DE MINISTER VAN LANDBOUW, VISSERIJ, VOEDSELZEKERHEID EN NATUUR",
            "Brief van de minister van Landbouw, Visserij, Voedselzekerheid en Natuur",
        ),
        (
            "BRIEF VAN DE MINISTER VOOR VOLKSHUISVESTING EN RUIMTELIJKE ORDENING",
            "Brief van de minister voor Volkshuisvesting en Ruimtelijke Ordening",
        ),
        ("VERZOEK VAN HET LID VAN DER LEE OVER HET GAS", "Verzoek van het lid Van der Lee over het gas"),
        ("Een Titel als GEDRUKT", "Een Titel als GEDRUKT"),
        ("**Verslag** van de Raad<sup>1</sup> over 5*7", "Verslag van de Raad over 5*7"),
        ("*BRIEF VAN HET LID PIRI*[^1]", "Brief van het lid Piri"),
        ("", ""),
    ],
)
def test_a_title_is_a_sentence_without_marks_and_with_the_capitals_of_names(printed: str, told: str) -> None:
    assert titled(printed) == told
