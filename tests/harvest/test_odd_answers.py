"""A service that answers otherwise than it should: what cannot be used is told, and nothing else is lost."""

import gzip
import json
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.harvest import client as clients
from tests.harvest import server
from tests.harvest.server import LETTER, METADATA, PDF, World, entity, guid, serving
from tests.harvest.test_harvest import EVERY, papers, run_koop, run_tk

DOCUMENTS = "/OData/v4/2.0/Document?"
ERROR_PAGE = b"<html><body>Storing</body></html>"


def bodies(monkeypatch: pytest.MonkeyPatch, answers: dict[str, Any]) -> None:
    """Has the server answer so at addresses that hold a text: bytes, or a function that writes to the handler."""
    real = server.Handler.do_GET

    def do_get(handler: server.Handler) -> None:
        found = next((answer for part, answer in answers.items() if part in handler.path), None)
        if found is None:
            real(handler)
        elif callable(found):
            found(handler)
        else:
            handler._send(200, found)

    monkeypatch.setattr(server.Handler, "do_GET", do_get)


def sent(body: bytes, status: int = 200, **headers: str) -> Callable[[server.Handler], None]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: handler._send(status, body, named)


def bomb(layers: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    body = b"".join(packer.compress(bytes(1 << 20)) for _ in range(8)) + packer.flush()
    for _ in range(layers - 1):
        body = gzip.compress(body)
    return body


def drip(handler: server.Handler) -> None:
    """A body that never ends and brings a byte now and then."""
    handler.send_response(200)
    handler.end_headers()
    handler.close_connection = True
    try:
        while True:
            handler.wfile.write(b" ")
            time.sleep(0.02)
    except OSError:
        pass


def slow_head(handler: server.Handler) -> None:
    """The head of an answer, a byte now and then, that never ends."""
    handler.close_connection = True
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while True:
            handler.wfile.write(b"a")
            time.sleep(0.02)
    except OSError:
        pass


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (sent(bomb(1), Content_Encoding="gzip"), "more than the 3000000 bytes"),
        (sent(bomb(2), Content_Encoding="gzip, gzip"), "packed as 'gzip, gzip'"),
        (sent(b"<a/>", Content_Encoding="br"), "packed as 'br'"),
        (sent(b"<a/>", Content_Encoding="gzip"), "no gzip"),
        (sent(gzip.compress(b"<a/>" * 99)[:-9], Content_Encoding="gzip"), "gzip that stops halfway"),
        (drip, "longer than 0 seconds"),
        (slow_head, "longer than 0 seconds"),
        (sent(b"", 302, Location="http://[bad"), "names 'http://[bad', which is no address"),
        (ERROR_PAGE, "no publication of KOOP, but 'html'"),
        (sent(ERROR_PAGE, 403), "answers 403"),
    ],
    ids=[
        "bomb",
        "bomb in a bomb",
        "br",
        "no gzip",
        "half gzip",
        "drip",
        "slow head",
        "no address",
        "error page",
        "refused",
    ],
)
def test_an_answer_that_cannot_be_taken_costs_one_paper(
    tmp_path: Path, answer: Any, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "LARGEST", 3_000_000)
    monkeypatch.setattr(clients, "LONGEST", 0.1)
    bodies(monkeypatch, {"/2.xml": answer})
    with serving(World(forms=("xml",))) as world:
        result = run_koop(world, tmp_path)
    assert (result.exit_code, "6 new, 1 failed" in result.stdout) == (1, True), result.output
    (line,) = (line for line in result.stderr.splitlines() if line.startswith("kg: kst-29544-2:"))
    assert told in line


def test_what_is_packed_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = LETTER.format(number=2).encode()
    bodies(monkeypatch, {"/2.xml": sent(gzip.compress(whole), Content_Encoding="gzip")})
    with serving(World()) as world:
        assert run_koop(world, tmp_path).exit_code == 0
    assert (tmp_path / "koop/kst-29544-2.xml").read_bytes() == whole


@pytest.mark.parametrize("fault", [sent(b"", 403), sent(b"", 400), ERROR_PAGE], ids=["403", "400", "error page"])
def test_a_lesser_form_and_metadata_that_fail_are_told_and_asked_for_again(
    tmp_path: Path, fault: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {"/3.xml": fault, "/4/metadata.xml": fault}
    bodies(monkeypatch, answers)
    with serving(World()) as world:
        result = run_koop(world, tmp_path)
        assert (result.exit_code, "7 new" in result.stdout) == (0, True), result.output
        assert [line for line in result.stderr.splitlines() if "3.html is what there is, and the next" in line]
        assert [line for line in result.stderr.splitlines() if "4.xml is what there is, and the next" in line]
        assert "kst-29544-3.html" in papers(tmp_path)
        answers.clear()
        assert run_koop(world, tmp_path).exit_code == 0
        assert papers(tmp_path) == EVERY
        assert "7 unchanged" in run_koop(world, tmp_path).stdout


def test_an_error_page_replaces_no_good_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: dict[str, Any] = {}
    bodies(monkeypatch, answers)
    with serving(World()) as world:
        assert run_koop(world, tmp_path).exit_code == 0
        held = (tmp_path / "koop/kst-29544-3.xml").read_bytes()
        record = tmp_path / ".harvest/entries/koop/kst-29544-3.json"
        record.write_text(record.read_text().replace("2024-03-08", "2024-03-07"))
        answers["/3.xml"] = ERROR_PAGE
        result = run_koop(world, tmp_path)
        assert (result.exit_code, "6 unchanged, 1 failed" in result.stdout) == (1, True), result.output
        assert (tmp_path / "koop/kst-29544-3.xml").read_bytes() == held
        answers["/3.xml"] = held + b"<!-- new -->"
        assert "6 unchanged" in run_koop(world, tmp_path).stdout
    assert (tmp_path / "koop/kst-29544-3.xml").read_bytes() == held + b"<!-- new -->"


def test_xml_with_entities_of_its_own_gives_way_to_html(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = LETTER.format(number=3).partition("?>")[2].replace("In deze brief", "Financi&euml;n")
    answer = f'<!DOCTYPE officiele-publicatie [<!ENTITY euml "&#235;">]>{text}'.encode()
    bodies(monkeypatch, {"/3.xml": answer})
    with serving(World()) as world:
        result = run_koop(world, tmp_path)
        assert world.asked["/files/3/3.html"] == 1
    assert (result.exit_code, "entities of its own" in result.stderr) == (0, True)
    assert "kst-29544-3.html" in papers(tmp_path)


def listed(**more: Any) -> bytes:
    return json.dumps({"@odata.count": 2, "value": [{**entity(1), **more}, entity(2)]}).encode()


@pytest.mark.parametrize(
    "more",
    [
        {"Kamerstukdossier": 5}, {"Onderwerp": "\ud800"}, {"Kamerstukdossier": [{"Nummer": "²²"}]},
        {"Kamerstukdossier": [None, 5]}, {"DocumentNummer": "\ud800", "Volgnummer": None}, {"Id": ["x"]},
    ],
    ids=["no list", "half a character", "no digits", "no objects", "an id of half a character", "an id that is a list"],
)  # fmt: skip
def test_a_record_that_is_odd_loses_no_other(
    tmp_path: Path, more: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies(monkeypatch, {DOCUMENTS: listed(**more)})
    with serving(World()) as world:
        result = run_tk(world, tmp_path)
    assert result.exit_code in (0, 1), result.output
    assert "kst-36410-VIII-2.pdf" in papers(tmp_path, "tk")
    assert len(list((tmp_path / "tk/toezeggingen").iterdir())) == 7
    assert (result.exit_code == 0) == (", 1 failed" not in result.stdout)
    for file in (tmp_path / "tk").glob("*.json"):
        assert json.loads(file.read_bytes())


@pytest.mark.parametrize(
    ("place", "answer", "told"),
    [
        (DOCUMENTS, b'{"value": 5}', "no list of OData"),
        (DOCUMENTS, b'{"error": {"code": "", "message": "storing"}}', "no list of OData"),
        (DOCUMENTS, b'{"value": [], "@odata.nextLink": "http://[bad"}', "no address"),
        (DOCUMENTS, b'{"value": [], "@odata.nextLink": "/x\\ud800"}', "no address"),
        ("/SyncFeed", ERROR_PAGE, "no Atom feed, but 'html'"),
        ("/SyncFeed", b'<feed><link rel="next" href="http://[bad"/><entry/></feed>', "no address"),
        ("/SyncFeed", sent(b"", 403), "answers 403"),
    ],
)
def test_a_list_that_cannot_be_read_ends_the_run_in_one_sentence(
    tmp_path: Path, place: str, answer: Any, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies(monkeypatch, {place: answer})
    with serving(World()) as world:
        result = run_tk(world, tmp_path, *(["--follow"] if "Sync" in place else []))
    assert result.exit_code == 1, result.output
    assert told in result.stderr.splitlines()[-1]
    assert "nothing is listed" not in result.stdout


@pytest.mark.parametrize("status", [400, 403])
def test_only_a_place_that_is_not_known_is_told_as_expired(
    tmp_path: Path, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: dict[str, Any] = {}
    bodies(monkeypatch, answers)
    with serving(World()) as world:
        assert run_tk(world, tmp_path, "--follow").exit_code == 0
        answers["skiptoken"] = sent(b"", status)
        result = run_tk(world, tmp_path, "--follow")
    assert ("has expired" in result.stderr) == (status == 400)
    assert result.exit_code == 1


def test_two_documents_of_one_number_are_both_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = {"@odata.count": 2, "value": [entity(3), {**entity(4), "Volgnummer": 3}]}
    bodies(
        monkeypatch,
        {DOCUMENTS: json.dumps(both).encode(), f"({guid(4)})/resource": PDF.replace(b"1.4\n", b"1.4\n%another\n")},
    )
    with serving(World()) as world:
        result = run_tk(world, tmp_path)
        again = run_tk(world, tmp_path)
    assert "another paper is kst-36410-VIII-3 too; this one is kept as 2024D00004." in result.stderr
    assert (tmp_path / "tk/kst-36410-VIII-3.pdf").read_bytes() == PDF
    assert b"another" in (tmp_path / "tk/2024D00004.pdf").read_bytes()
    assert "9 unchanged" in again.stdout


@pytest.mark.parametrize("more", [("--base", "http://["), ("--base", "http://h:bad"), ("--rate", "nan")])
def test_a_call_that_no_service_can_answer_is_wrong_usage(tmp_path: Path, more: tuple[str, str]) -> None:
    with serving(World()) as world:
        assert run_koop(world, tmp_path, *more).exit_code == 2


def test_a_record_without_an_id_has_a_name_in_what_is_told(tmp_path: Path) -> None:
    with serving(World(names={2: ""})) as world:
        result = run_koop(world, tmp_path)
    assert "kg: something without an id: " in result.stderr
    assert result.exit_code == 1


def test_metadata_in_windows_1252_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = METADATA.format(name="kst-29544-2").replace("/></", '/><metadata name="DC.title" content="financiën"/></')
    bodies(monkeypatch, {"/2/metadata.xml": raw.encode("windows-1252")})
    with serving(World()) as world:
        assert run_koop(world, tmp_path).exit_code == 0
    assert (tmp_path / "koop/kst-29544-2.metadata.xml").read_bytes() == raw.encode("windows-1252")
