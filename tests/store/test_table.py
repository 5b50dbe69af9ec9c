"""Tables for people."""

import pyoxigraph as ox
import pytest

from kg.store.table import cell, table

CELLS = [
    (None, ""),
    (ox.NamedNode("https://w3id.org/kamergraaf/def#Letter"), "kg:Letter"),
    (ox.NamedNode("https://w3id.org/kamergraaf/def/code/brief"), "code:brief"),
    (ox.NamedNode("https://w3id.org/kamergraaf/id/dossier/1"), "id:dossier/1"),
    (ox.NamedNode("https://w3id.org/kamergraaf/graph/reference"), "graph:reference"),
    (ox.NamedNode("http://e/id/dossier/1"), "http://e/id/dossier/1"),
    (ox.NamedNode("http://e/\u202etxt.exe"), "http://e/txt.exe"),
    (ox.Literal("Kamer\xadbrief\u2028van\u202e morgen\x9b2J\x07"), "Kamerbrief van morgen 2J"),
    (ox.Literal("two\nlines \x1b[31mred"), "two lines [31mred"),
    (ox.Literal("2024-11-13", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")), "2024-11-13"),
]


@pytest.mark.parametrize(("term", "shown"), CELLS)
def test_a_cell_is_one_harmless_line(term: ox.NamedNode | ox.Literal | None, shown: str) -> None:
    assert cell(term) == shown


def test_columns_are_aligned() -> None:
    rows = [[ox.Literal("a"), ox.Literal("long")], [ox.Literal("longer"), None]]
    assert table(["x", "y"], rows) == "x       y\n------  ----\na       long\nlonger\n"


def test_wide_cells_are_cut_on_a_terminal_only() -> None:
    rows = [[ox.Literal("short"), ox.Literal("é" * 500)], [ox.Literal("名" * 300), None]]
    assert max(map(len, table(["x", "y"], rows).splitlines())) > 500
    assert all(len(line) <= 60 for line in table(["x", "y"], rows, 60).splitlines())
    assert "…" in table(["x", "y"], rows, 60)


def test_the_prefixes_used_are_told_beneath_with_the_store_s_own_base() -> None:
    row = [ox.NamedNode("http://e/k/id/kamerstuk/1-2"), ox.NamedNode("https://w3id.org/kamergraaf/def#Letter")]
    lines = table(["x", "y"], [row], None, "http://e/k/").splitlines()
    assert lines[2:] == [
        "id:kamerstuk/1-2  kg:Letter",
        "",
        "id: http://e/k/id/  kg: https://w3id.org/kamergraaf/def#",
    ]
    assert table(["x", "y"], [row], 40, "http://e/k/").splitlines()[-2:] == [
        "id: http://e/k/id/",
        "kg: https://w3id.org/kamergraaf/def#",
    ]


def test_no_rows_and_no_columns_are_tables_too() -> None:
    assert table(["x"], []) == "x\n-\n"
    assert table([], []) == "\n\n"
