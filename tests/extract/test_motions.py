"""Motions by their movers: each form beside its near miss; and the paper cited beside them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.build import read_letter
from kg.extract import Page, motions
from kg.model import Document, Extraction, Kamerstuk, Letterhead, Motion, Note, Span
from kg.resolve.proceedings import resolve_motions

CASES: dict[str, list[tuple[str, ...]]] = {
    "de motie van de leden Kröger en Schonis vraagt": [("Kröger", "Schonis")],
    "conform de motie-Waalkens c.s. over mais": [("Waalkens",)],
    "de motie Dobbe m.b.t. Soedan": [("Dobbe",)],
    "de motie-Van der Staaij c.s. (Kamerstuk 27 925, nr. 548)": [("Van der Staaij",)],
    "de motie-van der Lee c.s.": [("van der Lee",)],
    "de moties van de leden Van Haersma Buma c.s., Roemer c.s. en Azmani c.s.": [
        ("Van Haersma Buma",), ("Roemer",), ("Azmani",)
    ],
    "de moties van het lid Karabulut over Jemen en van het lid Voordewind over Iran": [("Karabulut",), ("Voordewind",)],
    "de moties-Omtzigt en -Van Dijk": [("Omtzigt",), ("Van Dijk",)],
    "de gewijzigde motie van het lid Van Nispen c.s.": [("Van Nispen",)],
    "de motie van lid Westerveld (GL) vroeg": [("Westerveld",)],
    "de motie Kuiken/Voordewind over": [("Kuiken", "Voordewind")],
    "de motie van het lid Agnes Mulder (CDA)": [("Mulder",)],
    "de motie over windmolens op zee van het lid Kröger": [("Kröger",)],
    "de door het lid Omtzigt ingediende motie": [("Omtzigt",)],
    "de motie van de heer Çörüz": [("Çörüz",)],
    "een motie van wantrouwen": [],
    "de motie Kamerstuk 21 501-02, nr. 12": [],
    "de motie die uw Kamer aannam": [],
    "de emotie van het lid Kröger": [],
    "#### Moties\n\nAan dit verzoek geef ik gehoor": [],
    "promotie van de heer Van Dam": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_motions_in_a_text(text: str, expected: list[tuple[str, ...]], page_of: Callable[..., Page]) -> None:
    assert [motion.movers for motion in motions.find(page_of(text))] == expected


def paper_of(text: str, notes: tuple[Note, ...] = ()) -> str | None:
    start, end = text.index("motie-Dassen"), text.index("motie-Dassen") + len("motie-Dassen")
    cited = text.index("Kamerstuk")
    note = notes[0].label if notes else None
    mentions = (
        Motion(span=Span(start, end), movers=("Dassen",)),
        Kamerstuk(span=Span(cited, cited + 9), id="kst-36600-V-27", dossier="36600-V", number="27", note=note),
    )
    done = resolve_motions(Extraction(Document("t", "", "", text, text, notes=notes), Letterhead(), mentions))
    (motion,) = (mention for mention in done.mentions if isinstance(mention, Motion))
    assert motion.id == "motion/Dassen"
    return motion.paper


def test_the_paper_beside_a_motion_or_in_its_footnote_is_the_motions() -> None:
    assert paper_of("de motie-Dassen (Kamerstuk 36 600 V, nr. 27) over") == "kst-36600-V-27"
    assert paper_of("de motie-Dassen over een fonds (Kamerstuk 36 600 V, nr. 27)") == "kst-36600-V-27"
    assert paper_of("de motie-Dassen. Eerder schreef ik (Kamerstuk 36 600 V, nr. 27)") is None
    text = "de motie-Dassen1 over een fonds\n\n1 Kamerstuk 36 600 V, nr. 27"
    note = Note("1", Span(33, len(text)), Span(15, 16), 15)
    assert paper_of(text, (note,)) == "kst-36600-V-27"


HEAD = """21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken

Nr. 1 Brief van de minister van Buitenlandse Zaken

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 13 november 2024

{}
"""
TABLE = "Over de moties meld ik:\n\n| Motie | Kamerstuk | Stand |\n| --- | --- | --- |\n| {} | {} | Uitgevoerd |"
LIGHT = "De motie-Dassen wordt uitgevoerd in het licht van het plan.1 Dat duurt."
DASSEN, OTHER = "Kamerstuk 36 600 V, nr. 27", "Kamerstuk 36 600 V, nr. 28"


@pytest.mark.parametrize(
    ("body", "paper"),
    [
        (f"Aan de motie-Dassen c.s.1 is voldaan.\n\n1 {DASSEN}", True),
        (f"Aan de motie-Dassen over een fonds voor boeren1 is voldaan.\n\n1 {DASSEN}", True),
        (f"{LIGHT}\n\n1 Zie {OTHER}; voor de motie zie {DASSEN}.", True),
        (f"{LIGHT}\n\n1 {DASSEN}.", False),
        (f"Aan de motie-Dassen1 is voldaan.\n\n1 {DASSEN} en {OTHER}", False),
        (f"Aan de motie-Dassen en de motie-Piri1 is voldaan.\n\n1 {DASSEN}", False),
        (TABLE.format("Motie-Dassen c.s. over een fonds", "36 600 V, nr. 27"), True),
        (TABLE.format("Motie-Dassen c.s. over een fonds", "36 600 V, nr. 27 en 36 600 V, nr. 28"), False),
        (TABLE.format("Motie-Dassen over vis", "nog geen") + "\n| Motie-Piri | 36 600 V, nr. 27 | Open |", False),
    ],
)  # fmt: skip
def test_the_paper_in_a_motions_note_or_row_is_the_motions(tmp_path: Path, body: str, paper: bool) -> None:
    path = tmp_path / "letter.md"
    path.write_text(HEAD.format(body), encoding="utf-8")
    found = [one for one in read_letter(path).mentions if isinstance(one, Motion) and one.movers == ("Dassen",)]
    assert [one.paper for one in found] == ["kst-36600-V-27" if paper else None]
