"""Meetings of a Council formation, the European Council or the Eurogroup: `CODE/DATE`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.council_meant import is_meant
from kg.extract.council_months import month_councils
from kg.extract.council_names import CouncilName, council_names
from kg.extract.council_roles import Roles
from kg.extract.council_ties import (
    ACTS_ON,
    AGAIN_DAY,
    ANAPHOR,
    MEETS,
    PLACED,
    SEATED,
    WAS_THERE,
    acted,
    leads,
    leaning,
    others_day,
)
from kg.extract.debate_names import ends_in_debate
from kg.extract.months import Months
from kg.extract.near import Near, tokens
from kg.extract.page import Page
from kg.lexicon import councils as lexicon
from kg.model import Council, DateMention, Month, Span

__all__ = ["find"]

GAP = 110
GAP_WORDS = frozenset(lexicon.GAP_WORDS.split())
LEADING_WORDS = frozenset(lexicon.LEADING_WORDS.split())
CONJUNCTIONS = frozenset(lexicon.CONJUNCTIONS.split())
# `die vanwege de feestdagen pas op 16 december plaatsvindt`: why, not when
CAUSE = re.compile(
    r"\s{1,3}(?:vanwege|wegens|in\s{1,3}verband\s{1,3}met)\s{1,3}(?:de|het|een)\s{1,3}\w{3,20}(?=\s)"
    # `het Gymnich overleg van de ministers van Buitenlandse Zaken op 13 maart`: who, not when
    r"|\s{1,3}van\s{1,3}(?:de\s{1,3})?(?:EU-)?ministers(?:\s{1,3}van\s{1,3}[A-Z]\w{2,20}(?:\s[A-Z]\w{2,20})?)?"
    r"(?=,?\s{1,3}(?:op|van|dat|die)\s)"
)
# `wordt onder Hongaars voorzitterschap een RBZ gehouden`: who chairs it
CHAIRED = re.compile(r"\sonder\s{1,3}(?:het\s{1,3})?[A-Z]\w{3,12}s?\s{1,3}(?:EU-)?voorzitterschap(?=\s)")
# Also with the place before it: `(23–25 juli 1999, Helsinki)`
CLOSING = re.compile(r"(?:,\s[A-ZÀ-Ý][\w’' -]{2,30})?\s{0,2}\)")
# `Op 3 juni is de volgende RBZ.`, `Op 3 juni was er een Eurogroep.`
IS = re.compile(r"\s{1,3}(?:is|was)\s{1,3}(?:er\s{1,3})?(?:de|een)\s{1,3}$")
# `komen op 9 december bijeen voor een Ecofin-Raad`
TOGETHER = re.compile(r"\sbijeen\s{1,3}voor\s")
CLOSED = re.compile(r"[.,;]|\s{1,3}(?:voorzien|gepland)")
# `Zowel de Landbouwraad als de Milieuraad van 16 oktober`
BOTH = re.compile(r"(?i)\bzowel\s{1,3}(?:(?:in|op|tijdens|bij)\s{1,3})?(?:de\s{1,3})?$")
RESPECTIVELY = re.compile(r"(?i)\bresp(?:\.|ectievelijk)")


@dataclass(frozen=True, slots=True)
class _When:
    """What a name's words say of its day: the end of the mention, and the days of each meeting or the month."""

    end: int
    meetings: tuple[tuple[DateMention, ...], ...] = ()
    month: Month | None = None
    start: int | None = None
    more: tuple[tuple[Span, Month], ...] = ()
    earlier: tuple[DateMention, ...] = ()
    """The days of the names before this one: `de RAZ en RBZ van respectievelijk 23 en 24 april`."""


def find(page: Page) -> Iterable[Council]:
    """Every meeting meant, in order; a formation named in general is none."""
    near = Near(page)
    names = list(council_names(page.text))
    if names:
        yield from _named(near, names)
    yield from month_councils(page)


def _named(near: Near, names: Sequence[CouncilName]) -> Iterator[Council]:
    page = near.page
    roles, months = Roles(near, names), Months(page.text)
    taken: _When | None = None
    listed = False
    found: list[list[Council]] = []
    titles = _titles(page.text, names)
    for index in range(len(names) - 1, -1, -1):
        name = names[index]
        if index in titles:
            taken = None
            continue
        following = names[index + 1] if index + 1 < len(names) else None
        limit = following.span.start if following else len(page.text)
        when = _said(near, months, name, limit)
        together = when is None and following and taken and _joined(page.text, name, following, listed)
        if together and taken:
            when = _shared(taken, name)
        taken, listed = when, bool(together)
        previous = names[index - 1].span.end if index else 0
        when = when or _before(near, months, name, previous) or _said_next(near, name, limit)
        found.append(list(_mentions(near, roles, name, when)))
    for mentions in reversed(found):
        yield from mentions


def _shared(taken: _When, name: CouncilName) -> _When:
    """What a name has of the day of the name that follows it."""
    *rest, own = taken.earlier or (None,)
    meetings = ((own,),) if own else taken.meetings
    earlier = tuple(day for day in rest if day)
    return replace(taken, end=name.span.end, start=None, meetings=meetings, earlier=earlier)


def _titles(text: str, names: Sequence[CouncilName]) -> frozenset[int]:
    """Which names are a debate's title, and so no meeting: `het commissiedebat Eurogroep en Ecofinraad van 3 juni`."""
    found: set[int] = set()
    for index, name in enumerate(names):
        joined = index - 1 in found and _joined(text, names[index - 1], name, listed=True)
        if joined or ends_in_debate(text, name.span.start):
            found.add(index)
    return frozenset(found)


def _said_next(near: Near, name: CouncilName, limit: int) -> _When | None:
    """The day that the next sentence tells of the meeting: `… een Eurogroep. Deze vindt plaats op 4 maart`."""
    following = near.following(near.sentence(name.span.start))
    opening = ANAPHOR.match(near.text, following.start, min(following.end, limit)) if following else None
    index = near.day_after(opening.end(), min(limit, opening.end() + GAP)) if opening else None
    if not opening or index is None or not leads(near.text[opening.end() : near.days[index].span.start], GAP_WORDS):
        return None
    return _When(name.span.end, (tuple(near.meetings(near.run(index))[0]),))


def _mentions(near: Near, roles: Roles, name: CouncilName, when: _When | None) -> Iterator[Council]:
    if when is None:
        if is_meant(near.text, name):
            yield _council(roles, name, name.span, _When(name.span.end))
        return
    if not when.meetings:
        yield _council(roles, name, Span(name.span.start, when.end), when)
        for span, month in when.more:
            yield _council(roles, name, span, replace(when, month=month))
    for number, days in enumerate(when.meetings):
        only = len(when.meetings) == 1
        own = Span(name.span.start, when.end if only else max(name.span.end, min(when.end, days[-1].span.end)))
        span = own if number == 0 else Span(days[0].span.start, days[-1].span.end)
        yield _council(roles, name, span, replace(when, meetings=(days,)))


def _council(roles: Roles, name: CouncilName, span: Span, when: _When) -> Council:
    days = when.meetings[0] if when.meetings else ()
    return Council(
        span=span,
        code=name.code,
        days=tuple(day.day for day in days),
        month=when.month,
        informal=name.informal,
        role=roles.of(name.span),
    )


def _said(near: Near, months: Months, name: CouncilName, limit: int) -> _When | None:
    """The day or month that follows the name, before the next name."""
    index = near.day_after(name.span.end, min(limit, name.span.end + GAP))
    gap = near.text[name.span.end : near.days[index].span.start] if index is not None else ""
    if gap.startswith(")") and near.text[name.span.start - 1 : name.span.start] == "(":
        gap = gap[1:]
    gap = CAUSE.sub(" ", gap.lstrip("0123456789"))  # a note's call
    led = leads(gap, GAP_WORDS) or ACTS_ON.fullmatch(gap) or PLACED.fullmatch(gap) or SEATED.fullmatch(gap)
    if index is not None and led and "\n" in gap and gap.strip():
        return _below(near, name, index)
    if index is not None and led and not others_day(near.text, name.span.start, gap):
        groups = _groups(near, index, limit)
        end = groups[-1][-1].span.end
        if RESPECTIVELY.search(gap) and len(near.run(index)) > 1:
            *earlier, own = near.run(index)
            return _When(_closed(near.text, name.span.end, end), ((own,),), earlier=tuple(earlier))
        return _When(_closed(near.text, name.span.end, end), tuple(tuple(group) for group in groups))
    month = months.after(name.span.end, min(limit, name.span.end + 60))
    if month is None:
        return None
    first, *more = months.others(month, limit)
    return _When(
        _closed(near.text, name.span.end, first[0].end), month=_leaning(near, name, first[1]), more=tuple(more)
    )


def _below(near: Near, name: CouncilName, index: int) -> _When | None:
    """The day that the paragraph below a heading tells of its meeting; the words of both are not one mention."""
    days = near.run(index)
    if not MEETS.match(near.text, days[-1].span.end):
        return None
    return _When(name.span.end, tuple(tuple(group) for group in near.meetings(days)[:1]))


def _leaning(near: Near, name: CouncilName, month: Month) -> Month:
    written = near.page.letterhead.date
    hint = leaning(month, near.sentence(name.span.start).of(near.text), written.value if written else None)
    return replace(month, hint=hint)


def _groups(near: Near, index: int, limit: int) -> list[Sequence[DateMention]]:
    """The meetings whose days begin with the one at ``index``, those of `en die van 19/20 november` among them."""
    days = near.run(index)
    groups: list[Sequence[DateMention]] = list(near.meetings(days))
    following = index + len(days)
    for _ in range(3):
        if following >= len(near.days) or near.days[following].span.start > limit:
            break
        gap = near.text[days[-1].span.end : min(near.days[following].span.start, days[-1].span.end + 60)]
        if not AGAIN_DAY.fullmatch(gap):
            break
        days = near.run(following)
        groups += near.meetings(days)
        following += len(days)
    return groups


def _closed(text: str, start: int, end: int) -> int:
    """The end of a mention, its closing bracket included where it opens one: `(21-22 oktober 2010)`."""
    bracket = CLOSING.match(text, end)
    return bracket.end() if bracket and text.count("(", start, end) > text.count(")", start, end) else end


def _before(near: Near, months: Months, name: CouncilName, limit: int) -> _When | None:
    """The day that stands before the name: `Op donderdag 6 juni a.s. vindt in Luxemburg de Transportraad plaats`."""
    month = months.before(name.span.start, limit)
    if month is not None:
        return _When(name.span.end, month=month[1])
    index = near.day_before(name.span.start, max(limit, name.span.start - GAP))
    if index is None:
        return None
    gap = TOGETHER.sub(" bijeen ", CHAIRED.sub("", near.text[near.days[index].span.end : name.span.start]))
    words = tokens(gap.lower()) + tokens(near.text[name.span.end : name.span.end + 40].lower())[:4]
    is_then = IS.fullmatch(gap) and CLOSED.match(near.text, name.span.end)
    if WAS_THERE.fullmatch(gap):
        return _When(name.span.end, (tuple(near.meetings(near.run_back(index))[-1]),))
    held = is_then or any(word.rstrip(".") in lexicon.MEETING_WORDS for word in words)
    if not (leads(gap, LEADING_WORDS) and held) and not acted(gap, near.text, name.span.end):
        return None
    days = near.run_back(index)
    return _When(name.span.end, (tuple(near.meetings(days)[-1]),))


def _joined(text: str, name: CouncilName, following: CouncilName, listed: bool) -> bool:
    """Whether two names share the second one's day: `Eurogroep en Ecofinraad van 16 en 17 mei 2019`.

    ``listed`` where the second shares the day of a third: then a comma joins the first to them.
    """
    gap = text[name.span.end : following.span.start]
    if len(gap) > 40:
        return False
    words = [word.lower() for word in tokens(gap)]
    joints = {"en", "/", "alsmede", "&", "+"} | ({","} if listed else set())
    if BOTH.search(text, max(0, name.span.start - 20), name.span.start):
        joints |= {"als"}
    return all(word in CONJUNCTIONS for word in words) and bool(joints & set(words))
