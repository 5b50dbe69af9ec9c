"""Features of promises told without a word to whom, and of what only looks like one; for text in lower case."""

from kg.extract.promise_times import COMING
from kg.extract.promise_words import lowered
from kg.extract.promise_words import words_pattern as _words
from kg.lexicon import promises as lexicon

__all__ = [
    "AGENDA_AHEAD",
    "ASIDE",
    "ASKS_OTHERS",
    "ASKS_YOU",
    "AT_DEBATE",
    "BACK_IN_PAPER",
    "BOTH",
    "BY_ANOTHER",
    "COMES_BACK",
    "DEFERRED",
    "DONE_BEFORE",
    "FROM_BRUSSELS",
    "FROM_WHOM",
    "IN_NEXT",
    "JOINED_PASSIVE",
    "KEEPS_LATER",
    "NEWS_FOLLOWS",
    "NEW_PAPER",
    "OFFERS",
    "OTHERS_PAPER",
    "OTHERS_PLEDGE",
    "REACTION",
    "REFERS_BACK",
    "REPORTS_ON_IT",
    "SAID_THAT",
    "SEES_TO",
    "SPEAKS_OUT",
    "TAKES_ALONG",
    "TELLS_OUTSIDERS",
    "THEN_TO_YOU",
    "THEREAFTER",
    "THING_COMES",
    "THIS_LETTER",
    "TOLD_OF_MANNER",
    "WHAT_WAS",
]

# `Het voorstel van de Commissie zal aan uw Kamer worden voorgelegd`: whose the thing is, not who sends it
FROM_BRUSSELS = lowered(
    r"(?i)\bvan\sde\s(?:europese\s)?commissie\b(?=[^.;:?!]{0,60}?\s(?:zal|zullen)\s[^.;:?!]{0,140}?\bworden\b)"
    # `over de door de Commissie voorgestelde maatregelen`
    r"|\b(?:de|het|een)\sdoor\s(?:de|mijn)\s\w{3,30}\b"
)
# `Een kabinetsreactie daarop wordt aan uw Kamer gezonden`: what is not there yet is sent later
REACTION = lowered(
    r"(?i)^\W{0,3}een\s(?:\w{4,12}\s)?(?:kabinets|beleids)?reactie\s(?:daarop|hierop|op\s[^.;:?!]{3,80}?)\swordt\s"
)
# `De beantwoording zal plaatshebben omstreeks mei`
DEFERRED = lowered(
    r"(?i)\bde\sbeantwoording\s(?:van\s(?:de|deze|uw)\s(?:[\w-]{1,20}\s)?\w{0,12}vragen\s)?zal\s"
    r"(?:[^.;:?!]{0,80}\s)?(?:plaatshebben|plaatsvinden|geschieden|volgen)\b"
)
# `In het debat van 20 maart a.s. geef ik een toelichting`
AT_DEBATE = lowered(
    rf"(?i)^\W{{0,3}}(?:in|tijdens|bij)\shet\s(?:[\w-]{{4,20}}\s)?(?:\w*debat|algemeen\soverleg|wetgevingsoverleg|notaoverleg)\s"
    rf"(?:[^.;:?!]{{0,80}}\s)?(?:van|op|d\.d\.)\s(?:\w{{3,6}}dag\s)?(?:{COMING}\d|\d{{1,2}}\s\w{{3,9}}\sa\.s\.)[^;:?!]{{0,60}}?\s"
    r"(?:geef\s(?:ik|wij)\s(?:(?:u|uw\skamer|hierop|daarop)\s)?een\s(?:\w{4,12}\s)?(?:toelichting|reactie)"
    r"|(?:licht|lichten)\s(?:ik|wij)\s[^.;:?!]{0,80}?\btoe|(?:kom|komen)\s(?:ik|wij)\s[^.;:?!]{0,80}?\bterug)\b"
    rf"|\b(?:licht|lichten)\s(?:ik|wij)\s[^.;:?!]{{0,80}}?\s(?:in|tijdens|bij)\shet\s(?:\w*debat|\w*overleg)\s(?:van|op)\s"
    rf"(?:\w{{3,6}}dag\s)?{COMING}\d[^;:?!]{{0,40}}?\stoe\b"
)
# `meld ik hoeveel klachten in de eerste helft van dit jaar zijn ontvangen`: a time of what was, behind the verb
WHAT_WAS = lowered(
    r"(?i)\b(?:hoeveel|wat|welke|hoe)\s[^,.;:?!]{0,160}?\s(?:(?:hebben|heeft|is|zijn|was|werd|werden)\sge?\w{3,20}|(?:hebben|heeft|is|zijn)\sontvangen)$"
)
# `; die brief volgt`: of whoever the words before spoke of
REFERS_BACK = lowered(rf"(?i)^\W{{0,3}}(?:die|dat|deze|dit)\s{_words(lexicon.PAPERS)}\s")
# A promise of somebody else, told
OTHERS_PLEDGE = lowered(
    r"(?i)\b(?:minister|staatssecretaris|ambtgenoot|ambtgenote|collega)\b[^.;:?!]{0,90}?\sheeft\s[^.;:?!]{0,40}?\btoegezegd\b"
)
# `In de geannoteerde agenda van de Energieraad van 11 juni a.s. ga ik nader in op …`: of a meeting that is still ahead
AGENDA_AHEAD = lowered(rf"(?i)\bin\sde\s(?:geannoteerde\sagenda|inzetbrief)\b[^.;]{{0,120}}?{COMING}")
# `Ik zal de Commissie verzoeken de Kamer te informeren`: another is asked to tell
ASKS_OTHERS = lowered(
    r"(?i)\b(?:verzoeken|vragen|oproepen|aansporen|manen)\s(?:om\s)?(?:u|de\skamer|uw\skamer|het\sparlement|beide\skamers)\s"
    r"[^.;:?!]{0,120}?\bte\s\w{4,20}"
)
# `De nota komt in het voorjaar naar uw Kamer`
THING_COMES = lowered(
    rf"(?i)(?<![\w-])(?:gaa[tn]|komt|komen)\s[^.;:?!]{{0,80}}?\bnaar\s{_words(lexicon.ADDRESSEES)}(?![\w-])"
)
# `Hierbij laat ik u weten dat ik uw Kamer de stukken in mei zal toesturen`: told now, no word of what was said before
SAID_THAT = lowered(
    r"(?i)^(?!.*\b(?:heb|hebben|had|hadden|gemeld|toegezegd|aangegeven|aangekondigd)\b)"
    r".*\b(?:laat|laten|bericht|berichten|deel|delen|meld|melden)\s(?:ik|wij)\s[^.;:?!]{0,40}?"
    rf"\bdat\s(?:ik|wij)\s[^.;:?!]{{0,160}}?\b(?:zal|zullen)\s{_words(lexicon.TELLING)}(?![\w-])"
)
# `Ik kom hier in de voortgangsrapportage van december op terug`, `Ik ga hier in de volgende brief nader op in`
BACK_IN_PAPER = lowered(
    r"(?i)\b(?:ik\s(?:kom|ga)|(?:kom|ga)\sik|wij\s(?:komen|gaan)|(?:komen|gaan)\swij)\s(?:hier|daar)\s"
    r"in\s(?:de|het)\s(?:volgende|eerstvolgende|komende|\w{4,30}\svan\s\w{3,10})\s[^.;:?!]{0,60}?\bop\s(?:terug|in)\b"
    r"|\b(?:ik\s(?:kom|ga)|(?:kom|ga)\sik)\s(?:hier|daar)\sin\s(?:de|het)\s(?:volgende|eerstvolgende|komende)\s\w{4,30}\s"
    r"(?:nader\s|verder\s)?op\s(?:terug|in)\b"
)
# `beantwoord ik in een separate brief`, `zal separaat worden ingegaan`: elsewhere than here
ASIDE = lowered(
    r"(?i)\b(?:separaat|(?:in|bij|met|per)\seen\s(?:separate|aparte|afzonderlijke|nadere|volgende)\s(?:\w*brief|nota|notitie|rapportage))\b"
)
_NEXT_ONE = r"(?:(?:in|bij)\s(?:de|het|mijn|onze|een)\s(?:eerst)?(?:volgende|komende)|in\selke?|in\siedere?)"
_TOLD_OF = r"(?:ingegaan|teruggekomen|gerapporteerd|toegelicht|bericht|verslag\sgedaan|aandacht\sbesteed|meegenomen)"
# `In de volgende voortgangsrapportage wordt hierover gerapporteerd`
IN_NEXT = lowered(
    rf"(?i){_NEXT_ONE}\s(?:[\w-]{{1,24}}\s){{0,2}}?{_words(lexicon.PAPERS)}\b[^.;:?!]{{0,80}}?\b(?:zal|zullen|wordt|worden)\s[^.;:?!]{{0,120}}?"
    rf"\b{_TOLD_OF}(?![\w-])"
    rf"|\b(?:zal|zullen|wordt|worden)\s[^.;:?!]{{0,120}}?{_NEXT_ONE}\s(?:[\w-]{{1,24}}\s){{0,2}}?{_words(lexicon.PAPERS)}\b"
    rf"[^.;:?!]{{0,80}}?\b{_TOLD_OF}(?![\w-])"
    rf"|\b(?:zal|zullen|wordt|worden)\s[^.;:?!]{{0,120}}?\b{_TOLD_OF}\s{_NEXT_ONE}\s(?:[\w-]{{1,24}}\s){{0,2}}?{_words(lexicon.PAPERS)}(?![\w-])"
)
# `… en daarna bij uw Kamer worden ingediend`: `zal` was said before
JOINED_PASSIVE = lowered(
    rf"(?i)^(?:daarna|vervolgens|dan)\s(?:[^.;:?!]{{0,60}}?\s)?(?:aan|bij|naar|met)\s{_words(lexicon.ADDRESSEES)}\s"
    rf"(?:[^.;:?!]{{0,60}}?\s)?worden\s{_words(lexicon.PARTICIPLES)}(?![\w-])"
)
# `De toezegging aan het lid X zal ik in mei gestand doen`
KEEPS_LATER = lowered(
    r"(?i)\btoezegging(?:en)?\b[^.;:?!]{0,160}?\b(?:zal\sik|zullen\swij|ik\szal|wij\szullen)\s[^.;:?!]{0,120}?"
    r"\b(?:gestand\sdoen|nakomen|inlossen|voldoen|uitvoeren|afdoen|afhandelen)\b"
    r"|\b(?:zal\sik|zullen\swij|ik\szal|wij\szullen)\s(?:aan\s)?(?:de|deze|die|mijn|onze|uw)\s(?:\w+\s)?toezegging(?:en)?\s[^.;:?!]{0,160}?"
    r"\b(?:gestand\sdoen|nakomen|inlossen|voldoen|uitvoeren|afdoen|afhandelen)\b"
)
# `Uw Kamer ontvangt een BNC-fiche over dit voorstel`: what is not there yet
NEW_PAPER = lowered(
    rf"(?i)\b(?:ontvangt|krijgt)\s(?:(?:{_words(lexicon.ADDRESSEES)}|(?:hier|daar)\w*|van\s(?:mij|ons)|nog)\s){{0,3}}"
    rf"(?:(?:in\sde\svorm\svan\s)?een\s(?:\w{{4,16}}\s)?(?:bnc-fiche|{_words(lexicon.PAPERS)})|nader\sbericht|nadere\sinformatie)(?![\w-])"
)
# `Nadere informatie volgt in de geannoteerde agenda`; not `volgt uit het rapport`, `volgt de lijn van`
NEWS_FOLLOWS = lowered(
    r"(?i)\bnadere?\s(?:informatie|bericht\w*|mededelingen|toelichting|voorstellen|uitwerking)\s[^.;:?!]{0,60}?\b(?:volgt|volgen)"
    r"(?:\W{0,3}$|\s(?:nog|later|separaat|zo\s(?:spoedig|snel)|in\s|voor\s|vóór\s|na\s|bij\s|binnenkort|spoedig|uiterlijk|medio|eind|begin))"
)
# `U ontvangt deze brief later dan gebruikelijk`
THIS_LETTER = lowered(
    r"(?i)\b(?:ontvangt|krijgt)\s(?:(?:u|uw\skamer|de\skamer)\s)?(?:deze\s\w*brief|dit\sschrijven|dit\sverslag|deze\s\w*agenda)\b"
)
# `zal ik bevorderen dat u van de Minister …`, `door de Minister`; not `zal ik u over het besluit van de Commissie …`
FROM_WHOM = lowered(r"(?i)\bdoor\s(?:de|mijn)\b|\bdat\b|\b(?:u|kamers?)\s(?:\w+\s){0,3}van\s(?:de|mijn)\s")
# `De leden … heb ik toegezegd … te onderzoeken en zal hierover rapporteren`: what parliament was told of is reported on
REPORTS_ON_IT = lowered(
    r"(?i)^(?:zal|zullen)\s(?:hier|daar)(?:over|van|op|omtrent)\s(?:[^.;:?!]{0,80}\s)?"
    r"(?:rapporteren|berichten|terugkomen|informeren|verslag\s(?:doen|uitbrengen))(?![\w-])"
    r"|^(?:zal|zullen)\s(?:[^.;:?!]{0,60}\s)?een\s(?:\w{3,16}e\s)?\w{0,16}brief\s(?:sturen|zenden|schrijven)\b"
)
BOTH = lowered(rf"(?i)\b(?:ik|wij)\s(?:[^.;:?!]{{0,60}}\s)?{_words(lexicon.ADDRESSEES)}(?![\w-])")
# `Over dit advies zal ik mij uitspreken bij gelegenheid van de begrotingsbehandeling`
SPEAKS_OUT = lowered(
    r"(?i)\b(?:mij|ons|zich)\s(?:[^.;:?!]{0,80}\s)?uitspreken\b|\b(?:oordeel|standpunt)\s(?:geven|bepalen)\b"
)
# `de wijze waarop de Kamer wordt geïnformeerd`, `informatie die jaarlijks aan de Kamer wordt gestuurd`: told of
TOLD_OF_MANNER = lowered(
    r"(?i)\b(?:wijze|manier)\swaarop\s|\b(?:die|dat|welke|waarmee|waarin)\s(?:\w+\s){0,3}?(?:jaarlijks|periodiek|regelmatig|elk\sjaar)\s"
)
_BY = r"(?<!\bde\s)(?<!\bhet\s)(?<!\been\s)(?<!ing\s)\bdoor\s(?:de|het|een)\s(?!(?:regering|kabinet)\b)"
_GIVEN = _words(lexicon.PARTICIPLES)
# `wordt door de president aan uw Kamer aangeboden`; not `wordt over de door de president gedane keuze geïnformeerd`
BY_ANOTHER = lowered(
    rf"(?i)\b(?:wordt|worden|zal|zullen)\s(?:[^,.;:?!]{{0,80}}?\s)?{_BY}[^,.;:?!]{{0,100}}?(?<![\w-]){_GIVEN}(?![\w-])"
    rf"|\b(?:die|dat|welke)\s(?:[^,.;:?!]{{0,60}}?\s)?{_BY}[^,.;:?!]{{0,80}}?\s(?:wordt|worden)\s{_GIVEN}(?![\w-])"
)
# `zullen wij uw Kamer daarin meenemen`; not `zullen wij de wensen van de Kamer meenemen`
TAKES_ALONG = lowered(
    rf"(?i)\b(?:zal|zullen)\s(?:ik|wij|we|het\skabinet)\s{_words(lexicon.ADDRESSEES)}\s(?:[^.;:?!]{{0,80}}\s)?meenemen\b"
    rf"|\b(?:ik|wij|we|het\skabinet)\s(?:zal|zullen)\s{_words(lexicon.ADDRESSEES)}\s(?:[^.;:?!]{{0,80}}\s)?meenemen\b"
)
# `Ik zal ervoor zorgen dat de Kamer over het rapport kan beschikken`
SEES_TO = lowered(
    r"(?i)\b(?:zal\sik|ik\szal|zullen\swij|wij\szullen)\s(?:er\s(?:\w+\s)?zorg\svoor\sdragen|ervoor\szorgen|(?:er\s)?zorgdragen)\sdat\s"
    rf"{_words(lexicon.ADDRESSEES)}\s[^.;:?!]{{0,120}}?\b(?:beschikken|beschikt|ontvangt|ontvangen|krijgt|geïnformeerd|bereikt)\b"
)
# `Het kabinet wil de Kamer verzoeken`, `wil ik de Kamer erop wijzen`: asked, not told
ASKS_YOU = lowered(
    r"(?i)\bwil(?:len)?\s[^.;:?!]{0,100}?\b(?:verzoeken|vragen|wijzen|danken|bedanken|uitnodigen|oproepen)\b"
    r"|\b(?:geef|geven|geeft)\s[^.;:?!]{0,100}?\bin\soverweging\b"
)
# `Uiteraard ben ik bereid u te informeren`: an offer, unless it says when
OFFERS = lowered(r"(?i)\bbereid\b")
# `De resultaten deel ik vervolgens met uw Kamer`
THEN_TO_YOU = lowered(
    rf"(?i)(?<![\w-]){_words(lexicon.TELLING_NOW)}\s(?:ik|wij|we|het\skabinet)\s(?:[\w-]{{1,20}}\s){{0,3}}?(?:vervolgens|daarna|nadien)\s"
    rf"(?:met|aan|naar)\s{_words(lexicon.ADDRESSEES)}(?![\w-])"
)
# `…; daarna informeer ik de Kamer`: after what the words before put at a time
THEREAFTER = lowered(r"(?i)^\W{0,3}(?:daarna|vervolgens|nadien)\s")
# `Ik bekijk dit en kom hier na de zomer op terug`: who does it was said before
COMES_BACK = lowered(r"(?i)^(?:kom|komen|komt)\s(?:hier|daar)\w{0,6}\s[^.;:?!]{0,90}?\bterug\b")
# `… over het wetsvoorstel dat ik in mei heb ingediend`: what was done before
DONE_BEFORE = lowered(
    r"(?i)\s(?:die|dat|welke)\s(?:ik|wij|het\skabinet)\s[^,.;:?!]{0,100}?\b(?:heb|hebben|heeft|had|hadden)\s\w{4,20}"
    r"|\s(?:die|dat|welke)\s(?:ik|wij|het\skabinet)\s[^,.;:?!]{0,100}?\b\w{4,20}\s(?:heb|hebben|heeft|had|hadden)\b"
)
# `Zodra de Kamer heeft ingestemd, zal ik de gemeenten informeren`: parliament is named, others are told
TELLS_OUTSIDERS = lowered(
    rf"(?i)\b(?:zal|zullen)\s(?:ik|wij|we|het\skabinet)\s(?:(?:hier|daar)\w+\s|ook\s|dan\s)?(?:de|alle|deze|betrokken)\s(?:\w{{4,16}}e\s)?{_words(lexicon.OUTSIDERS)}\s"
    rf"(?!(?:[^.;:?!]{{0,160}}\s)?{_words(lexicon.ADDRESSEES)}(?![\w-]))[^.;:?!]{{0,120}}?\b(?:informeren|berichten|inlichten|hoogte|vragen|verzoeken)\b"
)
# `De Kamer ontvangt jaarlijks een rapport van de Inspectie`: what others write, or whenever the law asks
OTHERS_PAPER = lowered(
    r"(?i)\been\s(?:\w+\s)?(?:rapport|jaarverslag|verslag|advies|brief|rapportage|evaluatie)\svan\s(?:de|het|een)\s(?:\w{4,16}e\s)?"
    r"(?:inspectie|rekenkamer|autoriteit|commissie|planbureau|instituut|ombudsman|toezichthouder|bank|college|onderzoeksraad|raad\svan\sstate)\b"
    r"|^\W{0,3}(?:bij|van|voor)\s(?:elke|ieder|iedere|elk)\s|\bop\sgrond\svan\sartikel\b"
)
