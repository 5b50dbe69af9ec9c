"""What is read, what is refused, and that every clean character leads back to its own in the source."""

import time
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model import Document, Span
from kg.read import MAX_BYTES, READERS, read

LETTER = "21 501-02 Raad\n\nNr. 1 BRIEF VAN DE MINISTER\n\nDen Haag, 3 mei 2024\n\nHierbij de agenda.\n"


def clean(text: str, name: str = "x.txt") -> str:
    return read(name, text.encode()).clean


# --- refusals ---------------------------------------------------------------------------------------------------

BAD = {
    "empty": (b"", "empty"),
    "white space": (b" \n\t \r\n", "empty"),
    "only a byte order mark": (b"\xef\xbb\xbf\n", "empty"),
    "nul": (b"Geachte\x00 voorzitter", r"binary.*byte 7"),
    "control characters": (b"Geachte \x07 voorzitter", r"binary.*byte 8"),
    "an image": (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "binary"),
    "latin 1": ("Coördinatie".encode("latin-1"), "not UTF-8.*byte 2 is 0xf6"),
    "too large": (b"a" * (MAX_BYTES + 1), "too large"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_sentence(name: str) -> None:
    data, words = BAD[name]
    with pytest.raises(ReadError, match=words) as caught:
        read("-", data)
    message = str(caught.value)
    assert message.startswith("-: ")
    assert message.endswith(".")
    assert "\n" not in message


def test_a_missing_file_a_folder_and_an_unknown_form(tmp_path: Path) -> None:
    (tmp_path / "x.xyz").write_text(LETTER)
    for path, words in ((tmp_path / "no.txt", "no such file"), (tmp_path, "folder"), (tmp_path / "x.xyz", "form .xyz")):
        with pytest.raises(ReadError, match=words):
            read(path)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(ReadError, match="50 MB is too large"):
        read(path)


def test_offsets_count_in_the_text_as_python_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes("\ufeff".encode() + LETTER.replace("\n", "\r\n").encode())
    document = read(path)
    assert document.text == path.read_text(encoding="utf-8")
    assert document.clean.startswith("21 501-02 Raad\n\nNr. 1")
    assert document.alignment.span(Span(0, 2)) == Span(1, 3)


def test_standard_input_is_told_by_what_it_holds() -> None:
    assert read("-", LETTER.encode()).media_type == "text/plain"
    assert read("-", b"#### *Kop*\n\nTekst<sup>1</sup>\n").media_type == "text/markdown"
    assert len(READERS) >= 2


# --- clean text -------------------------------------------------------------------------------------------------

PLAIN = {
    "soft hyphens go": ("in\u00adformatie", "informatie"),
    "odd spaces are spaces": ("21\u00a0501\u2009-\u202f02", "21 501 - 02"),
    "runs of spaces": ("de  brief   van", "de brief van"),
    "a word broken at a line's end": ("op de Volksge-\nzondheid van het land", "op de Volksgezondheid van het land"),
    "a word broken within a line": ("op 22 sep-tember in Den Haag", "op 22 september in Den Haag"),
    "a word broken where it stands whole elsewhere": ("de varkens-pest; varkenspest", "de varkenspest; varkenspest"),
    "a word that has its hyphen": ("het oud-lid van de JBZ-raad", "het oud-lid van de JBZ-raad"),
    "a list's hyphen": ("een motie- en een raadstekst", "een motie- en een raadstekst"),
    "a name's own hyphen": ("in de JBZ-\nRaad", "in de JBZ-Raad"),
    "a range's hyphen": ("op 26-\n27 juni", "op 26-27 juni"),
    "a hyphen of Unicode at a line's end": ("over de Voed\u2010\nselkwaliteit", "over de Voedselkwaliteit"),
    "the same in a number": ("dossier 21 501\u201102", "dossier 21 501-02"),
    "the same, suspended": ("de Landbouw\u2010\nen Visserijraad", "de Landbouw- en Visserijraad"),
    "a suspended hyphen": ("de Landbouw-\nen Visserijraad", "de Landbouw- en Visserijraad"),
    "a wrapped line": ("het overleg van\n16 mei jl. is uitgesteld", "het overleg van 16 mei jl. is uitgesteld"),
    "a wrapped number": ("zie de brief (Kamerstuk 32 317,\nnr. 969)", "zie de brief (Kamerstuk 32 317, nr. 969)"),
    "a heading keeps its line": ("Terugkeer\nDe Kamer heeft besloten.", "Terugkeer\nDe Kamer heeft besloten."),
    "a list keeps its lines": ("Het gaat om:\n- de ene\n- de andere", "Het gaat om:\n- de ene\n- de andere"),
    "a signature keeps its lines": ("De Minister van Justitie,\nJ. Jansen", "De Minister van Justitie,\nJ. Jansen"),
    "a page's furniture": (
        "de gevolgen daarvan voor alle burgers zijn\n\nKST98243\nISSN 0921 - 7371\nSdu Uitgevers\n\nniet bekend.",
        "de gevolgen daarvan voor alle burgers zijn niet bekend.",
    ),
    "a running foot in the middle": (
        "Einde.\nTweede Kamer, vergaderjaar 2005–2006, 29 815, nr. 76   3\nBegin.\nTwee.\nDrie.\nVier.\nVijf.",
        "Einde.\nBegin.\nTwee.\nDrie.\nVier.\nVijf.",
    ),
    "a paper's own foot without a page number": (
        "Nr. 76\nEinde.\nTweede Kamer, vergaderjaar 2005–2006, 29 815, nr. 76\nBegin.\nTwee.\nDrie.\nVier.\nVijf.",
        "Nr. 76\nEinde.\nBegin.\nTwee.\nDrie.\nVier.\nVijf.",
    ),
    "a citation alone on its line is no foot": (
        "Einde.\nTweede Kamer, vergaderjaar 2005–2006, 29 815, nr. 76\nBegin.\nTwee.\nDrie.\nVier.\nVijf.",
        "Einde.\nTweede Kamer, vergaderjaar 2005–2006, 29 815, nr. 76\nBegin.\nTwee.\nDrie.\nVier.\nVijf.",
    ),
    "a page number": ("Einde van de zin.\n\n3\n\nBegin van de zin.", "Einde van de zin.\n\nBegin van de zin."),
    "a column of figures stays": ("12\n\n13\n\n14", "12\n\n13\n\n14"),
}

MARKDOWN = {
    "headings and emphasis": ("#### *Kop*\n\n**vet** en _schuin_", "Kop\n\nvet en schuin"),
    "emphasis after a figure": ("*Den Haag, 3 mei 2024*", "Den Haag, 3 mei 2024"),
    "names with underscores stay": ("zie a_b_c", "zie a_b_c"),
    "a product stays": ("5*3 is 15", "5*3 is 15"),
    "links": ("zie [de brief](https://example.org/a_b) van", "zie de brief van"),
    "escapes": ("nr\\. 5 \\* 6", "nr. 5 * 6"),
    "entities": ("V&amp;J, &euro; 5 en R&D", "V&J, € 5 en R&D"),
    "an ordinal": ("de 47<sup>e</sup> president", "de 47e president"),
    "an area is no note": ("12 m<sup>2</sup> groot", "12 m2 groot"),
    "a hard break": ("De Minister van Justitie,  \nJ. Jansen", "De Minister van Justitie,\nJ. Jansen"),
    "a table": ("| a | b |\n|---|---|\n| 1 | 2 |", "a b\n\n1 2"),
}


@pytest.mark.parametrize("name", PLAIN)
def test_plain_text_is_cleaned(name: str) -> None:
    text, expected = PLAIN[name]
    assert clean(text) == expected


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_is_cleaned(name: str) -> None:
    text, expected = MARKDOWN[name]
    assert clean(text, "x.md") == expected


def assert_aligned(document: Document) -> None:
    for offset, character in enumerate(document.clean):
        original = document.text[document.alignment.at(offset)]
        assert (
            original == character
            or (original.isspace() and character.isspace())
            or (original in "\u2010\u2011" and character == "-")
            or original in "&<\\|"
        )


@pytest.mark.parametrize("name", [*PLAIN, *MARKDOWN])
def test_every_clean_character_leads_to_its_own(name: str) -> None:
    text = PLAIN[name][0] if name in PLAIN else MARKDOWN[name][0]
    assert_aligned(read("x.md", text.encode()))
    document = read("x.txt", text.encode())
    assert_aligned(document)
    assert list(document.alignment.clean) == sorted(set(document.alignment.clean))
    assert list(document.alignment.source) == sorted(set(document.alignment.source))


# --- time -------------------------------------------------------------------------------------------------------


def seconds(text: str, name: str) -> float:
    start = time.process_time()
    read(name, text.encode())
    return time.process_time() - start


UNITS = ["*a", "[a](", "_", "a1.", "1 a\n", " ", "\n", "&#", "<sup>1</sup>", "-\n", "a\nB\n", "|-", "<b", "[^1]", "#"]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("name", ["x.md", "x.txt"])
def test_time_grows_as_the_text_does(unit: str, name: str) -> None:
    short, long = "a " + unit * (10_000 // len(unit)), "a " + unit * (80_000 // len(unit))
    base = max(min(seconds(short, name) for _ in range(3)), 0.002)
    # One quiet moment of several is enough: what takes more than linear time never has one.
    assert any(seconds(long, name) < 24 * base for _ in range(5))
