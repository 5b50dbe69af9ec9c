"""Codepoint escapes in queries, and the word SERVICE where it is no call."""

import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.store import escapes
from kg.store.embedded import Store
from kg.store.guard import checked, checked_for_others
from kg.store.query import Solutions, ask
from kg.store.update import update as change

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


WRONG = [
    r"SELECT ?\u00f6 { ?s ?p }",
    "SELECT *\n  { ?s x:caf\\U000000e9 ?o . } }\n",
    r"SELECT ?\u0061 ?\u0062 { ?s ?p '\u0061' }}",
    r"""SELECT ?\u00f6 { ?s ?p "o }""",
    'SELECT ?s { ?s ?p "SERVICE <http://a/>" }}',
    "SELECT ?s { ?s ?p 'SERVICE <http://a/>' } # service x:y\n}",
    r"""SELECT ?\u00f6 { ?s ?p "SERVICE <http://a/> \u0061" . ?s x:\u0062 "a" }}""",
    r"SELECT ?\u00f6 " + "{" * 65,
    r"INSERT DATA { <urn:a> x:\u00e9 'SERVICE <http://a/>' } ; LOAD <http://a/>",
    r"INSERT DATA { x:\u00e9 x:\u00e9 ?c }",
]


def place(found: pytest.ExceptionInfo[QueryError]) -> tuple[int, int]:
    line, column = found.value.line, found.value.column
    assert f"line {line}, column {column}" in str(found.value) or "LOAD" in str(found.value)
    return line or 0, column or 0


@pytest.mark.parametrize("query", WRONG)
def test_a_mistake_is_told_where_it_stands_in_the_text_as_it_was_sent(tmp_path: Path, query: str) -> None:
    query = f"PREFIX x: <urn:x>{query}"
    # As long, and nothing in it that is read as anything else
    alike = re.sub(r"\\[uU][0-9a-fA-F]+", lambda found: "a" * len(found[0]), query).replace("SERVICE <", "servant <")
    with Store.create_or_open(tmp_path / "a.store") as store:
        carry_out = change if "INSERT" in query else Store.ask
        with pytest.raises(QueryError) as told:
            carry_out(store, query)
        with pytest.raises(QueryError) as wanted:
            carry_out(store, alike.replace("service x:", "servant x:"))
    assert place(told) == place(wanted)


@pytest.mark.parametrize("read", [checked, checked_for_others])
def test_so_is_a_call(read: Callable[[str], object]) -> None:
    query = r'SELECT ?\u00f6 { ?s ?p "\u0061" . SERVI\u0043E <http://127.0.0.1:9/> { ?x ?y ?z } }'
    with pytest.raises(QueryError) as told:
        read(query)
    assert place(told) == (1, query.index("SERVI") + 1)


def test_so_is_one_that_another_server_would_find() -> None:
    query = r'SELECT ?\u00f6 { ?s ?p "a\u0022 . SERVI\u0043E <http://127.0.0.1:9/> { ?x ?y ?z } #" }'
    with pytest.raises(QueryError) as told:
        checked_for_others(query)
    assert place(told) == (1, query.index("SERVI") + 1)
