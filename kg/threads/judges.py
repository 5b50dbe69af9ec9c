"""Where a rule's question to the store finds what may follow, and words decide whether it does.

A judge has the answers that belong together, all of one subject or of one promise that is kept, as plain text by the
names of the query, and gives back those that hold.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Final

from kg.lexicon.matters import REPLIES
from kg.threads.matter import Matter, alike, matter
from kg.threads.meeting_words import Promised, agenda_promised, fits, report_promised
from kg.threads.preparing import preparing
from kg.threads.sentence import around
from kg.threads.sessions import other_sessions

__all__ = ["JUDGES", "judged"]

_SOON: Final = 60
"""Within how many days a formation's next meeting is, of which the agenda is promised."""

_PERHAPS: Final = 0.5
Row = Mapping[str, str]
Judge = Callable[[list[Row]], Iterable[Row]]


def judged(rule: str, rows: Iterable[Row]) -> Iterator[Row]:
    """The answers that hold by the judge of a rule; all of a rule that has none."""
    judge = JUDGES.get(rule)
    if judge is None:
        yield from rows
        return
    for answers in _grouped(rows, _TOGETHER.get(rule, "subject")).values():
        # Statements that were loaded may tell a day that is none, or words in no place: nothing follows from those
        with suppress(KeyError, ValueError):
            yield from list(judge(answers))


def _grouped(rows: Iterable[Row], name: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[name], []).append(row)
    return groups


def _promised_report(rows: list[Row]) -> Iterator[Row]:
    """The letters that bring the report of the meeting of which it is promised, or of each of several."""
    promised = report_promised(rows[0]["text"])
    if promised is None:
        return
    agenda = {row["meeting"] for row in _fitting(promised, rows, "agenda")}
    only = agenda if len(agenda) == 1 or promised.several else set()
    meetings = _concerned(promised, rows) or only
    found = list(_of(rows, meetings))
    half = meetings != {row["meeting"] for row in found}
    yield from ({**row, "partly": "true"} if half else row for row in found)


def _promised_agenda(rows: list[Row]) -> Iterator[Row]:
    """The letters that bring the promised agenda: of the meeting named, the formation's next one, or the only one."""
    promised = agenda_promised(rows[0]["text"])
    if promised is None:
        return
    named = _concerned(promised, rows)
    if not named and promised.codes:
        near = (row for row in _fitting(promised, rows, "coming") if _days(row["promised"], row["start"]) <= _SOON)
        coming = sorted((row["start"], row["meeting"]) for row in near)
        named = {meeting for start, meeting in coming if start == coming[0][0]}
    elif not named:
        named = {row["meeting"] for row in rows if row["basis"] == "mentioned"}
    yield from _of(rows, named if len(named) == 1 or any(row["basis"] == "concerned" for row in rows) else set())


def _of(rows: Iterable[Row], meetings: set[str]) -> Iterator[Row]:
    return (row for row in rows if row["meeting"] in meetings and "object" in row)


def _fitting(promised: Promised, rows: Iterable[Row], basis: str) -> list[Row]:
    """The answers of one basis whose meeting is of a formation that the promise names, or any where it names none."""
    codes = promised.codes
    return [row for row in rows if row["basis"] == basis and (not codes or fits(codes, row["code"]))]


def _concerned(promised: Promised, rows: list[Row]) -> set[str]:
    """The meetings in the promise's own words, but for those that only tell by when it is kept."""
    fitting = _fitting(promised, rows, "concerned")
    if len(promised.rest) == len(" ".join(rows[0]["text"].split())):
        return {row["meeting"] for row in fitting}
    if not promised.codes:
        return set()
    meetings = {row["meeting"] for row in fitting}
    days = {row["meeting"] for row in fitting if _day(row["start"]) in promised.rest.split()} if meetings else set()
    return meetings if len(meetings) == 1 else days


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _day(start: str) -> str:
    return str(int(start.rpartition("-")[2]))


def _answering(rows: list[Row]) -> Iterator[Row]:
    """The letters that answer a request: at once, or later where asker, day and matter are the same."""
    yield from (row for row in rows if "same" not in row)
    later = _grouped((row for row in rows if "same" in row), "same").values()
    sure = {row["object"]: (_asked_alike(same), row) for same in later if _same_askers(same) for row in same}
    certain = [row for alike_, row in sure.values() if alike_ == 1.0]
    perhaps = [row for alike_, row in sure.values() if alike_ == _PERHAPS]
    yield from certain
    if len(perhaps) == 1 and not certain:
        yield {**perhaps[0], "confidence": "0.8"}


def _same_askers(rows: Iterable[Row]) -> bool:
    one, other = ({_committee(row[name]) for row in rows} for name in ("asker", "asks"))
    return len(one) == len(other) and all(any(_one_committee(mine, its) for its in other) for mine in one)


_COMMITTEE: Final = re.compile(r"(?:de )?(?:vaste |algemene )?(?:kamer)?commissies? (?:voor |inzake )?")
_JOINS: Final = frozenset(("en", "van", "voor", "de", "het", "der"))


def _committee(name: str) -> str:
    """What a committee is for, in small letters; the name itself of anybody else."""
    return name[found.end() :] if (found := _COMMITTEE.match(name)) else name


def _one_committee(one: str, other: str) -> bool:
    """Whether both name the same: `lnv` is `landbouw, natuur en voedselkwaliteit`, by its words' first letters."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    words = [word for word in re.split(r"[\s,/]+", long) if word not in _JOINS]
    return (
        len(words) > 1
        and " " not in short
        and re.sub(r"en(?=.)|&", "", short) == "".join(word[0] for word in words if word)
    )


def _asked_alike(rows: Iterable[Row]) -> float | None:
    """How surely two letters speak of one request, by the surest of the places where they name it."""
    pairs = {(_asked(row, "late"), _asked(row, "answer")) for row in rows}
    return max((found for pair in pairs if (found := alike(*pair))), default=None)


def _asked(row: Row, whose: str) -> Matter:
    """What is asked for: behind the words that name the request, or else before them."""
    before, after = around(row[f"{whose}Before"], row[f"{whose}After"])
    asked = _REPLY.split(after)[0]
    found = matter(asked)
    return found if found.subject else matter(f"{before} … {asked}")


_REPLY: Final = re.compile(
    rf"[:;]|\b(?:{'|'.join(REPLIES)})\s(?:ik|wij|u|uw|het|niet|nog|de|mij|ons|thans|nu|hierbij)\b"
)


def _keeping(rows: list[Row]) -> Iterator[Row]:
    """The promise that a letter says it keeps: the one of the same matter, or the only one where it tells no matter.

    One that promises more papers than the letter brings is kept in part, where the subject leaves no doubt.
    """
    rows = [row for row in rows if "again" not in row or matter(row["text"]).subject]
    kept = matter(" ".join(sorted({row["said"] for row in rows})))
    words = {row["subject"]: row["text"] for row in rows}
    promises = {row["subject"]: matter(row["text"]) for row in rows}
    like = {one: how for one, made in promises.items() if (how := alike(kept, made))}
    found = {one: how for one, how in like.items() if not kept.lacks(promises[one])}
    sure = {one for one, how in found.items() if how == 1.0}
    only = sure or (set(found) if len(set(words.values())) == 1 or kept.told else set())
    letters = [row["earlier"] for row in {row["subject"]: row for row in rows}.values() if row["subject"] in only]
    if len(letters) == len(set(letters)) and (
        sure or len({words[one] for one in only}) == 1
    ):  # restated in another letter it is the same promise
        yield from (row for row in rows if row["subject"] in only)
    half = {one for one, how in like.items() if how == 1.0 and one not in found}
    if not found and len({words[one] for one in half}) == 1:
        yield from ({**row, "partly": "true"} for row in rows if row["subject"] in half)


JUDGES: Final[Mapping[str, Judge]] = {
    "agenda-promised": _promised_agenda,
    "other-session": other_sessions,
    "prepared-in": preparing,
    "promise-named": _keeping,
    "report-promised": _promised_report,
    "request-answered": _answering,
}
_TOGETHER: Final = {"promise-named": "kept", "other-session": "cited", "prepared-in": "letter"}
"""Which name of the query tells what answers belong together, where it is not the subject."""
