"""Commitments: the sentence in which the signatory promises parliament something to come.

A sentence is cut into clauses, each clause is tried against the rules in order, and the whole sentence is the mention.
The features are told in ``kg.extract.promise_parts``, the rules with their boundaries in ``kg.lexicon.promises``.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kg.extract import promise_parts as parts
from kg.extract.near import Near
from kg.extract.page import Page
from kg.extract.promise_times import COMING, opens_with_time, to_come
from kg.lexicon import promises as lexicon
from kg.model import Commitment, Day, Span

__all__ = ["RULES", "find", "promises"]

# Without one of these no sentence promises
_LITERALS = """
    ik wij we kabinet regering u uw kamer kamers parlement staten volgt volgen toegezonden toegestuurd nagezonden
    nagestuurd
"""
LITERALS = frozenset(_LITERALS.split())
# A sentence longer than this is a list or a table run together
LONGEST = 1500
# Where one clause ends and another with its own verb begins
SEMICOLON = re.compile(r"[;:]\s")
CLAUSE = re.compile(
    r",\s(?=(?:waarna|maar|doch)\s)|,?\sen\s(?=(?:ik|wij|zal|zullen|stuur|informeer|kom|zend|daarover|daarna)\b)"
)
LIMIT = re.compile(
    r"(?i)\b(?:uiterlijk(?:\s(?:op|per|vóór|voor))?|vóór|voor|niet later dan|ultimo)\s{1,3}(?:\w{3,6}dag\s{1,3})?$"
)
DAY_OF_NAME = re.compile(r"(?i)\b(?:van|raad|overleg|debat|agenda voor|brief)\s{1,3}$")
# A word broken at a line's end: `Projecten-\noverzicht`
WRAPPED = re.compile(r"(?<=[a-zà-ÿ])-[ \t]{0,4}\r?\n[ \t]{0,4}(?=[a-zà-ÿ])(?!(?:en|of|tot)\b)")
WORD = re.compile(r"\w+")
FIRST_WORD = re.compile(r"\w+")
CONDITIONAL_AS = re.compile(
    r"(?i)^\W{0,3}als\s(?!(?:bijlage|gevolg|vervolg|onderdeel|laatste|eerste|minister|gezegd|bekend|toegezegd))"
)


@dataclass(frozen=True)
class Clause:
    """One clause of a sentence in lower case.

    ``scope`` is the part of the sentence between semicolons in which it stands, ``joined`` what `en` ties it to.
    """

    text: str
    scope: str
    joined: str = ""

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words."""
        return frozenset(WORD.findall(self.text))

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether the clause itself shows the feature."""
        return pattern.search(self.text) is not None


def find(page: Page) -> Iterable[Commitment]:
    """Every sentence that promises, in order."""
    near = Near(page)
    places = page.words.at(LITERALS)
    for sentence in page.sentences:
        spoken = bisect_left(places, sentence.start) < bisect_left(places, sentence.end)
        if spoken and sentence.end - sentence.start <= LONGEST and promises(_marked(near, sentence)):
            yield Commitment(span=sentence, due=_due(near, sentence, page))


def _marked(near: Near, sentence: Span) -> str:
    """The sentence with a mark before each day that lies after the letter's own."""
    text, pieces, at = near.text, [], sentence.start
    written = near.page.letterhead.date
    for day in near.days_within(sentence):
        if written and comes_after(day.day, written.value):
            pieces.append(text[at : day.span.start] + COMING)
            at = day.span.start
    return "".join([*pieces, text[at : sentence.end]])


def promises(sentence: str) -> str | None:
    """The name of the first rule by which a sentence promises; None where it does not."""
    sentence = " ".join(WRAPPED.sub("", sentence).split())
    for clause in _clauses(sentence):
        for name, (one, other), rule in _GATED:
            if not (one.isdisjoint(clause.words) or other.isdisjoint(clause.words)) and rule(clause):
                return None if _unsure(sentence.lower()) else name
    return None


def _unsure(sentence: str) -> bool:
    """Whether it is a question, or waits for what may never be."""
    return any((parts.ASKING.search(sentence), CONDITIONAL_AS.match(sentence), parts.CONDITION.search(sentence)))


def _clauses(sentence: str) -> Iterator[Clause]:
    for scope in SEMICOLON.split(sentence):
        start = 0
        joined = ""
        for joint in CLAUSE.finditer(scope):
            yield _clause(scope[start : joint.start()], scope, joined)
            joined = scope[: joint.start()] if "en" in joint[0].split() else ""
            start = joint.end()
        yield _clause(scope[start:], scope, joined)


def _clause(text: str, scope: str, joined: str) -> Clause:
    return Clause(text.lower(), scope.lower(), joined.lower())


def _modal(clause: Clause) -> bool:
    return (
        _by_modal(clause) and clause.has(parts.TELLING) and clause.has(parts.ADDRESSEE) and not clause.has(parts.OTHER)
    )


def _modal_reply(clause: Clause) -> bool:
    if not _by_modal(clause):
        return False
    return clause.has(parts.BACK_LATER) or (clause.has(parts.REPLY) and clause.has(parts.PAPER))


def _by_modal(clause: Clause) -> bool:
    again = parts.MAKER.search(clause.joined) and parts.MODAL_AGAIN.search(clause.text)
    modal = again or parts.MODAL.search(clause.text)
    if modal is None or clause.has(parts.WRITTEN_HERE) or clause.has(parts.DOUBT) or clause.has(parts.REPORTED):
        return False
    return parts.NOT_TOLD.search(clause.text, modal.end(), modal.end() + 40) is None


def _present(clause: Clause) -> bool:
    told = parts.PRESENT.search(clause.text)
    if told is None or not clause.has(parts.ADDRESSEE):
        return False
    sends = parts.SENDS.search(clause.text, told.start()) is not None and not clause.has(parts.KEPT)
    return _to_come(clause, told, sends) and parts.NOT_TOLD.search(clause.text, told.end(), told.end() + 40) is None


def _present_reply(clause: Clause) -> bool:
    told = parts.PRESENT.search(clause.text)
    if told is None or not clause.has(parts.REPLY_NOW) or clause.has(parts.WITH_OTHERS):
        return False
    if clause.has(parts.BACK):
        return (clause.has(parts.APART) and not _not_now(clause)) or _to_come(clause, told, sends=False)
    if clause.has(parts.PERIODIC) and clause.has(parts.REPORTING) and clause.has(parts.PAPER):
        return not _not_now(clause)
    return clause.has(parts.PAPER) and _to_come(clause, told, sends=False)


def _to_come(clause: Clause, told: re.Match[str], sends: bool = True) -> bool:
    """Whether a present tense speaks of what is to come, and not of what this letter does."""
    later = to_come(clause.text, told, sends) or (clause.joined != "" and opens_with_time(clause.joined))
    return later and not _not_now(clause)


def _not_now(clause: Clause) -> bool:
    features = (parts.DOUBT, parts.PAST, parts.REPORTED)
    return any(clause.has(feature) for feature in features) or parts.NOW.search(clause.scope) is not None


def _continuing(clause: Clause) -> bool:
    return clause.has(parts.CONTINUES) and clause.has(parts.ADDRESSEE) and clause.has(parts.KEPT_TOLD)


def _receiving(clause: Clause) -> bool:
    if clause.has(parts.OTHER):
        return False
    expects = parts.MAY_EXPECT.search(clause.text)
    told = expects or parts.RECEIVES.search(clause.text)
    return told is not None and _to_come(clause, told, sends=not clause.has(parts.KEPT))


def _passive(clause: Clause) -> bool:
    told, will_be = parts.WILL_BE_NOW.search(clause.text), clause.has(parts.WILL_BE)
    if not (told or will_be) or not clause.has(parts.PARTICIPLE) or _not_ours(clause):
        return False
    return will_be or (told is not None and _to_come(clause, told))


def _thing(clause: Clause) -> bool:
    modal = parts.THING_MODAL.search(clause.text)
    if modal is not None:
        return parts.NOT_TOLD.search(modal[0]) is None and not _not_ours(clause)
    told = parts.THING_NOW.search(clause.text) or parts.THING_GOES.search(clause.text)
    sent = None if told else parts.SENT_ON.search(clause.text)
    if sent is not None and sent["modal"].lower().startswith("z"):
        return not _not_ours(clause)
    found = told or sent
    return found is not None and not _not_ours(clause) and _to_come(clause, _head(found))


def _head(told: re.Match[str]) -> re.Match[str]:
    """The first word of what was found: a time may stand between it and the rest."""
    word = FIRST_WORD.match(told.string, told.start())
    return word or told


def _follows(clause: Clause) -> bool:
    told = parts.FOLLOWS.search(clause.text)
    return told is not None and not _not_ours(clause) and _to_come(clause, told, sends=False)


def _not_ours(clause: Clause) -> bool:
    """Whether somebody else does the telling, it is only hoped for, told again, or this letter does it."""
    features = (parts.OTHER, parts.DOUBT, parts.WRITTEN_HERE, parts.THIRD, parts.TOLD_QUESTION, parts.REPORTED)
    return any(clause.has(feature) for feature in features)


def _pledge(clause: Clause) -> bool:
    return clause.has(parts.PLEDGE) and clause.has(parts.ADDRESSEE)


def _relative(clause: Clause) -> bool:
    if clause.has(parts.RELATIVE):
        return not _not_now(clause)
    told = parts.RELATIVE_NOW.search(clause.text) or parts.RELATIVE_RECEIVED.search(clause.text)
    return told is not None and to_come(told[0], _head(told), sends=False) and not _not_now(clause)


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
    ("follows", _follows),
)
# One word of each set must stand in a clause before its rule is tried
_WILL = frozenset(("zal", "zult", "zullen"))
_IS = frozenset(("wordt", "worden"))
_SENT = frozenset(("toegezonden", "toegestuurd", "nagezonden", "nagestuurd"))
_FOLLOWS = frozenset(("volgt", "volgen"))
_PLANS = _WILL | {"voornemens", "plan", "voornemen", "intentie", "bedoeling"}
_RECEIVES = frozenset(
    ("ontvangt", "ontvangen", "krijgt", "verneemt", "hoort", "bereikt", "bereiken", "kunt", "kan", "mag")
)
_RELATIVE = frozenset(("die", "dat", "welke", "waarin", "waarna", "waarover", "waarmee", "zodat", "waarvan", "en"))
_TELLS = frozenset(lexicon.TELLING_NOW)
_BY = frozenset(word.split()[-1] for word in lexicon.MAKERS)
_TO = frozenset(WORD.findall(word.lower())[-1] for word in lexicon.ADDRESSEES)
_NEEDED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "modal": (_PLANS, _TO),
    "modal reply": (_PLANS, _BY | _TO | {"mijn", "ons"}),
    "present": (_TELLS, _TO),
    "present reply": (_TELLS, _BY | _TO),
    "continuing": (frozenset(lexicon.CONTINUING), _TO),
    "receiving": (_RECEIVES, _TO),
    "passive": (_WILL | _IS, _TO),
    "pledge": (frozenset(("zeg", "zeggen", "beloof", "beloven", "toezeggen")), _TO),
    "thing": (_WILL | _IS | {"gaat", "gaan", "komt", "komen"}, _TO | _SENT),
    "relative": (_RELATIVE, _TO),
    "follows": (_FOLLOWS, _FOLLOWS),
}
_GATED = tuple((name, _NEEDED[name], rule) for name, rule in RULES)


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
    return day.hint == "past" if written is None else not comes_after(day, written.value, or_same=True)


def comes_after(day: Day, written: date, or_same: bool = False) -> bool:
    """Whether a day lies after the letter's own (or on it), by its year, its ``a.s.`` or the nearest reading."""
    if day.hint is not None:
        return day.hint == "future"
    own = (written.month, written.day)
    year = day.year if day.year is not None or day.year_shift is None else written.year + day.year_shift
    if year is not None:
        said = (year, day.month, day.day)
        return said > (written.year, *own) or (or_same and said == (written.year, *own))
    ahead = ((day.month - own[0]) * 31 + day.day - own[1]) % 372
    return (or_same or ahead > 0) and ahead < 186
