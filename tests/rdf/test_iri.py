"""IRIs as the contract's table gives them, and never one that a letter's words could bend."""

from datetime import date

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from kg.errors import UsageError
from kg.rdf import iri

B = "https://w3id.org/kamergraaf/"
DAY = date(2024, 11, 18)

EXACT = [
    (iri.kamerstuk(B, "kst-21501-02-2976"), "id/kamerstuk/21501-02-2976"),
    (iri.kamerstuk(B, "kst-33328-AI"), "id/kamerstuk/33328-AI"),
    (iri.dossier(B, "36600-V"), "id/dossier/36600-V"),
    (iri.person(B, "C.C.J. Veldkamp"), "id/persoon/c-c-j-veldkamp"),
    (iri.person(B, "D. Yeşilgöz-Zegerius"), "id/persoon/d-yesilgoz-zegerius"),
    (iri.person(B, "J. van 't Hart"), "id/persoon/j-van-t-hart"),
    (iri.person(B, "Ł. Sørensen-Weiß"), "id/persoon/l-sorensen-weiss"),
    (iri.office(B, "minister van Buitenlandse Zaken"), "id/ambt/minister-van-buitenlandse-zaken"),
    (iri.formation(B, "RBZ-Handel"), "id/raadsformatie/RBZ-Handel"),
    (iri.meeting(B, "RBZ", DAY), "id/raad/RBZ/2024-11-18"),
    (iri.meeting(B, "RBZ", "2024-11"), "id/raad/RBZ/2024-11"),
    (iri.meeting(B, "RBZ", None), "id/raadsformatie/RBZ"),
    (iri.debate(B, "II", DAY), "id/debat/tk/2024-11-18"),
    (iri.debate(B, "I", DAY, "schriftelijk overleg"), "id/debat/ek/2024-11-18/schriftelijk-overleg"),
    (iri.publication(B, "h-tk-20232024-12-5"), "id/publicatie/h-tk-20232024-12-5"),
    (iri.publication(B, "COM(2024)123"), "id/publicatie/COM(2024)123"),
    (iri.publication(B, "ECLI:NL:HR:2019:2006"), "id/publicatie/ECLI:NL:HR:2019:2006"),
    (iri.publication(B, "een/twee drie"), "id/publicatie/een%2Ftwee%20drie"),
    (iri.day(B, DAY), "id/dag/2024-11-18"),
    (iri.file(B, "ab12"), "id/bestand/ab12"),
    (iri.named_graph(B, "kst-21501-02-2976"), "graph/kst-21501-02-2976"),
    (iri.part(URIRef(f"{B}id/x"), "verzoek", 1, "indiener", 2), "id/x/verzoek/1/indiener/2"),
    (iri.code("lijst van vragen en antwoorden"), "def/code/lijst-van-vragen-en-antwoorden"),
    (iri.code("tk_document"), "def/code/tk_document"),
]


@pytest.mark.parametrize(("minted", "expected"), EXACT, ids=[expected for _, expected in EXACT])
def test_an_iri_is_as_the_contract_says(minted: URIRef, expected: str) -> None:
    assert str(minted) == B + expected


def test_the_page_is_the_official_one() -> None:
    assert str(iri.page("kst-21501-02-2976")) == "https://zoek.officielebekendmakingen.nl/kst-21501-02-2976.html"


@pytest.mark.parametrize(
    ("given_base", "base"),
    [
        ("https://example.org/kg/", "https://example.org/kg/"),
        ("https://example.org/kg", "https://example.org/kg/"),
        ("http://localhost:8000", "http://localhost:8000/"),
        ("http://[::1]:80/a", "http://[::1]:80/a/"),
        ("https://voorbeeld.nl/één/", "https://voorbeeld.nl/één/"),
        ("http://h/%20", "http://h/%20/"),
    ],
)
def test_a_base_ends_in_a_slash(given_base: str, base: str) -> None:
    assert iri.valid_base(given_base) == base


@pytest.mark.parametrize(
    "bad",
    [
        *["", "x", "/pad/", "//h/", "ftp://h/", "urn:x:y", "http:h", "http:///x", "http://", "http://u@h/"],
        *["http://h/?a", "http://h/?", "http://h/#", "http://h/a b", "http://h/<", "http://h/\n", "http://h/\x00"],
        *[
            "http://h/../x",
            "http://h/.",
            "http://[::1/",
            "http://h:99999/",
            "http://h:x/",
            "http://h/%zz",
            "http://h/[a",
        ],
    ],
)
def test_what_cannot_be_a_base_is_refused_in_one_sentence(bad: str) -> None:
    with pytest.raises(UsageError, match=r"^The base IRI '.*' .*; give one like https://example\.org/kamergraaf/\.$"):
        iri.valid_base(bad)


def in_place(minted: URIRef, folder: str, depth: int) -> bool:
    """Whether an IRI is one that parsers take and stays in its folder, so many segments deep."""
    pyoxigraph.NamedNode(str(minted))
    assert minted.startswith(B + folder)
    rest = minted.removeprefix(B + folder).split("/")
    assert str(minted).isascii()
    return len(rest) == depth and all(step and step.strip(".") for step in rest)


@given(st.text())
def test_no_words_leave_their_segment(words: str) -> None:
    assert in_place(iri.kamerstuk(B, words), "id/kamerstuk/", 1)
    assert in_place(iri.dossier(B, words), "id/dossier/", 1)
    assert in_place(iri.person(B, words), "id/persoon/", 1)
    assert in_place(iri.office(B, words), "id/ambt/", 1)
    assert in_place(iri.meeting(B, words, words), "id/raad/", 2)
    assert in_place(iri.debate(B, "II", DAY, f"x{words}"), "id/debat/tk/", 2)
    assert in_place(iri.publication(B, words), "id/publicatie/", 1)
    assert in_place(iri.named_graph(B, words), "graph/", 1)


@given(st.text(), st.text())
def test_two_publications_never_share_an_iri(one: str, other: str) -> None:
    if one.strip(".") and other.strip("."):
        assert (iri.publication(B, one) == iri.publication(B, other)) == (one == other)
