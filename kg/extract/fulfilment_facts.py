"""What the words by which a letter keeps a promise say of it: its number, its day, to whom and by whom it was made."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extract.council_names import NAMES as COUNCIL_NAMES
from kg.extract.members import TITLE, names_at
from kg.extract.near import Near
from kg.extract.promise_due import comes_after
from kg.extract.promise_words import any_of
from kg.lexicon import fulfilments as lexicon
from kg.model import DateMention, Day, Fulfilment, Span

__all__ = ["facts"]

# The chamber's own numbers: `T03271`, `TZ202503-012`
NUMBER = re.compile(r"(?<![\w-])(?:T\d{5}|TZ\d{6}-\d{3})(?![\w-])")
PROMISE = re.compile(r"(?i)toe-?\s{0,3}(?:ge-?\s{0,3})?zeg|zegden?\b|belo(?:of|fte)|gestand")
# Whom a promise is made to: `aan het lid X`, `heb ik de leden X en Y`
TO = re.compile(
    rf"(?<![\w-])(?i:aan|richting|jegens|ik|wij|(?:vraag|vragen|verzoek)\s{{1,3}}van)\s{{1,3}}"
    rf"(?:(?:het|de)\s{{1,3}}(?:toenmalige?\s{{1,3}})?)?{TITLE}\s{{1,3}}"
)
PREDECESSOR = any_of(lexicon.PREDECESSORS)
PARTLY = any_of(lexicon.PARTLY)
WHOLLY = any_of(lexicon.WHOLLY)
AND = re.compile(r"(?=\ben\s)")
CLAUSE = re.compile(r"[,;.](?=\s)|\b(?:maar|terwijl)\b")
OWN = re.compile(
    r"(?i)\b(?:mijn|onze|ons)\s{1,3}(?:(?:eerder|eerdere|eerste|mondelinge|schriftelijke|gedane)\s{1,3}){0,2}(?:toezegging|belofte)"
    r"|\b(?:heb|zegde)\s{1,3}ik\b|\b(?:hebben|zegden)\s{1,3}(?:wij|we)\b|\bik\b[^.;]{0,200}?\bheb\b|\bdoor\s{1,3}(?:mij|ons)\b"
    r"|\b(?:toegezegd|beloofd)\s{1,3}(?:heb|hebben)\b|\bwij\b[^.;]{0,200}?\bhebben\b"
)
# Directly before the day on which a promise was made
LEAD = re.compile(r"(?i)(?:\b(?:van|op|d\.d\.?|dd\.?|per|bij)|[(,]|^)\s{0,3}(?:\w{3,6}dag\s{1,3})?$")
A_COUNCIL = re.compile(r"(?i)\b(?:raad|top|eurogroep|ministerraad)\b")
REACH = 260


def facts(near: Near, span: Span) -> Iterator[Fulfilment]:
    """The kept promise of a stretch, once for each of its numbers."""
    words = span.of(near.text)
    low = words.lower()
    numbers = tuple(dict.fromkeys(NUMBER.findall(words))) or (None,)
    partly = PARTLY.search(low) is not None
    told = _measured(low, [number.lower() for number in numbers if number]) if partly else {}
    for index, number in enumerate(numbers):
        yield Fulfilment(
            span=span,
            number=number,
            to=_members(near.text, span),
            by="predecessor" if PREDECESSOR.search(low) else "signatory" if OWN.search(words) else None,
            partly=told.get(index, partly and not told),
            day=_day(near, span),
            # Which of several is kept in part, the words leave open
            confidence=0.5 if partly and len(numbers) > 1 and index not in told else 1.0,
        )


def _measured(low: str, numbers: Sequence[str]) -> dict[int, bool]:
    """Which of several numbered promises are kept in part (True) or wholly, where a clause says so of each that it
    names: `aan de tweede voldoe ik volledig, aan de eerste ten dele`.
    """
    found: dict[int, bool] = {}
    for clause in _clauses(low) if len(numbers) > 1 else ():
        partly, rest = PARTLY.search(clause) is not None, PARTLY.sub(" ", clause)
        if partly or WHOLLY.search(clause):
            for index, number in enumerate(numbers):
                if number in rest or _ordinal(index, len(numbers)).search(rest):
                    found[index] = partly
    return found


def _clauses(low: str) -> Iterator[str]:
    """Clauses that say one measure each: `aan de eerste en aan de tweede ten dele` is one."""
    for clause in CLAUSE.split(low):
        said = ""
        for part in AND.split(clause):
            said += part
            if PARTLY.search(part) or WHOLLY.search(part):
                yield said
                said = ""


@cache
def _ordinal(index: int, count: int) -> re.Pattern[str]:
    """How the promise at an index of so many is called: `de tweede`, `de laatste`."""
    called = [*lexicon.ORDINALS[index : index + 1], *(("laatste", "laatstgenoemde") if index == count - 1 else ())]
    return re.compile(rf"\b(?:{'|'.join(called) or '(?!)'})\b")


def _members(text: str, span: Span) -> tuple[str, ...]:
    found: list[str] = []
    for lead in TO.finditer(text, span.start, span.end):
        named = names_at(text, lead.end())
        found += named.surnames if named and named.span.end <= span.end else ()
    return tuple(dict.fromkeys(found))


def _day(near: Near, span: Span) -> Day | None:
    """The day nearest to the promise's own word, of those that lie behind the letter and are no Council's."""
    told = PROMISE.search(near.text, span.start, span.end)
    if told is None:
        return None
    days = [day for day in near.days_within(span) if _may_be(near, span, day)]
    near_by = [(abs(day.span.start - told.start()), day.day) for day in days]
    distance, day = min(near_by, key=lambda pair: pair[0], default=(REACH, None))
    return day if distance < REACH else None


def _may_be(near: Near, span: Span, day: DateMention) -> bool:
    written = near.page.letterhead.date
    lead = near.text[max(span.start, day.span.start - 40) : day.span.start]
    if not LEAD.search(lead) or COUNCIL_NAMES.search(lead) or A_COUNCIL.search(lead):
        return False
    return written is None or not comes_after(day.day, written.value, or_same=True)
