"""What the index counts and picks without the store."""

import pytest
import tantivy

from kg.search.asking import Wanted, ask, monthly
from kg.search.columns import Entry
from kg.search.schema import document, register, schema
from kg.search.typed import typed

DAYS = {"a": "2024-11-01", "b": "2024-11-30", "c": "2024-12-01", "d": "2010-01-31", "none": "", "other": "2024-11-11"}
PERSON = "https://example.org/id/persoon/een-minister"


@pytest.fixture(scope="module")
def index() -> tantivy.Index:
    found = register(tantivy.Index(schema()))
    writer = found.writer(15_000_000, 1)
    for name, day in DAYS.items():
        values = {
            "issued": (day,) if day else (),
            "minister": () if name == "other" else (PERSON,),
            "open": ("0",),
            "id": (name,),
        }
        writer.add_document(document(Entry("brief", f"https://example.org/{name}", values), f"{'Wit. ' * 200}Zwart."))
    writer.commit()
    found.reload()
    return found


def test_letters_are_counted_by_their_month_and_those_without_a_day_are_not(index: tantivy.Index) -> None:
    wanted = Wanted("brief", narrowed={"minister": ["een-minister"]})
    assert list(monthly(index, wanted).items()) == [("2010-01", 1), ("2024-11", 2), ("2024-12", 1)]


def test_of_nothing_there_is_no_month(index: tantivy.Index) -> None:
    assert monthly(index, Wanted("brief", narrowed={"minister": ["niemand"]})) == {}
    assert monthly(index, Wanted("toezegging")) == {}


@pytest.mark.parametrize("marked", [True, False])
def test_an_extract_is_about_the_words_sought_where_it_is_to_be(index: tantivy.Index, *, marked: bool) -> None:
    found = ask(index, Wanted("brief", typed("zwart").query, marked=marked))
    assert found.count == len(DAYS)
    for hit in found.hits:
        words = "".join(piece for piece, _ in hit.snippet)
        assert ("Zwart" in words, any(sought for _, sought in hit.snippet)) == (marked, marked)
