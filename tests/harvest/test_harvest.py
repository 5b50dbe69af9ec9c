"""Harvests from a server on this machine: what arrives, which faults are mended, which are told."""

import hashlib
import io
import multiprocessing
import os
import random
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.errors import RemoteError, StoreInUse, UsageError
from kg.harvest import client as clients
from kg.harvest import koop, xml
from kg.harvest.client import Client, Unreachable
from kg.harvest.feed import _cursor
from kg.harvest.folder import Folder, safe_name
from kg.harvest.keep import Event
from kg.store.embedded import Store
from kg.terminal import progress
from tests.harvest.server import World, guid, serving
from tests.read.forms import zipped

SHARED = Path(os.environ.get("KAMERGRAAF_SHARED", Path(__file__).parents[3] / "shared"))
QUERY = koop.cql("Brief", "29544", None, None)


@pytest.fixture
def world() -> Iterator[World]:
    with serving(World()) as running:
        yield running


def run_koop(world: World, to: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["harvest", "koop", "--base", f"{world.address}/sru", "-o", str(to), *more])


def run_tk(world: World, to: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["harvest", "tk", "--base", world.address, "-o", str(to), *more])


def papers(top: Path, source: str = "koop") -> list[str]:
    return sorted(path.name for path in (top / source).glob("kst-*"))


def digest(top: Path) -> dict[str, str]:
    """Every file of a harvest with its digest; the server's port may differ and does not count."""
    files = [path for path in top.rglob("*") if path.is_file() and path.name != "lock"]
    return {str(path.relative_to(top)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


EVERY = sorted(f"kst-29544-{n}{end}" for n in range(1, 8) for end in (".xml", ".metadata.xml"))


def test_every_paper_is_kept_with_its_metadata_and_fetched_once(world: World, tmp_path: Path) -> None:
    result = run_koop(world, tmp_path / "h", "--contact", "me@example.org")
    assert (result.exit_code, papers(tmp_path / "h")) == (0, EVERY), result.output
    assert "7 new" in result.stdout
    assert all("(+me@example.org)" in agent for agent in world.agents)
    again = run_koop(world, tmp_path / "h")
    assert "7 unchanged" in again.stdout
    assert {world.asked[f"/files/{n}/{n}.xml"] for n in range(1, 8)} == {1}


def test_the_folder_is_what_kg_build_reads(world: World, tmp_path: Path) -> None:
    world.count = 2
    run_koop(world, tmp_path / "h")
    built = CliRunner().invoke(main, ["build", str(tmp_path / "h"), "--store", str(tmp_path / "s")])
    assert built.exit_code == 0, built.output
    stats = CliRunner().invoke(main, ["stats", "--store", str(tmp_path / "s"), "--format", "json"])
    assert '"letters": 2' in stats.stdout


def test_a_service_that_counts_from_0_loses_no_paper(tmp_path: Path) -> None:
    with serving(World(first=0)) as world:
        assert run_koop(world, tmp_path).exit_code == 0
        assert papers(tmp_path) == EVERY


@pytest.mark.parametrize("faults", [[500, 503], [429], ["drop"], ["short"], ["malformed", 502]], ids=str)
@pytest.mark.parametrize("place", ["/sru", "/2.xml", "/2/metadata.xml"])
def test_a_passing_fault_leaves_no_trace(world: World, tmp_path: Path, faults: list[object], place: str) -> None:
    assert run_koop(world, tmp_path / "without").exit_code == 0
    world.faults = {place: list(faults)}
    assert run_koop(world, tmp_path / "with").exit_code == 0
    assert world.faults == {place: []}
    assert digest(tmp_path / "with") == digest(tmp_path / "without")


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("loop", "redirects"),
        ("away", "outside the service"),
        ("file", "outside the service"),
        ("huge", "1000000000 bytes"),
        ("endless", "bytes that are taken"),
        (500, "the service answers 500"),
        (403, "the service answers 403"),
        ("malformed", "no well-formed XML"),
    ],
)
def test_a_lasting_fault_is_one_sentence_and_the_rest_goes_on(
    tmp_path: Path, fault: object, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "LARGEST", 3_000_000)
    with serving(World(forms=("xml",), faults={"/2.xml": [fault] * 9})) as world:
        result = run_koop(world, tmp_path)
    assert result.exit_code == 1
    assert [line for line in result.stderr.splitlines() if "kst-29544-2" in line and told in line], result.stderr
    assert "6 new, 1 failed" in result.stdout
    assert "kst-29544-2.xml" not in papers(tmp_path)


def test_what_is_deleted_between_list_and_fetch_is_told_and_no_failure(tmp_path: Path) -> None:
    faults = {f"/2.{form}": [404] * 3 for form in ("xml", "html", "pdf")}
    with serving(World(faults=faults)) as world:
        result = run_koop(world, tmp_path)
    assert (result.exit_code, "6 new, 1 gone" in result.stdout) == (0, True)


def test_the_next_form_is_taken_and_a_better_one_replaces_it(world: World, tmp_path: Path) -> None:
    world.faults = {"/2.xml": [404], "/3.xml": ["malformed"] * 6}
    assert run_koop(world, tmp_path).exit_code == 0
    assert {"kst-29544-2.html", "kst-29544-3.html"} <= set(papers(tmp_path))
    assert run_koop(world, tmp_path).exit_code == 0
    assert {"kst-29544-2.html", "kst-29544-3.xml"} <= set(papers(tmp_path)), "what was broken is looked at again"
    assert "kst-29544-3.html" not in papers(tmp_path)


def test_a_damaged_file_is_fetched_again_and_a_held_one_asked_for_by_its_etag(world: World, tmp_path: Path) -> None:
    run_koop(world, tmp_path)
    whole = digest(tmp_path)
    (tmp_path / "koop/kst-29544-4.xml").write_bytes(b"<half")
    entry = tmp_path / ".harvest/entries/koop/kst-29544-5.json"
    entry.write_text(entry.read_text().replace("2024-03-08", "2024-03-07"))
    assert run_koop(world, tmp_path).exit_code == 0
    assert digest(tmp_path) == whole
    assert world.asked["/files/5/5.xml"] == 2


@pytest.mark.parametrize("name", ["../../x", "a/b", "..", ".hidden", "a\\b", "", "kst-1..2", "x" * 200, "a\0b", "a\n"])
def test_an_id_that_leads_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(RemoteError):
        safe_name(name)


def test_a_hostile_id_or_address_writes_nothing_outside(tmp_path: Path) -> None:
    with serving(World(names={2: "../../../escaped"})) as world:
        result = run_koop(world, tmp_path / "a" / "h")
        assert result.exit_code == 1
        assert "no name for a file" in result.stderr
        assert not list(tmp_path.rglob("escaped*"))
    with serving(World(elsewhere="file:///etc", count=1)) as world:
        assert "outside the service" in run_koop(world, tmp_path / "h").stderr


def test_entities_are_not_followed_and_windows_1252_is_read(world: World, tmp_path: Path) -> None:
    world.faults = {"/1/metadata.xml": ["bomb"], "/2/metadata.xml": ["latin"]}
    assert run_koop(world, tmp_path).exit_code == 0
    bomb = (tmp_path / "koop/kst-29544-1.metadata.xml").read_bytes()
    assert b"&x;" in bomb
    assert "".join(xml.parsed(bomb).itertext()).strip() in ("", "&x;")
    assert xml.parsed((tmp_path / "koop/kst-29544-2.metadata.xml").read_bytes()).text == "financiën"


def test_a_service_that_is_down_ends_the_run_in_one_sentence(world: World, tmp_path: Path) -> None:
    world.faults = {"/sru": [500] * 99}
    result = run_koop(world, tmp_path)
    assert result.exit_code == 1
    assert [f"({count} of 6)." in line for count, line in enumerate(result.stderr.splitlines(), 2)] == [True] * 5 + [
        False
    ]
    assert result.stderr.startswith("kg: 127.0.0.1 answers 500; trying again ")
    assert result.stderr.splitlines()[-1].startswith("kg: http://127.0.0.1")
    assert "Traceback" not in result.stderr
    world.faults = {".xml": [500] * 999}
    assert "in a row failed" in run_koop(world, tmp_path).stderr


@pytest.mark.parametrize("verb", ["koop", "tk"])
def test_without_a_network_each_try_is_told_at_once_and_then_what_to_do(verb: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        place = f"http://127.0.0.1:{taken.getsockname()[1]}"
    result = CliRunner().invoke(main, ["harvest", verb, "--base", place, "-o", str(tmp_path / "h")])
    *tries, last = result.stderr.splitlines()
    short = "kg: 127.0.0.1 cannot be reached (Connection refused)"
    assert tries == [f"{short}; trying again at once ({count} of 6)." for count in range(2, 7)]
    later = "run the same command when this machine has a network connection, it goes on from here."
    assert last == f"{short} (asked 6 times); {later}"
    assert result.exit_code == 1


def test_the_pauses_between_tries_are_told_in_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise httpx.ConnectError("[Errno -3] Temporary failure in name resolution")

    lines: list[str] = []
    monkeypatch.setattr(clients.time, "sleep", lambda _: None)
    monkeypatch.setattr("tenacity.nap.time.sleep", lambda _: None)
    client = Client("https://repository.example/sru", tell=lines.append)
    monkeypatch.setattr(client._http, "stream", refused)
    with pytest.raises(Unreachable, match=r"^repository\.example cannot be reached \(Temporary failure in name"):
        client.get("https://repository.example/sru?query=x", lambda _: None)
    client.close()
    assert [line.partition("; ")[2] for line in lines] == [
        f"trying again in {pause} s ({count} of 6)." for count, pause in enumerate((1, 2, 4, 8, 16), 2)
    ]


def test_a_service_that_goes_away_ends_the_run_at_the_first_paper(world: World, tmp_path: Path) -> None:
    client = Client(f"{world.address}/sru")
    with Folder(tmp_path).opened() as folder:
        events = koop.harvest(client, folder, QUERY)
        assert next(events).outcome == "listed"
        client._http.close()
        client._http = httpx.Client(transport=httpx.MockTransport(_gone))
        with pytest.raises(Unreachable):
            next(events)
    client.close()


def _gone(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("no route to host", request=request)


def test_where_nothing_can_be_written_another_place_is_asked_for() -> None:
    result = CliRunner().invoke(main, ["harvest", "koop", "-o", "/proc/x", "--base", "http://127.0.0.1:9/sru"])
    assert result.exit_code == 1
    assert result.stderr == "kg: /proc/x cannot be written (No such file or directory); choose another place.\n"


def test_a_folder_is_filled_by_one_harvest_at_a_time(tmp_path: Path) -> None:
    with Folder(tmp_path).opened(), pytest.raises(StoreInUse), Folder(tmp_path).opened():
        pass


@pytest.mark.parametrize(
    ("printed", "asked"), [("21 501-02", "21501-02"), ("36600 V", "36600-V"), ("36 410 VIII", "36410-VIII")]
)
def test_a_dossier_may_be_given_as_it_is_printed(printed: str, asked: str) -> None:
    assert koop.cql("Brief", printed, None, None) == koop.cql("Brief", asked, None, None)


@pytest.mark.parametrize("dossier", ['29544" or "1"=="1', "../x", "", "29544 ", "2 9544", "21 501 02 3"])
def test_what_cannot_stand_in_a_question_is_wrong_usage(dossier: str) -> None:
    with pytest.raises(UsageError):
        koop.cql("Brief", dossier, None, None)


def test_the_question_asks_for_both_names_of_a_letter() -> None:
    assert '(dt.type=="Brief" or dt.type=="Brief regering")' in QUERY
    assert 'w.dossiernummer=="29544"' in QUERY


def test_requests_keep_their_distance(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(clients.time, "sleep", slept.append)
    client = Client("https://example.org/sru", rate=100.0)
    client._wait()
    client._wait()
    client.close()
    assert slept[1] == pytest.approx(1 / clients.MOST, abs=0.05)


def test_documents_and_toezeggingen_are_kept(world: World, tmp_path: Path) -> None:
    result = run_tk(world, tmp_path)
    assert result.exit_code == 0, result.output
    assert papers(tmp_path, "tk") == sorted(
        f"kst-36410-VIII-{n}{end}" for n in range(1, 8) for end in (".pdf", ".metadata.json")
    )
    assert len(list((tmp_path / "tk/toezeggingen").iterdir())) == 7
    assert "14 unchanged" in run_tk(world, tmp_path).stdout


def test_a_list_goes_on_at_the_page_that_failed(world: World, tmp_path: Path) -> None:
    world.faults = {f"Document({guid(5)})/resource": [500] * 6}
    assert run_tk(world, tmp_path).exit_code == 1
    world.asked.clear()
    assert run_tk(world, tmp_path).exit_code == 0
    assert world.asked["/OData/v4/2.0/Document"] == 2
    assert len(papers(tmp_path, "tk")) == 14


def test_the_feed_is_followed_deletions_are_recorded_and_an_expired_place_is_told(world: World, tmp_path: Path) -> None:
    assert "14 new" in run_tk(world, tmp_path, "--follow").stdout
    world.asked.clear()
    assert run_tk(world, tmp_path, "--follow").exit_code == 0
    assert world.asked["/SyncFeed/2.0/Feed"] == 2, "one of documents, one of toezeggingen"
    world.expired, world.deleted = True, {3}
    result = run_tk(world, tmp_path, "--follow")
    assert result.exit_code == 0
    assert "has expired" in result.stderr
    assert "6 unchanged, 1 deleted" in result.stdout
    assert not (tmp_path / "tk/kst-36410-VIII-3.pdf").exists()
    assert (tmp_path / ".harvest/deleted/tk/kst-36410-VIII-3.pdf").exists()


def test_a_deleted_toezegging_is_moved_out_of_sight_and_comes_back(world: World, tmp_path: Path) -> None:
    run_tk(world, tmp_path, "--follow")
    feeds = [
        tmp_path / f".harvest/{name}.json"
        for name in (_cursor("Document", "Brief regering"), _cursor("Toezegging", ""))
    ]
    world.deleted_promises = {3}
    for feed in feeds:
        feed.unlink()
    assert "13 unchanged, 1 deleted" in run_tk(world, tmp_path, "--follow").stdout
    assert not (tmp_path / "tk/toezeggingen/TZ202403-003.json").exists()
    assert (tmp_path / ".harvest/deleted/tk/toezeggingen/TZ202403-003.json").exists()
    assert (tmp_path / "tk/toezeggingen/TZ202403-004.json").exists()
    assert "1 changed" in run_tk(world, tmp_path).stdout
    assert (tmp_path / "tk/toezeggingen/TZ202403-003.json").exists()


@pytest.mark.parametrize("verb", [(), ("--follow",)], ids=["list", "feed"])
def test_a_service_whose_model_ties_no_letters_to_toezeggingen_is_asked_for_less(
    tmp_path: Path, verb: tuple[str, ...]
) -> None:
    with serving(World(plain=True)) as world:
        assert run_tk(world, tmp_path, *verb).exit_code == 0
    assert len(list((tmp_path / "tk/toezeggingen").iterdir())) == 7


def test_what_the_tweede_kamer_gives_is_built_letters_and_commitments_joined(tmp_path: Path) -> None:
    """Its files bear no dossier and no number; its list names the letter that keeps each promise."""
    with serving(World(letters=True, count=2)) as world:
        assert run_tk(world, tmp_path / "h").exit_code == 0
    built = CliRunner().invoke(main, ["build", str(tmp_path / "h"), "--store", str(tmp_path / "s")])
    assert (built.exit_code, "4 new" in built.stdout) == (0, True), built.output
    with Store.open(tmp_path / "s") as store:
        answer = store.ask(
            "SELECT ?n ?by ?told { ?g kg:lists ?c . ?c dcterms:identifier ?n ; kg:fulfilledBy/dcterms:identifier ?by . "
            "?told owl:sameAs ?c } ORDER BY ?n"
        )
        rows = [tuple(str(getattr(term, "value", "")).rpartition("/id/")[2] for term in row) for row in answer]  # type: ignore[union-attr]
    assert rows == [(f"TZ202403-00{n}", f"kst-36410-VIII-{n}", f"kamerstuk/36410-VIII-{n}/nagekomen/1") for n in (1, 2)]


def test_recorded_answers_are_read() -> None:
    recorded = SHARED / "real" / "sru" / "sru.xml"
    if not recorded.is_file():
        pytest.skip("the recorded answers are not here; KAMERGRAAF_SHARED names their folder")
    records = xml.children(xml.parsed(recorded.read_bytes()), "record")
    found = [koop._paper(record, safe_name(xml.text(record, "identifier"))) for record in records]
    assert len(found) == 10
    assert found[0].name == "blg-998035"
    assert [form for form, _ in found[0].forms] == ["pdf"]
    assert str(found[0].beside).endswith("/metadata.xml")


def _harvested(address: str, to: str) -> None:
    with Folder(Path(to)).opened() as folder:
        client = Client(f"{address}/sru")
        events: list[Event] = list(koop.harvest(client, folder, QUERY))
        client.close()
    assert events


# A killed run's sockets may be told as left open by whichever collection finds them
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_fifty_kills_end_in_the_same_state_as_none(tmp_path: Path) -> None:
    process = multiprocessing.get_context("forkserver")
    process.set_forkserver_preload(["tests.harvest.test_harvest"])
    chance = random.Random(5)
    kills = int(os.environ.get("KAMERGRAAF_KILLS", "50"))
    papers_there = int(os.environ.get("KAMERGRAAF_KILLED_PAPERS", "20"))
    with serving(World(count=papers_there, page=20)) as world:
        whole = process.Process(target=_harvested, args=(world.address, str(tmp_path / "whole")))
        whole.start()
        whole.join()
        killed = 0
        for round_ in range(kills):
            # Now and then a new folder, so that not only a full one is killed
            to = tmp_path / f"killed{round_ // 10}"
            child = process.Process(target=_harvested, args=(world.address, str(to)))
            child.start()
            child.join(chance.uniform(0.0, 0.15))
            killed += child.is_alive()
            child.kill()
            child.join()
        assert killed > kills // 4
        for to in sorted(tmp_path.glob("killed*")):
            last = process.Process(target=_harvested, args=(world.address, str(to)))
            last.start()
            last.join()
            assert last.exitcode == 0
            assert digest(to) == digest(tmp_path / "whole")


def test_without_a_terminal_a_slow_harvest_tells_how_far_it_is_now_and_then() -> None:
    told = io.StringIO()
    assert list(progress(range(3), 3, "harvesting", told, every=0.0)) == [0, 1, 2]
    assert [line.partition(",")[0] for line in told.getvalue().splitlines()] == [
        f"harvesting: {count} of 3" for count in (1, 2, 3)
    ]
    quiet = io.StringIO()
    assert len(list(progress(range(3), 3, "harvesting", quiet, every=60.0))) == 3
    assert quiet.getvalue() == ""


def test_each_kind_is_followed_from_its_own_place(tmp_path: Path) -> None:
    with serving(World(count=2)) as world:
        assert run_tk(world, tmp_path, "--follow").exit_code == 0
        world.count = 7
        other = run_tk(world, tmp_path, "--follow", "--kind", "Motie")
        assert (other.exit_code, len(papers(tmp_path, "tk"))) == (0, 4)
        assert "5 new" in run_tk(world, tmp_path, "--follow").stdout
        assert len(papers(tmp_path, "tk")) == 14
        again = run_tk(world, tmp_path, "--follow")
    assert again.stdout == f"{tmp_path}: nothing new\n"


def test_what_a_list_brought_is_not_asked_for_again_by_the_feed(world: World, tmp_path: Path) -> None:
    run_tk(world, tmp_path)
    (tmp_path / "tk/kst-36410-VIII-4.pdf").write_bytes(b"%PDF-half")
    world.asked.clear()
    assert "14 unchanged" in run_tk(world, tmp_path, "--follow").stdout
    assert [n for n in range(1, 8) if world.asked[f"/OData/v4/2.0/Document({guid(n)})"]] == [4], "what is damaged is"
    assert (tmp_path / "tk/kst-36410-VIII-4.pdf").read_bytes() != b"%PDF-half"


UNREAD = {
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "rtf": b"{\\rtf1\\ansi Geachte voorzitter,}",
    "xlsx": zipped({"xl/workbook.xml": b"<workbook/>"}),
    "bin": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
}


@pytest.mark.parametrize("form", UNREAD)
def test_forms_that_nobody_reads_are_kept_told_once_and_stop_nothing(form: str, tmp_path: Path) -> None:
    faults = {f"Document({guid(n)})/resource": [UNREAD[form]] * 9 for n in range(1, 7)}
    with serving(World(faults=dict(faults))) as world:
        result = run_tk(world, tmp_path)
        assert (result.exit_code, "8 new, 6 unread" in result.stdout) == (0, True), result.output
        assert world.asked[f"/OData/v4/2.0/Document({guid(1)})/resource"] == 1
        again = run_tk(world, tmp_path)
    assert (tmp_path / f"tk/kst-36410-VIII-1.{form}").read_bytes() == UNREAD[form]
    assert f"kst-36410-VIII-1: kept as tk/kst-36410-VIII-1.{form}, a form that is not read (.{form})." in result.stderr
    assert ("14 unchanged" in again.stdout, again.stderr.count("not read")) == (True, 0)


def test_a_body_that_says_nothing_of_a_form_is_a_fault(tmp_path: Path) -> None:
    with serving(World(faults={f"Document({guid(2)})/resource": [b"Service unavailable"] * 6})) as world:
        result = run_tk(world, tmp_path)
    assert (result.exit_code, "1 failed" in result.stdout) == (1, True)


def test_a_better_form_that_was_not_there_is_asked_for_again_after_a_week(world: World, tmp_path: Path) -> None:
    world.faults = {"/2.xml": [404]}
    run_koop(world, tmp_path)
    assert "7 unchanged" in run_koop(world, tmp_path).stdout
    assert "kst-29544-2.html" in papers(tmp_path)
    entry = tmp_path / ".harvest/entries/koop/kst-29544-2.json"
    for days, there in ((6, False), (8, True)):
        before = entry.stat().st_mtime - days * 24 * 3600
        os.utime(entry, (before, before))
        assert run_koop(world, tmp_path).exit_code == 0
        assert ("kst-29544-2.xml" in papers(tmp_path)) == there
        os.utime(entry)
