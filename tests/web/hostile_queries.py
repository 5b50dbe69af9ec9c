"""Queries that no honest client sends: each tries to take the server down, to keep it busy, or to make it lie."""

from collections.abc import Callable

__all__ = ["BREAKERS", "RUNAWAYS"]

_CROSS = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9))
_MANY = " ".join(f"?v{n}" for n in range(3000))


def _nested(open_: str, close: str, times: int, middle: str = "") -> str:
    return open_ * times + middle + close * times


# Each runs on for hours, or fills all memory there is.
RUNAWAYS = {
    "count of a cross product": f"SELECT (COUNT(*) AS ?n) {{ {_CROSS} }}",
    "distinct of a cross product": f"SELECT DISTINCT ?a0 ?b4 ?c8 {{ {_CROSS} }}",
    "sorted cross product": f"SELECT * {{ {_CROSS} }} ORDER BY ?c8 ?a0",
    "concatenation without end": f"SELECT (GROUP_CONCAT(?c0) AS ?x) {{ {_CROSS} }}",
    "construct of a cross product": f"CONSTRUCT {{ ?a0 ?b1 ?c2 . ?a3 ?b4 ?c5 }} WHERE {{ {_CROSS} }}",
    "paths over paths": "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|^!<urn:y>)* ?b . ?c (!<urn:x>|^!<urn:y>)* ?d . "
    "?e (!<urn:x>|^!<urn:y>)* ?f . ?g (!<urn:x>|^!<urn:y>)* ?h . ?i (!<urn:x>|^!<urn:y>)* ?j }",
    "optional upon optional": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"OPTIONAL {{ ?a{n} ?b{n} ?c{n} }}" for n in range(9))
    + " }",
    "a regex on each of many": f"SELECT (COUNT(*) AS ?n) {{ {_CROSS} FILTER regex(str(?c0), '(a|b|ab)*c') }}",
    "not exists in a cross product": f"SELECT (COUNT(*) AS ?n) {{ {_CROSS} FILTER NOT EXISTS {{ ?a0 ?b4 ?c8 }} }}",
    "replacing much by much": "SELECT (replace('" + "a" * 20_000 + "', 'a', '" + "b" * 20_000 + "') AS ?x) {}",
    "a minus of cross products": f"SELECT (COUNT(*) AS ?n) {{ {_CROSS} MINUS {{ {_CROSS.replace('?a0', '?z0')} }} }}",
}

# Each would break a parser, a planner or an evaluator that is not told to stop.
BREAKERS: dict[str, Callable[[], str | bytes]] = {
    "brackets": lambda: "SELECT * " + "{" * 200_000,
    "closed brackets": lambda: "SELECT * " + _nested("{", "}", 50_000),
    "parentheses": lambda: f"SELECT * {{ FILTER {_nested('(', ')', 50_000, '1')} }}",
    "minus signs": lambda: f"SELECT (({'-' * 100_000}1) AS ?x) {{}}",
    "exclamation marks": lambda: f"ASK {{ FILTER {'!' * 100_000}true }}",
    "ors": lambda: f"ASK {{ FILTER ({' || '.join(['true'] * 50_000)}) }}",
    "sums": lambda: f"SELECT ({'+'.join(['1'] * 50_000)} AS ?x) {{}}",
    "a path of steps": lambda: f"ASK {{ ?s {'/'.join(['<urn:p>'] * 50_000)} ?o }}",
    "a path of choices": lambda: f"ASK {{ ?s ({'|'.join(['<urn:p>'] * 50_000)}) ?o }}",
    "stars on stars": lambda: f"ASK {{ ?s {_nested('(', ')*', 5_000, '<urn:p>')} ?o }}",
    "collections": lambda: f"ASK {{ ?s ?p {_nested('(', ')', 20_000, '1')} }}",
    "long collections": lambda: f"ASK {{ ?s ?p ({'1 ' * 50_000}) }}",
    "blank nodes": lambda: f"ASK {{ ?s ?p {_nested('[ ?p ', ']', 20_000, '1')} }}",
    "unions": lambda: f"ASK {{ {' UNION '.join(['{ ?s ?p ?o }'] * 20_000)} }}",
    "optionals": lambda: f"ASK {{ {_nested('OPTIONAL { ', '}', 10_000)} }}",
    "subselects": lambda: _nested("SELECT * { { ", " } }", 10_000),
    "exists": lambda: f"ASK {{ {_nested('FILTER EXISTS { ', '}', 10_000)} }}",
    "triples in triples": lambda: f"ASK {{ {_nested('<< ', ' >>', 10_000, '?s ?p ?o')} ?p ?o }}",
    "functions": lambda: f"SELECT ({_nested('str(', ')', 20_000, '1')} AS ?x) {{}}",
    "ifs": lambda: f"SELECT ({_nested('if(true,', ',1)', 10_000, '1')} AS ?x) {{}}",
    "variables": lambda: f"SELECT {_MANY} {{ }}",
    "values": lambda: f"SELECT * {{ VALUES ?x {{ {'1 ' * 100_000} }} }}",
    "joins of values": lambda: "SELECT * { " + " ".join(f"VALUES ?x{n} {{ 1 2 3 4 }}" for n in range(300)) + " }",
    "a string without end": lambda: "SELECT * { ?s ?p '''" + "x" * 200_000,
    "an IRI without end": lambda: "SELECT * { ?s ?p <" + "x" * 200_000,
    "escapes": lambda: "SELECT * { ?s ?p '" + "\\u0041" * 30_000 + "' }",
    "wrong escapes": lambda: "SELECT * { ?s ?p '\\uD800\\uDFFF\\U99999999' }",
    "NULs": lambda: b"\x00" * 100_000,
    "lone surrogates": lambda: 'SELECT * { ?s ?p "\ud800" }'.encode(errors="surrogatepass"),
    "not UTF-8": lambda: b"SELECT * { ?s ?p '\xff\xfe' }",
    "a long comment": lambda: "#" + "x" * 250_000,
    "a bomb of a regex": lambda: "ASK { FILTER regex('" + "a" * 5_000 + "', '(a+)+$') }",
    "a long repetition": lambda: "ASK { FILTER regex('a', '((a{1000}){1000}){1000}') }",
    "a deep regex": lambda: f"ASK {{ FILTER regex('a', '{_nested('(', ')', 20_000)}') }}",
    "a number of digits": lambda: f"SELECT (({'9' * 200_000} * 1) AS ?x) {{}}",
    "a long exponent": lambda: "SELECT (1e" + "9" * 10_000 + " AS ?x) {}",
    "an offset beyond all": lambda: "SELECT * { ?s ?p ?o } OFFSET " + "9" * 100,
    "a limit beyond all": lambda: "SELECT * { ?s ?p ?o } LIMIT " + "9" * 19,
    "prefixes": lambda: "".join(f"PREFIX p{n}: <urn:{n}>" for n in range(10_000)) + " ASK {}",
    "bases": lambda: "BASE <http://x/> " * 10_000 + "ASK {}",
    "dates": lambda: (
        'SELECT ("9999999999999999-12-31T23:59:59Z"^^xsd:dateTime + "P9999999999Y"^^xsd:duration AS ?x) {}'
    ),
    "graphs": lambda: f"ASK {{ {_nested('GRAPH ?g { ', '}', 10_000)} }}",
    "having": lambda: "SELECT (1 AS ?x) {} " + "HAVING (1) " * 50_000,
    "groups": lambda: "SELECT (1 AS ?x) {} GROUP BY " + "?x " * 50_000,
}
