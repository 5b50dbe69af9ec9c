"""Whether a sentence offers a meeting's paper itself, or something about it.

What a letter brings is the head of what it offers: `Hierbij bied ik u de antwoorden aan op de vragen over de
geannoteerde agenda` brings answers. A paper that a preposition or a relative word ties to what stands before it is no
head, nor is one that is joined to such a paper.
"""

import re
from typing import Final

__all__ = ["offers", "other_event"]

_REACH: Final = 200
_PAPER: Final = r"(?:geannoteerde\s{1,3}agenda|(?:kort\s{1,3})?verslag)"
# `in bijgaand verslag`, `met deze geannoteerde agenda`: the very paper that comes along, whatever stands before it
_HERE: Final = r"(?!deze\b|dit\b|dezen\b|bij(?:gaan|gevoeg|gesloten)\w*|ingesloten|onderstaand|hierbij|hieronder)"
# `de`, `de onlangs toegezonden`, `het`: what may stand between the preposition and the paper
_DETERMINER: Final = (
    rf"(?:{_HERE}(?:de|het|een|d[ie]e|dat|zijn|haar|hun|mijn|ons|onze|uw)\s+)?"
    rf"(?:{_HERE}(?:(?:hier(?:voor|boven)|boven|onlangs|recent|kort)\s+|\w{{2,25}}(?:e|en)\s+)){{0,3}}"
)
# `de antwoorden op de vragen over`, `genoemd in`, `naar aanleiding van`, `waarnaar`, `dat`
_TIED: Final = re.compile(
    r"(?i)(?:^|[\s(,])(?P<tie>over|op|in|bij|uit|tot|naar|inzake|omtrent|betreffende|aangaande|rondom?|volgens|conform|"
    r"blijkens|overeenkomstig|tijdens|na|voor|v[óo][óo]r|naast|tegen|van|in verband met|in samenhang met|"
    r"n\.?a\.?v\.?|m\.?b\.?t\.?|i\.?v\.?m\.?|t\.?a\.?v\.?|waar\w{2,6}|dat|die)\s+"
    rf"{_DETERMINER}$"
)
# `een herziene versie van de geannoteerde agenda` is one; `in de vorm van`, `door middel van` bring it
_COPY_OF: Final = re.compile(
    r"(?i)(?:versie|exemplaar|exemplaren|afschrift|kopie|tekst|concept|gedeelte|deel|toezending|aanbieding|aanbieden|"
    r"toezenden|toesturen|middel|vorm)\s+(?:(?:aan|toe)\s+)?$"
)
# `over het verslag van … en de geannoteerde agenda`; `alsmede`, `evenals` begin anew
_JOINED: Final = re.compile(rf"(?i)(?:,|\b(?:en|of|dan wel|respectievelijk|resp\.))\s+{_DETERMINER}$")
# `doe ik u in het kort verslag`
_BRIEFLY: Final = re.compile(r"(?i)\bdoen?\b[^.;]*\bin het\s+$")
# Between the two, what is offered ends: `bied ik u de antwoorden op de vragen over het verslag aan en de …`
_ANEW: Final = re.compile(
    r"(?i)\b(?:aan|toe|toekomen|alsmede|evenals|alsook|tevens|ook|daarnaast|hierbij|u|uw kamer)\b|[.;:]"
)
# `Hierbij stuur ik u, conform de afspraak over het verslag, de geannoteerde agenda`: a comma opened what the comma ends
_INSERTED: Final = re.compile(r"(?i)\b(?:u|kamer|hierbij|bijgaand|ik|wij),\s[^,]*$")
_ANY_PAPER: Final = re.compile(rf"(?i)\b{_PAPER}\b")
# `licht ik het verslag toe`: something is done to it, nothing brought
_DONE_TO: Final = re.compile(
    r"(?i)\b(?:beantwoord|corrigeer|rectificeer|herstel|wijzig|verduidelijk|licht|trek|vul|stel)(?:en)?\s+(?:ik|wij|we)\b"
)
# `het verslag van het schriftelijk overleg over de Raad`, `en de antwoorden op vragen over de Raad`: of another event,
# another thing than the paper
_OTHER: Final = re.compile(
    r"(?i)\b(?:overleg|\w*debat|\w*vragen|\w*antwoord(?:en|ing)?|\w*reactie|correctie|non-?paper|aanvulling)\b[^.;]{0,80}?"
    r"\b(?:over|inzake|omtrent|betreffende|op|bij|voor|naar aanleiding van|ter voorbereiding)\b"
)


def offers(text: str, start: int, paper: int) -> bool:
    """Whether the sentence that begins at ``start`` offers the paper named at ``paper``, or says nothing of it."""
    begins = max(start, paper - _REACH)
    if _DONE_TO.search(text, begins, paper):
        return False
    before = text[begins:paper]
    return not _tied(before) or (text[paper : paper + 4].lower() == "kort" and _BRIEFLY.search(before) is not None)


def other_event(between: str) -> bool:
    """Whether what stands between a paper and a meeting leads to another thing that is about the meeting."""
    return _OTHER.search(between) is not None


def _tied(before: str) -> bool:
    """Whether a paper is no head, by the words before it in its sentence."""
    tie = _TIED.search(before)
    if tie:
        return tie["tie"].lower() != "van" or not _COPY_OF.search(before[: tie.start("tie")])
    joined = _JOINED.search(before)
    earlier = [paper.start() for paper in _ANY_PAPER.finditer(before)] if joined else []
    if not joined or not earlier or _ANEW.search(before[earlier[-1] : joined.start()]):
        return False
    if joined[0].startswith(",") and _INSERTED.search(before[: joined.start()]):
        return False
    return _tied(before[: earlier[-1]])
