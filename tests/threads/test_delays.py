"""What a letter tells of another: that its answer is put off, which the answer ends, or that it kept a promise."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.store.named import named
from kg.threads.asked import rows
from kg.threads.delays import promise_of_answer
from tests.threads.test_weave import Brief, built, links, statuses

ASKED = "het verzoek van het lid Piri van 5 november 2024 om een brief over Georgië"
LATE = Brief(
    2950,
    "8 november 2024",
    f"De beantwoording van {ASKED} vergt meer tijd. U ontvangt de brief uiterlijk 1 mei 2025.",
)
ANSWER = Brief(2971, "20 april 2025", f"Met deze brief voldoe ik aan {ASKED}.")
KEPT = ("2950/toezegging/1", "fulfilledBy", "2971")


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (ANSWER, True),
        (replace(ANSWER, body=ANSWER.body.replace("5 november", "6 november")), False),
        (replace(ANSWER, body=ANSWER.body.replace("Georgië", "Soedan")), False),
        (replace(ANSWER, to="Eerste Kamer"), False),
    ],
    ids=["answers", "another day's", "another matter", "another chamber"],
)
def test_the_answer_keeps_the_promise_of_the_letter_that_put_it_off(tmp_path: Path, answer: Brief, kept: bool) -> None:
    with built(tmp_path, [LATE, answer]) as store:
        assert links(store, "delay-kept") == ({KEPT} if kept else set())
        assert statuses(store)["2950/toezegging/1"] == ("voldaan" if kept else "openstaand")


@pytest.mark.parametrize(
    ("called", "one"),
    [
        ("vaste commissie voor LNV", True),
        ("vaste Kamercommissie voor Landbouw, Natuur en Voedselkwaliteit", True),
        ("vaste commissie voor LVVN", False),
        ("vaste commissie voor Defensie", False),
    ],
)
def test_a_committee_is_the_same_by_its_abbreviation(tmp_path: Path, called: str, one: bool) -> None:
    whole = "de vaste commissie voor Landbouw, Natuur en Voedselkwaliteit"
    late = replace(LATE, body=LATE.body.replace("het lid Piri", whole))
    with built(tmp_path, [late, replace(ANSWER, body=ANSWER.body.replace("het lid Piri", f"de {called}"))]) as store:
        assert links(store, "delay-kept") == ({KEPT} if one else set())


@pytest.mark.parametrize(
    ("promises", "of_answer"),
    [
        (["U ontvangt de brief uiterlijk 1 mei 2025."], 0),
        (["Na afloop van de Raad zend ik u het verslag."], None),
        (["Na de Raad zend ik u het verslag.", "Mijn reactie ontvangt u voor 1 mei."], 1),
        (["Ik zal voor 1 mei hierop ingaan."], 0),
        (["Ik zal u voor 1 mei het wetsvoorstel zenden."], None),
        (["U ontvangt de brief voor 1 mei.", "Ik zend u voor de zomer een brief over de marine."], 0),
        (["Ik zend u voor mei een brief over de marine.", "Ik zend u voor de zomer een brief over het leger."], None),
    ],
)
def test_which_promise_is_of_the_answer(promises: list[str], of_answer: int | None) -> None:
    found = promise_of_answer({str(index): text for index, text in enumerate(promises)})
    assert found == (None if of_answer is None else str(of_answer))


FUTURE = "Met deze brief voldoe ik aan het verzoek van het lid Piri van {} december 2024 om een brief over Georgië."


@pytest.mark.parametrize(("day", "odd"), [(20, True), (12, False), (6, False)])
def test_a_request_of_after_the_letter_is_told_and_counts_no_days(tmp_path: Path, day: int, odd: bool) -> None:
    with built(tmp_path, [Brief(1, "12 december 2024", FUTURE.format(day))]) as store:
        told = [row["comment"] for row in rows(store, named("anomalies").filled({"language": "en"}))]
        assert told == (["The letter of 2024-12-12 answers a request of 2024-12-20."] if odd else [])
        (answer,) = rows(store, named("requests-answered").filled({"asker": "Piri"}))
        assert answer.get("days") == (None if odd else str(12 - day))


DONE = "De toezegging aan het lid Piri (TZ202409-041) is afgedaan met de brief van 7 oktober jl."
CITED = " (Kamerstuk 21 501-02, nr. 2900)."


@pytest.mark.parametrize(
    ("body", "keeper"),
    [
        (DONE[:-1] + CITED, "2900"),
        (DONE.replace("is afgedaan met de", "heb ik met mijn")[:-1] + CITED[:-1] + " afgedaan.", "2900"),
        (DONE + "1 Meer volgt.\n\n1 Kamerstuk 21 501-02, nr. 2900.", "2900"),
        (DONE, None),
        (DONE + "1 Meer volgt.\n\n1 Kamerstuk 21 501-02, nr. 2900 en Kamerstuk 21 501-02, nr. 2901.", None),
        (DONE.replace(" (TZ202409-041)", "")[:-1] + CITED, None),
        (DONE.replace("is afgedaan", "is nog niet afgedaan")[:-1] + CITED, None),
        (DONE.replace("is afgedaan", "wordt later afgedaan")[:-1] + CITED, None),
    ],
    ids=["cited", "verb behind", "in a note", "no paper", "two papers", "no number", "not", "later"],
)  # fmt: skip
def test_a_promise_that_an_earlier_letter_kept(tmp_path: Path, body: str, keeper: str | None) -> None:
    with built(tmp_path, [Brief(2990, "12 december 2024", body)]) as store:
        query = "SELECT ?keeper ?status { ?promise kg:fulfilledBy ?keeper ; kg:status/skos:notation ?status }"
        found = {(row["keeper"].rpartition("-")[2], row["status"]) for row in rows(store, query)}
        assert found == ({(keeper, "voldaan")} if keeper else set())
        told = [(row["by"], row["quote"]) for row in rows(store, named("kept-commitments").filled({}))]
        assert [by for by, _ in told] == ([f"kst-21501-02-{keeper}"] if keeper else [])
