"""The pages of a search: letters at ``/zoek``, promises at ``/toezeggingen``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.search.asking import MOST, Found, Hit
from kg.search.marks import quoted
from kg.web import names
from kg.web.answer import Answerer
from kg.web.dutch import Dutch
from kg.web.facts import named
from kg.web.ministries import all_names
from kg.web.pages.frame import whole
from kg.web.pages.listing import Letter, Promise, signatories
from kg.web.pages.offered import elsewhere, offered
from kg.web.pages.search_query import query
from kg.web.reader import Reader
from kg.web.searching import FIELDS, KINDS, PAGE, TERMS, Kind, Search, counts, look

__all__ = ["FORMS", "letter_of", "narrowed", "nowhere", "page", "promise_of"]

FORMS = (("CSV", "csv"), ("JSON", "json"), ("Atom", "atom"))
_SHOWN = 8
_CONCEPTS = {"minister": "id/persoon/", "dossier": "id/dossier/", "raad": "id/raadsformatie/"}
_ORDERS: Mapping[Kind, tuple[tuple[str, str], ...]] = {
    "zoek": (("relevantie", "relevance"), ("nieuwste", "newest"), ("oudste", "oldest")),
    "toezeggingen": (("nieuwste", "newest"), ("oudste", "oldest"), ("termijn", "due")),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to narrow a search, or, where it is ``on``, to widen it again."""

    text: str
    count: int
    href: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The choices of one kind: those that are shown at once, and the rest."""

    name: str
    choices: Sequence[Choice]
    more: Sequence[Choice] = ()


def page(answerer: Answerer, reader: Reader, kind: Kind) -> str:
    """The whole page of a search."""
    search = Search.of(kind, reader)
    found = look(answerer, search)
    if found is None:
        return whole(reader, "search_none", title=reader.word(f"title_{kind}"), kind=kind, text=search.text)
    facets = _facets(answerer, reader, search, found)
    return whole(
        reader,
        "search",
        title=f"{search.text} – {reader.word('search')}" if search.text else reader.word(f"title_{kind}"),
        kind=kind,
        text=search.text,
        count=found.count,
        doubts=search.typed.doubts,
        offered=offered(answerer, reader, search),
        elsewhere=elsewhere(reader, search),
        kept=[pair for pair in reader.asked if pair[0] not in ("q", "p", "sorteer")],
        letters=[(letter_of(reader, hit), hit.snippet) for hit in found.hits] if kind == "zoek" else [],
        promises=[promise_of(reader, hit) for hit in found.hits] if kind != "zoek" else [],
        facets=facets,
        on=[
            (reader.word(facet.name), choice)
            for facet in facets
            for choice in (*facet.choices, *facet.more)
            if choice.on
        ],
        orders=[
            (reader.word(f"order_{order}"), reader.again({"sorteer": name, "p": None}), search.order == order)
            for name, order in _ORDERS[kind]
            if order != "relevance" or search.text
        ],
        forms=[(name, _as(reader, kind, extension)) for name, extension in FORMS],
        query=reader.to("sparql", query=query(reader, search)),
        about_council=kind == "toezeggingen" and any(search.narrowed.get("raad", ())),
        pages=_pages(reader, search, found.count),
    )


def nowhere(reader: Reader, kind: Kind) -> str:
    """The page where there is no search: why not, and where one can go through the same."""
    promises = kind == "toezeggingen"
    name = reader.word("list_promises" if promises else "browse_title")
    href = reader.to("lijst/toezeggingen" if promises else "lijst")
    return whole(reader, "search_elsewhere", title=reader.word(f"title_{kind}"), name=name, href=href)


def letter_of(reader: Reader, hit: Hit) -> Letter:
    """A hit as a letter in a list."""
    identifier, day = hit.one("id"), hit.one("issued")
    kinds = tuple(
        names.code(str(one), reader.lang) for one in hit.values.get("kind", ()) if one != "brief-overige-brief"
    )
    return Letter(
        reader.of_thing(hit.one("iri")) or "",
        names.titled(hit.one("title")) or names.paper(identifier) or reader.called(hit.one("iri")),
        names.paper(identifier),
        day,
        reader.day(day),
        ", ".join(signatories(map(str, hit.values.get("name", ())))),
        kinds,
        int(hit.one("promises") or 0),
    )


def promise_of(reader: Reader, hit: Hit) -> Promise:
    """A hit as a promise in a list."""
    kept = (str(one).partition(" ") for one in hit.values.get("keeper", ()))
    identifier, letter = hit.one("id"), hit.one("letter")
    return Promise(
        reader.of_thing(hit.one("iri")) or "",
        Dutch(quoted(hit.text)),
        reader.day(hit.one("due")),
        names.paper(identifier) or reader.called(letter),
        reader.of_thing(letter or hit.one("iri")) or "",
        hit.one("issued"),
        reader.day(hit.one("issued")),
        tuple((names.paper(name) or reader.called(iri), reader.of_thing(iri) or "") for iri, _, name in kept),
        names.state(hit.one("state")),
        ", ".join(signatories(map(str, hit.values.get("name", ())))),
        hit.one("listed"),
        names.overdue(hit.one("state"), hit.one("due")),
    )


def _as(reader: Reader, kind: Kind, extension: str) -> str:
    return reader.with_lang(reader.links.path(f"{kind}.{extension}"), [pair for pair in reader.asked if pair[0] != "p"])


def _facets(answerer: Answerer, reader: Reader, search: Search, found: Found) -> list[Facet]:
    called = _called(answerer, reader, search, found)
    facets = []
    for name in KINDS[search.kind][1]:
        on = search.narrowed.get(name, ())
        counted = dict(found.facets[FIELDS[name]])
        values = [*on, *(value for value in _sorted(name, counted) if value not in on)]
        choices = [_choice(reader, name, value, counted.get(value, 0), called, on=value in on) for value in values]
        shown = max(_SHOWN, len(on))
        facets.append(Facet(f"facet_{name}", choices[:shown], choices[shown:]))
    if search.kind == "toezeggingen":
        facets.insert(1, _terms(answerer, reader, search))
    return [facet for facet in facets if facet.choices]


def _sorted(name: str, counted: Mapping[str, int]) -> list[str]:
    return sorted(counted, reverse=True) if name == "jaar" else list(counted)


def _called(answerer: Answerer, reader: Reader, search: Search, found: Found) -> dict[str, str]:
    """What ministries, people, dossiers and Councils are called, by field and value."""
    base = reader.links.base
    wanted = {
        f"{base}{concept}{value}": (name, value)
        for name, concept in _CONCEPTS.items()
        if name in KINDS[search.kind][1]
        for value in (*dict(found.facets.get(FIELDS[name], ())), *search.narrowed.get(name, ()))
        if value.replace("-", "").isalnum()
    }
    told = named(answerer, wanted, reader.lang)
    ministries = {f"ministerie/{name}": called for name, called in all_names(answerer, reader).items()}
    return ministries | {"/".join(wanted[iri]): name for iri, name in told.items()}


def _choice(reader: Reader, name: str, value: str, count: int, called: Mapping[str, str], *, on: bool) -> Choice:
    text = _text(reader, name, value, called)
    # beside what was chosen of it before: so it is counted
    return Choice(text, count, reader.turned(name, value, on=not on), on)


def _text(reader: Reader, name: str, value: str, called: Mapping[str, str]) -> str:
    """What a value of a facet is called."""
    if name == "dossier":
        title = names.titled(called.get(f"{name}/{value}", ""))
        return Dutch(f"{names.spaced(value)} {title}") if title else names.spaced(value)
    if name in ("soort", "stand"):
        return names.code(value, reader.lang)
    if name == "bron":
        return reader.word(f"source_{value}") if value in ("brief", "kamer") else value
    if name == "toezegging":
        return reader.word(f"has_open_{value}") if value in ("ja", "nee") else value
    return called.get(f"{name}/{value}") or (Dutch(value) if name == "ministerie" else value)


def narrowed(answerer: Answerer, reader: Reader, search: Search) -> list[str]:
    """What a search is narrowed by, each as people call it."""
    called = _called(answerer, reader, search, Found(0, (), {}))
    texts = [
        _text(reader, name, value, called) for name, values in search.narrowed.items() for value in values if value
    ]
    return [*texts, *([reader.word(f"term_{search.term}")] if search.term else [])]


def _terms(answerer: Answerer, reader: Reader, search: Search) -> Facet:
    counted = counts(answerer, search)
    choices = [
        Choice(
            reader.word(f"term_{term}"),
            counted[term],
            reader.again({"termijn": None if search.term == term else term, "p": None}),
            search.term == term,
        )
        for term in TERMS
        if counted[term]
    ]
    return Facet("facet_termijn", choices)


def _pages(reader: Reader, search: Search, count: int) -> list[tuple[str, str]]:
    """The pages before and after this one, each by its word."""
    last = -(-min(count, MOST) // PAGE)
    found = []
    if search.page > 1:
        found.append(("previous", reader.again({"p": str(min(search.page - 1, max(last, 1)))})))
    if search.page < last:
        found.append(("next", reader.again({"p": str(search.page + 1)})))
    return found
