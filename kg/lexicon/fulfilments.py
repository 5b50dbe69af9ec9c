"""How a letter says that it keeps an earlier promise.

The words are patterns in their simplest form: ``*`` stands for the rest of a word, or for one to three words between
two others.
"""

__all__ = [
    "ACCORDING",
    "ELSEWHERE",
    "HERE",
    "KEEPS",
    "KEPT",
    "LATER",
    "MOOT",
    "NO_MORE",
    "ORDINALS",
    "OTHERS",
    "PAPERS",
    "PARTLY",
    "PREDECESSORS",
    "WHOLLY",
]

# What ties what the letter does to a promise: `conform mijn toezegging`.
ACCORDING = (
    "conform", "overeenkomstig", "ingevolge", "ter uitvoering van", "ter voldoening aan", "ter nakoming van",
    "ter invulling van", "in vervolg op", "als vervolg op", "naar aanleiding van", "gevolg gevend aan",
    "gevolggevend aan", "gevolg gevende aan", "in aansluiting op", "in overeenstemming met", "krachtens",
    "ter inlossing van", "in lijn met", "in antwoord op", "in reactie op", "ten vervolge op", "uitvoering gevend aan",
    "uitvoering gevende aan", "in het kader van", "op grond van", "ter gestanddoening van", "onder verwijzing naar",
    "met verwijzing naar", "voldoende aan", "uit hoofde van", "volgens", "ter afdoening van", "gezien",
    "gehoor gevend aan", "ten gevolge van", "als gevolg van", "gelet op", "in navolging van", "tegemoetkomend aan",
)  # fmt: skip

# What a letter does to a promise of which it speaks: the verb, and what may close it far behind.
KEEPS = (
    ("kom|komen|komt", "na|tegemoet"),
    ("doe|doen|doet", "gestand|af"),
    ("los|lossen|lost", "in"),
    ("geef|geven|geeft|wordt|worden", "invulling|gevolg|uitvoering|gehoor"),
    ("handel|handelen|handelt|sluit|rond|ronden|rondt", "af"),
    ("wordt|worden", "voldaan|nagekomen|ingelost|afgedaan|uitgevoerd|afgehandeld|gestand|tegemoetgekomen"),
    ("breng|brengen", "ten uitvoer"),
    ("vormt|behelst|strekt|betreft|dient", "invulling|uitwerking|uitvoering|nakoming|afdoening"),
    ("voldoe|voldoen|voldoet|vervul|vervullen|vervult", ""),
)

# A promise that stands as kept when the letter is read.
KEPT = (
    "afgedaan", "nagekomen", "voldaan", "ingelost", "uitgevoerd", "afgehandeld", "gestand gedaan", "vervuld",
    "afgerond", "uitvoering gegeven", "invulling gegeven", "gevolg gegeven", "gehoor gegeven", "ingevuld",
    "tegemoetgekomen", "tegemoet gekomen", "tegemoet te zijn gekomen", "te hebben voldaan",
)  # fmt: skip

# The letter itself gives it.
HERE = (
    "hierbij", "hiermee", "hiermede", "hierna", "hieronder", "onderstaand", "onderstaande", "bijgaand", "bijgaande",
    "bij deze", "bij dezen", "bijgevoegd", "bijgevoegde", "is bijgevoegd", "bijlage", "bijlagen", "bijlage #",
    "deze brief", "deze *brief", "deze notitie", "deze *notitie", "deze rapportage", "deze *rapportage",
    "deze nota", "deze *nota", "dit verslag", "dit *verslag", "dit rapport", "dit *rapport", "dit standpunt",
    "dit *standpunt", "deze reactie", "deze *reactie", "dit document", "dit *document", "dit overzicht",
    "dit *overzicht", "deze evaluatie", "deze *evaluatie", "dit voorstel", "dit *voorstel", "dit plan", "dit *plan",
    "dit schrijven", "deze beantwoording", "deze geannoteerde agenda", "deze uitwerking",
    "aangehecht", "aangehechte", "ingesloten", "bijgesloten", "het navolgende", "onderhavige", "langs deze weg",
    "middels deze", "via deze weg", "treft u", "tref u", "aantreft", "vindt u", "voeg ik", "voegen wij", "ligt voor u",
    "voor u ligt", "ligt thans voor", "het volgende", "als volgt", "hier na", "hier in", "hier af", "in dit kader het",
    "doe ik u", "doen wij u", "doe ik de Kamer", "bied ik u", "bieden wij u", "bied ik uw Kamer", "bied ik hierbij",
)  # fmt: skip

# A promise that this letter does not keep: kept later, or kept before by another paper.
LATER = (
    "later", "te zijner tijd", "nog niet", "nog geen", "hoop", "verwacht", "vertraging", "uitgesteld", "niet mogelijk",
    "zou", "helaas", "kan niet", "kunnen niet", "niet kan", "niet kunnen", "niet meer", "zodra",
    "tijd nodig", "extra tijd", "meer tijd",
)  # fmt: skip
ELSEWHERE = (
    "mijn brief van", "brief van #", "bij brief van", "de brief van", "brieven van", "brief d.d.", "reeds", "al eerder",
    "schrijven van #", "eerder al", "is op # *", "heb ik op # *", "inmiddels",
)  # fmt: skip

# A promise that lost its point, which no letter keeps: `komen te vervallen`, `niet (meer) relevant`.
MOOT = (
    "achterhaald", "vervallen", "komt te vervallen", "overbodig", "zonder voorwerp", "irrelevant", "belang verloren",
    "betekenis verloren", "zin verloren",
)  # fmt: skip
NO_MORE = (
    "relevant", "relevante", "actueel", "actuele", "aan de orde", "van toepassing", "opportuun", "zinvol",
    "van belang",
)  # fmt: skip

# Others promise too; this letter keeps no promise of theirs.
OTHERS = (
    "europese commissie", "de commissie", "eurocommissaris", "commissaris", "voorzitterschap", "lidstaten", "lidstaat",
    "hoge vertegenwoordiger", "gemeente", "gemeenten", "provincie", "provincies", "sector", "bedrijf", "bedrijven",
    "navo", "dienst", "college", "inspectie", "ser", "raad", "bank", "fonds", "rekenkamer", "verenigde staten",
    "partners", "krant", "burgemeester", "stichting", "instituut", "bureau", "directie", "bond", "partijen",
    "vereniging", "organisaties", "banken", "verzekeraars", "nederland", "werkgevers", "vakbonden", "regering van *",
    "fabrikant", "fabrikanten", "onderneming", "ondernemingen", "leverancier", "leveranciers", "producenten",
)  # fmt: skip
PREDECESSORS = (
    "voorganger", "voorgangster", "ambtsvoorganger", "ambtsvoorgangster", "ambtsvoorgangers", "voorgangers",
    "toenmalige minister", "toenmalig minister", "vorige kabinet", "toenmalige staatssecretaris", "vorig kabinet",
    "toenmalig staatssecretaris", "voormalig minister", "voormalige minister", "ambtsvoorgangers",
)  # fmt: skip

PARTLY = ("ten dele", "deels", "gedeeltelijk", "voor een deel", "een deel van", "een gedeelte van", "eerste deel van")

WHOLLY = ("volledig", "geheel", "ten volle", "in zijn geheel", "helemaal", "integraal")
# What each of several is called by
ORDINALS = (
    "(?:eerste|eerstgenoemde)", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende",
    "tiende",
)  # fmt: skip

# What a signatory promises to send: `de toegezegde notitie`, and not `de toegezegde subsidie`.
PAPERS = (
    "*brief", "*brieven", "*notitie", "*notities", "*reactie", "*reacties", "*overzicht", "*overzichten", "*informatie",
    "*rapport", "*rapporten", "*nota", "*stuk", "*stukken", "*evaluatie", "*gegevens", "*cijfers", "*uitwerking",
    "*plan", "antwoord", "antwoorden", "beantwoording", "*toelichting", "*analyse", "*verslag", "*rapportage",
    "*onderzoek", "*voorstel", "*voorstellen", "*visie", "*standpunt", "*inventarisatie", "*verkenning", "*agenda",
    "*memorie", "*tekst", "*lijst", "*advies", "*uiteenzetting", "*verduidelijking", "*appreciatie", "*schema",
    "*verheldering", "*beschouwing", "*update", "*bijlage", "*document", "*documenten", "*raming", "*ramingen",
)  # fmt: skip
