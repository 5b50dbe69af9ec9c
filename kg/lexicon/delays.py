"""How a letter says that an answer is still to come, and that it is given here: rows of patterns over one sentence.

A blank in a pattern is any white space; capitals make no difference. A row holds for a sentence in which all of its
patterns stand.
"""

__all__ = ["ANOTHER_TIME", "ASKED_FOR", "DELAYED", "DELAYED_EARLY", "HERE", "NOW", "STEMS", "THE_VERY", "TOLD"]

# What is waited for
_ANSWER = (
    r"\b(?:\w{0,12}vragen|verzoek\w*|(?:be)?antwoord\w*|\w{0,12}reacties?|reageren|brief|brieven|schrijven|standpunt|"
    r"nota naar aanleiding van het verslag|memorie van antwoord|notitie)\b"
)
_GIVE = (
    r"\b(?:(?:be)?antwoord(?:en|ing)?|reageren|\w{0,12}reactie|voldoen|(?:toe|na)(?: te )?(?:zend|stur)en|toekomen|"
    r"sturen|zenden|"
    r"aan(?: te )?bieden|informeren|berichten|verstrekken)\b"
)
_IS = r"\b(?:kan|kunnen|is|zijn|zal|zullen|lukt|blijkt|ben|zie|slaag|slagen|wordt|worden)\b"
_IN_TIME = (
    r"(?:binnen (?:\S+ ){0,5}?(?:termijn\w*|weken|tijd)\b|op tijd\b|tijdig\b|op (?:\S+ ){0,3}(?:datum|termijn|"
    r"tijdstip)\b|"
    r"(?:vóór|voor) (?:de|het|dat|dit|die|\d{1,2}) (?:\S+ ){0,5})"
)

# The term or the day that was asked for
_SET = r"(?:gevraagde|verzochte|gestelde|gebruikelijke) (?:termijn\w*|datum)"

# These tell it in the subject or in any of a letter's first sentences
DELAYED: tuple[tuple[str, ...], ...] = (
    # `Uitstel beantwoording vragen`, `uitstelbericht`
    (
        r"\buitstel(?: van)?(?: (?:de|het|uw))?(?= (?:\S+ ){0,2}?(?:(?:be)?antwoord\w*|reactie|brief|toezending|"
        r"verzending|"
        r"\w{0,12}vragen|termijn)\b)|\buitstel(?:bericht|brief)\b",
    ),
    # `verzoek ik u om uitstel`; no `heb ik om uitstel verzocht`
    (
        r"\b(?:(?:verzoek|vraag|vragen|verzoeken) (?:ik|wij)|(?:ik|wij) (?:verzoek|vraag|vragen|"
        r"verzoeken))\b(?: \S+){0,12}? (?:om )?(?:\S+ )?uitstel\b",
    ),
    # `kunnen niet binnen de gebruikelijke termijn worden beantwoord`, `lukt het niet uw brief op tijd te beantwoorden`
    (_IS, rf"\bniet\b(?: \S+){{0,60}}? {_IN_TIME}", _ANSWER, _GIVE),
    (_IS, r"\bbinnen (?:\S+ ){0,5}?(?:termijn\w*|weken)\b(?: \S+){0,18}? niet\b", _ANSWER, _GIVE),
    # `is de gevraagde termijn niet haalbaar gebleken`, `is het niet haalbaar gebleken aan deze termijn te voldoen`
    (
        rf"\b{_SET} (?:(?!voor\b|van\b|om\b)\S+ ){{0,4}}?(?:on|niet (?:\S+ ){{0,2}}?)"
        r"(?:haalbaar|halen|gehaald|mogelijk)\b"
        rf"|\bniet (?:\S+ ){{0,2}}?(?:haalbaar|gelukt|mogelijk)\b(?: \S+){{0,6}}? {_SET}",
    ),
    # `De beantwoording van deze vragen kost meer tijd`, `voor een zorgvuldige reactie heb ik meer tijd nodig`
    (
        r"\b(?:meer|extra|langere?) tijd\b",
        r"\b(?:kost|vergt|vergen|vraagt|nodig|neemt|vereist|behoeft)\b|\b(?:zal|zullen)\b(?: \S+){0,4}? "
        r"(?:kosten|vragen|nemen)\b",
        r"\b(?:(?:be)?antwoord\w*|\w{0,12}reactie)\b",
    ),
    # `De reactie laat ik daarom over aan mijn opvolger`
    (
        r"\b(?:(?:be)?antwoord\w*|\w{0,12}reactie)\b",
        r"\b(?:laat|laten) (?:ik|wij|het)\b(?: \S+){0,8}? (?:opvolger|opvolgster|(?:volgend|nieuwe?)\w* kabinet)\b",
    ),
)
# These in the subject and the opening alone: further on they are of one point among many
DELAYED_EARLY: tuple[tuple[str, ...], ...] = (
    # `kan ik uw vragen nog niet beantwoorden`
    (_IS, r"\bnog niet\b(?: \S+){0,8}? (?:beantwoord\w*|antwoord\w*|reageren)", _ANSWER),
    # `voor de beantwoording is nadere afstemming nodig`
    (
        r"\b(?:interdepartementale|nadere|verdere|zorgvuldige) (?:ambtelijke )?(?:afstemming|informatie|gegevens)\b",
        r"\b(?:nodig|vereist|vergt|vraagt|gaande|noodzakelijk)\b",
        r"\b(?:(?:be)?antwoord\w*|\w{0,12}reactie)\b",
        r"\b(?:nog|daarom|niet|later)\b",
    ),
)

# The delay is told of the past, of somebody else or of another thing: no pattern of these may stand in the sentence
TOLD: tuple[str, ...] = (
    r"\b(?:heb|hebben|had|hadden) (?:ik|wij) (?:u|uw kamer)\b(?: \S+){0,12}? (?:bericht|gemeld|meegedeeld|"
    r"medegedeeld|laten weten|"
    r"geïnformeerd|geschreven|aangegeven)\b",
    r"\b(?:berichtte|meldde|schreef|deelde|liet) (?:ik|wij)\b|\b(?:ik|wij) (?:u|uw kamer) (?:berichtte|meldde|"
    r"schreef|liet)\b",
    r"\b(?:in|bij) (?:mijn|onze) (?:\S+ ){0,2}?(?:uitstel)?(?:brief|bericht) van\b",
    r"\b(?:de|het|een) (?:europese )?(?:commissie|gemeenten?|provincies?|lidstaten|lidstaat|bedrijven|"
    r"belastingdienst|ind|uwv|"
    r"inspectie|rechtbank|college|raad|instellingen|werkgevers?) (?:kan|kunnen|is|zijn|zal|zullen)\b",
    r"\b(?:reactie|antwoord) van (?:de|het) (?!minister|staatssecretaris|kabinet)",
)

# Something is given in this letter
NOW = (
    r"\b(?:hierbij|bijgaand|bijgevoegd|hieronder|onderstaand|hiermee|hiernaast|daarmee|(?:met|in|door|als) (?:deze|"
    r"bijgaande) brief|"
    r"in de bijlage|als bijlage|als volgt|het volgende)\b"
)
# The answer is: `Hierbij ontvangt u de antwoorden`, `met deze brief voldoe ik aan het verzoek`
HERE: tuple[tuple[str, ...], ...] = (
    (
        NOW,
        r"\b(?:(?:be)?antwoord(?:en)?|beantwoording|\w{0,12}reacties?)\b",
        r"\b(?:treft|ontvangt|vindt|bied|bieden|zend|zenden|stuur|sturen|doe|doen|geef|geven|gaat|gaan|volgt|volgen|"
        r"leest)\b",
    ),
    (NOW, r"\b(?:beantwoord|beantwoorden|reageer|reageren|antwoord) (?:ik|wij)\b"),
    (
        NOW,
        r"\b(?:voldoe|voldoen|voldaan|gevolg|tegemoet|gehoor|gaan?|informeer|informeren|bericht|berichten|zet)\b",
        r"\bverzoek\w*\b",
    ),
)

# A sentence without any of these tells no delay
STEMS: tuple[str, ...] = ("uitstel", "niet", "haalbaar", "tijd", "opvolg", "volgend", "afstemming", "nadere", "verdere")

# The answer is referred to a paper to come: `bericht ik u in de volgende voortgangsrapportage`
ANOTHER_TIME = (
    r"\b(?:bericht|informeer|meld|rapporteer|antwoord|reageer|kom|ga|beantwoord|geef|licht)(?:en)? (?:ik|wij)\b"
    r"[^.;:]{0,120}? (?:in|via|bij|met) (?:de|het|mijn|onze) (?:(?:eerst)?(?:volgende|komende)|aankomende|nieuwe) "
    r"(?:\S+ ){0,2}?\w*(?:rapportage|brief|verslag|bericht|notitie|nota|agenda|overzicht|evaluatie)\b"
)

# What is asked for, right behind the words that ask: `het regeerprogramma onverwijld te ontvangen`, `om een reactie op`
ASKED_FOR = (
    r"[^.;:]{0,80}?\b(?:om |(?:verzocht|gevraagd|vroeg|verzoekt) )?(?:het|de|een) (?:\w{3,20}e )?(?P<thing>\w{5,40})\b"
)
# The same in a promise, and nobody else's: `het regeerprogramma`, `deze reactie`; no `de reactie van de sector`
THE_VERY = r"\b(?:het|de|dit|deze|dat|die) (?:\w{{3,20}}e )?{}\b(?! van (?!het kabinet\b|mij\b|ons\b))"
