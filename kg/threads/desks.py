"""Whether two letters come from one desk: the ministry of their signatories on their days.

The same office may sit in another ministry later. A rule says of which letters it is asked, so that it is looked up for
those alone that its question finds.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from kg import resources
from kg.store.embedded import Store
from kg.threads.asked import rows
from kg.threads.rules import Rule, of

__all__ = ["Row", "of_one_desk"]

Row = dict[str, str]
_TOGETHER: Final = 400
"""Letters whose desks are asked together."""


def of_one_desk(store: Store, rule: Rule, found: Iterable[Row]) -> list[Row]:
    """The answers without those in which two letters have to be of one desk and are not.

    Where the second letter need not be (``# one desk or none``) the answer stays, without it.
    """
    answers = list(found)
    if not rule.desks:
        return answers
    named = {row[name] for row in answers for desk in rule.desks for name in (desk.one, desk.other) if name in row}
    desks = _desks(store, named)
    return [told for row in answers if (told := _held(row, rule, desks)) is not None]


def _held(row: Row, rule: Rule, desks: Mapping[str, set[str]]) -> Row | None:
    for desk in rule.desks:
        if desk.one in row and desk.other in row and not desks[row[desk.one]] & desks[row[desk.other]]:
            if not desk.perhaps:
                return None
            row = {name: told for name, told in row.items() if name not in (desk.other, "because")}
    return row


def _desks(store: Store, letters: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {letter: set() for letter in letters}
    for some in _pieces(found):
        for row in rows(store, of(resources.text("threads", "desk.part"), some)):
            found[row["letter"]].add(row["desk"])
    return found


def _pieces(letters: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(letters)
    while some := list(islice(waiting, _TOGETHER)):
        yield some
