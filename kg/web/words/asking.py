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
    "yes": ("Ja", "Yes"),
}
