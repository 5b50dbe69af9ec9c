"""The home page: what the graph holds, and where to begin."""

import tantivy

from kg.rdf.namespaces import PREFIXES
from kg.search.asking import Wanted, ask, count, different
from kg.web import lists
from kg.web.answer import Answerer
from kg.web.examples import COUNTED
from kg.web.facts import Row, rows, told
from kg.web.pages.asking import starters
from kg.web.pages.frame import whole
from kg.web.pages.listing import letters
from kg.web.pages.lists import ROOT
from kg.web.reader import Reader
from kg.web.searching import index_of
from kg.web.things import classes

__all__ = ["page"]

_NEWEST = 8
_REPORTS = 50
_CITED = 2
"""Which of the examples tells the papers that are cited most."""
_LISTS = {
    "brieven": "brieven",
    "toezeggingen": "toezeggingen",
    "open": "toezeggingen/openstaand",
    "dossiers": "dossiers",
    "personen": "bewindspersonen",
}
"""The list of each thing that is counted."""


def page(answerer: Answerer, reader: Reader) -> str:
    """The whole page."""
    examples = starters(reader)
    return whole(
        reader,
        "home",
        title=reader.word("home_title"),
        counts=[
            (reader.number(number), reader.word(f"count_{what}"), reader.to(f"{ROOT}/{_LISTS[what]}"))
            for what, number in _counts(answerer)
        ],
        letters=letters(reader, _newest(answerer)),
        questions=[*_promises(answerer, reader), *_meeting(answerer, reader), _papers(reader, examples[_CITED][1])],
        examples=examples,
    )


def _counts(answerer: Answerer) -> list[tuple[str, int]]:
    """How many there are of what: from the index, which knows at once; else by going through the store."""
    index = index_of(answerer)
    if index is None:
        held = classes(answerer)
        return [(word, held.get(f"{PREFIXES['kg']}{name}", 0)) for word, name in COUNTED]
    return [
        ("brieven", count(index, Wanted("brief"))),
        ("toezeggingen", count(index, Wanted("toezegging"))),
        ("open", count(index, Wanted("toezegging", narrowed={"state": ["openstaand"]}))),
        ("dossiers", different(index, "dossier")),
        ("personen", different(index, "minister")),
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
