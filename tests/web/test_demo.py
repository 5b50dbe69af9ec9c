"""The guided tour's server: its letters look like real ones, so every page says that they are not."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest
from reading import HTML, Page

SAYS = {"nl": "nooit verstuurd", "en": "never sent"}
PAGES = [
    "/", "/doc/kamerstuk/21501-02-9002", "/doc/raad/RBZ/2024-11-18", "/doc/kamerstuk/1-1", "/nergens", "/lijst",
    "/zoek?q=raad", "/toezeggingen", "/sparql", "/sparql?query=ASK+%7B%7D", "/sparql?query=nonsense", "/def",
    "/dataset", "/stroom", "/netwerk/kamerstuk/21501-02-9002",
]  # fmt: skip


@pytest.fixture(scope="module")
def tour() -> Iterator[httpx.Client]:
    command = [sys.executable, "-m", "kg", "demo", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            found = next(filter(None, (re.search(r"Serving at (http://\S+)/ until", line) for line in running.stdout)))
            with httpx.Client(base_url=found[1], headers=HTML, timeout=60) as client:
                yield client
        finally:
            running.send_signal(signal.SIGINT)
    assert running.returncode == 0


@pytest.mark.parametrize("lang", SAYS)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_the_tour_says_that_its_letters_are_invented(tour: httpx.Client, path: str, lang: str) -> None:
    told = Page(tour.get(path, params={**httpx.URL(path).params, "lang": lang}).text).words
    assert SAYS[lang] in told


@pytest.mark.parametrize("path", PAGES)
def test_it_is_said_within_the_main_part_of_the_page(tour: httpx.Client, path: str) -> None:
    """What stands in no landmark is passed over by who goes from one to the next (axe's rule ``region``)."""
    main = tour.get(path).text.partition("<main")[2].partition("</main>")[0]
    assert SAYS["nl"] in main


def test_a_page_of_other_letters_does_not(site: httpx.Client) -> None:
    told = Page(site.get("/", headers=HTML).text).words
    assert SAYS["nl"] not in told
    assert "openbare overheidsteksten" in told
