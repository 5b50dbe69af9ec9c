"""Where the stream, its pages and its members are, and in which forms."""

from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from conftest import Serving
from following import BASE, NQUADS, STREAM, TOPIC, TRIG, Client, following, letter, many, put
from stand import small

from kg.store import arrivals
from kg.store.embedded import Store


def test_stream_and_member_lead_to_where_they_are_told(place: Path, serving: Serving) -> None:
    put(place, *many(60))
    with following(place, serving, "/graaf") as client:
        client.follow()
        for iri in (str(STREAM), *client.seen):
            answer = client.web.get(urlsplit(iri).path.removeprefix("/kg"), headers=TRIG)
            assert answer.status_code == 303
            assert answer.headers["location"].startswith("/graaf/stroom")
            assert iri in str(client.web.get(answer.headers["location"].removeprefix("/graaf"), headers=NQUADS).text)


@pytest.mark.parametrize(
    "path",
    [
        "/stroom/1", "/stroom/2-0", "/stroom/2-2", "/stroom/2--1", "/stroom/2-1e3", "/stroom/2-%D9%A1",
        "/stroom/2-1%00", "/stroom/2-9999999999", "/stroom/999999999999999999-1", "/stroom/2-99999999999",
        "/stroom/..%2f2-1", "/stroom/2-1.exe", "/stroom.exe", "/id/stroom/2", "/id/stroom/2-1.ttl", "/stroom/2-1'OR'1",
    ],
)  # fmt: skip
def test_no_such_page_is_404(place: Path, serving: Serving, path: str) -> None:
    put(place, "1")
    with following(place, serving) as client:
        assert client.web.get("/stroom/2-1", headers=TRIG).status_code == 200
        assert client.web.get(path, headers=TRIG).status_code == 404


def test_what_is_not_to_be_had_is_406_and_a_browser_gets_a_page(place: Path, serving: Serving) -> None:
    put(place, "1", "2")
    put(place, gone=("2",))
    with following(place, serving) as client:
        assert client.web.get("/stroom", headers={"accept": "image/png"}).status_code == 406
        assert client.web.get("/stroom").headers["content-type"] == "application/trig"
        for path, words in (
            ("/stroom", "Een volle bladzijde verandert niet meer"),
            ("/stroom?lang=en", "Of each letter the stream keeps the newest version"),
            ("/stroom/2-1", "ging weg"),
            ("/stroom/2-1?lang=en", "kamerstuk/1"),
        ):
            page = client.web.get(path, headers={"accept": "text/html"})
            assert page.headers["content-type"].startswith("text/html")
            assert words in page.text


def test_a_store_that_is_no_folder_has_a_stream_too(serving: Serving) -> None:
    text = f"<{BASE}graph/x> {{ <{BASE}graph/x> <{TOPIC.value}> <{letter(1)}> }}"
    with serving(small(text)) as address, httpx.Client(base_url=address, timeout=20) as web:
        assert Client(web).follow() == ["Create 1"]


def test_an_empty_store_has_a_root_without_pages(place: Path, serving: Serving) -> None:
    Store.create_or_open(place, BASE).close()
    with following(place, serving) as client:
        assert client.follow() == []
        assert "Er is nog geen brief" in client.web.get("/stroom", headers={"accept": "text/html"}).text


def test_a_page_is_as_long_as_the_tests_take_it_to_be() -> None:
    assert arrivals.PAGE == 50
