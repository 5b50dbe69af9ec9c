"""Kamerstukken in all their forms: citations are put together from parts, and what each part says is expected.

The whole product has millions of members; a fixed sample of it is tried, beside every pair of neighbouring parts.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

import pytest

from kg.extract.kamerstukken import find
from kg.model import Kamerstuk, Span
from tests.extract.pages import page

SAMPLE = 8_000


class Part(NamedTuple):
    """A part as written, and what it says."""

    text: str
    says: object = None


class Cited(NamedTuple):
    id: str
    chamber: str | None
    session: str | None
    pages: str | None


WORDS = [Part(word, True) for word in ("Kamerstuk ", "Kamerstukken ", "kamerstukken ", "KAMERSTUK ", "Kamerstuknr. ")]
WORDS += [Part("stuk ", False), Part("", False)]
CHAMBERS = [
    Part(""), Part("II", "II"), Part("I", "I"), Part("TK", "II"), Part("EK", "I"), Part("Tweede Kamer", "II"),
    Part("Eerste Kamer der Staten-Generaal", "I"), Part("II,", "II"), Part("TK,", "II"),
]  # fmt: skip
SESSIONS = [
    Part(""), Part("2012/13", "2012-2013"), Part("2012–2013,", "2012-2013"), Part("1999/2000,", "1999-2000"),
    Part("vergaderjaar 1987-1988,", "1987-1988"), Part("zitting 1979-80,", "1979-1980"),
    Part("2012/13,\n", "2012-2013"), Part("1985/'86,", "1985-1986"),
]  # fmt: skip
DOSSIERS = [
    Part("29 984", "29984"), Part("29984", "29984"), Part("29.984", "29984"), Part("29\u00a0984", "29984"),
    Part("36 600 V", "36600-V"), Part("36600-XVIII", "36600-XVIII"), Part("31 700 hoofdstuk IIB", "31700-IIB"),
    Part("36 600\u00a0XV", "36600-XV"), Part("31 700 IXA", "31700-IXA"), Part("23 900 A", "23900-A"),
    Part("27 484 (R 1669)", "27484"), Part("33 992 (R2034)", "33992"), Part("21 501-02", "21501-02"),

    Part("21501–20", "21501-20"), Part("21 501‑33", "21501-33"), Part("21 501-\n07", "21501-07"),
    Part("22112", "22112"),
]  # fmt: skip
JOINTS = [Part(", "), Part(" "), Part(",\n"), Part(",\u00a0"), Part("\n")]
NRS = [
    Part(nr)
    for nr in ("nr. ", "nr.", "nr ", "Nr. ", "NR. ", "nrs. ", "nummer ", "nummers ", "no. ", "nr.\u00a0", "nr.\n")
]
NUMBERS = [
    Part("7", "7"), Part("2958", "2958"), Part("42e", "42e"), Part("5 en 6", "5 6"), Part("5, 6 en 9", "5 6 9"),

    Part("5 t/m 7", "5 6 7"), Part("115–117", "115 116 117"), Part("5 tot en met 7", "5 6 7"),
    Part("5, 7-9", "5 7 8 9"),
    Part("5 en nr. 6", "5 6"), Part("5, 6, en 9", "5 6 9"), Part("E", "E"), Part("AB", "AB"), Part("A en C", "A C"),
    Part("Y t/m AB", "Y Z AA AB"), Part("9 t/m 7", "9 7"),
]  # fmt: skip
PAGES = [
    Part(""), Part(", p. 3", "3"), Part(", blz. 3-5", "3-5"), Part(" p. 3 en 4", "3-4"), Part(", pag. 12–13", "12-13"),
    Part(", pp. 3–5", "3-5"), Part(", blz 1092", "1092"), Part(",\np. 3", "3"),
]  # fmt: skip
AROUND = [
    Part(text)
    for text in ("{}", "({})", "zie {}.", "«{}»", "Zie {}; en verder", "[{}]", "noot: {}, als gezegd", "{}\n\nEn")
]
PARTS = (WORDS, CHAMBERS, SESSIONS, DOSSIERS, JOINTS, NRS, NUMBERS, PAGES, AROUND)
PLAIN = (WORDS[1], CHAMBERS[1], SESSIONS[1], DOSSIERS[0], JOINTS[0], NRS[0], NUMBERS[0], PAGES[0], AROUND[1])


def chosen() -> Iterator[Sequence[Part]]:
    """Every pair of neighbours within a plain citation, and a sample of all."""
    for at in range(len(PARTS) - 1):
        for pair in product(*PARTS[at : at + 2]):
            yield (*PLAIN[:at], *pair, *PLAIN[at + 2 :])
    rng = random.Random(3)
    for _ in range(SAMPLE):
        yield [rng.choice(part) for part in PARTS]


def written(parts: Sequence[Part]) -> str:
    word, chamber, session, dossier, joint, nr, number, pages, _ = parts
    lead = " ".join(filter(None, (chamber.text, session.text)))
    gap = "" if not lead or lead.endswith("\n") else " "
    return f"{word.text}{lead}{gap}{dossier.text}{joint.text}{nr.text}{number.text}{pages.text}"


def said(parts: Sequence[Part]) -> list[Cited]:
    """What the parts say, worked out from the parts alone."""
    _, chamber, session, dossier, _, _, number, pages, _ = parts
    numbers = str(number.says).split()
    last = len(numbers) - 1
    ranged = any(mark in number.text for mark in ("t/m", "–", "-", "tot")) and number.text[0] != "9"
    first_of_range = 1 if number.text.startswith("5, 7") else 0
    return [
        Cited(
            f"kst-{dossier.says}-{one}",
            str(chamber.says) if chamber.says else ("I" if one.isalpha() else None),
            str(session.says) if session.says else None,
            str(pages.says) if pages.says and (at == last or (ranged and at >= first_of_range)) else None,
        )
        for at, one in enumerate(numbers)
    ]


def is_open(parts: Sequence[Part]) -> bool:
    """Whether the rules leave the citation open, or it is no Dutch: words that nobody writes beside each other."""
    word, chamber = parts[:2]
    return not word.says and chamber.text.rstrip(",") in ("I", "II")


def found(text: str) -> list[Kamerstuk]:
    mentions = [m for m in find(page(text)) if isinstance(m, Kamerstuk)]
    return sorted(mentions, key=lambda m: (m.span.start, m.span.end))


def cited(mentions: Sequence[Kamerstuk]) -> list[Cited]:
    return [Cited(str(m.id), m.chamber, m.session, m.pages) for m in mentions]


def test_citations_of_all_parts_say_what_their_parts_say() -> None:
    wrong, count = [], 0
    for parts in chosen():
        if is_open(parts):
            continue
        words = written(parts)
        text = parts[-1].text.format(words)
        count += 1
        mentions = found(text)
        reach = Span(min(m.span.start for m in mentions), max(m.span.end for m in mentions)) if mentions else Span(0, 0)
        if cited(mentions) != said(parts) or reach.of(text) != words:
            wrong.append((text, cited(mentions), said(parts)))
    assert not wrong, f"{len(wrong)} of {count}: {wrong[:5]}"
    assert count > SAMPLE / 2


# A dossier with its paper glued to it, and what leads it
GLUED = {
    "36410-VI-65": "kst-36410-VI-65",
    "21501-32-1740": "kst-21501-32-1740",
    "21 501-02-2958": "kst-21501-02-2958",
    "36600-A-4": "kst-36600-A-4",
    "35 925–XVI–12": "kst-35925-XVI-12",
}
GLUED_IF_LED = {
    "29984-381": "kst-29984-381",
    "29 984-381": "kst-29984-381",
    "29984-A": "kst-29984-A",
    "23908-(R1519)-131": "kst-23908-131",
    "29 984/381": "kst-29984-381",
    "29 984, 381": "kst-29984-381",
    "36 600 V, 12": "kst-36600-V-12",
    "21 501-02, 2958": "kst-21501-02-2958",
    "29 984, AB": "kst-29984-AB",
    "29984, A": "kst-29984-A",
}
LEADS = (
    "Kamerstuk ",
    "Kamerstukken ",
    "Kamerstukken II ",
    "Kamerstukken II 2012/13, ",
    "TK 2012–2013, ",
    "TK ",
    "dossier ",
)
CLOSED = ("({})", "zie {}.", "zie {}; en", "«{}»", "zie {}\n\nEn")


@pytest.mark.parametrize(("words", "ident"), {**GLUED, **GLUED_IF_LED}.items())
def test_a_paper_glued_to_its_dossier_is_taken_where_words_lead_it(words: str, ident: str) -> None:
    for lead, around in product(LEADS, CLOSED):
        assert [one.id for one in cited(found(around.format(lead + words)))] == [ident], around.format(lead + words)


@pytest.mark.parametrize(("words", "ident"), GLUED.items())
def test_a_chapter_or_part_of_21501_leads_itself(words: str, ident: str) -> None:
    for around in CLOSED:
        assert [one.id for one in cited(found(around.format(words)))] == [ident]


NOISE = [
    *(
        f"{sign}{figures}{behind}"
        for sign in ("€ ", "€", "EUR ", "f ", "fl. ", "ƒ ", "$ ", "£ ")
        for figures in ("12 345", "12.345", "12345", "12 345 678")
        for behind in ("", ", nr. 3", " miljoen", " en 23 456")
    ),
    *(
        f"{lead}{figures}{what}"
        for lead in ("", "ruim ", "in 2019 ", "de ")
        for figures in ("12 345", "12.345", "29 984", "21 501")
        for what in (
            " mensen",
            " brieven",
            " ton",
            " ha",
            "%",
            " procent",
            " gulden",
            " en 23 456 mensen",
            " (2019)",
            ",5",
        )
    ),
    *(
        f"{lead} {number}"
        for lead in ("tel.", "telefoon", "Tel:")
        for number in ("070 348 64 86", "070-3 486 486", "+31 70 348 64")
    ),
    *(f"Postbus {number}, {code} Den Haag" for number in ("20401", "20 401") for code in ("2500 EK", "2500EA")),
    *(f"{day} {year}" for day in ("5 mei", "12 november") for year in ("1985", "2019")),
    *(
        f"{law}, nr. {number}"
        for law in ("artikel 2", "art. 12", "bijlage 3", "punt 5", "onderdeel a")
        for number in (3, 12)
    ),
    *(
        f"{journal} {year}, {number}"
        for journal in ("Stb.", "Stcrt.", "Trb.")
        for year in (2018, 1995)
        for number in (156, 26374)
    ),
    *(
        f"{kind} {number}"
        for kind in ("Verordening (EU) nr.", "richtlijn", "besluit")
        for number in ("833/2014", "2016/679", "91/676/EEG")
    ),
    *(f"COM(2012) {number}" for number in (12, 123, 1234)),
    *(
        f"{case} {number}"
        for case in ("zaak C-", "HR 30 november 1977, nr.", "nummer")
        for number in ("18 586", "12345")
    ),
    "NL91 ABNA 0417 1643 00",
    "IBAN NL91ABNA0417164300, nr. 3",
    "2024Z17845",
    "TZ202503-012",
    "T03271",
    "KvK 27 123 456",
    "Handelingen II 2012/13, nr. 26, item 5",
    "Aanhangsel Handelingen II 2012/13, nr. 2425",
    "ISBN 978 90 12 34567 8",
    "https://voorbeeld.nl/12345-678",
    "kenmerk DGA/12345-12",
    "ECLI:NL:HR:2019:2006",
    "blg-877215",
    "1 : 25 000",
    "14 + 10 000",
    "resolutie 2249 (2015)",
    "10 000 à 20 000",
    "2 x 10 000",
    "no-break 12\u00a0345 mensen",
    "BWBR0012345, nr. 5",
]
BESIDE = ("{}", "({})", "zie {}.", "{}, en verder", "\n{}\n")


def test_what_only_looks_like_a_kamerstuk_is_left() -> None:
    taken = [text for noise, around in product(NOISE, BESIDE) if found(text := f"In {around.format(noise)}")]
    assert not taken, f"{len(taken)}: {taken[:20]}"
    assert len(NOISE) > 300


@pytest.mark.parametrize("joint", [" en ", ", ", "; ", " (", " met ", ". ", "\n\n"])
def test_what_stands_behind_a_citation_is_none(joint: str) -> None:
    wrong = []
    for noise in NOISE:
        text = f"Zie Kamerstuk 29 984, nr. 5{joint}{noise} blijkt"
        if [one.id for one in cited(found(text))] != ["kst-29984-5"]:
            wrong.append((text, cited(found(text))))
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"
