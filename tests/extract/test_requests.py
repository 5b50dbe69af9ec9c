"""Requests for the letter: each form beside its near miss."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.extract import requests
from kg.model import Letter, Request

# text of a letter of 1 June 2021 -> (id, by) of each request
CASES: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "Hierbij een reactie op het verzoek van het lid Piri van 12 mei 2021 inzake": [("request/2021-05-12", ("Piri",))],
    "Wij voldoen aan het verzoek van de vaste commissie voor Defensie van 24 april jl.": [
        ("request/2021-04-24", ("vaste commissie voor Defensie",))
    ],
    "het verzoek van de vaste commissie voor Immigratie & Asiel / JBZ-Raad van 20 februari jl. om": [
        ("request/2021-02-20", ("vaste commissie voor Immigratie & Asiel / JBZ-Raad",))
    ],
    "het verzoek van het lid Van Dijck gedaan bij de regeling van werkzaamheden van 15 januari jl.": [
        ("request/2021-01-15", ("Van Dijck",))
    ],
    "het informatieverzoek, door Tweede Kamerlid Slob gedaan tijdens de regeling van werkzaamheden op 1 mei jl.": [
        ("request/2021-05-01", ("Slob",))
    ],
    "De vaste commissie voor Europese Zaken heeft mij verzocht te reageren op het rapport.": [
        ("request", ("vaste commissie voor Europese Zaken",))
    ],
    "Op 12 mei 2021 heeft de vaste commissie voor Justitie verzocht om een reactie.": [
        ("request/2021-05-12", ("vaste commissie voor Justitie",))
    ],
    "Tijdens de regeling van werkzaamheden van 12 mei jl. heeft het lid Omtzigt verzocht om een brief.": [
        ("request/2021-05-12", ("Omtzigt",))
    ],
    "het verzoek van de vaste commissie voor Zorg om een brief (ingezonden 5 mei 2021, kenmerk 2021D4)": [
        ("request/2021-05-05", ("vaste commissie voor Zorg",))
    ],
    "conform het verzoek van de leden Piri (PvdA) en Sjoerdsma (D66) van 12 mei 2021": [
        ("request/2021-05-12", ("Piri", "Sjoerdsma"))
    ],
    "Naar aanleiding van uw verzoek van 12 mei 2021 bericht ik u.": [("request/2021-05-12", ())],
    "De vaste Kamercommissie voor Europese Zaken verzocht op 7 mei jl. om een appreciatie.": [
        ("request/2021-05-07", ("vaste Kamercommissie voor Europese Zaken",))
    ],
    "In de procedurevergadering van de vaste commissie voor Europese Zaken van 14 mei 2021 vroeg zij om een reactie.": [
        ("request/2021-05-14", ("vaste commissie voor Europese Zaken",))
    ],
    # none
    "Het verzoek van de Verenigde Staten van 2 mei jl. om steun.": [],
    "Op verzoek van lidstaten stond Venezuela op de agenda.": [],
    "In het AO heb ik op verzoek van het lid Kuiken toegezegd dit uit te zoeken.": [],
    "De motie van het lid Piri verzocht de regering te reageren.": [],
    "In antwoord op de vragen van het lid Omtzigt bericht ik u.": [],
    "Het aantal asielverzoeken van 2 mei 2021 nam toe.": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_requests_in_a_text(
    text: str, expected: list[tuple[str, tuple[str, ...]]], resolved: Callable[..., Letter]
) -> None:
    found = resolved(requests.find, text).mentions
    assert [(mention.id, mention.by) for mention in found if isinstance(mention, Request)] == expected


SENTENCES = tomllib.loads((Path(__file__).parent / "requests.toml").read_text(encoding="utf-8"))["case"]


def test_there_are_sentences_of_both_sorts() -> None:
    assert sum(1 for case in SENTENCES if case["found"]) >= 30
    assert sum(1 for case in SENTENCES if not case["found"]) >= 15


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: str(case["text"]))
def test_requests_in_a_sentence_within_a_letter(case: dict[str, Any], resolved: Callable[..., Letter]) -> None:
    found = resolved(requests.find, f"Dit gaat vooraf. {case['text']} Dit volgt erop.").mentions
    expected = [(each["id"], tuple(each["by"])) for each in case["found"]]
    assert [(mention.id, mention.by) for mention in found if isinstance(mention, Request)] == expected
