"""Pages as a printer has them: on white, without the ground beneath words, and what leads on left out."""

from urllib.parse import urlencode

import pypdfium2
import pytest
from each_page import PAGES
from playwright.sync_api import Browser, Page, expect

CHOSEN = "/toezeggingen?raad=RBZ&stand=openstaand&q=zal"
CITED = "SELECT ?s (COUNT(*) AS ?n) { ?l dcterms:references ?s } GROUP BY ?s"
PALE = """() => {
  const light = (one) => one / 255 <= .04045 ? one / 255 / 12.92 : ((one / 255 + .055) / 1.055) ** 2.4;
  const pale = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const holds = text.parentElement;
    if (!text.data.trim() || !holds.checkVisibility() || holds.closest("svg, script")) continue;
    const [r, g, b] = getComputedStyle(holds).color.match(/[\\d.]+/g).map(Number);
    if (1.05 / (.2126 * light(r) + .7152 * light(g) + .0722 * light(b) + .05) < 4.5) pale.push(text.data);
  }
  return pale;
}"""


@pytest.mark.parametrize("path", [CHOSEN, *(PAGES[name] for name in ("letter", "council", "minister", "sparql"))])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_words_on_paper_are_pale(page: Page, path: str, scheme: str) -> None:
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(path)
    assert page.evaluate(PALE) == []


def test_a_printed_search_says_in_words_what_was_chosen_and_has_nothing_to_choose(page: Page) -> None:
    page.emulate_media(media="print")
    page.goto(CHOSEN)
    for hidden in ("form", ".facets", ".order a", ".off"):
        for one in page.locator(hidden).all():
            expect(one).to_be_hidden()
    chosen = page.locator(".chips .printed, .chips bdi").locator("visible=true")
    expect(chosen).to_have_text(["Stand:", "openstaand", "Raadsformatie:", "Raad Buitenlandse Zaken"])
    expect(page.get_by_text("Gezocht: zal")).to_be_visible()
    first = page.locator("ol.promises li").first.bounding_box()
    assert first
    assert first["y"] < 350


def test_on_a_screen_what_was_chosen_is_said_once(page: Page) -> None:
    page.goto(CHOSEN)
    expect(page.locator("main .printed").first).to_be_hidden()
    expect(page.locator(".facets")).to_be_visible()


@pytest.mark.parametrize("width", ["210mm", "297mm"])
def test_a_printed_answer_begins_on_the_first_page_with_its_question(
    browser: Browser, address: str, width: str
) -> None:
    page = browser.new_page(base_url=address)
    page.goto("/sparql?" + urlencode({"query": CITED}))
    named = page.locator("table.answer tbody td:first-child").all_inner_texts()
    pages = _pages(page.pdf(width=width, height="297mm"))
    page.close()
    assert pages[0].startswith("Vraag het de graaf")
    assert CITED in " ".join(pages[0].split())
    assert sum(name in pages[0] for name in named) >= len(named) / 3
    assert all(" ".join(pages).count(name) >= 2 for name in named)  # in the chart and in the table


def test_every_column_of_an_answer_is_on_the_paper(page: Page) -> None:
    """A sheet of A4 within its margins is some 718 pixels wide."""
    page.goto("/toezeggingen?raad=RBZ&stand=openstaand")
    page.get_by_role("link", name="Dezelfde vraag in SPARQL").click()
    page.set_viewport_size({"width": 718, "height": 1000})
    page.emulate_media(media="print")
    expect(page.locator("table.answer th")).to_have_count(9)
    assert page.evaluate("document.querySelector('table.answer').getBoundingClientRect().right") <= 718


def _pages(written: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(written)
    return [one.get_textpage().get_text_range() for one in document]
