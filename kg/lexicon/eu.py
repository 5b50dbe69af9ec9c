"""How letters name the documents of the EU's institutions."""

__all__ = ["ACTS", "SERIES", "TREATY_SUFFIXES"]

# The institutions' series: `COM(2024)123`.
SERIES: tuple[str, ...] = ("COM", "SWD", "SEC", "JOIN", "C", "CSWD", "SEK")

# An act's kind, as the last part of its word, and the letter that CELEX gives it.
ACTS: dict[str, str] = {
    "verordening": "R",
    "verordeningen": "R",
    "richtlijn": "L",
    "richtlijnen": "L",
    "besluit": "D",
    "besluiten": "D",
    "beschikking": "D",
    "beschikkingen": "D",
    "kaderbesluit": "F",
    "kaderbesluiten": "F",
    "aanbeveling": "H",
    "aanbevelingen": "H",
}

# What stands behind an act's numbers, or in brackets before them.
TREATY_SUFFIXES: tuple[str, ...] = ("EU", "EG", "EEG", "EGKS", "EGA", "Euratom", "GBVB", "JBZ", "EER", "EC", "EEC")
