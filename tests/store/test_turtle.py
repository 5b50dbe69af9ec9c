"""Our own Turtle: read back the same by two libraries, whatever the text, and pleasant to read."""

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.rdf.namespaces import PREFIXES
from kg.store import order, turtle
from kg.store.convert import to_rdflib
from kg.store.order import readable
from kg.store.turtle import write_turtle

LETTER = Path(__file__).parent.parent / "ontology" / "letter.ttl"
XSD = "http://www.w3.org/2001/XMLSchema#"
S, P = ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p")
LONG = "een tekst die lang genoeg is om over regels te gaan "
HOSTILE = [
    "",
    '"',
    '""""""',
    "\\",
    '\\"',
    "\r",
    f"{LONG}\r\n\r{LONG}",
    f'{LONG}\n"',
    f'{LONG}\n""" . <http://e/x> <http://e/y> """',
    f"{LONG}\n\\",
    f'{LONG}\n\\"""',
    f'{LONG}\n"a""b"""c""""',
    f"\n{LONG}\t ",
    f"{LONG}\n\x00\x1b\x85\u2028\u202e\ufeff\uffff\U0001f600",
    f"{LONG}\n\\u0041",
    "@prefix x: <y> .\n# " + LONG,
]


def written(*triples: ox.Triple) -> str:
    out = io.BytesIO()
    write_turtle(triples, out, PREFIXES)
    return out.getvalue().decode()


def back(text: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(text, ox.RdfFormat.TURTLE)]


def same(*triples: ox.Triple) -> None:
    text = written(*triples)
    assert back(text) == list(triples)
    assert isomorphic(Graph().parse(data=text.encode(), format="turtle"), to_rdflib(triples))


def value(text: str, datatype: str = "") -> ox.Triple:
    return ox.Triple(S, P, ox.Literal(text, datatype=ox.NamedNode(XSD + datatype)) if datatype else ox.Literal(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_and_stays_inside_its_quotes(text: str) -> None:
    same(value(text))
    same(ox.Triple(S, P, ox.Literal(text, language="nl")))


_NASTY = st.text(st.sampled_from("\"\\\n\r\t'a .;<>@^_:u0041\u2028\u202e\x00\x85é\U0001f600"), max_size=60)
_TEXT = st.one_of(_NASTY, _NASTY.map(lambda text: f"{LONG}\n{text}"), st.text(max_size=60))
_LITERAL = st.one_of(
    st.builds(ox.Literal, _TEXT),
    st.builds(lambda text: ox.Literal(text, language="nl-be"), _TEXT),
    st.builds(
        lambda text, kind: ox.Literal(text, datatype=ox.NamedNode(kind)),
        _TEXT,
        st.sampled_from(["http://e/a b".replace(" ", "_"), "https://w3id.org/kamergraaf/def#é"]),
    ),
)
_LOCAL = st.text(st.sampled_from("azAZ09._-:~/%()é,;'@"), max_size=12).map(lambda name: name.replace("%", "%41"))
_IRI = st.builds(
    lambda space, name: ox.NamedNode(space + name), st.sampled_from([*PREFIXES.values(), "http://e/"]), _LOCAL
)
_SUBJECT = st.one_of(_IRI, st.builds(ox.BlankNode, st.from_regex(r"[a-z][a-z0-9]{0,5}", fullmatch=True)))


@settings(deadline=None, max_examples=150)
@given(st.lists(st.builds(ox.Triple, _SUBJECT, _IRI, st.one_of(_SUBJECT, _LITERAL)), max_size=8))
def test_any_graph_comes_back_from_oxigraph(triples: list[ox.Triple]) -> None:
    found = back(written(*triples))
    assert [str(t) for t in found if "_:" not in str(t)] == [str(t) for t in triples if "_:" not in str(t)]
    assert len(found) == len(triples)


@settings(deadline=None, max_examples=150)
@given(st.lists(_LITERAL, max_size=4))
def test_any_literal_comes_back_from_rdflib(literals: list[ox.Literal]) -> None:
    triples = [ox.Triple(S, P, literal) for literal in dict.fromkeys(literals)]
    text = written(*triples)
    assert isomorphic(Graph().parse(data=text.encode(), format="turtle"), to_rdflib(triples))


SHORT = [
    ("boolean", "true", True),
    ("boolean", "1", False),
    ("integer", "0", True),
    ("integer", "-12", True),
    ("integer", "007", False),
    ("integer", "+7", False),
    ("integer", "9" * 30, False),
    ("integer", "zeven", False),
    ("decimal", "0.5", True),
    ("decimal", "1.", False),
    ("decimal", ".5", False),
    ("decimal", "1", False),
    ("decimal", "0.0000001", False),
    ("double", "1e3", False),
]


@pytest.mark.parametrize(("datatype", "text", "short"), SHORT)
def test_numbers_are_short_only_where_their_spelling_stays(datatype: str, text: str, short: bool) -> None:
    shown = text if short else f'"{text}"^^xsd:{datatype}'
    assert written(value(text, datatype)).endswith(f"\n\n<http://e/s> <http://e/p> {shown} .\n")
    assert back(written(value(text, datatype))) == [value(text, datatype)]
    if short:
        same(value(text, datatype))


def test_triple_terms_and_text_with_a_direction_come_back() -> None:
    inner = ox.Triple(S, P, ox.Literal("x", language="ar", direction=ox.BaseDirection.RTL))
    statement = ox.Triple(S, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"), inner)
    assert back(written(statement, inner)) == [statement, inner]


def test_a_graph_reads_as_paragraphs() -> None:
    source = f"""@prefix kg: <{PREFIXES["kg"]}> .
        <http://e/a> a kg:Letter, kg:Kamerstuk ; kg:text "{LONG}\\nx" ; kg:order 1 ; kg:informal false ;
          kg:mentions <http://e/{"1" * 60}>, <http://e/{"2" * 60}> . <http://e/b> a kg:Dossier ."""
    triples = readable(back(source), "http://e/a")
    assert written(*triples).partition("\n\n")[2] == (
        "<http://e/a> a kg:Kamerstuk, kg:Letter ;\n"
        "    kg:informal false ;\n"
        "    kg:mentions\n"
        f"        <http://e/{'1' * 60}>,\n"
        f"        <http://e/{'2' * 60}> ;\n"
        "    kg:order 1 ;\n"
        f'    kg:text """{LONG}\nx""" .\n'
        "\n"
        "<http://e/b> a kg:Dossier .\n"
    )


@pytest.mark.parametrize("count", [30, 300])
def test_what_is_said_is_looked_at_only_where_it_decides(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Of a letter with ten thousand mentions that would be a key for each of a quarter of a million statements."""
    looked: list[str] = []
    key = order.natural

    def looking(text: str) -> order.Key:
        looked.append(text)
        return key(text)

    monkeypatch.setattr(order, "natural", looking)
    things = [ox.NamedNode(f"http://e/{n}") for n in range(count)]
    several = [ox.Triple(things[0], P, one) for one in things]
    alone = [ox.Triple(one, ox.NamedNode(f"http://e/p{n}"), ox.Literal("x" * 99)) for one in things for n in range(9)]
    ordered = order.readable([*reversed(several), *alone])
    assert [triple.object for triple in ordered[:count]] == things
    assert len(looked) == 2 * count  # a subject each, and the objects of the one that says several things alike


def test_a_name_that_comes_again_is_shortened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    shorten = turtle._Names._short

    def shortening(self: turtle._Names, iri: str) -> str:
        asked.append(iri)
        return shorten(self, iri)

    monkeypatch.setattr(turtle._Names, "_short", shortening)
    written(*(ox.Triple(ox.NamedNode(f"http://e/{n}"), P, S) for n in range(100)))
    assert sorted(asked) == sorted([P.value, S.value, *(f"http://e/{n}" for n in range(100))])


def test_it_is_written_statement_after_statement() -> None:
    out, seen = io.BytesIO(), []

    def statements():  # type: ignore[no-untyped-def]
        for n in range(3):
            seen.append(len(out.getvalue()))
            yield ox.Triple(ox.NamedNode(f"http://e/{n}"), P, S)

    write_turtle(statements(), out, {})
    assert seen == [0, 0, len("<http://e/0> <http://e/p> <http://e/s> .\n")]
