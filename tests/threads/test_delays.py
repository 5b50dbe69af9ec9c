"""What follows from a letter that puts off an answer: its promise is kept by the answer, and no day is impossible."""

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
