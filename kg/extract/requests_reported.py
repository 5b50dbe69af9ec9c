"""Whether a sentence tells of a request for another thing, or at another time, than this letter."""

import re

from kg.extract.near import Near
from kg.extract.requests_words import AHEAD_OF, ANSWERS, ORDER_WORDS
from kg.model import Span

__all__ = ["NOW", "reported"]

# Said in the sentence behind the asking: `Met deze brief voldoe ik daaraan`
NOW = re.compile(
    r"(?i)\b(?:hierbij|hiermee|(?:met|in|middels|via)\s{1,3}deze\s{1,3}brief|deze\s{1,3}brief|bij\s{1,3}deze|bijgaand)\b"
)
# A request reported, for another thing than this letter
# … but beside a promise that it keeps (`het verzoek … en mijn toezegging`) it may stand
ELSEWHERE = re.compile(
    r"(?i)\b(?:toegezegd|zegde|(?<!\ben de )(?<!\ben mijn )(?<!\ben aan de )(?<!\ben aan mijn )toezegging"
    r"|zeg\s{1,3}ik|amendement|aangehouden|uitgesteld|verdaagd|ingetrokken)\b"
)
# `de reactie die ik had toegezegd`: what is asked for was promised before
AS_PROMISED = re.compile(r"(?i)\b(?:die|dat|zoals)\s{1,3}(?:ik|wij|door\s{1,3}mij)\s[^,.;]{0,120}?toegezegd\b")
# `heeft het lid X verzocht om deze brief`: what was asked for is this letter
FOR_THIS = re.compile(
    r"(?i)\b(?:om|tot)\s{1,3}(?:deze|dit|de\s{1,3}(?:onderhavige|voorliggende))\s{1,3}(?:\w{4,15}\s{1,3})?(?:\w*brief|\w*reactie|schrijven)\b"
)
# This letter's own answer is told with `hierbij`, an earlier one without
REPLIED = re.compile(
    r"(?i)\b(?:heb\s{1,3}(?:ik|wij)|ik\s{1,3}heb|wij\s{1,3}hebben)\s[^.;]{0,80}?(?:gereageerd|voldaan|beantwoord)\b"
)
# `Ik heb daarover, mede op verzoek van de commissie, met de sector gesproken`
SPOKEN = re.compile(
    r"(?i)\b(?:heb\s{1,3}(?:ik|wij)|ik\s{1,3}heb|wij\s{1,3}hebben)\s[^.;]{0,200}?\b(?:gesproken|overlegd)\b"
)
# `Met deze brief geef ik gevolg aan`, `en voldoe aan`, `hierbij mijn reactie op`: right before the request, whatever
# else the sentence tells
MET_HERE = re.compile(
    r"(?i)(?:\b(?:(?<!te )(?P<now>voldoen?|reageer|reageren)|voldo\w+|gevolg|gehoor|tegemoet|gereageerd)"
    r"\s(?:[^.;,]{0,60}?\s)?(?:aan|op)|\b(?:reactie|antwoord|in)\s{1,3}op)\s{1,3}(?:het\s{1,3})?$"
)
DEBATED = re.compile(
    r"(?i)\b(?:algemeen\s{1,3}overleg|commissiedebat|(?:plenaire?|kamer|tweeminuten|het)\s?debat|AO|notaoverleg|wetgevingsoverleg|vragenuur)\b"
)
# Each of them holds one of these
DEBATE_STEMS = ("overleg", "debat", "ao", "vragenuur")


def reported(near: Near, sentence: Span, at: int) -> bool:
    """Whether the sentence tells of a request made for another thing, at another time."""
    end = min(sentence.end, sentence.start + 800)
    met = MET_HERE.search(near.text, max(sentence.start, at - 90), at)
    if near.says(FOR_THIS, at, end):
        return False
    if met and (met["now"] or near.says(NOW, sentence.start, at)):
        return False
    if near.says(ELSEWHERE, sentence.start, end) and not near.says(AS_PROMISED, sentence.start, end):
        return True
    if near.says(REPLIED, sentence.start, end) and not near.says(NOW, sentence.start, end):
        return True
    if near.says(ORDER_WORDS, sentence.start, end) or near.says(ANSWERS, sentence.start, end):
        return False
    if near.says(SPOKEN, sentence.start, end):
        return True
    following = near.following(sentence)
    if following and near.says(NOW, following.start, min(following.end, following.start + 300)):
        return False
    before = near.text[max(sentence.start, at - 400) : at]
    lower = before.lower()
    return any(stem in lower for stem in DEBATE_STEMS) and DEBATED.search(AHEAD_OF.sub(" ", before)) is not None
