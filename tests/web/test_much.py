"""Pages of things of which there is much to tell: the numbers are of all, and a search gives what is not shown."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from reading import Page

from kg.build import build, sources
from kg.search import refresh
from kg.store.embedded import Store
from kg.web import newest, things
from kg.web.facts import rows
from kg.web.links import Links
from kg.web.pages import dossier, missing, paper, person, search, signed
from kg.web.pages import formation as formations
from kg.web.reader import Reader
from kg.web.searching import index_of
from tests.bench.corpus import letters

_LETTERS = 160


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of generated letters, with its search index."""
    folder = tmp_path_factory.mktemp("much")
    for letter in letters(_LETTERS):
        (folder / letter.name).write_text(letter.text, encoding="utf-8")
    with Store.create_or_open(folder / "store") as made:
        assert all(done.status == "loaded" for done in build(sources([str(folder)]), made))
    refresh(folder / "store")
    with Store.open(folder / "store") as opened:
        yield opened


@pytest.fixture(params=["index", "store"])
def known(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """By what pages know what there is: the search index, or, where there is none, the store."""
    if request.param == "store":
        for module in (dossier, signed):
            monkeypatch.setattr(module, "index_of", lambda _: None)


def reader(store: Store, path: str = "", **asked: str) -> Reader:
    return Reader("nl", Links(store.base_iri), "", path, tuple(asked.items()))


def most(store: Store, pattern: str) -> tuple[str, int]:
    """The thing ``?x`` of which most is said so, and how often."""
    query = f"SELECT ?x (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 1"
    ((thing, count),) = store.ask(query)  # type: ignore[union-attr]
    return thing.value, int(count.value)


def found_by(store: Store, href: str) -> int:
    """How many the search at that address finds."""
    place = urlsplit(href)
    asked = dict(parse_qsl(place.query))
    page = search.page(store, reader(store, place.path.strip("/"), **asked), place.path.strip("/"))  # type: ignore[arg-type]
    told = re.search(r'<div class="bar">\s*<h2>(\d+) ', page)
    assert told is not None
    return int(told[1])


@pytest.mark.parametrize(
    ("page", "pattern"), [(person.page, "?letter kg:signedBy ?x"), (dossier.page, "?letter kg:dossier ?x")]
)
def test_the_index_tells_what_the_store_tells(
    store: Store, monkeypatch: pytest.MonkeyPatch, page: Callable[..., str], pattern: str
) -> None:
    things_ = [row[0].value for row in store.ask(f"SELECT DISTINCT ?x {{ {pattern} }}")]  # type: ignore[union-attr]
    assert len(things_) > 20
    indexed = [page(store, reader(store), iri) for iri in things_]
    for module in (dossier, signed):
        monkeypatch.setattr(module, "index_of", lambda _: None)
    assert [page(store, reader(store), iri) for iri in things_] == indexed


@pytest.mark.usefixtures("known")
def test_of_many_promises_the_newest_are_told_and_the_searches_that_give_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    iri, count = most(store, "?y kg:promisedBy ?x ; kg:status code:openstaand")
    assert count > 3
    whole = Page(person.page(store, reader(store), iri))
    assert "nieuwste" not in whole.words
    monkeypatch.setattr(person, "_PROMISES", 2)
    told = person.page(store, reader(store), iri)
    assert f"Openstaande toezeggingen {count}" in Page(told).words
    assert "De 2 nieuwste; in het geheel:" in Page(told).words
    href = next(href for href, text in Page(told).links.items() if text == f"{count} openstaand")
    assert found_by(store, href) == count
    assert told.count('<li class="open">') == 2
    promises = [href for href in whole.links if "/toezegging/" in href]
    assert [href for href in Page(told).links if "/toezegging/" in href][:2] == promises[:2]


@pytest.mark.usefixtures("known")
def test_a_page_that_cannot_lead_on_tells_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    iri, count = most(store, "?y kg:promisedBy ?x")
    monkeypatch.setattr(person, "_PROMISES", 1)
    alone = Reader("nl", Links(store.base_iri), "", whole=True)
    assert sum("/toezegging/" in href for href in Page(person.page(store, alone, iri)).links) == count


@pytest.mark.usefixtures("known")
def test_of_a_year_of_many_letters_the_newest_are_told_and_the_search_that_gives_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    iri, _ = most(store, "?x ^kg:dossier/dcterms:issued ?day")
    monkeypatch.setattr(dossier, "_FEW", 3)
    days = store.ask(f"SELECT ?day {{ ?letter kg:dossier <{iri}> ; dcterms:issued ?day }}")
    ((year, count),) = Counter(day.value[:4] for (day,) in days).most_common(1)  # type: ignore[union-attr]
    whole = Page(dossier.page(store, reader(store, jaar=year), iri))
    assert "nieuwste van" not in whole.words
    monkeypatch.setattr(dossier, "_MOST", 2)
    told = Page(dossier.page(store, reader(store, jaar=year), iri))
    assert f"Tijdlijn {year} {count}" in told.words
    assert "De 2 nieuwste van" in told.words
    href = next(href for href in told.links if href.startswith("/zoek?") and f"jaar={year}" in href)
    assert found_by(store, href) == count


@pytest.mark.parametrize("places", [3, 20, 60, 10_000])
@pytest.mark.parametrize("pattern", ['FILTER(CONTAINS(STR(?x), "/id/dag/"))', "?x a kg:Office .", "?x a kg:Dossier ."])
def test_the_newest_places_that_name_a_thing_are_those_that_the_engine_would_pick(
    store: Store, monkeypatch: pytest.MonkeyPatch, pattern: str, places: int
) -> None:
    thing, count = most(store, f"?m oa:hasBody ?x ; oa:hasTarget ?place . {pattern}")
    assert count > 3
    asked: list[str] = []
    monkeypatch.setattr(newest, "rows", lambda told, name, **holes: asked.append(name) or rows(told, name, **holes))
    by_index = newest.newest(store, thing, places)
    assert asked == ["named-by"], "no more than where it is named"
    monkeypatch.setattr(newest, "index_of", lambda _: None)
    assert by_index == newest.newest(store, thing, places)
    assert len(by_index[0]) == min(places, count)
    monkeypatch.setattr(newest, "index_of", index_of)
    monkeypatch.setattr(newest, "days", lambda *_: {})
    assert by_index == newest.newest(store, thing, places), "where the index lacks a letter"


def test_each_meeting_of_a_formation_has_the_number_of_letters_that_name_it(store: Store) -> None:
    iri, _ = most(store, "?meeting kg:formation ?x . ?letter kg:mentions ?meeting")
    told = {row["meeting"]: row for row in rows(store, "formation-meetings", it=iri, most=400)}
    assert len(told) > 2
    for name, column in (("mentions", "letters"), ("agendaFor", "agendas"), ("reportOf", "reports")):
        query = f"SELECT ?m (COUNT(DISTINCT ?l) AS ?n) {{ ?m kg:formation <{iri}> . ?l kg:{name} ?m }} GROUP BY ?m"
        counted = {meeting.value: int(count.value) for meeting, count in store.ask(query)}  # type: ignore[union-attr]
        assert counted
        for meeting, row in told.items():
            assert int(row.get(column, 0)) == counted.get(meeting, 0)
    assert {"reports" in row for row in told.values()} == {True, False}
    page = formations.page(store, reader(store), iri)
    assert page.count('<span class="tag">verslag</span>') == sum("reports" in row for row in told.values())


@pytest.mark.parametrize("together", [1, 4, 100])
@pytest.mark.parametrize("wanted", [1, 20, 99_999])
def test_papers_near_one_that_is_not_there_are_the_nearest_that_are_held(
    store: Store, monkeypatch: pytest.MonkeyPatch, together: int, wanted: int
) -> None:
    iri, _ = most(store, "?letter kg:dossier ?x ; kg:text ?text")
    numbers = sorted(
        int(row[0].value)
        for row in store.ask(f"SELECT ?n {{ ?l kg:dossier <{iri}> ; kg:number ?n ; kg:text ?t }}")  # type: ignore[union-attr]
    )
    nearest = sorted(sorted(numbers, key=lambda number: (abs(number - wanted), number))[:6])
    monkeypatch.setattr(missing, "_TOGETHER", together)
    gone = f"{store.base_iri}id/kamerstuk/{iri.rpartition('/')[2]}-{wanted}"
    told = Page(missing.page(store, reader(store), gone))
    shown = [int(href.rpartition("-")[2]) for href in told.links if "/doc/kamerstuk/" in href]
    assert shown == nearest


def test_a_things_page_tells_what_points_at_it_in_order(store: Store) -> None:
    iri, count = most(store, "?letter kg:signedBy ?x")
    told = things.describe(store, iri)
    keys = [(row["p"]["value"], row["s"]["value"]) for row in told.points]
    assert keys == sorted(keys)
    assert sum(key.endswith("#signedBy") for key, _ in keys) == count
    signs = next(row for row in told.points if row["p"]["value"].endswith("#signedBy"))
    assert told.names.one(signs["p"]["value"], "rdfs:label") == "ondertekend door"
    assert told.names.called(signs["s"]["value"], "nl") == told.names.one(signs["s"]["value"], "dcterms:title") != ""


def test_all_that_cites_a_thing_is_told_page_by_page(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    iri, count = most(store, "?x dcterms:isReferencedBy ?y")
    assert count > 6
    monkeypatch.setattr(things, "PAGE", 3)
    whole = {str(triple) for triple in store.ask(f"CONSTRUCT WHERE {{ <{iri}> ?p ?o }}")}
    whole |= {str(triple) for triple in store.ask(f"CONSTRUCT WHERE {{ ?s ?p <{iri}> }}")}
    told: set[str] = set()
    says: set[tuple[str, str]] = set()
    for page in range(1, 99):
        told |= {str(triple) for triple in store.ask(things.thing_query(iri, page))}
        found = things.describe(store, iri, page)
        assert sum(row["p"]["value"].endswith("isReferencedBy") for row in found.says) <= 3
        says |= {(row["p"]["value"], row["o"]["value"]) for row in found.says}
        assert things.found(store, [iri], page) == things.Found(iri, True, found.more)
        if not found.more:
            break
    assert whole <= told
    assert len(says) == len({one for one in whole if one.startswith(f"<{iri}>")})
    assert page > count // 3


def test_of_many_citations_the_newest_are_told_and_the_query_that_gives_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    iri, _ = most(store, "?x dcterms:isReferencedBy ?y")
    whole = Page(paper.page(store, reader(store), iri))
    assert "nieuwste van" not in whole.words
    count = len(rows(store, "citing", it=iri))
    assert f"met welke woorden {count}" in whole.words
    monkeypatch.setattr(paper, "_MOST", 2)
    told = Page(paper.page(store, reader(store), iri))
    assert f"met welke woorden {count}" in told.words
    query = dict(parse_qsl(urlsplit(next(href for href in told.links if href.startswith("/sparql?"))).query))["query"]
    answer = [row[0].value for row in store.ask(query)]  # type: ignore[union-attr]
    assert len(answer) == count
    shown = list(dict.fromkeys(href.partition("#")[0] for href in told.links if "#v" in href))
    assert shown
    assert {reader(store).of_thing(iri) for iri in answer[:2]} >= set(shown)
