"""What the pages for questions in SPARQL and for our terms say."""

from kg.web.words.table import Words

__all__ = ["ASKING"]

ASKING: Words = {
    "as_graph": ("Als tekening", "As a drawing"),
    "as_chart": ("Als grafiek", "As a chart"),
    "ask": ("Stel de vraag", "Ask"),
    "ask_how": (
        "SPARQL doorzoekt alles wat uit de brieven is vastgelegd. Begin met een voorbeeld en verander het; "
        "bij het typen komen begrippen in beeld, ook bij hun Nederlandse naam.",
        "SPARQL searches all that was recorded from the letters. Begin with an example and change it; "
        "as you type, terms are offered, also by their English name.",
    ),
    "ask_keys": ("of Ctrl-Enter in het tekstvak", "or Ctrl-Enter in the editor"),
    "ask_title": ("Vraag het de graaf", "Ask the graph"),
    "definition": ("Omschrijving", "Definition"),
    "empty": ("Het antwoord is leeg.", "The answer is empty."),
    "label": ("Naam", "Label"),
    "named": ("Benoemde vragen", "Named queries"),
    "no": ("Nee", "No"),
    "query": ("SPARQL-vraag", "SPARQL query"),
    "refused": ("Dit is niet gelukt", "This did not work"),
    "result": ("Antwoord", "Answer"),
    "rows_1": ("rij", "row"),
    "rows_n": ("rijen", "rows"),
    "share": ("Koppeling naar deze vraag", "Link to this question"),
    "shared": ("Koppeling gekopieerd", "Link copied"),
    "shown": ("de eerste {} getoond", "the first {} shown"),
    "term": ("Begrip", "Term"),
    "told_so": ("De machine zegt, in het Engels:", "The machine says:"),
    "wrong": (
        "Zo is deze vraag niet te beantwoorden. Verander haar en stel haar opnieuw; een voorbeeld helpt op weg.",
        "This query cannot be answered as it is. Change it and ask again; an example shows the way.",
    ),
    "wrong_at": (
        "De vraag is vanaf regel {}, kolom {} niet te lezen. Kijk daar, en vlak ervoor, of er een punt, een haakje, "
        "een accolade of een PREFIX ontbreekt, en stel haar opnieuw.",
        "The query cannot be read from line {}, column {} on. Look there, and right before, for a full stop, a "
        "bracket, a brace or a PREFIX that is lacking, and ask again.",
    ),
    "wrong_long": ("Deze vraag is te lang. Maak haar korter.", "This query is too long. Make it shorter."),
    "wrong_much": (
        "Het antwoord is te lang voor een pagina. Neem het als bestand, of vraag om minder, met LIMIT 1000.",
        "The answer is too long for a page. Take it as a file, or ask for less, by LIMIT 1000.",
    ),
    "wrong_later": (
        "De server kwam er niet mee klaar. Vraag minder ineens, met een kleinere LIMIT of een jaar erbij, of probeer "
        "het straks nog eens.",
        "The server did not get it done. Ask for less at once, by a smaller LIMIT or a year, or try again later.",
    ),
    "wrong_service": (
        "Hier kan alleen gevraagd worden: niet veranderd, en niet bij andere servers. Haal dat deel eruit.",
        "Only questions can be asked here: no changes, and none of other servers. Take that part out.",
    ),
    "yes": ("Ja", "Yes"),
}
