"""What a letter says of its own order: `Daarna zal ik op de vragen ingaan`, `In paragraaf 3 zal ik …`; no promise."""

from kg.extract.promise_clauses import Clause
from kg.extract.promise_times import TIME
from kg.extract.promise_words import lowered
from kg.extract.promise_words import words_pattern as _words
from kg.lexicon import promises as lexicon

__all__ = ["AT_DEBATE_TO_COME", "FIRST_THEN", "IN_PARTS", "MAKING", "tells_its_order"]

# Parliament's own meetings, not the Council's: `Tijdens het beleidsdebat zal ik …` speaks of Brussels
AT_DEBATE_TO_COME = lowered(
    r"(?i)\b(?:in|tijdens|bij|(?:bij|ter)\sgelegenheid\svan)\s(?:het|de|uw|mijn)\s(?:[\w-]{1,20}\s){0,2}?"
    r"(?:(?:commissie|kamer|tweeminuten|begrotings|dertigleden|vragen|plenaire?\s)debat|debat\smet\s(?:u|uw|de)\s|algemeen\soverleg|wetgevingsoverleg"
    r"|notaoverleg|begrotingsbehandeling|(?:plenaire|mondelinge|openbare|parlementaire)\sbehandeling"
    r"|(?:eerste|tweede)\stermijn|voortzetting\svan\s(?:het|de)\s\w*\s?(?:debat|overleg|behandeling)"
    r"|behandeling\svan\s(?:de|mijn|deze|het|dit)\s(?:begroting|wetsvoorstel|nota)|algemene\s(?:politieke\s|financiële\s)?beschouwingen)"
)
# `In paragraaf 3`, `in het tweede deel van deze brief`; not `in hoofdstuk 4 van het jaarverslag`
IN_PARTS = lowered(
    r"(?i)\b(?:in|onder|bij)\s(?:(?:de|het|een)\s)?(?:\w{4,12}\s)?"
    r"(?:paragraaf|paragrafen|hoofdstuk|hoofdstukken|onderdeel|bijlage|punt|alinea|deel|slotparagraaf|slot)\b"
    r"(?:\s(?:[\divx]{1,4}|[a-h])\b)?(?:\s(?:van|bij|uit)\s(?:deze|dit|mijn\s(?:brief|antwoord|reactie))\b|(?!\s(?:van|bij|uit)\s))"
)
_DISCUSSES = (
    r"(?:ingaan|schetsen|toelichten|uiteenzetten|stilstaan|adresseren|reageren|beantwoorden|bespreken|behandelen"
    r"|aandacht\s(?:besteden|schenken|geven)|(?:te\s(?:gaan|schetsen|beantwoorden|bespreken)))"
)
DISCUSSES = lowered(rf"(?i)\b{_DISCUSSES}(?![\w-])")
# `Ik zal eerst een overzicht geven en daarna ingaan op …`
FIRST_THEN = lowered(
    rf"(?i)\beerst\s[^.;:?!]{{0,160}}?\ben\s(?:daarna|vervolgens)\s(?:[^.;:?!]{{0,80}}\s)?{_DISCUSSES}(?![\w-])"
)
# The order in which a letter takes its points
IN_ORDER = lowered(
    r"(?i)^\W{0,3}(?:(?:alvorens|voordat)\s[^.;:?!]{0,120}?\s(?=zal\b|zullen\b)"
    r"|(?:achtereenvolgens|allereerst|vervolgens|daarna|tot\sslot|ten\sslotte|tenslotte|eerst|ten\s\w{3,8}e|voorts|daarbij|hier)\s(?=zal\b|zullen\b))"
    r"|\b(?:achtereenvolgens|verderop|gezamenlijk|tezamen|één\svoor\séén|puntsgewijs|in\ssamenhang|in\sde\svolgorde|in\shet\s(?:volgende|hiernavolgende)"
    r"(?=\s(?:zal|zullen|de|het|op|nader|kort|nog|uw|deze|die)\b))\b"
    r"|\b(?:zal|zullen)\s\w{2,3}\s(?:[^.;:?!]{0,80}\s)?(?:eerst|hier|daarna)\b(?!\sop\b)"
)
# `Bij het opstellen van de nota zal ik de wensen van de sector betrekken`: the paper is made, nobody is told
MAKING = lowered(
    r"(?i)\bbij\s(?:het|de)\s(?:verdere\s)?(?:opstellen|opstelling|uitwerken|uitwerking|voorbereiding|totstandkoming|maken)\svan\b"
)
# Where it will be done: in a paper of its own
_PLACE = r"\b(?:in|bij|met|via|per)\s(?:(?:de|het|een|mijn|onze|ons|die|dat|deze|uw|elke|iedere)\s)?"
_PAPERS = _words(word for word in lexicon.PAPERS if "vragen" not in word)
IN_A_PAPER = lowered(
    rf"(?i){_PLACE}(?:(?!van\b)[\w-]{{1,24}}\s){{0,3}}?(?:[\w-]{{1,20}}-)?{_PAPERS}(?![\w-])|\bdaarin\b"
)
# Also `voor het debat`: before a meeting of parliament
APART = lowered(
    r"(?i)\b(?:(?:voor|vóór|voorafgaand\saan)\s(?:het|de)\s\w*(?:debat|overleg|behandeling)"
    r"|separaat|afzonderlijk|apart|schriftelijk|mondeling|later|nog|alsnog|elders)\b"
)


def tells_its_order(clause: Clause) -> bool:
    """Whether a clause with `zal ik` and a verb of discussing tells no time, no paper and no debate to come."""
    text = clause.text
    if not DISCUSSES.search(text):
        return False
    ordered = IN_ORDER.search(text)
    if TIME.search(IN_ORDER.sub("", text)):
        return False
    if clause.has(AT_DEBATE_TO_COME) or (clause.has(APART) and not ordered):
        return False
    return not clause.has(IN_A_PAPER)
