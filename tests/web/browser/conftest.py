"""Debian's chromium, at a server of the sample letters."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from conftest import Serving
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright
from reading import built

from kg.search import refresh
from kg.store.embedded import Store

expect.set_options(timeout=30_000)
CHROMIUM = os.environ.get("KAMERGRAAF_CHROMIUM") or shutil.which("chromium") or ""


@pytest.fixture(scope="session")
def address(letters: Path, serving: Serving) -> Iterator[str]:
    """A server of the samples and of the letter that means harm."""
    refresh(letters)
    with Store.open(letters) as store, serving(store) as found:
        yield found


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory, serving: Serving) -> Iterator[str]:
    """A server of the samples alone."""
    place = built(tmp_path_factory.mktemp("samples"))
    refresh(place)
    with Store.open(place) as store, serving(store) as found:
        yield found


@pytest.fixture
def unnumbered(address: str) -> str:
    """The path of the page of the sample letter without a number."""
    query = "SELECT ?l { ?l a kg:Letter FILTER(CONTAINS(STR(?l), '/id/brief/')) }"
    headers = {"accept": "application/sparql-results+json"}
    found = httpx.get(f"{address}/sparql", params={"query": query}, headers=headers).json()
    return "/doc/" + str(found["results"]["bindings"][0]["l"]["value"].partition("/id/")[2])


@pytest.fixture(scope="module")  # for no longer: while it is there, no other test can have a loop of asyncio
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no chromium here: apt-get install chromium, or KAMERGRAAF_CHROMIUM")
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
