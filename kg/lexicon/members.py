"""How letters name members and committees of a chamber."""

__all__ = [
    "COMMITTEE_ADJECTIVES",
    "COMMITTEE_PORTFOLIOS",
    "DONE_BY_MEMBERS",
    "FIRST_NAMES",
    "MEMBER_TITLES",
    "NO_NAMES",
    "OTHER_BODIES",
    "PARTICLES",
    "PARTIES",
]

PARTICLES = (
    "van", "de", "den", "der", "ten", "ter", "te", "tot", "el", "von", "op", "in", "la", "le", "du", "al", "zu", "'t",
    "’t", "van't",
)  # fmt: skip

MEMBER_TITLES = (
    "Tweede Kamerleden", "Eerste Kamerleden", "Tweede Kamerlid", "Eerste Kamerlid", "Kamerleden", "Kamerlid",
    "kamerleden", "kamerlid", "leden", "lid", "heren", "heer", "mevrouw", "mw.", "mevr.", "dhr.", "afgevaardigden",
    "afgevaardigde", "geachte afgevaardigde", "geachte afgevaardigde de heer", "geachte afgevaardigde mevrouw",
    *(f"{title} {her}" for title in ("afgevaardigde", "Kamerlid", "lid") for her in ("de heer", "mevrouw", "Mevrouw")),
    "afgevaardigden de heren", "afgevaardigden de dames",
    "senatoren", "senator", "Mevrouw", "Mw.", "Mevr.", "Dhr.", "Lid", "Leden", "Senator",
    "oud-Kamerlid", "oud-lid", "voormalig lid", "voormalig Kamerlid", "voormalige leden", "toenmalig lid",
    "toenmalig Kamerlid", "toenmalige lid", "toenmalige Kamerlid", "toenmalige leden", "toenmalige Kamerleden",
)  # fmt: skip

# The chamber tells members of one surname apart by these; the surname is what follows.
FIRST_NAMES = (
    "Agnes", "Anne", "Anne-Wil", "Edgar", "Pia", "Remco", "Sjoerd", "Jasper", "Emiel", "Inge", "Jimmy", "Tony",
    "Teun", "Gidi", "Jacques", "Mei Li", "Jan", "Jan Jacob", "Aukje", "Klaas", "Bas", "Joël", "Rendert", "Erik",
    "Eric", "Barry", "Harry", "Raymond", "Lilian", "Roald", "Femke", "Merel", "Gerbrands", "Corrie", "Martin",
    "Sander", "Jeroen", "Thom", "Wim-Jan", "Jaap", "Maarten", "Pieter", "Hanneke", "Mirjam", "Paul", "Wybren",
    "Elbert", "Kees", "Sandra", "Salima", "Esther", "Carla", "Marijke", "Michiel", "Machiel", "Chris",
    "Gijs", "Tjeerd", "Rudmer", "Léon", "Romke", "Sylvana", "Peter", "Christine", "Hans", "Diederik", "Caroline",
    "Joost", "Laurens", "Julian", "Daniëlle", "Rosanne", "Sharon", "Gert-Jan", "Willem", "Henk", "Marianne", "Frans",
    "Ruud", "Rik", "Ronald", "Aart", "Ingrid", "Marieke", "Derk", "Don", "Kati", "Habtamu", "Suzanne", "Songül",
)  # fmt: skip

# A party moves no motion here: its members do.
PARTIES = (
    "VVD", "PvdA", "CDA", "SP", "SGP", "GroenLinks", "GL", "PVV", "PvdD", "ChristenUnie", "CU", "DENK", "Volt", "BBB",
    "NSC", "FVD", "FvD", "JA", "LPF", "GPV", "RPF", "OSF", "PPR", "PSP", "CPN", "Partij",
)  # fmt: skip

# What a member may do beside moving a motion: `de motie … en de vragen van het lid X`.
DONE_BY_MEMBERS = (
    "vragen", "verzoek", "amendement", "amendementen", "brief", "inbreng", "opmerking", "opmerkingen", "initiatiefnota",
    "voorstel", "initiatiefvoorstel", "wetsvoorstel", "initiatiefwetsvoorstel", "suggestie", "oproep", "bijdrage",
    "pleidooi", "betoog", "interpellatie", "toezegging", "vraag", "wens", "nota", "interruptie", "aanbeveling",
)  # fmt: skip

# Capital words that follow a name or ``motie`` and are no name.
NO_NAMES = (
    "Kamerstuk", "Kamerstukken", "Handelingen", "Provinciale", "Gedeputeerde", "Gemeente", "Provincie",
    "Tweede", "Eerste", "Kamer", "EU", "Nederland", "Europese", "Raad",
    "Aanhangsel", "TK", "EK", "Nr", "Moties", "Motie", "Staten", "Ook", "Bij", "Voor", "Deze", "Dit", "Het", "Met",
    "Naar", "Nummer", "Indiener", "Dossier",
    "Zie", "Daarnaast", "Hierbij", "Ik", "Wij", "Uw", "Minister", "Ministers", "Staatssecretaris",
    "Commissie", "Toezegging", "Stand", "Tijdens", "Verder", "Tevens", "Kamervragen", "Uitvoering", "Onderwerp",
    *PARTIES,
)  # fmt: skip

COMMITTEE_ADJECTIVES = ("vaste", "algemene", "bijzondere", "tijdelijke", "themacommissie", "gezamenlijke")

# By these a bare `commissie` is one of a chamber: no committee of advisers bears such a name.
COMMITTEE_PORTFOLIOS = (
    "VWS", "OCW", "OCenW", "OC&W", "SZW", "BZK", "BZ", "BuZa", "Buza", "BuHa-OS", "BuHaOS", "BuHa", "BHOS", "BHO",
    "EZ", "EZK", "EZ&K", "EL&I", "EU", "FIN", "IenW", "I&W", "IenM", "I&M", "J&V", "JenV", "V&J", "VenJ", "LNV",
    "LVVN", "KGG", "VRO", "VROM", "V&W", "VenW", "WWI", "A&M", "AenM", "DiZa", "DEF", "Defensie", "Financiën",
    "Justitie", "Onderwijs", "Volksgezondheid", "Landbouw", "Infrastructuur", "Koninkrijksrelaties", "Verzoekschriften",
    "Rijksuitgaven", "Waterstaat", "Sociale Zaken", "Buitenlandse Zaken", "Binnenlandse Zaken", "Economische Zaken",
    "Europese Zaken", "Digitale Zaken", "Algemene Zaken", "Buitenlandse Handel", "Klimaat en Groene Groei",
    "Asiel en Migratie", "Verkeer en Waterstaat",
)  # fmt: skip

# Others than a chamber that adopt motions.
OTHER_BODIES = (
    "gemeenteraad", "gemeenteraden", "provinciale staten", "eilandsraad", "lagerhuis", "hogerhuis", "bondsdag",
    "bondsraad", "knesset", "congres", "partijcongres", "ledencongres", "europees parlement", "vlaams parlement",
    "assemblée", "doema", "sejm", "folketing",
)  # fmt: skip
