"""Hostile repeats: what four times the text costs is never near sixteen times the work."""

from collections.abc import Callable
from time import process_time

import pytest

from kg.extract import Page, commitments, councils, debates, fulfilments, motions, requests

REPEATS = (
    "de informele RBZ ",
    "informele informele ",
    "de RBZ van 3 mei 2021 en ",
    "3 mei 2021 en ",
    "de Raad Buitenlandse Zaken (RBZ) ",
    "het AO over de RBZ in ",
    "het debat «over ",
    "motie van de leden De Vries, ",
    "motie over van ",
    "De Vries-",
    "het verzoek van het lid De Vries ",
    "vaste commissie voor Landbouw, Natuur en ",
    "heeft mij verzocht ",
    "zal ik uw Kamer ",
    "wordt aan u ",
    "die ik uw Kamer zal. Zal ik u ",
    "((((",
    "(RBZ ",
    "van van van ",
    "de RBZ van ",
    "de RBZ AbcAbcAbcAbcAbcAbcAbcAbcAbcAbcAbcAbc ",
    "in mei vindt in mei ",
    "het AO (",
    "Zal ik u. Stuur ik u in mei de nota ",
    "de nota volgt de nota ",
    "die u in mei. In mei die u ",
    "uw Kamer heeft verzocht om een ",
    "regeling van werkzaamheden het lid De Vries ",
    "conform mijn toezegging ",
    "zoals ik heb toegezegd. Dat treft u ",
    "heeft de Raad toegezegd aan het lid De Vries ",
)
FINDERS = (councils.find, debates.find, requests.find, motions.find, commitments.find, fulfilments.find)


def cost(find: Callable[[Page], object], page: Page) -> float:
    best = float("inf")
    for _ in range(2):
        start = process_time()
        list(find(page))  # type: ignore[call-overload]
        best = min(best, process_time() - start)
    return best


@pytest.mark.parametrize("find", FINDERS, ids=lambda find: find.__module__.split(".")[-1])
@pytest.mark.parametrize("repeat", REPEATS)
def test_work_grows_with_the_text_alone(
    find: Callable[[Page], object], repeat: str, page_of: Callable[..., Page]
) -> None:
    small, large = (page_of(repeat * (size // len(repeat))) for size in (3_000, 12_000))
    # One quiet moment of several is enough: what takes more than linear time never has one.
    assert any(cost(find, large) < 9 * cost(find, small) + 0.02 for _ in range(5))
