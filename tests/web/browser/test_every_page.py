"""Each kind of page: its accessibility, on a narrow screen, how much it loads; and its picture for the docs."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from each_page import LONG, ODD, PAGES, WIDE
from playwright.sync_api import Browser, Page, Response
from reading import RULES


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", [*PAGES, "odd", "wide"])
def test_no_rule_of_accessibility_is_broken(page: Page, name: str, lang: str) -> None:
    path = {**PAGES, "odd": ODD, "wide": WIDE}[name]
    for scheme in ("light", "dark") if lang == "nl" else ("light",):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={lang}")
        assert _broken(page) == [], scheme


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["/def#Commitment", "/def/code/brief-verslag", f"{PAGES['letter']}#v3"])
def test_what_an_address_points_at_is_read_as_well_as_the_rest(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto("about:blank")
        page.goto(path)
        assert page.locator(":target").count() == 1
        assert _broken(page) == [], scheme


def _broken(page: Page) -> list[tuple[str, list[str]]]:
    """The rules that a page breaks, each with the first elements that do."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found]


@pytest.mark.parametrize("name", [*PAGES, "long"])
def test_nothing_is_cut_off_on_a_narrow_screen(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto({**PAGES, "long": LONG}[name])
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_terms_stand_whole_on_a_narrow_screen(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/def")
    row = page.locator("tr[id='Letter']")
    assert page.evaluate("document.querySelector('table.terms').scrollWidth") <= 288
    for cell in row.locator("td").all():
        box = cell.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 304


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ("thing", "terms")])
def test_first_load_is_light(page: Page, name: str) -> None:
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(_size(answer)))
    page.goto(PAGES[name])
    page.wait_for_load_state("networkidle")
    assert len(sizes) >= 3
    assert sum(sizes) < 100_000


def _size(answer: Response) -> int:
    """What it weighs; the editor comes after the page, which works without it, and stays with the browser."""
    return 0 if answer.url.endswith("/editor.js") else int(answer.headers.get("content-length", "0"))


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
