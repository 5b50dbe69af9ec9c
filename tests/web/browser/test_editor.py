"""The editor of SPARQL: what it offers while one types, what it sends, and the same without scripts."""

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from reading import RULES

TYPED = "div.cm-content"
OFFERED = ".cm-tooltip-autocomplete li"
STATUSES = ("code:deels-voldaan", "code:openstaand", "code:vervallen", "code:voldaan")
SETTLED = 200
"""Milliseconds: the editor takes no key for what is offered right as it appears, lest one typed before takes it."""
WATCH = """() => {
  globalThis.offeredIn = [];
  const root = document.querySelector("#query + div").shadowRoot;
  new MutationObserver(() => {
    if (root.querySelector("li[role=option]")) offeredIn.push(root.querySelector(".cm-content").textContent);
  }).observe(root, { childList: true, subtree: true });
}"""


def editor(page: Page, query: str = "") -> Locator:
    """The editor with nothing in it but this, typed by hand."""
    page.goto("/sparql")
    found = page.get_by_role("textbox", name="SPARQL-vraag")
    found.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type(query)
    return found


def test_an_example_runs_at_one_click_and_its_rows_appear(page: Page) -> None:
    page.goto("/sparql")
    expect(page.locator(TYPED)).to_be_visible()
    expect(page.locator("#query")).to_be_hidden()
    page.get_by_role("link", name="Welke brieven zijn het nieuwst?").click()
    expect(page.locator("#result")).to_contain_text("16 rijen")
    expect(page.locator("tbody tr")).to_have_count(16)
    expect(page.locator(TYPED)).to_contain_text("ORDER BY DESC(?datum)")


def test_a_named_query_is_an_example_too(page: Page) -> None:
    page.goto("/sparql?lang=en")
    page.get_by_text("Named queries").click()
    page.get_by_role("link", name="Which commitments are outstanding, who made them, and by when?").click()
    expect(page.locator("tbody tr").nth(12)).to_be_visible()


def test_what_is_typed_is_asked_by_the_keyboard_alone(page: Page) -> None:
    editor(page, "SELECT ?l WHERE { ?l a kg:Letter ")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#result")).to_contain_text("16 rijen")
    assert parse_qs(urlsplit(page.url).query)["query"] == ["SELECT ?l WHERE { ?l a kg:Letter }"]


def test_a_term_is_offered_by_what_people_call_it_and_brings_its_prefix(page: Page) -> None:
    typed = editor(page, "SELECT * { ?brief a toezeg")
    expect(page.locator(OFFERED).first).to_contain_text("kg:Commitment")
    page.wait_for_timeout(SETTLED)
    page.keyboard.press("Enter")
    expect(typed).to_contain_text("PREFIX kg: <https://w3id.org/kamergraaf/def#>")
    expect(typed).to_contain_text("?brief a kg:Commitment")
    page.keyboard.type(" ; dcterms:iss")
    expect(page.locator(OFFERED).first).to_contain_text("dcterms:issued")


@pytest.mark.parametrize(
    ("typed", "offered"), [("kg:toez", "kg:commitment"), ("kg:ondert", "kg:signature"), ("a kg:toez", "kg:Commitment")]
)
def test_behind_a_prefix_too_a_term_is_offered_by_what_people_call_it(page: Page, typed: str, offered: str) -> None:
    editor(page, f"SELECT * {{ ?x {typed}")
    expect(page.locator(OFFERED).filter(has_text=offered).first).to_be_visible()
    assert all(one.startswith("kg:") for one in page.locator(OFFERED).all_inner_texts())


def test_after_a_only_classes_are_offered(page: Page) -> None:
    editor(page, "SELECT * { ?x a kg:s")
    expect(page.locator(OFFERED).first).to_contain_text("kg:Signature")
    offered = page.locator(OFFERED).all_inner_texts()
    assert not [one for one in offered if one.startswith(("kg:signature", "kg:signedBy"))]


def test_classes_and_properties_stand_before_codes_and_are_told_in_a_sentence(page: Page) -> None:
    editor(page, "SELECT * { ?x kg:text ?y ; brie")
    expect(page.locator(OFFERED).first).to_contain_text("kg:Letter")
    expect(page.locator(".cm-completionInfo")).to_contain_text("brief")
    page.keyboard.press("Escape")
    page.keyboard.type(" code:ope")
    expect(page.locator(OFFERED).first).to_contain_text("code:openstaand")


def test_after_a_property_its_own_codes_are_offered_first(page: Page) -> None:
    editor(page, "SELECT * { ?x kg:status code:")
    expect(page.locator(OFFERED).first).to_contain_text("code:")  # before that is typed it offers properties
    offered = [one.split("\n")[0] for one in page.locator(OFFERED).all_inner_texts()]
    assert all(one.startswith(STATUSES) for one in offered[:4]), offered


@pytest.mark.parametrize("key", ["x", "(", "Backspace", "Enter"])
def test_what_is_typed_over_all_or_over_a_part_says_nothing_on_the_console(page: Page, key: str) -> None:
    page.goto("/sparql")
    typed = page.get_by_role("textbox", name="SPARQL-vraag")
    typed.click()
    page.keyboard.press("Control+Home")
    page.keyboard.press("Shift+ArrowDown")  # from one kind of word into the middle of another
    for _ in range(4):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press(key)
    expect(typed).not_to_contain_text("PREFIX kg:") if key != "(" else expect(typed).to_contain_text("(PREFIX kg:")
    page.keyboard.press("Control+a")
    page.keyboard.press(key)
    if key == "x":
        expect(typed).to_have_text("x")
        page.keyboard.press("Control+z")
        expect(typed).to_contain_text("SELECT")


def test_nothing_is_offered_within_a_string(page: Page) -> None:
    editor(page, "SELECT * { ?x ")
    page.evaluate(WATCH)
    page.keyboard.type('kg:text "toezeg" ; a toezeg', delay=150)
    expect(page.locator(OFFERED).first).to_contain_text("kg:Commitment")
    offered_in = page.evaluate("globalThis.offeredIn")
    assert " ; a " in offered_in[-1]
    assert not [text for text in offered_in if text.count('"') == 1]


def test_tab_leaves_the_editor(page: Page) -> None:
    editor(page, "ASK { }")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Stel de vraag")).to_be_focused()


def test_a_wrong_query_is_told_with_its_line(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address)  # a console tells of each 400
    found = editor(page, "SELECT *\n{ ?a ?b }")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("line 2")
    expect(found.locator(".cm-line.wrong")).to_have_text("{ ?a ?b }")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_offered_breaks_no_rule_of_accessibility(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    editor(page, "SELECT * { ?x a kg:")
    expect(page.locator(OFFERED).first).to_be_visible()
    found = Axe().run(page, options=RULES).response["violations"]
    assert not [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found]


def test_the_link_to_a_question_goes_to_the_clipboard(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/sparql?query=ASK+%7B%7D")
    page.get_by_role("link", name="Koppeling naar deze vraag").click()
    expect(page.locator("a.share")).to_have_text("Koppeling gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{address}/sparql?query=ASK+%7B%7D"
    assert httpx.get(copied, headers={"accept": "text/html"}).status_code == 200
    context.close()


def test_without_scripts_the_form_asks_and_the_table_answers(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/sparql")
    page.get_by_label("SPARQL-vraag").fill("SELECT ?l { ?l a kg:Letter } LIMIT 3")
    page.get_by_role("button", name="Stel de vraag").click()
    expect(page.locator("tbody tr")).to_have_count(3)
    expect(page.get_by_text("Ctrl-Enter")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [1280, 1040, 800])
@pytest.mark.parametrize("path", ["/sparql", "/sparql?query=SELECT%20*%20%7B%20%3Fa%20%3Fb%20%3Fc%20%7D%20LIMIT%203"])
@pytest.mark.parametrize("noticed", [False, True])
def test_the_page_goes_from_its_heading_to_the_query_and_its_examples(
    page: Page, path: str, width: int, noticed: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)
    if noticed:  # as every page of `kg demo` begins
        page.evaluate(
            "document.querySelector('main').insertAdjacentHTML('afterbegin', '<p class=invented>Een voorbeeld.</p>')"
        )
    parts = [*([".invented"] if noticed else []), ".title", "form.sparql"]
    boxes = [page.locator(f".asking > {part}").bounding_box() for part in parts]
    assert all(boxes)
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(tops)
    form, examples = (page.locator(f".asking > {part}").bounding_box() for part in ("form.sparql", ".examples"))
    assert form
    assert examples
    if width >= 1024:
        assert abs(form["y"] - examples["y"]) < 30
        assert examples["x"] > form["x"] + form["width"]
    if noticed:
        notice, whole = (page.locator(part).bounding_box() for part in (".asking > .invented", ".asking > .title"))
        assert notice
        assert whole
        assert abs(notice["width"] - whole["width"]) < 2
