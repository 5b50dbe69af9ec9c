"""The home page: what the graph holds, and where to begin."""

import tantivy

from kg.search.asking import Wanted, ask, count
from kg.web import lists
from kg.web.answer import Answerer
from kg.web.facts import Row, rows, told
from kg.web.pages.asking import starters
from kg.web.pages.frame import whole
from kg.web.pages.listing import letters
from kg.web.pages.lists import ROOT
from kg.web.reader import Reader
from kg.web.searching import index_of

__all__ = ["counts", "page"]

_NEWEST = 8
_OPEN = "openstaand"
Count = tuple[str, int, str]
"""What is counted, how many there are, and the address of their list."""
_REPORTS = 50
_CITED = 2
"""Which of the examples tells the papers that are cited most."""


def page(answerer: Answerer, reader: Reader) -> str:
    """The whole page."""
    examples = starters(reader)
    return whole(
        reader,
        "home",
        title=reader.word("home_title"),
        counts=counts(answerer, reader),
        letters=letters(reader, _newest(answerer)),
        questions=[*_promises(answerer, reader), *_meeting(answerer, reader), _papers(reader, examples[_CITED][1])],
        examples=[one for number, one in enumerate(examples) if number != _CITED],
    )


def counts(answerer: Answerer, reader: Reader) -> list[tuple[str, str, str]]:
    """What there is: each number, what it counts, and the address of the list of as many."""
    found = (*_letters(answerer, reader), *_promised(answerer, reader), *_held(answerer, reader))
    return [(reader.number(number), reader.word(f"count_{what}"), href) for what, number, href in found]


def _letters(answerer: Answerer, reader: Reader) -> list[Count]:
    """How many letters there are, with the list of as many."""
    return [("brieven", sum(lists.years(answerer).values()), reader.to(f"{ROOT}/brieven"))]


def _promised(answerer: Answerer, reader: Reader) -> list[Count]:
    """How many promises, and how many of them are open: in the search where there is one, else in the lists, which have
    those of letters alone."""
    index = None if reader.whole else index_of(answerer)
    if index is None:
        counted = lists.statuses(answerer)
        return [
            ("toezeggingen", sum(counted.values()), reader.to(f"{ROOT}/toezeggingen")),
            ("open", counted.get(_OPEN, 0), reader.to(f"{ROOT}/toezeggingen/{_OPEN}")),
        ]
    return [
        ("toezeggingen", count(index, Wanted("toezegging")), reader.to("toezeggingen")),
        (
            "open",
            count(index, Wanted("toezegging", narrowed={"state": [_OPEN]})),
            reader.to("toezeggingen", stand=_OPEN),
        ),
    ]


def _held(answerer: Answerer, reader: Reader) -> list[Count]:
    """Of how many dossiers and ministers there are letters."""
    dossiers, people = lists.held(answerer)
    return [
        ("dossiers", dossiers, reader.to(f"{ROOT}/dossiers")),
        ("personen", people, reader.to(f"{ROOT}/bewindspersonen")),
    ]


def _newest(answerer: Answerer) -> list[Row]:
    """The newest letters, which the index knows at once: the engine would sort all."""
    index = index_of(answerer)
    if index is None:
        found = [row["letter"] for row in rows(answerer, "newest-letters", most=_NEWEST)]
    else:
        found = _first(index, _NEWEST)
    return told(answerer, "letters-told", found)


def _first(index: tantivy.Index, most: int, **narrowed: list[str]) -> list[str]:
    wanted = Wanted("brief", narrowed=narrowed, order="newest", limit=most)
    return [hit.one("iri") for hit in ask(index, wanted).hits]


def _promises(answerer: Answerer, reader: Reader) -> list[tuple[str, str]]:
    """What is still open about the Foreign Affairs Council; where nothing is, what is open at all, or was promised."""
    index = index_of(answerer)
    narrowed = {"state": ["openstaand"], "formation": ["RBZ"]}
    if not reader.whole and index is not None and count(index, Wanted("toezegging", narrowed=narrowed)):
        return [(reader.word("question_promises"), reader.to("toezeggingen", raad="RBZ", stand="openstaand"))]
    held = lists.statuses(answerer)
    status = next((one for one in lists.STATUSES if one in held), "")
    word = "question_open" if status == "openstaand" else "question_promised"
    return [(reader.word(word), reader.to(f"{ROOT}/toezeggingen/{status}"))] if status else []


def _meeting(answerer: Answerer, reader: Reader) -> list[tuple[str, str]]:
    """The newest meeting that has an agenda and a report: one of the newest reports, where the index knows them. Where
    there is none, the newest that has either, else that a letter names."""
    index = index_of(answerer)
    reports = _first(index, _REPORTS, kind=["brief-verslag"]) if index else []
    found = (
        told(answerer, "told-meeting-of", reports)
        or rows(answerer, "told-meeting")
        or rows(answerer, "told-meeting-half")
        or rows(answerer, "told-meeting-named")
    )
    return [(reader.word("question_meeting"), reader.of_thing(row["meeting"]) or "") for row in found]


def _papers(reader: Reader, query: str) -> tuple[str, str]:
    """Which papers are cited most: by a query, where one can be asked."""
    return reader.word("question_papers"), reader.to(f"{ROOT}/aangehaald") if reader.whole else query
