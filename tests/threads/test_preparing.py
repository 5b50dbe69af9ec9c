"""Which debates prepare for a Council meeting: those about it, by the agenda's words or by the debate's own report."""

from pathlib import Path

import pytest

from kg.build import Source, build
from kg.store.embedded import Store
from kg.threads.debate_words import about_meeting, discusses_agenda
from tests.threads.test_weave import Brief, built, links

RBZ = "raad/RBZ/2024-11-18"
AGENDA = "Hierbij bied ik u de geannoteerde agenda aan van de Raad Buitenlandse Zaken van 18 november 2024{}"


def test_debates_of_other_subjects_do_not_prepare_for_the_meeting(tmp_path: Path) -> None:
    body = AGENDA.format(
        ", met het oog op het commissiedebat van 14 november 2024.\n\n"
        "Over dit onderwerp spreek ik u ook in het wetgevingsoverleg over de begroting van 13 november 2024.\n\n"
        "Op 12 november 2024 is het plenaire debat van de Eerste Kamer over de Vreemdelingenwet."
    )
    with built(tmp_path, [Brief(1, "8 november 2024", body)]) as store:
        assert links(store, "prepared-in") == {(RBZ, "preparedIn", "debat/tk/2024-11-14/commissiedebat")}


REPORT = """21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken

Nr. 2930 VERSLAG VAN EEN COMMISSIEDEBAT
Vastgesteld 5 juli 2024

De vaste commissie voor Buitenlandse Zaken heeft op 20 juni 2024 overleg gevoerd met mevrouw Bruins Slot,
Minister van Buitenlandse Zaken, over:

– de brief van de Minister van Buitenlandse Zaken d.d. 14 juni 2024 inzake {} (nr. 2914).

Van dit overleg brengt de commissie bijgaand geredigeerd woordelijk verslag uit.

In het debat van 22 mei 2024 sprak ik over de geannoteerde agenda RBZ 27 mei.
"""


@pytest.mark.parametrize(
    ("paper", "debates"),
    [
        ("geannoteerde agenda RBZ 24 juni", {"raad/RBZ/2024-06-24"}),
        ("de geannoteerde agenda Raad Buitenlandse Zaken d.d. 24 juni 2024", {"raad/RBZ/2024-06-24"}),
        ("verslag RBZ 3 juni", set()),
        ("verslag van de RBZ van 24 juni", set()),
    ],
)
def test_the_report_of_a_debate_tells_which_agenda_it_was_about(tmp_path: Path, paper: str, debates: set[str]) -> None:
    with Store.create_or_open(tmp_path / "store") as store:
        list(build([Source("2930.txt", REPORT.format(paper).encode())], store))
        assert {meeting for meeting, _, _ in links(store, "prepared-in")} == debates
        assert {debate[:18] for _, _, debate in links(store, "prepared-in")} <= {"debat/tk/2024-06-2"}


@pytest.mark.parametrize(
    ("before", "words", "after", "about"),
    [
        ("Ik bied u de geannoteerde agenda aan voor ", "het commissiedebat van 14 november", ".", True),
        ("Ik zie uit naar ", "het commissiedebat Raad Buitenlandse Zaken van 14 november", ".", True),
        ("Ik zie uit naar ", "het commissiedebat van 14 november", " over de RBZ.", True),
        (
            "Voorafgaand aan de Raad is ",
            "het debat met de vaste commissie voor Europese Zaken van 14 november",
            ".",
            True,
        ),
        ("Ik zie uit naar ", "het commissiedebat van 14 november", ".", False),
        ("Na de RBZ is ", "het commissiedebat Vreemdelingenwet van 14 november", ".", False),
        ("Na de RBZ is ", "het commissiedebat van 14 november", " over de begroting.", False),
        ("Ter voorbereiding op de RAZ is ", "het commissiedebat van 14 november", ".", False),
        ("Na de RBZ is ", "het wetgevingsoverleg van 14 november", ".", False),
        ("In de Raad komt dit aan de orde. Ik zie uit naar ", "het commissiedebat van 14 november", ".", False),
    ],
)
def test_what_a_debate_is_about(before: str, words: str, after: str, about: bool) -> None:
    assert about_meeting(words, before, after, "RBZ") is about


def test_an_agenda_stands_right_before_its_meeting() -> None:
    assert discusses_agenda("– de brief inzake geannoteerde agenda ")
    assert not discusses_agenda("– de brief inzake de agenda;\n– het verslag van de ")
