"""The words by which letters name months, weekdays, and where a day lies in time."""

__all__ = ["HINTS", "MONTHS", "MONTHS_SHORT", "WEEKDAYS", "YEAR_SHIFTS"]

# Months by their full names, those of before 1947 included.
MONTHS: dict[str, int] = {
    "januari": 1,
    "januarij": 1,
    "februari": 2,
    "februarij": 2,
    "maart": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "junij": 6,
    "juli": 7,
    "julij": 7,
    "augustus": 8,
    "september": 9,
    "oktober": 10,
    "october": 10,
    "november": 11,
    "december": 12,
}

# Months cut short: taken with a point or a year behind them.
MONTHS_SHORT: dict[str, int] = {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mrt": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}

WEEKDAYS: tuple[str, ...] = (
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
)

# Said after a day: it lies before the letter (-1) or after it (1).
HINTS: dict[str, int] = {
    "jl.": -1,
    "j.l.": -1,
    "j.l": -1,
    "jl": -1,
    "j.1.": -1,
    "l.l.": -1,
    "ll.": -1,
    "jongstleden": -1,
    "laatstleden": -1,
    "a.s.": 1,
    "a.s": 1,
    "as.": 1,
    "aanst.": 1,
    "aanstaande": 1,
    "eerstkomend": 1,
    "eerstkomende": 1,
}

# Said after a day: the year, counted from the letter's.
YEAR_SHIFTS: dict[str, int] = {
    "vorig jaar": -1,
    "van vorig jaar": -1,
    "van het vorige jaar": -1,
    "van het vorig jaar": -1,
    "van het afgelopen jaar": -1,
    "verleden jaar": -1,
    "dit jaar": 0,
    "van dit jaar": 0,
    "van het lopende jaar": 0,
    "volgend jaar": 1,
    "van volgend jaar": 1,
    "van het volgende jaar": 1,
    "van het komende jaar": 1,
}
