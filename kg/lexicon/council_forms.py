"""Further words around Council meetings: names by the ministers, look-alikes, names that leave the code open."""

__all__ = ["AT_HOME", "BOARD", "JOINED", "LOOK_ALIKES", "PORTFOLIOS", "RARE", "SECTIONS", "STEMS", "UNSAID"]

UNSAID = ""
"""The code of a meeting named by its month alone (`de oktoberraad`): the letter's one formation, or none."""

# code: of what its ministers are: `Raad van Ministers van X`, `bijeenkomst van EU-ministers van X`.
PORTFOLIOS: dict[str, tuple[str, ...]] = {
    "RAZ": ("Europese Zaken", "Algemene Zaken", "Cohesie", "Cohesiebeleid"),
    "RBZ": ("Buitenlandse Zaken",),
    "RBZ-Handel": ("Handel", "Buitenlandse Handel"),
    "RBZ-Defensie": ("Defensie",),
    "RBZ-OS": ("Ontwikkelingssamenwerking", "Ontwikkeling"),
    "ECOFIN": ("Financiën", "Economische Zaken en Financiën", "Economische en Financiële Zaken"),
    "JBZ": ("Justitie en Binnenlandse Zaken", "Justitie", "Binnenlandse Zaken", "Migratie", "Asiel en Migratie"),
    "LVR": ("Landbouw", "Landbouw en Visserij", "Visserij"),
    "MILIEU": ("Milieu", "Milieu en Klimaat", "Klimaat", "Leefmilieu"),
    "TRANSPORT": ("Verkeer", "Vervoer", "Transport", "Verkeer en Vervoer"),
    "TELECOM": ("Telecommunicatie", "Telecom", "Digitale Zaken"),
    "ENERGIE": ("Energie",),
    "EPSCO": (
        "Sociale Zaken", "Sociale Zaken en Werkgelegenheid", "Volksgezondheid", "Gezondheid", "Werkgelegenheid",
        "Werkgelegenheid en Sociaal Beleid", "Werkgelegenheid en Sociale Zaken", "Consumentenzaken", "Gelijkheid",
    ),
    "OJCS": (
        "Onderwijs", "Cultuur", "Jeugd", "Sport", "Onderwijs en Jeugd", "Cultuur en Media", "Jeugdzaken",
        "Cultuur en Audiovisuele Zaken",
    ),
    "RVC": ("Industrie", "Concurrentievermogen", "Onderzoek", "Interne Markt", "Ruimtevaart", "Wetenschap"),
}  # fmt: skip

# code: what stands before `ministers`: `Raad van Landbouwministers`, `bijeenkomst van EU-handelsministers`.
STEMS: dict[str, tuple[str, ...]] = {
    "RBZ-Handel": ("handels",),
    "RBZ-Defensie": ("defensie",),
    "RBZ-OS": ("ontwikkelings", "OS-"),
    "LVR": ("landbouw", "visserij"),
    "MILIEU": ("milieu", "klimaat"),
    "TRANSPORT": ("verkeers", "vervoers", "transport"),
    "TELECOM": ("telecom",),
    "ENERGIE": ("energie",),
    "JBZ": ("JBZ-", "migratie"),
    "ECOFIN": ("Ecofin-",),
    "EPSCO": ("gezondheids",),
    "OJCS": ("onderwijs", "cultuur", "sport", "jeugd"),
    "RVC": ("industrie", "onderzoeks"),
}

# code: rarer names, most of them of before 1995.
RARE: dict[str, tuple[str, ...]] = {
    "RAZ": ("Cohesieraad", "Raad Algemene Zaken inzake Cohesie"),
    "RBZ": ("Raad BZ", "RBZ Raad"),
    "RBZ-OS": ("Raad BZ/OS", "Raad OS", "Ontwikkelingssamenwerking-Raad"),
    "ECOFIN": (
        "Raad van Economische en Financiële Zaken", "Economische en Financiële Raad", "Ecofin-/Begrotingsraad",
        "Raad Economische en Financiële Zaken/Begroting", "Ecofin-Begrotingsraad", "Raad Begroting",
    ),
    "LVR": (
        "Raad van Landbouw en Visserij", "Raad van Landbouw", "Visserij-Raad", "Landbouw- en Visserij Raad", "Visraad",
    ),
    "TRANSPORT": ("Vervoers Raad", "Raad van Verkeer", "Raad van Vervoer", "Raad Verkeer"),
    "ENERGIE": ("Raad van Energie",),
    "TELECOM": (
        "Raad Telecommunicatie en Digitalisering", "Telecommunicatie Raad", "Raad voor Telecommunicatie",
        "Raad voor Telecommunicatie en Post", "Telecommunicatie- en Postraad", "Postraad", "Raad voor Telecom",
    ),
    "MILIEU": ("Raad van Milieu", "Raad Leefmilieu"),
    "EPSCO": (
        "Volksgezondheidsraad", "Raad van Arbeid en Sociale Zaken", "Arbeids- en Sociale Raad", "Raad SZW",
        "Raad Arbeid en Sociale Zaken", "Raad Sociale Zaken/Werkgelegenheid", "Raad WSBV", "RWSB", "Raad EPSCO",
        "Raad van Sociale Zaken", "Raad Sociaal Beleid", "Raad Consumentenzaken", "EU-Volksgezondheidsraad",
    ),
    "OJCS": (
        "Raad Cultuur", "Raad Cultuur/AV", "Cultuur- en AV-Raad", "Raad Onderwijs en Jeugd", "Raad Onderwijs",
        "Raad Jeugd", "Raad Sport", "Raad Cultuur en Audiovisuele Zaken", "EU-Sportraad", "EU-Jeugdraad",
        "OJC-raad", "Raad OJC", "Cultuur/AV-Raad",
    ),
    "RVC": (
        "Interne Markt-Raad", "Interne-Markt- en Consumentenraad", "Interne Markt/Consumenten/Toerismeraad",
        "Interne Markt- en Consumentenraad", "Raad Onderzoek", "Raad Industrie", "Raad Concurrentie", "Raad Ruimte",
        "EU-Ruimteraad", "Raad Interne Markt en Industrie", "EU-Onderzoeksraad", "Concurrentieraad",
    ),
    "EUROGROEP": ("Eurogroep+", "Eurogroep Plus"),
    "ER": (
        "Europese Raad van regeringsleiders", "Europese Raad van staatshoofden en regeringsleiders",
        "Europese Raad van regeringsleiders en staatshoofden", "Europese Raad van staats- en regeringsleiders",
        "Europese Raad van staats- en regeringshoofden",
    ),
}  # fmt: skip

# code: names that a body at home has too; a Council only where a meeting is told.
AT_HOME: dict[str, tuple[str, ...]] = {
    "EPSCO": ("Gezondheidsraad", "Consumentenraad"),
    "RVC": ("Onderzoeksraad",),
}

# Directly before a name: an advisory council of that name, at home or elsewhere.
LOOK_ALIKES: dict[str, tuple[str, ...]] = {
    "energieraad": ("algemene", "wereld", "world"),
    "sportraad": ("nederlandse", "nationale", "vlaamse", "lokale"),
    "jeugdraad": ("nationale", "vlaamse", "lokale", "gemeentelijke"),
    "cultuurraad": ("noordse", "vlaamse", "nationale", "lokale"),
    "landbouwraad": ("nationale", "vlaamse"),
    "milieuraad": ("nationale", "vlaamse"),
    "raad onderwijs": ("nationale", "vlaamse"),
}

# code: what a Council's part may be called beside it, which makes it no other formation: `RvC Onderzoek`.
SECTIONS: dict[str, tuple[str, ...]] = {
    "RAZ": ("cohesie", "cohesiebeleid"),
    "RBZ": ("en defensie", "en ontwikkelingssamenwerking"),
    "ER": ("eurozonetop", "eurotop", "en de eurozonetop", "en de eurotop", "en eurozonetop", "en eurotop"),
    "ECOFIN": ("begroting", "begrotingsraad"),
    "EPSCO": (
        "gezondheid", "volksgezondheid", "sociale zaken", "werkgelegenheid", "sociaal beleid", "sociaal",
        "consumentenzaken",
    ),
    "OJCS": ("onderwijs", "jeugd", "cultuur", "sport", "media", "audiovisueel", "av"),
    "RVC": ("onderzoek", "ruimte", "ruimtevaart", "interne markt", "industrie", "toerisme", "innovatie", "en telecom"),
    "LVR": ("landbouw", "visserij"),
    "JBZ": ("justitie", "binnenlandse zaken", "migratie", "asiel"),
}  # fmt: skip

# `RvC` is a company's supervisory board where the letter says one of these and no `Concurrentievermogen`.
BOARD = (
    "aad van commissarissen",
    "aad van Commissarissen",
    "RvB",
    "aad van bestuur",
    "aad van Bestuur",
    "t-commissaris",
)

# code: its word in the name of Councils that meet as one: `Milieu- en Energieraad`, `Raad Energie/Milieu`.
JOINED: dict[str, tuple[str, ...]] = {
    "ECOFIN": ("Ecofin",),
    "JBZ": ("JBZ",),
    "LVR": ("Landbouw", "Visserij"),
    "MILIEU": ("Milieu",),
    "TRANSPORT": ("Transport", "Vervoer", "Vervoers"),
    "TELECOM": ("Telecom", "Telecommunicatie"),
    "ENERGIE": ("Energie",),
    "EPSCO": ("Sociale Zaken", "Werkgelegenheid", "Gezondheid", "Gezondheids", "Volksgezondheid", "Volksgezondheids"),
    "OJCS": ("Onderwijs", "Cultuur", "Jeugd", "Sport"),
    "RVC": ("Concurrentievermogen", "Industrie", "Interne Markt", "Onderzoek", "Onderzoeks"),
    "RBZ-OS": ("Ontwikkelingssamenwerking", "Ontwikkelings"),
    "RBZ-Handel": ("Handel", "Handels"),
    "RBZ-Defensie": ("Defensie",),
}
