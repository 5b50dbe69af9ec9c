"""A printed page: columns, heads and feet, notes, paragraphs made whole; and what only looks like one of these."""

import re

import pytest

from kg.build import read_letter, read_text
from kg.read import read
from tests.conftest import SHARED
from tests.read.forms import PICTURE, Placed, printed

LEFT, RIGHT, STEP = 60.0, 380.0, 12.0
TEXT = (
    "Met deze brief informeer ik uw Kamer over de voortgang van de maatregelen die",
    "in het plan staan, over de uitvoering daarvan en over de wet- en regelgeving die",
    "in voorbereiding is. Ik zal uw Kamer daarover voor de zomer verder informe-",
    "ren en ga daarbij ook in op de overheids-",
)
NEXT = ("Een tweede alinea, die kort is.",)
ONE = (
    "De eerste kolom van deze pagina vertelt over het",
    "onderzoek naar de gevolgen van de maatregelen, dat",
    "vorig jaar is begonnen en dat nog loopt. Daarvan zijn",
    "de uitkomsten nu bekend en die zijn met de Kamer",
    "gedeeld in de brief van 4 november 2023 (Kamerstuk",
    "21 501-02, nr. 2958), die daarna is besproken.",
)
OTHER = (
    "De tweede kolom van deze pagina vertelt over het",
    "vervolg van dat onderzoek, waarin ook de gemeenten",
    "worden gehoord. Het kabinet wacht dat vervolg af en",
    "zal de Kamer daarover informeren, zoals is gevraagd",
    "in de motie van het lid Piri (Kamerstuk 36 045, nr.",
    "184), die de Kamer met algemene stemmen aannam.",
)


def rows(lines: tuple[str, ...], top: float = 700, left: float = LEFT, size: float = 9) -> list[Placed]:
    return [(left, top - STEP / 9 * size * number, size, line) for number, line in enumerate(lines)]


def text(*pages: list[Placed]) -> str:
    return read("a.pdf", printed(pages)).text


def running(lines: tuple[str, ...]) -> str:
    return " ".join(lines)


def test_the_rows_of_a_paragraph_are_one_line_and_its_words_are_whole() -> None:
    told = text(rows((*TEXT[:3], "ren en ga daarbij ook in op de overige vragen."), 700) + rows(NEXT, 640))
    first, second = told.strip().split("\n\n")
    assert "verder informeren en ga" in first
    assert "over de wet- en regelgeving die in voorbereiding" in first
    assert (first.count("\n"), second) == (0, NEXT[0])


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("informe-", "ren en", "informeren en"),
        ("wet-", "en regelgeving", "wet- en regelgeving"),
        ("oud-", "minister", "oud-minister"),
        ("D66-", "fractie", "D66-fractie"),
        ("2023 -", "en later", "2023 - en later"),
    ],
)
def test_a_hyphen_at_a_row_s_end_goes_only_where_it_parts_a_word(above: str, below: str, whole: str) -> None:
    long = "Met deze brief informeer ik uw Kamer over de voortgang van de maatregelen die "
    assert f"{long}{whole}" in text(rows((f"{long}{above}", f"{below} alles wat daarbij hoort, zoals is gevraagd.")))


def test_headings_items_and_an_address_keep_their_rows() -> None:
    address = ("Aan de Voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 20018", "2500 EA DEN HAAG")
    items = (
        "- het eerste punt",
        "- het tweede punt, dat net zo lang is als de hele regel erboven en daarom door-",
        "loopt",
    )
    told = text(rows(address, 750) + rows(("Inleiding",), 660) + rows(TEXT[:2], 648) + rows(items, 600))
    assert "\n".join(address) in told
    assert "\n\nInleiding\nMet deze brief" in told
    assert told.endswith(
        "- het eerste punt\n- het tweede punt, dat net zo lang is als de hele regel erboven en daarom doorloopt\n"
    )


def across(one: tuple[str, ...], other: tuple[str, ...], top: float) -> list[Placed]:
    """Two columns, written row by row across the page."""
    pairs = zip(rows(one, top), rows(other, top, RIGHT), strict=True)
    return [row for pair in pairs for row in pair]


def test_two_columns_are_read_one_after_the_other_though_they_are_written_across() -> None:
    title = "Een kop over de hele breedte van de pagina, die langer is dan een van de beide kolommen is breed hier"
    told = text([*rows((title,), 740), *across(ONE, OTHER, 700), *rows(("De Minister van Financiën,",), 560)])
    assert told.strip().split("\n\n") == [title, running(ONE), running(OTHER), "De Minister van Financiën,"]
    mentions = {mention.id for mention in read_text("a.pdf", printed([across(ONE, OTHER, 700)])).mentions}
    assert {"kst-21501-02-2958", "kst-36045-184", "2023-11-04"} <= mentions


def test_a_sentence_goes_on_from_one_column_to_the_next() -> None:
    torn = (*ONE[:5], "21 501-02, nr. 2958), die daarna is besproken door de")
    rest = ("Tweede Kamer. Die vroeg om een vervolg, en dat is er", *OTHER[1:])
    assert f"{running(torn)} {running(rest)}" in text(across(torn, rest, 700))


def test_the_rows_of_a_table_stay_rows() -> None:
    left = tuple(f"Post {number} van de begroting" for number in range(1, 8))
    right = tuple(f"{number} miljoen euro" for number in range(1, 8))
    told = text(across(left, right, 700))
    assert told.splitlines() == [f"{one}\t{other}" for one, other in zip(left, right, strict=True)]


def test_cells_of_several_rows_that_are_written_one_by_one_stay_together() -> None:
    cells: list[Placed] = []
    for number in range(4):
        cells += rows(ONE[:3], 700 - 40 * number) + rows(OTHER[:3], 700 - 40 * number, RIGHT)
    assert text(cells).count(f"{running(ONE[:3])}\n\n{running(OTHER[:3])}") == 4


SIDE = ("Directoraat-Generaal", "Preventie en Jeugd", "Postbus 20301", "2500 EH Den Haag", "Ons kenmerk", "5687928/11")


def test_the_column_beside_a_letter_tears_no_sentence() -> None:
    pages = [
        [*rows(TEXT[:2], 700), *rows(SIDE, 706, 500, 7), (500, 33, 7, "Pagina 1 van 2")],
        [*rows(("in voorbereiding is, zoals ik u eerder schreef.",), 720), *rows(SIDE[4:], 720, 500, 7),
         (500, 33, 7, "Pagina 2 van 2")],
    ]  # fmt: skip
    body = running((*TEXT[:2], "in voorbereiding is, zoals ik u eerder schreef."))
    assert text(*pages) == "\n".join(SIDE) + f"\n\n{body}\n"
    woven = [row for pair in zip(rows(TEXT[:2] * 3, 700), rows(SIDE, 700, 500, 7), strict=True) for row in pair]
    assert text(woven).startswith("\n".join(SIDE) + "\n\nMet deze brief")


FEET = [
    "Pagina 1 van 3", "Tweede Kamer, vergaderjaar 2019-2020, 32 545, nr. 143 2", "kst-32545-143", "ISSN 0921 - 7371",
    "’s-Gravenhage 2021 Tweede Kamer, vergaderjaar 2020–2021, 32 545, nr. 143", "- 2 -",
]  # fmt: skip
HEAD = ("32 545 Wet- en regelgeving financiële markten", "Nr. 143 MOTIE VAN HET LID GRINWIS")


@pytest.mark.parametrize("foot", FEET)
def test_a_page_s_foot_is_not_in_the_text(foot: str) -> None:
    told = text([*rows(HEAD, 780), *rows(TEXT[:2]), (LEFT, 40, 8, foot)])
    assert told == f"{HEAD[0]}\n{HEAD[1]}\n\n{running(TEXT[:2])}\n"


@pytest.mark.parametrize("foot", FEET[:1])
def test_the_same_words_in_the_middle_of_a_page_stay(foot: str) -> None:
    assert foot in text([*rows(TEXT[:2]), *rows((foot,), 400)])


def test_what_each_page_says_at_its_edge_is_told_once_above_and_never_below() -> None:
    pages = [
        [(LEFT, 810, 8, "Ministerie van Financiën"), *rows((f"Pagina tekst {name} staat hier.",)),
         (LEFT, 30, 8, f"Vertrouwelijk, versie {number}")]
        for number, name in enumerate(("een", "twee", "drie"), 1)
    ]  # fmt: skip
    told = text(*pages)
    assert (told.count("Ministerie van Financiën"), told.count("Vertrouwelijk")) == (1, 0)
    assert "Vertrouwelijk, versie 1" in text(pages[0])


def test_a_foot_that_alone_tells_the_number_stays() -> None:
    foot = "Tweede Kamer, vergaderjaar 2019-2020, 32 545, nr. 143"
    told = text([*rows(TEXT[:2]), (LEFT, 40, 8, foot)], [*rows(NEXT), (LEFT, 40, 8, foot)])
    assert told.count(foot) == 1
    assert told.endswith(f"{foot}\n")


NOTED = [
    *rows(("Dat is de Kamer toegezegd.",), 700), (174, 704, 5, "1"),
    (180, 700, 9, "Het kabinet komt daarop terug en zal"),
    *rows(("de Kamer dan informeren over de uitvoering van de maatregelen, die",), 688),
    (LEFT, 103, 5, "1"), (66, 100, 7, "Kamerstuk 36 045, nr. 184, over de uitvoering van"),
    *rows(("de maatregelen in het plan.",), 91, size=7),
]  # fmt: skip


def test_a_note_is_called_in_its_place_and_stands_at_the_end() -> None:
    told = text(NOTED, rows(("daarvoor nodig zijn.",), 720))
    body, note = told.strip().split("\n\n")
    assert body == (
        "Dat is de Kamer toegezegd.[^1] Het kabinet komt daarop terug en zal de Kamer dan informeren over de "
        "uitvoering van de maatregelen, die daarvoor nodig zijn."
    )
    assert note == "[^1]: Kamerstuk 36 045, nr. 184, over de uitvoering van de maatregelen in het plan."
    cited = {mention.id: mention.note for mention in read_text("a.pdf", printed([NOTED])).mentions}
    assert cited["kst-36045-184"] == "1"


def test_small_print_that_nothing_calls_stays_where_it_is() -> None:
    told = text([row for row in NOTED if row[:2] != (174, 704)])
    assert "[^1]" not in told
    assert "1 Kamerstuk 36 045, nr. 184" in told


def test_a_page_of_very_many_pieces_takes_little_time() -> None:
    crowd: list[Placed] = [(float(n % 97) * 7, float(n % 89) * 9, 4, "x") for n in range(30_000)]
    assert text(crowd).count("x") == 30_000


needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared files are not there")
_WORDS = re.compile(r"[\w’]+")


@needs_shared
@pytest.mark.parametrize("name", ["kst-32545-143", "ah-tk-20202021-3235"])
def test_a_real_paper_has_the_paragraphs_of_its_xml(name: str) -> None:
    folder = SHARED / "real" / "koop" / name
    told, whole = read(folder / f"{name}.pdf").text, read(folder / f"{name}.xml").text
    assert "Gravenhage" not in told
    assert "ISSN" not in told
    pages, marked = (
        {" ".join(_WORDS.findall(par)) for par in one.replace("\n", "\n\n").split("\n\n") if len(par) > 60}
        for one in (told, whole)
    )
    assert len(marked & pages) >= 0.9 * len(marked)


@needs_shared
def test_a_real_letter_s_side_column_and_feet_tear_nothing() -> None:
    letter = read_letter(SHARED / "real" / "pdf" / "20110301-5687928a-draagmoederschap.pdf")
    told = letter.document.text
    assert told.startswith("Directoraat-Generaal\nPreventie, Jeugd en\nSancties\n")
    assert "in ongeveer tien gevallen in aanraking te komen" in told
    assert "als het draagmoederschap vanuit het belang van het kind wordt benaderd" in told
    assert "wet- en regelgeving" in told
    assert "Pagina" not in told
    assert [note.label for note in letter.document.notes] == ["1"]


def test_a_word_that_is_parted_by_a_hyphen_of_unicode_is_made_whole() -> None:
    plain = printed([rows((*TEXT[:3], "ren en ga ook in op de rest."))])
    named = b"<< /BaseEncoding /WinAnsiEncoding /Differences [45 /uni2010] >>"
    told = read("a.pdf", plain.replace(b"/WinAnsiEncoding", named)).text
    assert "verder informeren en ga" in told
    assert "de wet- en regelgeving" in told


CALLED = [*rows(("Dat is de Kamer toegezegd.",), 700), (174, 704, 5, "1")]
CALLED_2 = [*rows(("Dat is de Kamer toegezegd.",), 700), (174, 704, 5, "2")]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("1 Kamerstuk 32 317, nr. 501.", "2 Kamerstuk 35 334, nr. 288."),
        ("1. Kamerstuk 32 317, nr. 501.", "2. Kamerstuk 32 317, nr. 501."),
        ("1) Idem.", "2) Idem."),
    ],
)
def test_notes_that_differ_in_figures_alone_are_no_running_feet(one: str, two: str) -> None:
    told = text([*CALLED, *rows(TEXT[:2], 660), (LEFT, 40, 7, one)], [*CALLED_2, (LEFT, 40, 7, two)])
    words = [note.split(" ", 1)[1] for note in (one, two)]
    assert told.count("toegezegd.[^") == 2
    assert told.endswith(f"[^1]: {words[0]}\n\n[^2]: {words[1]}\n")


@pytest.mark.parametrize(
    ("one", "two", "kept"),
    [
        ("Versie 7 van 12", "Versie 8 van 12", False),
        ("Ministerie van Financiën 2024", "Ministerie van Financiën 2024", False),
        ("Bijlage bij nr. 7", "Bijlage bij nr. 9", True),
        ("Kamerstuk 32 317, nr. 501.", "Kamerstuk 35 334, nr. 288.", True),
    ],
)
def test_a_running_foot_differs_by_its_page_s_number_alone(one: str, two: str, *, kept: bool) -> None:
    told = text([*rows(TEXT[:2]), (LEFT, 40, 8, one)], [*rows(NEXT), (LEFT, 40, 8, two)])
    assert (one in told, two in told) == (kept, kept)


def test_a_note_at_the_foot_of_the_first_of_two_columns_is_called() -> None:
    foot = [(LEFT, 103, 5, "1"), (66, 100, 7, "Kamerstuk 36 045, nr. 184.")]
    column = [*rows(ONE, 720), *CALLED, *foot]
    told = text([*column, *rows(OTHER, 720, RIGHT)])
    assert "Dat is de Kamer toegezegd.[^1]" in told
    assert told.endswith("[^1]: Kamerstuk 36 045, nr. 184.\n")
    assert "[^1]" not in text([*column, *rows(OTHER, 90, RIGHT)]), "small print above further text is no foot"


def test_a_page_s_head_and_the_signs_of_items_may_be_written_last() -> None:
    items = rows(("Het eerste punt.", "Het tweede punt."), 600, LEFT + 30)
    late = [(LEFT + 20, 588, 9, "-"), (LEFT + 20, 600, 9, "-"), (LEFT, 810, 9, "Ministerie van Financiën")]
    told = text([*items, *rows(TEXT[:3]), *late], rows(("ren over de uitvoering.",), 700))
    assert told.startswith("Ministerie van Financiën\n\n- Het eerste punt.\n- Het tweede punt.\n")
    assert "verder informeren over de uitvoering." in told
    assert "Jaar\t-" in text([*rows(("Jaar",)), (LEFT + 80, 700, 9, "-")]), "a cell is no item's sign"


def test_a_head_as_wide_as_the_page_does_not_break_the_rows_of_a_column() -> None:
    head = [(LEFT, 810, 9, "Ministerie"), (500, 810, 9, "Kenmerk 4711")]
    torn = (*ONE[:5], "21 501-02, nr. 2958), die daarna is besproken door de")
    told = text([*head, *rows(torn, 700), *rows(("Tweede Kamer. Die vroeg om een vervolg.",), 790, RIGHT)])
    assert f"{running(torn)} Tweede Kamer. Die vroeg" in told


# --- what stands at a page's edge -------------------------------------------------------------------------------------

LINES = tuple(f"Regel {'abcdefgh'[n]} van de lopende tekst, die zo lang is als de andere regels zijn" for n in range(8))


def opened(first: str, gap: float, number: int) -> list[Placed]:
    """A page with a line at its top and text so far below it, that differs from page to page."""
    lines = tuple(f"{line} op blad {'abcdefgh'[number]}." for line in LINES)
    return [(LEFT, 800, 9, first), *rows(lines, top=800 - gap)]


@pytest.mark.parametrize(
    ("first", "gap", "kept"),
    [
        ("Ministerie van Buitenlandse Zaken", 36, 1),
        ("Ministerie van Buitenlandse Zaken {}", 36, 1),  # counts with the pages
        ("Conform Kamerstuk 36 045, nr. 190 geldt:", STEP, 4),  # no gap: it is text
        ("Vraag {}", 24, 4),  # a heading that happens to count with the pages
        ("Artikel {}", STEP, 4),
    ],
)
def test_a_line_at_the_top_is_a_head_where_it_stands_apart(first: str, gap: float, kept: int) -> None:
    told = text(*(opened(first.format(number + 1), gap, number) for number in range(4)))
    assert told.count(first.partition("{")[0].strip()) == kept
    assert all(f"op blad {letter}." in told for letter in "abcd")


@pytest.mark.parametrize(
    ("pages", "told"), [((PICTURE,), "1 page holds a picture"), ((PICTURE, PICTURE), "2 pages hold pictures")]
)
def test_pages_that_are_pictures_are_told_of(pages: tuple[list[Placed], ...], told: str) -> None:
    (remark,) = read("a.pdf", printed([rows(TEXT), *pages])).remarks
    assert remark.startswith(f"a.pdf: {told} and no text")


def test_an_empty_page_is_no_picture() -> None:
    assert read("a.pdf", printed([rows(TEXT), []])).remarks == ()


COLUMN = [(480, 740, 9, "Datum"), (480, 729, 9, "3 mei 2016"), (480, 707, 9, "Ons kenmerk"), (480, 696, 9, "2016-12")]


def test_what_a_follow_on_page_says_again_of_the_text_stays() -> None:
    """The column beside the text goes, and the letterhead above it; answers and headings that are alike do not."""
    first = [
        (20, 780, 9, "Directie Zorg"),
        *COLUMN,
        (20, 500, 9, "Vraag 1"),
        (20, 489, 9, "Ja."),
        (20, 460, 9, "Inzet"),
    ]
    second = [
        (20, 780, 9, "Directie Zorg"),
        *COLUMN,
        (20, 740, 9, "Ja."),
        (20, 729, 9, "Inzet"),
        (20, 718, 9, "Vraag 2"),
    ]
    text = read("a.pdf", printed([first, second])).clean
    told = ("Ja.", "Inzet", "Ons kenmerk", "2016-12", "Directie Zorg", "Vraag 2")
    assert [text.count(words) for words in told] == [2, 2, 1, 1, 1, 1]
