"""Words by which promises and requests are told apart: what is sent, and what tells nothing of its matter."""

__all__ = ["COMMON", "EVENTS", "PAPERS", "REPLIES", "SENDING"]

# What is promised or asked for: `een overzicht`, `een nadere appreciatie`; the first that fits, longest first
PAPERS = (
    "plan van aanpak", "stand van zaken", "geannoteerde agenda", "kabinetsreactie", "inventarisatie",
    "wetsvoorstel", "beantwoording", "voortgangsrapportage", "appreciatie", "tijdpad", "planning", "overzicht",
    "evaluatie", "onderzoek", "rapportage", "verkenning", "notitie", "analyse", "verslag", "reactie", "advies",
    "agenda", "rapport", "visie", "cijfers", "antwoorden", "antwoord", "toelichting", "lijst", "nota", "brief",
)  # fmt: skip

# Any letter says these of anything
COMMON = """
aan aanbieden aangaande aangehouden aangekondigd aanleiding aanpak aanstaande aantal aanvullend aanvullende achter
actuele advies af afgelopen afloop agenda al algemeen alle alleen allen als alsmede analyse ander andere antwoord
antwoorden appreciatie april artikel augustus basis beantwoorden beantwoording beide belofte bericht berichten
berichtgeving betreffende betreft betrekking bied bieden bij bijgaand bijgaande bijgevoegd bijgevoegde binnen
binnenkort brief brieven cijfers commissie commissiedebat conform daar daarbij daarin daarmee daarnaast daarom daarop
daarover daarvan dag dat datum de debat december deel deels delen den der derde deze die diens dient dit doe doen door
dossier dus een eens eerder eerdere eerst eerste eind elk en enkele er evaluatie eveneens extra februari ga gaan gaat
gaf geannoteerde gebruikelijke gedaan gedane gedeelte gedeeltelijk geef geeft geen gegeven geheel gehele gehoor gemeld
genoemd genoemde gesteld gestelde geven gevolg gevolgen gevraagd gevraagde graag griffier haar had hadden heb hebben
hebt heeft heer hem hen het hierbij hierin hiermede hiermee hierna hieronder hierop hierover hiertoe hoe hoogte hun ik
immers in indien informatie informeer informeren ingegaan ingevolge ingezonden inlos inlossen inmiddels inventarisatie
invulling inzake inzet is ja jaar januari jl juli juni kabinet kabinetsreactie kader kamer kamerbrief kamerstuk
kamerstukken kan kenmerk kennis kom komen komende komt kort krijgt kunnen kunt laat laatste later leden lid lijst
maand maanden maar maart mag mede medio mee meer meest mei meld melden met mevrouw mij mijn mijne minister ministers
moet mogelijk mondeling mondelinge motie na naar nader nadere najaar nakomen namelijk namens navolgende nee neem nemen
niet nog noot nota notitie notities november nu nummer of oktober om omtrent onder onderhavige onderzoek ons ontvangen
ontvangt ontwikkeling ontwikkelingen onze ook op opdat over overeenkomstig overleg overzicht overzichten per plan
planning plenair plenaire positie procedurevergadering punt rapport rapportage rapporten reactie reageer reageren
recente reeds regeling richting rond rondom ruim samen schriftelijk schriftelijke schrijven sedert september sinds
situatie slechts sluit spoedig staatssecretaris stand standpunt staten stel stellen stuk sturen stuur stuurde tegemoet
ten ter termijn terug terzake tevens thans tijd tijdens tijdpad toe toegezegd toegezegde toegezonden toekomen toekomt
toelichting toesturen toezeg toezegging toezeggingen toezenden toezending toezond tot treft tussen tweede
tweeminutendebat u uit uiterlijk uitgebreide uitspraken uitvoering uw van vanaf vandaag vanuit vaste verkenning
verslag verstrek verstrekken verstrekt vertraagd verwijzing verzocht verzoek verzoeken via vind vinden vindt visie
voldaan voldoe voldoen volgende volgens vond voor voorafgaand voordat voorjaar voortgangsrapportage vraag vragen vroeg
vóór waar waarbij waarin waarmee waarom waarover waartoe waarvan wanneer want was wat wederom week weken wel werd
werkzaamheden wie wij wijze wil wilde woord worden wordt zaken zal zeer zegde zei zeker zend zenden zich zij zijn zo
zoals zodra zomer zou zouden zover zullen
"""

# What else is told of than a meeting: `een verslag van mijn reis`
EVENTS = (
    "bezoek", "bezoeken", "reis", "reizen", "werkbezoek", "dienstreis", "rondreis", "gesprek", "gesprekken",
    "ontmoeting", "ontmoetingen", "missie", "handelsmissie", "conferentie", "consultatie", "consultaties",
    "telefoongesprek", "onderhoud",
)  # fmt: skip

# What may stand between a promised paper and what it is of: `een verslag (toesturen) van`
SENDING = (
    "sturen", "toesturen", "zenden", "toezenden", "doen", "doe", "toekomen", "uitbrengen", "geven", "aanbieden",
    "ontvangen", "ontvangt", "krijgen", "zal", "zullen", "ik", "wij", "u", "uw", "de", "kamer", "aan", "tegemoet",
    "zien", "nog", "dan", "schriftelijk", "een", "afzonderlijk", "separaat", "zoals", "gebruikelijk", "hierbij",
    "te", "gaan", "opmaken", "stuur", "zend",
)  # fmt: skip

# Where a sentence goes on to say what the letter does with a request: `… om een brief over Georgië kan ik niet voldoen`
REPLIES = (
    "kan", "kunnen", "zal", "zullen", "bericht", "berichten", "informeer", "informeren", "deel", "delen", "stuur",
    "sturen", "zend", "zenden", "bied", "bieden", "ga", "gaan", "treft", "ontvangt", "doe", "doen", "reageer",
    "reageren", "meld", "melden", "heb", "hebben", "is", "laat", "wordt", "worden", "geef", "geven", "licht",
    "voldoe", "voldoen", "kom", "verstrek", "lukt", "moet", "vindt", "zeg", "antwoord",
)  # fmt: skip
