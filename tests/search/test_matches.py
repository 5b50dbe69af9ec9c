"""Full text in SPARQL: what ``kg query`` gives, how often the index is asked, and what goes wrong out loud."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import tantivy

from kg import resources
from kg.asking import answered
from kg.build import build, sources
from kg.errors import IndexMissing, QueryError
from kg.search import asking, refresh
from kg.search.asking import Wanted, ask, everything
from kg.search.index import find
from kg.search.matches import FUNCTION, MOST, Matches
from kg.search.schema import register, schema
from kg.search.typed import typed
from kg.store import folder
from kg.store.embedded import Store
from kg.store.query import Solutions

THING = ox.NamedNode("http://example.org/a")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("matches") / "store"
    with Store.create_or_open(found) as store:
        for _ in build(sources([str(resources.folder("samples"))]), store):
            pass
    refresh(found)
    return found


@pytest.fixture
def index() -> tantivy.Index:
    made = register(tantivy.Index(schema()))
    writer = made.writer(15_000_000, 1)
    for number in range(300):
        entry = tantivy.Document(iri=f"http://example.org/{number}", text=f"raad {number % 3}", sort="brief")
        entry.add_unsigned("part", number % 64)
        writer.add_document(entry)
    writer.commit()
    made.reload()
    return made


def asked(place: Path, query: str) -> set[str]:
    with answered(query, str(place), None) as answer:
        assert isinstance(answer, Solutions)
        return {str(getattr(row[0], "value", "")) for row in answer}


@pytest.mark.parametrize("text", ["verslag NIET raad", "raad", '\\"uw Kamer\\"', "36045", "zzzz", "*"])
@pytest.mark.parametrize(
    ("sort", "pattern"), [("brief", "?it kg:text ?t ; a kg:Letter"), ("toezegging", "?l kg:commitment ?it")]
)
def test_kg_query_gives_what_the_search_box_finds(place: Path, text: str, sort: str, pattern: str) -> None:
    index = find(place, folder.current(place))
    assert index is not None
    hits = ask(index, Wanted(sort, typed(text.replace("\\", "")).query, limit=1000)).hits
    assert asked(place, f'SELECT DISTINCT ?it {{ {pattern} FILTER(kg:matches(?it, "{text}")) }}') == {
        hit.one("iri") for hit in hits
    }


def test_a_store_without_an_index_says_so(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "other") as store:
        store.add([ox.Quad(THING, THING, THING, THING)])
    with pytest.raises(IndexMissing, match="kg index makes it"):
        asked(tmp_path / "other", 'SELECT * { ?s ?p ?o FILTER(kg:matches(?s, "raad")) }')


def test_the_index_is_asked_once_for_each_text(index: tantivy.Index) -> None:
    opened: list[str] = []

    def once() -> tantivy.Index:
        opened.append("")
        return index

    function = Matches(once)
    for number in range(300):
        said = function(ox.NamedNode(f"http://example.org/{number}"), ox.Literal("raad NIET 2"))
        assert said is not None
        assert said.value == ("false" if number % 3 == 2 else "true")
        assert function(THING, ox.Literal("  raad  NIET 2 ", language="nl")) == ox.Literal(False)
    function.check()
    assert len(opened) == 1


@pytest.mark.parametrize("together", [1, 7, 100, 299, 300, 20_000])
def test_all_are_told_however_many(index: tantivy.Index, monkeypatch: pytest.MonkeyPatch, together: int) -> None:
    monkeypatch.setattr(asking, "_TOGETHER", together)
    assert everything(index, typed("raad").query) == {f"http://example.org/{number}" for number in range(300)}
    assert everything(index, None) == everything(index, typed("raad").query)
    assert len(everything(index, typed("raad 1").query)) == 100
    assert everything(index, typed("zzzz").query) == frozenset()


@pytest.mark.parametrize(
    "terms", [(THING, THING), (ox.Literal("raad"), ox.Literal("raad")), (ox.BlankNode("a"), ox.Literal("a"))]
)
def test_what_is_no_thing_or_no_text_is_an_error_of_the_row_alone(
    index: tantivy.Index, terms: tuple[object, ...]
) -> None:
    function = Matches(lambda: index)
    assert function(*terms) is None
    function.check()


@pytest.mark.parametrize("terms", [(), (THING,), (THING, ox.Literal("a"), ox.Literal("b"))])
def test_another_number_of_arguments_is_told(index: tantivy.Index, terms: tuple[object, ...]) -> None:
    function = Matches(lambda: index)
    assert function(*terms) is None
    with pytest.raises(QueryError, match=f"not {len(terms)} arguments"):
        function.check()


def test_a_query_seeks_a_bounded_number_of_texts(index: tantivy.Index) -> None:
    function = Matches(lambda: index)
    for number in range(MOST):
        assert function(THING, ox.Literal(str(number))) is not None
    function.check()
    assert function(THING, ox.Literal("one more")) is None
    with pytest.raises(QueryError, match="more than 16 texts"):
        function.check()


def failing() -> tantivy.Index:
    raise MemoryError


def test_what_fails_within_is_raised_and_drops_no_row_in_silence() -> None:
    store = ox.Store()
    store.add(ox.Quad(THING, THING, THING))
    function = Matches(failing)
    query = f'SELECT * {{ ?s ?p ?o FILTER(<{FUNCTION}>(?s, "raad")) }}'
    rows = store.query(query, custom_functions={ox.NamedNode(FUNCTION): function})
    assert isinstance(rows, ox.QuerySolutions)
    assert list(rows) == []
    with pytest.raises(MemoryError):
        function.check()


@pytest.mark.parametrize("form", ["SELECT * {", "ASK {", "CONSTRUCT { ?s ?p ?o } {"])
def test_every_form_of_query_raises_it(place: Path, form: str) -> None:
    def gone_through(answer: object) -> Iterator[object]:
        yield from answer  # type: ignore[misc]

    with (
        pytest.raises(QueryError, match="not 1 arguments"),
        answered(f"{form} ?s kg:text ?o FILTER(kg:matches(?s)) ?s ?p ?o }}", str(place), None) as answer,
    ):
        list(gone_through(answer))
