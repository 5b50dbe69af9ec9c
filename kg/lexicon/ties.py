"""How a letter says what it does with a paper or a motion: patterns over one sentence.

A blank in a pattern is any white space; capitals make no difference.
"""

__all__ = [
    "ANOTHER",
    "CARRIED_OUT",
    "CLAUSE",
    "CORRECTS",
    "FOLLOWS_UP",
    "HERE",
    "LATER",
    "MOTIONS_CARRIED_OUT",
    "MOTION_OVER",
    "NOT_HERE",
    "OVER_IT",
    "REACTION_TO",
    "REJECTED",
    "RESPONDS_TO",
    "STEMS",
    "THESE_ARE",
    "THE_MOTION",
    "TOLD_BEFORE",
    "TOLD_LATER",
    "WHAT_WAS_TOLD",
]

# From the words to the citation no other paper, clause or bracket of more than a note call may stand.
_TO_PAPER = r"(?:(?!\bnr\.|\bnrs\.)[^;()]){0,200}\(?[^;()]{0,20}$"
_STRAIGHT = _TO_PAPER.replace("[^;()]", "[^;(),]", 1)

CORRECTS = (
    rf"\b(?:ter|als) (?:correctie|vervanging|rectificatie) (?:van|op)\b{_TO_PAPER}"
    rf"|\b(?:vervangt|corrigeert|herstelt)\b{_TO_PAPER}"
)
FOLLOWS_UP = (
    r"\b(?:(?:in|als|ten) vervolge? (?:op|van)|vervolg op|(?:in|als|ter) aanvulling op|aanvullend op|in aansluiting op|"
    r"aansluitend op|nader op|in navolging van|in het verlengde van|ter nadere uitwerking van|"
    r"(?:(?:bouw|bouwen|borduur|borduren) (?:ik|wij)|(?:ik|wij) (?:bouw|bouwen|borduur|"
    r"borduren))(?: \w+){0,3} voort op|(?:kom|komen) (?:ik|wij)(?: \w+){0,4} terug op|"
    r"deze (?:brief|nota|rapportage) (?:bouwt|borduurt) voort op|deze (?:brief|nota|rapportage) sluit aan (?:op|bij))\b"
) + _TO_PAPER
RESPONDS_TO = (
    r"(?<!nota\s)\b(?:in (?:antwoord|reactie) op|naar aanleiding van|ter beantwoording van|"
    r"reageer(?:t|\s+ik|en\s+wij)? (?:ik |wij )?op)\b" + _STRAIGHT
)
# Each of these ways to say it holds one of these
STEMS = (
    *("vervang", "correctie", "rectificatie", "corrigeert", "herstelt", "vervolg", "aanvul", "aansluitend", "nader"),
    *("antwoord", "reactie", "aanleiding", "reageer", "navolging", "voort", "sluit", "terug op", "verlengde"),
    "uitwerking",
)
# Before the call of a note: another thing than the paper is told, `in vervolg op mijn brief meld ik dat het plan¹`
CLAUSE = r"\b(?:ik|wij|is|zijn|heeft|hebben|wordt|worden|zal|zullen|kan|kunnen)\b"

# A motion that was not adopted is not carried out, whatever it asked for
REJECTED = (
    r"^(?:(?!\bmotie-|\bmoties?\b(?! (?:is|was|werd|zijn|waren|werden)\b))[\s\S])*?"
    r"\b(?:is|was|werd|zijn|waren|werden) (?:\w+ ){0,3}?(?:verworpen|ingetrokken|niet aangenomen|niet aanvaard)\b"
)
CARRIED_OUT = (
    r"\b(?:uitvoering|uitgevoerd|afgedaan|afdoening|invulling|gestand|nagekomen|"
    r"(?:voldaan|tegemoet\s?gekomen|gevolg gegeven|opvolging gegeven)|"
    r"(?:voldoe|voldoen|gevolg|opvolging|tegemoet)(?= (?:ik|wij|te geven|wordt|aan)\b))\b"
)
# Of the carrying out something is to be told later: `zal ik u informeren over de uitvoering van de motie`
TOLD_LATER = r"\bover de (?:wijze van |verdere )?uitvoering\b"
LATER = (
    r"\b(?:zal|zullen|wordt|worden|ontvangt|(?<!als\s)volgt)\b"
    r"|\b(?:bericht|informeer|meld|rapporteer)(?:en)? (?:ik|wij)\b[^.;:]{0,60}? (?:in|via|bij|met) "
    r"(?:de|het|mijn|onze) (?:\S+ ){0,2}?\w*(?:rapportage|brief|verslag|bericht|notitie|agenda|overzicht)\b"
    r"(?! (?:hieronder|hierbij|bijgaand))"
)
# … or was told elsewhere: `in de brief van 1 oktober is gemeld hoe de motie is uitgevoerd`
TOLD_BEFORE = (
    r"\b(?:is|zijn|ben|bent|was|werd|heb|hebben|heeft)\b[\s\S]*?\b(?:gemeld|geïnformeerd|bericht|ingelicht|gerapporteerd|"
    r"beschreven|toegelicht|uiteengezet|aangegeven|geschreven|mee?degedeeld|meegedeeld)\b"
)
HERE = (
    r"\b(?:hierbij|hiermee|hieronder|hierna|hierboven|onderstaand\w*|bijgaand\w*|bijgevoegd\w*|bijlage\w*|"
    r"(?:deze|dit|onderhavige) (?:brief|verslag|rapportage|paragraaf|bijlage|nota))\b"
)
WHAT_WAS_TOLD = r"\b(?:hoe|op welke wijze) [^,;]*|\bover de (?:wijze van |verdere |stand van )?uitvoering\b"
# The motion named in the sentence before
THE_MOTION = r"\b(?:de|deze|die|bovengenoemde|genoemde) motie\b(?! van\b|-)"

# A motion without its mover, right before its paper: `een motie over vis (`, `moties over vis (…) en over land (`
MOTION_OVER = (
    r"\bmoties? (?:over|inzake|betreffende|om|op|\()"
    r"(?:(?!\b(?:brie(?:f|ven)|verslag|rapport|debat|toezegging\w*|nota|is|zijn|heb|heeft|wordt|worden)\b)(?:[^.;:]|(?<=\bnr)\.|"
    r"(?<=\bnrs)\.))*\(\s?$|\bmoties? \($"
)
# … that the sentence before says to be carried out: `de uitvoering van een aantal moties. Het betreft een motie over`
THESE_ARE = r"\W{0,3}(?:het|dit) (?:betreft|betreffen|gaat|zijn)\b"
MOTIONS_CARRIED_OUT = r"\buitvoering van (?:\S+ ){0,4}?moties\b"

# Right before a motion: `een reactie op de motie`, `hierin reageer ik op de motie`, `ga ik in op de aangehouden motie`
REACTION_TO = (
    r"\b(?:reactie op|reageer(?:en)? (?:ik|wij)(?: \w+){0,3} op|(?:ga|gaan) (?:ik|wij)(?: \w+){0,3} in op) (?:de|deze) "
    r"(?:(?:aangehouden|gewijzigde|aangenomen|nader) ){0,2}$"
)
# … that another letter gives, or that is only asked for
NOT_HERE = (
    r"\b(?:zal|zullen|volgt|nog|later|eerder|reeds|toegezegd|binnenkort|spoedig|heb ik|hebben wij|verzocht|verzoekt|"
    r"gevraagd|vroeg|vraagt|zond|zonden|stuurde|stuurden|ontving|ontvingen|gezonden|gestuurd|toegezonden)\b"
)
# `Vandaag heb ik u ook een brief gezonden, in reactie op …`, `zond de minister u een brief in antwoord op …`
ANOTHER = (
    r"\b(?:heb|hebben) (?:ik|wij) (?:u|uw kamer) (?:\S+ ){0,4}?(?:brief|reactie|antwoord\w*) "
    r"(?:gezonden|gestuurd|toegezonden|toegestuurd)\b|\b(?:zond|stuurde|zonden|stuurden) (?:ik|wij|de|het|u|uw)\b"
)
# The mover, or the chamber, asks for a letter over it
OVER_IT = r"\b(?:indieners?|daarop|hierop|(?:op|over) (?:deze|de|die) motie)\b"
