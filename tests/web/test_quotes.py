"""Words that a page quotes from a letter stand in their sentence, whole, without marks."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from conftest import Browsing
from reading import HOSTILE, built, page

from kg.search import refresh
from kg.web.links import Links
from kg.web.pages.letter_facts import Item, _once
from kg.web.pages.listing import letters
from kg.web.pages.naming import place
from kg.web.reader import Reader

NOTES = "Kamerstuk 21 501-02, nr. 8001", "Kamerstuk 36 045, nr. 8005"
PROMISED = "Ik zeg uw Kamer toe dat ik u vóór 1 maart 2025"
MORE = {
    "6671": "Ik schreef dit[^1] en dat[^2].\n\n[^1]: {}\n[^2]: {}".format(*NOTES),
    "6672": "Ik schreef dit<sup>1</sup> en dat<sup>2</sup>.\n\n<sup>1</sup> {}\n<sup>2</sup> {}".format(*NOTES),
    "6673": f'{PROMISED} over <a href="javascript:alert(3)">het plan</a> informeer.\n\nDaarna niets.',
    "6675": f"{PROMISED} over \u202eom\u2066het plan informeer.\n\nDaarna niets.",
    "6674": f"> {PROMISED}\n> over het plan informeer\n>\n> Daarna niets meer.",
}
"""Letters by their numbers, each with what stands in it."""
MARKED = """21 501-02 Raad **Algemene** Zaken en Raad<sup>1</sup> Buitenlandse Zaken

Nr. 6676 **Brief van de minister van Buitenlandse Zaken**<sup>2</sup>

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 3 december 2025

Betreft: **Verslag**<sup>1</sup> van de Raad

Tijdens het commissiedebat van 14 november 2024 heb ik toegezegd<sup>2</sup> uw Kamer vóór 1 maart 2026 te informeren
over **het plan**. Zie Kamerstuk 36 045, nr. 9005<sup>3</sup> en Kamerstuk 21 501-02, nr. 9001.

De minister van Buitenlandse Zaken,
C.C.J. Veldkamp
"""


def letter(folder: Path, number: str, said: str) -> Path:
    """A letter of that number with those words, as a Markdown file."""
    begins, ends = HOSTILE.partition("<script>")[0], HOSTILE[HOSTILE.index("De minister van Buitenlandse Zaken,") :]
    place = folder / f"kst-21501-02-{number}.md"
    place.write_text(f"{begins.replace('6666', number)}{said}\n\n{ends}", encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def harm(tmp_path_factory: pytest.TempPathFactory, browsing: Browsing) -> Iterator[httpx.Client]:
    """The samples and a plain letter whose promise holds what looks like marks of Markdown, with a search index."""
    folder = tmp_path_factory.mktemp("harm")
    said = "Ik zeg uw Kamer toe dat ik u over {{7*7}} en {{7*7}} en <b>het plan</b> informeer."
    lines = [said if line.startswith("Ik zeg") else line for line in HOSTILE.replace("6666", "6667").splitlines()]
    (folder / "formule.txt").write_text("\n".join(lines), encoding="utf-8")
    (folder / "opmaak.txt").write_text(MARKED, encoding="utf-8")
    place = built(
        folder, folder / "formule.txt", folder / "opmaak.txt", *(letter(folder, *one) for one in MORE.items())
    )
    refresh(place)
    with browsing(place) as client:
        yield client


def quote(before: str, words: str, after: str) -> str:
    found = place({"mention": "urn:x/vermelding/3", "words": words, "before": before, "after": after}, "/doc/x")
    assert found.href == "/doc/x#v3"
    return f"{found.before}|{found.words}|{found.after}"


@pytest.mark.parametrize(
    ("before", "words", "after", "shown"),
    [
        (
            "Eerst dit. Met de motie c.s. (",
            "Kamerstuk 1",
            ") houd ik rekening. Dan dat.",
            "Met de motie c.s. (|Kamerstuk 1|) houd ik rekening.",
        ),
        ("Eerst dit. ", "Ik kom terug.", " De minister van Buitenlandse Z", "|Ik kom terug.|"),
        (
            "Voor de ",
            "RBZ van 18 november a.s.",
            " in te gaan op dr. A. Jansen. Dan",
            "Voor de |RBZ van 18 november a.s.| in te gaan op dr. A. Jansen.",
        ),
        ("Een noot[^12] van <sup>3</sup>**mij** ", "aan u[^1]", "[^2]: over mij", "Een noot van mij |aan u| over mij"),
        ("", "alles", "", "|alles|"),
        ("Tekst.\n\n[^1]: ", "Kamerstuk 1", "\n[^2]: Kamerstuk 2", "|Kamerstuk 1|"),
        ("Tekst.\n\n[^1]: Kamerstuk 1\n[^2]: Zie\nook ", "Kamerstuk 2", "\n[^3]: Nee", "Zie ook |Kamerstuk 2|"),
        ("<sup>1</sup> Kamerstuk 1\n<sup>2</sup> ", "Kamerstuk 2", "\n<sup>3</sup> Kamerstuk 3", "|Kamerstuk 2|"),
        ("Een kop\n\nzonder punt ", "dit", " ook\n \nniet meer", "zonder punt |dit| ook"),
        (
            "Zo.\n\n> Ik schreef\n> op ",
            "9 mei\n> 2023",
            " u\n> iets\n>\n> Niet meer.",
            "Ik schreef op |9 mei 2023| u iets",
        ),
        ("Het is\n> 50% ", "van de motie", " en\n> 3 procent", "Het is > 50% |van de motie| en > 3 procent"),
        ('Zie <a href="javascript:alert(3)">', "het plan", "</a> hier.", "Zie |het plan| hier."),
    ],
)
def test_words_stand_in_their_sentence(before: str, words: str, after: str, shown: str) -> None:
    assert quote(before, words, after) == shown


def test_a_long_sentence_is_cut_between_words() -> None:
    shown = quote("woord " * 90, "dit", " ander" * 90)
    lead, _, rest = shown.split("|")
    assert lead.startswith("… woord")
    assert rest.endswith("ander …")
    assert len(shown) < 500


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (
            "/doc/kamerstuk/36124-9000",
            "Met de motie-Van der Werf c.s. (Kamerstuk 36 124, nr. 9000) houden wij daarbij rekening.",
        ),
        (
            "/doc/raad/RBZ/2024-11-18",
            "Met deze brief voldoen wij aan het verzoek van het lid Boswijk van 6 november jl. om voor "
            "de Raad Buitenlandse Zaken van 18 november a.s. in te gaan op de gevolgen van de Amerikaanse verkiezingen "
            "voor de Europese veiligheid.",
        ),
    ],
)
def test_the_page_of_what_is_named_shows_the_whole_sentence(site: httpx.Client, path: str, sentence: str) -> None:
    words = " ".join(page(site, path).words.replace("\u00a0", " ").split())
    assert sentence in words


@pytest.mark.parametrize("path", ["21501-02-9001/toezegging/1", "21501-02-9003/toezegging/2"])
def test_a_promises_words_are_cut_at_sentences(site: httpx.Client, path: str) -> None:
    found = site.get(f"/doc/kamerstuk/{path}").text
    quoted = found.split("<blockquote")[1].split("</blockquote>")[0]
    words = page(site, f"/doc/kamerstuk/{path}").words
    assert "<bdi></bdi><a" in quoted
    assert "</a><bdi></bdi>" in quoted
    assert " Z …" not in words


def test_meetings_bear_all_their_days_and_months_stand_among_their_year(site: httpx.Client) -> None:
    assert "JBZ 10–11 oktober 2024" in page(site, "/doc/raad/JBZ/2024-10-10").words
    assert "10–11 oktober 2024" in page(site, "/doc/kamerstuk/32317-9001").words
    words = page(site, "/doc/raadsformatie/LVR").words
    at = [words.index(one) for one in ("LVR oktober 2024", "LVR 23 september 2024", "LVR 9–10 september 2024")]
    assert at == sorted(at)
    assert "LVR October 2024" in page(site, "/doc/raadsformatie/LVR?lang=en").words


def test_who_signed_twice_is_named_once() -> None:
    row = {"letter": "https://x/id/brief/1", "names": "2 D.M. van Weel|1 D.M. van Weel|3 F. Teeven", "promises": "0"}
    assert letters(Reader("nl", Links("https://x/"), ""), [row])[0].names == "D.M. van Weel, F. Teeven"
    more = [(("minister", "/a"),), (("staatssecretaris", "/b"),)]
    motions = [Item("motie van A", "/1", "in antwoord hierop", (1,)), Item("motie van A", "/2", "", (2,))]
    assert _once(motions) == [Item("motie van A", "/1", "in antwoord hierop", (1, 2))]
    items = [Item("D.M. van Weel", "/p", places=(n,), more=one) for n, one in enumerate(more)]
    assert _once(items) == [Item("D.M. van Weel", "/p", places=(0, 1), more=(*more[0], *more[1]))]


def test_of_notes_on_consecutive_lines_each_is_quoted_alone(harm: httpx.Client) -> None:
    for cited, number in (
        ("21501-02-8001", NOTES[0]),
        ("36045-8005", NOTES[1]),
    ):
        shown = harm.get(f"/doc/kamerstuk/{cited}").text
        quotes = [one.split("</blockquote>")[0] for one in shown.split("<blockquote")[1:]]
        found = {one.split("21501-02-")[1][:4]: one for one in quotes if "21501-02-667" in one}
        assert sorted(found) == ["6671", "6672"]
        for one in found.values():
            assert "<bdi></bdi><a" in one
            assert f"<bdi>{number}</bdi></a><bdi></bdi>" in one


def test_a_promise_within_tags_and_quotations_is_quoted_in_its_own_words(harm: httpx.Client) -> None:
    for number in ("6673", "6674"):
        shown = harm.get(f"/doc/kamerstuk/21501-02-{number}/toezegging/1").text
        heading = shown.split('<h1 class="quote"><bdi>')[1].split("</bdi>")[0]
        quoted = shown.split("<blockquote")[1].split("</blockquote>")[0]
        assert heading.startswith(f"{PROMISED} over het plan informeer")
        assert "<bdi></bdi><a" in quoted
        assert f"<bdi>{heading}</bdi></a><bdi></bdi>" in quoted


def test_words_that_turn_the_writing_turn_nothing_of_the_page(harm: httpx.Client) -> None:
    for path in ("/doc/kamerstuk/21501-02-6675", "/doc/kamerstuk/21501-02-6675/toezegging/1", "/toezeggingen"):
        held = re.findall("(?s)<bdi>(?:(?!</bdi>).)*\u202eom.*?</bdi>", harm.get(path).text)
        assert held, path
        assert all(re.search("\u202eom\u2066het plan informeer.(</a>)?\u2069\u202c</bdi>", one) for one in held), path


def test_a_promise_has_the_same_words_on_every_page(harm: httpx.Client) -> None:
    words = "Ik zeg uw Kamer toe dat ik u over {{7*7}} en {{7*7}} en het plan informeer."
    for path in ("/doc/kamerstuk/21501-02-6667", "/doc/kamerstuk/21501-02-6667/toezegging/1", "/toezeggingen"):
        shown = harm.get(path).text
        seen = html.unescape(re.sub("<[^>]*>", "", re.sub('(?s)<span class="mu">.*?</span>', "", shown)))
        assert words in " ".join(seen.split()), path
        assert "<blink>" not in shown


@pytest.mark.parametrize(
    "path",
    [
        "/", "/doc/kamerstuk/21501-02-6676", "/doc/kamerstuk/21501-02-9001", "/doc/kamerstuk/36045-9005",
        "/doc/debat/tk/2024-11-14/commissiedebat", "/doc/dag/2024-11-14", "/doc/dossier/21501-02?jaar=2025",
        "/doc/persoon/c-c-j-veldkamp", "/netwerk/kamerstuk/21501-02-6676", "/zoek?q=verslag", "/zoek.atom?q=verslag",
        "/toezeggingen", "/toezeggingen.atom", "/lijst/brieven/2025",
    ],
)  # fmt: skip
def test_no_page_shows_the_marks_of_a_letter(harm: httpx.Client, path: str) -> None:
    found = re.sub("<article.*?</article>", "", harm.get(path).text, flags=re.DOTALL)
    shown = html.unescape(re.sub("<[^>]*>", "", found))
    assert "Verslag" in shown or "9001" in shown
    assert re.findall(r".{20}(?:</?sup>|\*\*).{20}", shown) == []
