"""Debates and consultations of a chamber or its committees: `debate/DATE`, or `debate` where no day is said."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from kg.extract.council_names import NAMES as COUNCIL_NAMES
from kg.extract.debate_held import held
from kg.extract.debate_lists import days_in_brackets, days_of_sequel
from kg.extract.debate_names import DebateName, cites_proceedings, debate_names, names_others
from kg.extract.debate_plans import planned
from kg.extract.members import COMMITTEE
from kg.extract.near import Near, tokens
from kg.extract.page import Page
from kg.lexicon import debates as lexicon
from kg.model import Chamber, DateMention, Debate, Span

__all__ = ["find"]

STOP_WORDS = frozenset(lexicon.STOP_WORDS.split())
BACK_WORDS = frozenset(lexicon.BACK_WORDS.split())
GAP = 190
ARTICLE = re.compile(r"(?i)\b(?:het|de|een)\s{1,3}(?:\w{3,20}e?\s{1,3})?$")
PLAIN_ARTICLE = re.compile(r"(?i)\b(?:het|de)\s{1,3}$")
NEUTRAL = re.compile(r"\([^()]{0,120}\)|«[^«»]{0,160}»|“[^“”]{0,160}”|‘[^‘’]{0,160}’|\"[^\"]{0,160}\"")
# `AO moties en toezeggingen`: a debate's title
LEFTOVERS = re.compile(
    r"(?i)\s(?:over\s)?(?:(?:openstaande|overige)\s)?(?:moties\sen\stoezeggingen|toezeggingen\sen\smoties)\b"
)
# `tweeminutendebat Mest (CD d.d. 12/02) van `: another debate in brackets, with its day
ASIDE = re.compile(r"[^.;()\n]{0,80}?\((?=(?P<name>[^()\n]{2,60}))[^()\n]{2,80}\)")
# Directly before the day of a debate
LEAD = re.compile(
    r"(?i)(?:\b(?:van|op|d\.d\.?|dd\.?|de dato|eind|:|per|is voorzien op)|[(,:–-]|^)"
    r"\s{0,3}(?:\w{3,6}dag(?:middag|avond)?\s{1,3})?$"
)
# `in de week van 20 november`: no day of it
WEEK = re.compile(r"(?i)\bweek\s{1,3}(?:van|vanaf|na|voor)\s{1,3}(?:\w{3,6}dag\s{1,3})?$")
# A day that a council's or a paper's name before it takes
TAKES_DAY = re.compile(
    r"(?i)\b(?:over|voor|inzake|aan|op|voorafgaand aan|van|in|na|uit|met)\s{1,3}(?:de|het|een)?\s{0,3}"
    r"(?:\w{4,15}e\s{1,3})?$"
)
# A debate ahead of a meeting is held `op` its own day: `het AO ter voorbereiding op de Raad WSB op 9 maart`
ON = re.compile(r"(?i)\s{1,3}op\s{1,3}(?:\w{3,6}dag\s{1,3})?")
VERBS = re.compile(
    rf"(?i)\b(?:{'|'.join(sorted(STOP_WORDS & {'is', 'was', 'zijn', 'waren', 'heeft', 'hebben', 'wordt'}))})\b"
)
# `in een AO, respectievelijk een voortgezet AO`: the days stand before both
GENERAL = re.compile(r"(?i)\b(?:elk|ieder|geen|per|een volgend|ten behoeve van een|respectievelijk een)\s{1,3}$")
FOR = re.compile(r"(?i)\s{1,3}(?:voor|van|bij)\s{1,3}(?:de|het)\s{1,3}")
# `het debat over de` before a Council's name
ABOUT = re.compile(r"(?i)\s{1,3}(?:over|voorafgaand\s{1,3}aan|inzake)\s{1,3}(?:de\s{1,3})?")
ELSEWHERE = re.compile(
    r"(?i)[^.;:()]{0,60}\b(?:in|van|binnen|met|bij)\s{1,3}(?:het|de)\s{1,3}"
    r"(?:Europees\s{1,3}Parlement|EP\b|Bondsdag|Lagerhuis|Raad\b|VN-|Algemene\s{1,3}Vergadering|gemeenteraad|rechtbank|Hof\b|Hoge\s{1,3}Raad|"
    r"Provinciale\s{1,3}Staten|Vlaams)"
)
IN_ANOTHER = re.compile(
    r"(?i)\b(?:in|binnen|van)\s{1,3}(?:het\s{1,3}(?:Europees\s{1,3}Parlement|EP|Lagerhuis|Vlaams\s{1,3}Parlement)|de\s{1,3}(?:Bondsdag|gemeenteraad|Provinciale\s{1,3}Staten))\b"
    # `Het Britse Lagerhuis hield op 3 oktober jl. een plenair debat`
    r"|\b(?:Lagerhuis|Hogerhuis|Parlement|EP|Bondsdag|Kamer\s{1,3}van\s{1,3}Volksvertegenwoordigers|Huis\s{1,3}van\s{1,3}Afgevaardigden|gemeenteraad)"
    r"\s{1,3}(?:hield|houdt|voerde|voert)\b"
)
# `het algemeen overleg tussen de VNG en het Rijk`: of others, unless a minister is among them
BETWEEN = re.compile(
    r"\s{1,3}tussen\s{1,3}(?!(?:de\s{1,3}|uw\s{1,3})?(?:minister|staatssecretaris|[Kk]amer|[Cc]ommissie|vaste|leden|mij|ons)\b)"
)
# `een debat tijdens de Raad`, `het beleidsdebat van 8 oktober jl. in de Raad`: a Council's own
IN_COUNCIL = re.compile(r"\s{1,3}(?:tijdens|in|binnen|bij)\s{1,3}de\s{1,3}(?P<raad>Raad\b(?!\s{1,3}van\s{1,3}State))?")
PLURAL = re.compile(r"(?i)kamerdebatten$")  # none of them is told
# `(Handelingen II 2015/16, nr. 43; `: what follows is the title of an item
PROCEEDINGS = re.compile(r"\(Handelingen\s[^()]{3,90}$")
CITED = re.compile(r"[^.;()]{1,120}\(Handelingen\b")
# `de tweede termijn van het debat`, `tijdens genoemd debat`
TERM = re.compile(r"(?i)\btermijn\s{1,3}van\s{1,3}(?:het|dit|dat)\s{1,3}$")
DURING = re.compile(
    r"(?i)\b(?:tijdens\s{1,3}(?:het|dit|dat)|(?:tijdens|in)\s{1,3}(?:het\s{1,3})?(?:bovengenoemde?|voornoemde?|genoemde?))\s{1,3}$"
)
# `dat ik op 5 maart met uw Kamer voerde`
RELATIVE = re.compile(
    r"(?i)\s(?:dat|die|welke?)\s{1,3}(?:(?:ik|wij|we|u|uw|de|Kamer|hierover|daarover|met|mijn|ambtsvoorganger|vaste|commissie)\s{1,3}){1,5}op\s{1,3}(?:\w{3,6}dag\s{1,3})?$"
)
# The treatment of a bill is told by `op` its day; `van` a day may be a paper's
OWN_DAY = re.compile(
    r"(?i)\b(?:op|d\.d\.?|dd\.?)\s{1,3}(?:\w{3,6}dag\s{1,3})?$|\bkamer\s{1,3}van\s{1,3}(?:\w{3,6}dag\s{1,3})?$"
)
BACK_LEAD = re.compile(r"(?i)\b(?:op|van)\s{1,3}(?:\w{3,6}dag\s{1,3})?(?:[\w ]{1,12}en\s)?$")
# `Voor 24 juni is een algemeen overleg gepland`
PLANNED_LEAD = re.compile(r"(?i)\bvoor\s{1,3}(?:\w{3,6}dag\s{1,3})?$")
PLANNED = re.compile(r"(?i)\b(?:gepland|geplande|geagendeerd|geagendeerde|voorzien|voorziene)\b")
# Who talks in a Council's meeting: `De Raad voerde op 10 mei een debat`, `Tijdens de Ecofin is een eerste debat`
INDEFINITE = re.compile(r"(?i)\been\s{1,3}(?:\w{3,20}\s{1,3}){0,2}$")
THE_COUNCIL = re.compile(r"\b[Dd]e\s{1,3}Raad\b(?!\s{1,3}(?:van|voor)\b)")
KAMER = re.compile(r"(?i)kamer\b(?!\s(?:van\s(?:volks|afge)|of\s))|\bcommissie\b|\bsenaat\b")
NO_TITLE = re.compile(r"(?<!\bd)(?<!\bjl)(?<!\bdd)[.;!?]\s")
TOLD = re.compile(r"(?i)\b(?:toegezegd|toezegging|gevraagd|kamer|moties?|leden|het lid)\b")
FIRST_CHAMBER = re.compile(r"(?i)\beerste\s{1,3}kamer|\bsenaat\b")
SECOND_CHAMBER = re.compile(r"(?i)\btweede\s{1,3}kamer")


def find(page: Page) -> Iterable[Debate]:
    """Every debate, in order; several days in one phrase are as many debates."""
    near = Near(page)
    named = list(_named(near, page))
    return sorted([*named, *held(near, named)], key=lambda debate: debate.span.start)


def _named(near: Near, page: Page) -> Iterator[Debate]:
    names = list(debate_names(page.text))
    names = [name for name, before in zip(names, [None, *names], strict=False) if not _inside(page.text, before, name)]
    end = 0
    for index, name in enumerate(names):
        if name.span.start < end and not _aside(page.text, name):
            continue
        limit = next((other.span.start for other in names[index + 1 :] if not _aside(page.text, other)), len(page.text))
        for debate in _debates(near, name, limit, end):
            yield debate
            end = max(end, debate.span.end)


def _aside(text: str, name: DebateName) -> bool:
    """Whether the name opens a bracket: `tweeminutendebat Mest (CD d.d. 12/02) van 27 februari`."""
    return text[name.span.start - 1 : name.span.start] == "("


def _inside(text: str, before: DebateName | None, name: DebateName) -> bool:
    """Whether a name only says what the one before it is for: `vooroverleg voor de Begrotingsbehandeling`."""
    return before is not None and FOR.fullmatch(text, before.span.end, name.span.start) is not None


def _debates(near: Near, name: DebateName, limit: int, floor: int) -> Iterator[Debate]:
    sentence = near.sentence(name.span.start)
    if _in_proceedings(near.text, name, sentence):
        return
    days = _days_after(near, name, min(sentence.end, limit))
    back: Sequence[DateMention] = () if days else _days_before(near, name, max(sentence.start, floor))
    if name.dated and not back and not (days and OWN_DAY.search(near.text, name.span.end, days[0].span.start)):
        return
    if not days and not back and not _stands_alone(near, name, sentence):
        return
    if name.plain and (not _of_chamber(near.text, name) or _of_council(near.text, name, days, sentence)):
        return
    if _elsewhere(near.text, name, sentence):
        return
    start = _start(near.text, name)
    first = Span(min(start, back[0].span.start) if back else start, days[0].span.end if days else name.span.end)
    yield _debate(near, name, first, (days or back or (None,))[0], sentence)
    for day in (days or back)[1:]:
        yield _debate(near, name, day.span, day, sentence)


def _in_proceedings(text: str, name: DebateName, sentence: Span) -> bool:
    """Whether the name is in the title of cited proceedings: `(Handelingen II 2015/16, nr. 43; VSO Landbouw)`."""
    if not cites_proceedings(text):
        return False
    return PROCEEDINGS.search(text, max(sentence.start, name.span.start - 100), name.span.start) is not None


def _start(text: str, name: DebateName) -> int:
    article = PLAIN_ARTICLE.search(text, max(0, name.span.start - 6), name.span.start)
    return article.start() if article else name.span.start


def _debate(near: Near, name: DebateName, span: Span, day: DateMention | None, sentence: Span) -> Debate:
    around = near.text[max(sentence.start, span.start - 40) : min(sentence.end, span.end + 120)]
    committee = COMMITTEE.search(around) if "ommissie" in around.lower() else None
    return Debate(
        span=span,
        kind=name.kind,
        day=day.day if day else None,
        chamber=_chamber(around),
        committee=re.sub(r"\s+", " ", committee["name"]) if committee else None,
    )


def _chamber(around: str) -> Chamber | None:
    if "amer" not in around and "AMER" not in around and "enaat" not in around:
        return None
    if FIRST_CHAMBER.search(around):
        return "I"
    return "II" if SECOND_CHAMBER.search(around) else None


def _days_after(near: Near, name: DebateName, limit: int) -> Sequence[DateMention]:
    """The days of the debate that follow its name in the sentence."""
    index = near.day_after(_behind_aside(near.text, name), min(limit, name.span.end + GAP))
    if index is None:
        return ()
    gap = near.text[name.span.end : near.days[index].span.start]
    if _ties(gap) or planned(near.text, NEUTRAL.sub(" ", gap), near.days[index].span.end):
        run = near.run(index)
        return [*run, *days_in_brackets(near, name.span, index, limit), *days_of_sequel(near, run[-1], limit)]
    # `het commissiedebat over de RBZ van 28 juni op 23 juni`: behind the Council's day its own
    following = index + len(near.run(index))
    if following >= len(near.days) or near.days[following].span.start >= limit or not COUNCIL_NAMES.search(gap):
        return ()
    between = near.text[near.days[following - 1].span.end : near.days[following].span.start]
    return near.run(following) if ON.fullmatch(between) and not VERBS.search(gap) else ()


def _behind_aside(text: str, name: DebateName) -> int:
    """Behind the bracket that names another debate with its day, or behind the name."""
    aside = ASIDE.match(text, name.span.end)
    return aside.end() if aside and any(debate_names(aside["name"])) else name.span.end


def _ties(gap: str) -> bool:
    """Whether the day behind the gap is the debate's: no verb, no paper, no Council's meeting between."""
    plain = LEFTOVERS.sub(" ", NEUTRAL.sub(" ", gap))
    if RELATIVE.search(plain):
        return True
    if not LEAD.search(plain) or WEEK.search(plain) or NO_TITLE.search(plain) or ";" in plain:
        return False
    council = COUNCIL_NAMES.search(gap)
    if council and TAKES_DAY.search(gap[: council.start()]) and not ON.fullmatch(gap, council.end()):
        return False
    words = [token.lower().rstrip(".") for token in tokens(plain)]
    return not any(word in STOP_WORDS for word in words)


def _days_before(near: Near, name: DebateName, limit: int) -> Sequence[DateMention]:
    """The days that stand before the name: `op 5 maart a.s. onderwerp is van het commissiedebat`."""
    index = near.day_before(name.span.start, max(limit, name.span.start - 120))
    if index is None:
        return ()
    day = near.days[index]
    lead = near.text[max(limit, day.span.start - 24) : day.span.start]
    planned = PLANNED.search(near.text, day.span.end, name.span.end + 30)
    if not (BACK_LEAD.search(lead) or (planned and PLANNED_LEAD.search(lead))):
        return ()
    gap = NEUTRAL.sub(" ", COMMITTEE.sub(" ", near.text[day.span.end : name.span.start]))
    words = [token.lower().rstrip(".") for token in tokens(gap)]
    return near.run_back(index) if all(word in BACK_WORDS or word == "," for word in words) else ()


def _elsewhere(text: str, name: DebateName, sentence: Span) -> bool:
    """Whether another parliament debates: `de plenaire behandeling in het Europees Parlement`."""
    if BETWEEN.match(text, name.span.end):
        return True
    if not names_others(text):
        return False
    before = max(sentence.start, name.span.start - 120)
    if IN_ANOTHER.search(text, before, name.span.start) and not KAMER.search(text, before, name.span.end + 60):
        return True
    return ELSEWHERE.match(text, name.span.end, min(sentence.end, name.span.end + 90)) is not None


@lru_cache(maxsize=256)
def _is_general(before: str) -> bool:
    return GENERAL.search(before) is not None


def _stands_alone(near: Near, name: DebateName, sentence: Span) -> bool:
    """Whether a name without a day is a debate at all."""
    text = near.text
    if _is_general(text[max(0, name.span.start - 30) : name.span.start]):
        return False
    if PLURAL.search(text, name.span.start, name.span.end):
        return False
    if not name.plain:
        return True
    after = re.sub(r"\s+", " ", text[name.span.end : min(sentence.end, name.span.end + 60)].lower())
    if any(after.lstrip().startswith(words) for words in lexicon.CHAMBER_WORDS):
        return True
    about = ABOUT.match(text, name.span.end)
    if about and COUNCIL_NAMES.match(text, about.end()):
        return True
    before = text[max(sentence.start, name.span.start - 40) : name.span.start]
    if TERM.search(before) or CITED.match(text, name.span.end, min(sentence.end, name.span.end + 160)):
        return True
    during = DURING.search(before)
    return during is not None and near.says(TOLD, sentence.start, min(sentence.end, sentence.start + 800))


def _of_council(text: str, name: DebateName, days: Sequence[DateMention], sentence: Span) -> bool:
    """Whether a Council holds this debate: said behind it or its day, or, of one among others, before it."""
    if any(_in_council(text, at) for at in (name.span.end, *(day.span.end for day in days[-1:]))):
        return True
    start, end = max(sentence.start, name.span.start - 200), min(sentence.end, name.span.end + 80)
    if not INDEFINITE.search(text, max(start, name.span.start - 50), name.span.start) or KAMER.search(text, start, end):
        return False
    return bool(THE_COUNCIL.search(text, start, name.span.start) or COUNCIL_NAMES.search(text, start, name.span.start))


def _in_council(text: str, at: int) -> bool:
    within = IN_COUNCIL.match(text, at)
    return bool(within and (within["raad"] or COUNCIL_NAMES.match(text, within.end())))


def _of_chamber(text: str, name: DebateName) -> bool:
    """Whether the bare word `debat` can be a chamber's: not a public or a Council's debate."""
    before = tokens(text[max(0, name.span.start - 40) : name.span.start].lower())
    # `(beleidsdebat)` says how a Council treats a point of its agenda
    return not before or (before[-1] != "(" and before[-1] not in lexicon.NOT_PARLIAMENT)
