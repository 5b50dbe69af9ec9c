"""A meeting of several days is one under all of its names, and a paper is of one session."""

from pathlib import Path

import pytest

from kg.build import build
from kg.threads.links import Link, as_one
from kg.validate import validate
from tests.threads.test_weave import Brief, built, links, odd

LVR = "Landbouw- en Visserijraad"
FIRST = "raad/LVR/2024-11-18"
AGENDA = Brief(
    1,
    "8 november 2024",
    f"Hierbij bied ik u de geannoteerde agenda aan van de {LVR} van 18 tot en met 20 november 2024.",
)
MIDDLE = Brief(2, "8 november 2024", f"In de {LVR} van 19 en 20 november 2024 wordt over vis gesproken.")
REPORT = Brief(3, "25 november 2024", f"Hierbij bied ik u het verslag aan van de {LVR} van 20 november 2024.")
MONTH = Brief(4, "1 oktober 2024", f"In de {LVR} van november wordt over vis gesproken.")


def test_three_names_of_one_meeting_are_its_first_days(tmp_path: Path) -> None:
    with built(tmp_path, [AGENDA, MIDDLE, REPORT, MONTH]) as store:
        assert links(store, "same-meeting") == {
            ("raad/LVR/2024-11-19", "sameAs", FIRST),
            ("raad/LVR/2024-11-20", "sameAs", FIRST),
            ("raad/LVR/2024-11", "sameAs", FIRST),
        }
        assert links(store, "report-letter") == {(FIRST, "reportLetter", "3")}


def test_a_day_that_two_other_meetings_hold_is_neither(tmp_path: Path) -> None:
    later = Brief(2, "8 november 2024", f"In de {LVR} van 19 tot en met 21 november 2024 wordt over vis gesproken.")
    with built(tmp_path, [AGENDA, later, REPORT]) as store:
        assert not links(store, "same-meeting")


def link(subject: str, value: str) -> Link:
    return Link(subject, "sameAs", value, "same-meeting", 0.95, frozenset([f"{subject}-{value}"]))


@pytest.mark.parametrize(
    ("given", "one"),
    [
        ([("b", "a"), ("c", "b"), ("c", "a")], {("b", "a"), ("c", "a")}),
        ([("d", "c"), ("c", "b"), ("b", "a")], {("b", "a"), ("c", "a"), ("d", "a")}),
        ([("c", "a"), ("c", "b")], set()),
        ([("d", "c"), ("c", "a"), ("c", "b")], set()),
        ([("b", "a"), ("d", "c")], {("b", "a"), ("d", "c")}),
    ],
)
def test_names_are_led_on_to_the_one_that_is_no_others(given: list[tuple[str, str]], one: set[tuple[str, str]]) -> None:
    for links_ in (given, given[::-1]):
        assert {(made.subject, made.object) for made in as_one([link(*pair) for pair in links_])} == one


def test_another_last_day_of_a_meeting_is_told(tmp_path: Path) -> None:
    short = Brief(1, "1 december 2024", "In de RBZ van 9 december 2024 wordt over vis gesproken.")
    both = Brief(2, "2 december 2024", "In de RBZ van 9 en 10 december 2024 wordt over vis gesproken.")
    with built(tmp_path / "two", [short, both]) as store:
        assert odd(store) == ["Named with 2024-12-09 as its last day; another letter names 2024-12-10."]
    with built(tmp_path / "one", [short, Brief(2, short.day, short.body)]) as store:
        assert odd(store) == []


ONE, TWO = (f"Zie Kamerstukken II {year}, 21 501-02, nr. 250." for year in ("2023/24", "2024/25"))


def test_a_paper_cited_with_two_sessions_is_loaded_and_told(tmp_path: Path) -> None:
    with built(tmp_path, [Brief(1, "1 december 2024", f"{ONE} {TWO}")]) as store:
        report = validate(store.graph(store.graph_iri("kst-21501-02-1")))
        told = [result.rule for result in report.results if result.rule.startswith(("A", "K"))]
        assert told == ["A1", "A1"]
        assert not report.violations
        assert odd(store) == []


def test_of_two_letters_that_say_different_sessions_the_later_one_is_told_once(tmp_path: Path) -> None:
    later = Brief(2, "2 december 2024", f"{TWO} {TWO}")
    told = ["Cited with session 2024-2025, but an earlier letter says 2023-2024."]
    with built(tmp_path / "one", [Brief(1, "1 december 2024", ONE), later]) as store:
        assert odd(store) == told
    with built(tmp_path / "shuffled", [later, Brief(1, "1 december 2024", ONE)]) as store:
        assert odd(store) == told
    with built(tmp_path / "alike", [Brief(1, "1 december 2024", ONE), Brief(2, "1 december 2024", ONE)]) as store:
        assert odd(store) == []


def test_most_letters_decide_in_which_session_a_paper_appeared_until_it_arrives(tmp_path: Path) -> None:
    letters = [Brief(n, f"{n} december 2024", words) for n, words in ((1, ONE), (2, TWO), (3, TWO))]
    with built(tmp_path, [*letters, Brief(4, "4 december 2024", f"{ONE} {TWO}")]) as store:
        assert odd(store) == ["Cited with session 2023-2024, but most letters say 2024-2025."]
        list(build([Brief(250, "9 mei 2024", "Over Georgië is niets te melden.").source], store))
        of_day = "Cited with session 2024-2025, but kst-21501-02-250 is of 2024-05-09."
        assert odd(store) == [of_day, of_day, of_day]
