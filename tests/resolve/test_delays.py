"""A letter that says that its answer is still to come does not answer."""

from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, Graph

from kg.build import letter_graph
from kg.model import Request
from kg.rdf.namespaces import KG
from kg.validate import validate
from tests.resolve.told import Case, cases, letter


@pytest.mark.parametrize("case", cases("delays"))
def test_a_letter_that_puts_off_its_answer_is_a_notice_of_delay(tmp_path: Path, case: Case) -> None:
    told = letter(tmp_path, case.body)
    kinds = [kind.value for kind in told.letterhead.letter_kinds]
    assert ("uitstelbericht" in kinds) == case.taken
    put_off = {(one.date, one.by) for one in told.mentions if isinstance(one, Request) and one.postponed}
    assert len(put_off) == case.found
    graph = letter_graph(told)
    assert len(set(graph.objects(None, KG["postpones"]))) == case.found
    assert set(graph.objects(None, KG["postpones"])) <= set(graph.subjects(RDF.type, KG["Request"]))
    assert not set(graph.objects(None, KG["postpones"])) & set(graph.objects(None, KG["repliesTo"]))
    assert validate(graph).conforms


def test_one_of_two_requests_may_be_put_off(tmp_path: Path) -> None:
    told = letter(
        tmp_path,
        "Met deze brief voldoe ik aan het verzoek van het lid Piri van 12 november 2024.\n\n"
        "Op het verzoek van het lid Boswijk van 6 november 2024 zal ik voor het kerstreces schriftelijk reageren.",
    )
    requests = {one.by: one.postponed for one in told.mentions if isinstance(one, Request)}
    assert requests == {("Piri",): False, ("Boswijk",): True}
    assert [kind.value for kind in told.letterhead.letter_kinds] == ["beantwoording"]
    graph = letter_graph(told)
    assert [_day(graph, tie) for tie in ("repliesTo", "postpones")] == [["2024-11-12"], ["2024-11-06"]]


def _day(graph: Graph, tie: str) -> list[str]:
    return [str(graph.value(request, DCTERMS.date)) for request in graph.objects(None, KG[tie])]
