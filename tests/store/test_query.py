"""Questions to a store: what is answered, in which forms, and what is refused before the engine sees it."""

import io
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.errors import QueryError, UsageError
from kg.store import query
from kg.store.embedded import Store
from kg.store.formats import graph_format
from kg.store.query import Boolean, GraphAnswer, Solutions

DATA = """@prefix kg: <https://w3id.org/kamergraaf/def#> . @prefix e: <http://e/> .
e:brief a kg:Letter ; kg:number "2" ; kg:place "Den Haag", "say \\"hi\\", and\\nmore"@nl . e:stuk a kg:Kamerstuk ."""


@pytest.fixture
def full(store: Store) -> Store:
    both = Graph().parse(data=DATA, format="turtle")
    store.replace_graphs(
        {"http://e/g1": both, "http://e/g2": Graph().parse(data="<http://e/x> a 1 .", format="turtle")}
    )
    return store


def written(answer: Solutions | Boolean | GraphAnswer, form: str) -> str:
    out = io.BytesIO()
    answer.write(out, form)
    return out.getvalue().decode()


def test_the_default_graph_is_the_union_of_all_and_our_prefixes_need_no_words(full: Store) -> None:
    answer = full.ask("SELECT ?s { ?s a kg:Letter . <http://e/x> a ?y }")
    assert isinstance(answer, Solutions)
    assert answer.variables == ("s",)
    assert [str(row[0]) for row in answer] == ["<http://e/brief>"]


def test_graphs_of_the_protocol_outweigh_the_union(full: Store) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    answer = full.ask(count, default_graphs=["http://e/g2"])
    assert isinstance(answer, Solutions)
    assert [row[0].value for row in answer if row[0]] == ["1"]
    with pytest.raises(UsageError, match="no IRI"):
        full.ask(count, default_graphs=["not an iri"])


def test_rows_are_written_in_every_form_of_results(full: Store) -> None:
    query = "SELECT ?s ?place ?none { ?s kg:place ?place } ORDER BY ?place"
    assert json.loads(written(full.ask(query), "json"))["results"]["bindings"][0]["s"]["value"] == "http://e/brief"
    assert written(full.ask(query), "csv").splitlines()[0] == "s,place,none"
    assert '"say ""hi"", and\nmore"' in written(full.ask(query), "text/csv")
    assert written(full.ask(query), "tsv").startswith("?s\t?place\t?none\n")
    assert written(full.ask(query), "application/sparql-results+xml").startswith("<?xml")


def test_a_boolean_is_written(full: Store) -> None:
    answer = full.ask("ASK { ?s a kg:Letter }")
    assert isinstance(answer, Boolean)
    assert answer.value
    assert json.loads(written(answer, "json"))["boolean"] is True


# rdflib warns of its own classes when it reads JSON-LD
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_a_graph_is_written_in_every_form_of_rdf(full: Store, form: str) -> None:
    text = written(full.ask("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(isIRI(?o)) }"), form)
    parser = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}[form]
    assert len(Graph().parse(data=text, format=parser)) == 2


def test_turtle_bears_the_prefixes_that_it_uses_and_no_others(full: Store) -> None:
    text = written(full.ask("CONSTRUCT WHERE { ?s a kg:Letter }"), "turtle")
    assert text == "@prefix kg: <https://w3id.org/kamergraaf/def#> .\n\n<http://e/brief> a kg:Letter .\n"


@pytest.mark.parametrize(
    ("form", "query"), [("turtle", "SELECT * { ?s a kg:Letter }"), ("csv", "DESCRIBE <http://e/x>")]
)
def test_a_form_of_the_other_kind_is_refused(full: Store, form: str, query: str) -> None:
    with pytest.raises(UsageError, match="choose"):
        written(full.ask(query), form)


MALFORMED = [
    ("SELECT * {\n ?s ?p", 2, "ends too early|cannot be read on"),
    ("SELECT * { ?s foo:bar ?o }", 1, "prefix"),
    ("", 1, "too early"),
    ("SELECT (COUNT(*) AS ?n) ?s {?s ?p ?o}", 1, "variable that is unbound"),
    ("INSERT DATA { <a:a> <a:a> 1 }", 1, "is an update"),
    ("# read\nPREFIX a: <a:>\nDELETE WHERE { ?s ?p ?o }", 3, "is an update"),
    ("drop all", 1, "is an update"),
    ("SELECT * { ?s ?p 'open }", 1, "string that does not end"),
    ("SELECT * { ?s ?p '''open' }", 1, "string that does not end"),
    ("SELECT * { ?s ?p '\x00' }", 1, "no text may hold"),
    ("SELECT * { ?s ?p '\ud800' }", 1, "no text may hold"),
]


@pytest.mark.parametrize(("query", "line", "told"), MALFORMED)
def test_a_malformed_query_is_told_with_its_place(full: Store, query: str, line: int, told: str) -> None:
    with pytest.raises(QueryError, match=told) as error:
        full.ask(query)
    assert error.value.line == line
    assert "\n" not in str(error.value)


WHOLE = """PREFIX foaf: <http://xmlns.com/foaf/0.1/>
SELECT ?m (COUNT(?x) AS ?n) # counted
WHERE {
  ?x kg:signedBy ?m , ?k ;
     kg:text 'één' .
  FILTER(STRLEN(?t) > 3)
}
GROUP BY ?m
ORDER BY ?m LIMIT 3"""
MISTAKES = [
    ("ORDER", "ORDR", "ORDR", ""),
    ("SELECT", "SELCT", "SELCT", ""),
    ("?m (", "m (", "m", ""),
    (" AS ?n", " ?n", "?n", ""),
    (", ?k", ",", ";", ""),
    ("STRLEN", "nosuch", "nosuch", ""),
    ("'één' .", ".", ".", ""),
    ("BY ?m\n", "?m\n", "?m\nORDER", ""),
    ("{\n", "\n", "?x kg", ", where `{` is expected"),
    ("LIMIT 3", "LIMIT x", "x", ""),
    ("'één' .", "'één' ..", ".\n", ""),
    ("'één'", "'\\ud800'", "'\\ud800'", ""),
    ("}\nGROUP", "\nGROUP", "GROUP", ""),
    ("> 3)\n}", ">\n}", "}", ""),
    ("3)", "3))", ")\n", ""),
    ("signedBy", "caf\\u00e9 1", "?m ,", ""),
]


@pytest.mark.parametrize(("right", "wrong", "token", "expected"), MISTAKES, ids=[one[1] for one in MISTAKES])
def test_a_mistake_is_told_at_the_first_token_that_cannot_stand(
    full: Store, right: str, wrong: str, token: str, expected: str
) -> None:
    assert full.ask(WHOLE)
    query = WHOLE.replace(right, wrong, 1)
    at = query.index(token, WHOLE.index(right))
    with pytest.raises(QueryError) as error:
        full.ask(query)
    assert (error.value.line, error.value.column) == (query.count("\n", 0, at) + 1, at - query.rfind("\n", 0, at))
    shown = token.split()[0].removesuffix(".") or "."
    assert str(error.value).endswith(f"it cannot be read on from `{shown}`{expected}.")


def test_a_mistake_in_an_endless_query_is_told_in_its_line(full: Store) -> None:
    query = f"SELECT * {{\n{'# remark'.ljust(70_000)}\n?s ?p ?o }}\nLIMIT all\n"
    with pytest.raises(QueryError) as error:
        full.ask(query)
    assert error.value.line == 4


def test_telling_a_mistake_asks_nothing(full: Store) -> None:
    """A beginning of a query may be a query that takes for ever, or calls another server."""
    rows = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(12))
    with pytest.raises(QueryError, match="cannot be read on from `BI`"):
        full.ask(f"ASK {{ {{ SELECT (COUNT(*) AS ?n) {{ {rows} }} }} FILTER(?n < 0) }} BI")


# --- what would call out -------------------------------------------------------------------------------------------

CALLS = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT*{service<URL>{?s ?p ?o}}",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "PREFIX u: <URL> SELECT * { SERVICE u: { ?s ?p ?o } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { BIND(1<?y#>'''\n AS ?z) SERVICE <URL> { ?s ?p ?o } #'''\n }",
    "SELECT * { BIND(?x<'x>'||?b='' AS ?z) SERVICE <URL> { ?s ?p ?o } } # '",
    "SELECT * { FILTER(1<2) # '''\n SERVICE <URL> {} } # '''",
    "SELECT * { ?s <http://e/#'''> ?o SERVICE <URL> {} ?s <http://e/'''> ?o }",
    "SELECT * { ?s ?p (1 <URLa'b> 1<2 'c') SERVICE <URL> {} }",
]


@pytest.mark.parametrize("query", CALLS)
def test_no_query_touches_the_network(full: Store, query: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        calls = []
        server.settimeout(0.05)

        def listen() -> None:
            with suppress(TimeoutError):
                calls.append(server.accept()[0].close())

        listener = threading.Thread(target=listen)
        listener.start()
        with pytest.raises(QueryError):
            list(full.ask(query.replace("URL", f"http://127.0.0.1:{server.getsockname()[1]}/")))  # type: ignore[arg-type]
        listener.join()
    assert calls == []


FINE = [
    "SELECT ?service { ?service a kg:Letter }",
    "SELECT * { ?s ?p ?o FILTER(?o<5&&?o>3) }",
    "SELECT * { ?s ?p ?o FILTER(?o < 'x' && 'y' > ?o) }",
    "SELECT * { VALUES (?a ?b) { (<http://e/a#b> <http://e/c#d>) } }",
    "SELECT * { ?s (<http://e/a#b>|<http://e/it's>)* ?o }",
    "SELECT * { ?s ?p \"it's\", 'a \"quoted\" word', '''it's'', so''', \"\"\"\"a\"\"\" }",
    "SELECT * { ?s ?p '' , \"\" }",
    "SELECT * { VALUES ?x { " + "1 " * 5000 + "} }",
    "SELECT * { ?s ?p ?o FILTER(?o IN (" + ", ".join(["1"] * 5000) + ")) }",
    "SELECT * { VALUES (?a ?b) { " + "(1 2)" * 5000 + " } }",
    "SELECT * { ?s ?p ?o } ORDER BY " + "?s " * 5000,
    "SELECT (SUM(?x) AS ?insert) { ?s ?p ?x } GROUP BY ?s",
    "BASE <http://e/> SELECT * { <clear> ?p <#it> }",
]


@pytest.mark.parametrize("query", FINE)
def test_honest_queries_pass(full: Store, query: str) -> None:
    full.ask(query)


DEEP = {
    "brackets": lambda n: "SELECT * { FILTER(" + "(" * n + "1" + ")" * n + ") }",
    "groups": lambda n: "SELECT * " + "{" * n + "}" * n,
    "negations": lambda n: "SELECT * { FILTER(" + "!" * n + "1) }",
    "sums": lambda n: "SELECT * { FILTER(" + "1+" * n + "1) }",
    "sums after <": lambda n: "SELECT * { FILTER(1<" + "1+" * n + "1&&2>1) }",
    "brackets after <": lambda n: "SELECT * { FILTER(1<" + "(" * n + "1" + ")" * n + "&&2>1) }",
    "minuses": lambda n: "SELECT * { FILTER(" + "- " * n + "1) }",
    "unions": lambda n: "SELECT * {" + "{} UNION " * n + "{} }",
    "optionals": lambda n: "SELECT * {" + "OPTIONAL{?s ?p ?o} " * n + "}",
    "lists": lambda n: "SELECT * { ?s ?p " + "(" * n + ")" * n + " }",
    "blank nodes": lambda n: "SELECT * { ?s ?p " + "[<a:a> " * n + "1" + "]" * n + " }",
    "paths": lambda n: "SELECT * { ?s " + "<a:a>/" * n + "<a:a> ?o }",
    "inverses": lambda n: "SELECT * { ?s " + "^" * n + "<a:a> ?o }",
    "functions": lambda n: "SELECT (" + "STR(" * n + "1" + ")" * n + " AS ?x) {}",
    "exists": lambda n: "SELECT * {" + "FILTER EXISTS {" * n + "}" * n + "}",
    "binds": lambda n: "SELECT * {" + "".join(f"BIND(1 AS ?v{i}) " for i in range(n)) + "}",
    "patterns": lambda n: "SELECT * {" + "?s ?p ?o . " * n + "}",
    "objects": lambda n: "SELECT * { ?s ?p " + "1," * n + "1 }",
    "predicates": lambda n: "SELECT * { ?s ?p 1" + ";?p 1" * n + " }",
    "triple terms": lambda n: "SELECT * { ?s ?p " + "<<( <a:a> <a:a> " * n + "1" + " )>>" * n + " }",
    "collection": lambda n: "SELECT * { ?s ?p (" + "1 " * n + ") }",
    "collection of IRIs": lambda n: "SELECT * { ?s ?p (" + "<http://e/> " * n + ") }",
    "collection of blank nodes": lambda n: "SELECT * { ?s ?p (" + "[] " * n + ") }",
    "reified": lambda n: "SELECT * { ?s ?p " + "<< ?s ?p " * n + "1" + " >>" * n + " }",
    "reified IRIs": lambda n: "SELECT * { ?s ?p " + "<<<a:a> <a:a> " * n + "1" + " >>" * n + " }",
    "ors": lambda n: "SELECT * { FILTER(" + "1||" * n + "1) }",
    "ands": lambda n: "SELECT * { FILTER(" + "1&&" * n + "1) }",
    "equals": lambda n: "SELECT * { FILTER(" + "1=" * n + "1) }",
    "stars": lambda n: "SELECT * { FILTER(" + "1*" * n + "1) }",
    "path stars": lambda n: "SELECT * { ?s <a:a>" + "*" * n + " ?o }",
}


@pytest.mark.parametrize("make", DEEP.values(), ids=DEEP.keys())
def test_endless_nesting_and_chains_are_refused_before_the_engine(full: Store, make) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(QueryError):
        full.ask(make(100_000))


@pytest.mark.parametrize("piece", ["'", '"""', "\\", '"""\\', "<", "<a", "a:", "#", "(", "?a<'", "%"])
def test_reading_a_hostile_query_takes_linear_time(full: Store, piece: str) -> None:
    begun = time.process_time()
    with pytest.raises(QueryError):
        full.ask(piece * (900_000 // len(piece)))
    assert time.process_time() - begun < 3


@pytest.mark.parametrize("name", ["turtle", "rdfxml", "jsonld"])
def test_more_than_people_read_is_written_as_it_comes(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    count, size = 2_000, 200
    monkeypatch.setattr(query, "MOST", count // 10)
    out, before = io.BytesIO(), []

    def found() -> Iterator[ox.Triple]:
        for number in range(count):
            before.append(len(out.getvalue()))
            thing = ox.NamedNode(f"http://e/{number}")
            yield ox.Triple(thing, ox.NamedNode("http://purl.org/dc/terms/title"), ox.Literal("x" * size))

    GraphAnswer(found()).write(out, name)
    assert before[count // 10] == 0
    assert before[-1] > count // 2 * size
    assert len(set(ox.parse(out.getvalue(), graph_format(name).form))) == count
