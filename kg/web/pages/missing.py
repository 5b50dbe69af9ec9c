"""The page of what the graph does not know: what is asked, and the papers near it that it does know."""

import re
from urllib.parse import unquote

from kg.web import names
from kg.web.answer import Answerer
from kg.web.facts import Row, rows, told
from kg.web.links import is_iri
from kg.web.pages.frame import whole
from kg.web.pages.listing import letters
from kg.web.pages.lists import ROOT
from kg.web.reader import Reader

__all__ = ["lost", "page"]

_PAPER = re.compile(r"id/kamerstuk/(\d{3,6}(?:-[A-Z0-9]{1,6})*?)-(\d{1,5}|[A-Z]{1,4})")
_LISTS = {
    "persoon": "bewindspersonen",
    "ambt": "bewindspersonen",
    "dossier": "dossiers",
    "kamerstuk": "dossiers",
    "raad": "raden",
    "raadsformatie": "raden",
    "toezegging": "toezeggingen",
}
"""The list in which a thing of that kind would stand."""
_NEAR = 6
_LONGEST = 80
_TOGETHER = 100
"""Papers that are looked up at once, the nearest first, until as many as there is room for are held."""


def page(answerer: Answerer, reader: Reader, iri: str, left: str = "") -> str:
    """The whole page; ``iri`` is what was asked, which may be anything, ``left`` when it left the store, if it did."""
    found = _PAPER.fullmatch(iri.removeprefix(reader.links.base))
    near = _near(answerer, reader, found[1], found[2]) if found else []
    official = f"https://zoek.officielebekendmakingen.nl/kst-{found[1]}-{found[2]}.html" if found else ""
    called = names.paper(f"kst-{found[1]}-{found[2]}") if found else reader.links.short(iri)
    return whole(
        reader,
        "missing",
        title=reader.word("left" if left else "missing", called),
        left=reader.day(left),
        near=letters(reader, near),
        official=official,
        ways=_ways(reader, iri),
    )


def lost(reader: Reader) -> str:
    """The page of an address at which there never is anything."""
    ways = [(reader.word("home_title"), reader.to("")), (reader.word("browse_title"), reader.to(ROOT))]
    ways += [_list(reader, name) for name in dict.fromkeys(_LISTS.values())]
    return whole(reader, "lost", title=reader.word("lost"), ways=ways)


def _ways(reader: Reader, iri: str) -> list[tuple[str, str]]:
    """Where to go on: the search for the words of the address, and the list of what is of its kind."""
    kind, _, name = iri.removeprefix(f"{reader.links.base}id/").partition("/")
    words = " ".join(re.findall(r"[^\W_]+", unquote(name)))[:_LONGEST]
    found = [(reader.word("look_for", words), reader.to("zoek", q=words))] if words and reader.searched else []
    if kind in _LISTS:
        found.append(_list(reader, _LISTS[kind]))
    return [*found, (reader.word("browse_title"), reader.to(ROOT))]


def _list(reader: Reader, name: str) -> tuple[str, str]:
    return reader.word("list_promises" if name == "toezeggingen" else f"list_{name}"), reader.to(f"{ROOT}/{name}")


def _near(answerer: Answerer, reader: Reader, dossier: str, number: str) -> list[Row]:
    """The papers of the dossier that are held and whose numbers are nearest, in their order."""
    iri = f"{reader.links.base}id/dossier/{dossier}"
    start = f"{reader.links.base}id/kamerstuk/{dossier}-"
    found = rows(answerer, "near", it=iri) if is_iri(iri) else []
    numbers = {row["paper"]: row["paper"].removeprefix(start) for row in found}
    wanted = int(number) if number.isdecimal() else 0
    by = {paper: int(own) for paper, own in numbers.items() if own.isdecimal()}

    def away(paper: str) -> tuple[int, int]:
        return abs(by[paper] - wanted), by[paper]

    papers = sorted(by, key=away)
    held: list[Row] = []
    for at in range(0, len(papers), _TOGETHER):
        held += told(answerer, "near-held", papers[at : at + _TOGETHER])
        if len(held) >= _NEAR:
            break
    nearest = sorted(held, key=lambda row: away(row["letter"]))[:_NEAR]
    return sorted(nearest, key=lambda row: by[row["letter"]])
