"""When a promise will be kept: words of a time to come, told apart from the times of other things.

``to_come`` takes a clause in lower case, in which a verb in the present tense has been found; a time counts where it
belongs to that verb, not to a meeting (`over de Raad in maart`), a subject (`over de uitgaven in 2018`) or a relative
clause.
"""

import re

from kg.extract.promise_words import any_of, lowered, words_pattern
from kg.lexicon import promises as lexicon
from kg.lexicon.calendar import MONTHS, WEEKDAYS

__all__ = ["COMING", "TIME", "opens_with_time", "to_come"]

COMING = "\u2691"
"""Set before each day of a sentence that lies after the letter's own."""

_MONTH = words_pattern(MONTHS)
_SEASON = words_pattern(lexicon.SEASONS)
_WEEKDAY = words_pattern(WEEKDAYS)
_YEAR = r"(?:19|20)\d\d"
_ARTICLE = r"(?:(?:het|de|dit|deze|dat|die)\s{1,3})?"
_NEXT = rf"(?:{words_pattern(lexicon.COMING_ADJECTIVES)}\s{{1,3}}){{0,2}}"
_EDGE = r"(?:(?:het\s{1,3})?(?:eind|einde|begin|medio|midden|halverwege)\s{1,3}(?:van\s{1,3})?)"
# `voor het`, `uiterlijk in`, `tegen het einde van`, `later in`, `in de loop van`
_PREPOSITION = r"(?:in|voor|vóór|na|rond|omstreeks|tegen|tijdens|gedurende|per|vanaf|tot|met|op|bij|binnen)"
_LEAD = rf"(?:{_PREPOSITION}\s{{1,3}}(?:de\s{{1,3}}loop\s{{1,3}}van\s{{1,3}})?{_EDGE}?|{_EDGE})"

TIME = lowered(
    rf"(?i)(?<![\w-])(?:(?P<strong>{words_pattern(lexicon.FUTURE)})"
    # `op ⚑13 juni`, `uiterlijk vrijdag ⚑13 juni`
    rf"|(?:(?:op|voor|vóór|uiterlijk|per|rond|vanaf|tegen|tot|u|kamer)\s{{1,3}})?(?:{_WEEKDAY}\s{{1,3}})?(?P<day>{COMING}\d{{1,2}})"
    rf"|(?:voor|vóór|per|rond)\s{{1,3}}(?:{_WEEKDAY}\s{{1,3}})?\d{{1,2}}\s{{1,3}}{_MONTH}"
    # `in maart`, `voor eind mei`, `voorjaar 2022`, `in 2022`
    rf"|{_LEAD}{_ARTICLE}{_NEXT}(?:maand\s{{1,3}})?{_MONTH}|{_LEAD}{_ARTICLE}{_NEXT}{_SEASON}|{_SEASON}\s{{1,3}}{_YEAR}"
    rf"|(?:in|begin|eind|medio|ultimo|gedurende)\s{{1,3}}{_YEAR}"
    # `in de tweede helft van 2022`, `in het eerste kwartaal`, `Q3 2023`
    rf"|(?:eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e)\s{{1,3}}(?:helft|kwartaal|halfjaar|half\s{{1,3}}jaar|trimester|weken|week|maanden|maand)(?!\s{{1,3}}was)"
    rf"|Q[1-4]|in\s{{1,3}}week\s{{1,3}}\d{{1,2}}"
    # `in de komende weken`, `volgende week`, `aanstaande dinsdag`, `een volgende brief`
    rf"|{words_pattern(lexicon.COMING_ADJECTIVES)}\s{{1,3}}(?:{_WEEKDAY}|{_MONTH}|{words_pattern(lexicon.UNITS)}|{_SEASON}))(?![\w-])"
    rf"|(?<![\w-])(?:(?:nader|nog)(?=\W{{0,3}}$)|(?:op\s{{1,3}})?{_WEEKDAY}(?=\s{{1,3}}(?:stuur|zend|ontvangt|informeer|bied|bericht)\b))",
)
SOON_SENT = any_of(lexicon.FUTURE_OF_SENDING)
# `Voor de Raad van mei ontvangt u`, `Over het vervolg stuur ik u`; not `Voor de volledigheid stuur ik u`
FOR_LATER = lowered(
    r"(?i)^\W{0,3}(?:voor\s{1,3}(?:de|deze|dit|het)\s{1,3}(?!volledigheid|goede|duidelijkheid|overige|antwoord|overzicht|gemak)|over\s{1,3}(?:de|het|dit|deze)\s)"
)
TIMED_NOUN = lowered(rf"(?i)(?:\w*{words_pattern(lexicon.TIMED_NOUNS)})\s(?:van\s)?$")
# `Ik leg u dit besluit in mei voor`, `ontvangt u het rapport in maart`: the paper itself is what is sent
SENT_THING = lowered(
    rf"(?i)\b(?:ik|wij|u|kamers?|kabinet)\s(?:(?:{words_pattern(lexicon.TELLING_NOW)}|ontvangt|krijgt)\s)?(?:de|het|een|dit|deze|mijn|onze)\s(?:\w{{3,16}}e\s)?\w*(?:brief|rapport|besluit|begroting)\s$"
)
# A subject begins: what follows tells of it, not of the sending
SUBJECT = lowered(
    r"(?i)\b(?:over(?!\s{1,3}(?:in|voor|vóór|na|op|eind|begin|medio|uiterlijk|zodra|rond|tijdens|bij)\b)|inzake|omtrent|betreffende|aangaande|aan\s{1,3}de\s{1,3}hand\s{1,3}van)\s"
)
RELATIVE = lowered(r"(?i)(?<!\bin)(?:,|\s)\s?(?:die|dat|waar\w*|welke|wat|zodat|opdat|omdat|aangezien|sinds|toen)\s")
BEHIND = lowered(
    r"(?i)\b(?:afgelopen|vorige?|verleden|voorbije|over|van|d\.d\.|dd\.?|begroting|rapportage|vooruitlopend|oog)\s{1,3}(?:(?:het|de)\s{1,3})?$"
)


# `Zoals toegezegd bij de begrotingsbehandeling`: the time of what was done before
DONE = lowered(r"(?i)\b(?:\w{2,6})?(?:ge|be|ver|ont)\w{2,15}(?:d|t|en)\s{1,3}(?:is\s|heb\s|heeft\s)?$")
# `Na de besluitvorming wordt de Kamer`, `Na deze gesprekken stuur ik`
AFTER = lowered(r"(?i)\W{0,3}(?:direct\s|kort\s)?na(?:dat|\s{1,3}(?:de|het|deze|dit|die|dat))\s")
OPENING = lowered(r"\W{0,3}")

# `U wordt over het onderzoek in mei geïnformeerd`: right before the closing verb; not `in 2018 geïnformeerd`
CLOSES = lowered(
    rf"(?i)\s(?:(?:nader|verder|schriftelijk|opnieuw|volledig)\s)?{words_pattern(lexicon.PARTICIPLES)}\W{{0,3}}$"
)
YEAR_ALONE = lowered(rf"(?i)(?:in\s{{1,3}})?{_YEAR}$")


def opens_with_time(text: str) -> bool:
    """Whether a sentence begins with a time to come, which then holds for each of its clauses."""
    opening = OPENING.match(text)
    return opening is not None and TIME.match(text, opening.end()) is not None


def to_come(text: str, told: re.Match[str], sends: bool) -> bool:
    """Whether the clause's verb, found at ``told``, speaks of a time to come; ``sends``: it sends or is received."""
    if AFTER.match(text, 0, told.start()):
        return True
    for time in TIME.finditer(text):
        if _of_the_verb(text, time, told):
            return True
    return sends and (SOON_SENT.search(text) is not None or FOR_LATER.search(text) is not None)


def _of_the_verb(text: str, time: re.Match[str], told: re.Match[str]) -> bool:
    before = text[max(0, time.start() - 24) : time.start()]
    if (TIMED_NOUN.search(before) and not SENT_THING.search(text[max(0, time.start() - 60) : time.start()])) or (
        BEHIND.search(before)
    ):
        return False
    if time.start() < told.start():
        if DONE.search(before):
            return False
        weak = not time["strong"] and not time["day"]
        return not (weak and SUBJECT.search(text, 0, time.start()))
    between = text[told.end() : time.start()]
    if RELATIVE.search(between):
        return False
    if time["strong"] is not None or SUBJECT.search(between) is None:
        return True
    return CLOSES.match(text, time.end()) is not None and not YEAR_ALONE.match(time[0])
