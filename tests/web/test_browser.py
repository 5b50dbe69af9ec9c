"""The pages in a real browser, Debian's chromium: what a reader with it, a keyboard or a narrow screen meets."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Serving
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright
from test_pages import HOSTILE

from kg import resources
from kg.build import build, sources
from kg.search import refresh
from kg.store.embedded import Store

expect.set_options(timeout=30_000)
CHROMIUM = os.environ.get("KAMERGRAAF_CHROMIUM") or shutil.which("chromium") or ""
pytestmark = pytest.mark.skipif(
    not CHROMIUM, reason="no chromium here: apt-get install chromium, or KAMERGRAAF_CHROMIUM"
)

PAGES = {
    "home": "/",
    "letter": "/doc/kamerstuk/21501-02-9002",
    "dossier": "/doc/dossier/21501-02",
    "minister": "/doc/persoon/c-c-j-veldkamp",
    "council": "/doc/raad/RBZ/2024-11-18",
    "formation": "/doc/raadsformatie/RBZ",
    "cited": "/doc/kamerstuk/36124-9000",
    "promise": "/doc/kamerstuk/21501-02-9001/toezegging/1",
    "thing": "/doc/ambt/minister-van-defensie",
    "search": "/zoek?q=raad&jaar=2024",
    "promises": "/toezeggingen?raad=RBZ",
    "sparql": "/sparql?query=SELECT%20*%20%7B%20%3Fs%20a%20kg%3ALetter%20%7D",
    "terms": "/def",
}
ODD = "/doc/kamerstuk/29544-9001"
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serving: Serving) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("browser")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    with Store.create_or_open(folder / "store") as store:
        for _ in build(sources([str(resources.folder("samples")), str(folder / "hostile.txt")]), store):
            pass
    refresh(folder / "store")
    with Store.open(folder / "store") as store, serving(store) as found:
        yield found


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, serving: Serving) -> Iterator[str]:
    place = tmp_path_factory.mktemp("samples") / "store"
    with Store.create_or_open(place) as store:
        for _ in build(sources([str(resources.folder("samples"))]), store):
            pass
    refresh(place)
    with Store.open(place) as store, serving(store) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # a container's root has no sandbox; what is opened is our own
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails its test by any word on the console and any request to elsewhere."""
    # a page that glides to its place is no good target for a mouse
    found = browser.new_page(viewport={"width": 1280, "height": 900}, base_url=address, reduced_motion="reduce")
    said: list[str] = []
    found.on("console", lambda message: said.append(_told(message)))
    found.on("pageerror", lambda error: said.append(str(error)))
    found.on("request", lambda request: said.append(request.url) if not request.url.startswith(address) else None)
    yield found
    found.close()
    assert said == []


def _told(message: ConsoleMessage) -> str:
    return f"{message.type}: {message.text}"


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", [*PAGES, "odd"])
def test_no_rule_of_accessibility_is_broken(page: Page, name: str, lang: str) -> None:
    path = {**PAGES, "odd": ODD}[name]
    for scheme in ("light", "dark") if lang == "nl" else ("light",):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={lang}")
        found = Axe().run(page, options=RULES).response["violations"]
        assert not [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found], scheme


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off_on_a_narrow_screen(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(PAGES[name])
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_letters_element_holds_its_text_to_the_character(page: Page, address: str) -> None:
    for number in ("21501-02-9002", "21501-02-6666"):
        page.goto(f"/doc/kamerstuk/{number}")
        query = f'SELECT ?t {{ ?l dcterms:identifier "kst-{number}" ; kg:text ?t }}'
        headers = {"accept": "application/sparql-results+json"}
        answer = page.request.get(f"{address}/sparql", params={"query": query}, headers=headers).json()
        text = answer["results"]["bindings"][0]["t"]["value"]
        assert page.locator("#text").evaluate("element => element.textContent") == text
        assert page.locator("#text script, #text img, #text b").count() == 0


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
    assert page.locator(".m.commitment:target").count() == 1
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


def test_the_first_key_skips_to_the_content(page: Page) -> None:
    page.goto(PAGES["letter"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_a_query_is_asked_and_answered_in_the_browser(page: Page) -> None:
    page.goto("/sparql")
    page.get_by_role("button", name="Stel de vraag").click()
    expect(page.locator("#result")).to_have_text("Antwoord")
    assert page.locator("tbody tr").count() >= 15


def test_paper_has_the_letter_and_no_buttons(page: Page) -> None:
    page.goto(PAGES["letter"])
    page.emulate_media(media="print")
    expect(page.locator("#text")).to_be_visible()
    for hidden in ("header.site", "footer.site", "a.proof", ".picture"):
        expect(page.locator(hidden).first).to_be_hidden()


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ("thing", "terms")])
def test_first_load_is_light(page: Page, name: str) -> None:
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length", "0"))))
    page.goto(PAGES[name])
    page.wait_for_load_state("networkidle")
    assert len(sizes) >= 3
    assert sum(sizes) < 100_000


@pytest.mark.skipif(
    not os.environ.get("KAMERGRAAF_SCREENSHOTS"), reason="KAMERGRAAF_SCREENSHOTS tells where to put them"
)
@pytest.mark.parametrize("name", PAGES)
def test_screenshots_for_the_docs(browser: Browser, samples: str, name: str) -> None:
    folder = Path(os.environ["KAMERGRAAF_SCREENSHOTS"])
    page = browser.new_page(viewport={"width": 1280, "height": 900}, base_url=samples)
    page.goto(PAGES[name])
    page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=72)
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme="dark")
    page.goto(PAGES[name])
    page.screenshot(path=folder / f"{name}-narrow.jpg", type="jpeg", quality=72)
    page.close()
