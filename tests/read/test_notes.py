"""Footnotes: which figures call one, and which only look like it."""

import pytest

from kg.model import Document, Span
from kg.read import read

FOOT = "\n\nDe Minister van Justitie,\nJ. Jansen\n\n"


def notes_of(text: str, name: str = "x.txt") -> list[tuple[str, str, str, str]]:
    """Each note's label, body, call mark, and the five clean characters before its anchor."""
    document = read(name, text.encode())
    return [_told(document, index) for index in range(len(document.notes))]


def _told(document: Document, index: int) -> tuple[str, str, str, str]:
    note = document.notes[index]
    call = note.call.of(document.text) if note.call else ""
    before = document.clean[max(0, note.anchor - 5) : note.anchor] if note.anchor is not None else ""
    return note.label, note.body.of(document.clean), call, before


CALLS = {
    "after a word": ("u treft de agenda1 aan.", "genda"),
    "after a full stop": ("de stand van zaken.1 Dat", "aken."),
    "after an abbreviation": ("het lid Ellian c.s.1, vraagt", " c.s."),
    "after a figure's full stop": ("in 2005 al 22 243.1 De Raad", " 243."),
    "after a year": ("brief van 26 mei 20231 hebben", " 2023"),
    "after a bracket": ("(RBB Groep)1 in", "roep)"),
    "after a capital": ("DI1 BRIEF VAN", "DI"),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_glued_figure_calls_the_note_below(name: str) -> None:
    text, before = CALLS[name]
    assert notes_of(f"{text}{FOOT}1 Kamerstuk 35 420, nr. 2.") == [("1", "Kamerstuk 35 420, nr. 2.", "1", before)]


@pytest.mark.parametrize("name", ["x.txt", "x.md"])
def test_notes_that_are_called_so_below_the_letter(name: str) -> None:
    found = notes_of(f"zie het «bericht».1 Op 14 maart{FOOT}Noot 1: NRC, 5 maart 2018.\n\nNoot 2: Trouw.", name)
    assert found == [("1", "NRC, 5 maart 2018.", "1", "cht».".rjust(5)), ("2", "Trouw.", "", "")]


NO_CALLS = {
    "digits of their own": "de m2, CO2 en EU27",
    "a list below": f"de CO2 en EU27{FOOT}1. Inleiding\n2. Slot",
    "a date below": f"artikel 1 van{FOOT}Ontvangst\n\n1 december 2021",
    "a number of its own": f"zie nr.1 en (COM(2024)1) en 5,1 procent{FOOT}1 december 2021",
}


@pytest.mark.parametrize("name", NO_CALLS)
def test_a_figure_that_calls_nothing_stays(name: str) -> None:
    text = NO_CALLS[name]
    assert notes_of(text) == []
    assert read("x.txt", text.encode()).clean.split() == text.split()


def test_a_call_without_its_note_leaves_the_word_whole() -> None:
    document = read("x.txt", b"Het commissiedebat1 van 26 oktober, de Raad12, artikel 5 en nr.3 van 2024.")
    assert document.notes == ()
    assert document.clean == "Het commissiedebat van 26 oktober, de Raad, artikel 5 en nr.3 van 2024."
    assert document.alignment.span(Span(19, 22)) == Span(20, 23)


STRAY = {
    "behind a full stop": ("van dit onderzoek.3 Het kabinet", "van dit onderzoek. Het kabinet"),
    "behind a quote": ("een «zachte landing».12 De", "een «zachte landing». De"),
    "behind an abbreviation": ("de motie Van Campen c.s.1 Ik zal", "de motie Van Campen c.s. Ik zal"),
    "at the end": ("aan de Kamer gezonden.2", "aan de Kamer gezonden."),
    "a number that a word has": ("zie blz.3 De rest, art.5 De wet", "zie blz.3 De rest, art.5 De wet"),
    "a time of the day": ("om half.3 uur", "om half.3 uur"),
}


@pytest.mark.parametrize("name", STRAY)
def test_a_call_behind_a_mark_without_its_note_leaves_the_sentence_whole(name: str) -> None:
    text, clean = STRAY[name]
    document = read("x.txt", text.encode())
    assert document.notes == ()
    assert document.clean == clean


def test_no_figure_calls_a_note_0() -> None:
    text = f"zie norm0 en bijlage0.{FOOT}X Noot\n0\n\nniets\n"
    assert [label for label, _, call, _ in notes_of(text) if call] == []
    assert "norm0 en bijlage0" in read("x.txt", text.encode()).clean


def test_calls_rise_and_leave_the_text() -> None:
    text = f"De CO2 norm1 en de motie c.s.2 van 26 mei 20233 hebben wij.{FOOT}1 Een.\n2 Twee.\n3 Drie."
    document = read("x.txt", text.encode())
    assert document.clean.startswith("De CO2 norm en de motie c.s. van 26 mei 2023 hebben wij.")
    assert [(note.label, note.body.of(document.clean)) for note in document.notes] == [
        ("1", "Een."),
        ("2", "Twee."),
        ("3", "Drie."),
    ]


def test_notes_as_a_saved_page_has_them() -> None:
    text = f"in Luxemburg1. Ook c.s.2{FOOT}X Noot\n1\n\nblg-1033457.\n\nX Noot\n2\n\nKamerstuk 36 045.\n\nNaar boven\n"
    assert notes_of(text) == [
        ("1", "blg-1033457.", "1", "mburg"),
        ("2", "Kamerstuk 36 045.", "2", " c.s."),
    ]


@pytest.mark.parametrize(
    ("call", "label"), [("<sup>1</sup>", "<sup>1</sup> "), ("[^1]", "[^1]: "), ("<sup>1)</sup>", "<sup>1)</sup> ")]
)
def test_notes_of_markdown(call: str, label: str) -> None:
    text = f"de Agenda{call} en het debat\n\n---\n\n{label}Kamerstuk 1\n"
    assert notes_of(text, "x.md") == [("1", "Kamerstuk 1", call, "genda")]
    assert read("x.md", text.encode()).clean == "de Agenda en het debat\n\nKamerstuk 1"


def test_raised_figures_of_plain_text() -> None:
    assert notes_of(f"de agenda¹ en{FOOT}¹ Kamerstuk 1") == [("1", "Kamerstuk 1", "¹", "genda")]


def test_notes_whose_labels_stand_alone_below_the_letter() -> None:
    found = notes_of(f"de motie Sneller c.s.1 en de motie Piri2 zijn{FOOT}1\nKamerstuk 35 420, nr. 2\n2\nIdem, nr. 3")
    assert found == [("1", "Kamerstuk 35 420, nr. 2", "1", " c.s."), ("2", "Idem, nr. 3", "2", " Piri")]


ALONE = {
    "called by nothing": f"de motie van het lid Piri{FOOT}1\nKamerstuk 35 420, nr. 2",
    "a page's number": "de stand van zaken1 is\n\n1\n\n" + "Een regel van de volgende bladzijde.\n" * 9,
}


@pytest.mark.parametrize("name", ALONE)
def test_a_label_alone_that_heads_no_note(name: str) -> None:
    assert notes_of(ALONE[name]) == []


CALL = '<a class="nootnum supernote-click-ID-d37e{0}" href="#ID-d37e{0}">{0}</a>'
BOX = (
    '<div class="voet noot snp-mouseoffset snb-pinned notedefault" id="supernote-note-ID-d37e{0}">\n'
    '<h5 class="note-close"><a class="note-close" href="#close-ID-d37e{0}">X</a> Noot\n</h5>'
    '<sup><span class="nootnum"><a id="ID-d37e{0}"></a>{0}</span></sup>{1}</div>\n'
)


@pytest.mark.parametrize("call", ["{}", "<sup>{}</sup>"])
@pytest.mark.parametrize("within", [True, False], ids=["in the text's box", "below it"])
def test_the_notes_of_a_page_of_koop_are_notes(call: str, within: bool) -> None:
    first, second = (call.format(CALL.format(number)) for number in (1, 2))
    boxes = BOX.format(1, "<p>Kamerstuk 21 501-02, nr. 5.</p>") + BOX.format(
        2, "<p>Zie de brief.</p><p>En de nota.</p>"
    )
    noten = f'<div id="noten"><hr>{boxes}</div>'
    body = f"<p>De motie-Bot{first} is uitgevoerd{second}.</p>{noten if within else ''}"
    page = f'<html><body><div id="broodtekst">{body}</div>{"" if within else noten}</body></html>'
    document = read("a.html", page.encode())
    assert "De motie-Bot is uitgevoerd." in document.clean
    assert "X Noot" not in document.clean
    told = {note.label: note.body.of(document.clean).strip() for note in document.notes}
    assert told == {"1": "Kamerstuk 21 501-02, nr. 5.", "2": "Zie de brief.\nEn de nota."}
    assert all(note.call is not None for note in document.notes)
