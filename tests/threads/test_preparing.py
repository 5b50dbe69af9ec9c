"""Which debates prepare for a Council meeting: those about it, by the agenda's words or by the debate's own report."""

from pathlib import Path

import pytest

from kg.build import Source, build
from kg.store.embedded import Store
from kg.store.named import named as named_query
from kg.store.query import Solutions
from kg.threads.debate_words import about_meeting, discusses_agenda, open_to_meeting
from kg.threads.meeting_words import formations
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


@pytest.mark.parametrize(
    ("words", "code", "about"),
    [
        ("het commissiedebat RBZ-Handel van 14 november", "RBZ-Handel", True),
        ("het commissiedebat Raad Buitenlandse Zaken Ontwikkelingssamenwerking van 14 november", "RBZ-OS", True),
        ("het commissiedebat Raad Buitenlandse Zaken Ontwikkelingssamenwerking van 14 november", "RBZ", False),
        ("het commissiedebat RBZ Defensie van 14 november", "RBZ-Handel", False),
        ("het commissiedebat RBZ van 14 november", "RBZ-OS", True),  # short for it
        ("het algemeen overleg VTE-Raad (Telecom) van 14 november", "TELECOM", True),
        ("het algemeen overleg VTE-Raad (Telecom) van 14 november", "ENERGIE", False),
        ("het algemeen overleg VTE-Raad van 14 november", "TRANSPORT", True),
        ("het algemeen overleg VTE-Raad van 14 november", "MILIEU", False),
    ],
)
def test_a_debate_named_after_a_part_of_a_formation(words: str, code: str, about: bool) -> None:
    assert about_meeting(words, "Ik zie uit naar ", ".", code) is about


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("de Raad Buitenlandse Zaken (RBZ) over handel", {"RBZ-Handel", "RBZ"}),
        ("de RBZ/OS", {"RBZ-OS"}),
        ("de RBZ met ministers van Defensie", {"RBZ-Defensie"}),
        ("de RBZ over Oekraïne", {"RBZ"}),
        ("de Raad voor Vervoer, Telecommunicatie en Energie (Telecom)", {"TELECOM"}),
        ("de Raad Algemene Zaken", {"RAZ"}),
    ],
)
def test_a_formation_is_read_with_its_part(words: str, codes: set[str]) -> None:
    assert formations(words) == codes


@pytest.mark.parametrize(
    ("before", "words", "after", "open_"),
    [
        ("De agenda dient. Ik zie u op ", "5 maart a.s. onderwerp is van het commissiedebat", ".", True),
        ("", "Het commissiedebat ter voorbereiding vindt plaats op 28 mei a.s.", " Een wetsvoorstel volgt.", True),
        ("De Kamer kan deze brief betrekken bij ", "het schriftelijk overleg van 11 november a.s.", " Ook dit.", True),
        ("Wij melden u over vier onderwerpen, met het oog op ", "het commissiedebat van 8 juni a.s.", "", True),
        ("Uw inbreng voor ", "het schriftelijk overleg van 2 maart a.s.", " zie ik graag tegemoet.", True),
        ("Over Oekraïne spreek ik u in ", "het commissiedebat van 8 juni a.s.", "", False),
        ("Ik zie uit naar ", "het commissiedebat van 8 juni", " over de F-35.", False),
        ("Voor ", "het commissiedebat van 8 juni", " ontvangt u een aparte brief.", False),
        ("Ter voorbereiding op de Transportraad is ", "het commissiedebat van 8 juni", ".", False),
        ("Ik zie uit naar ", "het commissiedebat Vreemdelingenwet van 8 juni", ".", False),
        ("Ik zie uit naar ", "het plenaire debat van 8 juni", ".", False),
        ("Ik zie uit naar ", "het wetgevingsoverleg van 8 juni", ".", False),
    ],
)
def test_a_committee_debate_that_nothing_ties_to_another_subject(
    before: str, words: str, after: str, open_: bool
) -> None:
    assert open_to_meeting(words, before, after, {"RVC", "JBZ"}) is open_


DEFENCE = "Hierbij bied ik u de geannoteerde agenda aan van de RBZ Defensie van 18 november 2024.\n\n{}"
FIRST = "Deze brief dient ter voorbereiding van het commissiedebat van 14 november 2024."
SECOND = " Uw Kamer kan hem ook betrekken bij het commissiedebat van 13 november 2024."


@pytest.mark.parametrize(
    ("body", "days"),
    [
        (DEFENCE.format(FIRST), {"14"}),
        (DEFENCE.format(FIRST + SECOND), set()),
        (
            DEFENCE.format(
                FIRST
                + SECOND.replace(
                    "hem ook betrekken bij het commissiedebat", "over Oekraïne spreken in het commissiedebat"
                )
            ),
            {"14"},
        ),
        (AGENDA.format(" en van de Raad Algemene Zaken van 19 november 2024.\n\n" + FIRST), {"14"}),
        (AGENDA.format(" en van de Raad Algemene Zaken van 29 november 2024.\n\n" + FIRST), set()),
    ],
)
def test_the_only_committee_debate_of_an_agenda_is_about_its_meetings(
    tmp_path: Path, body: str, days: set[str]
) -> None:
    with built(tmp_path, [Brief(1, "8 november 2024", body)]) as store:
        assert {debate.split("/")[2][-2:] for _, _, debate in links(store, "prepared-in")} == days


@pytest.mark.parametrize("formation", ["RBZ-Defensie", "rbz-defensie", "RBZ-DEFENSIE"])
def test_a_meeting_is_asked_for_in_any_capitals(tmp_path: Path, formation: str) -> None:
    with built(tmp_path, [Brief(1, "8 november 2024", DEFENCE.format(FIRST))]) as store:
        query = named_query("council-meeting-thread").filled({"formation": formation, "date": "2024-11-18"})
        answer = store.ask(query)
        assert isinstance(answer, Solutions)
        assert len(list(answer)) == 2
