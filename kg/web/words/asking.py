"""What the pages for questions in SPARQL and for our terms say."""

from kg.web.words.table import Words

__all__ = ["ASKING"]

ASKING: Words = {
    "ask": ("Stel de vraag", "Ask"),
    "definition": ("Omschrijving", "Definition"),
    "empty": ("Het antwoord is leeg.", "The answer is empty."),
    "label": ("Naam", "Label"),
    "named": ("Benoemde vragen", "Named queries"),
    "no": ("Nee", "No"),
    "query": ("SPARQL-vraag", "SPARQL query"),
    "result": ("Antwoord", "Answer"),
    "rows_1": ("rij", "row"),
    "rows_n": ("rijen", "rows"),
    "shown": ("de eerste {} getoond", "the first {} shown"),
    "term": ("Begrip", "Term"),
    "yes": ("Ja", "Yes"),
}
