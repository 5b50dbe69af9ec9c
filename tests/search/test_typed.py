"""Whatever is typed is sought, or told in a sentence why not."""

from collections.abc import Callable

import pytest
import tantivy
from hypothesis import given
from hypothesis import strategies as st

from kg.search.schema import analyzer, register, schema
from kg.search.typed import typed

TEXTS = {
    "toezegging": "In deze brief doe ik een toezegging over de strategische autonomie van Europa.",
    "toezeggingen": "De toezeggingen aan uw Kamer over Defensie zijn nagekomen.",
    "raad": "De Raad Buitenlandse Zaken sprak over Oekraïne en over strategische voorraden; autonomie bleef liggen.",
    "zaken": "Binnenlandse Zaken en de raad van een gemeente.",
}


@pytest.fixture(scope="module")
def seek() -> Callable[[str], set[str]]:
    index = register(tantivy.Index(schema()))
    writer = index.writer(15_000_000, 1)
    for name, text in TEXTS.items():
        writer.add_document(
            tantivy.Document(iri=name, sort="brief", text=text, title="Brief", id=f"kst-21501-02-{len(name)}")
        )
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def found(text: str) -> set[str]:
        query = typed(text).query
        assert query is not None
        return {searcher.doc(place)["iri"][0] for _, place in searcher.search(query, 10).hits}

    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("toezegging", {"toezegging", "toezeggingen"}),
        ("TOEZEGGINGEN", {"toezegging", "toezeggingen"}),
        ("toezegging kamer", {"toezeggingen"}),
        ("toezegging AND kamer", {"toezeggingen"}),
        ("toezegging EN kamer", {"toezeggingen"}),
        ("oekraine", {"raad"}),
        ("Oekraïne", {"raad"}),
        ("autonomie OF gemeente", {"toezegging", "raad", "zaken"}),
        ("autonomie OR gemeente", {"toezegging", "raad", "zaken"}),
        ('"strategische autonomie"', {"toezegging"}),
        ("strategische autonomie", {"toezegging", "raad"}),
        ('"buitenlandse zaken"', {"raad"}),
        ("zaken -buitenlandse", {"zaken"}),
        ("zaken NOT buitenlandse", {"zaken"}),
        ("zaken NIET buitenlandse", {"zaken"}),
        ("NOT zaken", {"toezegging", "toezeggingen"}),
        ("raad (oekraine OR gemeente)", {"raad", "zaken"}),
        ("raad -(oekraine OR gemeente) ", set()),
        ("(autonomie OF defensie) toezegging", {"toezegging", "toezeggingen"}),
        ("21 501-02, nr. 4", {"raad"}),
        ("kst-21501-02-4", {"raad"}),
        ("ij", set()),
    ],
)
def test_words_find_the_letters_that_hold_them(seek: Callable[[str], set[str]], text: str, names: set[str]) -> None:
    assert seek(text) == names


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("(raad", "brackets"),
        ("raad)", "brackets"),
        ("(" * 40 + "raad", "brackets"),
        ('raad "', "quotes"),
        ("raad " * 200, "too_long"),
        ("r " * 60, "too_many"),
        ("a" * 600, "long_word"),
        ("a" * 600, "nothing"),
        ("raad " + "a" * 80, "long_word"),
        ("NIET", "nothing"),
        ("NIET", "operators"),
        ("*", "nothing"),
        ("…", "nothing"),
        ('""', "nothing"),
        ("raad NIET", "operators"),
        ("OF raad", "operators"),
        ("raad OF", "operators"),
        ("raad EN", "operators"),
        ("EN raad", "operators"),
        ("raad -()", "operators"),
    ],
)
def test_what_makes_no_sense_is_left_out_and_told(text: str, doubt: str) -> None:
    assert doubt in typed(text).doubts


def test_of_a_text_that_is_cut_off_nothing_is_told_that_was_not_typed() -> None:
    words = " OF ".join("q" * 70 for _ in range(10))
    assert typed(f"raad OF {words} NIET raad").doubts == ["too_long"]
    assert typed('"verslag"' + " " * 700 + "zzzqqq").doubts == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a" * 79,
        "raad NIET milieu",
        "niet",
        "raad - milieu",
        "-raad",
        "NIET NIET raad",
        "raad EN zaken OF brief",
    ],
)
def test_what_makes_sense_raises_no_doubt(text: str) -> None:
    assert typed(text).doubts == []


@pytest.mark.parametrize("text", ["", "   ", "()", '""', '"', "-", "NOT", "OR AND", "?!…", "((((", "))))", "\0"])
def test_of_nothing_nothing_is_sought(text: str) -> None:
    assert typed(text).query is None


@pytest.mark.parametrize("text", ["field:value", "iri:x", "[a TO b]", "a~2", "a^9999", "te*", "a\\b", "raad:*"])
def test_the_engines_own_signs_have_no_power(text: str) -> None:
    assert typed(text).doubts == []


@given(st.text(alphabet='ab "()-ANDORNTIEF*:\\~^é\0', max_size=80))
def test_anything_can_be_typed(text: str) -> None:
    typed(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("brief", "brieven"),
        ("toezegging", "toezeggingen"),
        ("Raad", "raden"),
        ("geëvalueerd", "evaluatie"),
        ("motie", "moties"),
    ],
)
def test_forms_of_a_dutch_word_have_one_stem(one: str, other: str) -> None:
    assert analyzer().analyze(one) == analyzer().analyze(other)


@pytest.mark.parametrize(("one", "other"), [("raad", "radar"), ("motie", "emotie"), ("minister", "ministerie")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert analyzer().analyze(one) != analyzer().analyze(other)
