"""Kept promises: what their words say of the promise, and where they begin and end."""

from collections.abc import Callable
from datetime import date

import pytest

from kg.extract import Page, debates, fulfilments
from kg.model import Fulfilment, Letter, Mention


def find(page: Page) -> list[Mention]:
    """Kept promises with the debates that they name."""
    return [*debates.find(page), *fulfilments.find(page)]


def kept(letter: Letter) -> list[Fulfilment]:
    return [mention for mention in letter.mentions if isinstance(mention, Fulfilment)]


MADE = {
    "Conform mijn toezegging in het debat van 5 mei jl. stuur ik u het verslag.": (
        date(2021, 5, 5),
        "debate/2021-05-05",
    ),
    "Op 5 mei jl. heb ik u een brief toegezegd. Die treft u hierbij aan.": (date(2021, 5, 5), None),
    "Ter voldoening aan mijn toezegging in het tweeminutendebat stuur ik u het verslag.": (None, "debate"),
    "Met het oog op het debat van 10 juni a.s. stuur ik u, zoals toegezegd, het verslag.": (None, None),
    "Voor de Raad van 4 mei 2021 stuur ik u, zoals toegezegd, de agenda.": (None, None),
}


@pytest.mark.parametrize(("text", "expected"), MADE.items(), ids=list(MADE))
def test_the_day_and_the_debate_in_which_a_promise_was_made(
    text: str, expected: tuple[date | None, str | None], resolved: Callable[..., Letter]
) -> None:
    (found,) = kept(resolved(find, text))
    assert (found.date, found.debate) == expected


SPANS = {
    "Vooraf. In het debat zegde ik een brief toe. Die toezegging kom ik hierbij na. Daarna.": (
        "In het debat zegde ik een brief toe. Die toezegging kom ik hierbij na."
    ),
    "De kosten stijgen. Hiermee is deze toezegging afgedaan.": "Hiermee is deze toezegging afgedaan.",
    "Zoals toe-\nzegging en gebruik stuur ik u, conform mijn toe-\nzegging, de nota.": (
        "Zoals toe-\nzegging en gebruik stuur ik u, conform mijn toe-\nzegging, de nota."
    ),
}


@pytest.mark.parametrize(("text", "expected"), SPANS.items(), ids=range(len(SPANS)))
def test_the_words_run_from_the_telling_to_the_keeping(
    text: str, expected: str, resolved: Callable[..., Letter]
) -> None:
    letter = resolved(find, text)
    (found,) = kept(letter)
    assert found.span.of(letter.document.text) == expected


def test_several_numbers_are_several_promises(resolved: Callable[..., Letter]) -> None:
    found = kept(resolved(find, "De toezeggingen T03271 en T03272 zijn hiermee afgedaan."))
    assert [one.number for one in found] == ["T03271", "T03272"]
    assert len({one.span for one in found}) == 1


TWO = "Tijdens de behandeling zijn twee toezeggingen gedaan: T03679 (toezicht) en T03680 (uitleg). {}"
MEASURES = [
    (TWO.format("Aan de tweede voldoe ik met deze brief volledig, aan de eerste ten dele."), [True, False]),
    (TWO.format("Aan de eerste voldoe ik met deze brief geheel, maar aan de laatste deels."), [False, True]),
    (TWO.format("Aan de eerste voldoe ik met deze brief volledig en aan de tweede gedeeltelijk."), [False, True]),
    (TWO.format("Aan de eerste en aan de tweede voldoe ik met deze brief ten dele."), [True, True]),
    (TWO.format("Aan deze toezeggingen voldoe ik met deze brief ten dele."), [True, True]),
    (TWO.format("Aan deze toezeggingen voldoe ik met deze brief volledig."), [False, False]),
    ("Met deze brief is toezegging T03679 volledig nagekomen, toezegging T03680 deels.", [False, True]),
]


@pytest.mark.parametrize(("text", "partly"), MEASURES)
def test_which_of_several_promises_is_kept_in_part(
    text: str, partly: list[bool], resolved: Callable[..., Letter]
) -> None:
    assert [one.partly for one in kept(resolved(find, text))] == partly
