"""The page of a letter that names very much: all is marked in its text, and the lists beside it are short and told.

The named queries that join what a letter says with itself answer of such a letter too.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pyoxigraph as ox
import pytest
from reading import Page

from kg.build import build, sources
from kg.rdf.namespaces import PREFIXES
from kg.store.embedded import Store
from kg.store.named import named
from kg.web.facts import Facts, Row, fetch, rows
from kg.web.links import Links
from kg.web.mentions import Mentions
from kg.web.pages import letter, letter_facts
from kg.web.pages.letter_facts import Told, groups
from kg.web.reader import Reader

_BASE = "https://w3id.org/kamergraaf/"
_CITED = 60
_LETTER = f"""21501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken

Nr. 9990 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 18 november 2024

Zie hiervoor {"; ".join(f"Kamerstuk 29{n:03}, nr. 7" for n in range(_CITED))}.

Ook {"; ".join(["Kamerstuk 29000, nr. 7"] * 70)} gaan daarover.

De Minister van Buitenlandse Zaken,
C.C.J. Veldkamp
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of one letter that cites sixty papers, one of them often."""
    folder = tmp_path_factory.mktemp("long")
    (folder / "kst-21501-02-9990.txt").write_text(_LETTER, encoding="utf-8")
    with Store.create_or_open(folder / "store") as made:
        assert [done.status for done in build(sources([str(folder / "kst-21501-02-9990.txt")]), made)] == ["loaded"]
        yield made


def page(store: Store, *, whole: bool = False) -> str:
    reader = Reader("nl", Links(store.base_iri), "", whole=whole)
    return letter.page(store, reader, f"{store.base_iri}id/kamerstuk/21501-02-9990")


def asked_by(href: str) -> str:
    """The query that an address asks."""
    return dict(parse_qsl(urlsplit(href).query))["query"]


def cites(markup: str) -> str:
    """The section of what the letter cites."""
    return next(one for one in markup.split("<section>") if "<h3>Haalt aan" in one).split("</section>")[0]


def test_of_very_many_citations_the_first_are_listed_and_a_query_gives_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cites(page(store)).count("<li>") == _CITED
    assert "De eerste" not in cites(page(store))
    monkeypatch.setattr(letter_facts, "_MOST", 5)
    told = cites(page(store))
    assert f'Haalt aan <span class="number">{_CITED}</span>' in told
    assert told.count("<li>") == 5
    query = dict(parse_qsl(urlsplit(next(one for one in Page(told).links if one.startswith("/sparql?"))).query))[
        "query"
    ]
    answer = list(store.ask(query))  # type: ignore[arg-type]
    assert len({row[0] for row in answer}) == _CITED
    assert len(answer) == _CITED + 70
    assert cites(page(store, whole=True)).count("<li>") == _CITED


@pytest.mark.parametrize("name", [*letter_facts._TOLD_BY])
def test_the_query_for_all_of_a_list_is_one_that_the_store_answers(store: Store, name: str) -> None:
    reader = Reader("nl", Links(store.base_iri), "")
    told = Told(
        f"{store.base_iri}id/kamerstuk/21501-02-9990", Facts(), Facts(), Mentions(Facts(), [], "", "nl"), reader
    )
    group = letter_facts._group(told, name, [letter_facts.Item("x")] * 201, 0)
    query = asked_by(group.query)
    assert (len(group.items), group.count) == (200, 201)
    assert len(list(store.ask(query))) == {"cites": _CITED + 70, "signed": 1}.get(name, 0)  # type: ignore[arg-type]


def test_all_mentions_are_marked_and_proved_in_the_text_though_few_are_listed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letter_facts, "_MOST", 5)
    told = page(store)
    mentions = rows(store, "letter-mentions", it=f"{store.base_iri}id/kamerstuk/21501-02-9990")
    assert len(mentions) > _CITED + 70
    names = {f"v{row['mention'].rpartition('/')[2]}" for row in mentions}
    assert names <= set(re.findall(r'id="(v\d+)"', told))
    often = next(one for one in cites(told).split("<li>") if "29\u202f000" in one or "29\u00a0000" in one)
    assert often.count('class="proof"') == 50
    assert "en nog 21" in often


def test_letters_that_cite_it_are_counted_beyond_those_that_are_listed(store: Store) -> None:
    reader = Reader("nl", Links(store.base_iri), "")
    told = Told("urn:x", Facts(), Facts(), Mentions(Facts(), [], "", "nl"), reader)
    by = [{"by": f"urn:{n}", "mention": "urn:m/1", "words": "x"} for n in range(3)]
    (group,) = groups(told, by, 1234)
    assert (group.name, len(group.items), group.count) == ("cited_by", 3, 1234)
    assert "hasCitedEntity" in group.query
    (group,) = groups(told, by, 3)
    assert (group.count, group.query) == (3, "")


def test_the_places_of_mentions_are_not_fetched_statement_by_statement(store: Store) -> None:
    """Of each mention there are some twenty in the graph."""
    iri = f"{store.base_iri}id/kamerstuk/21501-02-9990"
    ((count,),) = store.ask(f"SELECT (COUNT(*) AS ?n) {{ ?g foaf:primaryTopic <{iri}> GRAPH ?g {{ ?s ?p ?o }} }}")  # type: ignore[union-attr,misc]
    fetched = fetch(store, "letter", it=iri)
    told = sum(len(values) for properties in fetched.index.values() for values in properties.values())
    mentions = len(rows(store, "letter-mentions", it=iri))
    assert int(count.value) > 20 * mentions
    assert told < 3 * mentions


# --- how much is gone through -----------------------------------------------------------------------------------------


def steps(work: Callable[[], object]) -> int:
    """The lines of ours that run, each turn of a loop by itself."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace if f"{Path('kg', 'web')}" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


class Counting:
    """A function of a query: true, and how often it was asked."""

    iri = "urn:counting"

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, *_: object) -> ox.Literal:
        self.asked += 1
        return ox.Literal(True)

    def check(self) -> None:
        """Nothing fails."""


@pytest.mark.parametrize(
    ("name", "values", "test", "of", "rows"),
    [
        ("co-cited-dossiers", {"dossier": "29004"}, r"\?dossier != \?other", "?dossier, ?other", _CITED),
        ("letter-facts", {"id": "kst-21501-02-9990"}, r"!isIRI\(\?\w+\)|\?body = \?letter", "?letter", _CITED + 70),
    ],
)
def test_a_query_about_one_letter_does_not_pair_all_that_it_says(
    store: Store, name: str, values: dict[str, str], test: str, of: str, rows: int
) -> None:
    counting = Counting()
    text, tests = re.subn(test, f"<{counting.iri}>({of})", named(name).filled(values))
    assert tests
    assert len(list(store.ask(named(name).filled(values)))) >= rows - 1  # type: ignore[arg-type]
    list(store.ask(text, functions=[counting]))  # type: ignore[arg-type]
    assert counting.asked < 5 * rows


def _told(properties: Sequence[str], told: Sequence[tuple[str, str]], count: int) -> Told:
    """A letter that says each of the properties of so many things, of each of which that is told."""
    it = ox.NamedNode(f"{_BASE}id/kamerstuk/1-1")
    things = [ox.NamedNode(f"{_BASE}id/kamerstuk/2-{n}") for n in range(count)]
    facts = Facts()
    facts.add(ox.Triple(it, _name(name), one) for name in properties for one in things)
    facts.add(
        ox.Triple(one, _name(name), _name(value) if ":" in value else ox.Literal(value.format(number)))
        for number, one in enumerate(things)
        for name, value in told
    )
    found: list[Row] = [
        {"mention": f"{it.value}/vermelding/{n}", "kind": "x", "start": str(n), "end": str(n + 1), "body": one.value}
        for n, one in enumerate(things)
    ]
    return Told(it.value, facts, Facts(), Mentions(facts, found, it.value, "nl"), Reader("nl", Links(_BASE), ""))


def _name(short: str) -> ox.NamedNode:
    prefix, _, local = short.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


@pytest.mark.parametrize(
    ("group", "properties", "told"),
    [
        ("cites", ["dcterms:references"], [("dcterms:identifier", "kst-2-{}")]),
        ("cites", ["dcterms:references"], [("rdfs:label", "alle gelijk"), ("rdf:type", "kg:Motion")]),
        ("people", ["kg:mentions"], [("rdf:type", "kg:Person"), ("foaf:name", "N. {}")]),
        ("meetings", ["kg:mentions", "kg:agendaFor"], [("rdf:type", "kg:CouncilMeeting"), ("rdfs:label", "R {}")]),
        ("keeps", ["kg:partlyFulfils"], [("kg:text", "Tekst {}.")]),
        ("promises", ["kg:commitment"], [("kg:text", "Tekst {}.")]),
    ],
)
def test_with_twice_as_many_things_there_is_twice_as_much_to_do(
    group: str, properties: Sequence[str], told: Sequence[tuple[str, str]]
) -> None:
    few, many = _told(properties, told, 50), _told(properties, told, 200)
    assert group in {one.name for one in groups(few, [], 0)}
    assert steps(lambda: groups(many, [], 0)) < 5 * steps(lambda: groups(few, [], 0))
