"""Pictures as a browser lays them out: words within their boxes, and on a narrow screen the thing itself in sight."""

import pytest
from each_page import PAGES, WIDE
from playwright.sync_api import Browser, Page, ViewportSize, expect

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


@pytest.mark.parametrize("name", ["letter", "council", "sparql", "drawn"])
def test_on_a_narrow_screen_all_of_a_picture_is_in_sight(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(PAGES[name])
    drawn = page.locator(".scroll > .rows, .scroll > svg.drawing").locator("visible=true")
    expect(drawn).to_have_count(1)
    area = drawn.locator("..")
    assert area.evaluate("area => area.scrollWidth - area.clientWidth") == 0
    assert drawn.evaluate(OUT) == []
    frame = area.bounding_box()
    assert frame
    pieces = [piece.bounding_box() for piece in drawn.locator("text, rect, circle").locator("visible=true").all()]
    assert len(pieces) > 5
    assert all(one and frame["x"] <= one["x"] and one["x"] + one["width"] <= frame["x"] + 288 for one in pieces)


@pytest.mark.parametrize("name", ["letter", "council"])
def test_a_narrow_picture_leads_to_all_that_the_wide_one_leads_to(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    links = "links => links.map((link) => link.getAttribute('href')).sort()"
    narrow = page.locator("svg.column a").evaluate_all(links)
    assert narrow == page.locator(".sheet a").evaluate_all(links)
    assert len(narrow) > 4


def test_on_a_narrow_screen_a_bar_stands_under_the_whole_name_of_its_thing(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(PAGES["sparql"])
    drawn = page.locator("svg.drawing").locator("visible=true")
    names = drawn.locator("text:not(.value)")
    assert names.all_text_contents() == page.locator("table.answer tbody td:first-child").all_inner_texts()
    numbers = drawn.locator("text.value")
    told = page.locator("table.answer tbody td:last-child").all_inner_texts()
    assert numbers.all_text_contents() == [one.split()[0] for one in told]
    for name, bar in zip(names.all(), drawn.locator("rect.bar").all(), strict=True):
        above, box = name.bounding_box(), bar.bounding_box()
        assert above
        assert box
        assert above["y"] + above["height"] <= box["y"] + 2
        assert box["width"] >= 1


def test_where_a_picture_goes_on_its_edge_tells_so(page: Page) -> None:
    page.set_viewport_size({"width": 768, "height": 700})
    page.goto(PAGES["letter"])
    page.wait_for_timeout(600)
    area = page.locator(".scroll:has(> .sheet)")
    area.scroll_into_view_if_needed()
    frame = area.bounding_box()
    assert frame
    seen = {}
    for left in (0, 10_000):
        area.evaluate("(area, left) => { area.scrollLeft = left }", left)
        edges = (frame["x"] + 1, frame["x"] + frame["width"] - 5)
        seen[left] = [page.screenshot(clip={"x": x, "y": frame["y"] + 2, "width": 4, "height": 6}) for x in edges]
    assert seen[0][0] != seen[0][1]  # plain at its beginning, dark where it goes on
    assert seen[0][0] == seen[10_000][1]
    assert seen[10_000][0] != seen[10_000][1]


def test_the_names_of_a_meetings_lanes_stay_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 768, "height": 700})
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
        assert all(box and frame["x"] - 5 <= box["x"] and box["x"] + box["width"] <= frame["x"] + 288 for box in boxes)


def test_the_title_of_a_letter_without_number_stays_in_its_box(page: Page, unnumbered: str) -> None:
    page.goto(unnumbered)
    own = page.locator("svg.star text.self")
    expect(own.locator("tspan")).not_to_have_count(1)
    assert page.locator("svg.star").evaluate(OUT) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.locator("svg.column").evaluate(OUT) == []


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("name", ["letter", "council"])
def test_a_picture_that_is_wider_than_the_screen_begins_at_its_thing(
    browser: Browser, address: str, name: str, *, scripts: bool
) -> None:
    viewport: ViewportSize = {"width": 768, "height": 700}
    context = browser.new_context(java_script_enabled=scripts, base_url=address, viewport=viewport)
    page = context.new_page()
    page.goto(PAGES[name])
    area = page.locator(".scroll:has(> .sheet)")
    box, frame = page.locator(".sheet rect.self").bounding_box(), area.bounding_box()
    assert box
    assert frame
    assert frame["x"] <= box["x"]
    assert box["x"] + box["width"] <= frame["x"] + frame["width"]
    page.wait_for_timeout(600)  # from then on it scrolls as one wants
    area.evaluate("area => { area.scrollLeft = 10 }")
    assert area.evaluate("area => area.scrollLeft") == 10
    context.close()


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("network", "21 501-02, nr. 9001 8 november 2024"),
        ("council", "verslag: 21 501-02, nr. 9003, 25 november 2024"),
        ("wide", "21 501-02, nr. 9001 Brief van de minister van Buitenlandse Zaken"),
    ],
)
def test_a_link_in_a_picture_is_called_what_it_shows(page: Page, name: str, link: str) -> None:
    """Of what its card cuts, all."""
    page.goto({**PAGES, "wide": WIDE}[name])
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    links = [one["name"]["value"] for one in tree["nodes"] if one.get("role", {}).get("value") == "link"]
    assert link in [" ".join(one.split()) for one in links]
