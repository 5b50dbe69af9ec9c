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

__all__ = ["lost", "no_paper", "page", "past"]

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
_LONGEST = _TITLE = 80
"""Characters of an address that are sought, and that a title tells."""
_TOGETHER = 100
"""Papers that are looked up at once, the nearest first, until as many as there is room for are held."""


def page(answerer: Answerer, reader: Reader, iri: str, left: str = "") -> str:
    """The whole page; ``iri`` is what was asked, which may be anything, ``left`` when it left the store, if it did."""
    found = _PAPER.fullmatch(iri.removeprefix(reader.links.base))
    near = _near(answerer, reader, found[1], found[2]) if found else []
    official = f"https://zoek.officielebekendmakingen.nl/kst-{found[1]}-{found[2]}.html" if found else ""
    called = names.paper(f"kst-{found[1]}-{found[2]}") if found else names.cut(reader.links.short(iri), _TITLE)
    return whole(
        reader,
        "missing",
        title=reader.word("left" if left else "missing", called),
        lead="",
        left=reader.day(left),
        near=letters(reader, near),
        official=official,
        ways=_ways(reader, iri),
    )


def no_paper(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The page of the network of what is no paper."""
    return _elsewhere(answerer, reader, iri, "network_of_none", reader.word("only_papers"))


def past(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The page of a page of a thing that comes after its last."""
    return _elsewhere(answerer, reader, iri, "lost", reader.word("past_last"))


def _elsewhere(answerer: Answerer, reader: Reader, iri: str, title: str, lead: str) -> str:
    """A page that leads to the thing's own, which there is."""
    name = names.named(answerer, [iri], reader).get(iri) or names.cut(reader.links.short(iri), _TITLE)
    ways = [(name, reader.of_thing(iri) or ""), *_lists(reader, iri)]
    return whole(reader, "missing", title=reader.word(title), lead=lead, near=[], ways=ways)


def lost(reader: Reader) -> str:
    """The page of an address at which there never is anything."""
    ways = [(reader.word("home_title"), reader.to("")), (reader.word("browse_title"), reader.to(ROOT))]
    ways += [_list(reader, name) for name in dict.fromkeys(_LISTS.values())]
    return whole(reader, "lost", title=reader.word("lost"), ways=ways)


def _ways(reader: Reader, iri: str) -> list[tuple[str, str]]:
    """Where to go on: the search for the words of the address, and the list of what is of its kind."""
    _, _, name = iri.removeprefix(f"{reader.links.base}id/").partition("/")
    words = " ".join(re.findall(r"[^\W_]+", unquote(name)))[:_LONGEST]
    found = [(reader.word("look_for", words), reader.to("zoek", q=words))] if words and reader.searched else []
    return [*found, *_lists(reader, iri)]


def _lists(reader: Reader, iri: str) -> list[tuple[str, str]]:
    """The list of what is of its kind, and all of them."""
    kind = iri.removeprefix(f"{reader.links.base}id/").partition("/")[0]
    return [*([_list(reader, _LISTS[kind])] if kind in _LISTS else []), (reader.word("browse_title"), reader.to(ROOT))]


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
