"""The words of generated letters."""

__all__ = ["COMMITTEES", "COUNCILS", "FILLERS", "MONTHS", "MOVERS", "SUBJECTS"]

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

# dossier, its title, the formation's code, its name in a sentence, and how many meetings it has a year
COUNCILS = (
    ("21501-02", "Raad Algemene Zaken en Raad Buitenlandse Zaken", "RBZ", "Raad Buitenlandse Zaken", 12),
    ("21501-07", "Raad voor Economische en Financiële Zaken", "ECOFIN", "Raad Economische en Financiële Zaken", 11),
    ("21501-08", "Milieuraad", "MILIEU", "Milieuraad", 4),
    ("21501-32", "Landbouw- en Visserijraad", "LVR", "Landbouw- en Visserijraad", 11),
    ("21501-20", "Europese Raad", "ER", "Europese Raad", 6),
    ("21501-30", "Raad voor Concurrentievermogen", "RVC", "Raad voor Concurrentievermogen", 4),
    ("21501-33", "Raad voor Vervoer, Telecommunicatie en Energie", "TRANSPORT", "Transportraad", 4),
    (
        "21501-34",
        "Raad voor Onderwijs, Jeugd, Cultuur en Sport",
        "OJCS",
        "Raad voor Onderwijs, Jeugd, Cultuur en Sport",
        4,
    ),
    ("32317", "JBZ-Raad", "JBZ", "JBZ-Raad", 6),
)

SUBJECTS = (
    "Toekomst van het hoger onderwijs", "Bereikbaarheid van het platteland", "Aanpak van fraude in de zorg",
    "Voortgang van de energietransitie", "Arbeidsmarktbeleid", "Onderhoud van bruggen en tunnels",
    "Kwaliteit van het drinkwater", "Beveiliging van de luchthavens", "Modernisering van het archief",
    "Versterking van de rechtsstaat", "Langdurige zorg", "Regels voor de kinderopvang",
)  # fmt: skip

COMMITTEES = (
    "vaste commissie voor Buitenlandse Zaken", "vaste commissie voor Financiën", "vaste commissie voor Defensie",
    "vaste commissie voor Onderwijs, Cultuur en Wetenschap", "vaste commissie voor Economische Zaken",
)  # fmt: skip

MOVERS = ("Boswijk", "Sjoerdsma", "Leijten", "Omtzigt", "Van der Lee", "Dijkgraaf", "Bruins", "Koolmees", "Ouwehand")

FILLERS = (
    "Het kabinet hecht veel waarde aan een zorgvuldige uitvoering.",
    "De gemeenten zijn nauw betrokken geweest bij de voorbereiding.",
    "Uit onderzoek blijkt dat de kosten per huishouden sterk verschillen.",
    "Deze aanpak sluit aan bij wat in andere landen gebruikelijk is.",
    "De uitvoering ligt bij de provincies, die daarvoor extra middelen hebben.",
    "Een goede samenwerking tussen de partijen blijft noodzakelijk.",
    "Daarbij is rekening gehouden met de gevolgen voor kleine ondernemers.",
    "De cijfers laten een lichte verbetering zien, maar de verschillen zijn groot.",
    "In het overleg met de sector is dit punt uitvoerig aan de orde geweest.",
    "Voor de begroting heeft dit geen gevolgen.",
    "Er zijn 125 locaties onderzocht, waarvan er 17 niet voldeden.",
    "Het bedrag van € 3 500 000 is ten opzichte van de raming niet gewijzigd.",
    "De toezichthouder ziet erop toe dat de regels worden nageleefd.",
    "Nederland kiest daarbij voor een geleidelijke invoering.",
)
