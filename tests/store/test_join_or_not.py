"""Which queries are small joins, and which are left to the engine."""

import pytest

from kg.store.joined import joined, small

A = "<https://graaf.example/id/a>"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?t { ?s a kg:Letter ; dcterms:title ?t }",  # all of a class
        "SELECT ?s ?t { ?s dcterms:references ?t . ?t dcterms:title ?o }",  # all of a kind
        f"SELECT * {{ {A} ?p ?o . ?x dcterms:title ?t }}",  # two that have nothing to do with each other
        f"SELECT * {{ {A} ?p ?o OPTIONAL {{ ?o a ?t }} OPTIONAL {{ ?t ?q ?x }} }}",
        f"SELECT * {{ {A} a ?c OPTIONAL {{ {A} kg:x ?x }} OPTIONAL {{ ?x a ?t }} }}",
        f"SELECT * {{ OPTIONAL {{ {A} ?p ?o }} }}",
        f"SELECT * {{ {A} ?p ?o OPTIONAL {{ ?o a ?t }} {A} a ?c }}",
        f"SELECT * {{ {A} ?p ?o OPTIONAL {{ ?o a ?t OPTIONAL {{ ?t a ?u }} }} }}",
        f"SELECT * {{ {A} ?p ?o OPTIONAL {{ }} }}",
        f"SELECT * {{ {A} ?p ?o FILTER(isIRI(?o)) }}",
        f"SELECT * {{ {A} ?p ?o MINUS {{ ?o a ?t }} }}",
        f"SELECT * {{ {{ {A} ?p ?o }} }}",
        f"SELECT * {{ GRAPH ?g {{ {A} ?p ?o }} }}",
        f"SELECT * {{ {A} ?p ?o }} ORDER BY ?o",
        f"SELECT * {{ {A} ?p ?o }} LIMIT 2 OFFSET 1",
        f"SELECT * {{ {A} ?p ?o }} OFFSET 1",
        f"SELECT * {{ {A} ?p ?o }} LIMIT",
        f"SELECT * {{ {A} ?p ?o }} LIMIT -1",
        f"SELECT * {{ {A} ?p ?o }} LIMIT 1.",
        f"SELECT * FROM <urn:one> {{ {A} ?p ?o }}",
        f"SELECT REDUCED ?p {{ {A} ?p ?o }}",
        f"SELECT ?p ?p {{ {A} ?p ?o }}",
        f"SELECT {{ {A} ?p ?o }}",
        f"SELECT ?p * {{ {A} ?p ?o }}",
        f"SELECT (?p AS ?q) {{ {A} ?p ?o }}",
        f"SELECT ?p {{ {A} ?p ?o",
        f"SELECT ?p {{ {A} ?p ?o }} }}",
        f"SELECT ?p {{ {A} ?p }}",
        f"SELECT ?p {{ {A} ?p ?o . . }}",
        f"SELECT ?p {{ {A} ?p ?o , }}",
        f"SELECT ?p {{ {A} ; ?p ?o }}",
        f"SELECT ?p {{ {A} ?p ?o {A} ?q ?r }}",
        "SELECT ?p { 'a' ?p ?o }",
        f"SELECT ?p {{ {A} 'p' ?o }}",
        f"SELECT ?p {{ {A} A ?p }}",
        f"SELECT ?p {{ {A} a/a ?p }}",
        f"SELECT ?p {{ {A} kg:signature+ ?p }}",
        f"SELECT ?p {{ {A} ^kg:signature ?p }}",
        f"SELECT ?p {{ {A} !kg:signature ?p }}",
        f"SELECT ?p {{ {A} kg:signature/kg:person ?p }}",
        f"SELECT ?p {{ {A} kg:signature|kg:person ?p }}",
        f"SELECT ?p {{ {A} kg:a.kg:b ?p }}",  # a name with a dot
        f"SELECT ?p {{ {A} kg:a:b ?p }}",
        f"SELECT ?p {{ {A} kg:a%41 ?p }}",
        f"SELECT ?p {{ {A} kg:a\\-b ?p }}",
        f"SELECT ?p {{ {A} kg:é ?p }}",
        f"SELECT ?p {{ {A} kg:-a ?p }}",
        f"SELECT ?pé {{ {A} ?pé ?o }}",
        f"SELECT ?p {{ {A} nobodys:a ?p }}",
        f"SELECT ?p {{ {A} _:a ?p }}",
        f"SELECT ?p {{ {A} kg:a [] }}",
        f"SELECT ?p {{ {A} ?p 7 }}",
        f"SELECT ?p {{ {A} ?p true }}",
        f"SELECT ?p {{ {A} ?p 'a\\u0041' }}",
        f"SELECT ?p {{ {A} ?p '''a''' }}",
        f'SELECT ?p {{ {A} ?p """a""" }}',
        f"SELECT ?p {{ {A} ?p 'a\nb' }}",
        f"SELECT ?p {{ {A} ?p 'a'@en-é }}",
        f"SELECT ?p {{ {A} ?p 'a'@ }}",
        f"SELECT ?p {{ {A} ?p 'a'^^'b' }}",
        f"SELECT ?p {{ {A} ?p <<{A} a {A}>> }}",
        f"SELECT ?p {{ {A} ?p <<({A} a {A})>> }}",
        "SELECT ?p { <a> ?p ?o }",
        "SELECT ?p { <> ?p ?o }",
        "SELECT ?p { <https://graaf.example/../a> ?p ?o }",
        "PREFIX x: <y> SELECT ?p { x:a ?p ?o }",
        f"BASE <urn:a> SELECT ?p {{ {A} ?p ?o }}",
        f"SELECT ?p {{ {A} ?p ?o }} VALUES ?p {{ kg:a }}",
        f"SELECT ?p {{ VALUES ?p {{ kg:a }} {A} ?p ?o }}",
        f"SELECT ?p {{ BIND({A} AS ?s) ?s ?p ?o }}",
        f"SELECT ?p {{ SERVICE <urn:a> {{ {A} ?p ?o }} }}",
        f"SELECT ?p {{ {A} kg:matches ?o ; kg:a ?q . FILTER(kg:matches(?o, 'a')) }}",
        f"ASK {{ {A} ?p ?o }} LIMIT 1",
        f"ASK DISTINCT {{ {A} ?p ?o }}",
        f"CONSTRUCT WHERE {{ {A} ?p ?o }}",
        f"DESCRIBE {A}",
        f"INSERT DATA {{ {A} a {A} }}",
        "SELECT ?p { \x00 ?p ?o }",
        f"SELECT * {{ {A} kg:a ? }}",
        f"SELECT ? {{ {A} ?p ?o }}",
        f"SELECT $ ?o {{ {A} ?p ?o }}",
        f"ASK {{ {A} ? kg:a }}",
        f'ASK {{ {A} ?p " }}',
        f"ASK {{ {A} ?p ' }}",
        f"SELECT ?o {{ {A} ?p ?o , ' OPTIONAL {{ ?o ?q ?z }} }}",
        f"PREFIX x: <http://[bad> SELECT * {{ {A} ?p ?o }}",
        f"PREFIX x: <http://a/%zz> SELECT * {{ {A} ?p ?o }}",
        "SELECT ?p { " + " . ".join(f"{A} ?p ?o{n}" for n in range(17)) + " }",
        f"SELECT ?p {{ {A} ?p ?o }} #{'x' * 4000}",
        "",
        "#",
        "{",
    ],
)
def test_others_are_the_engines(query: str) -> None:
    assert joined(query) is None


@pytest.mark.parametrize(
    "query", [f"ASK {{ {A} ?p 'a\0' }}", f"SELECT ?o {{ {A} ?p ?o #\0\n}}", f"ASK {{ {A} ?p ?o }} #\0"]
)
def test_what_no_query_may_hold_none_of_these_holds(query: str) -> None:
    assert small(query) is None
    assert small(query.replace("\0", "")) is not None
