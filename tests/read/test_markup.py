"""Markup is evidence: it outranks what patterns find in the words, and where the two disagree both are told."""

import re
from datetime import date
from pathlib import Path

import pytest

from kg.build import Source, build, read_letter
from kg.model import Letter
from kg.read import read
from kg.read.beside import metadata
from kg.record import letter_record
from kg.store.embedded import Store
from tests.conftest import SHARED
from tests.read.forms import BODY, NOTE, docx, odt, page, pdf, publication

LAST = BODY[4]


def koop(words: str, note: str = NOTE) -> Letter:
    raw = publication().decode().replace(LAST, f"{words} {LAST}").replace(NOTE, note)
    return read_letter("a.xml", raw.encode())


def web(words: str) -> Letter:
    return read_letter("a.html", page().decode().replace(LAST, f"{words} {LAST}").encode())


def ref(words: str, own: str) -> str:
    return f'<extref doc="{own}" soort="document" status="actief">{words}</extref>'


def link(words: str, address: str) -> str:
    return f'<a href="{address}">{words}</a>'


KINDS = ("kamerstuk", "annex", "handelingen", "aanhangsel", "law")


def found(letter: Letter) -> list[tuple[str | None, str, str | None]]:
    """Citations that the forms' own letter does not hold: id, words, what the words say otherwise."""
    own = {"kst-21501-02-2958", "kst-21501-02-2959", "kst-36045-184"}
    return [
        (one.id, one.span.of(letter.document.text), one.said)
        for one in letter.mentions
        if one.type in KINDS and one.id not in own
    ]


# words with their markup -> citations
CITED = {
    "both agree": (
        f"Zie Kamerstuk {ref('36 045, nr. 7', 'kst-36045-7')}.",
        [("kst-36045-7", "Kamerstuk 36 045, nr. 7", None)],
    ),
    "the markup names another": (
        f"Zie Kamerstuk {ref('36 045, nr. 7', 'kst-36045-70')}.",
        [("kst-36045-70", "Kamerstuk 36 045, nr. 7", "kst-36045-7")],
    ),
    "the markup says more": (
        f"Zie dossier {ref('Kamerstuk 36 045', 'kst-36045-70')}.",
        [("kst-36045-70", "Kamerstuk 36 045", None)],
    ),
    "only the markup knows": (
        f"Zie {ref('die brief', 'kst-36045-71')}.",
        [("kst-36045-71", "die brief", None)],
    ),
    "a reprint is the same paper": (
        f"Zie Kamerstuk {ref('36 045, nr. 7', 'kst-36045-7-n1')}.",
        [("kst-36045-7", "Kamerstuk 36 045, nr. 7", None)],
    ),
    "each of a list": (
        f"Zie Kamerstuk 36 045, nrs. {ref('7', 'kst-36045-7')} en {ref('8', 'kst-36045-9')}.",
        [("kst-36045-7", "7", None), ("kst-36045-9", "8", "kst-36045-8")],
    ),
    "a paper of the Senate, a paper without a dossier, a journal": (
        f"Zie {ref('hier', 'kst-35526-A')}, {ref('daar', 'kst-1259252')}, {ref('ginds', 'stb-2020-118')}.",
        [("kst-35526-A", "hier", None), ("kst-1259252", "daar", None), ("stb-2020-118", "ginds", None)],
    ),
    "proceedings and answers": (
        f"Zie {ref('hier', 'h-ek-20202021-87-3')} en {ref('daar', 'ah-tk-20202021-3235')}.",
        [("h-ek-20202021-87-3", "hier", None), ("ah-tk-20202021-3235", "daar", None)],
    ),
    "an address that is no publication": (
        f"Zie {ref('de site', 'https://www.rijksoverheid.nl/archief')} en {ref('het blad', 'kst-')}.",
        [],
    ),
    "the letter's own id": (f"Zie {ref('deze brief', 'kst-21501-02-2976')}.", []),
}  # fmt: skip


@pytest.mark.parametrize("name", CITED)
def test_a_marked_citation_outranks_the_words(name: str) -> None:
    words, expected = CITED[name]
    letter = koop(words)
    got = found(letter)
    assert [(own, said) for own, _, said in got] == [(own, said) for own, _, said in expected]
    for (_, text, _), (_, meant, _) in zip(got, expected, strict=True):
        assert meant in text


def test_a_link_of_a_page_is_a_marked_citation() -> None:
    site = "https://zoek.officielebekendmakingen.nl/kst-36045-71.html#x"
    letter = web(f"Zie {link('die brief', site)}, {link('deze', 'stb-2020-118.html')} en {link('niets', 'a.html')}.")
    assert found(letter) == [("kst-36045-71", "die brief", None), ("stb-2020-118", "deze", None)]


def test_a_mark_in_a_note_keeps_its_place_and_its_note() -> None:
    letter = koop("", f"Zie  ook\n <?x y?>{ref('die  br<?x y?>ief', 'kst-36045-71')}.")
    (one,) = [one for one in letter.mentions if one.id == "kst-36045-71"]
    assert (one.span.of(letter.document.text), one.note) == ("die brief", "1")


def test_many_marks_take_little_time() -> None:
    letter = koop(" ".join(ref("die brief", f"kst-36045-{number}") for number in range(1000, 4000)))
    assert len(found(letter)) == 3000


# --- metadata ---------------------------------------------------------------------------------------------------------

VALUES = {
    "dossiernummer": "21501-02",
    "ondernummer": "2976",
    "vergaderjaar": "2024-2025",
    "issued": "2024-11-12",
    "type": "Brief",
}


def koop_metadata(own: str = "kst-21501-02-2976", **values: str) -> bytes:
    told = VALUES | values
    return f"""<?xml version="1.0" encoding="UTF-8"?><metadata_gegevens>
<metadata name="DC.identifier" scheme="OVERHEIDop.ParlID" content="{own}"/>
<metadata name="OVERHEIDop.dossiernummer" scheme="" content="{told["dossiernummer"]}"/>
<metadata name="OVERHEIDop.ondernummer" scheme="" content="{told["ondernummer"]}"/>
<metadata name="OVERHEIDop.vergaderjaar" scheme="" content="{told["vergaderjaar"]}"/>
<metadata name="DCTERMS.issued" scheme="DCTERMS.W3CDTF" content="{told["issued"]}"/>
<metadata name="DC.type" scheme="OVERHEIDop.KamerstukTypen" content="{told["type"]}"/>
<metadata name="DC.creator" scheme="OVERHEID.StatenGeneraal" content="Tweede Kamer der Staten-Generaal"/>
</metadata_gegevens>""".encode()


def owms(own: str = "kst-21501-02-2976", title: str = "Financiën") -> bytes:
    return f"""<?xml version="1.0" encoding="windows-1252"?>
<owms-metadata xmlns:dcterms="http://purl.org/dc/terms/" xmlns:overheidop="http://standaarden.overheid.nl/oep/meta/">
<owmskern><dcterms:identifier>{own}</dcterms:identifier></owmskern>
<owmsmantel><dcterms:issued>2024-11-12</dcterms:issued></owmsmantel>
<oep><overheidop:dossiernummer>21501-02</overheidop:dossiernummer><overheidop:dossiertitel>{title}</overheidop:dossiertitel>
<overheidop:ondernummer>2976</overheidop:ondernummer></oep></owms-metadata>""".encode("cp1252")


def placed(folder: Path, metadata: bytes, name: str = "metadata.xml", paper: bytes | None = None) -> Letter:
    file = folder / "brief.xml"
    file.write_bytes(publication() if paper is None else paper)
    (folder / name).write_bytes(metadata)
    return read_letter(file)


# what the metadata say otherwise -> the letterhead's field, its value, what the words say
OVERRULED = {
    "issued": ("2024-11-13", "date", date(2024, 11, 13), "2024-11-12"),
    "ondernummer": ("2977", "number", "2977", "2976"),
    "vergaderjaar": ("2023-2024", "session", "2023-2024", "2024-2025"),
    "type": ("Motie", "kind", "motie", "brief"),
}  # fmt: skip


@pytest.mark.parametrize("key", OVERRULED)
@pytest.mark.parametrize("form", ["docx", "odt", "pdf", "html"])
def test_metadata_beside_a_paper_outrank_its_words(key: str, form: str, tmp_path: Path) -> None:
    value, field, kept, said = OVERRULED[key]
    raw = {"docx": docx, "odt": odt, "pdf": pdf, "html": page}[form]()
    file = tmp_path / f"brief.{form}"
    file.write_bytes(raw)
    (tmp_path / "metadata.xml").write_bytes(koop_metadata(**{key: value}))
    head = read_letter(file).letterhead
    assert getattr(head, field).value == kept
    (odd,) = head.contradictions
    assert (odd.fact, odd.said, odd.marked) == (field, said, str(kept))


def test_the_paper_s_own_markup_outranks_the_metadata(tmp_path: Path) -> None:
    letter = placed(tmp_path, koop_metadata(ondernummer="2977"))
    assert (letter.id, letter.letterhead.contradictions) == ("kst-21501-02-2976", ())


def test_metadata_that_agree_change_nothing(tmp_path: Path) -> None:
    alone = letter_record(read_letter("brief.xml", publication()))
    beside = letter_record(placed(tmp_path, koop_metadata()))
    assert beside | {"source": ""} == alone | {"source": ""}


def test_metadata_give_what_the_words_do_not_say(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("\n\n".join(BODY), encoding="utf-8")
    (tmp_path / "brief.metadata.xml").write_bytes(owms())
    letter = read_letter(tmp_path / "brief.txt")
    assert letter.id == "kst-21501-02-2976"
    title = letter.letterhead.dossiers[0].title
    assert title is not None
    assert (title.value, title.span) == ("Financiën", None)


def test_metadata_of_another_paper_are_not_taken(tmp_path: Path) -> None:
    (tmp_path / "kst-1-1.pdf").write_bytes(b"another paper")
    (tmp_path / "brief.docx").write_bytes(docx())
    (tmp_path / "metadata.xml").write_bytes(koop_metadata("kst-36045-3", ondernummer="3", dossiernummer="36045"))
    assert read_letter(tmp_path / "brief.docx").id == "kst-21501-02-2976"


BROKEN = {
    "cut short": koop_metadata()[:300],
    "a bomb": b'<!DOCTYPE metadata_gegevens [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    b'<metadata_gegevens><metadata name="x">&b;</metadata></metadata_gegevens>',
    "a file of the machine": b'<!DOCTYPE metadata_gegevens [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b"<metadata_gegevens>&x;</metadata_gegevens>",
}


@pytest.mark.parametrize("name", BROKEN)
def test_metadata_that_cannot_be_read_are_told(name: str, tmp_path: Path) -> None:
    letter = placed(tmp_path, BROKEN[name])
    (remark,) = letter.document.remarks
    assert re.fullmatch(r"[^\n]*metadata\.xml: [^\n]* is read without\.", remark)
    assert letter.id == "kst-21501-02-2976"


def test_markup_has_the_places_of_what_it_states() -> None:
    document = read("a.xml", publication())
    markup, text = document.markup, document.text
    assert markup.number is not None
    assert markup.number.span is not None
    assert markup.number.span.of(text) == "2976"
    (dossier,), (signed,) = markup.dossiers, markup.signatories
    assert dossier.number.value == "21501-02"
    assert dossier.number.span is not None
    assert dossier.number.span.of(text) == "21 501-02"
    assert signed.name.span is not None
    assert signed.name.span.of(text) == signed.name.value == "C.C.J. Veldkamp"


def test_what_disagrees_is_an_anomaly_of_the_graph(tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(docx())
    (tmp_path / "metadata.xml").write_bytes(koop_metadata(issued="2024-11-13"))
    raw = publication().decode().replace("2976", "2999")
    other = raw.replace(LAST, f"Zie Kamerstuk {ref('36 045, nr. 7', 'kst-36045-70')}. {LAST}").encode()
    with Store.create_or_open(tmp_path / "store") as store:
        told = list(build([Source(str(file)), Source("other.xml", other)], store))
        assert [(one.status, one.id) for one in told] == [
            ("loaded", "kst-21501-02-2976"),
            ("loaded", "kst-21501-02-2999"),
        ]
        answer = store.ask(
            "SELECT ?words ?why WHERE { ?m a kg:Anomaly ; rdfs:comment ?why . "
            "?m oa:hasTarget/oa:hasSelector/oa:exact ?words FILTER(lang(?why) = 'en') }"
        )
        rows = {(words.value, why.value) for words, why in answer}
    why = "day: the words say 2024-11-12, markup or metadata 2024-11-13; the latter is recorded."
    assert ("12 november 2024", why) in rows
    assert any("kst-36045-7, the markup kst-36045-70" in why for _, why in rows)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared files are not there")
def test_each_real_metadata_file_is_read() -> None:
    files = sorted((SHARED / "real").glob("owms/*.xml")) + sorted((SHARED / "real" / "koop").glob("*/metadata*.xml"))
    assert len(files) >= 18
    told = {file: metadata(file.read_bytes(), str(file))[0] for file in files}
    kamerstukken = [one for one in told.values() if one.id and one.id.startswith("kst-")]
    assert len(kamerstukken) >= 3
    for one in kamerstukken:
        assert one.number
        assert one.id == f"kst-{one.dossiers[0].number.value}-{one.number.value}"
        assert one.date


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_publication_in_utf_16_is_read_as_it_says_of_itself(encoding: str) -> None:
    text = publication().decode().replace('encoding="utf-8"', 'encoding="UTF-16"')
    raw = text.encode(encoding) if encoding == "utf-16" else b"\xfe\xff" + text.encode(encoding)
    assert read("a.xml", raw).clean == read("a.xml", publication()).clean
