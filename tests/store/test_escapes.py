"""Codepoint escapes in queries, and the word SERVICE where it is no call."""

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.store import escapes
from kg.store.guard import checked, checked_for_others
from kg.store.query import Solutions, ask

SAYS = ox.NamedNode("https://graaf.example/é")


@pytest.fixture
def engine() -> ox.Store:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("https://graaf.example/a"), SAYS, ox.Literal("SERVICE <http://127.0.0.1:9/>")))
    return store


def rows(engine: ox.Store, query: str) -> list[str]:
    answer = ask(engine, query)
    assert isinstance(answer, Solutions)
    return [str(row[0]) for row in answer]


@pytest.mark.parametrize(
    "query",
    [
        r"PREFIX x: <https://graaf.example/> SELECT ?o { x:a x:\u00e9 ?o }",
        r"PREFIX x: <https://graaf.example/> SELECT ?o { x:\u0061 x:\U000000E9 ?o }",
        r"S\u0045LECT ?\u00f6 { ?s <https://graaf.example/\u00E9> ?\u00f6 }",
    ],
)
def test_a_letter_may_be_escaped_anywhere(engine: ox.Store, query: str) -> None:
    assert rows(engine, query) == ['"SERVICE <http://127.0.0.1:9/>"']


@pytest.mark.parametrize(
    ("query", "value"),
    [
        (r'SELECT ("\u0041\\u0041" AS ?x) {}', r'"A\\u0041"'),
        (r"SELECT ('''\u0022''' AS ?x) {} # \u0041", r'"\""'),
        (r"SELECT (<https://x.example/\u00e9> AS ?x) {}", "<https://x.example/é>"),
    ],
)
def test_in_strings_and_iris_the_engine_reads_them(engine: ox.Store, query: str, value: str) -> None:
    assert escapes.plain(query) == query
    assert rows(engine, query) == [value]


def test_a_quote_in_a_name_begins_no_string() -> None:
    query = r"PREFIX x: <https://graaf.example/> SELECT ?o { x:it\'s x:\u00e9 ?o ; x:b '\u00e9' }"
    assert escapes.plain(query) == query.replace(r"x:\u00e9", "x:é")


@pytest.mark.parametrize(
    "query",
    [
        r"SELECT * \u007B ?s ?p ?o }",
        r"SELECT * { ?s ?p \u0022o\u0022 }",
        r"SELECT * { ?s ?p ?o \u0023 } ",
        r"SELECT * { ?s\u0020?p ?o }",
        r"SELECT * { ?s ?p \uD83D }",
        r"SELECT * { ?s ?p \U00110000 }",
    ],
)
def test_what_no_name_holds_may_not_be_escaped(engine: ox.Store, query: str) -> None:
    assert escapes.plain(query) == query
    with pytest.raises(QueryError):
        ask(engine, query)


@pytest.mark.parametrize("query", [r"SELECT * { SERVI\u0043E <http://127.0.0.1:9/> { ?s ?p ?o } }"])
def test_no_call_hides_behind_an_escape(engine: ox.Store, query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        ask(engine, query)


@pytest.mark.parametrize(
    "query",
    [
        r"SELECT * { SERVI\u0043E <http://127.0.0.1:9/> { ?s ?p ?o } }",
        r'SELECT * { ?s ?p "a\u0022 . SERVI\u0043E <http://127.0.0.1:9/> { ?x ?y ?z } #" }',
        'SELECT * { ?s ?p "SERVICE <http://127.0.0.1:9/>" }',
    ],
)
def test_another_server_gets_no_text_in_which_it_might_find_a_call(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        checked_for_others(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?s { ?s ?p "SERVICE <http://127.0.0.1:9/>" }',
        "SELECT ?s { ?s ?p '''SERVICE <http://127.0.0.1:9/>''' } # SERVICE <http://127.0.0.1:9/>",
        "# service x:y\nSELECT ?s { ?s ?p ?o FILTER(?o = 'SERVICE <http://127.0.0.1:9/>') }",
    ],
)
def test_the_word_in_a_string_or_a_comment_is_no_call(engine: ox.Store, query: str) -> None:
    assert rows(engine, query) == ["<https://graaf.example/a>"]


@pytest.mark.parametrize("query", ["SELECT ?s { ?s ?p ?o }", "SELECT ('service' AS ?x) {} # of any kind"])
def test_a_query_without_either_is_left_as_it_is(query: str) -> None:
    assert checked(query).text == query


def test_a_call_behind_a_string_that_tells_of_one_is_found() -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        checked('SELECT * { ?s ?p "SERVICE <http://a/>" . SERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }')
