"""Lists of all that has a page in a site of plain files, so that every page is reached by links: by what stands in its
address, ``kamerstuk``, ``toezegging``, ``dag``. And the papers that are cited most, which a server tells by a query.
"""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.web import lists, names
from kg.web.answer import Answerer
from kg.web.facts import rows, told
from kg.web.pages.lists import ROOT, Entry, Listed, Part, listed, turned
from kg.web.reader import Reader

__all__ = ["pages"]

Page = Callable[[Reader], str]


def pages(answerer: Answerer, addresses: Sequence[str]) -> Iterator[tuple[str, Page]]:
    """Each page by its path; ``addresses`` are the paths of all other pages of things, ``doc/dag/2024-11-18``."""
    grouped: dict[str, list[str]] = {}
    for address in addresses:
        grouped.setdefault(_group(address), []).append(address)
    yield f"{ROOT}/aangehaald", functools.partial(_cited, answerer)
    yield f"{ROOT}/alles", functools.partial(_all, grouped)
    for group, found in grouped.items():
        for number in range(1, -(-len(found) // lists.PAGE) + 1):
            path = f"{ROOT}/alles/{group}" + (f"/{number}" if number > 1 else "")
            yield path, functools.partial(_some, group, found, number)


def _group(address: str) -> str:
    """The kind of a thing by its address: the last word in it that a name follows."""
    first, *rest = address.split("/")
    if first != "doc":
        return first
    return rest[-2] if len(rest) > 3 else rest[0]


def _all(grouped: Mapping[str, Sequence[str]], reader: Reader) -> str:
    found = [
        Entry(group, reader.to(f"{ROOT}/alles/{group}"), reader.number(len(grouped[group])))
        for group in sorted(grouped)
    ]
    return listed(reader, Listed(reader.word("list_all"), parts=[Part("", found)]))


def _some(group: str, found: Sequence[str], number: int, reader: Reader) -> str:
    pages = turned(reader, f"alles/{group}", number, len(found))
    shown = found[(number - 1) * lists.PAGE : number * lists.PAGE]
    entries = [Entry(one.partition("/")[2], reader.to(one)) for one in shown]
    around = [(reader.word("list_all"), reader.to(f"{ROOT}/alles"))]
    parts = [Part("", entries, long=True)]
    return listed(reader, Listed(group, reader.number(len(found)), parts=parts, pages=pages, around=around))


def _cited(answerer: Answerer, reader: Reader) -> str:
    found = rows(answerer, "list-cited")
    known = {
        row["paper"]: names.paper(row["id"]) for row in told(answerer, "identifiers", [row["it"] for row in found])
    }
    entries = [
        Entry(known.get(row["it"], reader.called(row["it"])), reader.of_thing(row["it"]),
              reader.many(int(row["letters"]), "letter"))
        for row in found
    ]  # fmt: skip
    return listed(reader, Listed(reader.word("question_papers"), parts=[Part("", entries, long=True)]))
