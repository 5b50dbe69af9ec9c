"""A number is one thing however it is written, and what only looks like one is none."""

import pytest
import tantivy

from kg.search.numbers import key, number
from kg.search.schema import register, schema
from kg.search.typed import typed

DOSSIERS = {
    "36045": [
        "36045",
        "36 045",
        "36.045",
        "36\u00a0045",
        "36\u202f045",
        "Kamerstuk 36 045",
        "kamerstukken 36045",
        "kst-36045",
        "dossier 36045",
        "dossiernummer 36 045",
    ],
    "21501-02": ["21501-02", "21 501-02", "21.501-02", "kst-21501-02", "Kamerstukken II 2024/25, 21 501-02"],
    "36600-V": ["36600-V", "36 600-V", "36 600 V", "kst-36600-V", "36600-v"],
}
PAPERS = {
    "21501-02-9002": [
        "kst-21501-02-9002", "KST-21501-02-9002", "21501-02-9002", "21 501-02-9002", "21 501-02, nr. 9002",
        "21 501-02 nr 9002", "21501-02 nr. 9002", "Kamerstuk 21 501-02, nr. 9002", "21\u00a0501-02, nr.\u00a09002",
        "Kamerstukken II 2024/25, 21 501-02, nr. 9002", "kamerstukken 2024-2025, 21501-02, nr. 9002",
    ],
    "36045-9003": ["36 045-9003", "36045-9003", "36 045, nr. 9003", "kst-36045-9003", "36.045 nr 9003",
        "36 045, no. 9003", "TK 36045, nr. 9003"],
    "36600-V-12": ["kst-36600-V-12", "kst-36600-v-12", "36 600 V, nr. 12", "36600-V nr. 12"],
    "33328-AI": ["33 328, AI", "kst-33328-AI"],
}  # fmt: skip
NONE = [
    "2024", "360451", "12 345 678 euro", "12 345 678", "12345.6", "112 345", "raad 36 045", "36 045 raad", "1234-5",
    "36045,5",
    "36045-raad", "36 045, en", "36 045, EN", "kst-", "Kamerstuk", "", "x36045", "36045x",
]  # fmt: skip


@pytest.mark.parametrize(("whole", "text"), [(whole, text) for whole, texts in DOSSIERS.items() for text in texts])
def test_a_dossier_has_one_key(whole: str, text: str) -> None:
    found = number(text)
    assert found is not None
    assert (found.key, found.dossier) == (whole, whole)


@pytest.mark.parametrize(("whole", "text"), [(whole, text) for whole, texts in PAPERS.items() for text in texts])
def test_a_paper_has_one_key(whole: str, text: str) -> None:
    found = number(text)
    assert found is not None
    assert (found.key, found.paper) == (whole, whole)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("(36 045)", "36045"),
        ("21501-02.", "21501-02"),
        ("\u201c21 501-02\u201d", "21501-02"),
        ("21501\u201102", "21501-02"),
        ("21501\u201302-9001", "21501-02-9001"),
        ("kst-34986-zzy", "34986-ZZY"),
        ("https://zoek.officielebekendmakingen.nl/kst-21501-02-9001.html", "21501-02-9001"),
        ("https://w3id.org/kamergraaf/id/dossier/21501-02", "21501-02"),
    ],
)
def test_what_is_pasted_is_a_number_too(text: str, whole: str) -> None:
    found = typed(text).number
    assert found is not None
    assert found.key == whole


@pytest.mark.parametrize(
    "text", ["(raad)", "https://example.org/36045/raad", "de brief (36 045) van toen", "raad \u2013 brief", ""]
)
def test_what_is_no_number_is_sought_as_it_is(text: str) -> None:
    assert typed(text).number is None


def test_what_may_be_either_is_either() -> None:
    found = number("36410-20")
    assert found is not None
    assert (found.dossier, found.paper) == ("36410-20", "36410-20")
    assert "36 410 nr 20" in found.spellings


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("identifier", "found"),
    [
        ("kst-21501-02-2976", "21501-02-2976"), ("36600-V", "36600-V"), ("36045", "36045"), ("h-tk-20232024-12-5", ""),
        ("blg-1234567", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_graph_s_identifiers_have_the_same_keys(identifier: str, found: str) -> None:
    assert key(identifier) == found


TEXTS = {
    "itself": ("Wij danken u.", "kst-21501-02-9002", ["21501-02-9002", "21501-02"]),
    "cites": ("Zie de brief van mei.", "kst-36045-1", ["36045-1", "36045", "21501-02-9002", "21501-02"]),
    "names": ("Zie Kamerstuk 21 501-02, nr. 9002.", "kst-36045-2", ["36045-2", "36045"]),
    "joined": ("Zie kst-21501-02-9002 en 36045.", "kst-32317-1", ["32317-1", "32317"]),
    "other": ("Zie 21 501-07, nr. 9002, van 501 leden.", "kst-32317-2", ["32317-2", "32317"]),
}


def sought(text: str) -> set[str]:
    index = register(tantivy.Index(schema()))
    writer = index.writer(15_000_000, 1)
    for name, (words, identifier, numbers) in TEXTS.items():
        entry = tantivy.Document(iri=name, text=words, id=identifier)
        for one in numbers:
            entry.add_text("number", one)
        writer.add_document(entry)
    writer.commit()
    index.reload()
    searcher, query = index.searcher(), typed(text).query
    assert query is not None
    return {searcher.doc(place)["iri"][0] for _, place in searcher.search(query, 10).hits}


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (PAPERS["21501-02-9002"], {"itself", "cites", "names", "joined"}),
        (DOSSIERS["21501-02"], {"itself", "cites", "names", "joined"}),
        (DOSSIERS["36045"], {"cites", "names", "joined"}),
        (['"21 501-02, nr. 9002"', "21501-02-9002 EN zie OF 21501-02-9002"], {"itself", "cites", "names", "joined"}),
        (["zie 21501-02-9002", "21 501-02 zie"], {"cites", "names", "joined"}),
        (["21 501-02 NIET zie", "21501-02 -zie"], {"itself"}),
    ],
)
def test_every_spelling_finds_what_it_names(texts: list[str], names: set[str]) -> None:
    assert {text: sought(text) for text in texts} == dict.fromkeys(texts, names)
