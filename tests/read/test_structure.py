"""Headings, lists and tables survive: in the text that is shown, and on the letter's page."""

import pytest

from kg.read import read
from kg.web.marked import marked
from tests.read.forms import NOTE, docx, odt, page, publication, zipped

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_O = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)


def _par(words: str, style: str = "", more: str = "") -> str:
    told = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{told}{more}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{_par(cell)}</w:tc>' for cell in cells)}</w:tr>"


def _word(*parts: str) -> bytes:
    return zipped({"word/document.xml": f"<w:document {_W}><w:body>{''.join(parts)}</w:body></w:document>"})


def _open(body: str) -> bytes:
    content = f"<office:document-content {_O}><office:body><office:text>{body}</office:text></office:body>"
    return zipped({"mimetype": "x", "content.xml": f"{content}</office:document-content>"})


def _cells(name: str, inner: str, *cells: str) -> str:
    return "".join(f"<{name}>{f'<{inner}>{cell}</{inner}>'}</{name}>" for cell in cells)


LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
XML_ROWS = f"<row>{_cells('entry', 'al', 'Jaar', 'Bedrag')}</row><row>{_cells('entry', 'al', '2024', '5')}</row>"
XML = (
    "<tussenkop>Inleiding</tussenkop><lijst><li><al>een</al></li><li><al>twee</al></li></lijst>"
    f"<table><tgroup cols='2'><tbody>{XML_ROWS}</tbody></tgroup></table><al>Daarna.</al>"
)
KOOP = publication().replace(b"<tussenkop>Inleiding</tussenkop>", XML.encode())
OLD = f"<kamerwrk><body><stuk>{XML.replace('tussenkop', 'tuskop')}</stuk></body></kamerwrk>".encode()
HTML = page().replace(
    b"<h3>Inleiding</h3>",
    b"<h2>Inleiding</h2><ul><li><p>een</p></li><li>twee</li></ul><table><tr><th>Jaar<th>Bedrag"
    b"<tr><td>2024<td><p>5</p></table><p>Daarna.</p>",
)
ODT = _open(
    "<text:h>Inleiding</text:h><text:list>"
    f"{_cells('text:list-item', 'text:p', 'een', 'twee')}</text:list><table:table>"
    f"<table:table-row>{_cells('table:table-cell', 'text:p', 'Jaar', 'Bedrag')}</table:table-row>"
    f"<table:table-row>{_cells('table:table-cell', 'text:p', '2024', '5')}</table:table-row></table:table>"
    "<text:p>Daarna.</text:p>"
)
DOCX = _word(
    _par("Inleiding", "Kop1"), _par("een", "Lijstalinea", LISTED), _par("twee", "Lijstalinea", LISTED),
    f"<w:tbl>{_row('Jaar', 'Bedrag')}{_row('2024', '5')}</w:tbl>", _par("Daarna."),
)  # fmt: skip
FORMS = {"a.xml": KOOP, "old.xml": OLD, "a.html": HTML, "a.docx": DOCX, "a.odt": ODT}
SHOWN = ["#### Inleiding", "- een", "- twee", "Jaar\tBedrag", "2024\t5", "Daarna."]


@pytest.mark.parametrize("name", FORMS)
def test_headings_lists_and_tables_survive_in_the_text(name: str) -> None:
    document = read(name, FORMS[name])
    lines = [line for line in document.text.split("\n") if line]
    start = lines.index(SHOWN[0])
    assert lines[start : start + len(SHOWN)] == SHOWN
    assert "#" not in document.clean
    assert "Inleiding" in document.clean


@pytest.mark.parametrize("name", FORMS)
def test_they_are_blocks_of_the_letter_s_page(name: str) -> None:
    shown = str(marked(read(name, FORMS[name]).text, []))
    assert '<h2 class="head"><span class="mu">#### </span>Inleiding\n</h2>' in shown
    assert '<p class="item">- een\n</p>' in shown
    assert '<p class="row">Jaar\tBedrag\n</p><p class="row">2024\t5\n</p>' in shown


def test_the_numbers_of_a_list_are_told_as_they_are_printed() -> None:
    html = (
        b"<html><body><ol><li>een<ol><li>onder</li></ol></li><li>twee</li></ol><ul><li>streep</li></ul></body></html>"
    )
    assert [line for line in read("a.html", html).text.split("\n") if line] == [
        "1. een",
        "1. onder",
        "2. twee",
        "- streep",
    ]
    koop = b"<lijst><li><li.nr>a.</li.nr><al>een</al></li><li><li.nr>b.</li.nr><al>twee</al></li></lijst>"
    told = read("a.xml", publication().replace(b"<tussenkop>Inleiding</tussenkop>", koop)).text
    assert "a. een\nb. twee\n" in told


def test_a_heading_of_several_parts_is_one_line() -> None:
    head = b"<divisie><kop><label>Paragraaf</label> <nr>1</nr> <titel>Het plan</titel></kop><al>tekst</al></divisie>"
    told = read("a.xml", publication().replace(b"<tussenkop>Inleiding</tussenkop>", head)).text
    assert "\n\n#### Paragraaf 1 Het plan\n\ntekst\n\n" in told


@pytest.mark.parametrize(("style", "words"), [("Kop1", ""), ("Kopje", "x"), ("Koptekst", "x"), ("Lijstalinea", "x")])
def test_what_is_no_heading_of_a_word_document_is_none(style: str, words: str) -> None:
    assert "####" not in read("a.docx", _word(_par(words, style), _par("Daarna."))).text


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.html"])
def test_without_headings_lists_or_tables_nothing_is_marked(name: str) -> None:
    text = read(name, {"a.docx": docx(), "a.odt": odt(), "a.html": page().replace(b"h3>", b"p>")}[name]).text
    assert NOTE in text
    assert not {"####", "\t", "- "} & {text[at : at + size] for size in (1, 2, 4) for at in range(len(text))}
