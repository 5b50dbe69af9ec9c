"""The pages to go through what there is: each a list with the pages before and after it, at an address without fields,
so that a site of plain files has them too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.web import lists, names
from kg.web.answer import Answerer
from kg.web.facts import Row
from kg.web.pages import listing
from kg.web.pages.frame import whole
from kg.web.problems import Problem
from kg.web.reader import Reader

__all__ = ["ROOT", "Entry", "listed", "page", "paths", "turned"]

ROOT = "lijst"
Pages = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list: its words, its page, and what else there is to say of it."""

    text: str
    href: str | None
    more: str = ""
    """In words, with its number."""
    about: str = ""
    """Its title, where the words are its number."""


@dataclass(frozen=True, slots=True)
class Part:
    """Links to lists, or a part of a list, under a heading."""

    heading: str
    entries: Sequence[Entry]
    long: bool = False
    """Whether each is told on a line of its own."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list's page: its heading, how many entries it has in words, a sentence, and what stands on this page of it."""

    title: str
    count: str = ""
    lead: str = ""
    parts: Sequence[Part] = ()
    letters: Sequence[listing.Letter] = ()
    promises: Sequence[listing.Promise] = ()
    pages: Pages = field(default_factory=list)
    around: Pages = field(default_factory=list)


def page(answerer: Answerer, reader: Reader, below: str) -> str:
    """The page at the path ``below`` the root of lists; empty for that itself. Raises Problem 404."""
    kind, _, rest = below.partition("/")
    if kind not in _KINDS or below.endswith("/"):
        raise Problem(404, "There is no such page.")
    return listed(reader, _KINDS[kind](answerer, reader, [one for one in rest.split("/") if one]))


def listed(reader: Reader, found: Listed) -> str:
    """The whole page of a list."""
    return whole(reader, "list", title=found.title, found=found, root=reader.to(ROOT))


def paths(answerer: Answerer) -> Iterator[str]:
    """The paths of all lists' pages, below the root of the site."""
    yield from (ROOT, f"{ROOT}/brieven", f"{ROOT}/toezeggingen", f"{ROOT}/raden")
    signed, others = lists.people(answerer)
    counted = {f"brieven/{year}": number for year, number in lists.years(answerer).items()}
    counted |= {f"toezeggingen/{status}": number for status, number in lists.statuses(answerer).items()}
    counted |= {
        "dossiers": _length(lists.dossiers(answerer)),
        "bewindspersonen": len(signed),
        "ambtsdragers": len(others),
    }
    for name, number in counted.items():
        yield from (_path(name, one) for one in range(1, max(1, _last(number)) + 1))


def turned(reader: Reader, name: str, number: int, count: int) -> Pages:
    """The pages around one page of a list of so many entries: the one before and the one after, then by their numbers
    the first, the last and those near. Raises Problem 404 where the list has no such page.
    """
    last = max(1, _last(count))
    if not 1 <= number <= last:
        raise Problem(404, "There is no such page.")
    near = sorted({1, last, *range(max(1, number - 3), min(last, number + 3) + 1)} - {number}) if last > 1 else []
    found = [("previous", reader.to(_path(name, number - 1)))] if number > 1 else []
    found += [("next", reader.to(_path(name, number + 1)))] if number < last else []
    return found + [(str(one), reader.to(_path(name, one))) for one in near]


def _root(answerer: Answerer, reader: Reader, rest: list[str]) -> Listed:
    _end(rest)
    # How many there are is told by each list: here all of them would be gone through for it.
    kinds_of = ("dossiers", "bewindspersonen", "ambtsdragers", "raden")
    kinds = [Entry(reader.word(f"list_{name}"), reader.to(f"{ROOT}/{name}")) for name in kinds_of]
    if reader.whole:
        kinds.append(Entry(reader.word("question_papers"), reader.to(f"{ROOT}/aangehaald")))
        kinds.append(Entry(reader.word("list_all"), reader.to(f"{ROOT}/alles")))
    parts = [
        Part(reader.word("list_kinds"), kinds),
        Part(reader.word("list_promises"), _statuses(answerer, reader)),
        Part(reader.word("list_letters"), _of_years(reader, lists.years(answerer)).entries),
    ]
    return Listed(reader.word("browse_title"), parts=[part for part in parts if part.entries])


def _letters(answerer: Answerer, reader: Reader, rest: list[str]) -> Listed:
    counted = lists.years(answerer)
    if not rest:
        count = reader.many(sum(counted.values()), "letter")
        return Listed(reader.word("list_letters"), count, parts=[_of_years(reader, counted)])
    year, number = rest[0], _number(rest[1:])
    if year not in counted:
        raise Problem(404, "There is no such page.")
    pages = turned(reader, f"brieven/{year}", number, counted[year])
    told = listing.letters(reader, lists.letters(answerer, year, (number - 1) * lists.PAGE))
    known = [*counted]
    place = known.index(year)
    beside = [*known[max(0, place - 1) : place], *known[place + 1 : place + 2]]
    around = [(_letters_of(reader, one), reader.to(f"{ROOT}/brieven/{one}")) for one in beside]
    title = _letters_of(reader, year)
    return Listed(title, reader.many(counted[year], "letter"), letters=told, pages=pages, around=around)


def _promises(answerer: Answerer, reader: Reader, rest: list[str]) -> Listed:
    counted = lists.statuses(answerer)
    if not rest:
        count, parts = reader.many(sum(counted.values()), "promise"), [Part("", _statuses(answerer, reader))]
        return Listed(reader.word("list_promises"), count, reader.word("list_promises_lead"), parts)
    status, number = rest[0], _number(rest[1:])
    if status not in lists.STATUSES:
        raise Problem(404, "There is no such page.")
    pages = turned(reader, f"toezeggingen/{status}", number, counted.get(status, 0))
    told = listing.promises(reader, lists.promises(answerer, status, (number - 1) * lists.PAGE))
    around = [(one.text, one.href or "") for one in _statuses(answerer, reader)]
    if reader.searched and not reader.whole:
        around.append((reader.word("list_narrowed"), reader.to("toezeggingen", stand=status, bron="brief")))
    title = f"{reader.word('list_promises')}: {names.code(status, reader.lang)}"
    return Listed(title, reader.many(counted.get(status, 0), "promise"), promises=told, pages=pages, around=around)


def _dossiers(answerer: Answerer, reader: Reader, rest: list[str]) -> Listed:
    """Those of which there are letters, then those that letters only refer to."""
    held, others = lists.dossiers(answerer)

    def entries(rows: Sequence[Row]) -> list[Entry]:
        return [
            Entry(names.spaced(row["number"]), reader.of_thing(row["it"]),
                  _signed(reader, row), names.titled(row.get("name", "")))
            for row in lists.named(answerer, rows)
        ]  # fmt: skip

    number = _number(rest)
    pages = turned(reader, "dossiers", number, max(1, _length((held, others))))
    first, last = (number - 1) * lists.PAGE, number * lists.PAGE
    groups = (("dossiers_held", held, 0), ("dossiers_cited", others, len(held)))
    parts = [
        Part(f"{reader.word(word)} ({reader.number(len(rows))})", entries(shown), long=True)
        for word, rows, before in groups
        if (shown := rows[max(0, first - before) : max(0, last - before)])
    ]
    count = ", ".join(reader.many(len(rows), word) for word, rows, _ in groups if rows)
    return Listed(reader.word("list_dossiers"), count, parts=parts, pages=pages)


def _people(answerer: Answerer, reader: Reader, rest: list[str]) -> Listed:
    return _rows(reader, "bewindspersonen", "list_bewindspersonen", _persons(reader, lists.people(answerer)[0]), rest)


def _others(answerer: Answerer, reader: Reader, rest: list[str]) -> Listed:
    return _rows(reader, "ambtsdragers", "list_ambtsdragers", _persons(reader, lists.people(answerer)[1]), rest)


def _councils(answerer: Answerer, reader: Reader, rest: list[str]) -> Listed:
    _end(rest)
    found = [
        Entry(row.get("name") or reader.links.short(row["it"]), reader.of_thing(row["it"]),
              reader.many(int(row["meetings"]), "meeting"))
        for row in lists.formations(answerer)
    ]  # fmt: skip
    return Listed(reader.word("list_raden"), parts=[Part("", found, long=True)])


def _rows(reader: Reader, name: str, word: str, found: Sequence[Entry], rest: list[str]) -> Listed:
    number = _number(rest)
    pages = turned(reader, name, number, max(1, len(found)))
    shown = found[(number - 1) * lists.PAGE : number * lists.PAGE]
    return Listed(reader.word(word), reader.many(len(found), word), parts=[Part("", shown, long=True)], pages=pages)


def _persons(reader: Reader, found: Sequence[Row]) -> list[Entry]:
    return [Entry(row["name"], reader.of_thing(row["it"]), _signed(reader, row)) for row in found]


def _signed(reader: Reader, row: Row) -> str:
    return reader.many(int(row["letters"]), "letter") if "letters" in row else ""


def _length(parts: tuple[Sequence[Row], Sequence[Row]]) -> int:
    return sum(map(len, parts))


def _of_years(reader: Reader, counted: dict[str, int]) -> Part:
    return Part(
        "",
        [
            _link(reader, reader.word("undated") if year == lists.NO_DAY else year, f"brieven/{year}", number, "letter")
            for year, number in counted.items()
        ],
    )


def _letters_of(reader: Reader, year: str) -> str:
    return reader.word("list_undated") if year == lists.NO_DAY else reader.word("list_letters_of", year)


def _statuses(answerer: Answerer, reader: Reader) -> list[Entry]:
    return [
        _link(reader, names.code(status, reader.lang), f"toezeggingen/{status}", number, "promise")
        for status, number in lists.statuses(answerer).items()
    ]


def _link(reader: Reader, text: str, name: str, number: int, what: str) -> Entry:
    return Entry(text, reader.to(f"{ROOT}/{name}"), reader.many(number, what))


def _path(name: str, number: int) -> str:
    return f"{ROOT}/{name}/{number}" if number > 1 else f"{ROOT}/{name}"


def _last(count: int) -> int:
    return -(-count // lists.PAGE)


def _number(rest: list[str]) -> int:
    """The number of the page that ends a path. Raises Problem 404 for what is none."""
    if not rest:
        return 1
    number = rest[0]
    if len(rest) > 1 or not number.isascii() or not number.isdecimal() or len(number) > 6 or number.startswith("0"):
        raise Problem(404, "There is no such page.")
    return int(number)


def _end(rest: list[str]) -> None:
    if rest:
        raise Problem(404, "There is no such page.")


_KINDS: dict[str, Callable[[Answerer, Reader, list[str]], Listed]] = {
    "": _root,
    "brieven": _letters,
    "toezeggingen": _promises,
    "dossiers": _dossiers,
    "bewindspersonen": _people,
    "ambtsdragers": _others,
    "raden": _councils,
}
