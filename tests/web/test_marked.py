"""The text of a letter stays what it is, whatever is marked in it."""

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.web.marked import Mark, marked

VOID = {"br", "hr", "img", "input"}


class Tree(HTMLParser):
    """Reads markup strictly: what is opened is closed in order, and no link stands inside another."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.held: dict[str, str] = {}
        self._names: list[str] = []
        self.feed(str(markup))
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in VOID
        assert tag != "a" or "a" not in self.open, "a link inside a link"
        found = dict(attrs)
        self.tags.add(tag)
        self.open.append(tag)
        self._names.append(found.get("id") or "")
        if "id" in found:
            self.ids.append(found["id"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._names.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for name in filter(None, self._names):
            self.held[name] = self.held.get(name, "") + data


def at(text: str, words: str, kind: str = "date", number: int = 1, href: str | None = "/x") -> Mark:
    start = text.index(words)
    return Mark(start, start + len(words), kind, f"v{number}", kind, href)


def test_a_mention_is_a_link_around_its_very_words() -> None:
    text = "De brief van 6 november jl. over de Raad."
    tree = Tree(marked(text, [at(text, "6 november jl.")]))
    assert tree.held == {"v1": "6 november jl."}
    assert '<a class="m date" href="/x" rel="noreferrer" id="v1" title="date">' in marked(
        text, [at(text, "6 november jl.")]
    )


def test_a_mention_around_another_is_no_link_but_has_one_behind_it() -> None:
    text = "Ik zeg toe dat u op 6 november een brief krijgt."
    marks = [at(text, text, "commitment", 1, "/promise"), at(text, "6 november", "date", 2, "/day")]
    made = marked(text, marks)
    tree = Tree(made)
    assert tree.held == {"v1": text, "v2": "6 november"}
    assert made.index('href="/day"') < made.index('<a class="go" href="/promise"')


def test_mentions_that_cross_are_told_in_pieces_and_named_once() -> None:
    text = "abcdefghij"
    tree = Tree(marked(text, [Mark(0, 6, "council", "v1", "", "/a"), Mark(4, 10, "debate", "v2", "", "/b")]))
    assert tree.ids == ["v1", "v2"]
    assert tree.text == text


def test_a_mention_over_two_paragraphs_is_told_in_both() -> None:
    text = "een\n\ntwee\n"
    made = marked(text, [Mark(0, len(text), "request", "v1", "", None)])
    assert made.count('<mark class="m request"') == 2
    assert Tree(made).ids == ["v1"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("#### *Kop*\n", "<em>Kop</em>"),
        ("een **vet** woord", "<strong>vet</strong>"),
        ("noot<sup>1</sup>", "<sup>1</sup>"),
        ("---\n", '<p class="rule">'),
        ("- een punt\n", '<p class="item">'),
        ("| a | b |\n", '<p class="cells">'),
    ],
)
def test_the_marks_of_markdown_show_what_they_mean_and_stay_in_the_text(text: str, shown: str) -> None:
    made = marked(text, [])
    assert shown in made
    assert Tree(made).text == text


@pytest.mark.parametrize("text", ["2 * 3 * 4", "a*b", "#geen kop", "5 -- 6", "<supper>", "* "])
def test_what_only_looks_like_a_mark_is_left(text: str) -> None:
    made = marked(text, [])
    assert "mu" not in re.findall(r'class="(\w+)"', made)
    assert html.unescape(re.sub("<[^>]*>", "", made)) == text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "<a href='javascript:alert(1)'>x</a>",
        "</div></article><h1>anders</h1>",
        "<!-- x --><style>*{display:none}</style>",
        "\u202eomgekeerd\u202c \u200bnul",
    ],
)
def test_markup_in_a_letter_is_text(text: str) -> None:
    tree = Tree(marked(text, [Mark(0, len(text), "date", '"><script>', "' onclick='x", '"><script>')]))
    assert tree.tags <= {"p", "a", "mark", "span", "em", "strong", "sup", "sub"}
    assert tree.text == text


@given(
    st.text(alphabet="ab *#<>/sup&;\n-|_1", max_size=80),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 30), st.sampled_from(["/x", None])), max_size=8),
)
def test_whatever_is_marked_the_text_is_the_text(text: str, places: list[tuple[int, int, str | None]]) -> None:
    marks = [
        Mark(min(start, len(text)), min(start + size, len(text)), "date", f"v{number}", "x", href)
        for number, (start, size, href) in enumerate(places)
    ]
    tree = Tree(marked(text, marks))
    assert tree.text == text
    assert len(tree.ids) == len(set(tree.ids))
    for mark in marks:
        assert mark.start >= mark.end or not text[mark.start : mark.end].strip() or mark.id in tree.ids
