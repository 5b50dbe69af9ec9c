"""In which session a cited paper appeared, where letters do not say the same, and which of them are told of it.

The paper's own day decides; where no letter tells it, the session that most letters say, and of as many the one that
stands in the earliest letter. A letter is told once, by its first citation that says another.
"""

from collections.abc import Iterator, Mapping

__all__ = ["other_sessions"]

Row = Mapping[str, str]


def other_sessions(rows: list[Row]) -> Iterator[Row]:
    """Of the letters that cite one paper, those that say another session than the one it appeared in, in words.

    A letter that says two is odd by itself, which the letter's own graph tells; here it has no voice.
    """
    appeared = rows[0].get("appeared")
    if appeared:
        yield from (_told(row, *_by_day(row, appeared)) for row in rows if not _fits(row["session"], appeared))
        return
    said: dict[str, set[str]] = {}
    for row in rows:
        said.setdefault(row["letter"], set()).add(row["session"])
    voices = [row for row in rows if len(said[row["letter"]]) == 1]
    if not voices:
        return
    most, first = _most(voices)
    yield from (_told(row, *_by_others(most, first)) for row in voices if row["session"] != most)


def _fits(session: str, appeared: str) -> bool:
    """Whether a day lies in a session; some papers of its last weeks still bear the old one."""
    return f"{session[:4]}-09-01" <= appeared <= f"{session[5:]}-09-30"


def _most(voices: list[Row]) -> tuple[str, bool]:
    """The session that most letters say, and whether only being the first decides."""
    counted: dict[str, int] = {}
    for row in voices:
        counted[row["session"]] = counted.get(row["session"], 0) + 1
    top = max(counted.values())
    tied = [row for row in voices if counted[row["session"]] == top]
    earliest = min(tied, key=lambda row: (row.get("issued", "9999"), row["letter"]))
    return earliest["session"], len({row["session"] for row in tied}) > 1


def _by_day(row: Row, appeared: str) -> tuple[str, str]:
    return f"{row['id']} is van {appeared}", f"{row['id']} is of {appeared}"


def _by_others(session: str, first: bool) -> tuple[str, str]:
    if first:
        return f"een eerdere brief zegt {session}", f"an earlier letter says {session}"
    return f"de meeste brieven zeggen {session}", f"most letters say {session}"


def _told(row: Row, nl: str, en: str) -> Row:
    said = row["session"]
    return {
        **row,
        "nl": f"Aangehaald met vergaderjaar {said}, maar {nl}.",
        "en": f"Cited with session {said}, but {en}.",
    }
