"""The formations of the Council of the European Union, the European Council and the Eurogroup, as letters name them.

One row a code. ``names`` are compared without regard to capitals and end in, or begin with, ``raad``;
``abbreviations`` as they stand, since ``er`` is also a word. Names of all periods: the General Affairs Council was
the Algemene Raad until 2002, RAZEB until 2009, and has been RAZ beside RBZ since.
"""

__all__ = [
    "ADJECTIVES",
    "AGAIN",
    "CONJUNCTIONS",
    "FORMATIONS",
    "GAP_WORDS",
    "INFORMAL",
    "INSTITUTION",
    "LAST",
    "LEADING_WORDS",
    "MEETING_WORDS",
    "NEXT",
    "PARTS",
    "SPECIAL",
    "VTE",
]

VTE = "VTE"
"""Vervoer, Telecommunicatie en Energie: three codes, told apart by the part that is named (see PARTS)."""

# code: (names, abbreviations)
FORMATIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "RAZEB": (
        ("Raad Algemene Zaken en Externe Betrekkingen", "Raad voor Algemene Zaken en Externe Betrekkingen"),
        ("RAZEB",),
    ),
    "RAZ": (
        ("Raad Algemene Zaken", "Raad voor Algemene Zaken", "RAZ-Raad", "Algemene Raad", "Raad Algemene Zaken Cohesie"),
        ("RAZ",),
    ),
    "RBZ": (
        (
            "Raad Buitenlandse Zaken",
            "Raad voor Buitenlandse Zaken",
            "RBZ-Raad",
            "Raad van Buitenlandse Zaken",
            "Gymnich bijeenkomst",
            "Gymnich overleg",
            "Gymnichoverleg",
        ),
        ("RBZ", "Gymnich", "Gymnich-bijeenkomst", "Gymnichbijeenkomst"),
    ),
    "RBZ-Handel": (("Handelsraad", "Raad Handel", "RBZ-Handelsraad"), ("RBZ-Handel", "RBZ-handel")),
    "RBZ-Defensie": (("Defensieraad", "Raad Defensie"), ("RBZ-Defensie", "RBZ-defensie", "RBZ-D")),
    "RBZ-OS": (
        (
            "Ontwikkelingsraad",
            "OS-Raad",
            "Raad voor Ontwikkelingssamenwerking",
            "Raad Ontwikkelingssamenwerking",
            "Ontwikkelingssamenwerkingsraad",
        ),
        ("RBZ-OS", "RBZ-Ontwikkelingssamenwerking", "RBZ-Ontwikkeling"),
    ),
    "ECOFIN": (
        (
            "Raad Economische en Financiële Zaken",
            "Raad voor Economische en Financiële Zaken",
            "Raad Economische Zaken en Financiën",
            "Raad voor Economische Zaken en Financiën",
            "Ecofin Begrotingsraad",
            "Ecofinraad",
            "Ecofin-Raad",
            "Ecofin Raad",
            "Ecofin",
            "Raad Ecofin",
            "Begrotingsraad",
            "Ecofin/Begroting",
        ),
        (),
    ),
    "JBZ": (
        (
            "Raad Justitie en Binnenlandse Zaken",
            "Raad voor Justitie en Binnenlandse Zaken",
            "Raad Justitie & Binnenlandse Zaken",
            "JBZ-Raad",
            "JBZ Raad",
            "JBZraad",
            "Raad JBZ",
            "Raad van Justitie en Binnenlandse Zaken",
        ),
        (),
    ),
    "LVR": (
        (
            "Landbouw- en Visserijraad",
            "Landbouw- & Visserijraad",
            "Raad Landbouw & Visserij",
            "Landbouw en Visserijraad",
            "Landbouw-/Visserijraad",
            "Landbouwraad",
            "Visserijraad",
            "Raad Landbouw en Visserij",
            "Raad voor Landbouw en Visserij",
            "Raad Landbouw",
            "Raad voor de Landbouw",
            "Raad voor Landbouw",
            "Raad Visserij",
            "Landbouw-Visserijraad",
        ),
        ("LVR", "L&V-Raad", "L&V-raad", "LVR-Raad"),
    ),
    "MILIEU": (("Milieuraad", "Raad Milieu", "Raad voor Milieu", "Raad voor het Milieu", "Milieu Raad"), ()),
    "TRANSPORT": (
        (
            "Transportraad",
            "Vervoersraad",
            "Vervoerraad",
            "Raad Vervoer",
            "Raad voor Vervoer",
            "Raad Transport",
            "Transport Raad",
        ),
        (),
    ),
    "TELECOM": (
        (
            "Telecomraad",
            "Telecom-Raad",
            "Telecommunicatieraad",
            "Telecom Raad",
            "Raad Telecommunicatie",
            "Raad Telecom",
        ),
        (),
    ),
    "ENERGIE": (("Energieraad", "Raad Energie", "Raad voor Energie", "Energie Raad"), ()),
    VTE: (
        (
            "Raad voor Vervoer, Telecommunicatie en Energie",
            "Raad Transport, Telecom en Energie",
            "Raad Transport, Telecommunicatie en Energie",
            "Raad Vervoer, Telecom en Energie",
            "Raad Vervoer, Telecommunicatie en Energie",
            "VTE-Raad",
            "VTE Raad",
            "TTE-Raad",
            "Raad voor Transport, Telecommunicatie en Energie",
            "Transport-, Telecommunicatie- en Energieraad",
            "Transport-, Telecom- en Energieraad",
        ),
        (),
    ),
    "EPSCO": (
        (
            "Raad voor de Werkgelegenheid, Sociaal Beleid, Volksgezondheid en Consumentenzaken",
            "Raad voor Werkgelegenheid, Sociaal Beleid, Volksgezondheid en Consumentenzaken",
            "Raad Werkgelegenheid, Sociaal Beleid, Volksgezondheid en Consumentenzaken",
            "Raad voor Werkgelegenheid en Sociaal Beleid, Volksgezondheid en Consumentenzaken",
            "Raad Werkgelegenheid en Sociaal Beleid, Volksgezondheid en Consumentenzaken",
            "Raad voor de Werkgelegenheid en Sociaal Beleid",
            "Raad Sociale Zaken en Werkgelegenheid",
            "Raad voor Sociale Zaken",
            "Raad Sociale Zaken",
            "Raad Werkgelegenheid en Sociaal Beleid",
            "Raad voor Werkgelegenheid en Sociaal Beleid",
            "Raad WSBVC",
            "WSBVC-Raad",
            "WSBVC Raad",
            "WSB-Raad",
            "Raad Werkgelegenheid, Sociaal Beleid, Volksgezondheid en Consumentenbescherming",
            "Raad Gezondheid",
            "Raad Werkgelegenheid",
            "EPSCO-Raad",
            "EPSCO Raad",
            "Raad EPSCO",
            "Sociale Raad",
            "EU-Gezondheidsraad",
            "informele Gezondheidsraad",
            "Raad Volksgezondheid",
            "Raad WSB",
        ),
        ("EPSCO", "WSBVC"),
    ),
    "RVC": (
        (
            "Raad voor Concurrentievermogen",
            "Raad voor het Concurrentievermogen",
            "Raad Concurrentievermogen",
            "Concurrentievermogenraad",
            "Raad van Concurrentievermogen",
            "Interne Marktraad",
            "Interne-Marktraad",
            "Interne Markt Raad",
            "Raad Interne Markt",
            "Raad voor de Interne Markt",
            "Ruimteraad",
            "Industrieraad",
            "RvC-Raad",
        ),
        ("RvC", "RVC"),
    ),
    "OJCS": (
        (
            "Onderwijs, Jeugd, Cultuur en Sport Raad",
            "Onderwijs-, Jeugd-, Cultuur- en Sportraad",
            "Raad voor Onderwijs, Jeugd, Cultuur en Sport",
            "Raad Onderwijs, Jeugd, Cultuur en Sport",
            "Raad voor Onderwijs, Jeugdzaken en Cultuur",
            "Raad Onderwijs, Jeugd en Cultuur",
            "Raad voor Onderwijs, Jeugd en Cultuur",
            "OJCS-Raad",
            "OJCS Raad",
            "OJC-Raad",
            "OJC Raad",
            "Raad OJCS",
            "Cultuurraad",
            "Sportraad",
            "Jeugdraad",
            "EU-Onderwijsraad",
            "EU-Cultuurraad",
        ),
        ("OJCS",),
    ),
    "ER": (("Europese Raad", "Voorjaarsraad"), ("ER",)),
    "EUROGROEP": (("Eurogroep", "Euro-11-groep", "Eurogroep-vergadering"), ()),
}

# A formation's part, where letters name it beside the formation: code -> (word, code of the part).
PARTS: dict[str, tuple[tuple[str, str], ...]] = {
    "RBZ": (
        ("handel", "RBZ-Handel"), ("handelsraad", "RBZ-Handel"), ("defensie", "RBZ-Defensie"),
        ("ontwikkelingssamenwerking", "RBZ-OS"), ("ontwikkeling", "RBZ-OS"), ("os", "RBZ-OS"),
        ("defensieformatie", "RBZ-Defensie"), ("defensiesamenstelling", "RBZ-Defensie"),
        ("handelsformatie", "RBZ-Handel"), ("handelssamenstelling", "RBZ-Handel"),
    ),
    "RAZ": (("cohesie", "RAZ"),),
    VTE: (
        ("transport", "TRANSPORT"), ("transportdeel", "TRANSPORT"), ("vervoer", "TRANSPORT"), ("telecom", "TELECOM"),
        ("telecommunicatie", "TELECOM"), ("telecomdeel", "TELECOM"), ("energie", "ENERGIE"),
        ("energiedeel", "ENERGIE"),
    ),
}  # fmt: skip

INFORMAL = ("informele", "informeel", "i", "gymnich", "gymnich-bijeenkomst", "gymnichbijeenkomst",
            "gymnich bijeenkomst", "gymnich overleg", "gymnichoverleg")  # fmt: skip
"""Words in or just before a name that make the meeting informal."""

NEXT = ("komende", "volgende", "eerstvolgende", "aanstaande", "aankomende", "a.s.")
LAST = ("vorige", "afgelopen", "laatste", "laatstgehouden", "voorgaande", "jongste")
AGAIN = ("deze", "genoemde", "bovengenoemde", "voornoemde", "desbetreffende", "betreffende", "dezelfde", "die")

SPECIAL = ("telefonische", "ingelaste", "extra", "buitengewone", "virtuele", "digitale", "schriftelijke")
"""Words that tell one meeting from a formation's ordinary ones."""

ADJECTIVES = (
    "telefonische", "schriftelijke", "fysieke", "tweedaagse", "ministeriële",
    "informele", "informeel", "formele", "ingelaste", "buitengewone", "extra", "bijzondere", "speciale", "virtuele",
    "gezamenlijke", "inclusieve", "hybride", "jumbo", "reguliere", "gecombineerde", "ingelaste",
    "geplande", "digitale", *NEXT[:-1], *LAST,
)  # fmt: skip
"""Words that stand between the article and the name, and are part of the mention."""

# What may stand between a name and its day: ``die op``, ``in Brussel (``, ``staat gepland op``.
GAP_WORDS = """
    daar er hier toen
    geagendeerd voor plaatsvond plaatsvindt staan artikel art art. 50 50-samenstelling 50-formatie
    artikel-50-samenstelling formatie format formaat inclusief setting regulier reguliere hybride digitaal
    van op d.d d.d. dd dd. die dat welke is was wordt werd staat stond zal zou worden gehouden gepland geplande
    voorzien plaats vindt vond vinden plaatsvinden bijeenkomt bijeenkwam bijeen komt kwam komen kwamen in te
    de a.s. jl. aanstaande afgelopen komende heeft had inclusieve uitgebreide samenstelling der dag dagen datum ook
    wederom nogmaals oorspronkelijk aanvankelijk eigenlijk inmiddels eerder naar verwachting waarschijnlijk voorlopig
    respectievelijk resp. wederom
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag pas eerst
"""
# What may stand between a day and the name that follows it: ``Op 6 juni a.s. vindt in Luxemburg de Transportraad``.
LEADING_WORDS = """
    vindt vond vinden vonden in te de een het plaats bijeenkomen nam neemt namen nemen ik wij deel aan kwam komt kwamen
    bijeen
    gehouden geplande voorziene houden plaatsgevonden plaatsvindende georganiseerde zitting
    vergadering bijeenkomst van zal werd wordt is heeft was er wederom tijdens ook minister
    staatssecretaris mijn ambtsvoorganger nederland informele formele ingelaste buitengewone extra bijzondere
    aanwezig bij heb hebben woon woonde woonden bij bezoek bezocht bezochten vertegenwoordig vertegenwoordigde
    laatste videoconferentie videoconferenties vtc per leden met reguliere gezamenlijke hybride
"""
MEETING_WORDS = (
    "vindt", "vond", "plaats", "bijeenkomen", "vergaderen", "vergadert", "vergaderde",
    "plaatsvindt", "plaatsvond", "deel", "bijeen", "bijeenkomt", "bijeenkwam",
    "gehouden", "aanwezig", "bijgewoond", "bijwonen", "woonde", "woon", "bezocht", "bezoek",
    "geplande", "voorziene", "tijdens", "houden", "plaatsgevonden", "plaatsvindende", "georganiseerde",
)  # fmt: skip
"""One of these must stand near a name whose day comes first."""

CONJUNCTIONS = "en de van het alsmede / & , evenals zowel als het + deel aan met"
"""What may stand between two names that share their days: ``Eurogroep en Ecofinraad van 16 en 17 mei``."""

INSTITUTION = (
    "voorzitter", "voorzitterschap", "president", "voorzitters", "lid", "leden", "mandaat", "bevoegdheid", "rol",
    "secretariaat", "verslagen", "agenda’s", "agenda's", "werkwijze", "werkgroep", "werkgroepen", "benoeming",
    "reglement", "zittingen", "bijeenkomsten", "vergaderingen", "besluitvorming", "samenstelling", "secretaris",
)  # fmt: skip
"""``… van de`` before a name: the institution is meant, not a meeting."""
