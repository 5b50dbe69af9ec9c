"""What the pages say, in Dutch and in English: tables that a translator can read."""

from kg.web.words.asking import ASKING
from kg.web.words.frame import FRAME, HOME
from kg.web.words.letter import LETTER
from kg.web.words.search import SEARCH
from kg.web.words.stream import STREAM
from kg.web.words.table import Words
from kg.web.words.things import THINGS

__all__ = ["LANGUAGES", "MONTHS", "WORDS"]

LANGUAGES = ("nl", "en")

MONTHS = {
    "nl": (
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}

WORDS: Words = {**FRAME, **HOME, **LETTER, **THINGS, **SEARCH, **ASKING, **STREAM}
"""What a page says by its name, in the order of ``LANGUAGES``; ``{}`` is filled."""
