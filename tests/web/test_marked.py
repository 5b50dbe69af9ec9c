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
    st.text(alphabet="ab *#<>/sup&;\n-|_1", max_size=80)
    | st.lists(
        st.sampled_from(["[^1]", "[^1]: ", "[^2]", "\n", "ab ", "<sup>1</sup>", "*", "\n\n", "[^2]:", " ", "# "])
    ).map("".join),
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


NOTED = (
    "Op 9 mei 2023[^1] schreef ik.[^2] Weer.[^1]\n\nWie tekent\n\n"
    "[^1]: Kamerstuk 28 844, nr. 266.\n\n[^2]: Zie aldaar,\nblz. 4.\n"
)


def test_a_notes_call_is_raised_and_leads_to_it_and_the_note_leads_back() -> None:
    made = marked(NOTED, [], ("Noot {}", "Terug van {}"))
    tree = Tree(made)
    assert tree.text == NOTED
    assert tree.ids == ["bij-noot-1", "bij-noot-2", "noot-1", "noot-2"]
    assert tree.held["bij-noot-1"] == "1"
    assert "".join(tree.held["noot-2"].split()) == "[^2]:Ziealdaar,blz.4."
    hidden = '<span class="mu">[^</span><sup><a class="call" href="#noot-1" aria-label="Noot 1"'
    assert f'2023{hidden} id="bij-noot-1">1</a></sup><span class="mu">]</span>' in made
    assert made.count(hidden) == 2  # the second call of a note leads there too, but is not come back to
    assert '<a class="back" href="#bij-noot-1" aria-label="Terug van 1">1</a>' in made
    assert re.sub(r'<span class="mu">.*?</span>', "", made).count("[^") == 0


def test_notes_that_follow_each_other_are_one_list() -> None:
    made = marked(f"{NOTED}\nEen bijlage[^3]\n\n<sup>3</sup> Los.\n", [])
    assert made.count('<ol class="notes" role="list">') == made.count("</ol>") == 2
    assert re.findall(r"<(?:/?ol|p|li)\b", made) == [
        *("<p", "<p", "<ol", "<li", "<li", "</ol"),
        *("<p", "<ol", "<li", "</ol"),
    ]


def test_raised_figures_of_markdown_are_calls_where_a_note_stands_below() -> None:
    made = marked("Bos<sup>1</sup> van 3 m<sup>2</sup>\n\n<sup>1</sup> Een noot\n", [])
    assert '<sup><a class="call" href="#noot-1" aria-label="1" id="bij-noot-1">1</a></sup>' in made
    assert "<sup>2</sup>" in made


@pytest.mark.parametrize("text", ["Geen noot[^1] hieronder", "[^]: leeg", "tekst [^1]: midden in een regel"])
def test_what_calls_no_note_stays_as_it_is(text: str) -> None:
    made = marked(text, [])
    assert "<sup>" not in made
    assert "call" not in made
    assert Tree(made).text == text


def test_a_note_that_nothing_calls_has_no_way_back() -> None:
    made = marked("Tekst\n\n[^1]: Een noot\n", [])
    assert '<li id="noot-1">' in made
    assert 'class="back"' not in made


def test_labels_that_begin_anew_lead_to_the_notes_that_follow() -> None:
    made = marked("een[^1]\n\n[^1]: eerste\n\ntwee[^1]\n\n[^1]: tweede\n\ndrie[^1]\n", [])
    assert re.findall(r'href="#(noot-\d)"', made) == ["noot-1", "noot-2", "noot-2"]


def test_marks_around_beside_and_in_notes_stay_marks() -> None:
    marks = [
        at(NOTED, "9 mei 2023", "date", 1, "/day"),
        at(NOTED, "9 mei 2023[^1] schreef ik.", "commitment", 2, "/promise"),
        at(NOTED, "Kamerstuk 28 844, nr. 266", "kamerstuk", 3, "/paper"),
    ]
    made = marked(NOTED, marks)
    assert Tree(made).held["v2"] == "9 mei 2023[^1] schreef ik."
    assert 'href="/day"' in made
    assert '<a class="go" href="/promise"' in made
    assert '<a class="m kamerstuk" href="/paper"' in made
    assert made.count('class="call"') == 3


@pytest.mark.parametrize(("start", "end"), [(16, 17), (15, 16), (13, 16), (16, 20), (17, 18), (0, 15)])
def test_a_mark_that_ends_in_a_call_breaks_nothing(start: int, end: int) -> None:
    text = "Op 9 mei 2023[^12] schreef ik.\n\n[^12]: noot\n"
    tree = Tree(marked(text, [Mark(start, end, "date", "v1", "x", "/x")]))
    assert tree.text == text
    assert text[start:end].startswith(tree.held["v1"])  # else it is told in pieces


def test_a_mark_that_begins_in_a_blank_line_is_named_where_its_words_are() -> None:
    assert Tree(marked("\n\nwoord\n", [Mark(0, 7, "date", "v1", "x", "/x")])).held == {"v1": "woord"}
