"""The page of the rules says what the shapes say."""

from pathlib import Path

import pytest
from rdflib import DCTERMS, SH, Graph, Literal, URIRef

from kg.errors import ShapeError
from kg.validate import default_shapes, rules, shapes_of
from kg.validate.book import table

PAGE = Path(__file__).parent.parent.parent / "docs" / "shapes.md"


def test_the_page_holds_the_table_of_the_shapes() -> None:
    assert table() in PAGE.read_text(encoding="utf-8"), "run: python -m kg.validate.book"


def test_rules_stand_in_the_order_of_their_numbers() -> None:
    numbers = [rule.number for rule in rules()]
    assert numbers.index("T2") < numbers.index("T10")
    assert len(numbers) == len(set(numbers)) >= 100


def test_messages_differ_from_rule_to_rule_and_between_the_languages() -> None:
    for language in ("nl", "en"):
        messages = [getattr(rule.messages, language) for rule in rules()]
        assert len(set(messages)) == len(messages), sorted(m for m in messages if messages.count(m) > 1)
    assert all(rule.messages.nl != rule.messages.en and rule.advice.nl != rule.advice.en for rule in rules())


def changed() -> Graph:
    graph = Graph()
    for triple in default_shapes().graph:
        graph.add(triple)
    return graph


RULE = URIRef("https://w3id.org/kamergraaf/def/shape/Letter-1")


def test_shapes_with_one_number_twice_are_refused() -> None:
    graph = changed()
    graph.set((RULE, DCTERMS.identifier, Literal("L2")))
    with pytest.raises(ShapeError, match="L2 more than once"):
        shapes_of(graph)


def test_a_rule_without_a_message_in_both_languages_is_refused() -> None:
    graph = changed()
    graph.set((RULE, SH.message, Literal("Only English", lang="en")))
    with pytest.raises(ShapeError, match=r"Rule L1 has no sh:message in both nl and en"):
        shapes_of(graph)


def test_a_rule_without_severity_is_refused() -> None:
    graph = changed()
    graph.remove((RULE, SH.severity, None))
    with pytest.raises(ShapeError, match="Rule L1 has no severity"):
        shapes_of(graph)


def test_an_empty_graph_is_no_shapes() -> None:
    with pytest.raises(ShapeError, match="no rule"):
        shapes_of(Graph())
