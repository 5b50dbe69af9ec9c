"""Pictures as a browser lays them out: words within their boxes, and on a narrow screen the thing itself in sight."""

import pytest
from each_page import PAGES
from playwright.sync_api import Browser, Page, expect

OUT = """picture => {
  const cards = [...picture.querySelectorAll("rect.card")].map((card) => card.getBBox());
  return [...picture.querySelectorAll("text:not(.foot)")].filter((text) => {
    const box = text.getBBox(), middle = [box.x + box.width / 2, box.y + box.height / 2];
    const own = cards.find((card) => middle[0] > card.x && middle[0] < card.x + card.width
      && middle[1] > card.y && middle[1] < card.y + card.height);
    return own && (box.x < own.x || box.x + box.width > own.x + own.width
      || box.y < own.y || box.y + box.height > own.y + own.height);
  }).map((text) => text.textContent);
}"""


@pytest.mark.parametrize("name", ["letter", "network", "council", "drawn"])
def test_no_word_leaves_its_box(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    drawn = page.locator("svg.drawing").locator("visible=true")
    expect(drawn).to_have_count(1)
    assert drawn.evaluate(OUT) == []


def test_on_a_narrow_screen_a_network_is_one_column_in_whole(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(PAGES["network"])
    expect(page.locator("svg.network")).to_be_hidden()
    drawn = page.locator("svg.column")
    assert drawn.evaluate(OUT) == []
    cards = [card.bounding_box() for card in drawn.locator("rect.card").all()]
    assert len(cards) == page.locator(".neighbours tbody tr").count() + 1
    assert all(card and card["x"] >= 0 and card["x"] + card["width"] <= 320 for card in cards)
    drawn.get_by_role("link").last.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("21 501-02, nr. 9003")


def test_the_names_of_a_meetings_lanes_stay_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(PAGES["council"])
    page.wait_for_timeout(600)
    area = page.locator(".scroll:has(> .sheet)")
    area.scroll_into_view_if_needed()
    for left in (0, 150, 10_000):
        area.evaluate("(area, left) => { area.scrollLeft = left }", left)
        frame = area.bounding_box()
        assert frame
        words = page.locator(".lanes text")
        assert words.all_text_contents() == ["agenda", "debat", "verslag", "latere brief", "noemt de Raad"]
        boxes = [one.bounding_box() for one in words.all()]
        assert all(box and frame["x"] - 5 <= box["x"] and box["x"] + box["width"] <= 304 for box in boxes)


def test_the_title_of_a_letter_without_number_stays_in_its_box(page: Page, unnumbered: str) -> None:
    page.goto(unnumbered)
    own = page.locator("svg.star text.self")
    expect(own.locator("tspan")).not_to_have_count(1)
    assert page.locator("svg.drawing").evaluate(OUT) == []


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("name", "own"), [("letter", "rect.self"), ("council", "rect.self")])
def test_on_a_narrow_screen_a_picture_begins_at_its_thing(
    browser: Browser, address: str, name: str, own: str, *, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts, base_url=address, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(PAGES[name])
    area = page.locator(".scroll:has(> .sheet)")
    box, frame = page.locator(f".sheet {own}").bounding_box(), area.bounding_box()
    assert box
    assert frame
    assert frame["x"] <= box["x"]
    assert box["x"] + box["width"] <= frame["x"] + frame["width"]
    page.wait_for_timeout(600)  # from then on it scrolls as one wants
    area.evaluate("area => { area.scrollLeft = 10 }")
    assert area.evaluate("area => area.scrollLeft") == 10
    context.close()
