"""What a search offers before its hits: the page of what is named, and the promises where it asks for those."""

from kg.search.asking import Wanted, count
from kg.web import names
from kg.web.answer import Answerer
from kg.web.called import by_name
from kg.web.facts import named, rows
from kg.web.reader import Reader
from kg.web.searching import Search, index_of

__all__ = ["elsewhere", "offered"]

_MOST = 6
_WORDS = {"raadsformatie": "offered_council", "persoon": "offered_person", "ambt": "office"}
_FIELDS = {"raadsformatie": "raad", "persoon": "minister"}
_PROMISES = {"toezegging", "toezeggingen", "toezeggingenlijst", "commitment", "commitments"}
_OPEN = {"open", "openstaande", "openstaand", "outstanding", "lopende"}
_SMALL = {"van", "de", "het", "in", "over", "aan", "door", "of", "by", "the", "about", "alle", "all", "lijst", "list"}


_Ways = list[tuple[str, str, str]]


def offered(answerer: Answerer, reader: Reader, search: Search) -> _Ways:
    """Each page that the question leads to, all that it asks being its name: what it is, its name or title behind that,
    which may be Dutch where the rest is not, and its address."""
    return [
        *_promises(answerer, reader, search),
        *_numbered(answerer, reader, search),
        *_named(answerer, reader, search),
    ]


def elsewhere(reader: Reader, search: Search) -> tuple[str, str] | None:
    """Where the same words can be sought too: of a search for letters in the promises, and the other way round.

    None where there are no words, or where they ask for promises, to which ``offered`` leads.
    """
    if not search.text or (search.kind == "zoek" and _PROMISES.intersection(search.text.casefold().split())):
        return None
    if search.kind == "zoek":
        return reader.word("same_in_promises"), reader.to("toezeggingen", q=search.text)
    return reader.word("same_in_letters"), reader.to("zoek", q=search.text)


def _promises(answerer: Answerer, reader: Reader, search: Search) -> _Ways:
    """The list of promises, of a question that has a word for them: narrowed by all else that it says."""
    words = search.text.casefold().split()
    if search.kind != "zoek" or not _PROMISES.intersection(words):
        return []
    fields = {"stand": "openstaand"} if _OPEN.intersection(words) else {}
    rest = [word for word in search.text.split() if word.casefold() not in _PROMISES | _OPEN]
    while rest and rest[0].casefold() in _SMALL:
        del rest[0]
    told = " ".join(rest)
    things = [iri for iri in _known(answerer, told) if _kind(reader, iri) in _FIELDS]
    if len(things) == 1:
        fields[_FIELDS[_kind(reader, things[0])]] = things[0].rpartition("/")[2]
        told = named(answerer, things, reader.lang).get(things[0], told)
    elif told:
        fields["q"] = told
    name = reader.word("to_open_promises" if "stand" in fields else "to_promises")
    return [(f"{name}: " if told else name, told, reader.to("toezeggingen", **fields))]


def _numbered(answerer: Answerer, reader: Reader, search: Search) -> _Ways:
    """What the whole question is the number of, where the graph knows it."""
    number, base = search.typed.number, reader.links.base
    if number is None:
        return []
    places = [f"id/{kind}/{key}" for kind, key in (("dossier", number.dossier), ("kamerstuk", number.paper)) if key]
    known = [place for place in places if rows(answerer, "kinds", it=f"{base}{place}")]
    titles = named(answerer, [f"{base}{place}" for place in known], reader.lang)
    found = []
    for place in known:
        _, kind, key = place.split("/")
        said = names.spaced(key) if kind == "dossier" else names.paper(f"kst-{key}")
        title = names.titled(titles.get(f"{base}{place}", ""))
        word = "offered_dossier" if kind == "dossier" else "offered_kamerstuk"
        called = " ".join((reader.word(word), said))
        found.append((f"{called} – " if title else called, title, reader.of_thing(f"{base}{place}") or ""))
    return found


def _named(answerer: Answerer, reader: Reader, search: Search) -> _Ways:
    """What the whole question is a name of."""
    things = _known(answerer, search.text)
    called = named(answerer, things, reader.lang)
    return [
        (f"{reader.word(_WORDS[_kind(reader, iri)])} ", called.get(iri, ""), reader.of_thing(iri) or "")
        for iri in things
    ]


def _known(answerer: Answerer, text: str) -> list[str]:
    """All that the text is a name of; of people who share it those who signed letters, the one of most first."""
    found = by_name(answerer, text.strip('"'))
    index = index_of(answerer)
    if len(found) < 2 or index is None:
        return found
    people = [iri for iri in found if "/id/persoon/" in iri]
    narrowed = {iri: {"minister": [iri.rpartition("/")[2]]} for iri in people}
    signed = {iri: count(index, Wanted("brief", narrowed=narrowed[iri])) for iri in people}
    some = [iri for iri in people if signed[iri]] or people
    others = [iri for iri in found if iri not in people]
    return [*others, *sorted(some, key=lambda iri: (-signed[iri], iri))][:_MOST]


def _kind(reader: Reader, iri: str) -> str:
    return iri.removeprefix(f"{reader.links.base}id/").partition("/")[0]
