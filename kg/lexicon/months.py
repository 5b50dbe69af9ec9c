"""The months as letters write them: today's names, abbreviations, and spellings of before 1947. All in lower case."""

__all__ = ["MONTHS", "NAMES"]

NAMES = (
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
)

MONTHS: dict[str, int] = {
    **{name: number for number, name in enumerate(NAMES, 1)},
    "october": 10,
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
