"""What a page shows of a text, a search finds and a quote tells."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.search.marks import quoted, unmarked
from kg.web.marked import marked


def shown(text: str) -> str:
    """What a reader sees of a text on its page."""
    return html.unescape(re.sub("<[^>]*>", "", re.sub('(?s)<span class="mu">.*?</span>', "", marked(text, []))))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("informeer over {{7*7}} en {{7*7}}", "informeer over {{7*7}} en {{7*7}}"),
        ("a*b*c en 2 * 3 * 4", "a*b*c en 2 * 3 * 4"),
        ("een *schuin* en **vet**gedrukt ***woord***.", "een schuin en vetgedrukt woord."),
        ("<b>het plan</b> & <u>de rest</u>", "het plan & de rest"),
        ("<script>alert(1)</script> <supper>", "<script>alert(1)</script> <supper>"),
        ("m<sup>2</sup>", "m2"),
        ('<a href="javascript:alert(3)">het plan</a> en <h2 class="x">de kop</h2>', "het plan en de kop"),
        ("#### Kop\n", "Kop\n"),
    ],
)
def test_marks_go_and_words_stay(text: str, plain: str) -> None:
    assert unmarked(text) == plain
    assert shown(text) == plain


@settings(deadline=None)
@given(st.lists(st.sampled_from(["*", "**", "a", " ", "7", "<b>", "</b>", "<i>x</i>", "{{", "\n"])).map("".join))
def test_a_page_shows_what_a_search_finds(text: str) -> None:
    assert unmarked(text).split() == shown(text).split()


@pytest.mark.parametrize(
    ("piece", "plain"),
    [
        ("de **Raad", "de Raad"),
        ("Raad** van", "Raad van"),
        ("{{7*7}}", "{{7*7}}"),
        ("aan[^3] u<sup>4</sup>.", "aan u."),
    ],
)
def test_a_piece_loses_half_a_mark_and_the_calls_of_notes(piece: str, plain: str) -> None:
    assert quoted(piece) == plain
