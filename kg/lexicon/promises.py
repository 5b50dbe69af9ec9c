"""How a signatory promises parliament something to come.

Each list is one feature of a sentence; ``kg.lexicon.promise_rules`` says which together make a promise. The words are
patterns in their simplest form: ``|`` parts alternatives, ``*`` stands for the rest of a word.
"""

__all__ = [
    "ADDRESSEES",
    "COMING_ADJECTIVES",
    "CONDITIONS",
    "CONTINUING",
    "FUTURE",
    "FUTURE_OF_SENDING",
    "HOPES",
    "MAKERS",
    "NOW",
    "OTHERS",
    "OUTSIDERS",
    "OWN_PAPERS",
    "PAPERS",
    "PARTICIPLES",
    "PAST",
    "PERIODIC",
    "REPLIES",
    "REPLIES_NOW",
    "REPORTING",
    "SEASONS",
    "TELLING",
    "TELLING_NOW",
    "TIMED_NOUNS",
    "UNITS",
    "WRITTEN_HERE",
]

# Who promises: the signatory, or the cabinet for which he writes.
MAKERS = (
    "ik", "wij", "we", "het kabinet", "de regering", "de regeering", "ondergetekende", "ondergetekenden",
    "ondergeteekende", "ondergeteekenden",
)  # fmt: skip

# To whom.
ADDRESSEES = (
    "u", "uw Kamer", "uw Kamers", "de Kamer", "beide Kamers", "de Tweede Kamer", "de Eerste Kamer",
    "de Staten-Generaal", "uw commissie", "uw commissies", "het parlement", "de Kamers", "de vaste commissie",
    "de leden van uw Kamer", "de leden van de Kamer", "de beide Kamers", "de beide Kamers der Staten-Generaal",
)  # fmt: skip

# What is done towards parliament, as infinitives.
TELLING = (
    "informeren", "berichten", "toezenden", "verzenden", "toesturen", "zenden", "sturen", "opsturen", "nazenden",
    "doen toekomen",
    "toekomen", "aanbieden", "voorleggen", "op de hoogte *", "in kennis *", "kennis geven", "laten weten", "melden",
    "mededelen", "meedelen", "rapporteren", "terugkomen", "terug te komen", "terugkoppelen", "terugkoppeling *",
    "inlichten", "verslag *", "doorgeleiden", "overleggen", "verstrekken", "doen uitgaan", "inzicht *", "toelichten",
    "presenteren", "doorsturen", "doorzenden", "zal zenden", "zal sturen", "schrijven", "een brief *", "indienen",
    "aan te bieden", "delen met", "delen", "bij * terug", "antwoorden", "uitsluitsel geven",
    "geworden", "deelgenoot maken", "bijpraten", "kennis stellen", "kennis brengen", "beschikking stellen",
    "beschikbaar stellen", "een overzicht *", "een afschrift *", "duidelijkheid *", "een reactie *", "een voorstel *",
    "een standpunt *", "een rapportage *", "kenbaar maken", "voorhangen", "verantwoording afleggen",
    "uiteenzetten", "nasturen", "meesturen", "verschaffen", "openbaar maken", "inlichtingen *", "# terug te komen",
    "mededeling doen", "mededeling te doen", "mededeling *", "ter inzage leggen", "ter inzage te leggen", "raadplegen",
    "voorzien van", "van informatie voorzien", "in de gelegenheid stellen", "technische briefing", "een toelichting *",
    # As spelt until 1947
    "mededeelen", "mededeeling *",
)  # fmt: skip

# Done towards parliament only where the answer or the paper that will hold it is named.
REPLIES = (
    "ingaan", "beantwoorden", "terugkomen", "reageren", "opnemen", "rapporteren", "doen", "meenemen", "vermelden",
    "aandacht besteden", "aandacht schenken", "aandacht geven", "melden", "berichten", "toelichten", "verwerken",
    "schetsen", "uiteenzetten", "indienen",
    "betrekken", "terugkoppelen", "verantwoorden", "verantwoording *", "verslag *", "presenteren", "publiceren",
    "adresseren", "nader in *", "mondeling *",
)  # fmt: skip
PAPERS = (
    "geannoteerde agenda*", "verslag", "verslagen", "voortgangsrapportage*", "*rapportage", "rapportages", "brief",
    "kamerbrief", "voortgangsbrief", "begroting", "jaarverslag", "nota", "notitie", "kabinetsreactie",
    "beleidsreactie", "de vragen", "uw vragen", "deze vragen", "die vragen", "* vragen van", "gestelde vragen",
    "schriftelijke vragen",
    "overige vragen", "andere vragen", "openstaande vragen", "# vragen", "resterende vragen", "nadere vragen",
    "*agenda's", "*agenda’s", "voorjaarsnota", "najaarsnota",
    "monitor", "schriftelijk", "kamervragen",
    "memorie van toelichting", "nota naar aanleiding van het verslag", "begrotingsbehandeling", "algemeen overleg",
    "commissiedebat", "evaluatie", "voortgangsverslag", "plan van aanpak", "standpunt", "wetsvoorstel",
    "stand van zaken", "*brief", "*nota", "*verslag", "*overzicht", "*reactie", "*evaluatie", "*rapport", "*monitor",
    "antwoorden", "beantwoording", "evaluatie*", "*agenda", "memorie van antwoord", "onderzoek", "*notitie",
    "jaarrapportage", "slotwet", "jaarverslagen", "*plan", "*visie", "advies", "*bericht", "*brieven",
)  # fmt: skip
OWN_PAPERS = (
    "jaarverslag", "begroting", "ontwerpbegroting", "memorie van toelichting", "memorie van antwoord", "*brief",
    "brief",
    "nota naar aanleiding van het verslag", "geannoteerde agenda", "voortgangsrapportage", "voorjaarsnota", "slotwet",
    "najaarsnota", "miljoenennota", "nota van toelichting", "kabinetsreactie", "beleidsreactie", "kabinetsstandpunt",
)  # fmt: skip
"""Papers of the government to parliament."""

# Verbs in the present tense, which promise only with a word of the future beside them.
TELLING_NOW = (
    "nu", "stuur", "sturen", "zend", "zenden", "informeer", "informeren", "bericht", "berichten", "bied", "bieden",
    "kom", "komen", "rapporteer", "rapporteren", "meld", "melden", "doe", "doen", "leg", "leggen", "breng", "brengen",
    "deel", "delen", "laat", "laten", "beantwoord", "beantwoorden", "verstrek", "verstrekken", "ga", "gaan", "stel",
    "stellen", "koppel", "koppelen", "presenteer", "presenteren", "reageer", "reageren", "stuurt", "zendt",
    "informeert", "biedt", "komt", "rapporteert", "meldt", "legt", "brengt", "reageert", "dien", "dienen", "dient",
    "licht", "lichten", "geef", "geven", "geeft", "verschaf", "verschaffen", "maak", "maken", "zeg", "praat",
    "praten", "neem", "nemen", "neemt", "betrek", "betrekken", "betrekt", "schets", "schetsen", "doet", "wil",
    "willen", "leid", "leiden", "overleg", "vermeld", "vermelden", "verwerk", "verwerken", "zet", "zetten",
    "publiceer", "publiceren", "antwoord", "antwoorden", "deelt", "gaat", "stelt", "schrijf", "schrijven", "bezorg",
    "bezorgen", "bespreek", "bespreken",
)  # fmt: skip
REPLIES_NOW = (
    "terug", "verslag", "rapporteer", "rapporteren", "rapporteert", "mee", "meenemen", "betrek", "betrekken",
    "betrekt", "beantwoord", "beantwoorden", "reageer", "reageren", "reageert", "nader in", "in op", "toe", "verwerk",
    "verwerken", "vermeld", "vermelden", "stil", "aandacht", "uiteen", "publiceer", "presenteer", "presenteren",
    "dien", "dienen", "reactie", "verantwoording", "een rapportage",
)  # fmt: skip
"""Done in the present tense, towards parliament where the answer or the paper that will hold it is named."""
REPORTING = ("verslag", "rapporteer", "rapporteren", "rapporteert", "verantwoording", "een rapportage")
CONTINUING = ("houd", "houden", "hou", "houdt", "blijf", "blijven", "blijft")
"""``houd ik u op de hoogte``: the present tense itself speaks of what is to come."""

PARTICIPLES = (
    "geïnformeerd", "bericht", "ingelicht", "toegezonden", "toegestuurd", "gezonden", "gestuurd", "verzonden",
    "aangeboden", "voorgelegd", "op de hoogte *", "in kennis gesteld", "gemeld", "gerapporteerd", "ingediend",
    "verstrekt", "toegaan", "bereiken", "ontvangen", "toekomen", "tegemoet zien", "aanbieden", "overgelegd",
    "opgestuurd", "geworden", "bijgepraat", "ter beschikking gesteld", "beschikbaar gesteld", "ter kennis gebracht",
    "toegelicht", "kennisgegeven", "toegegaan", "gedeeld", "nagestuurd", "meegestuurd", "doorgeleid", "doorgezonden",
    "doorgestuurd", "verslag gedaan", "teruggekoppeld", "uitgebracht", "meegenomen", "betrokken", "tegemoetzien",
    "tegemoet kunnen zien", "tegemoet mogen zien", "kunnen verwachten", "kunnen ontvangen", "toegekomen", "krijgen",
    "kunnen beschikken", "vernemen", "voorgehangen", "aan uw Kamer gedaan", "beantwoord", "gepresenteerd",
    "aanhangig gemaakt", "aanhangig worden gemaakt",
    "nagezonden", "meegedeeld", "medegedeeld", "gelegenheid worden gegeven", "in de gelegenheid gesteld",
    "gelegenheid gegeven", "gelegenheid worden geboden", "gelegenheid worden gesteld", "ter inzage worden gelegd",
    "ter inzage gelegd", "verantwoording worden afgelegd", "verantwoording afgelegd",
    "in kennis worden gesteld",
)  # fmt: skip

# Words that put the telling in the future.
FUTURE = (
    "vóór", "uiterlijk", "binnen een", "binnen enkele", "binnen twee", "binnen drie", "binnen vier", "binnen zes",
    "binnen acht", "binnen tien", "binnen de gebruikelijke", "binnen de gestelde", "binnen afzienbare", "binnen # *",
    "zodra", "na afloop", "te zijner tijd", "t.z.t.", "tijdig", "volgende week", "volgend jaar", "volgende maand",
    "komende week", "komende weken", "komende maand", "komende maanden", "komend jaar", "komend najaar",
    "komend voorjaar", "komende zomer", "aanstaande zomer", "binnenkort", "op korte termijn", "zo spoedig mogelijk",
    "zo snel mogelijk", "zo mogelijk", "spoedig", "na ontvangst", "nog dit jaar", "nog deze *", "nog voor",
    "nog vóór", "dit najaar", "dit voorjaar", "deze zomer", "later dit *", "later deze *", "in het najaar",
    "in het voorjaar", "in de zomer", "in de loop van", "eind dit *", "eind deze *", "eind van dit *",
    "eind van het *", "eind #", "eind volgend *", "eind volgende *", "begin volgend *", "begin volgende *", "begin #",
    "medio *", "rond de zomer", "rond het *reces", "na de zomer", "voor de zomer", "voor het *reces", "na het *reces",
    "voor de kerst", "derde dinsdag van *", "op dat moment",
    "met Prinsjesdag", "op Prinsjesdag", "rond Prinsjesdag", "bij Voorjaarsnota",
    "bij de Voorjaarsnota", "bij Najaarsnota", "bij de Najaarsnota", "bij Miljoenennota", "bij de Miljoenennota",
    "bij de begroting", "bij de ontwerpbegroting", "bij het jaarverslag", "separaat", "afzonderlijk", "voortaan",
    "te gelegener tijd", "voor die tijd", "voor die datum",
    "nadat", "wanneer", "per ommegaande", "een dezer dagen", "op een later *",
    "in een volgende *", "in de volgende *", "in de eerstvolgende *", "eerdaags", "weldra", "zo tijdig mogelijk",
    "bij gelegenheid", "in het verslag", "ruim voor", "kort voor", "na de Raad", "na deze Raad", "na afronding",
    "na ommekomst", "na verschijning", "na publicatie", "na besluitvorming", "verder blijven", "voor het einde van *",
    "voor het eind van *", "op de gebruikelijke *", "in de miljoenennota", "via het BNC-fiche", "via een BNC-fiche",
    "via de gebruikelijke *", "via de voortgangs*", "in de voorjaarsnota",
    "in de najaarsnota", "tevoren",
    "in de ontwerpbegroting", "daaraan voorafgaand", "in de slotwet", "agenda daarvoor", "agenda hiervoor",
    "# suppletoire begroting",
    "suppletoire begroting", "voor eind *", "aan het eind van *", "aan het einde van *",
    "het dan", "deze dan", "dit dan", "morgen", "overmorgen", "vandaag nog", "nog vandaag", "later vandaag",
    "vanavond", "vanmiddag", "deze week",
    "deze maand", "deze zomer", "deze winter", "dit kwartaal", "dit kalenderjaar", "in de komende *", "komende *dag",
    "na het zomerreces", "na goedkeuring", "na vaststelling", "na ondertekening", "na behandeling", "na het overleg",
    "na het debat", "na het gesprek", "na de verkiezingen", "alsdan",
    "via de reguliere *", "via het jaarverslag",
    "bij de voorjaarsbesluitvorming",
    "bij de augustusbesluitvorming", "van de voorjaarsbesluitvorming", "van de augustusbesluitvorming",
    "in een later stadium", "op een later moment", "op een nader *", "te zijner tijd", "tzt",
    "te zijnertijd", "gelijktijdig met", "tegelijk met", "tegelijkertijd met", "tezamen met", "samen met de",
    "bij de aanbieding van", "bij de eerstvolgende", "bij de volgende", "in mijn volgende", "in mijn eerstvolgende",
    "in een vervolgbrief", "bij een volgende", "per kerende *", "zo gauw", "eerstdaags", "nog nader", "van # * a.s.",
    "voordat", "alvorens", "totdat", "op het moment dat", "direct na", "onmiddellijk na", "kort na", "vlak na",
    "ruimschoots voor", "ruimschoots vóór", "ruimschoots voorafgaand", "van tevoren", "vooraf", "achteraf",
)  # fmt: skip
"""``#`` stands for a figure."""

# Words that do so only beside sending, receiving or a passive: ``voorafgaand aan … ontvangt u``.
FUTURE_OF_SENDING = (
    "voorafgaand aan", "in aanloop naar", "in de aanloop naar",
    "daarna", "nader", "nog", "een separate", "een aparte", "een afzonderlijke", "jaarlijks",
    "halfjaarlijks", "periodiek", "regelmatig", "hierover", "daarover", "daarvoor", "later", "van de uitkomst",
    "van de uitkomsten", "over de uitkomst",
    "over de uitkomsten",
    "over het vervolg", "over de voortgang",
)  # fmt: skip

PERIODIC = (
    "jaarlijks", "halfjaarlijks", "tweejaarlijks", "driejaarlijks", "maandelijks", "wekelijks", "per kwartaal",
    "elk kwartaal", "ieder kwartaal", "elk jaar", "ieder jaar", "elk half jaar", "elk halfjaar", "ieder half jaar",
    "* keer per jaar", "*maal per jaar", "periodiek", "regelmatig", "iedere maand", "elke maand", "per half jaar",
    "per halfjaar", "in elke *", "in iedere *", "op gezette tijden", "voortaan",
)  # fmt: skip
"""How often a report is made: ``jaarlijks doe ik verslag``."""

COMING_ADJECTIVES = (
    "komend", "komende", "volgend", "volgende", "eerstvolgend", "eerstvolgende", "aanstaande", "aankomend",
    "aankomende", "eerstkomende", "nieuwe", "a.s.", "vroege", "late", "gehele",
)  # fmt: skip
UNITS = (
    "week", "weken", "maand", "maanden", "jaar", "jaren", "kwartaal", "periode", "tijd", "dagen", "begroting",
    "brief", "kamerbrief", "voortgangsbrief", "rapportage", "voortgangsrapportage", "*rapportage", "*verslag",
    "*brief", "geannoteerde agenda", "agenda", "*nota", "helft", "halfjaar", "half jaar", "weekend", "vergaderjaar",
    "parlementaire jaar", "begrotingsbehandeling", "update", "editie", "stand van zaken", "monitor",
)  # fmt: skip

# A time behind one of these belongs to that noun: ``over de Raad in maart``.
TIMED_NOUNS = (
    "raad", "debat", "overleg", "brief", "vergadering", "bijeenkomst", "top", "verkiezingen", "conferentie", "dd",
    "besluit", "akkoord", "rapport", "motie", "commissiedebat", "eurogroep", "ecofin", "rbz", "raz", "ao", "zitting",
    "gesprek", "topontmoeting", "bezoek", "notaoverleg", "evenement", "inwerkingtreding", "begroting", "raden",
    "consultatie", "campagne", "referendum", "formatie", "afspraken", "maatregelen", "wijzigingen", "regels",
)  # fmt: skip

# This letter does it itself.
NOW = (
    "hierbij", "bijgaand", "bijgaande", "hiermee", "hiermede", "met deze brief", "in deze brief",
    "middels deze brief", "bij deze", "door middel van deze brief", "hieronder", "onderstaand", "onderstaande",
    "in de bijlage", "als bijlage", "bijgevoegd", "ingesloten", "thans", "in het navolgende", "hierna",
    "in het onderstaande", "via deze brief", "per deze brief", "in deze kamerbrief", "afschrift van deze brief",
    "in deze rapportage", "in dit verslag", "als volgt", "in deze beantwoording", "in het vervolg van deze brief",
    "daarbij", "ook nu", "van de gelegenheid gebruik", "later in deze brief", "verderop", "middels deze",
    "langs deze weg", "deze weg",
    "via deze weg", "met deze nota", "met dit schrijven", "in dit schrijven", "bij dezen", "bijgevoegde",
    "in bijgaande", "bij deze brief", "tevens hierbij", "onder meer in deze brief", "bijgesloten",
    "eenzelfde brief", "gelijkluidende brief", "een gelijke brief", "brief van gelijke *",
)  # fmt: skip

WRITTEN_HERE = (
    "in deze kamerbrief", "afschrift van deze brief", "in deze brief", "met deze brief", "hieronder", "onderstaand",
    "hierna", "in het navolgende", "in het onderstaande", "in het vervolg van deze brief", "in de bijlage",
    "als bijlage", "als volgt", "in dit verslag", "in deze beantwoording", "in onderstaande", "in deze nota",
    "eenzelfde brief", "gelijkluidende brief", "een gelijke brief", "brief van gelijke *",
)  # fmt: skip
"""What makes even a modal (``zal ik``) speak of this letter."""

SEASONS = (
    "zomer", "zomerreces", "kerst", "kerstreces", "herfst", "herfstreces", "meireces", "voorjaarsreces", "najaar",
    "voorjaar", "winter", "reces", "jaarwisseling", "nieuwe jaar", "kwartaal", "lente", "Prinsjesdag",
    "Verantwoordingsdag", "krokusreces", "pasen", "paasreces", "zomermaanden", "kerstvakantie", "zomervakantie",
    "begrotingsbehandeling", "*reces", "vakantie", "halfjaar", "helft", "weken", "week", "maanden", "maand",
)  # fmt: skip

CONDITIONS = (
    "mocht", "mochten", "indien", "tenzij", "zo nodig", "desgewenst", "waar nodig", "als daartoe", "desgevraagd",
    "zonodig", "aanleiding toe is", "aanleiding voor is", "aanleiding toe bestaat", "als dat nodig", "als dit nodig",
    "wanneer daartoe", "wanneer nodig", "voor zover nodig", "ingeval", "in geval van", "in het geval dat",
    "bij gebleken", "als er", "als blijkt", "als zich", "als dat", "als dit", "als daar", "als hier", "zou blijken",
    "gesteld dat", "wanneer zich", "wanneer blijkt", "tenminste als", "aanleiding bestaat", "bij noodzaak",
    "zo daartoe", "indien nodig", "bij belangrijke ontwikkelingen",
)  # fmt: skip
HOPES = (
    "ik verwacht", "verwacht ik", "wij verwachten", "verwachten wij", "ik hoop", "hoop ik", "wij hopen", "hopen wij",
    "verwacht het kabinet", "het kabinet verwacht", "ik streef", "streef ik", "wij streven", "streven wij",
    "het streven is", "gestreefd", "hoop u", "hopelijk", "te kunnen", "wellicht", "zou", "zouden", "misschien",
    "ernaar te streven", "is het streven", "naar ik hoop", "tracht", "trachten", "probeer", "proberen", "overweeg",
    "verwacht wordt", "de verwachting is", "is de verwachting", "wil proberen", "mijn streven",
    "mij in om", "zich in om", "ons in om", "inspannen om", "alles op alles",
)  # fmt: skip
PAST = (
    "heb ik u", "heb ik uw Kamer", "hebben wij u", "hebben wij uw Kamer", "heb ik de Kamer", "had ik u",
    "heb ik toegezegd", "hebben wij toegezegd", "toegezegd dat", "toegezegd om", "is toegezegd", "zegde",
    "toegezegd te", "heeft toegezegd", "heb toegezegd", "gevraagd of", "vragen of", "verzoekt", "verzocht",
)  # fmt: skip
OTHERS = (
    "van de minister", "van de staatssecretaris", "door de minister", "door de staatssecretaris", "van mijn collega",
    "door mijn collega", "van mijn ambtgenoot", "door mijn ambtgenoot", "van de commissie", "door de commissie",
    "van de minister-president", "door de minister-president", "van mijn ambtgenote",
)  # fmt: skip

# Who may be told of something, and is not parliament.
OUTSIDERS = (
    "gemeenten", "provincies", "waterschappen", "sector", "betrokkenen", "lidstaten", "raad", "uitvoerders", "scholen",
    "instellingen", "burgers", "ouders", "werkgevers", "werknemers", "partners", "partijen", "organisaties",
    "vakbonden", "bedrijven", "bewoners", "omwonenden", "patiënten", "zorgaanbieders", "verzekeraars", "banken",
    "bevolking", "inspectie", "uitvoeringsorganisaties", "universiteiten", "hogescholen", "ziekenhuizen", "regio's",
)  # fmt: skip
