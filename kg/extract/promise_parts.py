"""The features of a sentence that may promise: patterns built from the lexicon's words."""

import re
from collections.abc import Iterable

from kg.lexicon import promises as lexicon
from kg.lexicon.calendar import MONTHS

__all__ = [
    "ADDRESSEE",
    "ASKING",
    "BACK",
    "CONDITION",
    "CONTINUES",
    "DOUBT",
    "FOR_LATER",
    "INTO",
    "KEPT_TOLD",
    "MODAL",
    "NOT_TOLD",
    "NOW",
    "OTHER",
    "PAPER",
    "PARTICIPLE",
    "PAST",
    "PLEDGE",
    "PRESENT",
    "RECEIVES",
    "RELATIVE",
    "REPLY",
    "SENDS",
    "SOON",
    "SOON_SENT",
    "TELLING",
    "THING_GOES",
    "THING_MODAL",
    "THING_NOW",
    "THIRD",
    "TIMED_NOUN",
    "TOLD_QUESTION",
    "WILL_BE",
    "WILL_BE_NOW",
    "WRITTEN_HERE",
]


def _words(words: Iterable[str]) -> str:
    """An alternation in which ``*`` is the rest of a word, or one or two words where it stands alone."""
    parts = []
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        pattern = re.escape(word).replace(r"\ \*\ ", r"\s(?:\S{1,20}\s){1,3}").replace(r"\ \*", r"\s\w{1,30}")
        pattern = pattern.replace(r"\*", r"\w{0,30}").replace(r"\#", r"\d{1,4}").replace("#", r"\d{1,4}")
        parts.append(pattern.replace(r"\ ", r"\s{1,3}"))
    return "(?:" + "|".join(parts) + ")"


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w-]){_words(words)}(?![\w-])")


_MAKER = _words(lexicon.MAKERS)
_TO = _words(lexicon.ADDRESSEES)
_NOW = _words(lexicon.TELLING_NOW)
_GONE = _words(lexicon.PARTICIPLES)

ADDRESSEE = _any(lexicon.ADDRESSEES)
TELLING = _any([*lexicon.TELLING, *(f"te {verb}" for verb in lexicon.TELLING)])
REPLY = _any([*lexicon.REPLIES, *(f"te {verb}" for verb in lexicon.REPLIES)])
PAPER = _any(lexicon.PAPERS)
_MONTH = _words(MONTHS)
SOON = re.compile(
    rf"(?i)(?<![\w-])(?:{_words(lexicon.FUTURE)}"
    rf"|(?:in|voor|vanaf|tegen|per)\s{{1,3}}(?:eind\s|begin\s|medio\s)?{_MONTH}|(?:eind|begin)\s{{1,3}}{_MONTH}"
    rf"|(?:in|voor)\s{{1,3}}(?:het|de)\s{{1,3}}{_words(lexicon.SEASONS)}|in\s{{1,3}}week\s{{1,3}}\d{{1,2}}"
    rf"|(?:voor|per|rond)\s{{1,3}}\d{{1,2}}\s{{1,3}}{_MONTH}|nader(?=\W{{0,3}}$))(?!\w)"
)
SOON_SENT = _any(lexicon.FUTURE_OF_SENDING)
# `Voor de Raad van mei ontvangt u`, `Over het vervolg stuur ik u`; not `Voor de volledigheid stuur ik u`
FOR_LATER = re.compile(
    r"(?i)^\W{0,3}(?:voor\s{1,3}(?:de|deze)\s{1,3}(?!volledigheid|goede|duidelijkheid)|over\s{1,3}(?:de|het|dit|deze)\s)"
)
TIMED_NOUN = re.compile(rf"(?i)(?:\w*{_words(lexicon.TIMED_NOUNS)})\s$")
NOW = _any(lexicon.NOW)
WRITTEN_HERE = _any(lexicon.WRITTEN_HERE)
CONDITION = _any(lexicon.CONDITIONS)
DOUBT = _any(lexicon.HOPES)
PAST = _any(lexicon.PAST)
OTHER = _any(lexicon.OTHERS)

# `zal ik`, `wij zullen`, `zal het kabinet`, `de minister van X en ik zullen`
MODAL = re.compile(
    rf"(?i)(?<![\w-])(?:(?:zal|zullen)\s{{1,3}}{_MAKER}|{_MAKER}\s{{1,3}}(?:zal|zullen)|(?:ben|zijn)\s{{1,3}}{_MAKER}\s{{1,3}}voornemens"
    rf"|{_MAKER}\s{{1,3}}(?:ben|zijn)\s{{1,3}}voornemens|{_MAKER}\s{{1,3}}voornemens\s{{1,3}}(?:ben|zijn))(?!\w)"
)
# `stuur ik`, `wij informeren`, `komt het kabinet`; `… en informeer uw Kamer`
PRESENT = re.compile(
    rf"(?i)(?<![\w-])(?:{_NOW}\s{{1,3}}{_MAKER}|{_MAKER}\s{{1,3}}{_NOW})(?![\w-])|^{_NOW}\s{{1,3}}{_TO}(?!\w)"
)
SENDS = re.compile(r"(?i)\b(?:stuur|sturen|stuurt|zend|zenden|zendt|ontvangt|ontvangen|doe|doen)\b")
BACK = re.compile(r"(?i)\b(?:kom|komen|komt)\b.{0,120}\bterug\b")
INTO = re.compile(r"(?i)\b(?:ga|gaan|gaat)\b.{0,120}\bin\b")
CONTINUES = re.compile(
    rf"(?i)(?<![\w-])(?:{_words(lexicon.CONTINUING)}\s{{1,3}}{_MAKER}|{_MAKER}\s{{1,3}}{_words(lexicon.CONTINUING)})(?!\w)"
)
RECEIVES = re.compile(
    rf"(?i)(?<![\w-])(?:ontvangt\s{{1,3}}{_TO}|{_TO}\s{{1,3}}(?:ontvangt|ontvangen)|ontvangen\s{{1,3}}(?:de|beide)\s{{1,3}}Kamers)(?!\w)"
)
# `zult u worden geïnformeerd`, `zal uw Kamer … toegaan`, `u zult … ontvangen`
WILL_BE = re.compile(
    rf"(?i)(?<![\w-])(?:(?:zal|zult|zullen)\s{{1,3}}(?:aan\s{{1,3}})?{_TO}|{_TO}\s{{1,3}}(?:zal|zult|zullen))(?!\w)"
)
WILL_BE_NOW = re.compile(
    rf"(?i)(?<![\w-])(?:wordt\s{{1,3}}(?:aan\s{{1,3}})?{_TO}|{_TO}\s{{1,3}}wordt|worden\s{{1,3}}(?:de|beide)\s{{1,3}}Kamers)(?!\w)"
)
# `Het rapport zal (…) aan uw Kamer worden gezonden`, `wordt in mei aan uw Kamer gestuurd`
_GIVEN = _words(word for word in lexicon.PARTICIPLES if word not in ("aanbieden", "ontvangen", "toekomen", "bereiken"))
_THING = (
    rf"[^.;:?!]{{0,160}}?(?<![\w-])(?:(?:aan|naar|bij)\s{{1,3}}{_TO}|u|uw\s{{1,3}}Kamer)[^.;:?!]{{0,120}}?(?<![\w-])"
)
THING_MODAL = re.compile(rf"(?i)(?<![\w-])(?:zal|zullen)(?!\w){_THING}{_GONE}(?!\w)")
THING_NOW = re.compile(rf"(?i)(?<![\w-])(?:wordt|worden)(?!\w){_THING}{_GIVEN}(?!\w)")
THING_GOES = re.compile(rf"(?i)(?<![\w-])gaa[tn]\s{{1,3}}{_TO}\s[^.;:?!]{{0,120}}?\btoe(?!\w)")
PARTICIPLE = _any(lexicon.PARTICIPLES)
PLEDGE = re.compile(
    rf"(?i)(?<![\w-])(?:(?:zeg|beloof|zeggen|beloven)\s{{1,3}}{_MAKER}|{_MAKER}\s{{1,3}}(?:zeg|beloof|zeggen|beloven))\s[^.;?!]{{0,160}}"
    rf"\b(?:toe|beloof|beloven)\b|(?<![\w-])(?:beloof|beloven)\s{{1,3}}{_MAKER}"
)
# `de brief die ik uw Kamer in mei zal sturen`, `die ik u in oktober zend`
RELATIVE = re.compile(
    rf"(?i)(?<![\w-])(?:die|dat|welke|waarin|waarna|waarover)\s{{1,3}}{_MAKER}\s{{1,3}}(?:aan\s{{1,3}})?{_TO}\s[^.;:?!]{{0,120}}?(?<![\w-])"
    rf"(?:(?:zal|zullen)\s{{1,3}}(?:\w+\s{{1,3}}){{0,2}}?\w{{0,8}}(?:sturen|zenden|aanbieden|toekomen|informeren|voorleggen)"
    rf"|\w{{0,8}}(?:sturen|zenden|aanbieden|toekomen|informeren|voorleggen)\s{{1,3}}zal|toestuur|toezend|zend|stuur)(?!\w)"
)
# `zal ik u niet informeren`; not `niet alleen`, `niet later dan`
NOT_TOLD = re.compile(r"(?i)\bniet\b(?!\s{1,3}(?:alleen|later|eerder|slechts|langer))")
# `De leden vragen wanneer de Kamer zal worden geïnformeerd`: a question told, not a promise
TOLD_QUESTION = re.compile(
    r"(?i)\b(?:vragen|vraagt|vroeg|vroegen|gevraagd|verzoekt|verzoeken|willen\s{1,3}weten)\b[^.;:?!]{0,60}?"
    r"\s(?:of|wanneer|hoe|waarom|op\s{1,3}welke?)\s"
)
ASKING = re.compile(r"\?\W{0,4}$")
# `houd ik u op de hoogte`, `blijf ik uw Kamer informeren`
KEPT_TOLD = re.compile(r"(?i)\b(?:op de hoogte|geïnformeerd|informeren|berichten|rapporteren)\b")
# `De Minister van Financiën zal u`, `Nederland zal`, `de Commissie zal`: somebody else tells
THIRD = re.compile(
    r"(?i)\b(?:minister(?:-president)?|staatssecretaris|ambtgenoot|ambtgenote|collega|commissie|voorzitterschap|nederland|"
    r"vertegenwoordiger|bewindspersoon|bewindslieden)\b[^.;:?!]{0,90}?\s(?:zal|zullen)\s{1,3}(?:u|uw|de|beide|zelf|dit|daar\w*|hier\w*)\b"
)
