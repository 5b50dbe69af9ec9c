"""How letters name members and committees of a chamber."""

__all__ = ["COMMITTEE_ADJECTIVES", "FIRST_NAMES", "MEMBER_TITLES", "NO_NAMES", "OTHER_BODIES", "PARTICLES"]

PARTICLES = (
    "van", "de", "den", "der", "ten", "ter", "te", "tot", "el", "von", "op", "in", "la", "le", "du", "al", "zu", "'t",
    "’t", "van't",
)  # fmt: skip

MEMBER_TITLES = (
    "Tweede Kamerleden", "Eerste Kamerleden", "Tweede Kamerlid", "Eerste Kamerlid", "Kamerleden", "Kamerlid",
    "kamerleden", "kamerlid", "leden", "lid", "heren", "heer", "mevrouw", "mw.", "mevr.", "dhr.", "afgevaardigden",
    "afgevaardigde", "geachte afgevaardigde", "geachte afgevaardigde de heer", "geachte afgevaardigde mevrouw",
    "senatoren", "senator", "Mevrouw", "Mw.", "Mevr.", "Dhr.", "Lid", "Leden", "Senator",
)  # fmt: skip

# The chamber tells members of one surname apart by these; the surname is what follows.
FIRST_NAMES = (
    "Agnes", "Anne", "Anne-Wil", "Edgar", "Pia", "Remco", "Sjoerd", "Jasper", "Emiel", "Inge", "Jimmy", "Tony",
    "Teun", "Gidi", "Jacques", "Mei Li", "Jan", "Jan Jacob", "Aukje", "Klaas", "Bas", "Joël", "Rendert", "Erik",
    "Eric", "Barry", "Harry", "Raymond", "Lilian", "Roald", "Femke", "Merel", "Gerbrands", "Corrie", "Martin",
    "Sander", "Jeroen", "Thom", "Wim-Jan", "Jaap", "Maarten", "Pieter", "Hanneke", "Mirjam", "Paul", "Wybren",
    "Elbert", "Kees", "Sandra", "Salima", "Esther", "Carla", "Marijke", "Michiel", "Machiel", "Chris",
)  # fmt: skip

# Capital words that follow a name or ``motie`` and are no name.
NO_NAMES = (
    "Kamerstuk", "Kamerstukken", "Handelingen", "Tweede", "Eerste", "Kamer", "EU", "Nederland", "Europese", "Raad",
    "Aanhangsel", "TK", "EK", "Nr", "Moties", "Motie", "Staten", "Ook", "Bij", "Voor", "Deze", "Dit", "Het", "Met",
    "Naar", "Nummer", "Indiener", "Dossier",
    "Zie", "Daarnaast", "Hierbij", "Ik", "Wij", "Uw", "Minister", "Ministers", "Staatssecretaris",
    "Commissie", "Toezegging", "Stand",
)  # fmt: skip

COMMITTEE_ADJECTIVES = ("vaste", "algemene", "bijzondere", "tijdelijke", "themacommissie", "gezamenlijke")

# Others than a chamber that adopt motions.
OTHER_BODIES = (
    "gemeenteraad", "gemeenteraden", "provinciale staten", "eilandsraad", "lagerhuis", "hogerhuis", "bondsdag",
    "bondsraad", "knesset", "congres", "partijcongres", "ledencongres", "europees parlement", "vlaams parlement",
    "assemblée", "doema", "sejm", "folketing",
)  # fmt: skip
