"""Notes of plain pages: a raised figure that leads to a paragraph of the page calls it."""

import pytest

from kg.read import read

CALL = '<p>Zie de motie<sup><a href="#fn1">1</a></sup> hierover.</p>'


def told(note: str, call: str = CALL) -> tuple[str, list[tuple[str, str, int | None]]]:
    document = read("a.html", f"<html><body>{call}{note}</body></html>".encode())
    return document.clean, [(one.label, one.body.of(document.clean), one.anchor) for one in document.notes]


@pytest.mark.parametrize(
    "note",
    [
        '<p id="fn1">1 Kamerstuk 34 682, nr. 105.</p>',
        '<p id="fn1">Kamerstuk 34 682, nr. 105.</p>',
        '<p id="fn1"><sup>1</sup> Kamerstuk 34 682, nr. 105.</p>',
        '<ol><li id="fn1">Kamerstuk 34 682, nr. 105.</li></ol>',
        '<div id="fn1">1. Kamerstuk 34 682, nr. 105.</div>',
    ],
)
def test_a_paragraph_that_a_raised_figure_leads_to_is_a_note(note: str) -> None:
    clean, notes = told(note)
    assert clean.startswith("Zie de motie hierover.")
    assert notes == [("1", "Kamerstuk 34 682, nr. 105.", len("Zie de motie"))]


@pytest.mark.parametrize(
    "call",
    ['<p>Zie de motie<sup><a href="#elders">1</a></sup> hierover.</p>', '<p>Zie <a href="#fn1">1</a> hierover.</p>'],
)
def test_a_paragraph_that_nothing_calls_is_no_note(call: str) -> None:
    clean, notes = told('<p id="fn1">1 Kamerstuk 34 682, nr. 105.</p>', call)
    assert (notes, "1 Kamerstuk 34 682, nr. 105." in clean) == ([], True)
