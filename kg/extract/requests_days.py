"""The days of a request named by its noun: behind it (`van 5 maart`), further on (`om een brief, gedaan op 5 maart`),
or before it (`Bij brief van 5 maart ontving ik het verzoek van …`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.near import Near, tokens
from kg.lexicon import requests as lexicon
from kg.model import DateMention, Span

__all__ = ["ORDER", "When", "when"]

BETWEEN = frozenset(lexicon.BETWEEN.split())
RECEIVED = frozenset(lexicon.RECEIVED.split())
RECEIPT_VERBS = frozenset(lexicon.RECEIPT_VERBS.split())
FILED = re.compile(
    r"[^.;()]{0,160}\((?:ingezonden|ontvangen|gedaan|gesteld|ingediend|kenmerk|brief van|d\.d\.)\s[^()]{1,90}\)"
)
# `om een brief over X, gedaan bij de …`: from there on only the words above
DONE = re.compile(
    r"[^.;()]{1,160}?[,\s]\s{0,3}(?:zoals\s{1,3})?(?:gedaan|geuit|ingediend|gesteld|ingebracht|(?:dat|welk)\s{1,3}(?:hij|zij|ze)\s)\s{0,3}"
)
# `Uw verzoek om een reactie heb ik op 5 maart ontvangen`
GOT_BEHIND = re.compile(
    r"(?i)[^.;()]{0,140}\s(?:heb\s{1,3}ik|hebben\s{1,3}wij|ontving\s{1,3}ik|ontvingen\s{1,3}wij|bereikte\s{1,3}mij|is\s{1,3}mij)\s{1,3}(?:op|d\.d\.)\s{1,3}(?:\w{3,6}dag\s{1,3})?"
)
ORDER = re.compile(
    r"(?i),?\s{1,3}(?:\w{4,10}\s{1,3})?(?:tijdens|bij|in)\s{1,3}de\s{1,3}regeling\s{1,3}van\s{1,3}werkzaamheden"
    r"(?:\s{1,3}van\s{1,3}(?:de|uw)\s{1,3}Kamer)?(?:\s{1,3}van\s{1,3}(?:heden|vandaag)\b)?"
)
BRACKET = re.compile(r"\([^()]{0,120}\)")
CODES = re.compile(
    r"(?i)(?:\bmet\s{1,3})?\bkenmerk:?\s{1,3}[\w./-]{3,40}(?:\s?[-–/]\s?[\w.]{3,20})?|\b(?:19|20)\d\d[ZDA]\d{4,5}(?:/\w{4,12})?"
)
# `het commissiedebat Landbouw, Natuur en Visserij`
TITLED = re.compile(r"\b(\w*debat|overleg|WGO|AO)(?:\s{1,3}over)?(?:(?:,|\s{1,3}en)?\s{1,3}[A-Z][\w-]{1,30}){1,6}")
# `bij de mondelinge vragen van 16 mei`: where it was asked
ORAL = re.compile(r"(?i)\b(?:bij|tijdens|in)\s{1,3}(?:de|het)\s{1,3}(?:mondelinge\s{1,3}vragen(?:uur)?|vragenuur)\b")
PARTY = re.compile(r"\s{0,2}\([\w’' /&.-]{2,30}\)")
RESPECTIVELY = re.compile(r"(?i)\bresp(?:ectievelijk|\.)")

# `verzocht u mij om een reactie op het`: what stands between is what was asked
FOR_REACTION = re.compile(
    r"(?i)\bom\s[^.;()]{3,80}?\s(?:naar\s{1,3}aanleiding\s{1,3}van|conform|ingevolge)\s"
    r"|\bom\s{1,3}(?:een\s{1,3})?(?:\w+\s{1,3}){0,2}reactie\s{1,3}op\s"
)
# Before the day of what was received; a letter's own day among them
RECEIVED_LEAD = re.compile(
    r"(?i)(?:^\W{0,3}|\b(?:ontving(?:en)?\s{1,3}(?:ik|wij)|verzocht\s{1,3}u\s{1,3}mij|u\s{1,3}verzocht\s{1,3}mij|"
    r"(?:brief|e-mail|mail|schrijven)\s{1,3}(?:van|d\.d\.?)))?\s{0,3}(?:\bop\s{1,3}|\bper\s{1,3})?(?:\w{3,6}dag\s{1,3})?$"
)
# `het mij bij brief van 5 maart overgebrachte verzoek van`
BROUGHT = re.compile(r"(?i)(?:overgebrachte?|doorgeleide|toegezonden|gedane)\s")
# `uw brief van … inzake het verzoek`
LETTER_LEAD = re.compile(r"(?i)\buw\s{1,3}(?:brief|e-mail|schrijven)\s{1,3}(?:van|d\.d\.?)\s{1,3}\(?$")


@dataclass(frozen=True, slots=True)
class When:
    """The days told of one request noun, and where the words for it end."""

    end: int
    days: Sequence[DateMention] = ()
    respectively: bool = False


def when(near: Near, span: Span, sentence: Span) -> When:
    """The days of the request whose words (noun and asker) are ``span``, and the mention's end."""
    inside = near.indices(span)
    if inside:
        return When(span.end, near.run(inside[0]))
    behind = _behind(near, span, sentence)
    if behind is not None:
        return behind
    order = ORDER.match(near.text, _asked(near.text, span.end))
    before = _received(near, span, sentence)
    return When(order.end() if order else span.end, (before,) if before else ())


def _asked(text: str, end: int) -> int:
    """Behind the party of the last asker."""
    party = PARTY.match(text, end)
    return party.end() if party else end


def _behind(near: Near, span: Span, sentence: Span) -> When | None:
    at = _asked(near.text, span.end)
    index = near.day_after(at, min(sentence.end, at + 240))
    if index is None:
        return None
    day = near.days[index]
    gap = near.text[at : day.span.start]
    filed = FILED.match(near.text, at, sentence.end)
    if len(gap) <= 200 and filed and filed.start() <= day.span.start < filed.end() and not _leads(gap):
        return When(filed.end(), (day,))
    done = DONE.match(near.text, at, day.span.start)
    if GOT_BEHIND.fullmatch(gap):
        return When(day.span.end, (day,))
    if not _leads(gap) and not (done and _leads(near.text[done.end() : day.span.start])):
        return None
    run = near.run(index)
    return When(run[-1].span.end, run, RESPECTIVELY.search(near.text, at, run[-1].span.end) is not None)


def _leads(gap: str) -> bool:
    """Whether nothing stands between the asker and the day but where and how was asked."""
    words = tokens(TITLED.sub(r"\1", CODES.sub(" ", BRACKET.sub(" ", ORAL.sub(" ", gap)))).lower())
    return all(word in BETWEEN or word.rstrip(".") in BETWEEN for word in words)


def _received(near: Near, span: Span, sentence: Span) -> DateMention | None:
    """The day on which the request reached the minister, told before it."""
    index = near.day_before(span.start, max(sentence.start, span.start - 150))
    if index is None:
        return None
    day = near.days[index]
    lead = near.text[max(sentence.start, day.span.start - 50) : day.span.start]
    gap = CODES.sub("", BRACKET.sub("", near.text[day.span.end : span.start]))
    words = [word.lower().rstrip(".") for word in tokens(FOR_REACTION.sub(" ", gap))]
    if not all(word in RECEIVED for word in words) or not RECEIVED_LEAD.search(lead):
        return None
    if BROUGHT.match(near.text, span.start):
        return day
    told = LETTER_LEAD.search(lead) or any(word in RECEIPT_VERBS for word in [*words, *tokens(lead.lower())])
    return day if told else None
