"""Every example of tests/extract/rules, taken the whole way: bytes of a letter to what `kg extract` prints.

A file of the letterhead's rules has whole letters for text, and the keys of the record for what is found; kept
promises, which have no id, are told by their words.
"""

from datetime import date
from functools import cache
from typing import Any

import pytest

from docs import rules as rules_page
from docs.rules import FOLDER, ORDER, WRITTEN, Case, Rule, RuleFile, read
from kg.build import letter_graph
from kg.extract import extract
from kg.model import _TYPES, Letter
from kg.read import read as read_document
from kg.record import letter_record
from kg.resolve import resolve
from kg.validate import validate

# Types whose rules are still to be written down; the list only shrinks.
TO_COME: tuple[str, ...] = ()
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
HEAD = {
    "II": "19 999 Voorbeelden van regels\n\nNr. 9999 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN\n\n"
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    "I": "19 999 Voorbeelden van regels\n\nZZZ BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN\n\n"
    "Aan de Voorzitter van de Eerste Kamer der Staten-Generaal",
}
FILES = [read(path) for path in sorted(FOLDER.glob("*.toml"))]
RULES = [(file.type, rule) for file in FILES for rule in file.rules]
CASES = [
    pytest.param(kind, rule, case, id=f"{kind}-{rule.name}-{which}{number}")
    for kind, rule in RULES
    for which, cases in (("takes", rule.takes), ("leaves", rule.leaves))
    for number, case in enumerate(cases, 1)
]


def letter_of(text: str, written: date, chamber: str, form: str) -> Letter:
    """A letter with this text in its body, read and resolved."""
    day = f"{written.day} {MONTHS[written.month - 1]} {written.year}"
    head = f"{HEAD[chamber]}\n\nDen Haag, {day}\n\nGeachte Voorzitter,"
    letter = f"{head}\n\n{text}\n\nDe minister van Buitenlandse Zaken,\nC.C.J. Veldkamp\n"
    return resolve(extract(read_document(f"letter.{form}", letter.encode())))


@cache
def record(text: str, written: date, chamber: str, form: str, whole: bool) -> dict[str, Any]:
    """What `kg extract` prints of a letter with this text in its body, or of the text itself as a whole letter."""
    if whole:
        return letter_record(resolve(extract(read_document(f"letter.{form}", text.encode()))))
    return letter_record(letter_of(text, written, chamber, form))


@pytest.mark.parametrize(("kind", "rule", "case"), CASES)
def test_a_rule_takes_and_leaves_what_it_says(kind: str, rule: Rule, case: Case) -> None:
    made = record(case.text, rule.written, rule.chamber, rule.form, kind == "letterhead")
    if kind == "letterhead":
        assert {key: "" if made[key] is None else made[key] for key in case.facts} == case.facts
        return
    if kind == "fulfilled":
        found, name = made["fulfilled"], "text"
    else:
        found, name = [mention for mention in made["mentions"] if mention["type"] == kind], "id"
    assert [mention[name] for mention in found] == list(case.ids)
    if case.facts:
        (mention,) = found
        assert {key: mention.get(key) for key in case.facts} == case.facts


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.type)
def test_each_rule_stands_beside_its_boundary(file: RuleFile) -> None:
    assert file.says
    assert all(rule.says and rule.takes and rule.leaves for rule in file.rules)
    assert all(case.why for rule in file.rules for case in rule.leaves)
    assert all(case.ids or case.facts for rule in file.rules for case in rule.takes)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.type)
def test_names_and_texts_are_not_used_twice(file: RuleFile) -> None:
    names = [rule.name for rule in file.rules]
    assert len(set(names)) == len(names)
    for rule in file.rules:
        texts = [case.text for case in (*rule.takes, *rule.leaves)]
        assert len(set(texts)) == len(texts), rule.name


def test_every_type_has_its_rules() -> None:
    printed, there = set(_TYPES.values()), {file.type for file in FILES}
    assert printed | {"letterhead"} == set(ORDER)
    assert there <= set(ORDER)
    assert {*there, *TO_COME} == set(ORDER)
    assert not there & set(TO_COME), "these are there: take them off TO_COME"


@pytest.mark.parametrize("file", [file for file in FILES if file.type != "letterhead"], ids=lambda file: file.type)
def test_what_the_rules_take_keeps_the_shapes(file: RuleFile) -> None:
    """One letter with all examples of a file: none of them would keep a letter out of the store."""
    words = "\n\n".join(f"Voorbeeld: {case.text}" for rule in file.rules for case in rule.takes)
    report = validate(letter_graph(letter_of(words, WRITTEN, "II", "md")), name=file.type)
    assert report.conforms, [(result.rule, result.message) for result in report.violations]


def test_the_page_tells_every_rule() -> None:
    told = rules_page.page()
    assert all(f"### {rule.name}\n{rule.says}" in told for _, rule in RULES)
