"""Tables as a browser lays them out: what is no text stays on one line, and a narrow screen cuts no column."""

from urllib.parse import urlencode

import pytest
from each_page import PAGES
from playwright.sync_api import Page, expect

BROKEN = """cells => cells.filter(cell => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return new Set([...range.getClientRects()].map(one => Math.round(one.bottom / 8))).size > 2;
}).map(cell => cell.textContent)"""
EVERYTHING = "SELECT ?s ?p ?o { ?s a kg:Letter ; ?p ?o FILTER(?p != kg:text) } LIMIT 200"


@pytest.mark.parametrize("width", [1280, 320])
def test_no_identifier_date_or_number_of_an_answer_is_broken(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in (f"/sparql?{urlencode({'query': EVERYTHING})}", PAGES["sparql"]):
        page.goto(address)
        cells = page.locator("table.answer td.whole")
        assert cells.count() > 5
        assert cells.evaluate_all(BROKEN) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("name", ["network", "stream", "terms"])
def test_on_a_narrow_screen_a_table_stands_row_below_row_and_nothing_is_cut(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(PAGES[name])
    cells = page.locator(".stack td").locator("visible=true")
    assert cells.count() > 2
    assert cells.evaluate_all("cells => cells.filter(one => one.getBoundingClientRect().right > 320).length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator(".stack").evaluate("one => one.parentElement.scrollWidth <= one.parentElement.clientWidth")


def test_where_the_walk_ends_the_answer_tells_who_and_how_it_stands_and_empty_columns_are_narrow(page: Page) -> None:
    page.goto("/toezeggingen?raad=RBZ&minister=c-c-j-veldkamp")
    page.get_by_role("link", name="Dezelfde vraag in SPARQL").click()
    table = page.locator("table.answer")
    assert table.locator("td.whole").evaluate_all(BROKEN) == []
    heads = table.locator("th").all_inner_texts()
    assert heads[:4] == ["promise", "words", "by", "state"]
    expect(table.locator("tbody tr").first).to_contain_text("Caspar Veldkamp")
    expect(table.locator("tbody tr").first).to_contain_text("openstaand")
    empty = table.locator("th.empty")
    assert empty.all_inner_texts() == ["due", "listed"]
    for one in empty.all():
        box = one.bounding_box()
        assert box
        assert box["width"] < 90
