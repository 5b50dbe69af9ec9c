"""Letters in every form: the same letter from each, and one sentence for what is broken or made to harm."""

import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.build import Source, build, read_letter, read_text
from kg.errors import ReadError
from kg.model import Letter
from kg.read import READERS, SUFFIXES, read
from kg.record import letter_record
from kg.store.embedded import Store
from tests.conftest import SHARED
from tests.read.forms import BODY, docx, forms, locked, locked_pdf, odt, page, pdf, publication, zipped

LETTER = {
    "id": "kst-21501-02-2976",
    "number": "2976",
    "chamber": "II",
    "kind": "brief",
    "date": "2024-11-12",
    "place": "Den Haag",
    "to": ["II"],
    "dossiers": [{"number": "21501-02", "title": "Raad Algemene Zaken en Raad Buitenlandse Zaken"}],
    "signatories": [{"name": "C.C.J. Veldkamp", "role": "minister van Buitenlandse Zaken"}],
}
MENTIONS = [
    ("request", "request/2024-11-06"),
    ("date", "2024-11-06"),
    ("debate", "debate/2024-11-14"),
    ("date", "2024-11-14"),
    ("kamerstuk", "kst-21501-02-2958"),
    ("kamerstuk", "kst-21501-02-2959"),
    ("commitment", "commitment"),
    ("kamerstuk", "kst-36045-184"),
]


@pytest.mark.parametrize("name", forms())
def test_one_letter_is_the_same_in_every_form(name: str) -> None:
    letter = read_letter(name, forms()[name])
    record = letter_record(letter)
    assert {key: record[key] for key in LETTER} == LETTER
    assert [(mention.type, mention.id) for mention in letter.mentions] == MENTIONS
    note = letter.mentions[-1]
    assert note.note == "1"
    for mention in letter.mentions:
        assert mention.span.of(letter.document.text).strip()


@pytest.mark.parametrize("name", forms())
def test_the_form_is_known_by_what_the_file_holds(name: str) -> None:
    assert read("letter", forms()[name]).media_type == read(name, forms()[name]).media_type
    assert read("-", forms()[name]).text == read(name, forms()[name]).text


def test_every_form_has_a_letter_here() -> None:
    assert {suffix for reader in READERS for suffix in reader.suffixes[:1]} == {
        ".md", ".txt", *(Path(name).suffix for name in forms())
    }  # fmt: skip


def test_what_nobody_reads_on_the_page_is_not_in_the_text() -> None:
    for name in ("a.xml", "a.html", "a.docx"):
        text = read(name, forms()[name]).text
        assert "niet in de tekst" not in text
        assert "U bent hier" not in text
        assert "99 999" not in text
        assert "12 345" not in text


def test_a_page_in_another_encoding_is_read_as_it_says() -> None:
    words = "Financiën «geïnd» € 5"
    raw = page("windows-1252").replace(b"om een reactie", "om een reactie: Financiën «geïnd» € 5".encode("cp1252"))
    assert words in read("a.html", raw).text


def test_a_file_is_built_into_the_graph(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "store") as store:
        (built,) = build([Source("a.xml", publication())], store)
        assert (built.status, built.id) == ("loaded", "kst-21501-02-2976")


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
)
LOCKED = locked(docx())
HARMFUL: dict[str, tuple[str, bytes, str]] = {
    "an entity from a file": (
        "a.xml",
        b'<?xml version="1.0"?><!DOCTYPE officiele-publicatie [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b"<officiele-publicatie><al>&x;</al></officiele-publicatie>",
        "entities",
    ),
    "a bomb of entities": (
        "a.xml",
        f'<?xml version="1.0"?>{BOMB}]><officiele-publicatie><al>&j;</al></officiele-publicatie>'.encode(),
        "XML",
    ),
    "XML cut short": ("a.xml", publication()[:900], "not well-formed"),
    "XML of another kind": ("a.xml", b'<?xml version="1.0"?><rss><channel/></rss>', "'rss'"),
    "the metadata alone": ("metadata.xml", b'<?xml version="1.0"?><metadata_gegevens/>', "metadata of a paper"),
    "depth without end": ("a.xml", b"<officiele-publicatie>" + b"<al>" * 100_000, "not well-formed"),
    "a page without words": ("a.html", b"<html><body><p> </p><script>x</script></body></html>", "no text"),
    "a page of a million tags": ("a.html", b"<!doctype html><body>" + b"<i></i>" * 600_000, "elements"),
    "a tag of very many attributes": (
        "a.html", b"<!doctype html><body><p " + b" ".join(b"a%d=''" % n for n in range(20_000)) + b">x", "attributes",
    ),
    "a list of papers": ("a.xml", b"<record><recordSchema>gzd</recordSchema></record>", "SRU"),
    "a list of papers, whole": (
        "a.xml", b'<?xml version="1.0"?><sru:searchRetrieveResponse xmlns:sru="x"/>', "kg harvest koop",
    ),
    "a record of a list, its tags with prefixes": (
        "a", b'<?xml version="1.0"?><sru:record xmlns:sru="x"><sru:recordSchema/></sru:record>', "SRU",
    ),
    "a record that is of no list": ("a.xml", b"<record><title>x</title></record>", "'record'"),
    "XML of another kind that does not declare itself": ("a.xml", b"<rss><channel/></rss>", "'rss'"),
    "a packed archive": ("a.md", b"\x1f\x8b" + b"x" * 300, "archive"),
    "a broken zip": ("a.docx", docx()[:-60], "broken"),
    "a zip that is no letter": ("a.docx", zipped({"x.txt": "x"}), "no letter"),
    "a document without words": ("a.odt", zipped({"mimetype": "x", "content.xml": "<a/>"}), "no text"),
    "a bomb in a zip": ("a.odt", zipped({"mimetype": "x", "content.xml": b" " * 60_000_000}), "unpacks to more"),
    "a locked document": ("a.docx", LOCKED, "locked"),
    "a PDF locked by a password": ("a.pdf", locked_pdf(), "locked by a password"),
    "a Word file with broken XML in it": (
        "a.docx", zipped({"word/document.xml": "<w:document><w:p>"}), "not well-formed",
    ),
    "a Word file with a bomb of entities in it": (
        "a.docx", zipped({"word/document.xml": f"{BOMB}]><document>&j;</document>"}), "XML",
    ),
    "an OpenDocument file with an entity from a file": (
        "a.odt",
        zipped({"mimetype": "x", "content.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}),
        "entities",
    ),
    "a broken PDF": ("a.pdf", b"%PDF-1.4\n" + b"x" * 500, "broken PDF"),
    "a scan": ("a.pdf", pdf(((),)), "OCR"),
    "a PDF of ten thousand pages": ("a.pdf", pdf(((),) * 10_000), "10,000 pages"),
    "an old Word file": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, ".docx"),
    "rich text": ("a", b"{\\rtf1\\ansi hallo}", ".rtf"),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMFUL)
def test_what_is_broken_or_made_to_harm_gets_one_sentence_in_bounded_time(name: str) -> None:
    source, raw, told = HARMFUL[name]
    start = time.process_time()
    with pytest.raises(ReadError, match=r"^[^\n]*$") as error:
        read(source, raw)
    assert str(error.value).startswith(f"{source}: ")
    assert told in str(error.value)
    assert time.process_time() - start < 20  # a guard against hanging, no measure of speed


def test_depth_within_bounds_is_read() -> None:
    deep = b"<div>" * 200 + BODY[4].encode() + b"</div>" * 200
    assert BODY[4] in read("a.html", b"<!doctype html><body>" + deep).text


# --- real files -------------------------------------------------------------------------------------------------------

needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared files are not there")


def several() -> Iterable[Path]:
    """Each real paper that is there in several forms: its folder."""
    koop = SHARED / "real" / "koop"
    return (
        sorted(path for path in koop.iterdir() if path.is_dir() and list(path.glob(f"{path.name}.*")))
        if koop.exists()
        else ()
    )


def citations(letter: Letter) -> list[str]:
    kinds = ("kamerstuk", "law", "handelingen", "aanhangsel")
    return sorted(str(mention.id) for mention in letter.mentions if mention.type in kinds)


@needs_shared
@pytest.mark.parametrize("folder", several(), ids=lambda path: path.name)
def test_a_real_paper_says_the_same_in_every_form(folder: Path) -> None:
    """KOOP's page of answered questions leaves out the head: what a form tells, no other contradicts."""
    found = {path.suffix: read_text(path) for path in folder.iterdir() if path.stem == folder.name}
    assert set(found) == {".xml", ".html", ".odt", ".pdf"}
    assert {form: citations(letter) for form, letter in found.items()} == dict.fromkeys(found, citations(found[".xml"]))
    for key in LETTER:
        assert len({str(letter_record(letter)[key]) for letter in found.values()} - {"None", "[]"}) <= 1, key
    assert folder.name in {letter.id for letter in found.values()} or not folder.name.startswith("kst")


REAL = {
    "koop/kst-28844-269.xml": ("2023-07-07", "H.G.J. Bruins Slot"),
    "docx/antwoord-eerdmans.docx": ("2024-03-24", "D. Yeşilgöz-Zegerius"),
    "docx/antwoord-mutluer-ellemeet.docx": ("2023-11-07", "D. Yeşilgöz-Zegerius"),
    "docx/antwoord-wassenberg.docx": ("2023-10-18", "P. Adema"),
    "pdf/20110301-5687928a-draagmoederschap.pdf": ("2011-03-01", "F. Teeven"),
}


@needs_shared
@pytest.mark.parametrize("name", REAL)
def test_a_real_letter_has_its_day_and_its_signatory(name: str) -> None:
    record = letter_record(read_letter(SHARED / "real" / name))
    assert (record["date"], record["signatories"][0]["name"]) == REAL[name]


def test_suffixes_have_one_reader_each() -> None:
    assert len(set(SUFFIXES)) == len(SUFFIXES)
    assert odt()[:2] == b"PK"
