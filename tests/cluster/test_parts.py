"""What travels to a cluster and comes back: nothing is lost on the way, and what is not whole is seen."""

import gzip
import hashlib
import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import build as building
from kg.build import Source, checked, make, piece_made, sources
from kg.cluster.parts import Parts, made, part, share, shares
from kg.errors import StoreError
from kg.outcome import Made
from kg.rdf.namespaces import DEFAULT_BASE, OA
from kg.sources import Carried, carried
from tests.cluster.letters import few
from tests.conftest import SAMPLES

WITH = {"kamergraaf": "0.1.0", "base": DEFAULT_BASE}
AGENDA = SAMPLES / "kst-21501-02-9001.md"


def known(*_: object) -> bool:
    return False


def told(one: Made) -> object:
    """All of it that a build looks at."""
    paper = one.paper and replace(one.paper, statements=one.paper.statements.ntriples)  # type: ignore[arg-type]
    return one.sha256, paper, one.report, one.error


@pytest.fixture(scope="module")
def travelled(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Made, Carried]]:
    """What is made of each of some sources where they are, and the same source as it travels; the others cannot."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(few(tmp_path_factory.mktemp("letters")))
        here = [one for one in sources(["."]) if "empty" not in one.path and "binary" not in one.path]
        assert len(here) > 20
        return list(zip(piece_made(here, DEFAULT_BASE, known), map(carried, here), strict=True))


def test_a_source_says_the_same_where_its_disk_is_not(
    travelled: list[tuple[Made, Carried]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    there = piece_made([source for _, source in travelled], DEFAULT_BASE, known)
    assert [told(one) for one in there] == [told(one) for one, _ in travelled]
    assert any(one.paper and one.paper.metadata for one in there)
    assert any(one.paper and one.paper.remarks for one in there)
    assert any(one.report and one.report.warnings for one in there)
    assert any(one.error for one in there)


def test_what_another_disk_holds_at_the_same_path_is_not_looked_at(
    travelled: list[tuple[Made, Carried]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few(tmp_path)
    for file in tmp_path.rglob("*metadata.xml"):
        file.write_bytes(file.read_bytes().replace(b"2024-11-1", b"2023-10-0"))
    monkeypatch.chdir(tmp_path)
    there = piece_made([source for _, source in travelled], DEFAULT_BASE, known)
    assert [told(one) for one in there] == [told(one) for one, _ in travelled]


def test_a_part_gives_back_what_was_put_into_it(travelled: list[tuple[Made, Carried]]) -> None:
    every = [replace(one, source=source) for one, source in travelled]
    packed, digest = part(map(share, every))
    back = [made(*one) for one in zip(shares(packed, digest), [source for _, source in travelled], strict=True)]
    assert [one and told(one) for one in back] == [told(one) for one in every]


def test_a_letter_that_breaks_a_rule_is_told_in_a_part_with_its_text_and_no_statement(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mapped = building.letter_statements

    def losing(letter, base):  # type: ignore[no-untyped-def]
        return (triple for triple in mapped(letter, base) if (triple[1], str(triple[2])) != (OA.exact, "Den Haag"))

    monkeypatch.setattr(building, "letter_statements", losing)
    source = carried(Source(str(AGENDA)))
    (broken,) = checked([make(source, DEFAULT_BASE)])
    assert broken.report is not None
    assert not broken.report.conforms
    back = made(share(broken), source)
    assert back is not None
    assert back.paper is not None
    assert back.report == broken.report
    assert "Den Haag" in back.paper.text
    assert back.paper.statements.ntriples == b""


def test_a_part_is_n_quads_to_any_reader(travelled: list[tuple[Made, Carried]]) -> None:
    packed, _ = part(share(replace(one, source=source)) for one, source in travelled)
    quads = ox.parse(io.BytesIO(gzip.decompress(packed)), ox.RdfFormat.N_QUADS)
    expected = {
        (one.paper.graph_iri, str(quad.triple))
        for one, _ in travelled
        if one.paper is not None
        for quad in ox.parse(io.BytesIO(one.paper.statements.ntriples), ox.RdfFormat.N_TRIPLES)
    }
    assert len(expected) > 1000
    assert {(quad.graph_name.value, str(quad.triple)) for quad in quads} == expected  # type: ignore[union-attr]


SPOILED = {
    "a byte is another": lambda packed: packed[:-9] + bytes([packed[-9] ^ 4]) + packed[-8:],
    "cut short": lambda packed: packed[:-20],
    "nothing is left": lambda _: b"",
    "no part": lambda _: b"# {}\n",
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_part_that_is_not_whole_gives_nothing(name: str) -> None:
    source = carried(Source(str(AGENDA)))
    packed, digest = part([share(Made(source, error="a"))])
    assert shares(packed, digest)
    assert shares(SPOILED[name](packed), digest) == []
    assert shares(packed, "0" * 64) == []


NOT_OF_IT = {
    "of another": lambda told: told | {"source": "0" * 64},
    "without a digest": lambda told: {key: value for key, value in told.items() if key != "sha256"},
    "with a report of another kind": lambda told: told | {"report": []},
    "no object": lambda _: [1],
}


@pytest.mark.parametrize("name", NOT_OF_IT)
def test_a_share_that_is_not_of_its_source_is_not_taken(name: str) -> None:
    source = carried(Source(str(AGENDA)))
    (whole,) = checked([make(source, DEFAULT_BASE)])
    line, _, rest = share(whole).partition(b"\n")
    changed = json.dumps(NOT_OF_IT[name](json.loads(line[2:]))).encode()
    assert made(b"# " + line[2:] + b"\n" + rest, source) is not None
    assert made(b"# " + changed + b"\n" + rest, source) is None
    assert made(b"", source) is None


def kept(folder: Path, names: list[str]) -> list[Carried]:
    """A folder with one part of so many samples."""
    found = [carried(Source(str(SAMPLES / name))) for name in names]
    every = checked(make(one, DEFAULT_BASE) for one in found)
    parts = Parts(folder, WITH)
    parts.keep(*part(map(share, every)), every)
    parts.close()
    return found


NAMES = [AGENDA.name, "kst-21501-02-9002.md"]


def test_what_is_kept_is_found_again_and_told_in_the_manifest(tmp_path: Path) -> None:
    first, second = kept(tmp_path / "deep" / "parts", NAMES)
    parts = Parts(tmp_path / "deep" / "parts", WITH)
    again = parts.find(second)
    assert again is not None
    assert again.paper is not None
    assert again.paper.id == "kst-21501-02-9002"
    (line,) = (tmp_path / "deep" / "parts" / "manifest.jsonl").read_text().splitlines()
    manifest = json.loads(line)
    packed = (tmp_path / "deep" / "parts" / manifest["part"]).read_bytes()
    assert manifest["sha256"] == hashlib.sha256(packed).hexdigest()
    assert manifest["letters"] == 2
    assert manifest["triples"] == sum(not line.startswith(b"#") for line in gzip.decompress(packed).splitlines())
    assert [one["path"] for one in manifest["sources"]] == [first.path, second.path]
    assert manifest["made_with"] == WITH
    parts.close()


def _spoil(folder: Path) -> None:
    (found,) = folder.glob("part-*")
    found.write_bytes(found.read_bytes()[:-1])


NOT_FOUND = {
    "the part is not whole": (_spoil, WITH),
    "the part is gone": (lambda folder: next(folder.glob("part-*")).unlink(), WITH),
    "the manifest's line was broken off": (lambda folder: os.truncate(folder / "manifest.jsonl", 300), WITH),
    "the manifest is no manifest": (lambda folder: (folder / "manifest.jsonl").write_bytes(b"[]\n\xff\n7\n"), WITH),
    "another program made it": (lambda _: None, WITH | {"kamergraaf": "0.0.9"}),
    "it was made for another base": (lambda _: None, WITH | {"base": "https://example.org/"}),
}


@pytest.mark.parametrize("name", NOT_FOUND)
def test_what_is_not_whole_or_made_otherwise_is_not_found_and_can_be_kept_anew(name: str, tmp_path: Path) -> None:
    spoil, made_with = NOT_FOUND[name]
    source, *_ = kept(tmp_path, NAMES)
    spoil(tmp_path)
    parts = Parts(tmp_path, made_with)
    assert parts.find(source) is None
    every = checked([make(source, DEFAULT_BASE)])
    parts.keep(*part(map(share, every)), every)
    parts.close()
    again = Parts(tmp_path, made_with)
    assert again.find(source) is not None
    again.close()


def test_a_letter_that_has_changed_or_moved_is_not_found(tmp_path: Path) -> None:
    source, *_ = kept(tmp_path, NAMES)
    parts = Parts(tmp_path, WITH)
    changed = carried(Source(source.path, source.held + b"\n"))
    assert parts.find(source) is not None
    assert parts.find(changed) is None
    assert parts.find(replace(source, path="elsewhere.md")) is None
    assert parts.find(replace(source, found=replace(source.found, only=False))) is None
    parts.close()


def test_a_place_that_cannot_be_a_folder_of_parts_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"file cannot be used for parts \(File exists\)"):
        Parts(tmp_path / "file", WITH)
