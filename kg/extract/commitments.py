"""Commitments: the sentence in which the signatory promises parliament something to come.

A sentence is cut into clauses, each clause is tried against the rules in order, and the whole sentence is the mention.
The features are told in ``kg.extract.promise_parts``, the rules with their boundaries in ``kg.lexicon.promises``.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.extract import promise_parts as parts
from kg.extract.near import Near
from kg.extract.page import Page
from kg.model import Commitment, Day, Span

__all__ = ["RULES", "find", "promises"]

LITERAL = re.compile(
    r"(?i)\b(?:u|uw|kamers?|parlement|staten-generaal|vragen|\w*rapportages?|terug|verslag|agenda|brief|nota)\b"
)
# A sentence longer than this is a list or a table run together
LONGEST = 1500
# Where one clause ends and another with its own verb begins
CLAUSE = re.compile(
    r"[;:]\s|,\s(?=(?:waarna|maar|doch)\s)|,?\sen\s(?=(?:ik|wij|zal|zullen|stuur|informeer|kom|zend|daarover|daarna)\b)"
)
LIMIT = re.compile(
    r"(?i)\b(?:uiterlijk(?:\s(?:op|per|vóór|voor))?|vóór|voor|niet later dan|ultimo)\s{1,3}(?:\w{3,6}dag\s{1,3})?$"
)
DAY_OF_NAME = re.compile(r"(?i)\b(?:van|raad|overleg|debat|agenda voor|brief)\s{1,3}$")
CONDITIONAL_AS = re.compile(
    r"(?i)^\W{0,3}als\s(?!(?:bijlage|gevolg|vervolg|onderdeel|laatste|eerste|minister|gezegd|bekend|toegezegd))"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a sentence, with the whole sentence around it."""

    text: str
    sentence: str

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether the clause itself shows the feature."""
        return pattern.search(self.text) is not None


def find(page: Page) -> Iterable[Commitment]:
    """Every sentence that promises, in order."""
    near = Near(page)
    for sentence in page.sentences:
        text = sentence.of(page.text)
        if len(text) <= LONGEST and LITERAL.search(text) and promises(text):
            yield Commitment(span=sentence, due=_due(near, sentence, page))


def promises(sentence: str) -> str | None:
    """The name of the first rule by which a sentence promises; None where it does not."""
    sentence = re.sub(r"\s+", " ", sentence)
    if parts.ASKING.search(sentence) or CONDITIONAL_AS.match(sentence) or parts.CONDITION.search(sentence):
        return None
    for clause in _clauses(sentence):
        for name, rule in RULES:
            if rule(clause):
                return name
    return None


def _clauses(sentence: str) -> Iterator[Clause]:
    start = 0
    for joint in CLAUSE.finditer(sentence):
        yield Clause(sentence[start : joint.start()], sentence)
        start = joint.end()
    yield Clause(sentence[start:], sentence)


def _modal(clause: Clause) -> bool:
    return (
        _by_modal(clause) and clause.has(parts.TELLING) and clause.has(parts.ADDRESSEE) and not clause.has(parts.OTHER)
    )


def _modal_reply(clause: Clause) -> bool:
    return _by_modal(clause) and clause.has(parts.REPLY) and clause.has(parts.PAPER)


def _by_modal(clause: Clause) -> bool:
    modal = parts.MODAL.search(clause.text)
    if modal is None or clause.has(parts.WRITTEN_HERE) or clause.has(parts.DOUBT):
        return False
    return parts.NOT_TOLD.search(clause.text, modal.end(), modal.end() + 40) is None


def _present(clause: Clause) -> bool:
    told = parts.PRESENT.search(clause.text)
    if told is None or not clause.has(parts.ADDRESSEE):
        return False
    sends = parts.SENDS.search(told[0]) is not None
    return _to_come(clause, sends) and parts.NOT_TOLD.search(clause.text, told.end(), told.end() + 40) is None


def _present_reply(clause: Clause) -> bool:
    if not clause.has(parts.PRESENT) or not _to_come(clause, sends=False):
        return False
    return clause.has(parts.BACK) or (clause.has(parts.INTO) and clause.has(parts.PAPER))


def _to_come(clause: Clause, sends: bool = True) -> bool:
    """Whether a present tense speaks of what is to come, and not of what this letter does."""
    if clause.has(parts.DOUBT) or clause.has(parts.PAST) or parts.NOW.search(clause.sentence):
        return False
    for time in parts.SOON.finditer(clause.text):
        if not parts.TIMED_NOUN.search(clause.text[max(0, time.start() - 20) : time.start()]):
            return True
    return sends and (clause.has(parts.SOON_SENT) or clause.has(parts.FOR_LATER))


def _continuing(clause: Clause) -> bool:
    return clause.has(parts.CONTINUES) and clause.has(parts.ADDRESSEE) and clause.has(parts.KEPT_TOLD)


def _receiving(clause: Clause) -> bool:
    return clause.has(parts.RECEIVES) and _to_come(clause) and not clause.has(parts.OTHER)


def _passive(clause: Clause) -> bool:
    if _not_ours(clause) or not clause.has(parts.PARTICIPLE):
        return False
    return clause.has(parts.WILL_BE) or (clause.has(parts.WILL_BE_NOW) and _to_come(clause))


def _thing(clause: Clause) -> bool:
    if _not_ours(clause):
        return False
    return clause.has(parts.THING_MODAL) or (
        (clause.has(parts.THING_NOW) or clause.has(parts.THING_GOES)) and _to_come(clause)
    )


def _not_ours(clause: Clause) -> bool:
    """Whether somebody else does the telling, it is only hoped for, or this letter does it."""
    features = (parts.OTHER, parts.DOUBT, parts.WRITTEN_HERE, parts.THIRD, parts.TOLD_QUESTION)
    return any(clause.has(feature) for feature in features)


def _pledge(clause: Clause) -> bool:
    return clause.has(parts.PLEDGE) and clause.has(parts.ADDRESSEE)


def _relative(clause: Clause) -> bool:
    return clause.has(parts.RELATIVE) and not clause.has(parts.PAST) and not parts.NOW.search(clause.sentence)


RULES: tuple[tuple[str, Callable[[Clause], bool]], ...] = (
    ("modal", _modal),
    ("modal reply", _modal_reply),
    ("present", _present),
    ("present reply", _present_reply),
    ("continuing", _continuing),
    ("receiving", _receiving),
    ("passive", _passive),
    ("pledge", _pledge),
    ("thing", _thing),
    ("relative", _relative),
)


def _due(near: Near, sentence: Span, page: Page) -> Day | None:
    """The day that the sentence names as the limit: `vóór 1 februari 2001`, `uiterlijk 1 oktober a.s.`."""
    at: int = sentence.start
    while (index := near.day_after(at, sentence.end)) is not None:
        day = near.days[index]
        lead = page.text[max(sentence.start, day.span.start - 40) : day.span.start]
        if LIMIT.search(lead) and not _past(day.day, page):
            return day.day
        at = day.span.end
    return None


def _past(day: Day, page: Page) -> bool:
    written = page.letterhead.date
    if written is None or day.year is None:
        return day.hint == "past"
    return (day.year, day.month, day.day) < _parts(written.value)


def _parts(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
