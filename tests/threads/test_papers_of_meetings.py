"""A promised report or agenda of a Council meeting, and the letter that brings it: which are kept, which not."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.threads.meeting_words import agenda_promised, formations, names_meeting, report_promised
from tests.threads.test_weave import BUZA, DEFENSIE, Brief, built, links, statuses

AGENDA = "Hierbij bied ik u de geannoteerde agenda aan van de Raad Buitenlandse Zaken van 18 november 2024.\n\n"
REPORT = Brief(
    2979, "25 november 2024", "Hierbij bied ik u het verslag aan van de Raad Buitenlandse Zaken van 18 november 2024."
)
BOTH = (
    "Hierbij bied ik u de geannoteerde agenda aan van de Raad Buitenlandse Zaken van 18 november 2024.\n\n"
    "Ook bied ik u de geannoteerde agenda aan van de Raad Algemene Zaken van 19 november 2024.\n\n"
)


def promise(words: str, body: str = AGENDA) -> Brief:
    return Brief(2961, "8 november 2024", body + words)


@pytest.mark.parametrize(
    "words",
    [
        "Na afloop van de Raad zal ik uw Kamer een verslag toesturen.",
        "Na afloop ontvangt uw Kamer een verslag.",
        "Ik zal uw Kamer een verslag sturen van de bespreking in de Raad.",
        "In het verslag van de RBZ zal ik uw Kamer daarover nader informeren.",
        "Na de Raad zal ik uw Kamer terugkoppelen over de sancties.",
        "Uw Kamer wordt na afloop van de Raad Buitenlandse Zaken geïnformeerd over de uitkomsten.",
        "Ik zal uw Kamer informeren over de uitkomsten van de Raad.",
    ],
)
def test_a_report_keeps_the_promise_of_its_meetings_report(tmp_path: Path, words: str) -> None:
    with built(tmp_path, [promise(words), REPORT]) as store:
        assert links(store, "report-promised") == {("2961/toezegging/1", "fulfilledBy", "2979")}


@pytest.mark.parametrize(
    "words",
    [
        "Het jaarverslag van het Mensenrechtenfonds zal ik uw Kamer voor 1 juni 2025 toesturen.",
        "Ook zal ik uw Kamer een verslag sturen van mijn reis naar Kiev.",
        "Voor de RBZ van 18 november zal ik uw Kamer een verslag sturen van mijn bezoek aan Tbilisi.",
        "Na afloop van mijn bezoek aan Tbilisi zal ik uw Kamer een verslag sturen.",
        "Het verslag van de RAZ zal ik uw Kamer toesturen.",
        "Ik zal uw Kamer voor 1 februari een overzicht van de uitgaven sturen.",
        "Uw Kamer wordt na afloop van de Raad geïnformeerd over de uitkomsten van het onderzoek.",
        "Uw Kamer wordt voor de zomer geïnformeerd over de resultaten.",
        "Uw Kamer wordt na afloop van de Raad Algemene Zaken geïnformeerd over de uitkomsten.",
    ],
)
def test_a_report_keeps_no_promise_of_another_report(tmp_path: Path, words: str) -> None:
    with built(tmp_path, [promise(words), REPORT]) as store:
        assert ("2961/toezegging/1", "promised") not in links(store)
        assert not links(store, "report-promised")


def test_which_of_two_meetings_reports_is_promised_stays_open_unless_the_words_tell(tmp_path: Path) -> None:
    other = Brief(2980, "26 november 2024", REPORT.body.replace("Buitenlandse", "Algemene").replace("18 nov", "19 nov"))
    open_ = promise("Na afloop van de Raad zal ik uw Kamer een verslag toesturen.", BOTH)
    with built(tmp_path / "a", [open_, REPORT, other]) as store:
        assert not links(store, "report-promised")
    of_both = promise("Het verslag van beide vergaderingen zal ik uw Kamer na afloop toesturen.", BOTH)
    with built(tmp_path / "c", [of_both, REPORT, other]) as store:
        assert {letter for _, _, letter in links(store, "report-promised")} == {"2979", "2980"}
    told = promise("Na afloop van de RAZ zal ik uw Kamer een verslag toesturen.", BOTH)
    with built(tmp_path / "b", [told, REPORT, other]) as store:
        assert links(store, "report-promised") == {("2961/toezegging/1", "fulfilledBy", "2980")}


RAZ_REPORT = Brief(2980, "26 november 2024", REPORT.body.replace("Buitenlandse", "Algemene").replace("18 n", "19 n"))
OF_SEVERAL = [
    "Na afloop ontvangt uw Kamer de verslagen van beide vergaderingen.",
    "Na afloop van beide Raden ontvangt uw Kamer een verslag.",
    "Na afloop van de Raden ontvangt uw Kamer een verslag.",
    "Van beide Raden zal ik u een verslag doen toekomen.",
]


@pytest.mark.parametrize("words", OF_SEVERAL)
def test_a_promise_of_two_reports_is_kept_in_part_until_both_came(tmp_path: Path, words: str) -> None:
    made = promise(words, BOTH)
    for name, letters, status in (
        ("none", [], "openstaand"),
        ("one", [REPORT], "deels-voldaan"),
        ("other", [RAZ_REPORT], "deels-voldaan"),
        ("both", [RAZ_REPORT, REPORT], "voldaan"),
    ):
        with built(tmp_path / name, [made, *letters]) as store:
            assert statuses(store)["2961/toezegging/1"] == status


def test_one_letter_may_bring_both_reports(tmp_path: Path) -> None:
    both = replace(REPORT, body=f"{REPORT.body}\n\n{RAZ_REPORT.body}")
    with built(tmp_path, [promise(OF_SEVERAL[0], BOTH), both]) as store:
        assert statuses(store)["2961/toezegging/1"] == "voldaan"


@pytest.mark.parametrize(
    ("promised", "kept", "met"),
    [
        ("Eerste Kamer", "Tweede Kamer", False),
        ("Tweede Kamer", "Eerste Kamer", False),
        ("Eerste Kamer", "Eerste Kamer", True),
    ],
)
def test_a_promise_to_one_chamber_is_not_kept_by_a_letter_to_the_other(
    tmp_path: Path, promised: str, kept: str, met: bool
) -> None:
    made = replace(promise("Na afloop van de Raad zal ik uw Kamer een verslag toesturen."), to=promised)
    with built(tmp_path, [made, replace(REPORT, to=kept)]) as store:
        assert bool(links(store, "report-promised")) is met


def test_a_letter_to_both_chambers_keeps_the_promise_to_either(tmp_path: Path) -> None:
    made = replace(promise("Na afloop van de Raad zal ik uw Kamer een verslag toesturen."), to="Eerste Kamer")
    both = replace(REPORT, to="Eerste Kamer der Staten-Generaal en aan de Voorzitter van de Tweede Kamer")
    with built(tmp_path, [made, both]) as store:
        assert links(store, "report-promised") == {("2961/toezegging/1", "fulfilledBy", "2979")}


KGG = ("Klimaat en Groene Groei", "S.Th.M. Hermans")
EZ = ("Economische Zaken", "D.S. Beljaarts")


@pytest.mark.parametrize(("by", "met"), [(EZ, False), (KGG, True)])
def test_offices_of_one_name_in_two_ministries_make_no_one_ministry(
    tmp_path: Path, by: tuple[str, str], met: bool
) -> None:
    made = promise("Na afloop van de Raad zal ik uw Kamer een verslag toesturen.")
    with built(tmp_path, [replace(made, by=KGG), replace(REPORT, by=by)]) as store:
        assert bool(links(store, "report-promised")) is met


def test_a_signatory_whom_the_register_does_not_know_sits_in_their_offices_ministry_alone(tmp_path: Path) -> None:
    made = promise("Na afloop van de Raad zal ik uw Kamer een verslag toesturen.")
    unknown = (BUZA[0], "Q.X. Onbekend")
    with built(tmp_path / "other", [replace(made, by=unknown), replace(REPORT, by=DEFENSIE)]) as store:
        assert not links(store, "report-promised")
    with built(tmp_path / "same", [replace(made, by=unknown), REPORT]) as store:
        assert links(store, "report-promised")


PROMISED_AGENDA = "Hierbij bied ik u het verslag aan van de Raad Buitenlandse Zaken van 18 november 2024.\n\n{}"
RBZ_AGENDA = Brief(
    3001,
    "6 december 2024",
    "Hierbij bied ik u de geannoteerde agenda aan van de Raad Buitenlandse Zaken van 16 december 2024.",
)
RAZ_AGENDA = Brief(
    3002,
    "10 december 2024",
    "Hierbij bied ik u de geannoteerde agenda aan van de Raad Algemene Zaken van 17 december 2024.",
)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (
            "De volgende RBZ is op 16 december 2024. De geannoteerde agenda daarvoor ontvangt uw Kamer begin december.",
            {"3001"},
        ),
        (
            "De RBZ is op 16 december 2024. De geannoteerde agenda van de Raad Algemene Zaken krijgt u op 10 december.",
            {"3002"},
        ),
        ("De geannoteerde agenda van de Raad Algemene Zaken ontvangt u op 10 december.", {"3002"}),
        ("De geannoteerde agenda van de Raad Concurrentievermogen ontvangt u op 10 december.", set()),
    ],
)
def test_a_promised_agenda_is_of_the_formation_that_is_named(tmp_path: Path, words: str, kept: set[str]) -> None:
    made = Brief(2979, "25 november 2024", PROMISED_AGENDA.format(words))
    with built(tmp_path, [made, RBZ_AGENDA, RAZ_AGENDA]) as store:
        assert links(store, "agenda-promised") == {("2979/toezegging/1", "fulfilledBy", number) for number in kept}


def test_a_promised_agenda_is_not_kept_by_another_ministry(tmp_path: Path) -> None:
    words = "De volgende RBZ is op 16 december 2024. De geannoteerde agenda daarvoor ontvangt uw Kamer begin december."
    made = Brief(2979, "25 november 2024", PROMISED_AGENDA.format(words))
    with built(tmp_path, [made, replace(RBZ_AGENDA, by=DEFENSIE)]) as store:
        assert BUZA != DEFENSIE
        assert not links(store, "agenda-promised")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Een verslag van de informele Landbouw- en Visserijraad zal u toekomen.", {"LVR"}),
        ("Over de uitkomsten van de Europese Raad zal ik verslag uitbrengen.", {"ER"}),
        ("Het verslag van de Raad ontvangt u voor de RBZ van 16 december.", set()),
        ("Ik zal een verslag doen toekomen van de Raad Algemene Zaken van 19 november 2024.", {"RAZ"}),
        ("Via het verslag zal ik u informeren over de uitkomsten.", set()),
        ("Wij zullen uw Kamer in het verslag over de uitkomsten informeren.", set()),
        ("Wij zullen uw Kamer in een verslag over de uitkomsten van het onderzoek informeren.", None),
        ("Het verslag ontvangt u voor de RBZ van 16 december.", None),
        ("Het verslag van de Raad van State stuur ik u toe.", None),
        ("Van mijn bezoek aan Kiev zal ik u verslag doen.", None),
        ("Het reisverslag stuur ik u na afloop van de Raad.", None),
    ],
)
def test_the_words_of_a_promised_report(words: str, codes: set[str] | None) -> None:
    promised = report_promised(words)
    assert (None if promised is None else promised.codes) == codes


def test_the_words_of_a_promised_agenda() -> None:
    promised = agenda_promised("De geannoteerde agenda van de RAZ ontvangt u voor de RBZ van 18 november.")
    assert promised is not None
    assert promised.codes == {"RAZ"}
    assert agenda_promised("De agenda ontvangt u op 10 december.") is None


def test_the_longest_name_of_a_formation_counts_at_its_place() -> None:
    assert formations("de RBZ-Handel en de RAZ") == {"RBZ-Handel", "RAZ"}
    assert formations("Raad Algemene Zaken en Externe Betrekkingen") == {"RAZEB"}
    assert names_meeting("voor de Raad", "RBZ")
    assert names_meeting("voor de RBZ", "RBZ")
    assert not names_meeting("voor de RAZ", "RBZ")
    assert not names_meeting("voor de begroting", "RBZ")


@pytest.mark.parametrize(
    "body",
    [
        "Met deze brief beantwoord ik de vragen van het lid Piri over het verslag van de Raad Buitenlandse Zaken van "
        "18 november 2024.",
        "Hierbij zend ik u een correctie op het verslag van de Raad Buitenlandse Zaken van 18 november 2024.",
    ],
)
def test_what_is_about_a_report_keeps_no_promise_of_that_report(tmp_path: Path, body: str) -> None:
    words = "Na afloop van de Raad zal ik uw Kamer een verslag toesturen."
    with built(tmp_path, [promise(words), Brief(2979, "25 november 2024", body)]) as store:
        assert not links(store, "report-promised", "report-letter")
        assert ("raad/RBZ/2024-11-18", "laterReference", "2979") in links(store)
