"""Debates and consultations of a chamber or its committees, as letters name them."""

__all__ = ["BACK_WORDS", "CHAMBER_WORDS", "KINDS", "NOT_PARLIAMENT", "PLAIN", "STOP_WORDS"]

# kind: the words for it. Compared without regard to capitals, abbreviations in PLAIN capitals as they stand.
KINDS: dict[str, tuple[str, ...]] = {
    "algemeen overleg": (
        "voortgezet algemeen overleg", "voortgezet AO", "algemeen overleg", "algemene overleg", "algemene overleggen",
        "algemeen overleggen",
        "verzamel-AO", "algemeen Kameroverleg",
    ),
    "commissiedebat": ("commissiedebat", "commissiedebatten", "commissie-debat"),
    "tweeminutendebat": (
        "tweeminutendebat", "tweeminutendebatten", "twee-minutendebat", "tweeminuten-debat", "2-minutendebat",
    ),
    "notaoverleg": (
        "notaoverleg", "nota-overleg", "nota overleg", "notadebat", "notaoverleggen", "nota-overleggen", "notadebatten",
    ),
    "wetgevingsoverleg": ("wetgevingsoverleg", "wetgevingsoverleggen"),
    "schriftelijk overleg": (
        "verslag van een schriftelijk overleg", "verslag schriftelijk overleg", "nader schriftelijk overleg",
        "schriftelijk overleg", "schriftelijke overleg", "schriftelijke overleggen",
    ),
    "mondeling overleg": ("mondeling overleg", "mondelinge overleg", "mondelinge overleggen"),
    "rondetafelgesprek": (
        "rondetafelgesprek", "ronde-tafelgesprek", "rondetafelgesprekken",
        "ronde tafelgesprek", "ronde tafelgesprekken", "rondetafel gesprek", "ronde tafel gesprek",
    ),
    "vragenuur": ("mondelinge vragenuur", "mondelinge vragenuurtje", "vragenuurtje", "vragenuur"),
    "begrotingsbehandeling": (
        "begrotingsbehandeling", "begrotingsbehandelingen", "begrotingsdebat", "begrotingsoverleg",
        "begrotingsonderzoek", "behandeling van de begroting",
    ),
    "vooroverleg": ("vooroverleg",),
    "commissievergadering": (
        "uitgebreide commissievergadering", "openbare commissievergadering", "commissievergadering",
        "uitgebreide commissie vergadering", "openbare commissie vergadering", "commissieoverleg",
    ),
    # A Kamerdebat may be held in plenary or in committee: the word leaves the kind unsaid.
    "debat": ("Kamerdebat", "Kamerdebatten"),
    "plenair debat": (
        "plenaire debat", "plenair debat", "plenaire debatten", "plenaire behandeling", "plenaire Kamerdebat",
        "plenaire vergadering van uw Kamer", "spoeddebat", "dertigledendebat",
        "dertigledendebatten", "spoeddebatten", "hoofdlijnendebatten", "interpellatiedebatten", "ordedebatten",
        "ordedebat", "interpellatiedebat", "hoofdlijnendebat", "verantwoordingsdebat",
        "minderheidsdebat",
        "Algemene Politieke Beschouwingen", "Algemene Beschouwingen", "Algemene Financiële Beschouwingen",
        "Algemene Europese Beschouwingen", "Algemene Politieke en Financiële Beschouwingen",
        "interpellatie", "spoed-AO",
    ),
}  # fmt: skip

# Abbreviations, as they stand.
PLAIN: dict[str, str] = {
    "AO": "algemeen overleg",
    "AO’s": "algemeen overleg",
    "AO's": "algemeen overleg",
    "CD’s": "commissiedebat",
    "CD's": "commissiedebat",
    "VAO": "algemeen overleg",
    "CD": "commissiedebat",
    "TMD": "tweeminutendebat",
    "WGO": "wetgevingsoverleg",
    "SO": "schriftelijk overleg",
    "VSO": "schriftelijk overleg",
    "UCV": "commissievergadering",
    "OCV": "commissievergadering",
    "APB": "plenair debat",
    "AFB": "plenair debat",
}

# A plain ``debat`` after one of these is none of a chamber.
NOT_PARLIAMENT = (
    "maatschappelijk", "maatschappelijke", "publiek", "publieke", "politiek", "politieke", "openbaar", "openbare",
    "oriënterend", "oriënterende", "internationale", "internationaal", "academisch", "academische", "europees",
    "europese", "wetenschappelijk", "wetenschappelijke", "nationaal", "nationale", "breed", "brede", "ethisch",
    "inhoudelijk", "ministerieel", "ministeriële",
)  # fmt: skip

# What a plain ``debat`` without a day must have beside it.
CHAMBER_WORDS = (
    "met uw kamer", "in uw kamer", "met de kamer", "in de kamer", "in de tweede kamer", "met de tweede kamer",
    "in de eerste kamer", "met de eerste kamer", "met uw commissie",
)  # fmt: skip

# Between a debate and its day none of these may stand: another thing's day follows.
STOP_WORDS = """
    heb heeft hebben had hadden zijn was waren word wordt worden werd werden zal zullen zult kan kunnen ik wij we
    waarin waarbij waarvan waarop brief motie moties verzoek verslag agenda rapport besluit
    uitspraak advies sinds kamerstuk kamerstukken handelingen verordening richtlijn toegezegd gevraagd gevoerd ben
    bent waarna antwoord antwoorden beantwoord betreffende toezegging top uiterlijk
    eurotop navo-top eu-top klimaattop g7-top g20-top topconferentie vóór nadat voordat
"""

# Between a day and a debate after it: ``5 maart a.s. onderwerp is van het``, ``op 3 mei met uw Kamer gevoerde``.
BACK_WORDS = """
    heeft heb hebben is wordt werd zal vond vindt een het de met mij ons uw kamer onderwerp van tijdens in gevoerde
    gevoerd gehouden plaats sprak spreek spraken ik wij we gesproken geplande voorziene onderwerpen er plaatsvindende
    plaatsgevonden plenaire vaste commissie tweede eerste staat gepland voorzien agenda op kwam komt mijn
    ambtsvoorganger aan orde te houden volgende ook ingeplande aanstaande komende daarover hierover gevraagd
    aangevraagde kamercommissie uitgestelde verplaatste overeengekomen afgesproken besproken behandeld
"""
