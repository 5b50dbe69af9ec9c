"""Requests that a sentence tells with a verb: `De vaste commissie heeft mij op 5 maart verzocht te reageren`.

Whoever asks is found first (a committee, members, the chamber), then the asking, then its day: between the two, before
them (`Op 5 maart heeft …`), or behind them (`… verzocht tijdens de regeling van werkzaamheden van 5 maart`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.members import TITLE, TITLE_WORDS, committees, names_at
from kg.extract.near import Near
from kg.extract.page import Page
from kg.extract.requests_told_days import told_day
from kg.extract.words import matches
from kg.model import Request, Span

__all__ = ["ORDER_WORDS", "plain", "told"]

ORDER_WORDS = re.compile(
    r"(?i)regeling\s{1,3}van\s{1,3}(?:de\s{1,3})?werkzaamheden|\bordedebat|\bprocedurevergadering|\bprocedure-?overleg"
    r"|\bin\s{1,3}de\s{1,3}regeling\s{1,3}van\s{1,3}(?:\w{3,6}dag\s{1,3})?\d{1,2}\s|\be-mailprocedure|\b(?:bij|tijdens)\s{1,3}(?:de\s{1,3})?regeling\s{1,3}van\b"
)
MEMBER = re.compile(rf"(?<![\w-])(?:(?i:het|de)\s{{1,3}})?{TITLE}\s{{1,3}}")
ASKING = re.compile(
    r"(?i)\b(?:(?P<beg>gerappelleerd|besloot\s{1,3}(?:\w{2,12}\s{1,3}){0,2}?(?:om\s{1,3})?(?:mij|ons)\s{1,3}te\s{1,3}(?:vragen|verzoeken)|verzocht(?:en)?|verzoekt|verzoeken\s{1,3}mij)|(?P<ask>gevraagd|vroeg(?:en)?|vraagt)"
    r"|(?P<wish>aangegeven\s{1,3}(?:\w{1,8}\s{1,3}){0,2}(?:graag|prijs|behoefte)|te\s{1,3}kennen\s{1,3}gegeven\s{1,3}graag)"
    r"|(?P<noun>(?:gedane|ingediende|gestelde|geuite)\s{1,3}verzoek|verzoek\s{1,3}(?:\w{2,12}\s{1,3}){0,3}?(?:gedaan|ingediend|gesteld)"
    r"|verzoek\s{1,3}aan\s{1,3}(?:mij|ons)\s{1,3}(?:gericht|gedaan)"
    r"|(?:gevraagde|verzochte)\s{1,3}(?:\w{4,20}\s{1,3})?(?:\w*brief|\w*reactie|informatie|toelichting|\w*overzicht|appreciatie))"
    r"|(?P<got>verzoek(?=\s{1,3}(?:om|tot|mij|ons|te|een)\s))"
    r"|(?P<will>wens(?:t|en)\s{1,3}(?:\w{2,12}\s{1,3}){0,4}?te\s{1,3}ontvangen|besloten\s{1,3}(?:om\s{1,3})?(?:mij|ons)))\b"
)
_ASKING_WORDS = """
    verzocht verzochten verzoekt verzoeken verzoek gevraagd vroeg vroegen vraagt gedane ingediende gestelde geuite
    aangegeven te gevraagde verzochte wenst wensen besloten gerappelleerd besloot
"""
ASKING_WORDS = frozenset(_ASKING_WORDS.split())
# `heeft het lid X een verzoek gedaan`
WITH_NOUN = re.compile(
    r"(?i)\b(?:heeft|hebben|had)\s{1,3}(?:mij\s{1,3}|ons\s{1,3})?(?:de\s{1,3}|het\s{1,3}|uw\s{1,3})?$"
)
HAVE = re.compile(r"(?i)^(?:\s{0,3}\([^()]{1,30}\))?\s{0,3}(?:heeft|hebben|had)\b")
# `zoals verzocht door de`, `gevraagd door het`
ASKED_BY = re.compile(
    r"(?i)\b(?:zoals|als|de|het)\s{1,3}(?:\w{3,12}\s{1,3})?(?:verzocht|gevraagd|verzochte|gevraagde)\s{1,3}door\s{1,3}(?:de\s{1,3}|het\s{1,3})?$"
)
# `ontving ik van de vaste commissie … het verzoek om`
FROM = re.compile(r"(?i)\bvan\s{1,3}(?:de\s{1,3}|het\s{1,3}|uw\s{1,3})?$")
ITS_NOUN = re.compile(
    r"(?i)(?:\s{1,3}(?:ontving|ontvingen|kreeg)\s[^.;]{0,50}?)?\s{1,3}(?:het|een)\s{1,3}(?:\w{5,12}\s{1,3})?$"
)
# A committee that writes to the minister asks for a letter, whatever it asks
WRITTEN = re.compile(r"(?i)\b(?:bij|per|in)\s{1,3}(?:haar\s{1,3}|een\s{1,3}|de\s{1,3})?(?:brief|schrijven|e-?mail)\b")
PASSIVE = re.compile(r"(?i)\b(?:is|werd)\b[^.;]{0,90}$")
# The mover asks for a letter about the motion
MOVER = re.compile(r"(?i)\b(?:heeft|hebben)\s{1,3}de\s{1,3}indieners?\s[^.;]{0,60}$")
GRANTED = re.compile(r"(?i)\b(?:stuur|zend|bied|informeer|bericht|doe|treft|ontvangt|hierbij|bijgaand)\b")
# `een brief gevraagd over …`
OBJECT = re.compile(
    r"(?i)\b(?:een|de|nadere|schriftelijke)\s{1,3}(?:\w{4,20}\s{1,3})?(?:\w*brief|\w*reactie|informatie|toelichting)\s{1,3}$"
)
# `verzocht de vaste commissie mij`, `vroeg mevrouw X`, `het verzoek dat het lid X deed`
TURNED = re.compile(
    r"(?i)\b(?:verzocht(?:en)?|verzoekt|vroeg(?:en)?|vraagt|verzoek\s{1,3}dat)\s{1,3}(?:mij\s{1,3}|ons\s{1,3})?(?:de\s{1,3}griffier\s{1,3}van\s{1,3})?(?:de\s{1,3}|het\s{1,3}|uw\s{1,3})?$"
)
AUXILIARY = re.compile(r"(?i)\b(?:heeft|hebben|hebt|is|werd|zijn|werden|door|waarom|had)\b")
FINITE = re.compile(
    r"(?i)^(?:\s{0,3}\([^()]{1,30}\))?\s{0,3}(?:van\s{1,3}(?:de|uw)\s{1,3}(?:\w{6}\s{1,3})?Kamer\s{1,3})?$"
)
# What a letter answers to
FOR_LETTER = re.compile(
    r"(?i)\b(?:mij|ons|reageren|\w*reactie|\w*brief|informer\w+|informatie|stand\s{1,3}van\s{1,3}zaken|schriftelijk\w*|"
    r"toelichting|\w*overzicht|standpunt|appreciatie|ontvangen|toe\s?te\s?(?:zenden|sturen|komen)|toezend\w+|stukken|"
    r"notitie|zienswijze|beantwoord\w*|uiteen\w*|duidelijkheid|inzicht|actualisatie|verslag|rapportage|opheldering|beoordeling|daarin|daarbij|hierin|hierop|in\s{1,3}te\s{1,3}gaan)\b"
)
ANYTHING = re.compile(r"(?i)\bom\s{1,3}(?:een|de|het|nadere|aanvullende)\b")
# What no letter answers to
FOR_ELSE = re.compile(
    r"(?i)\b(?:\w*debat|hoorzitting|rondetafelgesprek|\w*briefing|uitstel|gesprek|aanhouding|interpellatie|hoofdelijke|agendering)\b"
)
# `voor het debat`, `ten behoeve van het overleg`: when, not what
AHEAD_OF = re.compile(
    r"(?i)\b(?:voor|vóór|voorafgaand\s{1,3}aan|ten\s{1,3}behoeve\s{1,3}van|met\s{1,3}het\s{1,3}oog\s{1,3}op)\s{1,3}"
    r"(?:het|de|een|dit|dat)\s{1,3}(?:\w{4,15}\s{1,3})?(?:\w*debat|\w*overleg|hoorzitting)\b"
)
# What a member asks for elsewhere than at the order of business must be a letter in so many words
PLAINLY = re.compile(
    r"(?i)\s{0,3}(?:(?:mij|ons)\s{1,3})?(?:(?:op|per|bij|d\.d\.)\s[^;]{3,40}?\s)?om\s{1,3}"
    r"(?:(?:voor|vóór|uiterlijk|op)\s{1,3}[\w ]{3,30}\s)?"
    r"(?:een\s{1,3}|nadere\s{1,3}|aanvullende\s{1,3}|het\s{1,3})?(?:\w{4,20}\s{1,3})?"
    r"(?:\w*brief|\w*reactie|appreciatie|stand\s{1,3}van\s{1,3}zaken|\w*overzicht|toelichting|informatie)\b"
)
# Others who are asked
OTHERS = re.compile(
    r"\b(?:Rekenkamer|Raad\s{1,3}van\s{1,3}State|Onderwijsraad|Gezondheidsraad|Adviesraad|AIV|CAVV|WRR|SER|Commissie|lidstaten|"
    r"Planbureau|CPB|PBL|SCP|Ombudsman|Presidium|griffier\s{1,3}van\s{1,3}de\s{1,3}Kamer)\b"
)
MOTION = re.compile(r"(?i)\b(?:moties?|amendement)\b[^.;]{0,100}$")
# `een motie aangekondigd die`: the motion asks
MOTION_ASKS = re.compile(r"(?i)\b(?:motie|amendement)\b")
YOU = re.compile(
    r"(?i)\bdoor\s{1,3}(?:uw\s{1,3}(?:vaste\s{1,3})?(?:commissie|Kamer)|u)\b(?=[^.;,]{0,60}\b(?:gevraagde|verzochte|gedane)\b)|"
    r"\b(?:(?:uw|de)\s{1,3}Kamer|uw\s{1,3}commissie|u)\s{1,3}(?:heeft|hebt|verzocht|vroeg|verzoekt)\b"
    r"|\bde\s{1,3}(?:(?:vaste|algemene)\s{1,3}(?:kamer)?commissie|kamercommissie|indieners?)\s{1,3}(?:heeft|hebben|verzocht|vroeg)\b"
    r"|\b(?:heeft|hebben)\s{1,3}de\s{1,3}(?:(?:vaste|algemene)\s{1,3}(?:kamer)?commissie|kamercommissie|indieners?)(?!\s{1,3}van)\b"
    r"|\b(?:heeft|hebt|verzocht|vroeg|verzoekt)\s{1,3}(?:(?:uw|de)\s{1,3}Kamer|uw\s{1,3}commissie|u)\b"
    r"|\b(?:vraagt\s{1,3}u|u\s{1,3}vraagt)(?=\s{1,3}(?:mij|ons)\s{1,3}om\b)|\bde\s{1,3}commissie(?=\s{1,3}besloot\b)"
    # `de brief van de griffier van …, waarin mij is verzocht`
    r"|\bbrief\s{1,3}van\s{1,3}de\s{1,3}(?:adjunct-)?griffier\b(?=[^;]{0,120}\bwaarin\s{1,3}(?:mij|ons)\s{1,3}(?:is|wordt|werd)\s{1,3}(?:verzocht|gevraagd)\b)"
)
TO_US = re.compile(r"(?i)\b(?:mij|ons|(?:het|aan\s{1,3}het)\s{1,3}kabinet|de\s{1,3}regering)\b")
QUESTION = re.compile(
    r"(?i)^\s{0,3}(?:,\s{0,3})?(?:of|naar(?!\s{1,3}(?:de|het|een|mijn|onze)\s{1,3}(?:\w{4,12}\s{1,3})?(?:stand\s{1,3}van\s{1,3}zaken|\w*reactie|standpunt)\b)|waarom|hoe|wat|wanneer|welke?)\b"
)
# What is asked for stands within so many characters of the asking
REACH = 240


@dataclass(frozen=True, slots=True)
class _Asker:
    """Who asks, and where; ``names`` is empty for the chamber itself."""

    span: Span
    names: tuple[str, ...]
    member: bool = False
    order: bool = False


class _Asks:
    """Where a text asks: sought once, so that each look costs the same however long the text."""

    def __init__(self, page: Page) -> None:
        self.found = list(matches(ASKING, page.text, page.words.at(ASKING_WORDS)))
        self._starts = [found.start() for found in self.found]

    def after(self, at: int, limit: int) -> re.Match[str] | None:
        """The first asking that begins from ``at`` on and before ``limit``."""
        index = bisect_left(self._starts, at)
        return self.found[index] if index < len(self.found) and self._starts[index] < limit else None


def told(near: Near) -> Iterator[Request]:
    """Every request that a sentence tells, those of committees and members first."""
    asks = _Asks(near.page)
    done: set[Span] = set()
    for asker in _askers(near):
        sentence = near.sentence(asker.span.start)
        request = _request(near, asks, asker, sentence)
        if request is not None:
            done.add(sentence)
            yield request
    yield from _unnamed(near, asks, done)


def _askers(near: Near) -> Iterator[_Asker]:
    for found in committees(near.text):
        yield _Asker(Span(*found.span()), (plain(found["name"]),))
    titles = near.page.words.before(near.page.words.at(TITLE_WORDS), 6)
    for found in matches(MEMBER, near.text, titles):
        named = names_at(near.text, found.end())
        if named:
            sentence = near.sentence(found.start())
            order = near.says(ORDER_WORDS, sentence.start, sentence.end)
            yield _Asker(Span(found.start(), named.span.end), named.surnames, member=True, order=order)


def _request(near: Near, asks: _Asks, asker: _Asker, sentence: Span) -> Request | None:
    text, (start, end) = near.text, asker.span
    before = text[max(sentence.start, start - 100) : start]
    turned = TURNED.search(before) or ASKED_BY.search(before)
    ask = None if turned else asks.after(end, min(sentence.end, end + 200))
    if ask and ask["got"] and not (FROM.search(before) and ITS_NOUN.fullmatch(text, end, ask.start())):
        ask = asks.after(ask.end(), min(sentence.end, end + 200))
    if MOTION.search(before) or not (turned or (ask and _tied(text[end : ask.start()], before, ask))):
        return None
    stop = ask.end() if ask else end
    plainly = PLAINLY.match(text, stop, min(sentence.end, stop + REACH)) or (ask and (ask["noun"] or ask["got"]))
    told_now = ask is not None and ask[0].lower() in ("vraagt", "verzoekt")
    if asker.member and not (asker.order or (plainly and not told_now) or ASKED_BY.search(before)):
        return None
    granted = ASKED_BY.search(before) and near.says(GRANTED, sentence.start, sentence.end)
    if not granted and not _for_letter(text, ask, Span(end, stop), sentence, asker.member):
        return None
    day = told_day(near, Span(start, stop), sentence)
    return Request(span=Span(_head(text, start), stop), by=asker.names, day=day.day if day else None)


def _tied(between: str, before: str, ask: re.Match[str]) -> bool:
    """Whether the asker is who asks: an auxiliary on either side, or the verb directly behind."""
    if ask["got"]:
        return FROM.search(before) is not None and ITS_NOUN.fullmatch(between) is not None
    if ask["noun"]:
        by = re.search(r"(?i)\bdoor\s{1,3}(?:de\s{1,3}|het\s{1,3})?$", before)
        return bool(by or WITH_NOUN.search(before) or HAVE.match(between))
    if ask["will"]:
        return not between.strip(" ,") or AUXILIARY.search(between + before) is not None
    if "; " in between or MOTION_ASKS.search(between):
        return False
    finite = ask[0].lower() not in ("verzocht", "gevraagd") or FINITE.match(between) is not None
    return finite or AUXILIARY.search(between) is not None or AUXILIARY.search(before) is not None


def _for_letter(text: str, ask: re.Match[str] | None, between: Span, sentence: Span, member: bool) -> bool:
    """Whether what is asked for is a letter such as this one."""
    content = text[between.end : min(sentence.end, between.end + REACH)]
    if OTHERS.search(text, between.start, between.end) or OTHERS.match(content.lstrip().removeprefix("de ")):
        return False
    letter, other = FOR_LETTER.search(content), FOR_ELSE.search(AHEAD_OF.sub("", content))
    if other and not (letter and letter.start() < other.start()):
        return False
    if ask is not None and ask["will"]:
        return not member and FOR_LETTER.search(ask[0] + content) is not None
    us = TO_US.search(text, between.start, between.end) or letter
    if ask is not None and ask[0].lower() == "gerappelleerd":
        return us is not None
    if us and not member and WRITTEN.search(text, between.start, between.end):
        return True
    if ask is not None and ask["ask"] and OBJECT.search(text, between.start, ask.start()):
        return True
    if ask is not None and ask["ask"]:
        return not QUESTION.match(content) and bool(us or (member and ANYTHING.search(content)))
    return member or bool(us or ANYTHING.search(content) or (ask and (ask["noun"] or not content.strip(" .)"))))


def _unnamed(near: Near, asks: _Asks, done: set[Span]) -> Iterator[Request]:
    """`Uw Kamer heeft mij verzocht …`; `Tijdens de regeling van werkzaamheden is verzocht om een brief`."""
    for ask in asks.found:
        sentence = near.sentence(ask.start())
        if sentence in done:
            continue
        lead = max(sentence.start, ask.start() - 150)
        you = next(YOU.finditer(near.text, lead, min(sentence.end, ask.end() + 12)), None)
        order = near.says(ORDER_WORDS, sentence.start, sentence.end)
        if (
            not (ask["got"] or ask["will"])
            and (you or (order and not ask["noun"]))
            and _asked_of_us(near.text, ask, you, sentence, order)
        ):
            done.add(sentence)
            start = min(you.start(), ask.start()) if you else ask.start()
            day = told_day(near, Span(start, ask.end()), sentence)
            yield Request(span=Span(start, ask.end()), day=day.day if day else None)


def _asked_of_us(text: str, ask: re.Match[str], you: re.Match[str] | None, sentence: Span, order: bool) -> bool:
    before = text[max(sentence.start, ask.start() - 120) : ask.start()]
    if MOTION.search(before) and not MOVER.search(before):
        return False
    if you is None and not PASSIVE.search(before):
        return False
    content = text[ask.end() : min(sentence.end, ask.end() + REACH)]
    if ask["noun"] and you is not None and you[0].lower().startswith("door"):
        return GRANTED.search(text, sentence.start, sentence.end) is not None
    other, letter = FOR_ELSE.search(AHEAD_OF.sub("", content)), FOR_LETTER.search(content)
    if QUESTION.match(content) or (other and not (letter and letter.start() < other.start())):
        return False
    us = you is not None and TO_US.search(text, you.start(), ask.start()) and ANYTHING.search(content)
    return bool(letter or us or (order and ANYTHING.search(content)))


def _head(text: str, start: int) -> int:
    article = re.search(r"(?i)\b(?:de|het|uw)\s{1,3}$", text[max(0, start - 8) : start])
    return start - len(article[0]) if article else start


def plain(name: str) -> str:
    """A name with single blanks."""
    return re.sub(r"\s+", " ", name)
