"""The promise by which a letter puts off an answer: the letter that answers the request keeps it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kg.rdf.namespaces import KG
from kg.threads.links import Link
from kg.threads.meeting_words import agenda_promised, report_promised

__all__ = ["kept_by_answers", "promise_of_answer"]

_SURE: Final = 0.95
_ANSWERED: Final = str(KG.answeredBy)
_KEPT: Final = str(KG.fulfilledBy)
# What an answer is called: `de brief`, `mijn reactie`, `de vragen`; or it is only pointed at: `daarover bericht ik u`
_ANSWER: Final = (
    r"(?:(?:be)?antwoord\w*|(?:kabinets)?reactie|kamerbrief|brief|schrijven|(?:kamer)?vragen|verzoek\w*|(?:kabinets)?standpunt"
    r"|appreciatie|notitie|rapport|overzicht|informatie|gegevens|cijfers|analyse|toelichting|stukken)"
)
_SPEAKS: Final = re.compile(
    rf"(?i)\b{_ANSWER}\b|\b(?:hierover|daarover|hierop|daarop|hieraan|daaraan|(?:be)?antwoorden|reageren)\b"
)
_THE: Final = re.compile(
    rf"(?i)\b(?:de|het|deze|die|dit|uw|mijn|onze|zijn|haar)\s(?:\w+e\s)?{_ANSWER}\b(?!\s(?:over|inzake|van\s(?!het\skabinet)))"
)

Row = Mapping[str, str]


def kept_by_answers(rows: Iterable[Row], links: Iterable[Link], rule: str) -> Iterator[Link]:
    """The promises of postponed answers with the letters that answer; kept in part while another request is open."""
    answers: dict[str, list[Link]] = {}
    for link in links:
        if link.predicate == _ANSWERED:
            answers.setdefault(link.subject, []).append(link)
    letters: dict[str, list[Row]] = {}
    for row in rows:
        letters.setdefault(row["letter"], []).append(row)
    for told in letters.values():
        promise = promise_of_answer({row["subject"]: row["text"] for row in told})
        asked = {row["request"] for row in told}
        partly = not asked <= answers.keys()
        for answer in (one for request in asked if promise for one in answers.get(request, ())):
            sure = min(answer.confidence or _SURE, _SURE)
            yield Link(str(promise), _KEPT, answer.object, rule, sure, answer.because, partly)


def promise_of_answer(promises: Mapping[str, str]) -> str | None:
    """Of the promises of a letter that puts off an answer, each with its text, the one that is of the answer."""
    speaking = [one for one, text in promises.items() if _of_answer(text)]
    the = [one for one in speaking if _THE.search(" ".join(promises[one].split()))]
    only = speaking if len(speaking) == 1 else the
    return only[0] if len(only) == 1 else None


def _of_answer(text: str) -> bool:
    return _SPEAKS.search(text) is not None and not (report_promised(text) or agenda_promised(text))
