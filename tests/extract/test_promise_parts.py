"""Every sentence that the parts of a promise make, and every one that one wrong part unmakes."""

from itertools import product

import pytest

from kg.extract.commitments import promises

MAKERS = (("ik", "zal", "informeer"), ("wij", "zullen", "informeren"), ("het kabinet", "zal", "informeert"))
TO = ("u", "uw Kamer", "de Tweede Kamer", "beide Kamers")
TIMES = (
    "voor de zomer",
    "na afloop",
    "binnenkort",
    "in het eerste kwartaal",
    "zodra het besluit er is,",
    "eind dit jaar",
)
ABOUT = ("over de uitkomst", "hierover")


def sentences(maker: str, will: str, tells: str, to: str, time: str, about: str) -> tuple[str, ...]:
    """Straight and inverted order, present tense, passive, relative clause, second clause."""
    said = (
        f"{maker} {will} {to} {time} {about} informeren.",
        f"{about} {will} {maker} {to} {time} informeren.",
        f"{time} {tells} {maker} {to} {about}.",
        f"{time} {will} {maker} {to} {about} een brief sturen.",
        f"{about} zal {to} {time} worden geïnformeerd.",
        f"Dit staat in de brief die {maker} {to} {time} {about} {will} sturen.",
        f"De kosten stijgen; {about} {tells} {maker} {to} {time}.",
    )
    return tuple(sentence[0].upper() + sentence[1:] for sentence in said)


MADE = [
    sentence
    for (maker, will, tells), to, time, about in product(MAKERS, TO, TIMES, ABOUT)
    for sentence in sentences(maker, will, tells, to, time.rstrip(","), about)
]


def test_every_promise_that_the_parts_make_is_one() -> None:
    assert len(MADE) == len(MAKERS) * len(TO) * len(TIMES) * len(ABOUT) * 7
    assert not [sentence for sentence in MADE if promises(sentence) is None]


UNMADE = {
    "a condition": "Indien nodig zal {maker} {to} {time} informeren.",
    "another condition": "Mocht dat zo zijn, dan {will} {maker} {to} {time} informeren.",
    "a hope": "Naar {maker} hopen, is {to} {time} te informeren wellicht mogelijk.",
    "told again": "Eerder is aangegeven dat {maker} {to} {time} {will} informeren.",
    "asked": "{Will} {maker} {to} {time} informeren?",
    "asked by others": "De leden vragen of {maker} {to} {time} {will} informeren.",
    "quoted": "In het stuk staat «{maker} {will} {to} {time} informeren».",
    "done before": "{time_} van vorig jaar is {to} geïnformeerd.",
    "denied": "{Maker} {will} {to} {time} niet informeren.",
    "done here": "Hierbij {tells} {maker} {to} over de plannen {time}.",
}


@pytest.mark.parametrize(("form"), UNMADE.values(), ids=list(UNMADE))
def test_one_wrong_part_unmakes_every_promise(form: str) -> None:
    made = [
        form.format(
            maker=maker, Maker=maker.capitalize(), will=will, Will=will.capitalize(), tells=tells, to=to,
            time=time.rstrip(","), time_=time.rstrip(",").capitalize(),
        )
        for (maker, will, tells), to, time in product(MAKERS, TO, TIMES)
    ]  # fmt: skip
    assert len(set(made)) >= len(TO) * len(TIMES)
    assert not [sentence for sentence in made if promises(sentence) is not None]


OTHERS = ("de Commissie", "de Minister van Financiën", "het voorzitterschap", "de sector", "Nederland")
ELSEWHERE = ("de gemeenten", "de lidstaten", "de sector", "de Raad")


@pytest.mark.parametrize("other", OTHERS)
def test_what_others_will_tell_is_no_promise(other: str) -> None:
    made = [f"{time.rstrip(',').capitalize()} zal {other} {to} informeren." for to, time in product(TO, TIMES)]
    assert not [sentence for sentence in made if promises(sentence) is not None]


@pytest.mark.parametrize("whom", ELSEWHERE)
def test_what_is_told_to_others_is_no_promise(whom: str) -> None:
    made = [f"{time.rstrip(',').capitalize()} zal ik {whom} hierover informeren." for time in TIMES]
    assert not [sentence for sentence in made if promises(sentence) is not None]
