"""Debates and consultations: each form beside its near miss."""

from collections.abc import Callable

import pytest

from kg.extract import Page, debates
from kg.lexicon.debates import KINDS, PLAIN
from kg.model import Debate, Letter

# text of a letter of 1 June 2021 -> the debates that it names
CASES: dict[str, list[str]] = {
    "in het algemeen overleg van 10 december jl.": ["debate/2020-12-10"],
    "In het Algemeen Overleg «Belangen in de EU» van 3 oktober j.l. is dit gezegd.": ["debate/2020-10-03"],
    "het algemeen overleg dat op 16 juni a.s. is voorzien": ["debate/2021-06-16"],
    "die op 5 juni a.s. onderwerp is van het commissiedebat": ["debate/2021-06-05"],
    "Op 8 april jongstleden vond het Algemeen Overleg (AO) over de begroting plaats.": ["debate/2021-04-08"],
    "het Kamerdebat voorafgaand aan de Raad op 14 mei jl.": ["debate/2021-05-14"],
    "het vragenuur van dinsdag 18 mei jl.": ["debate/2021-05-18"],
    "de debatten van 6 april, 13 april en 4 mei": ["debate/2021-04-06", "debate/2021-04-13", "debate/2021-05-04"],
    "de begrotingsbehandeling van het ministerie van Infrastructuur en Milieu op 22 april 2021": ["debate/2021-04-22"],
    "het vooroverleg voor de Begrotingsbehandeling op 27 mei jl. met de Vaste Kamercommissie": ["debate/2021-05-27"],
    "het plenaire debat over de Staat van de Unie d.d. 14 april jl.": ["debate/2021-04-14"],
    "de Algemene Politieke Beschouwingen van 16 september 2020": ["debate/2020-09-16"],
    "Vooraf is schriftelijk overleg gevoerd.": ["debate"],
    "Tijdens het debat met uw Kamer heb ik dit gezegd.": ["debate"],
    # a Council's day is not the debate's, unless the Council is the debate's title
    "Tijdens het algemeen overleg over de Transportraad van 6 mei 2021 is dit gevraagd.": ["debate"],
    "Het schriftelijk overleg over de geannoteerde agenda van de RBZ van 20 mei jl. is afgerond.": ["debate"],
    "Tijdens het AO JBZ-Raad van 3 mei 2021 is dit gevraagd.": ["debate/2021-05-03"],
    "In het debat over de Europese Raad van 23 mei 2021 is hierom gevraagd.": ["debate"],
    # none
    "De plenaire behandeling van het voorstel in het Europees Parlement was op 27 mei jl.": [],
    "Het maatschappelijk debat van 5 mei 2021 was heftig.": [],
    "Er is veel debat over dit onderwerp.": [],
    "De Raad hield een oriënterend debat op 5 mei 2021.": [],
    "De regeling van werkzaamheden van 5 mei 2021.": [],
    "Het bestuurlijk overleg van 5 mei 2021 met de provincies.": [],
    "de soort AOW van 5 mei 2021": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_debates_in_a_text(text: str, expected: list[str], resolved: Callable[..., Letter]) -> None:
    found = resolved(debates.find, text).mentions
    assert [mention.id for mention in found if isinstance(mention, Debate)] == expected


EVERY_NAME = [*((kind, word) for kind, words in KINDS.items() for word in words), *((k, w) for w, k in PLAIN.items())]


@pytest.mark.parametrize(("kind", "name"), EVERY_NAME)
def test_every_name_of_the_lexicon_is_found_with_its_day(kind: str, name: str, page_of: Callable[..., Page]) -> None:
    (found,) = debates.find(page_of(f"In het {name} van 3 mei 2021 is dit besproken."))
    assert (found.kind, found.day is not None) == (kind, True)


def test_the_committee_and_the_chamber_are_told(page_of: Callable[..., Page]) -> None:
    (found,) = debates.find(
        page_of("In het overleg van 3 mei; het AO van 5 mei 2021 met de vaste commissie voor Defensie.")
    )
    assert found.committee == "vaste commissie voor Defensie"
    (senate,) = debates.find(page_of("Tijdens het plenaire debat in de Eerste Kamer van 11 mei 2021 is dit toegezegd."))
    assert senate.chamber == "I"
