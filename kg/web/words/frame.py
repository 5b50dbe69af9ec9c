"""What stands around every page, and on the home page."""

from kg.web.words.table import Words

__all__ = ["FRAME", "HOME"]

FRAME: Words = {
    "browse": ("Bladeren", "Browse"),
    "browse_title": ("Wat er is", "What there is"),
    "list_all": ("Alles wat een bladzijde heeft", "All that has a page"),
    "list_dossiers": ("Dossiers", "Dossiers"),
    "list_kinds": ("Wie en wat", "Who and what"),
    "list_letters": ("Brieven per jaar", "Letters by year"),
    "list_letters_of": ("Brieven van {}", "Letters of {}"),
    "list_undated": ("Brieven zonder datum", "Letters without a date"),
    "undated": ("zonder datum", "without a date"),
    "list_narrowed": ("Verfijnen en downloaden", "Narrow down and download"),
    "list_promises_lead": (
        "Wat bewindspersonen in hun brieven aan het parlement hebben toegezegd, naar hoe het ermee staat.",
        "What ministers promised in their letters to parliament, by how each commitment stands.",
    ),
    "list_bewindspersonen_1": ("bewindspersoon met een brief in de graaf", "minister with a letter in the graph"),
    "list_bewindspersonen_n": ("bewindspersonen met een brief in de graaf", "ministers with a letter in the graph"),
    "list_ambtsdragers_1": ("ambtsdrager", "office holder"),
    "list_ambtsdragers_n": ("ambtsdragers", "office holders"),
    "dossiers_held": ("Met een brief in de graaf", "With a letter in the graph"),
    "dossiers_held_1": ("dossier met een brief in de graaf", "dossier with a letter in the graph"),
    "dossiers_held_n": ("dossiers met een brief in de graaf", "dossiers with a letter in the graph"),
    "dossiers_cited": ("Alleen aangehaald", "Cited only"),
    "dossiers_cited_1": ("dossier dat alleen wordt aangehaald", "dossier that is cited only"),
    "dossiers_cited_n": ("dossiers die alleen worden aangehaald", "dossiers that are cited only"),
    "list_raden": ("Raadsvergaderingen per formatie", "Council meetings by formation"),
    "list_ambtsdragers": ("Ambtsdragers zonder brief in de graaf", "Office holders without a letter in the graph"),
    "list_bewindspersonen": ("Bewindspersonen", "Ministers"),
    "list_promises": ("Toezeggingen", "Commitments"),
    "meeting_1": ("vergadering", "meeting"),
    "meeting_n": ("vergaderingen", "meetings"),
    "skip": ("Naar de inhoud", "Skip to content"),
    "site_nav": ("Hoofdnavigatie", "Main navigation"),
    "search": ("Zoeken", "Search"),
    "search_hint": ("Zoek in de brieven", "Search the letters"),
    "promises_nav": ("Toezeggingen", "Commitments"),
    "endpoint": ("SPARQL", "SPARQL"),
    "ontology": ("Begrippen", "Terms"),
    "other": ("English", "Nederlands"),
    "about": (
        "Kamergraaf leest brieven van ministers aan het parlement en legt vast wat erin staat: "
        "elk feit met de woorden die het zeggen.",
        "Kamergraaf reads the letters of Dutch ministers to parliament and records what they say: "
        "each fact with the words that say it.",
    ),
    "foot_data": (
        "Gegevens: CC0. De brieven zijn openbare overheidsteksten.",
        "Data: CC0. The letters are public government texts.",
    ),
    "foot_invented": ("Gegevens: CC0.", "Data: CC0."),
    "invented": (
        "Voorbeeld: deze brieven zijn voor de rondleiding verzonnen en nooit verstuurd, en de officiële publicaties "
        "waarheen links leiden bestaan niet.",
        "Example: these letters were made up for the tour and never sent, and the official publications that links "
        "lead to do not exist.",
    ),
    "foot_void": ("Beschrijving van de gegevensset", "Description of the data set"),
    "foot_stream": ("Stroom van brieven voor programma's", "Stream of letters for programs"),
    "download": ("Als gegevens", "As data"),
    "identifier": ("Identificatie", "Identifier"),
}

HOME: Words = {
    "home_title": ("Wat ministers het parlement schrijven", "What Dutch ministers write to parliament"),
    "contents": ("Wat de graaf bevat", "What the graph holds"),
    "newest": ("Nieuwste brieven", "Newest letters"),
    "questions": ("Vragen die hier een antwoord hebben", "Questions that have an answer here"),
    "question_promises": (
        "Wat beloofden ministers over de Raad Buitenlandse Zaken en staat nog open?",
        "What did ministers promise about the Foreign Affairs Council that is still outstanding?",
    ),
    "question_open": ("Welke toezeggingen staan nog open?", "Which commitments are still outstanding?"),
    "question_promised": ("Wat beloofden ministers?", "What did ministers promise?"),
    "question_meeting": (
        "Hoe verging het een Raadsvergadering, van agenda tot verslag en later?",
        "What became of a Council meeting, from agenda to report and after?",
    ),
    "question_papers": ("Welke stukken worden het meest aangehaald?", "Which papers are cited most?"),
    "in_sparql": ("Of stel zelf een vraag in SPARQL", "Or ask your own in SPARQL"),
    "unnumbered": ("brief zonder nummer", "letter without a number"),
    "meetings_of": ("Vergaderingen", "Meetings"),
    "feed": ("Volgen met Atom", "Follow by Atom"),
    "letters_of": ("Alle brieven", "All letters"),
    "promises_of": ("Alle toezeggingen", "All commitments"),
    "examples": ("Vragen om mee te beginnen", "Questions to begin with"),
    "count_brieven": ("brieven", "letters"),
    "count_open": ("daarvan open", "of them outstanding"),
    "count_personen": ("bewindspersonen", "ministers"),
    "count_dossiers": ("dossiers", "dossiers"),
    "count_toezeggingen": ("toezeggingen", "commitments"),
}
