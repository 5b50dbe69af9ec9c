"""What a reader meets with a mouse, with a keyboard, without scripts, on paper."""

import re

from axe_playwright_python.sync_playwright import Axe
from each_page import PAGES
from playwright.sync_api import Browser, Page, expect
from reading import RULES


def test_the_letters_element_holds_its_text_to_the_character(page: Page, address: str) -> None:
    for number in ("21501-02-9002", "21501-02-6666"):
        page.goto(f"/doc/kamerstuk/{number}")
        query = f'SELECT ?t {{ ?l dcterms:identifier "kst-{number}" ; kg:text ?t }}'
        headers = {"accept": "application/sparql-results+json"}
        answer = page.request.get(f"{address}/sparql", params={"query": query}, headers=headers).json()
        text = answer["results"]["bindings"][0]["t"]["value"]
        assert page.locator("#text").evaluate("element => element.textContent") == text
        assert page.locator("#text script, #text img, #text b").count() == 0


def test_on_a_narrow_screen_the_lines_of_a_paragraph_flow_together(page: Page) -> None:
    page.goto("/doc/kamerstuk/21501-02-9004")
    words = page.locator("#text p", has_text="Hierbij zend ik u")
    wide = words.inner_text().strip()
    assert wide.count("\n") == 3
    page.set_viewport_size({"width": 320, "height": 700})
    assert words.inner_text().strip() == wide.replace("\n", " ")
    assert page.locator("#text p", has_text="C.C.J. Veldkamp").inner_text().strip().count("\n") == 1


def test_a_proof_shows_the_words_it_points_to_by_mouse_and_by_keyboard(page: Page) -> None:
    page.goto(PAGES["letter"])
    proof = page.locator("ul.promises a.proof").first
    words = page.locator(proof.get_attribute("href") or "")
    plain = words.evaluate("element => getComputedStyle(element).backgroundColor")
    proof.hover()
    expect(words).to_have_class("m commitment shown")
    page.mouse.move(0, 0)
    expect(words).to_have_class("m commitment")
    proof.focus()
    page.keyboard.press("Enter")
    expect(words).to_be_focused()
    expect(words).to_be_in_viewport()
    assert words.evaluate("element => getComputedStyle(element).backgroundColor") != plain
    page.keyboard.press("Escape")
    expect(proof).to_be_focused()


def test_without_scripts_a_proof_still_marks_its_words(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(PAGES["letter"])
    page.locator("ul.promises a.proof").first.click()
    expect(page.locator(".m.commitment:target")).to_have_count(1)
    context.close()


def test_from_a_search_to_a_letter_a_cited_paper_a_minister_and_back(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").first.fill("verkiezingen gevolgen")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text("gevolgen")
    page.get_by_role("link", name="Brief van de ministers").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Brief van de ministers van Buitenlandse Zaken")
    page.locator("#text").get_by_role("link", name="Kamerstuk 36 124, nr. 9000").click()
    expect(page.locator("main")).to_contain_text("Wie het aanhaalt")
    page.get_by_role("link", name="Kamerstuk 36 124, nr. 9000").first.click()
    expect(page.locator(".m:target")).to_have_text("Kamerstuk 36 124, nr. 9000")
    page.locator("ul.signed").get_by_role("link", name="C.C.J. Veldkamp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Caspar Veldkamp")
    page.go_back()
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#facts")).to_have_text("What it says")


def test_all_facts_of_a_letter_come_into_sight_with_the_page(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(PAGES["letter"])
    facts = page.locator("aside")
    assert facts.evaluate("aside => aside.scrollHeight <= aside.clientHeight")
    assert facts.evaluate("aside => aside.clientHeight") > 500
    text, box = page.locator("article").bounding_box(), facts.bounding_box()
    assert text
    assert box
    assert abs(text["y"] - box["y"]) < 2
    page.locator(".legend summary").scroll_into_view_if_needed()
    expect(page.locator(".legend summary")).to_be_in_viewport()
    page.locator(".legend summary").click()
    page.locator(".legend li").last.scroll_into_view_if_needed()
    expect(page.locator(".legend li").last).to_be_in_viewport()


def test_the_first_key_skips_to_the_content(page: Page) -> None:
    page.goto(PAGES["letter"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))


def test_paper_has_the_letter_and_no_buttons(page: Page) -> None:
    page.goto(PAGES["letter"])
    page.emulate_media(media="print")
    expect(page.locator("#text")).to_be_visible()
    for hidden in ("header.site", "footer.site", "a.proof", ".picture"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_from_a_notes_call_to_the_note_and_back(browser: Browser, notes: str) -> None:
    page = browser.new_page(base_url=notes, viewport={"width": 320, "height": 600}, reduced_motion="reduce")
    page.goto("/doc/kamerstuk/36045-9020")
    page.get_by_role("link", name="Noot 2", exact=True).click()
    note = page.locator("#text li:target")
    expect(note).to_be_in_viewport()
    page.emulate_media(color_scheme="dark")
    assert not Axe().run(page, options=RULES).response["violations"]
    page.emulate_media(color_scheme="light")
    assert " ".join(note.inner_text().split()) == "2 Kamerstuk 21 501-02, nr. 9010."
    assert "[^" not in page.locator("#text").inner_text()
    page.get_by_role("link", name="Noot 2: terug naar de tekst").click()
    expect(page.locator("a.call:target")).to_be_in_viewport()
    assert not Axe().run(page, options=RULES).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()
