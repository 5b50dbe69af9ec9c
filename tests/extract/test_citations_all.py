"""Proceedings, answers, EU documents and journals put together from all their parts; what the parts say is expected."""

from collections.abc import Iterator
from itertools import product

import pytest

from kg.extract import aanhangsel, eu_documents, handelingen, laws
from tests.extract.pages import Find, found

AROUND = ("{}", "({})", "zie {}.", "Zie {}; en verder", "«{}»", "{}\n\nEn")
Case = tuple[str, list[str]]

CHAMBERS = {"II": "tk", "I": "ek", "TK": "tk", "EK": "ek", "der Tweede Kamer": "tk", "Eerste Kamer": "ek"}
SESSIONS = {
    "2012/13": "20122013", "2012–2013": "20122013", "vergaderjaar 1987-1988": "19871988", "1999/2000": "19992000",
    "1985/'86": "19851986", "'91-'92": "19911992",
}  # fmt: skip
NRS = ("nr. ", "nr.", "nr ", "Nr.\u00a0", "nummer ", "")
ITEMS = {
    "": [""], ", item 4": ["-4"], " item 12": ["-12"], ", items 3 en 6": ["-3", "-6"],
    ", item 3 en item 6": ["-3", "-6"],
    ", items 3, 5 en 6": ["-3", "-5", "-6"], ", items 5 t/m 7": ["-5", "-6", "-7"], ", item 4, blz. 3-5": ["-4"],
    "-5": ["-5"], ", blz. 4561–4579": [""],
}  # fmt: skip


def proceedings() -> Iterator[Case]:
    words = ("Handelingen", "Hand.", "handelingen", "HANDELINGEN")
    for word, chamber, comma, session, nr, items in product(words, CHAMBERS, ("", ","), SESSIONS, NRS, ITEMS):
        text = f"{word} {chamber}{comma} {session}, {nr}27{items}"
        yield text, [f"h-{CHAMBERS[chamber]}-{SESSIONS[session]}-27{item}" for item in ITEMS[items]]


ANSWERS = {
    "1208": ["1208"], "5 en 6": ["5", "6"], "5, 6 en 9": ["5", "6", "9"], "5 t/m 7": ["5", "6", "7"], "5–6": ["5", "6"],
    "1208, p. 3": ["1208"],
}  # fmt: skip


def answers() -> Iterator[Case]:
    words = ("Aanhangsel Handelingen", "Aanhangsel van de Handelingen", "aanhangsel der Handelingen", "Aanh. Hand.")
    chambers = {"": "tk", " II": "tk", " I": "ek", " Tweede Kamer": "tk"}
    for word, chamber, comma, session, nr, number in product(words, chambers, ("", ","), SESSIONS, NRS, ANSWERS):
        text = f"{word}{chamber}{comma} {session}, {nr}{number}"
        yield text, [f"ah-{chambers[chamber]}-{SESSIONS[session]}-{one}" for one in ANSWERS[number]]


SERIES = ("COM", "SWD", "JOIN", "SEC")
YEARS = {"({}) ": 2014, "({})": 2014, " ({}) ": 2014, "/{}/": 2014, " {}/": 2014, "[{}] ": 2014}
FURTHER = {"": [], " final": [], " definitief": [], " en 911": ["911"], ", 911 en 912": ["911", "912"]}


def documents() -> Iterator[Case]:
    for series, year, number, further in product(SERIES, YEARS, ("910", "0910", "1"), FURTHER):
        text = f"{series}{year.format(YEARS[year])}{number}{further}"
        yield text, [f"{series}(2014){one}" for one in (str(int(number)), *FURTHER[further])]


def acts() -> Iterator[Case]:
    """The year is last behind `nr.` or in two figures, first from 2015 on and in directives."""
    for kind, letter in (("verordening", "R"), ("Uitvoeringsverordening", "R"), ("Verordening", "R")):
        for treaty, nr in product(("(EU) ", "(EG) ", "(EU, Euratom) ", ""), ("nr. ", "nr.", "")):
            yield f"{kind} {treaty}{nr}833/2014", [f"32014{letter}0833"]
            yield f"{kind} {treaty}{nr}17/62", [f"31962{letter}0017"]
        for treaty in ("(EU) ", ""):
            yield f"{kind} {treaty}2016/679", [f"32016{letter}0679"]
            yield f"{kind} {treaty}2016/679 en {treaty}2018/1725", [f"32016{letter}0679", f"32018{letter}1725"]
    for kind, treaty, nr in product(("richtlijn", "Kaderrichtlijn"), ("(EU) ", ""), ("nr. ", "")):
        for number, ident in (("2003/88/EG", "32003L0088"), ("91/676/EEG", "31991L0676"), ("2016/1148", "32016L1148")):
            yield f"{kind} {treaty}{nr}{number}", [ident]
    for number, ident in (
        ("2010/48/EG", "32010D0048"),
        ("nr. 1082/2013/EU", "32013D1082"),
        ("(EU) 2015/1814", "32015D1814"),
    ):
        yield f"besluit {number}", [ident]


JOURNALS = {
    "Stb.": "stb", "Staatsblad": "stb", "Stcrt.": "stcrt", "Staatscourant": "stcrt", "Trb.": "trb",
    "Tractatenblad": "trb",
}  # fmt: skip
ISSUES = {
    "{y}, {n}": 1,
    "{y}, nr. {n}": 1,
    "{y}/{n}": 1,
    "{y} nr. {n}": 1,
    "{y}-{n}": 1,
    "{y}, {n} en 301": 2,
    "nr. {n} van {y}": 1,
}


def issues() -> Iterator[Case]:
    for journal, form, year, number in product(JOURNALS, ISSUES, ("1995", "2018"), ("7", "156", "26374")):
        ids = [f"{JOURNALS[journal]}-{year}-{one}" for one in (number, "301")]
        yield f"{journal} {form.format(y=year, n=number)}", ids[: ISSUES[form]]


KINDS: tuple[tuple[Find, list[Case]], ...] = (
    (handelingen.find, list(proceedings())),
    (aanhangsel.find, list(answers())),
    (eu_documents.find, [*documents(), *acts()]),
    (laws.find, list(issues())),
)


@pytest.mark.parametrize(("find", "cases"), KINDS, ids=["handelingen", "aanhangsel", "eu_document", "law"])
def test_all_forms_say_what_their_parts_say(find: Find, cases: list[Case]) -> None:
    wrong = []
    for index, (words, expected) in enumerate(cases[:: 1 + len(cases) // 4_000]):
        text = AROUND[index % len(AROUND)].format(words)
        mentions = found(find, text)
        ends = max((text.index(said) + len(said) for _, said in mentions), default=0)
        if (
            sorted(str(ident) for ident, _ in mentions) != sorted(expected)
            or ends < text.index(words) + len(words) - 12
        ):
            wrong.append((text, mentions, expected))
    assert not wrong, f"{len(wrong)} of {len(cases)}: {wrong[:12]}"
    assert len(cases) > 80
