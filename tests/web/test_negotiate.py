import time

import pytest

from kg.store import formats
from kg.web.forms import GRAPH, TABLE, pick, written_as
from kg.web.negotiate import Offer, choose
from kg.web.problems import Problem

OFFERS = (Offer("application/sparql-results+json", "json"), Offer("text/csv", "csv"), Offer("text/turtle", "ttl"))

CASES = [
    (None, "json"),
    ("", "json"),
    ("*/*", "json"),
    ("text/csv", "csv"),
    ("TEXT/CSV", "csv"),
    ("text/*", "csv"),
    ("text/*;q=0.5, text/turtle", "ttl"),
    ("text/csv;q=0.1, text/turtle;q=0.2", "ttl"),
    ("text/csv;q=0, text/*", "ttl"),
    ("*/*;q=0.1, text/turtle;q=0", "json"),
    ("*/*, text/csv", "csv"),
    ("text/csv;charset=utf-8;q=0.9, application/sparql-results+json;q=0.8", "csv"),
    ("image/png", None),
    ("*/*;q=0", None),
    ("text/csv;q=0", None),
    ("application/json", None),
    # absurdities: what cannot be read counts for nothing
    (",,,;;;", "json"),
    ("text/csv;q=banana", None),
    ("text/csv;q=7, text/turtle", "ttl"),
    ("text/csv;q=.9, text/turtle;q=.8", "csv"),
    ("*", "json"),
    ("*/csv", None),
    ("\x00/\xff, text/csv", "csv"),
    ("text/csv;q=nan, text/turtle;q=inf, */*;q=1e3", None),
]


@pytest.mark.parametrize(("accept", "expected"), CASES)
def test_the_accept_header_chooses(accept: str | None, expected: str | None) -> None:
    found = choose(accept, OFFERS)
    assert (found and found.name) == expected


@pytest.mark.parametrize("accept", ["a/b," * 250_000, "text/csv;" * 100_000, "/" * 10**6, "q=" * 500_000])
def test_a_huge_header_costs_little(accept: str) -> None:
    begun = time.monotonic()
    choose(accept, OFFERS)
    assert time.monotonic() - begun < 1


@pytest.mark.parametrize(
    ("kind", "wanted", "expected"),
    [
        ("solutions", "json", "application/sparql-results+json"),
        ("solutions", "xml", "application/sparql-results+xml"),
        ("solutions", "text/csv", "text/csv"),
        ("solutions", "application/sparql-results xml", "application/sparql-results+xml"),
        ("graph", "json", "application/ld+json"),
        ("graph", "json-ld", "application/ld+json"),
        ("graph", "xml", "application/rdf+xml"),
        ("graph", "turtle", "text/turtle"),
        ("graph", "nt", "application/n-triples"),
        ("graph", "n3", "text/turtle"),
        ("graph", "rdf+xml", "application/rdf+xml"),
        ("graph", "application/xml", "application/xml"),
        ("solutions", "turtle", None),
        ("graph", "trig", None),
        ("graph", "csv", None),
        ("graph", "../../etc", None),
    ],
)
def test_the_format_parameter_outweighs_the_header(kind: str, wanted: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(Problem) as told:
            pick(kind, "*/*", wanted)
        assert told.value.status == 406
    else:
        assert pick(kind, "image/png", wanted).media_type == expected


def test_every_form_offered_is_one_that_the_store_writes() -> None:
    for offer in TABLE:
        assert offer.media_type in formats.table_format(written_as("solutions", offer)).media_types
    for offer in GRAPH:
        assert offer.media_type in formats.graph_format(written_as("graph", offer)).media_types
