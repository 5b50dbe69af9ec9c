"""What a client of the stream may keep, and that it loses nothing when something breaks off."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Serving
from following import BASE, TRIG, Client, following, letter, many, put

from kg.store import folder, snapshots
from kg.store.embedded import Store


def test_a_full_page_may_be_kept_and_the_rest_only_for_a_while(place: Path, serving: Serving) -> None:
    put(place, *many(70))
    with following(place, serving) as client:
        kept = {url: client.web.get(url, headers=TRIG) for url in ("/stroom", "/stroom/2-1", "/stroom/2-2")}
        assert {url: "immutable" in one.headers["cache-control"] for url, one in kept.items()} == {
            "/stroom": False, "/stroom/2-1": True, "/stroom/2-2": False,
        }  # fmt: skip
        for url, one in kept.items():
            again = client.web.get(url, headers={**TRIG, "if-none-match": one.headers["etag"]})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["cache-control"] == one.headers["cache-control"]
            other = client.web.get(url, headers={"accept": "text/turtle", "if-none-match": one.headers["etag"]})
            assert other.status_code == 200
        put(place, "new")
        changed = [
            url
            for url, one in kept.items()
            if client.web.get(url, headers={**TRIG, "if-none-match": one.headers["etag"]}).status_code == 200
        ]
        assert changed == ["/stroom", "/stroom/2-2"]


_KILLED = """
import os, sys
from kg.store import arrivals
from kg.store.embedded import Store
arrivals.note = lambda *_: os.kill(os.getpid(), 9)
import pyoxigraph as ox
with Store.create_or_open(sys.argv[1]) as store:
    store.change_graph(sys.argv[2], [ox.Triple(*(ox.NamedNode(f"http://e/{n}") for n in "abc"))], [])
"""


def test_a_kill_between_snapshot_and_log_loses_nothing(place: Path, serving: Serving) -> None:
    put(place, *many(50))
    with following(place, serving) as client:
        client.follow()
        before = folder.current(place)
        done = subprocess.run([sys.executable, "-c", _KILLED, str(place), f"{BASE}graph/kst-1-007"], check=False)
        assert done.returncode == -9
        assert folder.current(place) != before, "it was published"
        late = Client(client.web)
        assert len(late.follow()) == 49, "the version that is no more is not given for another"
        assert late.final == set(), "and its page may not be kept"
        Store.create_or_open(place).close()
        assert client.follow() == late.follow() == ["Update 1-007"]
        assert client.letters == late.letters
        Store.create_or_open(place).close()
        assert client.follow() == [], "telling it again tells nothing"


def test_a_snapshot_gone_back_to_is_told_by_the_next_writer(place: Path, serving: Serving) -> None:
    put(place, "1", "2")
    put(place, "1", title="Beter")
    with following(place, serving) as client:
        client.follow()
        with folder.lock(place):
            snapshots.rollback(place)
        assert client.follow() == []
        Store.create_or_open(place).close()
        assert client.follow() == ["Update 1"]
        assert client.letters[letter(1)] == "Brief 1"


def test_a_store_that_keeps_no_order_gives_its_letters_as_come_together(place: Path, serving: Serving) -> None:
    put(place, *many(60))
    with following(place, serving) as client:
        client.follow()
        (place / "arrivals.sqlite").unlink()
        copy = Client(client.web)
        copy.follow()
        assert (copy.seen, copy.letters) == (client.seen, client.letters)
        assert copy.final == set()
        Store.create_or_open(place).close()
        assert copy.follow() == [], "when it begins to keep it, these letters have the names that they had"
        assert copy.final == client.final


def test_a_damaged_log_is_one_sentence_for_a_writer_and_none_for_a_reader(place: Path, serving: Serving) -> None:
    put(place, "1")
    (place / "arrivals.sqlite").write_bytes(b"no table" * 1000)
    with pytest.raises(Exception, match=r"arrivals\.sqlite cannot be written .* remove it"):
        put(place, "2")
    with following(place, serving) as client:
        assert client.follow() == ["Create 1", "Create 2"], "it is published all the same"


def test_a_stream_that_began_anew_has_other_pages(place: Path, serving: Serving) -> None:
    put(place, "1")
    put(place, "2")
    with following(place, serving) as client:
        assert client.follow() == ["Create 1", "Create 2"]
        (place / "arrivals.sqlite").unlink()
        put(place, "3")
        assert client.web.get("/stroom/2-1", headers=TRIG).status_code == 410
        assert client.web.get("/stroom/99-1", headers=TRIG).status_code == 404
        late = Client(client.web)
        assert late.follow() == ["Create 1", "Create 2", "Create 3"]
        assert not set(late.seen) & set(client.seen)
