"""Words of a letter that turn the direction of writing turn nothing of the page around them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.web.turning import balanced

ISOLATES, EMBEDDINGS = "\u2066\u2067\u2068", "\u202a\u202b\u202d\u202e"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("niets", "niets"),
        ("\u202eom\u2066het plan", "\u202eom\u2066het plan\u2069\u202c"),
        ("\u2067a\u202bb\u2069c", "\u2067a\u202bb\u2069c"),
        ("a\u2069b\u202cc", "abc"),
        ("\u2066a\u202cb", "\u2066ab\u2069"),
        ("\u202ea\u202cb", "\u202ea\u202cb"),
        ("\u202e\u2068a\u202d\u2069\u2069", "\u202e\u2068a\u202d\u2069\u202c"),
    ],
)
def test_what_a_text_opens_it_closes(text: str, held: str) -> None:
    assert balanced(text) == held


@given(st.text(alphabet=f"a{ISOLATES}{EMBEDDINGS}\u2069\u202c"))
def test_whatever_a_text_holds_no_level_is_open_at_its_end_and_none_of_the_page_is_ended(text: str) -> None:
    held = balanced(text)
    assert [one for one in held if one not in "\u2069\u202c"] == [one for one in text if one not in "\u2069\u202c"]
    while (less := re.sub(f"[{EMBEDDINGS}]a*\u202c|[{ISOLATES}][a{EMBEDDINGS}]*\u2069", "", held)) != held:
        held = less
    assert set(held) <= {"a"}
    assert balanced(balanced(text)) == balanced(text)
