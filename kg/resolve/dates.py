"""Days and months as the words say them become days of the calendar, by the letter's own date."""

from dataclasses import replace
from datetime import date

from kg.model import DateMention, Day, Extraction, Month, changed

__all__ = ["dates", "resolve_day", "resolve_month"]

# More than this many days away is "more than six months", within this many "within a week"
SIX_MONTHS = 183
A_WEEK = 7


def dates(extraction: Extraction) -> Extraction:
    """The step: each day mention gets its date, id, and whether it is a slip."""
    stated = extraction.letterhead.date
    letter_date = stated.value if stated else None
    mentions = tuple(
        _resolved(mention, letter_date) if isinstance(mention, DateMention) else mention
        for mention in extraction.mentions
    )
    return replace(extraction, mentions=mentions)


def _resolved(mention: DateMention, letter_date: date | None) -> DateMention:
    day, anomaly = resolve_day(mention.day, letter_date)
    return mention if day is None else changed(mention, date=day, id=day.isoformat(), anomaly=anomaly)


def resolve_day(day: Day, letter_date: date | None) -> tuple[date | None, bool]:
    """The day that the words mean in a letter of that date, and whether the letter slips.

    A day without a year is the one nearest to the letter's date that its words allow. Where that lies more than six
    months away while the other reading lies within a week, the nearer one is meant and the second value is True.
    None where the words and the letter do not decide, or no calendar has the day.
    """
    if day.year is not None:
        return _on(day, day.year), False
    if letter_date is None:
        return None, False
    if day.year_shift is not None:
        return _on(day, letter_date.year + day.year_shift), False
    return _nearest(day, letter_date)


def _on(day: Day, year: int) -> date | None:
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return None


def _nearest(day: Day, letter_date: date) -> tuple[date | None, bool]:
    # 29 February comes once in four years, or eight around 1900: as far as the nearest has to be sought.
    reach = 8 if (day.month, day.day) == (2, 29) else 1
    years = range(max(letter_date.year - reach, 1), min(letter_date.year + reach, 9999) + 1)
    readings = sorted(
        (found for year in years if (found := _on(day, year))),
        key=lambda found: (abs((found - letter_date).days), found),
    )
    if not readings:
        return None, False
    allowed = next((found for found in readings if _allowed(found, day, letter_date)), None)
    nearest = readings[0]
    slips = allowed is None or abs((allowed - letter_date).days) > SIX_MONTHS
    if nearest != allowed and slips and abs((nearest - letter_date).days) <= A_WEEK:
        return nearest, True
    return allowed, False


def _allowed(found: date, day: Day | Month, letter_date: date) -> bool:
    """Whether `jl.` or `a.s.` lets the reading stand; the letter's own day is allowed either way."""
    if day.hint == "past":
        return found <= letter_date
    return day.hint != "future" or found >= letter_date


def resolve_month(month: Month, letter_date: date | None) -> tuple[int, int] | None:
    """The year and month that the words mean in a letter of that date; None where the letter has no date.

    Without a year it is the nearest month that the words allow, the earlier one of two equally near.
    """
    if month.year is not None:
        return month.year, month.month
    if letter_date is None:
        return None
    if month.year_shift is not None:
        return letter_date.year + month.year_shift, month.month
    own = letter_date.replace(day=1)
    readings = sorted(
        (date(year, month.month, 1) for year in range(max(own.year - 1, 1), min(own.year + 1, 9999) + 1)),
        key=lambda found: (abs((found.year - own.year) * 12 + found.month - own.month), found),
    )
    found = next(found for found in readings if _allowed(found, month, own))
    return found.year, found.month
