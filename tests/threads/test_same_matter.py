"""Requests and promises of one day or one debate are told apart by their matter, who asked, and whom they are to."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.store.named import named
from kg.threads.asked import rows
from kg.threads.matter import alike, matter
from kg.threads.sentence import around
from tests.threads.test_weave import Brief, built, links, statuses

JENV = ("Justitie en Veiligheid", "D.M. van Weel")
PIRI = "het verzoek van het lid Piri van 5 november 2024"
LATE = Brief(
    2950,
    "8 november 2024",
    f"Aan {PIRI} om een brief over Georgië kan ik niet binnen de gestelde termijn voldoen: het onderzoek loopt nog.",
)
RIGHT = Brief(2971, "15 november 2024", f"Met deze brief voldoe ik aan {PIRI} om een brief over Georgië.")
BUZA_COMMITTEE = "het verzoek van de vaste commissie voor Buitenlandse Zaken van 5 november 2024"


def answers(tmp_path: Path, *letters: Brief) -> set[str]:
    """Which letters answer the request of the first."""
    with built(tmp_path, letters) as store:
        asked = f"{letters[0].number}/verzoek/1"
        return {answer for request, _, answer in links(store, "request-answered") if request == asked}


@pytest.mark.parametrize(
    "other",
    [
        replace(RIGHT, body=f"Met deze brief voldoe ik aan {PIRI} om een brief over Soedan."),
        replace(RIGHT, body=f"Met deze brief voldoe ik aan {PIRI} om een brief over de politie.", by=JENV),
        replace(RIGHT, by=JENV),
        replace(RIGHT, body=RIGHT.body.replace("het lid Piri", "de leden Boswijk en Piri")),
        replace(RIGHT, to="Eerste Kamer"),
        replace(RIGHT, body=RIGHT.body.replace("5 november", "6 november")),
        replace(RIGHT, day="7 november 2024"),
    ],
    ids=["matter", "matter and ministry", "ministry", "askers", "chamber", "day of the request", "before the delay"],
)
def test_another_request_of_the_same_day_is_no_answer(tmp_path: Path, other: Brief) -> None:
    other = replace(other, number=2972)
    assert answers(tmp_path / "alone", LATE, other) == set()
    assert answers(tmp_path / "beside", LATE, other, RIGHT) == {"2971"}


def test_committees_requests_of_one_day_are_told_apart_by_their_matter(tmp_path: Path) -> None:
    late = replace(
        LATE, body=f"Aan {BUZA_COMMITTEE} om een reactie op het rapport van Amnesty kan ik nog niet voldoen."
    )
    late = replace(late, body=late.body.replace("nog niet", "niet binnen de gestelde termijn"))
    said = f"Met deze brief reageer ik op {BUZA_COMMITTEE} om een reactie op het rapport van {{}}."
    oxfam, amnesty = (
        replace(RIGHT, number=n, body=said.format(who)) for n, who in ((2971, "Oxfam"), (2972, "Amnesty"))
    )
    assert answers(tmp_path, late, oxfam, amnesty) == {"2972"}


def test_where_no_matter_is_told_the_only_letter_answers_and_of_two_none(tmp_path: Path) -> None:
    bare = replace(RIGHT, body=f"Met deze brief voldoe ik aan {PIRI}.")
    assert answers(tmp_path / "one", LATE, bare) == {"2971"}
    assert answers(tmp_path / "two", LATE, bare, replace(bare, number=2972)) == set()


PROMISE = Brief(2900, "9 mei 2024", "Ik zal u in het najaar een overzicht van de wapenexportvergunningen toesturen.")
TWO = "Ik zal u in juni een overzicht van de uitgaven en in september een reactie op het advies van de AIV sturen."
AGAIN = "Zoals toegezegd in het commissiedebat van 25 april 2024 zal ik u nog een overzicht van de uitgaven sturen."


def kept(tmp_path: Path, promise: Brief, words: str, **other: str) -> bool:
    keeping = replace(Brief(2999, "2 december 2024", words), **other)  # type: ignore[arg-type]
    with built(tmp_path, [promise, keeping]) as store:
        return ("2900/toezegging/1", "fulfilledBy", "2999") in links(store, "promise-named")


@pytest.mark.parametrize(
    "words",
    [
        "Conform mijn toezegging van 9 mei 2024 stuur ik u het overzicht van de wapenexportvergunningen.",
        "Hiermee kom ik mijn toezegging van 9 mei 2024 na.",
        "Hiermee kom ik mijn toezegging van 9 mei 2024 na om u een overzicht te sturen.",
    ],
)
def test_a_promise_of_a_letters_day_is_kept_by_what_promises_the_same(tmp_path: Path, words: str) -> None:
    assert kept(tmp_path, PROMISE, words)


@pytest.mark.parametrize(
    "words",
    [
        "Conform mijn toezegging van 9 mei 2024 stuur ik u het overzicht van de cultuursubsidies.",
        "Conform mijn toezegging van 9 mei 2024 stuur ik u de notitie over Georgië.",
        "Hiermee kom ik mijn toezegging van 9 mei 2024 niet na.",
        "Hiermee kom ik mijn toezegging van 10 mei 2024 na.",
    ],
)
def test_it_is_not_kept_by_another_thing_or_words_that_deny_it(tmp_path: Path, words: str) -> None:
    assert not kept(tmp_path, PROMISE, words)


CITES = "Conform mijn toezegging in de brief van 9 mei 2024 (Kamerstuk 21 501-02, nr. 2900) stuur ik u {}."
VAGUE = "Ik zal u hierover nader informeren."


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({}, True),
        ({"body": PROMISE.body.replace("wapenexport", "kap")}, False),
        ({"body": PROMISE.body.replace("In het najaar", "In het voorjaar").replace("najaar", "voorjaar")}, False),
        ({"by": JENV}, False),
        ({"to": "Eerste Kamer"}, False),
        ({"day": "3 december 2024"}, False),  # promised anew after it was kept
    ],
    ids=["the same", "another matter", "other words", "another ministry", "the other chamber", "made later"],
)
def test_a_promise_made_again_in_the_same_words_is_kept_with_the_first(
    tmp_path: Path, change: dict[str, str], kept: bool
) -> None:
    again = replace(replace(PROMISE, number=2910, day="6 juni 2024"), **change)  # type: ignore[arg-type]
    keeping = Brief(2999, "2 december 2024", CITES.format("het overzicht van de wapenexportvergunningen"))
    with built(tmp_path, [PROMISE, again, keeping]) as store:
        assert ("2900/toezegging/1", "fulfilledBy", "2999") in links(store, "promise-named")
        assert (("2910/toezegging/1", "fulfilledBy", "2999") in links(store, "promise-named")) is kept


def test_words_that_promise_no_matter_are_no_promise_made_again(tmp_path: Path) -> None:
    first = replace(PROMISE, body=VAGUE)
    keeping = Brief(2999, "2 december 2024", "Hiermee kom ik mijn toezegging in Kamerstuk 21 501-02, nr. 2900 na.")
    with built(tmp_path, [first, replace(first, number=2910, day="6 juni 2024"), keeping]) as store:
        assert links(store, "promise-named") == {("2900/toezegging/1", "fulfilledBy", "2999")}


def test_one_of_two_papers_keeps_a_promise_of_both_in_part_and_its_words_tell_which(tmp_path: Path) -> None:
    promise = replace(PROMISE, body=TWO)
    half = "Conform mijn toezegging van 9 mei 2024 stuur ik u het overzicht van de uitgaven."
    whole = half.removesuffix(".") + " en een reactie op het advies van de AIV."
    with built(tmp_path / "half", [promise, Brief(2999, "2 december 2024", half)]) as store:
        assert statuses(store)["2900/toezegging/1"] == "deels-voldaan"
        asked = named("kept-commitments").filled({"language": "en"})
        (row,) = [one for one in rows(store, asked) if one["status"] == "deels voldaan"]
        assert "het overzicht van de uitgaven" in row["quote"]
    assert kept(tmp_path / "whole", promise, whole)


DEBATE = "Conform mijn toezegging in het {} stuur ik u {}."


@pytest.mark.parametrize(
    ("debate", "thing", "met"),
    [
        ("commissiedebat van 25 april 2024", "het overzicht van de uitgaven", True),
        ("debat van 25 april 2024", "het overzicht van de uitgaven", True),
        ("commissiedebat van 25 april 2024", "de notitie over Georgië", False),
        ("commissiedebat van 26 april 2024", "het overzicht van de uitgaven", False),
        ("notaoverleg van 25 april 2024", "het overzicht van de uitgaven", False),
    ],
)
def test_a_promise_told_again_is_kept_by_the_letter_that_names_its_debate(
    tmp_path: Path, debate: str, thing: str, met: bool
) -> None:
    assert kept(tmp_path, replace(PROMISE, body=AGAIN), DEBATE.format(debate, thing)) is met


def test_a_promise_told_again_is_not_kept_by_another_ministry_or_to_the_other_chamber(tmp_path: Path) -> None:
    promise, words = (
        replace(PROMISE, body=AGAIN),
        DEBATE.format("commissiedebat van 25 april 2024", "het overzicht van de uitgaven"),
    )
    assert not kept(tmp_path / "chamber", promise, words, to="Eerste Kamer")
    with built(tmp_path / "ministry", [promise, replace(Brief(2999, "2 december 2024", words), by=JENV)]) as store:
        assert not links(store, "promise-named")


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ("een overzicht van de uitgaven", "het overzicht van de defensie-uitgaven", 1.0),
        ("een brief over de verkiezingen in Georgië", "een brief over Georgië", 1.0),
        ("een brief", "een brief over Georgië", 0.5),
        ("een brief over Georgië", "een brief over Soedan", None),
        ("een overzicht", "een reactie", None),
        ("een reactie op het advies van de AIV", "een reactie op het advies van de CAVV", None),
        (
            "een reactie op het rapport van Amnesty over Georgië",
            "een reactie op het rapport van Oxfam over Georgië",
            None,
        ),
    ],
)
def test_what_is_alike(one: str, other: str, sure: float | None) -> None:
    assert alike(matter(one), matter(other)) == sure == alike(matter(other), matter(one))


def test_a_sentence_is_cut_at_its_own_ends() -> None:
    assert around("Eerst dit. Het verzoek van jl. ", " nr. 3 over Georgië. Dan dat.") == (
        "Het verzoek van jl.",
        "nr. 3 over Georgië",
    )
