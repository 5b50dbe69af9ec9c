"""Which queries begin where the last of their like ended, and which do not."""

import pytest

from kg.web.alike import alike

ASKED = "SELECT ?m { ?m oa:exact ?t FILTER CONTAINS(?t, 'kamer') } LIMIT 10"


@pytest.mark.parametrize(
    "other",
    [
        "SELECT ?m { ?m oa:exact ?t FILTER CONTAINS(?t, 'raad') } LIMIT 10 # again",
        '# first\nSELECT ?m {\n\t?m   oa:exact ?t\r\nFILTER CONTAINS(?t, "it\'s") } LIMIT 10',
        "SELECT ?m { ?m oa:exact ?t FILTER CONTAINS(?t, '''a 'b' # c\n''') } LIMIT 10",
        'SELECT ?m { ?m oa:exact ?t FILTER CONTAINS(?t, """a "b" \\""" c""") } LIMIT 10',
    ],
)
def test_blanks_comments_and_the_words_of_strings_are_no_matter(other: str) -> None:
    assert alike(other) == alike(ASKED)


@pytest.mark.parametrize(
    "other",
    [
        "SELECT ?m { ?m oa:exact ?t FILTER CONTAINS(?t, 'kamer') } LIMIT 11",
        "SELECT ?m { ?m oa:quote ?t FILTER CONTAINS(?t, 'kamer') } LIMIT 10",
        "SELECT ?m { ?m oa:exact ?t #FILTER CONTAINS(?t, 'kamer') } LIMIT 10",
        "SELECT ?m { ?m oa:exact ?t FILTER CONTAINS(?t, 'kamer' } LIMIT 10 )",
    ],
)
def test_what_else_differs_is(other: str) -> None:
    assert alike(other) != alike(ASKED)


@pytest.mark.parametrize(("one", "other"), [("<urn:a#b>", "<urn:a#c>"), ("<urn:'a>", "<urn:'b>"), ("?a < 1", "?a > 1")])
def test_what_stands_in_an_iri_is_neither_a_comment_nor_a_string(one: str, other: str) -> None:
    assert alike(f"ASK {{ {one} }}") != alike(f"ASK {{ {other} }}")


@pytest.mark.parametrize("text", ['"""\\', "'''", '"\\', "\\'", "<a", "#", '"a"#', "\ud800", "\x00"])
def test_text_that_is_no_query_is_alike_to_something_too(text: str) -> None:
    for times in (1, 2, 1000, 10_000):
        assert isinstance(alike(text * times), str)
