"""How a letter says that it is a meeting's agenda or report where it names none of these beside the meeting."""

__all__ = ["AGENDA_HERE", "AGENDA_SUBJECT", "HELD", "NOT_TOLD", "OUTCOME", "OUTCOME_OF", "REPORT_SUBJECT", "TO_BE_HELD"]

# At the start of a subject: `Agenda Visserijraad 17 en 18 december`, `Verslag informele Landbouwraad`
AGENDA_SUBJECT = r"^(?:(?:voorlopige|geannoteerde|aangevulde|herziene) ){0,2}agenda\b"
REPORT_SUBJECT = (
    r"^(?:(?:kort|beknopt) )?(?:verslag|terugkoppeling|uitkomsten)\b(?! (?:(?:van )?(?:een |het )?)?(?:\w+ )?overleg\b)"
)

# In the opening, of the meeting that it names: `vond te Brussel plaats`, `zal te Brussel vergaderen`
HELD = (
    r"\b(?:vond|vonden|kwam|kwamen|heeft|is|werd)\b[^.;]{0,200}?\b(?:plaats\w*|bijeen\w*|gehouden|vergaderd)\b|"
    r"\bvergaderde\b"
)
TO_BE_HELD = (
    r"\b(?:vindt|vinden|zal|zullen|komt|komen|wordt|staat)\b[^.;]{0,200}?\b(?:plaats\w*|bijeen\w*|gehouden|"
    r"vergaderen|gepland|geagendeerd)\b"
)

# In the sentences behind it: what the Council did, or that agenda and position follow here
OUTCOME = (
    r"\b(?:de )?Raad (?:heeft|sprak|besprak|stelde|keurde|nam|bereikte|besloot|aanvaardde|behandelde|wisselde|boog|"
    r"stemde|kwam|"
    r"verwelkomde|concludeerde)\b|\b(?:besteedde|besprak|bereikte|stelde|sprak|nam|heeft|aanvaardde|keurde|"
    r"behandelde) de Raad\b|"
    r"\b(?:tijdens|in) (?:de|deze) (?:Raad|vergadering|zitting|bijeenkomst) (?:kwam|kwamen|is|zijn|werd|werden|"
    r"sprak|spraken)\b"
)
AGENDA_HERE = (
    r"\b(?:hieronder|hierbij|(?:met|in) deze brief|bijgaand|onderstaand)\b"
    r"(?:(?!\b(?:be)?antwoord|vragen\b|\bcorrectie|\bnon-?paper|\baanvull)[^.;]){0,160}?\b(?:agenda|agendapunten|"
    r"inzet|inbreng|"
    r"standpuntbepaling)\b|\b(?:agenda|inzet|inbreng)\b[^.;]{0,80}?\b(?:hieronder|hierbij|bijgaand|in deze brief)\b"
)

# Right before the meeting: `Hierbij informeer ik u over de uitkomsten van de`
OUTCOME_OF = (
    r"\b(?:informeer|informeren|bericht|berichten|breng|brengen|rapporteer|rapporteren) (?:ik|wij) (?:u|uw kamer)\b"
    r"[^.;]{0,100}?\b(?:over|van) (?:de |het )?(?:belangrijkste )?(?:uitkomst(?:en)?|resultaat|resultaten|verloop) "
    r"van (?:de |het |een )?(?:\w+ )?$"
)
# … but later, or in another letter
NOT_TOLD = r"\b(?:zal|zullen|na afloop|zodra|later|binnenkort|uiterlijk|spoedig|volgende|eerder|reeds)\b"
