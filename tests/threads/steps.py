"""Letters that bear on one another in every way that a rule knows, made by chance from few days, papers and words."""

import random
from dataclasses import dataclass, field
from typing import Final

from kg.build import Source, checked, make
from kg.rdf.namespaces import DEFAULT_BASE
from tests.bench.corpus import letters as generated
from tests.conftest import ROOT
from tests.listed import as_bytes, document, entry
from tests.threads.test_weave import BUZA, DEFENSIE, Brief

__all__ = ["Made", "pool"]

NUMBERS: Final = range(2900, 2922)
_COUNCILS: Final = ("Raad Buitenlandse Zaken", "Raad Algemene Zaken", "Landbouw- en Visserijraad")
_SHORT: Final = ("RBZ", "RAZ", "Landbouw- en Visserijraad")
_DAYS: Final = (
    "18 november 2024", "18 en 19 november 2024", "19 november 2024", "18 tot en met 20 november 2024",
    "20 november 2024", "16 december 2024", "30 november en 1 december 2024", "1 december 2024",
)  # fmt: skip
_ASKERS: Final = (
    "het lid Piri",
    "de leden Boswijk en Piri",
    "de vaste commissie voor Buitenlandse Zaken",
    "het lid Onbekend",
)
_MATTERS: Final = ("een overzicht van de uitgaven", "een reactie op het advies van de AIV", "een brief over Georgië")
_SENTENCES: Final = (
    "Hierbij bied ik u de geannoteerde agenda aan van de {council} van {days}.",
    "Hierbij bied ik u het verslag aan van de {council} van {days}.",
    "In de {council} van {days} is over Georgië gesproken.",
    "In de {short} van {month} wordt over Georgië gesproken.",
    "Na afloop van de Raad zal ik uw Kamer een verslag toesturen.",
    "Het verslag van beide vergaderingen zal ik uw Kamer na afloop toesturen.",
    "Ik zal een verslag doen toekomen van de {council} van {days}.",
    "De geannoteerde agenda van de {council} ontvangt u binnenkort.",
    "De volgende {short} is op 16 december 2024. De geannoteerde agenda daarvoor ontvangt uw Kamer begin december.",
    "Ik zie uit naar het commissiedebat over de {short} van {day}.",
    "Ik zal u in het najaar {matter} toesturen.",
    "Zoals toegezegd in het commissiedebat van {day} zal ik u {matter} sturen.",
    "Zoals toegezegd in het commissiedebat van {day} stuur ik u {matter}.",
    "Hiermee kom ik mijn toezegging na uit mijn brief van {day} (Kamerstuk 21 501-02, nr. {number}).",
    "Hiermee kom ik gedeeltelijk mijn toezegging na uit mijn brief van {day} (Kamerstuk 21 501-02, nr. {number}).",
    "Conform mijn toezegging van {day} stuur ik u {matter}.",
    "Hiermee kom ik mijn toezegging aan het lid Piri (TZ202411-00{digit}) na.",
    "De toezegging (TZ202411-00{digit}) is afgedaan met de brief van {day} (Kamerstuk 21 501-02, nr. {number}).",
    "Met deze brief voldoe ik aan het verzoek van {asker} van {asked} om {matter}.",
    "Aan het verzoek van {asker} van {asked} om {matter} kan ik niet binnen de gestelde termijn voldoen. U ontvangt "
    "de brief voor 1 mei 2025.",
    "De toezegging aan het lid Piri uit het commissiedebat van {day} doe ik hiermee gestand.",
    "Aan de motie-Piri (Kamerstuk 21 501-02, nr. {number}) geef ik uitvoering.",
    "Zie Kamerstukken II {session}, 21 501-02, nr. {number}.",
    "Ik verwijs naar mijn eerdere brief (Kamerstuk 21 501-02, nr. {number}).",
)  # fmt: skip
_LETTER_DAYS: Final = (
    *(f"{day} oktober 2024" for day in (31,)),
    *(f"{day} november 2024" for day in (1, 5, 14, 29)),
    "9 december 2024",
)


@dataclass(frozen=True, slots=True)
class Made:
    """A graph by its IRI, as N-Triples."""

    graph: str
    statements: bytes = field(repr=False)


def _sentence(chance: random.Random) -> str:
    council = chance.randrange(len(_COUNCILS))
    return chance.choice(_SENTENCES).format(
        council=_COUNCILS[council],
        short=_SHORT[council],
        days=chance.choice(_DAYS),
        month=chance.choice(("november", "december")),
        day=chance.choice(_LETTER_DAYS),
        matter=chance.choice(_MATTERS),
        number=chance.choice(NUMBERS),
        digit=chance.randrange(1, 5),
        asked=chance.choice(_LETTER_DAYS[:2]),
        asker=chance.choice(_ASKERS),
        session=chance.choice(("2023/24", "2024/25", "2024/25")),
    )


def _letter(chance: random.Random) -> Source:
    body = "\n\n".join(_sentence(chance) for _ in range(chance.randrange(2, 7)))
    to = chance.choice(("Tweede Kamer",) * 4 + ("Eerste Kamer",))
    return Brief(
        chance.choice(NUMBERS), chance.choice(_LETTER_DAYS), body, chance.choice((BUZA, BUZA, DEFENSIE)), to
    ).source


def _entry(chance: random.Random) -> Source:
    number = f"TZ202411-00{chance.randrange(1, 5)}"
    day = chance.choice(("2024-11-01", "2024-11-05", "2024-11-14"))
    paper = [document(Volgnummer=chance.choice(NUMBERS))]
    by = chance.choice(([], *(f"2024Z1800{digit}" for digit in range(1, 7)), paper, paper, paper, paper))
    told = entry(
        Nummer=number,
        Status=chance.choice(("Openstaand", "Voldaan", "Deels Voldaan")),
        KamerbriefNakoming=by,
        Tekst=f"De minister stuurt de Kamer {chance.choice(_MATTERS)}.",
        Activiteit=[{"Nummer": "2024A01234", "Soort": "Commissiedebat", "Datum": f"{day}T10:00:00+01:00"}],
    )
    return Source(f"{number}.json", as_bytes(told))


def pool(seed: int, count: int, others: int) -> list[Made]:
    """``count`` letters and entries of the list by chance, many of one number, and others: generated and gold."""
    chance = random.Random(seed)
    sources = [_entry(chance) if chance.random() < 0.15 else _letter(chance) for _ in range(count)]
    sources += [Source(one.name, one.text.encode()) for one in generated(others, seed)]
    sources += [
        Source(str(path), path.read_bytes())
        for path in sorted((ROOT / "tests" / "gold" / "letters").glob("*.md"))[:others]
    ]
    found = []
    for made in checked(make(source, DEFAULT_BASE) for source in sources):
        if made.paper is None or made.report is None or not made.report.conforms:
            continue
        numbered = _numbered(chance, made.paper.graph_iri) if "/kst-21501-02-29" in made.paper.graph_iri else b""
        found.append(Made(made.paper.graph_iri, made.paper.statements.ntriples + numbered))
    return found


def _numbered(chance: random.Random, graph: str) -> bytes:
    """Sometimes the chamber's own number of the letter."""
    if chance.random() < 0.7:
        return b""
    return f'<{graph}> <https://w3id.org/kamergraaf/def#chamberNumber> "2024Z1800{chance.randrange(1, 7)}" .\n'.encode()
