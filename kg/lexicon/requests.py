"""How letters tell that a chamber, a committee or members asked for them; ``*`` stands for any letters of a word."""

__all__ = ["ANSWERING", "ASKED_FOR", "BETWEEN", "GRANTING", "RECEIPT_VERBS", "RECEIVED"]

# What a letter answers to: things to be sent, and verbs of telling
ASKED_FOR = (
    "reageren", "*reactie", "*brief", "informer*", "informatie", "stand van zaken", "schriftelijk*", "toelichting",
    "*overzicht", "standpunt", "appreciatie", "ontvangen", "toezend*", "toesturen", "toekomen", "stukken", "notitie",
    "zienswijze", "beantwoord*", "uiteen*", "duidelijkheid", "inzicht", "actualisatie", "verslag", "rapportage",
    "opheldering", "beoordeling", "daarin", "daarbij", "hierin", "hierop", "daarop", "in te gaan", "aan te geven",
    "toe te zenden", "toe te sturen", "toe te lichten", "te doen toekomen", "te berichten", "mee te delen",
    "mede te delen", "te melden", "te verstrekken", "over te leggen", "naar de Kamer te sturen",
    "naar uw Kamer te sturen", "naar de Kamer te zenden", "op de hoogte", "afschrift", "kopie", "commentaar",
    "inlichtingen", "tijdlijn", "feitenrelaas",
)  # fmt: skip

# By these a sentence says that its letter is the answer
ANSWERING = (
    "hierbij", "voldo*", "antwoord*", "tegemoet", "reageer", "beantwoord*", "toekomen", "betrek", "betrekken",
    "bijgaand", "conform", "ingevolge", "overeenkomstig", "informeer", "bericht", "ontvangt", "gevolg", "bied",
    "gehoor", "bijgevoegd", "inwilligen", "reageren wij", "naar aanleiding", "in reactie", "in antwoord",
    "met deze brief", "in deze brief", "in goede orde", "geef ik", "geven wij", "kom ik", "komen wij", "stuur",
    "sturen wij", "zend",
    "zenden wij", "treft u", "doe ik", "deel ik", "ga ik", "gaat u", "meld ik", "tot mijn spijt", "ter uitvoering",
    "naar de kamer", "kan niet", "aanleiding voor deze brief", "onder verwijzing", "met verwijzing",
)  # fmt: skip

# By these a sentence gives what was asked for
GRANTING = (
    "stuur", "zend", "bied", "bieden", "informeer", "bericht", "doe", "treft", "ontvangt", "hierbij", "hiermee",
    "hiermede", "bijgaand", "bijgevoegd", "reageer", "voldo*", "toekomen", "aangeboden", "sturen wij",
    "informeren wij", "deel ik", "ga ik", "gaat u", "geef ik", "met deze brief", "in deze brief", "kom ik", "meld ik",
    "kan ik u", "schets ik", "licht ik",
)  # fmt: skip

# What may stand between who asks and the day of the request
BETWEEN = """
    uit aan mij gedaan tijdens bij in de regeling van werkzaamheden kamer uw op d.d d.d. dd dd. , ( gisteren tweede
    der per brief schrijven eerste gedane het ingediend vandaag om en maandag dinsdag woensdag donderdag vrijdag
    zaterdag zondag ’s ochtends middags procedurevergadering ordedebat orde hun haar zijn verstuurd mondeling
    schriftelijk via e-mail emailprocedure e-mailprocedure mij ons zoals deed dat welk is werd gesteld commissie geuit
    verwoord neergelegd kenbaar gemaakt gevraagd respectievelijk resp resp. verzonden toegezonden vragenuur debat
    commissiedebat algemeen overleg plenaire ao wetgevingsoverleg notaoverleg vergadering staten-generaal
    ontvangen vervat schrijven griffier overgebracht gericht dit hij zij heeft hebben vaste genomen besluit
    besluitenlijst uitgesproken geformuleerd opgenomen vermeld vastgelegd te kennen gegeven ter namens voorzitter
    extra kamercommissie dagtekening gedateerd dezer
"""

# What may stand between the day on which a request was received and its noun
RECEIVED = """
    ontving ontvingen ontvangen heb heeft hebt hebben is werd bereikte kwam bracht brengt bevat bevatte bevattende
    stelde stelt deed doet deelde zond zendt stuurde vraagt vroeg verzoekt verzocht gaf geeft kreeg kregen gekregen
    ik wij we u mij ons de griffier via uw griffie regering kamer van aan in kennis op hoogte namens met inzake
    betreffende over houdende waarin waarbij waarmee het een brief overgebrachte overgebracht doorgeleid doorgeleide
    schriftelijk « “ „ " , ( ) ; voorzitter mee mede bent dat tweede eerste door aangaande omtrent rond waarop
    gedaan geleidt leidde vervatte neergelegde opgenomen gedane verwoorde vermelde gestelde tijdens regeling
    werkzaamheden bij procedurevergadering toegezonden hierin daarin stuurt gezonden te
"""

# … and one of these among them says that it was received, or brought
RECEIPT_VERBS = """
    ontving ontvingen ontvangen heb heeft hebt bereikte kwam bracht brengt bevat bevatte bevattende stelde stelt deed
    doet deelde zond zendt stuurde stuurt vraagt vroeg verzoekt verzocht is werd waarbij waarin waarmee overgebrachte
    kreeg kregen gaf geeft doorgeleide vervatte neergelegde opgenomen gedane verwoorde vermelde gestelde
"""
