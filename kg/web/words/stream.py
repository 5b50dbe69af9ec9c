"""What stands on the pages of the stream of letters."""

from kg.web.words.table import Words

__all__ = ["STREAM"]

STREAM: Words = {
    "stream": ("Stroom van brieven", "Stream of letters"),
    "stream_page": ("Stroom van brieven, bladzijde {}", "Stream of letters, page {}"),
    "stream_lead": (
        "Voor programma's die bij willen blijven: elke brief die erbij kwam, veranderde of wegging, in de volgorde "
        "waarin dat gebeurde, als Linked Data Event Stream (LDES, met TREE).",
        "For programs that want to keep up: each letter that came, changed or left, in the order in which that "
        "happened, as a Linked Data Event Stream (LDES, with TREE).",
    ),
    "stream_follow": (
        "Een programma begint bij dit adres en volgt de verwijzingen naar de bladzijden. Een volle bladzijde verandert "
        "niet meer; alleen dit adres en de laatste bladzijde zijn het waard opnieuw op te halen.",
        "A program begins at this address and follows the relations to the pages. A full page never gets anything "
        "new; only this address and the last page are worth fetching again.",
    ),
    "stream_kept": (
        "Van elke brief bewaart de stroom de laatste stand, hoe lang die ook blijft staan; een eerdere stand vervalt. "
        "Van een brief die is weggegaan blijft staan dat hij wegging.",
        "Of each letter the stream keeps the newest version, for as long as it is that; an earlier one is dropped. Of "
        "a letter that has left it keeps that it left.",
    ),
    "stream_pages": ("Bladzijden", "Pages"),
    "stream_number": ("Bladzijde", "Page"),
    "stream_none": ("Er is nog geen brief.", "There is no letter yet."),
    "from_on": ("Vanaf", "From"),
    "until": ("Tot en met", "Until"),
    "held": ("Brieven", "Letters"),
    "letter_of_it": ("Brief", "Letter"),
    "when": ("Wanneer", "When"),
    "what_happened": ("Wat er gebeurde", "What happened"),
    "event_Create": ("kwam erbij", "came"),
    "event_Update": ("veranderde", "changed"),
    "event_Delete": ("ging weg", "left"),
}
