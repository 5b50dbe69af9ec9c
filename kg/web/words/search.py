"""What the pages of a search say."""

from kg.web.words.table import Words

__all__ = ["SEARCH"]

SEARCH: Words = {
    "title_zoek": ("Zoeken in brieven", "Search letters"),
    "title_toezeggingen": ("Toezeggingen", "Commitments"),
    "hint_zoek": ("Woorden, of een nummer zoals 21 501-02, nr. 2976", "Words, or a number such as 21 501-02, nr. 2976"),
    "hint_toezeggingen": ("Zoek in de toezeggingen", "Search the commitments"),
    "search_how": (
        "Alle woorden moeten voorkomen; verslag vindt ook verslagen, informeren ook informeert. "
        "“Aanhalingstekens” zoeken woorden naast elkaar; OF, NIET en haakjes kunnen ook.",
        "All words must occur; verslag finds verslagen too, informeren also informeert. "
        "“Quotation marks” find words side by side; OR, NOT and brackets work too.",
    ),
    "no_search": (
        "Deze server toont wat een andere server heeft; daarin kan hij niet zoeken. Bladeren kan wel:",
        "This server shows what another server holds; in that it cannot search. You can browse:",
    ),
    "no_index": (
        "Deze server kan nog niet zoeken: de index ontbreekt. De beheerder maakt haar met",
        "This server cannot search yet: the index is lacking. Whoever runs it makes it with",
    ),
    "doubt_too_long": (
        "De vraag was te lang; alleen het begin is gezocht.",
        "The question was too long; only its beginning was sought.",
    ),
    "doubt_too_many": (
        "De vraag had te veel woorden; de eerste veertig zijn gezocht.",
        "The question had too many words; the first forty were sought.",
    ),
    "doubt_brackets": (
        "De haakjes kloppen niet; ze zijn zo goed mogelijk gelezen.",
        "The brackets do not match; they were read as well as could be.",
    ),
    "doubt_quotes": (
        "Er staat een aanhalingsteken te veel; het is weggelaten.",
        "There is a quotation mark too many; it was left out.",
    ),
    "doubt_nothing": (
        "Hierin staat niets om op te zoeken; hieronder staat alles.",
        "There is nothing to seek in this; all is shown below.",
    ),
    "doubt_operators": (
        "EN, OF, NIET of een streepje staat ergens zonder woord ernaast; daar is het weggelaten.",
        "AND, OR, NOT or a hyphen stands somewhere without a word beside it; there it was left out.",
    ),
    "doubt_long_word": (
        "Een woord was te lang om een woord te zijn; het is weggelaten.",
        "A word was too long to be one; it was left out.",
    ),
    "about_council": (
        "Van een Raad is een toezegging die over een vergadering ervan gaat, of die is gedaan in de brief die daarvan "
        "de agenda of het verslag is.",
        "A commitment is of a Council if it concerns a meeting of it, or was made in the letter that is the agenda or "
        "the report of one.",
    ),
    "exact_rule": ("De precieze regel", "The exact rule"),
    "narrow": ("Verfijnen", "Narrow down"),
    "narrowed": ("Verfijnd met", "Narrowed by"),
    "widen": ("weghalen", "take off"),
    "more": ("Meer", "More"),
    "sought": ("Gezocht", "Sought"),
    "sorted": ("Volgorde:", "Order:"),
    "order_relevance": ("best passend", "best match"),
    "order_newest": ("nieuwste", "newest"),
    "order_oldest": ("oudste", "oldest"),
    "order_due": ("termijn", "due date"),
    "facet_jaar": ("Jaar", "Year"),
    "facet_ministerie": ("Ministerie", "Ministry"),
    "facet_minister": ("Bewindspersoon", "Minister"),
    "facet_dossier": ("Dossier", "Dossier"),
    "facet_soort": ("Soort brief", "Kind of letter"),
    "facet_raad": ("Raadsformatie", "Council formation"),
    "facet_toezegging": ("Openstaande toezeggingen", "Outstanding commitments"),
    "facet_stand": ("Stand", "State"),
    "facet_bron": ("Bron", "Source"),
    "source_brief": ("brief aan het parlement", "letter to parliament"),
    "source_kamer": ("lijst van de Tweede Kamer", "list of the Tweede Kamer"),
    "also_called": ("{} (ook: {})", "{} (also: {})"),
    "on_list": ("lijst van de Kamer: {}", "the chamber's list: {}"),
    "facet_termijn": ("Termijn", "Due"),
    "has_open_ja": ("met openstaande", "with outstanding ones"),
    "has_open_nee": ("zonder", "without"),
    "open_n": ("{} openstaand", "{} outstanding"),
    "term_verstreken": ("verstreken", "passed"),
    "term_komend": ("nog niet verstreken", "to come"),
    "term_geen": ("zonder datum", "without a date"),
    "offered_dossier": ("Dossier", "Dossier"),
    "offered_kamerstuk": ("Kamerstuk", "Kamerstuk"),
    "offered_council": ("Raadsformatie", "Council formation"),
    "offered_person": ("Bewindspersoon", "Minister"),
    "to_promises": ("Naar de toezeggingen", "To the commitments"),
    "to_open_promises": ("Naar de openstaande toezeggingen", "To the outstanding commitments"),
    "same_in_promises": ("Zoek in de toezeggingen", "Search the commitments"),
    "same_in_letters": ("Zoek in de brieven", "Search the letters"),
    "nothing_found": ("Niets gevonden. Probeer minder of andere woorden.", "Nothing found. Try fewer or other words."),
    "pages": ("Bladeren", "Pages"),
    "previous": ("Vorige", "Previous"),
    "next": ("Volgende", "Next"),
}
