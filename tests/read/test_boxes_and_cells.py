"""What stands beside the running text: text boxes of Word, cells of tables that hold paragraphs."""

import pytest

from kg.read import read
from tests.read.forms import odt_of, zipped

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def word(*body: str) -> str:
    document = f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>"
    return read("a.docx", zipped({"word/document.xml": document})).text


BOX = f"<w:txbxContent>{paragraph(run('Betreft Kamerstuk 35 925, nr. 7'))}</w:txbxContent>"
NEW = f"<mc:Choice><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>"
OLD = f"<w:pict><v:textbox>{BOX}</v:textbox></w:pict>"
BOXES = {
    "newer and older": f"<mc:AlternateContent>{NEW}<mc:Fallback>{OLD}</mc:Fallback></mc:AlternateContent>",
    "older alone": OLD,
    "a picture for newer programs": (
        f"<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback>{OLD}</mc:Fallback></mc:AlternateContent>"
    ),
}


@pytest.mark.parametrize("name", BOXES)
def test_a_text_box_is_read_once_before_the_paragraph_that_it_hangs_on(name: str) -> None:
    hung = paragraph(run("Ik bericht "), f"<w:r>{BOXES[name]}</w:r>", run("u."))
    told = word(paragraph(run("Geachte voorzitter,")), hung)
    assert told.strip().split("\n\n") == ["Geachte voorzitter,", "Betreft Kamerstuk 35 925, nr. 7", "Ik bericht u."]


def test_a_picture_without_text_leaves_nothing() -> None:
    assert word(paragraph(run("Ik bericht "), "<w:r><w:drawing/></w:r>", run("u."))).strip() == "Ik bericht u."


def test_boxes_within_boxes_are_read() -> None:
    inner = f"<w:txbxContent>{paragraph(run('buiten'), f'<w:r>{OLD}</w:r>')}</w:txbxContent>"
    told = word(paragraph(f"<w:r><w:pict><v:textbox>{inner}</v:textbox></w:pict></w:r>", run("tekst")))
    assert sorted(told.split()) == sorted(["Betreft", "Kamerstuk", "35", "925,", "nr.", "7", "buiten", "tekst"])


CELLS = (("Jaar", "Bedrag in euro's"), ("2024", "1 200"))


def table(cell: str) -> str:
    rows = ("".join(cell.format(words) for words in row) for row in CELLS)
    return "".join(f"<tr>{row}</tr>" for row in rows)


@pytest.mark.parametrize(
    "cell",
    [
        "<td>{}</td>",
        "<td><p>{}</p></td>",
        "<td>\n<p>{}</p>\n</td>",
        "<td><div>{}</div></td>",
    ],
)
def test_a_row_is_a_line_whatever_its_cells_hold(cell: str) -> None:
    html = f"<!doctype html><body><p>Voor.</p><table>{table(cell)}</table><p>Na.</p></body>"
    told = [line for line in read("a.html", html.encode()).text.split("\n") if line]
    assert told == ["Voor.", "Jaar\tBedrag in euro's", "2024\t1 200", "Na."]


def test_head_and_body_of_a_table_stand_together() -> None:
    head, body = (f"<tr><td>{one}</td><td>{other}</td></tr>" for one, other in CELLS)
    table = f"<table><colgroup><col></colgroup><thead>{head}</thead><tbody>{body}</tbody></table>"
    html = f"<!doctype html><body>{table}</body>"
    assert read("a.html", html.encode()).text.strip() == "Jaar\tBedrag in euro's\n2024\t1 200"


@pytest.mark.parametrize(("sign", "seen"), [("<w:vanish/>", False), ('<w:vanish w:val="0"/>', True), ("<w:b/>", True)])
def test_hidden_words_of_word_are_not_read(sign: str, seen: bool) -> None:
    told = word(paragraph(run("Ik bericht u."), f"<w:r><w:rPr>{sign}</w:rPr><w:t> Kamerstuk 22 222, nr. 2</w:t></w:r>"))
    assert ("22 222" in told) == seen


def test_paragraphs_of_one_cell_stand_behind_each_other() -> None:
    html = "<!doctype html><body><table><tr><td><p>Israël</p><p>en Gaza</p></td><td><p>ja</p></td></tr></table></body>"
    assert read("a.html", html.encode()).text.strip() == "Israël en Gaza\tja"


@pytest.mark.parametrize(
    "cells",
    [
        f"<td><p>{'Een lange alinea. ' * 30}</p><p>Een tweede.</p></td><td><p>Kantlijn</p></td>",
        "<td><p>Een alinea.</p><p>Een tweede.</p></td>",
    ],
    ids=["much in a cell", "one cell"],
)
def test_a_table_that_lays_out_a_page_keeps_its_paragraphs(cells: str) -> None:
    html = f"<!doctype html><body><table><tr>{cells}</tr></table></body>"
    assert "alinea.\n\nEen tweede." in read("a.html", html.encode()).text


def test_paragraphs_of_a_cell_in_word_and_opendocument_break_no_row() -> None:
    cell = f"<w:tc>{paragraph(run('Israël'))}{paragraph(run('en Gaza'))}</w:tc><w:tc>{paragraph(run('ja'))}</w:tc>"
    assert word(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>", paragraph(run("Na."))).startswith("Israël en Gaza\tja\n")
    odf = (
        "<table:table><table:table-row><table:table-cell><text:p>Israël</text:p><text:p>en Gaza</text:p>"
        "</table:table-cell><table:table-cell><text:p>ja</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert read("a.odt", odt_of(odf)).text.startswith("Israël en Gaza\tja\n")
