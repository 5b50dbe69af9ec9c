"""The features of a sentence that may promise: patterns built from the lexicon's words, for text in lower case."""

from kg.extract.promise_times import COMING
from kg.extract.promise_words import any_of as _any
from kg.extract.promise_words import lowered
from kg.extract.promise_words import words_pattern as _words
from kg.lexicon import promises as lexicon

__all__ = [
    "ADDRESSEE",
    "AHEAD",
    "ANSWERED",
    "APART",
    "ASKED_FOR",
    "ASKING",
    "ASKS_BACK",
    "AT_ONCE",
    "AUXILIARY",
    "BACK",
    "BACK_LATER",
    "BY_LAW",
    "CONDITION",
    "CONTINUES",
    "DENIED",
    "DOUBT",
    "FOLLOWS",
    "IN_PAPER",
    "KEPT",
    "KEPT_TOLD",
    "KEPT_UP",
    "LETTER_SENT",
    "MAKER",
    "MAY_EXPECT",
    "MEMBER",
    "MODAL",
    "MODAL_AGAIN",
    "NOT_TOLD",
    "NOW",
    "OR_OURS",
    "OTHER",
    "PAPER",
    "PARTICIPLE",
    "PAST",
    "PERIODIC",
    "PLEDGE",
    "PRESENT",
    "RECEIVES",
    "RELATIVE",
    "RELATIVE_NOW",
    "RELATIVE_RECEIVED",
    "REPLY",
    "REPLY_NOW",
    "REPORTED",
    "REPORTED_IN",
    "REPORTING",
    "SENDS",
    "SENT_ON",
    "SENT_TO_YOU",
    "STILL_FOLLOWS",
    "TELLING",
    "THING_GOES",
    "THING_MODAL",
    "THING_NOW",
    "THIRD",
    "TOLD_QUESTION",
    "WILL_BE",
    "WILL_BE_NOW",
    "WITH_OTHERS",
    "WRITTEN_HERE",
]


_MAKER = _words(lexicon.MAKERS)
_TO = _words(lexicon.ADDRESSEES)
_NOW = _words(lexicon.TELLING_NOW)
_GONE = _words(lexicon.PARTICIPLES)

ADDRESSEE = _any(lexicon.ADDRESSEES)
# `toezenden`, `te informeren`, `toe te zenden`, `in kennis te stellen`
_TELLING = (
    rf"(?:(?:te\s{{1,3}})?{_words(lexicon.TELLING)}|(?:toe|aan|in|mee|mede|voor|door|na|terug|over|ter|op\s{{1,3}}de\s{{1,3}}hoogte"
    rf"|in\s{{1,3}}kennis|beschikking|beschikbaar)\s{{1,3}}te\s{{1,3}}(?:zenden|sturen|bieden|lichten|leggen|delen|geleiden|komen|koppelen"
    rf"|stellen|brengen|nemen|handigen|lichten|leiden))"
)
TELLING = lowered(rf"(?i)(?<![\w-]){_TELLING}(?![\w-])")
_REPLY = _words(
    [*lexicon.REPLIES, *(f"te {verb}" for verb in lexicon.REPLIES), "in te gaan", "terug te komen", "in te dienen"]
)
# Also `zal met een reactie op het rapport komen`
REPLY = lowered(
    rf"(?i)(?<![\w-])(?:{_REPLY}|met\s(?:een|de|mijn|onze|het|nadere)\s[^.;,]{{0,80}}?\s(?:te\s)?komen)(?![\w-])"
)
# Also `gaan wij op uw vragen in`
REPLY_NOW = lowered(
    rf"(?i)(?<![\w-])(?:{_words(lexicon.REPLIES_NOW)}|gaa?n?\s(?:ik|wij|we)\s[^.;]{{0,140}}?\sin\W{{0,3}}$"
    rf"|komt?e?n?\s{_MAKER}\s(?:[^.;]{{0,80}}\s)?met\s(?:een|de|het|mijn|onze))(?![\w-])"
)
REPORTING = _any(lexicon.REPORTING)
# Also behind a hyphen: `de stand-van-zakenbrief`
PAPER = lowered(rf"(?i)(?<!\w){_words(lexicon.PAPERS)}(?![\w-])")
NOW = _any(lexicon.NOW)
WRITTEN_HERE = _any(lexicon.WRITTEN_HERE)
CONDITION = _any(lexicon.CONDITIONS)
DOUBT = _any(lexicon.HOPES)
PAST = _any(lexicon.PAST)
OTHER = _any(lexicon.OTHERS)
OR_OURS = lowered(r"(?i)\b(?:(?:of|en)\s(?:van\s|door\s)?mij|mede\snamens\s(?:mij|ons))\b")
# What the law asks, nobody promises
BY_LAW = lowered(r"(?i)^\W{0,3}(?:volgens|krachtens)\s")
AT_ONCE = lowered(r"(?i)\b(?:gelijktijdig|tegelijkertijd|tegelijk|dan)\b")

# `zal ik`, `wij zullen`, `zal het kabinet`, `de minister van X en ik zullen`
MODAL = lowered(
    rf"(?i)(?<![\w-])(?:(?:zal|zullen)\s{{1,3}}(?:ook\s{{1,3}}|dan\s{{1,3}})?{_MAKER}|{_MAKER}\s{{1,3}}(?:zal|zullen)"
    rf"|(?:ben|zijn|is)\s{{1,3}}{_MAKER}\s{{1,3}}(?:(?!niet)\w{{1,12}}\s{{1,3}})?(?:voornemens|bereid|van\s{{1,3}}plan)"
    rf"|{_MAKER}\s{{1,3}}(?:ben|zijn|is)\s{{1,3}}(?:(?!niet)\w{{1,12}}\s{{1,3}})?(?:voornemens|bereid|van\s{{1,3}}plan)"
    rf"|(?:stel\s{{1,3}}ik\s{{1,3}}mij|ik\s{{1,3}}stel\s{{1,3}}mij|stellen\s{{1,3}}wij\s{{1,3}}ons|wij\s{{1,3}}stellen\s{{1,3}}ons)\s{{1,3}}voor"
    rf"|{_MAKER}\s{{1,3}}(?:voornemens|van\s{{1,3}}plan)\s{{1,3}}(?:ben|zijn|is)"
    r"|(?:is\s{1,3}het|het\s{1,3}is|ligt\s{1,3}het\s{1,3}in|ligt\s{1,3}in)\s{1,3}(?:mijn|ons|de|het)\s{1,3}(?:voornemen|intentie|bedoeling)"
    r"|(?:mijn|onze|de|het|ons)\s{1,3}(?:planning|bedoeling|voornemen|plan)\s{1,3}is)(?!\w)"
)
# `stuur ik`, `wij informeren`, `komt het kabinet`; `… en informeer uw Kamer`
PRESENT = lowered(
    rf"(?i)(?<![\w-])(?:{_NOW}\s{{1,3}}{_MAKER}|{_MAKER}\s{{1,3}}{_NOW})(?![\w-])|^{_NOW}\s{{1,3}}(?:(?:het|dit|deze|die|haar)\s{{1,3}})?(?:(?:dan|daarna|hier\w*|daar\w*)\s{{1,3}})?(?:(?:aan|naar)\s{{1,3}})?{_TO}(?!\w)"
)
# `voor de zomer`, `in januari 2025`: between the verb and whom it tells
_WHEN = r"(?:in|voor|vóór|na|begin|eind|medio|uiterlijk|binnen)\s(?:[\w.]{1,20}\s){1,4}?"
# `… en zal uw Kamer informeren`: who does it was said before
MODAL_AGAIN = lowered(
    rf"(?i)^(?:zal|zullen)\s{{1,3}}(?:(?:(?:hier|daar)\w*|dit|deze|dat|die|het|vervolgens|dan|ook|mijn\sstandpunt)\s{{1,3}}|{_WHEN}){{0,3}}(?:(?:aan|met|naar)\s{{1,3}})?{_TO}(?!\w)"
)
MAKER = lowered(rf"(?i)(?<![\w-]){_MAKER}(?![\w-])")
SENDS = lowered(
    r"(?i)\b(?:doe\s{1,3}ik\s{1,3}(?:u|de)|stuur|sturen|stuurt|zend|zenden|zendt|ontvangt|ontvangen|doe|doen)\b"
)
BACK = lowered(r"(?i)\b(?:kom|komen|komt)\b.{0,120}\bterug\b")
BACK_LATER = lowered(r"(?i)\b(?:hier\w*|daar\w*)\b.{0,90}\bterug\s{0,3}(?:te\s{0,3})?komen\b")
# `Daar kom ik separaat op terug`: the words alone put it off
APART = lowered(
    r"(?i)\b(?:nog|later|schriftelijk|separaat|apart|afzonderlijk|nader|dan|daarna|alsnog"
    r"|separate|aparte|afzonderlijke|nadere)\b"
)
# `de Commissie vragen hierop terug te komen`
ASKS_BACK = lowered(r"(?i)\b(?:vragen|verzoeken|oproepen)\s(?:\w+\s){0,3}terug\b")
# `de motie die vraagt jaarlijks te rapporteren`
ASKED_FOR = lowered(r"(?i)\b(?:moties?|toezegging|verzoek|vraagt|gevraagd|uitvoering\saan)\b")
# `rapporteer ik in het jaarverslag`
REPORTED_IN = lowered(
    r"(?i)\b(?:in|bij)\s(?:het|de|mijn|onze)\s"
    r"(?:jaarverslag|begroting|ontwerpbegroting|slotwet|voorjaarsnota|najaarsnota)\b"
)
# `Met de sector kom ik hierop terug`: not towards parliament
WITH_OTHERS = lowered(
    r"(?i)\b(?:bij|naar|met|aan)\s{1,3}de\s{1,3}(?:commissie|sector|lidstaten|partners|europese|raad|gemeenten|provincies)\b"
)
PERIODIC = _any(lexicon.PERIODIC)
CONTINUES = lowered(
    rf"(?i)(?<![\w-])(?:{_words(lexicon.CONTINUING)}\s{{1,3}}{_MAKER}|{_MAKER}\s{{1,3}}{_words(lexicon.CONTINUING)}|{_TO}\s{{1,3}}(?:blijft|blijven))(?!\w)"
)
RECEIVES = lowered(
    rf"(?i)(?<![\w-])(?:(?:ontvangt|krijgt|verneemt|hoort|bereikt|bereiken)\s{{1,3}}{_TO}|{_TO}\s{{1,3}}(?:ontvangt|ontvangen|krijgt|verneemt|hoort)"
    rf"|ontvangen\s{{1,3}}(?:de|beide)\s{{1,3}}Kamers)(?!\w)"
)
# `kunt u in april een brief verwachten`, `kan uw Kamer de nota tegemoet zien`
MAY_EXPECT = lowered(
    rf"(?i)(?<![\w-])(?:(?:kunt|kan|mag)\s{{1,3}}{_TO}|{_TO}\s{{1,3}}(?:kunt|kan|mag))\s[^.;:?!]{{0,160}}?"
    r"(?<![\w-])(?:verwachten|tegemoet\s{0,3}zien)(?!\w)"
)
# `De kabinetsreactie volgt voor de zomer`; an inquiry that follows is made, not sent
_FOLLOWING = _words(word for word in lexicon.PAPERS if word != "onderzoek")
FOLLOWS = lowered(
    rf"(?i)(?<![\w-])(?:{_FOLLOWING}[^.;:?!]{{0,80}}?\s(?P<verb>volgt|volgen)|(?:volgt|volgen)\s(?:(?!(?<!einde\s)(?<!eind\s)(?<!loop\s)(?<!helft\s)van\s)[^\s.;:?!]{{1,30}}\s){{0,9}}?{_FOLLOWING})(?!\w)"
)
STILL_FOLLOWS = lowered(r"(?i)\b(?:volgt|volgen)\s(?:hierover\s|daarover\s)?(?:nog|separaat|later)\b")
# `zult u worden geïnformeerd`, `zal uw Kamer … toegaan`, `u zult … ontvangen`
WILL_BE = lowered(
    rf"(?i)(?<![\w-])(?:(?:zal|zult|zullen)\s{{1,3}}(?:aan\s{{1,3}})?{_TO}|{_TO}\s{{1,3}}(?:zal|zult|zullen))(?!\w)"
)
WILL_BE_NOW = lowered(
    rf"(?i)(?<![\w-])(?:wordt\s{{1,3}}(?:(?:aan|ook)\s{{1,3}})?{_TO}|{_TO}\s{{1,3}}wordt|worden\s{{1,3}}(?:de|beide)\s{{1,3}}Kamers|(?:de|beide)\s{{1,3}}Kamers\s{{1,3}}worden)(?!\w)"
)
# `Het rapport zal (…) aan uw Kamer worden gezonden`, `wordt in mei aan uw Kamer gestuurd`
_GIVEN = _words(word for word in lexicon.PARTICIPLES if word not in ("aanbieden", "ontvangen", "toekomen", "bereiken"))
# `aanbieden` is what others do: `De Rekenkamer zal haar rapport aan de Kamer aanbieden`
_REACHES = _words(word for word in lexicon.PARTICIPLES if word != "aanbieden")
_WHOM = rf"(?:(?:aan|naar|bij|met|voor)\s{{1,3}}{_TO}|u|uw\s{{1,3}}Kamer)"
_THING = rf"[^.;:?!]{{0,160}}?(?<![\w-]){_WHOM}[^.;:?!]{{0,120}}?(?<![\w-])"
# `zal worden voorgehangen bij beide Kamers`
_BEHIND = rf"\s(?:[^.;:?!]{{0,100}}\s)?{_GIVEN}\s(?:aan|bij|naar|met)\s{{1,3}}{_TO}"
THING_MODAL = lowered(rf"(?i)(?<![\w-])(?:zal|zullen)(?!\w)(?:{_THING}{_REACHES}|{_BEHIND})(?!\w)")
THING_NOW = lowered(rf"(?i)(?<![\w-])(?:wordt|worden)(?!\w)(?:{_THING}{_GIVEN}|{_BEHIND})(?!\w)")
THING_GOES = lowered(
    rf"(?i)(?<![\w-])(?:(?:gaa[tn]|kom[te]n?)\s{{1,3}}(?:aan\s{{1,3}})?{_TO}|{_TO}\s{{1,3}}gaa[tn])\s[^.;:?!]{{0,120}}?\btoe(?!\w)"
)
# `De nota zal in mei worden toegezonden`: whom to, needs no saying
SENT_ON = lowered(
    r"(?i)(?<![\w-])(?P<modal>zal|zullen|wordt|worden)\s(?:[^.;:?!]{0,100}\s)?(?:toegezonden|toegestuurd|nagezonden|nagestuurd)(?!\w)(?!\s{1,3}aan\s{1,3}(?!uw|de\s(?:Kamer|Tweede|Eerste)))"
)
# `Het verslag wordt u toegezonden`: the words alone put it off, where nothing says `hierbij`
SENT_TO_YOU = lowered(
    r"(?i)^(?!\W{0,3}(?:deze|dit|het\sbovenstaande)\b)[^.;:?!]{0,160}?\bwordt\s(?:u|uw\skamer|de\skamer)\s(?:[^.;:?!]{0,100}\s)?"
    r"(?:toegezonden|toegestuurd|nagezonden|nagestuurd)\b"
)
PARTICIPLE = _any(lexicon.PARTICIPLES)
# `Uw Kamer wordt op de hoogte gehouden`: the words themselves speak of what is to come
KEPT_UP = lowered(
    r"(?i)\bop\sde\shoogte\sgehouden\b|\b(?:over|van)\s(?:de|het)\sverdere\s(?:ontwikkeling(?:en)?|voortgang|verloop|vervolg|stappen|proces)\b"
)
# `voor het commissiedebat van 5 december`: before a day that lies after the letter's
AHEAD = lowered(
    rf"(?i)\b(?:voor|vóór|na|na\safloop\svan|voorafgaand\saan|in\s(?:de\s)?aanloop\snaar)\s(?:de|het)\s(?:[\w-]{{1,30}}\s){{1,4}}(?:van|op)\s{COMING}\d"
)
# Questions to be answered, and papers of the government in which something will be told
ANSWERED = lowered(
    r"(?i)\b\w{0,12}vragen\b[^.;]{0,100}?\b(?:zal|zullen|worden)\s[^.;]{0,100}?\bbeantwoord\b"
    r"|\b(?:zullen|worden)\s[^.;]{0,60}?\b(?:de|deze|uw|overige|resterende)\s\w{0,12}vragen\b[^.;]{0,60}?\bbeantwoord\b"
)
AUXILIARY = lowered(r"(?i)\b(?:zal|zullen|worden)\b")
_TOLD_IN = (
    rf"\b(?:in|bij|gelegenheid\svan)\s(?:de|het|mijn|onze|een)\s(?:[\w-]{{1,24}}\s){{0,3}}?{_words(lexicon.OWN_PAPERS)}"
)
_GONE_INTO = r"\b(?:beantwoord|ingegaan|teruggekomen|gerapporteerd|bericht|geïnformeerd|toegelicht|verantwoord)"
IN_PAPER = lowered(
    rf"(?i)(?:{_TOLD_IN}\b[^.;:?!]{{0,80}}?\b(?:zal|zullen)\s[^.;:?!]{{0,140}}?{_GONE_INTO}|\b(?:zal|zullen)\s[^.;:?!]{{0,140}}?(?:{_TOLD_IN}\b[^.;:?!]{{0,80}}?{_GONE_INTO}|{_GONE_INTO}\s{_TOLD_IN}))(?![\w-])"
)
MEMBER = lowered(r"(?i)\b(?:lid|leden|mevrouw|de\sheer)\b")
# `Ik zal hierover voor de zomer een brief sturen`: to whom, needs no saying
LETTER_SENT = lowered(
    r"(?i)\b(?:zal\sik|ik\szal|zullen\swij|wij\szullen)\s(?:(?:hier|daar)\w+\s)?"
    r"(?:nog\s|separaat\s|(?:in|voor|vóór|na|eind|begin|medio)\s(?:[\w.]{1,14}\s){1,5}?){0,2}"
    r"een\s(?:\w{3,16}e\s)?(?:kamer|voortgangs)?brief\s(?:sturen|zenden|schrijven)\b"
)
PLEDGE = lowered(
    rf"(?i)(?<![\w-])(?:(?:zeg|zeggen)\s{{1,3}}{_MAKER}|{_MAKER}\s{{1,3}}(?:zeg|zeggen))\s[^.;?!]{{0,160}}?\btoe\b"
    rf"|(?<![\w-])(?:(?:beloof|beloven)\s{{1,3}}{_MAKER}|{_MAKER}\s{{1,3}}(?:beloof|beloven))\b"
    rf"|(?<![\w-])(?:(?:kan|wil)\s{{1,3}}{_MAKER}|{_MAKER}\s{{1,3}}(?:kan|wil))\s[^.;?!]{{0,60}}?\btoezeggen\b"
    rf"|\b(?:kan|kunt|mag)\s(?:\w+\s)?erop\srekenen\sdat\s{_MAKER}(?!\w)"
)
# `de brief die ik uw Kamer in mei zal sturen`, `dat wij u in oktober zullen berichten`
RELATIVE = lowered(
    rf"(?i)(?<![\w-])(?:die|dat|welke|waarin|waarna|waarover|waarmee|zodat|waarvan|en)\s{{1,3}}{_MAKER}\s{{1,3}}(?:(?:hier|daar)\w*\s{{1,3}}|(?:het|dit|dat|deze|die|haar|binnenkort|spoedig|separaat|nog)\s{{1,3}}|{_WHEN}){{0,2}}(?:(?:aan|met|naar)\s{{1,3}})?{_TO}\s[^.;:?!]{{0,120}}?(?<![\w-])"
    rf"(?:(?:zal|zullen)\s{{1,3}}(?:\w+\s{{1,3}}){{0,3}}?{_TELLING}"
    rf"|{_TELLING}\s{{1,3}}(?:zal|zullen))(?!\w)"
)
# `de rapportage die ik uw Kamer in oktober zend`: with a time to come
RELATIVE_NOW = lowered(
    rf"(?i)(?<![\w-])(?:die|dat|welke|waarin|waarna|waarover|waarmee)\s{{1,3}}{_MAKER}\s{{1,3}}(?:[^.,;:?!]{{0,80}}?\s)?(?:(?:aan|met|naar)\s{{1,3}})?{_TO}\s(?:[^.;:?!]{{0,120}}?\s)?"
    r"(?:toestuur|toezend|zend|stuur|informeer|bericht|aanbied|voorleg|doe\s{1,3}toekomen|toekomen|rapporteer|sturen|zenden|aanbieden|informeren|toesturen|toezenden|voorleggen|deel|delen)(?!\w)"
)
# `die u voor het reces ontvangt`, `die uw Kamer in mei ontvangt`
RELATIVE_RECEIVED = lowered(
    rf"(?i)(?<![\w-])(?:die|dat|welke|waarin|waarover|waarna)\s{{1,3}}{_TO}\s[^.;:?!]{{0,90}}?(?<![\w-])"
    r"(?:ontvangt|krijgt|toegaat|bereikt|zal\s{1,3}(?:ontvangen|bereiken|toegaan|toekomen)|toegaan|tegemoet\s{0,3}ziet)(?!\w)"
    rf"|(?<![\w-])(?:die|welke)\s{{1,3}}(?:[^.,;:?!]{{0,60}}?\s)?(?:aan\s{{1,3}})?{_TO}\s(?:[^.,;:?!]{{0,90}}?\s)?(?:wordt|worden)\s{{1,3}}{_GIVEN}(?!\w)"
)
# `zal ik u niet informeren`; not `niet alleen`, `niet later dan`
NOT_TOLD = lowered(r"(?i)\bniet\b(?!\s{1,3}(?:nalaten|alleen|later|eerder|slechts|langer))")
# `zal ik de Kamer in het eerste kwartaal niet nader informeren`
DENIED = lowered(rf"(?i)\bniet\s(?:(?:nader|meer|opnieuw|afzonderlijk|separaat)\s)?{_TELLING}(?![\w-])")
# `De leden vragen wanneer de Kamer zal worden geïnformeerd`: a question told, not a promise
TOLD_QUESTION = lowered(
    r"(?i)\b(?:vragen|vraagt|vroeg|vroegen|gevraagd|verzoekt|verzoeken|willen\s{1,3}weten)\b[^.;:?!]{0,60}?"
    r"\s(?:of|dat|wanneer|hoe|waarom|op\s{1,3}welke?)\s|\bde\svra(?:ag|gen)\s(?:of|wanneer|hoe)\s"
)
ASKING = lowered(r"\?\W{0,4}$")
# `houd ik u op de hoogte`, `blijf ik uw Kamer informeren`
KEPT_TOLD = lowered(r"(?i)\b(?:op de hoogte|geïnformeerd|informeren|berichten|rapporteren)\b")
# `De Minister van Financiën zal u`, `Nederland zal`, `de Commissie zal`: somebody else tells
THIRD = lowered(
    r"(?i)\b(?:minister(?:-president)?|staatssecretaris|ambtgenoot|ambtgenote|collega|commissie|voorzitterschap|nederland|"
    r"vertegenwoordiger|bewindspersoon|bewindslieden)\b[^.;:?!]{0,90}?\s(?:zal|zullen)\s{1,3}(?:u|uw|de|beide|zelf|dit|daar\w*|hier\w*)\b"
)
# `heb ik aangegeven dat ik u …`: a promise told again, made elsewhere
REPORTED = lowered(
    r"(?i)\b(?:heb|hebben|had|hadden|is|zijn|was|werd|heeft)\b[^.;]{0,140}?\b(?:aangekondigd|aangegeven|gemeld|bericht|geschreven|laten\s{1,3}weten|"
    r"medegedeeld|meegedeeld|gezegd|toegezegd|vermeld|beloofd|verzocht|gevraagd|opgeroepen|geïnformeerd)(?:,|\s{1,3})\s{0,2}(?:dat|om|te|of)\s"
)
# `Zoals toegezegd informeer ik u`: this letter keeps the promise
KEPT = lowered(
    r"(?i)\b(?:zoals|als|conform|overeenkomstig)\s(?:[^.;:,]{0,60}\s)?"
    r"(?:toegezegd|toezegging|beloofd|afgesproken|gevraagd|verzocht|aangekondigd)\b"
    r"|\b(?:gestand|ter uitvoering|in vervolg op|naar aanleiding|in reactie op|in antwoord op|met het oog op|"
    r"ten behoeve van)\b"
)
