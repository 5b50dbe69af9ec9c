"""Every combination of the parts in which days, meetings, debates, requests and motions are told, and their sense.

What is expected is computed from the parts alone, never from a pattern of ``kg.extract``.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise, product

import pytest

from kg.extract import Page, councils, debates, motions, requests
from kg.extract.dates import days
from kg.model import Council, Debate, Letter, Mention, Motion, Request
from kg.resolve.dates import resolve_day

LETTER = date(2021, 6, 1)
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("", "maandag ", "DONDERDAG ", "zondag ")
PAST = ("jl.", "j.l.", "jongstleden")
COMING = ("a.s.", "aanstaande")

Case = tuple[str, list[str]]
Resolved = Callable[..., Letter]


def ids(letter: Letter, kind: type[Mention]) -> list[str]:
    return [mention.id for mention in letter.mentions if isinstance(mention, kind) and mention.id]


def found_days(text: str) -> list[str]:
    return [str(resolve_day(mention.day, LETTER)[0]) for mention in days(text, None, LETTER)]


def near(day: int, month: int, side: int = 0) -> date:
    """The day nearest to the letter's; before it where ``side`` is -1, after it where it is 1."""
    readings = [date(year, month, day) for year in (2020, 2021, 2022)]
    if side:
        readings = [reading for reading in readings if (reading - LETTER).days * side >= 0]
    return min(readings, key=lambda reading: abs((reading - LETTER).days))


def slips(day: int, month: int, side: int) -> bool:
    """Whether the letter slips, by the contract: more than six months one way, within a week the other."""
    nearest = near(day, month)
    far = abs((near(day, month, side) - LETTER).days) > 183
    return far and abs((nearest - LETTER).days) <= 7


def single_days() -> Iterator[Case]:
    for weekday, (number, name), day in product(WEEKDAYS, enumerate(MONTHS, 1), (1, 2, 13, 28)):
        for written, month in product((str(day), f"{day:02}", f"{day}e"), (name, name.upper(), name.capitalize())):
            lead = f"op {weekday}{written} {month}"
            yield f"{lead} 2019 is", [f"2019-{number:02}-{day:02}"]
            yield f"{lead} is", [str(near(day, number))]
            yield f"{lead} vorig jaar", [f"2020-{number:02}-{day:02}"]
            for words, side in (*((word, -1) for word in PAST), *((word, 1) for word in COMING)):
                expected = near(day, number) if slips(day, number, side) else near(day, number, side)
                yield f"{lead} {words} is", [str(expected)]


def chained_days() -> Iterator[Case]:
    joints = (" en ", "–", "-", "/", " t/m ", " tot en met ", " respectievelijk ", " of ")
    for joint, (number, name), year in product(joints, enumerate(MONTHS, 1), (1998, 2020)):
        pair = [f"{year}-{number:02}-05", f"{year}-{number:02}-06"]
        yield f"van 5{joint}6 {name} {year} te", pair
        yield f"(5{joint}6 {name} {year})", pair
        yield f"van 4, 5{joint}6 {name} {year}", [f"{year}-{number:02}-04", *pair]
    for (number, name), (following, later) in pairwise(enumerate(MONTHS, 1)):
        expected = [f"2016-{number:02}-29", f"2016-{following:02}-03"]
        yield f"van 29 {name} tot 3 {later} 2016", expected
        yield f"op 29 {name} in Brussel en op 3 {later} 2016", expected


def no_days() -> Iterator[str]:
    for name, day in product(MONTHS, (0, 32, 99, 310)):
        yield f"op {day} {name} 2019"
    for name, counted in product(MONTHS, ("artikel 5", "nr. 5", "€ 5", "1,5", "blz. 5")):
        yield f"{counted} {name}"
    for name in MONTHS:
        yield f"in {name} 2019, eind {name} en begin {name}"
    yield from ("vandaag", "heden", "aanstaande dinsdag", "morgen", "volgende week donderdag", "30 februari 2020")


@pytest.mark.parametrize("cases", [single_days, chained_days], ids=lambda cases: cases.__name__)
def test_days(cases: Callable[[], Iterator[Case]]) -> None:
    made = list(cases())
    assert len(made) > 300
    assert [(text, found_days(text)) for text, _ in made] == made


def test_what_names_no_day() -> None:
    assert [text for text in no_days() if found_days(text)] == []


NAMES = {
    "RAZEB": ("RAZEB", "Raad voor Algemene Zaken en Externe Betrekkingen (RAZEB)"),
    "RAZ": ("RAZ", "Raad Algemene Zaken", "Raad Algemene Zaken (RAZ)", "Algemene Raad"),
    "RBZ": ("RBZ", "Raad Buitenlandse Zaken", "RAAD BUITENLANDSE ZAKEN (RBZ)"),
    "RBZ-Handel": ("RBZ/Handel", "RBZ (Handel)", "Raad Buitenlandse Zaken Handel", "Handelsraad"),
    "RBZ-Defensie": ("RBZ-Defensie", "RBZ Defensie", "RBZ in Defensieformatie"),
    "RBZ-OS": ("RBZ/Ontwikkelingssamenwerking", "OS-Raad", "Ontwikkelingsraad"),
    "ECOFIN": ("Ecofinraad", "ECOFIN-Raad", "Ecofin Raad", "Raad (Ecofin)"),
    "JBZ": ("JBZ-Raad", "JBZ-raad", "JBZ Raad", "Raad Justitie en Binnenlandse Zaken"),
    "LVR": ("Landbouw- en Visserijraad", "Landbouwraad", "EG-Visserijraad", "Raad van Landbouwministers"),
    "MILIEU": ("Milieuraad", "EU-Milieuraad"),
    "TRANSPORT": ("Transportraad", "VTE-Raad (Transport)"),
    "TELECOM": ("Telecomraad", "VTE-Raad (Telecom)"),
    "ENERGIE": ("Energieraad", "Raad voor Energie"),
    "EPSCO": ("Raad WSBVC", "EPSCO-Raad", "Sociale Raad"),
    "RVC": ("RvC", "Raad voor Concurrentievermogen"),
    "OJCS": ("OJCS-Raad", "Cultuurraad"),
    "ER": ("Europese Raad (ER)", "EUROPESE RAAD"),
    "EUROGROEP": ("Eurogroep", "eurogroep"),
}  # fmt: skip
WHEN = {
    "van 3 mei 2021": ["2021-05-03"],
    "op maandag 3 mei jl.": ["2021-05-03"],
    "d.d. 3 en 4 mei 2021": ["2021-05-03/2021-05-04"],
    "(3-4 mei 2021)": ["2021-05-03/2021-05-04"],
    "van 22–23 juli a.s.": ["2021-07-22/2021-07-23"],
    "die op 3 mei jl. plaatsvond": ["2021-05-03"],
    "die op 3 mei jl. in Luxemburg bijeenkwam": ["2021-05-03"],
    "in Brussel op 3 mei 2021": ["2021-05-03"],
    "van 3 mei en 9 oktober 2020": ["2020-05-03", "2020-10-09"],
    "van november 2020": ["2020-11"],
    "van juni": ["2021-06"],
}
OTHERS = (
    "Raad van State", "Raad van Europa", "ministerraad", "rijksministerraad", "gemeenteraad", "Hoge Raad",
    "VN-Veiligheidsraad", "Noord-Atlantische Raad", "Sociaal-Economische Raad", "Onderwijsraad",
    "Raad voor de rechtspraak", "Raad", "NAVO-top", "Eurotop", "Algemene Energieraad", "Raad voor Cultuur",
    "Raad voor de Kinderbescherming",
)  # fmt: skip


@pytest.mark.parametrize(("code", "name"), [(code, name) for code, names in NAMES.items() for name in names])
def test_meetings_by_every_name_with_every_day(code: str, name: str, resolved: Resolved) -> None:
    for (when, expected), adjective in product(WHEN.items(), ("", "informele ")):
        letter = resolved(councils.find, f"Het verslag van de {adjective}{name} {when} volgt.", LETTER)
        meetings = [mention for mention in letter.mentions if isinstance(mention, Council)]
        assert [meeting.id for meeting in meetings] == [f"{code}/{each}" for each in expected], (adjective, name, when)
        assert {meeting.informal for meeting in meetings} == {bool(adjective)}


def test_other_bodies_are_no_meetings(resolved: Resolved) -> None:
    texts = [f"Het verslag van de {adjective}{name} {when} volgt."
             for adjective, name, when in product(("", "informele "), OTHERS, WHEN)]  # fmt: skip
    assert [text for text in texts if ids(resolved(councils.find, text, LETTER), Council)] == []


KINDS = (
    "algemeen overleg", "Algemeen Overleg (AO)", "AO", "commissiedebat", "tweeminutendebat", "notaoverleg", "WGO",
    "wetgevingsoverleg", "schriftelijk overleg", "mondeling overleg", "rondetafelgesprek", "vragenuur",
    "plenaire debat",
)  # fmt: skip
ABOUT = ("", " «Toekomst van de zorg»", " over de toekomst van de zorg", " met de vaste commissie voor Zorg en Welzijn")
DEBATED = {
    "van 3 mei 2021": ["2021-05-03"],
    "op woensdag 5 mei jl.": ["2021-05-05"],
    "d.d. 5 mei 2021": ["2021-05-05"],
    "van 4 en 5 mei 2021": ["2021-05-04", "2021-05-05"],
    "van 6 april, 13 april en 4 mei jl.": ["2021-04-06", "2021-04-13", "2021-05-04"],
}


@pytest.mark.parametrize("kind", KINDS)
def test_debates_of_every_kind_with_every_day(kind: str, resolved: Resolved) -> None:
    for about, (when, expected) in product(ABOUT, DEBATED.items()):
        letter = resolved(debates.find, f"In het {kind}{about} {when} is dit besproken.", LETTER)
        assert ids(letter, Debate) == [f"debate/{each}" for each in expected], (kind, about, when)


ASKERS = {
    "het lid Piri": ("Piri",),
    "het lid Van der Lee (GroenLinks-PvdA)": ("Van der Lee",),
    "de leden Piri (PvdA), Azmani en Van Haersma Buma c.s.": ("Piri", "Azmani", "Van Haersma Buma"),
    "de vaste commissie voor Landbouw, Natuur en Voedselkwaliteit": (
        "vaste commissie voor Landbouw, Natuur en Voedselkwaliteit",
    ),
    "de algemene commissie voor Europese Zaken": ("algemene commissie voor Europese Zaken",),
}
ASKED = {
    "Hierbij voldoe ik aan het verzoek van {who} van 12 mei 2021 om een brief.": "2021-05-12",
    "Een reactie op het verzoek van {who}, gedaan bij de regeling van werkzaamheden van 12 mei jl.": "2021-05-12",
    "Tijdens de regeling van werkzaamheden van 12 mei jl. heeft {who} verzocht om een brief.": "2021-05-12",
    "Bij de regeling van werkzaamheden van 12 mei jl. heeft {who} gevraagd om een brief.": "2021-05-12",
    "Bij de regeling van werkzaamheden van 12 mei jl. heeft {who} een verzoek gedaan om informatie.": "2021-05-12",
    "Op 12 mei 2021 ontving ik het verzoek van {who} om te reageren.": "2021-05-12",
    "Op verzoek van {who} informeer ik u hierbij over de zorg.": "",
    "Hierbij een reactie op het verzoek van {who} bij de regeling van werkzaamheden van heden.": "",
}
NOT_ASKED = (
    "Op 12 mei 2021 heeft {who} verzocht om een debat.",
    "Tijdens de regeling van werkzaamheden van 12 mei 2021 heeft {who} gevraagd om een dertigledendebat.",
    "De motie van {who} verzoekt de regering om een brief.",
    "In het debat van 12 mei 2021 heb ik op verzoek van {who} toegezegd u te informeren.",
    "Op verzoek van {who} is de stemming op 12 mei 2021 aangehouden.",
    "Het verzoek van Italië aan {who} is ontvangen.",
)


@pytest.mark.parametrize(("who", "by"), ASKERS.items())
def test_requests_of_every_asker_in_every_form(who: str, by: tuple[str, ...], resolved: Resolved) -> None:
    for form, day in ASKED.items():
        letter = resolved(requests.find, form.format(who=who), LETTER)
        found = [(mention.id, mention.by) for mention in letter.mentions if isinstance(mention, Request)]
        assert found == [(f"request/{day}" if day else "request", by)], form
    for form in NOT_ASKED:
        assert ids(resolved(requests.find, form.format(who=who), LETTER), Request) == [], form


SURNAMES = ("Piri", "Çörüz", "Van Dijk", "Van der Lee", "Martens-America", "Koşer Kaya", "Blanksma-van den Heuvel")
MOVED = (
    "motie van het lid {name}", "motie van de heer {name} (VVD)", "motie van mevrouw {name}", "motie-{name}",
    "motie {name} c.s.", "motie van het lid {name} c.s.", "gewijzigde motie van het lid {name} over steun",
    "motie over steun van het lid {name}", "motie, ingediend door het lid {name},",
    "door het lid {name} ingediende motie",
    "motie-{name} c.s. (Kamerstuk 21 501-02, nr. 12)",
)  # fmt: skip
NOT_MOVED = (
    "emotie van het lid {name}", "motie. Het lid {name}", "vraag van het lid {name}", "amendement van het lid {name}",
    "promotie van de heer {name}", "motie is besproken; het lid {name}",
)  # fmt: skip


@pytest.mark.parametrize("name", SURNAMES)
def test_motions_of_every_mover_in_every_form(name: str, page_of: Callable[..., Page]) -> None:
    def movers(text: str) -> list[tuple[str, ...]]:
        return [motion.movers for motion in motions.find(page_of(text)) if isinstance(motion, Motion)]

    for form in MOVED:
        assert movers(f"Conform de {form.format(name=name)} is dit gedaan.") == [(name,)], form
    for form in NOT_MOVED:
        assert movers(f"De {form.format(name=name)} is genoemd.") == [], form
    for other in set(SURNAMES) - {name}:
        both = f"De motie van de leden {name} en {other} is uitgevoerd."
        assert movers(both) == [(name, other)]
        each = f"De moties van het lid {name} over Jemen en van het lid {other} over Iran zijn uitgevoerd."
        assert movers(each) == [(name,), (other,)]
